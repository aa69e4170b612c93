/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/readout-html-pictures.h"
#include "export/readout-html-writer.h"

G_BEGIN_DECLS

/* What readout-html-writer.c and readout-html-table.c share. */
struct _ReadoutHtmlWriter
{
  ReadoutMarkdown *markdown;
  GString *html;
  ReadoutHtmlPictures *pictures;
  gboolean is_rtl;
  cmark_node *root;
  cmark_node *picture; /* the one whose words are written as its alternative text */
  cmark_node *link;    /* the one that is open */
  GString *references; /* in the open link: they follow it, for no link is in another */
  ReadoutMarkdownNote *note;
  gboolean has_back_links; /* whether those of the note are written */
};

/* Writes one node. */
void
readout_html_writer_write_node (ReadoutHtmlWriter *writer, cmark_node *node, gboolean is_entered);

/* Begins a line, if none is begun. */
void readout_html_writer_begin_line (ReadoutHtmlWriter *writer);

/* The attribute for the direction of a block, where it is not that of the page. */
const char *readout_html_writer_get_direction (ReadoutHtmlWriter *writer, cmark_node *block);

/* Writes the table that a paragraph is; FALSE if it is none. */
gboolean readout_html_writer_write_table (ReadoutHtmlWriter *writer, cmark_node *paragraph);

G_END_DECLS
