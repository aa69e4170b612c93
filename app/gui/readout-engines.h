/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-engine.h"
#include "stance/readout-stance-rules.h"

G_BEGIN_DECLS

/**
 * The language engine and the stance rules, loaded once for all windows, the first time that they
 * are asked for.
 */
void readout_engines_load_async (GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* @engine, @rules: (out) (transfer none) (optional): kept for the life of the process */
gboolean readout_engines_load_finish (GAsyncResult *result,
                                      ReadoutEngine **engine,
                                      ReadoutStanceRules **rules,
                                      GError **error);

G_END_DECLS
