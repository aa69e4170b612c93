/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a statement with quotation marks that a briefing can print.
 */
#include "briefing/readout-quoted-words.h"

#include <string.h>

/* What a character is to a reader of quotations. */
typedef enum
{
  MARK_NONE,
  MARK_STRAIGHT, /* " opens or closes */
  MARK_OPEN,
  MARK_CLOSE,
} Mark;

static Mark
classify (gunichar c)
{
  switch (c)
    {
    case '"':
    case 0xff02:
      return MARK_STRAIGHT;
    case 0x201c: /* “ */
    case 0x00ab: /* « */
    case 0x201e: /* „ */
    case 0x201f:
      return MARK_OPEN;
    case 0x201d: /* ” */
    case 0x00bb: /* » */
      return MARK_CLOSE;
    default:
      return MARK_NONE;
    }
}

/* Trims white space and, with @punctuation, the punctuation that led to or from a cue. */
static void
trim_words (GString *words, gboolean punctuation)
{
  const char *marks = punctuation ? " \n\t,;:" : " \n\t";
  gsize start = strspn (words->str, marks);

  g_string_erase (words, 0, start);
  while (TRUE)
    {
      while (words->len > 0 && strchr (marks, words->str[words->len - 1]) != NULL)
        g_string_truncate (words, words->len - 1);
      if (punctuation && g_str_has_suffix (words->str, "—"))
        g_string_truncate (words, words->len - strlen ("—"));
      else if (punctuation && g_str_has_suffix (words->str, " –"))
        g_string_truncate (words, words->len - strlen (" –"));
      else if (punctuation && g_str_has_suffix (words->str, " -"))
        g_string_truncate (words, words->len - 2);
      else
        break;
    }
}

static gboolean
is_outside (gunichar c)
{
  return c == 0 || g_unichar_isspace (c) || c == '(' || c == '[' || c == 0x2014 || c == 0x2013;
}

/* Words between marks: everything inside stays, but double marks become single ones, and marks that
 * have no partner go. */
static char *
set_inner_marks (const char *words)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gsize));
  GString *result = g_string_new (NULL);
  gunichar before = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar next = g_utf8_get_char (g_utf8_next_char (p));
      Mark mark = classify (c);

      if (mark == MARK_STRAIGHT)
        mark = is_outside (before) && !is_outside (next)           ? MARK_OPEN
               : !is_outside (before) && !g_unichar_isalnum (next) ? MARK_CLOSE
               : open->len > 0                                     ? MARK_CLOSE
                                                                   : MARK_OPEN;
      if (mark == MARK_OPEN)
        {
          g_array_append_val (open, result->len);
          g_string_append (result, "‘");
        }
      else if (mark == MARK_CLOSE && open->len > 0)
        {
          g_array_set_size (open, open->len - 1);
          g_string_append (result, "’");
        }
      else if (mark == MARK_NONE)
        g_string_append_unichar (result, c);
      before = c;
    }
  for (guint i = open->len; i > 0; i--)
    g_string_erase (result, g_array_index (open, gsize, i - 1), strlen ("‘"));
  return g_string_free (result, FALSE);
}

void
readout_quoted_words_strip_emphasis (char *words)
{
  gsize open[2] = { G_MAXSIZE, G_MAXSIZE };
  gsize width[2] = { 0, 0 };
  gsize length = strlen (words);
  gsize to = 0;

  for (gsize i = 0; i < length;)
    {
      gsize n = 1;
      guint which = words[i] == '_';
      gboolean space_before;
      gboolean space_after;

      if (words[i] != '*' && words[i] != '_')
        {
          i++;
          continue;
        }
      while (words[i + n] == words[i])
        n++;
      space_before = i == 0 || !(g_ascii_isalnum (words[i - 1]) || words[i - 1] < 0);
      space_after = !(g_ascii_isalnum (words[i + n]) || words[i + n] < 0);
      if (open[which] != G_MAXSIZE && width[which] == n && i > 0 &&
          !g_ascii_isspace (words[i - 1]) && (which == 0 || space_after))
        {
          memset (words + open[which], '\x01', n);
          memset (words + i, '\x01', n);
          open[which] = G_MAXSIZE;
        }
      else if (words[i + n] != '\0' && !g_ascii_isspace (words[i + n]) &&
               (which == 0 || space_before))
        {
          open[which] = i;
          width[which] = n;
        }
      i += n;
    }
  for (gsize i = 0; i < length; i++)
    if (words[i] != '\x01')
      words[to++] = words[i];
  words[to] = '\0';
}

char *
readout_quoted_words_dup_passage (const char *passage)
{
  g_autofree char *inner = NULL;
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (passage != NULL, NULL);

  words = g_string_new (passage);
  trim_words (words, FALSE);
  if (words->len > 0 && strchr (":,;", words->str[words->len - 1]) != NULL)
    trim_words (words, TRUE);
  g_string_replace (words, "''", "\"", 0);
  inner = set_inner_marks (words->str);
  return g_strconcat ("“", inner, "”", NULL);
}

/* Strips a pair of single marks around the words: British style. */
static gboolean
strip_single_marks (GString *words)
{
  gsize open = 0;
  gsize close = 0;

  if (words->str[0] == '\'')
    open = 1;
  else if (g_str_has_prefix (words->str, "‘"))
    open = strlen ("‘");
  if (words->len > 2 && words->str[words->len - 1] == '\'')
    close = 1;
  else if (g_str_has_suffix (words->str, "’"))
    close = strlen ("’");
  if (open == 0 || close == 0 || words->len <= open + close)
    return FALSE;
  g_string_truncate (words, words->len - close);
  g_string_erase (words, 0, open);
  return TRUE;
}

/* Words of a direct quotation between “ ”: the marks around them, where there are any, go first. A
 * comma that led to the cue goes too. */
static void
append_direct (GString *result, const char *piece)
{
  g_autoptr (GString) words = g_string_new (piece);
  g_autofree char *inner = NULL;
  gunichar first;

  trim_words (words, FALSE);
  while (words->len > 0 && classify (g_utf8_get_char (words->str)) != MARK_NONE)
    g_string_erase (words, 0, g_utf8_skip[*(guchar *)words->str]);
  while (words->len > 0)
    {
      const char *last = g_utf8_find_prev_char (words->str, words->str + words->len);
      const char *before = last != NULL ? g_utf8_find_prev_char (words->str, last) : NULL;

      if (last == NULL)
        break;
      first = g_utf8_get_char (last);
      if (classify (first) != MARK_NONE)
        g_string_truncate (words, last - words->str);
      else if (strchr (",.;", (char)first) != NULL && first < 0x80 && before != NULL &&
               classify (g_utf8_get_char (before)) != MARK_NONE)
        g_string_truncate (words, last - words->str); /* marks before the stop: “…”. */
      else
        break;
    }
  if (words->len == 0)
    return;
  strip_single_marks (words);
  trim_words (words, TRUE);
  inner = set_inner_marks (words->str);
  if (*inner != '\0')
    g_string_append_printf (result, "“%s”", inner);
}

/* Whether all of @piece is one quotation: with marks around it, or with none at all (those are
 * outside its span). */
static gboolean
is_one_quotation (const char *piece)
{
  g_autoptr (GString) words = g_string_new (piece);
  guint n_marks = 0;

  trim_words (words, FALSE);
  for (const char *p = words->str; *p != '\0'; p = g_utf8_next_char (p))
    n_marks += classify (g_utf8_get_char (p)) != MARK_NONE;
  return n_marks == 0 || (n_marks <= 2 && classify (g_utf8_get_char (words->str)) != MARK_NONE);
}

/* Words with marks in the midst of them. FALSE when the marks do not pair. */
static gboolean
append_mixed (GString *result, const char *piece)
{
  g_autoptr (GString) words = g_string_new (piece);
  gboolean open = FALSE;

  trim_words (words, TRUE);
  for (const char *p = words->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      Mark mark = classify (c);

      if (mark == MARK_STRAIGHT)
        mark = open ? MARK_CLOSE : MARK_OPEN;
      if (mark == MARK_NONE)
        g_string_append_unichar (result, c);
      else if ((mark == MARK_OPEN) == open)
        return FALSE;
      else
        {
          g_string_append (result, mark == MARK_OPEN ? "“" : "”");
          open = !open;
        }
    }
  return !open;
}

static gboolean
ends_sentence (const char *words)
{
  gsize length = strlen (words);

  if (g_str_has_suffix (words, "”"))
    length -= strlen ("”");
  return length > 0 && (strchr (".!?", words[length - 1]) != NULL || g_str_has_suffix (words, "…"));
}

/* A comma just inside the closing mark led to the cue: “a farce,” → “a farce”. */
static void
drop_inner_comma (GString *words)
{
  static const char *const ends[] = { ",”", ";”" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (words->str, ends[i]))
      {
        g_string_truncate (words, words->len - strlen (ends[i]));
        g_string_append (words, "”");
      }
}

/* Line ends and runs of white space become one space. */
static void
collapse_space (GString *words)
{
  gsize to = 0;

  for (gsize from = 0; from < words->len; from++)
    {
      char c = words->str[from];

      if (g_ascii_isspace (c))
        c = ' ';
      if (c != ' ' || (to > 0 && words->str[to - 1] != ' '))
        words->str[to++] = c;
    }
  g_string_truncate (words, to);
  trim_words (words, FALSE);
}

/* Two apostrophes, or two grave accents, are a quotation mark of the typewriter. */
static char *
read_typewriter_marks (char *piece)
{
  GString *words = g_string_new_len (piece, strlen (piece));

  g_free (piece);
  g_string_replace (words, "''", "\"", 0);
  g_string_replace (words, "``", "\"", 0);
  return g_string_free (words, FALSE);
}

gboolean
readout_quoted_words_from_statement (ReadoutQuotedWords *words,
                                     ReadoutReport *report,
                                     ReadoutStatement *statement)
{
  g_autoptr (GString) result = NULL;
  gunichar first;

  g_return_val_if_fail (words != NULL, FALSE);
  g_return_val_if_fail (report != NULL && report->text != NULL, FALSE);
  g_return_val_if_fail (READOUT_IS_STATEMENT (statement), FALSE);

  *words = (ReadoutQuotedWords){ 0 };
  result = g_string_new (NULL);
  for (guint i = 0; i < statement->content->len; i++)
    {
      g_autofree char *piece = read_typewriter_marks (
          readout_text_dup_span (report->text, readout_spans_get (statement->content, i)));
      g_autoptr (GString) part = g_string_new (NULL);
      gboolean direct = statement->quotation == READOUT_QUOTATION_DIRECT;

      if (readout_report_is_markdown (report))
        readout_quoted_words_strip_emphasis (piece);
      if (direct && is_one_quotation (piece))
        append_direct (part, piece);
      else if (!append_mixed (part, piece))
        return FALSE;
      if (part->len == 0)
        continue;
      if (result->len > 0)
        {
          gunichar next =
              g_utf8_get_char (part->str + (g_str_has_prefix (part->str, "“") ? strlen ("“") : 0));
          gboolean goes_on =
              g_str_has_suffix (result->str, "”") && g_str_has_prefix (part->str, "“");

          drop_inner_comma (result);
          if (!goes_on)
            g_string_append (result, " ");
          else
            g_string_append (result, g_unichar_isupper (next) ? " and " : " … ");
        }
      g_string_append (result, part->str);
    }
  collapse_space (result);
  drop_inner_comma (result);
  if (result->len == 0)
    return FALSE;

  words->is_quoted = g_str_has_prefix (result->str, "“") &&
                     (g_str_has_suffix (result->str, "”") || g_str_has_suffix (result->str, "”."));
  first = g_utf8_get_char (result->str + (words->is_quoted ? strlen ("“") : 0));
  words->is_whole = words->is_quoted && !g_unichar_islower (first) &&
                    (g_unichar_isupper (first) || ends_sentence (result->str));
  words->words = g_string_free (g_steal_pointer (&result), FALSE);
  return TRUE;
}

void
readout_quoted_words_clear (ReadoutQuotedWords *words)
{
  g_clear_pointer (&words->words, g_free);
}
