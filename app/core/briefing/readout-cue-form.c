/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Forms of English reporting words.
 */
#include "briefing/readout-cue-form.h"

#include <stdlib.h>
#include <string.h>

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

char *
readout_cue_form_dup_past (const char *word)
{
  g_autofree char *lower = NULL;
  const Pair *found;
  Pair key = { NULL, NULL };
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

gboolean
readout_cue_form_takes_that (const char *verb)
{
  g_return_val_if_fail (verb != NULL, FALSE);

  return contains (that_verbs, G_N_ELEMENTS (that_verbs), verb);
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
