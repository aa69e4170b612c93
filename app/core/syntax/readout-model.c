/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks a model file, and tags and parses sentences with it.
 */
#include "syntax/readout-model.h"

#include <glib/gi18n-lib.h>

guint64
readout_model_checksum (const guint8 *bytes, gsize length)
{
  guint64 lanes[4] = { 1, 2, 3, 4 };
  guint64 sum = length;

  for (gsize i = G_STRUCT_OFFSET (ReadoutModelHeader, sections); i + 8 <= length; i += 8)
    {
      guint64 word;
      guint64 *lane = &lanes[i / 8 % 4];

      memcpy (&word, bytes + i, sizeof word);
      *lane = (*lane ^ word) * 0x9E3779B97F4A7C15u;
      *lane ^= *lane >> 29;
    }
  for (guint i = 0; i < 4; i++)
    sum = (sum ^ lanes[i]) * 0xBF58476D1CE4E5B9u;
  return sum ^ sum >> 31;
}

static gboolean
refuse_model (const char *reason, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, reason);
  return FALSE;
}

/* The bytes of @section and the number of its elements; NULL if they do not add up. */
static gconstpointer
get_section (
    const guint8 *bytes, gsize length, ReadoutModelSection section, gsize size, guint32 *n_elements)
{
  const ReadoutModelHeader *header = (gconstpointer)bytes;
  guint64 offset = header->sections[section].offset;
  guint64 section_length = header->sections[section].length;

  if (offset % READOUT_MODEL_ALIGNMENT != 0 || offset < sizeof *header || offset > length ||
      section_length > length - offset || section_length % size != 0 ||
      section_length / size == 0 || section_length / size > G_MAXUINT32 / 2)
    return NULL;
  *n_elements = section_length / size;
  return bytes + offset;
}

static gboolean
read_wide_table (ReadoutWideTable *table,
                 const guint8 *bytes,
                 gsize length,
                 ReadoutModelSection buckets,
                 ReadoutModelSection cells)
{
  table->buckets =
      get_section (bytes, length, buckets, sizeof (ReadoutWideBucket), &table->n_buckets);
  table->cells = get_section (bytes, length, cells, sizeof (ReadoutWideCell), &table->n_cells);
  if (table->buckets == NULL || table->cells == NULL || table->n_cells < READOUT_WIDE_PADDING)
    return FALSE;
  table->n_cells -= READOUT_WIDE_PADDING;
  return TRUE;
}

static gboolean
read_sections (ReadoutModel *model, const guint8 *bytes, gsize length)
{
  guint32 n_lexicon = 0;
  guint32 n_sure_arcs = 0;
  guint32 n_places = 0;
  guint32 n_lemma_bytes = 0;

  model->tags = get_section (bytes, length, READOUT_SECTION_TAGS, sizeof (guint16), &model->n_tags);
  model->lexicon = get_section (bytes, length, READOUT_SECTION_LEXICON,
                                sizeof (ReadoutLexiconEntry), &n_lexicon);
  model->sure_arcs = get_section (bytes, length, READOUT_SECTION_SURE_ARCS,
                                  sizeof (ReadoutLexiconEntry), &n_sure_arcs);
  model->move_table.buckets =
      get_section (bytes, length, READOUT_SECTION_MOVE_BUCKETS, sizeof (ReadoutNarrowBucket),
                   &model->move_table.n_buckets);
  model->lemma_places =
      get_section (bytes, length, READOUT_SECTION_LEMMA_PLACES, sizeof (guint32), &n_places);
  model->lemmas = get_section (bytes, length, READOUT_SECTION_LEMMAS, 1, &n_lemma_bytes);
  if (model->tags == NULL || model->lexicon == NULL || model->sure_arcs == NULL ||
      model->move_table.buckets == NULL || model->lemma_places == NULL || model->lemmas == NULL ||
      model->n_tags > 256 || (n_lexicon & (n_lexicon - 1)) != 0 ||
      (n_places & (n_places - 1)) != 0 || (n_sure_arcs & (n_sure_arcs - 1)) != 0 ||
      model->lemmas[n_lemma_bytes - 1] != '\0')
    return FALSE;
  for (guint i = 0; i < model->n_tags; i++)
    if (model->tags[i] == 0 || readout_tag_get_upos (model->tags[i]) >= READOUT_N_UPOS ||
        readout_tag_get_xpos (model->tags[i]) >= READOUT_N_XPOS)
      return FALSE;
  model->lexicon_mask = n_lexicon - 1;
  model->sure_arcs_mask = n_sure_arcs - 1;
  model->lemma_mask = n_places - 1;
  model->lemmas_length = n_lemma_bytes;
  return read_wide_table (&model->tag_table, bytes, length, READOUT_SECTION_TAG_BUCKETS,
                          READOUT_SECTION_TAG_CELLS) &&
         read_wide_table (&model->label_table, bytes, length, READOUT_SECTION_LABEL_BUCKETS,
                          READOUT_SECTION_LABEL_CELLS);
}

gboolean
readout_model_read (ReadoutModel *model, const guint8 *bytes, gsize length, GError **error)
{
  const ReadoutModelHeader *header = (gconstpointer)bytes;

  if (length < sizeof *header ||
      memcmp (header->magic, READOUT_MODEL_MAGIC, sizeof header->magic) != 0)
    return refuse_model (_("It is not a syntax model"), error);
  if (header->byte_order != READOUT_MODEL_BYTE_ORDER)
    return refuse_model (_("The syntax model was made for machines with another byte order"),
                            error);
  if (header->version != READOUT_MODEL_VERSION)
    return refuse_model (_("The syntax model is of another version"), error);
  if (header->length != length || length % 8 != 0)
    return refuse_model (_("The syntax model is cut short"), error);
  if (header->checksum != readout_model_checksum (bytes, length) ||
      !read_sections (model, bytes, length))
    return refuse_model (_("The syntax model is damaged"), error);
  readout_weight_scale_init (model->scale);
  return TRUE;
}

/* The entry for @word; NULL if there is none. */
static inline const ReadoutLexiconEntry *
find_entry (const ReadoutLexiconEntry *entries, guint32 mask, guint32 word)
{
  /* The bound keeps a list with no free place from going round for ever. */
  for (guint32 probe = 0; probe <= mask; probe++)
    {
      const ReadoutLexiconEntry *entry = &entries[(word + probe) & mask];

      if (entry->word == word)
        return entry;
      if (entry->word == 0)
        break;
    }
  return NULL;
}

void
readout_model_look_up (const ReadoutModel *model, ReadoutTagContext *context)
{
  for (guint i = 0; i < context->n_tokens; i++)
    {
      ReadoutLexicalToken *lexical = &context->lexical[i + 2];
      const ReadoutLexiconEntry *entry =
          find_entry (model->lexicon, model->lexicon_mask, lexical->word);

      if (entry == NULL)
        continue;
      lexical->ambiguity = entry->ambiguity;
      lexical->only_tag = entry->only_tag < (gint)model->n_tags ? entry->only_tag : -1;
    }
}

void
readout_model_tag (const ReadoutModel *model, ReadoutTagContext *context)
{
  readout_model_look_up (model, context);
  for (guint i = 0; i < context->n_tokens; i++)
    {
      guint64 features[READOUT_TAG_MAX_FEATURES];
      gint32 scores[256] = { 0 };
      guint best = 0;

      if (context->lexical[i + 2].only_tag >= 0)
        {
          context->tags[i + 2] = model->tags[context->lexical[i + 2].only_tag];
          continue;
        }
      readout_wide_table_score (&model->tag_table, model->scale, features,
                                readout_tag_context_extract (context, i, features), scores);
      for (guint class = 1; class < model->n_tags; class ++)
        if (scores[class] > scores[best])
          best = class;
      context->tags[i + 2] = model->tags[best];
    }
}

/* The relation with the highest score; root is given by the tree alone. */
static ReadoutRelation
choose_relation (const ReadoutModel *model,
                 const ReadoutParseState *state,
                 guint head,
                 guint dependent)
{
  guint64 features[READOUT_LABEL_MAX_FEATURES];
  gint32 scores[256] = { 0 };
  const ReadoutLexiconEntry *sure;
  guint best = READOUT_RELATION_DEP;

  if (head == state->n_tokens)
    return READOUT_RELATION_ROOT;
  sure = find_entry (model->sure_arcs, model->sure_arcs_mask,
                     readout_parse_state_get_arc_key (state, head, dependent));
  if (sure != NULL && (guint)sure->only_tag < READOUT_N_RELATIONS)
    return sure->only_tag;
  readout_wide_table_score (&model->label_table, model->scale, features,
                            readout_parse_state_extract_label (state, head, dependent, features),
                            scores);
  for (guint relation = 1; relation < READOUT_N_RELATIONS; relation++)
    if (relation != READOUT_RELATION_ROOT && scores[relation] > scores[best])
      best = relation;
  return best;
}

void
readout_model_parse (const ReadoutModel *model,
                     const ReadoutTagContext *context,
                     ReadoutParseState *state)
{
  readout_parse_state_init (state, context);
  while (!readout_parse_state_is_done (state))
    {
      guint64 features[READOUT_MOVE_MAX_FEATURES];
      gint32 scores[READOUT_N_MOVES] = { 0 };
      gint best = -1;
      ReadoutRelation relation = READOUT_RELATION_DEP;
      guint top;

      if (state->n_stack == 0)
        {
          readout_parse_state_move (state, READOUT_MOVE_SHIFT, relation);
          continue;
        }
      readout_narrow_table_score (&model->move_table, model->scale, features,
                                  readout_parse_state_extract_move (state, features),
                                  &scores[READOUT_MOVE_LEFT], &scores[READOUT_MOVE_RIGHT]);
      for (guint move = 0; move < READOUT_N_MOVES; move++)
        if (readout_parse_state_allows (state, move) && (best < 0 || scores[move] > scores[best]))
          best = move;
      top = state->stack[state->n_stack - 1];
      if (best == READOUT_MOVE_LEFT)
        relation = choose_relation (model, state, state->next, top);
      else if (best == READOUT_MOVE_RIGHT)
        relation = choose_relation (model, state, state->stack[state->n_stack - 2], top);
      readout_parse_state_move (state, best, relation);
    }
}
