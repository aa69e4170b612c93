/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The position of a statement towards a topic, from its act, the words of its content and negation.
 */
#include "stance/readout-stance-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "language/readout-data.h"
#include "stance/readout-act.h"
#include "stance/readout-polarity.h"
#include "stance/readout-term.h"
#include "syntax/readout-syntax.h"

/* Words between a word with polarity and what it is about. */
#define REACH_AFTER 7
#define REACH_BEFORE 9
#define REACH_NEGATION 3

/* Below this a side is not taken. */
#define CONFIDENCE_MIN 0.55

/* Between a reporting word and the content, where its object may stand, in bytes. */
#define OBJECT_MAX 80

/* Of a paragraph that is read for context, in bytes. */
#define CONTEXT_MAX 3000

/* Words of a content that are looked at: a speech of many pages is no clause. */
#define WORDS_MAX 400

struct _ReadoutStanceRules
{
  GObject parent_instance;

  ReadoutPolarity *polarity;
  ReadoutFrames *frames;
  ReadoutSyntax *syntax;
};

G_DEFINE_FINAL_TYPE (ReadoutStanceRules, readout_stance_rules, G_TYPE_OBJECT)

/* The words of one statement, made once for all topics. */
typedef struct
{
  ReadoutStatement *statement;
  char *content;
  GArray *words; /* of ReadoutTerm in content */
  char **folded; /* one a word */
  char *cue;     /* lower case */
  char *cue_stem;
  char **actor_stems;
  GHashTable *context; /* set of stems */
} Reading;

typedef struct
{
  int sign;
  double confidence;
  char *reason;
  char *words;
} Evidence;

static void
clear_reading (Reading *reading)
{
  g_free (reading->content);
  g_clear_pointer (&reading->words, g_array_unref);
  g_strfreev (reading->folded);
  g_free (reading->cue);
  g_free (reading->cue_stem);
  g_strfreev (reading->actor_stems);
  g_clear_pointer (&reading->context, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static void
clear_evidence (gpointer data)
{
  g_free (((Evidence *)data)->reason);
  g_free (((Evidence *)data)->words);
}

static ReadoutTerm *
get_word (Reading *reading, guint index)
{
  return &g_array_index (reading->words, ReadoutTerm, index);
}

static char *
dup_surface (Reading *reading, guint from, guint until)
{
  ReadoutSpan first = get_word (reading, from)->span;
  ReadoutSpan last = get_word (reading, until)->span;

  return g_strndup (reading->content + first.start, last.end - first.start);
}

static char *
fold_spans (ReadoutReport *report, GArray *spans)
{
  g_autofree char *words = readout_text_dup_spans (report->text, spans, " ");

  return g_utf8_casefold (words, -1);
}

/* Where the words that are read begin: "condemned the filling as “…”" says before the content what
 * is condemned. */
static guint32
find_start (ReadoutStanceRules *rules, Reading *reading, ReadoutStatement *statement)
{
  static const char *const acts[] = { "accuses", "criticises", "praises",
                                      "rejects", "supports",   NULL };
  ReadoutSpan content = readout_spans_get_extent (statement->content);
  ReadoutSpan cue = readout_spans_get_extent (statement->cue);
  ReadoutPolarityFrame frame;

  if (cue.end == 0 || cue.end > content.start || content.start - cue.end > OBJECT_MAX)
    return content.start;
  if ((reading->cue_stem != NULL &&
       readout_polarity_find (rules->polarity, reading->cue_stem, &frame) != 0) ||
      (statement->act != NULL && g_strv_contains (acts, statement->act)))
    return cue.end;
  return content.start;
}

/* The stems around the statement and in the headline: what the talk is of. */
static GHashTable *
find_context (ReadoutReport *report, ReadoutStatement *statement)
{
  GHashTable *context = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *paragraphs = readout_text_get_paragraphs (report->text);
  ReadoutSpan content = readout_spans_get_extent (statement->content);
  ReadoutSpan span = content;
  g_autofree char *words = NULL;

  if (paragraphs->len > 0)
    span = g_array_index (paragraphs, ReadoutParagraph,
                          readout_text_find_paragraph (report->text, content.start))
               .span;
  if (span.end - span.start > CONTEXT_MAX)
    span = content;
  if (span.end - span.start > CONTEXT_MAX)
    return context;
  words = readout_text_dup_span (report->text, span);
  for (guint i = 0; i < 2; i++)
    {
      const char *string = i == 0 ? words : report->title;
      g_autoptr (GArray) terms = string != NULL ? readout_terms_split (string, -1) : NULL;

      for (guint j = 0; terms != NULL && j < terms->len; j++)
        if (g_array_index (terms, ReadoutTerm, j).stem != NULL)
          g_hash_table_add (context, g_steal_pointer (&g_array_index (terms, ReadoutTerm, j).stem));
    }
  return context;
}

static void
read_statement (ReadoutStanceRules *rules,
                Reading *reading,
                ReadoutReport *report,
                ReadoutStatement *statement)
{
  g_autoptr (GArray) cue = NULL;
  g_autoptr (GArray) content = NULL;
  ReadoutVoice *actor = readout_statement_get_actor (statement);

  reading->statement = statement;
  reading->context = find_context (report, statement);
  reading->cue = fold_spans (report, statement->cue);
  cue = readout_terms_split (reading->cue, -1);
  for (guint i = 0; i < cue->len && reading->cue_stem == NULL; i++)
    {
      ReadoutSpan span = g_array_index (cue, ReadoutTerm, i).span;
      g_autofree char *stem =
          readout_term_dup_stem (reading->cue + span.start, span.end - span.start);

      if (!readout_term_is_stop_word (reading->cue + span.start, span.end - span.start))
        reading->cue_stem = g_steal_pointer (&stem);
    }
  content = readout_spans_copy (statement->content);
  if (content->len > 0)
    g_array_index (content, ReadoutSpan, 0).start = find_start (rules, reading, statement);
  reading->content = readout_text_dup_spans (report->text, content, " ");
  reading->words = readout_terms_split (reading->content, -1);
  if (reading->words->len > WORDS_MAX)
    g_array_set_size (reading->words, WORDS_MAX);
  reading->folded = g_new0 (char *, reading->words->len + 1);
  for (guint i = 0; i < reading->words->len; i++)
    {
      ReadoutSpan span = get_word (reading, i)->span;

      reading->folded[i] = g_utf8_casefold (reading->content + span.start, span.end - span.start);
      g_strdelimit (reading->folded[i], "`", '\'');
    }
  if (actor != NULL && actor->name != NULL)
    {
      g_autoptr (GArray) name = readout_terms_split (actor->name, -1);
      g_autoptr (GStrvBuilder) stems = g_strv_builder_new ();

      for (guint i = 0; i < name->len; i++)
        if (g_array_index (name, ReadoutTerm, i).stem != NULL)
          g_strv_builder_add (stems, g_array_index (name, ReadoutTerm, i).stem);
      reading->actor_stems = g_strv_builder_end (stems);
    }
}

static gboolean
is_term (const ReadoutProposition *topic, const char *stem)
{
  return stem != NULL && g_strv_contains ((const char *const *)topic->terms, stem);
}

/* How many different terms of the topic the content has. */
static guint
count_terms (Reading *reading, const ReadoutProposition *topic)
{
  guint n = 0;

  for (guint t = 0; topic->terms[t] != NULL; t++)
    for (guint i = 0; i < reading->words->len; i++)
      if (g_strcmp0 (get_word (reading, i)->stem, topic->terms[t]) == 0)
        {
          n++;
          break;
        }
  return n;
}

/* Whether the content has a term that is no name: what happens rather than to whom. */
static gboolean
has_lower_term (Reading *reading, const ReadoutProposition *topic)
{
  for (guint i = 0; i < reading->words->len; i++)
    if (!get_word (reading, i)->is_upper && is_term (topic, get_word (reading, i)->stem))
      return TRUE;
  return FALSE;
}

static guint
count_context (Reading *reading, const ReadoutProposition *topic)
{
  guint n = 0;

  for (guint t = 0; topic->terms[t] != NULL; t++)
    n += g_hash_table_contains (reading->context, topic->terms[t]);
  return n;
}

static gboolean
is_about (Reading *reading, const ReadoutProposition *topic)
{
  guint n_terms = g_strv_length (topic->terms);
  guint n = count_terms (reading, topic);

  if (n_terms == 0 || n == 0)
    return FALSE;
  if (n_terms <= 2 || n >= 2)
    return TRUE;
  return has_lower_term (reading, topic) && count_context (reading, topic) >= 2;
}

static gboolean
is_negation (const char *word)
{
  static const char *const words[] = { "not",     "no",     "never",   "neither", "nor", "cannot",
                                       "without", "nobody", "nothing", "hardly",  NULL };

  return g_strv_contains (words, word) || g_str_has_suffix (word, "n't") ||
         g_str_has_suffix (word, "n’t");
}

/* Whether a clause ends between two words. */
static gboolean
is_cut (Reading *reading, guint from, guint until)
{
  static const char *const cuts[] = { "but", "while", "although", "though", "because",
                                      "who", "which", "after",    "before", NULL };
  ReadoutSpan first = get_word (reading, MIN (from, until))->span;
  ReadoutSpan last = get_word (reading, MAX (from, until))->span;

  for (guint32 i = first.end; i < last.start; i++)
    if (strchr (";:?!", reading->content[i]) != NULL ||
        (reading->content[i] == '.' && g_ascii_isspace (reading->content[i + 1])))
      return TRUE;
  for (guint i = MIN (from, until) + 1; i < MAX (from, until); i++)
    if (g_strv_contains (cuts, reading->folded[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_negated (Reading *reading, guint index)
{
  for (guint i = index > REACH_NEGATION ? index - REACH_NEGATION : 0; i < index; i++)
    if (is_negation (reading->folded[i]) && !is_cut (reading, i, index))
      return TRUE;
  return FALSE;
}

/* The nearest term of the topic to the word at @index, -1 if there is none in reach. */
static int
find_target (Reading *reading, const ReadoutProposition *topic, guint index, gboolean before_too)
{
  for (guint i = index + 1; i < reading->words->len && i <= index + REACH_AFTER; i++)
    if (is_term (topic, get_word (reading, i)->stem) && !is_cut (reading, index, i))
      return (int)i;
  for (guint i = index; before_too && i > 0 && i + REACH_BEFORE > index; i--)
    if (is_term (topic, get_word (reading, i - 1)->stem) && !is_cut (reading, index, i - 1))
      return (int)i - 1;
  return -1;
}

/* The nearest term before the word that a judgement is the predicate of: "the dispatch … is an
 * aggression". */
static int
find_judged (Reading *reading, const ReadoutProposition *topic, guint index)
{
  static const char *const copulas[] = { "is",      "was",         "are",     "were",
                                         "be",      "been",        "as",      "it",
                                         "remains", "constitutes", "amounts", "represents",
                                         "called",  NULL };
  gboolean copula = FALSE;

  for (guint i = index; i > 0 && i + REACH_BEFORE * 2 > index; i--)
    {
      if (g_strv_contains (copulas, reading->folded[i - 1]))
        copula = TRUE;
      if (copula && is_term (topic, get_word (reading, i - 1)->stem) &&
          !is_cut (reading, index, i - 1))
        return (int)i - 1;
    }
  /* "the illegal ban": right before its noun. */
  for (guint i = index + 1; i < reading->words->len && i <= index + 2; i++)
    if (is_term (topic, get_word (reading, i)->stem) && i == index + 1)
      return (int)i;
  return -1;
}

/* Whether somebody other than the speaker is the subject of the attitude at @index. */
static gboolean
has_own_subject (Reading *reading, guint index)
{
  static const char *const own[] = { "i",  "we", "he",  "she", "it",  "they", "i'm",   "we're",
                                     "to", "my", "our", "his", "her", "its",  "their", NULL };

  for (guint i = index; i > 0 && i + 5 > index; i--)
    {
      const char *word = reading->folded[i - 1];

      if (g_strv_contains (own, word))
        return TRUE;
      if (reading->actor_stems != NULL && get_word (reading, i - 1)->stem != NULL &&
          g_strv_contains ((const char *const *)reading->actor_stems,
                           get_word (reading, i - 1)->stem))
        return TRUE;
      if (get_word (reading, i - 1)->stem != NULL)
        return FALSE;
    }
  return index == 0;
}

/* Whether somebody wants what is said: by act, or by "should", "must". @sign is -1 for "should
 * not". */
static gboolean
is_wanted (Reading *reading, guint index, int *sign)
{
  static const char *const acts[] = { "asks",      "orders", "wants",    "promises", "proposes",
                                      "announces", "agrees", "supports", NULL };
  static const char *const modals[] = { "should", "must", "ought", "let's", "need", "needs", NULL };

  *sign = 1;
  for (guint i = index; i > 0 && i + REACH_BEFORE > index; i--)
    if (g_strv_contains (modals, reading->folded[i - 1]) && !is_cut (reading, i - 1, index))
      return TRUE;
  return reading->statement->act != NULL && g_strv_contains (acts, reading->statement->act);
}

static void
add_evidence (GArray *evidence,
              int sign,
              double confidence,
              Reading *reading,
              const char *deciding,
              guint target)
{
  g_autofree char *about = dup_surface (reading, target, target);
  Evidence item = { sign, confidence, NULL, g_strdup (deciding) };

  item.reason = g_strdup_printf (_ ("“%s” about “%s”"), deciding, about);
  g_array_append_val (evidence, item);
}

/* Words of the content that are for or against a term. */
static void
read_content (ReadoutStanceRules *rules,
              Reading *reading,
              const ReadoutProposition *topic,
              GArray *evidence)
{
  gboolean is_media = readout_statement_get_actor (reading->statement) != NULL &&
                      readout_statement_get_actor (reading->statement)->kind == READOUT_ACTOR_MEDIA;

  for (guint i = 0; i < reading->words->len; i++)
    {
      ReadoutPolarityFrame frame;
      g_autofree char *stem = NULL;
      g_autofree char *deciding = NULL;
      double confidence = 0.7;
      int sign;
      int wanted = 1;
      int target = -1;
      guint from = i;

      stem = readout_term_dup_stem (reading->folded[i], -1);
      sign = readout_polarity_find (rules->polarity, stem, &frame);
      if (sign == 0 || is_term (topic, stem))
        continue;
      if (frame == READOUT_FRAME_JUDGEMENT)
        target = find_judged (reading, topic, i);
      else if (frame == READOUT_FRAME_ATTITUDE && has_own_subject (reading, i) && !is_media)
        target = find_target (reading, topic, i, FALSE);
      else if (frame == READOUT_FRAME_ACTION && !is_media && is_wanted (reading, i, &wanted))
        {
          target = find_target (reading, topic, i, TRUE);
          confidence = 0.65;
        }
      if (target < 0)
        continue;
      if (is_negated (reading, i))
        {
          sign = -sign;
          confidence -= 0.05;
          while (from > 0 && i - from < REACH_NEGATION && !is_negation (reading->folded[from]))
            from--;
          if (frame == READOUT_FRAME_JUDGEMENT && sign > 0)
            confidence = 0.5; /* "is no disaster" is not yet praise */
        }
      else if (from > 0 && frame == READOUT_FRAME_JUDGEMENT &&
               get_word (reading, from - 1)->stem != NULL &&
               !is_term (topic, get_word (reading, from - 1)->stem))
        from--; /* "outright aggression" */
      deciding = dup_surface (reading, from, i);
      add_evidence (evidence, sign * wanted, confidence, reading, deciding, (guint)target);
    }
}

/* The reporting word itself with the thing: "condemned the filling", "announced the recognition of
 * …". */
static void
read_act (ReadoutStanceRules *rules,
          Reading *reading,
          const ReadoutProposition *topic,
          GArray *evidence)
{
  static const char *const doing[] = { "announces", "promises", "orders",  "wants",
                                       "agrees",    "supports", "praises", "recognises",
                                       "asks",      "proposes", NULL };
  static const char *const against[] = {
    "rejects", "criticises", "accuses", "doubts", "fears", NULL
  };
  ReadoutPolarityFrame frame;
  const char *act = reading->statement->act;
  ReadoutVoice *actor = readout_statement_get_actor (reading->statement);
  gboolean is_clause;
  int target = -1;
  int sign = 0;
  int inner = 0;
  double confidence = 0.65;

  if (reading->words->len == 0 || actor == NULL || actor->kind == READOUT_ACTOR_MEDIA ||
      actor->kind == READOUT_ACTOR_DOCUMENT)
    return;
  is_clause = strcmp (reading->folded[0], "that") == 0 ||
              reading->statement->quotation == READOUT_QUOTATION_DIRECT;
  if (is_clause)
    return;

  for (guint i = 0; i < reading->words->len && i < REACH_BEFORE + 3 && target < 0; i++)
    {
      ReadoutPolarityFrame ignored;
      int own = get_word (reading, i)->stem != NULL && !is_term (topic, get_word (reading, i)->stem)
                    ? readout_polarity_find (rules->polarity, get_word (reading, i)->stem, &ignored)
                    : 0;

      if (is_term (topic, get_word (reading, i)->stem))
        target = (int)i;
      else if (is_negation (reading->folded[i]))
        inner = -1;
      else if (own != 0)
        inner = own;
    }
  if (target < 0)
    return;

  sign = reading->cue_stem != NULL
             ? readout_polarity_find (rules->polarity, reading->cue_stem, &frame)
             : 0;
  if (sign != 0)
    confidence = 0.8;
  else if (act != NULL && g_strv_contains (against, act))
    sign = -1;
  else if (act != NULL && g_strv_contains (doing, act) &&
           count_terms (reading, topic) >= MIN (2, g_strv_length (topic->terms)))
    sign = 1;
  if (sign == 0)
    return;
  if (inner != 0)
    {
      /* "called for a halt to the filling", "rejected criticism of the filling" */
      sign *= inner;
      confidence = inner < 0 && sign > 0 ? 0.5 : 0.65;
    }
  if (reading->statement->negated)
    {
      sign = -sign;
      confidence = sign > 0 ? 0.5 : 0.6;
    }
  add_evidence (evidence, sign, confidence, reading, reading->cue, (guint)target);
}

/* One side, or none where the evidence is thin or points both ways. */
static ReadoutStance *
weigh (GArray *evidence, const ReadoutProposition *topic)
{
  const Evidence *best = NULL;
  ReadoutStance *stance;
  gboolean has_for = FALSE;
  gboolean has_against = FALSE;

  for (guint i = 0; i < evidence->len; i++)
    {
      const Evidence *item = &g_array_index (evidence, Evidence, i);

      has_for = has_for || item->sign > 0;
      has_against = has_against || item->sign < 0;
      if (best == NULL || item->confidence > best->confidence)
        best = item;
    }
  if (best == NULL)
    return readout_stance_new (topic->id, READOUT_POSITION_NONE, 0.5,
                               _ ("names the topic, takes no side"));
  if (has_for && has_against)
    return readout_stance_new (topic->id, READOUT_POSITION_NONE, 0.5,
                               _ ("says something for it and something against it"));
  if (best->confidence < CONFIDENCE_MIN)
    stance = readout_stance_new (topic->id, READOUT_POSITION_NONE, best->confidence, best->reason);
  else
    stance = readout_stance_new (
        topic->id, best->sign > 0 ? READOUT_POSITION_SUPPORTS : READOUT_POSITION_OPPOSES,
        MIN (0.95, best->confidence + 0.05 * (evidence->len - 1)), best->reason);
  stance->words = g_strdup (best->words);
  return stance;
}

static ReadoutStance *
judge (ReadoutStanceRules *rules, Reading *reading, const ReadoutProposition *topic)
{
  g_autoptr (GArray) evidence = NULL;

  if (!is_about (reading, topic))
    return NULL;
  evidence = g_array_new (FALSE, FALSE, sizeof (Evidence));
  g_array_set_clear_func (evidence, clear_evidence);
  read_act (rules, reading, topic, evidence);
  if (evidence->len == 0)
    read_content (rules, reading, topic, evidence);
  return weigh (evidence, topic);
}

static void
readout_stance_rules_finalize (GObject *object)
{
  ReadoutStanceRules *rules = READOUT_STANCE_RULES (object);

  g_clear_pointer (&rules->polarity, readout_polarity_free);
  g_clear_pointer (&rules->frames, readout_frames_free);
  g_clear_pointer (&rules->syntax, readout_syntax_unref);

  G_OBJECT_CLASS (readout_stance_rules_parent_class)->finalize (object);
}

static void
readout_stance_rules_class_init (ReadoutStanceRulesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_stance_rules_finalize;
}

static void
readout_stance_rules_init (ReadoutStanceRules *rules)
{
}

ReadoutStanceRules *
readout_stance_rules_new (const char *data_dir, GError **error)
{
  g_autoptr (ReadoutStanceRules) rules = NULL;
  g_autofree char *path = readout_data_find (data_dir, "language/en/polarity.txt", error);
  g_autofree char *frames = readout_data_find (data_dir, "language/en/frames.txt", error);
  g_autofree char *model = NULL;

  if (path == NULL || frames == NULL)
    return NULL;
  model = readout_data_find (data_dir, "language/en/syntax.model", error);
  if (model == NULL)
    return NULL;
  rules = g_object_new (READOUT_TYPE_STANCE_RULES, NULL);
  rules->polarity = readout_polarity_new_from_file (path, error);
  if (rules->polarity == NULL)
    return NULL;
  rules->frames = readout_frames_new_from_file (frames, error);
  if (rules->frames == NULL)
    return NULL;
  rules->syntax = readout_syntax_new_from_file (model, error);
  if (rules->syntax == NULL)
    return NULL;
  return g_steal_pointer (&rules);
}

/* "“condemned” about “the raid”" */
static char *
explain (ReadoutText *text, const ReadoutSegments *segments, const ReadoutDirection *direction)
{
  g_autofree char *about = NULL;
  g_autofree char *deciding = NULL;

  if (direction->deciding < 0 || direction->target < 0)
    return g_strdup (_ ("names both, takes no side"));
  deciding = readout_text_dup_span (
      text, readout_segments_get_token (segments, direction->deciding)->span);
  about =
      readout_text_dup_span (text, readout_segments_get_token (segments, direction->target)->span);
  return g_strdup_printf (_ ("“%s” about “%s”"), deciding, about);
}

ReadoutDirection
readout_stance_rules_judge_pair (ReadoutStanceRules *rules,
                                 ReadoutText *text,
                                 ReadoutSpan source,
                                 ReadoutSpan target,
                                 char **reason)
{
  g_autoptr (ReadoutSegments) segments = readout_segments_new ();
  ReadoutDirection direction = { .deciding = -1, .target = -1 };

  g_return_val_if_fail (READOUT_IS_STANCE_RULES (rules), direction);
  g_return_val_if_fail (text != NULL, direction);

  readout_syntax_parse_text (rules->syntax, segments, text);
  direction = readout_direction_find (rules->frames, segments, source, target);
  if (reason != NULL)
    *reason = explain (text, segments, &direction);
  return direction;
}

ReadoutStance *
readout_stance_rules_judge (ReadoutStanceRules *rules,
                            ReadoutReport *report,
                            ReadoutStatement *statement,
                            const ReadoutProposition *topic)
{
  g_auto (Reading) reading = { 0 };

  g_return_val_if_fail (READOUT_IS_STANCE_RULES (rules), NULL);
  g_return_val_if_fail (READOUT_IS_REPORT (report) && report->text != NULL, NULL);
  g_return_val_if_fail (READOUT_IS_STATEMENT (statement), NULL);
  g_return_val_if_fail (topic != NULL, NULL);

  read_statement (rules, &reading, report, statement);
  return judge (rules, &reading, topic);
}

/* Takes what an earlier run said away; what a person has decided stays. TRUE when a person has
 * decided. */
static gboolean
clear_stance (ReadoutStatement *statement, gint64 topic_id)
{
  for (guint i = 0; i < statement->stances->len; i++)
    {
      ReadoutStance *stance = g_ptr_array_index (statement->stances, i);

      if (stance->topic_id != topic_id)
        continue;
      if (stance->by_person)
        return TRUE;
      g_ptr_array_remove_index (statement->stances, i);
      return FALSE;
    }
  return FALSE;
}

void
readout_stance_rules_apply (ReadoutStanceRules *rules,
                            ReadoutReport *report,
                            GPtrArray *statements,
                            GPtrArray *topics)
{
  g_return_if_fail (READOUT_IS_STANCE_RULES (rules));
  g_return_if_fail (READOUT_IS_REPORT (report) && report->text != NULL);

  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      g_auto (Reading) reading = { 0 };

      read_statement (rules, &reading, report, statement);
      for (guint j = 0; j < topics->len; j++)
        {
          const ReadoutProposition *topic = g_ptr_array_index (topics, j);
          ReadoutStance *stance;

          if (clear_stance (statement, topic->id))
            continue;
          stance = judge (rules, &reading, topic);
          if (stance != NULL)
            g_ptr_array_add (statement->stances, stance);
        }
    }
}
