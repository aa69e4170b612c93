/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where briefings cite statements.
 */
#include "briefing/readout-cited-places.h"

#include <string.h>

/* Times are kept in seconds: what was read within so many of a change may have changed since. */
#define SETTLED_SECONDS 2

/* What is known of a briefing. */
typedef struct
{
  gint64 modified;
  gint64 read;
  char *title;
  GPtrArray *places; /* of ReadoutCitedPlace */
} Briefing;

struct _ReadoutCitedPlaces
{
  GHashTable *briefings;  /* gint64 * → Briefing */
  GHashTable *statements; /* key → gint64 *: a key's statement never changes */
};

/* What is known at a line of a briefing. */
typedef struct
{
  gint64 briefing_id;
  char *title;      /* GRefString */
  char *heading;    /* GRefString */
  char fence;       /* '`' or '~' in fenced code, else '\0' */
  gsize fence_size; /* of the fence that began it */
  GHashTable *counts;
  GPtrArray *places;
} Scan;

ReadoutCitedPlace *
readout_cited_place_ref (ReadoutCitedPlace *place)
{
  g_atomic_ref_count_inc (&place->references);
  return place;
}

void
readout_cited_place_unref (ReadoutCitedPlace *place)
{
  if (!g_atomic_ref_count_dec (&place->references))
    return;
  g_ref_string_release (place->briefing);
  if (place->heading != NULL)
    g_ref_string_release (place->heading);
  g_free (place->key);
  g_free (place);
}

static void
add_place (Scan *scan, char *key)
{
  ReadoutCitedPlace *place = g_new0 (ReadoutCitedPlace, 1);

  g_atomic_ref_count_init (&place->references);
  place->briefing_id = scan->briefing_id;
  place->briefing = g_ref_string_acquire (scan->title);
  place->heading = scan->heading != NULL ? g_ref_string_acquire (scan->heading) : NULL;
  place->key = key;
  place->ordinal = GPOINTER_TO_UINT (g_hash_table_lookup (scan->counts, key)) + 1;
  g_hash_table_insert (scan->counts, key, GUINT_TO_POINTER (place->ordinal));
  g_ptr_array_add (scan->places, place);
}

/* A line that begins or ends fenced code. Whether the line is code or such a fence. */
static gboolean
skip_code (Scan *scan, const char *line, gsize length)
{
  gsize indent = strspn (line, " ");
  char mark = indent < 4 && indent < length ? line[indent] : '\0';
  gsize size = 0;

  if (mark == '`' || mark == '~')
    while (indent + size < length && line[indent + size] == mark)
      size++;
  if (scan->fence == '\0')
    {
      if (size < 3)
        return FALSE;
      scan->fence = mark;
      scan->fence_size = size;
      return TRUE;
    }
  if (mark == scan->fence && size >= scan->fence_size &&
      strspn (line + indent + size, " \t\r") >= length - indent - size)
    scan->fence = '\0';
  return TRUE;
}

/* The words of a heading: without citations and the marks of emphasis. */
static void
set_heading (Scan *scan, const char *words, gsize length)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *end = words + length;

  for (const char *at = words; at < end; at++)
    {
      if (at[0] == '[' && at[1] == '^')
        {
          const char *close = memchr (at, ']', (gsize)(end - at));

          if (close != NULL)
            {
              at = close;
              continue;
            }
        }
      if (*at == '\\' && at + 1 < end && g_ascii_ispunct (at[1]))
        at++;
      else if (*at == '*' || *at == '`')
        continue;
      g_string_append_c (plain, *at);
    }
  while (plain->len > 0 && plain->str[plain->len - 1] == '#')
    g_string_truncate (plain, plain->len - 1);
  g_strstrip (plain->str);
  g_clear_pointer (&scan->heading, g_ref_string_release);
  if (*plain->str != '\0')
    scan->heading = g_ref_string_new (plain->str);
}

static gboolean
read_heading (Scan *scan, const char *line, gsize length)
{
  gsize indent = strspn (line, " ");
  gsize level = 0;

  while (indent < 4 && indent + level < length && line[indent + level] == '#')
    level++;
  if (level == 0 || level > 6 ||
      (indent + level < length && !g_ascii_isspace (line[indent + level])))
    return FALSE;
  set_heading (scan, line + indent + level, length - indent - level);
  return TRUE;
}

/* Whether the line makes a heading of the one before it. */
static gboolean
is_underline (const char *line, gsize length)
{
  gsize size = strspn (line, "=");

  if (size == 0)
    size = strspn (line, "-");
  return size > 0 && strspn (line + size, " \t\r") >= length - size;
}

static void
read_citations (Scan *scan, const char *line, gsize length)
{
  const char *end = line + length;
  gsize indent = strspn (line, " ");

  for (const char *at = line; (at = memmem (at, (gsize)(end - at), "[^", 2)) != NULL; at += 2)
    {
      const char *key = at + 2;
      gsize key_length = strspn (key, "abcdefghijklmnopqrstuvwxyz0123456789-");
      g_autofree char *name = NULL;

      if (key_length == 0 || key + key_length >= end || key[key_length] != ']' ||
          (at > line && at[-1] == '\\') ||
          ((gsize)(at - line) <= MIN (indent, 3) && key[key_length + 1] == ':'))
        continue;
      name = g_strndup (key, key_length);
      if (readout_store_is_citation_key (name))
        add_place (scan, g_steal_pointer (&name));
    }
}

GPtrArray *
readout_cited_places_find (const char *markdown, gint64 briefing_id, const char *title)
{
  Scan scan = { .briefing_id = briefing_id };
  const char *before = NULL; /* the line before, if it is words */
  gsize before_length = 0;
  guint before_places = 0;

  g_return_val_if_fail (markdown != NULL && title != NULL, NULL);

  scan.title = g_ref_string_new (title);
  scan.counts = g_hash_table_new (g_str_hash, g_str_equal);
  scan.places = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_cited_place_unref);
  for (const char *line = markdown; *line != '\0';)
    {
      gsize length = strcspn (line, "\n");
      gboolean is_words = FALSE;

      if (skip_code (&scan, line, length))
        ;
      else if (before != NULL && is_underline (line, length))
        {
          set_heading (&scan, before, before_length);
          for (guint i = before_places; i < scan.places->len; i++)
            {
              ReadoutCitedPlace *place = g_ptr_array_index (scan.places, i);

              g_clear_pointer (&place->heading, g_ref_string_release);
              place->heading = scan.heading != NULL ? g_ref_string_acquire (scan.heading) : NULL;
            }
        }
      else
        {
          is_words = !read_heading (&scan, line, length) && strspn (line, " \t\r") < length;
          before_places = scan.places->len;
          read_citations (&scan, line, length);
        }
      before = is_words ? line : NULL;
      before_length = length;
      line += length + (line[length] == '\n');
    }
  g_hash_table_unref (scan.counts);
  g_clear_pointer (&scan.heading, g_ref_string_release);
  g_ref_string_release (scan.title);
  return scan.places;
}

static void
free_briefing (gpointer data)
{
  Briefing *briefing = data;

  g_free (briefing->title);
  g_ptr_array_unref (briefing->places);
  g_free (briefing);
}

ReadoutCitedPlaces *
readout_cited_places_new (void)
{
  ReadoutCitedPlaces *places = g_new0 (ReadoutCitedPlaces, 1);

  places->briefings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_briefing);
  places->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return places;
}

void
readout_cited_places_free (ReadoutCitedPlaces *places)
{
  g_hash_table_unref (places->briefings);
  g_hash_table_unref (places->statements);
  g_free (places);
}

/* The places of a briefing: read again where it may have changed. Owned by @places. */
static GPtrArray *
read_briefing (ReadoutCitedPlaces *places,
               ReadoutStore *store,
               const ReadoutBriefing *listed,
               GError **error)
{
  Briefing *known = g_hash_table_lookup (places->briefings, &listed->id);
  g_autoptr (ReadoutBriefing) whole = NULL;

  if (known != NULL && known->modified == listed->modified &&
      known->read > known->modified + SETTLED_SECONDS && g_str_equal (known->title, listed->title))
    return known->places;
  whole = readout_store_get_briefing (store, listed->id, error);
  if (whole == NULL)
    return NULL;
  known = g_new0 (Briefing, 1);
  known->modified = whole->modified;
  known->read = g_get_real_time () / G_USEC_PER_SEC;
  known->title = g_strdup (whole->title);
  known->places = readout_cited_places_find (whole->markdown != NULL ? whole->markdown : "",
                                             whole->id, whole->title);
  g_hash_table_replace (places->briefings, g_memdup2 (&whole->id, sizeof whole->id), known);
  return known->places;
}

/* The statement of a key: 0 when the project has none, or on @error. */
static gint64
find_statement (ReadoutCitedPlaces *places, ReadoutStore *store, const char *key, GError **error)
{
  const gint64 *known = g_hash_table_lookup (places->statements, key);
  gint64 id;

  if (known != NULL)
    return *known;
  id = readout_store_find_citation (store, key, error);
  if (id != 0)
    g_hash_table_insert (places->statements, g_strdup (key), g_memdup2 (&id, sizeof id));
  return id;
}

static gboolean
add_places (ReadoutCitedPlaces *places,
            ReadoutStore *store,
            GPtrArray *found,
            GHashTable *by_statement,
            GError **error)
{
  for (guint i = 0; i < found->len; i++)
    {
      ReadoutCitedPlace *place = g_ptr_array_index (found, i);
      g_autoptr (GError) local_error = NULL;
      gint64 id = find_statement (places, store, place->key, &local_error);
      GPtrArray *of_statement;

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (id == 0)
        continue;
      of_statement = g_hash_table_lookup (by_statement, &id);
      if (of_statement == NULL)
        {
          of_statement = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_cited_place_unref);
          g_hash_table_insert (by_statement, g_memdup2 (&id, sizeof id), of_statement);
        }
      g_ptr_array_add (of_statement, readout_cited_place_ref (place));
    }
  return TRUE;
}

GHashTable *
readout_cited_places_read (ReadoutCitedPlaces *places, ReadoutStore *store, GError **error)
{
  g_autoptr (GPtrArray) briefings = NULL;
  g_autoptr (GHashTable) by_statement = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                               (GDestroyNotify)g_ptr_array_unref);

  g_return_val_if_fail (places != NULL && store != NULL, NULL);

  briefings = readout_store_list_briefings (store, error);
  if (briefings == NULL)
    return NULL;
  for (guint i = 0; i < briefings->len; i++)
    {
      GPtrArray *found = read_briefing (places, store, g_ptr_array_index (briefings, i), error);

      if (found == NULL || !add_places (places, store, found, by_statement, error))
        return NULL;
    }
  return g_steal_pointer (&by_statement);
}
