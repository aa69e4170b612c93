/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The line with the words of the briefing.
 */
#include "readout-briefing-status.h"

#include <glib/gi18n.h>

#include "markdown/readout-word-count.h"

/* Words are counted after a pause of so many milliseconds. */
#define COUNT_DELAY 250

struct _ReadoutBriefingStatus
{
  AdwBin parent_instance;

  GtkLabel *label;
  ReadoutEditor *editor; /* borrowed */
  GCancellable *cancellable;
  guint count_source;
  guint n_words; /* of the whole */
  gboolean stale;
};

typedef struct
{
  char *markdown;
  gsize start;
  gsize end;
  gboolean whole; /* the number of the whole is not known */
  guint n_words;
  guint n_selected;
} Count;

G_DEFINE_FINAL_TYPE (ReadoutBriefingStatus, readout_briefing_status, ADW_TYPE_BIN)

static void
free_count (gpointer data)
{
  Count *count = data;

  g_free (count->markdown);
  g_free (count);
}

static void
show_count (ReadoutBriefingStatus *status, const Count *count)
{
  guint minutes = readout_word_count_get_minutes (count->n_words);
  g_autofree char *words = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  /* Translators: how long it takes to read the briefing */
  time = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u minute to read", "%u minutes to read", minutes), minutes);
  if (count->end > count->start)
    /* Translators: words of the selection, words of the whole briefing */
    words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%'u of %'u word", "%'u of %'u words", count->n_words),
        count->n_selected, count->n_words);
  else
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u word", "%'u words", count->n_words),
                             count->n_words);
  text = count->n_words > 0 ? g_strdup_printf ("%s · %s", words, time) : g_strdup (words);
  gtk_label_set_text (status->label, text);
}

static void
count_words (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Count *count = data;

  if (count->whole)
    count->n_words = readout_word_count (count->markdown, strlen (count->markdown));
  if (count->end > count->start)
    count->n_selected = readout_word_count (count->markdown + (count->whole ? count->start : 0),
                                            count->end - count->start);
  g_task_return_boolean (task, TRUE);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReadoutBriefingStatus *status = READOUT_BRIEFING_STATUS (source);
  const Count *count = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL) || status->editor == NULL)
    return;
  if (count->whole)
    {
      status->n_words = count->n_words;
      status->stale = FALSE;
    }
  show_count (status, count);
}

static gboolean
count_cb (gpointer user_data)
{
  ReadoutBriefingStatus *status = READOUT_BRIEFING_STATUS (user_data);
  g_autoptr (GTask) task = NULL;
  Count *count;
  const char *markdown;
  gsize length;

  status->count_source = 0;
  g_cancellable_cancel (status->cancellable);
  g_clear_object (&status->cancellable);
  if (status->editor == NULL)
    return G_SOURCE_REMOVE;
  status->cancellable = g_cancellable_new ();
  count = g_new0 (Count, 1);
  count->whole = status->stale;
  count->n_words = status->n_words;
  markdown = readout_editor_peek_markdown (status->editor, &length);
  readout_editor_get_selected_bytes (status->editor, &count->start, &count->end);
  count->markdown = count->whole ? g_strndup (markdown, length)
                                 : g_strndup (markdown + count->start, count->end - count->start);
  task = g_task_new (status, status->cancellable, counted_cb, NULL);
  g_task_set_source_tag (task, count_cb);
  g_task_set_task_data (task, count, free_count);
  g_task_run_in_thread (task, count_words);
  return G_SOURCE_REMOVE;
}

static void
count_soon (ReadoutBriefingStatus *status)
{
  if (status->count_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (status)))
    status->count_source = g_timeout_add (COUNT_DELAY, count_cb, status);
}

static void
text_cb (ReadoutBriefingStatus *status)
{
  status->stale = TRUE;
  count_soon (status);
}

static void
readout_briefing_status_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (readout_briefing_status_parent_class)->map (widget);

  if (READOUT_BRIEFING_STATUS (widget)->stale)
    count_soon (READOUT_BRIEFING_STATUS (widget));
}

static void
readout_briefing_status_dispose (GObject *object)
{
  ReadoutBriefingStatus *status = READOUT_BRIEFING_STATUS (object);

  g_clear_handle_id (&status->count_source, g_source_remove);
  g_cancellable_cancel (status->cancellable);
  g_clear_object (&status->cancellable);
  g_clear_weak_pointer (&status->editor);

  G_OBJECT_CLASS (readout_briefing_status_parent_class)->dispose (object);
}

static void
readout_briefing_status_class_init (ReadoutBriefingStatusClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_briefing_status_dispose;
  GTK_WIDGET_CLASS (klass)->map = readout_briefing_status_map;
}

static void
readout_briefing_status_init (ReadoutBriefingStatus *status)
{
  status->label = GTK_LABEL (gtk_label_new (NULL));
  status->stale = TRUE;
  gtk_label_set_ellipsize (status->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (status->label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (status->label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (status->label), "count");
  gtk_label_set_xalign (status->label, 0);
  /* In line with the text above it. */
  gtk_widget_set_margin_start (GTK_WIDGET (status), 18);
  gtk_widget_set_margin_top (GTK_WIDGET (status), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (status), 6);
  adw_bin_set_child (ADW_BIN (status), GTK_WIDGET (status->label));
}

void
readout_briefing_status_set_editor (ReadoutBriefingStatus *status, ReadoutEditor *editor)
{
  GtkSourceBuffer *buffer;

  g_return_if_fail (READOUT_IS_BRIEFING_STATUS (status));
  g_return_if_fail (READOUT_IS_EDITOR (editor));

  buffer = readout_editor_get_buffer (editor);
  g_set_weak_pointer (&status->editor, editor);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_cb), status, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (count_soon), status, G_CONNECT_SWAPPED);
}

const char *
readout_briefing_status_get_text (ReadoutBriefingStatus *status)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_STATUS (status), NULL);

  return gtk_label_get_text (status->label);
}
