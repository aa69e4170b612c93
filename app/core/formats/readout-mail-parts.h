/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gmime/gmime.h>

#include "formats/readout-format.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMessage, g_object_unref)

/**
 * ReadoutMailParts:
 * @bodies: of GMimePart: what the mail shows as its text, in order, plain or HTML
 * @attachments: of GMimeObject: documents and mails that it carries
 * @encrypted: whether there is something that only its receiver can read
 *
 * What a mail consists of. Free with readout_mail_parts_free().
 */
typedef struct
{
  GPtrArray *bodies;
  GPtrArray *attachments;
  gboolean encrypted;
} ReadoutMailParts;

/* Of several versions of the same text, one is chosen. Parts nested too deeply are left out. */
ReadoutMailParts *readout_mail_parts_new (GMimeMessage *message);
void readout_mail_parts_free (ReadoutMailParts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutMailParts, readout_mail_parts_free)

/* The bytes that a part holds, decoded; owned by the caller. */
GBytes *readout_mail_part_dup_bytes (GMimePart *part);

/* The text of a part in its encoding, UTF-8 with LF; owned by the caller. */
char *readout_mail_part_dup_text (GMimePart *part);

G_END_DECLS
