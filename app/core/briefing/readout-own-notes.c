/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Footnotes whose definitions a briefing has in its own text.
 */
#include "briefing/readout-own-notes.h"

#include <stdlib.h>
#include <string.h>

/* A stretch of a source that is written differently. */
typedef struct
{
  ReadoutSpan span;
  char *text;
} Edit;

/* What pasted text needs to fit. */
typedef struct
{
  ReadoutMarkdown *host;
  ReadoutMarkdown *pasted;
  GHashTable *taken;   /* set of folded keys of both */
  guint64 last_number; /* the greatest key that is a number */
  GHashTable *renamed; /* folded key → key */
  GArray *edits;       /* of Edit, in the order of the text */
  ReadoutKeptNoteFunc kept;
  gpointer kept_data;
} Merge;

static char *
fold (const char *key)
{
  return g_utf8_casefold (key, -1);
}

static void
clear_edit (gpointer data)
{
  g_free (((Edit *)data)->text);
}

/* The words of a definition on one line, for comparing and for lists. Owned by the caller. */
static char *
dup_note_words (ReadoutMarkdown *markdown, const ReadoutMarkdownNote *note)
{
  const char *source = readout_markdown_get_source (markdown, NULL);
  GString *words = g_string_new (NULL);
  gboolean space = FALSE;

  for (guint32 i = MIN (note->key_span.end + 2, note->span.end); i < note->span.end; i++)
    {
      if (g_ascii_isspace (source[i]))
        {
          space = words->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (words, ' ');
      space = FALSE;
      g_string_append_c (words, source[i]);
    }
  return g_string_free (words, FALSE);
}

static gboolean
has_same_words (ReadoutMarkdown *one,
                const ReadoutMarkdownNote *note,
                ReadoutMarkdown *other,
                const ReadoutMarkdownNote *other_note)
{
  g_autofree char *words = dup_note_words (one, note);
  g_autofree char *other_words = dup_note_words (other, other_note);

  return g_str_equal (words, other_words);
}

static void
take_key (Merge *merge, const char *key)
{
  char *end;
  guint64 number = g_ascii_strtoull (key, &end, 10);

  g_hash_table_add (merge->taken, fold (key));
  if (*end == '\0' && end != key && number < G_MAXUINT32)
    merge->last_number = MAX (merge->last_number, number);
}

static void
take_keys (Merge *merge, ReadoutMarkdown *markdown)
{
  GPtrArray *definitions = readout_markdown_get_definitions (markdown);
  GPtrArray *references = readout_markdown_get_references (markdown);

  for (guint i = 0; i < definitions->len; i++)
    take_key (merge, ((const ReadoutMarkdownNote *)g_ptr_array_index (definitions, i))->key);
  for (guint i = 0; i < references->len; i++)
    take_key (merge, ((const ReadoutMarkdownReference *)g_ptr_array_index (references, i))->key);
}

/* A key like @key that nothing has: the next number for a number. Owned by the caller. */
static char *
make_key (Merge *merge, const char *key)
{
  gboolean is_number = strspn (key, "0123456789") == strlen (key);

  for (guint n = 2;; n++)
    {
      g_autofree char *fresh = is_number
                                   ? g_strdup_printf ("%" G_GUINT64_FORMAT, ++merge->last_number)
                                   : g_strdup_printf ("%s-%u", key, n);
      g_autofree char *folded = fold (fresh);

      if (g_hash_table_contains (merge->taken, folded))
        continue;
      g_hash_table_add (merge->taken, g_steal_pointer (&folded));
      return g_steal_pointer (&fresh);
    }
}

static void
add_edit (GArray *edits, guint32 start, guint32 end, char *text)
{
  Edit edit = { { start, end }, text };

  g_array_append_val (edits, edit);
}

static int
compare_edits (gconstpointer a, gconstpointer b)
{
  const Edit *one = a;
  const Edit *other = b;

  return one->span.start < other->span.start ? -1 : one->span.start > other->span.start;
}

/* Copies [from, to) of @source with the edits in it; *@next is the first one to look at. */
static void
append_edited (
    GString *out, const char *source, guint32 from, guint32 to, GArray *edits, guint *next)
{
  for (; *next < edits->len; (*next)++)
    {
      const Edit *edit = &g_array_index (edits, Edit, *next);

      if (edit->span.start >= to)
        break;
      if (edit->span.start < from)
        continue;
      g_string_append_len (out, source + from, edit->span.start - from);
      g_string_append (out, edit->text);
      from = edit->span.end;
    }
  if (from < to)
    g_string_append_len (out, source + from, to - from);
}

/* The first of @edits that does not begin before @start. */
static guint
find_edit (GArray *edits, guint32 start)
{
  guint low = 0;
  guint high = edits->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (edits, Edit, middle).span.start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether a definition says what the project says of its key, although headline or outlet may be
 * called otherwise meanwhile: the same paragraph of the same page of the web, or of a report with
 * the same headline. */
static gboolean
is_kept_note (const char *words, const char *kept)
{
  static const char *const ends[] = { "<", ">", "“", "”" };
  const char *place = g_strrstr (words, "¶ ");
  const char *kept_place = g_strrstr (kept, "¶ ");

  if (g_str_equal (words, kept))
    return TRUE;
  if (place == NULL || kept_place == NULL ||
      strtoul (place + strlen ("¶ "), NULL, 10) != strtoul (kept_place + strlen ("¶ "), NULL, 10))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i += 2)
    {
      const char *start = strstr (words, ends[i]);
      const char *kept_start = strstr (kept, ends[i]);
      const char *end = start != NULL ? strstr (start, ends[i + 1]) : NULL;

      if (end != NULL && kept_start != NULL &&
          strncmp (start, kept_start, (gsize)(end - start) + strlen (ends[i + 1])) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What becomes of a definition that is pasted. */
typedef enum
{
  FATE_DROPPED,
  FATE_STAYS,
  FATE_RENAMED,
} Fate;

/* FALSE on error. */
static gboolean
choose_fate (Merge *merge, const ReadoutMarkdownNote *note, Fate *fate, GError **error)
{
  const ReadoutMarkdownNote *theirs = readout_markdown_find_note (merge->host, note->key);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *definition =
      merge->kept != NULL ? merge->kept (note->key, merge->kept_data, &local_error) : NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *fate = FATE_STAYS;
  if (theirs != NULL)
    *fate = has_same_words (merge->pasted, note, merge->host, theirs) ? FATE_DROPPED : FATE_RENAMED;
  else if (definition != NULL)
    {
      g_autofree char *words = dup_note_words (merge->pasted, note);
      const char *kept_words = strstr (definition, "]: ");

      *fate = is_kept_note (words, kept_words != NULL ? kept_words + 3 : definition) ? FATE_DROPPED
                                                                                     : FATE_RENAMED;
    }
  return TRUE;
}

/* Decides about each definition that is pasted. Returns a flag for each: whether it goes along;
 * NULL on error. */
static gboolean *
choose_definitions (Merge *merge, guint *n_renamed, GError **error)
{
  GPtrArray *definitions = readout_markdown_get_definitions (merge->pasted);
  g_autofree gboolean *goes = g_new0 (gboolean, definitions->len + 1);

  for (guint i = 0; i < definitions->len; i++)
    {
      const ReadoutMarkdownNote *note = g_ptr_array_index (definitions, i);
      const ReadoutMarkdownNote *first = readout_markdown_find_note (merge->pasted, note->key);
      Fate fate = FATE_RENAMED;
      char *fresh;

      if (note->is_duplicate)
        {
          if (has_same_words (merge->pasted, note, merge->pasted, first))
            continue;
        }
      else if (!choose_fate (merge, note, &fate, error))
        return NULL;
      goes[i] = fate != FATE_DROPPED;
      if (fate != FATE_RENAMED)
        continue;
      fresh = make_key (merge, note->key);
      add_edit (merge->edits, note->key_span.start, note->key_span.end, fresh);
      if (note->is_duplicate)
        continue;
      g_hash_table_insert (merge->renamed, fold (note->key), g_strdup (fresh));
      (*n_renamed)++;
    }
  return g_steal_pointer (&goes);
}

static void
rename_references (Merge *merge)
{
  GPtrArray *references = readout_markdown_get_references (merge->pasted);

  for (guint i = 0; i < references->len; i++)
    {
      const ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);
      g_autofree char *folded = fold (reference->key);
      const char *fresh = g_hash_table_lookup (merge->renamed, folded);

      if (fresh != NULL)
        add_edit (merge->edits, reference->span.start, reference->span.end,
                  g_strdup_printf ("[^%s]", fresh));
    }
}

/* The end of a definition with the blank lines behind it. */
static guint32
skip_blank (const char *source, gsize length, guint32 end)
{
  while (end < length && (source[end] == '\n' || source[end] == '\r'))
    end++;
  return end;
}

/* Appends a definition with nothing behind it. */
static void
append_note (GString *notes, const char *source, const ReadoutMarkdownNote *note, GArray *edits)
{
  guint next = find_edit (edits, note->span.start);

  if (notes->len > 0)
    g_string_append (notes, "\n\n");
  append_edited (notes, source, note->span.start, note->span.end, edits, &next);
  while (notes->len > 0 && g_ascii_isspace (notes->str[notes->len - 1]))
    g_string_truncate (notes, notes->len - 1);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static void
write_merged (Merge *merge, const gboolean *kept, ReadoutMergedNotes *merged)
{
  GPtrArray *definitions = readout_markdown_get_definitions (merge->pasted);
  gsize length;
  const char *source = readout_markdown_get_source (merge->pasted, &length);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GString) notes = g_string_new (NULL);
  guint32 from = 0;
  guint next = 0;

  for (guint i = 0; i < definitions->len; i++)
    {
      const ReadoutMarkdownNote *note = g_ptr_array_index (definitions, i);

      append_edited (body, source, from, note->span.start, merge->edits, &next);
      from = skip_blank (source, length, note->span.end);
      if (kept[i])
        append_note (notes, source, note, merge->edits);
    }
  append_edited (body, source, MIN (from, (guint32)length), (guint32)length, merge->edits, &next);
  if (definitions->len > 0 && from >= length)
    while (body->len > 0 && g_ascii_isspace (body->str[body->len - 1]))
      g_string_truncate (body, body->len - 1);
  merged->body = g_strdup (body->str);
  merged->notes = notes->len > 0 ? g_strdup (notes->str) : NULL;
}

ReadoutMergedNotes *
readout_own_notes_merge (
    const char *host, const char *pasted, ReadoutKeptNoteFunc kept, gpointer data, GError **error)
{
  g_autoptr (ReadoutMarkdown) host_parsed = NULL;
  g_autoptr (ReadoutMarkdown) parsed = NULL;
  g_autoptr (ReadoutMergedNotes) merged = g_new0 (ReadoutMergedNotes, 1);
  g_autofree gboolean *goes = NULL;
  Merge merge = { 0 };

  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (pasted != NULL, NULL);

  parsed = readout_markdown_new (pasted, -1, error);
  host_parsed = parsed != NULL ? readout_markdown_new (host, -1, error) : NULL;
  if (host_parsed == NULL)
    return NULL;
  merge.host = host_parsed;
  merge.pasted = parsed;
  merge.kept = kept;
  merge.kept_data = data;
  merge.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  merge.renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  merge.edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  g_array_set_clear_func (merge.edits, clear_edit);
  take_keys (&merge, host_parsed);
  take_keys (&merge, parsed);
  goes = choose_definitions (&merge, &merged->n_renamed, error);
  if (goes != NULL)
    {
      rename_references (&merge);
      g_array_sort (merge.edits, compare_edits);
      write_merged (&merge, goes, merged);
    }
  if (goes != NULL && is_blank (merged->body) && merged->notes != NULL)
    {
      /* Nothing but definitions: they are wanted where they are pasted. */
      g_free (merged->body);
      merged->body = g_steal_pointer (&merged->notes);
    }
  g_hash_table_unref (merge.taken);
  g_hash_table_unref (merge.renamed);
  g_array_unref (merge.edits);
  return goes != NULL ? g_steal_pointer (&merged) : NULL;
}

void
readout_merged_notes_free (ReadoutMergedNotes *merged)
{
  g_free (merged->body);
  g_free (merged->notes);
  g_free (merged);
}

char *
readout_own_notes_dup_definitions (const char *whole, const char *part, GError **error)
{
  g_autoptr (ReadoutMarkdown) part_parsed = NULL;
  g_autoptr (ReadoutMarkdown) whole_parsed = NULL;
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) no_edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  GPtrArray *references;

  g_return_val_if_fail (whole != NULL, NULL);
  g_return_val_if_fail (part != NULL, NULL);

  part_parsed = readout_markdown_new (part, -1, error);
  if (part_parsed == NULL)
    return NULL;
  references = readout_markdown_get_references (part_parsed);
  if (references->len == 0)
    return NULL;
  whole_parsed = readout_markdown_new (whole, -1, error);
  if (whole_parsed == NULL)
    return NULL;
  for (guint i = 0; i < references->len; i++)
    {
      const ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);
      ReadoutMarkdownNote *note = reference->note == NULL
                                      ? readout_markdown_find_note (whole_parsed, reference->key)
                                      : NULL;

      if (note != NULL && g_hash_table_add (seen, note))
        append_note (notes, readout_markdown_get_source (whole_parsed, NULL), note, no_edits);
    }
  return notes->len > 0 ? g_strdup (notes->str) : NULL;
}

void
readout_note_problem_free (ReadoutNoteProblem *problem)
{
  g_free (problem->key);
  g_free (problem->words);
  g_free (problem);
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const ReadoutNoteProblem *one = *(const ReadoutNoteProblem *const *)a;
  const ReadoutNoteProblem *other = *(const ReadoutNoteProblem *const *)b;

  return one->span.start < other->span.start ? -1 : one->span.start > other->span.start;
}

static void
add_problem (GPtrArray *problems,
             ReadoutNoteProblemKind kind,
             const char *key,
             char *words,
             ReadoutSpan span)
{
  ReadoutNoteProblem *problem = g_new0 (ReadoutNoteProblem, 1);

  problem->kind = kind;
  problem->key = g_strdup (key);
  problem->words = words;
  problem->span = span;
  g_ptr_array_add (problems, problem);
}

GPtrArray *
readout_own_notes_find_problems (ReadoutMarkdown *markdown,
                                 gboolean (*is_known) (const char *key, gpointer data),
                                 gpointer data)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_note_problem_free);
  GPtrArray *definitions;
  GPtrArray *references;

  g_return_val_if_fail (markdown != NULL, NULL);

  definitions = readout_markdown_get_definitions (markdown);
  references = readout_markdown_get_references (markdown);
  for (guint i = 0; i < definitions->len; i++)
    {
      const ReadoutMarkdownNote *note = g_ptr_array_index (definitions, i);

      if (note->is_duplicate || note->number == 0)
        add_problem (problems,
                     note->is_duplicate ? READOUT_NOTE_PROBLEM_DUPLICATE
                                        : READOUT_NOTE_PROBLEM_UNUSED,
                     note->key, dup_note_words (markdown, note), note->span);
    }
  for (guint i = 0; i < references->len; i++)
    {
      const ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);

      if (reference->note == NULL && (is_known == NULL || !is_known (reference->key, data)))
        add_problem (problems, READOUT_NOTE_PROBLEM_MISSING, reference->key, NULL, reference->span);
    }
  g_ptr_array_sort (problems, compare_problems);
  return problems;
}

/* The words of a further definition of an id, as a further paragraph of the first one. */
static void
append_paragraph (GString *words, const char *source, const ReadoutMarkdownNote *note)
{
  g_autofree char *text = g_strndup (source + note->key_span.end + 2,
                                     note->span.end - MIN (note->key_span.end + 2, note->span.end));

  g_string_append_printf (words, "\n\n    %s", g_strstrip (text));
}

/* The definitions that stay, by number, each with what is joined to it. */
static GString **
collect_notes (ReadoutMarkdown *markdown, guint *n_tidied)
{
  GPtrArray *definitions = readout_markdown_get_definitions (markdown);
  const char *source = readout_markdown_get_source (markdown, NULL);
  guint n_notes = readout_markdown_get_notes (markdown)->len;
  GString **notes = g_new0 (GString *, n_notes + 1);
  g_autoptr (GArray) no_edits = g_array_new (FALSE, FALSE, sizeof (Edit));

  for (guint i = 0; i < definitions->len; i++)
    {
      const ReadoutMarkdownNote *note = g_ptr_array_index (definitions, i);
      const ReadoutMarkdownNote *first = readout_markdown_find_note (markdown, note->key);

      if (note->number == 0)
        (*n_tidied)++;
      if (note->number > 0)
        {
          notes[note->number - 1] = g_string_new (NULL);
          append_note (notes[note->number - 1], source, note, no_edits);
        }
      else if (note->is_duplicate && first->number > 0 && notes[first->number - 1] != NULL &&
               !has_same_words (markdown, note, markdown, first))
        append_paragraph (notes[first->number - 1], source, note);
    }
  return notes;
}

char *
readout_own_notes_tidy (const char *markdown, guint *n_tidied, GError **error)
{
  g_autoptr (ReadoutMarkdown) parsed = NULL;
  g_autoptr (GString) tidy = g_string_new (NULL);
  GPtrArray *definitions;
  const char *source;
  gsize length;
  guint32 from = 0;
  guint next = 0;
  g_autofree GString **notes = NULL;
  g_autoptr (GArray) no_edits = g_array_new (FALSE, FALSE, sizeof (Edit));

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (n_tidied != NULL, NULL);

  *n_tidied = 0;
  parsed = readout_markdown_new (markdown, -1, error);
  if (parsed == NULL)
    return NULL;
  definitions = readout_markdown_get_definitions (parsed);
  if (definitions->len == 0)
    return g_strdup (markdown);
  source = readout_markdown_get_source (parsed, &length);
  for (guint i = 0; i < definitions->len; i++)
    {
      const ReadoutMarkdownNote *note = g_ptr_array_index (definitions, i);

      append_edited (tidy, source, from, note->span.start, no_edits, &next);
      from = skip_blank (source, length, note->span.end);
    }
  g_string_append (tidy, source + MIN (from, length));
  while (tidy->len > 0 && g_ascii_isspace (tidy->str[tidy->len - 1]))
    g_string_truncate (tidy, tidy->len - 1);
  notes = collect_notes (parsed, n_tidied);
  for (guint i = 0; notes[i] != NULL; i++)
    {
      g_string_append_printf (tidy, "\n\n%s", notes[i]->str);
      g_string_free (notes[i], TRUE);
    }
  g_string_append_c (tidy, '\n');
  return g_strdup (tidy->str);
}
