/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source check while one writes: what is typed wrong is told, marked, mended, dismissed.
 */
#include "window-samples.h"

#include "readout-briefing-pane.h"
#include "readout-check-page.h"

static const char report[] =
    "City will close the old bridge\n\nBy Mara Linden\nDaily Lund\n3 March 2024\n\n"
    "\"The old bridge will never be closed to the people of this city,\" Mayor Nora Feld said.\n\n"
    "Otto Berg said that closing the old bridge is a mistake.\n";

typedef struct
{
  ReadoutWindow *window;
  ReadoutBriefingPane *pane;
  ReadoutLiveCheck *check;
  GtkTextBuffer *buffer;
} Desk;

static gboolean
has_briefing (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return strstr (markdown, "[^") != NULL;
}

static gboolean
is_done (gpointer data)
{
  return readout_live_check_is_done (((Desk *)data)->check);
}

static guint
count (Desk *desk, ReadoutSeverity severity)
{
  wait_for (is_done, desk, "the check");
  return readout_live_check_count (desk->check, severity);
}

static void
find_desk (Desk *desk, ReadoutWindow *window)
{
  desk->window = window;
  desk->pane = get_child (window, "briefing");
  desk->check = readout_briefing_pane_get_check (desk->pane);
  desk->buffer =
      GTK_TEXT_BUFFER (readout_editor_get_buffer (readout_briefing_pane_get_editor (desk->pane)));
  wait_for (has_briefing, window, "a draft");
  g_action_group_activate_action (G_ACTION_GROUP (window), "briefing-view",
                                  g_variant_new_string ("editor"));
  wait_for (is_done, desk, "the check");
}

static void
open_desk (Desk *desk, const char *name)
{
  ReadoutWindow *window = open_window (name);

  import_text (window, "bridge.txt", report);
  find_desk (desk, window);
  g_assert_cmpuint (count (desk, READOUT_SEVERITY_ERROR), ==, 0);
  g_assert_cmpuint (count (desk, READOUT_SEVERITY_WARNING), ==, 0);
}

/* Types @new in the place of @old. */
static void
type (Desk *desk, const char *old, const char *new)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (desk->buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, old, 0, &start, &end, NULL));
  gtk_text_buffer_begin_user_action (desk->buffer);
  gtk_text_buffer_delete (desk->buffer, &start, &end);
  gtk_text_buffer_insert (desk->buffer, &start, new, -1);
  gtk_text_buffer_end_user_action (desk->buffer);
  gtk_text_buffer_place_cursor (desk->buffer, &start);
}

static void
append (Desk *desk, const char *words)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (desk->buffer, &end);
  gtk_text_buffer_insert (desk->buffer, &end, words, -1);
}

static char *
dup_selection (Desk *desk)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (desk->buffer, &start, &end);
  return gtk_text_buffer_get_text (desk->buffer, &start, &end, TRUE);
}

static gboolean
is_marked (gpointer data)
{
  Desk *desk = data;
  GtkTextTag *tag =
      gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (desk->buffer), "check-error");
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (desk->buffer, &start);
  return gtk_text_iter_has_tag (&start, tag) || gtk_text_iter_forward_to_tag_toggle (&start, tag);
}

static gboolean
is_not_marked (gpointer data)
{
  return !is_marked (data);
}

/* A word of a quotation is changed, told, shown, and mended by a key. */
static void
test_fix (void)
{
  Desk desk;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *selected = NULL;
  g_autoptr (ReadoutCheckItem) item = NULL;

  open_desk (&desk, "fix.readout");
  before = readout_briefing_pane_dup_markdown (desk.pane);
  type (&desk, "never be closed", "soon be closed");
  g_assert_cmpuint (count (&desk, READOUT_SEVERITY_ERROR), >=, 1);
  wait_for (is_marked, &desk, "the mark");

  item = g_list_model_get_item (readout_live_check_get_items (desk.check), 0);
  g_assert_cmpint (readout_check_item_get_finding (item)->kind, ==, READOUT_FINDING_QUOTATION);
  g_assert_nonnull (
      strstr (readout_check_item_get_finding (item)->difference, "~~soon~~ **never**"));
  activate (desk.window, "next-finding");
  selected = dup_selection (&desk);
  g_assert_nonnull (strstr (selected, "soon be closed"));
  while (count (&desk, READOUT_SEVERITY_ERROR) > 0)
    {
      activate (desk.window, "next-finding");
      activate (desk.window, "fix-finding");
    }
  after = readout_briefing_pane_dup_markdown (desk.pane);
  g_assert_cmpstr (after, ==, before);
  wait_for (is_not_marked, &desk, "no mark");
  close_window (desk.window);
}

static gboolean
has_page (gpointer data)
{
  return g_str_equal (
      readout_briefing_panel_get_page (readout_briefing_pane_get_panel (((Desk *)data)->pane)),
      "check");
}

static void
dismiss_first (Desk *desk, gboolean dismissed)
{
  g_autoptr (ReadoutCheckItem) item =
      g_list_model_get_item (readout_live_check_get_items (desk->check), 0);

  g_assert_nonnull (item);
  readout_live_check_set_dismissed (desk->check, item, dismissed);
}

/* What is fine is fine as long as it does not change, also in the next session. */
static void
test_dismiss (void)
{
  Desk desk;

  open_desk (&desk, "dismiss.readout");
  append (&desk, "\n\nNobody has said this to anybody.\n");
  g_assert_cmpuint (count (&desk, READOUT_SEVERITY_WARNING), ==, 1);
  g_action_group_activate_action (G_ACTION_GROUP (desk.window), "briefing-page",
                                  g_variant_new_string ("check"));
  wait_for (has_page, &desk, "the page");
  check_names (GTK_WIDGET (desk.pane));
  dismiss_first (&desk, TRUE);
  g_assert_cmpuint (count (&desk, READOUT_SEVERITY_WARNING), ==, 0);
  close_window (desk.window);

  find_desk (&desk, open_window ("dismiss.readout"));
  g_assert_cmpuint (count (&desk, READOUT_SEVERITY_WARNING), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (readout_live_check_get_items (desk.check)), ==, 1);
  dismiss_first (&desk, FALSE);
  g_assert_cmpuint (count (&desk, READOUT_SEVERITY_WARNING), ==, 1);
  dismiss_first (&desk, TRUE);
  type (&desk, "to anybody", "to somebody");
  g_assert_cmpuint (count (&desk, READOUT_SEVERITY_WARNING), ==, 1);
  close_window (desk.window);
}

static gpointer
withdraw (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const ReadoutReportQuery query = { .sort = READOUT_REPORT_SORT_ADDED };
  g_autoptr (GPtrArray) reports = readout_store_list_reports (store, &query, 0, 1, error);

  return GINT_TO_POINTER (reports != NULL && reports->len == 1 &&
                          readout_store_set_report_state (store,
                                                          READOUT_REPORT (reports->pdata[0])->id,
                                                          READOUT_REPORT_STATE_WITHDRAWN, error));
}

static gboolean
has_errors (gpointer data)
{
  return readout_live_check_count (((Desk *)data)->check, READOUT_SEVERITY_ERROR) > 1;
}

/* A report is withdrawn while the briefing is open: all that rests on it lights up. */
static void
test_withdrawn (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  open_desk (&desk, "withdrawn.readout");
  readout_project_run (readout_window_get_project (desk.window), withdraw, NULL, NULL, &error);
  g_assert_no_error (error);
  wait_for (has_errors, &desk, "errors");
  wait_for (is_marked, &desk, "marks");
  close_window (desk.window);
}

/* A window that is closed while the check is at work. */
static void
test_close (void)
{
  Desk desk;
  g_autoptr (GString) words = g_string_new (NULL);

  open_desk (&desk, "close.readout");
  for (guint i = 0; i < 3000; i++)
    g_string_append (words, "\n\nNobody “has said this” to anybody.[^none]\n");
  append (&desk, words->str);
  pause_for (200);
  close_window (desk.window);
}

int
main (int argc, char **argv)
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/gui-check/fix", test_fix);
  g_test_add_func ("/gui-check/dismiss", test_dismiss);
  g_test_add_func ("/gui-check/withdrawn", test_withdrawn);
  g_test_add_func ("/gui-check/close", test_close);
  return run_tests ();
}
