/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person typed to search, as terms: for the full-text search, and to find the same places in
 * a text at hand.
 */
#include "store/readout-search-terms.h"

#include <string.h>

/* More words than that are not looked for: a bit each. */
#define MAX_TERMS 64
/* No word is longer; a text that was pasted into the entry by mistake has some. */
#define MAX_BYTES 400

typedef struct
{
  char *match;      /* for FTS5 */
  GPtrArray *words; /* of char *, folded */
  gboolean phrase;  /* else the last word is the beginning of one */
  gboolean unwanted;
} Term;

struct _ReadoutSearchTerms
{
  GPtrArray *terms; /* of Term */
};

/* A word of a text: bytes of the text, and of its folded words one behind the other. */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 folded;
  guint32 length;
} Token;

static void
free_term (gpointer data)
{
  Term *term = data;

  g_free (term->match);
  g_ptr_array_unref (term->words);
  g_free (term);
}

/* As unicode61 of FTS5: accents are no words, and part none. */
static gboolean
is_accent (gunichar character)
{
  return character >= 0x300 && character <= 0x331;
}

static void
append_folded (GString *folded, gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (character >= 0x80 && g_unichar_fully_decompose (character, FALSE, parts, 1) > 0)
    character = parts[0];
  g_string_append_unichar (folded, g_unichar_tolower (character));
}

/* The words of @text[0, length). */
static GArray *
read_tokens (const char *text, gsize length, GString *folded)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *end = text + length;
  gboolean inside = FALSE;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      Token *last;

      if (is_accent (character) ? !inside : !g_unichar_isalnum (character))
        {
          inside = FALSE;
          continue;
        }
      if (!inside)
        {
          Token token = { at - text, 0, folded->len, 0 };
          g_array_append_val (tokens, token);
        }
      inside = TRUE;
      if (!is_accent (character))
        append_folded (folded, character);
      last = &g_array_index (tokens, Token, tokens->len - 1);
      last->end = g_utf8_next_char (at) - text;
      last->length = folded->len - last->folded;
    }
  return tokens;
}

static gboolean
has_word (const char *text, gsize length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* A word or phrase as an FTS5 string. */
static char *
dup_match (const char *text, gsize length, gboolean prefix)
{
  GString *match = g_string_new ("\"");

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, text[i]);
    }
  g_string_append (match, prefix ? "\"*" : "\"");
  return g_string_free (match, FALSE);
}

static Term *
new_term (const char *text, gsize length, gboolean phrase, gboolean unwanted)
{
  Term *term = g_new0 (Term, 1);
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GArray) tokens = NULL;

  if (length > MAX_BYTES)
    length = g_utf8_find_prev_char (text, text + MAX_BYTES) - text;
  term->match = dup_match (text, length, !phrase);
  term->words = g_ptr_array_new_with_free_func (g_free);
  term->phrase = phrase;
  term->unwanted = unwanted;
  tokens = read_tokens (text, length, folded);
  for (guint i = 0; i < tokens->len; i++)
    {
      const Token *token = &g_array_index (tokens, Token, i);
      g_ptr_array_add (term->words, g_strndup (folded->str + token->folded, token->length));
    }
  return term;
}

/* The end of the phrase that begins behind a quotation mark, or of the word. */
static const char *
find_end (const char *at, gboolean phrase)
{
  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (phrase ? character == '"' || character == 0x201d
                 : g_unichar_isspace (character) || character == '"')
        break;
    }
  return at;
}

ReadoutSearchTerms *
readout_search_terms_new (const char *text)
{
  ReadoutSearchTerms *terms = g_new0 (ReadoutSearchTerms, 1);
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
  const char *at = valid;

  terms->terms = g_ptr_array_new_with_free_func (free_term);
  while (*at != '\0' && terms->terms->len < MAX_TERMS)
    {
      gunichar character = g_utf8_get_char (at);
      gboolean unwanted = FALSE;
      gboolean phrase;
      const char *end;

      if (g_unichar_isspace (character))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      if (character == '-' && at[1] != '\0' && !g_unichar_isspace (g_utf8_get_char (at + 1)))
        {
          unwanted = TRUE;
          character = g_utf8_get_char (++at);
        }
      phrase = character == '"' || character == 0x201c || character == 0x201d;
      if (phrase)
        at = g_utf8_next_char (at);
      end = find_end (at, phrase);
      if (has_word (at, end - at))
        g_ptr_array_add (terms->terms, new_term (at, end - at, phrase, unwanted));
      at = phrase && *end != '\0' ? g_utf8_next_char (end) : end;
    }
  return terms;
}

void
readout_search_terms_free (ReadoutSearchTerms *terms)
{
  if (terms == NULL)
    return;
  g_ptr_array_unref (terms->terms);
  g_free (terms);
}

guint
readout_search_terms_count (const ReadoutSearchTerms *terms)
{
  g_return_val_if_fail (terms != NULL, 0);

  return terms->terms->len;
}

gboolean
readout_search_terms_is_unwanted (const ReadoutSearchTerms *terms, guint index)
{
  g_return_val_if_fail (terms != NULL && index < terms->terms->len, FALSE);

  return ((Term *)g_ptr_array_index (terms->terms, index))->unwanted;
}

const char *
readout_search_terms_get_match (const ReadoutSearchTerms *terms, guint index)
{
  g_return_val_if_fail (terms != NULL && index < terms->terms->len, NULL);

  return ((Term *)g_ptr_array_index (terms->terms, index))->match;
}

/* Whether the words of @term stand at the token @place. */
static gboolean
stands_at (const Term *term, GArray *tokens, guint place, const char *folded)
{
  guint n = term->words->len;

  if (n == 0 || place + n > tokens->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const Token *token = &g_array_index (tokens, Token, place + i);
      const char *word = g_ptr_array_index (term->words, i);
      gsize length = strlen (word);
      gboolean whole = term->phrase || i + 1 < n;

      if (length > token->length || (whole && length < token->length) ||
          memcmp (folded + token->folded, word, length) != 0)
        return FALSE;
    }
  return TRUE;
}

guint64
readout_search_terms_find (const ReadoutSearchTerms *terms, const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GArray) tokens = NULL;
  guint64 found = 0;

  g_return_val_if_fail (terms != NULL && text != NULL, 0);

  tokens = read_tokens (text, strlen (text), folded);
  for (guint i = 0; i < tokens->len; i++)
    for (guint j = 0; j < terms->terms->len; j++)
      if ((found & (G_GUINT64_CONSTANT (1) << j)) == 0 &&
          stands_at (g_ptr_array_index (terms->terms, j), tokens, i, folded->str))
        found |= G_GUINT64_CONSTANT (1) << j;
  return found;
}

GArray *
readout_search_terms_mark (const ReadoutSearchTerms *terms, const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GArray) tokens = NULL;
  GArray *marks = readout_spans_new ();

  g_return_val_if_fail (terms != NULL && text != NULL, marks);

  tokens = read_tokens (text, strlen (text), folded);
  for (guint i = 0; i < tokens->len; i++)
    for (guint j = 0; j < terms->terms->len; j++)
      {
        const Term *term = g_ptr_array_index (terms->terms, j);

        if (!term->unwanted && stands_at (term, tokens, i, folded->str))
          readout_spans_add (marks, g_array_index (tokens, Token, i).start,
                             g_array_index (tokens, Token, i + term->words->len - 1).end);
      }
  readout_spans_normalize (marks);
  return marks;
}
