/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ReadoutTemplate:
 *
 * A briefing template: a Markdown file with named slots in double braces, documented in
 * data/templates/README.md. A comment before everything else holds its name in the first line and
 * what it is for in the lines after that.
 */
typedef struct
{
  char *id;          /* the file's name without ".md": "positions-by-topic" */
  char *title;       /* for the person, translated where it is a built-in one */
  char *description; /* what it is for, in a sentence or two; "" where the file does not say */
  char *text;        /* without the comment; %NULL where @problem is set */
  char *path;        /* of the file; %NULL for one that was made from text */
  gboolean is_own;   /* lies in the person's folder */
  char *problem;     /* why it cannot be used, in words with the line; %NULL for a good one */
} ReadoutTemplate;

void readout_template_free (ReadoutTemplate *template);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutTemplate, readout_template_free)

/* The template that a briefing is drafted from when nobody names one. */
#define READOUT_TEMPLATE_DEFAULT "positions-by-topic"

/* From text, checked: G_IO_ERROR_INVALID_DATA names the line of the first thing that is wrong. */
ReadoutTemplate *readout_template_new (const char *id, const char *text, GError **error);

/* From a file. The same errors, and those of reading it. */
ReadoutTemplate *readout_template_new_from_file (const char *path, GError **error);

/* As that, but what is wrong with the text is told in the template's problem: for lists. */
ReadoutTemplate *readout_template_load_file (const char *path, GError **error);

/* A slot that a template may have. */
typedef struct
{
  const char *name;
  gboolean is_block; /* stands alone on its line */
  guint number;      /* what it takes when no number follows its name; 0: it takes none */
} ReadoutTemplateSlot;

/* All of them. Static. */
const ReadoutTemplateSlot *readout_template_get_slots (guint *n_slots);

/**
 * readout_template_find_slot:
 * @text: what stands between the braces: "key-points 5"
 * @number: (out) (nullable): the number behind the name, else the slot's own
 *
 * Returns: the slot; %NULL where @text names none or has a number that the slot does not take
 */
const ReadoutTemplateSlot *readout_template_find_slot (const char *text, guint *number);

G_END_DECLS
