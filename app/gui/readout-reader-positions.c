/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the selected statement says on each topic, for the person to decide.
 */
#include "readout-reader-private.h"

#include <glib/gi18n.h>

#include "readout-operation.h"
#include "readout-words.h"

/* A decision, on the project's thread. */
typedef struct
{
  gint64 id;
  gint64 topic_id;
  ReadoutPosition position;
} Decision;

static gboolean
set_position (ReadoutStore *store, gpointer data, GError **error)
{
  const Decision *decision = data;

  return readout_store_set_position (store, decision->id, decision->topic_id, decision->position,
                                     error);
}

static gboolean
remove_position (ReadoutStore *store, gpointer data, GError **error)
{
  const Decision *decision = data;

  return readout_store_remove_position (store, decision->id, decision->topic_id, error);
}

static void
decide (ReadoutReader *reader, gint64 topic_id, ReadoutPosition position)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->id = reader->statement_id;
  decision->topic_id = topic_id;
  decision->position = position;
  readout_operation_run (GTK_WIDGET (reader), reader->project, set_position, decision, g_free,
                         NULL);
}

/* The topic that a key means: the only one that the statement is about, or that there is; 0 where
 * the person has to choose. */
static gint64
find_topic (ReadoutReader *reader, ReadoutStatement *statement)
{
  if (statement->stances->len == 1)
    return ((ReadoutStance *)g_ptr_array_index (statement->stances, 0))->topic_id;
  if (statement->stances->len == 0 && reader->topics->len == 1)
    return ((ReadoutTopic *)g_ptr_array_index (reader->topics, 0))->id;
  return 0;
}

static void
position_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *statement = readout_reader_get_statement (reader);
  ReadoutPosition position;
  gint64 topic_id;

  if (statement == NULL ||
      !readout_position_from_string (g_variant_get_string (parameter, NULL), &position))
    return;
  topic_id = find_topic (reader, statement);
  if (topic_id != 0)
    decide (reader, topic_id, position);
  else if (reader->topics->len > 0)
    gtk_menu_button_popup (reader->positions_button);
  else
    readout_operation_toast (GTK_WIDGET (reader), _ ("There is no topic yet"), FALSE);
}

static void
set_position_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutPosition position;
  const char *name;
  gint64 topic_id;

  g_variant_get (parameter, "(x&s)", &topic_id, &name);
  if (readout_reader_get_statement (reader) != NULL &&
      readout_position_from_string (name, &position))
    decide (reader, topic_id, position);
}

static void
not_about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  Decision *decision;

  if (readout_reader_get_statement (reader) == NULL)
    return;
  decision = g_new0 (Decision, 1);
  decision->id = reader->statement_id;
  decision->topic_id = g_variant_get_int64 (parameter);
  readout_operation_run (GTK_WIDGET (reader), reader->project, remove_position, decision, g_free,
                         _ ("Statement taken out of the topic"));
}

static void
append_button (GtkWidget *box, ReadoutTopic *topic, const ReadoutStance *stance, ReadoutPosition p)
{
  GtkWidget *button = gtk_toggle_button_new ();
  g_autofree char *name = g_strdup_printf (
      /* Translators: a position, then the topic that it is about: "Supports: The bridge closes" */
      C_ ("position", "%1$s: %2$s"), readout_words_get_position (p), topic->proposition);

  gtk_button_set_icon_name (GTK_BUTTON (button), readout_words_get_position_icon (p));
  gtk_widget_set_tooltip_text (button, readout_words_get_position (p));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", topic->id,
                                    readout_position_to_string (p));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.set-position");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                stance != NULL && stance->position == p);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_row (ReadoutTopic *topic, const ReadoutStance *stance)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (topic->proposition);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *reason = readout_words_dup_reason (stance);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_box_append (GTK_BOX (words), label);
  if (reason != NULL)
    {
      GtkWidget *why = gtk_label_new (reason);

      gtk_label_set_wrap (GTK_LABEL (why), TRUE);
      gtk_label_set_xalign (GTK_LABEL (why), 0);
      gtk_label_set_max_width_chars (GTK_LABEL (why), 32);
      gtk_widget_add_css_class (why, "caption");
      gtk_widget_add_css_class (why, "dim-label");
      gtk_box_append (GTK_BOX (words), why);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (buttons, "linked");
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  append_button (buttons, topic, stance, READOUT_POSITION_SUPPORTS);
  append_button (buttons, topic, stance, READOUT_POSITION_OPPOSES);
  append_button (buttons, topic, stance, READOUT_POSITION_NONE);
  if (stance != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

      gtk_widget_set_tooltip_text (button, _ ("Not about This Topic"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", topic->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.not-about");
      gtk_box_append (GTK_BOX (buttons), button);
    }
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), buttons);
  return row;
}

/* Those that the statement is about come first. */
static void
fill (ReadoutReader *reader)
{
  ReadoutStatement *statement = readout_reader_get_statement (reader);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (reader->positions_box)) != NULL)
    gtk_box_remove (GTK_BOX (reader->positions_box), child);
  if (statement == NULL)
    return;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < reader->topics->len; i++)
      {
        ReadoutTopic *topic = g_ptr_array_index (reader->topics, i);
        const ReadoutStance *stance = readout_statement_get_stance (statement, topic->id);

        if ((stance != NULL) == (pass == 0))
          gtk_box_append (GTK_BOX (reader->positions_box), make_row (topic, stance));
      }
}

static void
shown_cb (ReadoutReader *reader)
{
  fill (reader);
}

void
readout_reader_show_positions (ReadoutReader *reader, ReadoutStatement *statement)
{
  GtkPopover *popover = gtk_menu_button_get_popover (reader->positions_button);
  ReadoutPosition position = READOUT_POSITION_NONE;

  for (guint i = 0; i < statement->stances->len && position == READOUT_POSITION_NONE; i++)
    position = ((ReadoutStance *)g_ptr_array_index (statement->stances, i))->position;
  gtk_menu_button_set_icon_name (reader->positions_button,
                                 readout_words_get_position_icon (position));
  gtk_widget_set_sensitive (GTK_WIDGET (reader->positions_button),
                            reader->topics != NULL && reader->topics->len > 0);
  if (gtk_widget_get_visible (GTK_WIDGET (popover)))
    fill (reader);
}

void
readout_reader_prepare_positions (ReadoutReader *reader)
{
  static const GActionEntry entries[] = {
    { .name = "position", .activate = position_cb, .parameter_type = "s" },
    { .name = "set-position", .activate = set_position_cb, .parameter_type = "(xs)" },
    { .name = "not-about", .activate = not_about_cb, .parameter_type = "x" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (reader->actions), entries, G_N_ELEMENTS (entries),
                                   reader);
  g_signal_connect_swapped (gtk_menu_button_get_popover (reader->positions_button), "show",
                            G_CALLBACK (shown_cb), reader);
}
