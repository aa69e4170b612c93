/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-format.h"

G_BEGIN_DECLS

/* Mails, one (EML) or many in a file (mbox), with gmime. Each is a report: its headers are the
 * metadata, its text (the plain one, or the HTML when that says more) without quoted replies and
 * signature is the text; what is attached and can be read are reports of their own. */
gboolean readout_mail_sniff (const ReadoutDocument *document);
gboolean readout_mail_read (const ReadoutDocument *document, GPtrArray *reports, GError **error);

gboolean readout_mbox_sniff (const ReadoutDocument *document);
gboolean readout_mbox_read (const ReadoutDocument *document, GPtrArray *reports, GError **error);

G_END_DECLS
