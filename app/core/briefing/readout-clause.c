/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One statement on its way to a sentence: its words and the names in it.
 */
#include "briefing/readout-clause.h"

#include <string.h>

#include "briefing/readout-abbreviation.h"
#include "briefing/readout-citation.h"
#include "briefing/readout-cue-form.h"
#include "briefing/readout-word-lists.h"

/* So many words are taken from behind a content at most. */
#define COMPLETION_WORDS_MAX 24

void
readout_clause_clear (ReadoutClause *clause)
{
  g_free (clause->cue_words);
  readout_quoted_words_clear (&clause->words);
}

/* Words of the text with single spaces, nothing around them. */
char *
readout_clause_dup_words (ReadoutClause *clause, guint32 start, guint32 end)
{
  GString *words = g_string_new (NULL);

  for (guint32 i = start; i < end; i++)
    {
      gboolean no_break = end - i >= 2 && strncmp (clause->text + i, "\xc2\xa0", 2) == 0;

      if (!no_break && !g_ascii_isspace (clause->text[i]))
        g_string_append_c (words, clause->text[i]);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
      i += no_break;
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  if (clause->is_markdown)
    readout_quoted_words_strip_emphasis (words->str);
  return g_string_free (words, FALSE);
}

/* A pronoun that nobody could resolve is no name to print. */
gboolean
readout_clause_is_pronoun (const char *name)
{
  static const char *const pronouns[] = { "he",   "her",   "him",    "his",   "i",     "it",
                                          "me",   "mine",  "myself", "one",   "she",   "some",
                                          "that", "their", "them",   "there", "these", "they",
                                          "this", "those", "us",     "we",    "what",  "which",
                                          "who",  "whom",  "you",    "your",  NULL };
  g_autofree char *folded = name != NULL ? g_utf8_casefold (name, -1) : NULL;

  return folded == NULL || g_strv_contains (pronouns, folded);
}

char *
readout_clause_dup_outside_marks (const char *words)
{
  GString *outside = g_string_new (NULL);
  int depth = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (strncmp (p, "“", 3) == 0)
        depth++;
      else if (strncmp (p, "”", 3) == 0)
        depth -= depth > 0;
      else if (depth == 0)
        g_string_append_unichar (outside, g_utf8_get_char (p));
    }
  return g_string_free (outside, FALSE);
}

/* "Today", "Monday": nobody's name, but for a person's of one word. */
static gboolean
is_time_word (const char *word)
{
  ReadoutLanguage *language = readout_word_lists_get ();
  g_autofree char *lower = g_ascii_strdown (word, -1);

  return language != NULL &&
         (readout_language_get_flags (language, READOUT_LIST_FUNCTION_WORDS, lower) &
          READOUT_WORD_BIT (READOUT_WORD_TIME)) != 0;
}

/* Whether the name cannot be printed as a subject: the engine took a piece of the text for one. */
gboolean
readout_clause_has_bad_name (ReadoutClause *clause)
{
  static const char *const starts[] = { "which ", "whose ", "who ", "whom ",    "that ",    "what ",
                                        "where ", "when ",  "he ",  "she ",     "it ",      "i ",
                                        "we ",    "they ",  "you ", "sort of ", "kind of ", "as ",
                                        "of ",    "and ",   "but ", "or ",      "if " };
  const char *name = clause->actor->name;
  gunichar first;

  if (name == NULL || *name == '\0')
    return FALSE;
  first = g_utf8_get_char (name);
  if (!g_unichar_isalnum (first) && first != '"' && first != 0x201c && first != 0x2018 &&
      first != '\'' && first != '@' && first != '#')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_ascii_strncasecmp (name, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  if (strchr (name, ' ') == NULL && is_time_word (name))
    return TRUE;
  return strchr (name, '(') != NULL || strchr (name, ')') != NULL ||
         !readout_clause_has_paired_marks (name) || strstr (name, " - ") != NULL;
}

/* Whether the straight and curly double marks of @words pair. */
gboolean
readout_clause_has_paired_marks (const char *words)
{
  int depth = 0;
  guint straight = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      straight += c == '"';
      depth += (c == 0x201c) - (c == 0x201d);
      if (depth < 0 || depth > 1)
        return FALSE;
    }
  return depth == 0 && straight % 2 == 0;
}

guint
readout_clause_count_words (const char *words)
{
  guint n = *words != '\0';

  for (const char *p = words; *p != '\0'; p++)
    n += *p == ' ';
  return n;
}

gboolean
readout_clause_has_quotation_mark (const char *words)
{
  return strchr (words, '"') != NULL || strstr (words, "“") != NULL ||
         strstr (words, "”") != NULL || strstr (words, "«") != NULL || strstr (words, "»") != NULL;
}

char *
readout_clause_dup_name (ReadoutClause *clause, const ReadoutVoice *voice, gboolean capital)
{
  ReadoutActorNameFlags flags = capital ? READOUT_ACTOR_NAME_CAPITAL : 0;

  if (voice == clause->actor)
    flags |= clause->flags & READOUT_SENTENCE_INTRODUCE
                 ? READOUT_ACTOR_NAME_BOLD | READOUT_ACTOR_NAME_DESCRIBE
                 : READOUT_ACTOR_NAME_SHORT;
  return readout_actor_names_dup (clause->names, clause->statement, voice, flags);
}

/* "a slew of leaders": several, whatever the first word. */
static gboolean
is_quantity (const char *word)
{
  static const char *const words[] = { "couple",  "dozen",    "dozens",   "group",  "handful",
                                       "host",    "hundreds", "majority", "number", "pair",
                                       "range",   "slew",     "string",   "team",   "thousands",
                                       "variety", NULL };

  return g_strv_contains (words, word);
}

/* The noun that a description turns on, owned by the caller: "a senior official close to the
 * president" → "official". */
static char *
dup_head_noun (const char *described)
{
  static const char *const ends[] = { "about",    "at",    "briefed", "by",      "close",
                                      "familiar", "for",   "from",    "in",      "involved",
                                      "near",     "of",    "on",      "that",    "to",
                                      "who",      "whose", "with",    "working", NULL };
  g_auto (GStrv) words = g_strsplit_set (described, " ,", -1);
  const char *head = "";

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *lower = g_ascii_strdown (words[i], -1);

      if (*lower == '\0')
        break;
      if (strcmp (lower, "of") == 0 && is_quantity (head))
        continue;
      if (g_strv_contains (ends, lower))
        break;
      head = words[i];
    }
  return g_strdup (head);
}

/* "a senior official, who was not named,": an unnamed source is called that when it comes up. */
char *
readout_clause_dup_subject (ReadoutClause *clause, gboolean capital)
{
  g_autofree char *name = readout_clause_dup_name (clause, clause->actor, capital);
  const char *described = clause->actor->name;
  g_autofree char *head = NULL;
  gboolean one;

  if (clause->actor->kind != READOUT_ACTOR_ANONYMOUS ||
      !(clause->flags & READOUT_SENTENCE_INTRODUCE) || described == NULL || *described == '\0' ||
      strstr (name, "unnamed") != NULL || strstr (name, "nonymous") != NULL)
    return g_steal_pointer (&name);
  one = g_ascii_strncasecmp (described, "a ", 2) == 0 ||
        g_ascii_strncasecmp (described, "an ", 3) == 0 ||
        g_ascii_strncasecmp (described, "one ", 4) == 0;
  /* A title or an office: no more is known, but it is not nobody. */
  if (!one && g_unichar_isupper (g_utf8_get_char (described)))
    return g_steal_pointer (&name);
  head = dup_head_noun (described);
  /* What is no person has no name to be kept back: "a photo". */
  if (!readout_word_lists_has_noun (READOUT_LIST_ROLES, head) && strcmp (head, "source") != 0 &&
      strcmp (head, "sources") != 0 && strcmp (head, "people") != 0)
    return g_steal_pointer (&name);
  if (g_str_has_suffix (head, "s") || g_str_has_suffix (head, "men") ||
      strcmp (head, "people") == 0)
    return g_strconcat (name, ", who were not named,", NULL);
  return one ? g_strconcat (name, ", who was not named,", NULL)
             : g_strconcat (name, " (not named)", NULL);
}

/* The other voices of the chain before the speaker, nearest first: "the Kremlin, as quoted by
 * Reuters"; %NULL when there are none. */
char *
readout_clause_dup_chain (ReadoutClause *clause, guint n_voices)
{
  GString *chain = NULL;

  for (guint i = n_voices; i > 0; i--)
    {
      ReadoutVoice *voice = g_ptr_array_index (clause->statement->voices, i - 1);
      g_autofree char *name = NULL;

      if ((g_strcmp0 (voice->name, clause->actor->name) == 0 && voice != clause->actor) ||
          readout_clause_is_pronoun (voice->name))
        continue;
      name = readout_clause_dup_name (clause, voice, FALSE);
      if (chain == NULL)
        chain = g_string_new (name);
      else
        g_string_append_printf (chain, ", as quoted by %s", name);
    }
  return chain != NULL ? g_string_free (chain, FALSE) : NULL;
}

gboolean
readout_clause_is_one_piece (ReadoutClause *clause)
{
  GArray *content = clause->statement->content;

  if (content->len == 1)
    return TRUE;
  return content->len == 2 && clause->cue.start >= readout_spans_get (content, 0).end &&
         clause->cue.end <= readout_spans_get (content, 1).start &&
         !readout_clause_has_quotation_mark (clause->words.words);
}

/* Where the clause that the content ends in the midst of ends: at the next punctuation. 0 when that
 * is too far, or a quotation or another paragraph begins before it. */
static guint32
find_clause_end (ReadoutClause *clause)
{
  const char *text = clause->text;
  guint32 i = clause->content.end;
  guint n_words = 0;

  for (;; i++)
    {
      n_words += text[i] == ' ';
      if (text[i] == '\n' || text[i] == '\r' || text[i] == '"' || n_words > COMPLETION_WORDS_MAX ||
          strncmp (text + i, "“", 3) == 0 || strncmp (text + i, "‘", 3) == 0)
        return 0;
      if (text[i] == '\0' || strchr (",;:()?!", text[i]) != NULL ||
          strncmp (text + i, "—", 3) == 0 ||
          (text[i] == '.' && readout_clause_is_sentence_end (text, i, i + 2)) ||
          (text[i] == ' ' && text[i + 1] == '-'))
        return i;
    }
}

/* Words that begin something of their own: the content may well end before them. */
static gboolean
begins_own (const char *word)
{
  static const char *const words[] = {
    "after", "ahead", "amid",    "and",      "as",        "at",    "because", "before",
    "but",   "by",    "despite", "during",   "earlier",   "even",  "except",  "following",
    "if",    "in",    "last",    "later",    "next",      "nor",   "on",      "or",
    "since", "so",    "then",    "though",   "through",   "today", "until",   "when",
    "where", "while", "without", "although", "yesterday", NULL
  };

  return g_strv_contains (words, word);
}

/* "the announcement that he would go came late": the rest is about the announcement. */
static gboolean
has_noun_cue (ReadoutClause *clause)
{
  g_autofree char *first = g_strndup (clause->cue_words, strcspn (clause->cue_words, " "));

  return readout_cue_form_get_verb (first) != NULL || readout_cue_form_is_noun (first) ||
         !readout_cue_form_is_verb (first);
}

/* "Republicans who agree that it should be closed were irritated": the rest is about them. */
static gboolean
is_relative (ReadoutClause *clause)
{
  g_autofree char *gap = NULL;
  const char *start;

  if (clause->source.end > clause->cue.start || clause->cue.start - clause->source.end > 40)
    return FALSE;
  gap = readout_clause_dup_words (clause, clause->source.end, clause->cue.start);
  start = gap + strspn (gap, " ,");
  return g_str_has_prefix (start, "who") || g_str_has_prefix (start, "which") ||
         g_str_has_prefix (start, "that");
}

/* Whether the content ends within dashes: "one person in the chain - either sending". */
static gboolean
ends_within_dashes (ReadoutClause *clause, const char *rest)
{
  static const char *const dashes[] = { " - ", " – ", " — ", "—", " -- " };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      guint n = 0;

      if (!g_str_has_prefix (rest, dashes[i]))
        continue;
      for (const char *p = strstr (clause->words.words, dashes[i]); p != NULL;
           p = strstr (p + 1, dashes[i]))
        n++;
      return n % 2 == 1;
    }
  return FALSE;
}

gboolean
readout_clause_complete (ReadoutClause *clause)
{
  const char *rest = clause->text + clause->content.end;
  g_autofree char *word = NULL;
  g_autofree char *more = NULL;
  char *whole;
  guint32 end;

  if (!clause->words.is_quoted && ends_within_dashes (clause, rest))
    return FALSE;
  if (*rest != ' ' || !g_ascii_islower (rest[1]) || clause->words.is_quoted ||
      clause->content.end <= clause->cue.end || clause->content.end <= clause->source.end ||
      g_str_has_suffix (clause->words.words, "”") || has_noun_cue (clause) || is_relative (clause))
    return TRUE;
  word = g_strndup (rest + 1, strcspn (rest + 1, " ,.;:\n"));
  if (g_strv_contains (((const char *const[]){ "and", "but", "nor", "or", "so", "while", NULL }),
                       word))
    return TRUE;
  end = find_clause_end (clause);
  if (end <= clause->content.end)
    return begins_own (word);
  more = readout_clause_dup_words (clause, clause->content.end, end);
  whole = g_strconcat (clause->words.words, " ", g_strchug (more), NULL);
  g_free (clause->words.words);
  clause->words.words = whole;
  return TRUE;
}

static char *
lower_first (const char *words)
{
  gunichar c = g_utf8_get_char (words);
  char buffer[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_tolower (c), buffer);
  return g_strconcat (buffer, g_utf8_next_char (words), NULL);
}

/* "The", "Because", "Nobody": no name begins with it. */
static gboolean
is_function_word (const char *word)
{
  const guint64 names = READOUT_WORD_BIT (READOUT_WORD_TIME);
  static const char *const others[] = { "All",   "Everybody", "Everyone", "Many",    "More", "Most",
                                        "Much",  "Nobody",    "Nothing",  "One",     "Only", "Such",
                                        "There", "Three",     "Two",      "Whether", NULL };
  ReadoutLanguage *language = readout_word_lists_get ();
  g_autofree char *lower = g_ascii_strdown (word, -1);
  ReadoutWord found;

  if (g_strv_contains (others, word))
    return TRUE;
  /* "May", "Monday" are names too. */
  return language != NULL && strcmp (word, "I") != 0 && g_ascii_isupper (*word) &&
         readout_language_find (language, READOUT_LIST_FUNCTION_WORDS, lower, -1, &found) &&
         !(found.flags & names) && strcmp (word, "May") != 0 && strcmp (word, "Will") != 0;
}

/* The content as it stands inside a sentence: the capital of a sentence's first word goes unless it
 * is a name's. */
char *
readout_clause_dup_inner_content (ReadoutClause *clause)
{
  const char *words = clause->words.words;
  const char *end = strpbrk (words, " ,'");
  g_autofree char *first = end != NULL ? g_strndup (words, end - words) : g_strdup (words);

  if (is_function_word (first))
    return lower_first (words);
  if (readout_actor_names_is_common_word (clause->names, clause->statement, words))
    return lower_first (words);
  if (g_unichar_isupper (g_utf8_get_char (words)) &&
      !readout_actor_names_is_proper_word (clause->names, clause->statement, words))
    return NULL;
  return g_strdup (words);
}

static gboolean
ends_with_stop (const char *words)
{
  gsize length = strlen (words);

  while (length > 0)
    {
      if (strchr (")'", words[length - 1]) != NULL)
        length--;
      else if (length >= 3 && (strncmp (words + length - 3, "”", 3) == 0 ||
                               strncmp (words + length - 3, "’", 3) == 0))
        length -= 3;
      else
        break;
    }
  return length > 0 && (strchr (".!?", words[length - 1]) != NULL ||
                        (length >= 3 && strncmp (words + length - 3, "…", 3) == 0));
}

/* The words with their full stop: inside the mark where a whole sentence is quoted after a colon,
 * else behind it. */
static char *
close_sentence (const char *lead, const char *content)
{
  gsize length = strlen (content);

  if (ends_with_stop (content))
    return g_strdup (content);
  if (g_str_has_suffix (lead, ":") && g_str_has_prefix (content, "“") &&
      g_str_has_suffix (content, "”"))
    return g_strdup_printf ("%.*s.”", (int)(length - strlen ("”")), content);
  return g_strconcat (content, ".", NULL);
}

char *
readout_clause_join (const char *lead, const char *content)
{
  g_autofree char *closed = close_sentence (lead, content);
  g_autofree char *escaped = readout_citation_escape (closed);

  return g_strconcat (lead, g_str_has_suffix (lead, " ") || *escaped == '\0' ? "" : " ", escaped,
                      NULL);
}

gboolean
readout_clause_is_sentence_end (const char *text, guint32 i, guint32 end)
{
  guint32 next = i + 1;

  if (strchr (".!?", text[i]) == NULL)
    return FALSE;
  while (next < end && strchr ("\"')", text[next]) != NULL)
    next++;
  if (next + 3 <= end && strncmp (text + next, "”", 3) == 0)
    next += 3;
  if (next >= end)
    return TRUE;
  if (!g_ascii_isspace (text[next]))
    return FALSE;
  while (next < end && g_ascii_isspace (text[next]))
    next++;
  if (next < end && g_ascii_islower (text[next]))
    return FALSE;
  if (text[i] != '.')
    return TRUE;
  return !readout_abbreviation_ends_at (text, 0, i);
}
