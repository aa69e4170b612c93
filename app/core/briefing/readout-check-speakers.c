/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source check: is the actor who is named as speaker the one who is cited?
 */
#include "briefing/readout-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "briefing/readout-citation.h"
#include "text/readout-plain-words.h"

/* Between a name and the verb of saying may stand so many words: "has since repeatedly said". */
#define CUE_REACH 4

/* A name that begins a sentence has at most so many words before it and its title: "on that day".
 */
#define START_REACH 3

/* A title before a name is at most so many words long: "the former Lethian foreign minister". */
#define TITLE_REACH 8

/* How much a name says that its bearer is the speaker. */
typedef enum
{
  ROLE_NONE,
  ROLE_WEAK,   /* begins the sentence */
  ROLE_STRONG, /* "X said", "according to X", "said X" behind a quotation */
} Role;

/* What a name is to what is cited. */
typedef enum
{
  STANDING_NONE,
  STANDING_REPORTER, /* another voice, the outlet, the author */
  STANDING_SPEAKER,
} Standing;

/* A name in the sentence, outside of quotations. */
typedef struct
{
  guint start; /* tokens */
  guint end;
  GArray *actors;      /* numbers, borrowed from the index; NULL for a name that it does not know */
  gboolean is_content; /* stands in what is said */
  Standing standing;
  Role role;
} Mention;

typedef struct
{
  ReadoutCheckedSentence *checked;
  const char *words;
  GArray *tokens;   /* of ReadoutNameToken */
  GArray *mentions; /* of Mention, in the order of the sentence */
  guint list_start; /* the first token of a list of names behind a colon; G_MAXUINT for none */
} Names;

static const ReadoutNameToken *
get_token (const Names *names, guint index)
{
  return &g_array_index (names->tokens, ReadoutNameToken, index);
}

static gboolean
is_word (const Names *names, guint index, const char *word)
{
  ReadoutSpan span = get_token (names, index)->span;

  return strlen (word) == span.end - span.start &&
         g_ascii_strncasecmp (names->words + span.start, word, span.end - span.start) == 0;
}

static gboolean
is_one_of (const Names *names, guint index, const char *const *list)
{
  for (guint i = 0; list[i] != NULL; i++)
    if (is_word (names, index, list[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_cue (const Names *names, guint index)
{
  const ReadoutNameToken *token = get_token (names, index);

  return !token->is_capital &&
         readout_check_sources_is_cue (names->checked->sources, names->words + token->span.start,
                                       token->span.end - token->span.start);
}

static gboolean
is_quoted (const Names *names, guint index)
{
  GArray *quotations = names->checked->sentence->quotations;
  guint32 place = get_token (names, index)->span.start;

  for (guint i = 0; i < quotations->len; i++)
    {
      ReadoutSpan span = readout_spans_get (quotations, i);

      if (place >= span.start && place < span.end)
        return TRUE;
    }
  return FALSE;
}

/* What stands between a token and the next one (or the end), or before the first (index -1). */
static gboolean
has_between (const Names *names, int index, const char *marks)
{
  gsize start = index >= 0 ? get_token (names, (guint)index)->span.end : 0;
  gsize end = index + 1 < (int)names->tokens->len ? get_token (names, (guint)index + 1)->span.start
                                                  : strlen (names->words);

  for (const char *mark = marks; *mark != '\0'; mark = g_utf8_next_char (mark))
    for (const char *p = names->words + start; p < names->words + end; p = g_utf8_next_char (p))
      if (g_utf8_get_char (p) == g_utf8_get_char (mark))
        return TRUE;
  return FALSE;
}

/* --- Who is meant ----------------------------------------------------------------------------- */

static gboolean
has_token (GArray *tokens, guint64 key)
{
  for (guint i = 0; i < tokens->len; i++)
    if (g_array_index (tokens, ReadoutNameToken, i).key == key)
      return TRUE;
  return FALSE;
}

/* Whether a name is one of a person and another of somebody else of that surname: "Bill Clinton"
 * for "Hillary Clinton". */
static gboolean
is_namesake (const Names *names, const Mention *mention, GArray *voice, ReadoutActorKind kind)
{
  guint surname = readout_actor_index_find_surname (voice);
  const char *own = names->words + get_token (names, mention->start)->span.start;
  const ReadoutNameToken *first;

  if (kind != READOUT_ACTOR_PERSON || surname == 0 || mention->end - mention->start < 2 ||
      mention->actors == NULL)
    return FALSE;
  first = &g_array_index (voice, ReadoutNameToken, 0);
  return !has_token (voice, get_token (names, mention->start)->key) &&
         g_array_index (voice, ReadoutNameToken, surname).key ==
             get_token (names, mention->end - 1)->key &&
         first->span.end - first->span.start > 2 && own[1] != '.';
}

/* Whether the mention is the name of a voice, or a part of it. */
static gboolean
names_voice (const Names *names, const Mention *mention, const ReadoutVoice *voice)
{
  ReadoutActorIndex *index = readout_check_sources_get_actors (names->checked->sources);
  gint64 number = readout_actor_index_get_number (index, voice);
  g_autoptr (GArray) tokens = NULL;

  for (guint i = 0; number != 0 && mention->actors != NULL && i < mention->actors->len; i++)
    if (g_array_index (mention->actors, gint64, i) == number)
      return TRUE;
  if (voice->name == NULL)
    return FALSE;
  tokens = readout_name_tokens_new (voice->name, strlen (voice->name));
  return has_token (tokens, get_token (names, mention->end - 1)->key) &&
         !is_namesake (names, mention, tokens, voice->kind);
}

static gboolean
has_name (const ReadoutVoice *voice)
{
  return voice != NULL && voice->name != NULL && g_ascii_strncasecmp (voice->name, "a ", 2) != 0 &&
         g_ascii_strncasecmp (voice->name, "an ", 3) != 0 &&
         g_unichar_isupper (g_utf8_get_char (readout_actor_index_skip_article (voice->name)));
}

/* Whether the words of the report that name the voice have the name: of a person with a name the
 * last of them, or "Sanders campaign manager Jeff Weaver" would be Sanders. */
static gboolean
is_in_words_of (const Names *names,
                const Mention *mention,
                const ReadoutCheckStatement *cited,
                const ReadoutVoice *voice)
{
  ReadoutText *text = cited->report->report->text;
  GArray *spans =
      voice->span != NULL && voice->span->len > 0 ? voice->span : cited->statement->source;
  guint64 key = get_token (names, mention->end - 1)->key;
  g_autofree char *words = NULL;
  g_autoptr (GArray) tokens = NULL;

  if (text == NULL || spans->len == 0)
    return FALSE;
  words = readout_text_dup_spans (text, spans, " ");
  tokens = readout_name_tokens_new (words, strlen (words));
  if (voice->kind == READOUT_ACTOR_PERSON && has_name (voice) && tokens->len > 0)
    return g_array_index (tokens, ReadoutNameToken, tokens->len - 1).key == key;
  return has_token (tokens, key);
}

/* Whether the mention is the outlet or the author: who reports may be named for what is reported.
 */
static gboolean
names_report (const Names *names, const Mention *mention, const ReadoutCheckStatement *cited)
{
  const char *const fields[] = { cited->report->report->outlet, cited->report->report->author };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != NULL)
      {
        g_autoptr (GArray) tokens = readout_name_tokens_new (fields[i], strlen (fields[i]));

        if (has_token (tokens, get_token (names, mention->end - 1)->key))
          return TRUE;
      }
  return FALSE;
}

static Standing
find_standing (const Names *names, const Mention *mention)
{
  Standing standing = STANDING_NONE;

  for (guint i = 0; i < names->checked->cited->len; i++)
    {
      const ReadoutCheckStatement *cited = g_ptr_array_index (names->checked->cited, i);
      const ReadoutVoice *speaker = readout_statement_get_actor (cited->statement);

      for (guint j = 0; j < cited->statement->voices->len; j++)
        {
          const ReadoutVoice *voice = g_ptr_array_index (cited->statement->voices, j);

          if (!names_voice (names, mention, voice) &&
              !is_in_words_of (names, mention, cited, voice))
            continue;
          if (voice == speaker)
            return STANDING_SPEAKER;
          standing = STANDING_REPORTER;
        }
      if (standing == STANDING_NONE && names_report (names, mention, cited))
        standing = STANDING_REPORTER;
    }
  return standing;
}

/* Whether the words beside the name are beside it in what a cited statement says. */
static gboolean
is_content (const Names *names, const Mention *mention)
{
  for (guint i = 0; i < names->checked->cited->len; i++)
    {
      ReadoutCheckStatement *cited = g_ptr_array_index (names->checked->cited, i);

      if ((mention->start > 0 &&
           readout_check_statement_has_pair (cited, get_token (names, mention->start - 1)->key,
                                             get_token (names, mention->start)->key)) ||
          (mention->end < names->tokens->len &&
           readout_check_statement_has_pair (cited, get_token (names, mention->end - 1)->key,
                                             get_token (names, mention->end)->key)))
        return TRUE;
    }
  return FALSE;
}

/* --- Where names stand ------------------------------------------------------------------------ */

/* A name of two words and more that the project does not know, and none of the cited reports has a
 * word of: somebody else altogether. Returns how many words it has. */
static guint
find_stranger (const Names *names, guint at)
{
  guint end = at;

  while (end < names->tokens->len && get_token (names, end)->is_capital &&
         !is_quoted (names, end) && (end == at || !has_between (names, (int)end - 1, ",.;:()“”\"")))
    {
      guint64 key = get_token (names, end)->key;

      for (guint i = 0; i < names->checked->cited->len; i++)
        {
          ReadoutCheckStatement *cited = g_ptr_array_index (names->checked->cited, i);

          if (readout_check_report_has_word (cited->report, key))
            return 0;
        }
      end++;
    }
  return end - at >= 2 ? end - at : 0;
}

static void
find_mentions (Names *names)
{
  ReadoutActorIndex *index = readout_check_sources_get_actors (names->checked->sources);

  for (guint i = 0; i < names->tokens->len;)
    {
      Mention mention = { i, i, NULL, FALSE, STANDING_NONE, ROLE_NONE };
      guint n = is_quoted (names, i)
                    ? 0
                    : readout_actor_index_find (index, names->tokens, i, &mention.actors);

      if (n == 0 && get_token (names, i)->is_capital && !is_quoted (names, i))
        n = find_stranger (names, i);
      if (n == 0)
        {
          i++;
          continue;
        }
      mention.end = i + n;
      mention.standing = find_standing (names, &mention);
      mention.is_content = is_content (names, &mention);
      g_array_append_val (names->mentions, mention);
      i += n;
    }
}

/* Words for persons and what stands before their names: "minister", "president". */
static gboolean
is_title (const Names *names, guint index)
{
  ReadoutSpan span = get_token (names, index)->span;

  return readout_check_sources_is_title (names->checked->sources, names->words + span.start,
                                         span.end - span.start);
}

/* The first word of the title and name that a mention ends: "the Lethian Prime Minister X". */
static guint
find_phrase_start (const Names *names, const Mention *mention)
{
  static const char *const before[] = { "the",   "a",    "an",    "former",  "senior", "deputy",
                                        "prime", "vice", "chief", "leading", "top",    NULL };
  static const char *const never[] = { "according", "as", "in", "on", "at", "but", "and", NULL };
  guint start = mention->start;

  while (start > 0 && mention->start - start < TITLE_REACH &&
         !has_between (names, (int)start - 1, ",;:()“”\"") &&
         (get_token (names, start - 1)->is_capital || is_one_of (names, start - 1, before) ||
          is_title (names, start - 1)) &&
         !is_one_of (names, start - 1, never))
    start--;
  return start;
}

/* "As X put it". */
static gboolean
is_put (const Names *names, const Mention *mention)
{
  return mention->end < names->tokens->len &&
         (is_word (names, mention->end, "put") || is_word (names, mention->end, "puts") ||
          is_cue (names, mention->end));
}

/* Whether what stands before the phrase names the source: "according to", "in the words of",
 * "reported of". */
static gboolean
follows_preposition (const Names *names, const Mention *mention, guint start)
{
  static const char *const opinions[] = { "words", "view", "opinion", "account", NULL };
  static const char *const reports[] = { "reported", "reports", "says", "said", NULL };
  static const char *const quotes[] = { "quoted", "cited", NULL };

  if (start == 0)
    return FALSE;
  if (is_word (names, start - 1, "as"))
    return (start == 1 || has_between (names, (int)start - 2, ",”\"")) && is_put (names, mention);
  if (start < 2)
    return FALSE;
  if (is_word (names, start - 1, "to"))
    return is_word (names, start - 2, "according");
  if (is_word (names, start - 1, "of"))
    return is_one_of (names, start - 2, reports) ||
           (start > 3 && is_one_of (names, start - 2, opinions) &&
            is_word (names, start - 3, "the") && is_word (names, start - 4, "in"));
  return is_word (names, start - 1, "by") && is_one_of (names, start - 2, quotes);
}

/* Whether the mention only tells more of a name that follows: "Sanders campaign manager Jeff
 * Weaver", "BuzzFeed's Smith". */
static gboolean
is_modifier (const Names *names, guint index)
{
  const Mention *mention = &g_array_index (names->mentions, Mention, index);
  const Mention *next;

  if (index + 1 >= names->mentions->len)
    return FALSE;
  next = mention + 1;
  if (next->start - mention->end > TITLE_REACH)
    return FALSE;
  for (guint i = mention->end; i <= next->start; i++)
    if (has_between (names, (int)i - 1, ",;:()“”\".") ||
        /* "press secretary" presses nobody. */
        (i < next->start && is_cue (names, i) && !is_title (names, i + 1)))
      return FALSE;
  return next->start == mention->end ? get_token (names, mention->end - 1)->is_genitive
                                     : is_title (names, next->start - 1);
}

/* Whether a verb of saying follows: "X has also said". */
static gboolean
leads_to_cue (const Names *names, const Mention *mention)
{
  for (guint i = mention->end; i < names->tokens->len && i < mention->end + CUE_REACH; i++)
    {
      if (has_between (names, (int)i - 1, ".;:“\"") || is_quoted (names, i) ||
          (i == mention->end && has_between (names, (int)i - 1, "”")))
        return FALSE;
      if (is_cue (names, i))
        return TRUE;
    }
  return FALSE;
}

/* "…,” said X" and "…, said X.": a verb of saying before, and the words before that. */
static gboolean
follows_cue (const Names *names, const Mention *mention, guint start)
{
  if (start < 2 || !is_cue (names, start - 1) || has_between (names, (int)start - 1, ",;:"))
    return FALSE;
  return has_between (names, (int)start - 2, "”\"") ||
         (has_between (names, (int)start - 2, ",") &&
          (mention->end == names->tokens->len || has_between (names, (int)mention->end - 1, ",;")));
}

static gboolean
has_cue_before (const Names *names, guint start)
{
  for (guint i = 0; i < start; i++)
    if (!is_quoted (names, i) && is_cue (names, i))
      return TRUE;
  return FALSE;
}

/* "He", "they", "the minister": a subject that names nobody. */
static gboolean
begins_without_name (const Names *names)
{
  static const char *const pronouns[] = { "he", "she", "it", "they", "we", "i", "who", NULL };
  static const char *const cleft[] = { "was", "is", NULL };

  /* "It was X who said so" names X. */
  return names->tokens->len > 1 && is_one_of (names, 0, pronouns) &&
         !(is_word (names, 0, "it") && is_one_of (names, 1, cleft));
}

/* Whether the sentence ends with the mention and its verb: "…, X said." */
static gboolean
ends_sentence (const Names *names, const Mention *mention)
{
  return mention->end < names->tokens->len && is_cue (names, mention->end) &&
         mention->end + 1 >= names->tokens->len;
}

/* Whether somebody with a name says what follows: "Fenn also says:", not "ten voices:". */
static gboolean
is_speaking (const Names *names, guint index)
{
  for (guint i = index > 3 ? index - 3 : 0; is_cue (names, index) && i < index; i++)
    if (get_token (names, i)->is_capital)
      return TRUE;
  return FALSE;
}

/* Where a list of names begins: "Supports: Fenn, Marken." Not where something is said. */
static guint
find_list_start (const Names *names)
{
  for (guint i = 0; i + 1 < names->tokens->len; i++)
    if (has_between (names, (int)i, ":") && !is_quoted (names, i))
      return has_between (names, (int)i, "“\"„«") || is_quoted (names, i + 1) ||
                     is_speaking (names, i)
                 ? G_MAXUINT
                 : i + 1;
  return G_MAXUINT;
}

/* A name in a list stands between commas. */
static gboolean
is_listed (const Names *names, const Mention *mention)
{
  return mention->end == names->tokens->len || has_between (names, (int)mention->end - 1, ",.") ||
         is_word (names, mention->end, "and");
}

/* Where the clause begins in which a subject is looked for: behind "according to X,". */
static guint
find_clause_start (const Names *names)
{
  if (names->tokens->len == 0 || !is_word (names, 0, "according"))
    return 0;
  for (guint i = 1; i + 1 < names->tokens->len; i++)
    if (has_between (names, (int)i, ","))
      return i + 1;
  return 0;
}

static Role
find_role (const Names *names, guint index, gboolean has_subject)
{
  const Mention *mention = &g_array_index (names->mentions, Mention, index);
  guint start = find_phrase_start (names, mention);

  if (is_modifier (names, index) ||
      (names->list_start != G_MAXUINT && mention->end <= names->list_start))
    return ROLE_NONE;
  if (mention->start >= names->list_start)
    return is_listed (names, mention) && !mention->is_content &&
                   !get_token (names, mention->end - 1)->is_genitive
               ? ROLE_STRONG
               : ROLE_NONE;
  if (follows_preposition (names, mention, start) || follows_cue (names, mention, start) ||
      (ends_sentence (names, mention) && start > 0 && has_between (names, (int)start - 1, ",”\"")))
    return ROLE_STRONG;
  if (mention->is_content || has_subject || has_cue_before (names, start) ||
      begins_without_name (names))
    return ROLE_NONE;
  if (leads_to_cue (names, mention))
    return ROLE_STRONG;
  for (guint i = 0; i < start; i++)
    if (is_quoted (names, i))
      return ROLE_NONE;
  /* Of a name that nobody knows, only its place tells that it is one of a speaker. */
  return mention->actors == NULL || start > find_clause_start (names) + START_REACH ? ROLE_NONE
                                                                                    : ROLE_WEAK;
}

static void
find_roles (Names *names)
{
  gboolean has_subject = FALSE;

  for (guint i = 0; i < names->mentions->len; i++)
    {
      Mention *mention = &g_array_index (names->mentions, Mention, i);

      mention->role = find_role (names, i, has_subject);
      /* "According to X, Y said": both are named as speakers. */
      if (mention->role != ROLE_NONE &&
          !follows_preposition (names, mention, find_phrase_start (names, mention)))
        has_subject = TRUE;
    }
}

/* --- The finding ------------------------------------------------------------------------------ */

/* Whether one of the cited statements names its speaker. */
static gboolean
has_named_speaker (const Names *names)
{
  for (guint i = 0; i < names->checked->cited->len; i++)
    if (has_name (readout_statement_get_actor (
            ((ReadoutCheckStatement *)g_ptr_array_index (names->checked->cited, i))->statement)))
      return TRUE;
  return FALSE;
}

/* The first name of a speaker who is not cited; %NULL when there is none. */
static const Mention *
find_wrong (const Names *names)
{
  Standing wanted = has_named_speaker (names) ? STANDING_SPEAKER : STANDING_REPORTER;
  gboolean has_cited = FALSE;

  for (guint i = 0; i < names->mentions->len; i++)
    {
      const Mention *mention = &g_array_index (names->mentions, Mention, i);

      if (mention->role == ROLE_STRONG && mention->standing == STANDING_NONE)
        return mention;
      has_cited = has_cited || (mention->standing >= wanted && !mention->is_content);
    }
  for (guint i = 0; !has_cited && i < names->mentions->len; i++)
    {
      const Mention *mention = &g_array_index (names->mentions, Mention, i);

      if (mention->role == ROLE_WEAK && mention->standing == STANDING_NONE)
        return mention;
    }
  return NULL;
}

/* The voice whose name belongs in the sentence: of the first statement that has a speaker with a
 * name. */
static const ReadoutVoice *
find_speaker (ReadoutCheckedSentence *checked, const ReadoutCheckStatement **statement)
{
  for (guint i = 0; i < checked->cited->len; i++)
    {
      const ReadoutCheckStatement *cited = g_ptr_array_index (checked->cited, i);
      const ReadoutVoice *voice = readout_statement_get_actor (cited->statement);

      if (has_name (voice))
        {
          *statement = cited;
          return voice;
        }
    }
  *statement = g_ptr_array_index (checked->cited, 0);
  return NULL;
}

/* Whether any cited report speaks of the mention at all. */
static gboolean
is_in_reports (const Names *names, const Mention *mention)
{
  for (guint i = 0; i < names->checked->cited->len; i++)
    if (readout_check_report_has_word (
            ((ReadoutCheckStatement *)g_ptr_array_index (names->checked->cited, i))->report,
            get_token (names, mention->end - 1)->key))
      return TRUE;
  return FALSE;
}

static void
add_finding (const Names *names, const Mention *mention)
{
  ReadoutCheckedSentence *checked = names->checked;
  const ReadoutCheckStatement *statement;
  const ReadoutVoice *speaker = find_speaker (checked, &statement);
  ReadoutSpan span = { get_token (names, mention->start)->span.start,
                       get_token (names, mention->end - 1)->span.end };
  g_autofree char *named = g_strndup (names->words + span.start, span.end - span.start);
  ReadoutFinding *finding;

  /* Whom a statement means that names nobody, the person may know better. */
  if (speaker == NULL && is_in_reports (names, mention))
    return;
  finding = readout_checked_sentence_add (
      checked, READOUT_FINDING_WRONG_SPEAKER, READOUT_SEVERITY_ERROR,
      readout_draft_sentence_get_source (checked->sentence, span), statement->key,
      speaker != NULL
      ? g_strdup_printf (_ ("The sentence names %s, the cited speaker is %s."), named,
                            speaker->name)
      : g_strdup_printf (_ ("The sentence names %s, of whom the cited report does not speak."),
                            named));
  if (speaker != NULL)
    finding->fix = readout_citation_escape (readout_actor_index_skip_article (speaker->name));
}

void
readout_check_speakers (ReadoutCheckedSentence *checked)
{
  Names names = { checked, checked->sentence->words, NULL, NULL, G_MAXUINT };
  const Mention *wrong;

  if (checked->cited->len == 0 || !checked->all_known || checked->sentence->is_label)
    return;
  names.tokens = readout_name_tokens_new (names.words, strlen (names.words));
  names.mentions = g_array_new (FALSE, FALSE, sizeof (Mention));
  find_mentions (&names);
  names.list_start = find_list_start (&names);
  find_roles (&names);
  wrong = find_wrong (&names);
  if (wrong != NULL)
    add_finding (&names, wrong);
  g_array_unref (names.mentions);
  g_array_unref (names.tokens);
}
