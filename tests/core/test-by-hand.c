/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements that a person adds or cuts otherwise: who the engine thinks said them, how they are
 * judged, and that a later analysis leaves them alone.
 */
#include "store/readout-by-hand.h"
#include "store/readout-intake.h"

#include <glib/gstdio.h>
#include <string.h>

static ReadoutEngine *engine;
static ReadoutStanceRules *rules;

static const char text[] =
    "Mayor Nora Feld welcomed the closure of the old bridge.\n\n"
    "“We waited for years,” the trader Otto Berg said. “Closing the bridge is a mistake.” It was "
    "raining. Shops will suffer all summer.\n\n"
    "She added that the river is low. Nobody else spoke.\n";

/* The span of words that occur once in @string. */
static GArray *
find_span (const char *string, const char *words)
{
  const char *at = strstr (string, words);
  GArray *spans = readout_spans_new ();

  g_assert_nonnull (at);
  readout_spans_add (spans, (guint32)(at - string), (guint32)(at - string + strlen (words)));
  return spans;
}

/* The engine thinks that @words of @string were said by @speaker ("" for nobody knows), with @cue,
 * as @quotation. */
static void
assert_sketch (const char *string,
               const char *words,
               const char *speaker,
               const char *cue,
               ReadoutQuotation quotation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (GArray) content = find_span (string, words);
  g_autoptr (ReadoutStatement) statement = NULL;
  g_autofree char *found = NULL;
  const ReadoutVoice *voice;

  report->text = readout_text_new (string, -1, NULL, &error);
  g_assert_no_error (error);
  statement = readout_engine_sketch (engine, report, content, NULL, &error);
  g_assert_no_error (error);
  voice = readout_statement_get_actor (statement);
  found = readout_text_dup_spans (report->text, statement->cue, "|");
  g_assert_true (readout_spans_equal (statement->content, content));
  g_assert_false (readout_spans_overlap (statement->content, statement->cue));
  g_assert_false (readout_spans_overlap (statement->content, statement->source));
  g_assert_cmpstr (voice != NULL ? voice->name : "", ==, speaker);
  g_assert_cmpstr (found, ==, cue);
  g_assert_cmpint (statement->quotation, ==, quotation);
}

static void
test_sketch (void)
{
  /* A part of what the engine found itself. */
  assert_sketch (text, "Closing the bridge is a mistake.", "Otto Berg", "said",
                 READOUT_QUOTATION_DIRECT);
  assert_sketch (text, "the closure of the old bridge", "Nora Feld", "welcomed",
                 READOUT_QUOTATION_INDIRECT);
  /* The pronoun is followed. */
  assert_sketch (text, "the river is low", "Nora Feld", "added", READOUT_QUOTATION_INDIRECT);
  /* The speaker of the paragraph goes on. */
  assert_sketch (text, "Shops will suffer all summer.", "Otto Berg", "",
                 READOUT_QUOTATION_INDIRECT);
  /* A cue of which the rules made nothing. */
  assert_sketch ("The minister Ada Holm said it plainly: snow.\n", "snow", "Ada Holm", "said",
                 READOUT_QUOTATION_INDIRECT);
  /* Nothing tells. */
  assert_sketch ("The road is long.\n", "road is long", "", "", READOUT_QUOTATION_INDIRECT);
}

typedef struct
{
  char *folder;
  char *path;
  ReadoutProject *project;
  gint64 topic_id;
} Fixture;

static gpointer
add_topic_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  g_autoptr (GPtrArray) topics = readout_store_list_topics (store, error);
  g_autoptr (ReadoutProposition) proposition =
      readout_proposition_new (0, "The city closes the bridge", NULL);

  for (guint i = 0; topics != NULL && i < topics->len; i++)
    if (!readout_store_remove_topic (store, ((ReadoutTopic *)g_ptr_array_index (topics, i))->id,
                                     error))
      return NULL;
  fixture->topic_id = readout_store_add_topic (
      store, proposition->text, (const char *const *)proposition->terms, TRUE, error);
  return fixture->topic_id != 0 ? fixture : NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutIntake) intake = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  fixture->folder = g_dir_make_tmp ("readout-by-hand-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "p.readout", NULL);
  fixture->project = readout_project_open (fixture->path, TRUE, NULL, &error);
  g_assert_no_error (error);
  intake = readout_intake_new (fixture->project, engine, rules);
  readout_intake_add_bytes (intake, bytes, "bridge.txt");
  g_assert_true (readout_intake_run (intake, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (readout_project_run (fixture->project, add_topic_cb, fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (readout_intake_judge_topics (fixture->project, rules, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (readout_project_close (fixture->project, &error));
  g_assert_no_error (error);
  g_object_unref (fixture->project);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gpointer
list_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_get_report_statements (store, 1, error);
}

static gpointer
read_report_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_get_report (store, 1, error);
}

static gpointer
undo_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (readout_store_undo (store, error));
}

static gpointer
redo_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (readout_store_redo (store, error));
}

/* As the engine found them, once more. */
static gpointer
analyse_again_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutReport) report = readout_store_get_report (store, 1, error);
  g_autoptr (GPtrArray) statements =
      report != NULL ? readout_engine_analyse (engine, report, NULL, error) : NULL;

  return statements != NULL && readout_store_replace_statements (store, 1, statements, NULL, error)
             ? data
             : NULL;
}

static void
run (Fixture *fixture, ReadoutStoreFunc function)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (readout_project_run (fixture->project, function, fixture, NULL, &error));
  g_assert_no_error (error);
}

/* The one with that content; %NULL for none. Owned by the caller. */
static ReadoutStatement *
find_statement (Fixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) statements =
      readout_project_run (fixture->project, list_cb, NULL, NULL, &error);
  g_autoptr (GArray) content = find_span (text, words);

  g_assert_no_error (error);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      if (readout_spans_equal (statement->content, content))
        return g_object_ref (statement);
    }
  return NULL;
}

static ReadoutPosition
get_position (Fixture *fixture, const char *words)
{
  g_autoptr (ReadoutStatement) statement = find_statement (fixture, words);
  const ReadoutStance *stance = readout_statement_get_stance (statement, fixture->topic_id);

  return stance != NULL ? stance->position : READOUT_POSITION_NONE;
}

/* What the engine makes of words of the report. */
static ReadoutStatement *
sketch (Fixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report =
      readout_project_run (fixture->project, read_report_cb, NULL, NULL, &error);
  g_autoptr (GArray) content = find_span (text, words);
  ReadoutStatement *statement = readout_engine_sketch (engine, report, content, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (statement->report_id, ==, 1);
  return statement;
}

#define PART "Closing the bridge is a mistake"

/* What is added is judged at once, is one step of the undo and stays as it is. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutStatement) added = sketch (fixture, PART);
  g_autoptr (ReadoutStatement) found = NULL;

  added->quotation = READOUT_QUOTATION_MIXED;
  g_ptr_array_set_size (added->voices, 0);
  g_ptr_array_add (added->voices, readout_voice_new ("Ida Moor", READOUT_ACTOR_PERSON, NULL));
  g_assert_cmpint (readout_by_hand_add (fixture->project, rules, added, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (get_position (fixture, PART), ==, READOUT_POSITION_OPPOSES);

  run (fixture, undo_cb);
  g_assert_null (find_statement (fixture, PART));
  run (fixture, redo_cb);
  g_assert_cmpint (get_position (fixture, PART), ==, READOUT_POSITION_OPPOSES);

  run (fixture, analyse_again_cb);
  found = find_statement (fixture, PART);
  g_assert_nonnull (found);
  g_assert_cmpint (found->origin, ==, READOUT_ORIGIN_ADDED);
  g_assert_cmpint (found->quotation, ==, READOUT_QUOTATION_MIXED);
  g_assert_cmpstr (readout_statement_get_actor (found)->name, ==, "Ida Moor");
}

/* Other words mean another position; undone, the former is back; an analysis changes nothing. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutStatement) before = find_statement (fixture, "the closure of the old bridge");
  g_autoptr (GArray) content = find_span (text, "the old bridge");
  g_autoptr (GArray) cue = find_span (text, "welcomed");
  g_autoptr (GArray) none = readout_spans_new ();
  ReadoutByHandChange change = { .content = content, .cue = cue };

  g_assert_nonnull (before);
  g_assert_cmpint (get_position (fixture, "the closure of the old bridge"), ==,
                   READOUT_POSITION_SUPPORTS);
  change.id = before->id;
  g_assert_true (readout_by_hand_change (fixture->project, rules, &change, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (find_statement (fixture, "the closure of the old bridge"));
  run (fixture, analyse_again_cb);
  g_assert_null (find_statement (fixture, "the closure of the old bridge"));
  run (fixture, undo_cb);
  run (fixture, undo_cb);
  g_assert_cmpint (get_position (fixture, "the closure of the old bridge"), ==,
                   READOUT_POSITION_SUPPORTS);

  change.content = none;
  g_assert_false (readout_by_hand_change (fixture->project, rules, &change, NULL, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  change.id = 12345;
  change.content = content;
  g_assert_false (readout_by_hand_change (fixture->project, rules, &change, NULL, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  engine = readout_engine_new (NULL, &error);
  g_assert_no_error (error);
  rules = readout_stance_rules_new (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/by-hand/sketch", test_sketch);
  g_test_add ("/by-hand/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/by-hand/change", Fixture, NULL, set_up, test_change, tear_down);
  status = g_test_run ();
  g_object_unref (engine);
  g_object_unref (rules);
  return status;
}
