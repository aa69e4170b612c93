/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The report's own sentences, quoted.
 */
#include "briefing/readout-passage.h"

#include <string.h>

#include "text/readout-dateline.h"

/* How far from a statement the ends of its sentence are looked for, in bytes. */
#define PASSAGE_REACH 1200

/* The start of the first whole word from @from on, at most @until. */
static guint32
find_word_start (const char *text, guint32 from, guint32 until)
{
  while (from < until && !g_ascii_isspace (text[from]))
    from++;
  while (from < until && g_ascii_isspace (text[from]))
    from++;
  return from;
}

/* The last space in the @length bytes of @text; 0 if there is none. */
static guint32
find_last_space (const char *text, guint32 length)
{
  while (length > 0 && !g_ascii_isspace (text[length]))
    length--;
  return length;
}

/* Whether a sentence ends before the white space at @at. */
static gboolean
ends_before (const char *text, guint32 at, guint32 end)
{
  guint32 i = at;

  while (i > 1 && strchr ("\"')", text[i - 1]) != NULL)
    i--;
  if (i > 3 && strncmp (text + i - 3, "”", 3) == 0)
    i -= 3;
  return i > 0 && readout_clause_is_sentence_end (text, i - 1, end);
}

static guint32
find_sentence_start (const char *text, guint32 from, ReadoutSpan bounds)
{
  while (from > bounds.start &&
         !(g_ascii_isspace (text[from - 1]) && from >= 2 && !g_ascii_isspace (text[from]) &&
           ends_before (text, from - 1, bounds.end)))
    from--;
  return from;
}

ReadoutSpan
readout_passage_find (ReadoutClause *clause, gboolean with_context)
{
  GArray *paragraphs = readout_text_get_paragraphs (clause->report->text);
  ReadoutSpan bounds = { 0, (guint32)readout_text_get_length (clause->report->text) };
  ReadoutSpan passage = clause->content;
  ReadoutSpan parts[] = { clause->cue, clause->source };
  guint32 start;

  if (paragraphs->len > 0)
    {
      guint first = readout_text_find_paragraph (clause->report->text, passage.start);
      guint last = readout_text_find_paragraph (clause->report->text, MAX (passage.end, 1) - 1);

      bounds.start = g_array_index (paragraphs, ReadoutParagraph, first).span.start;
      bounds.end = g_array_index (paragraphs, ReadoutParagraph, last).span.end;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].end > parts[i].start && parts[i].start >= bounds.start &&
        parts[i].end <= bounds.end)
      {
        passage.start = MIN (passage.start, parts[i].start);
        passage.end = MAX (passage.end, parts[i].end);
      }
  bounds.start = MIN (bounds.start, passage.start);
  bounds.end = MAX (bounds.end, passage.end);
  if (passage.start - bounds.start > PASSAGE_REACH)
    bounds.start = find_word_start (clause->text, passage.start - PASSAGE_REACH, passage.start);
  if (bounds.end - passage.end > PASSAGE_REACH)
    bounds.end = passage.end + find_last_space (clause->text + passage.end, PASSAGE_REACH);

  bounds.start =
      MIN (passage.start, readout_dateline_find_end (clause->text, bounds.start, bounds.end));
  passage.start = find_sentence_start (clause->text, passage.start, bounds);
  if (with_context && passage.start > bounds.start)
    {
      start = passage.start;
      while (start > bounds.start && g_ascii_isspace (clause->text[start - 1]))
        start--;
      passage.start = find_sentence_start (clause->text, start - (start > bounds.start), bounds);
    }
  while (passage.end < bounds.end &&
         !(passage.end > 0 &&
           readout_clause_is_sentence_end (clause->text, passage.end - 1, bounds.end)))
    passage.end++;
  while (passage.end < bounds.end && strchr ("\"')", clause->text[passage.end]) != NULL)
    passage.end++;
  while (passage.end < bounds.end && strncmp (clause->text + passage.end, "”", 3) == 0)
    passage.end += 3;
  return passage;
}

/* Whether @passage says by itself who speaks. */
static gboolean
names_actor (const char *passage, const ReadoutVoice *voice)
{
  g_autofree char *folded = g_utf8_casefold (passage, -1);
  g_autofree char *name = NULL;
  const char *last;

  if (voice->name == NULL)
    return FALSE;
  name = g_utf8_casefold (voice->name, -1);
  last = strrchr (name, ' ');
  return strstr (folded, last != NULL ? last + 1 : name) != NULL;
}

/* @words between marks, without a bracket at their edge whose partner is not among them: the report
 * has several sentences within brackets. */
static char *
dup_passage (const char *words)
{
  g_autofree char *edged = g_strdup (words);
  gsize length = strlen (edged);
  int depth = 0;

  for (const char *p = edged; *p != '\0'; p++)
    depth += (*p == '(') - (*p == ')');
  if (depth < 0 && length > 0 && edged[length - 1] == ')')
    edged[length - 1] = '\0';
  return readout_quoted_words_dup_passage (depth > 0 && *edged == '(' ? edged + 1 : edged);
}

char *
readout_passage_write (ReadoutClause *clause, gboolean with_context)
{
  ReadoutSpan span = readout_passage_find (clause, with_context);
  g_autofree char *words = readout_clause_dup_words (clause, span.start, span.end);
  g_autofree char *passage = dup_passage (words);
  g_autoptr (GString) lead = g_string_new (NULL);
  g_autofree char *outlet = NULL;

  if (clause->report->outlet != NULL && *clause->report->outlet != '\0')
    {
      ReadoutVoice voice = { clause->report->outlet, READOUT_ACTOR_MEDIA, 0, NULL };

      outlet = readout_actor_names_dup (clause->names, clause->statement, &voice,
                                        READOUT_ACTOR_NAME_CAPITAL);
    }
  g_string_append (lead, outlet != NULL ? outlet : "The report");
  if (readout_actor_names_is_unnamed (clause->actor) && clause->source.end <= clause->source.start)
    g_string_append (lead, outlet != NULL ? " reported, without naming the source"
                                          : " says, without naming the source");
  else if (names_actor (words, clause->actor) || readout_clause_is_pronoun (clause->actor->name) ||
           readout_clause_has_bad_name (clause) || readout_actor_names_is_unnamed (clause->actor))
    g_string_append (lead, outlet != NULL ? " reported" : " says");
  else
    {
      g_autofree char *name = readout_clause_dup_name (clause, clause->actor, FALSE);

      g_string_append_printf (lead, outlet != NULL ? " reported of %s" : " says of %s", name);
    }
  g_string_append_c (lead, ':');
  return readout_clause_join (lead->str, passage);
}

/* --- Words that refer ------------------------------------------------------------------------- */

typedef enum
{
  REFERS_NOT,
  REFERS_TO_PERSON,
  REFERS_TO_THING,
  REFERS_TO_SEVERAL,
  REFERS_BACK, /* to what was said before, never to the speaker */
} Reference;

/* Whether "her" and "his" stand before a noun: "her" alone is somebody else. */
static gboolean
is_possessive (const char *word, const char *next)
{
  static const char *const possessives[] = { "his", "her", "its", "their", NULL };
  static const char *const others[] = { "a",       "about",  "after", "and",  "as",   "at",
                                        "because", "before", "but",   "by",   "for",  "from",
                                        "if",      "in",     "into",  "is",   "of",   "on",
                                        "or",      "over",   "than",  "that", "the",  "to",
                                        "was",     "when",   "while", "who",  "with", NULL };

  return g_strv_contains (possessives, word) && next != NULL && *next != '\0' &&
         !g_strv_contains (others, next);
}

static Reference
classify_word (const char *word, const char *next)
{
  static const char *const person[] = { "he",   "she",     "his",     "her",
                                        "hers", "himself", "herself", NULL };
  static const char *const thing[] = { "it", "its", "itself", NULL };
  static const char *const several[] = { "they", "their", "theirs", "themselves", NULL };
  static const char *const back[] = { "him", "them", "this", "these", "those", NULL };
  static const char *const times[] = { "day",   "week", "month",  "year",   "morning", "evening",
                                       "night", "time", "spring", "summer", "autumn",  "winter",
                                       "one",   "who",  "that",   "as",     NULL };

  if (strcmp (word, "her") == 0 && !is_possessive (word, next))
    return REFERS_BACK;
  if (g_strv_contains (person, word))
    return REFERS_TO_PERSON;
  if (g_strv_contains (thing, word))
    return REFERS_TO_THING;
  if (g_strv_contains (several, word))
    return REFERS_TO_SEVERAL;
  if (g_strv_contains (back, word) && (next == NULL || !g_strv_contains (times, next)))
    return REFERS_BACK;
  return REFERS_NOT;
}

/* Whether a noun that a later pronoun can mean begins with @word. */
static gboolean
begins_noun (const char *word, gboolean first)
{
  static const char *const determiners[] = { "the",  "a",    "an",  "no",  "every",   "each",
                                             "some", "both", "all", "two", "three",   "four",
                                             "many", "most", "one", "any", "several", NULL };
  g_autofree char *lower = g_ascii_strdown (word, -1);

  return g_strv_contains (determiners, lower) || g_ascii_isdigit (*word) ||
         (!first && g_unichar_isupper (g_utf8_get_char (word)) && strcmp (word, "I") != 0);
}

/* Whether the pronoun can be the speaker. */
static gboolean
can_be_speaker (Reference reference, const ReadoutVoice *speaker)
{
  if (speaker->name != NULL && strstr (speaker->name, " and ") != NULL)
    return reference == REFERS_TO_SEVERAL;
  switch (speaker->kind)
    {
    case READOUT_ACTOR_PERSON:
      return reference == REFERS_TO_PERSON;
    case READOUT_ACTOR_ANONYMOUS:
      return reference == REFERS_TO_PERSON || reference == REFERS_TO_SEVERAL;
    case READOUT_ACTOR_GROUP:
      return reference == REFERS_TO_SEVERAL;
    default:
      return reference == REFERS_TO_THING || reference == REFERS_TO_SEVERAL;
    }
}

/* "his office", "their neighbours": whose, only the sentence before tells. */
static gboolean
has_possessive (const char *name)
{
  static const char *const words[] = { "his ", "her ", "its ", "their ", "our ", "my ", "your " };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (name, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

/* "those voters", "one of them", "59 percent": of whom, only the sentence before tells. */
static gboolean
refers_by_name (const char *name)
{
  static const char *const inside[] = { " them", " these", " those", " this", " whom", " which" };
  static const char *const alone[] = { "all",     "both", "few",    "half",    "many", "most",
                                       "neither", "none", "others", "several", "some", NULL };
  g_autofree char *lower = name != NULL ? g_utf8_strdown (name, -1) : g_strdup ("");
  g_autofree char *first = g_strndup (lower, strcspn (lower, " "));

  if (g_strv_contains (alone, lower) || g_str_has_suffix (lower, " percent") ||
      g_str_has_suffix (lower, "%"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    if (g_str_has_suffix (lower, inside[i]))
      return TRUE;
  /* "some Republicans" says enough; "these Republicans" does not. */
  return strchr (lower, ' ') != NULL &&
         g_strv_contains (((const char *const[]){ "another", "neither", "such", "that", "these",
                                                  "this", "those", NULL }),
                          first);
}

/* Whether @words refer out of themselves to anybody but the speaker. @is_object: they stand where
 * the speaker cannot be meant: "denied it". */
static gboolean
refers_out (const char *words, const ReadoutVoice *speaker, gboolean is_object)
{
  g_autofree char *outside = readout_clause_dup_outside_marks (words);
  g_auto (GStrv) split = g_strsplit_set (outside, " ,.;:()–—", -1);
  gboolean seen = FALSE;
  gboolean first = TRUE;

  for (guint i = 0; split[i] != NULL; i++)
    {
      g_autofree char *lower = g_ascii_strdown (split[i], -1);
      g_autofree char *next = split[i + 1] != NULL ? g_ascii_strdown (split[i + 1], -1) : NULL;
      char *apostrophe = strpbrk (lower, "'");
      Reference reference;

      if (*lower == '\0')
        continue;
      if (apostrophe != NULL)
        *apostrophe = '\0';
      reference = classify_word (lower, next != NULL && *next != '\0' ? next : NULL);
      if (reference != REFERS_NOT && !seen &&
          ((is_object && first && reference != REFERS_TO_PERSON && reference != REFERS_TO_SEVERAL &&
            strcmp (lower, "its") != 0) ||
           !can_be_speaker (reference, speaker)))
        return TRUE;
      /* "his government": from here on "it" may be that. */
      seen = seen || begins_noun (split[i], first) ||
             (reference != REFERS_NOT && is_possessive (lower, next));
      first = FALSE;
    }
  return FALSE;
}

gboolean
readout_passage_has_open_name (ReadoutClause *clause)
{
  g_return_val_if_fail (clause != NULL, FALSE);

  return has_possessive (clause->actor->name) || refers_by_name (clause->actor->name);
}

static gboolean
needs_context (ReadoutClause *clause)
{
  static const char *const stubs[] = { "no",  "not",     "so",        "that",
                                       "yes", "as much", "otherwise", NULL };
  const char *words = clause->words.words;
  g_autofree char *addressee = NULL;
  g_auto (GStrv) split = NULL;
  gboolean follows = clause->content.start >= clause->cue.end;

  if (words == NULL)
    return FALSE;
  if (readout_passage_has_open_name (clause) || readout_clause_is_pronoun (clause->actor->name))
    return TRUE;
  if (g_strv_contains (stubs, words) || g_str_has_prefix (words, "it, ") ||
      g_str_has_prefix (words, "it and "))
    return TRUE;
  if (follows && clause->cue.end > clause->cue.start)
    {
      static const char *const objects[] = { "him", "her", "them", "it", NULL };

      addressee = readout_clause_dup_words (clause, clause->cue.end, clause->content.start);
      split = g_strsplit_set (addressee, " ,", -1);
      for (guint i = 0; split[i] != NULL; i++)
        if (g_strv_contains (objects, split[i]))
          return TRUE;
    }
  return refers_out (words, clause->actor, follows && readout_clause_count_words (words) <= 2);
}

gboolean
readout_passage_is_needed (ReadoutClause *clause)
{
  g_return_val_if_fail (clause != NULL, FALSE);

  return needs_context (clause) &&
         readout_passage_find (clause, TRUE).start < readout_passage_find (clause, FALSE).start;
}
