/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims with their citations, in paragraphs by actor.
 */
#include "briefing/readout-draft-groups.h"

#include <string.h>

#define SENTENCES_MAX 6 /* of a paragraph */

/* How many sentences apart in a group two that say the same are looked for. */
#define GROUP_REACH 12

ReadoutDraft *
readout_draft_new (ReadoutSnapshot *snapshot)
{
  ReadoutDraft *draft;

  g_return_val_if_fail (snapshot != NULL, NULL);

  draft = g_new0 (ReadoutDraft, 1);
  draft->snapshot = readout_snapshot_ref (snapshot);
  draft->claims = readout_claims_find (snapshot);
  draft->writer = readout_sentence_writer_new (snapshot);
  draft->introduced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return draft;
}

void
readout_draft_free (ReadoutDraft *draft)
{
  g_hash_table_unref (draft->introduced);
  readout_sentence_writer_free (draft->writer);
  g_ptr_array_unref (draft->claims);
  readout_snapshot_unref (draft->snapshot);
  g_free (draft);
}

static void
free_group (gpointer data)
{
  ReadoutDraftGroup *group = data;

  g_ptr_array_unref (group->claims);
  g_free (group);
}

char *
readout_draft_write_citations (ReadoutDraft *draft, GPtrArray *statements, guint max)
{
  GString *citations = g_string_new (NULL);

  g_return_val_if_fail (draft != NULL, NULL);

  for (guint i = 0; i < statements->len && i < max; i++)
    g_string_append_printf (
        citations, "[^%s]",
        readout_snapshot_get_key (draft->snapshot, g_ptr_array_index (statements, i)));
  return g_string_free (citations, FALSE);
}

char *
readout_draft_write_claim (ReadoutDraft *draft, ReadoutClaim *claim, ReadoutSentenceFlags flags)
{
  g_autofree char *sentence = NULL;
  g_autofree char *citations = NULL;

  g_return_val_if_fail (draft != NULL, NULL);
  g_return_val_if_fail (claim != NULL, NULL);

  sentence = readout_sentence_writer_write (draft->writer, claim->statement, flags, NULL);
  citations = readout_draft_write_citations (draft, claim->statements, G_MAXUINT);
  return g_strconcat (sentence, citations, NULL);
}

static int
compare_published (ReadoutReport *a, ReadoutReport *b)
{
  if (a->published == NULL || b->published == NULL)
    return (a->published == NULL) - (b->published == NULL);
  return strcmp (a->published, b->published);
}

int
readout_draft_compare_by_date (gconstpointer a, gconstpointer b)
{
  const ReadoutClaim *first = *(const ReadoutClaim *const *)a;
  const ReadoutClaim *second = *(const ReadoutClaim *const *)b;
  int order =
      first->report != second->report ? compare_published (first->report, second->report) : 0;

  return order != 0 ? order : (first->order > second->order) - (first->order < second->order);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const ReadoutDraftGroup *first = *(const ReadoutDraftGroup *const *)a;
  const ReadoutDraftGroup *second = *(const ReadoutDraftGroup *const *)b;

  if (first->claims->len != second->claims->len)
    return first->claims->len > second->claims->len ? -1 : 1;
  return (first->order > second->order) - (first->order < second->order);
}

GPtrArray *
readout_draft_group_by_actor (GPtrArray *claims)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GHashTable) by_actor = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (claims, i);
      ReadoutDraftGroup *group = g_hash_table_lookup (by_actor, claim->actor_key);

      if (group == NULL)
        {
          group = g_new0 (ReadoutDraftGroup, 1);
          group->claims = g_ptr_array_new ();
          group->order = i;
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_actor, claim->actor_key, group);
        }
      g_ptr_array_add (group->claims, claim);
    }
  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_sort (((ReadoutDraftGroup *)g_ptr_array_index (groups, i))->claims,
                      readout_draft_compare_by_date);
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

ReadoutSentenceFlags
readout_draft_get_flags (ReadoutDraft *draft, ReadoutClaim *claim, gboolean begins)
{
  if (g_hash_table_add (draft->introduced, g_strdup (claim->actor_key)) || begins)
    return READOUT_SENTENCE_INTRODUCE;
  return 0;
}

/* Looks for a claim of @group whose sentence quotes the words of the @index-th: one is enough. */
static gboolean
is_quoted_elsewhere (
    ReadoutDraft *draft, ReadoutDraftGroup *group, guint index, GArray *quoted, guint *where)
{
  ReadoutClaim *claim = g_ptr_array_index (group->claims, index);
  ReadoutSpan own = g_array_index (quoted, ReadoutSpan, index);
  ReadoutSpan content = readout_spans_get_extent (claim->statement->content);

  for (guint i = index > GROUP_REACH ? index - GROUP_REACH : 0;
       i < group->claims->len && i < index + GROUP_REACH; i++)
    {
      ReadoutClaim *other = g_ptr_array_index (group->claims, i);
      ReadoutSpan span = g_array_index (quoted, ReadoutSpan, i);

      if (i == index || other->report != claim->report || content.start < span.start ||
          content.end > span.end)
        continue;
      /* Of two that quote each other the wider goes, of the same the first. */
      if (own.end - own.start > span.end - span.start ||
          (own.start == span.start && own.end == span.end && i > index))
        continue;
      *where = i;
      return TRUE;
    }
  return FALSE;
}

/* Whether @span, if it is a passage that is quoted whole, is new. */
static gboolean
add_passage (GHashTable *passages, ReadoutClaim *claim, ReadoutSpan span)
{
  if (span.end <= span.start)
    return TRUE;
  return g_hash_table_add (
      passages, g_strdup_printf ("%p %u %u", (gpointer)claim->report, span.start, span.end));
}

/* The citations of each claim of @group: of one whose words another quotes, they stand there. */
static GPtrArray *
gather_citations (ReadoutDraft *draft, ReadoutDraftGroup *group, GArray *quoted)
{
  GPtrArray *citations = g_ptr_array_new ();

  for (guint i = 0; i < group->claims->len; i++)
    g_ptr_array_add (citations, g_string_new (NULL));
  for (guint i = 0; i < group->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (group->claims, i);
      g_autofree char *own = readout_draft_write_citations (draft, claim->statements, G_MAXUINT);
      guint where = i;

      for (guint hops = 0; hops < GROUP_REACH; hops++)
        if (!is_quoted_elsewhere (draft, group, where, quoted, &where))
          break;
      if (where == i)
        g_string_prepend (g_ptr_array_index (citations, i), own);
      else
        g_string_append (g_ptr_array_index (citations, where), own);
    }
  return citations;
}

char *
readout_draft_write_group (ReadoutDraft *draft,
                           ReadoutDraftGroup *group,
                           GHashTable *passages,
                           guint per_paragraph)
{
  g_autoptr (GArray) quoted = g_array_new (FALSE, TRUE, sizeof (ReadoutSpan));
  g_autoptr (GPtrArray) citations = NULL;
  GString *markdown;
  guint n = 0;

  g_return_val_if_fail (draft != NULL && group != NULL && passages != NULL, NULL);

  markdown = g_string_new (NULL);
  for (guint i = 0; i < group->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (group->claims, i);
      ReadoutSpan span;
      g_autofree char *sentence =
          readout_sentence_writer_write (draft->writer, claim->statement, 0, &span);

      g_array_append_val (quoted, span);
    }
  citations = gather_citations (draft, group, quoted);
  for (guint i = 0; i < group->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (group->claims, i);
      GString *cited = g_ptr_array_index (citations, i);
      guint place = per_paragraph > 0 ? n % per_paragraph : n;
      guint other;

      if (!is_quoted_elsewhere (draft, group, i, quoted, &other) &&
          add_passage (passages, claim, g_array_index (quoted, ReadoutSpan, i)))
        {
          ReadoutSentenceFlags flags = readout_draft_get_flags (draft, claim, place == 0);
          g_autofree char *sentence = NULL;

          if (place % 2 == 1)
            flags |= READOUT_SENTENCE_ALSO;
          sentence = readout_sentence_writer_write (draft->writer, claim->statement, flags, NULL);
          g_string_append_printf (markdown, "%s%s%s",
                                  n == 0       ? ""
                                  : place == 0 ? "\n\n"
                                               : " ",
                                  sentence, cited->str);
          n++;
        }
      g_string_free (cited, TRUE);
    }
  return g_string_free (markdown, FALSE);
}

GHashTable *
readout_draft_new_passages (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
readout_draft_append_actors (ReadoutDraft *draft, GString *markdown, GPtrArray *claims)
{
  g_autoptr (GHashTable) passages = readout_draft_new_passages ();
  g_autoptr (GPtrArray) groups = NULL;

  g_return_if_fail (draft != NULL && markdown != NULL && claims != NULL);

  groups = readout_draft_group_by_actor (claims);
  for (guint i = 0; i < groups->len; i++)
    {
      g_autofree char *sentences =
          readout_draft_write_group (draft, g_ptr_array_index (groups, i), passages, SENTENCES_MAX);

      g_string_append_printf (markdown, "%s%s", sentences, *sentences != '\0' ? "\n\n" : "");
    }
}

gboolean
readout_draft_is_unnamed (ReadoutClaim *claim)
{
  g_return_val_if_fail (claim != NULL, FALSE);

  for (guint i = 0; i < claim->statements->len; i++)
    if (!readout_actor_names_is_unnamed (
            readout_statement_get_actor (g_ptr_array_index (claim->statements, i))))
      return FALSE;
  return TRUE;
}

gboolean
readout_draft_has_side (ReadoutDraft *draft, ReadoutClaim *claim)
{
  GPtrArray *topics;

  g_return_val_if_fail (draft != NULL && claim != NULL, FALSE);

  topics = readout_snapshot_get_topics (draft->snapshot);
  for (guint i = 0; i < topics->len; i++)
    if (readout_claim_get_position (claim,
                                    ((ReadoutProposition *)g_ptr_array_index (topics, i))->id) !=
        READOUT_POSITION_NONE)
      return TRUE;
  return FALSE;
}

void
readout_draft_append_heading (GString *markdown, guint level, const char *words)
{
  for (guint i = 0; i < level; i++)
    g_string_append_c (markdown, '#');
  g_string_append_printf (markdown, " %s\n\n", words);
}

char *
readout_draft_finish (GString *markdown)
{
  while (markdown->len > 0 && markdown->str[markdown->len - 1] == '\n')
    g_string_truncate (markdown, markdown->len - 1);
  return g_string_free (markdown, FALSE);
}
