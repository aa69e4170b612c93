/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "typeset/readout-pages.h"

G_BEGIN_DECLS

#define READOUT_TYPE_PAGE_LAYOUT (readout_page_layout_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPageLayout, readout_page_layout, READOUT, PAGE_LAYOUT, GObject)

/**
 * ReadoutPageLayout:
 *
 * Makes pages of a text that changes, in a worker thread, one layout after the other: what comes
 * within a moment is laid out once, and what has stayed the same is not set again.
 *
 * Signals:
 * "laid-out": there are other pages;
 * "failed" (words): there are none of this text, and why; the earlier ones stay.
 */
ReadoutPageLayout *readout_page_layout_new (void);

/* %NULL: no pages. */
void readout_page_layout_set_markdown (ReadoutPageLayout *layout, const char *markdown);

/* Copied. */
void readout_page_layout_set_settings (ReadoutPageLayout *layout,
                                       const ReadoutPageSettings *settings);

/* The latest ones; %NULL while there are none yet. */
ReadoutPages *readout_page_layout_get_pages (ReadoutPageLayout *layout);

G_END_DECLS
