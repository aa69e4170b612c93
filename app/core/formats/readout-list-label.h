/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The numbers of lists, which office documents do not write down but count: "3.", "(b)", "2.1". */

#define READOUT_LIST_LEVELS 10

typedef enum
{
  READOUT_LIST_NONE, /* a bullet, or nothing */
  READOUT_LIST_DECIMAL,
  READOUT_LIST_LOWER_LETTER,
  READOUT_LIST_UPPER_LETTER,
  READOUT_LIST_LOWER_ROMAN,
  READOUT_LIST_UPPER_ROMAN,
} ReadoutListFormat;

/**
 * ReadoutListLevel:
 * @pattern: what stands before an item: "%1" is the number of the outermost level, "%2" that of the
 *   next one; owned
 * @start: the first number
 */
typedef struct
{
  ReadoutListFormat format;
  char *pattern;
  int start;
} ReadoutListLevel;

/* How far a list has been counted; zero at first. */
typedef struct
{
  int values[READOUT_LIST_LEVELS];
  gboolean started[READOUT_LIST_LEVELS];
} ReadoutListCounter;

/**
 * readout_list_counter_next:
 * @levels: of the list, READOUT_LIST_LEVELS of them, each may be %NULL
 * @level: that of the item, from 0
 *
 * Counts an item.
 *
 * Returns: what stands before it, owned by the caller; %NULL when that is no number
 */
char *readout_list_counter_next (ReadoutListCounter *counter,
                                 const ReadoutListLevel *const *levels,
                                 guint level);

/* The next item of @level has the number @value. */
void readout_list_counter_restart (ReadoutListCounter *counter, guint level, int value);

G_END_DECLS
