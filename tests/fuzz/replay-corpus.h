/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a fuzz target does without a fuzzer: it replays the files that it is given, each also cut,
 * doubled and shuffled by a fixed seed, and with its middle repeated until it is long.
 */
#pragma once

#include <glib.h>
#include <stdlib.h>

typedef int (*ReplayTarget) (const guint8 *data, gsize size);

/* Cuts, doubles and swaps pieces of the file, always the same ones. */
static inline void
replay_mutated (ReplayTarget target, GRand *random, const char *contents, gsize length)
{
  g_autoptr (GString) string = g_string_new_len (contents, length);

  for (guint i = 0; i < 4 && string->len > 2; i++)
    {
      gsize start = g_rand_int_range (random, 0, string->len);
      gsize size = g_rand_int_range (random, 1, MIN (40, string->len - start) + 1);
      g_autofree char *piece = g_memdup2 (string->str + start, size);

      if (g_rand_boolean (random))
        g_string_erase (string, start, size);
      if (g_rand_boolean (random))
        g_string_insert_len (string, g_rand_int_range (random, 0, string->len + 1), piece, size);
    }
  target ((const guint8 *)string->str, string->len);
}

/* Whatever takes more than linear time takes minutes here. */
static inline void
replay_long (ReplayTarget target, const char *contents, gsize length, gsize least)
{
  g_autoptr (GString) string = g_string_new_len (contents, length / 3);

  while (string->len < least)
    g_string_append_len (string, contents + length / 3, length - length / 3 - length / 4);
  g_string_append_len (string, contents + length - length / 4, length / 4);
  target ((const guint8 *)string->str, string->len);
}

/* Prints TAP: a line a file. */
static inline int
replay_corpus (ReplayTarget target, int argc, char **argv, guint n_mutations, gsize long_bytes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261130);

  g_print ("1..%d\n", argc - 1);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *contents = NULL;
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autoptr (GError) error = NULL;
      gsize length;

      if (!g_file_get_contents (argv[i], &contents, &length, &error))
        g_error ("%s", error->message);
      target ((const guint8 *)contents, length);
      for (guint j = 0; j < n_mutations; j++)
        replay_mutated (target, random, contents, length);
      if (length >= 16)
        replay_long (target, contents, length, long_bytes);
      g_print ("ok %d %s\n", i, name);
    }
  return EXIT_SUCCESS;
}
