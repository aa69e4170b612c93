/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the board shows, in words, below its header.
 */
#include "readout-filter-bar.h"

#include <glib/gi18n.h>

#include "readout-filter-words.h"

/* Longer words of a chip are cut. */
#define MAX_CHARS 32

struct _ReadoutFilterBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *name_label;
  GtkLabel *count_label;
  GtkFlowBox *chips;
  GtkWidget *edit_actor_button;

  GCancellable *cancellable; /* of the names that are looked up */
};

enum
{
  CLEAR_PART,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutFilterBar, readout_filter_bar, ADW_TYPE_BIN)

static void
clear_clicked_cb (GtkButton *button, gpointer user_data)
{
  ReadoutFilterBar *bar = READOUT_FILTER_BAR (user_data);
  guint part = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "part"));

  g_signal_emit (bar, signals[CLEAR_PART], 0, part);
}

static GtkWidget *
new_chip (ReadoutFilterBar *bar, const ReadoutFilterPhrase *phrase)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (phrase->words);
  GtkWidget *icon = gtk_image_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s: a part of a filter: "Outlet: Daily Lund" */
  g_autofree char *name = g_strdup_printf (_ ("Remove from the filter: %s"), phrase->words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "filter-chip");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "part", GUINT_TO_POINTER (phrase->part));
  g_signal_connect (button, "clicked", G_CALLBACK (clear_clicked_cb), bar);
  return button;
}

/* The bar's own children do not take the keyboard: the chips in them do. */
static void
show_phrases (ReadoutFilterBar *bar, GPtrArray *phrases)
{
  GtkWidget *child;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (bar));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (bar->chips));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bar->chips))) != NULL)
    gtk_flow_box_remove (bar->chips, child);
  for (guint i = 0; i < phrases->len; i++)
    {
      GtkWidget *item = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (item),
                                    new_chip (bar, g_ptr_array_index (phrases, i)));
      gtk_widget_set_focusable (item, FALSE);
      gtk_widget_set_halign (item, GTK_ALIGN_START);
      gtk_flow_box_append (bar->chips, item);
    }
  gtk_widget_set_visible (GTK_WIDGET (bar->chips), phrases->len > 0);
  /* Whoever takes chips away by the keyboard goes on with the next one. */
  if (focused && phrases->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (bar->chips), GTK_DIR_TAB_FORWARD);
}

static gpointer
look_up (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_filter_words_list (store, data, error);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutFilterBar) bar = READOUT_FILTER_BAR (user_data);
  g_autoptr (GPtrArray) phrases =
      readout_project_run_finish (READOUT_PROJECT (source), result, NULL);

  if (phrases != NULL && bar->cancellable != NULL)
    show_phrases (bar, phrases);
}

static void
readout_filter_bar_dispose (GObject *object)
{
  ReadoutFilterBar *bar = READOUT_FILTER_BAR (object);

  g_cancellable_cancel (bar->cancellable);
  g_clear_object (&bar->cancellable);

  G_OBJECT_CLASS (readout_filter_bar_parent_class)->dispose (object);
}

static void
readout_filter_bar_class_init (ReadoutFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_filter_bar_dispose;

  signals[CLEAR_PART] = g_signal_new ("clear-part", READOUT_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutFilterBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFilterBar, name_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFilterBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFilterBar, edit_actor_button);
}

static void
readout_filter_bar_init (ReadoutFilterBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
}

void
readout_filter_bar_set_filter (ReadoutFilterBar *bar,
                               ReadoutProject *project,
                               const ReadoutFilter *filter,
                               const char *name)
{
  gboolean shown;

  g_return_if_fail (READOUT_IS_FILTER_BAR (bar));
  g_return_if_fail (filter != NULL);

  g_cancellable_cancel (bar->cancellable);
  g_clear_object (&bar->cancellable);
  shown = project != NULL && !readout_filter_is_empty (filter);
  gtk_revealer_set_reveal_child (bar->revealer, shown);
  gtk_label_set_text (bar->name_label, name != NULL ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (bar->name_label), name != NULL);
  gtk_widget_set_visible (bar->edit_actor_button, filter->actors->len == 1);
  if (!shown)
    return;
  bar->cancellable = g_cancellable_new ();
  readout_project_run_async (
      project, look_up, readout_filter_copy (filter), (GDestroyNotify)readout_filter_unref,
      (GDestroyNotify)g_ptr_array_unref, bar->cancellable, looked_up_cb, g_object_ref (bar));
}

void
readout_filter_bar_set_count (ReadoutFilterBar *bar, gint64 n_statements)
{
  g_autofree char *words = NULL;

  g_return_if_fail (READOUT_IS_FILTER_BAR (bar));

  words = n_statements >= 0 ? readout_filter_words_dup_count ((guint)n_statements)
                            : g_strdup (_ ("Counting…"));
  gtk_label_set_text (bar->count_label, words);
}
