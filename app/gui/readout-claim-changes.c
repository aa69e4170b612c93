/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the project for what the person says about statements and others.
 */
#include "readout-claim-changes.h"

#include <glib/gi18n.h>

#include "readout-grade-words.h"

typedef struct
{
  GArray *ids;
  guint credibility;
  gboolean contradict;
} Change;

static void
free_change (gpointer data)
{
  Change *change = data;

  g_array_unref (change->ids);
  g_free (change);
}

static Change *
new_change (GArray *ids)
{
  Change *change = g_new0 (Change, 1);

  change->ids = g_array_copy (ids);
  return change;
}

static Change *
new_change_of (gint64 id, gint64 other_id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  if (other_id != 0)
    g_array_append_val (ids, other_id);
  return new_change (ids);
}

static gint64
get_id (const Change *change, guint index)
{
  return g_array_index (change->ids, gint64, index);
}

static gboolean
link_same (ReadoutStore *store, gpointer data, GError **error)
{
  return readout_store_link_same (store, ((Change *)data)->ids, error);
}

static gboolean
cut_same (ReadoutStore *store, gpointer data, GError **error)
{
  return readout_store_cut_same (store, get_id (data, 0), error);
}

static gboolean
set_contradiction (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_set_contradiction (store, get_id (change, 0), get_id (change, 1),
                                          change->contradict, error);
}

static gboolean
grade (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;
  gboolean done = TRUE;

  if (!readout_store_begin (store, change->ids->len == 1 ? N_ ("Grade Statement")
                                                         : N_ ("Grade Statements"), error))
    return FALSE;
  for (guint i = 0; done && i < change->ids->len; i++)
    done = readout_store_set_credibility (store, get_id (change, i), change->credibility, error);
  if (done)
    return readout_store_commit (store, error);
  readout_store_rollback (store);
  return FALSE;
}

void
readout_claim_changes_link (GtkWidget *widget, ReadoutProject *project, GArray *ids)
{
  g_return_if_fail (ids != NULL && ids->len > 1);

  readout_operation_run (widget, project, link_same, new_change (ids), free_change,
                         _ ("Linked as one claim"));
}

void
readout_claim_changes_cut (GtkWidget *widget, ReadoutProject *project, gint64 statement_id)
{
  readout_operation_run (widget, project, cut_same, new_change_of (statement_id, 0), free_change,
                         _ ("Link cut: it is not linked again"));
}

void
readout_claim_changes_set_contradiction (GtkWidget *widget,
                                         ReadoutProject *project,
                                         gint64 statement_id,
                                         gint64 other_id,
                                         gboolean contradict)
{
  Change *change = new_change_of (statement_id, other_id);

  change->contradict = contradict;
  readout_operation_run (widget, project, set_contradiction, change, free_change,
                         contradict ? _ ("Linked as a contradiction")
                                    : _ ("No longer shown as a contradiction"));
}

void
readout_claim_changes_grade (GtkWidget *widget,
                             ReadoutProject *project,
                             GArray *ids,
                             guint credibility)
{
  g_autofree char *done = NULL;
  Change *change;

  g_return_if_fail (ids != NULL && ids->len > 0);
  g_return_if_fail (credibility <= READOUT_CREDIBILITY_MAX);

  change = new_change (ids);
  change->credibility = credibility;
  /* Translators: %s is a grade: "Probably true" */
  done = g_strdup_printf (_ ("Credibility: %s"), readout_grade_words_get_credibility (credibility));
  readout_operation_run (widget, project, grade, change, free_change, done);
}
