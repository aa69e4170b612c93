/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exports from a real window: the dialog, the file chooser, what is remembered, what is told.
 */
#include "window-samples.h"

#include <json-glib/json-glib.h>

#include "readout-briefing-pane.h"
#include "readout-export-dialog.h"
#include "readout-settings.h"

static const char report[] =
    "City will close the old bridge\n\nBy Mara Linden\nDaily Lund\n3 March 2024\n\n"
    "The city closes the old bridge in May, the council said.\n\n"
    "Mayor Nora Feld welcomed the closure of the old bridge.\n\n"
    "Otto Berg said that closing the old bridge is a mistake.\n";

static gboolean
has_briefing (gpointer window)
{
  return readout_briefing_pane_has_briefing (get_child (window, "briefing")) &&
         g_action_group_get_action_enabled (window, "export-dialog");
}

static ReadoutWindow *
open_with_briefing (const char *name)
{
  ReadoutWindow *window = open_window (name);

  import_text (window, "bridge.txt", report);
  wait_for (has_briefing, window, "a draft");
  return window;
}

/* The first window of a type that is shown, or %NULL. */
static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
is_shown (gpointer type)
{
  return find_window (GPOINTER_TO_SIZE (type)) != NULL;
}

static gboolean
is_gone (gpointer type)
{
  return find_window (GPOINTER_TO_SIZE (type)) == NULL;
}

static GtkWindow *
await_window (GType type, const char *what)
{
  wait_for (is_shown, GSIZE_TO_POINTER (type), what);
  return find_window (type);
}

/* The first widget below @widget with @name, or whose words hold @words. */
static GtkWidget *
find_widget (GtkWidget *widget, const char *name, const char *words)
{
  if (name != NULL && g_strcmp0 (gtk_widget_get_name (widget), name) == 0)
    return widget;
  if (words != NULL && GTK_IS_LABEL (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, name, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  gpointer widget;
  const char *words;
} Words;

static gboolean
says (gpointer data)
{
  Words *words = data;

  return find_widget (words->widget, NULL, words->words) != NULL;
}

static void
await_words (gpointer widget, const char *words)
{
  Words wanted = { widget, words };

  wait_for (says, &wanted, words);
}

static gboolean
file_exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
export_to (ReadoutWindow *window, const char *format, const char *name)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_action_group_activate_action (G_ACTION_GROUP (window), "export-to",
                                  g_variant_new ("(ss)", format, uri));
  return path;
}

static char *
read_file (const char *path)
{
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_formats (void)
{
  static const struct
  {
    const char *format;
    const char *name;
    const char *words;
  } cases[] = {
    { "pdf", "a.pdf", "%PDF-" },
    { "html", "a.html", "<sup><a id=\"r1-1\"" },
    { "markdown", "a.md", "\n[^dailylund-20240303-s" },
    { "pandoc", "p.md", "[@dailylund-20240303-s" },
    { "csv", "a.csv", "\"Otto Berg\"" },
    { "json", "a.json", "\"key_points\":[" },
    { "bibtex", "a.bib", "@article{dailylund-20240303-s" },
    { "csl-json", "a.csl.json", "\"container-title\" : \"Daily Lund\"" },
  };
  ReadoutWindow *window = open_with_briefing ("formats.readout");
  g_autofree char *beside = g_build_filename (folder, "p.csl.json", NULL);
  g_autofree char *bibtex = g_build_filename (folder, "p.bib", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = export_to (window, cases[i].format, cases[i].name);
      g_autofree char *told = g_strdup_printf ("Exported “%s”", cases[i].name);
      g_autofree char *text = NULL;

      wait_for (file_exists, path, cases[i].name);
      await_words (window, told);
      text = read_file (path);
      g_assert_nonnull (strstr (text, cases[i].words));
    }
  g_assert_true (file_exists (beside));
  g_assert_true (file_exists (bibtex));
  close_window (window);
}

/* The dialog leads to the file chooser, and remembers what was chosen. */
static void
test_dialog (void)
{
  ReadoutWindow *window = open_with_briefing ("dialog.readout");
  g_autofree char *format = NULL;
  GtkWindow *dialog;
  GtkWindow *chooser;
  GtkWidget *button;

  activate (window, "export-dialog");
  dialog = await_window (READOUT_TYPE_EXPORT_DIALOG, "the dialog");
  check_names (GTK_WIDGET (dialog));
  button = find_widget (GTK_WIDGET (dialog), "pdf", NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)));
  button = find_widget (GTK_WIDGET (dialog), "csv", NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  gtk_widget_activate (gtk_window_get_default_widget (dialog));
  chooser = await_window (GTK_TYPE_FILE_CHOOSER_DIALOG, "the file chooser");
  g_assert_cmpint (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)), ==,
                   GTK_FILE_CHOOSER_ACTION_SAVE);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  wait_for (is_gone, GSIZE_TO_POINTER (GTK_TYPE_FILE_CHOOSER_DIALOG), "the chooser to close");
  format = readout_settings_dup_string (READOUT_SETTING_EXPORT_FORMAT);
  g_assert_cmpstr (format, ==, "csv");
  activate (window, "export-dialog");
  dialog = await_window (READOUT_TYPE_EXPORT_DIALOG, "the dialog");
  g_assert_true (gtk_check_button_get_active (
      GTK_CHECK_BUTTON (find_widget (GTK_WIDGET (dialog), "csv", NULL))));
  gtk_window_close (dialog);
  wait_for (is_gone, GSIZE_TO_POINTER (READOUT_TYPE_EXPORT_DIALOG), "the dialog to close");
  close_window (window);
}

static void
test_failure (void)
{
  ReadoutWindow *window = open_with_briefing ("failure.readout");
  g_autofree char *path = export_to (window, "html", "none/a.html");
  GtkWindow *dialog = await_window (ADW_TYPE_MESSAGE_DIALOG, "what went wrong");

  await_words (dialog, "There is no such folder.");
  g_assert_false (file_exists (path));
  gtk_window_close (dialog);
  wait_for (is_gone, GSIZE_TO_POINTER (ADW_TYPE_MESSAGE_DIALOG), "it to close");
  close_window (window);
}

int
main (int argc, char **argv)
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/dialog", test_dialog);
  g_test_add_func ("/export/failure", test_failure);
  return run_tests ();
}
