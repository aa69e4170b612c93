/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ReadoutTemplate:
 *
 * A briefing template: a Markdown file with named slots in double braces, documented in
 * data/templates/README.md. The first heading of the file is its name.
 */
typedef struct
{
  char *id;    /* the file's name without ".md": "positions-by-topic" */
  char *title; /* for the person: "Positions by topic" */
  char *text;
} ReadoutTemplate;

void readout_template_free (ReadoutTemplate *template);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutTemplate, readout_template_free)

/* The template that a briefing is drafted from when nobody names one. */
#define READOUT_TEMPLATE_DEFAULT "positions-by-topic"

/**
 * readout_template_load:
 * @name: an id of readout_templates_list(), or the path of a Markdown file
 *
 * Looks in the person's own folder (the user's data folder, readout/templates), then in the
 * built-in ones. Errors: G_IO_ERROR_NOT_FOUND, saying which there are; G_IO_ERROR_INVALID_DATA for
 * a slot that does not exist, naming it.
 */
ReadoutTemplate *readout_template_load (const char *name, GError **error);

/* From text, checked in the same way. */
ReadoutTemplate *readout_template_new (const char *id, const char *text, GError **error);

/* All of them, the person's own before built-in ones of the same id, sorted by title: a GPtrArray
 * of ReadoutTemplate, owned by the caller. Files that do not load are left out. */
GPtrArray *readout_templates_list (void);

G_END_DECLS
