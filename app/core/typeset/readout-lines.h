/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include "typeset/readout-rich-text.h"

G_BEGIN_DECLS

/**
 * ReadoutTextStyle:
 * @size: of the font, in points
 * @flags: that all of the text has
 * @is_centred: lines in the middle
 *
 * How a block of text looks.
 */
typedef struct
{
  double size;
  guint flags;
  gboolean is_centred;
} ReadoutTextStyle;

/* A glyph, where its origin is from the beginning of its line, on the baseline; y goes down. */
typedef struct
{
  guint32 index;
  float x;
  float y;
} ReadoutGlyph;

/* So many glyphs stand for so many bytes of the text. */
typedef struct
{
  guint16 n_bytes;
  guint16 n_glyphs;
} ReadoutCluster;

/**
 * ReadoutRun:
 * @font: of all its glyphs
 * @x: its left edge from the beginning of its line
 * @width: of its advance
 * @text: first byte in the text
 * @text_length: in bytes
 * @range: index of the range of the rich text that it is of
 * @is_backward: whether the glyphs run against the text
 */
typedef struct
{
  cairo_scaled_font_t *font;
  float x;
  float width;
  guint32 text;
  guint32 text_length;
  guint32 range;
  guint32 first_glyph;
  guint32 n_glyphs;
  guint32 first_cluster;
  guint32 n_clusters;
  gboolean is_backward;
} ReadoutRun;

/**
 * ReadoutLine:
 * @text: first byte in the text
 * @text_end: the byte after its last one
 * @x: its left edge from the left of the column
 * @width: of its words
 * @ascent: above the baseline
 * @descent: below
 */
typedef struct
{
  guint32 text;
  guint32 text_end;
  float x;
  float width;
  float ascent;
  float descent;
  guint32 first_run;
  guint32 n_runs;
} ReadoutLine;

/**
 * ReadoutLines:
 * @text: the words
 * @lines: of ReadoutLine
 * @runs: of ReadoutRun, of each line from left to right
 * @glyphs: of ReadoutGlyph
 * @clusters: of ReadoutCluster
 * @missing: (nullable): of gunichar, each once: characters that no installed font has, the first
 *   READOUT_LINES_MAX_MISSING of them
 * @is_rtl: whether the first paragraph runs from right to left
 *
 * A text set in lines. Immutable, counted by reference, independent of Pango.
 */
typedef struct
{
  gatomicrefcount references;
  char *text;
  GArray *lines;
  GArray *runs;
  GArray *glyphs;
  GArray *clusters;
  GPtrArray *fonts; /* of cairo_scaled_font_t, owned */
  GArray *missing;
  gboolean is_rtl;
} ReadoutLines;

#define READOUT_LINES_MAX_MISSING 16

ReadoutLines *readout_lines_ref (ReadoutLines *lines);
void readout_lines_unref (ReadoutLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutLines, readout_lines_unref)

/* What sets text in lines: fonts, and what has been set before. For one thread at a time. */
typedef struct _ReadoutLineSetter ReadoutLineSetter;

/* Families of fonts; %NULL and the empty string leave the choice. A heading takes that of the body
 * then. */
typedef struct
{
  const char *body;
  const char *heading;
  const char *code;
} ReadoutFamilies;

/**
 * readout_line_setter_new:
 * @families: of what is set
 * @language: (nullable): BCP 47
 * @previous: (nullable): (element-type GBytes ReadoutLines): what readout_line_setter_steal_set()
 *   gave before; what is the same is taken from it
 */
ReadoutLineSetter *readout_line_setter_new (const ReadoutFamilies *families,
                                            const char *language,
                                            GHashTable *previous);
void readout_line_setter_free (ReadoutLineSetter *setter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutLineSetter, readout_line_setter_free)

/* What has been set: (element-type GBytes ReadoutLines). Owned by the caller. */
GHashTable *readout_line_setter_steal_set (ReadoutLineSetter *setter);

/* Sets @rich in lines of at most @width points; a negative one sets a single line. @pictures: all
 * pictures. Owned by the caller. */
ReadoutLines *readout_line_setter_set (ReadoutLineSetter *setter,
                                       ReadoutRichText *rich,
                                       GPtrArray *pictures,
                                       const ReadoutTextStyle *style,
                                       double width);

G_END_DECLS
