/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Updates of a briefing in the real window: what comes is proposed in place, accepted, refused and
 * taken back, and what the person wrote stays; a report that no longer holds lights up what rests
 * on it.
 */
#include "window-samples.h"

#include <string.h>

#include "readout-briefing-pane.h"
#include "readout-reader.h"

static const char first_report[] =
    "Harbour bridge to close for a year\n"
    "\n"
    "By Nora Quist\n"
    "The Quay Gazette, 3 May 2023\n"
    "\n"
    "Mayor Elin Sand announced on Tuesday that the harbour bridge would close in June.\n"
    "\n"
    "\"The bridge is tired and so are we of patching it,\" Sand said at a press conference.\n"
    "\n"
    "Shopkeeper Olaf Brandt criticised the closure of the bridge. \"It will empty our street,\" "
    "Brandt said.\n";

static const char second_report[] =
    "Ferry operator welcomes bridge works\n"
    "\n"
    "The Fjord Herald, 4 May 2023\n"
    "\n"
    "The ferry operator Nordlys welcomed the closure of the bridge and said that it would add "
    "two boats.\n"
    "\n"
    "Mayor Elin Sand said that the ferries would be free of charge in summer.\n"
    "\n"
    "According to city engineers, the works will take eleven months.\n";

/* What the person writes. */
#define OWN "The reader should know this much."

static ReadoutBriefingPane *
get_pane (ReadoutWindow *window)
{
  return get_child (window, "briefing");
}

static ReadoutUpdates *
get_updates (ReadoutWindow *window)
{
  return readout_briefing_pane_get_updates (get_pane (window));
}

static char *
dup_text (ReadoutWindow *window)
{
  return readout_briefing_pane_dup_markdown (get_pane (window));
}

static gboolean
has_briefing (gpointer window)
{
  g_autofree char *markdown = dup_text (window);

  return strstr (markdown, "[^") != NULL;
}

static gboolean
has_drafted_all (gpointer window)
{
  g_autofree char *markdown = dup_text (window);

  return strstr (markdown, "Brandt") != NULL && strstr (markdown, "Sand") != NULL;
}

static gboolean
has_new (gpointer window)
{
  return readout_updates_count_new (get_updates (window)) >= 3;
}

static guint
count_proposals (ReadoutWindow *window)
{
  return g_list_model_get_n_items (readout_updates_get_proposals (get_updates (window)));
}

static gboolean
is_ready (gpointer window)
{
  return readout_updates_get_state (get_updates (window)) == READOUT_UPDATES_READY;
}

static ReadoutUpdateItem *
get_proposal (ReadoutWindow *window, guint i)
{
  return g_list_model_get_item (readout_updates_get_proposals (get_updates (window)), i);
}

/* The id of the first proposal with these words; owned by the caller, NULL if there is none. */
static char *
find_proposal (ReadoutWindow *window, const char *words)
{
  for (guint i = 0; i < count_proposals (window); i++)
    {
      g_autoptr (ReadoutUpdateItem) item = get_proposal (window, i);

      if (item->after != NULL && strstr (item->after, words) != NULL)
        return g_strdup (item->id);
    }
  return NULL;
}

typedef struct
{
  ReadoutWindow *window;
  const char *id;
  const char *words;
} Wanted;

static gboolean
is_proposed (gpointer data)
{
  Wanted *wanted = data;

  for (guint i = 0; i < count_proposals (wanted->window); i++)
    {
      g_autoptr (ReadoutUpdateItem) item = get_proposal (wanted->window, i);

      if (g_str_equal (item->id, wanted->id))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_not_proposed (gpointer data)
{
  return !is_proposed (data);
}

static gboolean
has_text (gpointer data)
{
  Wanted *wanted = data;
  g_autofree char *markdown = dup_text (wanted->window);

  return strstr (markdown, wanted->words) != NULL;
}

static gboolean
has_no_text (gpointer data)
{
  return !has_text (data);
}

/* As typed at the end. */
static void
type_own (ReadoutWindow *window)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (
      readout_editor_get_buffer (readout_briefing_pane_get_editor (get_pane (window))));
  GtkTextIter iter;

  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &iter, "\n" OWN "\n", -1);
  gtk_text_buffer_end_user_action (buffer);
}

static gboolean
has_saved_own (gpointer window)
{
  return readout_window_get_project (window) != NULL;
}

static guint
count_marks (ReadoutWindow *window, const char *category)
{
  GtkSourceBuffer *buffer =
      readout_editor_get_buffer (readout_briefing_pane_get_editor (get_pane (window)));
  int n_lines = gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer));
  guint n = 0;

  for (int line = 0; line < n_lines; line++)
    {
      GSList *marks = gtk_source_buffer_get_source_marks_at_line (buffer, line, category);

      n += g_slist_length (marks);
      g_slist_free (marks);
    }
  return n;
}

static ReadoutWindow *
open_with_updates (const char *name)
{
  ReadoutWindow *window = open_window (name);

  import_text (window, "bridge.txt", first_report);
  wait_for (has_briefing, window, "a draft");
  g_action_group_change_action_state (G_ACTION_GROUP (window), "briefing-view",
                                      g_variant_new_string ("both"));
  wait_for (has_drafted_all, window, "all of the draft");
  type_own (window);
  wait_for (has_saved_own, window, "the text to be saved");
  import_text (window, "ferry.txt", second_report);
  wait_for (has_new, window, "new statements to be told");
  return window;
}

static void
test_update (void)
{
  ReadoutWindow *window = open_with_updates ("update.readout");
  Wanted ferries = { window, NULL, "free of charge" };
  Wanted boats = { window, NULL, "two boats" };
  g_autofree char *accepted = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *before = NULL;

  g_assert_cmpuint (count_proposals (window), ==, 0);
  before = dup_text (window);
  activate (window, "update-briefing");
  wait_for (is_ready, window, "proposals");
  g_assert_cmpuint (count_proposals (window), >=, 2);
  g_assert_cmpuint (readout_updates_count_new (get_updates (window)), ==, 0);
  g_assert_cmpuint (count_marks (window, "readout-update-added"), >=, 1);
  {
    g_autofree char *text = dup_text (window);

    g_assert_cmpstr (text, ==, before); /* nothing is in the text yet */
  }

  /* One is accepted … */
  accepted = find_proposal (window, ferries.words);
  g_assert_nonnull (accepted);
  ferries.id = accepted;
  readout_updates_accept (get_updates (window), accepted);
  wait_for (has_text, &ferries, "the accepted words");
  wait_for (is_not_proposed, &ferries, "the accepted proposal to go");

  /* … taken back and done again in the editor … */
  readout_editor_focus (readout_briefing_pane_get_editor (get_pane (window)));
  activate (window, "undo");
  wait_for (has_no_text, &ferries, "the accepted words to go");
  wait_for (is_proposed, &ferries, "the proposal to come back");
  activate (window, "redo");
  wait_for (has_text, &ferries, "the accepted words to come back");
  wait_for (is_not_proposed, &ferries, "the proposal to go again");

  /* … and one is refused. */
  refused = find_proposal (window, boats.words);
  g_assert_nonnull (refused);
  boats.id = refused;
  readout_updates_refuse (get_updates (window), refused);
  wait_for (is_not_proposed, &boats, "the refused proposal to go");
  activate (window, "undo-action");
  wait_for (is_proposed, &boats, "the refused proposal to come back");
  readout_updates_refuse (get_updates (window), refused);
  wait_for (is_not_proposed, &boats, "the refused proposal to go again");

  /* Asked again, neither is there, and the person's words are. */
  activate (window, "update-briefing");
  g_assert_false (is_ready (window));
  wait_for (is_ready, window, "proposals again");
  g_assert_false (is_proposed (&ferries));
  g_assert_false (is_proposed (&boats));
  g_assert_cmpuint (readout_updates_count_refused (get_updates (window)), >=, 1);
  {
    g_autofree char *text = dup_text (window);

    g_assert_nonnull (strstr (text, OWN));
    g_assert_null (strstr (text, boats.words));
  }
  readout_updates_propose_refused (get_updates (window));
  wait_for (is_proposed, &boats, "what was refused to be proposed again");
  close_window (window);
}

static gboolean
has_no_proposals (gpointer window)
{
  return count_proposals (window) == 0 && is_ready (window);
}

static gboolean
is_popover_shown (gpointer data)
{
  GtkWidget *editor = GTK_WIDGET (readout_briefing_pane_get_editor (get_pane (data)));

  for (GtkWidget *child = gtk_widget_get_first_child (editor); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child) &&
        g_str_equal (G_OBJECT_TYPE_NAME (child), "ReadoutUpdatePopover"))
      return TRUE;
  return FALSE;
}

/* The id of the proposal that is shown; owned by the caller. */
static char *
dup_current (ReadoutWindow *window)
{
  g_autoptr (ReadoutUpdateItem) item =
      readout_update_marks_get_current (readout_briefing_pane_get_update_marks (get_pane (window)));

  return item != NULL ? g_strdup (item->id) : NULL;
}

static gboolean
is_not_current (gpointer data)
{
  Wanted *wanted = data;
  g_autofree char *id = dup_current (wanted->window);

  return id != NULL && g_strcmp0 (id, wanted->id) != 0;
}

static void
test_all (void)
{
  ReadoutWindow *window = open_with_updates ("update-all.readout");
  guint n;

  activate (window, "update-briefing");
  wait_for (is_ready, window, "proposals");
  n = count_proposals (window);
  g_assert_cmpuint (n, >=, 2);

  /* In place: the next one is shown, decided, and the one after it comes. */
  activate (window, "next-update");
  wait_for (is_popover_shown, window, "the proposal in place");
  {
    g_autoptr (ReadoutUpdateItem) item = readout_update_marks_get_current (
        readout_briefing_pane_get_update_marks (get_pane (window)));
    Wanted wanted = { window, NULL, NULL };

    g_assert_nonnull (item);
    wanted.id = item->id;
    activate (window, "accept-update");
    wait_for (is_not_proposed, &wanted, "the proposal to be accepted");
    wait_for (is_popover_shown, window, "the next proposal in place");
    wanted.id = dup_current (window);
    if (press (window, "alt+Next"))
      wait_for (is_not_current, &wanted, "the key to show the next proposal");
    g_free ((char *)wanted.id);
  }

  activate (window, "accept-all-updates");
  wait_for (has_no_proposals, window, "all to be accepted");
  {
    g_autofree char *text = dup_text (window);

    g_assert_nonnull (strstr (text, "two boats"));
    g_assert_nonnull (strstr (text, "free of charge"));
    g_assert_nonnull (strstr (text, OWN));
  }
  g_assert_cmpuint (count_marks (window, NULL), ==, 0);
  /* Where a popover was, GTK 4.8 asks for a tooltip half a second later, whether its window is
   * there or not. */
  pause_for (800);
  close_window (window);
}

static gboolean
has_passages (gpointer window)
{
  return g_list_model_get_n_items (readout_updates_get_passages (get_updates (window))) > 0;
}

static gboolean
has_no_passages (gpointer window)
{
  return !has_passages (window);
}

static void
test_withdrawn (void)
{
  ReadoutWindow *window = open_window ("withdrawn.readout");

  import_text (window, "bridge.txt", first_report);
  wait_for (has_briefing, window, "a draft");
  wait_for (has_drafted_all, window, "all of the draft");
  g_assert_false (has_passages (window));
  g_action_group_activate_action (G_ACTION_GROUP (window), "report-state",
                                  g_variant_new ("(xs)", (gint64)1, "withdrawn"));
  wait_for (has_passages, window, "passages to light up");
  g_assert_cmpuint (count_marks (window, "readout-update-affected"), >=, 2);
  {
    g_autoptr (ReadoutUpdateItem) item =
        g_list_model_get_item (readout_updates_get_passages (get_updates (window)), 0);

    g_assert_nonnull (strstr (item->title, "withdrawn"));
    g_assert_nonnull (strstr (item->title, "Harbour bridge to close for a year"));
    g_assert_cmpint (item->report_id, ==, 1);
  }
  activate (window, "undo-action");
  wait_for (has_no_passages, window, "passages to be as before");
  g_assert_cmpuint (count_marks (window, "readout-update-affected"), ==, 0);
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/update/update", test_update);
  g_test_add_func ("/update/all", test_all);
  g_test_add_func ("/update/withdrawn", test_withdrawn);
  return run_tests ();
}
