/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which reports count as one source: a union-find over what is linked.
 */
#include "text/readout-copy-groups.h"

/* Two longer parts of one text that do not overlap cannot both have more than this share. */
#define WHOLE_MIN 0.5

/* A short text in a long one. */
typedef struct
{
  gint64 longer;
  gint64 shorter;
} Part;

struct _ReadoutCopyGroups
{
  GHashTable *parents; /* gint64 * → gint64 *: nothing for who has no other */
  GArray *parts;       /* of Part */
  gboolean settled;
};

static gint64 *
new_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static gint64
find_root (ReadoutCopyGroups *groups, gint64 id)
{
  const gint64 *parent = g_hash_table_lookup (groups->parents, &id);

  while (parent != NULL && *parent != id)
    {
      id = *parent;
      parent = g_hash_table_lookup (groups->parents, &id);
    }
  return id;
}

/* Lets all on the way from @id point at @root. */
static void
shorten_way (ReadoutCopyGroups *groups, gint64 id, gint64 root)
{
  gint64 *parent = g_hash_table_lookup (groups->parents, &id);

  while (parent != NULL && *parent != root && id != root)
    {
      id = *parent;
      *parent = root;
      parent = g_hash_table_lookup (groups->parents, &id);
    }
}

static void
unite (ReadoutCopyGroups *groups, gint64 id, gint64 other_id)
{
  gint64 root = find_root (groups, id);
  gint64 other_root = find_root (groups, other_id);
  gint64 smaller = MIN (root, other_root);

  if (root != other_root)
    g_hash_table_insert (groups->parents, new_id (MAX (root, other_root)), new_id (smaller));
  shorten_way (groups, id, smaller);
  shorten_way (groups, other_id, smaller);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *first = a;
  const Part *second = b;

  if (first->longer != second->longer)
    return first->longer < second->longer ? -1 : 1;
  return (first->shorter > second->shorter) - (first->shorter < second->shorter);
}

ReadoutCopyGroups *
readout_copy_groups_new (void)
{
  ReadoutCopyGroups *groups = g_new0 (ReadoutCopyGroups, 1);

  groups->parents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  groups->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  return groups;
}

void
readout_copy_groups_free (ReadoutCopyGroups *groups)
{
  if (groups == NULL)
    return;
  g_hash_table_unref (groups->parents);
  g_array_unref (groups->parts);
  g_free (groups);
}

void
readout_copy_groups_unite (ReadoutCopyGroups *groups, gint64 id, gint64 other_id)
{
  g_return_if_fail (groups != NULL && !groups->settled);

  unite (groups, id, other_id);
}

void
readout_copy_groups_link (
    ReadoutCopyGroups *groups, gint64 id, gint64 other_id, double share, double other_share)
{
  Part part = { id, other_id };

  g_return_if_fail (groups != NULL && !groups->settled);

  if (MIN (share, other_share) >= WHOLE_MIN)
    {
      unite (groups, id, other_id);
      return;
    }
  if (share > other_share)
    {
      part.longer = other_id;
      part.shorter = id;
    }
  g_array_append_val (groups->parts, part);
}

void
readout_copy_groups_settle (ReadoutCopyGroups *groups)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (Part));

  g_return_if_fail (groups != NULL);

  groups->settled = TRUE;
  g_array_sort (groups->parts, compare_parts);
  for (guint i = 0; i < groups->parts->len;)
    {
      Part part = g_array_index (groups->parts, Part, i);
      gint64 own = find_root (groups, part.longer);
      gint64 found = own;
      gboolean several = FALSE;

      for (; i < groups->parts->len && g_array_index (groups->parts, Part, i).longer == part.longer;
           i++)
        {
          gint64 root = find_root (groups, g_array_index (groups->parts, Part, i).shorter);

          several = several || (root != own && found != own && root != found);
          if (root != own)
            found = root;
        }
      part.shorter = found;
      if (!several && found != own)
        g_array_append_val (chosen, part);
    }
  for (guint i = 0; i < chosen->len; i++)
    unite (groups, g_array_index (chosen, Part, i).longer, g_array_index (chosen, Part, i).shorter);
  g_array_set_size (groups->parts, 0);
}

gint64
readout_copy_groups_find (ReadoutCopyGroups *groups, gint64 id)
{
  g_return_val_if_fail (groups != NULL && groups->settled, id);

  return find_root (groups, id);
}
