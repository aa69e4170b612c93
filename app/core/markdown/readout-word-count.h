/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many words a Markdown text, or a part of it, has: as ICU separates them, so that Chinese and
 * Thai count too; without the ids of footnotes, the addresses of links and what only marks. Linear.
 * @length: in bytes. */
guint readout_word_count (const char *markdown, gsize length);

/* How many minutes it takes to read them silently, rounded up, at 238 words a minute, the mean for
 * English non-fiction. Source: Marc Brysbaert, "How many words do we read per minute?", Journal of
 * Memory and Language 109 (2019). */
guint readout_word_count_get_minutes (guint n_words);

G_END_DECLS
