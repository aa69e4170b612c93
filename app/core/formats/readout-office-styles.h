/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  READOUT_OFFICE_STYLE_PLAIN,
  READOUT_OFFICE_STYLE_TITLE,
  READOUT_OFFICE_STYLE_HEADING,
  READOUT_OFFICE_STYLE_ASIDE, /* captions, tables of contents: no part of what is said */
} ReadoutOfficeStyleClass;

/**
 * ReadoutOfficeStyle:
 * @hidden: what has the style is not shown
 * @raised: it stands above the line
 * @list: (nullable): the list that paragraphs with it are items of; borrowed
 * @list_level: at which level, from 0; -1 if the style does not say
 *
 * What matters of a style of an office document, with what it has from those that it is based on.
 */
typedef struct
{
  ReadoutOfficeStyleClass class;
  gboolean hidden;
  gboolean raised;
  const char *list;
  int list_level;
} ReadoutOfficeStyle;

/**
 * ReadoutOfficeStyles:
 *
 * The styles of a document by their identifiers. Of one that was not added the identifier is taken
 * for the name.
 */
typedef struct _ReadoutOfficeStyles ReadoutOfficeStyles;

ReadoutOfficeStyles *readout_office_styles_new (void);
void readout_office_styles_free (ReadoutOfficeStyles *styles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutOfficeStyles, readout_office_styles_free)

/* Adds a style, or what is not known yet about one: each of @name, @base (the identifier of the
 * style that it is based on) may be %NULL. */
void readout_office_styles_add (ReadoutOfficeStyles *styles,
                                const char *id,
                                const char *name,
                                const char *base,
                                gboolean hidden);

void readout_office_styles_set_raised (ReadoutOfficeStyles *styles, const char *id);

/* Reads word/styles.xml (may be %NULL). Of a part that is damaged the styles before the damage are
 * there. */
void readout_office_styles_read_docx (ReadoutOfficeStyles *styles, GBytes *bytes);

/* Bases of bases are followed; a ring of them comes to an end. */
ReadoutOfficeStyle readout_office_styles_get (ReadoutOfficeStyles *styles, const char *id);

G_END_DECLS
