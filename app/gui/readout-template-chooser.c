/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window that asks for a template.
 */
#include "readout-template-chooser.h"

#include <glib/gi18n.h>

#include "briefing/readout-draft-builder.h"
#include "briefing/readout-template-folder.h"

#include "readout-draft-job.h"
#include "readout-operation.h"
#include "readout-preview.h"
#include "readout-subwindow.h"

/* The preview is made of so many reports: it comes at once, whatever the size of the project. */
#define SAMPLE_REPORTS 30

/* Below this list and preview stand one above the other. */
#define SIDE_BY_SIDE_WIDTH 700

/* Changes of files that follow each other within so many milliseconds are one. */
#define FOLDER_DELAY 150

struct _ReadoutTemplateChooser
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkWidget *draft_button;
  GtkWidget *duplicate_button;
  GtkWidget *folder_button;
  GtkPaned *split;
  GtkListBox *list;
  GtkStack *stack;
  AdwStatusPage *problem_page;
  GtkLabel *sample_label;
  GtkWidget *replaces_label;
  AdwBin *preview_bin;
  ReadoutPreview *preview;

  ReadoutProject *project;
  ReadoutSnapshot *snapshot; /* of the sample; %NULL until it is read */
  char *unread;              /* why there is no sample, in words */
  char *selected;            /* the id to select when the list is filled */
  GFileMonitor *monitor;
  guint folder_source;
  guint orientation_source;
  GCancellable *cancellable;         /* of everything */
  GCancellable *preview_cancellable; /* of the last preview */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutTemplateChooser, readout_template_chooser, ADW_TYPE_WINDOW)

typedef struct
{
  ReadoutSnapshot *snapshot;
  char *path;
} Preview;

static void
free_preview (gpointer data)
{
  Preview *preview = data;

  readout_snapshot_unref (preview->snapshot);
  g_free (preview->path);
  g_free (preview);
}

static const ReadoutTemplate *
get_template (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "readout-template") : NULL;
}

static const ReadoutTemplate *
get_selected (ReadoutTemplateChooser *chooser)
{
  return get_template (gtk_list_box_get_selected_row (chooser->list));
}

static GtkWidget *
new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Takes @template over. */
static GtkWidget *
new_row (ReadoutTemplate *template)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = new_label (template->title, "heading");

  gtk_widget_add_css_class (box, "template-row");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (heading), title);
  if (template->problem != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_set_tooltip_text (icon, _ ("This template cannot be used"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("This template cannot be used"), -1);
      gtk_box_append (GTK_BOX (heading), icon);
    }
  else if (template->is_own)
    {
      /* Translators: beside a template that the person made */
      GtkWidget *own = new_label (C_ ("template", "Yours"), "dim-label");

      gtk_widget_add_css_class (own, "caption");
      gtk_box_append (GTK_BOX (heading), own);
    }
  gtk_box_append (GTK_BOX (box), heading);
  if (template->problem != NULL || *template->description != '\0')
    {
      const char *words = template->problem != NULL ? template->problem : template->description;
      GtkWidget *description = new_label (words, "caption");

      if (template->problem == NULL)
        gtk_widget_add_css_class (description, "dim-label");
      gtk_box_append (GTK_BOX (box), description);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, template->title,
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      template->problem != NULL ? template->problem : template->description, -1);
  g_object_set_data_full (G_OBJECT (row), "readout-template", template,
                          (GDestroyNotify)readout_template_free);
  return row;
}

/* --- Preview ---------------------------------------------------------------------------------- */

static void
write_preview_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Preview *preview = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutTemplate) template = readout_template_new_from_file (preview->path, &error);

  if (template == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, readout_draft_build_whole (preview->snapshot, template, NULL),
                           g_free);
}

static void
show_problem (ReadoutTemplateChooser *chooser, const char *title, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_status_page_set_title (chooser->problem_page, title);
  adw_status_page_set_description (chooser->problem_page, escaped);
  gtk_stack_set_visible_child_name (chooser->stack, "problem");
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReadoutTemplateChooser *chooser = READOUT_TEMPLATE_CHOOSER (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *markdown = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) ||
      chooser->project == NULL)
    return;
  if (markdown == NULL)
    {
      show_problem (chooser, _ ("No Preview"), error->message);
      return;
    }
  readout_preview_set_markdown (chooser->preview, markdown);
  gtk_stack_set_visible_child_name (chooser->stack, "preview");
}

static void
update_preview (ReadoutTemplateChooser *chooser)
{
  const ReadoutTemplate *template = get_selected (chooser);
  g_autoptr (GTask) task = NULL;
  Preview *preview;

  g_cancellable_cancel (chooser->preview_cancellable);
  g_clear_object (&chooser->preview_cancellable);
  if (template == NULL)
    gtk_stack_set_visible_child_name (chooser->stack, "loading");
  else if (template->problem != NULL)
    show_problem (chooser, _ ("This Template Cannot Be Used"), template->problem);
  else if (chooser->unread != NULL)
    show_problem (chooser, _ ("No Preview"), chooser->unread);
  else if (chooser->snapshot != NULL)
    {
      preview = g_new0 (Preview, 1);
      preview->snapshot = readout_snapshot_ref (chooser->snapshot);
      preview->path = g_strdup (template->path);
      chooser->preview_cancellable = g_cancellable_new ();
      task = g_task_new (chooser, chooser->preview_cancellable, previewed_cb, NULL);
      g_task_set_source_tag (task, update_preview);
      g_task_set_task_data (task, preview, free_preview);
      g_task_run_in_thread (task, write_preview_thread);
    }
}

static void
sampled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutTemplateChooser) chooser = user_data;
  g_autoptr (GError) error = NULL;
  guint n_all = 0;
  g_autoptr (ReadoutSnapshot) snapshot =
      readout_draft_job_sample_finish (READOUT_PROJECT (source), result, &n_all, &error);

  if (chooser->project == NULL)
    return;
  if (snapshot == NULL)
    chooser->unread = g_strdup (error->message);
  else
    {
      /* All ids are given now: after that the threads that draft from it change nothing in it. */
      readout_snapshot_find (snapshot, "");
      chooser->snapshot = g_steal_pointer (&snapshot);
      if (n_all > SAMPLE_REPORTS)
        {
          g_autofree char *words = g_strdup_printf (
              /* Translators: how many reports a preview is made of, and how many there are */
              _ ("Preview from the first %'d of %'u reports"), SAMPLE_REPORTS, n_all);

          gtk_label_set_text (chooser->sample_label, words);
          gtk_widget_set_visible (GTK_WIDGET (chooser->sample_label), TRUE);
        }
    }
  update_preview (chooser);
}

/* --- The list --------------------------------------------------------------------------------- */

static void
update_buttons (ReadoutTemplateChooser *chooser)
{
  const ReadoutTemplate *template = get_selected (chooser);
  gboolean good = template != NULL && template->problem == NULL;

  gtk_widget_set_sensitive (chooser->draft_button, good);
  gtk_widget_set_sensitive (chooser->duplicate_button, good);
}

static void
fill_list (ReadoutTemplateChooser *chooser)
{
  g_autoptr (GPtrArray) templates = readout_templates_list ();
  const ReadoutTemplate *before = get_selected (chooser);
  g_autofree char *wanted =
      g_strdup (before != NULL && chooser->selected == NULL ? before->id : chooser->selected);
  GtkListBoxRow *selected = NULL;
  GtkListBoxRow *row;

  g_clear_pointer (&chooser->selected, g_free);
  g_ptr_array_set_free_func (templates, NULL);
  while ((row = gtk_list_box_get_row_at_index (chooser->list, 0)) != NULL)
    gtk_list_box_remove (chooser->list, GTK_WIDGET (row));
  for (guint i = 0; i < templates->len; i++)
    {
      ReadoutTemplate *template = g_ptr_array_index (templates, i);

      row = GTK_LIST_BOX_ROW (new_row (template));
      gtk_list_box_append (chooser->list, GTK_WIDGET (row));
      if (selected == NULL || g_strcmp0 (template->id, wanted) == 0)
        selected = row;
    }
  gtk_list_box_select_row (chooser->list, selected);
  update_buttons (chooser);
}

static gboolean
refill_cb (gpointer user_data)
{
  ReadoutTemplateChooser *chooser = user_data;

  chooser->folder_source = 0;
  fill_list (chooser);
  return G_SOURCE_REMOVE;
}

static void
folder_changed_cb (ReadoutTemplateChooser *chooser)
{
  if (chooser->folder_source == 0 && chooser->project != NULL)
    chooser->folder_source = g_timeout_add (FOLDER_DELAY, refill_cb, chooser);
}

/* From then on what is edited there is shown. */
static void
watch_folder (ReadoutTemplateChooser *chooser)
{
  g_autofree char *path = readout_templates_dup_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  if (chooser->monitor != NULL || !g_file_test (path, G_FILE_TEST_IS_DIR))
    return;
  chooser->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (chooser->monitor != NULL)
    g_signal_connect_object (chooser->monitor, "changed", G_CALLBACK (folder_changed_cb), chooser,
                             G_CONNECT_SWAPPED);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  ReadoutTemplateChooser *chooser = READOUT_TEMPLATE_CHOOSER (user_data);

  update_buttons (chooser);
  update_preview (chooser);
}

/* --- What can be done ------------------------------------------------------------------------- */

static void
draft (ReadoutTemplateChooser *chooser)
{
  const ReadoutTemplate *template = get_selected (chooser);
  g_autofree char *id = NULL;

  if (template == NULL || template->problem != NULL)
    return;
  id = g_strdup (template->id);
  g_signal_emit (chooser, signals[CHOSEN], 0, id);
  gtk_window_close (GTK_WINDOW (chooser));
}

static void
tell (ReadoutTemplateChooser *chooser, const GError *error)
{
  readout_operation_toast (GTK_WIDGET (chooser->toasts), error->message, FALSE);
}

static void
open_path (ReadoutTemplateChooser *chooser, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (readout_subwindow_get_parent (GTK_WINDOW (chooser)), uri, GDK_CURRENT_TIME);
}

static void
duplicate (ReadoutTemplateChooser *chooser)
{
  const ReadoutTemplate *template = get_selected (chooser);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *base = NULL;

  if (template == NULL || template->problem != NULL)
    return;
  path = readout_template_duplicate (template, &error);
  if (path == NULL)
    {
      tell (chooser, error);
      return;
    }
  base = g_path_get_basename (path);
  chooser->selected = g_strndup (base, strlen (base) - strlen (".md"));
  watch_folder (chooser);
  fill_list (chooser);
  open_path (chooser, path);
}

static void
open_folder (ReadoutTemplateChooser *chooser)
{
  g_autofree char *folder = readout_templates_dup_folder ();
  g_autoptr (GError) error = NULL;

  if (!readout_templates_prepare_folder (&error))
    {
      tell (chooser, error);
      return;
    }
  watch_folder (chooser);
  open_path (chooser, folder);
}

/* --- The window ------------------------------------------------------------------------------- */

static gboolean
orient_cb (gpointer user_data)
{
  ReadoutTemplateChooser *chooser = READOUT_TEMPLATE_CHOOSER (user_data);
  gboolean wide = gtk_widget_get_width (GTK_WIDGET (chooser)) >= SIDE_BY_SIDE_WIDTH;

  chooser->orientation_source = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (chooser->split),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_paned_set_position (chooser->split, wide ? 300 : 220);
  return G_SOURCE_REMOVE;
}

static void
readout_template_chooser_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReadoutTemplateChooser *chooser = READOUT_TEMPLATE_CHOOSER (widget);
  gboolean wide = width >= SIDE_BY_SIDE_WIDTH;
  gboolean is_wide = gtk_orientable_get_orientation (GTK_ORIENTABLE (chooser->split)) ==
                     GTK_ORIENTATION_HORIZONTAL;

  /* Widgets must not change while they are laid out. */
  if (wide != is_wide && chooser->orientation_source == 0 && chooser->project != NULL)
    chooser->orientation_source = g_idle_add (orient_cb, chooser);
  GTK_WIDGET_CLASS (readout_template_chooser_parent_class)
      ->size_allocate (widget, width, height, baseline);
}

/* Late results find nothing to do from then on. */
static void
stop (ReadoutTemplateChooser *chooser)
{
  g_cancellable_cancel (chooser->cancellable);
  g_cancellable_cancel (chooser->preview_cancellable);
  g_clear_handle_id (&chooser->folder_source, g_source_remove);
  g_clear_handle_id (&chooser->orientation_source, g_source_remove);
  g_clear_object (&chooser->monitor);
  /* The rows go one by one: that is no choice. */
  if (chooser->project != NULL)
    g_signal_handlers_disconnect_by_data (chooser->list, chooser);
  g_clear_object (&chooser->project);
}

/* Closed: whoever waits for a result may hold the window longer. */
static void
readout_template_chooser_unmap (GtkWidget *widget)
{
  stop (READOUT_TEMPLATE_CHOOSER (widget));

  GTK_WIDGET_CLASS (readout_template_chooser_parent_class)->unmap (widget);
}

static void
readout_template_chooser_dispose (GObject *object)
{
  stop (READOUT_TEMPLATE_CHOOSER (object));

  G_OBJECT_CLASS (readout_template_chooser_parent_class)->dispose (object);
}

static void
readout_template_chooser_finalize (GObject *object)
{
  ReadoutTemplateChooser *chooser = READOUT_TEMPLATE_CHOOSER (object);

  g_clear_pointer (&chooser->snapshot, readout_snapshot_unref);
  g_clear_object (&chooser->cancellable);
  g_clear_object (&chooser->preview_cancellable);
  g_free (chooser->unread);
  g_free (chooser->selected);

  G_OBJECT_CLASS (readout_template_chooser_parent_class)->finalize (object);
}

static void
readout_template_chooser_class_init (ReadoutTemplateChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_template_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_template_chooser_finalize;
  widget_class->size_allocate = readout_template_chooser_size_allocate;
  widget_class->unmap = readout_template_chooser_unmap;

  signals[CHOSEN] = g_signal_new ("chosen", READOUT_TYPE_TEMPLATE_CHOOSER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-template-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutTemplateChooser, toasts);
  gtk_widget_class_bind_template_child (widget_class, ReadoutTemplateChooser, draft_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutTemplateChooser, duplicate_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutTemplateChooser, folder_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutTemplateChooser, split);
  gtk_widget_class_bind_template_child (widget_class, ReadoutTemplateChooser, list);
  gtk_widget_class_bind_template_child (widget_class, ReadoutTemplateChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutTemplateChooser, problem_page);
  gtk_widget_class_bind_template_child (widget_class, ReadoutTemplateChooser, sample_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutTemplateChooser, replaces_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutTemplateChooser, preview_bin);
}

static void
readout_template_chooser_init (ReadoutTemplateChooser *chooser)
{
  gtk_widget_init_template (GTK_WIDGET (chooser));
  chooser->cancellable = g_cancellable_new ();
  chooser->preview = READOUT_PREVIEW (readout_preview_new ());
  adw_bin_set_child (chooser->preview_bin, GTK_WIDGET (chooser->preview));
  g_signal_connect (chooser->list, "row-selected", G_CALLBACK (row_selected_cb), chooser);
  g_signal_connect_swapped (chooser->list, "row-activated", G_CALLBACK (draft), chooser);
  g_signal_connect_swapped (chooser->draft_button, "clicked", G_CALLBACK (draft), chooser);
  g_signal_connect_swapped (chooser->duplicate_button, "clicked", G_CALLBACK (duplicate), chooser);
  g_signal_connect_swapped (chooser->folder_button, "clicked", G_CALLBACK (open_folder), chooser);
}

ReadoutTemplateChooser *
readout_template_chooser_show (GtkWidget *opener,
                               ReadoutProject *project,
                               const char *selected,
                               gboolean replaces)
{
  ReadoutTemplateChooser *chooser = g_object_new (READOUT_TYPE_TEMPLATE_CHOOSER, NULL);
  GtkListBoxRow *row;

  chooser->project = g_object_ref (project);
  chooser->selected = g_strdup (selected);
  gtk_widget_set_visible (chooser->replaces_label, replaces);
  if (replaces)
    gtk_button_set_label (GTK_BUTTON (chooser->draft_button), _ ("_Draft Anew"));
  readout_subwindow_set_up (GTK_WINDOW (chooser), opener, chooser->toasts);
  watch_folder (chooser);
  fill_list (chooser);
  row = gtk_list_box_get_selected_row (chooser->list);
  readout_draft_job_sample_async (project, SAMPLE_REPORTS, chooser->cancellable, sampled_cb,
                                  g_object_ref (chooser));
  gtk_window_present (GTK_WINDOW (chooser));
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return chooser;
}
