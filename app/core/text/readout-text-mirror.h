/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutTextMirror:
 *
 * A text that is edited in one place and read in another: bytes in one piece, so that a copy for a
 * worker costs no more than copying them, and the border between code points (of text buffers) and
 * bytes (of everything else). An edit moves what is behind it; nothing walks the whole text.
 */
typedef struct _ReadoutTextMirror ReadoutTextMirror;

ReadoutTextMirror *readout_text_mirror_new (void);
void readout_text_mirror_free (ReadoutTextMirror *mirror);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutTextMirror, readout_text_mirror_free)

/* @offset: in code points, at most the length. @text: UTF-8, @n_bytes or -1 up to NUL. */
void readout_text_mirror_insert (ReadoutTextMirror *mirror,
                                 guint32 offset,
                                 const char *text,
                                 gssize n_bytes);

/* Takes @n_characters away; what goes beyond the end is none. The text that was there, owned by the
 * caller. */
char *readout_text_mirror_remove (ReadoutTextMirror *mirror, guint32 offset, guint32 n_characters);

/* Ends with NUL, owned by @mirror until the next edit. @length: (out) (optional): in bytes. */
const char *readout_text_mirror_get_text (ReadoutTextMirror *mirror, gsize *length);

/* In code points. */
guint32 readout_text_mirror_get_length (ReadoutTextMirror *mirror);

/* The byte of a code point, and the other way round. What is beyond the end is the end, what is
 * within a character its start. */
guint32 readout_text_mirror_get_byte (ReadoutTextMirror *mirror, guint32 offset);
guint32 readout_text_mirror_get_offset (ReadoutTextMirror *mirror, guint32 byte);

G_END_DECLS
