/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutZip:
 *
 * A zip container in memory: office documents and e-books. What it unpacks is bounded, so that a
 * few kilobytes that stand for gigabytes are an error and not a full memory. Names of entries are
 * compared without regard to case, with "/" between folders and none at the start.
 */
typedef struct _ReadoutZip ReadoutZip;

/* Whether the bytes begin as a zip container does. */
gboolean readout_zip_sniff (const char *data, gsize length);

/**
 * readout_zip_open:
 * @data: borrowed, must outlive the container
 *
 * Reads the list of entries.
 *
 * Returns: owned by the caller; %NULL with a READOUT_IMPORT_ERROR in words for a container that is
 *   damaged or cut off, or has more entries than any document has
 */
ReadoutZip *readout_zip_open (const char *data, gsize length, GError **error);
void readout_zip_free (ReadoutZip *zip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutZip, readout_zip_free)

gboolean readout_zip_has (ReadoutZip *zip, const char *name);

/* Whether an entry has a name that begins with @prefix, in lower case. */
gboolean readout_zip_has_prefix (ReadoutZip *zip, const char *prefix);

/* Whether the entry @name is wanted; @name is in lower case. */
typedef gboolean (*ReadoutZipWanted) (const char *name, gpointer user_data);

/**
 * readout_zip_load:
 *
 * Unpacks the entries that are wanted and not there yet, in one pass; the others are skipped, not
 * inflated. May be called again for more: the bounds hold for all that was unpacked.
 *
 * Errors: READOUT_IMPORT_ERROR, in words: too much, encrypted, damaged
 */
gboolean
readout_zip_load (ReadoutZip *zip, ReadoutZipWanted wanted, gpointer user_data, GError **error);

/* The same for the names of a list that ends with %NULL. */
gboolean readout_zip_load_names (ReadoutZip *zip, const char *const *names, GError **error);

/* What was unpacked of an entry, borrowed; %NULL when it is not there or was not wanted. */
GBytes *readout_zip_get (ReadoutZip *zip, const char *name);

/* Forgets what was unpacked of an entry, to spare memory. */
void readout_zip_drop (ReadoutZip *zip, const char *name);

G_END_DECLS
