/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-template.h"

G_BEGIN_DECLS

/**
 * Where templates lie: those of the person in the user's data folder, readout/templates, and the
 * built-in ones. One of the person's with the name of a built-in one takes its place.
 */

/**
 * readout_template_load:
 * @name: an id of readout_templates_list(), or the path of a Markdown file
 *
 * Errors: G_IO_ERROR_NOT_FOUND, saying which there are; G_IO_ERROR_INVALID_DATA for a file that is
 * no template or has something wrong, with its line.
 */
ReadoutTemplate *readout_template_load (const char *name, GError **error);

/* All of them, sorted by title: a GPtrArray of ReadoutTemplate, owned by the caller. Those that
 * cannot be used are among them, with the reason in "problem". */
GPtrArray *readout_templates_list (void);

/* The person's folder, whether it is there or not. Owned by the caller. */
char *readout_templates_dup_folder (void);

/* Makes sure that the person's folder is there, with a file in it that describes the slots. Errors
 * of GIO, in words. */
gboolean readout_templates_prepare_folder (GError **error);

/* Writes a copy of @template under a new name into the person's folder, to be edited there: its
 * path, owned by the caller. Errors of GIO, in words. */
char *readout_template_duplicate (const ReadoutTemplate *template, GError **error);

G_END_DECLS
