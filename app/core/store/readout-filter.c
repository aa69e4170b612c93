/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What narrows a list of statements.
 */
#include "store/readout-filter.h"

/* A part that is one value begins as 0, a list as an empty one. */
static void
clear_filter (gpointer data)
{
  ReadoutFilter *filter = data;

  g_array_unref (filter->topics);
  g_array_unref (filter->reports);
  g_array_unref (filter->outlets);
  g_array_unref (filter->actors);
  g_ptr_array_unref (filter->affiliations);
  g_free (filter->from);
  g_free (filter->until);
  g_free (filter->search);
}

static GArray *
copy_ids (GArray *ids)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);

  if (ids->len > 0)
    g_array_append_vals (copy, ids->data, ids->len);
  return copy;
}

static gpointer
copy_string (gconstpointer string, gpointer data)
{
  return g_strdup (string);
}

ReadoutFilter *
readout_filter_new (void)
{
  ReadoutFilter *filter = g_atomic_rc_box_new0 (ReadoutFilter);

  filter->topics = g_array_new (FALSE, FALSE, sizeof (gint64));
  filter->reports = g_array_new (FALSE, FALSE, sizeof (gint64));
  filter->outlets = g_array_new (FALSE, FALSE, sizeof (gint64));
  filter->actors = g_array_new (FALSE, FALSE, sizeof (gint64));
  filter->affiliations = g_ptr_array_new_with_free_func (g_free);
  return filter;
}

ReadoutFilter *
readout_filter_copy (const ReadoutFilter *filter)
{
  ReadoutFilter *copy;

  g_return_val_if_fail (filter != NULL, NULL);

  copy = g_atomic_rc_box_new (ReadoutFilter);
  *copy = *filter;
  copy->topics = copy_ids (filter->topics);
  copy->reports = copy_ids (filter->reports);
  copy->outlets = copy_ids (filter->outlets);
  copy->actors = copy_ids (filter->actors);
  copy->affiliations = g_ptr_array_copy (filter->affiliations, copy_string, NULL);
  g_ptr_array_set_free_func (copy->affiliations, g_free);
  copy->from = g_strdup (filter->from);
  copy->until = g_strdup (filter->until);
  copy->search = g_strdup (filter->search);
  return copy;
}

ReadoutFilter *
readout_filter_ref (ReadoutFilter *filter)
{
  g_return_val_if_fail (filter != NULL, NULL);

  return g_atomic_rc_box_acquire (filter);
}

void
readout_filter_unref (ReadoutFilter *filter)
{
  g_return_if_fail (filter != NULL);

  g_atomic_rc_box_release_full (filter, clear_filter);
}

static GArray *
get_ids (const ReadoutFilter *filter, ReadoutFilterPart part)
{
  switch (part)
    {
    case READOUT_FILTER_TOPICS:
      return filter->topics;
    case READOUT_FILTER_REPORTS:
      return filter->reports;
    case READOUT_FILTER_OUTLETS:
      return filter->outlets;
    case READOUT_FILTER_ACTORS:
      return filter->actors;
    default:
      return NULL;
    }
}

gboolean
readout_filter_has (const ReadoutFilter *filter, ReadoutFilterPart part)
{
  g_return_val_if_fail (filter != NULL, FALSE);

  switch (part)
    {
    case READOUT_FILTER_AFFILIATIONS:
      return filter->affiliations->len > 0;
    case READOUT_FILTER_DATES:
      return filter->from != NULL || filter->until != NULL;
    case READOUT_FILTER_SEARCH:
      return filter->search != NULL;
    case READOUT_FILTER_POSITIONS:
      return filter->positions != 0;
    case READOUT_FILTER_QUOTATIONS:
      return filter->quotations != 0;
    case READOUT_FILTER_STATES:
      return filter->states != 0;
    case READOUT_FILTER_SOURCE:
      return filter->source != READOUT_FILTER_SOURCE_ANY;
    case READOUT_FILTER_CITED:
      return filter->cited != READOUT_FILTER_CITED_ANY;
    case READOUT_FILTER_CERTAINTY:
      return filter->certainty > 0;
    case READOUT_FILTER_CONFIDENCE:
      return filter->confidence > 0;
    case READOUT_FILTER_REVIEW:
      return filter->review;
    case READOUT_FILTER_COPIES:
      return filter->copies_once;
    default:
      return get_ids (filter, part) != NULL && get_ids (filter, part)->len > 0;
    }
}

static void
clear_value (ReadoutFilter *filter, ReadoutFilterPart part)
{
  switch (part)
    {
    case READOUT_FILTER_POSITIONS:
      filter->positions = 0;
      break;
    case READOUT_FILTER_QUOTATIONS:
      filter->quotations = 0;
      break;
    case READOUT_FILTER_STATES:
      filter->states = 0;
      break;
    case READOUT_FILTER_SOURCE:
      filter->source = READOUT_FILTER_SOURCE_ANY;
      break;
    case READOUT_FILTER_CITED:
      filter->cited = READOUT_FILTER_CITED_ANY;
      break;
    case READOUT_FILTER_CERTAINTY:
      filter->certainty = 0;
      break;
    case READOUT_FILTER_CONFIDENCE:
      filter->confidence = 0;
      break;
    case READOUT_FILTER_REVIEW:
      filter->review = FALSE;
      break;
    case READOUT_FILTER_COPIES:
      filter->copies_once = FALSE;
      break;
    default:
      break;
    }
}

void
readout_filter_clear (ReadoutFilter *filter, ReadoutFilterPart part)
{
  g_return_if_fail (filter != NULL);

  if (get_ids (filter, part) != NULL)
    g_array_set_size (get_ids (filter, part), 0);
  else if (part == READOUT_FILTER_AFFILIATIONS)
    g_ptr_array_set_size (filter->affiliations, 0);
  else if (part == READOUT_FILTER_SEARCH)
    g_clear_pointer (&filter->search, g_free);
  else if (part == READOUT_FILTER_DATES)
    {
      g_clear_pointer (&filter->from, g_free);
      g_clear_pointer (&filter->until, g_free);
    }
  else
    clear_value (filter, part);
}

gboolean
readout_filter_is_empty (const ReadoutFilter *filter)
{
  g_return_val_if_fail (filter != NULL, TRUE);

  for (guint part = 0; part < READOUT_N_FILTER_PARTS; part++)
    if (readout_filter_has (filter, part))
      return FALSE;
  return TRUE;
}

gboolean
readout_filter_equal (const ReadoutFilter *filter, const ReadoutFilter *other)
{
  g_autofree char *one = readout_filter_to_string (filter);
  g_autofree char *two = readout_filter_to_string (other);

  return g_str_equal (one, two);
}

void
readout_filter_add_id (GArray *ids, gint64 id)
{
  g_return_if_fail (ids != NULL);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
}
