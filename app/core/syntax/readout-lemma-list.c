/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lemmas that a model lists, and the way from a tagged token to its lemma.
 */
#include "syntax/readout-lemma-list.h"

#include <string.h>

guint32
readout_lemma_list_hash (char class, const char *form)
{
  guint32 hash = (2166136261u ^ (guchar) class) * 16777619u;

  for (; *form != '\0'; form++)
    hash = (hash ^ (guchar)*form) * 16777619u;
  hash = (hash ^ hash >> 16) * 0x85EBCA6Bu;
  return hash ^ hash >> 13;
}

static const char *
look_up_lemma (gconstpointer data, char class, const char *form)
{
  const ReadoutModel *model = data;
  guint32 place = readout_lemma_list_hash (class, form);

  for (guint32 probe = 0; probe <= model->lemma_mask; probe++)
    {
      guint32 offset = model->lemma_places[(place + probe) & model->lemma_mask];
      const char *entry;

      if (offset == 0 || offset + 1 >= model->lemmas_length)
        return NULL;
      entry = model->lemmas + offset - 1;
      if (entry[0] == class && strcmp (entry + 1, form) == 0)
        {
          const char *lemma = entry + strlen (entry) + 1;

          return lemma < model->lemmas + model->lemmas_length ? lemma : NULL;
        }
    }
  return NULL;
}

const char *
readout_model_find_lemma (const ReadoutModel *model,
                          ReadoutSegments *segments,
                          const ReadoutToken *token)
{
  gboolean is_name = token->upos == READOUT_UPOS_PROPN;
  const char *base = is_name ? token->form : token->folded;
  const char *lemma;
  gsize length;
  char room[READOUT_LEMMA_ROOM (4 * READOUT_TOKEN_MAX_LENGTH)];
  char *copy;

  if (token->upos == READOUT_UPOS_PUNCT || token->upos == READOUT_UPOS_SYM)
    return token->form;
  if (!is_name)
    {
      lemma = look_up_lemma (model, readout_lemma_get_class (token->upos), base);
      if (lemma != NULL)
        return lemma;
    }
  length = strlen (base);
  if (READOUT_LEMMA_ROOM (length) > sizeof room ||
      !readout_lemma_derive (base, token->upos, token->xpos, look_up_lemma, model, room))
    return base;
  length = strlen (room);
  copy = readout_segments_allocate (segments, length + 1);
  memcpy (copy, room, length + 1);
  return copy;
}
