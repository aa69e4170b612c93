/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures that have to go along with a text.
 */
#include "export/readout-export.h"
#include "markdown/readout-markdown.h"

GPtrArray *
readout_export_list_pictures (const char *markdown, GHashTable *pictures)
{
  GPtrArray *addresses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (ReadoutMarkdown) parsed = NULL;
  cmark_iter *iter;
  cmark_event_type event;

  g_return_val_if_fail (markdown != NULL, addresses);

  if (pictures == NULL || g_hash_table_size (pictures) == 0 ||
      (parsed = readout_markdown_new (markdown, -1, NULL)) == NULL)
    return addresses;
  iter = cmark_iter_new (readout_markdown_get_root (parsed));
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      gpointer address;

      if (event == CMARK_EVENT_ENTER && cmark_node_get_type (node) == CMARK_NODE_IMAGE &&
          g_hash_table_lookup_extended (pictures, cmark_node_get_url (node), &address, NULL) &&
          g_hash_table_add (seen, address))
        g_ptr_array_add (addresses, g_strdup (address));
    }
  cmark_iter_free (iter);
  return addresses;
}
