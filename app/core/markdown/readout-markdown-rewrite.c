/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds footnote labels in Markdown and hides them from cmark, which would read a definition as a
 * link reference definition.
 */
#include "markdown/readout-markdown-private.h"

#include <string.h>

/* As for a link label. */
#define LABEL_MAX_LENGTH 999

/* The marker of the list item that holds a definition: four columns with a space, so that what is
 * indented by four columns belongs to it. The first one with which the source starts no list. */
static const char *const item_markers[] = { "99) ", "99. ", "+   " };

typedef enum
{
  /* Each candidate is a line of its own after a comment. */
  REWRITE_CANDIDATES,
  /* Each definition is a list item after a comment, each other label a mark. */
  REWRITE_DEFINITIONS
} RewriteKind;

/* Where a stretch of the rewritten text comes from. */
typedef struct
{
  guint32 text;
  guint32 source;
  guint32 source_length;
  gboolean is_copy; /* byte for byte */
} Piece;

/* Punctuation that hardly any text holds: four bytes each in UTF-8. */
static const gunichar marks[] = { 0x10A50, 0x10A51, 0x10A52, 0x10A53, 0x10A54, 0x10A55, 0x10A56,
                                  0x10A57, 0x10A58, 0x10B39, 0x10B3A, 0x10B3B, 0x10B3C, 0x10B3D,
                                  0x10B3E, 0x10B3F, 0x11047, 0x11048, 0x11049, 0x1104A };

static gboolean
is_key_character (guchar character)
{
  return character > 0x20 && character != 0x7F && strchr ("[]\\`<>&", character) == NULL;
}

static gboolean
is_escaped (const char *source, gsize at)
{
  gsize first = at;

  while (first > 0 && source[first - 1] == '\\')
    first--;
  return (at - first) % 2 == 1;
}

static gboolean
starts_line (const char *source, gsize at)
{
  gsize spaces = 0;

  while (at > 0 && source[at - 1] == ' ' && spaces < 4)
    {
      at--;
      spaces++;
    }
  return spaces < 4 && (at == 0 || source[at - 1] == '\n' || source[at - 1] == '\r');
}

/* A key that means nothing to cmark but its characters. */
static gboolean
is_plain_key (const char *key, gsize length)
{
  gboolean last_is_word = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      guchar character = key[i];
      gboolean is_word = g_ascii_isalnum (character) || character >= 0x80;

      if (!is_word && (!last_is_word || i + 1 == length || strchr ("-_.:", character) == NULL))
        return FALSE;
      last_is_word = is_word;
    }
  return TRUE;
}

/* The first of @item_markers with which no line of @source starts. */
static const char *
choose_item_marker (const char *source, gsize length)
{
  gboolean is_used[G_N_ELEMENTS (item_markers)] = { FALSE };
  const char *end = source + length;

  for (const char *line = source; line < end;)
    {
      const char *at = line;

      while (at < end && *at == ' ')
        at++;
      if (*at == '+')
        is_used[2] = TRUE;
      else if (g_ascii_isdigit (*at))
        {
          while (at < end && g_ascii_isdigit (*at))
            at++;
          if (*at == ')')
            is_used[0] = TRUE;
          else if (*at == '.')
            is_used[1] = TRUE;
        }
      while (at < end && *at != '\n' && *at != '\r')
        at++;
      line = at + 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (item_markers); i++)
    if (!is_used[i])
      return item_markers[i];
  return item_markers[0];
}

static void
add_piece (ReadoutMarkdownRewrite *rewrite, gsize source, gsize source_length, gboolean is_copy)
{
  Piece piece = { rewrite->text->len, source, source_length, is_copy };

  g_array_append_val (rewrite->pieces, piece);
}

static void
add_copy (ReadoutMarkdownRewrite *rewrite, const char *source, gsize start, gsize end)
{
  if (start >= end)
    return;
  add_piece (rewrite, start, end - start, TRUE);
  g_string_append_len (rewrite->text, source + start, end - start);
}

static void
add_mark (ReadoutMarkdownRewrite *rewrite, const char *mark, guint number)
{
  g_string_append_printf (rewrite->text, "%s%u%s", mark, number, mark);
}

static gboolean
takes_separator (ReadoutMarkdownLabel *label, RewriteKind kind)
{
  return kind == REWRITE_CANDIDATES ? label->is_candidate : label->is_definition;
}

/* Whether cmark shall see a mark instead of a label that is no definition. */
static gboolean
needs_mark (const char *source, ReadoutMarkdownLabel *label, GHashTable *defined)
{
  const char *key = source + label->span.start + 2;
  gsize key_length = label->span.end - label->span.start - 3;
  g_autofree char *folded = readout_markdown_fold_key (key, key_length);
  const char *next = source + label->span.end;

  if (g_hash_table_contains (defined, folded))
    return TRUE;
  /* It can only be text or, with what follows, a link; another label is none. */
  return *next != '(' && (*next != '[' || next[1] == '^') && is_plain_key (key, key_length);
}

/* Adds the comment that parts a definition from what is before it, and the beginning of its item.
 * Returns the byte of the source to go on from. */
static gsize
add_definition (ReadoutMarkdownRewrite *rewrite,
                const char *source,
                ReadoutMarkdownLabel *label,
                guint number,
                RewriteKind kind,
                const char *mark,
                const char *item_marker)
{
  gsize at = label->span.end + 1;

  add_piece (rewrite, label->span.start, at - label->span.start, FALSE);
  g_string_append (rewrite->text, "<!--");
  add_mark (rewrite, mark, number);
  g_string_append (rewrite->text, "-->\n");
  if (kind == REWRITE_CANDIDATES)
    {
      add_mark (rewrite, mark, number);
      return label->span.end;
    }
  while (source[at] == ' ' || source[at] == '\t')
    at++;
  g_string_append (rewrite->text, item_marker);
  if (source[at] == '\n' || source[at] == '\r' || source[at] == '\0')
    {
      /* An item must not begin with two blank lines; a note may. */
      g_string_append (rewrite->text, "<!--");
      add_mark (rewrite, mark, number);
      g_string_append (rewrite->text, "-->");
    }
  return at;
}

static void
find_lines (ReadoutMarkdownRewrite *rewrite)
{
  const char *text = rewrite->text->str;
  guint32 start = 0;

  g_array_append_val (rewrite->lines, start);
  for (gsize i = 0; i < rewrite->text->len; i++)
    {
      if (text[i] != '\n' && (text[i] != '\r' || text[i + 1] == '\n'))
        continue;
      start = i + 1;
      g_array_append_val (rewrite->lines, start);
    }
}

static GHashTable *
collect_defined_keys (const char *source, GArray *labels)
{
  GHashTable *defined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < labels->len; i++)
    {
      ReadoutMarkdownLabel *label = &g_array_index (labels, ReadoutMarkdownLabel, i);

      if (label->is_definition)
        g_hash_table_add (defined,
                          readout_markdown_fold_key (source + label->span.start + 2,
                                                     label->span.end - label->span.start - 3));
    }
  return defined;
}

static ReadoutMarkdownRewrite *
rewrite_source (
    const char *source, gsize length, GArray *labels, const char *mark, RewriteKind kind)
{
  ReadoutMarkdownRewrite *rewrite = g_new0 (ReadoutMarkdownRewrite, 1);
  g_autoptr (GHashTable) defined = collect_defined_keys (source, labels);
  const char *item_marker = choose_item_marker (source, length);
  gsize at = 0;

  rewrite->text = g_string_sized_new (length + labels->len * 16);
  rewrite->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  rewrite->lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < labels->len; i++)
    {
      ReadoutMarkdownLabel *label = &g_array_index (labels, ReadoutMarkdownLabel, i);
      gboolean is_separate = takes_separator (label, kind);

      label->is_masked =
          kind == REWRITE_DEFINITIONS && !is_separate && needs_mark (source, label, defined);
      if (!is_separate && !label->is_masked)
        continue;
      add_copy (rewrite, source, at, label->span.start);
      if (is_separate)
        {
          at = add_definition (rewrite, source, label, i, kind, mark, item_marker);
          continue;
        }
      add_piece (rewrite, label->span.start, label->span.end - label->span.start, FALSE);
      add_mark (rewrite, mark, i);
      at = label->span.end;
    }
  add_copy (rewrite, source, at, length);
  add_piece (rewrite, length, 0, FALSE);
  find_lines (rewrite);
  return rewrite;
}

GArray *
readout_markdown_find_labels (const char *source, gsize length)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (ReadoutMarkdownLabel));
  const char *end = source + length;
  const char *at = source;

  while ((at = memmem (at, end - at, "[^", 2)) != NULL)
    {
      ReadoutMarkdownLabel label = { { at - source, 0 } };
      const char *key = at + 2;

      at = key;
      while (at < end && at - key <= LABEL_MAX_LENGTH && is_key_character (*at))
        at++;
      if (at == key || at >= end || *at != ']' || is_escaped (source, label.span.start))
        continue;
      at++;
      label.span.end = at - source;
      label.is_candidate = *at == ':' && starts_line (source, label.span.start);
      g_array_append_val (labels, label);
    }
  return labels;
}

const char *
readout_markdown_choose_mark (const char *source, gsize length)
{
  static char encoded[G_N_ELEMENTS (marks)][8];
  static gsize is_encoded = 0;

  if (g_once_init_enter (&is_encoded))
    {
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        encoded[i][g_unichar_to_utf8 (marks[i], encoded[i])] = '\0';
      g_once_init_leave (&is_encoded, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (memmem (source, length, encoded[i], strlen (encoded[i])) == NULL)
      return encoded[i];
  return NULL;
}

char *
readout_markdown_fold_key (const char *key, gssize length)
{
  return g_utf8_casefold (key, length);
}

void
readout_markdown_confirm_definitions (const char *source,
                                      gsize length,
                                      GArray *labels,
                                      const char *mark)
{
  g_autoptr (ReadoutMarkdownRewrite) rewrite = NULL;
  cmark_node *root;
  gboolean has_candidate = FALSE;

  for (guint i = 0; i < labels->len && !has_candidate; i++)
    has_candidate = g_array_index (labels, ReadoutMarkdownLabel, i).is_candidate;
  if (!has_candidate)
    return;
  rewrite = rewrite_source (source, length, labels, mark, REWRITE_CANDIDATES);
  root = cmark_parse_document (rewrite->text->str, rewrite->text->len, CMARK_OPT_DEFAULT);
  for (cmark_node *node = cmark_node_first_child (root); node != NULL;
       node = cmark_node_next (node))
    {
      const char *literal;
      const char *start;
      const char *end;
      guint number;

      if (cmark_node_get_type (node) != CMARK_NODE_HTML_BLOCK)
        continue;
      literal = cmark_node_get_literal (node);
      while (*literal == ' ')
        literal++;
      if (!g_str_has_prefix (literal, "<!--") ||
          !readout_markdown_find_mark (literal, mark, &number, &start, &end) ||
          start != literal + 4 || !g_str_equal (end, "-->\n") || number >= labels->len)
        continue;
      g_array_index (labels, ReadoutMarkdownLabel, number).is_definition = TRUE;
    }
  cmark_node_free (root);
}

ReadoutMarkdownRewrite *
readout_markdown_rewrite_new (const char *source, gsize length, GArray *labels, const char *mark)
{
  return rewrite_source (source, length, labels, mark, REWRITE_DEFINITIONS);
}

void
readout_markdown_rewrite_free (ReadoutMarkdownRewrite *rewrite)
{
  g_string_free (rewrite->text, TRUE);
  g_array_unref (rewrite->pieces);
  g_array_unref (rewrite->lines);
  g_free (rewrite);
}

gboolean
readout_markdown_find_mark (
    const char *string, const char *mark, guint *number, const char **start, const char **end)
{
  gsize mark_length;

  if (string == NULL || mark == NULL)
    return FALSE;
  mark_length = strlen (mark);
  while ((string = strstr (string, mark)) != NULL)
    {
      const char *digits = string + mark_length;
      char *after;

      *start = string;
      string = digits;
      if (!g_ascii_isdigit (*digits))
        continue;
      *number = g_ascii_strtoull (digits, &after, 10);
      if (strncmp (after, mark, mark_length) != 0)
        continue;
      *end = after + mark_length;
      return TRUE;
    }
  return FALSE;
}

guint32
readout_markdown_rewrite_get_source (ReadoutMarkdownRewrite *rewrite,
                                     int line,
                                     int column,
                                     gboolean is_end)
{
  guint32 at;
  guint32 line_end;
  guint low = 0;
  guint high = rewrite->pieces->len;
  const Piece *piece;

  line = CLAMP (line, 1, (int)rewrite->lines->len);
  line_end = line < (int)rewrite->lines->len ? g_array_index (rewrite->lines, guint32, line)
                                             : (guint32)rewrite->text->len;
  at = g_array_index (rewrite->lines, guint32, line - 1) + MAX (column - 1, 0);
  at = MIN (at, line_end);
  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (rewrite->pieces, Piece, middle).text <= at)
        low = middle;
      else
        high = middle;
    }
  piece = &g_array_index (rewrite->pieces, Piece, low);
  if (!piece->is_copy)
    return piece->source + (is_end ? piece->source_length : 0);
  return MIN (piece->source + (at - piece->text) + (is_end && column > 0 ? 1 : 0),
              piece->source + piece->source_length);
}
