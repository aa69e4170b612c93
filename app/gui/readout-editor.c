/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The editor of the briefing.
 */
#include "readout-editor.h"

#include <glib/gi18n.h>

#include "readout-editor-view.h"
#include "readout-editor-zoom.h"
#include "readout-find-bar.h"

struct _ReadoutEditor
{
  AdwBin parent_instance;

  ReadoutFindBar *find_bar;
  GtkSourceView *view;
  GtkSourceBuffer *buffer;
  ReadoutEditorText *text;
  ReadoutEditorCitations *citations;

  gboolean quiet; /* a change of the text is not the person's */
};

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
};

enum
{
  EDITED,
  CITATION_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutEditor, readout_editor, ADW_TYPE_BIN)

/* The scheme that goes with light or dark. */
static void
update_style (ReadoutEditor *editor)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  GdkRGBA colour = { 0.21, 0.52, 0.89, 1.0 };
  GtkSourceStyleScheme *scheme = gtk_source_style_scheme_manager_get_scheme (
      gtk_source_style_scheme_manager_get_default (), dark ? "Adwaita-dark" : "Adwaita");

  if (scheme != NULL)
    gtk_source_buffer_set_style_scheme (editor->buffer, scheme);
  if (dark)
    colour = (GdkRGBA){ 0.47, 0.68, 0.93, 1.0 };
  else
    colour = (GdkRGBA){ 0.11, 0.44, 0.85, 1.0 };
  readout_editor_citations_set_colour (editor->citations, &colour);
}

static void
changed_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  ReadoutEditor *editor = READOUT_EDITOR (user_data);

  if (!editor->quiet)
    g_signal_emit (editor, signals[EDITED], 0);
}

static void
citation_cb (ReadoutEditor *editor, const char *key)
{
  g_signal_emit (editor, signals[CITATION_ACTIVATED], 0, key);
}

static void
open_citation_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  readout_editor_citations_open (READOUT_EDITOR (widget)->citations);
}

static void
show_passage_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  readout_editor_citations_show_passage (READOUT_EDITOR (widget)->citations);
}

static void
cite_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  readout_editor_citations_cite (READOUT_EDITOR (widget)->citations);
}

static void
show_cursor (ReadoutEditor *editor)
{
  gtk_text_view_scroll_mark_onscreen (
      GTK_TEXT_VIEW (editor->view), gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (editor->buffer)));
}

static void
apply (ReadoutEditor *editor, ReadoutMarkdownEdit *edit)
{
  if (edit == NULL)
    return;
  readout_editor_text_apply (editor->text, edit);
  show_cursor (editor);
  readout_markdown_edit_free (edit);
}

/* The Markdown and the selection, for a command; FALSE where the text cannot be changed. */
static gboolean
get_source (ReadoutEditor *editor, const char **source, gsize *length, gsize *start, gsize *end)
{
  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (editor->view)))
    return FALSE;
  *source = readout_editor_text_peek (editor->text, length);
  readout_editor_text_get_selection (editor->text, start, end);
  return TRUE;
}

static void
marks_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ReadoutEditor *editor = READOUT_EDITOR (widget);
  const char *marks = g_variant_get_string (parameter, NULL);
  const char *source;
  gsize length;
  gsize start;
  gsize end;

  if (*marks != '\0' && get_source (editor, &source, &length, &start, &end))
    apply (editor, readout_markdown_toggle_marks (source, length, start, end, marks));
}

static void
toggle_lines (ReadoutEditor *editor, ReadoutMarkdownLines lines, guint level)
{
  const char *source;
  gsize length;
  gsize start;
  gsize end;

  if (get_source (editor, &source, &length, &start, &end))
    apply (editor, readout_markdown_toggle_lines (source, length, start, end, lines, level));
}

static void
heading_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  int level = g_variant_get_int32 (parameter);

  toggle_lines (READOUT_EDITOR (widget), READOUT_MARKDOWN_HEADING, (guint)CLAMP (level, 0, 6));
}

static void
bullets_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  toggle_lines (READOUT_EDITOR (widget), READOUT_MARKDOWN_BULLETS, 1);
}

static void
numbers_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  toggle_lines (READOUT_EDITOR (widget), READOUT_MARKDOWN_NUMBERS, 1);
}

static void
quote_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  toggle_lines (READOUT_EDITOR (widget), READOUT_MARKDOWN_QUOTE, 1);
}

static void
link_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ReadoutEditor *editor = READOUT_EDITOR (widget);
  const char *source;
  gsize length;
  gsize start;
  gsize end;

  if (get_source (editor, &source, &length, &start, &end))
    apply (editor, readout_markdown_toggle_link (source, length, start, end));
}

static void
find_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  readout_editor_find (READOUT_EDITOR (widget), FALSE);
}

static void
replace_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  readout_editor_find (READOUT_EDITOR (widget), TRUE);
}

/* Without words to find, asks for them. */
static void
step (ReadoutEditor *editor, const char *action)
{
  if (readout_find_bar_is_open (editor->find_bar))
    gtk_widget_activate_action (GTK_WIDGET (editor->find_bar), action, NULL);
  else
    readout_editor_find (editor, FALSE);
}

static void
find_next_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  step (READOUT_EDITOR (widget), "find.next");
}

static void
find_previous_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  step (READOUT_EDITOR (widget), "find.previous");
}

static void
notify_cb (ReadoutEditor *editor, GParamSpec *pspec)
{
  g_object_notify (G_OBJECT (editor), pspec->name);
}

static void
readout_editor_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  ReadoutEditor *editor = READOUT_EDITOR (object);

  switch (property_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, readout_editor_text_can_undo (editor->text));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, readout_editor_text_can_redo (editor->text));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
readout_editor_finalize (GObject *object)
{
  g_clear_object (&READOUT_EDITOR (object)->text);

  G_OBJECT_CLASS (readout_editor_parent_class)->finalize (object);
}

/* What the menus and the buttons do, by key. */
static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Return, GDK_CONTROL_MASK, "editor.open-citation" },
    { GDK_KEY_space, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "editor.show-passage" },
    { GDK_KEY_k, GDK_CONTROL_MASK, "editor.link" },
    { GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "editor.numbers" },
    { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "editor.bullets" },
    { GDK_KEY_q, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "editor.quote" },
    { GDK_KEY_h, GDK_CONTROL_MASK, "editor.replace" },
    { GDK_KEY_g, GDK_CONTROL_MASK, "editor.find-next" },
    { GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "editor.find-previous" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "editor.marks",
                                       "s", "**");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "editor.marks",
                                       "s", "*");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_grave, GDK_CONTROL_MASK,
                                       "editor.marks", "s", "`");
  for (int level = 0; level <= 6; level++)
    gtk_widget_class_add_binding_action (widget_class, (guint)(GDK_KEY_0 + level),
                                         GDK_CONTROL_MASK | GDK_ALT_MASK, "editor.heading", "i",
                                         level);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "editor.open-citation", NULL, open_citation_cb);
  gtk_widget_class_install_action (widget_class, "editor.show-passage", NULL, show_passage_cb);
  gtk_widget_class_install_action (widget_class, "editor.cite", NULL, cite_cb);
  gtk_widget_class_install_action (widget_class, "editor.marks", "s", marks_cb);
  gtk_widget_class_install_action (widget_class, "editor.heading", "i", heading_cb);
  gtk_widget_class_install_action (widget_class, "editor.bullets", NULL, bullets_cb);
  gtk_widget_class_install_action (widget_class, "editor.numbers", NULL, numbers_cb);
  gtk_widget_class_install_action (widget_class, "editor.quote", NULL, quote_cb);
  gtk_widget_class_install_action (widget_class, "editor.link", NULL, link_cb);
  gtk_widget_class_install_action (widget_class, "editor.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "editor.replace", NULL, replace_cb);
  gtk_widget_class_install_action (widget_class, "editor.find-next", NULL, find_next_cb);
  gtk_widget_class_install_action (widget_class, "editor.find-previous", NULL, find_previous_cb);
}

static void
readout_editor_dispose (GObject *object)
{
  ReadoutEditor *editor = READOUT_EDITOR (object);

  /* It has popovers in the view. */
  if (editor->citations != NULL)
    g_object_run_dispose (G_OBJECT (editor->citations));
  g_clear_object (&editor->citations);

  G_OBJECT_CLASS (readout_editor_parent_class)->dispose (object);
}

/* To read what Markdown looks like takes longer than anything else of a start, and many a window
 * shows no briefing. */
static void
readout_editor_map (GtkWidget *widget)
{
  ReadoutEditor *editor = READOUT_EDITOR (widget);
  GtkSourceLanguage *language;

  if (gtk_source_buffer_get_language (editor->buffer) == NULL)
    {
      language = gtk_source_language_manager_get_language (
          gtk_source_language_manager_get_default (), "markdown");
      if (language != NULL)
        gtk_source_buffer_set_language (editor->buffer, language);
    }

  GTK_WIDGET_CLASS (readout_editor_parent_class)->map (widget);
}

static void
readout_editor_class_init (ReadoutEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_editor_dispose;
  G_OBJECT_CLASS (klass)->get_property = readout_editor_get_property;
  G_OBJECT_CLASS (klass)->finalize = readout_editor_finalize;

  g_type_ensure (READOUT_TYPE_EDITOR_VIEW);
  g_type_ensure (READOUT_TYPE_FIND_BAR);
  g_type_ensure (GTK_SOURCE_TYPE_BUFFER);

  g_object_class_install_property (
      G_OBJECT_CLASS (klass), PROP_CAN_UNDO,
      g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), PROP_CAN_REDO,
      g_param_spec_boolean ("can-redo", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  signals[EDITED] = g_signal_new ("edited", READOUT_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[CITATION_ACTIVATED] =
      g_signal_new ("citation-activated", READOUT_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  widget_class->map = readout_editor_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/readout_app/Readout/readout-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutEditor, find_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutEditor, view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutEditor, buffer);

  add_actions (widget_class);
  add_keys (widget_class);
}

static void
readout_editor_init (ReadoutEditor *editor)
{
  gtk_widget_init_template (GTK_WIDGET (editor));
  editor->text = readout_editor_text_new (editor->buffer);
  readout_editor_view_set_text (READOUT_EDITOR_VIEW (editor->view), editor->text);
  readout_find_bar_set_view (editor->find_bar, editor->view);
  g_signal_connect_object (editor->text, "notify", G_CALLBACK (notify_cb), editor,
                           G_CONNECT_SWAPPED);
  editor->citations = readout_editor_citations_new (editor->view);
  g_signal_connect_object (editor->citations, "activated", G_CALLBACK (citation_cb), editor,
                           G_CONNECT_SWAPPED);
  readout_editor_zoom_attach (GTK_WIDGET (editor->view));
  update_style (editor);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_style), editor, G_CONNECT_SWAPPED);
  g_signal_connect (editor->buffer, "changed", G_CALLBACK (changed_cb), editor);
}

void
readout_editor_load (ReadoutEditor *editor, const char *markdown, GPtrArray *groups, gint64 done)
{
  g_return_if_fail (READOUT_IS_EDITOR (editor));
  g_return_if_fail (markdown != NULL);

  editor->quiet = TRUE;
  readout_editor_text_load (editor->text, markdown, groups, done);
  editor->quiet = FALSE;
}

void
readout_editor_set_markdown (ReadoutEditor *editor, const char *markdown)
{
  g_return_if_fail (READOUT_IS_EDITOR (editor));
  g_return_if_fail (markdown != NULL);

  editor->quiet = TRUE;
  readout_editor_text_set (editor->text, markdown);
  editor->quiet = FALSE;
}

char *
readout_editor_dup_markdown (ReadoutEditor *editor)
{
  const char *markdown;
  gsize length;

  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);

  markdown = readout_editor_text_peek (editor->text, &length);
  return g_strndup (markdown, length);
}

const char *
readout_editor_peek_markdown (ReadoutEditor *editor, gsize *length)
{
  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);

  return readout_editor_text_peek (editor->text, length);
}

ReadoutEditChanges *
readout_editor_take_changes (ReadoutEditor *editor)
{
  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);

  return readout_editor_text_take_changes (editor->text);
}

void
readout_editor_replace_bytes (ReadoutEditor *editor,
                              guint32 start,
                              guint32 end,
                              const char *markdown)
{
  g_return_if_fail (READOUT_IS_EDITOR (editor));
  g_return_if_fail (markdown != NULL);

  readout_editor_text_replace (editor->text, start, end, markdown);
}

gboolean
readout_editor_can_undo (ReadoutEditor *editor)
{
  g_return_val_if_fail (READOUT_IS_EDITOR (editor), FALSE);

  return readout_editor_text_can_undo (editor->text);
}

gboolean
readout_editor_can_redo (ReadoutEditor *editor)
{
  g_return_val_if_fail (READOUT_IS_EDITOR (editor), FALSE);

  return readout_editor_text_can_redo (editor->text);
}

gboolean
readout_editor_undo (ReadoutEditor *editor)
{
  g_return_val_if_fail (READOUT_IS_EDITOR (editor), FALSE);

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (editor->view)) ||
      !readout_editor_text_undo (editor->text))
    return FALSE;
  show_cursor (editor);
  return TRUE;
}

gboolean
readout_editor_redo (ReadoutEditor *editor)
{
  g_return_val_if_fail (READOUT_IS_EDITOR (editor), FALSE);

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (editor->view)) ||
      !readout_editor_text_redo (editor->text))
    return FALSE;
  show_cursor (editor);
  return TRUE;
}

void
readout_editor_find (ReadoutEditor *editor, gboolean replace)
{
  g_return_if_fail (READOUT_IS_EDITOR (editor));

  readout_find_bar_open (editor->find_bar, replace);
}

void
readout_editor_insert_sentence (ReadoutEditor *editor, const char *sentence)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  g_autofree char *text = NULL;
  gboolean after_words;

  g_return_if_fail (READOUT_IS_EDITOR (editor));
  g_return_if_fail (sentence != NULL);

  buffer = GTK_TEXT_BUFFER (editor->buffer);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  after_words = !gtk_text_iter_starts_line (&iter);
  if (after_words)
    {
      /* A heading is no place for a sentence: it begins a paragraph below. */
      GtkTextIter line = iter;
      gtk_text_iter_set_line_offset (&line, 0);
      if (gtk_text_iter_get_char (&line) == '#')
        text = g_strdup_printf ("\n\n%s", sentence);
      else
        text = g_strdup_printf (" %s", sentence);
    }
  else
    text = g_strdup (sentence);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &iter, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (editor->view), gtk_text_buffer_get_insert (buffer),
                                0.1, FALSE, 0, 0);
}

guint32
readout_editor_get_cursor_byte (ReadoutEditor *editor)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_val_if_fail (READOUT_IS_EDITOR (editor), 0);

  buffer = GTK_TEXT_BUFFER (editor->buffer);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return readout_editor_text_get_byte (editor->text, &iter);
}

void
readout_editor_get_selected_bytes (ReadoutEditor *editor, gsize *start, gsize *end)
{
  g_return_if_fail (READOUT_IS_EDITOR (editor));

  readout_editor_text_get_selection (editor->text, start, end);
}

void
readout_editor_get_iter_at_byte (ReadoutEditor *editor, guint32 byte, GtkTextIter *iter)
{
  g_return_if_fail (READOUT_IS_EDITOR (editor));
  g_return_if_fail (iter != NULL);

  readout_editor_text_get_iter (editor->text, byte, iter);
}

void
readout_editor_select_bytes (ReadoutEditor *editor, guint32 start, guint32 end)
{
  g_return_if_fail (READOUT_IS_EDITOR (editor));

  readout_editor_text_select (editor->text, start, end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (editor->view),
                                gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (editor->buffer)), 0.1,
                                TRUE, 0, 0.3);
}

void
readout_editor_set_editable (ReadoutEditor *editor, gboolean editable)
{
  g_return_if_fail (READOUT_IS_EDITOR (editor));

  gtk_text_view_set_editable (GTK_TEXT_VIEW (editor->view), editable);
}

gboolean
readout_editor_has_focus (ReadoutEditor *editor)
{
  g_return_val_if_fail (READOUT_IS_EDITOR (editor), FALSE);

  return gtk_widget_is_focus (GTK_WIDGET (editor->view));
}

void
readout_editor_focus (ReadoutEditor *editor)
{
  g_return_if_fail (READOUT_IS_EDITOR (editor));

  gtk_widget_grab_focus (GTK_WIDGET (editor->view));
}

GtkSourceBuffer *
readout_editor_get_buffer (ReadoutEditor *editor)
{
  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);

  return editor->buffer;
}

ReadoutEditorCitations *
readout_editor_get_citations (ReadoutEditor *editor)
{
  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);

  return editor->citations;
}

GtkTextView *
readout_editor_get_view (ReadoutEditor *editor)
{
  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);

  return GTK_TEXT_VIEW (editor->view);
}
