/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-exports [BYTES]: the exporters and the way back on texts that make a careless parser slow –
 * long, deeply nested, full of notes – once of BYTES/4 and once of BYTES. The ratio of a linear one
 * is about 4.
 */
#include <stdlib.h>
#include <string.h>

#include "briefing/readout-definitions.h"
#include "export/readout-export.h"

#define DEFAULT_BYTES 2000000

typedef void (*Make) (GString *text, gsize bytes);

static void
repeat (GString *text, const char *piece, gsize bytes)
{
  while (text->len < bytes)
    g_string_append (text, piece);
}

static void
make_words (GString *text, gsize bytes)
{
  repeat (text,
          "The minister said that *nobody* had [asked](https://a.example/).[^post-1] So be it.\n\n",
          bytes);
}

static void
make_notes (GString *text, gsize bytes)
{
  for (guint i = 0; text->len < bytes; i++)
    g_string_append_printf (text, "So.[^post-%u]\n\n", i);
}

static void
make_own_notes (GString *text, gsize bytes)
{
  guint n = bytes / 40;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "So.[^own-%u]\n\n[^own-%u]: See\n\n", i, i);
}

static void
make_one_note (GString *text, gsize bytes)
{
  repeat (text, "a[^own]", bytes);
  g_string_append (text, "\n\n[^own]: b\n");
}

static void
make_quotes (GString *text, gsize bytes)
{
  repeat (text, "> ", bytes / 2);
  repeat (text, "a[^post-1] ", bytes);
}

static void
make_lists (GString *text, gsize bytes)
{
  repeat (text, "- ", bytes / 2);
  repeat (text, "a ![b](c) [d](javascript:e) ", bytes);
}

static void
make_deep_list (GString *text, gsize bytes)
{
  for (guint i = 0; text->len < bytes; i++)
    g_string_append_printf (text, "%*s* a\n", i, "");
}

static void
make_emphasis (GString *text, gsize bytes)
{
  repeat (text, "*a **a[^post-1] ", bytes / 2);
  repeat (text, "b** b* ", bytes);
}

static void
make_open_emphasis (GString *text, gsize bytes)
{
  repeat (text, "a_ *b ", bytes);
}

static void
make_brackets (GString *text, gsize bytes)
{
  repeat (text, "[", bytes / 2);
  repeat (text, "]", bytes);
}

static void
make_labels (GString *text, gsize bytes)
{
  repeat (text, "[^", bytes);
}

static void
make_images (GString *text, gsize bytes)
{
  repeat (text, "![", bytes / 8);
  g_string_append (text, "a");
  repeat (text, "](b.png)", bytes);
}

static void
make_ticks (GString *text, gsize bytes)
{
  for (guint i = 1; text->len < bytes; i++)
    {
      repeat (text, "`", text->len + i);
      g_string_append_c (text, 'e');
    }
}

static void
make_entities (GString *text, gsize bytes)
{
  repeat (text, "&auml;&amp;[^post-2]", bytes);
}

static void
make_html (GString *text, gsize bytes)
{
  g_string_append (text, "<div>\n");
  repeat (text, "<a b='c' d=\" &amp; <!-- e ", bytes);
}

static void
make_links (GString *text, gsize bytes)
{
  g_string_append (text, "[");
  repeat (text, "a[^own]", bytes);
  g_string_append (text, "](https://a.example)\n\n[^own]: b\n");
}

static void
make_definitions (GString *text, gsize bytes)
{
  for (guint i = 0; text->len < bytes; i++)
    g_string_append_printf (text, "[^post-%u]: “Snow %u”, *The Post*, ¶ 4.\n", i, i);
}

static void
make_tables (GString *text, gsize bytes)
{
  g_string_append (text, "| a | b |\n|---|---|\n");
  repeat (text, "| c | d[^post-1] |\n", bytes);
}

static void
make_escapes (GString *text, gsize bytes)
{
  repeat (text, "\\$ \\ $ @a ^ ~ { | \\foo ", bytes);
}

static const struct
{
  const char *name;
  Make make;
} cases[] = {
  { "words", make_words },
  { "notes", make_notes },
  { "own notes", make_own_notes },
  { "one note", make_one_note },
  { "quotations", make_quotes },
  { "lists", make_lists },
  { "deep list", make_deep_list },
  { "emphasis", make_emphasis },
  { "open emphasis", make_open_emphasis },
  { "brackets", make_brackets },
  { "labels", make_labels },
  { "pictures", make_images },
  { "backticks", make_ticks },
  { "entities", make_entities },
  { "raw HTML", make_html },
  { "notes in a link", make_links },
  { "definitions", make_definitions },
  { "tables", make_tables },
  { "escapes", make_escapes },
};

static char *
lookup_cb (const char *key, gpointer data, GError **error)
{
  return g_str_has_prefix (key, "post-")
             ? g_strdup_printf ("[^%s]: “Snow %s”, *The Post*, ¶ 4.", key, key + 5)
             : NULL;
}

static double
time_markdown (const char *text, ReadoutSnapshot *snapshot)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *whole = readout_definitions_append (text, lookup_cb, NULL, NULL, NULL);

  return (g_get_monotonic_time () - start) / 1000.0;
}

static double
time_return (const char *text, ReadoutSnapshot *snapshot)
{
  g_autofree char *whole = readout_definitions_append (text, lookup_cb, NULL, NULL, NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (ReadoutOpened) opened =
      readout_definitions_remove (whole, lookup_cb, NULL, NULL, NULL);

  return (g_get_monotonic_time () - start) / 1000.0;
}

static double
time_pandoc (const char *text, ReadoutSnapshot *snapshot)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *pandoc = readout_export_pandoc (text, snapshot, NULL);

  return (g_get_monotonic_time () - start) / 1000.0;
}

static double
time_html (const char *text, ReadoutSnapshot *snapshot)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *html = readout_export_html (text, snapshot, NULL, NULL, NULL);

  return (g_get_monotonic_time () - start) / 1000.0;
}

static double
time_sources (const char *text, ReadoutSnapshot *snapshot)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *bibtex = readout_export_bibtex (text, snapshot);
  g_autofree char *csl = readout_export_csl_json (text, snapshot);

  return (g_get_monotonic_time () - start) / 1000.0;
}

static const struct
{
  const char *name;
  double (*time) (const char *text, ReadoutSnapshot *snapshot);
} exporters[] = {
  { "Markdown", time_markdown }, { "and back", time_return }, { "Pandoc", time_pandoc },
  { "HTML", time_html },         { "sources", time_sources },
};

int
main (int argc, char **argv)
{
  gsize bytes = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : DEFAULT_BYTES;
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();

  g_print ("%-16s", "ms (ratio)");
  for (guint j = 0; j < G_N_ELEMENTS (exporters); j++)
    g_print ("  %16s", exporters[j].name);
  g_print ("\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) small = g_string_new (NULL);
      g_autoptr (GString) large = g_string_new (NULL);

      cases[i].make (small, bytes / 4);
      cases[i].make (large, bytes);
      g_print ("%-16s", cases[i].name);
      for (guint j = 0; j < G_N_ELEMENTS (exporters); j++)
        {
          double first = exporters[j].time (small->str, snapshot);
          double second = exporters[j].time (large->str, snapshot);

          g_print ("  %8.1f (%5.1f)", second, second / MAX (first, 0.01));
        }
      g_print ("\n");
    }
  return EXIT_SUCCESS;
}
