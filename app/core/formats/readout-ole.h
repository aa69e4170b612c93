/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the bytes begin as an OLE compound file does. */
gboolean readout_ole_sniff (const char *data, gsize length);

/* What an OLE compound file is, and what to do about it, in words for the person. Borrowed. */
const char *readout_ole_describe (const char *data, gsize length);

G_END_DECLS
