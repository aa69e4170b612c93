/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define READOUT_TYPE_LAZY_LIST (readout_lazy_list_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutLazyList, readout_lazy_list, READOUT, LAZY_LIST, GObject)

/**
 * ReadoutLazyList:
 *
 * A list that tells when somebody looks at it for the first time. A tree asks every row that it
 * shows for the list below it, to know whether it can be opened; it looks into the list when the
 * row is opened.
 *
 * Signals: "wanted", once.
 */
ReadoutLazyList *readout_lazy_list_new (GListModel *items);

G_END_DECLS
