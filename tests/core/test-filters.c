/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filters: their text form, what they let through, and those that a project keeps. What SQL finds
 * is held against what a loop over all statements finds.
 */
#include "store-samples.h"

#include "store/readout-search-terms.h"

#define N_REPORTS 9
#define N_FILTERS 400

static void
test_text (void)
{
  g_autoptr (ReadoutFilter) filter = readout_filter_new ();
  g_autoptr (ReadoutFilter) copy = NULL;
  g_autoptr (ReadoutFilter) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = readout_filter_to_string (filter);
  g_autofree char *text = NULL;

  g_assert_cmpstr (empty, ==, "{\"version\":1}");
  g_assert_true (readout_filter_is_empty (filter));
  readout_filter_add_id (filter->topics, 3);
  readout_filter_add_id (filter->outlets, 7);
  readout_filter_add_id (filter->outlets, 7);
  readout_filter_add_id (filter->reports, 1);
  readout_filter_add_id (filter->actors, G_MAXINT64);
  g_ptr_array_add (filter->affiliations, g_strdup ("Nordland “N”"));
  filter->from = g_strdup ("2022-02");
  filter->until = g_strdup ("2022-02-24");
  filter->search = g_strdup ("\"the ferry\" -late");
  filter->positions = READOUT_MASK (READOUT_POSITION_SUPPORTS);
  filter->quotations =
      READOUT_MASK (READOUT_QUOTATION_DIRECT) | READOUT_MASK (READOUT_QUOTATION_MIXED);
  filter->states = READOUT_MASK (READOUT_STATEMENT_KEPT);
  filter->source = READOUT_FILTER_SOURCE_UNNAMED;
  filter->cited = READOUT_FILTER_CITED_NO;
  filter->certainty = 0.25;
  filter->confidence = 0.8;
  filter->review = TRUE;
  filter->copies_once = TRUE;
  for (guint part = 0; part < READOUT_N_FILTER_PARTS; part++)
    g_assert_true (readout_filter_has (filter, part));
  text = readout_filter_to_string (filter);
  read = readout_filter_from_string (text, &error);
  g_assert_no_error (error);
  g_assert_true (readout_filter_equal (filter, read));
  g_assert_cmpuint (read->outlets->len, ==, 1);
  g_assert_cmpint (g_array_index (read->actors, gint64, 0), ==, G_MAXINT64);
  g_assert_cmpstr (g_ptr_array_index (read->affiliations, 0), ==, "Nordland “N”");
  g_assert_cmpfloat (read->confidence, ==, 0.8);

  /* A copy is on its own; each part can be taken away. */
  copy = readout_filter_copy (filter);
  for (guint part = 0; part < READOUT_N_FILTER_PARTS; part++)
    {
      g_assert_false (readout_filter_is_empty (copy));
      readout_filter_clear (copy, part);
      g_assert_false (readout_filter_has (copy, part));
    }
  g_assert_true (readout_filter_is_empty (copy));
  g_assert_true (readout_filter_equal (filter, read));
}

static void
test_bad_text (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "{}",
    "nonsense",
    "{\"version\":0}",
    "{\"version\":\"1\"}",
    "{\"version\":1,\"topics\":3}",
    "{\"version\":1,\"topics\":[0]}",
    "{\"version\":1,\"topics\":[\"3\"]}",
    "{\"version\":1,\"affiliations\":[\"\"]}",
    "{\"version\":1,\"affiliations\":[null]}",
    "{\"version\":1,\"from\":\"yesterday\"}",
    "{\"version\":1,\"until\":20220224}",
    "{\"version\":1,\"positions\":[\"maybe\"]}",
    "{\"version\":1,\"states\":[1]}",
    "{\"version\":1,\"source\":\"both\"}",
    "{\"version\":1,\"cited\":\"yes\"}",
    "{\"version\":1,\"certainty\":2}",
    "{\"version\":1,\"confidence\":-0.5}",
    "{\"version\":1,\"confidence\":[]}",
    "{\"version\":1,\"copies\":\"twice\"}",
    "{\"version\":1,\"search\":{}}",
    "{\"version\":1,\"search\":\"\xff\"}",
  };
  g_autoptr (GString) deep = g_string_new ("{\"version\":1,\"later\":");
  g_autoptr (ReadoutFilter) known = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_null (readout_filter_from_string (bad[i], &error));
      g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
      g_clear_error (&error);
    }
  for (guint i = 0; i < 200000; i++)
    g_string_append_c (deep, '[');
  g_assert_null (readout_filter_from_string (deep->str, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (readout_filter_from_string ("{\"version\":2,\"mood\":\"good\"}", &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NEWER);
  g_clear_error (&error);

  /* What is not known is left out. */
  known =
      readout_filter_from_string ("{\"version\":1,\"mood\":[{\"a\":[1]}],\"cited\":true}", &error);
  g_assert_no_error (error);
  g_assert_cmpint (known->cited, ==, READOUT_FILTER_CITED_YES);
}

static void
test_terms (void)
{
  static const struct
  {
    const char *search;
    const char *text;
    const char *marks;
  } cases[] = {
    { "ferry", "The ferry sails; ferrymen do not.", "4-9,17-25" },
    { "FERRY", "the férry", "4-10" },
    { "deja", "It is “déjà vu” to me", "9-15" },
    { "\"the ferry\"", "the ferryman, the ferry", "14-23" },
    { "the -ferry", "the ferry", "0-3" },
    { "U.S.", "of U.S. and US", "3-6" },
    { "ferry boat", "boats, not a ferry", "0-5,13-18" },
    { "“sails off”", "it sails, off", "3-13" },
    { "parom", "Паром", "" },
    { "паром", "Паром идёт", "0-10" },
    { "!!", "what!!", "" },
    { "", "nothing", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReadoutSearchTerms) terms = readout_search_terms_new (cases[i].search);
      g_autoptr (GArray) marks = readout_search_terms_mark (terms, cases[i].text);
      g_autofree char *spans = readout_spans_to_string (marks);

      g_assert_cmpstr (spans, ==, cases[i].marks);
    }
}

/* Reports with all that a filter can tell apart. */
static ReadoutStore *
open_varied (const char *path)
{
  ReadoutStore *store = sample_open (path);
  g_autoptr (GError) error = NULL;

  for (guint number = 0; number < N_REPORTS; number++)
    {
      g_autoptr (ReadoutReport) report = sample_report (number, 8);
      g_autoptr (GPtrArray) statements = sample_statements (report);

      if (number == 4)
        g_clear_pointer (&report->published, g_free);
      if (number == 5)
        g_clear_pointer (&report->outlet, g_free);
      for (guint i = 0; i < statements->len; i++)
        {
          ReadoutStatement *statement = g_ptr_array_index (statements, i);

          statement->quotation = (number + i) % 3;
          statement->confidence = ((number * 5 + i) % 10) / 10.0;
          if (i % 5 == 4)
            {
              ReadoutVoice *voice =
                  g_ptr_array_index (statement->voices, statement->voices->len - 1);
              g_free (voice->name);
              voice->name = g_strdup ("an official");
              voice->kind = READOUT_ACTOR_ANONYMOUS;
            }
        }
      readout_store_add_report (store, report, statements, NULL, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < 3; i++)
    readout_store_add_topic (store,
                             i == 0   ? "The ferry sails"
                             : i == 1 ? "It is late"
                                      : "Gone",
                             NULL, TRUE, &error);
  for (gint64 id = 1; id <= N_REPORTS * 8; id++)
    for (gint64 topic = 1; topic <= 3; topic++)
      if ((id + topic) % 4 != 0)
        {
          ReadoutStance stance = { 0, (id * topic) % 3, (id % 7) / 7.0, NULL, FALSE };
          ReadoutStanceResult result = { id, &stance };
          readout_store_set_stances (store, topic, &result, 1, &error);
          g_assert_no_error (error);
        }
  for (gint64 id = 1; id <= N_REPORTS * 8; id += 3)
    readout_store_set_statement_state (
        store, id, id % 2 ? READOUT_STATEMENT_KEPT : READOUT_STATEMENT_DISMISSED, &error);
  store->muted = TRUE;
  readout_sql_exec (store, "UPDATE stance SET review = (statement_id + topic_id) % 3 = 0", &error);
  store->muted = FALSE;
  readout_store_set_actor_affiliation (store, 2, "Harbour", &error);
  readout_store_set_actor_affiliation (store, 3, "Harbour", &error);
  g_free (readout_store_add_citation (store, 5, "gazette-s5", &error));
  g_free (readout_store_add_citation (store, 6, "gazette-s6", &error));
  readout_store_add_briefing (store, "Ferry", "It sails.[^gazette-s5]", NULL, &error);
  readout_store_remove_topic (store, 3, &error);
  {
    g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (gint64));
    gint64 last = N_REPORTS;

    g_array_append_val (removed, last);
    readout_store_remove_reports (store, removed, &error);
  }
  g_assert_no_error (error);
  return store;
}

static gboolean
holds (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return ids->len == 0;
}

/* What the loop needs beside the row. */
typedef struct
{
  GHashTable *actors;  /* id → ReadoutActor */
  GHashTable *outlets; /* report id → outlet id */
} World;

static const char *
get_affiliation (World *world, gint64 actor_id)
{
  ReadoutActor *actor = g_hash_table_lookup (world->actors, GINT_TO_POINTER (actor_id));

  return actor->affiliation != NULL ? actor->affiliation : actor->name;
}

/* Whether the filter lets a statement through with the stance towards @topic, or without one. */
static gboolean
stance_passes (const ReadoutFilter *filter, ReadoutStatement *statement, gint64 topic)
{
  ReadoutStance *stance = readout_statement_get_stance (statement, topic);

  return stance != NULL && topic != 3 && holds (filter->topics, topic) &&
         (filter->positions == 0 || (filter->positions & READOUT_MASK (stance->position))) &&
         stance->confidence >= filter->confidence &&
         (!filter->review || (statement->id + topic) % 3 == 0);
}

static gboolean
passes (const ReadoutFilter *filter, ReadoutBoardRow *row, World *world)
{
  ReadoutStatement *statement = row->statement;
  ReadoutVoice *speaker = readout_statement_get_actor (statement);
  gint64 outlet = GPOINTER_TO_INT (
      g_hash_table_lookup (world->outlets, GINT_TO_POINTER (statement->report_id)));
  guint states = filter->states != 0 ? filter->states : 3;
  gboolean affiliated = filter->affiliations->len == 0;

  for (guint i = 0; i < filter->affiliations->len; i++)
    affiliated |= g_str_equal (g_ptr_array_index (filter->affiliations, i),
                               get_affiliation (world, speaker->actor_id));
  if (!affiliated || !holds (filter->actors, speaker->actor_id) ||
      !holds (filter->reports, statement->report_id) ||
      (filter->outlets->len > 0 && (outlet == 0 || !holds (filter->outlets, outlet))) ||
      !(states & READOUT_MASK (statement->state)) || statement->confidence < filter->certainty)
    return FALSE;
  if (filter->quotations != 0 && !(filter->quotations & READOUT_MASK (statement->quotation)))
    return FALSE;
  if (filter->source != READOUT_FILTER_SOURCE_ANY &&
      (speaker->kind == READOUT_ACTOR_ANONYMOUS) !=
          (filter->source == READOUT_FILTER_SOURCE_UNNAMED))
    return FALSE;
  if (filter->cited != READOUT_FILTER_CITED_ANY &&
      (row->n_briefings > 0) != (filter->cited == READOUT_FILTER_CITED_YES))
    return FALSE;
  if ((filter->from != NULL && g_strcmp0 (row->published, filter->from) < 0) ||
      (filter->until != NULL &&
       (row->published == NULL || g_strcmp0 (row->published, filter->until) > 0)))
    return FALSE;
  return filter->search == NULL || strstr (row->words, "number 3") != NULL;
}

static gboolean
any_stance_passes (const ReadoutFilter *filter, ReadoutStatement *statement)
{
  if (filter->topics->len == 0 && filter->positions == 0 && filter->confidence <= 0 &&
      !filter->review)
    return TRUE;
  return stance_passes (filter, statement, 1) || stance_passes (filter, statement, 2);
}

static ReadoutFilter *
make_random (void)
{
  ReadoutFilter *filter = readout_filter_new ();
  const double chance = 0.25;

#define MAYBE if (g_test_rand_double () < chance)
  MAYBE readout_filter_add_id (filter->topics, g_test_rand_int_range (1, 4));
  for (guint i = 0; i < 4; i++)
    {
      MAYBE readout_filter_add_id (filter->reports, g_test_rand_int_range (1, N_REPORTS + 2));
      MAYBE readout_filter_add_id (filter->outlets, g_test_rand_int_range (1, 5));
      MAYBE readout_filter_add_id (filter->actors, g_test_rand_int_range (1, 20));
    }
  MAYBE g_ptr_array_add (filter->affiliations, g_strdup ("Harbour"));
  MAYBE g_ptr_array_add (filter->affiliations, g_strdup ("Speaker 5"));
  MAYBE filter->from = g_strdup ("2021-01-03");
  MAYBE filter->until = g_strdup ("2021-01-06");
  MAYBE filter->search = g_strdup ("\"number 3\"");
  MAYBE filter->positions = g_test_rand_int_range (1, 8);
  MAYBE filter->quotations = g_test_rand_int_range (1, 8);
  MAYBE filter->states = g_test_rand_int_range (1, 8);
  MAYBE filter->source = g_test_rand_int_range (0, 3);
  MAYBE filter->cited = g_test_rand_int_range (0, 3);
  MAYBE filter->certainty = g_test_rand_int_range (0, 10) / 10.0;
  MAYBE filter->confidence = g_test_rand_int_range (0, 8) / 8.0;
  MAYBE filter->review = TRUE;
#undef MAYBE
  return filter;
}

static void
read_world (ReadoutStore *store, World *world)
{
  g_autoptr (GPtrArray) actors = readout_store_list_actors (store, NULL, 0, 1000, NULL);
  g_autoptr (ReadoutSql) sql = readout_sql_new (store, "SELECT id, outlet_id FROM report");

  world->actors = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  world->outlets = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < actors->len; i++)
    {
      ReadoutActor *actor = g_ptr_array_index (actors, i);
      g_hash_table_insert (world->actors, GINT_TO_POINTER (actor->id), g_object_ref (actor));
    }
  while (readout_sql_step (sql, NULL))
    g_hash_table_insert (world->outlets, GINT_TO_POINTER (readout_sql_get_int (sql, 0)),
                         GINT_TO_POINTER (readout_sql_get_int (sql, 1)));
}

/* The sum of the groups, of which each has what a query for it counts. */
static guint
sum_groups (ReadoutStore *store, const ReadoutStatementQuery *query, GPtrArray *groups)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      ReadoutGroup *group = g_ptr_array_index (groups, i);
      ReadoutStatementQuery one = *query;

      if (group->topic_id > 0)
        {
          one.topic_id = group->topic_id;
          one.positions = READOUT_MASK (group->position);
        }
      one.actor_id = group->actor_id;
      one.outlet_id = group->outlet_id;
      one.no_outlet = query->grouping == READOUT_GROUPING_OUTLET && group->outlet_id == 0;
      one.affiliation = query->grouping == READOUT_GROUPING_AFFILIATION ? group->actor : NULL;
      g_assert_cmpint (readout_store_count_statements (store, &one, &error), ==,
                       group->n_statements);
      g_assert_no_error (error);
      n += group->n_statements;
    }
  return n;
}

static void
check_filter (ReadoutStore *store, ReadoutFilter *filter, GPtrArray *rows, World *world)
{
  ReadoutStatementQuery query = { .filter = filter, .grouping = g_test_rand_int_range (0, 3) };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;
  guint n_stances = 0;
  guint n_other = 0;
  g_autofree char *text = readout_filter_to_string (filter);

  for (guint i = 0; i < rows->len; i++)
    {
      ReadoutBoardRow *row = g_ptr_array_index (rows, i);
      gboolean passed = passes (filter, row, world);
      gboolean first = readout_statement_get_stance (row->statement, 1) != NULL;
      gboolean second = readout_statement_get_stance (row->statement, 2) != NULL;

      n += passed && any_stance_passes (filter, row->statement);
      n_stances += passed && stance_passes (filter, row->statement, 1);
      n_stances += passed && stance_passes (filter, row->statement, 2);
      n_other += passed && !first && !second && any_stance_passes (filter, row->statement);
    }
  g_test_message ("%s, grouping %d", text, query.grouping);
  g_assert_cmpint (readout_store_count_statements (store, &query, &error), ==, n);
  g_assert_no_error (error);
  query.sort = g_test_rand_int_range (0, READOUT_STATEMENT_SORT_LEAST_SURE + 1);
  found = readout_store_list_statements (store, &query, 0, 10000, &error);
  g_assert_cmpuint (found->len, ==, n);
  groups = readout_store_list_topic_groups (store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sum_groups (store, &query, groups), ==, n_stances);
  g_clear_pointer (&groups, g_ptr_array_unref);
  query.topic_id = READOUT_NO_TOPIC;
  groups = readout_store_list_groups (store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sum_groups (store, &query, groups), ==, n_other);
}

static void
test_against_loop (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = open_varied (file->path);
  ReadoutStatementQuery every = { .states = 7 };
  g_autoptr (GPtrArray) rows = readout_store_list_statements (store, &every, 0, 10000, NULL);
  World world = { 0 };

  if (data != NULL)
    store->smallest_set = 0;
  read_world (store, &world);
  g_assert_cmpuint (rows->len, ==, (N_REPORTS - 1) * 8);
  for (guint i = 0; i < N_FILTERS; i++)
    {
      g_autoptr (ReadoutFilter) filter = make_random ();

      check_filter (store, filter, rows, &world);
    }
  g_hash_table_unref (world.actors);
  g_hash_table_unref (world.outlets);
  sample_close (store);
}

static guint
count_found (ReadoutStore *store, const char *search)
{
  g_autoptr (ReadoutFilter) filter = readout_filter_new ();
  ReadoutStatementQuery query = { .filter = filter };
  g_autoptr (GError) error = NULL;
  gint64 n;

  filter->search = g_strdup (search);
  n = readout_store_count_statements (store, &query, &error);
  g_assert_no_error (error);
  return n;
}

/* What is kept in memory is not older than the project. */
static void
test_kept (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 first_id = 1;
  g_autoptr (GError) error = NULL;

  store->smallest_set = 0;
  for (guint i = 0; i < 3; i++)
    sample_add (store, i, 6);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (count_found (store, "ferry"), ==, 18);
  g_assert_cmpuint (store->sets->len, ==, 1);
  /* One more than are kept. */
  g_assert_cmpuint (count_found (store, "\"speaker 1\" \"speaker 2\""), ==, 0);
  g_assert_cmpuint (count_found (store, "harb gaz deja ferry speaker spea"), ==, 6);
  sample_add (store, 3, 6);
  g_assert_cmpuint (count_found (store, "ferry"), ==, 24);
  g_assert_true (readout_action_begin (store, "An action", READOUT_ACTION_LOGGED, &error));
  g_assert_true (readout_sql_exec (store, "DELETE FROM statement WHERE report_id = 1", &error));
  g_assert_cmpuint (count_found (store, "ferry"), ==, 18);
  g_assert_false (readout_action_end (store, FALSE, READOUT_CHANGES_STATEMENTS, &error));
  g_assert_cmpuint (count_found (store, "ferry"), ==, 24);
  g_array_append_val (first, first_id);
  g_assert_true (readout_store_remove_reports (store, first, &error));
  g_assert_cmpuint (count_found (store, "ferry"), ==, 18);
  g_assert_true (readout_store_undo (store, &error));
  g_assert_cmpuint (count_found (store, "ferry"), ==, 24);
  sample_check (store);
  sample_close (store);
}

/* Words of the statement, names of who said it and of where it stands, in any mixture. */
static void
test_search (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  gint64 outlet;

  for (guint i = 0; i < 3; i++)
    sample_add (store, i, 6);
  g_assert_cmpuint (count_found (store, "ferry"), ==, 18);
  g_assert_cmpuint (count_found (store, "gazette"), ==, 6);
  g_assert_cmpuint (count_found (store, "harb gaz deja"), ==, 6);
  g_assert_cmpuint (count_found (store, "\"speaker 2\""), ==, 3);
  g_assert_cmpuint (count_found (store, "\"speaker 2\" gazette"), ==, 1);
  g_assert_cmpuint (count_found (store, "ferry -gazette"), ==, 12);
  g_assert_cmpuint (count_found (store, "ferry -\"number 3\""), ==, 15);
  g_assert_cmpuint (count_found (store, "-ferry"), ==, 0);
  g_assert_cmpuint (count_found (store, "zebra"), ==, 0);
  g_assert_cmpuint (count_found (store, "!!! ("), ==, 0);
  g_assert_cmpuint (count_found (store, "  "), ==, 18);
  readout_store_rename_actor (store, 1, "Zoë O'Hara", &error);
  g_assert_cmpuint (count_found (store, "ZOE"), ==, 1);
  outlet = readout_store_ensure_outlet (store, "Northern Wire", &error);
  readout_store_add_outlet_alias (store, outlet, "Nordtråd", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (store, "nordtrad"), ==, 6);
  sample_close (store);
}

/* The same words in two outlets count once, in the outlet that is asked for. */
static void
test_copies (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (ReadoutReport) report = sample_report (2, 12);
  g_autoptr (GPtrArray) statements = sample_statements (report);
  g_autoptr (ReadoutFilter) filter = readout_filter_new ();
  ReadoutStatementQuery query = { .filter = filter };
  g_autoptr (GError) error = NULL;
  gint64 n;

  sample_add (store, 2, 12);
  g_free (report->sha256);
  report->sha256 = g_strdup ("other");
  g_free (report->outlet);
  report->outlet = g_strdup ("Copy House");
  readout_store_add_report (store, report, statements, NULL, &error);
  g_assert_no_error (error);
  n = readout_store_count_statements (store, &query, &error);
  g_assert_cmpint (n, ==, 24);
  filter->copies_once = TRUE;
  g_assert_cmpint (readout_store_count_statements (store, &query, &error), ==, 12);
  readout_filter_add_id (filter->outlets,
                         readout_store_ensure_outlet (store, "Copy House", &error));
  g_assert_cmpint (readout_store_count_statements (store, &query, &error), ==, 12);
  g_assert_no_error (error);
  sample_close (store);
}

static void
test_saved (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (ReadoutFilter) filter = readout_filter_new ();
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (ReadoutSavedFilter) one = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  filter->review = TRUE;
  readout_store_take_changes (store);
  id = readout_store_add_filter (store, "  To look at ", filter, &error);
  g_assert_no_error (error);
  g_assert_true (readout_store_take_changes (store) & READOUT_CHANGES_FILTERS);
  undo = readout_store_dup_undo_name (store);
  g_assert_cmpstr (undo, ==, "Save Filter");
  g_assert_cmpint (readout_store_find_filter (store, "to LOOK at", &error), ==, id);
  g_assert_cmpint (readout_store_add_filter (store, "To look  at", filter, &error), ==, 0);
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (readout_store_add_filter (store, " ", filter, &error), ==, 0);
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (readout_store_add_filter (store, "All", filter, &error), >, 0);
  g_assert_true (readout_store_rename_filter (store, id, "to look at", &error));
  g_assert_false (readout_store_rename_filter (store, id, "ALL", &error));
  g_clear_error (&error);
  filter->review = FALSE;
  filter->cited = READOUT_FILTER_CITED_YES;
  g_assert_true (readout_store_replace_filter (store, id, filter, &error));
  one = readout_store_get_filter (store, id, &error);
  g_assert_true (readout_filter_equal (one->filter, filter));
  saved = readout_store_list_filters (store, &error);
  g_assert_cmpuint (saved->len, ==, 2);
  g_assert_cmpstr (((ReadoutSavedFilter *)saved->pdata[0])->name, ==, "All");
  before = sample_dump (store);
  g_assert_true (readout_store_remove_filter (store, id, &error));
  g_assert_false (readout_store_remove_filter (store, id, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD);
  g_clear_error (&error);
  g_assert_true (readout_store_undo (store, &error));
  after = sample_dump (store);
  g_assert_cmpstr (before, ==, after);
  for (guint i = 0; i < 4; i++)
    g_assert_true (readout_store_undo (store, &error));
  g_clear_pointer (&saved, g_ptr_array_unref);
  saved = readout_store_list_filters (store, &error);
  g_assert_cmpuint (saved->len, ==, 0);
  while (readout_store_redo (store, &error))
    ;
  g_assert_no_error (error);
  g_clear_pointer (&saved, g_ptr_array_unref);
  saved = readout_store_list_filters (store, &error);
  g_assert_cmpuint (saved->len, ==, 1);
  /* One that somebody else wrote is listed, so that it can be removed. */
  store->muted = TRUE;
  readout_sql_exec (store, "UPDATE filter SET filter = '{\"version\":9}'", &error);
  store->muted = FALSE;
  g_clear_pointer (&saved, g_ptr_array_unref);
  saved = readout_store_list_filters (store, &error);
  g_assert_null (((ReadoutSavedFilter *)saved->pdata[0])->filter);
  sample_check (store);
  sample_close (store);
}

/* The only id that a saved filter has for each of its kinds. */
static void
assert_followed (ReadoutStore *store, gint64 id, gint64 actor, gint64 outlet, gint64 topic)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutSavedFilter) saved = readout_store_get_filter (store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (saved->filter->actors->len, ==, 1);
  g_assert_cmpint (g_array_index (saved->filter->actors, gint64, 0), ==, actor);
  g_assert_cmpuint (saved->filter->outlets->len, ==, 1);
  g_assert_cmpint (g_array_index (saved->filter->outlets, gint64, 0), ==, outlet);
  g_assert_cmpuint (saved->filter->topics->len, ==, 1);
  g_assert_cmpint (g_array_index (saved->filter->topics, gint64, 0), ==, topic);
}

/* What was merged is found under what it became a part of; undone, under itself. */
static void
test_merged (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (ReadoutFilter) filter = readout_filter_new ();
  gint64 actors[3];
  gint64 topics[2];
  gint64 id;

  for (guint i = 0; i < N_REPORTS; i++)
    sample_add (store, i, 4);
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    {
      g_autofree char *name = g_strdup_printf ("Speaker %u", i + 1);
      actors[i] = readout_store_ensure_actor (store, name, READOUT_ACTOR_PERSON, &error);
    }
  topics[0] = readout_store_add_topic (store, "The ferry sails", NULL, TRUE, &error);
  topics[1] = readout_store_add_topic (store, "The ferry stays", NULL, TRUE, &error);
  readout_filter_add_id (filter->actors, actors[0]);
  readout_filter_add_id (filter->outlets, 1);
  readout_filter_add_id (filter->topics, topics[0]);
  id = readout_store_add_filter (store, "Mine", filter, &error);
  g_assert_no_error (error);
  g_assert_false (readout_store_follow_merges (store, filter));

  g_assert_true (readout_store_merge_actors (store, actors[0], actors[1], &error));
  g_assert_true (readout_store_merge_actors (store, actors[1], actors[2], &error));
  g_assert_true (readout_store_merge_outlets (store, 1, 2, &error));
  g_assert_true (readout_store_merge_topics (store, topics[0], topics[1], &error));
  g_assert_no_error (error);
  assert_followed (store, id, actors[2], 2, topics[1]);
  /* The one beside it is already there: it is not there twice. */
  readout_filter_add_id (filter->actors, actors[2]);
  g_assert_true (readout_store_follow_merges (store, filter));
  g_assert_cmpuint (filter->actors->len, ==, 1);

  for (guint i = 0; i < 3; i++)
    g_assert_true (readout_store_undo (store, &error));
  assert_followed (store, id, actors[1], 1, topics[0]);
  g_assert_true (readout_store_undo (store, &error));
  assert_followed (store, id, actors[0], 1, topics[0]);
  g_assert_true (readout_store_redo (store, &error));
  assert_followed (store, id, actors[1], 1, topics[0]);
  /* Back again: no circle. */
  g_assert_true (readout_store_merge_actors (store, actors[1], actors[0], &error));
  assert_followed (store, id, actors[0], 1, topics[0]);
  sample_check (store);
  sample_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, sample_file_set_up, function, sample_file_tear_down)
  g_test_add_func ("/filters/text", test_text);
  g_test_add_func ("/filters/bad-text", test_bad_text);
  g_test_add_func ("/filters/terms", test_terms);
  ADD ("/filters/against-loop", test_against_loop);
  g_test_add ("/filters/against-loop/kept", SampleFile, "kept", sample_file_set_up,
              test_against_loop, sample_file_tear_down);
  ADD ("/filters/kept", test_kept);
  ADD ("/filters/search", test_search);
  ADD ("/filters/copies", test_copies);
  ADD ("/filters/saved", test_saved);
  ADD ("/filters/merged", test_merged);
#undef ADD

  return g_test_run ();
}
