/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the briefings of a project cite its statements.
 */
#include "readout-cited-index.h"

#include <glib/gi18n.h>

struct _ReadoutCitedIndex
{
  GObject parent_instance;

  ReadoutProject *project; /* borrowed: it owns this */
  GHashTable *places;      /* gint64 * → GPtrArray of ReadoutCitedPlace; NULL until it was read */
  gboolean is_reading;
  gboolean is_stale;   /* changed while it was read */
  gboolean is_several; /* briefings that cite */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutCitedIndex, readout_cited_index, G_TYPE_OBJECT)

static void read_soon (ReadoutCitedIndex *self);

/* What was read before belongs to the project's thread: nobody else looks at it. */
static gpointer
read_places (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_cited_places_read (data, store, error);
}

static gboolean
has_several (GHashTable *places)
{
  GHashTableIter iter;
  gpointer value;
  gint64 id = 0;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    for (guint i = 0; i < ((GPtrArray *)value)->len; i++)
      {
        const ReadoutCitedPlace *place = g_ptr_array_index ((GPtrArray *)value, i);
        if (id != 0 && place->briefing_id != id)
          return TRUE;
        id = place->briefing_id;
      }
  return FALSE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutCitedIndex) self = user_data;
  g_autoptr (GError) error = NULL;
  GHashTable *places = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  self->is_reading = FALSE;
  if (places != NULL)
    {
      g_clear_pointer (&self->places, g_hash_table_unref);
      self->places = places;
      self->is_several = has_several (places);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else if (!g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    g_message ("%s", error->message);
  if (self->is_stale && self->project != NULL)
    read_soon (self);
}

static void
read_soon (ReadoutCitedIndex *self)
{
  ReadoutCitedPlaces *known = g_object_get_data (G_OBJECT (self->project), "readout-cited-places");

  self->is_stale = self->is_reading;
  if (self->is_reading)
    return;
  self->is_reading = TRUE;
  readout_project_run_async (self->project, read_places, known, NULL,
                             (GDestroyNotify)g_hash_table_unref, NULL, read_cb,
                             g_object_ref (self));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if ((changes & READOUT_CHANGES_BRIEFINGS) != 0)
    read_soon (READOUT_CITED_INDEX (user_data));
}

static void
readout_cited_index_dispose (GObject *object)
{
  ReadoutCitedIndex *self = READOUT_CITED_INDEX (object);

  g_clear_weak_pointer (&self->project);
  g_clear_pointer (&self->places, g_hash_table_unref);

  G_OBJECT_CLASS (readout_cited_index_parent_class)->dispose (object);
}

static void
readout_cited_index_class_init (ReadoutCitedIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_cited_index_dispose;

  signals[CHANGED] = g_signal_new ("changed", READOUT_TYPE_CITED_INDEX, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_cited_index_init (ReadoutCitedIndex *self)
{
}

ReadoutCitedIndex *
readout_cited_index_get (ReadoutProject *project)
{
  ReadoutCitedIndex *self;

  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);

  self = g_object_get_data (G_OBJECT (project), "readout-cited-index");
  if (self != NULL)
    return self;
  self = g_object_new (READOUT_TYPE_CITED_INDEX, NULL);
  g_set_weak_pointer (&self->project, project);
  /* What is known of the briefings lives as long as the project, whose thread may be at it. */
  g_object_set_data_full (G_OBJECT (project), "readout-cited-places", readout_cited_places_new (),
                          (GDestroyNotify)readout_cited_places_free);
  g_object_set_data_full (G_OBJECT (project), "readout-cited-index", self, g_object_unref);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, 0);
  read_soon (self);
  return self;
}

GPtrArray *
readout_cited_index_list (ReadoutCitedIndex *index, gint64 statement_id)
{
  g_return_val_if_fail (READOUT_IS_CITED_INDEX (index), NULL);

  return index->places != NULL ? g_hash_table_lookup (index->places, &statement_id) : NULL;
}

/* Where one place is, in words. */
static char *
describe_place (ReadoutCitedIndex *index, const ReadoutCitedPlace *place)
{
  if (index->is_several && place->heading != NULL)
    /* Translators: the title of a briefing, a heading in it */
    return g_strdup_printf (_ ("Cited in “%1$s” at “%2$s”"), place->briefing, place->heading);
  if (index->is_several)
    /* Translators: the title of a briefing */
    return g_strdup_printf (_ ("Cited in “%s”"), place->briefing);
  if (place->heading != NULL)
    /* Translators: a heading of the briefing */
    return g_strdup_printf (_ ("Cited in the briefing at “%s”"), place->heading);
  return g_strdup (_ ("Cited in the briefing"));
}

char *
readout_cited_index_describe (ReadoutCitedIndex *index, GPtrArray *places)
{
  g_autofree char *first = NULL;

  g_return_val_if_fail (READOUT_IS_CITED_INDEX (index), NULL);
  g_return_val_if_fail (places != NULL && places->len > 0, NULL);

  first = describe_place (index, g_ptr_array_index (places, 0));
  if (places->len == 1)
    return g_steal_pointer (&first);
  return g_strdup_printf (
      /* Translators: "Cited in the briefing at “Heading”", then how many more places cite it */
      g_dngettext (NULL, "%1$s, and at %2$'u more place", "%1$s, and at %2$'u more places",
                   places->len - 1),
      first, places->len - 1);
}
