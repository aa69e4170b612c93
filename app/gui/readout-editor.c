/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The editor of the briefing.
 */
#include "readout-editor.h"

#include <glib/gi18n.h>

struct _ReadoutEditor
{
  AdwBin parent_instance;

  GtkSourceView *view;
  GtkSourceBuffer *buffer;
  ReadoutEditorCitations *citations;

  gboolean quiet; /* a change of the text is not the person's */
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
toggle_marks_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  readout_editor_toggle_marks (READOUT_EDITOR (widget), g_variant_get_string (parameter, NULL));
}

static void
toggle_prefix_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  readout_editor_toggle_prefix (READOUT_EDITOR (widget), g_variant_get_string (parameter, NULL));
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

static void
readout_editor_class_init (ReadoutEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_editor_dispose;

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (GTK_SOURCE_TYPE_BUFFER);

  signals[EDITED] = g_signal_new ("edited", READOUT_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[CITATION_ACTIVATED] =
      g_signal_new ("citation-activated", READOUT_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/readout_app/Readout/readout-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutEditor, view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutEditor, buffer);

  gtk_widget_class_install_action (widget_class, "editor.open-citation", NULL, open_citation_cb);
  gtk_widget_class_install_action (widget_class, "editor.show-passage", NULL, show_passage_cb);
  gtk_widget_class_install_action (widget_class, "editor.cite", NULL, cite_cb);
  gtk_widget_class_install_action (widget_class, "editor.marks", "s", toggle_marks_cb);
  gtk_widget_class_install_action (widget_class, "editor.prefix", "s", toggle_prefix_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "editor.open-citation", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_space, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "editor.show-passage", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "editor.marks",
                                       "s", "**");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "editor.marks",
                                       "s", "*");
}

static void
readout_editor_init (ReadoutEditor *editor)
{
  GtkSourceLanguage *language;

  gtk_widget_init_template (GTK_WIDGET (editor));
  language = gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (),
                                                       "markdown");
  if (language != NULL)
    gtk_source_buffer_set_language (editor->buffer, language);
  editor->citations = readout_editor_citations_new (editor->view);
  g_signal_connect_object (editor->citations, "activated", G_CALLBACK (citation_cb), editor,
                           G_CONNECT_SWAPPED);
  update_style (editor);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_style), editor, G_CONNECT_SWAPPED);
  g_signal_connect (editor->buffer, "changed", G_CALLBACK (changed_cb), editor);
}

void
readout_editor_set_markdown (ReadoutEditor *editor, const char *markdown)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *before = NULL;
  gsize old_length;
  gsize new_length;
  gsize same = 0;
  gsize same_end = 0;
  int start_offset;
  int end_offset;

  g_return_if_fail (READOUT_IS_EDITOR (editor));
  g_return_if_fail (markdown != NULL);

  buffer = GTK_TEXT_BUFFER (editor->buffer);
  before = readout_editor_dup_markdown (editor);
  old_length = strlen (before);
  new_length = strlen (markdown);
  while (same < MIN (old_length, new_length) && before[same] == markdown[same])
    same++;
  while (same > 0 && ((guchar)markdown[same] & 0xc0) == 0x80)
    same--;
  while (same_end < MIN (old_length, new_length) - same &&
         before[old_length - 1 - same_end] == markdown[new_length - 1 - same_end])
    same_end++;
  while (same_end > 0 && ((guchar)markdown[new_length - same_end] & 0xc0) == 0x80)
    same_end--;
  if (same == old_length && same == new_length)
    return;

  editor->quiet = TRUE;
  start_offset = (int)g_utf8_pointer_to_offset (before, before + same);
  end_offset = (int)g_utf8_pointer_to_offset (before, before + old_length - same_end);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, start_offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, end_offset);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, markdown + same, (int)(new_length - same_end - same));
  gtk_text_buffer_end_irreversible_action (buffer);
  if (old_length == 0)
    {
      gtk_text_buffer_get_start_iter (buffer, &start);
      gtk_text_buffer_place_cursor (buffer, &start);
    }
  editor->quiet = FALSE;
}

char *
readout_editor_dup_markdown (ReadoutEditor *editor)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (editor->buffer), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (editor->buffer), &start, &end, TRUE);
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

void
readout_editor_toggle_marks (ReadoutEditor *editor, const char *marks)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;
  g_autofree char *marked = NULL;
  gsize length;

  g_return_if_fail (READOUT_IS_EDITOR (editor));
  g_return_if_fail (marks != NULL);

  buffer = GTK_TEXT_BUFFER (editor->buffer);
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      if (!gtk_text_iter_starts_word (&start))
        gtk_text_iter_backward_word_start (&start);
      if (!gtk_text_iter_ends_word (&end))
        gtk_text_iter_forward_word_end (&end);
    }
  text = gtk_text_iter_get_text (&start, &end);
  length = strlen (marks);
  if (strlen (text) >= 2 * length && g_str_has_prefix (text, marks) &&
      g_str_has_suffix (text, marks))
    marked = g_strndup (text + length, strlen (text) - 2 * length);
  else
    marked = g_strconcat (marks, text, marks, NULL);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, marked, -1);
  gtk_text_buffer_end_user_action (buffer);
  end = start;
  gtk_text_iter_backward_chars (&start, (int)g_utf8_strlen (marked, -1));
  gtk_text_buffer_select_range (buffer, &start, &end);
}

static gboolean
line_has_prefix (GtkTextBuffer *buffer, int line, const char *prefix)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  text = gtk_text_iter_get_text (&start, &end);
  return g_str_has_prefix (text, prefix);
}

void
readout_editor_toggle_prefix (ReadoutEditor *editor, const char *prefix)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;
  gboolean all = TRUE;
  int first;
  int last;

  g_return_if_fail (READOUT_IS_EDITOR (editor));
  g_return_if_fail (prefix != NULL);

  buffer = GTK_TEXT_BUFFER (editor->buffer);
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  first = gtk_text_iter_get_line (&start);
  last = gtk_text_iter_get_line (&end);
  for (int line = first; line <= last && all; line++)
    all = line_has_prefix (buffer, line, prefix);
  gtk_text_buffer_begin_user_action (buffer);
  for (int line = first; line <= last; line++)
    {
      gtk_text_buffer_get_iter_at_line (buffer, &start, line);
      if (all)
        {
          end = start;
          gtk_text_iter_forward_chars (&end, (int)g_utf8_strlen (prefix, -1));
          gtk_text_buffer_delete (buffer, &start, &end);
        }
      else if (!line_has_prefix (buffer, line, prefix))
        gtk_text_buffer_insert (buffer, &start, prefix, -1);
    }
  gtk_text_buffer_end_user_action (buffer);
}

guint32
readout_editor_get_cursor_byte (ReadoutEditor *editor)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter iter;
  g_autofree char *before = NULL;

  g_return_val_if_fail (READOUT_IS_EDITOR (editor), 0);

  buffer = GTK_TEXT_BUFFER (editor->buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  before = gtk_text_buffer_get_text (buffer, &start, &iter, TRUE);
  return (guint32)strlen (before);
}

void
readout_editor_select_bytes (ReadoutEditor *editor, guint32 start, guint32 end)
{
  GtkTextBuffer *buffer;
  GtkTextIter start_iter;
  GtkTextIter end_iter;
  g_autofree char *markdown = NULL;
  gsize length;

  g_return_if_fail (READOUT_IS_EDITOR (editor));

  buffer = GTK_TEXT_BUFFER (editor->buffer);
  markdown = readout_editor_dup_markdown (editor);
  length = strlen (markdown);
  gtk_text_buffer_get_iter_at_offset (
      buffer, &start_iter,
      (int)g_utf8_pointer_to_offset (markdown, markdown + MIN (start, length)));
  gtk_text_buffer_get_iter_at_offset (
      buffer, &end_iter, (int)g_utf8_pointer_to_offset (markdown, markdown + MIN (end, length)));
  gtk_text_buffer_select_range (buffer, &start_iter, &end_iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (editor->view), gtk_text_buffer_get_insert (buffer),
                                0.1, TRUE, 0, 0.3);
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

  return gtk_widget_has_focus (GTK_WIDGET (editor->view));
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
