/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * readout_date_scan:
 * @string: UTF-8
 * @published: (out): the date as ISO 8601, owned by the caller
 * @has_year: (out): whether the year is written; without it @published begins with "????"
 *
 * Reads the date that @string begins with: "22 February 2022", "Tuesday, Feb. 22, 2022, 06:30 GMT",
 * "22nd of February", "2022-02-22T06:30:00+02:00", "22.02.2022", "February 2022". Of the time only
 * one with its zone is taken. A date in numbers that reads differently in London and New York is no
 * date.
 *
 * Returns: the bytes that the date takes; 0 when @string does not begin with one
 */
gsize readout_date_scan (const char *string, char **published, gboolean *has_year);

/* The date that the whole of @string is, also after "Published on" and the like, and also a mere
 * year. ISO 8601, owned by the caller; %NULL when it is anything else. */
char *readout_date_parse (const char *string);

/* The date in a file name: "reuters_2022-02-22.txt", "20220222-tass.txt". ISO 8601, owned by the
 * caller, or %NULL. */
char *readout_date_find_in_name (const char *name);

G_END_DECLS
