/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ReadoutIntakeDocuments:
 *
 * The documents of an intake: what was given, the documents that folders hold, which of them are
 * being read and which the person cancelled. Once readout_intake_documents_expand() has returned,
 * the list stays as it is and everything here can be asked in any thread.
 */
typedef struct _ReadoutIntakeDocuments ReadoutIntakeDocuments;

/* One of @file and @bytes is set. */
typedef struct
{
  GFile *file;
  GBytes *bytes;
  char *name;  /* for the person: its path, or what its bytes were said to be */
  guint given; /* which of those that were added it is, or comes from */
} ReadoutIntakeDocument;

ReadoutIntakeDocuments *readout_intake_documents_new (void);
void readout_intake_documents_free (ReadoutIntakeDocuments *documents);

/* Adds a document or a folder; before they are expanded. */
void readout_intake_documents_add_file (ReadoutIntakeDocuments *documents, GFile *file);
void readout_intake_documents_add_bytes (ReadoutIntakeDocuments *documents,
                                         GBytes *bytes,
                                         const char *name);

/* Puts the documents of folders at any depth in their place, sorted by name; hidden ones are left
 * out and links to folders are not followed: they could lead back. Blocking. */
void readout_intake_documents_expand (ReadoutIntakeDocuments *documents, GCancellable *cancellable);

/* 0 until they are expanded. */
guint readout_intake_documents_get_n (ReadoutIntakeDocuments *documents);
const ReadoutIntakeDocument *readout_intake_documents_get (ReadoutIntakeDocuments *documents,
                                                           guint index);

/* Notes that a document is being read. Returns what cancels it, owned by the caller; %NULL when it
 * was cancelled before. */
GCancellable *readout_intake_documents_begin (ReadoutIntakeDocuments *documents, guint index);

/* Notes that a document was read. */
void readout_intake_documents_end (ReadoutIntakeDocuments *documents, guint index);

/* Cancels one document. */
void readout_intake_documents_cancel (ReadoutIntakeDocuments *documents, guint index);
gboolean readout_intake_documents_is_cancelled (ReadoutIntakeDocuments *documents, guint index);

/* Those that began since the last call: a GArray of guint, owned by the caller. */
GArray *readout_intake_documents_take_begun (ReadoutIntakeDocuments *documents);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutIntakeDocuments, readout_intake_documents_free)

G_END_DECLS
