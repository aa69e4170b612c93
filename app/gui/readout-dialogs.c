/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialogs, in one place, because newer versions of the toolkit have others.
 */
#include "readout-dialogs.h"

#include <glib/gi18n.h>

#include "readout-row-name.h"

/* Of what is asked below a question: as wide as its heading at least, which newer versions of
 * libadwaita measure by it. */
#define EXTRA_WIDTH 240

typedef struct
{
  ReadoutFilesFunc callback;
  gpointer user_data;
  const char *suffix;    /* what the name of a file to write must end with */
  GListModel *completed; /* nullable: that an answer is waited for about */
} FilesRequest;

typedef struct
{
  ReadoutConfirmFunc callback;
  char *(*check) (const char *text, gpointer user_data); /* (nullable) */
  AdwMessageDialog *dialog;
  GtkLabel *complaint;
  void (*text_callback) (const char *answer, gpointer user_data);
  gpointer user_data;
  void (*choice_callback) (guint index, gpointer user_data);
  GDestroyNotify user_data_free;
  GtkEditable *entry;
  AdwComboRow *choice;
} Question;

typedef struct
{
  const char *name;
  const char *suffix;
  const char *mime_types[16];
  const char *suffixes[20];
} Kind;

static const Kind kinds[] = {
  [READOUT_FILES_REPORTS] = {
      N_ ("Reports and projects"),
          NULL,
          { "text/plain", "text/markdown", "text/html", "application/xhtml+xml", "application/pdf",
            "application/rtf", "text/rtf", "message/rfc822", "application/mbox",
            "application/epub+zip", "application/rss+xml", "application/atom+xml",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", NULL },
          { "txt", "md", "markdown", "html", "htm", "xhtml", "pdf", "rtf", "eml", "mbox", "epub",
            "rss", "atom", "xml", "odt", "docx", "readout", NULL } },
      [READOUT_FILES_PROJECT] = {
          N_ ("Readout projects"), ".readout", { NULL }, { "readout", NULL } },
          [READOUT_FILES_MARKDOWN] = {
              N_ ("Markdown"), ".md", { "text/markdown", NULL }, { "md", NULL } },
              [READOUT_FILES_PDF] = {
                  N_ ("PDF"), ".pdf", { "application/pdf", NULL }, { "pdf", NULL } },
                  [READOUT_FILES_HTML] = {
                      N_ ("Web page"), ".html", { "text/html", NULL }, { "html", NULL } },
                      [READOUT_FILES_CSV] = {
                          N_ ("Table (CSV)"), ".csv", { "text/csv", NULL }, { "csv", NULL } },
                          [READOUT_FILES_JSON] = {
                              N_ ("JSON"),
                                  ".json",
                                  { "application/json", NULL },
                                  { "json", NULL } },
                              [READOUT_FILES_BIBTEX] = {
                                  N_ ("BibTeX"),
                                      ".bib",
                                      { "text/x-bibtex", NULL },
                                      { "bib", NULL } },
                                  [READOUT_FILES_CSL_JSON] = {
                                      N_ ("CSL-JSON"),
                                          ".csl.json",
                                          { "application/vnd.citationstyles.csl+json", NULL },
                                          { "json", NULL } },
                                      [READOUT_FILES_PNG] = {
                                          N_ ("Picture (PNG)"),
                                              ".png",
                                              { "image/png", NULL },
                                              { "png", NULL } },
                                          [READOUT_FILES_SVG] = { N_ ("Drawing (SVG)"),
                                                                      ".svg",
                                                                      { "image/svg+xml", NULL },
                                                                      { "svg", NULL } },
                                          };

static void
add_filters (GtkFileChooser *chooser, ReadoutFiles kind)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  const Kind *files = &kinds[kind];

  gtk_file_filter_set_name (filter, _ (files->name));
  for (guint i = 0; files->mime_types[i] != NULL; i++)
    gtk_file_filter_add_mime_type (filter, files->mime_types[i]);
  for (guint i = 0; files->suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, files->suffixes[i]);
  gtk_file_chooser_add_filter (chooser, filter);

  if (kind == READOUT_FILES_REPORTS)
    {
      g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
      gtk_file_filter_set_name (all, _ ("All files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (chooser, all);
    }
}

/* The list with the suffix added to names that lack it. @existing: (out): the name of one that is
 * there already under its new name, of which the file chooser knew nothing; owned by the caller. */
static GListModel *
complete_names (GListModel *files, const char *suffix, char **existing)
{
  g_autoptr (GListStore) completed = g_list_store_new (G_TYPE_FILE);

  *existing = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *name = g_file_get_basename (file);
      if (suffix != NULL && !g_str_has_suffix (name, suffix))
        {
          g_autoptr (GFile) parent = g_file_get_parent (file);
          g_autofree char *whole = g_strconcat (name, suffix, NULL);
          g_autoptr (GFile) target = g_file_get_child (parent, whole);
          g_list_store_append (completed, target);
          if (*existing == NULL && g_file_query_exists (target, NULL))
            *existing = g_filename_display_name (whole);
        }
      else
        g_list_store_append (completed, file);
    }
  return G_LIST_MODEL (g_steal_pointer (&completed));
}

static void
free_request (FilesRequest *request)
{
  g_clear_object (&request->completed);
  g_free (request);
}

static void
replace_agreed_cb (gboolean agreed, gpointer user_data)
{
  FilesRequest *request = user_data;

  if (agreed)
    request->callback (request->completed, request->user_data);
  free_request (request);
}

static void
files_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  FilesRequest *request = user_data;
  g_autofree char *existing = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      request->completed = complete_names (files, request->suffix, &existing);
      if (existing == NULL)
        request->callback (request->completed, request->user_data);
    }
  if (existing != NULL)
    {
      /* Translators: the name of a file */
      g_autofree char *body = g_strdup_printf (_ ("There is a file “%s” already."), existing);

      readout_dialogs_confirm (gtk_native_dialog_get_transient_for (dialog),
                               _ ("Replace the File?"), body,
                                  _ ("_Replace"), TRUE, replace_agreed_cb, request);
    }
  else
    free_request (request);
  g_object_unref (dialog);
}

static void
show_chooser (GtkWindow *parent,
              const char *title,
              GtkFileChooserAction action,
              ReadoutFiles kind,
              gboolean multiple,
              const char *name,
              GFile *folder,
              ReadoutFilesFunc callback,
              gpointer user_data)
{
  FilesRequest *request = g_new0 (FilesRequest, 1);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);

  request->callback = callback;
  request->user_data = user_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (action != GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    add_filters (GTK_FILE_CHOOSER (dialog), kind);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    {
      request->suffix = kinds[kind].suffix;
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
    }
  else
    gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), multiple);
  /* One that is gone is no reason to complain: the chooser shows another one. */
  if (folder != NULL && g_file_query_exists (folder, NULL))
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (files_response_cb), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  if (question->user_data_free != NULL)
    question->user_data_free (question->user_data);
  g_free (question);
}

static void
question_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  gboolean agreed = g_str_equal (response, "agree");

  if (question->callback != NULL)
    question->callback (agreed, question->user_data);
  if (question->text_callback != NULL && agreed)
    question->text_callback (gtk_editable_get_text (question->entry), question->user_data);
  if (question->choice_callback != NULL && agreed)
    question->choice_callback (adw_combo_row_get_selected (question->choice), question->user_data);
}

static AdwMessageDialog *
ask (GtkWindow *parent,
     const char *heading,
     const char *body,
     const char *action,
     gboolean destructive,
     Question *question)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "agree", action, NULL);
  adw_message_dialog_set_response_appearance (
      dialog, "agree", destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, destructive ? "cancel" : "agree");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (question_response_cb), question,
                         free_question, 0);
  return dialog;
}

static void
entry_changed_cb (GtkEditable *entry, Question *question)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autofree char *complaint = NULL;

  if (*text != '\0' && question->check != NULL)
    complaint = question->check (text, question->user_data);
  adw_message_dialog_set_response_enabled (question->dialog, "agree",
                                           *text != '\0' && complaint == NULL);
  gtk_label_set_text (question->complaint, complaint != NULL ? complaint : "");
  gtk_widget_set_visible (GTK_WIDGET (question->complaint), complaint != NULL);
  if (complaint != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                 GTK_ACCESSIBLE_INVALID_TRUE, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
}

/* What is wrong with the text, under the row that it is written in. */
static GtkWidget *
make_complaint (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "error");
  gtk_widget_set_name (label, "complaint");
  return label;
}

void
readout_dialogs_choose_files (GtkWindow *parent,
                              const char *title,
                              ReadoutFiles kind,
                              gboolean multiple,
                              ReadoutFilesFunc callback,
                              gpointer user_data)
{
  show_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, kind, multiple, NULL, NULL, callback,
                user_data);
}

void
readout_dialogs_choose_folders (GtkWindow *parent,
                                const char *title,
                                ReadoutFilesFunc callback,
                                gpointer user_data)
{
  show_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, READOUT_FILES_REPORTS, TRUE,
                NULL, NULL, callback, user_data);
}

void
readout_dialogs_choose_folder (GtkWindow *parent,
                               const char *title,
                               GFile *folder,
                               ReadoutFilesFunc callback,
                               gpointer user_data)
{
  show_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, READOUT_FILES_REPORTS, FALSE,
                NULL, folder, callback, user_data);
}

void
readout_dialogs_choose_target (GtkWindow *parent,
                               const char *title,
                               ReadoutFiles kind,
                               const char *name,
                               GFile *folder,
                               ReadoutFilesFunc callback,
                               gpointer user_data)
{
  g_autofree char *whole = g_strconcat (name, kinds[kind].suffix, NULL);

  show_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, kind, FALSE, whole, folder, callback,
                user_data);
}

void
readout_dialogs_confirm (GtkWindow *parent,
                         const char *heading,
                         const char *body,
                         const char *action,
                         gboolean destructive,
                         ReadoutConfirmFunc callback,
                         gpointer user_data)
{
  Question *question = g_new0 (Question, 1);

  question->callback = callback;
  question->user_data = user_data;
  gtk_window_present (GTK_WINDOW (ask (parent, heading, body, action, destructive, question)));
}

/* From 1.3 on libadwaita does not measure a dialog by its heading and warns when that is wider. */
static void
make_room_for_heading (AdwMessageDialog *dialog)
{
  GtkWidget *label;
  GtkWidget *room;
  int width;

  if (adw_get_major_version () == 1 && adw_get_minor_version () < 3)
    return;
  label = g_object_ref_sink (gtk_label_new (adw_message_dialog_get_heading (dialog)));
  gtk_widget_add_css_class (label, "title-2");
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_object_unref (label);
  room = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (room, width, -1);
  adw_message_dialog_set_extra_child (dialog, room);
}

void
readout_dialogs_show_error (GtkWindow *parent, const char *heading, const char *body)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  make_room_for_heading (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
readout_dialogs_ask_text (GtkWindow *parent,
                          const char *heading,
                          const char *body,
                          const char *label,
                          const char *text,
                          const char *action,
                          char *(*check) (const char *text, gpointer user_data),
                          void (*callback) (const char *answer, gpointer user_data),
                          gpointer user_data,
                          GDestroyNotify user_data_free)
{
  Question *question = g_new0 (Question, 1);
  AdwMessageDialog *dialog = ask (parent, heading, body, action, FALSE, question);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *complaint = make_complaint ();

  question->dialog = dialog;
  question->complaint = GTK_LABEL (complaint);
  question->check = check;
  question->text_callback = callback;
  question->user_data_free = user_data_free;
  question->user_data = user_data;
  question->entry = GTK_EDITABLE (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  g_signal_connect (row, "changed", G_CALLBACK (entry_changed_cb), question);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  entry_changed_cb (GTK_EDITABLE (row), question);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), complaint);
  readout_row_name_set_list (group, label);
  gtk_widget_set_size_request (group, EXTRA_WIDTH, -1);
  adw_message_dialog_set_extra_child (dialog, group);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
readout_dialogs_choose (GtkWindow *parent,
                        const char *heading,
                        const char *body,
                        const char *label,
                        const char *const *choices,
                        const char *action,
                        void (*callback) (guint index, gpointer user_data),
                        gpointer user_data,
                        GDestroyNotify user_data_free)
{
  Question *question = g_new0 (Question, 1);
  AdwMessageDialog *dialog = ask (parent, heading, body, action, FALSE, question);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  question->choice_callback = callback;
  question->user_data_free = user_data_free;
  question->user_data = user_data;
  question->choice = ADW_COMBO_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  readout_row_name_set_list (group, label);
  gtk_widget_set_size_request (group, EXTRA_WIDTH, -1);
  adw_message_dialog_set_extra_child (dialog, group);
  gtk_window_present (GTK_WINDOW (dialog));
}
