/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings what an office document nests into the order in which it is read.
 */
#include "formats/readout-flow.h"

#include <string.h>

/* A row is one paragraph when none of its cells is longer, in bytes. */
#define CELL_MAX 120

/* A line that is asked for is not longer, in bytes. */
#define LINE_MAX_LENGTH 2000

/* Bytes that no document has in its text, for what is not said in words. */
#define TAB '\001'
#define LINE_BREAK '\002'

typedef struct
{
  char *words;
  gsize length;
  gboolean aside;
  gboolean ends_cell; /* it is the last one of a cell; @words can be %NULL then */
} Paragraph;

typedef enum
{
  FRAME_BODY,
  FRAME_ROW,
  FRAME_BOX,
  FRAME_NOTE,
} FrameKind;

/* What is being made: the paragraph, and what waits until the frame ends. */
typedef struct
{
  FrameKind kind;
  GString *words;
  gsize label_length; /* of the number that the words begin with, in bytes */
  GArray *done;       /* of Paragraph; none for the body, which gives them to the builder */
  GArray *boxes;      /* of Paragraph: those in the paragraph that is being made */
} Frame;

struct _ReadoutFlow
{
  ReadoutTextBuilder *builder;
  GPtrArray *frames; /* of Frame, the innermost last */
  GPtrArray *spares; /* of Frame: empty, to be used again */
  GArray *notes;     /* of Paragraph */
  guint n_too_deep;  /* frames that were begun without being made */
};

static void
clear_paragraph (gpointer data)
{
  Paragraph *paragraph = data;

  g_free (paragraph->words);
}

static GArray *
new_paragraphs (void)
{
  GArray *paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));

  g_array_set_clear_func (paragraphs, clear_paragraph);
  return paragraphs;
}

static void
free_frame (gpointer data)
{
  Frame *frame = data;

  g_string_free (frame->words, TRUE);
  g_array_unref (frame->done);
  g_array_unref (frame->boxes);
  g_free (frame);
}

static Frame *
new_frame (void)
{
  Frame *frame = g_new0 (Frame, 1);

  frame->words = g_string_new (NULL);
  frame->done = new_paragraphs ();
  frame->boxes = new_paragraphs ();
  return frame;
}

static Frame *
get_frame (ReadoutFlow *flow)
{
  return g_ptr_array_index (flow->frames, flow->frames->len - 1);
}

static void
push_frame (ReadoutFlow *flow, FrameKind kind)
{
  Frame *frame;

  if (flow->frames->len > READOUT_FLOW_DEPTH_MAX)
    {
      flow->n_too_deep++;
      return;
    }
  frame = flow->spares->len > 0 ? g_ptr_array_steal_index_fast (flow->spares, flow->spares->len - 1)
                                : new_frame ();
  frame->kind = kind;
  g_ptr_array_add (flow->frames, frame);
}

static void
add_words (ReadoutTextBuilder *builder, const char *words, gsize length)
{
  const char *end = words + length;

  while (words < end)
    {
      const char *at = words;

      while (at < end && *at != TAB && *at != LINE_BREAK)
        at++;
      if (at > words)
        readout_text_builder_add (builder, words, at - words);
      if (at < end && *at == TAB)
        readout_text_builder_add_tab (builder);
      else if (at < end)
        readout_text_builder_break_line (builder);
      words = at + 1;
    }
}

static void
give_paragraph (ReadoutFlow *flow, const char *words, gsize length, gboolean aside)
{
  readout_text_builder_set_aside (flow->builder, aside);
  add_words (flow->builder, words, length);
  readout_text_builder_end_paragraph (flow->builder);
}

/* Moves the paragraphs of @from behind those of @frame, or to the builder. @from is empty then. */
static void
move_paragraphs (ReadoutFlow *flow, Frame *frame, GArray *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      Paragraph *paragraph = &g_array_index (from, Paragraph, i);

      paragraph->ends_cell = FALSE;
      if (paragraph->words == NULL)
        continue;
      if (frame->kind == FRAME_BODY)
        give_paragraph (flow, paragraph->words, paragraph->length, paragraph->aside);
      else
        {
          g_array_append_val (frame->done, *paragraph);
          paragraph->words = NULL;
        }
    }
  g_array_set_size (from, 0);
}

static gboolean
is_blank (const GString *words)
{
  for (gsize i = 0; i < words->len; i++)
    if ((guchar)words->str[i] > ' ')
      return FALSE;
  return TRUE;
}

static void
finish_paragraph (ReadoutFlow *flow, Frame *frame, gboolean aside)
{
  if (!is_blank (frame->words) && frame->kind == FRAME_BODY)
    give_paragraph (flow, frame->words->str, frame->words->len, aside);
  else if (!is_blank (frame->words))
    {
      Paragraph paragraph = { g_strndup (frame->words->str, frame->words->len), frame->words->len,
                              aside, FALSE };

      g_array_append_val (frame->done, paragraph);
    }
  g_string_truncate (frame->words, 0);
  frame->label_length = 0;
  move_paragraphs (flow, frame, frame->boxes);
}

/* Whether the row reads well as one line. */
static gboolean
is_line (GArray *row)
{
  guint n_in_cell = 0;

  for (guint i = 0; i < row->len; i++)
    {
      const Paragraph *paragraph = &g_array_index (row, Paragraph, i);

      if (paragraph->words != NULL &&
          (++n_in_cell > 1 || paragraph->length > CELL_MAX || paragraph->aside ||
           memchr (paragraph->words, LINE_BREAK, paragraph->length) != NULL))
        return FALSE;
      if (paragraph->ends_cell)
        n_in_cell = 0;
    }
  return TRUE;
}

/* Makes one paragraph of a row, in the frame around it. */
static void
join_row (Frame *outer, GArray *row)
{
  for (guint i = 0; i < row->len; i++)
    {
      const Paragraph *paragraph = &g_array_index (row, Paragraph, i);

      if (paragraph->words != NULL)
        g_string_append_len (outer->words, paragraph->words, paragraph->length);
      if (paragraph->ends_cell && i + 1 < row->len)
        g_string_append_c (outer->words, TAB);
    }
}

static void
pop_frame (ReadoutFlow *flow)
{
  Frame *frame = get_frame (flow);
  Frame *outer = g_ptr_array_index (flow->frames, flow->frames->len - 2);

  finish_paragraph (flow, frame, FALSE);
  if (frame->kind == FRAME_BOX)
    for (guint i = 0; i < frame->done->len; i++)
      {
        Paragraph *paragraph = &g_array_index (frame->done, Paragraph, i);

        g_array_append_val (outer->boxes, *paragraph);
        paragraph->words = NULL;
      }
  else if (frame->kind == FRAME_NOTE)
    for (guint i = 0; i < frame->done->len; i++)
      {
        Paragraph *paragraph = &g_array_index (frame->done, Paragraph, i);

        g_array_append_val (flow->notes, *paragraph);
        paragraph->words = NULL;
      }
  else
    {
      finish_paragraph (flow, outer, FALSE);
      if (is_line (frame->done))
        {
          join_row (outer, frame->done);
          finish_paragraph (flow, outer, FALSE);
        }
      else
        move_paragraphs (flow, outer, frame->done);
    }
  g_ptr_array_steal_index (flow->frames, flow->frames->len - 1);
  g_array_set_size (frame->done, 0);
  g_ptr_array_add (flow->spares, frame);
}

/* Ends the innermost frame that is a row, or one that is none, with whatever is open in it. */
static void
end_frame (ReadoutFlow *flow, gboolean row)
{
  guint i = flow->frames->len - 1;

  if (flow->n_too_deep > 0)
    {
      flow->n_too_deep--;
      return;
    }
  while (i > 0 && (((Frame *)g_ptr_array_index (flow->frames, i))->kind == FRAME_ROW) != row)
    i--;
  while (i > 0 && flow->frames->len > i)
    pop_frame (flow);
}

ReadoutFlow *
readout_flow_new (ReadoutTextBuilder *builder)
{
  ReadoutFlow *flow = g_new0 (ReadoutFlow, 1);

  flow->builder = builder;
  flow->frames = g_ptr_array_new_with_free_func (free_frame);
  flow->spares = g_ptr_array_new_with_free_func (free_frame);
  flow->notes = new_paragraphs ();
  push_frame (flow, FRAME_BODY);
  return flow;
}

void
readout_flow_free (ReadoutFlow *flow)
{
  if (flow == NULL)
    return;
  g_ptr_array_unref (flow->frames);
  g_ptr_array_unref (flow->spares);
  g_array_unref (flow->notes);
  g_free (flow);
}

void
readout_flow_add (ReadoutFlow *flow, const char *words, gsize length)
{
  GString *string = get_frame (flow)->words;
  gsize start = string->len;

  g_string_append_len (string, words, length);
  for (gsize i = start; i < string->len; i++)
    if (string->str[i] == TAB || string->str[i] == LINE_BREAK)
      string->str[i] = ' ';
}

void
readout_flow_add_raised (ReadoutFlow *flow, const char *words, gsize length)
{
  static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (words[i]))
      {
        readout_flow_add (flow, words, length);
        return;
      }
  for (gsize i = 0; i < length; i++)
    g_string_append (get_frame (flow)->words, raised[words[i] - '0']);
}

void
readout_flow_add_character (ReadoutFlow *flow, gunichar character)
{
  if (character >= ' ' && g_unichar_validate (character))
    g_string_append_unichar (get_frame (flow)->words, character);
}

void
readout_flow_add_tab (ReadoutFlow *flow)
{
  g_string_append_c (get_frame (flow)->words, TAB);
}

void
readout_flow_break_line (ReadoutFlow *flow)
{
  g_string_append_c (get_frame (flow)->words, LINE_BREAK);
}

void
readout_flow_end_paragraph (ReadoutFlow *flow, gboolean aside)
{
  finish_paragraph (flow, get_frame (flow), aside);
}

void
readout_flow_add_label (ReadoutFlow *flow, const char *label)
{
  Frame *frame = get_frame (flow);

  readout_flow_add (flow, label, strlen (label));
  readout_flow_add (flow, " ", 1);
  frame->label_length = frame->words->len;
}

char *
readout_flow_dup_line (ReadoutFlow *flow)
{
  const Frame *frame = get_frame (flow);
  const char *words = frame->words->str + frame->label_length;
  gsize length = frame->words->len - frame->label_length;
  char *line;

  if (length > LINE_MAX_LENGTH)
    for (length = LINE_MAX_LENGTH; length > 0 && ((guchar)words[length] & 0xC0) == 0x80;)
      length--;
  line = g_strndup (words, length);
  for (char *at = line; *at != '\0'; at++)
    if ((guchar)*at < ' ')
      *at = ' ';
  if (*g_strstrip (line) == '\0')
    g_clear_pointer (&line, g_free);
  return line;
}

void
readout_flow_begin_row (ReadoutFlow *flow)
{
  push_frame (flow, FRAME_ROW);
}

void
readout_flow_end_cell (ReadoutFlow *flow)
{
  Frame *frame = get_frame (flow);

  finish_paragraph (flow, frame, FALSE);
  if (frame->kind != FRAME_ROW)
    return;
  if (frame->done->len > 0 &&
      !g_array_index (frame->done, Paragraph, frame->done->len - 1).ends_cell)
    g_array_index (frame->done, Paragraph, frame->done->len - 1).ends_cell = TRUE;
  else
    {
      Paragraph empty = { NULL, 0, FALSE, TRUE };

      g_array_append_val (frame->done, empty);
    }
}

void
readout_flow_end_row (ReadoutFlow *flow)
{
  end_frame (flow, TRUE);
}

void
readout_flow_begin_box (ReadoutFlow *flow)
{
  push_frame (flow, FRAME_BOX);
}

void
readout_flow_begin_note (ReadoutFlow *flow)
{
  push_frame (flow, FRAME_NOTE);
}

void
readout_flow_end_apart (ReadoutFlow *flow)
{
  end_frame (flow, FALSE);
}

void
readout_flow_finish (ReadoutFlow *flow)
{
  Frame *body;

  flow->n_too_deep = 0;
  while (flow->frames->len > 1)
    pop_frame (flow);
  body = get_frame (flow);
  finish_paragraph (flow, body, FALSE);
  move_paragraphs (flow, body, flow->notes);
  readout_text_builder_set_aside (flow->builder, FALSE);
}
