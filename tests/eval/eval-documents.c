/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints the text of a document as it is imported, for tests/eval/run-documents. With --describe,
 * the metadata and the page of each paragraph as well. Exit status 1: not taken, the reason on
 * stderr.
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "formats/readout-formats.h"

static void
print_field (const char *name, ReadoutReport *report, ReadoutReportField field, const char *value)
{
  if (value != NULL)
    printf ("%s: %s%s\n", name, value, readout_report_is_doubtful (report, field) ? " (?)" : "");
}

static void
print_metadata (ReadoutReport *report)
{
  print_field ("title", report, READOUT_REPORT_FIELD_TITLE, report->title);
  print_field ("outlet", report, READOUT_REPORT_FIELD_OUTLET, report->outlet);
  print_field ("author", report, READOUT_REPORT_FIELD_AUTHOR, report->author);
  print_field ("published", report, READOUT_REPORT_FIELD_PUBLISHED, report->published);
  print_field ("url", report, READOUT_REPORT_FIELD_URL, report->url);
  print_field ("language", report, READOUT_REPORT_FIELD_LANGUAGE, report->language);
}

/* The paragraphs with their pages, and between them, in brackets, what is set aside. */
static void
print_paragraphs (ReadoutText *text)
{
  GArray *paragraphs = readout_text_get_paragraphs (text);
  gsize length;
  const char *string = readout_text_get_string (text, &length);
  guint32 end = 0;

  for (guint i = 0; i <= paragraphs->len; i++)
    {
      ReadoutParagraph rest = { { length, length }, 0 };
      ReadoutParagraph paragraph =
          i < paragraphs->len ? g_array_index (paragraphs, ReadoutParagraph, i) : rest;
      g_autofree char *between = g_strndup (string + end, paragraph.span.start - end);

      if (*g_strstrip (between) != '\0')
        printf ("[%s]\n\n", between);
      if (i < paragraphs->len)
        printf ("(%u) %.*s\n\n", paragraph.page, (int)(paragraph.span.end - paragraph.span.start),
                string + paragraph.span.start);
      end = paragraph.span.end;
    }
}

int
main (int argc, char **argv)
{
  gboolean describe = argc > 1 && strcmp (argv[1], "--describe") == 0;
  const char *path = argc == 2 + describe ? argv[1 + describe] : NULL;
  g_autofree char *data = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (path == NULL)
    {
      fprintf (stderr, "eval-documents [--describe] FILE\n");
      return 2;
    }
  if (g_file_get_contents (path, &data, &length, &error))
    {
      bytes = g_bytes_new_take (g_steal_pointer (&data), length);
      reports = readout_formats_read (bytes, path, &error);
    }
  if (reports == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);

      if (describe)
        {
          print_metadata (report);
          print_paragraphs (report->text);
        }
      else
        puts (readout_text_get_string (report->text, NULL));
    }
  return 0;
}
