/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of words that tell who is for or against whom.
 */
#include "stance/readout-frames.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _ReadoutFrames
{
  GHashTable *words[4]; /* lemma → ReadoutFrame, one a word class */
};

static const char *const word_classes[] = { "verb", "noun", "adjective", "adverb" };

/* In the order of ReadoutRole; "to" is the infinitive's, "to" the preposition is "toward" there. */
static const char *const roles[READOUT_N_ROLES] = {
  "object",  "event",  "that", "to",      "object-to", "subject", "self",   "aim",  "kin", "about",
  "against", "around", "as",   "at",      "behind",    "between", "for",    "from", "in",  "into",
  "near",    "of",     "on",   "outside", "over",      "to-whom", "toward", "with",
};

typedef struct
{
  const char *name;
  const char *quad;
  const char *act;
} Event;

/* In the order of ReadoutEventClass. */
static const Event events[READOUT_N_EVENTS] = {
  { "-", NULL, "states" },
  { "AGREE", "verbal cooperation", "agrees" },
  { "CONSULT", "verbal cooperation", "states" },
  { "SUPPORT", "verbal cooperation", "supports" },
  { "CONCEDE", "verbal cooperation", "admits" },
  { "COOPERATE", "material cooperation", "did" },
  { "AID", "material cooperation", "did" },
  { "YIELD", "material cooperation", "did" },
  { "REQUEST", "verbal conflict", "asks" },
  { "ACCUSE", "verbal conflict", "accuses" },
  { "REJECT", "verbal conflict", "rejects" },
  { "THREATEN", "verbal conflict", "threatens" },
  { "PROTEST", "material conflict", "did" },
  { "SANCTION", "material conflict", "did" },
  { "MOBILIZE", "material conflict", "did" },
  { "COERCE", "material conflict", "did" },
  { "ASSAULT", "material conflict", "did" },
};

static int
find_name (const char *const *names, guint n_names, const char *name)
{
  for (guint i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return (int)i;
  return -1;
}

/* "object-", "symmetric", … into @frame. */
static gboolean
add_mark (ReadoutFrame *frame, const char *mark)
{
  gsize length = strlen (mark);
  g_autofree char *name = NULL;
  int role;

  if (strcmp (mark, "symmetric") == 0)
    frame->symmetric = TRUE;
  else if (strcmp (mark, "patient") == 0)
    frame->patient = TRUE;
  else if (strcmp (mark, "owner") == 0)
    frame->owner = TRUE;
  else
    {
      if (length < 2 || strchr ("+-0", mark[length - 1]) == NULL)
        return FALSE;
      name = g_strndup (mark, length - 1);
      role = find_name (roles, G_N_ELEMENTS (roles), name);
      if (role < 0)
        return FALSE;
      frame->roles[role] = mark[length - 1] == '+' ? 1 : mark[length - 1] == '-' ? -1 : 0;
    }
  return TRUE;
}

/* "word | part of speech | frame | class". FALSE when it is something else. */
static gboolean
add_line (ReadoutFrames *frames, const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "|", -1);
  g_auto (GStrv) marks = NULL;
  ReadoutFrame *frame;
  int word_class;
  int event = -1;

  if (g_strv_length (columns) != 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    g_strstrip (columns[i]);
  word_class = find_name (word_classes, G_N_ELEMENTS (word_classes), columns[1]);
  for (int i = 0; i < READOUT_N_EVENTS; i++)
    if (strcmp (events[i].name, columns[3]) == 0)
      event = i;
  if (*columns[0] == '\0' || word_class < 0 || event < 0)
    return FALSE;

  frame = g_new0 (ReadoutFrame, 1);
  memset (frame->roles, READOUT_ROLE_UNSET, sizeof frame->roles);
  frame->event = (guint8)event;
  g_hash_table_replace (frames->words[word_class], g_strdup (columns[0]), frame);
  marks = g_strsplit (columns[2], " ", -1);
  for (guint i = 0; marks[i] != NULL; i++)
    if (*marks[i] != '\0' && !add_mark (frame, marks[i]))
      return FALSE;
  return TRUE;
}

ReadoutFrames *
readout_frames_new_from_file (const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (ReadoutFrames) frames = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_get_contents (path, &contents, NULL, error))
    return NULL;
  frames = g_new0 (ReadoutFrames, 1);
  for (guint i = 0; i < G_N_ELEMENTS (frames->words); i++)
    frames->words[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] == '\0' || *lines[i] == '#' || add_line (frames, lines[i]))
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("Line %u of “%s” is not “word | part of speech | frame | class”."), i + 1,
                      path);
      return NULL;
    }
  return g_steal_pointer (&frames);
}

void
readout_frames_free (ReadoutFrames *frames)
{
  for (guint i = 0; i < G_N_ELEMENTS (frames->words); i++)
    g_hash_table_unref (frames->words[i]);
  g_free (frames);
}

const ReadoutFrame *
readout_frames_find (const ReadoutFrames *frames, ReadoutWordClass word_class, const char *lemma)
{
  g_return_val_if_fail (frames != NULL, NULL);
  g_return_val_if_fail (lemma != NULL, NULL);

  return g_hash_table_lookup (frames->words[word_class], lemma);
}

ReadoutRole
readout_role_from_preposition (const char *preposition)
{
  static const struct
  {
    const char *word;
    ReadoutRole role;
  } others[] = {
    { "to", READOUT_ROLE_TO_WHOM },      { "towards", READOUT_ROLE_TOWARD },
    { "upon", READOUT_ROLE_ON },         { "across", READOUT_ROLE_IN },
    { "onto", READOUT_ROLE_ON },         { "within", READOUT_ROLE_IN },
    { "inside", READOUT_ROLE_IN },       { "alongside", READOUT_ROLE_WITH },
    { "regarding", READOUT_ROLE_ABOUT }, { "concerning", READOUT_ROLE_ABOUT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (others[i].word, preposition) == 0)
      return others[i].role;
  for (int i = READOUT_ROLE_ABOUT; i < READOUT_N_ROLES; i++)
    if (strcmp (roles[i], preposition) == 0)
      return i;
  return READOUT_N_ROLES;
}

const char *
readout_event_class_get_quad (ReadoutEventClass event)
{
  g_return_val_if_fail (event < READOUT_N_EVENTS, NULL);

  return events[event].quad;
}

const char *
readout_event_class_get_act (ReadoutEventClass event)
{
  g_return_val_if_fail (event < READOUT_N_EVENTS, NULL);

  return events[event].act;
}
