/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The language engine: runs the passes over a report and makes its statements.
 */
#include "attribution/readout-engine.h"

#include <string.h>

#include "attribution/readout-actors.h"
#include "attribution/readout-phrases.h"
#include "attribution/readout-review.h"
#include "attribution/readout-rules.h"
#include "attribution/readout-sketch.h"
#include "language/readout-data.h"
#include "syntax/readout-syntax.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

struct _ReadoutEngine
{
  GObject parent_instance;

  ReadoutLanguage *language;
  ReadoutSyntax *syntax; /* NULL where the language has no model: the order of words serves */
};

G_DEFINE_FINAL_TYPE (ReadoutEngine, readout_engine, G_TYPE_OBJECT)

/* Each thread keeps the room of the last text. */
static GPrivate segments_of_thread = G_PRIVATE_INIT ((GDestroyNotify)readout_segments_free);

/* Longer chains of voices are cut at the outer end. */
#define VOICES_MAX 8

/* Of the words that describe a speaker, no more are told. */
#define ROLES_MAX 8

/* Room that is larger than this is given back after the text. */
#define KEEP_TOKENS 200000

static ReadoutSegments *
take_segments (void)
{
  ReadoutSegments *segments = g_private_get (&segments_of_thread);

  if (segments == NULL)
    return readout_segments_new ();
  g_private_set (&segments_of_thread, NULL);
  return segments;
}

static void
return_segments (ReadoutSegments *segments)
{
  if (segments->tokens->len > KEEP_TOKENS)
    readout_segments_free (segments);
  else
    g_private_replace (&segments_of_thread, segments);
}

static void
clear_analysis (ReadoutAnalysis *analysis)
{
  g_clear_pointer (&analysis->marked, g_array_unref);
  g_clear_pointer (&analysis->marked_of, g_free);
  g_clear_pointer (&analysis->findings, g_array_unref);
  g_clear_pointer (&analysis->cue_of, g_free);
  g_clear_pointer (&analysis->shared_with, g_free);
  g_clear_pointer (&analysis->order, g_array_unref);
  g_clear_pointer (&analysis->recent, g_ptr_array_unref);
  if (analysis->names != NULL)
    analysis->names_free (analysis->names);
  g_clear_pointer (&analysis->actors, g_ptr_array_unref);
}

static void
prepare_analysis (ReadoutAnalysis *analysis,
                  ReadoutEngine *engine,
                  ReadoutReport *report,
                  ReadoutSegments *segments)
{
  analysis->language = engine->language;
  analysis->report = report;
  analysis->string = readout_text_get_string (report->text, NULL);
  analysis->segments = segments;
  analysis->marked = g_array_new (FALSE, FALSE, sizeof (ReadoutMarked));
  analysis->marked_of = g_new0 (guint32, segments->tokens->len + 1);
  analysis->findings = g_array_new (FALSE, FALSE, sizeof (ReadoutFinding));
  analysis->cue_of = g_new0 (guint8, segments->tokens->len + 1);
  analysis->shared_with = g_new0 (gint32, segments->tokens->len + 1);
  analysis->order = g_array_new (FALSE, FALSE, sizeof (guint));
  analysis->recent = g_ptr_array_new ();
  analysis->actors = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_actor_free);
}

/* Where a finding stands in the text: what comes first of its parts. */
static guint32
place_of (const ReadoutFinding *finding)
{
  guint32 place = readout_ranges_get_extent (&finding->content).first;

  if (finding->cue.n > 0)
    place = MIN (place, finding->cue.item[0].first);
  if (finding->source.n > 0)
    place = MIN (place, finding->source.item[0].first);
  return place;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  GArray *findings = data;
  guint x = *(const guint *)a;
  guint y = *(const guint *)b;
  guint32 place_x = place_of (&g_array_index (findings, ReadoutFinding, x));
  guint32 place_y = place_of (&g_array_index (findings, ReadoutFinding, y));

  ReadoutRange extent_x =
      readout_ranges_get_extent (&g_array_index (findings, ReadoutFinding, x).content);
  ReadoutRange extent_y =
      readout_ranges_get_extent (&g_array_index (findings, ReadoutFinding, y).content);

  if (place_x != place_y)
    return place_x < place_y ? -1 : 1;
  /* The wider one is the outer one. */
  if (extent_x.first != extent_y.first)
    return extent_x.first < extent_y.first ? -1 : 1;
  if (extent_x.end != extent_y.end)
    return extent_x.end > extent_y.end ? -1 : 1;
  return x < y ? -1 : x > y;
}

static void
order_findings (ReadoutAnalysis *analysis)
{
  for (guint i = 0; i < analysis->findings->len; i++)
    if (!g_array_index (analysis->findings, ReadoutFinding, i).dropped)
      g_array_append_val (analysis->order, i);
  g_array_sort_with_data (analysis->order, compare_places, analysis->findings);
}

/* Who speaks inside a quotation says nothing outside of it. */
static void
keep_inside_marks (ReadoutAnalysis *analysis)
{
  for (guint i = 0; i < analysis->findings->len; i++)
    {
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, i);
      ReadoutRanges kept = { 0 };
      const ReadoutMarked *marked;

      if (finding->cue_token < 0 || analysis->marked_of[finding->cue_token] == 0)
        continue;
      marked = &g_array_index (analysis->marked, ReadoutMarked,
                               analysis->marked_of[finding->cue_token] - 1);
      for (guint j = 0; j < finding->content.n; j++)
        {
          guint32 end =
              MIN (finding->content.item[j].end, marked->closed ? marked->end - 1 : marked->end);

          readout_ranges_add (&kept, MAX (finding->content.item[j].first, marked->first + 1),
                              readout_phrases_trim_end (analysis, marked->first, end));
        }
      finding->content = kept;
      /* "We published it" inside a quotation is a deed of those who speak; "we think", "I want" is
       * what they hold. */
      finding->dropped =
          finding->dropped || kept.n == 0 ||
          (marked->used && finding->rule == READOUT_RULE_THING && finding->source_token >= 0 &&
           readout_analysis_is (analysis, finding->source_token, "we"));
    }
}

/* "…, NP said that …" inside what somebody else is taken to say: after the comma the report speaks
 * again. */
static gboolean
starts_anew (const ReadoutAnalysis *analysis,
             const ReadoutFinding *outer,
             const ReadoutFinding *finding)
{
  guint32 first;

  if (!finding->strong || finding->source.n == 0 || finding->antecedent != finding->source_token)
    return FALSE;
  switch (outer->rule)
    {
    case READOUT_RULE_CLAUSE:
    case READOUT_RULE_THING:
    case READOUT_RULE_PREPOSITION:
    case READOUT_RULE_INTENT:
    case READOUT_RULE_REQUEST:
    case READOUT_RULE_PREDICATE:
    case READOUT_RULE_NOUN:
    case READOUT_RULE_ADJECTIVE:
    case READOUT_RULE_LIGHT_VERB:
      break;
    default:
      return FALSE;
    }
  first = finding->source.item[0].first;
  return first > readout_ranges_get_extent (&outer->content).first + 2 &&
         first < (guint32)finding->cue_token && analysis->marked_of[first] == 0 &&
         readout_phrases_is_comma (analysis, first - 1);
}

static void
cut_content (ReadoutFinding *finding, guint32 end)
{
  while (finding->content.n > 0 && finding->content.item[finding->content.n - 1].first >= end)
    finding->content.n--;
  if (finding->content.n > 0)
    finding->content.item[finding->content.n - 1].end =
        MIN (finding->content.item[finding->content.n - 1].end, end);
}

/* "rejected Quist's claim that …": whoever speaks of what another one said does not say that it was
 * said; the report does. */
static gboolean
is_presupposed (const ReadoutFinding *outer, const ReadoutFinding *finding)
{
  switch (outer->rule)
    {
    case READOUT_RULE_THING:
      return TRUE;
    case READOUT_RULE_PREPOSITION:
    case READOUT_RULE_ADJECTIVE:
    case READOUT_RULE_LIGHT_VERB:
    case READOUT_RULE_NOUN:
      return finding->rule == READOUT_RULE_NOUN;
    default:
      return FALSE;
    }
}

/* Sets the outer finding of each: the smallest one whose content holds its cue. */
static void
nest_findings (ReadoutAnalysis *analysis)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < analysis->order->len; i++)
    {
      guint index = g_array_index (analysis->order, guint, i);
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, index);
      guint32 place = place_of (finding);

      while (open->len > 0)
        {
          guint last = g_array_index (open, guint, open->len - 1);
          const ReadoutFinding *outer = &g_array_index (analysis->findings, ReadoutFinding, last);
          ReadoutRange extent = readout_ranges_get_extent (&outer->content);

          if (extent.end > place)
            break;
          g_array_set_size (open, open->len - 1);
        }
      for (guint j = open->len; j > 0 && j + 16 > open->len && !finding->outer_fixed; j--)
        {
          guint candidate = g_array_index (open, guint, j - 1);
          const ReadoutFinding *outer =
              &g_array_index (analysis->findings, ReadoutFinding, candidate);
          guint32 at = finding->cue_token >= 0 ? (guint32)finding->cue_token : place;

          if (readout_ranges_contain (&outer->content, at) &&
              starts_anew (analysis, outer, finding))
            {
              cut_content (&g_array_index (analysis->findings, ReadoutFinding, candidate),
                           finding->source.item[0].first - 1);
              continue;
            }
          if (readout_ranges_contain (&outer->content, at) && !is_presupposed (outer, finding))
            {
              finding->outer = candidate;
              break;
            }
        }
      g_array_append_val (open, index);
    }
  for (guint i = 0; i < analysis->findings->len; i++)
    {
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, i);

      if (finding->led_by >= 0)
        finding->outer = g_array_index (analysis->findings, ReadoutFinding, finding->led_by).outer;
    }
}

static void
add_spans (const ReadoutAnalysis *analysis, const ReadoutRanges *ranges, GArray *spans)
{
  for (guint i = 0; i < ranges->n; i++)
    {
      guint32 start = readout_analysis_token (analysis, ranges->item[i].first)->span.start;
      guint32 end = readout_analysis_token (analysis, ranges->item[i].end - 1)->span.end;

      readout_spans_add (spans, start, end);
    }
}

/* How much of the content stands in marks: all but a few words, some, or nothing that is speech. */
static ReadoutQuotation
measure_quotation (const ReadoutAnalysis *analysis, const ReadoutFinding *finding)
{
  guint inside = 0;
  guint outside = 0;

  for (guint i = 0; i < finding->content.n; i++)
    for (guint j = finding->content.item[i].first; j < finding->content.item[i].end; j++)
      {
        if (readout_phrases_is_mark (analysis, j))
          continue;
        if (analysis->marked_of[j] != 0)
          inside++;
        else
          outside++;
      }
  if (finding->set_apart)
    return READOUT_QUOTATION_DIRECT;
  if (inside == 0)
    return READOUT_QUOTATION_INDIRECT;
  if (outside == 0 && finding->cue_token >= 0 && analysis->marked_of[finding->cue_token] != 0)
    return READOUT_QUOTATION_DIRECT;
  return outside <= 2 && inside >= 4 ? READOUT_QUOTATION_DIRECT : READOUT_QUOTATION_MIXED;
}

/* The words that describe @actor, separated by spaces; %NULL for none. */
static char *
dup_roles (const ReadoutActor *actor)
{
  GString *roles;

  if (actor->roles->len == 0)
    return NULL;
  roles = g_string_new (NULL);
  for (guint i = 0; i < actor->roles->len && i < ROLES_MAX; i++)
    g_string_append_printf (roles, "%s%s", i > 0 ? " " : "",
                            g_array_index (actor->roles, ReadoutRole, i).word);
  return g_string_free (roles, FALSE);
}

static ReadoutVoice *
make_voice (const ReadoutAnalysis *analysis, const ReadoutActor *actor, const ReadoutRanges *ranges)
{
  g_autoptr (GArray) span = readout_spans_new ();
  ReadoutVoice *voice;

  add_spans (analysis, ranges, span);
  if (actor == NULL)
    return readout_voice_new ("unnamed", READOUT_ACTOR_ANONYMOUS, span);
  voice = readout_voice_new (actor->name, actor->kind, span);
  voice->described = !actor->named;
  voice->gender = actor->gender & (READOUT_GENDER_MALE | READOUT_GENDER_FEMALE);
  voice->roles = dup_roles (actor);
  return voice;
}

/* Adds a voice to the chain; one that quotes itself is one voice. */
static void
add_voice (GPtrArray *voices, ReadoutVoice *voice)
{
  if (voices->len > 0)
    {
      const ReadoutVoice *last = g_ptr_array_index (voices, voices->len - 1);

      if (g_str_equal (last->name, voice->name) && !g_str_equal (voice->name, "unnamed"))
        g_ptr_array_remove_index (voices, voices->len - 1);
    }
  g_ptr_array_add (voices, voice);
}

static void
add_voices (const ReadoutAnalysis *analysis,
            const ReadoutFinding *finding,
            GPtrArray *voices,
            guint depth)
{
  if (finding->outer >= 0 && depth < VOICES_MAX)
    add_voices (analysis, &g_array_index (analysis->findings, ReadoutFinding, finding->outer),
                voices, depth + 1);
  if (finding->through >= 0)
    {
      ReadoutRanges through = { 0 };

      readout_ranges_add (&through, finding->through_range.first, finding->through_range.end);
      add_voice (voices, make_voice (analysis, finding->through_actor, &through));
    }
  add_voice (voices, make_voice (analysis, finding->speaker_actor, &finding->source));
}

/* "allegedly", "the purported letter": the claim is not vouched for. */
static gboolean
has_hedge (const ReadoutAnalysis *analysis, const ReadoutFinding *finding)
{
  for (guint i = 0; i < finding->content.n; i++)
    for (guint j = finding->content.item[i].first; j < finding->content.item[i].end; j++)
      if (readout_language_find (analysis->language, READOUT_LIST_HEDGES,
                                 readout_analysis_token (analysis, j)->folded, -1, NULL))
        return TRUE;
  return FALSE;
}

/* What is said "for" something asks for it: "called for talks", "argued for a pause". */
static const char *
find_act (const ReadoutAnalysis *analysis, const ReadoutFinding *finding)
{
  guint end = readout_ranges_get_extent (&finding->cue).end;

  return g_strcmp0 (finding->act, "states") == 0 && end > 0 &&
                 readout_analysis_is (analysis, end - 1, "for")
             ? "asks"
             : finding->act;
}

static ReadoutStatement *
make_statement (const ReadoutAnalysis *analysis, const ReadoutFinding *finding)
{
  ReadoutStatement *statement = readout_statement_new ();
  guint32 first = readout_ranges_get_extent (&finding->content).first;
  GArray *paragraphs = readout_text_get_paragraphs (analysis->report->text);

  statement->report_id = analysis->report->id;
  add_spans (analysis, &finding->content, statement->content);
  add_spans (analysis, &finding->cue, statement->cue);
  add_spans (analysis, &finding->source, statement->source);
  readout_spans_normalize (statement->content);
  readout_spans_normalize (statement->cue);
  readout_spans_normalize (statement->source);
  add_voices (analysis, finding, statement->voices, 0);
  statement->quotation = measure_quotation (analysis, finding);
  statement->act = g_strdup (find_act (analysis, finding));
  statement->negated = finding->negated;
  statement->hedged = finding->hedged || has_hedge (analysis, finding);
  statement->confidence = readout_rule_get_confidence (finding->rule);
  statement->rule = g_strdup (readout_rule_get_name (finding->rule));
  statement->paragraph = readout_analysis_sentence_of (analysis, first)->paragraph;
  if (statement->paragraph < paragraphs->len)
    statement->page = g_array_index (paragraphs, ReadoutParagraph, statement->paragraph).page;
  return statement;
}

static GPtrArray *
make_statements (const ReadoutAnalysis *analysis)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < analysis->order->len; i++)
    {
      guint index = g_array_index (analysis->order, guint, i);
      const ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, index);

      if (finding->content.n > 0)
        g_ptr_array_add (statements, make_statement (analysis, finding));
    }
  return statements;
}

/* The statement of one finding only, whose content a person chose. */
static GPtrArray *
make_sketch (const ReadoutAnalysis *analysis, gint64 index, GArray *wanted)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func (g_object_unref);

  if (index >= 0)
    {
      const ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, index);

      if (finding->content.n > 0)
        {
          ReadoutStatement *statement = make_statement (analysis, finding);

          readout_sketch_finish (analysis, finding, statement, wanted);
          g_ptr_array_add (statements, statement);
        }
    }
  return statements;
}

/* @wanted: (nullable): the content of the one statement to make */
static GPtrArray *
run_passes (ReadoutEngine *engine,
            ReadoutReport *report,
            ReadoutSegments *segments,
            GArray *wanted,
            GCancellable *cancellable,
            GError **error)
{
  ReadoutAnalysis analysis = { 0 };
  GPtrArray *statements = NULL;
  gint64 sketch = -1;

  if (engine->syntax != NULL)
    readout_syntax_parse_text (engine->syntax, segments, report->text);
  else
    readout_segmenter_run (segments, report->text);
  prepare_analysis (&analysis, engine, report, segments);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      readout_find_marked (&analysis);
      analysis.has_trees = engine->syntax != NULL;
      if (analysis.has_trees)
        {
          readout_rules_mend_verbs (&analysis);
          readout_rules_find_second_verbs (&analysis);
        }
      readout_rules_find_quotations (&analysis);
      readout_rules_find_asked (&analysis);
      readout_rules_find_headlines (&analysis);
      readout_rules_find_headline_clauses (&analysis);
      readout_rules_find_quoted_voices (&analysis);
      readout_rules_find_clauses (&analysis);
      readout_rules_find_surface (&analysis);
      readout_rules_find_adjuncts (&analysis);
      readout_rules_find_things (&analysis);
      readout_rules_find_nouns (&analysis);
      readout_rules_find_adjectives (&analysis);
      readout_rules_find_citations (&analysis);
      readout_rules_find_participles (&analysis);
      if (analysis.has_trees)
        readout_rules_find_deeds (&analysis);
      readout_review_datelines (&analysis);
      readout_review_furniture (&analysis);
      readout_review_sources (&analysis);
      if (analysis.has_trees)
        readout_review_phrases (&analysis);
      keep_inside_marks (&analysis);
      if (wanted != NULL)
        sketch = readout_sketch_add (&analysis, wanted);
      order_findings (&analysis);
      nest_findings (&analysis);
      readout_actors_collect (&analysis);
      readout_actors_resolve (&analysis);
      if (analysis.has_trees)
        readout_review_extents (&analysis);
      statements =
          wanted != NULL ? make_sketch (&analysis, sketch, wanted) : make_statements (&analysis);
    }
  clear_analysis (&analysis);
  return statements;
}

static void
readout_engine_finalize (GObject *object)
{
  ReadoutEngine *engine = READOUT_ENGINE (object);

  g_clear_pointer (&engine->language, readout_language_unref);
  g_clear_pointer (&engine->syntax, readout_syntax_unref);

  G_OBJECT_CLASS (readout_engine_parent_class)->finalize (object);
}

static void
readout_engine_class_init (ReadoutEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_engine_finalize;
}

static void
readout_engine_init (ReadoutEngine *engine)
{
}

ReadoutEngine *
readout_engine_new (const char *data_dir, GError **error)
{
  g_autoptr (ReadoutEngine) engine = NULL;
  g_autofree char *words = readout_data_find (data_dir, "language/en/words.bin", error);
  g_autofree char *model = NULL;

  if (words == NULL)
    return NULL;
  model = readout_data_find (data_dir, "language/en/syntax.model", NULL);
  engine = g_object_new (READOUT_TYPE_ENGINE, NULL);
  engine->language = readout_language_new_from_file (words, error);
  if (engine->language == NULL)
    return NULL;
  if (model != NULL && (engine->syntax = readout_syntax_new_from_file (model, error)) == NULL)
    return NULL;
  return g_steal_pointer (&engine);
}

ReadoutLanguage *
readout_engine_get_language (ReadoutEngine *engine)
{
  g_return_val_if_fail (READOUT_IS_ENGINE (engine), NULL);

  return engine->language;
}

GPtrArray *
readout_engine_analyse (ReadoutEngine *engine,
                        ReadoutReport *report,
                        GCancellable *cancellable,
                        GError **error)
{
  ReadoutSegments *segments;
  GPtrArray *statements;

  g_return_val_if_fail (READOUT_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (READOUT_IS_REPORT (report), NULL);
  g_return_val_if_fail (report->text != NULL, NULL);

  segments = take_segments ();
  statements = run_passes (engine, report, segments, NULL, cancellable, error);
  return_segments (segments);
  return statements;
}

ReadoutStatement *
readout_engine_sketch (ReadoutEngine *engine,
                       ReadoutReport *report,
                       GArray *content,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) statements = NULL;
  ReadoutSegments *segments;
  ReadoutStatement *statement;

  g_return_val_if_fail (READOUT_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (READOUT_IS_REPORT (report), NULL);
  g_return_val_if_fail (report->text != NULL, NULL);
  g_return_val_if_fail (content != NULL && content->len > 0, NULL);

  segments = take_segments ();
  statements = run_passes (engine, report, segments, content, cancellable, error);
  return_segments (segments);
  if (statements == NULL)
    return NULL;
  if (statements->len > 0)
    return g_object_ref (g_ptr_array_index (statements, 0));
  /* Words that are no part of what the report says, a caption for one. */
  statement = readout_statement_new ();
  statement->report_id = report->id;
  statement->confidence = 1;
  statement->quotation = READOUT_QUOTATION_INDIRECT;
  g_array_append_vals (statement->content, content->data, content->len);
  return statement;
}
