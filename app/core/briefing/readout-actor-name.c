/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a briefing writes the names of actors.
 */
#include "briefing/readout-actor-name.h"

#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-word-lists.h"

/* How far around a statement a name is looked for, in bytes: long reports stay cheap. */
#define WINDOW 6000
#define DESCRIPTION_MAX 120

struct _ReadoutActorNames
{
  ReadoutSnapshot *snapshot;
  GHashTable *surnames; /* casefolded surname → char *: key of the only actor, "" when several */
  GHashTable
      *descriptions; /* key of a person → char *: "Foreign Minister Ilse Marken", the first */
};

static const char *const particles[] = { "al", "bin", "da", "de", "del", "della", "der", "di", "du",
                                         "el", "ibn", "la", "le", "ter", "van",   "von", "zu" };
static const char *const name_suffixes[] = { "jr", "jr.", "sr", "sr.", "ii", "iii", "iv" };

static gboolean
is_one_of (const char *word, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The surname in a person's name, with its particle: "von der Leyen". Borrowed from @name; all of
 * it when it is one word. */
static const char *
find_surname (const char *name)
{
  const char *last = strrchr (name, ' ');
  const char *start;

  if (last == NULL)
    return name;
  start = last + 1;
  if (is_one_of (start, name_suffixes, G_N_ELEMENTS (name_suffixes)) ||
      !g_unichar_isalpha (g_utf8_get_char (start)))
    return name;
  while (last > name)
    {
      const char *previous = last;
      g_autofree char *word = NULL;

      while (previous > name && previous[-1] != ' ')
        previous--;
      word = g_strndup (previous, last - previous);
      if (previous == name || !is_one_of (word, particles, G_N_ELEMENTS (particles)))
        break;
      start = previous;
      last = previous - 1;
    }
  return start;
}

char *
readout_actor_names_dup_key (const ReadoutVoice *voice)
{
  g_return_val_if_fail (voice != NULL, NULL);

  if (voice->actor_id != 0)
    return g_strdup_printf ("#%" G_GINT64_FORMAT, voice->actor_id);
  return g_utf8_casefold (voice->name, -1);
}

static void
add_surname (ReadoutActorNames *names, const ReadoutVoice *voice)
{
  g_autofree char *surname = NULL;
  g_autofree char *key = NULL;
  const char *known;

  if (voice->kind != READOUT_ACTOR_PERSON || voice->name == NULL)
    return;
  surname = g_utf8_casefold (find_surname (voice->name), -1);
  key = readout_actor_names_dup_key (voice);
  known = g_hash_table_lookup (names->surnames, surname);
  if (known == NULL)
    g_hash_table_insert (names->surnames, g_steal_pointer (&surname), g_steal_pointer (&key));
  else if (strcmp (known, key) != 0 && *known != '\0')
    g_hash_table_insert (names->surnames, g_steal_pointer (&surname), g_strdup (""));
}

/* "and Security Policy Josep Pell": the report's words were cut where they went on. */
static gboolean
starts_inside (const char *words)
{
  static const char *const inside[] = { "and", "at", "but", "by", "for", "from",
                                        "in",  "of", "on",  "or", "to",  "with" };
  g_autofree char *first = g_strndup (words, strcspn (words, " "));

  return is_one_of (first, inside, G_N_ELEMENTS (inside));
}

/* Whether what stands before the name is an office or a title: words with a capital, or one of the
 * lists. "downstream" is none. */
static gboolean
has_office (const char *words, const char *name)
{
  g_autofree char *before = g_strndup (words, strlen (words) - strlen (name));
  g_auto (GStrv) split = g_strsplit (before, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0' && ((i > 0 && g_unichar_isupper (g_utf8_get_char (split[i]))) ||
                              strchr (split[i], '.') != NULL ||
                              readout_word_lists_has_noun (READOUT_LIST_ROLES, split[i]) ||
                              readout_word_lists_has_noun (READOUT_LIST_TITLES, split[i])))
      return TRUE;
  return FALSE;
}

/* "leader Mira Teschen" of "the opposition leader Mira Teschen": the report's words were cut where
 * a noun leads to them. */
static gboolean
is_cut (ReadoutText *text, ReadoutSpan span, const char *words)
{
  const char *string = readout_text_get_string (text, NULL);
  guint32 end = span.start;
  guint32 start;
  g_autofree char *before = NULL;

  if (!g_unichar_islower (g_utf8_get_char (words)) || end < 2 || string[end - 1] != ' ')
    return FALSE;
  for (start = --end; start > 0 && g_ascii_isalpha (string[start - 1]);)
    start--;
  before = g_ascii_strdown (string + start, end - start);
  return *before != '\0' &&
         !g_strv_contains (
             ((const char *const[]){ "a",    "also",  "an",   "and", "as",    "but", "by",
                                     "for",  "from",  "his",  "her", "its",   "of",  "or",
                                     "said", "says",  "that", "the", "their", "to",  "told",
                                     "when", "while", "with", NULL }),
             before);
}

/* The words of the source as the report has them, when they are the name with something before it:
 * "Russian President Vladimir Putin". %NULL otherwise. */
static char *
dup_description (ReadoutActorNames *names, ReadoutStatement *statement, const ReadoutVoice *voice)
{
  ReadoutReport *report = readout_snapshot_get_report (names->snapshot, statement);
  g_autofree char *words = NULL;

  if (report == NULL || report->text == NULL || voice->span->len != 1)
    return NULL;
  words = readout_text_dup_span (report->text, readout_spans_get (voice->span, 0));
  g_strstrip (words);
  g_strdelimit (words, "\n\t", ' ');
  if (strlen (words) <= strlen (voice->name) || strlen (words) > DESCRIPTION_MAX)
    return NULL;
  if (!g_str_has_suffix (words, voice->name) || strpbrk (words, ",;:()\"") != NULL ||
      strstr (words, "“") != NULL || strstr (words, "”") != NULL)
    return NULL;
  if (words[strlen (words) - strlen (voice->name) - 1] != ' ' || starts_inside (words) ||
      is_cut (report->text, readout_spans_get (voice->span, 0), words))
    return NULL;
  if (voice->kind == READOUT_ACTOR_PERSON && !has_office (words, voice->name))
    return NULL;
  /* "downstream Lethia": an office is worth its words, a description of a state is not. */
  if (voice->kind != READOUT_ACTOR_PERSON && strstr (words, "'s ") == NULL &&
      strstr (words, "’s ") == NULL)
    return NULL;
  return g_steal_pointer (&words);
}

static void
add_description (ReadoutActorNames *names, ReadoutStatement *statement, const ReadoutVoice *voice)
{
  g_autofree char *key = NULL;
  g_autofree char *description = NULL;

  if (voice->kind != READOUT_ACTOR_PERSON || voice->name == NULL)
    return;
  key = readout_actor_names_dup_key (voice);
  if (g_hash_table_contains (names->descriptions, key))
    return;
  description = dup_description (names, statement, voice);
  if (description != NULL)
    g_hash_table_insert (names->descriptions, g_steal_pointer (&key),
                         g_steal_pointer (&description));
}

ReadoutActorNames *
readout_actor_names_new (ReadoutSnapshot *snapshot)
{
  ReadoutActorNames *names;
  GPtrArray *statements;

  g_return_val_if_fail (snapshot != NULL, NULL);

  names = g_new0 (ReadoutActorNames, 1);
  names->snapshot = readout_snapshot_ref (snapshot);
  names->surnames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  names->descriptions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  statements = readout_snapshot_get_statements (snapshot);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      for (guint j = 0; j < statement->voices->len; j++)
        {
          add_surname (names, g_ptr_array_index (statement->voices, j));
          add_description (names, statement, g_ptr_array_index (statement->voices, j));
        }
    }
  return names;
}

void
readout_actor_names_free (ReadoutActorNames *names)
{
  readout_snapshot_unref (names->snapshot);
  g_hash_table_unref (names->surnames);
  g_hash_table_unref (names->descriptions);
  g_free (names);
}

gboolean
readout_actor_names_is_unnamed (const ReadoutVoice *voice)
{
  g_return_val_if_fail (voice != NULL, TRUE);

  return voice->kind == READOUT_ACTOR_ANONYMOUS || voice->name == NULL || *voice->name == '\0';
}

/* The text around @statement, owned by the caller; cut at characters. */
static char *
dup_window (ReadoutActorNames *names, ReadoutStatement *statement)
{
  ReadoutReport *report = readout_snapshot_get_report (names->snapshot, statement);
  ReadoutSpan extent = readout_spans_get_extent (statement->content);
  const char *string;
  gsize length;
  gsize start;
  gsize end;

  if (report == NULL || report->text == NULL)
    return g_strdup ("");
  string = readout_text_get_string (report->text, &length);
  start = extent.start > WINDOW ? extent.start - WINDOW : 0;
  end = MIN (length, (gsize)extent.start + WINDOW);
  while (start > 0 && (string[start] & 0xc0) == 0x80)
    start--;
  while (end < length && (string[end] & 0xc0) == 0x80)
    end++;
  return g_strndup (string + start, end - start);
}

static gboolean
is_boundary (const char *window, const char *p)
{
  return p == window || !g_ascii_isalnum (p[-1]);
}

/* Whether the report mostly writes "the" before @name. */
static gboolean
has_article (const char *window, const char *name)
{
  gsize length = strlen (name);
  int balance = 0;
  int n_seen = 0;

  for (const char *p = strstr (window, name); p != NULL && n_seen < 12;
       p = strstr (p + length, name))
    {
      if (!is_boundary (window, p) || g_ascii_isalnum (p[length]))
        continue;
      n_seen++;
      if (p - window >= 4 && g_ascii_strncasecmp (p - 4, "the ", 4) == 0 &&
          is_boundary (window, p - 4))
        balance++;
      else if (p - window >= 2 && p[-1] == ' ' && g_ascii_isupper (p[length + (p[length] == ' ')]))
        continue; /* inside a longer name: "Russian President", "Trump Tower" */
      else
        balance--;
    }
  return balance > 0;
}

/* A body or an office that nobody has for a name of its own: "Foreign Ministry". */
static gboolean
needs_article (const char *name)
{
  static const char *const last_words[] = {
    "academy",     "administration", "agency",       "alliance",     "army",         "assembly",
    "association", "authority",      "board",        "bureau",       "cabinet",      "chancellor",
    "chancellery", "coalition",      "commission",   "committee",    "congregation", "council",
    "court",       "department",     "director",     "embassy",      "federation",   "foundation",
    "government",  "institute",      "league",       "minister",     "ministry",     "navy",
    "office",      "opposition",     "organisation", "organization", "palace",       "party",
    "police",      "presidency",     "president",    "prosecutor",   "secretariat",  "senate",
    "spokesman",   "spokesperson",   "spokeswoman",  "treasury",     "tribunal",     "union"
  };
  const char *last = strrchr (name, ' ');
  gsize length = strcspn (name, " ");

  for (const char *p = strchr (name, ' '); p != NULL; p = strchr (p + 1, ' '))
    if (!g_unichar_isupper (g_utf8_get_char (p + 1)) && !g_str_has_prefix (p, " of ") &&
        !g_str_has_prefix (p, " for ") && !g_str_has_prefix (p, " and "))
      return FALSE;
  if (last == NULL || strstr (name, "'s ") != NULL || strstr (name, "’s ") != NULL ||
      !g_unichar_isupper (g_utf8_get_char (name)) || memchr (name, '.', length) != NULL)
    return FALSE;
  return is_one_of (last + 1, last_words, G_N_ELEMENTS (last_words));
}

static gboolean
starts_with_article (const char *name)
{
  return g_ascii_strncasecmp (name, "the ", 4) == 0 || g_ascii_strncasecmp (name, "a ", 2) == 0 ||
         g_ascii_strncasecmp (name, "an ", 3) == 0;
}

/* Whether the first word of @name is an ordinary word that the report also writes in lower case. */
static gboolean
has_common_first_word (const char *window, const char *name)
{
  gsize length = strcspn (name, " ,.;:'");
  g_autofree char *word = g_strndup (name, length);

  if (length == 0 || !g_ascii_isupper (word[0]) || g_ascii_isupper (word[1]))
    return FALSE;
  word[0] = g_ascii_tolower (word[0]);
  if (name[length] == ' ' && g_unichar_isupper (g_utf8_get_char (name + length + 1)))
    return FALSE; /* "Foreign Secretary" */
  for (const char *p = strstr (window, word); p != NULL; p = strstr (p + length, word))
    if (is_boundary (window, p) && !g_ascii_isalnum (p[length]))
      return TRUE;
  return FALSE;
}

/* "minister", "statement", "Woman" where the report also has "woman": one word for one person, body
 * or paper. */
static gboolean
is_plain_noun (const char *window, const ReadoutVoice *voice)
{
  static const ReadoutList lists[] = { READOUT_LIST_ROLES, READOUT_LIST_BODIES,
                                       READOUT_LIST_DOCUMENTS };
  ReadoutLanguage *language = readout_word_lists_get ();
  g_autofree char *lower = NULL;

  if (strchr (voice->name, ' ') != NULL || g_str_has_suffix (voice->name, "s"))
    return FALSE;
  if (g_ascii_islower (*voice->name))
    return voice->kind == READOUT_ACTOR_PERSON || voice->kind == READOUT_ACTOR_DOCUMENT;
  if (language == NULL || voice->kind == READOUT_ACTOR_MEDIA ||
      !has_common_first_word (window, voice->name))
    return FALSE;
  lower = g_ascii_strdown (voice->name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (readout_language_find (language, lists[i], lower, -1, NULL) &&
        readout_language_get_flags (language, READOUT_LIST_GIVEN_NAMES, lower) == 0)
      return TRUE;
  return FALSE;
}

/* "Diplomats in Aster": a capital only where it begins a sentence. */
static gboolean
begins_with_role (const ReadoutVoice *voice)
{
  g_autofree char *first = g_strndup (voice->name, strcspn (voice->name, " "));

  return (voice->kind == READOUT_ACTOR_ANONYMOUS || voice->kind == READOUT_ACTOR_GROUP) &&
         g_str_has_suffix (first, "s") && !g_ascii_isupper (first[1]) &&
         readout_word_lists_has_noun (READOUT_LIST_ROLES, first);
}

static void
set_case (GString *string, gboolean capital)
{
  gunichar c = g_utf8_get_char (string->str);
  gunichar changed = capital ? g_unichar_toupper (c) : g_unichar_tolower (c);
  char buffer[6];
  int length;

  if (string->len == 0 || c == changed)
    return;
  length = g_unichar_to_utf8 (changed, buffer);
  g_string_erase (string, 0, g_utf8_skip[*(guchar *)string->str]);
  g_string_insert_len (string, 0, buffer, length);
}

/* A name with curly marks for straight ones that pair, and without those that do not. Owned by the
 * caller. */
static char *
dup_with_marks (const char *name)
{
  GString *result = g_string_new (NULL);
  guint n_marks = 0;
  gboolean open = FALSE;

  for (const char *p = name; *p != '\0'; p++)
    n_marks += *p == '"';
  for (const char *p = name; *p != '\0'; p++)
    if (*p != '"')
      g_string_append_c (result, *p);
    else if (n_marks % 2 == 0)
      {
        open = !open;
        g_string_append (result, open ? "“" : "”");
      }
  return g_string_free (result, FALSE);
}

/* The part of @words before @name and the name, as Markdown. */
static char *
mark_up (const char *words, const char *name, gboolean bold)
{
  gsize before = strlen (words) - strlen (name);
  g_autofree char *prefix = g_strndup (words, before);
  g_autofree char *escaped_prefix = readout_citation_escape (prefix);
  g_autofree char *marked = dup_with_marks (words + before);
  g_autofree char *escaped = readout_citation_escape (marked);
  const char *mark = bold ? "**" : "";

  return g_strconcat (escaped_prefix, *escaped_prefix != '\0' ? " " : "", mark, escaped, mark,
                      NULL);
}

char *
readout_actor_names_dup (ReadoutActorNames *names,
                         ReadoutStatement *statement,
                         const ReadoutVoice *voice,
                         ReadoutActorNameFlags flags)
{
  g_autofree char *window = NULL;
  g_autofree char *description = NULL;
  g_autoptr (GString) words = NULL;
  gsize tail;

  g_return_val_if_fail (names != NULL, NULL);
  g_return_val_if_fail (voice != NULL, NULL);

  if (voice->name == NULL || *voice->name == '\0' ||
      g_ascii_strcasecmp (voice->name, "unnamed") == 0)
    {
      const char *unnamed =
          flags & READOUT_ACTOR_NAME_CAPITAL ? "An unnamed source" : "an unnamed source";

      return flags & READOUT_ACTOR_NAME_BOLD ? g_strdup_printf ("**%s**", unnamed)
                                             : g_strdup (unnamed);
    }

  if (voice->kind == READOUT_ACTOR_PERSON && (flags & READOUT_ACTOR_NAME_SHORT))
    {
      const char *surname = find_surname (voice->name);
      g_autofree char *folded = g_utf8_casefold (surname, -1);
      g_autofree char *key = readout_actor_names_dup_key (voice);

      if (g_strcmp0 (g_hash_table_lookup (names->surnames, folded), key) == 0)
        {
          words = g_string_new (surname);
          if (flags & READOUT_ACTOR_NAME_CAPITAL)
            set_case (words, TRUE);
          return mark_up (words->str, words->str, flags & READOUT_ACTOR_NAME_BOLD);
        }
    }

  window = dup_window (names, statement);
  if (flags & READOUT_ACTOR_NAME_DESCRIBE)
    {
      g_autofree char *key = readout_actor_names_dup_key (voice);

      description = dup_description (names, statement, voice);
      if (description == NULL)
        description = g_strdup (g_hash_table_lookup (names->descriptions, key));
      if (description != NULL && !g_str_has_suffix (description, voice->name))
        g_clear_pointer (&description, g_free);
    }
  words = g_string_new (description != NULL ? description : voice->name);
  if (description == NULL && is_plain_noun (window, voice))
    {
      set_case (words, FALSE);
      g_string_prepend (words, "the ");
    }
  else if (description == NULL && !starts_with_article (voice->name) &&
           (needs_article (voice->name) ||
            (voice->kind != READOUT_ACTOR_PERSON && has_article (window, voice->name))))
    g_string_prepend (words, "the ");
  tail = strlen (voice->name);
  if (starts_with_article (voice->name) && words->len == tail)
    tail = words->len - (strchr (words->str, ' ') + 1 - words->str);

  if (flags & READOUT_ACTOR_NAME_CAPITAL)
    set_case (words, TRUE);
  else if (starts_with_article (words->str) ||
           ((voice->kind != READOUT_ACTOR_PERSON || description != NULL) &&
            has_common_first_word (window, words->str)) ||
           begins_with_role (voice))
    set_case (words, FALSE);
  return mark_up (words->str, words->str + words->len - tail, flags & READOUT_ACTOR_NAME_BOLD);
}

gboolean
readout_actor_names_is_common_word (ReadoutActorNames *names,
                                    ReadoutStatement *statement,
                                    const char *words)
{
  g_autofree char *window = NULL;

  g_return_val_if_fail (names != NULL, FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  window = dup_window (names, statement);
  return has_common_first_word (window, words);
}

gboolean
readout_actor_names_is_proper_word (ReadoutActorNames *names,
                                    ReadoutStatement *statement,
                                    const char *words)
{
  g_autofree char *window = NULL;
  g_autofree char *word = NULL;
  gsize length;
  const char *next;

  g_return_val_if_fail (names != NULL, FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  length = strcspn (words, " ,.;:'");
  word = g_strndup (words, length);
  if (strcmp (word, "I") == 0)
    return TRUE;
  for (next = length > 0 ? g_utf8_next_char (word) : word; *next != '\0';
       next = g_utf8_next_char (next))
    if (!g_unichar_islower (g_utf8_get_char (next)))
      return TRUE; /* "UN", "X-ray" */
  next = words + length;
  if (*next == ' ' && g_unichar_isupper (g_utf8_get_char (next + 1)))
    return TRUE;
  window = dup_window (names, statement);
  for (const char *p = strstr (window, word); p != NULL && length > 0;
       p = strstr (p + length, word))
    if (p - window > 2 && p[-1] == ' ' && (g_ascii_islower (p[-2]) || p[-2] == ',') &&
        !g_ascii_isalnum (p[length]))
      return TRUE;
  return FALSE;
}
