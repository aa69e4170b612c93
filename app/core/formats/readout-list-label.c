/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts the items of lists.
 */
#include "formats/readout-list-label.h"

#include <string.h>

/* Numbers that are larger are written as such, whatever the format. */
#define ROMAN_MAX 3999
#define LETTERS_MAX 780 /* thirty times z */

/* No pattern asks for more, in bytes. */
#define LABEL_MAX 200

static void
append_roman (GString *string, int value)
{
  static const struct
  {
    int value;
    const char *letters;
  } parts[] = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
                { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
                { 5, "V" },    { 4, "IV" },   { 1, "I" } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (; value >= parts[i].value; value -= parts[i].value)
      g_string_append (string, parts[i].letters);
}

/* a, b, … z, aa, bb */
static void
append_letters (GString *string, int value)
{
  for (int i = 0; i <= (value - 1) / 26; i++)
    g_string_append_c (string, 'A' + (value - 1) % 26);
}

static void
append_number (GString *string, ReadoutListFormat format, int value)
{
  gsize start = string->len;

  switch (format)
    {
    case READOUT_LIST_LOWER_LETTER:
    case READOUT_LIST_UPPER_LETTER:
      if (value >= 1 && value <= LETTERS_MAX)
        append_letters (string, value);
      break;
    case READOUT_LIST_LOWER_ROMAN:
    case READOUT_LIST_UPPER_ROMAN:
      if (value >= 1 && value <= ROMAN_MAX)
        append_roman (string, value);
      break;
    default:
      break;
    }
  if (string->len == start)
    g_string_append_printf (string, "%d", value);
  if (format == READOUT_LIST_LOWER_LETTER || format == READOUT_LIST_LOWER_ROMAN)
    for (gsize i = start; i < string->len; i++)
      string->str[i] = g_ascii_tolower (string->str[i]);
}

static int
get_start (const ReadoutListLevel *level)
{
  return level != NULL ? level->start : 1;
}

/* Counts the item, and what is above it if that was never counted. */
static void
count (ReadoutListCounter *counter, const ReadoutListLevel *const *levels, guint level)
{
  for (guint i = 0; i < level; i++)
    if (!counter->started[i])
      readout_list_counter_restart (counter, i, get_start (levels[i]) + 1);
  if (!counter->started[level])
    counter->values[level] = get_start (levels[level]);
  else if (counter->values[level] < G_MAXINT)
    counter->values[level]++;
  counter->started[level] = TRUE;
  for (guint i = level + 1; i < READOUT_LIST_LEVELS; i++)
    counter->started[i] = FALSE;
}

char *
readout_list_counter_next (ReadoutListCounter *counter,
                           const ReadoutListLevel *const *levels,
                           guint level)
{
  GString *label;

  if (level >= READOUT_LIST_LEVELS)
    return NULL;
  count (counter, levels, level);
  if (levels[level] == NULL || levels[level]->format == READOUT_LIST_NONE ||
      levels[level]->pattern == NULL)
    return NULL;
  label = g_string_new (NULL);
  for (const char *at = levels[level]->pattern; *at != '\0' && label->len < LABEL_MAX; at++)
    {
      gboolean is_number = at[0] == '%' && at[1] >= '1' && at[1] <= '9';
      guint other;

      if (!is_number)
        {
          g_string_append_c (label, *at);
          continue;
        }
      other = *++at - '1';
      if (other <= level && levels[other] != NULL && levels[other]->format != READOUT_LIST_NONE)
        append_number (label, levels[other]->format, counter->values[other]);
    }
  return g_string_free (label, FALSE);
}

void
readout_list_counter_restart (ReadoutListCounter *counter, guint level, int value)
{
  if (level >= READOUT_LIST_LEVELS)
    return;
  counter->values[level] = value - 1;
  counter->started[level] = TRUE;
}
