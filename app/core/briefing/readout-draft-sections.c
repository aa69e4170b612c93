/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the slots of a template become.
 */
#include "briefing/readout-draft-sections.h"

#include <string.h>

#include "briefing/readout-citation.h"

#define SENTENCES_MAX 6 /* of a paragraph */
#define KEY_POINTS_MAX 7
#define NOTE_CITATIONS_MAX 12

/* How many sentences apart in a group two that say the same are looked for. */
#define GROUP_REACH 12

/* The claims of one actor, in the order in which they are written. */
typedef struct
{
  GPtrArray *claims; /* of ReadoutClaim */
  guint order;       /* of the first of them */
} Group;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->claims);
  g_free (group);
}

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

/* --- Groups of claims ------------------------------------------------------------------------- */

static int
compare_published (ReadoutReport *a, ReadoutReport *b)
{
  if (a->published == NULL || b->published == NULL)
    return (a->published == NULL) - (b->published == NULL);
  return strcmp (a->published, b->published);
}

static int
compare_by_date (gconstpointer a, gconstpointer b)
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
  const Group *first = *(const Group *const *)a;
  const Group *second = *(const Group *const *)b;

  if (first->claims->len != second->claims->len)
    return first->claims->len > second->claims->len ? -1 : 1;
  return (first->order > second->order) - (first->order < second->order);
}

/* @claims by actor, whoever says most first; each actor's by date. */
static GPtrArray *
group_by_actor (GPtrArray *claims)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GHashTable) by_actor = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (claims, i);
      Group *group = g_hash_table_lookup (by_actor, claim->actor_key);

      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->claims = g_ptr_array_new ();
          group->order = i;
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_actor, claim->actor_key, group);
        }
      g_ptr_array_add (group->claims, claim);
    }
  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_sort (((Group *)g_ptr_array_index (groups, i))->claims, compare_by_date);
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

static ReadoutSentenceFlags
get_flags (ReadoutDraft *draft, ReadoutClaim *claim, gboolean begins)
{
  if (g_hash_table_add (draft->introduced, g_strdup (claim->actor_key)) || begins)
    return READOUT_SENTENCE_INTRODUCE;
  return 0;
}

/* Looks for a claim of @group whose sentence quotes the words of the @index-th: one is enough. */
static gboolean
is_quoted_elsewhere (ReadoutDraft *draft, Group *group, guint index, GArray *quoted, guint *where)
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

/* A paragraph or more for one actor. @passages: set of what other groups of the section quote
 * whole, added to: a sentence with two speakers is quoted once. */
static void
append_actor (ReadoutDraft *draft, GString *markdown, Group *group, GHashTable *passages)
{
  g_autoptr (GArray) quoted = g_array_new (FALSE, TRUE, sizeof (ReadoutSpan));
  g_autoptr (GPtrArray) citations = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < group->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (group->claims, i);
      ReadoutSpan span;
      g_autofree char *sentence =
          readout_sentence_writer_write (draft->writer, claim->statement, 0, &span);

      g_array_append_val (quoted, span);
      g_ptr_array_add (citations, g_string_new (NULL));
    }
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
  for (guint i = 0; i < group->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (group->claims, i);
      GString *cited = g_ptr_array_index (citations, i);
      guint other;

      if (!is_quoted_elsewhere (draft, group, i, quoted, &other) &&
          add_passage (passages, claim, g_array_index (quoted, ReadoutSpan, i)))
        {
          ReadoutSentenceFlags flags = get_flags (draft, claim, n % SENTENCES_MAX == 0);
          g_autofree char *sentence = NULL;

          if (n % SENTENCES_MAX % 2 == 1)
            flags |= READOUT_SENTENCE_ALSO;
          sentence = readout_sentence_writer_write (draft->writer, claim->statement, flags, NULL);
          g_string_append_printf (markdown, "%s%s%s",
                                  n == 0                   ? ""
                                  : n % SENTENCES_MAX == 0 ? "\n\n"
                                                           : " ",
                                  sentence, cited->str);
          n++;
        }
      g_string_free (cited, TRUE);
    }
  g_string_append (markdown, n > 0 ? "\n\n" : "");
}

static void
append_actors (ReadoutDraft *draft, GString *markdown, GPtrArray *claims)
{
  g_autoptr (GHashTable) passages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) groups = group_by_actor (claims);

  for (guint i = 0; i < groups->len; i++)
    append_actor (draft, markdown, g_ptr_array_index (groups, i), passages);
}

static void
append_heading (GString *markdown, guint level, const char *words)
{
  for (guint i = 0; i < level; i++)
    g_string_append_c (markdown, '#');
  g_string_append_printf (markdown, " %s\n\n", words);
}

/* Takes the line ends at the end off. */
static char *
finish (GString *markdown)
{
  while (markdown->len > 0 && markdown->str[markdown->len - 1] == '\n')
    g_string_truncate (markdown, markdown->len - 1);
  return g_string_free (markdown, FALSE);
}

/* --- Topics ----------------------------------------------------------------------------------- */

/* The topic under which a claim without a side is written: the first that it is about, unless it
 * takes a side towards another one. */
static gboolean
is_written_under (ReadoutDraft *draft, ReadoutClaim *claim, guint topic_index)
{
  GPtrArray *topics = readout_snapshot_get_topics (draft->snapshot);
  ReadoutProposition *topic = g_ptr_array_index (topics, topic_index);

  if (!readout_claim_is_about (claim, topic->id))
    return FALSE;
  if (readout_claim_get_position (claim, topic->id) != READOUT_POSITION_NONE)
    return TRUE;
  for (guint i = 0; i < topics->len; i++)
    {
      ReadoutProposition *other = g_ptr_array_index (topics, i);

      if (i < topic_index && readout_claim_is_about (claim, other->id))
        return FALSE;
      if (i != topic_index &&
          readout_claim_get_position (claim, other->id) != READOUT_POSITION_NONE)
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
find_claims_of (ReadoutDraft *draft, guint topic_index, ReadoutPosition position)
{
  GPtrArray *found = g_ptr_array_new ();
  ReadoutProposition *topic =
      g_ptr_array_index (readout_snapshot_get_topics (draft->snapshot), topic_index);

  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);

      if (is_written_under (draft, claim, topic_index) &&
          readout_claim_get_position (claim, topic->id) == position)
        g_ptr_array_add (found, claim);
    }
  return found;
}

static GPtrArray *
find_other_claims (ReadoutDraft *draft)
{
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *topics = readout_snapshot_get_topics (draft->snapshot);

  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);
      gboolean about = FALSE;

      for (guint j = 0; j < topics->len && !about; j++)
        about = readout_claim_is_about (claim,
                                        ((ReadoutProposition *)g_ptr_array_index (topics, j))->id);
      if (!about)
        g_ptr_array_add (found, claim);
    }
  return found;
}

char *
readout_draft_write_positions (ReadoutDraft *draft, guint level)
{
  static const struct
  {
    ReadoutPosition position;
    const char *words;
  } parts[] = {
    { READOUT_POSITION_SUPPORTS, "Supports" },
    { READOUT_POSITION_OPPOSES, "Opposes" },
    { READOUT_POSITION_NONE, "No clear position" },
  };
  GString *markdown = g_string_new (NULL);
  GPtrArray *topics;

  g_return_val_if_fail (draft != NULL, NULL);

  topics = readout_snapshot_get_topics (draft->snapshot);
  for (guint i = 0; i < topics->len; i++)
    {
      ReadoutProposition *topic = g_ptr_array_index (topics, i);
      g_autofree char *words = readout_citation_escape (topic->text);
      g_autofree char *courses = NULL;
      gboolean has_heading = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          g_autoptr (GPtrArray) claims = find_claims_of (draft, i, parts[j].position);

          if (claims->len == 0)
            continue;
          if (!has_heading)
            append_heading (markdown, level, words);
          has_heading = TRUE;
          append_heading (markdown, MIN (level + 1, 6), parts[j].words);
          append_actors (draft, markdown, claims);
        }
      courses = readout_draft_write_courses (draft, topic->id);
      if (*courses != '\0')
        {
          append_heading (markdown, MIN (level + 1, 6), "On both sides");
          g_string_append_printf (markdown, "%s\n\n", courses);
        }
    }
  return finish (markdown);
}

char *
readout_draft_write_other (ReadoutDraft *draft)
{
  g_autoptr (GPtrArray) claims = NULL;
  GString *markdown = g_string_new (NULL);

  g_return_val_if_fail (draft != NULL, NULL);

  claims = find_other_claims (draft);
  append_actors (draft, markdown, claims);
  return finish (markdown);
}

/* "the Kremlin,[^a] Vladimir Putin[^b]": each actor with one citation. */
static void
append_names (ReadoutDraft *draft, GString *markdown, const char *lead, GPtrArray *claims)
{
  g_autoptr (GPtrArray) groups = group_by_actor (claims);

  if (groups->len == 0)
    return;
  g_string_append (markdown, lead);
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);
      ReadoutClaim *claim = g_ptr_array_index (group->claims, 0);
      g_autofree char *name = readout_actor_names_dup (
          readout_sentence_writer_get_names (draft->writer), claim->statement,
          readout_statement_get_actor (claim->statement), 0);
      g_autofree char *citation = readout_draft_write_citations (draft, claim->statements, 1);

      g_string_append_printf (markdown, "%s%s%s%s", i > 0 ? " " : "", name,
                              i + 1 < groups->len ? "," : ".", citation);
    }
}

char *
readout_draft_write_summary (ReadoutDraft *draft)
{
  GString *markdown = g_string_new (NULL);
  GPtrArray *topics;

  g_return_val_if_fail (draft != NULL, NULL);

  topics = readout_snapshot_get_topics (draft->snapshot);
  for (guint i = 0; i < topics->len; i++)
    {
      ReadoutProposition *topic = g_ptr_array_index (topics, i);
      g_autoptr (GPtrArray) supports = find_claims_of (draft, i, READOUT_POSITION_SUPPORTS);
      g_autoptr (GPtrArray) opposes = find_claims_of (draft, i, READOUT_POSITION_OPPOSES);
      g_autofree char *words = readout_citation_escape (topic->text);

      if (supports->len + opposes->len == 0)
        continue;
      if (topics->len == 1)
        {
          append_names (draft, markdown, "- Supports: ", supports);
          g_string_append (markdown, supports->len > 0 ? "\n" : "");
          append_names (draft, markdown, "- Opposes: ", opposes);
        }
      else
        {
          g_string_append_printf (markdown, "- **%s** –", words);
          append_names (draft, markdown, " Supports: ", supports);
          append_names (draft, markdown, " Opposes: ", opposes);
        }
      g_string_append_c (markdown, '\n');
    }
  return finish (markdown);
}

/* --- Other orders ----------------------------------------------------------------------------- */

static gboolean
has_side (ReadoutDraft *draft, ReadoutClaim *claim)
{
  GPtrArray *topics = readout_snapshot_get_topics (draft->snapshot);

  for (guint i = 0; i < topics->len; i++)
    if (readout_claim_get_position (claim,
                                    ((ReadoutProposition *)g_ptr_array_index (topics, i))->id) !=
        READOUT_POSITION_NONE)
      return TRUE;
  return FALSE;
}

typedef struct
{
  ReadoutClaim *claim;
  guint n_reports;
  gboolean has_side;
  gboolean is_unnamed;
} Ranked;

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Ranked *first = a;
  const Ranked *second = b;

  if (first->n_reports != second->n_reports)
    return first->n_reports > second->n_reports ? -1 : 1;
  if (first->has_side != second->has_side)
    return first->has_side ? -1 : 1;
  if (first->is_unnamed != second->is_unnamed)
    return first->is_unnamed ? 1 : -1;
  return (first->claim->order > second->claim->order) -
         (first->claim->order < second->claim->order);
}

char *
readout_draft_write_key_points (ReadoutDraft *draft)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  g_autoptr (GHashTable) actors = g_hash_table_new (g_str_hash, g_str_equal);
  GString *markdown = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (draft != NULL, NULL);

  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);
      Ranked rank = {
        claim, readout_claim_count_sources (claim, draft->snapshot), has_side (draft, claim),
        readout_actor_names_is_unnamed (readout_statement_get_actor (claim->statement))
      };

      g_array_append_val (ranked, rank);
    }
  g_array_sort (ranked, compare_ranks);
  for (guint i = 0; i < ranked->len && n < KEY_POINTS_MAX; i++)
    {
      ReadoutClaim *claim = g_array_index (ranked, Ranked, i).claim;
      g_autofree char *sentence = NULL;

      /* One for each actor: seven lines of one spokesman are no overview. */
      if (!g_hash_table_add (actors, claim->actor_key))
        continue;
      sentence = readout_draft_write_claim (draft, claim, get_flags (draft, claim, TRUE));
      g_string_append_printf (markdown, "- %s\n", sentence);
      n++;
    }
  return finish (markdown);
}

static char *
dup_outlet_key (ReadoutReport *report)
{
  return report->outlet != NULL && *report->outlet != '\0' ? g_utf8_casefold (report->outlet, -1)
                                                           : g_strdup ("");
}

/* The claims in the order of outlets (most claims first, the unknown one last), then reports. */
typedef struct
{
  char *key;
  char *name; /* NULL for the unknown one */
  GPtrArray *claims;
  GPtrArray *copies; /* of ReadoutStatement: what it carries of claims that are written elsewhere */
  guint order;
} Outlet;

static void
free_outlet (gpointer data)
{
  Outlet *outlet = data;

  g_free (outlet->key);
  g_free (outlet->name);
  g_ptr_array_unref (outlet->claims);
  g_ptr_array_unref (outlet->copies);
  g_free (outlet);
}

static Outlet *
find_outlet (GPtrArray *outlets, GHashTable *by_key, ReadoutReport *report)
{
  g_autofree char *key = dup_outlet_key (report);
  Outlet *outlet = g_hash_table_lookup (by_key, key);

  if (outlet == NULL)
    {
      outlet = g_new0 (Outlet, 1);
      outlet->key = g_steal_pointer (&key);
      outlet->name = *outlet->key != '\0' ? g_strdup (report->outlet) : NULL;
      outlet->claims = g_ptr_array_new ();
      outlet->copies = g_ptr_array_new ();
      outlet->order = outlets->len;
      g_ptr_array_add (outlets, outlet);
      g_hash_table_insert (by_key, outlet->key, outlet);
    }
  return outlet;
}

static int
compare_outlets (gconstpointer a, gconstpointer b)
{
  const Outlet *first = *(const Outlet *const *)a;
  const Outlet *second = *(const Outlet *const *)b;

  if ((first->name == NULL) != (second->name == NULL))
    return first->name == NULL ? 1 : -1;
  if (first->claims->len != second->claims->len)
    return first->claims->len > second->claims->len ? -1 : 1;
  return (first->order > second->order) - (first->order < second->order);
}

/* The headline and the day, as a heading: headlines may be sentences. */
static void
append_report_heading (GString *markdown, ReadoutReport *report, guint level)
{
  g_autofree char *date = readout_citation_dup_date (report->published);
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  if (report->title != NULL && *report->title != '\0')
    title = readout_citation_escape (report->title);
  else if (report->path != NULL)
    {
      g_autofree char *base = g_path_get_basename (report->path);
      g_autofree char *valid = g_utf8_make_valid (base, -1);

      title = readout_citation_escape (valid);
    }
  words =
      g_strdup_printf ("%s, %s", title != NULL && *title != '\0' ? title : "Untitled report", date);
  append_heading (markdown, level, words);
}

static void
append_outlet (ReadoutDraft *draft, GString *markdown, Outlet *outlet, guint level)
{
  g_autofree char *name = outlet->name != NULL ? readout_citation_escape (outlet->name) : NULL;
  ReadoutReport *report = NULL;
  const char *last_actor = NULL;

  append_heading (markdown, level, name != NULL ? name : "Outlet not known");
  g_ptr_array_sort (outlet->claims, compare_by_date);
  for (guint i = 0; i < outlet->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (outlet->claims, i);
      gboolean same = g_strcmp0 (last_actor, claim->actor_key) == 0 && claim->report == report;
      g_autofree char *sentence = NULL;

      if (claim->report != report)
        {
          g_string_append (markdown, report != NULL ? "\n\n" : "");
          append_report_heading (markdown, claim->report, MIN (level + 1, 6));
          report = claim->report;
          last_actor = NULL;
        }
      sentence = readout_draft_write_claim (draft, claim,
                                            same ? READOUT_SENTENCE_ALSO
                                                 : get_flags (draft, claim, last_actor == NULL));
      g_string_append_printf (markdown, "%s%s",
                              same                 ? " "
                              : last_actor != NULL ? "\n\n"
                                                   : "",
                              sentence);
      last_actor = claim->actor_key;
    }
  g_string_append (markdown, outlet->claims->len > 0 ? "\n\n" : "");
  if (outlet->copies->len > 0)
    {
      g_autofree char *citations =
          readout_draft_write_citations (draft, outlet->copies, NOTE_CITATIONS_MAX);

      g_string_append_printf (
          markdown, "%s carries %u of the statements of other outlets word for word.%s\n\n",
          name != NULL ? name : "A report of unknown outlet", outlet->copies->len, citations);
    }
}

char *
readout_draft_write_press_review (ReadoutDraft *draft, guint level)
{
  g_autoptr (GPtrArray) outlets = g_ptr_array_new_with_free_func (free_outlet);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  GString *markdown = g_string_new (NULL);

  g_return_val_if_fail (draft != NULL, NULL);

  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);
      Outlet *outlet = find_outlet (outlets, by_key, claim->report);

      g_ptr_array_add (outlet->claims, claim);
      for (guint j = 1; j < claim->statements->len; j++)
        {
          ReadoutStatement *copy = g_ptr_array_index (claim->statements, j);
          Outlet *other =
              find_outlet (outlets, by_key, readout_snapshot_get_report (draft->snapshot, copy));

          if (other != outlet)
            g_ptr_array_add (other->copies, copy);
        }
    }
  g_ptr_array_sort (outlets, compare_outlets);
  for (guint i = 0; i < outlets->len; i++)
    append_outlet (draft, markdown, g_ptr_array_index (outlets, i), level);
  return finish (markdown);
}

char *
readout_draft_write_timeline (ReadoutDraft *draft, guint level)
{
  g_autoptr (GPtrArray) claims = NULL;
  g_autofree char *day = NULL;
  GString *markdown = g_string_new (NULL);

  g_return_val_if_fail (draft != NULL, NULL);

  claims = g_ptr_array_new ();
  g_ptr_array_extend (claims, draft->claims, NULL, NULL);
  g_ptr_array_sort (claims, compare_by_date);
  for (guint i = 0; i < claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (claims, i);
      g_autofree char *date = readout_citation_dup_date (claim->report->published);
      g_autofree char *sentence = NULL;

      if (g_strcmp0 (day, date) != 0)
        {
          if (day != NULL)
            g_string_append_c (markdown, '\n');
          append_heading (markdown, level, strcmp (date, "undated") == 0 ? "Undated" : date);
          g_free (day);
          day = g_steal_pointer (&date);
        }
      sentence = readout_draft_write_claim (draft, claim, get_flags (draft, claim, TRUE));
      g_string_append_printf (markdown, "- %s\n", sentence);
    }
  return finish (markdown);
}

/* Whether nobody whom the reports name stands behind the claim. */
static gboolean
is_unnamed (ReadoutClaim *claim)
{
  for (guint i = 0; i < claim->statements->len; i++)
    if (!readout_actor_names_is_unnamed (
            readout_statement_get_actor (g_ptr_array_index (claim->statements, i))))
      return FALSE;
  return TRUE;
}

char *
readout_draft_write_unnamed (ReadoutDraft *draft)
{
  GString *markdown = g_string_new (NULL);

  g_return_val_if_fail (draft != NULL, NULL);

  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);
      g_autofree char *sentence = NULL;

      if (!is_unnamed (claim))
        continue;
      sentence = readout_draft_write_claim (draft, claim, READOUT_SENTENCE_INTRODUCE);
      g_string_append_printf (markdown, "- %s\n", sentence);
    }
  return finish (markdown);
}
