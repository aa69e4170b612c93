/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The statements of a report as marks in its text.
 */
#include "readout-reader-marks.h"

#include <adwaita.h>

/* So many bytes of text are marked at once. */
#define SLICE (4 * 1024)

/* And no longer than this, in microseconds, before the window has its turn. */
#define SLICE_TIME 4000

typedef enum
{
  TAG_CONTENT,
  TAG_OVERLAP,
  TAG_DISMISSED,
  TAG_CUE,
  TAG_SOURCE,
  N_ROLE_TAGS,
  TAG_HOVER = N_ROLE_TAGS,
  TAG_SELECTED,
  N_TAGS
} Tag;

struct _ReadoutReaderMarks
{
  GObject parent_instance;

  GtkTextBuffer *buffer;
  GtkTextTag *tags[N_TAGS];
  ReadoutText *text;
  GPtrArray *statements; /* of ReadoutStatement */
  GArray *extents;       /* of ReadoutSpan: of all words of each statement */
  GArray *overlaps;      /* where the contents of two statements overlap */
  gboolean show_dismissed;

  ReadoutSpan stale; /* still to be marked anew; empty for nothing */
  guint32 next;      /* the slice that comes next begins here */
  guint32 turn;      /* where this round began: what is stale before it comes last */
  guint source;

  GArray *emphases[2]; /* the words that have the tag: hover, selected */
};

G_DEFINE_FINAL_TYPE (ReadoutReaderMarks, readout_reader_marks, G_TYPE_OBJECT)

static gboolean
is_empty (ReadoutSpan span)
{
  return span.start >= span.end;
}

static ReadoutSpan
join (ReadoutSpan a, ReadoutSpan b)
{
  if (is_empty (a))
    return b;
  if (is_empty (b))
    return a;
  return (ReadoutSpan){ MIN (a.start, b.start), MAX (a.end, b.end) };
}

static gboolean
is_shown (ReadoutReaderMarks *marks, ReadoutStatement *statement)
{
  return statement->state != READOUT_STATEMENT_DISMISSED || marks->show_dismissed;
}

ReadoutSpan
readout_reader_marks_get_extent (ReadoutStatement *statement)
{
  return join (readout_spans_get_extent (statement->content),
               join (readout_spans_get_extent (statement->cue),
                     readout_spans_get_extent (statement->source)));
}

void
readout_reader_marks_get_iters (ReadoutReaderMarks *marks,
                                ReadoutSpan span,
                                GtkTextIter *start,
                                GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_offset (
      marks->buffer, start, (int)readout_text_byte_to_code_point (marks->text, span.start));
  gtk_text_buffer_get_iter_at_offset (marks->buffer, end,
                                      (int)readout_text_byte_to_code_point (marks->text, span.end));
}

/* Tags those words of @spans that lie in @within. */
static void
apply (ReadoutReaderMarks *marks, GArray *spans, ReadoutSpan within, Tag tag)
{
  for (guint i = 0; i < spans->len; i++)
    {
      ReadoutSpan span = readout_spans_get (spans, i);
      GtkTextIter start;
      GtkTextIter end;

      span.start = MAX (span.start, within.start);
      span.end = MIN (span.end, within.end);
      if (is_empty (span))
        continue;
      readout_reader_marks_get_iters (marks, span, &start, &end);
      gtk_text_buffer_apply_tag (marks->buffer, marks->tags[tag], &start, &end);
    }
}

static void
apply_statement (ReadoutReaderMarks *marks, ReadoutStatement *statement, ReadoutSpan within)
{
  if (statement->state == READOUT_STATEMENT_DISMISSED)
    {
      apply (marks, statement->content, within, TAG_DISMISSED);
      apply (marks, statement->cue, within, TAG_DISMISSED);
      apply (marks, statement->source, within, TAG_DISMISSED);
      return;
    }
  apply (marks, statement->content, within, TAG_CONTENT);
  apply (marks, statement->cue, within, TAG_CUE);
  apply (marks, statement->source, within, TAG_SOURCE);
}

/* Marks one slice of the text anew. */
static void
mark_slice (ReadoutReaderMarks *marks, ReadoutSpan slice)
{
  GtkTextIter start;
  GtkTextIter end;

  readout_reader_marks_get_iters (marks, slice, &start, &end);
  for (guint i = 0; i < N_ROLE_TAGS; i++)
    gtk_text_buffer_remove_tag (marks->buffer, marks->tags[i], &start, &end);
  for (guint i = 0; i < marks->statements->len; i++)
    {
      ReadoutSpan extent = g_array_index (marks->extents, ReadoutSpan, i);
      ReadoutStatement *statement = g_ptr_array_index (marks->statements, i);

      if (extent.start < slice.end && slice.start < extent.end && is_shown (marks, statement))
        apply_statement (marks, statement, slice);
    }
  apply (marks, marks->overlaps, slice, TAG_OVERLAP);
}

/* The character that starts at @byte or before it. */
static guint32
floor_byte (ReadoutText *text, guint32 byte)
{
  gsize length;
  const char *string = readout_text_get_string (text, &length);

  byte = MIN (byte, (guint32)length);
  while (byte > 0 && byte < length && ((guchar)string[byte] & 0xc0) == 0x80)
    byte--;
  return byte;
}

/* Marks the next slice: from what is in view to the end, then from the start to there. */
static void
mark_next (ReadoutReaderMarks *marks)
{
  ReadoutSpan slice;

  if (marks->next < marks->stale.start || marks->next >= marks->stale.end)
    marks->next = marks->turn = marks->stale.start;
  slice.start = marks->next;
  slice.end = floor_byte (marks->text, MIN (slice.start + SLICE, marks->stale.end));
  mark_slice (marks, slice);
  marks->next = MAX (slice.end, slice.start + 1);
  if (marks->turn <= marks->stale.start)
    marks->stale.start = marks->turn = marks->next;
  else if (marks->next >= marks->stale.end)
    marks->stale.end = marks->turn;
}

static gboolean
mark_cb (gpointer user_data)
{
  ReadoutReaderMarks *marks = READOUT_READER_MARKS (user_data);
  gint64 began = g_get_monotonic_time ();

  while (!is_empty (marks->stale) && g_get_monotonic_time () - began < SLICE_TIME)
    mark_next (marks);
  if (!is_empty (marks->stale))
    return G_SOURCE_CONTINUE;
  marks->source = 0;
  return G_SOURCE_REMOVE;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const ReadoutSpan *x = a;
  const ReadoutSpan *y = b;

  return x->start != y->start ? (x->start < y->start ? -1 : 1)
                              : (x->end > y->end) - (x->end < y->end);
}

/* Where the contents of two statements overlap, as when one reports another. */
static GArray *
find_overlaps (ReadoutReaderMarks *marks)
{
  g_autoptr (GArray) spans = readout_spans_new ();
  GArray *overlaps = readout_spans_new ();
  guint32 reached = 0;

  for (guint i = 0; i < marks->statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (marks->statements, i);

      if (statement->state != READOUT_STATEMENT_DISMISSED)
        g_array_append_vals (spans, statement->content->data, statement->content->len);
    }
  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      ReadoutSpan span = readout_spans_get (spans, i);

      readout_spans_add (overlaps, span.start, MIN (span.end, reached));
      reached = MAX (reached, span.end);
    }
  readout_spans_normalize (overlaps);
  return overlaps;
}

static gboolean
is_marked_alike (ReadoutStatement *a, ReadoutStatement *b)
{
  return (a->state == READOUT_STATEMENT_DISMISSED) == (b->state == READOUT_STATEMENT_DISMISSED) &&
         readout_spans_equal (a->content, b->content) && readout_spans_equal (a->cue, b->cue) &&
         readout_spans_equal (a->source, b->source);
}

/* The words of all statements that are not marked as @former has it. */
static ReadoutSpan
find_changes (ReadoutReaderMarks *marks, GPtrArray *former)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_int64_hash, g_int64_equal);
  ReadoutSpan changed = { 0, 0 };
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < former->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (former, i);

      g_hash_table_insert (table, &statement->id, statement);
    }
  for (guint i = 0; i < marks->statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (marks->statements, i);
      ReadoutStatement *before = g_hash_table_lookup (table, &statement->id);

      if (before == NULL || !is_marked_alike (before, statement))
        changed = join (changed, readout_reader_marks_get_extent (statement));
      if (before != NULL && is_marked_alike (before, statement))
        g_hash_table_remove (table, &statement->id);
    }
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    changed = join (changed, readout_reader_marks_get_extent (value));
  return changed;
}

static void
set_emphasis (ReadoutReaderMarks *marks, Tag tag, ReadoutStatement *statement)
{
  GArray **emphasis = &marks->emphases[tag - TAG_HOVER];
  ReadoutSpan all = { 0, G_MAXUINT32 };

  if (*emphasis != NULL && marks->text != NULL)
    for (guint i = 0; i < (*emphasis)->len; i++)
      {
        GtkTextIter start;
        GtkTextIter end;

        readout_reader_marks_get_iters (marks, readout_spans_get (*emphasis, i), &start, &end);
        gtk_text_buffer_remove_tag (marks->buffer, marks->tags[tag], &start, &end);
      }
  g_clear_pointer (emphasis, g_array_unref);
  if (statement == NULL || marks->text == NULL)
    return;
  *emphasis = readout_spans_copy (statement->content);
  g_array_append_vals (*emphasis, statement->cue->data, statement->cue->len);
  g_array_append_vals (*emphasis, statement->source->data, statement->source->len);
  apply (marks, *emphasis, all, tag);
}

/* The marks in the colours of the style in use: tints that leave the letters their contrast. */
static void
update_colours (ReadoutReaderMarks *marks)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  gboolean contrast = adw_style_manager_get_high_contrast (style);
  float strength = contrast ? 1.0f : 0.8f;
  GdkRGBA blue = { dark ? 0.47f : 0.11f, dark ? 0.68f : 0.44f, dark ? 0.93f : 0.85f, strength };
  GdkRGBA orange = { dark ? 1.0f : 0.61f, dark ? 0.64f : 0.27f, dark ? 0.28f : 0.0f, strength };
  GdkRGBA violet = { dark ? 0.86f : 0.5f, dark ? 0.54f : 0.15f, dark ? 0.87f : 0.56f, strength };
  GdkRGBA tint = { 0.21, 0.52, 0.89, dark ? 0.20f : 0.10f };
  GdkRGBA deep = { 0.21, 0.52, 0.89, dark ? 0.34f : 0.20f };
  GdkRGBA faint = { dark ? 1.0f : 0.0f, dark ? 1.0f : 0.0f, dark ? 1.0f : 0.0f, 0.62f };
  GdkRGBA over = { 0.97, 0.83, 0.18, dark ? 0.18f : 0.24f };
  GdkRGBA chosen = { 0.97, 0.83, 0.18, dark ? 0.34f : 0.48f };

  if (contrast)
    faint.alpha = 0.8f;
  g_object_set (marks->tags[TAG_CONTENT], "background-rgba", &tint, "underline-rgba", &blue, NULL);
  g_object_set (marks->tags[TAG_OVERLAP], "background-rgba", &deep, NULL);
  /* No "overline-rgba": GTK 4.8 frees it twice. */
  g_object_set (marks->tags[TAG_CUE], "underline-rgba", &orange, NULL);
  g_object_set (marks->tags[TAG_SOURCE], "underline-rgba", &violet, NULL);
  g_object_set (marks->tags[TAG_DISMISSED], "foreground-rgba", &faint, NULL);
  g_object_set (marks->tags[TAG_HOVER], "background-rgba", &over, NULL);
  g_object_set (marks->tags[TAG_SELECTED], "background-rgba", &chosen, NULL);
}

/* Later tags win where several stand at the same words. */
static void
create_tags (ReadoutReaderMarks *marks)
{
  marks->tags[TAG_CONTENT] = gtk_text_buffer_create_tag (marks->buffer, "content", "underline",
                                                         PANGO_UNDERLINE_SINGLE, NULL);
  marks->tags[TAG_OVERLAP] = gtk_text_buffer_create_tag (marks->buffer, "overlap", "overline",
                                                         PANGO_OVERLINE_SINGLE, NULL);
  marks->tags[TAG_DISMISSED] =
      gtk_text_buffer_create_tag (marks->buffer, "dismissed", "strikethrough", TRUE, NULL);
  marks->tags[TAG_CUE] = gtk_text_buffer_create_tag (
      marks->buffer, "cue", "style", PANGO_STYLE_ITALIC, "underline", PANGO_UNDERLINE_LOW, NULL);
  marks->tags[TAG_SOURCE] =
      gtk_text_buffer_create_tag (marks->buffer, "source", "weight", PANGO_WEIGHT_BOLD, "underline",
                                  PANGO_UNDERLINE_DOUBLE, NULL);
  marks->tags[TAG_HOVER] = gtk_text_buffer_create_tag (marks->buffer, "hover", NULL);
  marks->tags[TAG_SELECTED] = gtk_text_buffer_create_tag (marks->buffer, "selected", NULL);
  update_colours (marks);
}

static void
readout_reader_marks_dispose (GObject *object)
{
  ReadoutReaderMarks *marks = READOUT_READER_MARKS (object);

  g_clear_handle_id (&marks->source, g_source_remove);
  g_clear_object (&marks->buffer);
  g_clear_pointer (&marks->text, readout_text_unref);
  g_clear_pointer (&marks->statements, g_ptr_array_unref);
  g_clear_pointer (&marks->overlaps, g_array_unref);
  g_clear_pointer (&marks->extents, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (marks->emphases); i++)
    g_clear_pointer (&marks->emphases[i], g_array_unref);

  G_OBJECT_CLASS (readout_reader_marks_parent_class)->dispose (object);
}

static void
readout_reader_marks_class_init (ReadoutReaderMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_reader_marks_dispose;
}

static void
readout_reader_marks_init (ReadoutReaderMarks *marks)
{
  marks->overlaps = readout_spans_new ();
  marks->extents = readout_spans_new ();
}

ReadoutReaderMarks *
readout_reader_marks_new (GtkTextBuffer *buffer)
{
  ReadoutReaderMarks *marks;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);

  marks = g_object_new (READOUT_TYPE_READER_MARKS, NULL);
  marks->buffer = g_object_ref (buffer);
  create_tags (marks);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_colours), marks, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (update_colours), marks, G_CONNECT_SWAPPED);
  return marks;
}

static void
mark_soon (ReadoutReaderMarks *marks, ReadoutSpan changed)
{
  if (is_empty (changed))
    return;
  marks->stale = join (marks->stale, changed);
  marks->turn = marks->next;
  if (marks->source == 0 && !is_empty (marks->stale))
    marks->source = g_idle_add (mark_cb, marks);
}

void
readout_reader_marks_set_statements (ReadoutReaderMarks *marks,
                                     ReadoutText *text,
                                     GPtrArray *statements,
                                     guint32 first)
{
  g_autoptr (GPtrArray) former = NULL;
  gboolean same;

  g_return_if_fail (READOUT_IS_READER_MARKS (marks));
  g_return_if_fail ((text == NULL) == (statements == NULL));

  same = text != NULL && text == marks->text;
  former = g_steal_pointer (&marks->statements);
  if (!same)
    {
      g_clear_handle_id (&marks->source, g_source_remove);
      marks->stale = (ReadoutSpan){ 0, 0 };
      for (guint i = 0; i < G_N_ELEMENTS (marks->emphases); i++)
        g_clear_pointer (&marks->emphases[i], g_array_unref);
    }
  if (text != NULL)
    readout_text_ref (text);
  g_clear_pointer (&marks->text, readout_text_unref);
  marks->text = text;
  g_array_set_size (marks->extents, 0);
  if (statements == NULL)
    return;
  marks->statements = g_ptr_array_ref (statements);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutSpan extent = readout_reader_marks_get_extent (g_ptr_array_index (statements, i));

      g_array_append_val (marks->extents, extent);
    }
  g_clear_pointer (&marks->overlaps, g_array_unref);
  marks->overlaps = find_overlaps (marks);
  if (!same)
    marks->next = floor_byte (text, first > SLICE / 2 ? first - SLICE / 2 : 0);
  mark_soon (marks, same && former != NULL
                        ? find_changes (marks, former)
                        : (ReadoutSpan){ 0, (guint32)readout_text_get_length (text) });
}

void
readout_reader_marks_refresh (ReadoutReaderMarks *marks, ReadoutSpan before)
{
  ReadoutSpan changed = before;

  g_return_if_fail (READOUT_IS_READER_MARKS (marks));

  if (marks->text == NULL)
    return;
  for (guint i = 0; i < marks->statements->len; i++)
    {
      ReadoutSpan *extent = &g_array_index (marks->extents, ReadoutSpan, i);
      ReadoutSpan now = readout_reader_marks_get_extent (g_ptr_array_index (marks->statements, i));

      if (extent->start != now.start || extent->end != now.end)
        changed = join (changed, join (*extent, now));
      *extent = now;
    }
  g_clear_pointer (&marks->overlaps, g_array_unref);
  marks->overlaps = find_overlaps (marks);
  mark_soon (marks, changed);
}

void
readout_reader_marks_set_show_dismissed (ReadoutReaderMarks *marks, gboolean show)
{
  g_return_if_fail (READOUT_IS_READER_MARKS (marks));

  if (marks->show_dismissed == show)
    return;
  marks->show_dismissed = show;
  if (marks->text != NULL)
    mark_soon (marks, (ReadoutSpan){ 0, (guint32)readout_text_get_length (marks->text) });
}

gboolean
readout_reader_marks_get_show_dismissed (ReadoutReaderMarks *marks)
{
  g_return_val_if_fail (READOUT_IS_READER_MARKS (marks), FALSE);

  return marks->show_dismissed;
}

gboolean
readout_reader_marks_is_done (ReadoutReaderMarks *marks)
{
  g_return_val_if_fail (READOUT_IS_READER_MARKS (marks), FALSE);

  return marks->text != NULL && marks->source == 0;
}

void
readout_reader_marks_set_selected (ReadoutReaderMarks *marks, ReadoutStatement *statement)
{
  g_return_if_fail (READOUT_IS_READER_MARKS (marks));

  set_emphasis (marks, TAG_SELECTED, statement);
}

void
readout_reader_marks_set_hover (ReadoutReaderMarks *marks, ReadoutStatement *statement)
{
  g_return_if_fail (READOUT_IS_READER_MARKS (marks));

  set_emphasis (marks, TAG_HOVER, statement);
}

static gboolean
has_byte (GArray *spans, guint32 byte)
{
  for (guint i = 0; i < spans->len; i++)
    if (readout_spans_get (spans, i).start <= byte && byte < readout_spans_get (spans, i).end)
      return TRUE;
  return FALSE;
}

ReadoutStatement *
readout_reader_marks_find (ReadoutReaderMarks *marks, int offset)
{
  ReadoutStatement *found = NULL;
  guint32 found_length = G_MAXUINT32;
  guint32 byte;

  g_return_val_if_fail (READOUT_IS_READER_MARKS (marks), NULL);

  if (marks->text == NULL)
    return NULL;
  byte = readout_text_code_point_to_byte (marks->text, (guint32)offset);
  for (guint i = 0; i < marks->statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (marks->statements, i);
      ReadoutSpan extent = g_array_index (marks->extents, ReadoutSpan, i);
      ReadoutSpan content;

      if (byte < extent.start || byte >= extent.end || !is_shown (marks, statement) ||
          !(has_byte (statement->content, byte) || has_byte (statement->cue, byte) ||
            has_byte (statement->source, byte)))
        continue;
      content = readout_spans_get_extent (statement->content);
      if (content.end - content.start < found_length)
        {
          found = statement;
          found_length = content.end - content.start;
        }
    }
  return found;
}
