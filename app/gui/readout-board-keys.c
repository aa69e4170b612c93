/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of the board: triage by single keys, folding, selecting.
 */
#include "readout-board-private.h"

typedef struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
  const char *argument;
} Key;

static const Key keys[] = {
  { GDK_KEY_1, 0, "board.position", "'supports'" },
  { GDK_KEY_KP_1, 0, "board.position", "'supports'" },
  { GDK_KEY_2, 0, "board.position", "'opposes'" },
  { GDK_KEY_KP_2, 0, "board.position", "'opposes'" },
  { GDK_KEY_3, 0, "board.position", "'none'" },
  { GDK_KEY_KP_3, 0, "board.position", "'none'" },
  { GDK_KEY_d, 0, "board.dismiss", NULL },
  { GDK_KEY_Delete, 0, "board.dismiss", NULL },
  { GDK_KEY_0, 0, "board.not-about", NULL },
  { GDK_KEY_KP_0, 0, "board.not-about", NULL },
  { GDK_KEY_k, 0, "board.keep", NULL },
  { GDK_KEY_r, 0, "board.only-review", NULL },
  { GDK_KEY_i, 0, "board.insert", NULL },
  { GDK_KEY_c, 0, "board.go-to-citation", NULL },
  { GDK_KEY_F2, 0, "board.rename", NULL },
  { GDK_KEY_s, 0, "board.change-speaker", NULL },
  { GDK_KEY_l, 0, "board.show-claim", NULL },
  { GDK_KEY_e, 0, "board.same-claim", NULL },
  { GDK_KEY_f, 0, "board.filter", NULL },
  { GDK_KEY_asterisk, 0, "board.expand-all", NULL },
  { GDK_KEY_asterisk, GDK_SHIFT_MASK, "board.expand-all", NULL },
  { GDK_KEY_KP_Multiply, 0, "board.expand-all", NULL },
  { GDK_KEY_slash, 0, "board.collapse-all", NULL },
  { GDK_KEY_slash, GDK_SHIFT_MASK, "board.collapse-all", NULL },
  { GDK_KEY_KP_Divide, 0, "board.collapse-all", NULL },
  { GDK_KEY_a, GDK_CONTROL_MASK, "board.select-group", NULL },
  { GDK_KEY_Escape, 0, "board.unselect", NULL },
};

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return readout_board_show_menu (READOUT_BOARD (user_data));
}

/* Towards the side where lines end is into a group. */
static gboolean
side_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gboolean right = g_variant_get_boolean (arguments);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  return readout_board_fold_by_key (READOUT_BOARD (user_data), right != rtl);
}

static void
add_side_key (GtkShortcutController *controller,
              ReadoutBoard *board,
              guint key,
              guint other_key,
              gboolean right)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (key, 0),
                                                     gtk_keyval_trigger_new (other_key, 0)),
                        gtk_callback_action_new (side_key_cb, board, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (right));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

void
readout_board_add_keys (ReadoutBoard *board)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (controller);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut =
          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                            gtk_named_action_new (keys[i].action));
      if (keys[i].argument != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_parsed (keys[i].argument));
      gtk_shortcut_controller_add_shortcut (shortcuts, shortcut);
    }
  add_side_key (shortcuts, board, GDK_KEY_Left, GDK_KEY_KP_Left, FALSE);
  add_side_key (shortcuts, board, GDK_KEY_Right, GDK_KEY_KP_Right, TRUE);
  gtk_shortcut_controller_add_shortcut (
      shortcuts, gtk_shortcut_new (gtk_alternative_trigger_new (
                                       gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                       gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK)),
                                   gtk_callback_action_new (menu_key_cb, board, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (board->view), controller);
}
