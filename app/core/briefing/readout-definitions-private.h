/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "markdown/readout-markdown.h"

G_BEGIN_DECLS

/* The first byte of the line of the last block, if that would swallow what is written after it:
 * code with no closing fence, an open comment. Else the length of the source. */
gsize readout_definitions_find_open_block (ReadoutMarkdown *parsed);

G_END_DECLS
