/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a language is called in the language of the person: "German" for "de". A tag that nobody
 * knows stays as it is. Owned by the caller. Source: ICU's locale data (CLDR). */
char *readout_language_dup_name (const char *tag);

/* The same in the language itself: "Deutsch" for "de". */
char *readout_language_dup_own_name (const char *tag);

G_END_DECLS
