/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record of one report: its text and where it comes from.
 */
#include "text/readout-report.h"

G_DEFINE_FINAL_TYPE (ReadoutReport, readout_report, G_TYPE_OBJECT)

static void
readout_report_finalize (GObject *object)
{
  ReadoutReport *report = READOUT_REPORT (object);

  g_free (report->path);
  g_free (report->outlet);
  g_free (report->title);
  g_free (report->author);
  g_free (report->published);
  g_free (report->url);
  g_free (report->language);
  g_free (report->media_type);
  g_free (report->sha256);
  g_clear_pointer (&report->original, g_bytes_unref);
  g_clear_pointer (&report->text, readout_text_unref);
  g_clear_pointer (&report->doubtful, g_array_unref);

  G_OBJECT_CLASS (readout_report_parent_class)->finalize (object);
}

static void
readout_report_class_init (ReadoutReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_report_finalize;
}

static void
readout_report_init (ReadoutReport *report)
{
  report->doubtful = g_array_new (FALSE, FALSE, sizeof (ReadoutReportField));
}

ReadoutReport *
readout_report_new (void)
{
  return g_object_new (READOUT_TYPE_REPORT, NULL);
}

ReadoutReport *
readout_report_copy_without_text (ReadoutReport *report)
{
  ReadoutReport *copy;

  g_return_val_if_fail (READOUT_IS_REPORT (report), NULL);

  copy = readout_report_new ();
  copy->id = report->id;
  copy->path = g_strdup (report->path);
  copy->outlet = g_strdup (report->outlet);
  copy->title = g_strdup (report->title);
  copy->author = g_strdup (report->author);
  copy->published = g_strdup (report->published);
  copy->url = g_strdup (report->url);
  copy->language = g_strdup (report->language);
  copy->media_type = g_strdup (report->media_type);
  copy->sha256 = g_strdup (report->sha256);
  copy->state = report->state;
  g_array_append_vals (copy->doubtful, report->doubtful->data, report->doubtful->len);
  return copy;
}

void
readout_report_add_doubt (ReadoutReport *report, ReadoutReportField field)
{
  g_return_if_fail (READOUT_IS_REPORT (report));

  if (!readout_report_is_doubtful (report, field))
    g_array_append_val (report->doubtful, field);
}

gboolean
readout_report_is_doubtful (ReadoutReport *report, ReadoutReportField field)
{
  g_return_val_if_fail (READOUT_IS_REPORT (report), FALSE);

  for (guint i = 0; i < report->doubtful->len; i++)
    if (g_array_index (report->doubtful, ReadoutReportField, i) == field)
      return TRUE;
  return FALSE;
}

gboolean
readout_report_is_markdown (ReadoutReport *report)
{
  g_return_val_if_fail (READOUT_IS_REPORT (report), FALSE);

  return g_strcmp0 (report->media_type, "text/markdown") == 0;
}
