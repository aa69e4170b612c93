/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies and versions of a report as a person sees and answers them in the reader.
 */
#include "window-samples.h"

#include "readout-copies-box.h"
#include "readout-reader.h"
#include "store/readout-store-copies.h"

#define BODY                                                                                       \
  "The old bridge over the Lund will be closed to cars from the first of May, the city council "   \
  "decided on Tuesday night after a debate of more than five hours.\n\n"                           \
  "Mayor Nora Feld said that the piers are cracked and that every engineer who has looked at "     \
  "them tells the council the same thing.\n\n"                                                     \
  "Otto Berg, who runs a hardware shop by the ramp, called the decision a mistake.\n"

static const char first_report[] = "Bridge closes in May\n\nBy Mara Linden\nDaily Lund\n"
                                   "5 March 2024\n\n" BODY;
static const char same_report[] = "City shuts the old bridge\n\nBy Ada Hult\nNorthern Wire\n"
                                  "6 March 2024\n\n" BODY;
static const char later_report[] =
    "Bridge closes in May\n\nBy Mara Linden\nDaily Lund\n7 March 2024\n\n" BODY
    "\nCorrection: the closure was decided on Monday.\n";

/* A report of the project as the store has it, for conditions. */
typedef struct
{
  ReadoutWindow *window;
  guint n;
  gint64 id;
  ReadoutReportState state;
} Wanted;

static gpointer
count_reports (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wanted *wanted = data;

  return readout_store_count_reports (store, NULL, error) == wanted->n ? data : NULL;
}

static gboolean
has_reports (gpointer data)
{
  Wanted *wanted = data;

  return readout_project_run (readout_window_get_project (wanted->window), count_reports, wanted,
                              NULL, NULL) != NULL;
}

static gpointer
look_at_state (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Wanted *wanted = data;
  g_autoptr (ReadoutReport) report = readout_store_get_report (store, wanted->id, error);

  return report != NULL && report->state == wanted->state ? data : NULL;
}

static gboolean
has_state (gpointer data)
{
  Wanted *wanted = data;

  return readout_project_run (readout_window_get_project (wanted->window), look_at_state, wanted,
                              NULL, NULL) != NULL;
}

/* The mapped widget of that accessible name or text in the box. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *words)
{
  if (gtk_widget_get_mapped (widget) && g_type_is_a (G_OBJECT_TYPE (widget), type))
    {
      if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words))
        return widget;
      if (GTK_IS_BUTTON (widget) &&
          gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
        {
          g_autofree char *wrong = gtk_test_accessible_check_property (
              GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words);

          if (wrong == NULL)
            return widget;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  GtkWidget *box;
  const char *words;
} Line;

static gboolean
has_line (gpointer data)
{
  const Line *line = data;

  return find (line->box, GTK_TYPE_LABEL, line->words) != NULL;
}

static gboolean
has_no_line (gpointer data)
{
  return !has_line (data);
}

static void
import (ReadoutWindow *window, const char *name, const char *text, guint n)
{
  Wanted wanted = { .window = window, .n = n };

  import_text (window, name, text);
  wait_for (has_reports, &wanted, "the report");
}

static void
click (GtkWidget *box, const char *name)
{
  GtkWidget *button = find (box, GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  gtk_widget_activate (button);
}

static gboolean
shows_first (gpointer window)
{
  return readout_reader_get_report_id (get_child (window, "reader")) == 1;
}

static void
test_same_text (void)
{
  ReadoutWindow *window = open_window ("same.readout");
  ReadoutReader *reader = get_child (window, "reader");
  GtkWidget *box = get_child (reader, "copies_box");
  Line line = { box, "Also in: Daily Lund, “Bridge closes in May” (same text) · 5 Mar 2024" };
  Line other = { box,
                 "Also in: Northern Wire, “City shuts the old bridge” (same text) · 6 Mar 2024" };
  int minimum;

  import (window, "first.txt", first_report, 1);
  readout_window_open_statement (window, 1, 0);
  wait_for (shows_first, window, "the first report");
  g_assert_false (gtk_widget_get_visible (box));
  import (window, "same.txt", same_report, 2);
  /* The one that is open tells at once. */
  wait_for (has_line, &other, "the line at the first report");
  readout_window_open_statement (window, 2, 0);
  wait_for (has_line, &line, "the line at the second report");
  check_names (box);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 320);
  click (box, "Open “Bridge closes in May”");
  wait_for (shows_first, window, "the other report");
  wait_for (has_line, &other, "its line");
  close_window (window);
}

static void
test_version (void)
{
  ReadoutWindow *window = open_window ("version.readout");
  GtkWidget *box = get_child (get_child (window, "reader"), "copies_box");
  Line offered = {
    box, "Looks like a later version of “Bridge closes in May” (Daily Lund) · 5 Mar 2024"
  };
  Line told = { box, "Later version of “Bridge closes in May” (Daily Lund) · 5 Mar 2024" };
  Line near = { box, "Near copy of “Bridge closes in May” (Daily Lund), 95 % alike · 5 Mar 2024" };
  Wanted corrected = { window, 0, 1, READOUT_REPORT_STATE_CORRECTED };
  Wanted current = { window, 0, 1, READOUT_REPORT_STATE_CURRENT };
  int minimum;

  import (window, "first.txt", first_report, 1);
  import (window, "later.txt", later_report, 2);
  readout_window_open_statement (window, 2, 0);
  wait_for (has_line, &offered, "the offer");
  check_names (box);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 320);
  g_assert_true (has_state (&current));

  click (box, "Mark the Earlier Version as Corrected");
  wait_for (has_line, &told, "the answer");
  g_assert_true (has_state (&corrected));
  g_assert_null (find (box, GTK_TYPE_BUTTON, "Not a New Version"));
  activate (window, "undo");
  wait_for (has_line, &offered, "the offer again");
  g_assert_true (has_state (&current));

  click (box, "Not a New Version");
  wait_for (has_no_line, &offered, "the offer to go");
  g_assert_true (has_state (&current));
  wait_for (has_line, &near, "what it is instead");
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;

  g_test_add_func ("/window/copies/same-text", test_same_text);
  g_test_add_func ("/window/copies/version", test_version);

  return run_tests ();
}
