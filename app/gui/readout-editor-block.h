/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-editor.h"

G_BEGIN_DECLS

/* Writes blocks of Markdown – a table, a picture – behind the block that the cursor is in, with
 * empty lines around them; one step of undo. The cursor is behind them then. An edit. */
void readout_editor_block_insert (ReadoutEditor *editor, const char *markdown);

G_END_DECLS
