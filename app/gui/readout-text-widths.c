/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many lines words take, told from the widths of single letters.
 */
#include "readout-text-widths.h"

/* Letters that are known by their number, and signs from SIGNS on. */
#define N_LETTERS 0x530
#define SIGNS 0x2010
#define N_SIGNS 0xb0

/* What a line may differ from the sum of its letters; and what a capital may move closer to its
 * neighbour, of its width. */
#define TOLERANCE(width) ((width) / 128 + PANGO_SCALE)
#define CAPITALS_SHARE 5

/* Fonts that are kept. An application has a handful. */
#define MAX_FONTS 32

/* In Pango units; 0: not measured yet. */
typedef struct
{
  int letters[N_LETTERS];
  int signs[N_SIGNS];
  double resolution;
} Widths;

static GHashTable *fonts; /* PangoFontDescription → Widths */

static Widths *
get_widths (PangoContext *context)
{
  PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);
  Widths *widths;

  if (fonts == NULL)
    fonts = g_hash_table_new_full ((GHashFunc)pango_font_description_hash,
                                   (GEqualFunc)pango_font_description_equal,
                                   (GDestroyNotify)pango_font_description_free, g_free);
  widths = g_hash_table_lookup (fonts, font);
  if (widths != NULL && widths->resolution == resolution)
    return widths;
  if (g_hash_table_size (fonts) >= MAX_FONTS)
    g_hash_table_remove_all (fonts);
  widths = g_new0 (Widths, 1);
  widths->resolution = resolution;
  g_hash_table_replace (fonts, pango_font_description_copy (font), widths);
  return widths;
}

static int
measure (PangoContext *context, gunichar letter)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  char text[6];
  int width;

  pango_layout_set_text (layout, text, g_unichar_to_utf8 (letter, text));
  pango_layout_get_size (layout, &width, NULL);
  return MAX (width, 1);
}

/* Where the width of @letter is kept; NULL where letters join, combine, run the other way, or the
 * like. */
static int *
find_place (Widths *widths, gunichar letter)
{
  if (letter >= SIGNS && letter < SIGNS + N_SIGNS)
    return g_unichar_isprint (letter) && letter < 0x2028 ? &widths->signs[letter - SIGNS]
           : letter >= 0x2030                            ? &widths->signs[letter - SIGNS]
                                                         : NULL;
  if (letter < ' ' || letter >= N_LETTERS || letter == 0xad || !g_unichar_isprint (letter) ||
      g_unichar_ismark (letter))
    return NULL;
  return &widths->letters[letter];
}

/* A line may end after one of these, or not, by what comes next. */
static gboolean
may_break (gunichar letter)
{
  return letter == '-' || letter == '/' || letter == '|' || letter == '?' || letter == '!' ||
         (letter >= 0x2010 && letter <= 0x2014) || letter == 0x2026;
}

/* A run of blanks, or one of other letters. */
typedef struct
{
  int width;
  int slack; /* that it may be shorter */
  gboolean is_breakable;
} Run;

/* FALSE where a letter is none that can be added up. */
static gboolean
read_run (PangoContext *context, Widths *widths, const char **at, Run *run)
{
  gboolean blank = **at == ' ';

  *run = (Run){ 0, 0, FALSE };
  for (; **at != '\0' && (**at == ' ') == blank; *at = g_utf8_next_char (*at))
    {
      gunichar letter = g_utf8_get_char (*at);
      int *width = find_place (widths, letter);

      if (width == NULL)
        return FALSE;
      if (*width == 0)
        *width = measure (context, letter);
      run->width += *width;
      run->slack += g_unichar_isupper (letter) ? *width / CAPITALS_SHARE : 0;
      run->is_breakable |= may_break (letter);
    }
  return TRUE;
}

gboolean
readout_text_widths_count_lines (
    PangoContext *context, const char *text, int width, guint max_lines, guint *n_lines)
{
  Widths *widths = get_widths (context);
  int tolerance = TOLERANCE (width);
  int used = 0; /* of the line */
  int slack = 0;
  Run word;
  Run blanks;

  *n_lines = 1;
  if (max_lines == 1)
    return TRUE;
  while (*text != '\0')
    {
      if (!read_run (context, widths, &text, &word))
        return FALSE;
      slack += word.slack;
      if (word.width > width)
        {
          /* It is broken anywhere. GTK asks for widths in which not a word has room, too. */
          *n_lines += (used > 0) + (guint)(word.width / MAX (width, 1));
          used = word.width % MAX (width, 1);
          slack = 0;
        }
      else if (used + word.width > width - tolerance)
        {
          /* It may fit, or break somewhere in the middle. */
          if (used + word.width - slack <= width + tolerance || word.is_breakable)
            return FALSE;
          ++*n_lines;
          used = 0;
          slack = word.slack;
        }
      if (*n_lines >= max_lines)
        {
          *n_lines = max_lines;
          return TRUE;
        }
      if (!read_run (context, widths, &text, &blanks))
        return FALSE;
      used += (word.width > width ? 0 : word.width) + blanks.width;
    }
  return TRUE;
}
