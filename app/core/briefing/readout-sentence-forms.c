/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The forms that a sentence of reported speech can take.
 */
#include "briefing/readout-sentence-forms.h"

#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-cue-form.h"
#include "briefing/readout-cue-verb.h"
#include "briefing/readout-passage.h"
#include "briefing/readout-sentence-fit.h"

#define ADDRESSEE_WORDS_MAX 14

/* Whether the content itself says that it goes on: "that it was wrong, too". */
static gboolean
goes_on (const char *content)
{
  g_autofree char *outside = readout_clause_dup_outside_marks (content);

  return strstr (outside, " also ") != NULL || g_str_has_suffix (outside, " too") ||
         g_str_has_suffix (outside, " as well") || g_str_has_suffix (outside, " again");
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
         !g_strv_contains (going_on, verb_words[0]) && !goes_on (content);
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
      if (g_str_has_suffix (lead->str, " that"))
        g_string_truncate (lead, lead->len - strlen (" that"));
      g_string_append_c (lead, ':');
    }
  return readout_clause_join (lead->str, content);
}

/* "The Guardian quoted a senior European official as saying that …". */
char *
readout_sentence_forms_write_quoting (ReadoutClause *clause)
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
char *
readout_sentence_forms_write_according_to (ReadoutClause *clause)
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
char *
readout_sentence_forms_write_clause (ReadoutClause *clause)
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

  if (!readout_cue_verb_clean_gap (gap, &kept))
    {
      /* "announced …, and signed …, asking the parliament to": the participle has the same subject.
       */
      if (!readout_cue_form_is_participle (clause->cue_words) || !g_str_has_suffix (gap, ","))
        return NULL;
      kept = g_strdup ("");
    }
  if (clause->flags & READOUT_SENTENCE_INTRODUCE)
    readout_cue_verb_drop_also (kept);
  verb = readout_cue_verb_dup_finite (clause, kept);
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
  if (readout_cue_form_is_participle (clause->cue_words) && !readout_cue_verb_has_be (kept))
    g_clear_pointer (&kept, g_free);
  if (!readout_sentence_fit_can_stand (kept != NULL ? kept : "") ||
      !readout_sentence_fit_can_stand (addressee))
    return NULL;
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
char *
readout_sentence_forms_write_anew (ReadoutClause *clause)
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
  verb = readout_cue_verb_dup_finite (clause, "");
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
      !readout_clause_is_one_piece (clause) ||
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
