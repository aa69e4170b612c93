/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown out, with the definitions of its citations.
 */
#include "export/readout-export.h"

#include "briefing/readout-citation.h"
#include "briefing/readout-definitions.h"

static char *
lookup_cb (const char *key, gpointer data, GError **error)
{
  ReadoutSnapshot *snapshot = data;
  ReadoutStatement *statement = readout_snapshot_find (snapshot, key);

  if (statement == NULL)
    return NULL;
  return readout_citation_dup_definition (key, readout_snapshot_get_report (snapshot, statement),
                                          statement);
}

char *
readout_export_markdown (const char *markdown, ReadoutSnapshot *snapshot)
{
  char *whole = NULL;

  g_return_val_if_fail (markdown != NULL, NULL);

  if (snapshot != NULL)
    whole = readout_definitions_append (markdown, lookup_cb, snapshot, NULL, NULL);
  return whole != NULL ? whole : g_strdup (markdown);
}
