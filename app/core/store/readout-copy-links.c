/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds, for a report, those that are the same, nearly so, or another version of it. Near copies
 * are found by the bands of their signatures and then compared word by word; one report stands for
 * all that have the same text. What is looked at for a report has a limit, so that a project of
 * ten thousand takes each as quickly as a project of ten.
 */
#include "store/readout-store-private.h"

#include <string.h>

#include "text/readout-plain-words.h"
#include "text/readout-shingles.h"

/* Of the reports that share a band, the newest so many are looked at; of all those, the ones with
 * most bands in common; of these, the ones that seem most alike are compared, until so many are
 * linked: the copies of a copy belong to it too. */
#define BAND_MAX 32
#define CANDIDATES_MAX 48
#define COMPARED_MAX 8
#define LINKED_MAX 4

/* What is estimated to have less in common is not compared. */
#define ESTIMATE_MIN 0.3

/* Reports with the same headline or address that are looked at. */
#define VERSIONS_MAX 16

/* So much of two reports with the same headline must be the same: "Morning briefing" is not one
 * report in many versions. */
#define VERSION_SHARE_MIN 0.2

/* So many reports are looked at in one go. */
#define SLICE 8

/* The report that links are looked for. */
typedef struct
{
  gint64 id;
  ReadoutReport *report;
  ReadoutShingles *shingles;
  gint64 words; /* as in the table; 0 for none */
  gint64 headline;
  gint64 address;
  gint64 outlet_id;
  ReadoutSignature signature;
  gboolean found;
} Subject;

typedef struct
{
  gint64 id;
  guint n_bands;
  double containment;
} Candidate;

static gint64
as_integer (guint64 number)
{
  gint64 integer;

  memcpy (&integer, &number, sizeof integer);
  return integer;
}

static gboolean
is_tracking (const char *parameter)
{
  static const char *const names[] = { "utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid=" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (parameter, names[i]))
      return TRUE;
  return FALSE;
}

/* A number for a web address without what does not tell one page from another; 0 for none, and for
 * the front page of a site, which is no report. */
static gint64
number_address (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;
  g_autoptr (GString) key = NULL;
  const char *host;
  const char *query;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return 0;
  host = g_uri_get_host (uri);
  query = g_uri_get_query (uri);
  key = g_string_new (g_ascii_strncasecmp (host, "www.", 4) == 0 ? host + 4 : host);
  g_string_append (key, g_uri_get_path (uri));
  while (key->len > 0 && key->str[key->len - 1] == '/')
    g_string_truncate (key, key->len - 1);
  if (query != NULL)
    {
      g_auto (GStrv) parameters = g_strsplit (query, "&", -1);

      for (guint i = 0; parameters[i] != NULL; i++)
        if (!is_tracking (parameters[i]))
          g_string_append_printf (key, "?%s", parameters[i]);
    }
  if (strpbrk (key->str, "/?") == NULL)
    return 0;
  return as_integer (readout_plain_word_hash (key->str, key->str + key->len));
}

static gint64
number_words (const char *text)
{
  return text != NULL ? as_integer (readout_plain_words_hash (text, -1)) : 0;
}

/* A report's words with which it is compared; %NULL on error. */
static ReadoutShingles *
load_shingles (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutReport) report = readout_store_get_report (store, id, error);

  return report != NULL ? readout_shingles_new (report->text, report->title) : NULL;
}

static gboolean
compare (ReadoutStore *store, Subject *subject, gint64 id, ReadoutOverlap *overlap, GError **error)
{
  g_autoptr (ReadoutShingles) other = load_shingles (store, id, error);

  if (other == NULL)
    return FALSE;
  readout_shingles_compare (subject->shingles, other, overlap);
  return TRUE;
}

/* --- Near copies ------------------------------------------------------------------------------ */

static int
compare_bands (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->n_bands != second->n_bands)
    return first->n_bands > second->n_bands ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

static int
compare_containments (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->containment != second->containment)
    return first->containment > second->containment ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

/* The reports that share bands, most first. */
static GArray *
find_candidates (ReadoutStore *store, Subject *subject, GError **error)
{
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "SELECT report_id FROM fingerprint_band WHERE band = ?1"
                              "  AND report_id <> ?2 ORDER BY report_id DESC LIMIT ?3");
  guint64 bands[READOUT_SIGNATURE_BANDS];

  readout_signature_get_bands (&subject->signature, bands);
  for (guint i = 0; i < READOUT_SIGNATURE_BANDS && local_error == NULL; i++)
    {
      readout_sql_bind (sql, "iid", as_integer (bands[i]), subject->id, BAND_MAX);
      while (readout_sql_step (sql, &local_error))
        {
          gint64 id = readout_sql_get_int (sql, 0);
          guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &id));

          if (place == 0)
            {
              Candidate candidate = { .id = id };

              g_array_append_val (candidates, candidate);
              place = candidates->len;
              g_hash_table_insert (places, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (place));
            }
          g_array_index (candidates, Candidate, place - 1).n_bands++;
        }
      if (sql->handle != NULL)
        sqlite3_reset (sql->handle);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      g_array_unref (candidates);
      return NULL;
    }
  g_array_sort (candidates, compare_bands);
  g_array_set_size (candidates, MIN (candidates->len, CANDIDATES_MAX));
  return candidates;
}

/* Sets how much seems to be in common, by the signature. */
static gboolean
estimate (ReadoutStore *store, Subject *subject, Candidate *candidate, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "SELECT signature, n_words FROM fingerprint WHERE report_id = ?");
  ReadoutSignature other;

  candidate->containment = 0;
  readout_sql_bind (sql, "i", candidate->id);
  if (readout_sql_step (sql, &local_error) &&
      readout_signature_from_bytes (&other, sqlite3_column_blob (sql->handle, 0),
                                    sqlite3_column_bytes (sql->handle, 0)))
    candidate->containment = readout_signature_estimate_containment (
        readout_signature_estimate_resemblance (&subject->signature, &other),
        readout_shingles_count_words (subject->shingles), (guint)readout_sql_get_int (sql, 1));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
insert_copy (
    ReadoutStore *store, Subject *subject, gint64 id, const ReadoutOverlap *overlap, GError **error)
{
  gboolean first = subject->id < id;

  subject->found = TRUE;
  return readout_sql_do (
      store, error,
      "INSERT OR REPLACE INTO copy (report_id, other_id, share, other_share) VALUES (?, ?, ?, ?)",
      "iirr", first ? subject->id : id, first ? id : subject->id,
      first ? overlap->share : overlap->other_share, first ? overlap->other_share : overlap->share);
}

static gboolean
link_near (ReadoutStore *store, Subject *subject, GError **error)
{
  g_autoptr (GArray) candidates = find_candidates (store, subject, error);
  guint n_linked = 0;

  if (candidates == NULL)
    return FALSE;
  for (guint i = 0; i < candidates->len; i++)
    if (!estimate (store, subject, &g_array_index (candidates, Candidate, i), error))
      return FALSE;
  g_array_sort (candidates, compare_containments);
  for (guint i = 0; i < MIN (candidates->len, COMPARED_MAX) && n_linked < LINKED_MAX; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      ReadoutOverlap overlap;

      if (candidate->containment < ESTIMATE_MIN)
        break;
      if (!compare (store, subject, candidate->id, &overlap, error))
        return FALSE;
      if (!readout_shares_are_copy (overlap.share, overlap.other_share))
        continue;
      if (!insert_copy (store, subject, candidate->id, &overlap, error))
        return FALSE;
      n_linked++;
    }
  return TRUE;
}

/* --- Versions --------------------------------------------------------------------------------- */

/* -1: @date is before @other_date, 1: after; 0 where that is not known: of the same day, when one
 * of them has no time. */
static int
compare_dates (const char *date, const char *other_date)
{
  gint64 moment;
  gint64 other_moment;
  gsize length;
  int order;

  if (!readout_store_parse_date (date, &moment) ||
      !readout_store_parse_date (other_date, &other_moment))
    return 0;
  if (strpbrk (date, "T ") != NULL && strpbrk (other_date, "T ") != NULL)
    return (moment > other_moment) - (moment < other_moment);
  length = MIN (strcspn (date, "T "), strcspn (other_date, "T "));
  order = strncmp (date, other_date, length);
  return (order > 0) - (order < 0);
}

static gboolean
insert_version (ReadoutStore *store, Subject *subject, gint64 id, int order, GError **error)
{
  subject->found = TRUE;
  return readout_sql_do (
      store, error, "INSERT OR IGNORE INTO report_version (report_id, earlier_id) VALUES (?, ?)",
      "ii", order > 0 ? subject->id : id, order > 0 ? id : subject->id);
}

/* Looks at one report with the same headline or address. */
static gboolean
consider_version (ReadoutStore *store, Subject *subject, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT r.published, coalesce(r.outlet_id, 0), coalesce(f.words, 0),"
             "  coalesce(f.address, 0), coalesce(f.headline, 0)"
             "  FROM report r JOIN fingerprint f ON f.report_id = r.id WHERE r.id = ?");
  gboolean same_address;
  gboolean same_outlet;
  gint64 outlet_id;
  ReadoutOverlap overlap;
  int order;

  readout_sql_bind (sql, "i", id);
  if (!readout_sql_step (sql, &local_error))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  order = compare_dates (subject->report->published, readout_sql_get_text (sql, 0));
  outlet_id = readout_sql_get_int (sql, 1);
  same_address = subject->address != 0 && readout_sql_get_int (sql, 3) == subject->address;
  /* Where an outlet is not known, the address tells that it is the same. */
  same_outlet = outlet_id == subject->outlet_id || outlet_id == 0 || subject->outlet_id == 0;
  if (order == 0 || !same_outlet || readout_sql_get_int (sql, 2) == subject->words ||
      (!same_address && (outlet_id == 0 || subject->outlet_id == 0)))
    return TRUE;
  if (same_address)
    return insert_version (store, subject, id, order, error);
  if (!compare (store, subject, id, &overlap, error))
    return FALSE;
  return MAX (overlap.share, overlap.other_share) < VERSION_SHARE_MIN ||
         insert_version (store, subject, id, order, error);
}

static gboolean
link_versions_by (
    ReadoutStore *store, Subject *subject, const char *text, gint64 number, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ReadoutSql) sql = NULL;

  if (number == 0)
    return TRUE;
  sql = readout_sql_new (store, text);
  readout_sql_bind (sql, "iid", number, subject->id, VERSIONS_MAX);
  while (readout_sql_step (sql, &local_error))
    {
      gint64 id = readout_sql_get_int (sql, 0);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len && local_error == NULL; i++)
    consider_version (store, subject, g_array_index (ids, gint64, i), &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
link_versions (ReadoutStore *store, Subject *subject, GError **error)
{
  return readout_sql_do (
             store, error,
             "DELETE FROM report_version WHERE answer = 0 AND (report_id = ?1 OR earlier_id = ?1)",
             "i", subject->id) &&
         link_versions_by (store, subject,
                           "SELECT report_id FROM fingerprint WHERE address = ?1"
                           "  AND report_id <> ?2 ORDER BY report_id DESC LIMIT ?3",
                           subject->address, error) &&
         link_versions_by (store, subject,
                           "SELECT report_id FROM fingerprint WHERE headline = ?1"
                           "  AND report_id <> ?2 ORDER BY report_id DESC LIMIT ?3",
                           subject->headline, error);
}

/* --- One report ------------------------------------------------------------------------------- */

/* Takes a report's bands and near copies away; another one with the same text is to stand for it.
 */
static gboolean
drop_links (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT words, signature FROM fingerprint WHERE report_id = ? AND stands");
  ReadoutSignature signature;
  guint64 bands[READOUT_SIGNATURE_BANDS];
  gint64 words;

  readout_sql_bind (sql, "i", id);
  if (!readout_sql_step (sql, &local_error))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  words = readout_sql_get_int (sql, 0);
  if (readout_signature_from_bytes (&signature, sqlite3_column_blob (sql->handle, 1),
                                    sqlite3_column_bytes (sql->handle, 1)))
    {
      readout_signature_get_bands (&signature, bands);
      for (guint i = 0; i < READOUT_SIGNATURE_BANDS; i++)
        if (!readout_sql_do (store, error,
                             "DELETE FROM fingerprint_band WHERE band = ? AND report_id = ?", "ii",
                             as_integer (bands[i]), id))
          return FALSE;
    }
  return readout_sql_do (store, error, "DELETE FROM copy WHERE report_id = ?1 OR other_id = ?1",
                         "i", id) &&
         readout_sql_do (store, error, "UPDATE fingerprint SET stands = 0 WHERE report_id = ?", "i",
                         id) &&
         readout_sql_do (store, error,
                         "UPDATE fingerprint SET linked = 0 WHERE report_id ="
                         "  (SELECT min(report_id) FROM fingerprint WHERE words = ? AND"
                         "    report_id <> ?)",
                         "ii", words, id);
}

/* Whether another report with the same text is there already. */
static gboolean
has_same_text (ReadoutStore *store, Subject *subject, gboolean *stands, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 id;

  *stands = FALSE;
  if (subject->words == 0)
    return TRUE;
  subject->found =
      readout_sql_find (store, &id, &local_error,
                        "SELECT report_id FROM fingerprint WHERE words = ? AND report_id <> ?",
                        "ii", subject->words, subject->id);
  if (local_error == NULL)
    *stands = !readout_sql_find (
        store, &id, &local_error,
        "SELECT report_id FROM fingerprint WHERE words = ? AND stands = 1 AND report_id <> ?", "ii",
        subject->words, subject->id);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
insert_fingerprint (ReadoutStore *store, Subject *subject, gboolean stands, GError **error)
{
  guint8 bytes[READOUT_SIGNATURE_LENGTH];
  guint64 bands[READOUT_SIGNATURE_BANDS];
  g_autoptr (GBytes) signature = NULL;
  gboolean signs =
      stands && readout_shingles_count_words (subject->shingles) >= READOUT_COPY_WORDS_MIN;

  if (signs)
    {
      readout_shingles_sign (subject->shingles, &subject->signature);
      readout_signature_to_bytes (&subject->signature, bytes);
      readout_signature_get_bands (&subject->signature, bands);
      signature = g_bytes_new_static (bytes, sizeof bytes);
    }
  if (!readout_sql_do (store, error,
                       "INSERT OR REPLACE INTO fingerprint (report_id, words, n_words, stands,"
                       "  headline, address, linked, signature)"
                       "  VALUES (?, nullif(?, 0), ?, ?, nullif(?, 0), nullif(?, 0), 1, ?)",
                       "iiidiib", subject->id, subject->words,
                       (gint64)readout_shingles_count_words (subject->shingles), stands,
                       subject->headline, subject->address, signature))
    return FALSE;
  for (guint i = 0; signs && i < READOUT_SIGNATURE_BANDS; i++)
    if (!readout_sql_do (store, error,
                         "INSERT OR IGNORE INTO fingerprint_band (band, report_id) VALUES (?, ?)",
                         "ii", as_integer (bands[i]), subject->id))
      return FALSE;
  return !signs || link_near (store, subject, error);
}

gboolean
readout_store_link_report (
    ReadoutStore *store, gint64 id, ReadoutReport *report, gboolean *found, GError **error)
{
  g_autoptr (ReadoutReport) loaded =
      report == NULL ? readout_store_get_report (store, id, error) : g_object_ref (report);
  g_autoptr (ReadoutShingles) shingles = NULL;
  g_autoptr (GError) local_error = NULL;
  Subject subject = { .id = id, .report = loaded };
  gboolean stands = FALSE;

  if (loaded == NULL)
    return FALSE;
  readout_store_forget_copy_groups (store);
  shingles = readout_shingles_new (loaded->text, loaded->title);
  subject.shingles = shingles;
  subject.words = as_integer (readout_shingles_get_words (shingles));
  subject.headline = number_words (loaded->title);
  subject.address = number_address (loaded->url);
  readout_sql_find (store, &subject.outlet_id, &local_error,
                    "SELECT coalesce(outlet_id, 0) FROM report WHERE id = ?", "i", id);
  if (local_error == NULL && drop_links (store, id, &local_error) &&
      has_same_text (store, &subject, &stands, &local_error) &&
      insert_fingerprint (store, &subject, stands, &local_error))
    link_versions (store, &subject, &local_error);
  if (found != NULL)
    *found = subject.found;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
readout_store_unlink_report (ReadoutStore *store, gint64 id, GError **error)
{
  readout_store_forget_copy_groups (store);
  return drop_links (store, id, error);
}

/* --- What was not looked at ------------------------------------------------------------------- */

/* Reports of a file from before there were fingerprints, then those that changed. */
static gboolean
list_unlinked (ReadoutStore *store, GArray *ids, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;
  gint64 n = 0;

  if (store->signed_until == 0 &&
      readout_sql_find (store, &n, &local_error,
                        "SELECT (SELECT count(*) FROM report) - (SELECT count(*) FROM fingerprint)",
                        "") &&
      n == 0)
    store->signed_until = -1;
  if (local_error == NULL && store->signed_until >= 0)
    {
      sql = readout_sql_new (store, "SELECT r.id FROM report r WHERE r.id > ?1 AND NOT EXISTS"
                                    "  (SELECT 1 FROM fingerprint f WHERE f.report_id = r.id)"
                                    "  ORDER BY r.id LIMIT ?2");
      readout_sql_bind (sql, "id", store->signed_until, SLICE);
    }
  else
    {
      sql = readout_sql_new (store,
                             "SELECT report_id FROM fingerprint INDEXED BY fingerprint_unlinked"
                             "  WHERE NOT linked ORDER BY report_id LIMIT ?1");
      readout_sql_bind (sql, "d", SLICE);
    }
  while (local_error == NULL && readout_sql_step (sql, &local_error))
    {
      gint64 id = readout_sql_get_int (sql, 0);

      g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (store->signed_until >= 0)
    store->signed_until = ids->len > 0 ? g_array_index (ids, gint64, ids->len - 1) : -1;
  return TRUE;
}

gboolean
readout_store_link_next (ReadoutStore *store, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 signed_until = store->signed_until;
  gboolean found = FALSE;
  gboolean done = TRUE;

  if (!list_unlinked (store, ids, error) ||
      /* All have one now: those that changed. */
      (ids->len == 0 && signed_until != store->signed_until && !list_unlinked (store, ids, error)))
    return FALSE;
  if (ids->len == 0 || !readout_action_begin (store, "", READOUT_ACTION_SILENT, error))
    return FALSE;
  for (guint i = 0; done && i < ids->len; i++)
    {
      gboolean has = FALSE;

      done = readout_store_link_report (store, g_array_index (ids, gint64, i), NULL, &has, error);
      found = found || has;
    }
  return readout_action_end (store, done, found ? READOUT_CHANGES_REPORTS : READOUT_CHANGES_NONE,
                             error);
}
