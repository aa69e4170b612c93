/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the statements of a snapshot to the claims that a briefing writes.
 */
#include "briefing/readout-claims.h"

#include <string.h>

#include "briefing/readout-actor-name.h"
#include "briefing/readout-claim-index.h"
#include "briefing/readout-clause.h"

/* Below this the engine itself is in doubt; what a person kept or added counts whatever the engine
 * says. */
#define CONFIDENCE_MIN 0.4

/* A statement within another one replaces it when it covers this much of its content. */
#define COVERED_MIN 0.6

/* How deep nests are followed. */
#define DEPTH_MAX 8

static void
free_claim (gpointer data)
{
  ReadoutClaim *claim = data;

  g_ptr_array_unref (claim->statements);
  g_ptr_array_unref (claim->absorbed);
  g_free (claim->actor_key);
  g_free (claim);
}

/* "her party", "our job": whose, nobody can tell outside of the report. */
static gboolean
has_unresolved_speaker (ReadoutStatement *statement)
{
  static const char *const words[] = { "his ", "her ", "its ", "their ", "our ", "my ", "your " };
  static const char *const third[] = { "he", "she", "it", "they", "He", "She", "It", "They", NULL };
  const char *name = readout_statement_get_actor (statement)->name;

  if (name == NULL)
    return FALSE;
  if ((readout_clause_is_pronoun (name) && !g_strv_contains (third, name)) ||
      (name[0] != '\0' && strspn (name, "0123456789.,% ") == strlen (name)))
    return TRUE;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (name, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

/* What a report says that was withdrawn is not said any more. */
static gboolean
is_wanted (ReadoutSnapshot *snapshot, ReadoutStatement *statement)
{
  ReadoutReport *report = readout_snapshot_get_report (snapshot, statement);

  if (report == NULL || report->state == READOUT_REPORT_STATE_WITHDRAWN)
    return FALSE;
  if (statement->state == READOUT_STATEMENT_DISMISSED || statement->voices->len == 0 ||
      statement->content->len == 0)
    return FALSE;
  if (statement->state == READOUT_STATEMENT_KEPT || statement->origin == READOUT_ORIGIN_ADDED)
    return TRUE;
  if (has_unresolved_speaker (statement))
    return FALSE;
  return statement->confidence <= 0 || statement->confidence >= CONFIDENCE_MIN;
}

/* Of cue and content: two verbs may share a subject. */
static ReadoutSpan
get_extent (ReadoutStatement *statement)
{
  ReadoutSpan extent = readout_spans_get_extent (statement->content);

  if (statement->cue->len > 0)
    {
      ReadoutSpan cue = readout_spans_get_extent (statement->cue);

      extent.start = MIN (extent.start, cue.start);
      extent.end = MAX (extent.end, cue.end);
    }
  return extent;
}

/* Whether the report has a pronoun or nothing for the speaker. */
static gboolean
has_pronoun (ReadoutReport *report, ReadoutStatement *statement)
{
  g_autofree char *source = readout_text_dup_spans (report->text, statement->source, " ");

  return *source == '\0' || readout_clause_is_pronoun (source);
}

static gboolean
has_same_actor (ReadoutStatement *a, ReadoutStatement *b)
{
  g_autofree char *key_a = readout_actor_names_dup_key (readout_statement_get_actor (a));
  g_autofree char *key_b = readout_actor_names_dup_key (readout_statement_get_actor (b));

  return strcmp (key_a, key_b) == 0;
}

/* Whether the chain of @inner names the speaker of @outer. */
static gboolean
names_speaker (ReadoutStatement *inner, ReadoutStatement *outer)
{
  g_autofree char *key = readout_actor_names_dup_key (readout_statement_get_actor (outer));

  for (guint i = 0; i + 1 < inner->voices->len; i++)
    {
      g_autofree char *other = readout_actor_names_dup_key (g_ptr_array_index (inner->voices, i));

      if (strcmp (key, other) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
takes_a_side (ReadoutStatement *statement)
{
  for (guint i = 0; i < statement->stances->len; i++)
    if (((ReadoutStance *)g_ptr_array_index (statement->stances, i))->position !=
        READOUT_POSITION_NONE)
      return TRUE;
  return FALSE;
}

static int
compare_extents (gconstpointer a, gconstpointer b)
{
  ReadoutStatement *first = *(ReadoutStatement *const *)a;
  ReadoutStatement *second = *(ReadoutStatement *const *)b;
  ReadoutSpan x = get_extent (first);
  ReadoutSpan y = get_extent (second);

  if (x.start != y.start)
    return x.start < y.start ? -1 : 1;
  if (x.end != y.end)
    return x.end > y.end ? -1 : 1;
  return 0;
}

/* Decides about @inner, whose parts all lie in the content of @outer: one of the two may say enough
 * for both.
 * @dropped: a set; @absorbed: statement → GPtrArray of what it says for. */
static void
reduce_pair (ReadoutReport *report,
             ReadoutStatement *outer,
             ReadoutStatement *inner,
             GHashTable *dropped,
             GHashTable *absorbed)
{
  ReadoutSpan content = readout_spans_get_extent (outer->content);
  ReadoutSpan extent = get_extent (inner);
  double covered = (double)(extent.end - extent.start) / MAX (1, content.end - content.start);
  ReadoutActorKind kind = readout_statement_get_actor (outer)->kind;
  GPtrArray *list;

  if (g_hash_table_contains (dropped, outer) || g_hash_table_contains (dropped, inner))
    return;
  if (has_same_actor (outer, inner))
    {
      g_hash_table_add (dropped, inner);
      list = g_hash_table_lookup (absorbed, outer);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (absorbed, outer, list);
        }
      g_ptr_array_add (list, inner);
      return;
    }
  /* Whoever comes up inside a quotation, or as "it" or as "the river" in what somebody else says,
   * is no speaker to quote. */
  if (outer->quotation == READOUT_QUOTATION_DIRECT || has_pronoun (report, inner) ||
      (covered < COVERED_MIN && !takes_a_side (inner) &&
       g_unichar_islower (g_utf8_get_char (readout_statement_get_actor (inner)->name))))
    {
      g_hash_table_add (dropped, inner);
      return;
    }
  if (covered < COVERED_MIN || !names_speaker (inner, outer))
    return;
  /* The sentence about the inner speaker names the outer one: "According to the Kremlin, Putin
   * asked …". A medium has no position of its own to lose by that. */
  if (kind == READOUT_ACTOR_MEDIA || kind == READOUT_ACTOR_DOCUMENT ||
      kind == READOUT_ACTOR_ANONYMOUS || (takes_a_side (inner) && !takes_a_side (outer)))
    g_hash_table_add (dropped, outer);
  else if (takes_a_side (inner) == takes_a_side (outer))
    g_hash_table_add (dropped, inner);
}

/* Finds the nests among the statements of one report. */
static void
reduce_nests (ReadoutReport *report,
              GPtrArray *statements,
              GHashTable *dropped,
              GHashTable *absorbed)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_extend (sorted, statements, NULL, NULL);
  g_ptr_array_sort (sorted, compare_extents);
  for (guint i = 0; i < sorted->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (sorted, i);
      ReadoutSpan extent = get_extent (statement);
      guint depth = 0;

      while (open->len > 0 &&
             get_extent (g_ptr_array_index (open, open->len - 1)).end <= extent.start)
        g_ptr_array_set_size (open, open->len - 1);
      for (guint j = open->len; j > 0 && depth < DEPTH_MAX; j--, depth++)
        {
          ReadoutStatement *outer = g_ptr_array_index (open, j - 1);
          ReadoutSpan content = readout_spans_get_extent (outer->content);

          if (extent.start >= content.start && extent.end <= content.end)
            reduce_pair (report, outer, statement, dropped, absorbed);
        }
      g_ptr_array_add (open, statement);
    }
}

/* The earlier of two reports carries the claim; where dates do not tell, the first. */
static gboolean
is_earlier (ReadoutReport *a, ReadoutReport *b)
{
  if (a->published == NULL || b->published == NULL)
    return FALSE;
  return strcmp (a->published, b->published) < 0;
}

static void
add_statement (GPtrArray *claims,
               ReadoutClaimIndex *index,
               ReadoutReport *report,
               ReadoutStatement *statement,
               GPtrArray *absorbed)
{
  g_autofree char *actor_key =
      readout_actor_names_dup_key (readout_statement_get_actor (statement));
  ReadoutClaim *claim = readout_claim_index_find (index, report, statement, actor_key);

  if (claim != NULL)
    {
      g_ptr_array_add (claim->statements, statement);
      if (is_earlier (report, claim->report))
        {
          claim->statements->pdata[claim->statements->len - 1] = claim->statement;
          claim->statements->pdata[0] = statement;
          claim->statement = statement;
          claim->report = report;
        }
    }
  else
    {
      claim = g_new0 (ReadoutClaim, 1);
      claim->statement = statement;
      claim->report = report;
      claim->statements = g_ptr_array_new ();
      claim->absorbed = g_ptr_array_new ();
      claim->actor_key = g_steal_pointer (&actor_key);
      claim->order = claims->len;
      g_ptr_array_add (claim->statements, statement);
      g_ptr_array_add (claims, claim);
    }
  readout_claim_index_add (index, claim);
  if (absorbed != NULL)
    for (guint i = 0; i < absorbed->len; i++)
      g_ptr_array_add (claim->absorbed, g_ptr_array_index (absorbed, i));
}

GPtrArray *
readout_claims_find (ReadoutSnapshot *snapshot)
{
  GPtrArray *claims;
  GPtrArray *statements;
  g_autoptr (ReadoutClaimIndex) index = NULL;
  g_autoptr (GHashTable) dropped = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) absorbed =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) of_report = g_ptr_array_new ();

  g_return_val_if_fail (snapshot != NULL, NULL);

  index = readout_claim_index_new (snapshot);
  claims = g_ptr_array_new_with_free_func (free_claim);
  statements = readout_snapshot_get_statements (snapshot);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutStatement *next =
          i + 1 < statements->len ? g_ptr_array_index (statements, i + 1) : NULL;

      if (is_wanted (snapshot, statement))
        g_ptr_array_add (of_report, statement);
      if (next == NULL || next->report_id != statement->report_id)
        {
          reduce_nests (readout_snapshot_get_report (snapshot, statement), of_report, dropped,
                        absorbed);
          g_ptr_array_set_size (of_report, 0);
        }
    }
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutReport *report = readout_snapshot_get_report (snapshot, statement);

      if (is_wanted (snapshot, statement) && !g_hash_table_contains (dropped, statement) &&
          report->text != NULL)
        add_statement (claims, index, report, statement, g_hash_table_lookup (absorbed, statement));
    }
  return claims;
}

static ReadoutPosition
find_side (GPtrArray *statements, gint64 topic_id, gboolean *about)
{
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStance *stance =
          readout_statement_get_stance (g_ptr_array_index (statements, i), topic_id);

      if (stance == NULL)
        continue;
      *about = TRUE;
      if (stance->position != READOUT_POSITION_NONE || stance->by_person)
        return stance->position;
    }
  return READOUT_POSITION_NONE;
}

ReadoutPosition
readout_claim_get_position (ReadoutClaim *claim, gint64 topic_id)
{
  ReadoutStance *own;
  gboolean about = FALSE;
  ReadoutPosition position;

  g_return_val_if_fail (claim != NULL, READOUT_POSITION_NONE);

  position = find_side (claim->statements, topic_id, &about);
  own = readout_statement_get_stance (claim->statement, topic_id);
  if (position != READOUT_POSITION_NONE || (own != NULL && own->by_person))
    return position;
  return find_side (claim->absorbed, topic_id, &about);
}

gboolean
readout_claim_is_about (ReadoutClaim *claim, gint64 topic_id)
{
  gboolean about = FALSE;

  g_return_val_if_fail (claim != NULL, FALSE);

  find_side (claim->statements, topic_id, &about);
  if (!about)
    find_side (claim->absorbed, topic_id, &about);
  return about;
}

guint
readout_claim_count_sources (ReadoutClaim *claim, ReadoutSnapshot *snapshot)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();

  g_return_val_if_fail (claim != NULL && snapshot != NULL, 0);

  for (guint i = 0; i < claim->statements->len; i++)
    g_ptr_array_add (
        reports, readout_snapshot_get_report (snapshot, g_ptr_array_index (claim->statements, i)));
  return readout_snapshot_count_sources (snapshot, reports);
}
