/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What speaks for two mentions being one person: parts of names, genders, descriptions.
 */
#include "attribution/readout-actor-evidence.h"

#include <string.h>

static const char *const particles[] = { "abu", "al",  "bin", "da",  "dal", "de",  "del",
                                         "den", "der", "des", "di",  "dos", "du",  "el",
                                         "ibn", "la",  "le",  "lo",  "mac", "mc",  "san",
                                         "st",  "ten", "ter", "van", "vom", "von", "zu" };

static const char *const generations[] = { "jr", "sr", "junior", "senior", "ii", "iii", "iv" };

static gboolean
is_one_of (const char *const *words, guint n_words, const char *word)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i], word))
      return TRUE;
  return FALSE;
}

static gboolean
has_role (const ReadoutRoles *roles, GQuark word)
{
  for (guint i = 0; i < roles->n; i++)
    if (roles->words[i] == word)
      return TRUE;
  return FALSE;
}

static gboolean
is_role (const ReadoutLanguage *language, const char *word)
{
  g_autofree char *plain = g_strdup (word);

  if (g_str_has_suffix (plain, "."))
    plain[strlen (plain) - 1] = '\0';
  return readout_language_find (language, READOUT_LIST_ROLES, plain, -1, NULL) ||
         readout_language_find (language, READOUT_LIST_TITLES, plain, -1, NULL);
}

gboolean
readout_roles_add (ReadoutRoles *roles, const ReadoutLanguage *language, const char *words)
{
  g_auto (GStrv) split = NULL;
  gboolean changed = FALSE;

  g_return_val_if_fail (roles != NULL, FALSE);

  if (words == NULL || *words == '\0')
    return FALSE;
  split = g_strsplit (words, " ", -1);
  for (char **word = split; *word != NULL && roles->n < READOUT_ROLES_MAX; word++)
    {
      GQuark quark;

      if (**word == '\0' || (language != NULL && !is_role (language, *word)))
        continue;
      quark = g_quark_from_string (*word);
      if (has_role (roles, quark))
        continue;
      roles->words[roles->n++] = quark;
      changed = TRUE;
    }
  return changed;
}

char *
readout_roles_to_string (const ReadoutRoles *roles)
{
  GString *string = g_string_new (NULL);

  g_return_val_if_fail (roles != NULL, NULL);

  for (guint i = 0; i < roles->n; i++)
    g_string_append_printf (string, "%s%s", i > 0 ? " " : "", g_quark_to_string (roles->words[i]));
  return g_string_free (string, FALSE);
}

/* Whether all that is known of somebody is a private life, or nothing of it is. */
static gboolean
is_all (const ReadoutLanguage *language, const ReadoutRoles *roles, gboolean private_life)
{
  for (guint i = 0; i < roles->n; i++)
    {
      guint64 flags = readout_language_get_flags (language, READOUT_LIST_ROLES,
                                                  g_quark_to_string (roles->words[i]));

      if (((flags & READOUT_WORD_BIT (READOUT_WORD_PRIVATE)) != 0) != private_life)
        return FALSE;
    }
  return roles->n > 0;
}

ReadoutEvidence
readout_evidence_weigh (const ReadoutLanguage *language,
                        guint gender,
                        const ReadoutRoles *roles,
                        guint other_gender,
                        const ReadoutRoles *other_roles)
{
  if (gender != 0 && other_gender != 0 && (gender & other_gender) == 0)
    return READOUT_EVIDENCE_AGAINST;
  for (guint i = 0; i < roles->n; i++)
    if (has_role (other_roles, roles->words[i]))
      return READOUT_EVIDENCE_FOR;
  if (language != NULL &&
      ((is_all (language, roles, TRUE) && is_all (language, other_roles, FALSE)) ||
       (is_all (language, roles, FALSE) && is_all (language, other_roles, TRUE))))
    return READOUT_EVIDENCE_AGAINST;
  return READOUT_EVIDENCE_NONE;
}

void
readout_name_parts_parse (ReadoutNameParts *parts, const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  guint n = g_strv_length (words);
  guint start = 0;

  *parts = (ReadoutNameParts){ 0 };
  if (n > 2 && is_one_of (generations, G_N_ELEMENTS (generations), words[n - 1]))
    parts->generation = g_strdup (words[--n]);
  else
    parts->generation = g_strdup ("");
  while (start + 1 < n && is_one_of (particles, G_N_ELEMENTS (particles), words[start]))
    start++;
  parts->bare = n - start <= 1;
  parts->last = g_strdup (n > 0 ? words[n - 1] : "");
  parts->first = g_strdup (parts->bare ? "" : words[start]);
  if (n - start > 2)
    {
      g_autofree char *last = g_steal_pointer (&words[n - 1]);

      parts->middle = g_strjoinv (" ", words + start + 1);
      words[n - 1] = g_steal_pointer (&last);
    }
  else
    parts->middle = g_strdup ("");
}

void
readout_name_parts_clear (ReadoutNameParts *parts)
{
  g_clear_pointer (&parts->first, g_free);
  g_clear_pointer (&parts->middle, g_free);
  g_clear_pointer (&parts->last, g_free);
  g_clear_pointer (&parts->generation, g_free);
}

gboolean
readout_name_parts_middle_fits (const char *middle, const char *other)
{
  while (*middle != '\0' && *other != '\0')
    {
      const char *end = strchrnul (middle, ' ');
      const char *other_end = strchrnul (other, ' ');
      gsize length = (gsize)(end - middle);
      gsize other_length = (gsize)(other_end - other);

      if (strncmp (middle, other,
                   length == 1 || other_length == 1 ? 1 : MAX (length, other_length)) != 0)
        return FALSE;
      middle = *end == ' ' ? end + 1 : end;
      other = *other_end == ' ' ? other_end + 1 : other_end;
      /* "w" is not "h w", nor the other way round. */
      if ((*middle == '\0') != (*other == '\0'))
        return FALSE;
    }
  return TRUE;
}
