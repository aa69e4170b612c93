/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Forms of English reporting words.
 */
#include "briefing/readout-cue-form.h"

#include <stdlib.h>
#include <string.h>

#include "briefing/readout-word-lists.h"

typedef struct
{
  const char *from;
  const char *to;
} Pair;

/* Base or -ing form → past. Sorted. */
static const Pair irregular[] = {
  { "beginning", "began" },
  { "bidding", "bade" },
  { "bringing", "brought" },
  { "feel", "felt" },
  { "feeling", "felt" },
  { "find", "found" },
  { "finding", "found" },
  { "foresee", "foresaw" },
  { "foreseeing", "foresaw" },
  { "give", "gave" },
  { "giving", "gave" },
  { "go", "went" },
  { "going", "went" },
  { "hearing", "heard" },
  { "hold", "held" },
  { "holding", "held" },
  { "know", "knew" },
  { "knowing", "knew" },
  { "make", "made" },
  { "making", "made" },
  { "mean", "meant" },
  { "meaning", "meant" },
  { "put", "put" },
  { "putting", "put" },
  { "read", "read" },
  { "reading", "read" },
  { "say", "said" },
  { "saying", "said" },
  { "see", "saw" },
  { "seeing", "saw" },
  { "seek", "sought" },
  { "seeking", "sought" },
  { "speak", "spoke" },
  { "speaking", "spoke" },
  { "swear", "swore" },
  { "swearing", "swore" },
  { "teaching", "taught" },
  { "tell", "told" },
  { "telling", "told" },
  { "think", "thought" },
  { "thinking", "thought" },
  { "understand", "understood" },
  { "understanding", "understood" },
  { "vowing", "vowed" },
  { "write", "wrote" },
  { "writing", "wrote" },
};

/* Sorted. */
static const Pair nouns[] = {
  { "accusation", "charged" },
  { "acknowledgement", "acknowledged" },
  { "acknowledgment", "acknowledged" },
  { "admission", "admitted" },
  { "advice", "advised" },
  { "allegation", "alleged" },
  { "allegations", "alleged" },
  { "announcement", "announced" },
  { "argument", "argued" },
  { "assertion", "asserted" },
  { "assertions", "asserted" },
  { "assessment", "said" },
  { "assurance", "assured" },
  { "belief", "believed" },
  { "claim", "claimed" },
  { "claims", "claimed" },
  { "comment", "commented" },
  { "complaint", "complained" },
  { "conclusion", "concluded" },
  { "confirmation", "confirmed" },
  { "contention", "contended" },
  { "conviction", "was convinced" },
  { "decision", "decided" },
  { "declaration", "declared" },
  { "demand", "demanded" },
  { "denial", "denied" },
  { "estimate", "estimated" },
  { "expectation", "expected" },
  { "fear", "feared" },
  { "fears", "feared" },
  { "finding", "found" },
  { "hope", "hoped" },
  { "hopes", "hoped" },
  { "insistence", "insisted" },
  { "intention", "intended" },
  { "observation", "observed" },
  { "offer", "offered" },
  { "plan", "planned" },
  { "plea", "pleaded" },
  { "pledge", "pledged" },
  { "prediction", "predicted" },
  { "promise", "promised" },
  { "proposal", "proposed" },
  { "refusal", "refused" },
  { "remark", "remarked" },
  { "request", "requested" },
  { "statement", "stated" },
  { "suggestion", "suggested" },
  { "suspicion", "suspected" },
  { "threat", "threatened" },
  { "view", "held" },
  { "vow", "vowed" },
  { "warning", "warned" },
};

/* Finite forms. Sorted. */
static const char *const that_verbs[] = {
  "acknowledged", "acknowledges", "added",      "adds",       "admits",    "admitted",
  "affirmed",     "affirms",      "agreed",     "agrees",     "alleged",   "alleges",
  "announced",    "announces",    "argued",     "argues",     "asserted",  "asserts",
  "believed",     "believes",     "boasted",    "cautioned",  "cautions",  "claimed",
  "claims",       "commented",    "comments",   "complained", "complains", "conceded",
  "concedes",     "concluded",    "concludes",  "confirmed",  "confirms",  "contended",
  "contends",     "continued",    "countered",  "declared",   "declares",  "denied",
  "denies",       "disclosed",    "emphasised", "emphasized", "estimated", "estimates",
  "expected",     "expects",      "explained",  "explains",   "feared",    "fears",
  "feels",        "felt",         "finds",      "forecast",   "found",     "hoped",
  "hopes",        "indicated",    "indicates",  "insisted",   "insists",   "joked",
  "maintained",   "maintains",    "mentioned",  "noted",      "notes",     "observed",
  "observes",     "pledged",      "pledges",    "predicted",  "predicts",  "promised",
  "promises",     "proposed",     "proposes",   "quipped",    "recalled",  "recalls",
  "reckons",      "reiterated",   "remarked",   "remarks",    "repeated",  "replied",
  "replies",      "reported",     "reports",    "responded",  "responds",  "revealed",
  "reveals",      "said",         "says",       "shouted",    "stated",    "states",
  "stressed",     "stresses",     "suggested",  "suggests",   "swore",     "testified",
  "testifies",    "thinks",       "thought",    "threatened", "tweeted",   "underlined",
  "vowed",        "vows",         "warned",     "warns",      "writes",    "wrote",
};

static const char *const auxiliaries[] = {
  "again",   "already", "also",      "always", "are",     "be",      "been",      "being",
  "can",     "cannot",  "could",     "did",    "didn't",  "do",      "does",      "doesn't",
  "don't",   "earlier", "even",      "ever",   "finally", "first",   "further",   "furthermore",
  "had",     "has",     "hasn't",    "have",   "haven't", "in turn", "instead",   "is",
  "isn't",   "just",    "last",      "later",  "long",    "may",     "merely",    "might",
  "must",    "never",   "no",        "not",    "now",     "often",   "once",      "only",
  "quickly", "rather",  "shall",     "should", "simply",  "since",   "sometimes", "soon",
  "still",   "then",    "therefore", "thus",   "to",      "today",   "too",       "twice",
  "was",     "wasn't",  "were",      "will",   "won't",   "would",   "yesterday", "yet",
};

static const char *const according[] = {
  "according to",   "as per",          "citing", "in the eyes of", "in the opinion of",
  "in the view of", "in the words of", "per",    "quoting",
};

static int
compare_pairs (const void *a, const void *b)
{
  return strcmp (((const Pair *)a)->from, ((const Pair *)b)->from);
}

static gboolean
contains (const char *const *words, guint n_words, const char *word)
{
  for (guint i = 0; i < n_words; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_consonant (char c)
{
  return g_ascii_isalpha (c) && strchr ("aeiou", c) == NULL;
}

gboolean
readout_cue_form_is_participle (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return strlen (word) > 5 && g_str_has_suffix (word, "ing") && strcmp (word, "bring") != 0;
}

/* What the lists know of a form: its flags, and its base if @base is given. */
static guint64
find_form (const char *word, const char **base)
{
  ReadoutLanguage *language = readout_word_lists_get ();
  g_autofree char *lower = g_ascii_strdown (word, -1);
  ReadoutWord found;

  if (language == NULL || !readout_language_find (language, READOUT_LIST_FORMS, lower, -1, &found))
    return 0;
  if (base != NULL)
    *base = found.value;
  return found.flags;
}

gboolean
readout_cue_form_is_finite (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return (find_form (word, NULL) &
          (READOUT_WORD_BIT (READOUT_WORD_BASE) | READOUT_WORD_BIT (READOUT_WORD_PRESENT) |
           READOUT_WORD_BIT (READOUT_WORD_PAST))) != 0;
}

gboolean
readout_cue_form_is_verb (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return readout_word_lists_get () == NULL || find_form (word, NULL) != 0 ||
         readout_cue_form_is_auxiliary (word) || readout_cue_form_takes_that (word);
}

ReadoutCueNumber
readout_cue_form_get_number (const char *word)
{
  static const char *const one[] = { "does", "doesn't", "has", "hasn't",
                                     "is",   "isn't",   "was", "wasn't" };
  static const char *const several[] = { "are",  "aren't",  "do",   "don't",
                                         "have", "haven't", "were", "weren't" };
  guint64 flags;

  g_return_val_if_fail (word != NULL, READOUT_CUE_NUMBER_ANY);

  if (contains (one, G_N_ELEMENTS (one), word))
    return READOUT_CUE_NUMBER_ONE;
  if (contains (several, G_N_ELEMENTS (several), word))
    return READOUT_CUE_NUMBER_SEVERAL;
  flags = find_form (word, NULL);
  if (flags & READOUT_WORD_BIT (READOUT_WORD_PAST))
    return READOUT_CUE_NUMBER_ANY;
  if (flags & READOUT_WORD_BIT (READOUT_WORD_PRESENT))
    return READOUT_CUE_NUMBER_ONE;
  return flags & READOUT_WORD_BIT (READOUT_WORD_BASE) ? READOUT_CUE_NUMBER_SEVERAL
                                                      : READOUT_CUE_NUMBER_ANY;
}

/* The past of a verb that the lists know from its base: "plan" → "planned". Owned by the caller. */
static char *
dup_known_past (const char *base)
{
  gsize length = strlen (base);
  char *candidates[] = { g_strconcat (base, "d", NULL), g_strconcat (base, "ed", NULL),
                         g_strdup_printf ("%.*sied", (int)(length - 1), base),
                         g_strdup_printf ("%s%ced", base, base[length - 1]) };
  char *past = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      const char *of = NULL;
      guint64 flags = find_form (candidates[i], &of);

      if (past == NULL && (flags & READOUT_WORD_BIT (READOUT_WORD_PAST)) && strcmp (of, base) == 0)
        past = g_steal_pointer (&candidates[i]);
      g_free (candidates[i]);
    }
  return past;
}

char *
readout_cue_form_dup_past (const char *word)
{
  g_autofree char *lower = NULL;
  const Pair *found;
  Pair key = { NULL, NULL };
  const char *base = NULL;
  gsize length;

  g_return_val_if_fail (word != NULL, NULL);

  lower = g_ascii_strdown (word, -1);
  key.from = lower;
  found = bsearch (&key, irregular, G_N_ELEMENTS (irregular), sizeof *irregular, compare_pairs);
  if (found != NULL)
    return g_strdup (found->to);
  for (guint i = 0; i < G_N_ELEMENTS (irregular); i++)
    if (strcmp (lower, irregular[i].to) == 0)
      return g_steal_pointer (&lower);

  if (find_form (lower, &base) != 0 && *base != '\0')
    {
      char *known = dup_known_past (base);

      if (known != NULL)
        return known;
    }
  length = strlen (lower);
  if (readout_cue_form_is_participle (lower))
    lower[length -= 3] = '\0';
  else if (length < 3 || g_str_has_suffix (lower, "ed") ||
           (lower[length - 1] == 's' && lower[length - 2] != 's'))
    return g_steal_pointer (&lower);

  if (lower[length - 1] == 'e')
    return g_strconcat (lower, "d", NULL);
  if (lower[length - 1] == 'y' && is_consonant (lower[length - 2]))
    {
      lower[length - 1] = '\0';
      return g_strconcat (lower, "ied", NULL);
    }
  return g_strconcat (lower, "ed", NULL);
}

const char *
readout_cue_form_get_verb (const char *noun)
{
  g_autofree char *lower = NULL;
  const Pair *found;
  Pair key = { NULL, NULL };

  g_return_val_if_fail (noun != NULL, NULL);

  lower = g_ascii_strdown (noun, -1);
  key.from = lower;
  found = bsearch (&key, nouns, G_N_ELEMENTS (nouns), sizeof *nouns, compare_pairs);
  return found != NULL ? found->to : NULL;
}

/* Whether the lists say so: verbs that take a clause as well as a quotation say something. */
static gboolean
frames_take_that (const char *verb)
{
  const guint64 wanted =
      READOUT_WORD_BIT (READOUT_WORD_THAT) | READOUT_WORD_BIT (READOUT_WORD_QUOTE);
  const guint64 unwanted =
      READOUT_WORD_BIT (READOUT_WORD_TELL) | READOUT_WORD_BIT (READOUT_WORD_WEAK);
  const char *base = NULL;
  guint64 flags;

  if (!readout_cue_form_is_finite (verb) || find_form (verb, &base) == 0)
    return FALSE;
  flags = readout_language_get_flags (readout_word_lists_get (), READOUT_LIST_VERBS, base);
  return (flags & wanted) == wanted && (flags & unwanted) == 0;
}

gboolean
readout_cue_form_takes_that (const char *verb)
{
  g_return_val_if_fail (verb != NULL, FALSE);

  return contains (that_verbs, G_N_ELEMENTS (that_verbs), verb) || frames_take_that (verb);
}

gboolean
readout_cue_form_is_auxiliary (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return contains (auxiliaries, G_N_ELEMENTS (auxiliaries), word) ||
         (strlen (word) > 4 && g_str_has_suffix (word, "ly"));
}

gboolean
readout_cue_form_is_according_to (const char *cue)
{
  g_return_val_if_fail (cue != NULL, FALSE);

  return contains (according, G_N_ELEMENTS (according), cue);
}

gboolean
readout_cue_form_is_noun (const char *word)
{
  static const char *const endings[] = { "tion", "sion", "ment", "ance", "ence", "ness", "ship" };
  static const char *const others[] = { "accusal",   "approval",  "belief",      "critic",
                                        "denial",    "dismissal", "disapproval", "knowledge",
                                        "portrayal", "proposal",  "refusal",     "rebuttal",
                                        "response",  "speech",    "threat",      "view" };

  g_return_val_if_fail (word != NULL, FALSE);

  if (contains (others, G_N_ELEMENTS (others), word))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strlen (word) > 7 && g_str_has_suffix (word, endings[i]))
      return TRUE;
  return FALSE;
}
