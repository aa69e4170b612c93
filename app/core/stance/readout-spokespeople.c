/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who speaks for an organisation.
 */
#include "stance/readout-spokespeople.h"

#include <string.h>

/* What a report calls somebody is no longer, in bytes. */
#define CALLING_MAX 100

/* So many statements back "its" can mean who made one. */
#define BACK_MAX 4

/* Organisations of one report that are looked for in what others are called. */
#define BODIES_MAX 40

static gboolean
is_body (const ReadoutVoice *actor)
{
  return actor != NULL && actor->name != NULL && !actor->described &&
         (actor->kind == READOUT_ACTOR_ORGANISATION || actor->kind == READOUT_ACTOR_STATE ||
          actor->kind == READOUT_ACTOR_GROUP);
}

/* Whether the words hold that of an office which speaks for others. */
static gboolean
has_office (const char *words)
{
  static const char *const offices[] = {
    "ambassador", "chair",    "chief",     "director",  "envoy",     "executive",    "head",
    "leader",     "minister", "president", "secretary", "spokesman", "spokesperson", "spokeswoman",
  };

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    if (strstr (words, offices[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* "Its spokesperson", "the company's chief executive": of the one that was just spoken of. */
static gboolean
is_of_last (const char *words)
{
  static const char *const starts[] = {
    "its ",         "their ",       "the company’s ", "the company's ",  "the firm’s ",
    "the firm's ",  "the group’s ", "the group's ",   "the ministry’s ", "the ministry's ",
    "the party’s ", "the party's ", "the union’s ",   "the union's ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (words, starts[i]))
      return TRUE;
  return FALSE;
}

/* "Foreign Ministry spokesman", "Foreign Minister": of the state that was just spoken of. */
static gboolean
is_of_last_state (const char *words)
{
  static const char *const offices[] = { "ministry spokes", "minister " };

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      const char *office = strstr (words, offices[i]);

      if (office != NULL && office != words && strstr (words, " of ") == NULL &&
          strstr (words, "'s ") == NULL && strstr (words, "’s ") == NULL)
        return TRUE;
    }
  return FALSE;
}

static const char *
find_last (GPtrArray *statements, guint index)
{
  for (guint i = index; i > 0 && index - i < BACK_MAX; i--)
    {
      const ReadoutVoice *actor =
          readout_statement_get_actor (g_ptr_array_index (statements, i - 1));

      if (is_body (actor))
        return actor->name;
    }
  return NULL;
}

/* "Tarn's ambassador", "Harrow Council spokeswoman": one of @bodies, which are folded, by name. */
static const char *
find_named (GHashTable *bodies, const char *words)
{
  GHashTableIter iter;
  gpointer folded;
  gpointer name;

  g_hash_table_iter_init (&iter, bodies);
  while (g_hash_table_iter_next (&iter, &folded, &name))
    {
      const char *found = strstr (words, folded);
      const char *end = found != NULL ? found + strlen (folded) : NULL;

      if (found != NULL && (found == words || found[-1] == ' ') &&
          (*end == ' ' || *end == '\'' || g_str_has_prefix (end, "’")))
        return name;
    }
  return NULL;
}

static GHashTable *
collect_bodies (GPtrArray *statements)
{
  GHashTable *bodies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < statements->len && g_hash_table_size (bodies) < BODIES_MAX; i++)
    {
      ReadoutVoice *actor = readout_statement_get_actor (g_ptr_array_index (statements, i));

      if (is_body (actor))
        g_hash_table_insert (bodies, g_utf8_strdown (actor->name, -1), actor->name);
    }
  return bodies;
}

GHashTable *
readout_spokespeople_find (ReadoutReport *report, GPtrArray *statements)
{
  GHashTable *found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) bodies = collect_bodies (statements);

  for (guint i = 0; i < statements->len && g_hash_table_size (bodies) > 0; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutVoice *actor = readout_statement_get_actor (statement);
      ReadoutSpan source = readout_spans_get_extent (statement->source);
      g_autofree char *words = NULL;
      g_autofree char *folded = NULL;
      const char *body;

      if (actor == NULL || actor->name == NULL || actor->kind != READOUT_ACTOR_PERSON ||
          source.end - source.start > CALLING_MAX || g_hash_table_contains (found, actor->name))
        continue;
      words = readout_text_dup_spans (report->text, statement->source, " ");
      folded = g_utf8_strdown (words, -1);
      if (!has_office (folded))
        continue;
      body = is_of_last (folded) ? find_last (statements, i) : find_named (bodies, folded);
      if (body == NULL && is_of_last_state (folded))
        body = find_last (statements, i);
      if (body != NULL)
        g_hash_table_insert (found, actor->name, (gpointer)body);
    }
  return found;
}
