/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts a run of characters without white space into tokens.
 */
#include "text/readout-tokenizer.h"

#include <string.h>

#include "text/readout-segmenter-words.h"

/* A piece on its way through the tokenizer. */
typedef struct
{
  ReadoutSegments *segments;
  const char *string;
  guint32 start;
  guint32 end;
  guint32 next;
  guint32 limit;
  gboolean starts_sentence;
  gboolean follows_space; /* a piece that was cut off another one after a full stop does not */
} Piece;

gsize
readout_tokenizer_space_width (const char *at, const char *end)
{
  gunichar character;

  if ((guchar)*at <= ' ' || *at == 0x7F)
    return 1;
  if ((guchar)*at < 0xC2)
    return 0;
  character = g_utf8_get_char (at);
  if (character >= 0x80 && character <= 0x9F)
    return 2;
  if (!g_unichar_isspace (character) && character != 0xFEFF && character != 0x200B)
    return 0;
  return g_utf8_next_char (at) - at;
}

static gboolean
is_word_character (const char *at)
{
  gunichar character;

  if ((guchar)*at < 0x80)
    return g_ascii_isalnum (*at);
  character = g_utf8_get_char (at);
  return g_unichar_isalnum (character) || g_unichar_ismark (character) || character == 0x00AD ||
         character == 0x200C || character == 0x200D || character == 0x2060;
}

/* The width of an apostrophe at @at, or 0. */
static gsize
apostrophe_width (const char *at)
{
  if (*at == '\'' || *at == '`')
    return 1;
  if (strncmp (at, "\xE2\x80\x99", 3) == 0)
    return 3;
  if (strncmp (at, "\xCA\xBC", 2) == 0)
    return 2;
  return 0;
}

/* The width of a hyphen at @at, or 0. */
static gsize
hyphen_width (const char *at)
{
  if (*at == '-')
    return 1;
  return strncmp (at, "\xE2\x80\x90", 3) == 0 || strncmp (at, "\xE2\x80\x91", 3) == 0 ? 3 : 0;
}

static void
add_token (Piece *piece, guint32 from, guint32 to)
{
  while (from < to)
    {
      guint32 cut = to;
      ReadoutSpan span;

      if (to - from > READOUT_TOKEN_MAX_LENGTH)
        cut = g_utf8_find_prev_char (piece->string + from,
                                     piece->string + from + READOUT_TOKEN_MAX_LENGTH + 1) -
              piece->string;
      span.start = from;
      span.end = cut;
      readout_segments_add_token (piece->segments, piece->string + from, cut - from, span,
                                  from == piece->start && piece->follows_space);
      from = cut;
    }
}

static gboolean
is_digit_at (const Piece *piece, guint32 at)
{
  return at < piece->end && g_ascii_isdigit (piece->string[at]);
}

static gboolean
is_word_at (const Piece *piece, guint32 at)
{
  return at < piece->end && is_word_character (piece->string + at);
}

static guint32
count_digits (const Piece *piece, guint32 at)
{
  guint32 n_digits = 0;

  while (is_digit_at (piece, at + n_digits))
    n_digits++;
  return n_digits;
}

static gboolean
is_domain_ending (const Piece *piece, guint32 at)
{
  static const char *const endings[] = { "com", "org", "net", "gov", "edu", "co",   "uk",
                                         "ru",  "ua",  "io",  "int", "eu",  "info", "tv",
                                         "de",  "fr",  "cn",  "in",  "me",  "news" };
  guint32 end = at;

  while (end < piece->end && g_ascii_islower (piece->string[end]))
    end++;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strlen (endings[i]) == end - at && memcmp (endings[i], piece->string + at, end - at) == 0 &&
        !is_word_at (piece, end))
      return TRUE;
  return FALSE;
}

/* Whether the full stop at @at, after the word from @from, is inside an abbreviation, a number or a
 * name of the net: "U.S", "3.5", "readout.org". @part is where the last part of the word begins. */
static gboolean
joins_stop (const Piece *piece, guint32 from, guint32 part, guint32 at)
{
  if (!is_word_at (piece, at + 1))
    return FALSE;
  if (g_ascii_isdigit (piece->string[at - 1]) && is_digit_at (piece, at + 1))
    return TRUE;
  if (at - part == 1 && g_ascii_isalpha (piece->string[part]) &&
      g_ascii_isalpha (piece->string[at + 1]))
    {
      /* One letter after the other; the last part may have two: "Ph.D", "U.S", "a.m". */
      return !is_word_at (piece, at + 2) || piece->string[at + 2] == '.';
    }
  if (at - part == 2 && from == part && memcmp (piece->string + from, "Ph", 2) == 0)
    return piece->string[at + 1] == 'D';
  return is_domain_ending (piece, at + 1);
}

/* Whether the hyphen at @at, @width bytes wide, stays inside the word from @from. */
static gboolean
joins_hyphen (const Piece *piece, guint32 from, guint32 at, gsize width)
{
  guint32 after = at + width;
  char affix[32];
  guint32 end = after;

  if (!is_word_at (piece, after))
    return FALSE;
  if (g_ascii_isdigit (piece->string[at - 1]) && is_digit_at (piece, after))
    {
      /* A telephone number or a date, not a range: more hyphens, or three figures and four. */
      guint32 n_right = count_digits (piece, after);
      guint32 n_left = at - from;

      return (after + n_right < piece->end && piece->string[after + n_right] == '-' &&
              is_digit_at (piece, after + n_right + 1)) ||
             memchr (piece->string + from, '-', at - from) != NULL || (n_left == 3 && n_right == 4);
    }
  if (at - from + 1 < sizeof affix)
    {
      memcpy (affix, piece->string + from, at - from);
      affix[at - from] = '-';
      if (readout_segmenter_is_affix (affix, at - from + 1))
        return TRUE;
    }
  while (end < piece->end && g_ascii_isalpha (piece->string[end]))
    end++;
  if (end - after + 1 >= sizeof affix || is_word_at (piece, end))
    return FALSE;
  affix[0] = '-';
  memcpy (affix + 1, piece->string + after, end - after);
  return readout_segmenter_is_affix (affix, end - after + 1);
}

/* Whether the mark at @at, between two characters of a word, is part of it. */
static gboolean
joins_mark (const Piece *piece, guint32 from, guint32 part, guint32 at, gsize *width)
{
  const char *here = piece->string + at;
  gboolean after_digit = g_ascii_isdigit (piece->string[at - 1]);

  *width = 1;
  switch (*here)
    {
    case '.':
      return joins_stop (piece, from, part, at);
    case ',':
      return after_digit && count_digits (piece, at + 1) == 3;
    case ':':
    case '/':
      return after_digit && is_digit_at (piece, at + 1);
    case '&':
      return g_ascii_isupper (piece->string[at - 1]) && at + 1 < piece->end &&
             g_ascii_isupper (here[1]);
    case '_':
      return is_word_at (piece, at + 1) || (at + 1 < piece->end && here[1] == '_');
    default:
      break;
    }
  *width = apostrophe_width (here);
  if (*width > 0)
    return *here != '`' && is_word_at (piece, at + *width) && !after_digit;
  *width = hyphen_width (here);
  return *width > 0 && joins_hyphen (piece, from, at, *width);
}

/* The end of the word at @from, without a closing full stop. */
static guint32
scan_word (const Piece *piece, guint32 from)
{
  guint32 part = from;
  guint32 at = from;

  while (at < piece->end)
    {
      gsize width;

      if (is_word_character (piece->string + at))
        at += g_utf8_skip[(guchar)piece->string[at]];
      else if (at > from && joins_mark (piece, from, part, at, &width))
        {
          at += width;
          part = at;
        }
      else
        break;
    }
  return at;
}

/* Whether the full stop after the word is part of it. */
static gboolean
keeps_stop (const Piece *piece, guint32 from, guint32 to)
{
  const char *word = piece->string + from;
  gsize length = to - from;
  gboolean is_last = to + 1 >= piece->end;

  /* An ellipsis is no full stop. */
  if (to + 1 < piece->end && piece->string[to + 1] == '.')
    return FALSE;
  if (memchr (word, '.', length) != NULL && g_ascii_isalpha (word[length - 1]) &&
      (length < 2 || word[length - 2] == '.' || (length == 4 && word[2] == '.')))
    return TRUE;
  if (length == 1 && g_ascii_isupper (word[0]))
    {
      /* An initial: a name, another initial or a mark follows. */
      if (!is_last)
        return g_ascii_isalpha (piece->string[to + 1]) || piece->string[to + 1] == ',' ||
               piece->string[to + 1] == '&';
      /* "the S.&P. 500" */
      if (from > piece->start && piece->string[from - 1] == '&')
        return TRUE;
      return word[0] != 'I' && piece->next < piece->limit &&
             g_unichar_isupper (g_utf8_get_char (piece->string + piece->next));
    }
  switch (readout_segmenter_find_abbreviation (word, length))
    {
    case READOUT_ABBREVIATION_BEFORE:
      return !is_last || piece->next < piece->limit;
    case READOUT_ABBREVIATION_DIGIT:
      return is_last && piece->next < piece->limit && g_ascii_isdigit (piece->string[piece->next]);
    case READOUT_ABBREVIATION_EITHER:
      return TRUE;
    default:
      /* The number of an item of a list: "1. …". */
      return piece->starts_sentence && from == piece->start && is_last && length <= 2 &&
             count_digits (piece, from) == length && piece->next < piece->limit;
    }
}

/* The end of what the clitic at the end of the word leaves: "do|n't", "Borrell|'s"; @to if there is
 * none. */
static guint32
find_clitic (const Piece *piece, guint32 from, guint32 to)
{
  static const char *const clitics[] = { "s", "m", "d", "ll", "re", "ve" };
  guint32 last = to;

  while (last > from && g_ascii_isalpha (piece->string[last - 1]) && to - last < 3)
    last--;
  for (gsize width = 1; width <= 3 && last >= from + width + 1; width++)
    {
      guint32 apostrophe = last - width;
      gsize length = to - last;

      if (apostrophe_width (piece->string + apostrophe) != width)
        continue;
      if (length == 1 && (piece->string[last] | 0x20) == 't' && apostrophe > from + 1 &&
          (piece->string[apostrophe - 1] | 0x20) == 'n')
        return apostrophe - 1;
      for (gsize i = 0; i < G_N_ELEMENTS (clitics); i++)
        if (strlen (clitics[i]) == length &&
            g_ascii_strncasecmp (piece->string + last, clitics[i], length) == 0)
          return apostrophe;
    }
  return to;
}

static void
add_word (Piece *piece, guint32 from, guint32 to)
{
  guint32 cut;
  guint32 clitic;

  cut = readout_segmenter_find_cut (piece->string + from, to - from);
  if (cut > 0)
    {
      add_token (piece, from, from + cut);
      add_token (piece, from + cut, to);
      return;
    }
  /* Two clitics at most: "should|n't|'ve". */
  clitic = find_clitic (piece, from, to);
  if (clitic == to)
    {
      add_token (piece, from, to);
      return;
    }
  cut = find_clitic (piece, from, clitic);
  add_token (piece, from, cut);
  if (cut < clitic)
    add_token (piece, cut, clitic);
  add_token (piece, clitic, to);
}

/* The end of the run of marks at @from that is one token: "...", "?!", "--". */
static guint32
scan_mark (const Piece *piece, guint32 from)
{
  char first = piece->string[from];
  guint32 at = from;

  if (strchr (".?!", first) != NULL)
    {
      while (at < piece->end && piece->string[at] != '\0' &&
             strchr (".?!", piece->string[at]) != NULL)
        at++;
      return at;
    }
  if (strchr ("-=*_~#<>+'`", first) != NULL)
    {
      guint32 most = first == '\'' || first == '`' ? 2 : READOUT_TOKEN_MAX_LENGTH;

      while (at < piece->end && piece->string[at] == first && at - from < most)
        at++;
      return at;
    }
  return from + g_utf8_skip[(guchar)first];
}

/* The end of an apostrophe that stands for a century: "'90s"; @from if it is not one. */
static guint32
scan_decade (const Piece *piece, guint32 from)
{
  gsize width = apostrophe_width (piece->string + from);
  guint32 end = from + width;

  if (width == 0 || count_digits (piece, end) != 2)
    return from;
  end += 2;
  if (end < piece->end && piece->string[end] == 's')
    end++;
  return is_word_at (piece, end) ? from : end;
}

/* Whether the piece from @from on is a web or mail address or a name in a network. */
static gboolean
is_address (const Piece *piece, guint32 from)
{
  const char *at = piece->string + from;
  gsize length = piece->end - from;
  const char *sign;

  if (length < 3)
    return FALSE;
  if (*at == '@' || *at == '#')
    return g_ascii_isalpha (at[1]);
  if (memmem (at, length, "://", 3) != NULL ||
      (length > 4 && g_ascii_strncasecmp (at, "www.", 4) == 0))
    return TRUE;
  sign = memchr (at, '@', length);
  return sign != NULL && sign > at && memchr (sign, '.', at + length - sign) != NULL;
}

static guint32
scan_address (const Piece *piece, guint32 from)
{
  guint32 end = piece->end;

  if (piece->string[from] == '@' || piece->string[from] == '#')
    {
      end = from + 1;
      while (end < piece->end &&
             (is_word_character (piece->string + end) || piece->string[end] == '_'))
        end += g_utf8_skip[(guchar)piece->string[end]];
      return end;
    }
  while (end > from + 1)
    {
      guint32 last =
          g_utf8_find_prev_char (piece->string + from, piece->string + end) - piece->string;

      if (is_word_character (piece->string + last) ||
          strchr ("/-_=#&~", piece->string[last]) != NULL)
        break;
      end = last;
    }
  return end;
}

/* "US$", "A$" are the marks of currencies. */
static gboolean
is_currency (const Piece *piece, guint32 from, guint32 to)
{
  if (to >= piece->end || piece->string[to] != '$' || to - from > 3)
    return FALSE;
  for (guint32 i = from; i < to; i++)
    if (!g_ascii_isupper (piece->string[i]))
      return FALSE;
  return TRUE;
}

void
readout_tokenizer_run (ReadoutSegments *segments,
                       const char *string,
                       guint32 start,
                       guint32 end,
                       guint32 next,
                       guint32 limit,
                       gboolean starts_sentence)
{
  gboolean follows_space = start == 0 || strchr (".?!", string[start - 1]) == NULL;
  Piece piece = { segments, string, start, end, next, limit, starts_sentence, follows_space };
  gboolean is_looking_for_address = TRUE;

  for (guint32 at = start; at < end;)
    {
      guint32 to;
      gboolean is_word = is_word_character (string + at);

      if (is_looking_for_address && (is_word || string[at] == '@' || string[at] == '#'))
        {
          is_looking_for_address = FALSE;
          if (is_address (&piece, at))
            {
              to = scan_address (&piece, at);
              add_token (&piece, at, to);
              at = to;
              continue;
            }
        }
      if (is_word)
        {
          to = scan_word (&piece, at);
          if (is_currency (&piece, at, to))
            add_token (&piece, at, ++to);
          else if (to < end && string[to] == '.' && keeps_stop (&piece, at, to))
            add_token (&piece, at, ++to);
          else
            add_word (&piece, at, to);
        }
      else
        {
          to = scan_decade (&piece, at);
          if (to == at)
            to = MIN (scan_mark (&piece, at), end);
          add_token (&piece, at, to);
        }
      at = to;
    }
}
