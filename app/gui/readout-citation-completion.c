/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Offers statements while a citation is typed.
 */
#include "readout-citation-completion.h"

#include <glib/gi18n.h>
#include <string.h>

#include "briefing/readout-citation-store.h"
#include "store/readout-store-offers.h"

#include "readout-citation-place.h"
#include "readout-citation-popup.h"
#include "readout-operation.h"

/* So many statements are offered at once. */
#define N_OFFERS 20
#define POPUP_WIDTH 480
/* What the list has around it. */
#define POPUP_MARGIN 48
#define PAGE_STEP 5
/* What is inserted at once and is longer was not typed. */
#define MAX_TYPED_AT_ONCE 32

struct _ReadoutCitationCompletion
{
  GObject parent_instance;

  GtkSourceView *view; /* borrowed; NULL once it is gone */
  GtkTextBuffer *buffer;
  ReadoutCitationPopup *popup; /* NULL before its first use */
  ReadoutProject *project;
  GCancellable *cancellable; /* of the question under way */
  GPtrArray *offers;         /* of ReadoutCitationOffer, that are shown */
  char *typed;               /* what was asked for last; NULL while nothing is offered */
  gboolean accepts;          /* the person chose before the answer was there */
  gboolean dismissed;        /* until another "[^" is begun */
  int dismissed_at;
  gboolean replacing; /* the change of the text is ours */
};

/* A question to the project. */
typedef struct
{
  char *typed;
  GStrv keys;
} Question;

/* A question that was asked: when it is no longer the one under way, nobody waits for the answer.
 */
typedef struct
{
  ReadoutCitationCompletion *completion;
  GCancellable *cancellable;
} Asked;

/* A statement that is given its id, and where that goes. */
typedef struct
{
  ReadoutCitationCompletion *completion;
  GtkTextBuffer *buffer;
  GtkTextMark *start;
  GtkTextMark *end;
} Answer;

G_DEFINE_FINAL_TYPE (ReadoutCitationCompletion, readout_citation_completion, G_TYPE_OBJECT)

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->typed);
  g_strfreev (question->keys);
  g_free (question);
}

static void
free_answer (Answer *answer)
{
  gtk_text_buffer_delete_mark (answer->buffer, answer->start);
  gtk_text_buffer_delete_mark (answer->buffer, answer->end);
  g_object_unref (answer->completion);
  g_object_unref (answer->buffer);
  g_free (answer);
}

static gpointer
list_offers (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return readout_store_list_offers (store, question->typed, (const char *const *)question->keys,
                                    N_OFFERS, error);
}

static gpointer
ensure_key (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = data;

  return readout_citation_ensure_key (store, *id, error);
}

static gboolean
find_open (ReadoutCitationCompletion *self, GtkTextIter *start, GtkTextIter *end, char **typed)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  *typed = readout_citation_place_find_open (&iter, start, end);
  return *typed != NULL;
}

static gboolean
is_shown (ReadoutCitationCompletion *self)
{
  return self->typed != NULL;
}

/* What a screen reader says of the text: the offer that is selected, or nothing. */
static void
describe (ReadoutCitationCompletion *self)
{
  g_autofree char *words = is_shown (self) && self->popup != NULL
                               ? readout_citation_popup_dup_words (self->popup)
                               : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
}

static void
hide (ReadoutCitationCompletion *self)
{
  if (!is_shown (self))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->accepts = FALSE;
  if (self->popup != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popup));
  if (self->view != NULL)
    describe (self);
}

/* Puts @key in the place of what was typed, from behind "[^". */
static void
replace (ReadoutCitationCompletion *self, GtkTextIter *start, GtkTextIter *end, const char *key)
{
  g_autofree char *whole = g_strconcat (key, "]", NULL);

  self->replacing = TRUE;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, start, end);
  gtk_text_buffer_insert (self->buffer, start, whole, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  self->replacing = FALSE;
}

static void
ensured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  GtkTextIter start;
  GtkTextIter end;

  if (answer->completion->view == NULL)
    ;
  else if (key != NULL)
    {
      gtk_text_buffer_get_iter_at_mark (answer->buffer, &start, answer->start);
      gtk_text_buffer_get_iter_at_mark (answer->buffer, &end, answer->end);
      replace (answer->completion, &start, &end, key);
    }
  else if (!g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (GTK_WIDGET (answer->completion->view), error->message, FALSE);
  free_answer (answer);
}

static void
accept (ReadoutCitationCompletion *self, int index)
{
  g_autoptr (GPtrArray) offers = self->offers != NULL ? g_ptr_array_ref (self->offers) : NULL;
  const ReadoutCitationOffer *offer;
  g_autofree char *typed = NULL;
  GtkTextIter start;
  GtkTextIter end;
  Answer *answer;

  if (offers == NULL || index < 0 || index >= (int)offers->len ||
      !find_open (self, &start, &end, &typed))
    return;
  offer = g_ptr_array_index (offers, (guint)index);
  hide (self);
  if (offer->key != NULL)
    {
      replace (self, &start, &end, offer->key);
      return;
    }
  answer = g_new0 (Answer, 1);
  answer->completion = g_object_ref (self);
  answer->buffer = g_object_ref (self->buffer);
  answer->start = gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  answer->end = gtk_text_buffer_create_mark (self->buffer, NULL, &end, FALSE);
  readout_project_run_async (self->project, ensure_key,
                             g_memdup2 (&offer->statement_id, sizeof offer->statement_id), g_free,
                             g_free, NULL, ensured_cb, answer);
}

static void
chosen_cb (ReadoutCitationCompletion *self, int index)
{
  accept (self, index);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* How much room there is in the window above or below a line of the view, so that the list does not
 * cover what is typed. */
static int
get_room (ReadoutCitationCompletion *self, const GdkRectangle *place)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->view)));
  double x;
  double y;

  if (root == NULL ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (self->view), root, place->x, place->y, &x, &y))
    return G_MAXINT;
  return (int)MAX (y, gtk_widget_get_height (root) - y - place->height) - POPUP_MARGIN;
}

/* Below the "[^" that was begun. */
static void
place_popup (ReadoutCitationCompletion *self, const GtkTextIter *start)
{
  GdkRectangle place;
  int view_width = gtk_widget_get_width (GTK_WIDGET (self->view));
  int width = CLAMP (view_width - 24, 240, POPUP_WIDTH);

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), start, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         place.x, place.y, &place.x, &place.y);
  /* A popover cannot stand outside of the screen, where text that has not been scrolled to is. */
  place.x = CLAMP (place.x, 0, MAX (view_width - 1, 0));
  place.y = CLAMP (place.y, 0, MAX (gtk_widget_get_height (GTK_WIDGET (self->view)) - 1, 0));
  place.width = 1;
  place.height = MAX (place.height, 1);
  readout_citation_popup_set_size (self->popup, width, get_room (self, &place));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popup), &place);
}

static void
ensure_popup (ReadoutCitationCompletion *self)
{
  if (self->popup != NULL)
    return;
  self->popup = READOUT_CITATION_POPUP (readout_citation_popup_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->popup), GTK_WIDGET (self->view));
  g_signal_connect_swapped (self->popup, "chosen", G_CALLBACK (chosen_cb), self);
}

/* The notes that the text defines itself and whose ids begin as typed. */
static void
add_notes (ReadoutCitationCompletion *self, GPtrArray *offers, const char *typed)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);
  for (const char *at = strstr (text, "[^"); at != NULL; at = strstr (at + 2, "[^"))
    {
      gsize length = strcspn (at + 2, "] \n");
      ReadoutCitationOffer *offer;
      const char *words = at + length + 4;

      if ((at != text && at[-1] != '\n') || length == 0 || at[length + 2] != ']' ||
          at[length + 3] != ':' || strncmp (at + 2, typed, strlen (typed)) != 0)
        continue;
      offer = g_new0 (ReadoutCitationOffer, 1);
      offer->key = g_strndup (at + 2, length);
      offer->actor = g_strdup (offer->key);
      offer->words = g_strstrip (g_strndup (words, strcspn (words, "\n")));
      offer->origin = g_strdup (_ ("Footnote of the briefing"));
      g_ptr_array_add (offers, offer);
      if (offers->len >= N_OFFERS)
        break;
    }
}

static void
show_offers (ReadoutCitationCompletion *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) offers =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_citation_offer_free);
  g_autofree char *typed = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (!find_open (self, &start, &end, &typed))
    {
      hide (self);
      return;
    }
  if (*typed != '\0')
    add_notes (self, offers, typed);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (offers, readout_citation_offer_new (g_ptr_array_index (rows, i)));
  if (*typed == '\0' && offers->len < N_OFFERS)
    add_notes (self, offers, typed);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->offers = g_ptr_array_ref (offers);
  ensure_popup (self);
  readout_citation_popup_set_offers (self->popup, offers, typed);
  place_popup (self, &start);
  gtk_popover_popup (GTK_POPOVER (self->popup));
  describe (self);
  if (self->accepts)
    {
      self->accepts = FALSE;
      accept (self, 0);
    }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (ReadoutCitationCompletion) self = asked->completion;
  g_autoptr (GCancellable) cancellable = asked->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  /* An answer that was there before its question was taken back is none: the list that Escape
   * closed would open again and stay. */
  gboolean is_late = (gpointer)self->project != (gpointer)source || self->view == NULL ||
                     self->cancellable != cancellable;

  if (is_late || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    return;
  g_clear_object (&self->cancellable);
  if (rows != NULL)
    {
      show_offers (self, rows);
      return;
    }
  hide (self);
  readout_operation_toast (GTK_WIDGET (self->view), error->message, FALSE);
}

static void
ask (ReadoutCitationCompletion *self, const char *typed)
{
  GtkTextIter start;
  GtkTextIter end;
  Question *question = g_new0 (Question, 1);
  g_autofree char *before = NULL;
  Asked *asked;

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &end, gtk_text_buffer_get_insert (self->buffer));
  if (*typed == '\0')
    {
      before = gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);
      question->keys = readout_citation_place_list_keys (before);
    }
  question->typed = g_strdup (typed);
  g_free (self->typed);
  self->typed = g_strdup (typed);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  asked = g_new (Asked, 1);
  *asked = (Asked){ g_object_ref (self), g_object_ref (self->cancellable) };
  readout_project_run_async (self->project, list_offers, question, free_question,
                             (GDestroyNotify)g_ptr_array_unref, self->cancellable, listed_cb,
                             asked);
}

/* Follows what is typed. @opens: whether a list may open that is closed. */
static void
update (ReadoutCitationCompletion *self, gboolean opens)
{
  g_autofree char *typed = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (self->project == NULL || gtk_text_buffer_get_has_selection (self->buffer) ||
      !find_open (self, &start, &end, &typed))
    {
      hide (self);
      self->dismissed = FALSE;
      return;
    }
  if (self->dismissed && self->dismissed_at != gtk_text_iter_get_offset (&start))
    self->dismissed = FALSE;
  if (!is_shown (self) && (!opens || self->dismissed))
    return;
  if (g_strcmp0 (typed, self->typed) != 0)
    ask (self, typed);
}

static void
dismiss (ReadoutCitationCompletion *self)
{
  g_autofree char *typed = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (find_open (self, &start, &end, &typed))
    {
      self->dismissed = TRUE;
      self->dismissed_at = gtk_text_iter_get_offset (&start);
    }
  hide (self);
}

static void
inserted_cb (
    GtkTextBuffer *buffer, const GtkTextIter *location, char *text, int length, gpointer user_data)
{
  ReadoutCitationCompletion *self = READOUT_CITATION_COMPLETION (user_data);
  GtkTextIter cursor;

  if (self->replacing || length > MAX_TYPED_AT_ONCE ||
      !gtk_widget_is_focus (GTK_WIDGET (self->view)) ||
      !gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  if (gtk_text_iter_equal (&cursor, location))
    update (self, TRUE);
}

static void
moved_cb (ReadoutCitationCompletion *self)
{
  if (!self->replacing && is_shown (self))
    update (self, FALSE);
}

static void
move (ReadoutCitationCompletion *self, int step)
{
  readout_citation_popup_move (self->popup, step);
  describe (self);
}

/* Return and Tab take what is selected; before the answer is there, the first of it. */
static gboolean
take (ReadoutCitationCompletion *self)
{
  if (self->cancellable != NULL)
    {
      self->accepts = TRUE;
      return TRUE;
    }
  if (self->offers == NULL || self->offers->len == 0)
    return FALSE;
  accept (self, readout_citation_popup_get_selected (self->popup));
  return TRUE;
}

static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint key,
            guint code,
            GdkModifierType state,
            gpointer user_data)
{
  ReadoutCitationCompletion *self = READOUT_CITATION_COMPLETION (user_data);

  if (key == GDK_KEY_space && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK)
    {
      readout_citation_completion_start (self);
      return GDK_EVENT_STOP;
    }
  if (!is_shown (self) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    {
      dismiss (self);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_Tab)
    return take (self);
  if (self->popup == NULL || self->offers == NULL || self->offers->len == 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    move (self, 1);
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    move (self, -1);
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    move (self, PAGE_STEP);
  else if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    move (self, -PAGE_STEP);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
readout_citation_completion_dispose (GObject *object)
{
  ReadoutCitationCompletion *self = READOUT_CITATION_COMPLETION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  if (self->popup != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popup));
  self->popup = NULL;
  self->view = NULL;
  g_clear_object (&self->project);

  G_OBJECT_CLASS (readout_citation_completion_parent_class)->dispose (object);
}

static void
readout_citation_completion_class_init (ReadoutCitationCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_citation_completion_dispose;
}

static void
readout_citation_completion_init (ReadoutCitationCompletion *self)
{
}

ReadoutCitationCompletion *
readout_citation_completion_new (GtkSourceView *view)
{
  ReadoutCitationCompletion *self = g_object_new (READOUT_TYPE_CITATION_COMPLETION, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  g_signal_connect_after (self->buffer, "insert-text", G_CALLBACK (inserted_cb), self);
  g_signal_connect_swapped (self->buffer, "notify::cursor-position", G_CALLBACK (moved_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (hide), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  return self;
}

void
readout_citation_completion_set_project (ReadoutCitationCompletion *completion,
                                         ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_CITATION_COMPLETION (completion));

  hide (completion);
  g_set_object (&completion->project, project);
}

void
readout_citation_completion_start (ReadoutCitationCompletion *completion)
{
  g_autofree char *typed = NULL;
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (READOUT_IS_CITATION_COMPLETION (completion));

  if (completion->project == NULL || completion->view == NULL ||
      !gtk_text_view_get_editable (GTK_TEXT_VIEW (completion->view)))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (completion->view));
  completion->dismissed = FALSE;
  if (!find_open (completion, &start, &end, &typed))
    {
      gtk_text_buffer_get_selection_bounds (completion->buffer, &start, &end);
      gtk_text_buffer_place_cursor (completion->buffer, &end);
      gtk_text_buffer_insert_interactive_at_cursor (completion->buffer, "[^", -1, TRUE);
    }
  update (completion, TRUE);
}

GtkWidget *
readout_citation_completion_get_popup (ReadoutCitationCompletion *completion)
{
  g_return_val_if_fail (READOUT_IS_CITATION_COMPLETION (completion), NULL);

  return completion->popup != NULL ? GTK_WIDGET (completion->popup) : NULL;
}
