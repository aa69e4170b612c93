/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name of an actor, completed from the actors of the project.
 */
#include "readout-actor-entry.h"

#include <glib/gi18n.h>

#include "readout-words.h"

/* No more are proposed: who is looked for is found by typing on. */
#define MAX_PROPOSALS 8

struct _ReadoutActorEntry
{
  AdwBin parent_instance;

  ReadoutProject *project;
  GtkEntry *entry;
  GtkWidget *popover;
  GtkListBox *list;
  GPtrArray *actors; /* of ReadoutActor: the proposals */
  GCancellable *cancellable;
  char *known_name; /* that has known_kind */
  ReadoutActorKind known_kind;
  gboolean quiet; /* what changes is not typed */
};

enum
{
  CHANGED,
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutActorEntry, readout_actor_entry, ADW_TYPE_BIN)

static gpointer
list_actors (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_list_actors (store, data, 0, MAX_PROPOSALS, error);
}

static GtkWidget *
make_row (ReadoutActor *actor)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (actor->name);
  GtkWidget *icon = gtk_image_new_from_icon_name (readout_words_get_actor_icon (actor->kind));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  return row;
}

static void
close_list (ReadoutActorEntry *self)
{
  if (gtk_widget_get_visible (self->popover))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
show_proposals (ReadoutActorEntry *self, GPtrArray *actors)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->actors, g_ptr_array_unref);
  self->actors = g_ptr_array_ref (actors);
  for (guint i = 0; i < actors->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (actors, i)));
  gtk_list_box_unselect_all (self->list);
  if (actors->len > 0)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    close_list (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutActorEntry) self = user_data;
  g_autoptr (GPtrArray) actors =
      readout_project_run_finish (READOUT_PROJECT (source), result, NULL);

  if (actors == NULL || self->project == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      g_task_had_error (G_TASK (result)))
    return;
  show_proposals (self, actors);
}

static void
forget_query (ReadoutActorEntry *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
changed_cb (ReadoutActorEntry *self)
{
  g_autofree char *name = readout_actor_entry_dup_name (self);

  readout_actor_entry_set_missing (self, FALSE);
  if (!self->quiet)
    {
      forget_query (self);
      if (*name == '\0')
        close_list (self);
      else
        {
          self->cancellable = g_cancellable_new ();
          readout_project_run_async (self->project, list_actors, g_steal_pointer (&name), g_free,
                                     (GDestroyNotify)g_ptr_array_unref, self->cancellable,
                                     listed_cb, g_object_ref (self));
        }
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take (ReadoutActorEntry *self, guint index)
{
  ReadoutActor *actor = g_ptr_array_index (self->actors, index);

  forget_query (self);
  readout_actor_entry_set (self, actor->name, actor->kind);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  close_list (self);
}

static void
row_activated_cb (ReadoutActorEntry *self, GtkListBoxRow *row)
{
  take (self, (guint)gtk_list_box_row_get_index (row));
}

static void
activate_cb (ReadoutActorEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (gtk_widget_get_visible (self->popover) && row != NULL)
    take (self, (guint)gtk_list_box_row_get_index (row));
  else
    {
      close_list (self);
      g_signal_emit (self, signals[ACTIVATE], 0);
    }
}

static void
move (ReadoutActorEntry *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : by > 0 ? 0 : -1;
  GtkListBoxRow *next = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;

  if (next != NULL)
    gtk_list_box_select_row (self->list, next);
  else if (index < 0)
    gtk_list_box_unselect_all (self->list);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  ReadoutActorEntry *self = READOUT_ACTOR_ENTRY (user_data);

  if (!gtk_widget_get_visible (self->popover))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    move (self, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    move (self, -1);
  else if (keyval == GDK_KEY_Escape)
    close_list (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
left_cb (ReadoutActorEntry *self)
{
  forget_query (self);
  close_list (self);
}

static void
readout_actor_entry_dispose (GObject *object)
{
  ReadoutActorEntry *self = READOUT_ACTOR_ENTRY (object);

  forget_query (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->project);
  g_clear_pointer (&self->actors, g_ptr_array_unref);
  g_clear_pointer (&self->known_name, g_free);

  G_OBJECT_CLASS (readout_actor_entry_parent_class)->dispose (object);
}

static gboolean
readout_actor_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (READOUT_ACTOR_ENTRY (widget)->entry));
}

static void
readout_actor_entry_class_init (ReadoutActorEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_actor_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = readout_actor_entry_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", READOUT_TYPE_ACTOR_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", READOUT_TYPE_ACTOR_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_actor_entry_init (ReadoutActorEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->entry, _ ("Name"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entry));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Actors of the project"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_TOP);
  gtk_widget_add_css_class (self->popover, "citation-popup");
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

GtkWidget *
readout_actor_entry_new (ReadoutProject *project, const char *label)
{
  ReadoutActorEntry *self;

  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);

  self = g_object_new (READOUT_TYPE_ACTOR_ENTRY, NULL);
  self->project = g_object_ref (project);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  return GTK_WIDGET (self);
}

void
readout_actor_entry_set (ReadoutActorEntry *self, const char *name, ReadoutActorKind kind)
{
  g_return_if_fail (READOUT_IS_ACTOR_ENTRY (self));

  g_free (self->known_name);
  self->known_name = g_strdup (name);
  self->known_kind = kind;
  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
  self->quiet = FALSE;
}

char *
readout_actor_entry_dup_name (ReadoutActorEntry *self)
{
  g_return_val_if_fail (READOUT_IS_ACTOR_ENTRY (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

ReadoutActorKind
readout_actor_entry_get_kind (ReadoutActorEntry *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (READOUT_IS_ACTOR_ENTRY (self), READOUT_ACTOR_PERSON);

  name = readout_actor_entry_dup_name (self);
  return g_strcmp0 (name, self->known_name) == 0 ? self->known_kind : READOUT_ACTOR_PERSON;
}

void
readout_actor_entry_set_missing (ReadoutActorEntry *self, gboolean missing)
{
  g_return_if_fail (READOUT_IS_ACTOR_ENTRY (self));

  if (missing)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               missing ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

GtkEditable *
readout_actor_entry_get_editable (ReadoutActorEntry *self)
{
  g_return_val_if_fail (READOUT_IS_ACTOR_ENTRY (self), NULL);

  return GTK_EDITABLE (self->entry);
}
