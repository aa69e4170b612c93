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
