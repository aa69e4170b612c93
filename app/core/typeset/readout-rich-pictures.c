/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures among the words of a block.
 */
#include "typeset/readout-rich-text-private.h"

#include <string.h>

/* U+FFFC, which stands for a picture in the text. */
#define OBJECT_CHARACTER "\xEF\xBF\xBC"

/* So many pictures that are not shown are told. */
#define MAX_REFUSED 64

/* What is on a picture, in words. */
static char *
dup_alternative (const ReadoutInlines *inlines, cmark_node *image)
{
  g_autofree char *words = readout_markdown_dup_text (inlines->markdown, image, NULL);
  const char *title = cmark_node_get_title (image);

  return *words != '\0' || title == NULL ? g_steal_pointer (&words) : g_strdup (title);
}

static gboolean
add_picture (ReadoutRichText *rich,
             const ReadoutInlines *inlines,
             cmark_node *image,
             const ReadoutAround *around,
             guint32 source,
             guint32 source_length)
{
  const char *address = cmark_node_get_url (image);
  ReadoutPictureProblem problem;
  ReadoutPicture *picture = readout_picture_loader_load (inlines->loader, address, &problem);

  if (picture == NULL)
    {
      if (*address != '\0' && g_hash_table_size (inlines->refused) < MAX_REFUSED)
        g_hash_table_insert (inlines->refused, g_strdup (address), GUINT_TO_POINTER (problem));
      return FALSE;
    }
  g_ptr_array_add (inlines->pictures, picture);
  g_ptr_array_add (inlines->alternatives, dup_alternative (inlines, image));
  readout_rich_text_add (rich, OBJECT_CHARACTER, strlen (OBJECT_CHARACTER), 0, around->link, source,
                         source_length);
  if (rich->ranges->len > 0)
    {
      /* It is a range of its own, whatever is before it. */
      ReadoutTextRange *last =
          &g_array_index (rich->ranges, ReadoutTextRange, rich->ranges->len - 1);
      ReadoutTextRange own = { last->end, READOUT_TEXT_PICTURE, around->link,
                               inlines->pictures->len - 1 - rich->first_picture };

      last->end -= strlen (OBJECT_CHARACTER);
      own.link = last->link;
      if (last->end ==
          (rich->ranges->len > 1
               ? g_array_index (rich->ranges, ReadoutTextRange, rich->ranges->len - 2).end
               : 0))
        *last = own;
      else
        g_array_append_val (rich->ranges, own);
    }
  return TRUE;
}

gboolean
readout_rich_text_enter_image (ReadoutRichText *rich,
                               const ReadoutInlines *inlines,
                               cmark_node *image,
                               ReadoutAround *around,
                               guint flags,
                               ReadoutSpan span)
{
  if (around->images == 0 &&
      add_picture (rich, inlines, image, around, span.start, span.end - span.start))
    return TRUE;
  if (cmark_node_first_child (image) == NULL)
    {
      g_autofree char *name = g_path_get_basename (cmark_node_get_url (image));
      const char *title = cmark_node_get_title (image);

      if (title != NULL && *title != '\0')
        readout_rich_text_add (rich, title, strlen (title),
                               readout_around_get_flags (around, flags), around->link, span.start,
                               0);
      else
        readout_rich_text_add (rich, name, strlen (name),
                               readout_around_get_flags (around, flags) | READOUT_TEXT_ITALIC,
                               around->link, span.start, 0);
    }
  around->images++;
  around->italic++;
  return FALSE;
}
