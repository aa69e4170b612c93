/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/* --- Updates of a briefing -----------------------------------------------------------------------
 */

/* How many statements, without dismissed ones, came into the project since the briefing was drafted
 * or updated last; 0 for one that never was drafted; -1 on error. Linear in what is new. */
gint64 readout_store_count_new_statements (ReadoutStore *store, gint64 briefing_id, GError **error);

/**
 * readout_store_set_briefing_base:
 * @drafted: what the draft builder wrote, as far as the person accepted it
 *
 * Sets the base of later updates. The text of the briefing stays as it is. No entry in the undo
 * log: the editor undoes what was accepted, and sets the base again.
 */
gboolean readout_store_set_briefing_base (ReadoutStore *store,
                                          gint64 briefing_id,
                                          const char *drafted,
                                          GError **error);

/* All statements that there are now are no longer new to the briefing. No entry in the undo log. */
gboolean readout_store_see_statements (ReadoutStore *store, gint64 briefing_id, GError **error);

/* What the person refused, a set of char * for readout_merge_new(); owned by the caller. */
GHashTable *readout_store_get_refused (ReadoutStore *store, gint64 briefing_id, GError **error);

/* Refuses parts of an update. One action. */
gboolean readout_store_refuse (ReadoutStore *store,
                               gint64 briefing_id,
                               const char *const *units,
                               GError **error);

/* Forgets all that was refused, so that it is proposed again. One action. */
gboolean readout_store_forget_refused (ReadoutStore *store, gint64 briefing_id, GError **error);

#define READOUT_TYPE_RELIANCE (readout_reliance_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutReliance, readout_reliance, READOUT, RELIANCE, GObject)

/* A citation of a briefing whose report was corrected or withdrawn. A record, as those of
 * readout-records.h. */
struct _ReadoutReliance
{
  GObject parent_instance;

  char *key;
  gint64 statement_id;
  gint64 report_id;
  ReadoutReportState state;
  char *title; /* of the report, or its file name */
  char *outlet;
  char *published;
  gint64 later_id;           /* a later version of the report; 0 when there is none */
  gboolean later_offered;    /* the person has not said whether it is one */
  char *later_title;         /* of it, or its file name */
  gint64 later_statement_id; /* says the same there; 0 when none does */
};

/* (element-type ReadoutReliance): the citations of a briefing whose reports were corrected or
 * withdrawn, by report and key. */
GPtrArray *readout_store_list_reliances (ReadoutStore *store, gint64 briefing_id, GError **error);

G_END_DECLS
