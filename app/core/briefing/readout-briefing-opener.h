/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-definitions.h"
#include "store/readout-store.h"

G_BEGIN_DECLS

/**
 * readout_briefing_opener_read:
 *
 * A Markdown file as a briefing of this project: definitions that the project knows are taken out
 * of its text (see readout_definitions_remove()). A key that no briefing cites yet is looked for
 * among the statements, whose keys are the same wherever the same reports were imported. Changes
 * nothing. On the project's thread.
 *
 * Errors: those of readout_definitions_remove(), READOUT_STORE_ERROR
 */
ReadoutOpened *readout_briefing_opener_read (ReadoutStore *store,
                                             const char *markdown,
                                             GCancellable *cancellable,
                                             GError **error);

/**
 * readout_briefing_opener_add:
 * @title: (nullable): %NULL takes the first heading
 * @opened: (out) (optional): what was found
 *
 * Adds a Markdown file to the project as a new briefing, its citations linked to the statements
 * again. One action, which can be undone. On the project's thread.
 *
 * Errors: as readout_briefing_opener_read()
 * Returns: the id of the briefing; 0 on error
 */
gint64 readout_briefing_opener_add (ReadoutStore *store,
                                    const char *title,
                                    const char *markdown,
                                    ReadoutOpened **opened,
                                    GCancellable *cancellable,
                                    GError **error);

/* The words of the first heading of @markdown, on one line; %NULL if it has none. Owned by the
 * caller. */
char *readout_briefing_opener_dup_title (const char *markdown);

G_END_DECLS
