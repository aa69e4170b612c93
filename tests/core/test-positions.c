/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Topics and positions in a project: what the person decides, what that teaches, what is judged
 * again.
 */
#include "store-samples.h"

#include "stance/readout-lessons.h"
#include "store/readout-intake.h"

/* Decides @n times the same. */
static void
teach (ReadoutLessons *lessons,
       gint64 actor,
       ReadoutPosition found,
       const char *words,
       ReadoutPosition decided,
       guint n)
{
  for (guint i = 0; i < n; i++)
    readout_lessons_add (lessons, actor, found, words, decided);
}

static void
test_word_lessons (void)
{
  g_autoptr (ReadoutLessons) lessons = readout_lessons_new ();
  g_autofree char *lesson = NULL;
  g_autofree char *before = readout_lessons_to_string (lessons);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "");
  teach (lessons, 1, READOUT_POSITION_SUPPORTS, "Welcomed", READOUT_POSITION_OPPOSES, 1);
  /* Once is no lesson. */
  g_assert_cmpint (
      readout_lessons_apply (lessons, 9, READOUT_POSITION_SUPPORTS, 0.9, "welcomed", &lesson), ==,
      READOUT_POSITION_SUPPORTS);
  g_assert_null (lesson);
  teach (lessons, 2, READOUT_POSITION_SUPPORTS, "welcomed", READOUT_POSITION_OPPOSES, 1);
  g_assert_cmpint (
      readout_lessons_apply (lessons, 9, READOUT_POSITION_SUPPORTS, 0.9, "welcomed", &lesson), ==,
      READOUT_POSITION_OPPOSES);
  g_assert_nonnull (strstr (lesson, "you decided 2 times that “welcomed” opposes this"));
  after = readout_lessons_to_string (lessons);
  g_assert_cmpstr (after, !=, "");
  g_clear_pointer (&lesson, g_free);
  /* Other words, another side: as found. */
  g_assert_cmpint (
      readout_lessons_apply (lessons, 9, READOUT_POSITION_SUPPORTS, 0.9, "praised", NULL), ==,
      READOUT_POSITION_SUPPORTS);
  g_assert_cmpint (
      readout_lessons_apply (lessons, 9, READOUT_POSITION_OPPOSES, 0.9, "welcomed", NULL), ==,
      READOUT_POSITION_OPPOSES);
  /* Decisions that do not agree teach nothing. */
  teach (lessons, 3, READOUT_POSITION_SUPPORTS, "welcomed", READOUT_POSITION_SUPPORTS, 1);
  g_assert_cmpint (
      readout_lessons_apply (lessons, 9, READOUT_POSITION_SUPPORTS, 0.9, "welcomed", &lesson), ==,
      READOUT_POSITION_SUPPORTS);
  g_assert_null (lesson);
}

static void
test_actor_lessons (void)
{
  g_autoptr (ReadoutLessons) lessons = readout_lessons_new ();
  g_autofree char *lesson = NULL;

  teach (lessons, 1, READOUT_POSITION_NONE, NULL, READOUT_POSITION_SUPPORTS, 2);
  /* Unsure words go to the actor's side; words to the other side become unsure. */
  g_assert_cmpint (readout_lessons_apply (lessons, 1, READOUT_POSITION_NONE, 0.5, "fair", &lesson),
                   ==, READOUT_POSITION_SUPPORTS);
  g_assert_nonnull (strstr (lesson, "this actor supports this"));
  g_assert_cmpint (
      readout_lessons_apply (lessons, 1, READOUT_POSITION_OPPOSES, 0.6, "unfair", NULL), ==,
      READOUT_POSITION_NONE);
  /* What is sure stays, and so does what has no words for or against, and other actors. */
  g_assert_cmpint (
      readout_lessons_apply (lessons, 1, READOUT_POSITION_OPPOSES, 0.9, "unfair", NULL), ==,
      READOUT_POSITION_OPPOSES);
  g_assert_cmpint (readout_lessons_apply (lessons, 1, READOUT_POSITION_NONE, 0.5, NULL, NULL), ==,
                   READOUT_POSITION_NONE);
  g_assert_cmpint (readout_lessons_apply (lessons, 2, READOUT_POSITION_NONE, 0.5, "fair", NULL), ==,
                   READOUT_POSITION_NONE);
  teach (lessons, 1, READOUT_POSITION_NONE, NULL, READOUT_POSITION_OPPOSES, 1);
  g_assert_cmpint (readout_lessons_apply (lessons, 1, READOUT_POSITION_NONE, 0.5, "fair", NULL), ==,
                   READOUT_POSITION_NONE);
}

static void
test_review (void)
{
  g_assert_true (readout_lessons_need_review (READOUT_POSITION_SUPPORTS, 0.6, "good", NULL));
  g_assert_false (readout_lessons_need_review (READOUT_POSITION_SUPPORTS, 0.9, "good", NULL));
  g_assert_true (readout_lessons_need_review (READOUT_POSITION_NONE, 0.4, "good", NULL));
  g_assert_false (readout_lessons_need_review (READOUT_POSITION_NONE, 0.4, NULL, NULL));
  g_assert_true (readout_lessons_need_review (READOUT_POSITION_OPPOSES, 0.9, "good", "taught"));
}

/* A project with six statements of six speakers, all found to support a topic with one word. */
static ReadoutStore *
open_judged (const char *path, gint64 *topic)
{
  const char *const terms[] = { "ferry", "sail", NULL };
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (path);
  ReadoutStance stance = { .position = READOUT_POSITION_SUPPORTS,
                           .confidence = 0.8,
                           .reason = (char *)"“keen” about “ferry”",
                           .words = (char *)"keen" };
  ReadoutStanceResult results[6];

  sample_add (store, 0, 6);
  *topic = readout_store_add_topic (store, "The ferry sails", terms, TRUE, &error);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    results[i] = (ReadoutStanceResult){ i + 1, &stance };
  g_assert_true (
      readout_store_set_stances (store, *topic, results, G_N_ELEMENTS (results), &error));
  g_assert_no_error (error);
  return store;
}

static void
assert_stance (ReadoutStore *store,
               gint64 id,
               gint64 topic,
               ReadoutPosition position,
               gboolean by_person,
               gboolean taught)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutStatement) statement = readout_store_get_statement (store, id, &error);
  const ReadoutStance *stance = readout_statement_get_stance (statement, topic);

  g_assert_no_error (error);
  g_assert_nonnull (stance);
  g_assert_cmpint (stance->position, ==, position);
  g_assert_cmpint (stance->by_person, ==, by_person);
  g_assert_cmpint (stance->lesson != NULL, ==, taught);
}

static void
test_store_learns (SampleFile *file, gconstpointer data)
{
  const ReadoutStatementQuery to_review = { .review = TRUE };
  g_autoptr (GError) error = NULL;
  gint64 topic;
  ReadoutStore *store = open_judged (file->path, &topic);
  ReadoutStance again = { .position = READOUT_POSITION_SUPPORTS,
                          .confidence = 0.8,
                          .words = (char *)"keen" };
  ReadoutStanceResult results[] = { { 1, &again }, { 3, &again } };

  readout_store_set_position (store, 1, topic, READOUT_POSITION_OPPOSES, &error);
  assert_stance (store, 3, topic, READOUT_POSITION_SUPPORTS, FALSE, FALSE);
  readout_store_set_position (store, 2, topic, READOUT_POSITION_OPPOSES, &error);
  readout_store_set_position (store, 4, topic, READOUT_POSITION_NONE, &error);
  g_assert_no_error (error);
  /* Two against, one without a side: no lesson. */
  assert_stance (store, 3, topic, READOUT_POSITION_SUPPORTS, FALSE, FALSE);
  g_assert_true (readout_store_undo (store, &error));
  assert_stance (store, 3, topic, READOUT_POSITION_OPPOSES, FALSE, TRUE);
  assert_stance (store, 4, topic, READOUT_POSITION_OPPOSES, FALSE, TRUE);
  assert_stance (store, 1, topic, READOUT_POSITION_OPPOSES, TRUE, FALSE);
  g_assert_cmpint (readout_store_count_statements (store, &to_review, &error), ==, 4);

  /* A later analysis is taught too, and leaves the decision alone. */
  g_assert_true (readout_store_set_stances (store, topic, results, 2, &error));
  assert_stance (store, 1, topic, READOUT_POSITION_OPPOSES, TRUE, FALSE);
  assert_stance (store, 3, topic, READOUT_POSITION_OPPOSES, FALSE, TRUE);

  /* What was learnt is forgotten, the decisions stay; and that can be undone. */
  g_assert_true (readout_store_forget_lessons (store, topic, &error));
  assert_stance (store, 1, topic, READOUT_POSITION_OPPOSES, TRUE, FALSE);
  assert_stance (store, 3, topic, READOUT_POSITION_SUPPORTS, FALSE, FALSE);
  g_assert_true (readout_store_undo (store, &error));
  assert_stance (store, 3, topic, READOUT_POSITION_OPPOSES, FALSE, TRUE);
  g_assert_true (readout_store_undo (store, &error));
  assert_stance (store, 2, topic, READOUT_POSITION_SUPPORTS, FALSE, FALSE);
  assert_stance (store, 3, topic, READOUT_POSITION_SUPPORTS, FALSE, FALSE);
  g_assert_no_error (error);
  sample_check (store);
  sample_close (store);
}

static void
test_removed_topics (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 topic;
  ReadoutStore *store = open_judged (file->path, &topic);
  gint64 second = readout_store_add_topic (store, "The harbour closes", NULL, TRUE, &error);

  g_assert_true (readout_store_had_topics (store));
  g_assert_cmpint (readout_store_find_topic (store, "the  FERRY sails.", &error), ==, topic);
  g_assert_cmpint (readout_store_find_topic (store, "The ferry stays", &error), ==, 0);
  g_assert_no_error (error);
  g_assert_false (readout_store_edit_topic (store, second, "the ferry sails", NULL, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (readout_store_edit_topic (store, topic, "the ferry sails", NULL, &error));
  g_assert_true (readout_store_remove_topic (store, topic, &error));
  g_assert_true (readout_store_remove_topic (store, second, &error));
  /* Both are gone, and none is suggested in their place. */
  g_assert_true (readout_store_had_topics (store));
  g_assert_cmpint (readout_store_find_topic (store, "The ferry sails", &error), ==, 0);
  g_assert_no_error (error);
  sample_close (store);
}

/* --- Judging ---------------------------------------------------------------------------------- */

static gpointer
fill_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    sample_add (store, i, 20);
  return store;
}

static gpointer
count_unjudged_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = readout_store_list_unjudged_topics (store, error);

  *(guint *)data = ids != NULL ? ids->len : 0;
  return ids != NULL ? data : NULL;
}

static gpointer
add_ferry_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutProposition) topic = readout_proposition_new (0, data, NULL);

  return GINT_TO_POINTER (
      (int)readout_store_add_topic (store, data, (const char *const *)topic->terms, TRUE, error));
}

static gpointer
rename_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutProposition) topic = readout_proposition_new (0, data, NULL);

  return GINT_TO_POINTER (
      readout_store_edit_topic (store, 1, topic->text, (const char *const *)topic->terms, error));
}

static gpointer
undo_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (readout_store_undo (store, error));
}

static gpointer
count_about_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const ReadoutStatementQuery query = { .topic_id = 1 };

  return GINT_TO_POINTER ((int)readout_store_count_statements (store, &query, error));
}

typedef struct
{
  double fraction;
  guint n_calls;
  GCancellable *cancellable;
} Progress;

static void
progress_cb (double fraction, gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_cmpfloat (fraction, >=, progress->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  progress->fraction = fraction;
  if (++progress->n_calls == 1 && progress->cancellable != NULL)
    g_cancellable_cancel (progress->cancellable);
}

static guint
count_unjudged (ReadoutProject *project)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  readout_project_run (project, count_unjudged_cb, &n, NULL, &error);
  g_assert_no_error (error);
  return n;
}

static int
run (ReadoutProject *project, ReadoutStoreFunc function, const char *words)
{
  g_autoptr (GError) error = NULL;
  gpointer result = readout_project_run (project, function, (gpointer)words, NULL, &error);

  g_assert_no_error (error);
  return GPOINTER_TO_INT (result);
}

static void
judge (ReadoutProject *project, ReadoutStanceRules *rules)
{
  g_autoptr (GError) error = NULL;
  Progress progress = { 0 };

  g_assert_true (
      readout_intake_judge_topics (project, rules, progress_cb, &progress, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_unjudged (project), ==, 0);
}

static void
test_judging (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutProject) project = readout_project_open (file->path, TRUE, NULL, &error);
  g_autoptr (ReadoutStanceRules) rules = readout_stance_rules_new (NULL, &error);
  Progress progress = { .cancellable = g_cancellable_new () };

  g_assert_no_error (error);
  readout_project_run (project, fill_cb, GUINT_TO_POINTER (60), NULL, &error);
  run (project, add_ferry_cb, "The ferry would sail");
  g_assert_cmpuint (count_unjudged (project), ==, 1);

  /* Cancelled after the first of several slices: it is still to do. */
  g_assert_false (readout_intake_judge_topics (project, rules, progress_cb, &progress,
                                               progress.cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (progress.n_calls, ==, 1);
  g_assert_cmpfloat (progress.fraction, <, 1);
  g_assert_cmpuint (count_unjudged (project), ==, 1);
  judge (project, rules);
  g_assert_cmpint (run (project, count_about_cb, NULL), ==, 1200);

  /* Renamed, statements are judged by the new words; and by the old ones after an undo. */
  run (project, rename_cb, "Glaciers melt");
  g_assert_cmpuint (count_unjudged (project), ==, 1);
  judge (project, rules);
  g_assert_cmpint (run (project, count_about_cb, NULL), ==, 0);
  g_assert_true (run (project, undo_cb, NULL));
  g_assert_cmpuint (count_unjudged (project), ==, 1);
  judge (project, rules);
  g_assert_cmpint (run (project, count_about_cb, NULL), ==, 1200);
  g_assert_true (readout_project_close (project, &error));
  g_object_unref (progress.cancellable);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/positions/word-lessons", test_word_lessons);
  g_test_add_func ("/positions/actor-lessons", test_actor_lessons);
  g_test_add_func ("/positions/review", test_review);
#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, sample_file_set_up, function, sample_file_tear_down)
  ADD ("/positions/store-learns", test_store_learns);
  ADD ("/positions/removed-topics", test_removed_topics);
  ADD ("/positions/judging", test_judging);

  return g_test_run ();
}
