/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mistakes as people make them in a briefing.
 */
#include "seeded-mistakes.h"

#include <string.h>

/* --- Quotations ------------------------------------------------------------------------------- */

gboolean
find_quotation (const char *raw, gsize *start, gsize *end)
{
  const char *open = strstr (raw, "“");
  const char *close = open != NULL ? strstr (open, "”") : NULL;

  if (close == NULL)
    return FALSE;
  *start = (gsize)(open - raw) + strlen ("“");
  *end = (gsize)(close - raw);
  return TRUE;
}

/* Letters and digits alone, so that this does not hang on what is measured. */
static char *
reduce (const char *words)
{
  GString *reduced = g_string_new (" ");

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (reduced, g_unichar_tolower (c));
      else if (c != '\'' && c != 0x2019 && reduced->str[reduced->len - 1] != ' ')
        g_string_append_c (reduced, ' ');
    }
  if (reduced->str[reduced->len - 1] != ' ')
    g_string_append_c (reduced, ' ');
  return g_string_free (reduced, FALSE);
}

gboolean
is_verbatim (const Sentence *sentence, const char *quotation)
{
  g_autofree char *reduced = reduce (quotation);

  for (guint i = 0; i < sentence->statements->len; i++)
    {
      ReadoutReport *report =
          readout_snapshot_get_report (sentence->snapshot, sentence->statements->pdata[i]);
      g_autofree char *text = reduce (readout_text_get_string (report->text, NULL));
      g_autofree char *title = reduce (report->title != NULL ? report->title : "");

      if (strstr (text, reduced) != NULL || strstr (title, reduced) != NULL)
        return TRUE;
    }
  return FALSE;
}

static const char *const strays[] = { "never",    "deeply",  "government", "perhaps", "against",
                                      "promised", "billion", "quietly",    "refused", "always",
                                      "children", "without", "enemy",      "later",   "wholly" };

static gboolean
is_plain_word (const char *word)
{
  for (const char *p = word; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      return FALSE;
  return *word != '\0';
}

/* A word of the same letter case from elsewhere in the briefing, or a stray one. */
static const char *
draw_word (const Sentence *sentence, GRand *draw)
{
  const Sentence *other =
      sentence->sentences->pdata[g_rand_int_range (draw, 0, (int)sentence->sentences->len)];
  static char *kept;
  g_auto (GStrv) words = g_strsplit (other->sentence->words, " ", -1);
  const char *word = words[g_rand_int_range (draw, 0, (int)g_strv_length (words))];

  g_free (kept);
  kept = g_strdup (is_plain_word (word) && strlen (word) > 3
                       ? word
                       : strays[g_rand_int_range (draw, 0, G_N_ELEMENTS (strays))]);
  return kept;
}

static gboolean
is_number (const char *word)
{
  return g_ascii_isdigit (*word) || (*word == '$' && g_ascii_isdigit (word[1]));
}

static char *
change_number (const char *word, GRand *draw)
{
  char *changed = g_strdup (word);
  char *digit = changed + strcspn (changed, "0123456789");

  *digit = (char)('0' + (*digit - '0' + g_rand_int_range (draw, 1, 9)) % 10);
  if (*digit == '0' && digit[1] != '\0')
    *digit = '1' == word[digit - changed] ? '2' : '1';
  return changed;
}

static guint
find_negation (GStrv words, guint n)
{
  for (guint i = 1; i + 1 < n; i++)
    if (g_ascii_strcasecmp (words[i], "not") == 0 || g_ascii_strcasecmp (words[i], "never") == 0 ||
        g_ascii_strcasecmp (words[i], "no") == 0)
      return i;
  return 0;
}

static char *
alter_words (const Sentence *sentence, GStrv words, GRand *draw, const char **form)
{
  guint n = g_strv_length (words);
  guint at = n > 2 ? (guint)g_rand_int_range (draw, 1, (int)n - 1) : 0;
  guint negation = find_negation (words, n);
  g_autofree char *word = NULL;
  guint number = 0;

  if (n < 4)
    return NULL;
  for (guint i = 0; i < n && number == 0; i++)
    if (is_number (words[i]))
      number = i + 1;
  switch (g_rand_int_range (draw, 0, 6))
    {
    case 0:
      *form = "word replaced";
      at = (guint)g_rand_int_range (draw, 0, (int)n);
      word = g_strdup (draw_word (sentence, draw));
      break;
    case 1:
      *form = "word dropped";
      break;
    case 2:
      *form = "word inserted";
      word = g_strconcat (words[at], " ", draw_word (sentence, draw), NULL);
      break;
    case 3:
      *form = "words swapped";
      if (at + 2 >= n || !is_plain_word (words[at]) || !is_plain_word (words[at + 1]) ||
          g_ascii_strcasecmp (words[at], words[at + 1]) == 0)
        return NULL;
      word = g_strconcat (words[at + 1], " ", words[at], NULL);
      g_free (words[at + 1]);
      words[at + 1] = g_strdup ("");
      break;
    case 4:
      *form = "negation dropped";
      if (negation == 0)
        return NULL;
      at = negation;
      break;
    default:
      *form = "number changed";
      if (number == 0)
        return NULL;
      at = number - 1;
      word = change_number (words[at], draw);
      break;
    }
  if (strstr (words[at], "…") != NULL || strchr (words[at], '[') != NULL)
    return NULL;
  g_free (words[at]);
  words[at] = g_strdup (word != NULL ? word : "");
  word = g_strjoinv (" ", words);
  return reduce (word) != NULL ? g_steal_pointer (&word) : NULL;
}

static char *
alter_quotation (const Sentence *sentence, GRand *draw, const char **form)
{
  gsize start;
  gsize end;
  g_autofree char *quotation = NULL;
  g_autofree char *altered = NULL;
  g_auto (GStrv) words = NULL;

  if (!find_quotation (sentence->raw, &start, &end))
    return NULL;
  quotation = g_strndup (sentence->raw + start, end - start);
  if (!is_verbatim (sentence, quotation))
    return NULL;
  words = g_strsplit (quotation, " ", -1);
  altered = alter_words (sentence, words, draw, form);
  if (altered == NULL || is_verbatim (sentence, altered))
    return NULL;
  return g_strdup_printf ("%.*s%s%s", (int)start, sentence->raw, altered, sentence->raw + end);
}

/* --- Speakers --------------------------------------------------------------------------------- */

static const char *
get_surname (const char *name)
{
  const char *last = strrchr (name, ' ');

  return last != NULL ? last + 1 : name;
}

static gboolean
has_name (const ReadoutVoice *voice)
{
  return voice->name != NULL && voice->kind != READOUT_ACTOR_ANONYMOUS &&
         voice->kind != READOUT_ACTOR_DOCUMENT && !voice->described &&
         g_unichar_isupper (g_utf8_get_char (voice->name));
}

/* Whether two names have a word with a capital in common: they may be one actor. */
static gboolean
are_alike (const char *a, const char *b)
{
  g_auto (GStrv) words = g_strsplit_set (a, " -", -1);
  g_auto (GStrv) others = g_strsplit_set (b, " -", -1);

  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; others[j] != NULL; j++)
      if (*words[i] != '\0' && g_ascii_strcasecmp (words[i], others[j]) == 0)
        return TRUE;
  return FALSE;
}

/* Another actor of the project of the same kind, at best one of the same report. */
static const char *
draw_other_actor (const Sentence *sentence, const ReadoutVoice *speaker, GRand *draw)
{
  GPtrArray *statements = readout_snapshot_get_statements (sentence->snapshot);
  ReadoutStatement *own = sentence->statements->pdata[0];
  gboolean near = g_rand_boolean (draw);

  for (guint try = 0; try < 200; try++)
    {
      ReadoutStatement *statement =
          statements->pdata[g_rand_int_range (draw, 0, (int)statements->len)];
      ReadoutVoice *voice = readout_statement_get_actor (statement);
      gboolean fits = voice != NULL && has_name (voice) && voice->kind == speaker->kind &&
                      (!near || try > 100 || statement->report_id == own->report_id);

      for (guint i = 0; fits && i < sentence->statements->len; i++)
        {
          ReadoutStatement *cited = sentence->statements->pdata[i];

          for (guint j = 0; fits && j < cited->voices->len; j++)
            fits = !are_alike (voice->name, ((ReadoutVoice *)cited->voices->pdata[j])->name);
        }
      if (fits)
        return voice->name;
    }
  return NULL;
}

/* Where @raw names the speaker outside of quotations, in full or by surname. */
static gboolean
find_speaker (const Sentence *sentence, ReadoutVoice **speaker, gsize *start, gsize *length)
{
  const char *open = strstr (sentence->raw, "“");

  for (guint i = 0; i < sentence->statements->len; i++)
    {
      ReadoutVoice *voice = readout_statement_get_actor (sentence->statements->pdata[i]);
      const char *names[2];

      if (voice == NULL || !has_name (voice))
        continue;
      names[0] = voice->name;
      names[1] = voice->kind == READOUT_ACTOR_PERSON ? get_surname (voice->name) : voice->name;
      for (guint j = 0; j < 2; j++)
        {
          const char *place = strstr (sentence->raw, names[j]);

          if (place == NULL || (open != NULL && place > open) || place - sentence->raw > 60 ||
              g_ascii_isalnum (place[strlen (names[j])]) ||
              g_str_has_prefix (place + strlen (names[j]), "’s") ||
              g_str_has_prefix (place + strlen (names[j]), "'s"))
            continue;
          *speaker = voice;
          *start = (gsize)(place - sentence->raw);
          *length = strlen (names[j]);
          return TRUE;
        }
    }
  return FALSE;
}

/* "X said that C.[^k]" taken apart. */
static gboolean
split_said (const Sentence *sentence, gsize name_end, char **content, char **citations)
{
  static const char *const cues[] = {
    " said that ", " also said that ", " said: ",     " also said: ", " added that ",
    " added: ",    " wrote: ",         " also said ", " said "
  };
  const char *rest = sentence->raw + name_end;

  if (g_str_has_prefix (rest, "**"))
    rest += 2;
  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    if (g_str_has_prefix (rest, cues[i]))
      {
        rest += strlen (cues[i]);
        *content = g_strndup (rest, sentence->raw + sentence->body - rest);
        if (g_str_has_suffix (*content, "."))
          (*content)[strlen (*content) - 1] = '\0';
        *citations = g_strdup (sentence->raw + sentence->body);
        return TRUE;
      }
  return FALSE;
}

static char *
rewrite_with_speaker (const Sentence *sentence,
                      const char *name,
                      gsize start,
                      gsize length,
                      GRand *draw,
                      const char **form)
{
  g_autofree char *content = NULL;
  g_autofree char *citations = NULL;
  gboolean quoted;
  g_autofree char *rest = NULL;

  if (!split_said (sentence, start + length, &content, &citations))
    return NULL;
  quoted = g_str_has_prefix (content, "“") && g_str_has_suffix (content, "”") &&
           strstr (content + 3, "“") == NULL;
  if (quoted)
    {
      rest = g_strndup (content + 3, strlen (content) - 6);
      if (g_str_has_suffix (rest, "."))
        rest[strlen (rest) - 1] = '\0';
    }
  switch (g_rand_int_range (draw, 0, 5))
    {
    case 0:
      *form = "according to";
      return g_strdup_printf ("According to %s, %s.%s", name, content, citations);
    case 1:
      *form = "speaker after the words";
      return quoted ? g_strdup_printf ("“%s,” said %s.%s", rest, name, citations)
                    : g_strdup_printf ("%s, %s said.%s", content, name, citations);
    case 2:
      *form = "told reporters";
      return g_strdup_printf (quoted ? "%s told reporters: %s.%s" : "%s told reporters that %s.%s",
                              name, content, citations);
    case 3:
      *form = "in the words of, as put by";
      return quoted ? g_strdup_printf ("In the words of %s, %s.%s", name, content, citations)
                    : g_strdup_printf ("As %s put it, %s.%s", name, content, citations);
    default:
      *form = "by mid-sentence speaker";
      return g_strdup_printf ("On that day %s stated %s%s.%s", name, quoted ? "" : "that ", content,
                              citations);
    }
}

/* Another actor of the project instead of the speaker. @rewritten: in another form of reported
 * speech. */
static char *
change_speaker_in (const Sentence *sentence, gboolean rewritten, GRand *draw, const char **form)
{
  ReadoutVoice *speaker;
  const char *other;
  gsize start;
  gsize length;

  if (sentence->statements->len == 0 || !find_speaker (sentence, &speaker, &start, &length))
    return NULL;
  other = draw_other_actor (sentence, speaker, draw);
  if (other == NULL)
    return NULL;
  if (speaker->kind == READOUT_ACTOR_PERSON && g_rand_boolean (draw))
    {
      *form = "another surname";
      other = get_surname (other);
    }
  else
    *form = "another name";
  if (rewritten)
    return rewrite_with_speaker (sentence, other, start, length, draw, form);
  return g_strdup_printf ("%.*s%s%s", (int)start, sentence->raw, other,
                          sentence->raw + start + length);
}

static char *
change_speaker (const Sentence *sentence, GRand *draw, const char **form)
{
  return change_speaker_in (sentence, FALSE, draw, form);
}

static char *
change_speaker_and_form (const Sentence *sentence, GRand *draw, const char **form)
{
  return change_speaker_in (sentence, TRUE, draw, form);
}

/* --- Citations -------------------------------------------------------------------------------- */

/* A key that nobody has. */
static char *
mistype (const Sentence *sentence, const char *key, GRand *draw, const char **form)
{
  gsize length = strlen (key);
  gsize at = (gsize)g_rand_int_range (draw, 0, (int)length - 1);
  GString *typed = g_string_new (key);

  switch (g_rand_int_range (draw, 0, 4))
    {
    case 0:
      *form = "letters swapped";
      typed->str[at] = key[at + 1];
      typed->str[at + 1] = key[at];
      break;
    case 1:
      *form = "letter dropped";
      g_string_erase (typed, (gssize)at, 1);
      break;
    case 2:
      *form = "letter doubled";
      g_string_insert_c (typed, (gssize)at, key[at]);
      break;
    default:
      *form = "statement gone";
      g_string_append (typed, "9");
    }
  if (readout_snapshot_find (sentence->snapshot, typed->str) != NULL ||
      strcmp (typed->str, key) == 0)
    g_string_assign (typed, "");
  return g_string_free (typed, FALSE);
}

static char *
kill_citation (const Sentence *sentence, GRand *draw, const char **form)
{
  const char *start;
  g_autofree char *key = NULL;
  g_autofree char *typed = NULL;

  start = strstr (sentence->raw, "[^");
  if (start == NULL)
    return NULL;
  start += 2;
  key = g_strndup (start, strcspn (start, "]"));
  if (strlen (key) < 3)
    return NULL;
  typed = mistype (sentence, key, draw, form);
  if (*typed == '\0')
    return NULL;
  return g_strdup_printf ("%.*s%s%s", (int)(start - sentence->raw), sentence->raw, typed,
                          start + strlen (key));
}

static char *
drop_citation (const Sentence *sentence, GRand *draw, const char **form)
{
  static const char *const facts[] = {
    "The talks ended without a result.",
    "Three people were arrested on Friday.",
    "The bill passed by a wide margin.",
    "Spending rose by 12 percent last year.",
    "The company did not answer a request for comment.",
    "Turnout fell in every county but one.",
    "He has changed his mind since.",
    "Both camps denied it.",
  };
  const char *first = strstr (sentence->raw, "[^");

  if (first == NULL)
    return NULL;
  if (g_rand_boolean (draw))
    {
      *form = "sentence added";
      return g_strdup_printf ("%s %s", sentence->raw,
                              facts[g_rand_int_range (draw, 0, G_N_ELEMENTS (facts))]);
    }
  *form = "citation removed";
  if (first < sentence->raw + sentence->body)
    return NULL;
  return g_strndup (sentence->raw, sentence->body);
}

static char *
leave (const Sentence *sentence, GRand *draw, const char **form)
{
  *form = "report withdrawn";
  return sentence->statements->len > 0 ? g_strdup (sentence->raw) : NULL;
}

const Mistake mistakes[] = {
  { "altered quotation", READOUT_FINDING_QUOTATION, alter_quotation },
  { "wrong speaker", READOUT_FINDING_WRONG_SPEAKER, change_speaker },
  { "wrong, other form", READOUT_FINDING_WRONG_SPEAKER, change_speaker_and_form },
  { "dead citation", READOUT_FINDING_UNRESOLVED, kill_citation },
  { "uncited sentence", READOUT_FINDING_UNCITED, drop_citation },
  { "withdrawn source", READOUT_FINDING_WITHDRAWN_SOURCE, leave },
};
const guint n_mistakes = G_N_ELEMENTS (mistakes);

/* --- Correct edits ---------------------------------------------------------------------------- */

static char *
replace_quotation (const Sentence *sentence,
                   const char *before,
                   const char *words,
                   const char *after,
                   gsize start,
                   gsize end)
{
  return g_strdup_printf ("%.*s%s%s%s%s", (int)(start - strlen ("“")), sentence->raw, before, words,
                          after, sentence->raw + end + strlen ("”"));
}

static char *
edit_quotation (const Sentence *sentence, GRand *draw, const char **form)
{
  gsize start;
  gsize end;
  g_autofree char *quotation = NULL;
  g_autofree char *edited = NULL;
  g_auto (GStrv) words = NULL;
  guint n;
  guint at;

  if (!find_quotation (sentence->raw, &start, &end))
    return NULL;
  quotation = g_strndup (sentence->raw + start, end - start);
  if (!is_verbatim (sentence, quotation))
    return NULL;
  words = g_strsplit (quotation, " ", -1);
  n = g_strv_length (words);
  if (n < 6)
    return NULL;
  at = (guint)g_rand_int_range (draw, 2, (int)n - 2);
  switch (g_rand_int_range (draw, 0, 8))
    {
    case 0:
      *form = "shortened with […]";
      g_free (words[at]);
      words[at] = g_strdup ("[…]");
      break;
    case 1:
      *form = "shortened with …";
      g_free (words[at]);
      words[at] = g_strdup ("…");
      break;
    case 2:
      *form = "words in brackets";
      g_free (words[at]);
      words[at] = g_strdup ("[the matter]");
      break;
    case 3:
      *form = "words added in brackets";
      edited = g_strconcat (words[at], " [of the country]", NULL);
      g_free (words[at]);
      words[at] = g_steal_pointer (&edited);
      break;
    case 4:
      *form = "straight marks";
      if (strchr (quotation, '"') != NULL)
        return NULL;
      return replace_quotation (sentence, "\"", quotation, "\"", start, end);
    case 5:
      *form = "first words only";
      g_clear_pointer (&words[at], g_free);
      for (guint i = at + 1; i < n; i++)
        g_clear_pointer (&words[i], g_free);
      break;
    case 6:
      *form = "capital in brackets";
      {
        gunichar c = g_utf8_get_char (quotation);
        char letter[7] = { 0 };

        if (!g_unichar_isalpha (c))
          return NULL;
        g_unichar_to_utf8 (g_unichar_isupper (c) ? g_unichar_tolower (c) : g_unichar_toupper (c),
                           letter);
        edited = g_strdup_printf ("[%s]%s", letter, g_utf8_next_char (quotation));
        return replace_quotation (sentence, "“", edited, "”", start, end);
      }
    default:
      *form = "other dashes, spaces and apostrophes";
      {
        GString *typed = g_string_new (quotation);

        g_string_replace (typed, "’", "'", 0);
        g_string_replace (typed, "—", " – ", 0);
        g_string_replace (typed, "…", "...", 0);
        edited = g_string_free (typed, FALSE);
        return replace_quotation (sentence, "„", edited, "“", start, end);
      }
    }
  edited = g_strjoinv (" ", words);
  return replace_quotation (sentence, "“", edited, "”", start, end);
}

static char *
edit_cue (const Sentence *sentence, GRand *draw, const char **form)
{
  static const char *const verbs[] = { "stated",  "declared", "argued",     "told reporters",
                                       "claimed", "insisted", "maintained", "pointed out" };
  const char *cue = strstr (sentence->raw, " said ");
  const char *open = strstr (sentence->raw, "“");

  *form = "another verb";
  if (cue == NULL || cue - sentence->raw > 60 || (open != NULL && cue > open))
    return NULL;
  return g_strdup_printf ("%.*s %s %s", (int)(cue - sentence->raw), sentence->raw,
                          verbs[g_rand_int_range (draw, 0, G_N_ELEMENTS (verbs))],
                          cue + strlen (" said "));
}

static char *
edit_name (const Sentence *sentence, GRand *draw, const char **form)
{
  ReadoutVoice *speaker;
  gsize start;
  gsize length;
  const char *name;

  if (!find_speaker (sentence, &speaker, &start, &length))
    return NULL;
  switch (g_rand_int_range (draw, 0, 3))
    {
    case 0:
      *form = "surname for the name";
      name = speaker->kind == READOUT_ACTOR_PERSON ? get_surname (speaker->name) : speaker->name;
      break;
    case 1:
      *form = "name for the surname";
      name = speaker->name;
      break;
    case 2:
      *form = "pronoun for the name";
      if (start > 2)
        return NULL;
      name = speaker->kind == READOUT_ACTOR_PERSON ? "He" : "It";
      return g_strdup_printf (
          "%s%s", name,
          sentence->raw + start + length +
              (g_str_has_prefix (sentence->raw + start + length, "**") ? 2 : 0));
    default:
      return NULL;
    }
  return g_strdup_printf ("%.*s%s%s", (int)start, sentence->raw, name,
                          sentence->raw + start + length);
}

static char *
edit_form (const Sentence *sentence, GRand *draw, const char **form)
{
  ReadoutVoice *speaker;
  gsize start;
  gsize length;
  const char *name;

  if (!find_speaker (sentence, &speaker, &start, &length))
    return NULL;
  name = speaker->kind == READOUT_ACTOR_PERSON && g_rand_boolean (draw)
             ? get_surname (speaker->name)
             : speaker->name;
  return rewrite_with_speaker (sentence, name, start, length, draw, form);
}

/* Two sentences of the briefing become one with the citations of both. */
static char *
merge_sentences (const Sentence *sentence, GRand *draw, const char **form)
{
  const Sentence *other =
      sentence->sentences->pdata[g_rand_int_range (draw, 0, (int)sentence->sentences->len)];
  g_autofree char *first = g_strndup (sentence->raw, sentence->body);
  g_autofree char *second = g_strndup (other->raw, other->body);

  *form = "merged with another";
  if (other == sentence || sentence->body == strlen (sentence->raw) ||
      other->body == strlen (other->raw) || !g_str_has_suffix (first, ".") ||
      sentence->sentence->is_label || other->sentence->is_label)
    return NULL;
  first[strlen (first) - 1] = '\0';
  return g_rand_boolean (draw)
             ? g_strdup_printf ("%s; %s%s%s", first, second, sentence->raw + sentence->body,
                                other->raw + other->body)
             : g_strdup_printf ("%s,%s while %s%s", first, sentence->raw + sentence->body, second,
                                other->raw + other->body);
}

static char *
add_free_words (const Sentence *sentence, GRand *draw, const char **form)
{
  static const char *const introductions[] = {
    "The reactions in brief:", "These are the positions:", "In the order of the reports:"
  };
  static const char *const labels[] = { "On the economy", "*What comes next*", "**Reactions**" };

  if (g_rand_boolean (draw))
    {
      *form = "introduction";
      return g_strdup_printf (
          "%s\n\n%s", introductions[g_rand_int_range (draw, 0, G_N_ELEMENTS (introductions))],
          sentence->raw);
    }
  *form = "heading or label";
  return g_strdup_printf ("%s%s\n\n%s", g_rand_boolean (draw) ? "### " : "",
                          labels[g_rand_int_range (draw, 0, G_N_ELEMENTS (labels))], sentence->raw);
}

const Mistake correct_edits[] = {
  { "quotation", 0, edit_quotation }, { "cue", 0, edit_cue },
  { "name", 0, edit_name },           { "form", 0, edit_form },
  { "merged", 0, merge_sentences },   { "free words", 0, add_free_words },
};
const guint n_correct_edits = G_N_ELEMENTS (correct_edits);
