/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What words are to their statement. */
typedef enum
{
  READOUT_SPAN_CONTENT,
  READOUT_SPAN_CUE,
  READOUT_SPAN_SOURCE,
  READOUT_N_SPAN_ROLES
} ReadoutSpanRole;

#define READOUT_SPAN_HANDLE_SIZE 24

#define READOUT_TYPE_SPAN_HANDLE (readout_span_handle_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutSpanHandle, readout_span_handle, READOUT, SPAN_HANDLE, GtkWidget)

/**
 * ReadoutSpanHandle:
 *
 * A handle at one end of words: round for the content, a diamond for the cue, square for the
 * source. Dragged by whoever holds it; the arrow keys move it as well.
 *
 * Signals: "step" (1: on in the text, -1: back).
 */
GtkWidget *readout_span_handle_new (void);

/* Which end of which words it is at. */
void readout_span_handle_set (ReadoutSpanHandle *handle,
                              ReadoutSpanRole role,
                              guint part,
                              gboolean is_end);

ReadoutSpanRole readout_span_handle_get_role (ReadoutSpanHandle *handle);
guint readout_span_handle_get_part (ReadoutSpanHandle *handle);
gboolean readout_span_handle_is_end (ReadoutSpanHandle *handle);

G_END_DECLS
