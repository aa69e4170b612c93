/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements that stand in a headline.
 */
#include "briefing/readout-headline-sentence.h"

#include <string.h>

#include "briefing/readout-passage.h"

/* The outlet with a genitive: "TPA’s"; "the report’s" where it is not known. */
static char *
dup_outlet_genitive (ReadoutClause *clause, gboolean capital)
{
  ReadoutVoice voice = { clause->report->outlet, READOUT_ACTOR_MEDIA, 0, NULL };
  g_autofree char *name = NULL;

  if (voice.name == NULL || *voice.name == '\0')
    return g_strdup (capital ? "The report’s" : "the report’s");
  name = readout_actor_names_dup (clause->names, clause->statement, &voice,
                                  capital ? READOUT_ACTOR_NAME_CAPITAL : 0);
  return g_strconcat (name, g_str_has_suffix (name, "s") ? "’" : "’s", NULL);
}

/* "Ben Carson Defends Himself Against Claims": words with capitals, and no full stop. */
static gboolean
has_headline_capitals (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint n_long = 0;
  guint n_capital = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 3)
      {
        n_long++;
        n_capital += g_unichar_isupper (g_utf8_get_char (words[i]));
      }
  return n_long >= 3 && n_capital * 4 >= n_long * 3 && !g_str_has_suffix (line, ".") &&
         !g_str_has_suffix (line, ".”") && !g_str_has_suffix (line, ".\"");
}

/* The headline of the report, if the content stands in it. Owned by the caller. */
static char *
dup_headline (ReadoutClause *clause)
{
  GArray *paragraphs = readout_text_get_paragraphs (clause->report->text);
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  const char *line;
  ReadoutSpan span;

  if (paragraphs->len == 0)
    return NULL;
  span = g_array_index (paragraphs, ReadoutParagraph,
                        readout_text_find_paragraph (clause->report->text, clause->content.start))
             .span;
  words = readout_clause_dup_words (clause, span.start, span.end);
  line = words + strspn (words, "# ");
  title = g_strstrip (g_strdup (clause->report->title != NULL ? clause->report->title : ""));
  if (strcmp (line, title) == 0)
    return g_steal_pointer (&title);
  return span.start == g_array_index (paragraphs, ReadoutParagraph, 0).span.start &&
                 has_headline_capitals (line)
             ? g_strdup (line)
             : NULL;
}

char *
readout_headline_sentence_write (ReadoutClause *clause, ReadoutSpan *quoted)
{
  g_autofree char *headline = dup_headline (clause);
  gboolean is_label = strcmp (clause->cue_words, ":") == 0;
  g_autofree char *outlet = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *words = NULL;

  if (headline == NULL && !is_label)
    return NULL;
  if (headline == NULL || !is_label || clause->words.words == NULL)
    {
      if (headline == NULL)
        return readout_passage_write (clause, FALSE);
      *quoted = readout_passage_find (clause, FALSE);
      outlet = dup_outlet_genitive (clause, TRUE);
      lead = g_strdup_printf ("%s headline reads:", outlet);
      words = readout_quoted_words_dup_passage (headline);
    }
  else
    {
      g_autofree char *subject = readout_clause_dup_subject (clause, TRUE);
      g_autofree char *content =
          readout_clause_dup_words (clause, clause->content.start, clause->content.end);

      outlet = dup_outlet_genitive (clause, FALSE);
      lead = g_strdup_printf ("%s said, in the words of %s headline:", subject, outlet);
      words = readout_quoted_words_dup_passage (content);
    }
  return readout_clause_join (lead, words);
}
