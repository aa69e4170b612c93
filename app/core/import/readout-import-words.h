/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "text/readout-report.h"

G_BEGIN_DECLS

/**
 * ReadoutImportWords:
 *
 * What metadata is recognised by, from data/language/en/metadata.ini. Loaded once, never changed,
 * for any thread. Words are looked up without regard to case.
 */

typedef enum
{
  READOUT_IMPORT_WEEKDAY,
  READOUT_IMPORT_BEFORE_DATE,
  READOUT_IMPORT_AFTER_DATE,
  READOUT_IMPORT_ORDINAL,
  READOUT_IMPORT_BYLINE,
  READOUT_IMPORT_JOIN,
  READOUT_IMPORT_PARTICLE,
  READOUT_IMPORT_ROLE,
  READOUT_IMPORT_PLACE_AFTER,
  READOUT_IMPORT_TAIL_AUTHOR,
  READOUT_IMPORT_COPYRIGHT,
  READOUT_IMPORT_NOT_OUTLET,
  READOUT_IMPORT_COMMON,
  READOUT_IMPORT_CAPTION,
  READOUT_IMPORT_BEFORE_HYPHEN,
  READOUT_IMPORT_CLOSED,
  READOUT_IMPORT_FURNITURE, /* lines of a web page */
  READOUT_IMPORT_RELATED,
  READOUT_IMPORT_WEB_BYLINE,
  READOUT_IMPORT_MAIL_REPLY,
  READOUT_IMPORT_MAIL_ORIGINAL,
  READOUT_IMPORT_MAIL_FORWARD,
  READOUT_IMPORT_MAIL_HEADER,
  READOUT_IMPORT_N_CLASSES,
} ReadoutImportWordClass;

/* Whether the @length bytes at @word are a word of @class. Without a language pack nothing is. */
gboolean readout_import_words_has (ReadoutImportWordClass class, const char *word, gsize length);

/* The length of the word or phrase of @class that @string begins with, followed by no letter; 0 if
 * there is none. */
gsize readout_import_words_match (ReadoutImportWordClass class, const char *string);

/* 1 to 12, or 0 when the @length bytes at @word name no month. */
guint readout_import_words_get_month (const char *word, gsize length);

/* The name of the outlet that the @length bytes at @name name, by any of its names or by its web
 * address; %NULL if it is not known. */
const char *readout_import_words_get_outlet (const char *name, gsize length);

/* The field that a header line or front matter with this key gives. */
gboolean readout_import_words_get_field (const char *key, gsize length, ReadoutReportField *field);

G_END_DECLS
