/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The findings of the source check, and all of a draft checked at once.
 */
#include "briefing/readout-source-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "briefing/readout-source-checker.h"

static const char *const kinds[] = {
  "uncited",           "unresolved",           "quotation",
  "wrong-speaker",     "single-source",        "unnamed-source",
  "corrected-source",  "withdrawn-source",     "missing-metadata",
  "orphan-definition", "duplicate-definition",
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == READOUT_N_FINDING_KINDS);

ReadoutFinding *
readout_finding_new (ReadoutFindingKind kind, ReadoutSeverity severity)
{
  ReadoutFinding *finding = g_atomic_rc_box_new0 (ReadoutFinding);

  finding->kind = kind;
  finding->severity = severity;
  return finding;
}

ReadoutFinding *
readout_finding_ref (ReadoutFinding *finding)
{
  return g_atomic_rc_box_acquire (finding);
}

static void
clear_finding (gpointer data)
{
  ReadoutFinding *finding = data;

  g_free (finding->heading);
  g_free (finding->key);
  g_free (finding->words);
  g_free (finding->excerpt);
  g_free (finding->difference);
  g_clear_pointer (&finding->pieces, g_array_unref);
  g_free (finding->fix);
}

void
readout_finding_unref (ReadoutFinding *finding)
{
  g_atomic_rc_box_release_full (finding, clear_finding);
}

const char *
readout_finding_kind_to_string (ReadoutFindingKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind];
}

const char *
readout_severity_to_string (ReadoutSeverity severity)
{
  return severity == READOUT_SEVERITY_ERROR     ? "error"
         : severity == READOUT_SEVERITY_WARNING ? "warning"
                                                : "note";
}

const char *
readout_severity_get_words (ReadoutSeverity severity)
{
  return severity == READOUT_SEVERITY_ERROR       ? C_ ("source check", "Error")
                                                  : severity == READOUT_SEVERITY_WARNING
                                                  ? C_ ("source check", "Warning")
                                                        : C_ ("source check", "Note");
}

GPtrArray *
readout_source_check (const char *markdown, ReadoutSnapshot *snapshot)
{
  g_autoptr (ReadoutSourceChecker) checker = NULL;
  g_autoptr (ReadoutCheckSources) sources = NULL;

  g_return_val_if_fail (markdown != NULL, NULL);

  if (snapshot != NULL)
    sources = readout_check_sources_new_from_snapshot (snapshot);
  checker = readout_source_checker_new (sources);
  readout_source_checker_replace (checker, 0, 0, markdown, -1);
  readout_source_checker_run (checker);
  return readout_source_checker_list (checker);
}

gboolean
readout_source_check_has_failed (GPtrArray *findings)
{
  g_return_val_if_fail (findings != NULL, FALSE);

  for (guint i = 0; i < findings->len; i++)
    if (((ReadoutFinding *)g_ptr_array_index (findings, i))->severity != READOUT_SEVERITY_NOTE)
      return TRUE;
  return FALSE;
}
