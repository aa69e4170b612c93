/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define READOUT_TYPE_CITATION_COMPLETION (readout_citation_completion_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutCitationCompletion, readout_citation_completion, READOUT, CITATION_COMPLETION, GObject)

/**
 * ReadoutCitationCompletion:
 *
 * Offers, after "[^", the citations that the text has already.
 */
GtkSourceCompletionProvider *readout_citation_completion_new (void);

G_END_DECLS
