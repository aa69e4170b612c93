/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * The definitions of citations. A briefing is written without them: Readout keeps them, adds them
 * when the briefing leaves, and takes them out when it comes back. What comes back is byte for byte
 * what left.
 */

/**
 * ReadoutDefinitionFunc:
 *
 * The definition of a key as Readout writes it, "[^key]: …" with no line end. Owned by the caller;
 * %NULL without @error when the key is not known.
 */
typedef char *(*ReadoutDefinitionFunc) (const char *key, gpointer data, GError **error);

/**
 * readout_definitions_append:
 *
 * @markdown with the definitions of the citations that it has none for, at its end; before the last
 * block where that is open code or raw HTML, which would swallow them. Definitions in @markdown are
 * the person's: they stay as they are. Linear.
 *
 * Errors: those of readout_markdown_new() and @lookup, G_IO_ERROR_CANCELLED
 * Returns: Markdown, owned by the caller
 */
char *readout_definitions_append (const char *markdown,
                                  ReadoutDefinitionFunc lookup,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * ReadoutOpened:
 * @markdown: without the definitions that Readout knows
 * @linked: (element-type utf8): the keys that cite a statement of the project
 * @n_edited: how many of these have a definition of their own in @markdown, because its words
 *   differ from Readout's
 * @n_renamed: how many keys cite something else here, and were renamed in @markdown
 * @n_unknown: how many keys that could be ours cite nothing here: their definitions stay
 *
 * A Markdown file as a briefing.
 */
typedef struct
{
  char *markdown;
  GPtrArray *linked;
  guint n_edited;
  guint n_renamed;
  guint n_unknown;
} ReadoutOpened;

void readout_opened_free (ReadoutOpened *opened);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutOpened, readout_opened_free)

/**
 * readout_definitions_remove:
 *
 * The inverse of readout_definitions_append(). A definition that says what @lookup says of its key,
 * however it is wrapped and quoted, is taken out. One that shares most of its words, or that does
 * not look like ours, stays: the person wrote it, and the key cites the statement. Any other is
 * taken for one of another project, and its key gets a new name, so that no sentence leads to words
 * that it does not rest on. Linear.
 *
 * Errors: as readout_definitions_append()
 */
ReadoutOpened *readout_definitions_remove (const char *markdown,
                                           ReadoutDefinitionFunc lookup,
                                           gpointer data,
                                           GCancellable *cancellable,
                                           GError **error);

G_END_DECLS
