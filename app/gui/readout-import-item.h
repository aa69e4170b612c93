/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "text/readout-report.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_IMPORT_WAITING,
  READOUT_IMPORT_READING,
  READOUT_IMPORT_ADDED,
  READOUT_IMPORT_PRESENT, /* the project had it already */
  READOUT_IMPORT_FAILED,
  READOUT_IMPORT_CANCELLED,
  READOUT_IMPORT_REMOVED, /* it was added, and removed or undone since */
} ReadoutImportState;

#define READOUT_TYPE_IMPORT_ITEM (readout_import_item_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutImportItem, readout_import_item, READOUT, IMPORT_ITEM, GObject)

/**
 * ReadoutImportItem:
 *
 * A document of an import, or one of the reports that a document held. Plain data; who changes it
 * calls readout_import_list_update(), which emits "changed".
 */
struct _ReadoutImportItem
{
  GObject parent_instance;

  GFile *file;                 /* or */
  GBytes *bytes;               /* or neither, when it was given as part of a folder that is gone */
  char *name;                  /* for the person: a path, or what the bytes were said to be */
  ReadoutImportItem *document; /* the first item of the same document; itself when it is that one */

  ReadoutImportState state;
  char *words; /* why it failed, or of what it is a duplicate; may be %NULL */
  guint n_statements;
  ReadoutReport *report;     /* without text; %NULL when there is none */
  ReadoutImportState before; /* the report was removed */

  /* Whose turn it is, for the importer. */
  gpointer import; /* what it waits for, or is read in */
  guint number;    /* of the document in that */

  /* Where it is, for the list. */
  GSequenceIter *place;
  GSequenceIter *shown;
  guint kinds;
};

/* @file or @bytes is set. @document: (nullable): the first item of the document that held it */
ReadoutImportItem *
readout_import_item_new (GFile *file, GBytes *bytes, const char *name, ReadoutImportItem *document);

/* Sets state and words, and forgets the report. */
void readout_import_item_set_state (ReadoutImportItem *item,
                                    ReadoutImportState state,
                                    const char *words);

/* The report's headline, or else the name of the file without its folder. Owned by the caller. */
char *readout_import_item_dup_title (ReadoutImportItem *item);

/* The name without the folder: "notes.txt", "mail.eml › annex.pdf". Owned by the caller. */
char *readout_import_item_dup_file_name (ReadoutImportItem *item);

/* The whole name. Owned by the caller. */
char *readout_import_item_dup_path (ReadoutImportItem *item);

/* Whether it can be read again, or need not be read. */
gboolean readout_import_item_can_retry (ReadoutImportItem *item);
gboolean readout_import_item_can_cancel (ReadoutImportItem *item);

/* Whether the project has its report. */
gboolean readout_import_item_has_report (ReadoutImportItem *item);

/* Whether metadata that the window shows was guessed. */
gboolean readout_import_item_needs_look (ReadoutImportItem *item);

G_END_DECLS
