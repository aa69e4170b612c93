/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text view of the editor, and what some keys do in it.
 */
#include "readout-editor-view.h"

struct _ReadoutEditorView
{
  GtkSourceView parent_instance;

  ReadoutEditorText *text;
  gboolean completing; /* the list of proposals is open: it has the keys */
  gboolean composing;  /* an input method is at work */
};

G_DEFINE_FINAL_TYPE (ReadoutEditorView, readout_editor_view, GTK_SOURCE_TYPE_VIEW)

static void
update_actions (ReadoutEditorView *view)
{
  gboolean editable = gtk_text_view_get_editable (GTK_TEXT_VIEW (view));

  gtk_widget_action_set_enabled (GTK_WIDGET (view), "text.undo",
                                 editable && readout_editor_text_can_undo (view->text));
  gtk_widget_action_set_enabled (GTK_WIDGET (view), "text.redo",
                                 editable && readout_editor_text_can_redo (view->text));
}

static void
scroll_to_cursor (ReadoutEditorView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (view), gtk_text_buffer_get_insert (buffer));
}

static void
undo_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ReadoutEditorView *view = READOUT_EDITOR_VIEW (widget);

  if (view->text != NULL && gtk_text_view_get_editable (GTK_TEXT_VIEW (view)) &&
      readout_editor_text_undo (view->text))
    scroll_to_cursor (view);
}

static void
redo_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ReadoutEditorView *view = READOUT_EDITOR_VIEW (widget);

  if (view->text != NULL && gtk_text_view_get_editable (GTK_TEXT_VIEW (view)) &&
      readout_editor_text_redo (view->text))
    scroll_to_cursor (view);
}

static ReadoutMarkdownEdit *
make_edit (ReadoutEditorView *view, guint keyval, GdkModifierType state)
{
  gsize length;
  const char *source = readout_editor_text_peek (view->text, &length);
  gsize start;
  gsize end;

  readout_editor_text_get_selection (view->text, &start, &end);
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return state == 0 ? readout_markdown_break_line (source, length, start, end) : NULL;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return state == 0 ? readout_markdown_indent (source, length, start, end, FALSE) : NULL;
    case GDK_KEY_ISO_Left_Tab:
      return readout_markdown_indent (source, length, start, end, TRUE);
    default:
      return NULL;
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  ReadoutEditorView *view = READOUT_EDITOR_VIEW (user_data);
  g_autoptr (ReadoutMarkdownEdit) edit = NULL;

  state &= GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;
  if (state == GDK_SHIFT_MASK && (keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab))
    keyval = GDK_KEY_ISO_Left_Tab;
  if (view->text == NULL || view->completing || view->composing || (state & ~GDK_SHIFT_MASK) != 0 ||
      !gtk_text_view_get_editable (GTK_TEXT_VIEW (view)))
    return GDK_EVENT_PROPAGATE;
  edit = make_edit (view, keyval, state);
  if (edit == NULL)
    return GDK_EVENT_PROPAGATE;
  readout_editor_text_apply (view->text, edit);
  scroll_to_cursor (view);
  return GDK_EVENT_STOP;
}

static void
show_cb (ReadoutEditorView *view)
{
  view->completing = TRUE;
}

static void
hide_cb (ReadoutEditorView *view)
{
  view->completing = FALSE;
}

/* Proposals are for whoever writes: they go with the keyboard. */
static void
focus_cb (GtkEventControllerFocus *controller, GParamSpec *pspec, gpointer user_data)
{
  if (!gtk_event_controller_focus_contains_focus (controller))
    gtk_source_completion_hide (gtk_source_view_get_completion (user_data));
}

static void
preedit_cb (ReadoutEditorView *view, const char *preedit)
{
  view->composing = preedit != NULL && *preedit != '\0';
}

static void
readout_editor_view_dispose (GObject *object)
{
  g_clear_object (&READOUT_EDITOR_VIEW (object)->text);

  G_OBJECT_CLASS (readout_editor_view_parent_class)->dispose (object);
}

static void
readout_editor_view_class_init (ReadoutEditorViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_editor_view_dispose;

  /* Those of GtkTextView speak of the undo of the buffer. */
  gtk_widget_class_install_action (widget_class, "text.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "text.redo", NULL, redo_cb);
}

static void
readout_editor_view_init (ReadoutEditorView *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkSourceCompletion *completion = gtk_source_view_get_completion (GTK_SOURCE_VIEW (view));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect (focus, "notify::contains-focus", G_CALLBACK (focus_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  g_signal_connect_object (completion, "show", G_CALLBACK (show_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (completion, "hide", G_CALLBACK (hide_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect (view, "preedit-changed", G_CALLBACK (preedit_cb), NULL);
}

void
readout_editor_view_set_text (ReadoutEditorView *view, ReadoutEditorText *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  g_return_if_fail (READOUT_IS_EDITOR_VIEW (view));
  g_return_if_fail (READOUT_IS_EDITOR_TEXT (text));

  g_set_object (&view->text, text);
  g_signal_connect_object (text, "notify", G_CALLBACK (update_actions), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::editable", G_CALLBACK (update_actions), view, 0);
  /* GtkTextView sets them by its buffer, whose own undo is off. */
  g_signal_connect_object (buffer, "notify::can-undo", G_CALLBACK (update_actions), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::can-redo", G_CALLBACK (update_actions), view,
                           G_CONNECT_SWAPPED);
  update_actions (view);
}
