/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * The dialogs that newer versions of GTK and libadwaita replace: all uses of GtkFileChooserNative
 * and AdwMessageDialog are here, those of AdwAboutWindow and AdwPreferencesWindow in
 * readout-about.c and readout-preferences.c.
 */

typedef enum
{
  READOUT_FILES_REPORTS, /* reports, and projects too */
  READOUT_FILES_PROJECT,
  READOUT_FILES_MARKDOWN,
  READOUT_FILES_PDF,
  READOUT_FILES_HTML,
  READOUT_FILES_CSV,
  READOUT_FILES_JSON,
  READOUT_FILES_BIBTEX,
  READOUT_FILES_CSL_JSON,
  READOUT_FILES_PNG,
  READOUT_FILES_SVG,
} ReadoutFiles;

/* What was chosen: a list of GFile, owned by the dialog. Not called when the person cancels. */
typedef void (*ReadoutFilesFunc) (GListModel *files, gpointer user_data);

/* The person's answer: whether they agreed. */
typedef void (*ReadoutConfirmFunc) (gboolean agreed, gpointer user_data);

/* Asks for files to open. @user_data must outlive @parent or the answer. */
void readout_dialogs_choose_files (GtkWindow *parent,
                                   const char *title,
                                   ReadoutFiles kind,
                                   gboolean multiple,
                                   ReadoutFilesFunc callback,
                                   gpointer user_data);

/* Asks for folders. */
void readout_dialogs_choose_folders (GtkWindow *parent,
                                     const char *title,
                                     ReadoutFilesFunc callback,
                                     gpointer user_data);

/* Asks for one folder, from @folder (nullable) on. */
void readout_dialogs_choose_folder (GtkWindow *parent,
                                    const char *title,
                                    GFile *folder,
                                    ReadoutFilesFunc callback,
                                    gpointer user_data);

/* Asks for a file to write, from @folder (nullable) on. Its name ends with what @kind asks for; a
 * file that is there already was asked about. */
void readout_dialogs_choose_target (GtkWindow *parent,
                                    const char *title,
                                    ReadoutFiles kind,
                                    const char *name,
                                    GFile *folder,
                                    ReadoutFilesFunc callback,
                                    gpointer user_data);

/* Asks a question with Cancel and @action. */
void readout_dialogs_confirm (GtkWindow *parent,
                              const char *heading,
                              const char *body,
                              const char *action,
                              gboolean destructive,
                              ReadoutConfirmFunc callback,
                              gpointer user_data);

/* Says what went wrong, in words. */
void readout_dialogs_show_error (GtkWindow *parent, const char *heading, const char *body);

/* Asks for one line of text; @text is what it starts with. The answer is given as @callback's
 * string, not called when the person cancels. @check (nullable) says in words, owned by the caller,
 * why a text will not do, or %NULL where it will: it is shown while the person writes. @user_data
 * is freed with @user_data_free (nullable) in any case. */
void readout_dialogs_ask_text (GtkWindow *parent,
                               const char *heading,
                               const char *body,
                               const char *label,
                               const char *text,
                               const char *action,
                               char *(*check) (const char *text, gpointer user_data),
                               void (*callback) (const char *answer, gpointer user_data),
                               gpointer user_data,
                               GDestroyNotify user_data_free);

/* Asks for one of several: the answer is its index in @choices, not given when the person cancels.
 */
void readout_dialogs_choose (GtkWindow *parent,
                             const char *heading,
                             const char *body,
                             const char *label,
                             const char *const *choices,
                             const char *action,
                             void (*callback) (guint index, gpointer user_data),
                             gpointer user_data,
                             GDestroyNotify user_data_free);

G_END_DECLS
