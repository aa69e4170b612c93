/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What holds for a report, whatever bytes it was read from.
 */
#pragma once

#include "text/readout-report.h"

static inline void
check_report (ReadoutReport *report)
{
  gsize length;
  const char *text = readout_text_get_string (report->text, &length);
  GArray *paragraphs = readout_text_get_paragraphs (report->text);
  guint32 last = 0;

  g_assert_true (g_utf8_validate_len (text, length, NULL));
  g_assert_cmpuint (paragraphs->len, >, 0);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      ReadoutSpan span = g_array_index (paragraphs, ReadoutParagraph, i).span;

      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, length);
      g_assert_cmpuint (span.start, >=, last);
      last = span.end;
    }
  g_assert_true (report->title == NULL || g_utf8_validate (report->title, -1, NULL));
  g_assert_true (report->author == NULL || g_utf8_validate (report->author, -1, NULL));
  g_assert_true (report->outlet == NULL || g_utf8_validate (report->outlet, -1, NULL));
}
