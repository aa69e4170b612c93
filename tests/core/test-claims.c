/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements that say the same, over outlets: found, linked and cut; contradictions; outlets that
 * have several names.
 */
#include "store-samples.h"

#include "briefing/readout-check-store.h"
#include "briefing/readout-claims.h"
#include "briefing/readout-snapshot-store.h"

/* Enough words to tell a copy by. */
static const char wire[] =
    "The keepers of the northern lighthouse have counted seals every spring since the old pier was "
    "built, and each year the number is written on a slate by the door. This spring the slate was "
    "wiped clean by rain before anybody had copied it, so the boats went out again at low water.";
static const char other_text[] =
    "Snow fell on the market square for three days, and the bakers took turns to clear the steps "
    "of the town hall. A choir that was to sing on Sunday will sing a week later in the school, "
    "where the new heating was tried for the first time on Monday afternoon without any trouble.";

static gint64
add_report (ReadoutStore *store,
            const char *outlet,
            const char *published,
            const char *said,
            const char *rest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (GPtrArray) statements = NULL;
  g_autofree char *text = g_strdup_printf ("%s\n\n%s\n", said, rest);
  gint64 id;

  report->text = readout_text_new (text, -1, NULL, &error);
  g_assert_no_error (error);
  {
    g_autofree char *bytes = g_strconcat (outlet, published, text, NULL);

    report->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes, -1);
  }
  report->outlet = g_strdup (outlet);
  report->published = g_strdup (published);
  report->title = g_strdup_printf ("%s of %s", outlet, published);
  statements = sample_statements (report);
  /* Here each speaker is who says it, without the outlet. */
  for (guint i = 0; i < statements->len; i++)
    while (((ReadoutStatement *)statements->pdata[i])->voices->len > 1)
      g_ptr_array_remove_index (((ReadoutStatement *)statements->pdata[i])->voices, 0);
  id = readout_store_add_report (store, report, statements, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static void
find_claims (ReadoutStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (readout_store_find_claims (store, NULL, &error));
  g_assert_no_error (error);
}

/* How many say the same as the statement, itself too. */
static guint
count_same (ReadoutStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = readout_store_list_same (store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (((ReadoutBoardRow *)rows->pdata[0])->statement->id, ==, id);
  return rows->len;
}

static void
assert_row (ReadoutStore *store, gint64 id, guint n_same, guint n_outlets, guint n_independent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutBoardRow) row = readout_store_get_board_row (store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (row->n_same, ==, n_same);
  g_assert_cmpuint (row->n_outlets, ==, n_outlets);
  g_assert_cmpuint (row->n_independent, ==, n_independent);
}

static void
link_two (ReadoutStore *store, gint64 a, gint64 b)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, a);
  g_array_append_val (ids, b);
  g_assert_true (readout_store_link_same (store, ids, &error));
  g_assert_no_error (error);
}

static void
cut (ReadoutStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (readout_store_cut_same (store, id, &error));
  g_assert_no_error (error);
}

static void
undo (ReadoutStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (readout_store_undo (store, &error));
  g_assert_no_error (error);
}

#define SEALS "Speaker Keller said the northern seals had returned to the lighthouse."
#define SEALS_NEARLY "Speaker Keller said the northern seals had all returned to the lighthouse."
#define SEALS_NOT "Speaker Keller said the southern geese had left the marshes early."
#define SEALS_OTHER "Speaker Moss said the northern seals had returned to the lighthouse."
#define SEALS_WORDS "Speaker Keller said lighthouse keepers had seen seals come home again."

/* Three outlets say it, two of them with the words of one wire. */
static void
test_found (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sources = NULL;

  add_report (store, "Quay Gazette", "2022-03-01", SEALS, wire);
  add_report (store, "Fjord Herald", "2022-03-02", SEALS_NEARLY, wire);
  add_report (store, "Inland Post", "2022-03-03", SEALS, other_text);
  add_report (store, "Inland Post", "2022-03-04", SEALS_OTHER, "It rained.");
  add_report (store, "Inland Post", "2022-03-05", SEALS_NOT, "It shone.");
  assert_row (store, 1, 0, 0, 0);
  find_claims (store);
  for (gint64 id = 1; id <= 3; id++)
    {
      g_assert_cmpuint (count_same (store, id), ==, 3);
      assert_row (store, id, 2, 3, 2);
    }
  assert_row (store, 4, 0, 0, 0);
  assert_row (store, 5, 0, 0, 0);
  sources = readout_store_list_same_sources (store, 2, &error);
  g_assert_cmpuint (sources->len, ==, 2);

  /* What is dismissed, withdrawn or removed does not count. */
  readout_store_set_statement_state (store, 3, READOUT_STATEMENT_DISMISSED, &error);
  assert_row (store, 1, 1, 2, 1);
  readout_store_set_report_state (store, 2, READOUT_REPORT_STATE_WITHDRAWN, &error);
  assert_row (store, 1, 0, 1, 1);
  g_assert_no_error (error);
  undo (store);
  undo (store);
  assert_row (store, 1, 2, 3, 2);
  sample_check (store);
  sample_close (store);
}

/* A cut is remembered, by later imports and analyses, until it is undone. */
static void
test_cut (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *outlet = g_strdup_printf ("Outlet %u", i);

      add_report (store, outlet, "2022-03-01", SEALS, outlet);
    }
  find_claims (store);
  g_assert_cmpuint (count_same (store, 2), ==, 3);
  before = sample_dump (store);

  /* The one through which the others are linked: they stay together. */
  cut (store, 1);
  g_assert_cmpuint (count_same (store, 1), ==, 1);
  g_assert_cmpuint (count_same (store, 2), ==, 2);
  g_assert_cmpuint (count_same (store, 3), ==, 2);

  add_report (store, "Outlet 2", "2022-03-04", SEALS, "Four.");
  find_claims (store);
  {
    g_autoptr (ReadoutReport) report = readout_store_get_report (store, 1, &error);
    g_autoptr (GPtrArray) again = sample_statements (report);

    readout_store_replace_statements (store, 1, again, NULL, &error);
    g_assert_no_error (error);
    find_claims (store);
  }
  /* Whom the fourth was compared with first does not matter. */
  g_assert_cmpuint (count_same (store, 1) + count_same (store, 2), ==, 4);
  g_assert_cmpuint (count_same (store, 2), ==, count_same (store, 3));
  g_assert_cmpuint (count_same (store, 1), !=, 4);

  /* By hand they are one again, all of them. */
  link_two (store, 1, 2);
  g_assert_cmpuint (count_same (store, 1), ==, 4);
  undo (store);
  g_assert_cmpuint (count_same (store, 1) + count_same (store, 2), ==, 4);
  undo (store); /* the analysis */
  undo (store); /* the import */
  undo (store); /* the cut */
  g_assert_cmpuint (count_same (store, 1), ==, 3);
  after = sample_dump (store);
  sample_assert_same (before, after);
  sample_check (store);
  sample_close (store);
}

/* Whoever is linked to somebody is linked to all of them. */
static void
test_by_hand (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *name = NULL;

  add_report (store, "Quay Gazette", "2022-03-05", SEALS, "One.");
  add_report (store, "Fjord Herald", "2022-03-02", SEALS, "Two.");
  add_report (store, "Inland Post", "2022-03-03", SEALS_WORDS, "Three.");
  add_report (store, "Sound Times", "2022-03-04", SEALS_WORDS, "Four.");
  find_claims (store);
  g_assert_cmpuint (count_same (store, 1), ==, 2);
  g_assert_cmpuint (count_same (store, 4), ==, 2);
  link_two (store, 4, 1);
  rows = readout_store_list_same (store, 1, &error);
  g_assert_cmpuint (rows->len, ==, 4);
  /* Then the oldest first. */
  g_assert_cmpint (((ReadoutBoardRow *)rows->pdata[1])->statement->id, ==, 2);
  g_assert_true (((ReadoutBoardRow *)rows->pdata[0])->linked_by_person);
  g_assert_false (((ReadoutBoardRow *)rows->pdata[1])->linked_by_person);
  assert_row (store, 3, 3, 4, 4);
  name = readout_store_dup_undo_name (store);
  g_assert_cmpstr (name, ==, "Link Statements");
  undo (store);
  g_assert_cmpuint (count_same (store, 1), ==, 2);
  readout_store_redo (store, &error);
  g_assert_cmpuint (count_same (store, 1), ==, 4);
  cut (store, 2);
  g_assert_cmpuint (count_same (store, 1), ==, 3);
  cut (store, 2); /* nothing is left to cut */
  g_assert_false (readout_store_cut_same (store, 99, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD);
  sample_check (store);
  sample_close (store);
}

/* Who turns out to be one person says the same; a report that goes takes no link of others along.
 */
static void
test_changes (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 keller;
  gint64 moss;
  gint64 first = 1;

  add_report (store, "Quay Gazette", "2022-03-05", SEALS, "One.");
  add_report (store, "Fjord Herald", "2022-03-02", SEALS_OTHER, "Two.");
  add_report (store, "Inland Post", "2022-03-03", SEALS_OTHER, "Three.");
  find_claims (store);
  g_assert_cmpuint (count_same (store, 1), ==, 1);
  keller = readout_store_ensure_actor (store, "Speaker Keller", READOUT_ACTOR_PERSON, &error);
  moss = readout_store_ensure_actor (store, "Speaker Moss", READOUT_ACTOR_PERSON, &error);
  readout_store_merge_actors (store, moss, keller, &error);
  g_assert_no_error (error);
  find_claims (store);
  g_assert_cmpuint (count_same (store, 1), ==, 3);
  undo (store);
  find_claims (store);
  g_assert_cmpuint (count_same (store, 1), ==, 1);
  g_assert_cmpuint (count_same (store, 2), ==, 2);
  readout_store_redo (store, &error);
  find_claims (store);
  g_assert_cmpuint (count_same (store, 1), ==, 3);

  g_array_append_val (ids, first);
  readout_store_remove_reports (store, ids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_same (store, 2), ==, 2);
  readout_sql_exec (store, "DELETE FROM undo_entry", &error);
  while (readout_store_tidy (store))
    ;
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report"), ==, 2);
  g_assert_cmpuint (count_same (store, 2), ==, 2);
  sample_check (store);
  sample_close (store);
}

static guint
count_opposites (ReadoutStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = readout_store_list_opposites (store, id, &error);

  g_assert_no_error (error);
  return rows->len;
}

/* Whoever supports on one day and opposes on another contradicts himself, unless the person says
 * that he does not. */
static void
test_contradictions (SampleFile *file, gconstpointer data)
{
  const char *const terms[] = { "seals", NULL };
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutBoardRow) row = NULL;
  const ReadoutOpposite *opposite;
  gint64 topic;

  add_report (store, "Quay Gazette", "2022-03-01", SEALS, "One.");
  add_report (store, "Fjord Herald", "2022-03-02", SEALS_NOT, "Two.");
  add_report (store, "Inland Post", "2022-03-02", SEALS_WORDS, "Three.");
  add_report (store, "Inland Post", "2022-03-08", SEALS_OTHER, "Four.");
  topic = readout_store_add_topic (store, "The seals return", terms, TRUE, &error);
  readout_store_set_position (store, 1, topic, READOUT_POSITION_SUPPORTS, &error);
  readout_store_set_position (store, 2, topic, READOUT_POSITION_OPPOSES, &error);
  readout_store_set_position (store, 3, topic, READOUT_POSITION_SUPPORTS, &error);
  readout_store_set_position (store, 4, topic, READOUT_POSITION_OPPOSES, &error);
  g_assert_no_error (error);
  row = readout_store_get_board_row (store, 1, &error);
  g_assert_cmpuint (row->opposites->len, ==, 1);
  opposite = g_ptr_array_index (row->opposites, 0);
  g_assert_cmpint (opposite->statement_id, ==, 2);
  g_assert_cmpint (opposite->topic_id, ==, topic);
  g_assert_cmpint (opposite->position, ==, READOUT_POSITION_SUPPORTS);
  g_assert_cmpint (opposite->other_position, ==, READOUT_POSITION_OPPOSES);
  g_assert_cmpstr (opposite->published, ==, "2022-03-02");
  /* Not on the same day, and not what somebody else says. */
  g_assert_cmpuint (count_opposites (store, 3), ==, 0);
  g_assert_cmpuint (count_opposites (store, 4), ==, 0);

  readout_store_set_contradiction (store, 2, 1, FALSE, &error);
  g_assert_cmpuint (count_opposites (store, 1), ==, 0);
  undo (store);
  g_assert_cmpuint (count_opposites (store, 1), ==, 1);
  readout_store_set_contradiction (store, 1, 4, TRUE, &error);
  g_assert_cmpuint (count_opposites (store, 1), ==, 2);
  g_assert_cmpuint (count_opposites (store, 4), ==, 1);
  /* It is one or the other. */
  link_two (store, 1, 4);
  g_assert_cmpuint (count_opposites (store, 4), ==, 0);
  g_assert_cmpuint (count_same (store, 4), ==, 2);
  readout_store_set_contradiction (store, 4, 1, TRUE, &error);
  g_assert_cmpuint (count_same (store, 4), ==, 1);
  g_assert_cmpuint (count_opposites (store, 4), ==, 1);
  g_assert_false (readout_store_set_contradiction (store, 4, 99, TRUE, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD);
  sample_check (store);
  sample_close (store);
}

static guint
count_claims (ReadoutStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new_from_store (store, NULL, &error);
  g_autoptr (GPtrArray) claims = NULL;

  g_assert_no_error (error);
  claims = readout_claims_find (snapshot);
  return claims->len;
}

static guint
count_sources (ReadoutStore *store, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ReadoutCheckSources) sources = NULL;

  g_hash_table_add (keys, g_strdup (key));
  sources = readout_check_sources_new_from_store (store, keys, NULL, &error);
  g_assert_no_error (error);
  return readout_check_sources_find (sources, key)->sources->len;
}

/* A briefing and the source check go by what was found, linked and cut. */
static void
test_briefing (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  gint64 alone;

  add_report (store, "Quay Gazette", "2022-03-01", SEALS, "One.");
  add_report (store, "Fjord Herald", "2022-03-02", SEALS, "Two.");
  alone = add_report (store, "Inland Post", "2022-03-03", SEALS_WORDS, "Three.");
  g_assert_cmpuint (count_claims (store), ==, 2);
  link_two (store, alone, 1);
  g_assert_cmpuint (count_claims (store), ==, 1);
  key = readout_store_add_citation (store, 1, "gazette-s1", &error);
  g_assert_cmpuint (count_sources (store, "gazette-s1"), ==, 3);
  cut (store, 2);
  g_assert_cmpuint (count_claims (store), ==, 2);
  g_assert_cmpuint (count_sources (store, "gazette-s1"), ==, 2);
  cut (store, 1);
  g_assert_cmpuint (count_claims (store), ==, 3);
  g_assert_cmpuint (count_sources (store, "gazette-s1"), ==, 1);
  sample_close (store);

  /* A file that can only be read is not searched, and what the person said holds. */
  g_assert_cmpint (g_chmod (file->path, 0444), ==, 0);
  store = readout_store_open (file->path, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_claims (store), ==, 3);
  sample_close (store);
  g_assert_cmpint (g_chmod (file->path, 0644), ==, 0);
}

static ReadoutOutlet *
find_outlet (ReadoutStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outlets = readout_store_list_outlets (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < outlets->len; i++)
    if (g_str_equal (((ReadoutOutlet *)outlets->pdata[i])->name, name))
      return g_object_ref (outlets->pdata[i]);
  return NULL;
}

static guint
count_reports (ReadoutStore *store, const char *name)
{
  g_autoptr (ReadoutOutlet) outlet = find_outlet (store, name);

  return outlet != NULL ? outlet->n_reports : 0;
}

/* What the person says of outlets holds for later imports, and can be taken back. */
static void
test_outlets (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutOutlet) gazette = NULL;
  g_autoptr (ReadoutOutlet) herald = NULL;
  g_autoptr (ReadoutOutlet) joined = NULL;
  g_auto (GStrv) names = NULL;
  gint64 split;

  add_report (store, "Quay Gazette", "2022-03-01", SEALS, "One.");
  add_report (store, "The Fjord Herald", "2022-03-02", SEALS, "Two.");
  add_report (store, "The Fjord Herald", "2022-03-03", SEALS, "Three.");
  gazette = find_outlet (store, "Quay Gazette");
  herald = find_outlet (store, "The Fjord Herald");

  g_assert_false (readout_store_rename_outlet (store, gazette->id, "the fjord herald", &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  readout_store_grade_outlet (store, herald->id, 'B', &error);
  readout_store_add_outlet_alias (store, herald->id, "FH Online", &error);
  add_report (store, "fh online", "2022-03-04", SEALS, "Four.");
  g_assert_cmpuint (count_reports (store, "The Fjord Herald"), ==, 3);

  readout_store_merge_outlets (store, herald->id, gazette->id, &error);
  g_assert_no_error (error);
  joined = find_outlet (store, "Quay Gazette");
  g_assert_cmpuint (joined->n_reports, ==, 4);
  g_assert_cmpint (joined->reliability, ==, 'B');
  g_assert_true (g_strv_contains ((const char *const *)joined->aliases, "The Fjord Herald"));
  names = readout_store_list_outlet_names (store, gazette->id, &error);
  g_assert_cmpuint (g_strv_length (names), ==, 3);
  g_assert_cmpstr (names[0], ==, "The Fjord Herald");
  add_report (store, "The Fjord Herald", "2022-03-05", SEALS, "Five.");
  g_assert_cmpuint (count_reports (store, "Quay Gazette"), ==, 5);

  split = readout_store_split_outlet (store, gazette->id, "The Fjord Herald", &error);
  g_assert_no_error (error);
  g_assert_cmpint (split, >, 0);
  g_assert_cmpuint (count_reports (store, "The Fjord Herald"), ==, 3);
  g_assert_cmpuint (count_reports (store, "Quay Gazette"), ==, 2);
  add_report (store, "The Fjord Herald", "2022-03-06", SEALS, "Six.");
  g_assert_cmpuint (count_reports (store, "The Fjord Herald"), ==, 4);
  undo (store);
  undo (store);
  g_assert_null (find_outlet (store, "The Fjord Herald"));
  g_assert_cmpuint (count_reports (store, "Quay Gazette"), ==, 5);
  undo (store);
  undo (store);
  g_assert_cmpuint (count_reports (store, "The Fjord Herald"), ==, 3);
  g_assert_cmpuint (count_reports (store, "Quay Gazette"), ==, 1);
  g_assert_cmpint (readout_store_split_outlet (store, gazette->id, "Quay Gazette", &error), ==, 0);
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);

  readout_store_remove_outlet_alias (store, herald->id, "FH Online", &error);
  g_assert_no_error (error);
  add_report (store, "FH Online", "2022-03-07", SEALS, "Seven.");
  g_assert_cmpuint (count_reports (store, "FH Online"), ==, 1);
  sample_check (store);
  sample_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, sample_file_set_up, function, sample_file_tear_down)
  ADD ("/claims/found", test_found);
  ADD ("/claims/cut", test_cut);
  ADD ("/claims/by-hand", test_by_hand);
  ADD ("/claims/changes", test_changes);
  ADD ("/claims/contradictions", test_contradictions);
  ADD ("/claims/briefing", test_briefing);
  ADD ("/claims/outlets", test_outlets);
#undef ADD

  return g_test_run ();
}
