/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Imports, one after the other, and their progress.
 */
#include "readout-import-bar.h"

#include <glib/gi18n.h>

#include "store/readout-intake.h"

#include "readout-engines.h"

struct _ReadoutImportBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress_bar;
  GtkButton *cancel_button;

  GQueue waiting; /* of Import */
  struct _Import *current;
  GCancellable *cancellable;
  guint reveal_source;
};

/* What the person asked for at once. */
typedef struct _Import
{
  ReadoutProject *project;
  GPtrArray *files; /* of GFile, or NULL */
  GBytes *bytes;    /* or NULL */
  char *name;
  ReadoutIntake *intake;
} Import;

/* A short import is over before the eye has found the bar. */
#define REVEAL_DELAY 250

enum
{
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutImportBar, readout_import_bar, ADW_TYPE_BIN)

static void start_next (ReadoutImportBar *bar);

static void
free_import (gpointer data)
{
  Import *import = data;

  g_object_unref (import->project);
  g_clear_pointer (&import->files, g_ptr_array_unref);
  g_clear_pointer (&import->bytes, g_bytes_unref);
  g_clear_object (&import->intake);
  g_free (import->name);
  g_free (import);
}

static gboolean
reveal_cb (gpointer user_data)
{
  ReadoutImportBar *bar = READOUT_IMPORT_BAR (user_data);

  bar->reveal_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (bar), TRUE);
  gtk_revealer_set_reveal_child (bar->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
finish (ReadoutImportBar *bar, const GError *error)
{
  Import *import = g_steal_pointer (&bar->current);
  GPtrArray *outcomes =
      import->intake != NULL ? readout_intake_get_outcomes (import->intake) : NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  guint n_added = 0;

  if (outcomes == NULL)
    outcomes = none;
  for (guint i = 0; i < outcomes->len; i++)
    {
      const ReadoutIntakeOutcome *outcome = g_ptr_array_index (outcomes, i);
      if (outcome->state == READOUT_INTAKE_ADDED)
        n_added++;
    }
  g_clear_object (&bar->cancellable);
  g_clear_handle_id (&bar->reveal_source, g_source_remove);
  gtk_revealer_set_reveal_child (bar->revealer, FALSE);
  g_signal_emit (bar, signals[FINISHED], 0, outcomes, n_added,
                 error != NULL && !cancelled ? error->message : NULL);
  free_import (import);
  start_next (bar);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutImportBar) bar = user_data;
  g_autoptr (GError) error = NULL;

  readout_intake_run_finish (READOUT_INTAKE (source), result, &error);
  finish (bar, error);
}

static void
progress_cb (guint n_done, guint n_total, GPtrArray *outcomes, gpointer user_data)
{
  ReadoutImportBar *bar = READOUT_IMPORT_BAR (user_data);
  g_autofree char *text = NULL;

  if (n_total == 0)
    return;
  text = g_strdup_printf (
      g_dngettext (NULL, "Reading the report", "Reading %1$'u of %2$'u reports", n_total),
      MIN (n_done + 1, n_total), n_total);
  gtk_label_set_text (bar->label, text);
  gtk_progress_bar_set_fraction (bar->progress_bar, (double)n_done / n_total);
}

static void
engines_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutImportBar) bar = user_data;
  g_autoptr (GError) error = NULL;
  Import *import = bar->current;
  ReadoutEngine *engine;
  ReadoutStanceRules *rules;

  if (!readout_engines_load_finish (result, &engine, &rules, &error))
    {
      finish (bar, error);
      return;
    }
  import->intake = readout_intake_new (import->project, engine, rules);
  if (import->files != NULL)
    for (guint i = 0; i < import->files->len; i++)
      readout_intake_add_file (import->intake, g_ptr_array_index (import->files, i));
  if (import->bytes != NULL)
    readout_intake_add_bytes (import->intake, import->bytes, import->name);
  readout_intake_run_async (import->intake, progress_cb, bar, bar->cancellable, run_cb,
                            g_object_ref (bar));
}

static void
start_next (ReadoutImportBar *bar)
{
  if (bar->current != NULL || g_queue_is_empty (&bar->waiting))
    return;
  bar->current = g_queue_pop_head (&bar->waiting);
  bar->cancellable = g_cancellable_new ();
  gtk_label_set_text (bar->label, _ ("Reading the reports"));
  gtk_progress_bar_set_fraction (bar->progress_bar, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (bar->cancel_button), TRUE);
  bar->reveal_source = g_timeout_add (REVEAL_DELAY, reveal_cb, bar);
  readout_engines_load_async (bar->cancellable, engines_cb, g_object_ref (bar));
}

static void
cancel_cb (ReadoutImportBar *bar)
{
  gtk_widget_set_sensitive (GTK_WIDGET (bar->cancel_button), FALSE);
  gtk_label_set_text (bar->label, _ ("Cancelling"));
  readout_import_bar_cancel (bar);
}

static void
revealed_cb (ReadoutImportBar *bar)
{
  /* A hidden bar takes no room and is not in the way of a screen reader. */
  if (!gtk_revealer_get_child_revealed (bar->revealer) &&
      !gtk_revealer_get_reveal_child (bar->revealer))
    gtk_widget_set_visible (GTK_WIDGET (bar), FALSE);
}

static void
readout_import_bar_dispose (GObject *object)
{
  ReadoutImportBar *bar = READOUT_IMPORT_BAR (object);

  g_clear_handle_id (&bar->reveal_source, g_source_remove);
  readout_import_bar_cancel (bar);

  G_OBJECT_CLASS (readout_import_bar_parent_class)->dispose (object);
}

static void
readout_import_bar_class_init (ReadoutImportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_import_bar_dispose;

  signals[FINISHED] =
      g_signal_new ("finished", READOUT_TYPE_IMPORT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_PTR_ARRAY, G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-import-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportBar, label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportBar, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportBar, cancel_button);
}

static void
readout_import_bar_init (ReadoutImportBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
  g_queue_init (&bar->waiting);
  gtk_widget_set_visible (GTK_WIDGET (bar), FALSE);
  g_signal_connect_swapped (bar->cancel_button, "clicked", G_CALLBACK (cancel_cb), bar);
  g_signal_connect_swapped (bar->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), bar);
}

static void
add_import (ReadoutImportBar *bar,
            ReadoutProject *project,
            GPtrArray *files,
            GBytes *bytes,
            const char *name)
{
  Import *import = g_new0 (Import, 1);

  import->project = g_object_ref (project);
  import->files = files != NULL ? g_ptr_array_ref (files) : NULL;
  import->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  import->name = g_strdup (name);
  g_queue_push_tail (&bar->waiting, import);
  start_next (bar);
}

void
readout_import_bar_import_files (ReadoutImportBar *bar, ReadoutProject *project, GPtrArray *files)
{
  g_return_if_fail (READOUT_IS_IMPORT_BAR (bar));
  g_return_if_fail (READOUT_IS_PROJECT (project));

  add_import (bar, project, files, NULL, NULL);
}

void
readout_import_bar_import_bytes (ReadoutImportBar *bar,
                                 ReadoutProject *project,
                                 GBytes *bytes,
                                 const char *name)
{
  g_return_if_fail (READOUT_IS_IMPORT_BAR (bar));
  g_return_if_fail (READOUT_IS_PROJECT (project));

  add_import (bar, project, NULL, bytes, name);
}

void
readout_import_bar_cancel (ReadoutImportBar *bar)
{
  g_return_if_fail (READOUT_IS_IMPORT_BAR (bar));

  g_queue_clear_full (&bar->waiting, free_import);
  g_cancellable_cancel (bar->cancellable);
}

gboolean
readout_import_bar_is_busy (ReadoutImportBar *bar)
{
  g_return_val_if_fail (READOUT_IS_IMPORT_BAR (bar), FALSE);

  return bar->current != NULL;
}
