/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is who across reports: names by themselves, then in a project.
 */
#include "store-samples.h"

#include "attribution/readout-actor-affiliation.h"
#include "attribution/readout-actor-matcher.h"
#include "attribution/readout-actor-spelling.h"
#include "attribution/readout-engine.h"

static ReadoutLanguage *language;

#define MALE READOUT_GENDER_MALE
#define FEMALE READOUT_GENDER_FEMALE

/* What is to become of somebody, next to those known. */
typedef struct
{
  const char *name;
  ReadoutActorKind kind;
  guint gender;
  const char *roles;
  gint64 expected; /* the id, 0 for somebody new */
  gint64 doubt;    /* who may be meant; 0 for nobody */
  ReadoutLikeness likeness;
} Case;

static void
check_cases (ReadoutActorMatcher *matcher, gboolean complete, const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (GArray) doubts = g_array_new (FALSE, FALSE, sizeof (ReadoutActorCandidate));
      ReadoutActorProfile profile = {
        .name = cases[i].name,
        .kind = cases[i].kind,
        .gender = cases[i].gender,
        .roles = cases[i].roles,
      };
      gint64 id = readout_actor_matcher_match (matcher, &profile, complete, doubts);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (id, ==, cases[i].expected);
      if (cases[i].doubt != 0)
        {
          g_assert_cmpuint (doubts->len, >, 0);
          g_assert_cmpint (g_array_index (doubts, ReadoutActorCandidate, 0).id, ==, cases[i].doubt);
          g_assert_cmpint (g_array_index (doubts, ReadoutActorCandidate, 0).likeness, ==,
                           cases[i].likeness);
        }
      else if (id == 0)
        g_assert_cmpuint (doubts->len, ==, 0);
    }
}

static void
add (ReadoutActorMatcher *matcher,
     gint64 id,
     const char *name,
     ReadoutActorKind kind,
     guint gender,
     const char *roles)
{
  ReadoutActorProfile profile = { .name = name, .kind = kind, .gender = gender, .roles = roles };

  readout_actor_matcher_add (matcher, id, &profile, FALSE);
  readout_actor_matcher_note (matcher, id, &profile, 1);
}

static void
test_persons (void)
{
  static const Case cases[] = {
    { "Dr. Marta Lindqvist", READOUT_ACTOR_PERSON, 0, NULL, 1, 0, 0 },
    { "marta lindqvist", READOUT_ACTOR_PERSON, FEMALE, NULL, 1, 0, 0 },
    { "Marta E. Lindqvist", READOUT_ACTOR_PERSON, 0, NULL, 1, 0, 0 },
    /* The other sex, another walk of life. */
    { "Marta Lindqvist", READOUT_ACTOR_PERSON, MALE, NULL, 0, 1, READOUT_LIKENESS_NAME },
    { "Marta Lindqvist", READOUT_ACTOR_PERSON, 0, "farmer", 0, 1, READOUT_LIKENESS_NAME },
    { "Marta Lindqvist", READOUT_ACTOR_PERSON, 0, "farmer minister", 1, 0, 0 },
    /* Alphabets and transliterations. */
    { "Юрий Завадский", READOUT_ACTOR_PERSON, 0, NULL, 2, 0, 0 },
    { "Yuriy Zavadsky", READOUT_ACTOR_PERSON, 0, NULL, 2, 0, 0 },
    { "Yury Zavadskyy", READOUT_ACTOR_PERSON, 0, NULL, 2, 0, 0 },
    { "Karim al-Qasimi", READOUT_ACTOR_PERSON, 0, NULL, 3, 0, 0 },
    { "Karim Qassimi", READOUT_ACTOR_PERSON, 0, NULL, 3, 0, 0 },
    { "Jörg Mueller-Thoma", READOUT_ACTOR_PERSON, 0, NULL, 4, 0, 0 },
    { "Joerg Müller-Thoma", READOUT_ACTOR_PERSON, 0, NULL, 4, 0, 0 },
    /* Middle names. */
    { "Henry W. Ashdown", READOUT_ACTOR_PERSON, 0, NULL, 5, 0, 0 },
    { "Henry H. W. Ashdown", READOUT_ACTOR_PERSON, 0, NULL, 6, 0, 0 },
    { "Henry Ashdown", READOUT_ACTOR_PERSON, 0, NULL, 0, 5, READOUT_LIKENESS_MIDDLE_NAME },
    { "Henry P. Ashdown", READOUT_ACTOR_PERSON, 0, NULL, 0, 5, READOUT_LIKENESS_MIDDLE_NAME },
    { "Marta Lindqvist Jr.", READOUT_ACTOR_PERSON, 0, NULL, 0, 1, READOUT_LIKENESS_GENERATION },
    /* Spellings that only sound alike, and short names. */
    { "Stephen Okonkwo", READOUT_ACTOR_PERSON, 0, "senator", 7, 0, 0 },
    { "Stephen Okonkwoe", READOUT_ACTOR_PERSON, 0, NULL, 7, 0, 0 },
    { "Phillip Hollis", READOUT_ACTOR_PERSON, 0, NULL, 12, 0, 0 },
    { "Philipp Hollice", READOUT_ACTOR_PERSON, 0, NULL, 0, 0, 0 },
    { "Filip Hollis", READOUT_ACTOR_PERSON, 0, NULL, 0, 12, READOUT_LIKENESS_SPELLING },
    { "Filip Hollis", READOUT_ACTOR_PERSON, 0, "envoy", 12, 0, 0 },
    { "Tom Berrigan", READOUT_ACTOR_PERSON, 0, NULL, 8, 0, 0 },
    /* The surname alone. */
    { "Zavadsky", READOUT_ACTOR_PERSON, 0, NULL, 2, 0, 0 },
    { "Ashdown", READOUT_ACTOR_PERSON, 0, NULL, 0, 5, READOUT_LIKENESS_SURNAME },
    { "Mrs. Hollis", READOUT_ACTOR_PERSON, FEMALE, NULL, 0, 9, READOUT_LIKENESS_SURNAME },
    { "Hollis", READOUT_ACTOR_PERSON, 0, "mayor", 10, 0, 0 },
    { "Smith", READOUT_ACTOR_PERSON, 0, NULL, 0, 11, READOUT_LIKENESS_SURNAME },
    { "Smith", READOUT_ACTOR_PERSON, 0, "sheriff", 11, 0, 0 },
    { "Thomas", READOUT_ACTOR_PERSON, 0, NULL, 0, 0, 0 },
    { "Ivan Zavadsky", READOUT_ACTOR_PERSON, 0, NULL, 0, 0, 0 },
    /* Particles, short surnames, words that are none. */
    { "Le Dun", READOUT_ACTOR_PERSON, 0, NULL, 14, 0, 0 },
    { "Dun", READOUT_ACTOR_PERSON, 0, NULL, 14, 0, 0 },
    { "Dunn", READOUT_ACTOR_PERSON, 0, NULL, 13, 0, 0 },
    { "La Dunn", READOUT_ACTOR_PERSON, 0, NULL, 0, 0, 0 },
    { "al-Qasimi", READOUT_ACTOR_PERSON, 0, NULL, 3, 0, 0 },
    { "Report", READOUT_ACTOR_PERSON, 0, NULL, 0, 0, 0 },
  };
  g_autoptr (ReadoutActorMatcher) matcher = readout_actor_matcher_new (language);

  add (matcher, 1, "Marta Lindqvist", READOUT_ACTOR_PERSON, FEMALE, "minister");
  add (matcher, 2, "Yuri Zavadskiy", READOUT_ACTOR_PERSON, MALE, NULL);
  add (matcher, 3, "Karim Gasimi", READOUT_ACTOR_PERSON, MALE, NULL);
  add (matcher, 4, "Jorg Muller-Thoma", READOUT_ACTOR_PERSON, 0, NULL);
  add (matcher, 5, "Henry W. Ashdown", READOUT_ACTOR_PERSON, MALE, NULL);
  add (matcher, 6, "Henry H. W. Ashdown", READOUT_ACTOR_PERSON, MALE, NULL);
  add (matcher, 7, "Steven Okonkwo", READOUT_ACTOR_PERSON, MALE, "senator");
  add (matcher, 8, "Thomas Berrigan", READOUT_ACTOR_PERSON, MALE, NULL);
  add (matcher, 9, "Ruth Hollis", READOUT_ACTOR_PERSON, FEMALE, NULL);
  add (matcher, 10, "Grace Hollis", READOUT_ACTOR_PERSON, FEMALE, "mayor");
  add (matcher, 11, "Ellen Smith", READOUT_ACTOR_PERSON, FEMALE, "sheriff");
  add (matcher, 12, "Philip Hollis", READOUT_ACTOR_PERSON, MALE, "envoy");
  add (matcher, 13, "Owen Dunn", READOUT_ACTOR_PERSON, MALE, NULL);
  add (matcher, 14, "Aline Le Dun", READOUT_ACTOR_PERSON, FEMALE, NULL);
  add (matcher, 15, "Harbour Report", READOUT_ACTOR_PERSON, 0, NULL);
  check_cases (matcher, TRUE, cases, G_N_ELEMENTS (cases));
}

/* Of two of one name the one who says nearly everything is meant, and never somebody new in each
 * report. */
static void
test_namesakes (void)
{
  static const Case cases[] = {
    { "Omar Lund", READOUT_ACTOR_PERSON, 0, NULL, 1, 0, 0 },
    { "Omar Lund", READOUT_ACTOR_PERSON, 0, "farmer", 2, 0, 0 },
    { "Vera Holt", READOUT_ACTOR_PERSON, 0, NULL, 0, 3, READOUT_LIKENESS_NAME },
    { "Edda Voss", READOUT_ACTOR_PERSON, 0, NULL, 6, 0, 0 },
  };
  g_autoptr (ReadoutActorMatcher) matcher = readout_actor_matcher_new (language);
  const ReadoutActorProfile often = { .name = "Omar Lund", .kind = READOUT_ACTOR_PERSON };

  add (matcher, 1, "Omar Lund", READOUT_ACTOR_PERSON, MALE, "minister");
  readout_actor_matcher_note (matcher, 1, &often, 20);
  add (matcher, 2, "Omar Lund", READOUT_ACTOR_PERSON, MALE, "farmer");
  add (matcher, 3, "Vera Holt", READOUT_ACTOR_PERSON, FEMALE, "minister");
  add (matcher, 4, "Vera Holt", READOUT_ACTOR_PERSON, FEMALE, "farmer");
  add (matcher, 5, "Edda Voss", READOUT_ACTOR_PERSON, FEMALE, "minister");
  add (matcher, 6, "Edda Voss", READOUT_ACTOR_PERSON, FEMALE, NULL);
  check_cases (matcher, TRUE, cases, G_N_ELEMENTS (cases));
}

/* While reports are still to come, nobody knows that a surname is one person's. */
static void
test_incomplete (void)
{
  static const Case cases[] = {
    { "Zavadsky", READOUT_ACTOR_PERSON, 0, NULL, 0, 1, READOUT_LIKENESS_SURNAME },
    { "Zavadsky", READOUT_ACTOR_PERSON, 0, "envoy", 1, 0, 0 },
    { "IMDA", READOUT_ACTOR_ORGANISATION, 0, NULL, 0, 2, READOUT_LIKENESS_ACRONYM },
  };
  g_autoptr (ReadoutActorMatcher) matcher = readout_actor_matcher_new (language);

  add (matcher, 1, "Yuri Zavadsky", READOUT_ACTOR_PERSON, MALE, "envoy");
  add (matcher, 2, "International Maritime Dredging Authority", READOUT_ACTOR_ORGANISATION, 0,
       NULL);
  check_cases (matcher, FALSE, cases, G_N_ELEMENTS (cases));
}

static void
test_bodies (void)
{
  static const Case cases[] = {
    { "IMDA", READOUT_ACTOR_ORGANISATION, 0, NULL, 1, 0, 0 },
    { "imda", READOUT_ACTOR_ORGANISATION, 0, NULL, 0, 0, 0 },
    { "GBA", READOUT_ACTOR_ORGANISATION, 0, NULL, 0, 2, READOUT_LIKENESS_ACRONYM },
    { "Luhansk", READOUT_ACTOR_STATE, 0, NULL, 3, 0, 0 },
    /* A region is not the state that it is of. */
    { "Donetsk", READOUT_ACTOR_STATE, 0, NULL, 0, 0, 0 },
    { "the Ministry of Fisheries", READOUT_ACTOR_STATE, 0, NULL, 4, 0, 0 },
    { "The Coast Herald", READOUT_ACTOR_ORGANISATION, 0, NULL, 5, 0, 0 },
    { "Hodeida Port Trust", READOUT_ACTOR_ORGANISATION, 0, NULL, 6, 0, 0 },
    { "US", READOUT_ACTOR_STATE, 0, NULL, 7, 0, 0 },
    { "Kremlin", READOUT_ACTOR_STATE, 0, NULL, 0, 0, 0 },
    /* Every report has a party. */
    { "Party", READOUT_ACTOR_ORGANISATION, 0, NULL, 0, 0, 0 },
    { "unnamed", READOUT_ACTOR_ANONYMOUS, 0, NULL, 8, 0, 0 },
    { "a harbour pilot", READOUT_ACTOR_ANONYMOUS, 0, NULL, 0, 0, 0 },
  };
  g_autoptr (ReadoutActorMatcher) matcher = readout_actor_matcher_new (language);

  add (matcher, 1, "International Maritime Dredging Authority", READOUT_ACTOR_ORGANISATION, 0,
       NULL);
  add (matcher, 2, "Greater Bay Association", READOUT_ACTOR_ORGANISATION, 0, NULL);
  add (matcher, 3, "Lugansk", READOUT_ACTOR_STATE, 0, NULL);
  add (matcher, 4, "Fisheries Ministry", READOUT_ACTOR_STATE, 0, NULL);
  add (matcher, 5, "Coast Herald", READOUT_ACTOR_MEDIA, 0, NULL);
  add (matcher, 6, "Hodeidah Port Trust", READOUT_ACTOR_ORGANISATION, 0, NULL);
  add (matcher, 7, "United States", READOUT_ACTOR_STATE, 0, NULL);
  add (matcher, 8, "unnamed", READOUT_ACTOR_ANONYMOUS, 0, NULL);
  add (matcher, 9, "a harbour pilot", READOUT_ACTOR_ANONYMOUS, 0, NULL);
  add (matcher, 10, "Party", READOUT_ACTOR_ORGANISATION, 0, NULL);
  add (matcher, 11, "Ukraine", READOUT_ACTOR_STATE, 0, NULL);
  check_cases (matcher, TRUE, cases, G_N_ELEMENTS (cases));
}

static gint64
match_description (ReadoutActorMatcher *matcher, const char *name, ReadoutActorKind kind)
{
  ReadoutActorProfile profile = { .name = name, .kind = kind, .described = TRUE };

  return readout_actor_matcher_match (matcher, &profile, TRUE, NULL);
}

/* A description belongs to its report, but where it names somebody. */
static void
test_descriptions (void)
{
  g_autoptr (ReadoutActorMatcher) matcher = readout_actor_matcher_new (language);
  ReadoutActorProfile officials = { "officials", READOUT_ACTOR_GROUP, TRUE, 0, NULL };
  ReadoutActorProfile campaign = { "Lindqvist campaign", READOUT_ACTOR_ORGANISATION, TRUE, 0,
                                   NULL };
  ReadoutActorProfile boss = { "the boss", READOUT_ACTOR_PERSON, TRUE, 0, NULL };

  add (matcher, 1, "Marta Lindqvist", READOUT_ACTOR_PERSON, FEMALE, NULL);
  readout_actor_matcher_add (matcher, 2, &officials, FALSE);
  readout_actor_matcher_add (matcher, 3, &campaign, FALSE);
  readout_actor_matcher_add (matcher, 4, &boss, TRUE);
  g_assert_cmpint (match_description (matcher, "officials", READOUT_ACTOR_GROUP), ==, 0);
  g_assert_cmpint (match_description (matcher, "Lindqvist's campaign", READOUT_ACTOR_ORGANISATION),
                   ==, 3);
  g_assert_cmpint (match_description (matcher, "The Boss", READOUT_ACTOR_GROUP), ==, 4);
}

static void
test_apart (void)
{
  static const Case cases[] = {
    { "Marta Lindqvist", READOUT_ACTOR_PERSON, 0, "mayor", 2, 0, 0 },
    { "Marta Lindqvist", READOUT_ACTOR_PERSON, 0, NULL, 0, 1, READOUT_LIKENESS_NAME },
    { "Zavadsky", READOUT_ACTOR_PERSON, 0, NULL, 4, 0, 0 },
  };
  g_autoptr (ReadoutActorMatcher) matcher = readout_actor_matcher_new (language);

  add (matcher, 1, "Marta Lindqvist", READOUT_ACTOR_PERSON, 0, "minister");
  add (matcher, 2, "Marta Lindqvist", READOUT_ACTOR_PERSON, 0, "mayor");
  add (matcher, 3, "Yuri Zavadsky", READOUT_ACTOR_PERSON, 0, NULL);
  add (matcher, 4, "Zavadsky", READOUT_ACTOR_PERSON, 0, NULL);
  readout_actor_matcher_keep_apart (matcher, 3, 4);
  check_cases (matcher, TRUE, cases, G_N_ELEMENTS (cases));
}

/* Nothing that a name can be brings the matcher down, or takes long. */
static void
test_odd_names (void)
{
  static const char *const odd[] = {
    "",    " ",        ".",      "’s",         "al",      "the", "Dr.",
    "Jr.", "\xff\xfe", "\u202e", "محمد الفهد", "习 近平", "O’",  "a b c d e f g h",
    "--"
  };
  g_autoptr (ReadoutActorMatcher) matcher = readout_actor_matcher_new (language);
  g_autofree char *giant = g_strnfill (100000, 'o');

  for (guint pass = 0; pass < 2; pass++)
    for (guint kind = 0; kind <= READOUT_ACTOR_ANONYMOUS; kind++)
      {
        for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
          add (matcher, 1 + i, odd[i], kind, 0, " minister  ");
        add (matcher, 99, giant, kind, 0, NULL);
      }
}

static void
test_affiliation (void)
{
  g_assert_cmpstr (readout_actor_find_affiliation (language, "Kremlin", READOUT_ACTOR_STATE), ==,
                   "Russia");
  g_assert_cmpstr (readout_actor_find_affiliation (language, "Moscow", READOUT_ACTOR_STATE), ==,
                   "Russia");
  g_assert_cmpstr (
      readout_actor_find_affiliation (language, "the French Foreign Ministry", READOUT_ACTOR_STATE),
      ==, "France");
  g_assert_cmpstr (readout_actor_find_affiliation (language, "Russian media", READOUT_ACTOR_MEDIA),
                   ==, "Russia");
  g_assert_null (readout_actor_find_affiliation (language, "Russia", READOUT_ACTOR_STATE));
  g_assert_null (readout_actor_find_affiliation (language, "Paris Courier", READOUT_ACTOR_MEDIA));
  g_assert_null (readout_actor_find_affiliation (language, "Anna Keller", READOUT_ACTOR_PERSON));
}

/* --- In a project ----------------------------------------------------------------------------- */

/* Adds a report in which voices of these names speak, one statement each. */
static gint64
add_report (ReadoutStore *store, guint number, const ReadoutActorProfile *profiles, guint n)
{
  g_autoptr (ReadoutReport) report = sample_report (number, n);
  g_autoptr (GPtrArray) statements = sample_statements (report);
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_cmpuint (statements->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutVoice *voice = readout_voice_new (profiles[i].name, profiles[i].kind, NULL);

      voice->described = profiles[i].described;
      voice->gender = profiles[i].gender;
      voice->roles = g_strdup (profiles[i].roles);
      g_ptr_array_set_size (statement->voices, 0);
      g_ptr_array_add (statement->voices, voice);
    }
  id = readout_store_add_report (store, report, statements, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
add_speaker (ReadoutStore *store, guint number, const char *name, const char *roles)
{
  ReadoutActorProfile profile = { .name = name, .kind = READOUT_ACTOR_PERSON, .roles = roles };

  return add_report (store, number, &profile, 1);
}

/* Who speaks first in a report. */
static gint64
get_speaker (ReadoutStore *store, gint64 report_id)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  readout_sql_find (store, &id, &error,
                    "SELECT actor_id FROM statement WHERE report_id = ? ORDER BY id LIMIT 1", "i",
                    report_id);
  g_assert_no_error (error);
  return id;
}

static void
settle (ReadoutStore *store)
{
  g_autoptr (GError) error = NULL;

  readout_store_settle_actors (store, &error);
  g_assert_no_error (error);
}

static ReadoutStore *
open_project (SampleFile *file)
{
  ReadoutStore *store = sample_open (file->path);

  readout_store_set_language (store, language);
  return store;
}

static void
test_reports (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = open_project (file);
  gint64 first = add_speaker (store, 1, "Zavadsky", NULL);
  gint64 second = add_speaker (store, 2, "Yuri Zavadsky", NULL);
  gint64 third = add_speaker (store, 3, "Yuriy Zavadskiy", NULL);
  gint64 fourth = add_speaker (store, 4, "Marta Lindqvist", "minister");
  gint64 fifth = add_speaker (store, 5, "Marta Lindqvist", "farmer");

  g_assert_cmpint (get_speaker (store, second), ==, get_speaker (store, third));
  g_assert_cmpint (get_speaker (store, first), !=, get_speaker (store, second));
  settle (store);
  /* Nobody else came who could be meant by the surname. */
  g_assert_cmpint (get_speaker (store, first), ==, get_speaker (store, second));
  g_assert_cmpint (get_speaker (store, fourth), !=, get_speaker (store, fifth));

  /* All that was learnt is in the file. */
  sample_close (store);
  store = open_project (file);
  g_assert_cmpint (get_speaker (store, add_speaker (store, 6, "Yurij Zavadskij", NULL)), ==,
                   get_speaker (store, second));
  g_assert_cmpint (get_speaker (store, add_speaker (store, 7, "Marta Lindqvist", "farmer")), ==,
                   get_speaker (store, fifth));
  sample_check (store);
  sample_close (store);
}

/* Two who share a report are two, whatever the rest of the project knows. */
static void
test_one_report (SampleFile *file, gconstpointer data)
{
  const ReadoutActorProfile profiles[] = {
    { .name = "Yuri Zavadsky", .kind = READOUT_ACTOR_PERSON },
    { .name = "Zavadsky", .kind = READOUT_ACTOR_PERSON },
    { .name = "officials", .kind = READOUT_ACTOR_GROUP, .described = TRUE },
  };
  ReadoutStore *store = open_project (file);
  gint64 report = add_report (store, 1, profiles, G_N_ELEMENTS (profiles));
  gint64 other = add_report (store, 2, profiles + 2, 1);
  gint64 n_actors = 0;

  settle (store);
  readout_sql_find (store, &n_actors, NULL,
                    "SELECT count(DISTINCT actor_id) FROM statement WHERE report_id = ?", "i",
                    report);
  g_assert_cmpint (n_actors, ==, 3);
  /* The officials of another report are others. */
  readout_sql_find (store, &n_actors, NULL, "SELECT count(DISTINCT actor_id) FROM statement", "");
  g_assert_cmpint (n_actors, ==, 4);
  g_assert_cmpint (other, !=, 0);
  sample_close (store);
}

/* What the person says about names holds for what comes. */
static void
test_person (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = open_project (file);
  g_autoptr (GError) error = NULL;
  gint64 hollis = get_speaker (store, add_speaker (store, 1, "Ruth Hollis", NULL));
  gint64 grace = get_speaker (store, add_speaker (store, 2, "Grace Oyelaran", NULL));
  gint64 split;

  readout_store_merge_actors (store, grace, hollis, &error);
  readout_store_add_actor_alias (store, hollis, "The Iron Mayor", &error);
  readout_store_rename_actor (store, hollis, "R. Hollis-Oyelaran", &error);
  readout_store_set_actor_kind (store, hollis, READOUT_ACTOR_GROUP, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_speaker (store, add_speaker (store, 3, "Grace Oyelaran", NULL)), ==, hollis);
  g_assert_cmpint (get_speaker (store, add_speaker (store, 4, "the Iron Mayor", NULL)), ==, hollis);
  g_assert_cmpint (get_speaker (store, add_speaker (store, 5, "Ruth Hollis", NULL)), ==, hollis);

  split = readout_store_split_actor (store, hollis, "Grace Oyelaran", &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_speaker (store, add_speaker (store, 6, "Grace Oyelaran", NULL)), ==, split);
  g_assert_true (readout_store_undo (store, &error));
  g_assert_true (readout_store_undo (store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_speaker (store, add_speaker (store, 7, "Grace Oyelaran", NULL)), ==, hollis);
  sample_check (store);
  sample_close (store);
}

/* Officials that the person knows by name are not the officials of every report. */
static void
test_merged_description (SampleFile *file, gconstpointer data)
{
  const ReadoutActorProfile officials = { .name = "officials",
                                          .kind = READOUT_ACTOR_GROUP,
                                          .described = TRUE };
  ReadoutStore *store = open_project (file);
  g_autoptr (GError) error = NULL;
  gint64 report = add_report (store, 1, &officials, 1);
  gint64 hollis = get_speaker (store, add_speaker (store, 2, "Ruth Hollis", NULL));

  g_assert_true (readout_store_merge_actors (store, get_speaker (store, report), hollis, &error));
  g_assert_cmpint (get_speaker (store, add_report (store, 3, &officials, 1)), !=, hollis);
  g_assert_cmpint (get_speaker (store, report), ==, hollis);
  sample_close (store);
}

/* An analysis of the same report again leaves everybody who they were. */
static void
test_again (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = open_project (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = sample_report (1, 3);
  g_autoptr (GPtrArray) statements = sample_statements (report);
  gint64 id = readout_store_add_report (store, report, statements, NULL, &error);
  gint64 speaker = get_speaker (store, id);
  gint64 hollis = get_speaker (store, add_speaker (store, 50, "Ruth Hollis", NULL));
  g_autoptr (GPtrArray) later = sample_statements (report);

  g_assert_no_error (error);
  g_assert_true (readout_store_merge_actors (store, speaker, hollis, &error));
  g_assert_true (readout_store_replace_statements (store, id, later, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_speaker (store, id), ==, hollis);
  sample_check (store);
  sample_close (store);
}

static guint
count_pairs (ReadoutStore *store, gint64 actor_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = readout_store_list_actor_pairs (store, actor_id, 10, &error);

  g_assert_no_error (error);
  if (actor_id == 0)
    g_assert_cmpint (readout_store_count_actor_pairs (store, &error), ==, pairs->len);
  g_assert_no_error (error);
  return pairs->len;
}

/* The person is asked about two who may be one; the answer is kept. */
static void
test_pairs (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = open_project (file);
  g_autoptr (GError) error = NULL;
  gint64 stephen = get_speaker (store, add_speaker (store, 1, "Stephen Hollis", NULL));
  gint64 steven = get_speaker (store, add_speaker (store, 2, "Steven Hollis", NULL));
  gint64 grace = get_speaker (store, add_speaker (store, 3, "Grace Oyelaran", NULL));
  g_autoptr (GPtrArray) pairs = NULL;
  const ReadoutActorPair *pair;

  g_assert_cmpint (stephen, !=, steven);
  pairs = readout_store_list_actor_pairs (store, stephen, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pairs->len, ==, 1);
  pair = g_ptr_array_index (pairs, 0);
  g_assert_cmpuint (pair->likeness, ==, READOUT_LIKENESS_SHORT_NAME);
  g_assert_cmpint (pair->actors[0]->id + pair->actors[1]->id, ==, stephen + steven);
  g_assert_cmpuint (pair->n_reports[0], ==, 1);
  g_assert_nonnull (pair->examples[1]);
  g_assert_cmpuint (count_pairs (store, grace), ==, 0);

  /* Two. They are not asked about again, nor taken for each other. */
  g_assert_true (readout_store_keep_actors_apart (store, steven, stephen, &error));
  g_assert_cmpuint (count_pairs (store, 0), ==, 0);
  g_assert_cmpint (get_speaker (store, add_speaker (store, 4, "Steven Hollis", NULL)), ==, steven);
  g_assert_cmpuint (count_pairs (store, 0), ==, 0);
  /* The import of report 4, then the answer. */
  g_assert_true (readout_store_undo (store, &error));
  g_assert_true (readout_store_undo (store, &error));
  g_assert_cmpuint (count_pairs (store, 0), ==, 1);

  /* One. */
  g_assert_true (readout_store_merge_actors (store, steven, stephen, &error));
  g_assert_cmpuint (count_pairs (store, 0), ==, 0);
  g_assert_cmpint (get_speaker (store, add_speaker (store, 5, "Steven Hollis", NULL)), ==, stephen);
  g_assert_no_error (error);
  sample_check (store);
  sample_close (store);
}

int
main (int argc, char **argv)
{
  g_autoptr (ReadoutEngine) engine = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  engine = readout_engine_new (NULL, &error);
  g_assert_no_error (error);
  language = readout_engine_get_language (engine);

  g_test_add_func ("/actors/persons", test_persons);
  g_test_add_func ("/actors/namesakes", test_namesakes);
  g_test_add_func ("/actors/incomplete", test_incomplete);
  g_test_add_func ("/actors/bodies", test_bodies);
  g_test_add_func ("/actors/descriptions", test_descriptions);
  g_test_add_func ("/actors/apart", test_apart);
  g_test_add_func ("/actors/odd-names", test_odd_names);
  g_test_add_func ("/actors/affiliation", test_affiliation);
#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, sample_file_set_up, function, sample_file_tear_down)
  ADD ("/actors/reports", test_reports);
  ADD ("/actors/one-report", test_one_report);
  ADD ("/actors/person", test_person);
  ADD ("/actors/merged-description", test_merged_description);
  ADD ("/actors/again", test_again);
  ADD ("/actors/pairs", test_pairs);
  return g_test_run ();
}
