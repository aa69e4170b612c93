/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes the definitions of citations out of a briefing that comes back.
 */
#include "briefing/readout-definitions.h"

#include <string.h>

#include "briefing/readout-definitions-private.h"

/* A note with less of the words of ours is another one. */
#define SHARE_OF_SAME 0.6

typedef enum
{
  NOTE_OWN,     /* the person's, or a duplicate: stays */
  NOTE_OURS,    /* says what we would write */
  NOTE_EDITED,  /* nearly */
  NOTE_OTHER,   /* the key is known here, the note is of something else */
  NOTE_UNKNOWN, /* the key is not known here */
} NoteKind;

typedef struct
{
  const char *source;
  gsize length;
  gsize open_block; /* where it begins */
  ReadoutMarkdown *parsed;
  NoteKind *kinds;     /* by definition */
  GHashTable *renamed; /* folded key → new key, both owned */
  ReadoutOpened *opened;
} Removal;

/* A stretch of the source and what takes its place. */
typedef struct
{
  gsize start;
  gsize end;
  char *text; /* owned */
} Edit;

static void
clear_edit (gpointer data)
{
  g_free (((Edit *)data)->text);
}

/* Whether a note is a paragraph, as ours are, with nothing hidden in it. Appends its words, and
 * where its links lead to. */
static gboolean
read_note (ReadoutMarkdown *parsed, ReadoutMarkdownNote *note, GString *plain)
{
  cmark_node *paragraph = cmark_node_first_child (note->blocks);
  g_autofree char *text = NULL;
  cmark_iter *iter;
  gboolean is_plain = TRUE;

  if (paragraph == NULL || cmark_node_next (paragraph) != NULL ||
      cmark_node_get_type (paragraph) != CMARK_NODE_PARAGRAPH)
    return FALSE;
  text = readout_markdown_dup_text (parsed, paragraph, NULL);
  g_string_append (plain, text);
  iter = cmark_iter_new (paragraph);
  while (cmark_iter_next (iter) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (cmark_node_get_type (node) == CMARK_NODE_LINK)
        g_string_append_printf (plain, " %s", cmark_node_get_url (node));
      is_plain &= cmark_node_get_type (node) != CMARK_NODE_HTML_INLINE &&
                  cmark_node_get_type (node) != CMARK_NODE_IMAGE &&
                  cmark_node_get_type (node) != CMARK_NODE_CUSTOM_INLINE;
    }
  cmark_iter_free (iter);
  return is_plain;
}

/* The words of a note: how it is wrapped, quoted and set makes no difference. NULL-terminated. */
static GStrv
split_words (ReadoutMarkdown *parsed, ReadoutMarkdownNote *note, gboolean *is_plain)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv kept;

  *is_plain = read_note (parsed, note, plain);
  for (char *at = plain->str; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isalnum (g_utf8_get_char (at)) && g_utf8_get_char (at) != 0xB6)
      memset (at, ' ', g_utf8_next_char (at) - at);
  words = g_strsplit (plain->str, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  kept = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return kept;
}

/* How much of the words of the longer list the other one has, 0 to 1. */
static double
compare_words (GStrv words, GStrv other)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_words = g_strv_length (words);
  guint n_other = g_strv_length (other);
  guint n_same = 0;

  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_insert (
        counts, words[i],
        GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, words[i])) + 1));
  for (guint i = 0; other[i] != NULL; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, other[i]));

      if (n == 0)
        continue;
      g_hash_table_insert (counts, other[i], GUINT_TO_POINTER (n - 1));
      n_same++;
    }
  return n_words + n_other > 0 ? (double)n_same / MAX (n_words, n_other) : 1;
}

/* How @note compares with what we would write. */
static NoteKind
compare_note (Removal *removal, ReadoutMarkdownNote *note, const char *definition)
{
  const char *written = removal->source + note->span.start;
  gsize length = note->span.end - note->span.start;
  g_autofree char *text = NULL;
  g_autoptr (ReadoutMarkdown) ours = NULL;
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) our_words = NULL;
  gboolean is_plain;
  gboolean is_ours_plain;

  if (strlen (definition) == length && memcmp (written, definition, length) == 0)
    return NOTE_OURS;
  ours = readout_markdown_new (definition, -1, NULL);
  if (ours == NULL || readout_markdown_get_definitions (ours)->len == 0)
    return NOTE_OTHER;
  words = split_words (removal->parsed, note, &is_plain);
  our_words = split_words (ours, g_ptr_array_index (readout_markdown_get_definitions (ours), 0),
                           &is_ours_plain);
  if (is_plain && is_ours_plain &&
      g_strv_equal ((const char *const *)words, (const char *const *)our_words))
    return NOTE_OURS;
  /* What names no paragraph was not written by Readout, of whatever project. */
  return compare_words (words, our_words) >= SHARE_OF_SAME ||
                 !g_strv_contains ((const char *const *)words, "¶")
             ? NOTE_EDITED
             : NOTE_OTHER;
}

static gboolean
judge_note (Removal *removal,
            ReadoutMarkdownNote *note,
            NoteKind *kind,
            ReadoutDefinitionFunc lookup,
            gpointer data,
            GError **error)
{
  g_autofree char *definition = NULL;
  g_autoptr (GError) problem = NULL;

  *kind = NOTE_OWN;
  if (note->is_duplicate || !readout_markdown_is_citation_key (note->key))
    return TRUE;
  definition = lookup (note->key, data, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  *kind = definition != NULL ? compare_note (removal, note, definition) : NOTE_UNKNOWN;
  if (*kind == NOTE_OURS || *kind == NOTE_EDITED)
    g_ptr_array_add (removal->opened->linked, g_strdup (note->key));
  removal->opened->n_edited += *kind == NOTE_EDITED;
  removal->opened->n_renamed += *kind == NOTE_OTHER;
  removal->opened->n_unknown += *kind == NOTE_UNKNOWN;
  return TRUE;
}

/* A key like @key that neither the project nor the text has. */
static gboolean
choose_key (
    Removal *removal, const char *key, ReadoutDefinitionFunc lookup, gpointer data, GError **error)
{
  for (guint i = 2;; i++)
    {
      g_autofree char *candidate = g_strdup_printf ("%s-other%u", key, i - 1);
      g_autoptr (GError) problem = NULL;
      g_autofree char *definition = lookup (candidate, data, &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (definition == NULL && readout_markdown_find_note (removal->parsed, candidate) == NULL)
        {
          g_hash_table_insert (removal->renamed, g_utf8_casefold (key, -1),
                               g_steal_pointer (&candidate));
          return TRUE;
        }
    }
}

static gboolean
judge_notes (Removal *removal,
             ReadoutDefinitionFunc lookup,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  GPtrArray *definitions = readout_markdown_get_definitions (removal->parsed);

  for (guint i = 0; i < definitions->len; i++)
    {
      ReadoutMarkdownNote *note = g_ptr_array_index (definitions, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !judge_note (removal, note, &removal->kinds[i], lookup, data, error))
        return FALSE;
      if (removal->kinds[i] == NOTE_OTHER && !choose_key (removal, note->key, lookup, data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_white (const char *source, gsize start, gsize end)
{
  for (gsize i = start; i < end; i++)
    if (!g_ascii_isspace (source[i]))
      return FALSE;
  return TRUE;
}

/* How many of @n_ends line ends before the last definitions are the text's own. */
static gsize
count_own_ends (gsize n_ends)
{
  return n_ends >= 4 ? n_ends - 2 : n_ends == 3 ? 0 : MIN (n_ends, 1);
}

/* The edit that takes out the definitions from @start to @end. */
static Edit
make_removal (Removal *removal, gsize start, gsize end)
{
  const char *source = removal->source;
  Edit edit = { start, end, NULL };
  gsize n_ends = 0;

  while (edit.start > 0 && source[edit.start - 1] == ' ')
    edit.start--;
  while (edit.end < removal->length && source[edit.end] != '\n')
    edit.end++;
  edit.end = MIN (edit.end + 1, removal->length);
  while (n_ends < edit.start && source[edit.start - 1 - n_ends] == '\n')
    n_ends++;

  if (is_white (source, edit.end, removal->length))
    {
      edit.end = removal->length;
      edit.start -= n_ends - count_own_ends (n_ends);
    }
  else if (edit.end + 1 == removal->open_block && source[edit.end] == '\n' && n_ends >= 1)
    {
      /* As readout_definitions_append() puts them before an open block. */
      edit.start--;
      edit.end++;
    }
  else if (n_ends >= 2 || edit.start == 0)
    while (edit.end < removal->length && (source[edit.end] == '\n' || source[edit.end] == '\r'))
      edit.end++;
  return edit;
}

static void
add_removals (Removal *removal, GArray *edits)
{
  GPtrArray *definitions = readout_markdown_get_definitions (removal->parsed);

  for (guint i = 0; i < definitions->len; i++)
    {
      ReadoutMarkdownNote *first = g_ptr_array_index (definitions, i);
      ReadoutMarkdownNote *last = first;
      Edit edit;

      if (removal->kinds[i] != NOTE_OURS)
        continue;
      while (i + 1 < definitions->len && removal->kinds[i + 1] == NOTE_OURS)
        {
          ReadoutMarkdownNote *next = g_ptr_array_index (definitions, i + 1);

          if (!is_white (removal->source, last->span.end, next->span.start))
            break;
          last = next;
          i++;
        }
      edit = make_removal (removal, first->span.start, last->span.end);
      g_array_append_val (edits, edit);
    }
}

static void
add_rename (Removal *removal, GArray *edits, const char *key, gsize start, gsize end)
{
  g_autofree char *folded = g_utf8_casefold (key, -1);
  const char *name = g_hash_table_lookup (removal->renamed, folded);
  Edit edit = { start, end, NULL };

  if (name == NULL)
    return;
  edit.text = g_strdup (name);
  g_array_append_val (edits, edit);
}

static void
add_renames (Removal *removal, GArray *edits)
{
  GPtrArray *definitions = readout_markdown_get_definitions (removal->parsed);
  GPtrArray *references = readout_markdown_get_references (removal->parsed);

  if (g_hash_table_size (removal->renamed) == 0)
    return;
  for (guint i = 0; i < definitions->len; i++)
    {
      ReadoutMarkdownNote *note = g_ptr_array_index (definitions, i);

      add_rename (removal, edits, note->key, note->key_span.start, note->key_span.end);
    }
  for (guint i = 0; i < references->len; i++)
    {
      ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);

      add_rename (removal, edits, reference->key, reference->span.start + 2,
                  reference->span.end - 1);
    }
}

static int
compare_edits (gconstpointer a, gconstpointer b)
{
  const Edit *first = a;
  const Edit *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

static char *
apply_edits (Removal *removal, GArray *edits)
{
  GString *text = g_string_sized_new (removal->length);
  gsize at = 0;

  g_array_sort (edits, compare_edits);
  for (guint i = 0; i < edits->len; i++)
    {
      const Edit *edit = &g_array_index (edits, Edit, i);

      /* A reference within a definition that goes is gone. */
      if (edit->start < at)
        continue;
      g_string_append_len (text, removal->source + at, edit->start - at);
      if (edit->text != NULL)
        g_string_append (text, edit->text);
      at = edit->end;
    }
  g_string_append_len (text, removal->source + at, removal->length - at);
  return g_string_free (text, FALSE);
}

void
readout_opened_free (ReadoutOpened *opened)
{
  g_free (opened->markdown);
  g_ptr_array_unref (opened->linked);
  g_free (opened);
}

ReadoutOpened *
readout_definitions_remove (const char *markdown,
                            ReadoutDefinitionFunc lookup,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (ReadoutMarkdown) parsed = NULL;
  g_autoptr (ReadoutOpened) opened = g_new0 (ReadoutOpened, 1);
  g_autoptr (GHashTable) renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  g_autofree NoteKind *kinds = NULL;
  Removal removal = { .renamed = renamed, .opened = opened };

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (lookup != NULL, NULL);

  opened->linked = g_ptr_array_new_with_free_func (g_free);
  parsed = readout_markdown_new (markdown, -1, error);
  if (parsed == NULL)
    return NULL;
  kinds = g_new0 (NoteKind, readout_markdown_get_definitions (parsed)->len + 1);
  removal.parsed = parsed;
  removal.source = readout_markdown_get_source (parsed, &removal.length);
  removal.open_block = readout_definitions_find_open_block (parsed);
  removal.kinds = kinds;
  if (!judge_notes (&removal, lookup, data, cancellable, error))
    return NULL;
  g_array_set_clear_func (edits, clear_edit);
  add_removals (&removal, edits);
  add_renames (&removal, edits);
  opened->markdown = apply_edits (&removal, edits);
  return g_steal_pointer (&opened);
}
