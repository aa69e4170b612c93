/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-project.h"

G_BEGIN_DECLS

/**
 * readout_footnotes_complete_async:
 * @markdown: a briefing as the editor holds it
 *
 * Adds the definitions of the citations in it that it does not define itself, as the project has
 * them. The result is what is previewed and exported.
 */
void readout_footnotes_complete_async (ReadoutProject *project,
                                       const char *markdown,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/* The whole Markdown, owned by the caller. */
char *
readout_footnotes_complete_finish (ReadoutProject *project, GAsyncResult *result, GError **error);

G_END_DECLS
