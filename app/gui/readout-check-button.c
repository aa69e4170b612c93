/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much the source check has found, below the editor.
 */
#include "readout-check-button.h"

#include <glib/gi18n.h>

struct _ReadoutCheckButton
{
  AdwBin parent_instance;

  GtkWidget *button;
  AdwButtonContent *content;
  ReadoutLiveCheck *check; /* borrowed; its signals go with this widget */
};

G_DEFINE_FINAL_TYPE (ReadoutCheckButton, readout_check_button, ADW_TYPE_BIN)

static void
update (ReadoutCheckButton *button)
{
  guint n_errors = readout_live_check_count (button->check, READOUT_SEVERITY_ERROR);
  guint n_warnings = readout_live_check_count (button->check, READOUT_SEVERITY_WARNING);
  guint n = n_errors + n_warnings;
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;

  /* Translators: what the source check has found, short, below the editor */
  label = n > 0 ? g_strdup_printf (ngettext ("%u to check", "%u to check", n), n)
                : g_strdup (C_ ("source check", "Checked"));
  words = n > 0 ? g_strdup_printf (ngettext ("The source check has found %u thing to look at",
                                             "The source check has found %u things to look at", n),
                                   n)
                : g_strdup (_ ("The source check has found nothing that is wrong"));
  adw_button_content_set_label (button->content, label);
  adw_button_content_set_icon_name (button->content, n_errors > 0     ? "dialog-error-symbolic"
                                                     : n_warnings > 0 ? "dialog-warning-symbolic"
                                                                      : "object-select-symbolic");
  gtk_widget_set_tooltip_text (button->button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_widget_set_visible (button->button, n > 0 || readout_live_check_is_done (button->check));
}

static void
readout_check_button_class_init (ReadoutCheckButtonClass *klass)
{
}

static void
readout_check_button_init (ReadoutCheckButton *button)
{
  button->content = ADW_BUTTON_CONTENT (adw_button_content_new ());
  button->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button->button), GTK_WIDGET (button->content));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button->button),
                                           "win.briefing-page::check");
  gtk_widget_add_css_class (button->button, "flat");
  gtk_widget_add_css_class (button->button, "check-button");
  gtk_widget_set_visible (button->button, FALSE);
  adw_bin_set_child (ADW_BIN (button), button->button);
}

void
readout_check_button_set_check (ReadoutCheckButton *button, ReadoutLiveCheck *check)
{
  g_return_if_fail (READOUT_IS_CHECK_BUTTON (button));
  g_return_if_fail (READOUT_IS_LIVE_CHECK (check));
  g_return_if_fail (button->check == NULL);

  button->check = check;
  g_signal_connect_object (check, "listed", G_CALLBACK (update), button, G_CONNECT_SWAPPED);
  update (button);
}
