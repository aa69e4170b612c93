/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutFilter:
 *
 * What narrows a list of statements. All parts that are set must hold; a part with several values
 * holds when one of them does. A new filter holds for every statement that is not dismissed. Once
 * it is shared, nobody changes it any more: make a copy.
 *
 * The text form is a JSON object with a version; keys that are not known are left out, and an
 * unset part has no key:
 *
 *     {"version": 1, "topics": [3], "reports": [1, 2], "outlets": [4], "actors": [5],
 *      "affiliations": ["Russia"], "from": "2022-02-21", "until": "2022-02", "search": "\"a
 * phrase\"", "positions": ["supports"], "quotations": ["direct", "mixed"], "states": ["kept"],
 *      "source": "named", "cited": false, "certainty": 0.5, "confidence": 0.8, "review": true,
 *      "copies": "once"}
 */

typedef enum
{
  READOUT_FILTER_SOURCE_ANY,
  READOUT_FILTER_SOURCE_NAMED,
  READOUT_FILTER_SOURCE_UNNAMED, /* "an official" */
} ReadoutFilterSource;

typedef enum
{
  READOUT_FILTER_CITED_ANY,
  READOUT_FILTER_CITED_YES, /* in a briefing of the project */
  READOUT_FILTER_CITED_NO,
} ReadoutFilterCited;

typedef struct
{
  GArray *topics; /* of gint64: ids; empty: any; never NULL, like the next ones */
  GArray *reports;
  GArray *outlets;
  GArray *actors;          /* the speaker */
  GPtrArray *affiliations; /* of char *: an actor without one counts by its name */
  char *from;              /* ISO 8601 (a year, a month, a day), inclusive; NULL: any */
  char *until;
  char *search;     /* as typed, see readout-search-terms.h; NULL: none */
  guint positions;  /* a mask of ReadoutPosition; 0: any */
  guint quotations; /* a mask of ReadoutQuotation; 0: any */
  guint states;     /* a mask of ReadoutStatementState; 0: new and kept */
  ReadoutFilterSource source;
  ReadoutFilterCited cited;
  double certainty;     /* of the statement, at least: 0 to 1 */
  double confidence;    /* of its position, at least: 0 to 1 */
  gboolean review;      /* only those whose position the person should look at */
  gboolean copies_once; /* of reports that are copies of each other, only one */
} ReadoutFilter;

/* The parts of a filter, each of which can be taken away. */
typedef enum
{
  READOUT_FILTER_TOPICS,
  READOUT_FILTER_REPORTS,
  READOUT_FILTER_OUTLETS,
  READOUT_FILTER_ACTORS,
  READOUT_FILTER_AFFILIATIONS,
  READOUT_FILTER_DATES,
  READOUT_FILTER_SEARCH,
  READOUT_FILTER_POSITIONS,
  READOUT_FILTER_QUOTATIONS,
  READOUT_FILTER_STATES,
  READOUT_FILTER_SOURCE,
  READOUT_FILTER_CITED,
  READOUT_FILTER_CERTAINTY,
  READOUT_FILTER_CONFIDENCE,
  READOUT_FILTER_REVIEW,
  READOUT_FILTER_COPIES,
  READOUT_N_FILTER_PARTS
} ReadoutFilterPart;

/* Reference-counted, from any thread. */
ReadoutFilter *readout_filter_new (void);
ReadoutFilter *readout_filter_copy (const ReadoutFilter *filter);
ReadoutFilter *readout_filter_ref (ReadoutFilter *filter);
void readout_filter_unref (ReadoutFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutFilter, readout_filter_unref)

gboolean readout_filter_has (const ReadoutFilter *filter, ReadoutFilterPart part);
void readout_filter_clear (ReadoutFilter *filter, ReadoutFilterPart part);
/* Whether no part is set. */
gboolean readout_filter_is_empty (const ReadoutFilter *filter);
gboolean readout_filter_equal (const ReadoutFilter *filter, const ReadoutFilter *other);

/* Adds an id to one of the lists, once. */
void readout_filter_add_id (GArray *ids, gint64 id);

/* The text form, in one line. Owned by the caller. */
char *readout_filter_to_string (const ReadoutFilter *filter);

/* Reads the text form. %NULL with READOUT_STORE_ERROR_INVALID when it is something else, _NEWER
 * when a newer Readout wrote it. */
ReadoutFilter *readout_filter_from_string (const char *string, GError **error);

G_END_DECLS
