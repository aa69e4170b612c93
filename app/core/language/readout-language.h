/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ReadoutLanguage:
 *
 * The word lists of one language, compiled by readout-language-compiler from data/language/ and
 * mapped read-only. Immutable, counted by reference, safe to share between threads.
 */
typedef struct _ReadoutLanguage ReadoutLanguage;

/* The lists: each is a file of this name in data/language/en/. */
typedef enum
{
  READOUT_LIST_VERBS,          /* cues: verbs, with particles as "rule out" */
  READOUT_LIST_NOUNS,          /* cues: nouns */
  READOUT_LIST_ADJECTIVES,     /* cues: adjectives */
  READOUT_LIST_PHRASES,        /* cues: "according to" */
  READOUT_LIST_FORMS,          /* verb-forms: each inflected form of a verb → its base */
  READOUT_LIST_FUNCTION_WORDS, /* determiners, prepositions, auxiliaries … */
  READOUT_LIST_ROLES,          /* words for persons: "spokesman" */
  READOUT_LIST_TITLES,         /* words before names: "President" */
  READOUT_LIST_BODIES,         /* words for bodies: "ministry" */
  READOUT_LIST_DOCUMENTS,      /* words for documents: "decree" */
  READOUT_LIST_OUTLETS,        /* names of media */
  READOUT_LIST_NAMES,          /* names of other organisations */
  READOUT_LIST_PLACES,         /* countries, regions, capitals */
  READOUT_LIST_AFFILIATIONS,   /* "kremlin" → "Russia" */
  READOUT_LIST_GIVEN_NAMES,    /* male, female */
  READOUT_LIST_VARIANTS,       /* spellings: "lugansk" → "luhansk" */
  READOUT_LIST_HEDGES,         /* "allegedly" */
  READOUT_LIST_OCCASIONS,      /* where something is said: "rally", "television" */
  READOUT_LIST_SHORT_NAMES,    /* "tom" → "thomas" */
  READOUT_LIST_SURNAMES,       /* those that very many people have */
  READOUT_LIST_DEEDS,          /* verbs that act without words: "walk out" */
  READOUT_LIST_AFFAIRS,        /* what one acts on: "treaty" */
  READOUT_N_LISTS,
} ReadoutList;

/* What a line of a list says about its word: the names of the second column. */
typedef enum
{
  /* what a cue takes as content */
  READOUT_WORD_QUOTE,      /* stands beside a direct quotation */
  READOUT_WORD_THAT,       /* a clause: "said (that) …" */
  READOUT_WORD_INFINITIVE, /* its own subject's doing: "pledged to …" */
  READOUT_WORD_ORDER,      /* somebody else's: "asked him to …" */
  READOUT_WORD_THING,      /* a noun phrase: "denied the claims" */
  READOUT_WORD_GERUND,     /* "denied taking …" */
  READOUT_WORD_SMALL,      /* object and predicate: "called it a farce" */
  READOUT_WORD_AS,         /* "described it as …" */
  READOUT_WORD_TELL,       /* names the listener first: "told him that …" */
  READOUT_WORD_WHETHER,    /* "asked whether", "the question whether" */
  READOUT_WORD_WEAK,       /* often something else than a cue: wants strong evidence */
  READOUT_WORD_WEAK_THING, /* a noun phrase, but only one that can be said: "stated the conditions"
                            */
  READOUT_WORD_SHOW,       /* its subject may be a finding: "the poll shows" */
  READOUT_WORD_RAISE,      /* "seems to": nobody in particular says so */
  READOUT_WORD_QUOTE_AS,   /* names another voice: "quoted him as saying" */
  /* prepositions that bring its content */
  READOUT_WORD_ABOUT,
  READOUT_WORD_AGAINST,
  READOUT_WORD_AT,
  READOUT_WORD_BY,
  READOUT_WORD_FOR,
  READOUT_WORD_FROM,
  READOUT_WORD_IN,
  READOUT_WORD_OF,
  READOUT_WORD_ON,
  READOUT_WORD_OVER,
  READOUT_WORD_TO,
  READOUT_WORD_WITH,
  /* kinds of actors */
  READOUT_WORD_PERSON,
  READOUT_WORD_ORGANISATION,
  READOUT_WORD_STATE,
  READOUT_WORD_MEDIA,
  READOUT_WORD_GROUP,
  READOUT_WORD_DOCUMENT,
  READOUT_WORD_TITLE,
  READOUT_WORD_MALE,
  READOUT_WORD_FEMALE,
  READOUT_WORD_PRIVATE,   /* of who has no office: "farmer" */
  READOUT_WORD_AMBIGUOUS, /* also an ordinary word or name */
  READOUT_WORD_CAPITAL,
  READOUT_WORD_REGION,    /* of the state that it has as its value, not a name of it */
  READOUT_WORD_ADJECTIVE, /* "Russian" */
  /* closed classes */
  READOUT_WORD_DETERMINER,
  READOUT_WORD_POSSESSIVE,
  READOUT_WORD_PREPOSITION,
  READOUT_WORD_PRONOUN,
  READOUT_WORD_CONJUNCTION,
  READOUT_WORD_SUBORDINATOR,
  READOUT_WORD_AUXILIARY,
  READOUT_WORD_MODAL,
  READOUT_WORD_NEGATION,
  READOUT_WORD_ADVERB,
  READOUT_WORD_TIME,
  READOUT_WORD_RELATIVE,
  READOUT_WORD_NUMBER,
  /* forms of verbs */
  READOUT_WORD_BASE,
  READOUT_WORD_PRESENT, /* says */
  READOUT_WORD_PAST,
  READOUT_WORD_PARTICIPLE,
  READOUT_WORD_ING,
  READOUT_N_WORD_FLAGS,
} ReadoutWordFlag;

G_STATIC_ASSERT (READOUT_N_WORD_FLAGS <= 64);

#define READOUT_WORD_BIT(flag) (G_GUINT64_CONSTANT (1) << (flag))

/**
 * ReadoutWord:
 * @key: the word, in lower case, several joined by one space
 * @flags: bits of ReadoutWordFlag
 * @value: the third column – the act of a cue, the state of an affiliation, the base of a form –
 *   or an empty string
 *
 * One line of a list. It points into the language.
 */
typedef struct
{
  const char *key;
  const char *value;
  guint64 flags;
} ReadoutWord;

/**
 * readout_language_new_from_file:
 * @path: the compiled lists, "words.bin"
 *
 * Errors: those of g_mapped_file_new(); G_IO_ERROR_INVALID_DATA when the file is something else, of
 * another version or damaged.
 */
ReadoutLanguage *readout_language_new_from_file (const char *path, GError **error);
ReadoutLanguage *readout_language_ref (ReadoutLanguage *language);
void readout_language_unref (ReadoutLanguage *language);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutLanguage, readout_language_unref)

/**
 * readout_language_find:
 * @key: in lower case; @length bytes, or -1 if it ends with NUL
 * @word: (out) (nullable): filled in when found
 *
 * Whether @list has @key.
 */
gboolean readout_language_find (const ReadoutLanguage *language,
                                ReadoutList list,
                                const char *key,
                                gssize length,
                                ReadoutWord *word);

/* The flags of @key in @list, 0 when it is not there (or has none). */
guint64
readout_language_get_flags (const ReadoutLanguage *language, ReadoutList list, const char *key);

/* The value of @key in @list, %NULL when it is not there. */
const char *
readout_language_get_value (const ReadoutLanguage *language, ReadoutList list, const char *key);

G_END_DECLS
