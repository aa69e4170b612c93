/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A drafter's whole afternoon: twenty reports come in, two actors are put right, ten positions
 * decided, a briefing is drafted, written in, checked and exported, some of it is undone. Then the
 * program is killed, and all is there when it is opened again.
 */
#include <signal.h>

#include "window-samples.h"

#include "readout-actor-window.h"
#include "readout-board.h"
#include "readout-briefing-pane.h"
#include "readout-page-model.h"
#include "readout-pair-row.h"
#include "readout-pairs-window.h"

#define N_REPORTS 20
#define N_DECISIONS 10

/* What a report is made of. Who speaks and how goes round with its number. */
static const char *const outlets[] = { "Daily Lund", "The Quay Gazette", "Fjord Herald",
                                       "Harbour Radio" };
static const char *const people[] = { "Mara Feld",  "Otto Berg",  "Nora Quist",
                                      "Elin Sand",  "Jonas Vik",  "Petra Holm",
                                      "Aksel Dahl", "Ingrid Moe", "Stephen Hollis" };
static const char *const roles[] = { "Mayor",         "Shopkeeper", "Engineer",
                                     "Councillor",    "Ferryman",   "Headmaster",
                                     "Harbourmaster", "Lawyer",     "Spokesman" };
static const char *const views[] = {
  "welcomed the closure of the old bridge",
  "condemned the closure of the old bridge",
  "said that closing the old bridge was a mistake",
  "praised the closure of the old bridge as overdue",
  "warned against closing the old bridge",
};
static const char *const quotations[] = {
  "Nobody has crossed it with an easy mind for years",
  "My customers come over that bridge, all of them",
  "We have counted the cracks and stopped at two hundred",
  "A ferry is no bridge, and a promise is no ferry",
  "The children will walk an hour to school",
};

static char *
make_report (guint i)
{
  guint speaker = i % (G_N_ELEMENTS (people) - 1);
  guint other = (i * 3 + 1) % (G_N_ELEMENTS (people) - 1);
  /* One of them is spelt in two ways, as happens. */
  const char *third = i == 4 ? "Stephen Hollis" : i == 11 ? "Steven Hollis" : NULL;
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text, "%s speaks out on the old bridge, part %u\n\nBy Lea Strand\n%s\n%u March 2024\n\n",
      people[speaker], i + 1, outlets[i % G_N_ELEMENTS (outlets)], i % 28 + 1);
  g_string_append_printf (text, "%s %s %s, on day %u of the debate.\n\n", roles[speaker],
                          people[speaker], views[i % G_N_ELEMENTS (views)], i + 1);
  g_string_append_printf (text, "“%s,” %s said.\n\n", quotations[i % G_N_ELEMENTS (quotations)],
                          people[speaker]);
  g_string_append_printf (text, "%s %s %s.\n", roles[other], people[other],
                          views[(i + 2) % G_N_ELEMENTS (views)]);
  if (third != NULL)
    g_string_append_printf (
        text, "\nSpokesman %s said that the bridge would be painted in week %u.\n", third, i);
  return g_string_free (text, FALSE);
}

/* What the project has. */
typedef struct
{
  guint n_reports;
  guint n_statements;
  guint n_decided; /* positions that are the person's */
  gboolean has_renamed;
  gboolean has_hollis; /* under the spelling that was merged away */
  char *markdown;
} Desk;

static void
clear_desk (Desk *desk)
{
  g_clear_pointer (&desk->markdown, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, clear_desk)

static gboolean
count_decided (ReadoutStore *store, gint64 report_id, Desk *desk, GError **error)
{
  g_autoptr (GPtrArray) statements = readout_store_get_report_statements (store, report_id, error);

  for (guint i = 0; statements != NULL && i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      for (guint k = 0; k < statement->stances->len; k++)
        desk->n_decided += ((ReadoutStance *)g_ptr_array_index (statement->stances, k))->by_person;
    }
  return statements != NULL;
}

static gpointer
look (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Desk *desk = data;
  g_autoptr (ReadoutProjectFacts) facts = readout_store_get_facts (store, error);
  g_autoptr (GPtrArray) actors = readout_store_list_actors (store, NULL, 0, 1000, error);
  g_autoptr (GPtrArray) briefings = readout_store_list_briefings (store, error);

  if (facts == NULL || actors == NULL || briefings == NULL)
    return NULL;
  desk->n_reports = facts->n_reports;
  desk->n_statements = facts->n_statements;
  for (gint64 id = 1; id <= N_REPORTS; id++)
    {
      gboolean removed = TRUE;

      if (readout_store_is_report_removed (store, id, &removed, NULL) && !removed &&
          !count_decided (store, id, desk, error))
        return NULL;
    }
  for (guint i = 0; i < actors->len; i++)
    {
      const ReadoutActor *actor = g_ptr_array_index (actors, i);

      desk->has_renamed |= g_str_equal (actor->name, "Otto J. Berg");
      desk->has_hollis |=
          g_str_equal (actor->name, "Steven Hollis") || g_str_equal (actor->name, "Stephen Hollis");
    }
  if (briefings->len > 0)
    {
      g_autoptr (ReadoutBriefing) briefing = readout_store_get_briefing (
          store, READOUT_BRIEFING (g_ptr_array_index (briefings, 0))->id, error);

      desk->markdown = g_strdup (briefing->markdown);
    }
  return desk;
}

static void
look_at (ReadoutWindow *window, Desk *desk)
{
  g_autoptr (GError) error = NULL;

  readout_project_run (readout_window_get_project (window), look, desk, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
has_all_reports (gpointer window)
{
  g_auto (Desk) desk = { 0 };

  pause_for (50);
  look_at (window, &desk);
  return desk.n_reports == N_REPORTS &&
         !readout_importer_is_busy (readout_window_get_importer (window));
}

static gboolean
has_draft (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return strstr (markdown, "[^") != NULL;
}

static void
import_all (ReadoutWindow *window)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_REPORTS; i++)
    {
      g_autofree char *text = make_report (i);
      g_autofree char *name = g_strdup_printf ("report-%u.txt", i);
      g_autofree char *path = write_file (name, text);

      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  readout_window_import_files (window, files);
  wait_for (has_all_reports, window, "all reports");
  wait_for (has_draft, window, "a draft");
}

static gpointer
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
is_open_type (gpointer type)
{
  return find_window (GPOINTER_TO_SIZE (type)) != NULL;
}

static gpointer
wait_for_window (GType type)
{
  wait_for (is_open_type, GSIZE_TO_POINTER (type), g_type_name (type));
  return find_window (type);
}

static gboolean
has_title (gpointer window)
{
  return *adw_window_title_get_title (get_child (window, "title")) != '\0';
}

static gboolean
has_renamed (gpointer window)
{
  g_auto (Desk) desk = { 0 };

  pause_for (50);
  look_at (window, &desk);
  return desk.has_renamed;
}

static gpointer
find_berg (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) actors = readout_store_list_actors (store, NULL, 0, 1000, error);

  for (guint i = 0; actors != NULL && i < actors->len; i++)
    {
      ReadoutActor *actor = g_ptr_array_index (actors, i);

      if (g_str_equal (actor->name, "Otto Berg"))
        *(gint64 *)data = actor->id;
    }
  return NULL;
}

static void
rename_actor (ReadoutWindow *window)
{
  GtkWidget *board = get_child (window, "board");
  gint64 id = 0;
  GtkWidget *actor_window;
  GtkWidget *row;

  readout_project_run (readout_window_get_project (window), find_berg, &id, NULL, NULL);
  g_assert_cmpint (id, !=, 0);
  readout_board_show_actor (READOUT_BOARD (board), id, "Otto Berg");
  gtk_widget_activate_action (board, "board.edit-actor", NULL);
  actor_window = wait_for_window (READOUT_TYPE_ACTOR_WINDOW);
  wait_for (has_title, actor_window, "the actor");
  row = get_child (actor_window, "name_row");
  gtk_editable_set_text (GTK_EDITABLE (row), "Otto J. Berg");
  g_signal_emit_by_name (row, "apply");
  wait_for (has_renamed, window, "the new name");
  gtk_window_close (GTK_WINDOW (actor_window));
  gtk_widget_activate_action (board, "board.show-all", NULL);
}

static gboolean
shows_pair (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (get_child (window, "stack")), "list");
}

static gboolean
shows_no_pair (gpointer window)
{
  return !shows_pair (window);
}

/* The two spellings of one name are one person. */
static void
merge_actors (ReadoutWindow *window)
{
  GtkWidget *pairs;
  GtkWidget *row;

  activate (window, "decide-actors");
  pairs = wait_for_window (READOUT_TYPE_PAIRS_WINDOW);
  wait_for (shows_pair, pairs, "the two spellings");
  row = gtk_widget_get_first_child (get_child (pairs, "list"));
  g_assert_true (READOUT_IS_PAIR_ROW (row));
  gtk_widget_activate (get_child (row, "same_button"));
  wait_for (shows_no_pair, pairs, "the answer");
  gtk_window_close (GTK_WINDOW (pairs));
}

typedef struct
{
  ReadoutWindow *window;
  guint n;
} Decided;

static gboolean
has_decided (gpointer data)
{
  const Decided *wanted = data;
  g_auto (Desk) desk = { 0 };

  pause_for (30);
  look_at (wanted->window, &desk);
  return desk.n_decided == wanted->n;
}

/* Statements that were decided: the board may show for a moment how they were before. */
static GHashTable *seen;

/* A statement whose position is not the person's yet, and its place on the board. */
static ReadoutBoardRow *
find_undecided (ReadoutWindow *window, guint *place)
{
  GtkWidget *view = get_child (get_child (window, "board"), "view");
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);
      ReadoutBoardRow *record = READOUT_IS_PAGE_ITEM (item)
                                    ? readout_page_item_get_record (READOUT_PAGE_ITEM (item))
                                    : NULL;

      if (record != NULL && record->statement->stances->len > 0 &&
          !g_hash_table_contains (seen, GSIZE_TO_POINTER (record->statement->id)) &&
          !((ReadoutStance *)g_ptr_array_index (record->statement->stances, 0))->by_person)
        {
          *place = i;
          return record;
        }
    }
  return NULL;
}

static gboolean
has_undecided (gpointer window)
{
  guint place;

  return find_undecided (window, &place) != NULL;
}

/* With the keys 1, 2 and 3, as far as there is a keyboard. */
static void
decide (ReadoutWindow *window, guint n)
{
  static const char *const positions[] = { "supports", "opposes", "none" };
  static const char *const keys[] = { "1", "2", "3" };
  GtkWidget *board = get_child (window, "board");
  GtkWidget *view = get_child (board, "view");
  Decided wanted = { window, n };
  guint place = 0;

  wait_for (has_undecided, window, "a statement to decide");
  g_hash_table_add (seen, GSIZE_TO_POINTER (find_undecided (window, &place)->statement->id));
  gtk_widget_activate_action (view, "list.select-item", "(ubb)", place, FALSE, FALSE);
  readout_board_focus (READOUT_BOARD (board));
  if (n != 1 || !press (window, keys[0]))
    gtk_widget_activate_action (view, "board.position", "s", positions[n % 3]);
  wait_for (has_decided, &wanted, "the decision");
}

static gboolean
is_drafted_anew (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return strstr (markdown, "Otto J. Berg") != NULL;
}

static GtkTextBuffer *
get_text (ReadoutWindow *window)
{
  return GTK_TEXT_BUFFER (readout_editor_get_buffer (
      readout_briefing_pane_get_editor (get_child (window, "briefing"))));
}

static void
type (ReadoutWindow *window, const char *words)
{
  GtkTextBuffer *buffer = get_text (window);
  GtkTextIter end;

  readout_editor_focus (readout_briefing_pane_get_editor (get_child (window, "briefing")));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_at_cursor (buffer, words, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static guint
count_citations (ReadoutWindow *window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));
  guint n = 0;

  for (const char *at = markdown; (at = strstr (at, "[^")) != NULL; at += 2)
    n++;
  return n;
}

typedef struct
{
  ReadoutWindow *window;
  guint n;
} Citations;

static gboolean
has_more_citations (gpointer data)
{
  const Citations *before = data;

  return count_citations (before->window) > before->n;
}

/* The statement that is selected on the board becomes a sentence of the briefing: key i. */
static void
insert_citation (ReadoutWindow *window)
{
  GtkWidget *view = get_child (get_child (window, "board"), "view");
  Citations before = { window, count_citations (window) };
  guint place = 0;

  g_assert_nonnull (find_undecided (window, &place));
  gtk_widget_activate_action (view, "list.select-item", "(ubb)", place, FALSE, FALSE);
  gtk_widget_activate_action (view, "board.insert", NULL);
  wait_for (has_more_citations, &before, "the citation");
}

static gboolean
is_checked (gpointer check)
{
  return readout_live_check_is_done (check) &&
         readout_live_check_count (check, READOUT_SEVERITY_WARNING) +
                 readout_live_check_count (check, READOUT_SEVERITY_ERROR) >
             0;
}

static gboolean
file_exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
export_to (ReadoutWindow *window, const char *format, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_action_group_activate_action (G_ACTION_GROUP (window), "export-to",
                                  g_variant_new ("(ss)", format, uri));
  wait_for (file_exists, path, name);
  g_file_get_contents (path, &contents, &length, NULL);
  g_assert_cmpuint (length, >, 1000);
  if (g_str_equal (format, "markdown"))
    {
      g_assert_nonnull (strstr (contents, "Our own assessment"));
      g_assert_nonnull (strstr (contents, "]: "));
    }
  else
    g_assert_true (g_str_has_prefix (contents, "%PDF-"));
}

static gboolean
is_saved (gpointer window)
{
  g_auto (Desk) desk = { 0 };

  pause_for (50);
  look_at (window, &desk);
  return desk.markdown != NULL && strstr (desk.markdown, "Our own assessment") != NULL &&
         strstr (desk.markdown, "To be taken back") == NULL;
}

static gboolean
is_taken_back (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return strstr (markdown, "To be taken back") == NULL;
}

static void
write_briefing (ReadoutWindow *window)
{
  ReadoutLiveCheck *check = readout_briefing_pane_get_check (get_child (window, "briefing"));

  g_action_group_activate_action (G_ACTION_GROUP (window), "draft-template",
                                  g_variant_new_string ("positions-by-topic"));
  wait_for (is_drafted_anew, window, "the draft with the new name");
  g_action_group_change_action_state (G_ACTION_GROUP (window), "briefing-view",
                                      g_variant_new_string ("both"));
  type (window, "\nOur own assessment is that the ferry decides the matter.\n");
  insert_citation (window);
  g_action_group_activate_action (G_ACTION_GROUP (window), "briefing-page",
                                  g_variant_new_string ("check"));
  wait_for (is_checked, check, "the sentence without a source to be found");
  type (window, "To be taken back.\n");
  activate (window, "undo");
  wait_for (is_taken_back, window, "the words to go");
}

static void
undo_decisions (ReadoutWindow *window)
{
  Decided wanted = { window, N_DECISIONS + 1 };

  decide (window, N_DECISIONS + 1);
  decide (window, N_DECISIONS + 2);
  activate (window, "undo-action");
  wait_for (has_decided, &wanted, "one decision to go");
  wanted.n = N_DECISIONS;
  activate (window, "undo-action");
  wait_for (has_decided, &wanted, "the other one to go");
}

/* The afternoon; it ends badly. */
static void
test_afternoon_child (void)
{
  g_autofree char *end = g_strconcat (g_getenv ("READOUT_TEST_PROJECT"), ".end", NULL);
  ReadoutWindow *window = readout_window_new (application);

  seen = g_hash_table_new (NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  readout_window_open_project (window, g_getenv ("READOUT_TEST_PROJECT"), TRUE);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_open, window, "the project to open");
  import_all (window);
  rename_actor (window);
  merge_actors (window);
  for (guint i = 1; i <= N_DECISIONS; i++)
    decide (window, i);
  write_briefing (window);
  export_to (window, "pdf", "briefing.pdf");
  export_to (window, "markdown", "briefing.md");
  undo_decisions (window);
  wait_for (is_saved, window, "the briefing to be saved");
  g_assert_true (g_file_set_contents (end, "", 0, NULL));
  raise (SIGKILL);
}

static gboolean
has_own_words (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return strstr (markdown, "Our own assessment is that the ferry decides the matter.") != NULL;
}

static gboolean
has_one_less (gpointer window)
{
  Decided wanted = { window, N_DECISIONS - 1 };

  return has_decided (&wanted);
}

static void
test_afternoon (void)
{
  g_autofree char *path = g_build_filename (folder, "afternoon.readout", NULL);
  g_autofree char *end = g_strconcat (path, ".end", NULL);
  g_auto (Desk) desk = { 0 };
  ReadoutWindow *window;

  g_setenv ("READOUT_TEST_PROJECT", path, TRUE);
  g_test_trap_subprocess ("/afternoon/whole/subprocess", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_failed ();
  /* It came to its end before it was killed. */
  g_assert_true (g_file_test (end, G_FILE_TEST_EXISTS));

  window = open_window ("afternoon.readout");
  wait_for (has_own_words, window, "the briefing");
  look_at (window, &desk);
  g_assert_cmpuint (desk.n_reports, ==, N_REPORTS);
  g_assert_cmpuint (desk.n_statements, >, N_REPORTS);
  g_assert_cmpuint (desk.n_decided, ==, N_DECISIONS);
  g_assert_true (desk.has_renamed);
  g_assert_nonnull (strstr (desk.markdown, "[^"));

  /* What was done before the crash can still be undone, step by step. */
  while (!has_one_less (window))
    {
      g_assert_true (readout_project_can_undo (readout_window_get_project (window)));
      activate (window, "undo-action");
      pause_for (100);
    }
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/afternoon/whole", test_afternoon);
  g_test_add_func ("/afternoon/whole/subprocess", test_afternoon_child);
  return run_tests ();
}
