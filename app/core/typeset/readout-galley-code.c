/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Code of a text, its lines as they are.
 */
#include "typeset/readout-galley-private.h"

#include <string.h>

/* Lengths as parts of the size of the body. */
#define CODE_PADDING 0.6
#define CODE_SCALE 0.82

#define TAB_COLUMNS 4

/* Adds code with its tabs as spaces; lines stay as they are. */
static void
add_code (ReadoutRichText *rich, const char *code, guint32 source)
{
  while (*code != '\0')
    {
      const char *end = strchrnul (code, '\n');
      g_autoptr (GString) line = g_string_new (NULL);
      guint column = 0;

      for (const char *at = code; at < end; at++)
        {
          guint n_spaces = TAB_COLUMNS - column % TAB_COLUMNS;

          if (*at != '\t')
            {
              g_string_append_c (line, *at);
              column += ((guchar)*at & 0xC0) != 0x80;
              continue;
            }
          column += n_spaces;
          while (n_spaces-- > 0)
            g_string_append_c (line, ' ');
        }
      if (*end == '\n' && end[1] != '\0')
        g_string_append (line, " \n");
      readout_rich_text_add (rich, line->str, line->len, READOUT_TEXT_CODE, -1, source,
                             MAX (line->len, 1));
      source += end - code + 1;
      code = *end == '\n' ? end + 1 : end;
    }
}

static guint32
find_code_source (ReadoutGalley *galley, cmark_node *node)
{
  guint32 source = readout_markdown_get_span (galley->markdown, node).start;
  const char *text = readout_markdown_get_source (galley->markdown, NULL);
  const char *line_end;

  /* Fenced code begins in the line after its fence. */
  if (text[source] != '`' && text[source] != '~')
    return source;
  line_end = strchr (text + source, '\n');
  return line_end != NULL ? line_end + 1 - text : source;
}

void
readout_walk_set_code (ReadoutWalk *walk, cmark_node *node)
{
  ReadoutGalley *galley = walk->galley;
  ReadoutContainer *top = readout_walk_get_top (walk);
  double size = readout_galley_get_size (galley);
  double padding = size * CODE_PADDING;
  ReadoutTextStyle style = { top->size, 0, FALSE };
  ReadoutRichText *rich = readout_rich_text_new (&galley->inlines);
  int element;
  guint block;

  add_code (rich, cmark_node_get_literal (node), find_code_source (galley, node));
  if (rich->text->len == 0)
    {
      readout_rich_text_free (rich);
      return;
    }
  element = readout_galley_add_element (galley, "Code", top->element);
  block = readout_galley_add_block (galley, rich, &style,
                                    readout_walk_get_inner_width (walk) - 2 * padding);
  readout_galley_ask_for_space (galley, MAX (top->gap, size * READOUT_PARAGRAPH_GAP) + padding);
  readout_walk_add_lines (walk, block, element, top->size * CODE_SCALE, top->left + padding,
                          readout_walk_get_inner_width (walk) - 2 * padding, READOUT_SHADE_CODE, 0);
  readout_galley_ask_for_space (galley, MAX (top->gap, size * READOUT_PARAGRAPH_GAP) + padding);
}
