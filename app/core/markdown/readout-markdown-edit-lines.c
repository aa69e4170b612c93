/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings, lists and quotations line by line: what commands and keys of an editor do to them.
 */
#include "markdown/readout-markdown-edit-private.h"

#include <string.h>

/* How many lines above are looked at for the item that one is to be below. */
#define MAX_LINES_ABOVE 400

static gsize
skip_spaces (const char *source, gsize end, gsize place, gsize most)
{
  gsize n = 0;

  while (place + n < end && n < most && source[place + n] == ' ')
    n++;
  return place + n;
}

/* Reads "- ", "12. ", "## ". */
static void
read_mark (const char *source, ReadoutMarkdownLine *line)
{
  gsize at = line->marker;
  gsize digits = 0;
  gsize level = 0;

  while (at + digits < line->end && digits < 9 && g_ascii_isdigit (source[at + digits]))
    digits++;
  while (at + level < line->end && level < 7 && source[at + level] == '#')
    level++;
  if (level >= 1 && level <= 6 && (at + level == line->end || source[at + level] == ' '))
    {
      line->level = (guint)level;
      line->words = skip_spaces (source, line->end, at + level, G_MAXSIZE);
    }
  else if (at + 1 < line->end && strchr ("-*+", source[at]) != NULL && source[at + 1] == ' ')
    {
      line->bullet = source[at];
      line->words = skip_spaces (source, line->end, at + 1, 4);
    }
  else if (digits > 0 && at + digits + 1 < line->end &&
           (source[at + digits] == '.' || source[at + digits] == ')') &&
           source[at + digits + 1] == ' ')
    {
      line->number = g_ascii_strtoll (source + at, NULL, 10);
      line->delimiter = source[at + digits];
      line->words = skip_spaces (source, line->end, at + digits + 1, 4);
    }
}

void
readout_markdown_line_read (const char *source,
                            gsize length,
                            gsize place,
                            ReadoutMarkdownLine *line)
{
  const char *end;
  gsize at;

  memset (line, 0, sizeof *line);
  line->number = -1;
  while (place > 0 && source[place - 1] != '\n')
    place--;
  end = place < length ? memchr (source + place, '\n', length - place) : NULL;
  line->start = place;
  line->end = end != NULL ? (gsize)(end - source) : length;
  line->indent = line->start;
  for (at = skip_spaces (source, line->end, line->start, 3); at < line->end && source[at] == '>';
       at = skip_spaces (source, line->end, line->indent, 3))
    {
      line->indent = at + 1;
      if (line->indent < line->end && source[line->indent] == ' ')
        line->indent++;
    }
  line->marker = line->indent;
  while (line->marker < line->end && (source[line->marker] == ' ' || source[line->marker] == '\t'))
    line->marker++;
  line->words = line->marker;
  read_mark (source, line);
}

gboolean
readout_markdown_line_is_item (const ReadoutMarkdownLine *line)
{
  return line->bullet != 0 || line->number >= 0;
}

void
readout_markdown_find_lines (
    const char *source, gsize length, gsize start, gsize end, gsize *lines_start, gsize *lines_end)
{
  const char *line_end;

  if (end > start && source[end - 1] == '\n')
    end--;
  while (start > 0 && source[start - 1] != '\n')
    start--;
  line_end = end < length ? memchr (source + end, '\n', length - end) : NULL;
  *lines_start = start;
  *lines_end = line_end != NULL ? (gsize)(line_end - source) : length;
}

static gboolean
is_blank (const ReadoutMarkdownLine *line)
{
  return line->words == line->end && !readout_markdown_line_is_item (line) && line->level == 0;
}

static gboolean
is_quoted (const ReadoutMarkdownLine *line)
{
  return line->indent > line->start;
}

/* Whether a line is already what the command makes of it. */
static gboolean
has_kind (const ReadoutMarkdownLine *line, ReadoutMarkdownLines kind, guint level)
{
  switch (kind)
    {
    case READOUT_MARKDOWN_HEADING:
      return line->level == level;
    case READOUT_MARKDOWN_BULLETS:
      return line->bullet != 0;
    case READOUT_MARKDOWN_NUMBERS:
      return line->number >= 0;
    case READOUT_MARKDOWN_QUOTE:
    default:
      return is_quoted (line);
    }
}

static void
append_quotation (GString *text, const char *source, const ReadoutMarkdownLine *line, gboolean add)
{
  gsize length = line->end - line->start;

  if (add)
    {
      g_string_append_printf (text, "%s%.*s", length > 0 ? "> " : ">", (int)length,
                              source + line->start);
      return;
    }
  if (is_quoted (line))
    {
      gsize at = line->start;

      while (source[at] != '>')
        at++;
      at++;
      if (at < line->end && source[at] == ' ')
        at++;
      g_string_append_len (text, source + at, (gssize)(line->end - at));
    }
  else
    g_string_append_len (text, source + line->start, (gssize)length);
}

static void
append_line (GString *text,
             const char *source,
             const ReadoutMarkdownLine *line,
             ReadoutMarkdownLines kind,
             guint level,
             gboolean add,
             guint number)
{
  g_autofree char *mark = NULL;

  if (kind == READOUT_MARKDOWN_QUOTE)
    {
      append_quotation (text, source, line, add);
      return;
    }
  if (kind == READOUT_MARKDOWN_HEADING && line->level == 0 && (!add || level == 0))
    {
      g_string_append_len (text, source + line->start, (gssize)(line->end - line->start));
      return;
    }
  if (add && kind == READOUT_MARKDOWN_HEADING && level > 0)
    {
      mark = g_strnfill (level + 1, '#');
      mark[level] = ' ';
    }
  else if (add && kind == READOUT_MARKDOWN_BULLETS)
    mark = g_strdup ("- ");
  else if (add && kind == READOUT_MARKDOWN_NUMBERS)
    mark = g_strdup_printf ("%u. ", number);
  else
    mark = g_strdup ("");
  g_string_append_len (text, source + line->start, (gssize)(line->marker - line->start));
  g_string_append (text, mark);
  g_string_append_len (text, source + line->words, (gssize)(line->end - line->words));
}

/* Where a place of the old lines is in the new text: it keeps its distance to the end of its line.
 */
static gsize
move_place (gsize place, const ReadoutMarkdownLine *line, gsize new_start, gsize new_end)
{
  gsize behind = line->end - MIN (place, line->end);

  return new_end - MIN (behind, new_end - new_start);
}

ReadoutMarkdownEdit *
readout_markdown_toggle_lines (const char *source,
                               gsize length,
                               gsize start,
                               gsize end,
                               ReadoutMarkdownLines kind,
                               guint level)
{
  ReadoutMarkdownEdit *edit;
  g_autoptr (GString) text = g_string_new (NULL);
  ReadoutMarkdownLine line;
  gboolean all = TRUE;
  gboolean any = FALSE;
  guint number = 1;
  guint n_lines = 0;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (start <= end && end <= length, NULL);
  g_return_val_if_fail (level <= 6, NULL);

  edit = g_new0 (ReadoutMarkdownEdit, 1);
  readout_markdown_find_lines (source, length, start, end, &edit->start, &edit->end);
  for (gsize at = edit->start; at <= edit->end; at = line.end + 1, n_lines++)
    {
      readout_markdown_line_read (source, length, at, &line);
      if (is_blank (&line) && kind != READOUT_MARKDOWN_QUOTE)
        continue;
      any = TRUE;
      all &= has_kind (&line, kind, level);
    }
  for (gsize at = edit->start; at <= edit->end; at = line.end + 1)
    {
      gsize new_start = edit->start + text->len;

      readout_markdown_line_read (source, length, at, &line);
      if (at > edit->start)
        {
          g_string_append_c (text, '\n');
          new_start++;
        }
      /* Empty lines between others are left alone; a line that is empty by itself begins a list. */
      if (is_blank (&line) && kind != READOUT_MARKDOWN_QUOTE && n_lines > 1)
        g_string_append_len (text, source + line.start, (gssize)(line.end - line.start));
      else
        append_line (text, source, &line, kind, level, !(any && all), number++);
      if (start >= line.start && start <= line.end)
        edit->select_start = start == line.start && end > start
                                 ? new_start
                                 : move_place (start, &line, new_start, edit->start + text->len);
      if (end >= line.start)
        edit->select_end = move_place (end, &line, new_start, edit->start + text->len);
    }
  if (start == end)
    edit->select_start = edit->select_end;
  edit->text = g_string_free (g_steal_pointer (&text), FALSE);
  return edit;
}

/* Takes the mark of an empty item away, or one `>` of an empty line of a quotation. */
static ReadoutMarkdownEdit *
end_block (const char *source, const ReadoutMarkdownLine *line)
{
  ReadoutMarkdownEdit *edit = g_new0 (ReadoutMarkdownEdit, 1);

  edit->end = line->end;
  if (readout_markdown_line_is_item (line))
    {
      edit->start = line->indent;
      edit->text = g_strdup ("");
      edit->select_start = edit->select_end = edit->start;
      return edit;
    }
  edit->start = line->start;
  {
    g_autoptr (GString) text = g_string_new (NULL);

    append_quotation (text, source, line, FALSE);
    edit->text = g_string_free (g_steal_pointer (&text), FALSE);
  }
  edit->select_start = edit->select_end = edit->start + strlen (edit->text);
  return edit;
}

ReadoutMarkdownEdit *
readout_markdown_break_line (const char *source, gsize length, gsize start, gsize end)
{
  ReadoutMarkdownEdit *edit;
  ReadoutMarkdownLine line;
  g_autofree char *mark = NULL;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (start <= end && end <= length, NULL);

  readout_markdown_line_read (source, length, start, &line);
  if (start < line.words || (!readout_markdown_line_is_item (&line) && !is_quoted (&line)))
    return NULL;
  if (line.words == line.end && start == end)
    return end_block (source, &line);
  if (line.bullet != 0)
    mark = g_strdup_printf ("%c ", line.bullet);
  else if (line.number >= 0)
    mark = g_strdup_printf ("%" G_GINT64_FORMAT "%c ", line.number + 1, line.delimiter);
  else
    mark = g_strdup ("");
  edit = g_new0 (ReadoutMarkdownEdit, 1);
  edit->start = start;
  /* What is behind the cursor goes along, but for the space before it. */
  edit->end = end < length ? skip_spaces (source, MAX (line.end, end), end, G_MAXSIZE) : end;
  edit->text = g_strdup_printf (
      "\n%.*s%s",
      (int)((readout_markdown_line_is_item (&line) ? line.marker : line.indent) - line.start),
      source + line.start, mark);
  edit->select_start = edit->select_end = start + strlen (edit->text);
  return edit;
}

static gsize
get_width (const ReadoutMarkdownLine *line)
{
  return line->marker - line->indent;
}

/* The nearest item above that is not further in than @width: the one to go below, or whose list to
 * go on with. */
static gboolean
find_item_above (
    const char *source, gsize length, gsize start, gsize width, ReadoutMarkdownLine *item)
{
  for (guint i = 0; i < MAX_LINES_ABOVE && start > 0; i++)
    {
      readout_markdown_line_read (source, length, start - 1, item);
      if (readout_markdown_line_is_item (item) && get_width (item) <= width)
        return TRUE;
      if (item->level > 0 || (!is_blank (item) && get_width (item) == 0 && width == 0 &&
                              !readout_markdown_line_is_item (item)))
        return FALSE;
      start = item->start;
    }
  return FALSE;
}

/* An item further in, or further out. @shift: by how much, from the first item on. */
static void
append_moved (
    GString *text, const char *source, gsize length, const ReadoutMarkdownLine *line, gssize shift)
{
  gssize width = MAX (0, (gssize)get_width (line) + shift);

  g_string_append_len (text, source + line->start, (gssize)(line->indent - line->start));
  for (gssize i = 0; i < width; i++)
    g_string_append_c (text, ' ');
  if (line->number >= 0)
    {
      ReadoutMarkdownLine above;
      gint64 number = 1;

      if (shift < 0 && find_item_above (source, length, line->start, (gsize)width, &above) &&
          get_width (&above) == (gsize)width && above.number >= 0)
        number = above.number + 1;
      g_string_append_printf (text, "%" G_GINT64_FORMAT "%c ", number, line->delimiter);
      g_string_append_len (text, source + line->words, (gssize)(line->end - line->words));
    }
  else
    g_string_append_len (text, source + line->marker, (gssize)(line->end - line->marker));
}

/* By how many columns the items move: below the item above, or to where the list around it is. */
static gssize
get_shift (const char *source, gsize length, const ReadoutMarkdownLine *line, gboolean outwards)
{
  ReadoutMarkdownLine above;

  if (outwards)
    {
      if (get_width (line) == 0)
        return 0;
      if (find_item_above (source, length, line->start, get_width (line) - 1, &above))
        return (gssize)get_width (&above) - (gssize)get_width (line);
      return -(gssize)get_width (line);
    }
  if (!find_item_above (source, length, line->start, get_width (line), &above))
    return 0;
  return (gssize)(above.words - above.indent) - (gssize)get_width (line);
}

ReadoutMarkdownEdit *
readout_markdown_indent (
    const char *source, gsize length, gsize start, gsize end, gboolean outwards)
{
  ReadoutMarkdownEdit *edit;
  g_autoptr (GString) text = g_string_new (NULL);
  ReadoutMarkdownLine line;
  gssize shift;
  gsize lines_start;
  gsize lines_end;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (start <= end && end <= length, NULL);

  readout_markdown_find_lines (source, length, start, end, &lines_start, &lines_end);
  readout_markdown_line_read (source, length, lines_start, &line);
  if (!readout_markdown_line_is_item (&line))
    return NULL;
  shift = get_shift (source, length, &line, outwards);
  edit = g_new0 (ReadoutMarkdownEdit, 1);
  edit->start = lines_start;
  edit->end = lines_end;
  for (gsize at = lines_start; at <= lines_end; at = line.end + 1)
    {
      gsize new_start = edit->start + text->len;

      readout_markdown_line_read (source, length, at, &line);
      if (at > lines_start)
        {
          g_string_append_c (text, '\n');
          new_start++;
        }
      if (shift != 0 && readout_markdown_line_is_item (&line))
        append_moved (text, source, length, &line, shift);
      else
        g_string_append_len (text, source + line.start, (gssize)(line.end - line.start));
      if (start >= line.start && start <= line.end)
        edit->select_start = start == line.start && end > start
                                 ? new_start
                                 : move_place (start, &line, new_start, edit->start + text->len);
      if (end >= line.start)
        edit->select_end = move_place (end, &line, new_start, edit->start + text->len);
    }
  if (start == end)
    edit->select_start = edit->select_end;
  edit->text = g_string_free (g_steal_pointer (&text), FALSE);
  return edit;
}
