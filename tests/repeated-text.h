/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Long texts made of a short one, for the replay of the fuzzers' seeds and for the benchmark of
 * growth.
 */
#pragma once

#include <glib.h>

/* A word unlike those for other numbers. */
static inline void
append_name (GString *string, guint number)
{
  do
    g_string_append_c (string, 'A' + number % 26);
  while ((number /= 26) > 0);
}

/* Repeats @contents until it is at least @least bytes long; every % in it becomes another name.
 * Owned by the caller. */
static inline char *
repeat_text (const char *contents, gsize length, gsize least)
{
  GString *string = g_string_sized_new (least + length);
  guint n_names = 0;

  g_assert (length > 0);

  while (string->len < least)
    for (gsize i = 0; i < length; i++)
      if (contents[i] == '%')
        append_name (string, n_names++);
      else
        g_string_append_c (string, contents[i]);
  return g_string_free (string, FALSE);
}
