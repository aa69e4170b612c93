/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-snapshot.h"
#include "store/readout-intake.h"

G_BEGIN_DECLS

/* What the program ends with. */
#define READOUT_CLI_DONE 0
#define READOUT_CLI_FAILED 1 /* something was found, or failed for some input */
#define READOUT_CLI_USAGE 2

/**
 * ReadoutCliCommand:
 * @name: the word on the command line
 * @parameters: what follows it, for --help
 * @summary: what it does, for --help: marked for translation with N_()
 * @run: does it; @arguments is the command line from the name on
 * @get_description: (nullable): more words for --help, translated
 *
 * One command: a row of the table in readout-cli.c.
 */
typedef struct _ReadoutCliCommand ReadoutCliCommand;
struct _ReadoutCliCommand
{
  const char *name;
  const char *parameters;
  const char *summary;
  int (*run) (const ReadoutCliCommand *command, GStrv arguments);
  const char *(*get_description) (void);
};

int readout_cli_text (const ReadoutCliCommand *command, GStrv arguments);
int readout_cli_statements (const ReadoutCliCommand *command, GStrv arguments);
int readout_cli_stance (const ReadoutCliCommand *command, GStrv arguments);
int readout_cli_import (const ReadoutCliCommand *command, GStrv arguments);
int readout_cli_brief (const ReadoutCliCommand *command, GStrv arguments);
int readout_cli_export (const ReadoutCliCommand *command, GStrv arguments);
int readout_cli_check (const ReadoutCliCommand *command, GStrv arguments);

/* --- For the commands ------------------------------------------------------------------------- */

/**
 * readout_cli_parse:
 * @entries: options of the command; texts as G_OPTION_ARG_FILENAME, so that no locale spoils them
 * @arguments: the command line from the name on; left with what is no option, without the name
 * @min: at least so many of them
 * @max: at most so many, or G_MAXUINT
 * @status: (out): what to return, when this returns FALSE
 *
 * Reads the options of a command, answers --help, says what is wrong.
 */
gboolean readout_cli_parse (const ReadoutCliCommand *command,
                            const GOptionEntry *entries,
                            GStrv arguments,
                            guint min,
                            guint max,
                            int *status);

/* "readout-cli: SUBJECT: WORDS" on standard error; control characters of a hostile name are shown,
 * not sent. @subject may be %NULL. */
void readout_cli_complain (const char *subject, const char *words);

/* Writes to standard output as it is; FALSE, having complained, when that fails. */
gboolean readout_cli_print (const char *string, gsize length);

/* Reads the reports in a file (of ReadoutReport, at least one), or for "-" from standard input.
 * Their path is @argument, with the name of the part after it where they are in a part. */
GPtrArray *
readout_cli_read_reports (const char *argument, GCancellable *cancellable, GError **error);

/* The text of a Markdown file, "-" for standard input; %NULL, having complained. */
char *readout_cli_read_markdown (const char *argument);

/* All of standard input, bounded. */
GBytes *readout_cli_read_stdin (GError **error);

/* Whether the file is a project, by its content. */
gboolean readout_cli_is_project (const char *path);

/* Load what the analysis needs, or complain and return FALSE. @rules may be %NULL. */
gboolean readout_cli_load (ReadoutEngine **engine, ReadoutStanceRules **rules);

/* The topics of --topic options, with ids from 1; %NULL, having complained, when one is none. One
 * that is given twice counts once, and that is said. */
GPtrArray *readout_cli_read_topics (char **topics);

/* Says that a topic occurs nowhere, when it has no statements. */
void readout_cli_tell_unused_topic (const ReadoutProposition *topic, guint n_statements);

/* Opens a project, tells what the person must know of it; %NULL, having complained, when that
 * fails. */
ReadoutProject *readout_cli_open_project (const char *path, gboolean create);

/* Everything in a project; %NULL, having complained. */
ReadoutSnapshot *readout_cli_load_project (ReadoutProject *project);

/* Adds the arguments, "-" being standard input; FALSE, having complained. */
gboolean readout_cli_add_reports (ReadoutIntake *intake, GStrv arguments);

/* Complains about what was not added, and counts: @data is a guint for each ReadoutIntakeState. */
void readout_cli_report_progress (guint n_done, guint n_total, GPtrArray *outcomes, gpointer data);

/* --- Output files ----------------------------------------------------------------------------- */

typedef enum
{
  READOUT_CLI_MARKDOWN,
  READOUT_CLI_PANDOC,
  READOUT_CLI_HTML,
  READOUT_CLI_PDF,
  READOUT_CLI_CSV,
  READOUT_CLI_JSON,
  READOUT_CLI_BIBTEX,
  READOUT_CLI_CSL_JSON,
} ReadoutCliFormat;

/* What --help says of files: which ending is which format. Translated. */
const char *readout_cli_get_formats_help (void);

/**
 * ReadoutCliTarget:
 * @path: the file, or "-"
 * @base: (nullable): the folder that images of the Markdown lie in
 * @pictures: (nullable): those that no file holds, see readout_store_list_pictures(); borrowed
 * @language: (nullable): of the briefing, BCP 47
 * @letter: US paper instead of A4
 *
 * Where a briefing goes, and how.
 */
typedef struct
{
  const char *path;
  ReadoutCliFormat format;
  const char *base;
  GHashTable *pictures;
  const char *language;
  gboolean letter;
} ReadoutCliTarget;

/* Finds the format of a target by its path and the option --pandoc; FALSE, having complained, where
 * these do not go together, or @language is none. */
gboolean readout_cli_target_check (ReadoutCliTarget *target, gboolean pandoc);

/**
 * readout_cli_write_briefing:
 * @markdown: the briefing, with or without the definitions of its citations
 * @snapshot: (nullable): what it cites
 *
 * Writes the file whole or not at all; the dialect of Pandoc with its sources beside it. FALSE,
 * having complained, when that fails.
 */
gboolean readout_cli_write_briefing (const char *markdown,
                                     ReadoutSnapshot *snapshot,
                                     const ReadoutCliTarget *target);

G_END_DECLS
