/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports that are the same: lists of them, what the person says to an offered version, and which
 * of them count as one source.
 */
#include "store/readout-store-copies.h"

#include <glib/gi18n-lib.h>

#include "store/readout-store-private.h"
#include "text/readout-shingles.h"

#define LIST_MAX 20

enum
{
  ANSWER_NONE,
  ANSWER_IS,
  ANSWER_IS_NOT,
};

G_DEFINE_FINAL_TYPE (ReadoutCopy, readout_copy, G_TYPE_OBJECT)

static void
readout_copy_finalize (GObject *object)
{
  ReadoutCopy *copy = READOUT_COPY (object);

  g_free (copy->title);
  g_free (copy->outlet);
  g_free (copy->published);

  G_OBJECT_CLASS (readout_copy_parent_class)->finalize (object);
}

static void
readout_copy_class_init (ReadoutCopyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_copy_finalize;
}

static void
readout_copy_init (ReadoutCopy *copy)
{
}

/* “Bridge closes” (Daily Lund) */
static char *
dup_name (const ReadoutCopy *copy)
{
  const char *title = copy->title != NULL ? copy->title : _("Report without a headline");

  if (copy->outlet == NULL)
    /* Translators: %s is the headline of a report */
    return g_strdup_printf (_("“%s”"), title);
  /* Translators: the headline of a report and its outlet */
  return g_strdup_printf (_("“%s” (%s)"), title, copy->outlet);
}

/* Never 100: it is not the same. */
static guint
get_percent (double share)
{
  return (guint)CLAMP (share * 100 + 0.5, 0, 99);
}

static char *
describe_near (const ReadoutCopy *copy, const char *name)
{
  if (readout_shares_are_copy (MIN (copy->share, copy->other_share), 0))
    /* Translators: %s is a headline with its outlet, %u how much of the words is the same */
    return g_strdup_printf (_("Near copy of %s, %u %% alike"), name,
                               get_percent ((copy->share + copy->other_share) / 2));
  if (copy->share >= copy->other_share)
    /* Translators: %s is the headline of a longer report with its outlet */
    return g_strdup_printf (_("Shorter than %s, which has %u %% of it"), name,
                               get_percent (copy->share));
  /* Translators: %s is the headline of a shorter report with its outlet */
  return g_strdup_printf (_("Longer than %s, of which it has %u %%"), name,
                             get_percent (copy->other_share));
}

char *
readout_copy_describe (const ReadoutCopy *copy)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (copy != NULL, NULL);

  name = dup_name (copy);
  switch (copy->kind)
    {
    case READOUT_COPY_LATER:
      return g_strdup_printf (copy->offered
                              /* Translators: %s is the headline of a report with its outlet */
                              ? _("Looks like a later version of %s")
                              /* Translators: %s is the headline of a report with its outlet */
                              : _("Later version of %s"), name);
    case READOUT_COPY_EARLIER:
      return g_strdup_printf (copy->offered
                              /* Translators: %s is the headline of a report with its outlet */
                              ? _("Looks like an earlier version of %s")
                              /* Translators: %s is the headline of a report with its outlet */
                              : _("Earlier version of %s"), name);
    case READOUT_COPY_SAME:
      /* Translators: %s is the headline of a report with its outlet */
      return g_strdup_printf (_("Same text as %s"), name);
    case READOUT_COPY_NEAR:
    default:
      return describe_near (copy, name);
    }
}

/* Columns 0 to 3: id, title, outlet, date. */
static ReadoutCopy *
load_copy (ReadoutSql *sql, gint64 report_id, ReadoutCopyKind kind)
{
  ReadoutCopy *copy = g_object_new (READOUT_TYPE_COPY, NULL);

  copy->report_id = report_id;
  copy->other_id = readout_sql_get_int (sql, 0);
  copy->kind = kind;
  copy->title = readout_sql_dup_text (sql, 1);
  copy->outlet = readout_sql_dup_text (sql, 2);
  copy->published = readout_sql_dup_text (sql, 3);
  return copy;
}

#define COPY_COLUMNS "r.id, coalesce(r.title, r.file_name), o.name, r.published"
#define COPY_TABLES                                                                                \
  "JOIN report r ON r.id = c.id AND r.removed IS NULL LEFT JOIN outlet o ON o.id = r.outlet_id"

/* The other one, whether this one is the later, the answer, the state of the earlier. */
static const char versions_sql[] =
    "SELECT " COPY_COLUMNS ", c.later, c.answer, e.state FROM"
    "  (SELECT earlier_id AS id, 1 AS later, answer, earlier_id FROM report_version WHERE report_id = ?1"
    "   UNION ALL"
    "   SELECT report_id, 0, answer, earlier_id FROM report_version WHERE earlier_id = ?1) c " COPY_TABLES
    " JOIN report e ON e.id = c.earlier_id"
    " WHERE c.answer <> 2 ORDER BY c.answer, r.moment DESC, r.id LIMIT ?2";

/* A text can have very many: their order is not worth looking at all of them. */
static const char same_sql[] =
    "SELECT " COPY_COLUMNS " FROM"
    "  (SELECT g.report_id AS id FROM fingerprint f JOIN fingerprint g ON g.words = f.words"
    "    WHERE f.report_id = ?1 AND g.report_id <> ?1 LIMIT 200) c " COPY_TABLES
    " ORDER BY r.moment, r.id LIMIT ?2";

/* What is known of a text is known of all reports that have it. */
static const char near_sql[] =
    "SELECT " COPY_COLUMNS ", c.share, c.other_share FROM (SELECT * FROM"
    "  (SELECT h.report_id AS id, n.share, n.other_share FROM fingerprint f"
    "    JOIN fingerprint s ON s.words = f.words AND s.stands = 1"
    "    JOIN copy n ON n.report_id = s.report_id"
    "    JOIN fingerprint g ON g.report_id = n.other_id"
    "    JOIN fingerprint h ON h.words = g.words WHERE f.report_id = ?1 LIMIT 200)"
    "  UNION ALL SELECT * FROM"
    "  (SELECT h.report_id, n.other_share, n.share FROM fingerprint f"
    "    JOIN fingerprint s ON s.words = f.words AND s.stands = 1"
    "    JOIN copy n ON n.other_id = s.report_id"
    "    JOIN fingerprint g ON g.report_id = n.report_id"
    "    JOIN fingerprint h ON h.words = g.words WHERE f.report_id = ?1 LIMIT 200)) c " COPY_TABLES
    " ORDER BY max(c.share, c.other_share) DESC, min(c.share, c.other_share) DESC, r.id LIMIT ?2";

/* @seen: set of ids that are in the list, each once */
static gboolean
add_copies (ReadoutStore *store,
            GPtrArray *copies,
            GHashTable *seen,
            const char *text,
            ReadoutCopyKind kind,
            gint64 report_id,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (store, text);

  readout_sql_bind (sql, "id", report_id, LIST_MAX);
  while (readout_sql_step (sql, &local_error))
    {
      g_autoptr (ReadoutCopy) copy = load_copy (sql, report_id, kind);

      if (kind == READOUT_COPY_LATER)
        {
          copy->kind = readout_sql_get_int (sql, 4) ? READOUT_COPY_LATER : READOUT_COPY_EARLIER;
          copy->offered = readout_sql_get_int (sql, 5) == ANSWER_NONE &&
                          readout_sql_get_int (sql, 6) == READOUT_REPORT_STATE_CURRENT;
        }
      else if (kind == READOUT_COPY_NEAR)
        {
          copy->share = readout_sql_get_real (sql, 4);
          copy->other_share = readout_sql_get_real (sql, 5);
        }
      if (g_hash_table_add (seen, g_memdup2 (&copy->other_id, sizeof copy->other_id)))
        g_ptr_array_add (copies, g_steal_pointer (&copy));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

GPtrArray *
readout_store_list_copies (ReadoutStore *store, gint64 report_id, GError **error)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_return_val_if_fail (store != NULL, NULL);

  if (!add_copies (store, copies, seen, versions_sql, READOUT_COPY_LATER, report_id, error) ||
      !add_copies (store, copies, seen, same_sql, READOUT_COPY_SAME, report_id, error) ||
      !add_copies (store, copies, seen, near_sql, READOUT_COPY_NEAR, report_id, error))
    return NULL;
  return g_steal_pointer (&copies);
}

gboolean
readout_store_answer_version (
    ReadoutStore *store, gint64 report_id, gint64 earlier_id, gboolean is_version, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 answer;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!readout_action_begin (store,
                             is_version ? N_("Mark Earlier Version as Corrected")
                                        : N_("Refuse Version"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  readout_store_forget_copy_groups (store);
  done =
      readout_sql_find (store, &answer, &local_error,
                        "SELECT answer FROM report_version WHERE report_id = ? AND earlier_id = ?",
                        "ii", report_id, earlier_id);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (!done)
    readout_store_set_no_record (error);
  done =
      done &&
      readout_sql_do (store, error,
                      "UPDATE report_version SET answer = ? WHERE report_id = ? AND earlier_id = ?",
                      "dii", is_version ? ANSWER_IS : ANSWER_IS_NOT, report_id, earlier_id) &&
      (!is_version ||
       readout_store_set_report_state (store, earlier_id, READOUT_REPORT_STATE_CORRECTED, error));
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS,
                             error);
}

/* --- One source ------------------------------------------------------------------------------- */

/* Unites the visible reports with the same text. @numbers: the number of each text that a visible
 * report has → the smallest id that has it */
static gboolean
unite_same (ReadoutStore *store, ReadoutCopyGroups *groups, GHashTable *numbers, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "SELECT report_id, words FROM fingerprint WHERE words IS NOT NULL"
                              "  AND report_id IN (SELECT id FROM report WHERE removed IS NULL)"
                              "  ORDER BY words, report_id");
  gint64 before = 0;
  gint64 first = 0;

  while (readout_sql_step (sql, &local_error))
    {
      gint64 id = readout_sql_get_int (sql, 0);
      gint64 words = readout_sql_get_int (sql, 1);

      if (words == before)
        readout_copy_groups_unite (groups, first, id);
      else
        {
          before = words;
          first = id;
          g_hash_table_insert (numbers, g_memdup2 (&words, sizeof words),
                               g_memdup2 (&id, sizeof id));
        }
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
link_near (ReadoutStore *store, ReadoutCopyGroups *groups, GHashTable *numbers, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT f.words, g.words, c.share, c.other_share FROM copy c"
             "  JOIN fingerprint f ON f.report_id = c.report_id"
             "  JOIN fingerprint g ON g.report_id = c.other_id ORDER BY c.report_id, c.other_id");

  while (readout_sql_step (sql, &local_error))
    {
      gint64 words = readout_sql_get_int (sql, 0);
      gint64 other_words = readout_sql_get_int (sql, 1);
      const gint64 *id = g_hash_table_lookup (numbers, &words);
      const gint64 *other_id = g_hash_table_lookup (numbers, &other_words);

      if (id != NULL && other_id != NULL)
        readout_copy_groups_link (groups, *id, *other_id, readout_sql_get_real (sql, 2),
                                  readout_sql_get_real (sql, 3));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
unite_versions (ReadoutStore *store, ReadoutCopyGroups *groups, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "SELECT report_id, earlier_id FROM report_version WHERE answer <> 2"
                              "  AND report_id IN (SELECT id FROM report WHERE removed IS NULL)"
                              "  AND earlier_id IN (SELECT id FROM report WHERE removed IS NULL)");

  while (readout_sql_step (sql, &local_error))
    readout_copy_groups_unite (groups, readout_sql_get_int (sql, 0), readout_sql_get_int (sql, 1));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

ReadoutCopyGroups *
readout_store_get_copy_groups (ReadoutStore *store, GError **error)
{
  g_autoptr (ReadoutCopyGroups) groups = readout_copy_groups_new ();
  g_autoptr (GHashTable) numbers =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  g_return_val_if_fail (store != NULL, NULL);

  if (!unite_same (store, groups, numbers, error) || !link_near (store, groups, numbers, error) ||
      !unite_versions (store, groups, error))
    return NULL;
  readout_copy_groups_settle (groups);
  return g_steal_pointer (&groups);
}

const ReadoutCopyGroups *
readout_store_peek_copy_groups (ReadoutStore *store, GError **error)
{
  if (store->copy_groups == NULL)
    store->copy_groups = readout_store_get_copy_groups (store, error);
  return store->copy_groups;
}

void
readout_store_forget_copy_groups (ReadoutStore *store)
{
  g_clear_pointer (&store->copy_groups, readout_copy_groups_free);
}

gboolean
readout_store_find_copies (ReadoutStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  if (store->read_only)
    return TRUE;
  while (readout_store_link_next (store, &local_error))
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
