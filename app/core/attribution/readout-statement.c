/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record of one statement: its spans, its chain of voices and its stances.
 */
#include "attribution/readout-statement.h"

G_DEFINE_FINAL_TYPE (ReadoutStatement, readout_statement, G_TYPE_OBJECT)

static const char *const actor_kinds[] = { "person", "organisation", "state",    "media",
                                           "group",  "document",     "anonymous" };
static const char *const quotations[] = { "direct", "indirect", "mixed" };
static const char *const positions[] = { "none", "supports", "opposes" };

static gboolean
find_word (const char *const *words, guint n_words, const char *word, int *index)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

static void
readout_statement_finalize (GObject *object)
{
  ReadoutStatement *statement = READOUT_STATEMENT (object);

  g_array_unref (statement->content);
  g_array_unref (statement->cue);
  g_array_unref (statement->source);
  g_ptr_array_unref (statement->voices);
  g_ptr_array_unref (statement->stances);
  g_free (statement->act);
  g_free (statement->rule);

  G_OBJECT_CLASS (readout_statement_parent_class)->finalize (object);
}

static void
readout_statement_class_init (ReadoutStatementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_statement_finalize;
}

static void
readout_statement_init (ReadoutStatement *statement)
{
  statement->content = readout_spans_new ();
  statement->cue = readout_spans_new ();
  statement->source = readout_spans_new ();
  statement->voices = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_voice_free);
  statement->stances = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_stance_free);
}

ReadoutStatement *
readout_statement_new (void)
{
  return g_object_new (READOUT_TYPE_STATEMENT, NULL);
}

ReadoutVoice *
readout_statement_get_actor (ReadoutStatement *statement)
{
  g_return_val_if_fail (READOUT_IS_STATEMENT (statement), NULL);

  if (statement->voices->len == 0)
    return NULL;
  return g_ptr_array_index (statement->voices, statement->voices->len - 1);
}

ReadoutStance *
readout_statement_get_stance (ReadoutStatement *statement, gint64 topic_id)
{
  g_return_val_if_fail (READOUT_IS_STATEMENT (statement), NULL);

  for (guint i = 0; i < statement->stances->len; i++)
    {
      ReadoutStance *stance = g_ptr_array_index (statement->stances, i);

      if (stance->topic_id == topic_id)
        return stance;
    }
  return NULL;
}

ReadoutVoice *
readout_voice_new (const char *name, ReadoutActorKind kind, GArray *span)
{
  ReadoutVoice *voice = g_new0 (ReadoutVoice, 1);

  voice->name = g_strdup (name);
  voice->kind = kind;
  voice->span = readout_spans_copy (span);
  return voice;
}

ReadoutVoice *
readout_voice_copy (const ReadoutVoice *voice)
{
  ReadoutVoice *copy;

  g_return_val_if_fail (voice != NULL, NULL);

  copy = readout_voice_new (voice->name, voice->kind, voice->span);
  copy->actor_id = voice->actor_id;
  copy->described = voice->described;
  copy->gender = voice->gender;
  copy->roles = g_strdup (voice->roles);
  return copy;
}

void
readout_voice_free (ReadoutVoice *voice)
{
  g_free (voice->name);
  g_array_unref (voice->span);
  g_free (voice->roles);
  g_free (voice);
}

ReadoutStance *
readout_stance_new (gint64 topic_id,
                    ReadoutPosition position,
                    double confidence,
                    const char *reason)
{
  ReadoutStance *stance = g_new0 (ReadoutStance, 1);

  stance->topic_id = topic_id;
  stance->position = position;
  stance->confidence = confidence;
  stance->reason = g_strdup (reason);
  return stance;
}

void
readout_stance_free (ReadoutStance *stance)
{
  g_free (stance->reason);
  g_free (stance->words);
  g_free (stance->lesson);
  g_free (stance);
}

const char *
readout_actor_kind_to_string (ReadoutActorKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (actor_kinds), NULL);

  return actor_kinds[kind];
}

const char *
readout_quotation_to_string (ReadoutQuotation quotation)
{
  g_return_val_if_fail (quotation < G_N_ELEMENTS (quotations), NULL);

  return quotations[quotation];
}

const char *
readout_position_to_string (ReadoutPosition position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (positions), NULL);

  return positions[position];
}

gboolean
readout_actor_kind_from_string (const char *string, ReadoutActorKind *kind)
{
  int index;

  if (!find_word (actor_kinds, G_N_ELEMENTS (actor_kinds), string, &index))
    return FALSE;
  *kind = index;
  return TRUE;
}

gboolean
readout_quotation_from_string (const char *string, ReadoutQuotation *quotation)
{
  int index;

  if (!find_word (quotations, G_N_ELEMENTS (quotations), string, &index))
    return FALSE;
  *quotation = index;
  return TRUE;
}

gboolean
readout_position_from_string (const char *string, ReadoutPosition *position)
{
  int index;

  if (!find_word (positions, G_N_ELEMENTS (positions), string, &index))
    return FALSE;
  *position = index;
  return TRUE;
}
