/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-format.h"

G_BEGIN_DECLS

/* What HTML and XML begin with, for the formats that are told by it. */

/* The beginning of the document in small letters, only its ASCII, and without the NULs that UTF-16
 * has; owned by the caller. */
char *readout_markup_dup_head (const ReadoutDocument *document);

/* After white space, comments and the like of "<?xml …?>". */
const char *readout_markup_skip_prolog (const char *head);

/* Whether a tag with one of these names (in small letters, ends with %NULL) begins at @at. */
gboolean readout_markup_begins_with (const char *at, const char *const *names);

G_END_DECLS
