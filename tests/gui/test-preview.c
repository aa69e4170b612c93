/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preview of a briefing in a real window: its pages, how one goes through them, what is
 * clicked.
 */
#include "window-samples.h"

#include "readout-page-canvas.h"
#include "readout-page-pictures.h"
#include "readout-page-preferences.h"
#include "readout-preview-bar.h"
#include "readout-preview.h"
#include "readout-print.h"
#include "readout-settings.h"

#include <string.h>

static GtkWidget *window;
static ReadoutPreview *preview;

/* A text of several pages. */
static char *
make_text (const char *first)
{
  GString *text = g_string_new ("# The ferry\n\n");

  g_string_append (text, first);
  for (guint i = 1; i <= 60; i++)
    g_string_append_printf (
        text,
        "\n\n## Part %u\n\nThe council said that the ferry would run on Sundays, "
        "and the pilots said that it would not.[^ferry-s1]",
        i);
  g_string_append (text, "\n\n[^ferry-s1]: *The Gazette*, 3 May 1999.\n");
  return g_string_free (text, FALSE);
}

static gpointer
find_widget (gpointer widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static ReadoutPageCanvas *
get_canvas (void)
{
  return find_widget (preview, READOUT_TYPE_PAGE_CANVAS);
}

static guint
get_n_pages (void)
{
  ReadoutPages *pages = readout_preview_get_pages (preview);

  return pages != NULL ? readout_pages_get_n_pages (pages) : 0;
}

static gboolean
has_text (gpointer words)
{
  g_autofree char *text = NULL;

  if (get_n_pages () == 0)
    return FALSE;
  text = readout_pages_dup_page_text (readout_preview_get_pages (preview), 0);
  return strstr (text, words) != NULL;
}

static gboolean
is_page (gpointer page)
{
  GtkEntry *entry =
      GTK_ENTRY (get_child (find_widget (preview, READOUT_TYPE_PREVIEW_BAR), "page_entry"));
  g_autofree char *number = g_strdup_printf ("%u", GPOINTER_TO_UINT (page));

  return readout_page_canvas_get_page (get_canvas ()) + 1 == GPOINTER_TO_UINT (page) &&
         g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), number);
}

static void
show_text (const char *text, const char *words)
{
  readout_preview_set_markdown (preview, text);
  wait_for (has_text, (gpointer)words, "the pages");
}

static void
set_up (void)
{
  g_autofree char *text = make_text ("It runs.");

  readout_settings_reset (READOUT_SETTING_PREVIEW_ZOOM);
  readout_settings_reset (READOUT_SETTING_PREVIEW_CONTINUOUS);
  window = gtk_application_window_new (GTK_APPLICATION (application));
  preview = READOUT_PREVIEW (readout_preview_new ());
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (preview));
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 700);
  gtk_window_present (GTK_WINDOW (window));
  show_text (text, "It runs.");
  wait_for (is_page, GUINT_TO_POINTER (1), "the first page");
}

static void
tear_down (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  wait_for (has_no_windows, application, "the window to close");
}

static void
run_action (const char *name, GVariant *parameter)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (preview), name, parameter));
}

static void
test_pages (void)
{
  guint n_pages;

  set_up ();
  n_pages = get_n_pages ();
  g_assert_cmpuint (n_pages, >, 3);
  run_action ("preview.next-page", NULL);
  wait_for (is_page, GUINT_TO_POINTER (2), "the second page");
  run_action ("preview.previous-page", NULL);
  wait_for (is_page, GUINT_TO_POINTER (1), "the first page again");
  readout_page_canvas_show_page (get_canvas (), n_pages - 1);
  wait_for (is_page, GUINT_TO_POINTER (n_pages), "the last page");

  /* One at a time, it is still the same one. */
  run_action ("preview.continuous", NULL);
  g_assert_false (readout_settings_get_boolean (READOUT_SETTING_PREVIEW_CONTINUOUS));
  wait_for (is_page, GUINT_TO_POINTER (n_pages), "the last page alone");
  run_action ("preview.previous-page", NULL);
  wait_for (is_page, GUINT_TO_POINTER (n_pages - 1), "the page before it");
  run_action ("preview.continuous", NULL);
  wait_for (is_page, GUINT_TO_POINTER (n_pages - 1), "that page among the others");
  tear_down ();
}

static void
test_page_entry (void)
{
  GtkEditable *entry;

  set_up ();
  entry = GTK_EDITABLE (get_child (find_widget (preview, READOUT_TYPE_PREVIEW_BAR), "page_entry"));
  run_action ("preview.go-to-page", NULL);
  gtk_editable_set_text (entry, "3");
  g_signal_emit_by_name (entry, "activate");
  wait_for (is_page, GUINT_TO_POINTER (3), "page 3");
  /* What is no page goes to the nearest one, what is no number nowhere. */
  gtk_editable_set_text (entry, "999999");
  g_signal_emit_by_name (entry, "activate");
  wait_for (is_page, GUINT_TO_POINTER (get_n_pages ()), "the last page");
  gtk_editable_set_text (entry, "x");
  g_signal_emit_by_name (entry, "activate");
  wait_for (is_page, GUINT_TO_POINTER (get_n_pages ()), "the last page still");
  tear_down ();
}

static gboolean
is_shown_at (gpointer zoom)
{
  return ABS (readout_page_canvas_get_shown_zoom (get_canvas ()) - *(double *)zoom) < 0.001;
}

static void
test_zoom (void)
{
  double real = 1;
  double larger = 1.2;
  double wide;

  set_up ();
  wide = readout_page_canvas_get_shown_zoom (get_canvas ());
  run_action ("preview.size", g_variant_new_string ("real"));
  wait_for (is_shown_at, &real, "the real size");
  run_action ("preview.zoom-in", NULL);
  wait_for (is_shown_at, &larger, "a larger size");
  g_assert_cmpfloat_with_epsilon (readout_settings_get_double (READOUT_SETTING_PREVIEW_ZOOM), 1.2,
                                  0.001);
  run_action ("preview.zoom-out", NULL);
  wait_for (is_shown_at, &real, "the real size again");
  run_action ("preview.size", g_variant_new_string ("width"));
  wait_for (is_shown_at, &wide, "the width of the window");
  tear_down ();
}

static gboolean
is_whole_page_shown (gpointer data)
{
  double width;
  double height;

  readout_pages_get_page_size (readout_preview_get_pages (preview), &width, &height);
  return height * readout_page_canvas_get_shown_zoom (get_canvas ()) * 96 / 72 <=
         gtk_widget_get_height (GTK_WIDGET (get_canvas ()));
}

static void
test_fit_page (void)
{
  set_up ();
  run_action ("preview.size", g_variant_new_string ("page"));
  wait_for (is_whole_page_shown, NULL, "a whole page");
  tear_down ();
}

/* The place of a word on the canvas is the place of the word in the text. */
static void
place_cb (ReadoutPreview *source, guint byte, int n_presses, gpointer user_data)
{
  *(guint *)user_data = byte;
}

static void
test_places (void)
{
  g_autofree char *text = make_text ("It runs.");
  guint32 byte = strstr (text, "## Part 30") - text + strlen ("## ");
  guint activated = 0;
  guint page;
  double y;
  double height;
  guint32 found;

  set_up ();
  readout_preview_scroll_to_byte (preview, byte);
  g_assert_true (
      readout_pages_find_byte (readout_preview_get_pages (preview), byte, &page, &y, &height));
  wait_for (is_page, GUINT_TO_POINTER (page + 1), "the page of the cursor");
  g_assert_true (readout_pages_find_place (readout_preview_get_pages (preview), page, 100,
                                           y + height / 2, &found));
  g_assert_cmpuint (found, ==, byte);
  g_signal_connect (preview, "place-activated", G_CALLBACK (place_cb), &activated);
  g_signal_emit_by_name (get_canvas (), "activate-place", found, 1);
  g_assert_cmpuint (activated, ==, byte);
  tear_down ();
}

static gboolean
shows_remarks (gpointer shown)
{
  GtkWidget *button =
      GTK_WIDGET (get_child (find_widget (preview, READOUT_TYPE_PREVIEW_BAR), "remarks_button"));

  return gtk_widget_get_visible (button) == GPOINTER_TO_INT (shown);
}

static void
test_remarks (void)
{
  set_up ();
  g_assert_true (shows_remarks (GINT_TO_POINTER (FALSE)));
  show_text ("# The bridge\n\n![a bridge](bridge.png)\n", "a bridge");
  wait_for (shows_remarks, GINT_TO_POINTER (TRUE), "the remark on the picture");
  show_text ("# The bridge\n\nwithout one\n", "without one");
  wait_for (shows_remarks, GINT_TO_POINTER (FALSE), "no remark");
  tear_down ();
}

static gboolean
is_drawn (gpointer pictures)
{
  gboolean is_current;

  return readout_page_pictures_get (pictures, 1, 0.5, 1, &is_current) != NULL && is_current;
}

static void
test_pictures (void)
{
  g_autoptr (ReadoutPageSettings) settings = readout_page_settings_new (READOUT_PAPER_A4);
  g_autoptr (ReadoutPagePictures) pictures = readout_page_pictures_new ();
  g_autofree char *one = make_text ("It runs.");
  g_autofree char *other = make_text ("It flies.");
  g_autofree char *longer = make_text ("It runs.\n\nIt runs on.\n\nAnd on.");
  g_autoptr (ReadoutMarkdown) first = readout_markdown_new (one, -1, NULL);
  g_autoptr (ReadoutMarkdown) second = readout_markdown_new (other, -1, NULL);
  g_autoptr (ReadoutMarkdown) third = readout_markdown_new (longer, -1, NULL);
  g_autoptr (ReadoutPages) pages = readout_pages_new (first, settings, NULL, NULL, NULL);
  g_autoptr (ReadoutPages) changed = readout_pages_new (second, settings, pages, NULL, NULL);
  g_autoptr (ReadoutPages) moved = readout_pages_new (third, settings, changed, NULL, NULL);
  gboolean is_current;

  g_assert_false (readout_pages_is_same_page (pages, changed, 0));
  g_assert_true (readout_pages_is_same_page (pages, changed, 1));
  g_assert_false (readout_pages_is_same_page (changed, moved, 1));
  g_assert_false (readout_pages_is_same_page (pages, changed, 1000));

  readout_page_pictures_set_pages (pictures, pages);
  g_assert_null (readout_page_pictures_get (pictures, 1, 0.5, 1, &is_current));
  wait_for (is_drawn, pictures, "the picture of a page");
  /* What did not change is not drawn again; what did is shown as it was until it is. */
  readout_page_pictures_set_pages (pictures, changed);
  g_assert_nonnull (readout_page_pictures_get (pictures, 1, 0.5, 1, &is_current));
  g_assert_true (is_current);
  readout_page_pictures_set_pages (pictures, moved);
  g_assert_nonnull (readout_page_pictures_get (pictures, 1, 0.5, 1, &is_current));
  g_assert_false (is_current);
  wait_for (is_drawn, pictures, "the new picture");
}

static void
count_cb (gpointer watcher)
{
  g_object_set_data (watcher, "count",
                     GINT_TO_POINTER (GPOINTER_TO_INT (g_object_get_data (watcher, "count")) + 1));
}

/* What is chosen in the preferences holds at once, however little room it leaves. */
static void
test_settings (void)
{
  g_autoptr (GObject) watcher = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (ReadoutPageSettings) settings = NULL;
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new ("# A\n\nword\n", -1, NULL);
  g_autoptr (ReadoutPages) pages = NULL;
  g_autoptr (GError) error = NULL;

  readout_page_preferences_watch (watcher, G_CALLBACK (count_cb));
  readout_settings_set_string (READOUT_SETTING_PAPER, "letter");
  g_assert_cmpint (GPOINTER_TO_INT (g_object_get_data (watcher, "count")), ==, 1);
  readout_settings_set_double (READOUT_SETTING_MARGIN_LEFT, 75);
  readout_settings_set_double (READOUT_SETTING_MARGIN_RIGHT, 75);
  readout_settings_set_double (READOUT_SETTING_MARGIN_TOP, 100);
  readout_settings_set_double (READOUT_SETTING_MARGIN_BOTTOM, 100);
  readout_settings_set_double (READOUT_SETTING_FONT_SIZE, 24);
  readout_settings_set_string (READOUT_SETTING_HEADING_FONT, "No Such Font");
  readout_settings_set_string (READOUT_SETTING_AUTHOR, "A. Writer");
  readout_settings_set_boolean (READOUT_SETTING_PRINT_DATE, TRUE);
  settings = readout_page_preferences_dup_settings ("Title", "/tmp");
  g_assert_cmpint (settings->paper, ==, READOUT_PAPER_LETTER);
  g_assert_cmpstr (settings->author, ==, "A. Writer");
  g_assert_cmpstr (settings->heading_family, ==, "No Such Font");
  g_assert_cmpstr (settings->language, ==, "en");
  g_assert_nonnull (settings->date);
  pages = readout_pages_new (markdown, settings, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pages);
}

static ReadoutPageSettings *
dup_defaults (void)
{
  return readout_page_preferences_dup_settings (NULL, NULL);
}

static void
press_reset (GtkWidget *page)
{
  for (GtkWidget *child = gtk_widget_get_first_child (page); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && gtk_widget_has_css_class (child, "flat") &&
        g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), "_Reset") == 0)
      g_signal_emit_by_name (child, "clicked");
    else
      press_reset (child);
}

/* Looks can be put back; who writes stays. */
static void
test_reset (void)
{
  GtkWidget *page = g_object_ref_sink (GTK_WIDGET (readout_page_preferences_new ()));
  g_autoptr (ReadoutPageSettings) settings = NULL;

  press_reset (page);
  settings = dup_defaults ();
  g_assert_cmpfloat (settings->font_size, ==, READOUT_PAGE_FONT_SIZE);
  g_assert_cmpint (settings->paper, ==, READOUT_PAPER_A4);
  g_assert_cmpfloat_with_epsilon (settings->margin_left,
                                  READOUT_PAGE_MARGIN_SIDE_MM * READOUT_POINTS_PER_MM, 0.01);
  g_assert_null (settings->heading_family);
  g_assert_cmpstr (settings->author, ==, "A. Writer");
  g_object_unref (page);
}

/* Each page is printed on one sheet. */
static void
test_print (void)
{
  g_autofree char *text = make_text ("It runs.");
  g_autoptr (ReadoutPageSettings) settings = readout_page_settings_new (READOUT_PAPER_LETTER);
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (text, -1, NULL);
  g_autoptr (ReadoutPages) pages = readout_pages_new (markdown, settings, NULL, NULL, NULL);
  g_autoptr (GtkPrintOperation) operation = readout_print_new (pages, "The ferry");
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *pdf = NULL;
  g_autoptr (GError) error = NULL;
  GtkPageSetup *setup;
  gsize length;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &pdf, &length, &error));
  g_assert_true (length > 0 && g_str_has_prefix (pdf, "%PDF-"));
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==,
                   readout_pages_get_n_pages (pages));
  setup = gtk_print_operation_get_default_page_setup (operation);
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS), 612, 1);
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS), 792, 1);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/preview/pages", test_pages);
  g_test_add_func ("/preview/page-entry", test_page_entry);
  g_test_add_func ("/preview/zoom", test_zoom);
  g_test_add_func ("/preview/fit-page", test_fit_page);
  g_test_add_func ("/preview/places", test_places);
  g_test_add_func ("/preview/remarks", test_remarks);
  g_test_add_func ("/preview/pictures", test_pictures);
  g_test_add_func ("/preview/settings", test_settings);
  g_test_add_func ("/preview/reset", test_reset);
  g_test_add_func ("/preview/print", test_print);
  return run_tests ();
}
