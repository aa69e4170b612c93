/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements as sentences of reported speech.
 */
#include "briefing/readout-sentence-writer.h"

#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-clause.h"
#include "briefing/readout-cue-form.h"
#include "briefing/readout-passage.h"

#define GAP_WORDS_MAX 8
#define ADDRESSEE_WORDS_MAX 14

struct _ReadoutSentenceWriter
{
  ReadoutSnapshot *snapshot;
  ReadoutActorNames *names;
};

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
  if (n_words > GAP_WORDS_MAX || strpbrk (rest, ".;:,()\"") != NULL ||
      readout_clause_has_quotation_mark (rest))
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

/* Whether the source is somebody's: "the ministry’s" refusal. */
static gboolean
has_genitive (ReadoutClause *clause)
{
  static const char *const endings[] = { "'s", "’s", "s'", "s’" };
  g_autofree char *source =
      readout_clause_dup_words (clause, clause->source.start, clause->source.end);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (source, endings[i]))
      return TRUE;
  return FALSE;
}

/* The verb of a cue in a form that can follow a subject with @gap between them: participles and,
 * after a pronoun, plain forms become the past. %NULL when there is none. */
static char *
dup_finite_cue (ReadoutClause *clause, const char *gap)
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
  if (words[verb] == NULL || readout_cue_form_is_noun (words[verb]) || has_genitive (clause))
    return NULL;
  if (verb > 0 && readout_cue_form_is_participle (words[verb]) && !has_be_form (gap) &&
      !has_be_form (clause->cue_words))
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
      g_autofree char *source =
          readout_clause_dup_words (clause, clause->source.start, clause->source.end);
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
assemble (ReadoutClause *clause,
          const char *gap,
          const char *verb,
          const char *addressee,
          const char *content)
{
  static const char *const going_on[] = { "added",      "adds",      "answered",  "began",
                                          "concluded",  "concludes", "continued", "continues",
                                          "reiterated", "repeated",  "replied",   "responded",
                                          "went",       NULL };
  g_autoptr (GString) lead = g_string_new (NULL);
  guint n_before = clause->statement->voices->len - 1;
  g_autofree char *chain = readout_clause_dup_chain (clause, n_before);
  g_autofree char *subject = readout_clause_dup_subject (clause, chain == NULL);
  g_autofree char *escaped_gap = readout_citation_escape (gap);
  g_autofree char *escaped_verb = readout_citation_escape (verb);
  g_autofree char *escaped_addressee = readout_citation_escape (addressee);
  gboolean also = (clause->flags & READOUT_SENTENCE_ALSO) && *gap == '\0' && chain == NULL;
  g_auto (GStrv) verb_words = g_strsplit (verb, " ", 2);

  also = also && verb_words[0] != NULL && !readout_cue_form_is_auxiliary (verb_words[0]) &&
         !g_strv_contains (going_on, verb_words[0]);
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
  return readout_clause_join (lead->str, content);
}

/* "The Guardian quoted a senior European official as saying that …". */
static char *
write_quoting (ReadoutClause *clause)
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
  chain = readout_clause_dup_chain (clause, n_voices - 2);
  quoter = readout_clause_dup_name (
      clause, g_ptr_array_index (clause->statement->voices, n_voices - 2), chain == NULL);
  quoted = readout_clause_dup_subject (clause, FALSE);
  lead = g_string_new (NULL);
  if (chain != NULL)
    g_string_append_printf (lead, "According to %s, ", chain);
  g_string_append_printf (lead, "%s quoted %s %s", quoter, quoted, rest);
  if (clause->words.is_whole)
    g_string_append_c (lead, ':');
  return readout_clause_join (lead->str, clause->words.words);
}

/* "According to a decree, as quoted by Reuters, …". */
static char *
write_according_to (ReadoutClause *clause)
{
  g_autofree char *chain = NULL;
  g_autofree char *content = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *subject = NULL;
  const char *words;

  if (!readout_cue_form_is_according_to (clause->cue_words))
    return NULL;
  subject = readout_clause_dup_subject (clause, FALSE);
  chain = readout_clause_dup_chain (clause, clause->statement->voices->len - 1);
  content = readout_clause_dup_inner_content (clause);
  if (content == NULL)
    return NULL;
  if (chain != NULL && g_str_has_suffix (subject, ","))
    subject[strlen (subject) - 1] = '\0';
  words = content;
  if (g_str_has_prefix (words, "that "))
    words += strlen ("that ");
  if (g_str_has_prefix (words, "to "))
    return NULL;
  lead = g_strdup_printf ("According to %s%s%s%s", subject, chain != NULL ? ", as quoted by " : "",
                          chain != NULL ? chain : "",
                          g_str_has_suffix (subject, ",") && chain == NULL ? "" : ",");
  return readout_clause_join (lead, words);
}

/* "Putin asked the Defense Ministry to agree …": the clause as the report has it, with the name for
 * the source. */
static char *
write_clause (ReadoutClause *clause)
{
  g_autofree char *gap = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *verb = NULL;
  g_autofree char *addressee = NULL;

  gboolean has_source = clause->source.end > clause->source.start;

  if (clause->cue.end <= clause->cue.start || clause->source.end > clause->cue.start ||
      clause->cue.end > clause->content.start)
    return NULL;
  gap = has_source ? readout_clause_dup_words (clause, clause->source.end, clause->cue.start)
                   : g_strdup ("");
  g_strstrip (gap);
  addressee = readout_clause_dup_words (clause, clause->cue.end, clause->content.start);
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
  if (readout_clause_count_words (addressee) > ADDRESSEE_WORDS_MAX ||
      strpbrk (addressee, ".;!?\"") != NULL || readout_clause_has_quotation_mark (addressee))
    return NULL;
  if (g_str_has_suffix (addressee, ",") && !clause->words.is_quoted)
    {
      /* "said, on Tuesday, that": the aside goes. */
      g_clear_pointer (&addressee, g_free);
    }
  return assemble (clause, kept != NULL ? kept : "", verb, addressee != NULL ? addressee : "",
                   clause->words.words);
}

/* Whether nothing but white space stands between the cue and the content behind it. */
static gboolean
has_simple_link (ReadoutClause *clause)
{
  g_autofree char *between =
      readout_clause_dup_words (clause, clause->cue.end, clause->content.start);

  return *between == '\0';
}

/* "Smith said that …" from parts that the report has in another order. */
static char *
write_anew (ReadoutClause *clause)
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
      if (!clause->words.is_whole && readout_clause_count_words (clause->words.words) < 5)
        return NULL;
      if (!clause->words.is_whole)
        {
          g_autofree char *colon = g_strconcat (verb, ":", NULL);

          return assemble (clause, "", colon, "", clause->words.words);
        }
      return assemble (clause, "", verb, "", clause->words.words);
    }
  words = clause->words.words;
  if (clause->content.start >= clause->cue.end)
    return has_simple_link (clause) ? assemble (clause, "", verb, "", words) : NULL;
  /* What stood before its cue is a clause of its own only where it begins the sentence. */
  if (g_str_has_suffix (words, "?") || g_str_has_suffix (words, "!") ||
      clause->statement->content->len > 1 ||
      clause->content.start > readout_passage_find (clause, FALSE).start + 4)
    return NULL;
  content = readout_clause_dup_inner_content (clause);
  if (content == NULL)
    return NULL;
  if (g_str_has_prefix (content, "that "))
    return assemble (clause, "", verb, "", content);
  if (g_str_has_prefix (content, "to ") || readout_clause_count_words (content) < 3)
    return NULL;
  that_content = g_strconcat ("that ", content, NULL);
  return assemble (clause, "", verb, "", that_content);
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
      else if (depth == 0 && readout_clause_is_sentence_end (words, i, length) && i + 1 < length)
        return TRUE;
    }
  return FALSE;
}

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

/* The headline of the report, if the content stands in it. Owned by the caller. */
static char *
dup_headline (ReadoutClause *clause)
{
  GArray *paragraphs = readout_text_get_paragraphs (clause->report->text);
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  const char *line;
  ReadoutSpan span;

  if (paragraphs->len == 0 || clause->report->title == NULL)
    return NULL;
  span = g_array_index (paragraphs, ReadoutParagraph,
                        readout_text_find_paragraph (clause->report->text, clause->content.start))
             .span;
  words = readout_clause_dup_words (clause, span.start, span.end);
  line = words + strspn (words, "# ");
  title = g_strdup (clause->report->title);
  g_strstrip (title);
  return strcmp (line, title) == 0 ? g_steal_pointer (&title) : NULL;
}

/* "The Foreign Ministry said, in the words of TPA’s headline: “…”": headlines have a grammar of
 * their own. %NULL for what is none. */
static char *
write_headline (ReadoutClause *clause, ReadoutSpan *quoted)
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

/* Whether the content, outside of quotation marks, names its own speaker: a sign that the parts are
 * not what they seem. */
static gboolean
names_itself (ReadoutClause *clause)
{
  const char *name = clause->actor->name;
  const char *surname;

  if (name == NULL || clause->words.is_quoted || clause->actor->kind != READOUT_ACTOR_PERSON)
    return FALSE;
  surname = strrchr (name, ' ') != NULL ? strrchr (name, ' ') + 1 : name;
  for (const char *p = strstr (clause->words.words, surname); p != NULL;
       p = strstr (p + 1, surname))
    if ((p == clause->words.words || p[-1] == ' ') && !g_ascii_isalnum (p[strlen (surname)]))
      return TRUE;
  return FALSE;
}

/* Whether the parts can make a sentence at all. */
static gboolean
is_fit (ReadoutClause *clause)
{
  static const char *const loose_starts[] = { "and ",   "but ",   "or ",    "nor ",   "which ",
                                              "will ",  "would ", "is ",    "are ",   "was ",
                                              "were ",  "has ",   "had ",   "could ", "should ",
                                              "might ", "must ",  "cannot " };
  const char *words = clause->words.words;

  if (has_sentence_end_outside_quotation (words) || names_itself (clause) ||
      readout_clause_is_pronoun (clause->actor->name))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (loose_starts); i++)
    if (g_ascii_strncasecmp (words, loose_starts[i], strlen (loose_starts[i])) == 0)
      return FALSE;
  return clause->source.end > clause->source.start ||
         !readout_actor_names_is_unnamed (clause->actor);
}

/* @quoted: set to the part of the report that the sentence quotes whole, if it does. */
static char *
write_sentence (ReadoutClause *clause, ReadoutSpan *quoted)
{
  gboolean paired =
      readout_quoted_words_from_statement (&clause->words, clause->report, clause->statement);
  gboolean refers = paired && readout_passage_is_needed (clause);
  char *sentence = write_headline (clause, quoted);

  if (sentence == NULL && paired && !refers && is_fit (clause))
    {
      sentence = write_quoting (clause);
      if (sentence == NULL)
        sentence = write_according_to (clause);
      if (sentence == NULL)
        sentence = write_clause (clause);
      if (sentence == NULL)
        sentence = write_anew (clause);
    }
  if (sentence == NULL)
    {
      *quoted = readout_passage_find (clause, refers);
      sentence = readout_passage_write (clause, refers);
    }
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
                               ReadoutSentenceFlags flags,
                               ReadoutSpan *quoted)
{
  g_auto (ReadoutClause) clause = { 0 };
  g_autofree char *sentence = NULL;
  ReadoutSpan ignored;
  GString *cue;

  g_return_val_if_fail (writer != NULL, NULL);
  g_return_val_if_fail (READOUT_IS_STATEMENT (statement), NULL);

  clause.snapshot = writer->snapshot;
  clause.names = writer->names;
  clause.statement = statement;
  clause.report = readout_snapshot_get_report (writer->snapshot, statement);
  clause.actor = readout_statement_get_actor (statement);
  clause.flags = flags;
  g_return_val_if_fail (clause.report != NULL && clause.report->text != NULL, NULL);
  g_return_val_if_fail (clause.actor != NULL, NULL);

  clause.is_markdown = readout_report_is_markdown (clause.report);
  clause.text = readout_text_get_string (clause.report->text, NULL);
  clause.source = readout_spans_get_extent (statement->source);
  clause.cue = readout_spans_get_extent (statement->cue);
  clause.content = readout_spans_get_extent (statement->content);
  cue = g_string_new (NULL);
  for (guint i = 0; i < statement->cue->len; i++)
    {
      ReadoutSpan span = readout_spans_get (statement->cue, i);
      g_autofree char *words = readout_clause_dup_words (&clause, span.start, span.end);

      g_string_append_printf (cue, "%s%s", i > 0 ? " " : "", words);
    }
  g_string_replace (cue, "’", "'", 0);
  /* A cue begins with a capital only where it begins the sentence. */
  clause.cue_words = g_ascii_strdown (cue->str, -1);
  g_string_free (cue, TRUE);

  quoted = quoted != NULL ? quoted : &ignored;
  *quoted = (ReadoutSpan){ 0, 0 };
  sentence = write_sentence (&clause, quoted);
  return readout_citation_guard_line (sentence);
}
