/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes a Markdown text apart into what a merge moves: sentences, headings, tables.
 */
#include "briefing/readout-merge-units.h"

#include <string.h>

#include "briefing/readout-abbreviation.h"

typedef enum
{
  LINE_BLANK,
  LINE_TEXT,
  LINE_HEADING,
  LINE_ITEM,
  LINE_TABLE,
  LINE_QUOTE,
  LINE_FENCE,
  LINE_WHOLE, /* a rule, a definition, a comment */
} LineKind;

typedef struct
{
  ReadoutUnits *units;
  GHashTable *words;
  GHashTable *keys;
  guint32 n_blocks;
  gint32 section;
} Reader;

GHashTable *
readout_units_new_words (void)
{
  return g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
}

GHashTable *
readout_units_new_keys (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gsize
get_indent (const char *line)
{
  return strspn (line, " \t");
}

static gboolean
is_item (const char *p)
{
  gsize digits = strspn (p, "0123456789");

  if (digits > 0 && digits < 10)
    return (p[digits] == '.' || p[digits] == ')') &&
           (p[digits + 1] == ' ' || p[digits + 1] == '\n');
  return strchr ("-*+", *p) != NULL && *p != '\0' && p[1] == ' ';
}

static gboolean
is_rule (const char *p)
{
  gsize n = strcspn (p, "\n");
  guint n_marks = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (p[i] == *p && strchr ("-*_=", *p) != NULL)
        n_marks++;
      else if (!g_ascii_isspace (p[i]))
        return FALSE;
    }
  return n_marks >= 3;
}

static guint8
get_heading_level (const char *p)
{
  gsize n = strspn (p, "#");

  return n > 0 && n <= 6 && (p[n] == ' ' || p[n] == '\n' || p[n] == '\0') ? (guint8)n : 0;
}

static LineKind
get_line_kind (const char *line)
{
  const char *p = line + get_indent (line);

  if (*p == '\n' || *p == '\0' || *p == '\r')
    return LINE_BLANK;
  if (strncmp (p, "```", 3) == 0 || strncmp (p, "~~~", 3) == 0)
    return LINE_FENCE;
  if (p - line < 4 && get_heading_level (p) > 0)
    return LINE_HEADING;
  if (is_rule (p))
    return LINE_WHOLE;
  if (*p == '|')
    return LINE_TABLE;
  if (*p == '>')
    return LINE_QUOTE;
  if (is_item (p))
    return LINE_ITEM;
  if (strncmp (p, "<!--", 4) == 0)
    return LINE_WHOLE;
  if (strncmp (p, "[^", 2) == 0)
    {
      gsize n = strcspn (p, "] \n");

      if (p[n] == ']' && p[n + 1] == ':')
        return LINE_WHOLE;
    }
  return LINE_TEXT;
}

static gsize
get_line_end (const char *text, gsize start)
{
  return start + strcspn (text + start, "\n");
}

static void
read_keys (Reader *reader, ReadoutUnit *unit)
{
  const char *text = reader->units->text;
  gsize i = unit->span.start;

  unit->first_key = reader->units->keys->len;
  while (i + 3 < unit->span.end)
    {
      gsize n;

      if (text[i] != '[' || text[i + 1] != '^')
        {
          i++;
          continue;
        }
      n = strcspn (text + i + 2, "] \n");
      if (n > 0 && text[i + 2 + n] == ']')
        {
          char *key = g_strndup (text + i + 2, n);
          gpointer number = g_hash_table_lookup (reader->keys, key);
          guint32 value;

          if (number == NULL)
            {
              number = GUINT_TO_POINTER (g_hash_table_size (reader->keys) + 1);
              g_hash_table_insert (reader->keys, key, number);
            }
          else
            g_free (key);
          value = GPOINTER_TO_UINT (number);
          g_array_append_val (reader->units->keys, value);
        }
      i += 2 + n;
    }
  unit->n_keys = reader->units->keys->len - unit->first_key;
}

static void
add_unit (Reader *reader, gsize start, gsize end, ReadoutUnitKind kind, guint8 level)
{
  const char *text = reader->units->text;
  ReadoutUnit unit = { 0 };
  GBytes *bytes;
  gpointer number;

  while (start < end && g_ascii_isspace (text[start]))
    start++;
  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  if (start == end)
    return;
  if (kind == READOUT_UNIT_HEADING)
    reader->section = (gint32)reader->units->units->len;
  unit.span = (ReadoutSpan){ (guint32)start, (guint32)end };
  unit.block = reader->n_blocks;
  unit.section = reader->section;
  unit.kind = (guint8)kind;
  unit.level = level;
  bytes = g_bytes_new (text + start, end - start);
  number = g_hash_table_lookup (reader->words, bytes);
  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (reader->words) + 1);
      g_hash_table_insert (reader->words, g_bytes_ref (bytes), number);
    }
  g_bytes_unref (bytes);
  unit.words = GPOINTER_TO_UINT (number);
  read_keys (reader, &unit);
  g_array_append_val (reader->units->units, unit);
}

/* What may stand between the end of a sentence and the white space behind it: marks that close, and
 * citations. */
static gsize
skip_closing (const char *text, gsize i, gsize end)
{
  while (i < end)
    {
      if (strncmp (text + i, "[^", 2) == 0)
        {
          gsize n = strcspn (text + i, "] \n");

          if (text[i + n] != ']' || i + n >= end)
            return i;
          i += n + 1;
        }
      else if (strchr (".!?)'\"*_`", text[i]) != NULL)
        i++;
      else if (strncmp (text + i, "”", 3) == 0 || strncmp (text + i, "’", 3) == 0)
        i += 3;
      else if (strncmp (text + i, "»", 2) == 0)
        i += 2;
      else
        return i;
    }
  return end;
}

/* Whether a sentence can begin here. */
static gboolean
can_begin (const char *text, gsize i, gsize end)
{
  while (i < end && strchr ("*_[(\"'`", text[i]) != NULL)
    i++;
  return i < end && !g_unichar_islower (g_utf8_get_char (text + i));
}

static int
get_depth_change (const char *p)
{
  if (strncmp (p, "“", 3) == 0 || strncmp (p, "«", 2) == 0)
    return 1;
  return strncmp (p, "”", 3) == 0 || strncmp (p, "»", 2) == 0 ? -1 : 0;
}

static gboolean
has_paired_marks (const char *text, gsize start, gsize end)
{
  int depth = 0;

  for (gsize i = start; i < end && depth >= 0; i += g_utf8_skip[(guchar)text[i]])
    depth += get_depth_change (text + i);
  return depth == 0;
}

/* A paragraph or list item. What stands between quotation marks stays in one piece. */
static void
read_sentences (Reader *reader, gsize start, gsize end)
{
  const char *text = reader->units->text;
  gboolean paired = has_paired_marks (text, start, end);
  gsize from = start;
  int depth = 0;

  for (gsize i = start; i < end;)
    {
      gboolean stops = strchr (".!?", text[i]) != NULL || strncmp (text + i, "…", 3) == 0;
      gsize after;

      if (strncmp (text + i, "[^", 2) == 0)
        {
          gsize n = strcspn (text + i, "] \n");

          i += text[i + n] == ']' ? n + 1 : n;
          continue;
        }
      depth += get_depth_change (text + i);
      if (!stops)
        {
          i += g_utf8_skip[(guchar)text[i]];
          continue;
        }
      after = skip_closing (text, i + g_utf8_skip[(guchar)text[i]], end);
      for (gsize j = i; j < after; j += g_utf8_skip[(guchar)text[j]])
        if (j > i)
          depth += get_depth_change (text + j);
      if (after < end && g_ascii_isspace (text[after]) && (depth <= 0 || !paired))
        {
          gsize next = after;

          while (next < end && g_ascii_isspace (text[next]))
            next++;
          if (can_begin (text, next, end) &&
              !(text[i] == '.' && after == i + 1 && readout_abbreviation_ends_at (text, from, i)))
            {
              add_unit (reader, from, after, READOUT_UNIT_SENTENCE, 0);
              from = next;
              after = next;
            }
        }
      i = after;
    }
  add_unit (reader, from, end, READOUT_UNIT_SENTENCE, 0);
  reader->n_blocks++;
}

/* The end of the fenced code that begins at @start, or of the text. */
static gsize
find_fence_end (const char *text, gsize start)
{
  const char *fence = text + start + get_indent (text + start);
  gsize i = get_line_end (text, start);

  while (text[i] != '\0')
    {
      const char *line = text + i + 1;

      i = get_line_end (text, i + 1);
      if (strncmp (line + get_indent (line), fence, 3) == 0)
        break;
    }
  return i;
}

/* The end of the lines of one kind from @start on. */
static gsize
find_run_end (const char *text, gsize start, LineKind kind)
{
  gsize i = get_line_end (text, start);

  while (text[i] == '\n' && get_line_kind (text + i + 1) == kind)
    i = get_line_end (text, i + 1);
  return i;
}

static gsize
read_block (Reader *reader, gsize start)
{
  const char *text = reader->units->text;
  LineKind kind = get_line_kind (text + start);
  gsize end = get_line_end (text, start);

  switch (kind)
    {
    case LINE_BLANK:
      return end;
    case LINE_HEADING:
      add_unit (reader, start, end, READOUT_UNIT_HEADING,
                get_heading_level (text + start + get_indent (text + start)));
      reader->n_blocks++;
      return end;
    case LINE_ITEM:
    case LINE_TEXT:
      end = find_run_end (text, start, LINE_TEXT);
      read_sentences (reader, start, end);
      return end;
    case LINE_FENCE:
      end = find_fence_end (text, start);
      break;
    case LINE_TABLE:
    case LINE_QUOTE:
      end = find_run_end (text, start, kind);
      break;
    case LINE_WHOLE:
    default:
      end = find_run_end (text, start, LINE_TEXT);
      break;
    }
  add_unit (reader, start, end, READOUT_UNIT_BLOCK, 0);
  reader->n_blocks++;
  return end;
}

ReadoutUnits *
readout_units_new (const char *text, GHashTable *words, GHashTable *keys)
{
  ReadoutUnits *units;
  Reader reader;
  gsize i = 0;

  g_return_val_if_fail (text != NULL, NULL);

  units = g_new0 (ReadoutUnits, 1);
  units->text = g_strdup (text);
  units->length = (guint32)strlen (text);
  units->units = g_array_new (FALSE, FALSE, sizeof (ReadoutUnit));
  units->keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  reader = (Reader){ units, words, keys, 0, -1 };
  while (i < units->length)
    {
      i = read_block (&reader, i);
      if (text[i] == '\n')
        i++;
    }
  return units;
}

void
readout_units_free (ReadoutUnits *units)
{
  g_free (units->text);
  g_array_unref (units->units);
  g_array_unref (units->keys);
  g_free (units);
}

ReadoutSpan
readout_units_get_gap (ReadoutUnits *units, gint i)
{
  ReadoutSpan gap = { 0, units->length };

  if (i > 0)
    gap.start = readout_units_get (units, i - 1)->span.end;
  if (i < (gint)units->units->len)
    gap.end = readout_units_get (units, i)->span.start;
  return gap;
}

static guint
count_lines (ReadoutUnits *units, ReadoutSpan span)
{
  guint n = 0;

  for (guint32 i = span.start; i < span.end; i++)
    n += units->text[i] == '\n';
  return n;
}

ReadoutSpan
readout_units_get_widest_gap (ReadoutUnits *units, gint first, gint last)
{
  ReadoutSpan widest = readout_units_get_gap (units, last);

  for (gint i = last - 1; i > first; i--)
    {
      ReadoutSpan gap = readout_units_get_gap (units, i);

      if (count_lines (units, gap) > count_lines (units, widest))
        widest = gap;
    }
  return widest;
}

gboolean
readout_units_breaks_line (ReadoutUnits *units, ReadoutSpan span)
{
  return memchr (units->text + span.start, '\n', span.end - span.start) != NULL;
}

gboolean
readout_units_begins_block (ReadoutUnits *units, gint i)
{
  return i == 0 || readout_units_get (units, i)->block != readout_units_get (units, i - 1)->block;
}

char *
readout_units_dup (ReadoutUnits *units, ReadoutSpan span)
{
  return g_strndup (units->text + span.start, span.end - span.start);
}
