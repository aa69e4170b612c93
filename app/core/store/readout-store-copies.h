/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"
#include "text/readout-copy-groups.h"

G_BEGIN_DECLS

/* --- Reports that are the same ------------------------------------------------------------------
 */

/* What a report is to another one. */
typedef enum
{
  READOUT_COPY_LATER,   /* a later version of it, by the same outlet */
  READOUT_COPY_EARLIER, /* an earlier version of it */
  READOUT_COPY_SAME,    /* it has the same words */
  READOUT_COPY_NEAR,    /* most of one of them is in the other */
} ReadoutCopyKind;

#define READOUT_TYPE_COPY (readout_copy_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutCopy, readout_copy, READOUT, COPY, GObject)

/* What a report has to do with another one. A record, as those of readout-records.h. */
struct _ReadoutCopy
{
  GObject parent_instance;

  gint64 report_id; /* that was asked about */
  gint64 other_id;
  ReadoutCopyKind kind;
  gboolean offered;   /* LATER and EARLIER: the person has not said whether that is so */
  double share;       /* NEAR: of the words of the report, what is in the other one, 0 to 1 */
  double other_share; /* the other way round */
  char *title;        /* of the other one, or its file name */
  char *outlet;
  char *published;
};

/* "Near copy of “Bridge closes” (Daily Lund), 92 % alike": what the report is, in the language of
 * the person, as a sentence without a full stop. Owned by the caller. */
char *readout_copy_describe (const ReadoutCopy *copy);

/**
 * readout_store_list_copies:
 *
 * What has to do with a report: versions first, then the same text, then near copies, the nearest
 * first; no more than 20 of each kind. Removed reports are left out.
 *
 * Returns: (element-type ReadoutCopy): owned by the caller
 */
GPtrArray *readout_store_list_copies (ReadoutStore *store, gint64 report_id, GError **error);

/**
 * readout_store_answer_version:
 * @report_id: the later one
 * @earlier_id: the one that it was offered as a version of
 * @is_version: the earlier report is then one that was corrected
 *
 * What the person says to an offer.
 */
gboolean readout_store_answer_version (
    ReadoutStore *store, gint64 report_id, gint64 earlier_id, gboolean is_version, GError **error);

/* Which reports count as one source. Settled; owned by the caller. Linear in the reports. */
ReadoutCopyGroups *readout_store_get_copy_groups (ReadoutStore *store, GError **error);

/**
 * readout_store_find_copies:
 *
 * Looks for copies among the reports that were not looked at yet: those of a project that an
 * earlier Readout made, or whose details changed. Cheap when there are none. Otherwise it is done a
 * few at a time when the project's thread has nothing to do. Nothing happens to a project that
 * cannot be written.
 */
gboolean readout_store_find_copies (ReadoutStore *store, GCancellable *cancellable, GError **error);

G_END_DECLS
