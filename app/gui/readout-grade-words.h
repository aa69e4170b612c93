/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * How the window names the grades of the NATO (Admiralty) system: a letter for how reliable an
 * outlet is, a number for how credible what is said is. Neither says anything about the other.
 */

#define READOUT_RELIABILITY_GRADES "ABCDEF"
#define READOUT_CREDIBILITY_MAX 6

/* "Usually reliable"; "Not graded" for '\0'. */
const char *readout_grade_words_get_reliability (char reliability);
/* When an outlet is given that grade, in a sentence. */
const char *readout_grade_words_explain_reliability (char reliability);

/* "Probably true"; "Not graded" for 0. */
const char *readout_grade_words_get_credibility (guint credibility);
/* When a statement is given that grade, in a sentence. */
const char *readout_grade_words_explain_credibility (guint credibility);

/* "B2", "B", "2"; %NULL where nothing is graded. Owned by the caller. */
char *readout_grade_words_dup_short (char reliability, guint credibility);

/* "Outlet usually reliable (B), statement probably true (2)"; %NULL where nothing is graded. Owned
 * by the caller. */
char *readout_grade_words_dup_long (char reliability, guint credibility);

G_END_DECLS
