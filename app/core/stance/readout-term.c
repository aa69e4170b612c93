/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words made comparable: stop words and stems that join a verb with its noun.
 */
#include "stance/readout-term.h"

#include <string.h>

#define STEM_MIN 3
/* No stop word is longer, in bytes. */
#define STOP_WORD_MAX 11

/* A word of so many bytes has no stem. */
#define WORD_MAX 200

/* Sorted. Words of grammar, of reporting, and of time and number. */
static const char *const stop_words[] = {
  "a",          "about",    "above",    "accordance", "according",   "across",     "add",
  "added",      "adding",   "after",    "again",      "against",     "ago",        "all",
  "almost",     "along",    "already",  "also",       "although",    "always",     "am",
  "among",      "an",       "and",      "announce",   "announced",   "another",    "any",
  "anyone",     "anything", "are",      "around",     "as",          "ask",        "asked",
  "asking",     "at",       "away",     "back",       "be",          "because",    "become",
  "been",       "before",   "behind",   "being",      "believe",     "believed",   "believes",
  "below",      "between",  "both",     "but",        "by",          "call",       "called",
  "came",       "can",      "cannot",   "case",       "claim",       "claimed",    "claims",
  "come",       "comes",    "coming",   "could",      "country",     "day",        "days",
  "did",        "do",       "does",     "doing",      "done",        "down",       "during",
  "each",       "early",    "either",   "else",       "end",         "enough",     "even",
  "ever",       "every",    "everyone", "expected",   "far",         "few",        "first",
  "following",  "for",      "former",   "found",      "four",        "friday",     "from",
  "further",    "gave",     "get",      "gets",       "getting",     "give",       "given",
  "go",         "goes",     "going",    "good",       "got",         "great",      "had",
  "half",       "has",      "have",     "having",     "he",          "her",        "here",
  "hers",       "herself",  "him",      "himself",    "his",         "hour",       "hours",
  "how",        "however",  "i",        "if",         "immediately", "in",         "including",
  "indeed",     "inside",   "instead",  "into",       "is",          "issue",      "it",
  "its",        "itself",   "just",     "keep",       "kind",        "knew",       "know",
  "known",      "large",    "last",     "late",       "later",       "latest",     "least",
  "less",       "let",      "like",     "likely",     "little",      "long",       "longer",
  "look",       "lot",      "made",     "make",       "makes",       "making",     "man",
  "many",       "may",      "maybe",    "me",         "mean",        "means",      "men",
  "might",      "mine",     "minute",   "minutes",    "monday",      "month",      "months",
  "more",       "morning",  "most",     "mr",         "mrs",         "ms",         "much",
  "must",       "my",       "myself",   "near",       "nearly",      "need",       "needs",
  "neither",    "never",    "new",      "next",       "night",       "no",         "nobody",
  "none",       "nor",      "not",      "nothing",    "now",         "number",     "of",
  "off",        "often",    "on",       "once",       "one",         "ones",       "only",
  "onto",       "or",       "other",    "others",     "our",         "ours",       "out",
  "outside",    "over",     "own",      "part",       "people",      "per",        "perhaps",
  "person",     "place",    "point",    "possible",   "put",         "quite",      "quote",
  "quoted",     "rather",   "really",   "report",     "reported",    "reportedly", "reports",
  "right",      "said",     "same",     "saturday",   "saw",         "say",        "saying",
  "says",       "second",   "see",      "seem",       "seemed",      "seems",      "seen",
  "set",        "several",  "shall",    "she",        "should",      "show",       "since",
  "situation",  "small",    "so",       "some",       "someone",     "something",  "soon",
  "started",    "state",    "stated",   "statement",  "still",       "such",       "sunday",
  "take",       "taken",    "takes",    "taking",     "tell",        "telling",    "ten",
  "than",       "thank",    "that",     "the",        "their",       "theirs",     "them",
  "themselves", "then",     "there",    "therefore",  "these",       "they",       "thing",
  "things",     "think",    "third",    "this",       "those",       "though",     "thought",
  "three",      "through",  "thursday", "thus",       "time",        "times",      "to",
  "today",      "together", "told",     "tomorrow",   "too",         "took",       "toward",
  "towards",    "tuesday",  "two",      "under",      "until",       "up",         "upon",
  "us",         "use",      "used",     "very",       "via",         "want",       "wanted",
  "wants",      "was",      "way",      "we",         "wednesday",   "week",       "weeks",
  "well",       "went",     "were",     "what",       "whatever",    "when",       "where",
  "whether",    "which",    "while",    "who",        "whole",       "whom",       "whose",
  "why",        "will",     "with",     "within",     "without",     "work",       "would",
  "year",       "years",    "yes",      "yesterday",  "yet",         "you",        "your",
  "yours",      "yourself",
};

/* Stems that the suffix rules do not join, and spellings of one name: stem → the one that counts.
 * Sorted. */
typedef struct
{
  const char *from;
  const char *to;
} SameStem;

static const SameStem same_stems[] = {
  { "began", "begin" },     { "begun", "begin" },        { "bought", "buy" },
  { "brought", "bring" },   { "built", "build" },        { "chose", "choos" },
  { "chosen", "choos" },    { "closur", "clos" },        { "decis", "decid" },
  { "defenc", "defens" },   { "depart", "leav" },        { "donets", "donetsk" },
  { "drawn", "draw" },      { "drew", "draw" },          { "expans", "expand" },
  { "fed", "feed" },        { "fought", "fight" },       { "gone", "go" },
  { "grew", "grow" },       { "grown", "grow" },         { "growth", "grow" },
  { "held", "hold" },       { "invas", "invad" },        { "kept", "keep" },
  { "kharkov", "kharkiv" }, { "kiev", "kyiv" },          { "laid", "lay" },
  { "led", "lead" },        { "left", "leav" },          { "loss", "lose" },
  { "lost", "lose" },       { "lugansk", "luhansk" },    { "met", "meet" },
  { "paid", "pay" },        { "permiss", "permit" },     { "persuas", "persuad" },
  { "provis", "provid" },   { "recognis", "recogn" },    { "sale", "sell" },
  { "sent", "send" },       { "shot", "shoot" },         { "sold", "sell" },
  { "spent", "spend" },     { "split", "divid" },        { "spoke", "speak" },
  { "suspens", "suspend" }, { "taught", "teach" },       { "thrown", "throw" },
  { "tri", "try" },         { "withdrawn", "withdraw" }, { "withdrew", "withdraw" },
  { "won", "win" },         { "written", "writ" },       { "wrote", "writ" },
};

/* Endings, longest first within a pass: what replaces them, and how much must be left. */
typedef struct
{
  const char *ending;
  const char *replacement;
  guint8 length; /* of the ending, in bytes */
  guint8 left;
} Ending;

#define ENDING(ending, replacement, left)                                                          \
  {                                                                                                \
    ending, replacement, sizeof ending - 1, left                                                   \
  }

static const Ending inflections[] = {
  ENDING ("'s", "", 2),     ENDING ("’s", "", 2),     ENDING ("s'", "", 3),
  ENDING ("s’", "", 3),     ENDING ("sses", "ss", 2), ENDING ("ches", "ch", 2),
  ENDING ("shes", "sh", 2), ENDING ("xes", "x", 2),   ENDING ("ies", "y", 2),
  ENDING ("ss", "ss", 1),   ENDING ("us", "us", 1),   ENDING ("is", "is", 1),
  ENDING ("s", "", 3),
};

static const Ending verb_endings[] = {
  ENDING ("ying", "y", 3), ENDING ("ying", "y", 2), ENDING ("ing", "", 4),
  ENDING ("ied", "y", 3),  ENDING ("eed", "ee", 3), ENDING ("ed", "", 3),
};

/* Of verbs whose noun ends in -ation: "negotiating". */
static const Ending gerunds[] = { ENDING ("at", "", 4) };

static const Ending derivations[] = {
  ENDING ("isations", "is", 3), ENDING ("izations", "is", 3),    ENDING ("isation", "is", 3),
  ENDING ("ization", "is", 3),  ENDING ("ifications", "ify", 2), ENDING ("ification", "ify", 2),
  ENDING ("ition", "", 5),      ENDING ("ations", "", 4),        ENDING ("ation", "", 4),
  ENDING ("ate", "", 4),        ENDING ("itions", "", 5),        ENDING ("ments", "", 4),
  ENDING ("ment", "", 4),       ENDING ("ion", "", 5),           ENDING ("ional", "", 4),
  ENDING ("ively", "", 4),      ENDING ("ive", "", 4),           ENDING ("ally", "", 4),
  ENDING ("ence", "", 5),       ENDING ("ance", "", 5),          ENDING ("ency", "", 5),
  ENDING ("ent", "", 6),        ENDING ("ant", "", 7),           ENDING ("ness", "", 4),
  ENDING ("ity", "", 5),        ENDING ("izer", "is", 3),        ENDING ("iser", "is", 3),
  ENDING ("ize", "is", 3),      ENDING ("iz", "is", 4),          ENDING ("ise", "is", 3),
  ENDING ("ians", "ia", 3),     ENDING ("ian", "ia", 3),         ENDING ("al", "", 5),
  ENDING ("ly", "", 4),         ENDING ("ful", "", 4),           ENDING ("er", "", 5),
  ENDING ("or", "", 5),
};

static int
compare_words (gconstpointer key, gconstpointer item)
{
  return strcmp (key, *(const char *const *)item);
}

static int
compare_stems (gconstpointer key, gconstpointer item)
{
  return strcmp (key, ((const SameStem *)item)->from);
}

/* A word that is cut in place: no ending is replaced by a longer one. */
typedef struct
{
  char *str;
  gsize len;
} Word;

static void
cut_word (Word *word, gsize length)
{
  word->len = length;
  word->str[length] = '\0';
}

/* Applies the first ending that fits, in place. */
static gboolean
apply_endings (Word *word, const Ending *endings, guint n_endings)
{
  for (guint i = 0; i < n_endings; i++)
    {
      const char *ending = endings[i].ending;
      gsize length = endings[i].length;
      gsize left;

      if (word->len < length + endings[i].left || ending[length - 1] != word->str[word->len - 1] ||
          memcmp (word->str + word->len - length, ending, length) != 0)
        continue;
      left = word->len - length;
      length = strlen (endings[i].replacement);
      memcpy (word->str + left, endings[i].replacement, length);
      cut_word (word, left + length);
      return TRUE;
    }
  return FALSE;
}

/* "stopp" → "stop", but "sell", "pass", "staff" stay. */
static void
undouble (Word *word)
{
  gsize n = word->len;

  if (n > STEM_MIN && word->str[n - 1] == word->str[n - 2] &&
      strchr ("bdgmnprt", word->str[n - 1]) != NULL)
    cut_word (word, n - 1);
}

/* Folds a word of ASCII letters into @room; another one, or one that is too long for it, into
 * memory of its own. */
static char *
fold (const char *word, gsize length, char *room, gsize size)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar)word[i] >= 0x80)
      return g_utf8_casefold (word, (gssize)length);
  if (length >= size)
    return g_ascii_strdown (word, (gssize)length);
  for (gsize i = 0; i < length; i++)
    room[i] = g_ascii_tolower (word[i]);
  room[length] = '\0';
  return room;
}

/* The index of the first stop word that begins with each letter, and one more. */
static const guint16 *
get_letters (void)
{
  static guint16 letters['z' - 'a' + 2];
  static gsize initialized;

  if (g_once_init_enter (&initialized))
    {
      guint at = 0;

      for (guint letter = 0; letter < G_N_ELEMENTS (letters); letter++)
        {
          while (at < G_N_ELEMENTS (stop_words) && stop_words[at][0] < (char)('a' + letter))
            at++;
          letters[letter] = at;
        }
      g_once_init_leave (&initialized, 1);
    }
  return letters;
}

gboolean
readout_term_is_stop_word (const char *word, gssize length)
{
  char folded[STOP_WORD_MAX + 1];
  const guint16 *letters = get_letters ();
  guint first;

  g_return_val_if_fail (word != NULL, FALSE);

  if (length < 0)
    length = strlen (word);
  if (length == 0 || length > STOP_WORD_MAX || !g_ascii_isalpha (word[0]))
    return FALSE;
  /* They are all ASCII. */
  for (gssize i = 0; i < length; i++)
    folded[i] = g_ascii_tolower (word[i]);
  folded[length] = '\0';
  first = letters[folded[0] - 'a'];
  return bsearch (folded, &stop_words[first], letters[folded[0] - 'a' + 1] - first,
                  sizeof *stop_words, compare_words) != NULL;
}

/* The stem of a word that is folded already, in place or as a static string. */
static const char *
make_stem (char *folded)
{
  const SameStem *same;
  Word stem = { folded, strlen (folded) };

  apply_endings (&stem, inflections, G_N_ELEMENTS (inflections));
  if (g_str_has_suffix (stem.str, "'s") || g_str_has_suffix (stem.str, "’s"))
    apply_endings (&stem, inflections, 2);
  if (apply_endings (&stem, verb_endings, G_N_ELEMENTS (verb_endings)))
    {
      undouble (&stem);
      apply_endings (&stem, gerunds, G_N_ELEMENTS (gerunds));
    }
  apply_endings (&stem, derivations, G_N_ELEMENTS (derivations));
  if (stem.len > STEM_MIN && stem.str[stem.len - 1] == 'e')
    cut_word (&stem, stem.len - 1);
  if (stem.len > STEM_MIN + 1 && stem.str[stem.len - 1] == 'y')
    stem.str[stem.len - 1] = 'i';
  same =
      bsearch (stem.str, same_stems, G_N_ELEMENTS (same_stems), sizeof *same_stems, compare_stems);
  return same != NULL ? same->to : stem.str;
}

char *
readout_term_dup_stem (const char *word, gssize length)
{
  char room[WORD_MAX];
  char *folded;
  char *stem;

  g_return_val_if_fail (word != NULL, NULL);

  folded = fold (word, length < 0 ? strlen (word) : (gsize)length, room, sizeof room);
  stem = g_strdup (make_stem (folded));
  if (folded != room)
    g_free (folded);
  return stem;
}

static void
clear_term (gpointer data)
{
  g_free (((ReadoutTerm *)data)->stem);
}

/* Letters, digits, and apostrophes or hyphens between them. */
static gboolean
is_word_character (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum (c) : g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static const char *
find_word_end (const char *start, const char *end)
{
  const char *p = start;

  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (!is_word_character (c) &&
          !((c == '\'' || c == 0x2019) && next < end && is_word_character (g_utf8_get_char (next))))
        break;
      p = next;
    }
  return p;
}

GArray *
readout_terms_split (const char *string, gssize length)
{
  GArray *terms;
  const char *end;

  g_return_val_if_fail (string != NULL, NULL);

  terms = g_array_new (FALSE, FALSE, sizeof (ReadoutTerm));
  g_array_set_clear_func (terms, clear_term);
  end = string + (length < 0 ? strlen (string) : (gsize)length);
  for (const char *p = string; p < end;)
    {
      gunichar c = g_utf8_get_char (p);
      const char *word_end;
      ReadoutTerm term = { 0 };

      if (!is_word_character (c))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      word_end = find_word_end (p, end);
      term.span.start = (guint32)(p - string);
      term.span.end = (guint32)(word_end - string);
      term.is_upper = g_unichar_isupper (c);
      if (word_end - p < WORD_MAX && !readout_term_is_stop_word (p, word_end - p))
        {
          term.stem = readout_term_dup_stem (p, word_end - p);
          if (g_utf8_strlen (term.stem, -1) < 2)
            g_clear_pointer (&term.stem, g_free);
        }
      g_array_append_val (terms, term);
      p = word_end;
    }
  return terms;
}

/* How words begin that the stems of a set can stand for: their first two bytes. */
typedef struct
{
  guint8 bits[256 * 256 / 8];
} Beginnings;

static void
add_beginning (Beginnings *beginnings, const char *word)
{
  guint index = (guint)(guchar)word[0] * 256 + (guchar)word[1];

  beginnings->bits[index / 8] |= (guint8)(1 << index % 8);
}

/* Whether the word of at least two bytes can have one of the stems. Letters beyond ASCII may fold
 * to anything; endings leave the first two letters as they are. */
static gboolean
is_beginning (const Beginnings *beginnings, const char *word)
{
  guchar first = (guchar)g_ascii_tolower (word[0]);
  guchar second = (guchar)g_ascii_tolower (word[1]);
  guint index = (guint)first * 256 + second;

  return first >= 0x80 || second >= 0x80 || (beginnings->bits[index / 8] & 1 << index % 8) != 0;
}

static void
find_beginnings (GHashTable *wanted, Beginnings *beginnings)
{
  GHashTableIter iter;
  gpointer stem;

  memset (beginnings, 0, sizeof *beginnings);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    if (*(const char *)stem != '\0')
      add_beginning (beginnings, stem);
  for (guint i = 0; i < G_N_ELEMENTS (same_stems); i++)
    if (g_hash_table_contains (wanted, same_stems[i].to))
      add_beginning (beginnings, same_stems[i].from);
}

static void
visit_word (const char *string, ReadoutSpan span, ReadoutTermFunc visit, gpointer data)
{
  const char *word = string + span.start;
  gsize length = span.end - span.start;
  char room[WORD_MAX];
  char *folded;
  const char *stem;

  if (length >= WORD_MAX || readout_term_is_stop_word (word, (gssize)length))
    return;
  folded = fold (word, length, room, sizeof room);
  stem = make_stem (folded);
  if (g_utf8_strlen (stem, -1) >= 2)
    visit (span, g_unichar_isupper (g_utf8_get_char (word)), stem, data);
  if (folded != room)
    g_free (folded);
}

void
readout_terms_visit (
    const char *string, gssize length, GHashTable *wanted, ReadoutTermFunc visit, gpointer data)
{
  Beginnings beginnings;
  const char *end;

  g_return_if_fail (string != NULL);
  g_return_if_fail (visit != NULL);

  find_beginnings (wanted, &beginnings);
  end = string + (length < 0 ? strlen (string) : (gsize)length);
  for (const char *p = string; p < end;)
    {
      const char *word_end;

      if (!is_word_character (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      word_end = find_word_end (p, end);
      if (word_end - p >= 2 && is_beginning (&beginnings, p))
        visit_word (string, (ReadoutSpan){ (guint32)(p - string), (guint32)(word_end - string) },
                    visit, data);
      p = word_end;
    }
}

void
readout_terms_add_stems (GHashTable *stems, const char *string)
{
  g_autoptr (GArray) terms = readout_terms_split (string, -1);

  g_return_if_fail (terms != NULL);

  for (guint i = 0; i < terms->len; i++)
    if (g_array_index (terms, ReadoutTerm, i).stem != NULL)
      g_hash_table_add (stems, g_steal_pointer (&g_array_index (terms, ReadoutTerm, i).stem));
}
