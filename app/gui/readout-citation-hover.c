/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows the passage of a citation to the pointer and to the keyboard.
 */
#include "readout-citation-hover.h"

#include <glib/gi18n.h>

#include "readout-operation.h"
#include "readout-passage-card.h"

struct _ReadoutCitationHover
{
  GObject parent_instance;

  GtkWidget *widget; /* borrowed; NULL once it is gone */
  ReadoutProject *project;
  GtkWidget *tip_card;     /* of the tooltip */
  GtkWidget *popover;      /* NULL before its first use */
  GtkWidget *popover_card; /* in it */
  GtkWidget *open_button;

  GCancellable *cancellable;
  char *key;                    /* what was asked for last */
  ReadoutCitedPassage *passage; /* the answer; NULL: unknown, or not there yet */
  gboolean is_answered;
  gboolean wants_popover;
  char *note;
  GdkRectangle place;
  char *tip_note;
  char *tip_hint;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutCitationHover, readout_citation_hover, G_TYPE_OBJECT)

/* What is read of a citation; an empty one for a key that is unknown. */
static gpointer
load_passage (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  ReadoutCitedPassage *passage = readout_cited_passage_load (store, data, &local_error);

  if (local_error == NULL)
    return passage != NULL ? passage : g_new0 (ReadoutCitedPassage, 1);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static void
forget (ReadoutCitationHover *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->passage, readout_cited_passage_free);
  self->is_answered = FALSE;
}

static void
open_cb (ReadoutCitationHover *self)
{
  g_autofree char *key = g_strdup (self->key);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (key != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, key);
}

static void
closed_cb (ReadoutCitationHover *self)
{
  if (self->widget != NULL)
    gtk_widget_grab_focus (self->widget);
}

static void
ensure_popover (ReadoutCitationHover *self)
{
  GtkWidget *box;

  if (self->popover != NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->popover_card = readout_passage_card_new ();
  self->open_button = gtk_button_new_with_mnemonic (_ ("_Open the Report"));
  gtk_widget_set_halign (self->open_button, GTK_ALIGN_END);
  g_signal_connect_swapped (self->open_button, "clicked", G_CALLBACK (open_cb), self);
  gtk_box_append (GTK_BOX (box), self->popover_card);
  gtk_box_append (GTK_BOX (box), self->open_button);
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "passage-popover");
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_parent (self->popover, self->widget);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
}

static void
show_popover (ReadoutCitationHover *self)
{
  g_autofree char *words = NULL;

  self->wants_popover = FALSE;
  ensure_popover (self);
  readout_passage_card_show (READOUT_PASSAGE_CARD (self->popover_card), self->key, self->passage,
                             self->note);
  gtk_widget_set_visible (self->open_button, self->passage != NULL || self->note != NULL);
  gtk_button_set_label (GTK_BUTTON (self->open_button),
                        self->passage != NULL ? _ ("_Open the Report") : _ ("_Go to the Footnote"));
  words = readout_passage_card_dup_words (READOUT_PASSAGE_CARD (self->popover_card));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Passage of the citation"),
                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  /* It has the keyboard, so it is what is read. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  readout_passage_card_fit (READOUT_PASSAGE_CARD (self->popover_card),
                            gtk_widget_get_width (self->widget));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &self->place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* What is known so far: the card may be in sight already. */
static void
show_tip (ReadoutCitationHover *self)
{
  gboolean is_there = self->passage != NULL || self->tip_note != NULL;

  readout_passage_card_fit (READOUT_PASSAGE_CARD (self->tip_card),
                            gtk_widget_get_width (self->widget));
  if (self->is_answered)
    readout_passage_card_show (READOUT_PASSAGE_CARD (self->tip_card), self->key, self->passage,
                               self->tip_note);
  else
    readout_passage_card_show (READOUT_PASSAGE_CARD (self->tip_card), self->key, NULL, "…");
  readout_passage_card_set_hint (READOUT_PASSAGE_CARD (self->tip_card),
                                 self->is_answered && is_there ? self->tip_hint : NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutCitationHover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutCitedPassage) passage =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (self->widget == NULL || (gpointer)self->project != (gpointer)source)
    return;
  if (passage == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
        readout_operation_toast (self->widget, error->message, FALSE);
      return;
    }
  g_clear_object (&self->cancellable);
  self->is_answered = TRUE;
  if (passage->key != NULL)
    self->passage = g_steal_pointer (&passage);
  if (self->wants_popover && gtk_widget_get_mapped (self->widget))
    show_popover (self);
  else
    show_tip (self);
}

/* Whether the answer for @key is there; asks for it when it is not. */
static gboolean
ask (ReadoutCitationHover *self, const char *key)
{
  if (g_strcmp0 (self->key, key) == 0)
    return self->is_answered;
  forget (self);
  if (self->project == NULL)
    return FALSE;
  self->key = g_strdup (key);
  self->cancellable = g_cancellable_new ();
  readout_project_run_async (self->project, load_passage, g_strdup (key), g_free,
                             (GDestroyNotify)readout_cited_passage_free, self->cancellable,
                             loaded_cb, g_object_ref (self));
  return FALSE;
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  ReadoutCitationHover *self = READOUT_CITATION_HOVER (user_data);
  gboolean is_open = self->popover != NULL && gtk_widget_get_visible (self->popover);

  if ((changes & (READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS | READOUT_CHANGES_ACTORS |
                  READOUT_CHANGES_BRIEFINGS)) != 0 &&
      self->is_answered && !is_open)
    forget (self);
}

static void
readout_citation_hover_dispose (GObject *object)
{
  ReadoutCitationHover *self = READOUT_CITATION_HOVER (object);

  self->widget = NULL;
  readout_citation_hover_set_project (self, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->tip_card);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->tip_note, g_free);
  g_clear_pointer (&self->tip_hint, g_free);

  G_OBJECT_CLASS (readout_citation_hover_parent_class)->dispose (object);
}

static void
readout_citation_hover_class_init (ReadoutCitationHoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_citation_hover_dispose;

  signals[ACTIVATED] = g_signal_new ("activated", READOUT_TYPE_CITATION_HOVER, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
readout_citation_hover_init (ReadoutCitationHover *self)
{
}

ReadoutCitationHover *
readout_citation_hover_new (GtkWidget *widget)
{
  ReadoutCitationHover *self = g_object_new (READOUT_TYPE_CITATION_HOVER, NULL);

  self->widget = widget;
  self->tip_card = g_object_ref_sink (readout_passage_card_new ());
  return self;
}

void
readout_citation_hover_set_project (ReadoutCitationHover *hover, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_CITATION_HOVER (hover));

  forget (hover);
  if (hover->popover != NULL && hover->widget != NULL)
    gtk_popover_popdown (GTK_POPOVER (hover->popover));
  if (hover->project != NULL)
    g_signal_handlers_disconnect_by_data (hover->project, hover);
  g_set_object (&hover->project, project);
  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), hover, 0);
}

gboolean
readout_citation_hover_query (ReadoutCitationHover *hover,
                              const char *key,
                              const char *note,
                              const char *hint,
                              GtkTooltip *tooltip)
{
  g_return_val_if_fail (READOUT_IS_CITATION_HOVER (hover), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  if (g_strcmp0 (hover->key, key) != 0)
    hover->wants_popover = FALSE;
  g_free (hover->tip_note);
  hover->tip_note = g_strdup (note);
  g_free (hover->tip_hint);
  hover->tip_hint = g_strdup (hint);
  ask (hover, key);
  if (hover->key == NULL)
    return FALSE;
  /* GTK asks again before it shows the tooltip, and by then the answer is mostly there. */
  show_tip (hover);
  gtk_tooltip_set_custom (tooltip, hover->tip_card);
  return TRUE;
}

void
readout_citation_hover_show (ReadoutCitationHover *hover,
                             const char *key,
                             const char *note,
                             const GdkRectangle *place)
{
  g_return_if_fail (READOUT_IS_CITATION_HOVER (hover));
  g_return_if_fail (key != NULL);

  g_free (hover->note);
  hover->note = g_strdup (note);
  hover->place = *place;
  hover->wants_popover = TRUE;
  if (ask (hover, key))
    show_popover (hover);
}

GtkWidget *
readout_citation_hover_get_popover (ReadoutCitationHover *hover)
{
  g_return_val_if_fail (READOUT_IS_CITATION_HOVER (hover), NULL);

  return hover->popover;
}
