/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the person says contradicts each other, whoever said it.
 */
#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-draft-groups.h"

static gboolean
has_statement (ReadoutClaim *claim, gint64 id)
{
  for (guint i = 0; i < claim->statements->len; i++)
    if (((ReadoutStatement *)g_ptr_array_index (claim->statements, i))->id == id)
      return TRUE;
  for (guint i = 0; i < claim->absorbed->len; i++)
    if (((ReadoutStatement *)g_ptr_array_index (claim->absorbed, i))->id == id)
      return TRUE;
  return FALSE;
}

/* The id of a statement → the claim that says it. */
static void
index_statements (GHashTable *index, ReadoutClaim *claim, GPtrArray *statements)
{
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      g_hash_table_insert (index, &statement->id, claim);
    }
}

static GHashTable *
index_claims (ReadoutDraft *draft)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);

      index_statements (index, claim, claim->statements);
      index_statements (index, claim, claim->absorbed);
    }
  return index;
}

/* The first topic that both claims are about, else that one of them is about; 0 for none. */
static gint64
find_topic (ReadoutDraft *draft, ReadoutClaim *claim, ReadoutClaim *other)
{
  GPtrArray *topics = readout_snapshot_get_topics (draft->snapshot);
  gint64 of_one = 0;

  for (guint i = 0; i < topics->len; i++)
    {
      gint64 id = ((const ReadoutProposition *)g_ptr_array_index (topics, i))->id;
      gboolean is_about = readout_claim_is_about (claim, id);
      gboolean is_other_about = readout_claim_is_about (other, id);

      if (is_about && is_other_about)
        return id;
      if ((is_about || is_other_about) && of_one == 0)
        of_one = id;
    }
  return of_one;
}

/* "Otto Berg said in a report of 3 March 2024" */
static char *
write_what (ReadoutDraft *draft, ReadoutClaim *claim)
{
  g_autofree char *name =
      readout_actor_names_dup (readout_sentence_writer_get_names (draft->writer), claim->statement,
                               readout_statement_get_actor (claim->statement), 0);
  g_autofree char *date = readout_citation_dup_date (claim->report->published);
  gboolean dated = claim->report->published != NULL && strcmp (date, "undated") != 0;

  return g_strdup_printf ("%s said%s%s", name, dated ? " in a report of " : "", dated ? date : "");
}

static void
append (ReadoutDraft *draft, GString *markdown, ReadoutClaim *claim, ReadoutClaim *other)
{
  gboolean turned = readout_draft_compare_by_date (&claim, &other) > 0;
  ReadoutClaim *first = turned ? other : claim;
  ReadoutClaim *second = turned ? claim : other;
  g_autofree char *earlier = write_what (draft, first);
  g_autofree char *later = write_what (draft, second);
  g_autofree char *cited = readout_draft_write_citations (draft, first->statements, 1);
  g_autofree char *then_cited = readout_draft_write_citations (draft, second->statements, 1);

  g_string_append_printf (markdown, "%sWhat %s%s contradicts what %s.%s",
                          markdown->len > 0 ? " " : "", earlier, cited, later, then_cited);
}

char *
readout_draft_write_contradictions (ReadoutDraft *draft, gint64 topic_id)
{
  g_autoptr (GHashTable) index = NULL;
  GString *markdown = g_string_new (NULL);
  GArray *contradictions;

  g_return_val_if_fail (draft != NULL, NULL);

  contradictions = readout_snapshot_get_contradictions (draft->snapshot);
  if (contradictions->len > 0)
    index = index_claims (draft);
  for (guint i = 0; i < contradictions->len; i++)
    {
      const ReadoutContradiction *linked = &g_array_index (contradictions, ReadoutContradiction, i);
      ReadoutClaim *claim = g_hash_table_lookup (index, &linked->statement_id);
      ReadoutClaim *other = g_hash_table_lookup (index, &linked->other_id);

      if (!linked->refused && claim != NULL && other != NULL && claim != other &&
          find_topic (draft, claim, other) == topic_id)
        append (draft, markdown, claim, other);
    }
  return g_string_free (markdown, FALSE);
}

gboolean
readout_draft_is_refused (ReadoutDraft *draft, ReadoutClaim *claim, ReadoutClaim *other)
{
  GArray *contradictions;

  g_return_val_if_fail (draft != NULL, FALSE);

  contradictions = readout_snapshot_get_contradictions (draft->snapshot);
  for (guint i = 0; i < contradictions->len; i++)
    {
      const ReadoutContradiction *linked = &g_array_index (contradictions, ReadoutContradiction, i);

      if (linked->refused && ((has_statement (claim, linked->statement_id) &&
                               has_statement (other, linked->other_id)) ||
                              (has_statement (claim, linked->other_id) &&
                               has_statement (other, linked->statement_id))))
        return TRUE;
    }
  return FALSE;
}
