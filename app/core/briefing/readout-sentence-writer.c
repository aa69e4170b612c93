/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements as sentences of reported speech.
 */
#include "briefing/readout-sentence-writer.h"

#include <string.h>

#include "briefing/readout-abbreviation.h"
#include "briefing/readout-citation.h"
#include "briefing/readout-cue-form.h"
#include "briefing/readout-quoted-words.h"

#define GAP_WORDS_MAX 8
#define ADDRESSEE_WORDS_MAX 14

/* How far from a statement the ends of its sentence are looked for, in bytes. */
#define PASSAGE_REACH 1200

struct _ReadoutSentenceWriter
{
  ReadoutSnapshot *snapshot;
  ReadoutActorNames *names;
};

/* One statement on its way to a sentence. */
typedef struct
{
  ReadoutSentenceWriter *writer;
  ReadoutStatement *statement;
  ReadoutReport *report;
  ReadoutVoice *actor;
  ReadoutSentenceFlags flags;
  const char *text;
  ReadoutSpan source;
  ReadoutSpan cue;
  ReadoutSpan content;
  char *cue_words; /* lower case but for names, single spaces */
  ReadoutQuotedWords words;
} Clause;

static void
clear_clause (Clause *clause)
{
  g_free (clause->cue_words);
  readout_quoted_words_clear (&clause->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Clause, clear_clause)

/* Words of the text with single spaces, nothing around them. */
static char *
dup_words (Clause *clause, guint32 start, guint32 end)
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
  return g_string_free (words, FALSE);
}

/* A pronoun that nobody could resolve is no name to print. */
static gboolean
is_pronoun (const char *name)
{
  static const char *const pronouns[] = { "he",   "her",   "him",    "his",   "i",     "it",
                                          "me",   "mine",  "myself", "one",   "she",   "some",
                                          "that", "their", "them",   "there", "these", "they",
                                          "this", "those", "us",     "we",    "what",  "which",
                                          "who",  "whom",  "you",    "your",  NULL };
  g_autofree char *folded = name != NULL ? g_utf8_casefold (name, -1) : NULL;

  return folded == NULL || g_strv_contains (pronouns, folded);
}

static guint
count_words (const char *words)
{
  guint n = *words != '\0';

  for (const char *p = words; *p != '\0'; p++)
    n += *p == ' ';
  return n;
}

static gboolean
has_quotation_mark (const char *words)
{
  return strchr (words, '"') != NULL || strstr (words, "“") != NULL ||
         strstr (words, "”") != NULL || strstr (words, "«") != NULL || strstr (words, "»") != NULL;
}

static char *
dup_name (Clause *clause, const ReadoutVoice *voice, gboolean capital)
{
  ReadoutActorNameFlags flags = capital ? READOUT_ACTOR_NAME_CAPITAL : 0;

  if (voice == clause->actor)
    flags |= clause->flags & READOUT_SENTENCE_INTRODUCE
                 ? READOUT_ACTOR_NAME_BOLD | READOUT_ACTOR_NAME_DESCRIBE
                 : READOUT_ACTOR_NAME_SHORT;
  return readout_actor_names_dup (clause->writer->names, clause->statement, voice, flags);
}

/* "a senior official, who was not named,": an unnamed source is called that when it comes up. */
static char *
dup_subject (Clause *clause, gboolean capital)
{
  g_autofree char *name = dup_name (clause, clause->actor, capital);
  const char *described = clause->actor->name;

  if (clause->actor->kind != READOUT_ACTOR_ANONYMOUS ||
      !(clause->flags & READOUT_SENTENCE_INTRODUCE) || described == NULL || *described == '\0' ||
      strstr (name, "unnamed") != NULL || strstr (name, "nonymous") != NULL)
    return g_steal_pointer (&name);
  if (g_ascii_strncasecmp (described, "a ", 2) == 0 ||
      g_ascii_strncasecmp (described, "an ", 3) == 0 ||
      g_ascii_strncasecmp (described, "one ", 4) == 0)
    return g_strconcat (name, ", who was not named,", NULL);
  if (g_unichar_isupper (g_utf8_get_char (described)))
    return g_steal_pointer (
        &name); /* a title or an office: no more is known, but it is not nobody */
  return g_strconcat (name, " (not named)", NULL);
}

/* The other voices of the chain before the speaker, nearest first: "the Kremlin, as quoted by
 * Reuters"; %NULL when there are none. */
static char *
dup_chain (Clause *clause, guint n_voices)
{
  GString *chain = NULL;

  for (guint i = n_voices; i > 0; i--)
    {
      ReadoutVoice *voice = g_ptr_array_index (clause->statement->voices, i - 1);
      g_autofree char *name = NULL;

      if ((g_strcmp0 (voice->name, clause->actor->name) == 0 && voice != clause->actor) ||
          is_pronoun (voice->name))
        continue;
      name = dup_name (clause, voice, FALSE);
      if (chain == NULL)
        chain = g_string_new (name);
      else
        g_string_append_printf (chain, ", as quoted by %s", name);
    }
  return chain != NULL ? g_string_free (chain, FALSE) : NULL;
}

static char *
lower_first (const char *words)
{
  gunichar c = g_utf8_get_char (words);
  char buffer[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_tolower (c), buffer);
  return g_strconcat (buffer, g_utf8_next_char (words), NULL);
}

/* The content as it stands inside a sentence: the capital of a sentence's first word goes unless it
 * is a name's. Plain text. */
static char *
dup_inner_content (Clause *clause)
{
  static const char *const common[] = {
    "A",       "All",   "An",    "And",   "Any",     "As",    "At",    "Both", "But",    "By",
    "Each",    "Every", "For",   "From",  "He",      "Her",   "His",   "How",  "If",     "In",
    "It",      "Its",   "Many",  "More",  "Most",    "Much",  "My",    "No",   "Nobody", "Not",
    "Nothing", "On",    "One",   "Only",  "Our",     "She",   "Some",  "Such", "That",   "The",
    "Their",   "There", "These", "They",  "This",    "Those", "Three", "To",   "Two",    "Under",
    "We",      "What",  "When",  "Where", "Whether", "While", "Who",   "Why",  "With",   "You"
  };
  const char *words = clause->words.words;
  const char *end = strpbrk (words, " ,'");
  g_autofree char *first = end != NULL ? g_strndup (words, end - words) : g_strdup (words);

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (strcmp (first, common[i]) == 0)
      return lower_first (words);
  if (readout_actor_names_is_common_word (clause->writer->names, clause->statement, words))
    return lower_first (words);
  return g_strdup (words);
}

static gboolean
ends_with_stop (const char *words)
{
  gsize length = strlen (words);

  while (length >= 3 &&
         (strncmp (words + length - 3, "”", 3) == 0 || strncmp (words + length - 3, "’", 3) == 0))
    length -= 3;
  return length > 0 && (strchr (".!?", words[length - 1]) != NULL ||
                        (length >= 3 && strncmp (words + length - 3, "…", 3) == 0));
}

/* @lead is Markdown, @content plain text. */
static char *
join (const char *lead, const char *content)
{
  g_autofree char *escaped = readout_citation_escape (content);

  return g_strconcat (lead, g_str_has_suffix (lead, " ") || *escaped == '\0' ? "" : " ", escaped,
                      ends_with_stop (content) ? "" : ".", NULL);
}

/* A gap between subject and verb: what of it can stay. FALSE when the verb has another subject or
 * the parts are too far apart. */
static gboolean
clean_gap (char *gap, char **kept)
{
  char *rest = gap;
  g_auto (GStrv) words = NULL;
  guint n_words;

  *kept = NULL;
  g_strstrip (gap);
  if (*gap == ',' || *gap == '(' || g_str_has_prefix (gap, "–") || g_str_has_prefix (gap, "—"))
    {
      /* An aside: goes whole. */
      char *comma = strrchr (gap, *gap == '(' ? ')' : ',');

      rest = comma != NULL ? comma + 1 : gap + strlen (gap);
      if (comma == gap)
        rest = gap + 1;
    }
  g_strstrip (rest);
  words = g_strsplit (rest, " ", -1);
  n_words = g_strv_length (words);
  if (n_words == 0)
    {
      *kept = g_strdup ("");
      return TRUE;
    }
  if (n_words > GAP_WORDS_MAX || strpbrk (rest, ".;:,()\"") != NULL || has_quotation_mark (rest))
    return FALSE;
  if (g_ascii_strcasecmp (words[0], "who") == 0 || g_ascii_strcasecmp (words[0], "which") == 0)
    {
      rest += strlen (words[0]);
      g_strstrip (rest);
    }
  if (g_ascii_strcasecmp (words[n_words - 1], "and") == 0 ||
      g_ascii_strcasecmp (words[n_words - 1], "but") == 0)
    {
      *kept = g_strdup ("");
      return TRUE;
    }
  /* "who told reporters he" – another verb stands between. */
  if (rest != gap && *rest != '\0' && !readout_cue_form_is_auxiliary (words[n_words - 1]))
    return FALSE;
  *kept = g_strdup (rest);
  return TRUE;
}

/* "also" refers to a sentence that the briefing may not have. */
static void
drop_also (char *gap)
{
  if (g_str_has_prefix (gap, "also "))
    memmove (gap, gap + 5, strlen (gap + 5) + 1);
  else if (strcmp (gap, "also") == 0 || g_str_has_suffix (gap, " also"))
    *strrchr (gap, strchr (gap, ' ') != NULL ? ' ' : 'a') = '\0';
}

static gboolean
has_be_form (const char *words)
{
  static const char *const forms[] = { "is",   "was",   "are",   "were",  "be",
                                       "been", "being", "isn't", "wasn't" };
  g_auto (GStrv) split = g_strsplit (words, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (g_strv_contains (forms, split[i]) || g_str_has_suffix (split[i], "'s"))
      return TRUE;
  return FALSE;
}

static gboolean
is_preposition (const char *word)
{
  static const char *const words[] = { "by",    "without", "in",    "for",  "of", "from",
                                       "after", "before",  "while", "when", "on", NULL };

  return g_strv_contains (words, word);
}

/* The verb of a cue in a form that can follow a subject with @gap between them: participles and,
 * after a pronoun, plain forms become the past. %NULL when there is none. */
static char *
dup_finite_cue (Clause *clause, const char *gap)
{
  g_auto (GStrv) words = g_strsplit (clause->cue_words, " ", -1);
  g_autofree char *last_of_gap = NULL;
  g_autofree char *past = NULL;
  const char *space = strrchr (gap, ' ');
  guint verb = 0;

  last_of_gap = g_ascii_strdown (space != NULL ? space + 1 : gap, -1);
  while (words[verb] != NULL && words[verb + 1] != NULL &&
         readout_cue_form_is_auxiliary (words[verb]))
    verb++;
  if (words[verb] == NULL)
    return NULL;
  if (verb > 0 || has_be_form (gap))
    return g_strdup (clause->cue_words);

  if (readout_cue_form_is_participle (words[verb]))
    {
      if (is_preposition (last_of_gap))
        return NULL;
      past = readout_cue_form_dup_past (words[verb]);
    }
  else if (*gap == '\0' && clause->source.end <= clause->source.start)
    {
      /* Whose verb it is, the text says elsewhere. */
      if (!readout_cue_form_takes_that (words[verb]))
        return NULL;
      return g_strdup (clause->cue_words);
    }
  else if (*gap == '\0')
    {
      static const char *const plural[] = { "i", "we", "they", "you", NULL };
      g_autofree char *source = dup_words (clause, clause->source.start, clause->source.end);
      g_autofree char *lower = g_ascii_strdown (source, -1);

      if (!g_strv_contains (plural, lower))
        return g_strdup (clause->cue_words);
      past = readout_cue_form_dup_past (words[verb]);
    }
  else
    return g_strdup (clause->cue_words);

  g_free (words[verb]);
  words[verb] = g_steal_pointer (&past);
  return g_strjoinv (" ", words);
}

/* Puts subject, verb and content together. @gap, @verb and @addressee are plain text. */
static char *
assemble (
    Clause *clause, const char *gap, const char *verb, const char *addressee, const char *content)
{
  g_autoptr (GString) lead = g_string_new (NULL);
  guint n_before = clause->statement->voices->len - 1;
  g_autofree char *chain = dup_chain (clause, n_before);
  g_autofree char *subject = dup_subject (clause, chain == NULL);
  g_autofree char *escaped_gap = readout_citation_escape (gap);
  g_autofree char *escaped_verb = readout_citation_escape (verb);
  g_autofree char *escaped_addressee = readout_citation_escape (addressee);
  gboolean also = (clause->flags & READOUT_SENTENCE_ALSO) && *gap == '\0' && chain == NULL;
  g_auto (GStrv) verb_words = g_strsplit (verb, " ", 2);

  also = also && verb_words[0] != NULL && !readout_cue_form_is_auxiliary (verb_words[0]);
  if (chain != NULL)
    g_string_append_printf (lead, "According to %s, ", chain);
  g_string_append_printf (lead, "%s ", subject);
  if (*escaped_gap != '\0')
    g_string_append_printf (lead, "%s ", escaped_gap);
  g_string_append_printf (lead, "%s%s", also ? "also " : "", escaped_verb);
  if (*escaped_addressee != '\0')
    g_string_append_printf (lead, "%s%s", g_ascii_ispunct (*addressee) ? "" : " ",
                            escaped_addressee);
  if (clause->words.is_whole && lead->str[lead->len - 1] != ':' &&
      (clause->statement->quotation == READOUT_QUOTATION_DIRECT))
    {
      if (lead->str[lead->len - 1] == ',')
        g_string_truncate (lead, lead->len - 1);
      g_string_append_c (lead, ':');
    }
  return join (lead->str, content);
}

/* "The Guardian quoted a senior European official as saying that …". */
static char *
write_quoting (Clause *clause)
{
  GArray *cue = clause->statement->cue;
  guint n_voices = clause->statement->voices->len;
  g_autofree char *rest = NULL;
  g_autofree char *quoter = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *chain = NULL;
  g_autoptr (GString) lead = NULL;
  const char *end;

  if (n_voices < 2 || !(g_str_has_prefix (clause->cue_words, "quot") ||
                        g_str_has_prefix (clause->cue_words, "cit")))
    return NULL;
  end = strstr (clause->cue_words, " as ");
  if (end == NULL || clause->content.start < clause->cue.end)
    return NULL;
  if (cue->len > 1)
    {
      ReadoutSpan span = readout_spans_get (cue, 0);

      if (clause->source.start < span.end || clause->source.end > readout_spans_get (cue, 1).start)
        return NULL;
    }
  rest = g_strdup (end + 1);
  /* Whoever quotes is the voice before the speaker; those before it stand in front. */
  chain = dup_chain (clause, n_voices - 2);
  quoter =
      dup_name (clause, g_ptr_array_index (clause->statement->voices, n_voices - 2), chain == NULL);
  quoted = dup_subject (clause, FALSE);
  lead = g_string_new (NULL);
  if (chain != NULL)
    g_string_append_printf (lead, "According to %s, ", chain);
  g_string_append_printf (lead, "%s quoted %s %s", quoter, quoted, rest);
  if (clause->words.is_whole)
    g_string_append_c (lead, ':');
  return join (lead->str, clause->words.words);
}

/* "According to a decree, as quoted by Reuters, …". */
static char *
write_according_to (Clause *clause)
{
  g_autofree char *chain = NULL;
  g_autofree char *content = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *subject = NULL;
  const char *words;

  if (!readout_cue_form_is_according_to (clause->cue_words))
    return NULL;
  subject = dup_subject (clause, FALSE);
  chain = dup_chain (clause, clause->statement->voices->len - 1);
  content = dup_inner_content (clause);
  words = content;
  if (g_str_has_prefix (words, "that "))
    words += strlen ("that ");
  if (g_str_has_prefix (words, "to "))
    return NULL;
  lead = g_strdup_printf ("According to %s%s%s%s", subject, chain != NULL ? ", as quoted by " : "",
                          chain != NULL ? chain : "",
                          g_str_has_suffix (subject, ",") && chain == NULL ? "" : ",");
  return join (lead, words);
}

/* "Putin asked the Defense Ministry to agree …": the clause as the report has it, with the name for
 * the source. */
static char *
write_clause (Clause *clause)
{
  g_autofree char *gap = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *verb = NULL;
  g_autofree char *addressee = NULL;

  gboolean has_source = clause->source.end > clause->source.start;

  if (clause->cue.end <= clause->cue.start || clause->source.end > clause->cue.start ||
      clause->cue.end > clause->content.start)
    return NULL;
  gap = has_source ? dup_words (clause, clause->source.end, clause->cue.start) : g_strdup ("");
  g_strstrip (gap);
  addressee = dup_words (clause, clause->cue.end, clause->content.start);
  g_strstrip (addressee);

  if (g_str_has_prefix (gap, "'") || g_str_has_prefix (gap, "’"))
    {
      g_auto (GStrv) cue = g_strsplit (clause->cue_words, " ", 2);
      const char *said = cue[0] != NULL ? readout_cue_form_get_verb (cue[0]) : NULL;

      if (said == NULL || *addressee != '\0' ||
          !(g_str_has_prefix (clause->words.words, "that ") ||
            g_str_has_prefix (clause->words.words, "to ")))
        return NULL;
      return assemble (clause, "", said, "", clause->words.words);
    }

  if (!clean_gap (gap, &kept))
    {
      /* "announced …, and signed …, asking the parliament to": the participle has the same subject.
       */
      if (!readout_cue_form_is_participle (clause->cue_words) || !g_str_has_suffix (gap, ","))
        return NULL;
      kept = g_strdup ("");
    }
  if (clause->flags & READOUT_SENTENCE_INTRODUCE)
    drop_also (kept);
  verb = dup_finite_cue (clause, kept);
  if (verb != NULL && (clause->flags & READOUT_SENTENCE_INTRODUCE) &&
      g_str_has_prefix (verb, "also "))
    memmove (verb, verb + strlen ("also "), strlen (verb + strlen ("also ")) + 1);
  if (verb == NULL || readout_cue_form_get_verb (clause->cue_words) != NULL)
    {
      /* A noun is the cue, or a participle after a preposition. */
      g_auto (GStrv) last = g_strsplit (kept, " ", -1);
      guint n = g_strv_length (last);

      if (verb == NULL || (n > 0 && !readout_cue_form_is_auxiliary (last[n - 1])))
        return NULL;
    }
  if (readout_cue_form_is_participle (clause->cue_words) && !has_be_form (kept))
    g_clear_pointer (&kept, g_free);
  if (count_words (addressee) > ADDRESSEE_WORDS_MAX || strpbrk (addressee, ".;!?\"") != NULL ||
      has_quotation_mark (addressee))
    return NULL;
  if (g_str_has_suffix (addressee, ",") && !clause->words.is_quoted)
    {
      /* "said, on Tuesday, that": the aside goes. */
      g_clear_pointer (&addressee, g_free);
    }
  return assemble (clause, kept != NULL ? kept : "", verb, addressee != NULL ? addressee : "",
                   clause->words.words);
}

/* "Smith said that …" from parts that the report has in another order. */
static char *
write_anew (Clause *clause)
{
  g_autofree char *verb = NULL;
  g_autofree char *content = NULL;
  g_autofree char *that_content = NULL;
  const char *words;

  if (*clause->cue_words == '\0')
    {
      if (!clause->words.is_quoted)
        return NULL;
      return assemble (clause, "", "said", "", clause->words.words);
    }
  verb = dup_finite_cue (clause, "");
  if (verb == NULL)
    return NULL;
  if (strcmp (verb, "told") == 0 || strcmp (verb, "tells") == 0)
    {
      g_free (verb);
      verb = g_strdup ("said");
    }
  if (!readout_cue_form_takes_that (verb) &&
      !(strcmp (verb, "asked") == 0 && clause->words.is_whole))
    return NULL;
  if (clause->words.is_quoted)
    {
      /* A fragment, "outright aggression", is no sentence to report. */
      if (!clause->words.is_whole && count_words (clause->words.words) < 5)
        return NULL;
      if (!clause->words.is_whole)
        {
          g_autofree char *colon = g_strconcat (verb, ":", NULL);

          return assemble (clause, "", colon, "", clause->words.words);
        }
      return assemble (clause, "", verb, "", clause->words.words);
    }
  words = clause->words.words;
  if (g_str_has_suffix (words, "?") || g_str_has_suffix (words, "!"))
    return NULL;
  content = dup_inner_content (clause);
  if (g_str_has_prefix (content, "that "))
    return assemble (clause, "", verb, "", content);
  if (g_str_has_prefix (content, "to ") || count_words (content) < 3)
    return NULL;
  that_content = g_strconcat ("that ", content, NULL);
  return assemble (clause, "", verb, "", that_content);
}

static gboolean
is_sentence_end (const char *text, guint32 i, guint32 end)
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

/* The sentences of the report that hold the content with its cue and source, where these are of the
 * same paragraph. */
static ReadoutSpan
find_passage (Clause *clause)
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

  start = passage.start;
  while (start > bounds.start &&
         !(g_ascii_isspace (clause->text[start - 1]) && start >= 2 &&
           (is_sentence_end (clause->text, start - 2, bounds.end) ||
            (start >= 3 && strchr ("\"')", clause->text[start - 2]) != NULL &&
             is_sentence_end (clause->text, start - 3, bounds.end)))))
    start--;
  passage.start = start;
  while (passage.end < bounds.end &&
         !(passage.end > 0 && is_sentence_end (clause->text, passage.end - 1, bounds.end)))
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

/* The report's own sentence, quoted, when nothing else would be grammatical. */
static char *
write_passage (Clause *clause)
{
  ReadoutSpan span = find_passage (clause);
  g_autofree char *words = dup_words (clause, span.start, span.end);
  g_autofree char *passage = readout_quoted_words_dup_passage (words);
  g_autoptr (GString) lead = g_string_new (NULL);
  g_autofree char *outlet = NULL;

  if (clause->report->outlet != NULL && *clause->report->outlet != '\0')
    {
      ReadoutVoice voice = { clause->report->outlet, READOUT_ACTOR_MEDIA, 0, NULL };

      outlet = readout_actor_names_dup (clause->writer->names, clause->statement, &voice,
                                        READOUT_ACTOR_NAME_CAPITAL);
    }
  g_string_append (lead, outlet != NULL ? outlet : "The report");
  if (readout_actor_names_is_unnamed (clause->actor) && clause->source.end <= clause->source.start)
    g_string_append (lead, outlet != NULL ? " reported, without naming the source"
                                          : " says, without naming the source");
  else if (names_actor (words, clause->actor) || is_pronoun (clause->actor->name) ||
           readout_actor_names_is_unnamed (clause->actor))
    g_string_append (lead, outlet != NULL ? " reported" : " says");
  else
    {
      g_autofree char *name = dup_name (clause, clause->actor, FALSE);

      g_string_append_printf (lead, outlet != NULL ? " reported of %s" : " says of %s", name);
    }
  g_string_append_c (lead, ':');
  return join (lead->str, passage);
}

static gboolean
has_sentence_end_outside_quotation (const char *words)
{
  gsize length = strlen (words);
  int depth = 0;

  for (gsize i = 0; i + 1 < length; i++)
    {
      if (strncmp (words + i, "“", 3) == 0)
        depth++;
      else if (strncmp (words + i, "”", 3) == 0)
        depth--;
      else if (depth == 0 && is_sentence_end (words, i, length) && i + 1 < length)
        return TRUE;
    }
  return FALSE;
}

static char *
write_sentence (Clause *clause)
{
  char *sentence;

  if (!readout_quoted_words_from_statement (&clause->words, clause->report, clause->statement))
    return write_passage (clause);
  if (has_sentence_end_outside_quotation (clause->words.words) || is_pronoun (clause->actor->name))
    return write_passage (clause);
  if (clause->source.end <= clause->source.start && readout_actor_names_is_unnamed (clause->actor))
    return write_passage (clause);

  sentence = write_quoting (clause);
  if (sentence == NULL)
    sentence = write_according_to (clause);
  if (sentence == NULL)
    sentence = write_clause (clause);
  if (sentence == NULL)
    sentence = write_anew (clause);
  if (sentence == NULL)
    sentence = write_passage (clause);
  return sentence;
}

ReadoutSentenceWriter *
readout_sentence_writer_new (ReadoutSnapshot *snapshot)
{
  ReadoutSentenceWriter *writer;

  g_return_val_if_fail (snapshot != NULL, NULL);

  writer = g_new0 (ReadoutSentenceWriter, 1);
  writer->snapshot = readout_snapshot_ref (snapshot);
  writer->names = readout_actor_names_new (snapshot);
  return writer;
}

void
readout_sentence_writer_free (ReadoutSentenceWriter *writer)
{
  readout_actor_names_free (writer->names);
  readout_snapshot_unref (writer->snapshot);
  g_free (writer);
}

ReadoutActorNames *
readout_sentence_writer_get_names (ReadoutSentenceWriter *writer)
{
  g_return_val_if_fail (writer != NULL, NULL);

  return writer->names;
}

char *
readout_sentence_writer_write (ReadoutSentenceWriter *writer,
                               ReadoutStatement *statement,
                               ReadoutSentenceFlags flags)
{
  g_auto (Clause) clause = { 0 };
  g_autofree char *sentence = NULL;
  GString *cue;

  g_return_val_if_fail (writer != NULL, NULL);
  g_return_val_if_fail (READOUT_IS_STATEMENT (statement), NULL);

  clause.writer = writer;
  clause.statement = statement;
  clause.report = readout_snapshot_get_report (writer->snapshot, statement);
  clause.actor = readout_statement_get_actor (statement);
  clause.flags = flags;
  g_return_val_if_fail (clause.report != NULL && clause.report->text != NULL, NULL);
  g_return_val_if_fail (clause.actor != NULL, NULL);

  clause.text = readout_text_get_string (clause.report->text, NULL);
  clause.source = readout_spans_get_extent (statement->source);
  clause.cue = readout_spans_get_extent (statement->cue);
  clause.content = readout_spans_get_extent (statement->content);
  cue = g_string_new (NULL);
  for (guint i = 0; i < statement->cue->len; i++)
    {
      ReadoutSpan span = readout_spans_get (statement->cue, i);
      g_autofree char *words = dup_words (&clause, span.start, span.end);

      g_string_append_printf (cue, "%s%s", i > 0 ? " " : "", words);
    }
  g_string_replace (cue, "’", "'", 0);
  /* A cue begins with a capital only where it begins the sentence. */
  clause.cue_words = g_ascii_strdown (cue->str, -1);
  g_string_free (cue, TRUE);

  sentence = write_sentence (&clause);
  return readout_citation_guard_line (sentence);
}
