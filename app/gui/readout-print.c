/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints pages: the same ones as in the preview and in a PDF.
 */
#include "readout-print.h"

typedef struct
{
  GWeakRef parent;
  void (*failed) (GtkWindow *parent, const char *words);
} Answer;

/* What the person chose last; nullable. */
static GtkPrintSettings *chosen;

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  gtk_print_operation_set_n_pages (operation, (int)readout_pages_get_n_pages (user_data));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page_nr,
              gpointer user_data)
{
  ReadoutPages *pages = user_data;
  double paper_width = gtk_print_context_get_width (context);
  double paper_height = gtk_print_context_get_height (context);
  double width;
  double height;
  double scale;
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);

  readout_pages_get_page_size (pages, &width, &height);
  scale = MIN (paper_width / width, paper_height / height);
  cairo_translate (cairo, (paper_width - width * scale) / 2, (paper_height - height * scale) / 2);
  cairo_scale (cairo, scale, scale);
  readout_pages_draw (pages, (guint)page_nr, cairo);
}

static void
free_answer (gpointer data, GClosure *closure)
{
  Answer *answer = data;

  g_weak_ref_clear (&answer->parent);
  g_free (answer);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&answer->parent);
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_object (&chosen, gtk_print_operation_get_print_settings (operation));
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || parent == NULL)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    answer->failed (parent, error->message);
}

GtkPrintOperation *
readout_print_new (ReadoutPages *pages, const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = NULL;
  gboolean is_letter;

  g_return_val_if_fail (READOUT_IS_PAGES (pages), operation);

  is_letter = readout_pages_get_settings (pages)->paper == READOUT_PAPER_LETTER;
  paper = gtk_paper_size_new (is_letter ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  if (title != NULL)
    gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "readout-pages", g_object_ref (pages),
                          g_object_unref);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), pages);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), pages);
  return operation;
}

void
readout_print_run (GtkWindow *parent,
                   ReadoutPages *pages,
                   const char *title,
                   void (*failed) (GtkWindow *parent, const char *words))
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  Answer *answer;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (READOUT_IS_PAGES (pages));

  operation = readout_print_new (pages, title);
  answer = g_new0 (Answer, 1);
  g_weak_ref_init (&answer->parent, parent);
  answer->failed = failed;
  if (chosen != NULL)
    gtk_print_operation_set_print_settings (operation, chosen);
  gtk_print_operation_set_allow_async (operation, TRUE);
  /* Every end of it comes here, also one with an error at once. */
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), answer, free_answer, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
