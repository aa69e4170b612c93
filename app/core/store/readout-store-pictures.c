/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures that are in the project file: settings whose keys begin alike, in base 64.
 */
#include "store/readout-store-pictures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "markdown/readout-picture-file.h"
#include "store/readout-store-private.h"

#define PREFIX "picture:"

/* Digits of the name that tell one picture from all others. */
#define N_DIGITS 12

char *
readout_store_add_picture (ReadoutStore *store, const char *stem, GBytes *png, GError **error)
{
  g_autofree char *digest = NULL;
  g_autofree char *name = NULL;
  g_autofree char *key = NULL;
  g_autofree char *encoded = NULL;
  g_autofree char *before = NULL;

  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (stem != NULL, NULL);
  g_return_val_if_fail (png != NULL, NULL);

  if (g_bytes_get_size (png) > READOUT_STORE_PICTURE_MAX ||
      g_strcmp0 (readout_picture_file_get_format (png), "png") != 0)
    {
      g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                           _("The picture is damaged or too large."));
      return NULL;
    }
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, png);
  name = g_strdup_printf ("%s-%.*s.png", stem, N_DIGITS, digest);
  key = g_strconcat (PREFIX, name, NULL);
  before = readout_store_get_setting (store, key);
  if (before != NULL)
    return g_steal_pointer (&name);
  encoded = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  return readout_store_set_setting (store, key, encoded, error) ? g_steal_pointer (&name) : NULL;
}

GHashTable *
readout_store_list_pictures (ReadoutStore *store, GError **error)
{
  g_autoptr (GHashTable) pictures =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  g_autoptr (ReadoutSql) sql = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  /* ";" comes behind ":". */
  sql = readout_sql_new (
      store, "SELECT key, value FROM setting WHERE key >= 'picture:' AND key < 'picture;'");
  while (readout_sql_step (sql, &local_error))
    {
      gsize length;
      guchar *data = g_base64_decode (readout_sql_get_text (sql, 1), &length);

      g_hash_table_insert (pictures, g_strdup (readout_sql_get_text (sql, 0) + strlen (PREFIX)),
                           g_bytes_new_take (data, length));
    }
  if (local_error == NULL)
    return g_steal_pointer (&pictures);
  g_propagate_error (error, local_error);
  return NULL;
}

/* --- Those that nothing shows any more -----------------------------------------------------------
 */

/* The digits of its name that tell a picture from others, in parts: of an address that is taken
 * away bit by bit, one at least stays together in the history of the text. */
#define N_PARTS 3

typedef struct
{
  char *parts[N_PARTS];
  char *hex[N_PARTS]; /* the same as the log of undo writes bytes */
} Digits;

static void
find_digits (const char *name, Digits *digits)
{
  const char *end = g_strrstr (name, ".png");
  const char *start = end != NULL && end - name >= N_DIGITS ? end - N_DIGITS : name;

  for (guint i = 0; i < N_PARTS; i++)
    {
      GString *hex = g_string_new (NULL);

      digits->parts[i] = g_strndup (start + i * N_DIGITS / N_PARTS, N_DIGITS / N_PARTS);
      for (const char *at = digits->parts[i]; *at != '\0'; at++)
        g_string_append_printf (hex, "%02X", (guint)*at);
      digits->hex[i] = g_string_free (hex, FALSE);
    }
}

static void
clear_digits (Digits *digits)
{
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_free (digits->parts[i]);
      g_free (digits->hex[i]);
    }
}

/* Whether a briefing or a version of one names the picture. */
static gboolean
is_named (ReadoutStore *store, const char *name, GError **error)
{
  gint64 found = 0;

  return readout_sql_find (store, &found, error,
                           "SELECT 1 WHERE EXISTS (SELECT 1 FROM briefing"
                           "    WHERE instr (markdown, ?1) OR instr (drafted, ?1))"
                           "  OR EXISTS (SELECT 1 FROM briefing_version"
                           "    WHERE instr (markdown, ?1))"
                           "  OR EXISTS (SELECT 1 FROM undo_step WHERE instr (sql, ?1))",
                           "t", name);
}

/* Whether a text that names it can come back when typing is undone. */
static gboolean
is_remembered (ReadoutStore *store, const char *name, GError **error)
{
  Digits digits;
  gint64 found = 0;
  gboolean remembered;

  find_digits (name, &digits);
  remembered =
      readout_sql_find (store, &found, error,
                        "SELECT 1 FROM briefing_edit WHERE instr (steps, CAST (?1 AS BLOB))"
                        "  OR instr (steps, CAST (?2 AS BLOB))"
                        "  OR instr (steps, CAST (?3 AS BLOB)) LIMIT 1",
                        "ttt", digits.parts[0], digits.parts[1], digits.parts[2]) ||
      (*error == NULL &&
       readout_sql_find (store, &found, error,
                         "SELECT 1 FROM undo_step WHERE instr (sql, 'briefing_edit')"
                         "  AND (instr (sql, ?1) OR instr (sql, ?2) OR instr (sql, ?3)) LIMIT 1",
                         "ttt", digits.hex[0], digits.hex[1], digits.hex[2]));
  clear_digits (&digits);
  return remembered;
}

void
readout_store_tidy_pictures (ReadoutStore *store)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_return_if_fail (store != NULL);

  {
    g_autoptr (ReadoutSql) sql = readout_sql_new (
        store, "SELECT key FROM setting WHERE key >= 'picture:' AND key < 'picture;'");

    while (readout_sql_step (sql, &error))
      g_ptr_array_add (keys, readout_sql_dup_text (sql, 0));
  }
  for (guint i = 0; error == NULL && i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const char *name = key + strlen (PREFIX);

      if (!is_named (store, name, &error) && error == NULL &&
          !is_remembered (store, name, &error) && error == NULL)
        readout_store_set_setting (store, key, NULL, &error);
    }
}
