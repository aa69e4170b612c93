/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text with the border between code points and bytes.
 */
#include "text/readout-text-mirror.h"

#include <string.h>

/* A stretch is cut when it has become as long as this, in bytes, into pieces of half of it. */
#define MAX_STRETCH 8192

typedef struct
{
  guint32 n_characters;
  guint32 n_bytes;
} Stretch;

struct _ReadoutTextMirror
{
  GString *text;
  GArray *stretches; /* of Stretch: together the text */
  guint32 n_characters;
};

typedef struct
{
  guint index;        /* of the stretch that the place is in or at the end of */
  guint32 characters; /* before that stretch */
  guint32 bytes;
} Place;

static Stretch *
get_stretch (ReadoutTextMirror *mirror, guint index)
{
  return &g_array_index (mirror->stretches, Stretch, index);
}

static Place
find_offset (ReadoutTextMirror *mirror, guint32 offset)
{
  Place place = { 0, 0, 0 };

  while (place.index + 1 < mirror->stretches->len &&
         place.characters + get_stretch (mirror, place.index)->n_characters < offset)
    {
      place.characters += get_stretch (mirror, place.index)->n_characters;
      place.bytes += get_stretch (mirror, place.index)->n_bytes;
      place.index++;
    }
  return place;
}

static guint32
get_byte (ReadoutTextMirror *mirror, const Place *place, guint32 offset)
{
  const char *start = mirror->text->str + place->bytes;
  const Stretch *stretch = get_stretch (mirror, place->index);

  if (stretch->n_bytes == stretch->n_characters)
    return place->bytes + (offset - place->characters);
  return (guint32)(g_utf8_offset_to_pointer (start, offset - place->characters) -
                   mirror->text->str);
}

/* Cuts a stretch that has grown too long. */
static void
cut (ReadoutTextMirror *mirror, const Place *place)
{
  const char *start = mirror->text->str + place->bytes;
  const char *end = start + get_stretch (mirror, place->index)->n_bytes;
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Stretch));

  if (end - start <= MAX_STRETCH)
    return;
  while (start < end)
    {
      const char *piece_end = start + MIN (end - start, MAX_STRETCH / 2);
      Stretch piece;

      while (piece_end < end && ((guchar)*piece_end & 0xc0) == 0x80)
        piece_end++;
      piece.n_bytes = (guint32)(piece_end - start);
      piece.n_characters = (guint32)g_utf8_strlen (start, piece_end - start);
      g_array_append_val (pieces, piece);
      start = piece_end;
    }
  g_array_remove_index (mirror->stretches, place->index);
  g_array_insert_vals (mirror->stretches, place->index, pieces->data, pieces->len);
}

ReadoutTextMirror *
readout_text_mirror_new (void)
{
  ReadoutTextMirror *mirror = g_new0 (ReadoutTextMirror, 1);

  mirror->text = g_string_new (NULL);
  mirror->stretches = g_array_new (FALSE, TRUE, sizeof (Stretch));
  g_array_set_size (mirror->stretches, 1);
  return mirror;
}

void
readout_text_mirror_free (ReadoutTextMirror *mirror)
{
  if (mirror == NULL)
    return;
  g_string_free (mirror->text, TRUE);
  g_array_unref (mirror->stretches);
  g_free (mirror);
}

void
readout_text_mirror_insert (ReadoutTextMirror *mirror,
                            guint32 offset,
                            const char *text,
                            gssize n_bytes)
{
  Place place;
  Stretch *stretch;
  guint32 n_characters;

  g_return_if_fail (mirror != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (offset <= mirror->n_characters);

  if (n_bytes < 0)
    n_bytes = (gssize)strlen (text);
  n_characters = (guint32)g_utf8_strlen (text, n_bytes);
  place = find_offset (mirror, offset);
  g_string_insert_len (mirror->text, get_byte (mirror, &place, offset), text, n_bytes);
  stretch = get_stretch (mirror, place.index);
  stretch->n_bytes += (guint32)n_bytes;
  stretch->n_characters += n_characters;
  mirror->n_characters += n_characters;
  cut (mirror, &place);
}

char *
readout_text_mirror_remove (ReadoutTextMirror *mirror, guint32 offset, guint32 n_characters)
{
  g_autofree char *removed = NULL;
  Place place;
  guint32 start;
  guint32 end;

  g_return_val_if_fail (mirror != NULL, NULL);
  g_return_val_if_fail (offset <= mirror->n_characters, NULL);

  n_characters = MIN (n_characters, mirror->n_characters - offset);
  start = readout_text_mirror_get_byte (mirror, offset);
  end = readout_text_mirror_get_byte (mirror, offset + n_characters);
  removed = g_strndup (mirror->text->str + start, end - start);
  place = find_offset (mirror, offset);
  for (guint32 left = n_characters, cursor = start; left > 0;)
    {
      Stretch *stretch = get_stretch (mirror, place.index);
      guint32 skipped = offset - place.characters;
      guint32 taken = MIN (left, stretch->n_characters - skipped);
      const char *here = mirror->text->str + cursor;
      guint32 taken_bytes = taken == stretch->n_characters
                                ? stretch->n_bytes
                                : (guint32)(g_utf8_offset_to_pointer (here, taken) - here);

      stretch->n_characters -= taken;
      stretch->n_bytes -= taken_bytes;
      cursor += taken_bytes;
      left -= taken;
      place.characters += stretch->n_characters;
      if (stretch->n_characters == 0 && mirror->stretches->len > 1)
        g_array_remove_index (mirror->stretches, place.index);
      else
        place.index++;
    }
  g_string_erase (mirror->text, start, (gssize)(end - start));
  mirror->n_characters -= n_characters;
  return g_steal_pointer (&removed);
}

const char *
readout_text_mirror_get_text (ReadoutTextMirror *mirror, gsize *length)
{
  g_return_val_if_fail (mirror != NULL, NULL);

  if (length != NULL)
    *length = mirror->text->len;
  return mirror->text->str;
}

guint32
readout_text_mirror_get_length (ReadoutTextMirror *mirror)
{
  g_return_val_if_fail (mirror != NULL, 0);

  return mirror->n_characters;
}

guint32
readout_text_mirror_get_byte (ReadoutTextMirror *mirror, guint32 offset)
{
  Place place;

  g_return_val_if_fail (mirror != NULL, 0);

  offset = MIN (offset, mirror->n_characters);
  place = find_offset (mirror, offset);
  return get_byte (mirror, &place, offset);
}

guint32
readout_text_mirror_get_offset (ReadoutTextMirror *mirror, guint32 byte)
{
  guint32 characters = 0;
  guint32 bytes = 0;
  guint index = 0;

  g_return_val_if_fail (mirror != NULL, 0);

  byte = MIN (byte, (guint32)mirror->text->len);
  while (byte > 0 && byte < mirror->text->len && ((guchar)mirror->text->str[byte] & 0xc0) == 0x80)
    byte--;
  while (index + 1 < mirror->stretches->len && bytes + get_stretch (mirror, index)->n_bytes < byte)
    {
      characters += get_stretch (mirror, index)->n_characters;
      bytes += get_stretch (mirror, index)->n_bytes;
      index++;
    }
  return characters + (guint32)g_utf8_strlen (mirror->text->str + bytes, byte - bytes);
}
