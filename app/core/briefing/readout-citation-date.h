/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * readout_citation_dup_date:
 * @published: (nullable): "2022-02-22", "2022-02" or "2022"
 *
 * The day as briefings write it: "22 February 2022", "February 2022", "2022", or "undated"; in
 * another form where readout_citation_set_date_form() asked for it. On any thread. Owned by the
 * caller.
 */
char *readout_citation_dup_date (const char *published);

/* The same in the form that @form says: "" for the one above, "iso" for numbers, else the language
 * (BCP 47) whose way it is. Source: ICU's locale data (CLDR). */
char *readout_citation_dup_date_in (const char *published, const char *form);

/* Which form readout_citation_dup_date() has from now on, on every thread; "" at first. */
void readout_citation_set_date_form (const char *form);

/* Reads "2022-02-22…", "2022-02", "2022". FALSE for anything else. Missing parts are 0. */
gboolean readout_citation_parse_date (const char *published, int *year, int *month, int *day);

G_END_DECLS
