/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day as people here write it: "22 Feb 2022", "Feb 2022", "2022" from ISO 8601; what is no date
 * as it stands, %NULL for %NULL. Owned by the caller. */
char *readout_day_dup_words (const char *published);

G_END_DECLS
