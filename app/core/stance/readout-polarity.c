/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of words that are for or against something.
 */
#include "stance/readout-polarity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stance/readout-term.h"

struct _ReadoutPolarity
{
  GHashTable *words; /* stem → sign and frame, as pack() has them */
};

static const char *const frames[] = { "attitude", "judgement", "action" };

static gpointer
pack (int sign, ReadoutPolarityFrame frame)
{
  return GINT_TO_POINTER ((int)(frame + 1) * 4 + (sign > 0 ? 1 : 2));
}

/* "word | for or against | frame". FALSE when it is something else. */
static gboolean
add_line (ReadoutPolarity *polarity, const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "|", -1);
  int sign = 0;

  if (g_strv_length (columns) != 3)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    g_strstrip (columns[i]);
  if (strcmp (columns[1], "for") == 0)
    sign = 1;
  else if (strcmp (columns[1], "against") == 0)
    sign = -1;
  if (sign == 0 || *columns[0] == '\0')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    if (strcmp (columns[2], frames[i]) == 0)
      {
        char *stem = readout_term_dup_stem (columns[0], -1);

        g_hash_table_replace (polarity->words, stem, pack (sign, i));
        return TRUE;
      }
  return FALSE;
}

ReadoutPolarity *
readout_polarity_new_from_file (const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (ReadoutPolarity) polarity = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_get_contents (path, &contents, NULL, error))
    return NULL;
  polarity = g_new0 (ReadoutPolarity, 1);
  polarity->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] == '\0' || *lines[i] == '#' || add_line (polarity, lines[i]))
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("Line %u of “%s” is not “word | for or against | frame”."), i + 1, path);
      return NULL;
    }
  return g_steal_pointer (&polarity);
}

void
readout_polarity_free (ReadoutPolarity *polarity)
{
  g_hash_table_unref (polarity->words);
  g_free (polarity);
}

int
readout_polarity_find (const ReadoutPolarity *polarity,
                       const char *stem,
                       ReadoutPolarityFrame *frame)
{
  int packed;

  g_return_val_if_fail (polarity != NULL, 0);
  g_return_val_if_fail (stem != NULL, 0);

  packed = GPOINTER_TO_INT (g_hash_table_lookup (polarity->words, stem));
  if (packed == 0)
    return 0;
  *frame = packed / 4 - 1;
  return packed % 4 == 1 ? 1 : -1;
}
