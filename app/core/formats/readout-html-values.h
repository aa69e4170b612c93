/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cleans what web pages say of themselves. What is returned is owned by the caller. Internal to
 * formats/. */

/* One line without markup: entities that were escaped twice are read, tags are left out. */
char *readout_html_value_clean (const char *value);

/**
 * readout_html_value_trim_title:
 * @title: clean
 * @sites: names that may stand beside it: of the site, its host, the author; ends with %NULL
 * @heading: (nullable): the first heading of the page
 * @guess: whether a few words after a longer title are taken for the name of the site
 *
 * The headline without what stands before or after it, set apart by a dash, a bar or the like: a
 * known outlet, one of @sites, what is left of @heading.
 */
char *readout_html_value_trim_title (const char *title,
                                     const char *const *sites,
                                     const char *heading,
                                     gboolean guess);

/* The names in a byline, without "By", dates and roles; %NULL when there are none. */
char *readout_html_value_read_author (const char *byline);

/* The same for words that may be no byline: they begin with "By", or look like names. */
char *readout_html_value_find_author (const char *words);

/* The name of a site without what it says of itself beside it; a known outlet by its usual name;
 * %NULL when it is none. */
char *readout_html_value_read_outlet (const char *name);

/* The host of an address; %NULL if it has none. */
char *readout_html_value_dup_host (const char *url);

/* "en_us" as "en-US". */
char *readout_html_value_read_language (const char *language);

G_END_DECLS
