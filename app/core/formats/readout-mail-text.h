/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-text-builder.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_MAIL_TEXT_PLAIN,
  READOUT_MAIL_TEXT_FLOWED, /* lines that end with a space go on in the next one (RFC 3676) */
  READOUT_MAIL_TEXT_HTML,   /* was HTML: quotations bear no mark, but follow their introduction */
} ReadoutMailTextKind;

/**
 * readout_mail_text_append:
 * @text: the body of a mail, UTF-8, LF
 *
 * Adds what the mail says as paragraphs, and sets aside what it only carries along: the mail that
 * is answered to, quoted or below a line that says so, and the signature. A mail that is forwarded
 * is what this one says; only its header is set aside. A mail of nothing but quotations is taken as
 * it is. The words are in metadata.ini of the language.
 */
void
readout_mail_text_append (ReadoutTextBuilder *builder, const char *text, ReadoutMailTextKind kind);

G_END_DECLS
