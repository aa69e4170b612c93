/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-briefing-document.h"

G_BEGIN_DECLS

#define READOUT_TYPE_VERSIONS_PAGE (readout_versions_page_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutVersionsPage, readout_versions_page, READOUT, VERSIONS_PAGE, AdwBin)

/**
 * ReadoutVersionsPage:
 *
 * What the briefing was before: to keep it as it is now under a name, to compare, to bring back.
 *
 * Actions: "versions.keep", and with the id of a version "versions.compare", "versions.restore",
 * "versions.rename", "versions.remove".
 */
GtkWidget *readout_versions_page_new (ReadoutBriefingDocument *document);

G_END_DECLS
