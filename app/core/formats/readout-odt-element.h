/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutOdtElement:
 *
 * The elements of an OpenDocument text that matter for what it says. (OASIS OpenDocument 1.3, part
 * 3; the names are the same in its predecessor, OpenOffice.org XML.)
 */
typedef enum
{
  READOUT_ODT_OTHER,
  READOUT_ODT_ASIDE,
  READOUT_ODT_BODY,
  READOUT_ODT_CELL,
  READOUT_ODT_ITEM,
  READOUT_ODT_LINE_BREAK,
  READOUT_ODT_LIST,
  READOUT_ODT_LIST_LEVEL,
  READOUT_ODT_LIST_STYLE,
  READOUT_ODT_NOTE,
  READOUT_ODT_PARAGRAPH,
  READOUT_ODT_PARAGRAPH_IN_BOX,
  READOUT_ODT_ROW,
  READOUT_ODT_RAISED,
  READOUT_ODT_SKIPPED,
  READOUT_ODT_SPACE,
  READOUT_ODT_SPAN,
  READOUT_ODT_STYLE,
  READOUT_ODT_STYLE_PROPERTIES,
  READOUT_ODT_TAB,
  READOUT_ODT_TEXT_BOX,
} ReadoutOdtElement;

ReadoutOdtElement readout_odt_element_find (const char *uri, const char *name);

G_END_DECLS
