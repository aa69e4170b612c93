/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is changed of reports: their metadata, their state, and their removal.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

static gboolean
check_report (ReadoutStore *store, gint64 id, GError **error)
{
  return readout_store_check_record (store, "SELECT id FROM report WHERE id = ?", id, error);
}

static gboolean
set_published (ReadoutStore *store, gint64 id, const char *value, GError **error)
{
  gint64 moment = 0;

  if (value != NULL && !readout_store_parse_date (value, &moment))
    {
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                   _("“%s” is not a date. Write it as year, month and day: 2022-02-24."), value);
      return FALSE;
    }
  return readout_sql_do (
      store, error,
      "UPDATE report SET published = ?1, moment = iif(?1 IS NULL, NULL, ?2) WHERE id = ?3", "tii",
      value, moment, id);
}

static gboolean
set_outlet (ReadoutStore *store, gint64 id, const char *value, GError **error)
{
  gint64 outlet_id = value != NULL ? readout_store_resolve_outlet (store, value, NULL, error) : 0;

  if (value != NULL && outlet_id == 0)
    return FALSE;
  return readout_sql_do (
      store, error, "UPDATE report SET outlet_id = nullif(?, 0), outlet_name = NULL WHERE id = ?",
      "ii", outlet_id, id);
}

static gboolean
set_field (
    ReadoutStore *store, gint64 id, ReadoutReportField field, const char *value, GError **error)
{
  const char *sql;

  switch (field)
    {
    case READOUT_REPORT_FIELD_OUTLET:
      return set_outlet (store, id, value, error);
    case READOUT_REPORT_FIELD_PUBLISHED:
      return set_published (store, id, value, error);
    case READOUT_REPORT_FIELD_TITLE:
      sql = "UPDATE report SET title = ? WHERE id = ?";
      break;
    case READOUT_REPORT_FIELD_AUTHOR:
      sql = "UPDATE report SET author = ? WHERE id = ?";
      break;
    case READOUT_REPORT_FIELD_URL:
      sql = "UPDATE report SET url = ? WHERE id = ?";
      break;
    case READOUT_REPORT_FIELD_LANGUAGE:
      sql = "UPDATE report SET language = ? WHERE id = ?";
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  return readout_sql_do (store, error, sql, "ti", value, id);
}

/* One action for all of them. */
static gboolean
set_fields (ReadoutStore *store,
            const gint64 *ids,
            guint n_ids,
            ReadoutReportField field,
            const char *value,
            GError **error)
{
  g_autofree char *stripped = readout_store_strip (value);
  gboolean done = TRUE;

  if (!readout_action_begin (store, n_ids == 1 ? N_("Edit Report")
                                               : N_("Edit Reports"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  for (guint i = 0; done && i < n_ids; i++)
    done =
        check_report (store, ids[i], error) && set_field (store, ids[i], field, stripped, error) &&
        readout_sql_do (store, error, "UPDATE report SET doubtful = doubtful & ~?1 WHERE id = ?2",
                        "di", 1 << field, ids[i]);
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS,
                             error);
}

gboolean
readout_store_set_report_field (
    ReadoutStore *store, gint64 id, ReadoutReportField field, const char *value, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  return set_fields (store, &id, 1, field, value, error);
}

gboolean
readout_store_set_reports_field (
    ReadoutStore *store, GArray *ids, ReadoutReportField field, const char *value, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  return set_fields (store, (const gint64 *)(gpointer)ids->data, ids->len, field, value, error);
}

gboolean
readout_store_confirm_reports (ReadoutStore *store, GArray *ids, GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  if (!readout_action_begin (store, N_("Confirm What Was Guessed"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  for (guint i = 0; done && i < ids->len; i++)
    done = readout_sql_do (store, error,
                           "UPDATE report SET doubtful = 0 WHERE id = ? AND doubtful <> 0", "i",
                           g_array_index (ids, gint64, i));
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS, error);
}

static gboolean
set_states (
    ReadoutStore *store, const gint64 *ids, guint n_ids, ReadoutReportState state, GError **error)
{
  gboolean done = TRUE;

  if (!readout_action_begin (store, n_ids == 1
                             ? N_("Change Status of Report")
                             : N_("Change Status of Reports"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  for (guint i = 0; done && i < n_ids; i++)
    done = check_report (store, ids[i], error) &&
           readout_sql_do (store, error, "UPDATE report SET state = ? WHERE id = ?", "di",
                           (int)state, ids[i]);
  return readout_action_end (store, done, READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS,
                             error);
}

gboolean
readout_store_set_report_state (ReadoutStore *store,
                                gint64 id,
                                ReadoutReportState state,
                                GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (state <= READOUT_REPORT_STATE_WITHDRAWN, FALSE);

  return set_states (store, &id, 1, state, error);
}

gboolean
readout_store_set_reports_state (ReadoutStore *store,
                                 GArray *ids,
                                 ReadoutReportState state,
                                 GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);
  g_return_val_if_fail (state <= READOUT_REPORT_STATE_WITHDRAWN, FALSE);

  return set_states (store, (const gint64 *)(gpointer)ids->data, ids->len, state, error);
}

gboolean
readout_store_remove_reports (ReadoutStore *store, GArray *ids, GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  if (!readout_action_begin (store,
                             ids->len == 1 ? N_("Remove Report")
                                           : N_("Remove Reports"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  readout_store_forget_copy_groups (store);
  for (guint i = 0; done && i < ids->len; i++)
    done = readout_sql_do (store, error,
                           "UPDATE report SET removed = ? WHERE id = ? AND removed IS NULL", "ii",
                           store->action, g_array_index (ids, gint64, i));
  return readout_action_end (store, done,
                             READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS |
                                 READOUT_CHANGES_ACTORS | READOUT_CHANGES_TOPICS,
                             error);
}
