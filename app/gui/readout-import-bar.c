/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The progress of an import, or of reading reports again, at the bottom of the window.
 */
#include "readout-import-bar.h"

#include <glib/gi18n.h>

struct _ReadoutImportBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress_bar;
  GtkButton *details_button;
  GtkButton *cancel_button;

  ReadoutImporter *importer; /* one of the two */
  ReadoutRereader *rereader;
  guint reveal_source;
};

/* A short import is over before the eye has found the bar. */
#define REVEAL_DELAY 250

G_DEFINE_FINAL_TYPE (ReadoutImportBar, readout_import_bar, ADW_TYPE_BIN)

static gboolean
is_busy (ReadoutImportBar *bar)
{
  return bar->importer != NULL ? readout_importer_is_busy (bar->importer)
                               : readout_rereader_is_busy (bar->rereader);
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
busy_cb (ReadoutImportBar *bar)
{
  if (is_busy (bar))
    {
      if (bar->reveal_source != 0 || gtk_revealer_get_reveal_child (bar->revealer))
        return;
      gtk_label_set_text (bar->label, bar->importer != NULL ? _ ("Reading the reports")
                                                            : _ ("Reading the reports again"));
      gtk_progress_bar_set_fraction (bar->progress_bar, 0);
      gtk_widget_set_sensitive (GTK_WIDGET (bar->cancel_button), TRUE);
      bar->reveal_source = g_timeout_add (REVEAL_DELAY, reveal_cb, bar);
    }
  else
    {
      g_clear_handle_id (&bar->reveal_source, g_source_remove);
      gtk_revealer_set_reveal_child (bar->revealer, FALSE);
    }
}

static void
progressed_cb (ReadoutImportBar *bar)
{
  g_autofree char *text = NULL;
  guint n_done;
  guint n_total;

  if (bar->importer != NULL)
    readout_importer_get_progress (bar->importer, &n_done, &n_total);
  else
    readout_rereader_get_progress (bar->rereader, &n_done, &n_total);
  if (n_total == 0 || !gtk_widget_get_sensitive (GTK_WIDGET (bar->cancel_button)))
    return;
  text = g_strdup_printf (
      g_dngettext (NULL, "Reading the report", "Reading %1$'u of %2$'u reports", n_total),
      MIN (n_done + 1, n_total), n_total);
  gtk_label_set_text (bar->label, text);
  gtk_progress_bar_set_fraction (bar->progress_bar, MIN (1, (double)n_done / n_total));
}

static void
cancel_cb (ReadoutImportBar *bar)
{
  gtk_widget_set_sensitive (GTK_WIDGET (bar->cancel_button), FALSE);
  gtk_label_set_text (bar->label, _ ("Cancelling"));
  if (bar->importer != NULL)
    readout_importer_cancel (bar->importer);
  else
    readout_rereader_cancel (bar->rereader);
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
  if (bar->importer != NULL)
    g_signal_handlers_disconnect_by_data (bar->importer, bar);
  g_clear_object (&bar->importer);
  if (bar->rereader != NULL)
    g_signal_handlers_disconnect_by_data (bar->rereader, bar);
  g_clear_object (&bar->rereader);

  G_OBJECT_CLASS (readout_import_bar_parent_class)->dispose (object);
}

static void
readout_import_bar_class_init (ReadoutImportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_import_bar_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-import-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportBar, label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportBar, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportBar, details_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportBar, cancel_button);
}

static void
readout_import_bar_init (ReadoutImportBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
  gtk_widget_set_visible (GTK_WIDGET (bar), FALSE);
  g_signal_connect_swapped (bar->cancel_button, "clicked", G_CALLBACK (cancel_cb), bar);
  g_signal_connect_swapped (bar->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), bar);
}

void
readout_import_bar_set_importer (ReadoutImportBar *bar, ReadoutImporter *importer)
{
  g_return_if_fail (READOUT_IS_IMPORT_BAR (bar));
  g_return_if_fail (bar->importer == NULL && bar->rereader == NULL);
  g_return_if_fail (READOUT_IS_IMPORTER (importer));

  bar->importer = g_object_ref (importer);
  g_signal_connect_swapped (importer, "notify::busy", G_CALLBACK (busy_cb), bar);
  g_signal_connect_swapped (importer, "progressed", G_CALLBACK (progressed_cb), bar);
  busy_cb (bar);
}

void
readout_import_bar_set_rereader (ReadoutImportBar *bar, ReadoutRereader *rereader)
{
  g_return_if_fail (READOUT_IS_IMPORT_BAR (bar));
  g_return_if_fail (bar->importer == NULL && bar->rereader == NULL);
  g_return_if_fail (READOUT_IS_REREADER (rereader));

  bar->rereader = g_object_ref (rereader);
  gtk_widget_set_visible (GTK_WIDGET (bar->details_button), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->progress_bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How many reports were read again"), -1);
  g_signal_connect_swapped (rereader, "notify::busy", G_CALLBACK (busy_cb), bar);
  g_signal_connect_swapped (rereader, "progressed", G_CALLBACK (progressed_cb), bar);
  busy_cb (bar);
}
