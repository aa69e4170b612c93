/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks around words and links: what commands of an editor do to a Markdown text.
 */
#include "markdown/readout-markdown-edit-private.h"

#include <string.h>

/* What a word is set in. */
typedef struct
{
  gsize start; /* of the words between the marks */
  gsize end;
  char mark; /* the character of the marks there are, or 0 */
  gsize n;   /* of them at either side */
} Marked;

static gboolean
is_word_character (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character) || character == '\'' ||
         character == 0x2019 || character == '-' || character == '_';
}

/* The word that the place is in or at the edge of. */
static void
find_word (const char *source, gsize length, gsize place, gsize *start, gsize *end)
{
  const char *from = source + place;
  const char *until = source + place;

  while (from > source && is_word_character (g_utf8_get_char (g_utf8_prev_char (from))))
    from = g_utf8_prev_char (from);
  while (until < source + length && is_word_character (g_utf8_get_char (until)))
    until = g_utf8_next_char (until);
  while (from < until && strchr ("-'_", *from) != NULL)
    from++;
  while (until > from && strchr ("-'_", until[-1]) != NULL)
    until--;
  *start = (gsize)(from - source);
  *end = (gsize)(until - source);
}

static gsize
count_before (const char *source, gsize place, char character)
{
  gsize n = 0;

  while (n < place && source[place - 1 - n] == character)
    n++;
  return n;
}

static gsize
count_after (const char *source, gsize place, gsize limit, char character)
{
  gsize n = 0;

  while (place + n < limit && source[place + n] == character)
    n++;
  return n;
}

/* The marks of @kinds at both ends of a stretch, inside it and right outside. */
static Marked
look (const char *source, gsize length, gsize start, gsize end, const char *kinds)
{
  Marked marked = { start, end, 0, 0 };

  for (const char *kind = kinds; *kind != '\0'; kind++)
    {
      gsize inside_start = count_after (source, start, end, *kind);
      gsize inside_end = count_before (source, end, *kind);
      gsize before;
      gsize after;

      if (inside_start == end - start)
        inside_start = inside_end = 0;
      before = inside_start + count_before (source, start, *kind);
      after = inside_end + count_after (source, end, length, *kind);
      if (MIN (before, after) == 0)
        continue;
      marked.start = start + inside_start;
      marked.end = end - inside_end;
      marked.mark = *kind;
      marked.n = MIN (before, after);
      break;
    }
  return marked;
}

static gboolean
has_marks (const Marked *marked, const char *marks)
{
  if (marks[0] == '`')
    return marked->n > 0;
  return strlen (marks) == 2 ? marked->n >= 2 : marked->n % 2 == 1;
}

/* A run of backticks that the words do not hold. Owned by the caller. */
static char *
make_fence (const char *words, gsize length)
{
  gsize longest = 0;

  for (gsize i = 0; i < length;)
    {
      gsize n = count_after (words, i, length, '`');

      longest = MAX (longest, n);
      i += n + 1;
    }
  return g_strnfill (longest + 1, '`');
}

/* The words with marks, or with other marks than they have. */
static void
append_marked (
    GString *text, const char *source, const Marked *marked, const char *marks, gboolean on)
{
  const char *words = source + marked->start;
  gsize length = marked->end - marked->start;
  g_autofree char *run = NULL;

  if (marks[0] == '`')
    {
      gboolean padded = on && memchr (words, '`', length) != NULL;

      run = on ? make_fence (words, length) : g_strdup ("");
      g_string_append_printf (text, "%s%s%.*s%s%s", run, padded ? " " : "", (int)length, words,
                              padded ? " " : "", run);
      return;
    }
  run = g_strnfill (on == has_marks (marked, marks) ? marked->n
                    : on                            ? marked->n + strlen (marks)
                                                    : marked->n - strlen (marks),
                    marked->mark != 0 ? marked->mark : '*');
  g_string_append_printf (text, "%s%.*s%s", run, (int)length, words, run);
}

/* The words of a line of the selection, without the white space around them and without what makes
 * the line a heading, an item or a quotation. FALSE when there are none. */
static gboolean
find_words (const char *source, gsize *start, gsize *end)
{
  ReadoutMarkdownLine line;

  while (*end > *start && g_ascii_isspace (source[*end - 1]))
    (*end)--;
  readout_markdown_line_read (source, *end, *start, &line);
  *start = MAX (*start, MIN (line.words, *end));
  while (*start < *end && g_ascii_isspace (source[*start]))
    (*start)++;
  return *start < *end;
}

/* At a cursor with no word: a pair of marks around it, or none where they are already. */
static ReadoutMarkdownEdit *
toggle_empty (const char *source, gsize length, gsize place, const char *marks)
{
  gsize n = strlen (marks);
  ReadoutMarkdownEdit *edit = g_new0 (ReadoutMarkdownEdit, 1);

  if (place >= n && place + n <= length && strncmp (source + place - n, marks, n) == 0 &&
      strncmp (source + place, marks, n) == 0)
    {
      edit->start = place - n;
      edit->end = place + n;
      edit->text = g_strdup ("");
      edit->select_start = edit->select_end = place - n;
      return edit;
    }
  edit->start = edit->end = place;
  edit->text = g_strconcat (marks, marks, NULL);
  edit->select_start = edit->select_end = place + n;
  return edit;
}

/* Whole lines between fences, or without them. */
static ReadoutMarkdownEdit *
toggle_code_block (const char *source, gsize length, gsize start, gsize end)
{
  ReadoutMarkdownEdit *edit = g_new0 (ReadoutMarkdownEdit, 1);
  g_autofree char *fence = NULL;
  g_autofree char *lines = NULL;
  gsize first_end;
  gsize last_start;

  readout_markdown_find_lines (source, length, start, end, &edit->start, &edit->end);
  lines = g_strndup (source + edit->start, edit->end - edit->start);
  first_end = strcspn (lines, "\n");
  last_start = strlen (lines);
  while (last_start > 0 && lines[last_start - 1] != '\n')
    last_start--;
  if (g_str_has_prefix (lines, "```") && last_start > first_end &&
      g_str_has_prefix (lines + last_start, "```"))
    {
      edit->text = last_start - 1 > first_end
                       ? g_strndup (lines + first_end + 1, last_start - first_end - 2)
                       : g_strdup ("");
      edit->select_start = edit->start;
    }
  else
    {
      g_autofree char *run = make_fence (lines, strlen (lines));

      fence = strlen (run) < 3 ? g_strdup ("```") : g_strdup (run);
      edit->text = g_strdup_printf ("%s\n%s\n%s", fence, lines, fence);
      edit->select_start = edit->start;
    }
  edit->select_end = edit->start + strlen (edit->text);
  return edit;
}

static ReadoutMarkdownEdit *
toggle_lines_marks (
    const char *source, gsize length, gsize start, gsize end, const char *marks, const char *kinds)
{
  ReadoutMarkdownEdit *edit = g_new0 (ReadoutMarkdownEdit, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Marked));
  gboolean all = TRUE;
  gsize copied;

  for (gsize line = start; line < end;)
    {
      const char *break_at = memchr (source + line, '\n', end - line);
      gsize line_end = break_at != NULL ? (gsize)(break_at - source) : end;
      gsize from = line;
      gsize until = line_end;

      if (find_words (source, &from, &until))
        {
          Marked marked = look (source, length, from, until, kinds);

          all &= has_marks (&marked, marks);
          g_array_append_val (stretches, marked);
        }
      line = line_end + 1;
    }
  if (stretches->len == 0)
    {
      g_free (edit);
      return toggle_empty (source, length, end, marks);
    }
  copied = edit->start =
      g_array_index (stretches, Marked, 0).start - g_array_index (stretches, Marked, 0).n;
  edit->select_start = edit->start;
  for (guint i = 0; i < stretches->len; i++)
    {
      const Marked *marked = &g_array_index (stretches, Marked, i);
      gsize from = marked->start - marked->n;

      g_string_append_len (text, source + copied, (gssize)(from - copied));
      append_marked (text, source, marked, marks, !all);
      copied = marked->end + marked->n;
    }
  edit->end = copied;
  edit->text = g_string_free (g_steal_pointer (&text), FALSE);
  edit->select_end = edit->start + strlen (edit->text);
  return edit;
}

static ReadoutMarkdownEdit *
toggle_word_marks (
    const char *source, gsize length, gsize place, const char *marks, const char *kinds)
{
  ReadoutMarkdownEdit *edit;
  ReadoutMarkdownLine line;
  gsize start;
  gsize end;
  gsize moved;

  /* Before what makes a line a heading or an item there is nothing to mark. */
  readout_markdown_line_read (source, length, place, &line);
  place = MAX (place, line.words);
  find_word (source, length, place, &start, &end);
  if (start == end)
    return toggle_empty (source, length, place, marks);
  edit = toggle_lines_marks (source, length, start, end, marks, kinds);
  /* The cursor stays where it is in the word. */
  moved = (strlen (edit->text) - (end - start)) / 2;
  edit->select_start = edit->select_end = edit->start + moved + (place - start);
  return edit;
}

/* The link around a place on its line: from its bracket to behind its parenthesis. */
static gboolean
find_link (
    const char *source, gsize length, gsize place, gsize *start, gsize *words_end, gsize *end)
{
  gsize line_start;
  gsize line_end;

  readout_markdown_find_lines (source, length, place, place, &line_start, &line_end);
  for (gsize at = line_start; at < line_end && at <= place; at++)
    {
      const char *middle;
      const char *close;

      if (source[at] != '[' || (at + 1 < line_end && source[at + 1] == '^'))
        continue;
      middle = g_strstr_len (source + at, (gssize)(line_end - at), "](");
      close = middle != NULL ? memchr (middle, ')', (gsize)(source + line_end - middle)) : NULL;
      if (close == NULL || memchr (source + at + 1, '[', (gsize)(middle - source) - at - 1) != NULL)
        continue;
      *start = at;
      *words_end = (gsize)(middle - source);
      *end = (gsize)(close - source) + 1;
      if (*end >= place)
        return TRUE;
      at = *end - 1;
    }
  return FALSE;
}

static gboolean
is_address (const char *text, gsize length)
{
  return g_strstr_len (text, (gssize)length, "://") != NULL && memchr (text, ' ', length) == NULL &&
         memchr (text, '\n', length) == NULL;
}

void
readout_markdown_edit_free (ReadoutMarkdownEdit *edit)
{
  if (edit == NULL)
    return;
  g_free (edit->text);
  g_free (edit);
}

ReadoutMarkdownEdit *
readout_markdown_toggle_marks (
    const char *source, gsize length, gsize start, gsize end, const char *marks)
{
  const char *kinds;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (start <= end && end <= length, NULL);
  g_return_val_if_fail (marks != NULL && *marks != '\0', NULL);

  kinds = marks[0] == '`' ? "`" : "*_";
  if (start == end)
    return toggle_word_marks (source, length, start, marks, kinds);
  if (marks[0] == '`' && memchr (source + start, '\n', end - start) != NULL)
    return toggle_code_block (source, length, start, end);
  return toggle_lines_marks (source, length, start, end, marks, kinds);
}

ReadoutMarkdownEdit *
readout_markdown_toggle_link (const char *source, gsize length, gsize start, gsize end)
{
  static const char address[] = "https://";
  ReadoutMarkdownEdit *edit;
  gsize words_end;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (start <= end && end <= length, NULL);

  edit = g_new0 (ReadoutMarkdownEdit, 1);
  if (find_link (source, length, start, &edit->start, &words_end, &edit->end))
    {
      edit->text = g_strndup (source + edit->start + 1, words_end - edit->start - 1);
      edit->select_start = edit->start;
      edit->select_end = edit->start + strlen (edit->text);
      return edit;
    }
  if (start == end)
    find_word (source, length, start, &start, &end);
  edit->start = start;
  edit->end = end;
  if (is_address (source + start, end - start))
    {
      edit->text = g_strdup_printf ("[](%.*s)", (int)(end - start), source + start);
      edit->select_start = edit->select_end = start + 1;
      return edit;
    }
  edit->text = g_strdup_printf ("[%.*s](%s)", (int)(end - start), source + start, address);
  edit->select_start = start == end ? start + 1 : end + strlen ("[](");
  edit->select_end = start == end ? edit->select_start : edit->select_start + strlen (address);
  return edit;
}
