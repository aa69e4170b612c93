/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "typeset/readout-galley.h"

G_BEGIN_DECLS

/* Lengths as parts of the size of the body. */
#define READOUT_PARAGRAPH_GAP 0.62
#define READOUT_INDENT 1.75

/* A container that is open. */
typedef struct
{
  cmark_node *node;
  double left;
  double right;
  int element;
  guint quote;
  double gap; /* between its blocks */
  gboolean is_tight;
  gboolean is_rtl;
  int next_number;
  double size;
} ReadoutContainer;

/* A marker whose item has no words yet. */
typedef struct
{
  guint block;
  double x;
  int element;
} ReadoutWaiting;

/* The way through the blocks of a text. */
typedef struct
{
  ReadoutGalley *galley;
  GArray *containers; /* of ReadoutContainer */
  GArray *waiting;    /* of ReadoutWaiting */
} ReadoutWalk;

/* The size of the body. */
double readout_galley_get_size (ReadoutGalley *galley);

/* The innermost container, until another one is opened. */
ReadoutContainer *readout_walk_get_top (ReadoutWalk *walk);

/* Leaves at least @space above what comes next. */
void readout_galley_ask_for_space (ReadoutGalley *galley, double space);

/* Adds an element of the structure; returns its index. */
int readout_galley_add_element (ReadoutGalley *galley, const char *tag, int parent);

/* Sets @rich, which it takes, in lines; returns the index of the block. */
guint readout_galley_add_block (ReadoutGalley *galley,
                                ReadoutRichText *rich,
                                const ReadoutTextStyle *style,
                                double width);

/* A short text that is not in the Markdown. */
guint readout_galley_add_label (ReadoutGalley *galley, const char *words, double size, guint flags);

/* The width of the first line of a block. */
double readout_galley_get_block_width (ReadoutGalley *galley, guint block);

/* Adds the lines of a block. Two lines of it stay together at both ends. */
void readout_walk_add_lines (ReadoutWalk *walk,
                             guint block,
                             int element,
                             double size,
                             double x,
                             double width,
                             guint shade,
                             guint heading);

/* Adds a rule in the middle of @height. */
void readout_walk_add_rule (ReadoutWalk *walk, double height, int element, double x, double width);

/* Whether @rich has links or pictures. */
gboolean readout_rich_text_has_parts (ReadoutRichText *rich);

/* The width that the innermost container leaves. */
double readout_walk_get_inner_width (ReadoutWalk *walk);

/* Sets @rich, which it takes, as a block in the innermost container. */
void readout_walk_set_rich (ReadoutWalk *walk,
                            ReadoutRichText *rich,
                            const ReadoutTextStyle *style,
                            const char *tag);

/* Which way the first words in @node run. */
gboolean readout_block_is_rtl (cmark_node *node);

/* Sets the blocks of @root; FALSE when cancelled. */
gboolean readout_walk_set_blocks (ReadoutWalk *walk, cmark_node *root);

void readout_walk_set_code (ReadoutWalk *walk, cmark_node *node);

/* Sets @paragraph as a table; FALSE if it is none, or too wide or deep to be set as one. */
gboolean readout_walk_set_table (ReadoutWalk *walk, cmark_node *paragraph);

/* Gives @slug what comes before it and where it stands, and takes it into the galley. */
void readout_walk_add_slug (ReadoutWalk *walk, ReadoutSlug *slug);

void readout_walk_open_list (ReadoutWalk *walk, cmark_node *node);
void readout_walk_close_list (ReadoutWalk *walk);
void readout_walk_open_item (ReadoutWalk *walk, cmark_node *node);
void readout_walk_close_item (ReadoutWalk *walk);

/* Lets a marker wait for the first line of its item. */
void readout_walk_add_marker (ReadoutWalk *walk, const char *words, guint flags);

/* Opens a container that is indented by @indent, as far as there is room. */
ReadoutContainer *
readout_walk_open_container (ReadoutWalk *walk, cmark_node *node, double indent, const char *tag);

/* Begins at the left of the column, with text of @size in element @element. */
void readout_walk_begin (ReadoutWalk *walk, ReadoutGalley *galley, double size, int element);

void readout_walk_end (ReadoutWalk *walk);

/* Sets @rich, which it takes, as a heading. */
void
readout_walk_set_heading_rich (ReadoutWalk *walk, ReadoutRichText *rich, int level, guint32 source);

/* Sets the heading @node, unless it is the title. */
void readout_walk_set_heading (ReadoutWalk *walk, cmark_node *node);

/* The heading that is the title: the first block, when it is of the first level and the settings
 * have no other title. */
cmark_node *readout_galley_find_title (ReadoutGalley *galley);

/* The highest level of the headings that are not the title. */
int readout_galley_find_top_level (ReadoutGalley *galley);

/* Title, author and date, and a rule below. */
void readout_walk_set_title (ReadoutWalk *walk);

G_END_DECLS
