/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the updates of a briefing.
 */
#include "readout-update-row.h"

#include <glib/gi18n.h>

#include "briefing/readout-update.h"

struct _ReadoutUpdateRow
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *words;
  GtkLabel *reason;
  GtkWidget *refuse;
  GtkWidget *accept;
  GtkWidget *report;
  GtkButton *later;

  ReadoutUpdates *updates;
  ReadoutUpdateItem *item;
};

G_DEFINE_FINAL_TYPE (ReadoutUpdateRow, readout_update_row, ADW_TYPE_BIN)

static void
accept_cb (ReadoutUpdateRow *row)
{
  readout_updates_accept (row->updates, row->item->id);
}

static void
refuse_cb (ReadoutUpdateRow *row)
{
  readout_updates_refuse (row->updates, row->item->id);
}

static void
report_cb (ReadoutUpdateRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.open-statement", "(xx)", row->item->report_id,
                              row->item->statement_id);
}

static void
later_cb (ReadoutUpdateRow *row)
{
  if (row->item->later_statement_id != 0)
    readout_updates_cite_later (row->updates, row->item);
  else
    gtk_widget_activate_action (GTK_WIDGET (row), "win.open-report", "x", row->item->later_id);
}

static void
readout_update_row_dispose (GObject *object)
{
  ReadoutUpdateRow *row = READOUT_UPDATE_ROW (object);

  g_clear_object (&row->updates);
  g_clear_object (&row->item);

  G_OBJECT_CLASS (readout_update_row_parent_class)->dispose (object);
}

static void
readout_update_row_class_init (ReadoutUpdateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_update_row_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-update-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdateRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdateRow, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdateRow, words);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdateRow, reason);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdateRow, refuse);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdateRow, accept);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdateRow, report);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdateRow, later);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, refuse_cb);
  gtk_widget_class_bind_template_callback (widget_class, report_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
}

static void
readout_update_row_init (ReadoutUpdateRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
readout_update_row_new (ReadoutUpdates *updates)
{
  ReadoutUpdateRow *row = g_object_new (READOUT_TYPE_UPDATE_ROW, NULL);

  row->updates = g_object_ref (updates);
  return GTK_WIDGET (row);
}

void
readout_update_row_set_item (ReadoutUpdateRow *row, ReadoutUpdateItem *item)
{
  static const char *const icons[] = { "list-add-symbolic", "document-edit-symbolic",
                                       "list-remove-symbolic", "dialog-warning-symbolic" };
  gboolean proposal;
  g_autofree char *words = NULL;

  g_return_if_fail (READOUT_IS_UPDATE_ROW (row));
  g_return_if_fail (READOUT_IS_UPDATE_ITEM (item));

  g_set_object (&row->item, item);
  proposal = readout_update_item_is_proposal (item);
  words = readout_update_dup_plain (item->after != NULL ? item->after : item->before);
  gtk_image_set_from_icon_name (row->icon, icons[item->kind]);
  gtk_label_set_text (row->title, item->title);
  gtk_label_set_text (row->words, words);
  gtk_label_set_text (row->reason, item->reason);
  gtk_widget_set_visible (row->accept, proposal);
  gtk_widget_set_visible (row->refuse, proposal);
  gtk_widget_set_visible (row->report, !proposal);
  gtk_widget_set_visible (GTK_WIDGET (row->later), !proposal && item->later_id != 0);
  gtk_button_set_label (row->later,
                        item->later_statement_id != 0 ? _ ("_Cite Newer") : _ ("Open _Newer"));
}
