/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar above the briefing that says that there is something to update.
 */
#include "readout-update-bar.h"

#include <glib/gi18n.h>

struct _ReadoutUpdateBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;

  ReadoutUpdates *updates;
  guint n_closed_new; /* what there was when the person closed it */
  guint n_closed_passages;
};

G_DEFINE_FINAL_TYPE (ReadoutUpdateBar, readout_update_bar, ADW_TYPE_BIN)

static guint
count_passages (ReadoutUpdateBar *bar)
{
  return g_list_model_get_n_items (readout_updates_get_passages (bar->updates));
}

/* Name and target never disagree, not even in between. */
static void
set_action (ReadoutUpdateBar *bar, const char *name, GVariant *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  GtkActionable *actionable = GTK_ACTIONABLE (bar->button);

  if (g_strcmp0 (gtk_actionable_get_action_name (actionable), name) == 0)
    return;
  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, owned);
  gtk_actionable_set_action_name (actionable, name);
}

static void
update (ReadoutUpdateBar *bar)
{
  guint n_new = readout_updates_count_new (bar->updates);
  guint n_passages = count_passages (bar);
  g_autofree char *words = NULL;

  bar->n_closed_new = MIN (bar->n_closed_new, n_new);
  bar->n_closed_passages = MIN (bar->n_closed_passages, n_passages);
  if (n_passages > bar->n_closed_passages)
    {
      words = g_strdup_printf (
          ngettext ("%u passage rests on a report that was corrected or withdrawn",
                    "%u passages rest on reports that were corrected or withdrawn", n_passages),
          n_passages);
      gtk_button_set_label (bar->button, _ ("_Show"));
      set_action (bar, "win.briefing-page", g_variant_new_string ("updates"));
    }
  else if (n_new > bar->n_closed_new &&
           readout_updates_get_state (bar->updates) != READOUT_UPDATES_DRAFTING)
    {
      words = g_strdup_printf (
          ngettext ("%u new statement since the draft", "%u new statements since the draft", n_new),
          n_new);
      gtk_button_set_label (bar->button, _ ("_Update…"));
      set_action (bar, "win.update-briefing", NULL);
    }
  if (words != NULL)
    gtk_label_set_text (bar->label, words);
  gtk_revealer_set_reveal_child (bar->revealer, words != NULL);
}

static void
close_cb (ReadoutUpdateBar *bar)
{
  bar->n_closed_new = readout_updates_count_new (bar->updates);
  bar->n_closed_passages = count_passages (bar);
  update (bar);
}

static void
readout_update_bar_dispose (GObject *object)
{
  g_clear_object (&READOUT_UPDATE_BAR (object)->updates);

  G_OBJECT_CLASS (readout_update_bar_parent_class)->dispose (object);
}

static void
readout_update_bar_class_init (ReadoutUpdateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_update_bar_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-update-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdateBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdateBar, label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdateBar, button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
readout_update_bar_init (ReadoutUpdateBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
}

GtkWidget *
readout_update_bar_new (ReadoutUpdates *updates)
{
  ReadoutUpdateBar *bar;

  g_return_val_if_fail (READOUT_IS_UPDATES (updates), NULL);

  bar = g_object_new (READOUT_TYPE_UPDATE_BAR, NULL);
  bar->updates = g_object_ref (updates);
  g_signal_connect_object (updates, "changed", G_CALLBACK (update), bar, G_CONNECT_SWAPPED);
  update (bar);
  return GTK_WIDGET (bar);
}
