/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * drag-source FILE…: a window from which the files can be dragged, for tests/flatpak. It stands in
 * for a file manager: through the file transfer portal where there is one, as addresses where there
 * is none.
 */
#include <gtk/gtk.h>

static GSList *files;

static void
activate_cb (GApplication *application, gpointer data)
{
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (application));
  GtkWidget *label = gtk_label_new ("Drag me");
  GtkDragSource *source = gtk_drag_source_new ();
  GdkFileList *list = gdk_file_list_new_from_list (files);

  gtk_drag_source_set_content (source, gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list));
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_title (GTK_WINDOW (window), "Drag source");
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 160);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  for (int i = 1; i < argc; i++)
    files = g_slist_append (files, g_file_new_for_commandline_arg (argv[i]));
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
