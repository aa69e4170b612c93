/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-text.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_REPORT_STATE_CURRENT,
  READOUT_REPORT_STATE_CORRECTED,
  READOUT_REPORT_STATE_WITHDRAWN,
} ReadoutReportState;

#define READOUT_TYPE_REPORT (readout_report_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutReport, readout_report, READOUT, REPORT, GObject)

/**
 * ReadoutReport:
 *
 * A record: what an importer yields, the language engine reads and a project keeps. Its fields are
 * plain data, written by whoever makes the record before sharing it, read by everyone after. Every
 * string is UTF-8 and owned by the record; one that is unknown is %NULL.
 */
struct _ReadoutReport
{
  GObject parent_instance;

  gint64 id;  /* in its project; 0 outside one */
  char *path; /* where it was read from, for messages; not its identity */
  char *outlet;
  char *title;
  char *author;
  char *published; /* ISO 8601: "2022-02-22" or "2022-02-22T06:30:00Z" */
  char *url;
  char *language;    /* BCP 47: "en" */
  char *media_type;  /* "text/plain" */
  char *sha256;      /* of the original's bytes, hexadecimal */
  GBytes *original;  /* the document as it was; %NULL when read back for a list */
  ReadoutText *text; /* %NULL when read back for a list */
  ReadoutReportState state;
  GArray *doubtful; /* of ReadoutReportField: metadata that was guessed and wants a look */
  /* Of a report in a list of its project: */
  gint64 added;       /* when it came into the project, seconds since 1970 */
  guint n_statements; /* in it, without the dismissed ones */
};

typedef enum
{
  READOUT_REPORT_FIELD_OUTLET,
  READOUT_REPORT_FIELD_TITLE,
  READOUT_REPORT_FIELD_AUTHOR,
  READOUT_REPORT_FIELD_PUBLISHED,
  READOUT_REPORT_FIELD_URL,
  READOUT_REPORT_FIELD_LANGUAGE,
} ReadoutReportField;

/* An empty report. */
ReadoutReport *readout_report_new (void);

/* What is known about @report, without its text and its original. Owned by the caller. */
ReadoutReport *readout_report_copy_without_text (ReadoutReport *report);

/* Whether its text is Markdown, so that *so* is emphasis. */
gboolean readout_report_is_markdown (ReadoutReport *report);

/* Marks @field as guessed. */
void readout_report_add_doubt (ReadoutReport *report, ReadoutReportField field);
gboolean readout_report_is_doubtful (ReadoutReport *report, ReadoutReportField field);

G_END_DECLS
