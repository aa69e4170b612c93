/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-citation-date.h"
#include "attribution/readout-statement.h"

G_BEGIN_DECLS

/**
 * Citations: the stable ids of design 8, such as "aljazeera-20220222-s12", and the text of their
 * footnotes. An id matches `[a-z][a-z0-9]*(-[a-z0-9]+)*`, says outlet, date and the number of the
 * statement in its report, and never changes once given: the project keeps it.
 */

/* The first part of the ids of @report: outlet (else file name, else title) in plain ASCII letters
 * and the date: "aljazeera-20220222", "notes-undated". Owned by the caller. */
char *readout_citation_dup_prefix (ReadoutReport *report);

/**
 * ReadoutCitationKeys:
 *
 * Gives out ids without doubles. Two reports of one outlet and day get "…-20220222" and
 * "…-20220222-2", in the order of asking. O(1) each.
 */
typedef struct _ReadoutCitationKeys ReadoutCitationKeys;

ReadoutCitationKeys *readout_citation_keys_new (void);
void readout_citation_keys_free (ReadoutCitationKeys *keys);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutCitationKeys, readout_citation_keys_free)

/* Takes note of an id that is in use already for the report of @report_id. */
void readout_citation_keys_add (ReadoutCitationKeys *keys, const char *key, gint64 report_id);

/* A new id for the statement number @ordinal (from 1) of @report, whose id must not be 0. Owned by
 * the caller. */
char *readout_citation_keys_take (ReadoutCitationKeys *keys, ReadoutReport *report, guint ordinal);

/* "¶ 8" or "p. 3, ¶ 8". Owned by the caller. */
char *readout_citation_dup_place (ReadoutStatement *statement);

/* The text of the footnote as Markdown, hostile metadata made harmless: “Headline”, *Outlet*, 22
 * February 2022, ¶ 8. <https://…>. Owned by the caller. */
char *readout_citation_dup_text (ReadoutReport *report, ReadoutStatement *statement);

/* The whole definition, one line with no line end: "[^key]: …". Owned by the caller. */
char *readout_citation_dup_definition (const char *key,
                                       ReadoutReport *report,
                                       ReadoutStatement *statement);

/* Whether a link may leave a document: http, https or mailto, with no white space or control
 * characters. */
gboolean readout_citation_url_is_safe (const char *url);

/* @string with everything that Markdown could read as markup escaped, line ends and runs of white
 * space turned into one space. Owned by the caller. */
char *readout_citation_escape (const char *string);

/* @line, which is Markdown, with what would be markup only because it begins a line escaped. Owned
 * by the caller. */
char *readout_citation_guard_line (const char *line);

G_END_DECLS
