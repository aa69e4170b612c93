/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "typeset/readout-lines.h"

G_BEGIN_DECLS

/* What Pango and Cairo know of a font. */
typedef struct
{
  cairo_scaled_font_t *scaled_font;
  float ascent;
  float descent;
  guint32 space; /* index of the glyph; 0 for none */
} ReadoutSetFont;

struct _ReadoutLineSetter
{
  PangoContext *context;
  PangoLayout *layout;
  PangoFontDescription *body;
  char *heading_families;
  char *code_families;
  PangoLanguage *language;
  GHashTable *fonts; /* PangoFont → ReadoutSetFont, owned by this */
  GHashTable *previous;
  GHashTable *set;
  GString *key;
};

/* One text being set. */
typedef struct
{
  ReadoutLineSetter *setter;
  ReadoutRichText *rich;
  GPtrArray *pictures;
  const ReadoutTextStyle *style;
  double width;
  ReadoutLines *lines;
  guint range;
  PangoFont *last_font;
  ReadoutSetFont *font;
} ReadoutSetting;

/* The index of the range that byte @at of the text is in. */
guint readout_setting_find_range (ReadoutSetting *setting, guint32 at);

/* The attributes of bytes [start, end) of the text. */
PangoAttrList *
readout_setting_make_attributes (ReadoutSetting *setting, guint32 start, guint32 end);

/* Adds a line of Pango's. Bytes of the text before @line in its layout are those from @chunk on. */
void readout_setting_add_line (ReadoutSetting *setting, PangoLayoutLine *line, guint32 chunk);

void readout_set_font_free (ReadoutSetFont *font);

G_END_DECLS
