/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings the paragraphs of RTF into rows, boxes and notes.
 */
#include "formats/readout-rtf-output.h"

struct _ReadoutRtfOutput
{
  ReadoutFlow *flow;
  ReadoutOfficeStyles *styles;
  ReadoutRtfParagraph paragraph;
  guint rows;  /* open, one in another */
  char *title; /* or the heading at the top */
  gboolean has_title;
  guint n_paragraphs; /* outside tables, with words in them; counted until the first */
};

/* Opens or closes rows until the paragraph is where it belongs. */
static void
enter_level (ReadoutRtfOutput *output, guint level)
{
  for (; output->rows < level; output->rows++)
    readout_flow_begin_row (output->flow);
  for (; output->rows > level; output->rows--)
    readout_flow_end_row (output->flow);
}

static void
note_heading (ReadoutRtfOutput *output, ReadoutOfficeStyleClass class)
{
  gboolean is_title = class == READOUT_OFFICE_STYLE_TITLE && !output->has_title;
  gboolean is_heading = class == READOUT_OFFICE_STYLE_HEADING && output->n_paragraphs == 0;
  g_autofree char *line = NULL;

  if (output->n_paragraphs > 0 && !is_title)
    return;
  line = readout_flow_dup_line (output->flow);
  if (line == NULL)
    return;
  output->n_paragraphs++;
  if (!is_title && !is_heading)
    return;
  g_free (output->title);
  output->title = g_steal_pointer (&line);
  output->has_title = is_title;
}

ReadoutRtfOutput *
readout_rtf_output_new (ReadoutFlow *flow, ReadoutOfficeStyles *styles)
{
  ReadoutRtfOutput *output = g_new0 (ReadoutRtfOutput, 1);

  output->flow = flow;
  output->styles = styles;
  return output;
}

void
readout_rtf_output_free (ReadoutRtfOutput *output)
{
  if (output == NULL)
    return;
  g_free (output->title);
  g_free (output);
}

ReadoutRtfParagraph *
readout_rtf_output_get_paragraph (ReadoutRtfOutput *output)
{
  return &output->paragraph;
}

void
readout_rtf_output_add (ReadoutRtfOutput *output, const char *text, gsize length, gboolean raised)
{
  enter_level (output, output->paragraph.level);
  if (raised)
    readout_flow_add_raised (output->flow, text, length);
  else
    readout_flow_add (output->flow, text, length);
}

void
readout_rtf_output_add_label (ReadoutRtfOutput *output, const char *label)
{
  enter_level (output, output->paragraph.level);
  readout_flow_add_label (output->flow, label);
}

void
readout_rtf_output_end_paragraph (ReadoutRtfOutput *output)
{
  g_autofree char *id = g_strdup_printf ("%d", output->paragraph.style);
  ReadoutOfficeStyleClass class = readout_office_styles_get (output->styles, id).class;

  if (output->rows == 0)
    note_heading (output, class);
  readout_flow_end_paragraph (output->flow, class == READOUT_OFFICE_STYLE_ASIDE);
}

/* Some writers do not say that a cell is in a table, so the words that end it tell as well. */
void
readout_rtf_output_end_cell (ReadoutRtfOutput *output, gboolean nested)
{
  enter_level (output, nested ? MAX (output->paragraph.level, 2) : 1);
  readout_flow_end_cell (output->flow);
}

void
readout_rtf_output_end_row (ReadoutRtfOutput *output, gboolean nested)
{
  guint level = nested ? MAX (output->paragraph.level, 2) : 1;

  if (output->rows >= level)
    enter_level (output, level - 1);
}

void
readout_rtf_output_begin_apart (ReadoutRtfOutput *output, gboolean is_note, ReadoutRtfPlace *place)
{
  *place = (ReadoutRtfPlace){ output->paragraph, output->rows };
  output->paragraph = (ReadoutRtfParagraph){ 0, 0 };
  output->rows = 0;
  if (is_note)
    readout_flow_begin_note (output->flow);
  else
    readout_flow_begin_box (output->flow);
}

void
readout_rtf_output_end_apart (ReadoutRtfOutput *output, const ReadoutRtfPlace *place)
{
  enter_level (output, 0);
  readout_flow_end_apart (output->flow);
  output->paragraph = place->paragraph;
  output->rows = place->rows;
}

const char *
readout_rtf_output_get_title (ReadoutRtfOutput *output)
{
  return output->title;
}
