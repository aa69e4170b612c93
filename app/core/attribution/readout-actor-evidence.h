/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"
#include "language/readout-language.h"

G_BEGIN_DECLS

/* What speaks for and against two mentions being one person. */
typedef enum
{
  READOUT_EVIDENCE_AGAINST,
  READOUT_EVIDENCE_NONE,
  READOUT_EVIDENCE_FOR,
} ReadoutEvidence;

/* More words that describe one actor are not kept. */
#define READOUT_ROLES_MAX 8

/* The words that describe an actor: "senator". The first @n are set. */
typedef struct
{
  GQuark words[READOUT_ROLES_MAX];
  guint n;
} ReadoutRoles;

/* Adds words separated by spaces, of which only those count that the lists know as what one person
 * is: "aides" speaks of others. @language: (nullable): all count. Returns whether that changed
 * @roles. */
gboolean
readout_roles_add (ReadoutRoles *roles, const ReadoutLanguage *language, const char *words);

/* The words separated by spaces, owned by the caller. */
char *readout_roles_to_string (const ReadoutRoles *roles);

/**
 * readout_evidence_weigh:
 * @gender, @other_gender: bits of ReadoutGender
 *
 * Two genders, or an office and the life of a private person, speak against one person; a word that
 * describes both speaks for it.
 */
ReadoutEvidence readout_evidence_weigh (const ReadoutLanguage *language,
                                        guint gender,
                                        const ReadoutRoles *roles,
                                        guint other_gender,
                                        const ReadoutRoles *other_roles);

/**
 * ReadoutNameParts:
 *
 * The parts of a person's name. The strings are its own.
 */
typedef struct
{
  char *first;      /* "" for a surname alone */
  char *middle;     /* all between, initials included; "" for none */
  char *last;       /* without particles: "leyen" of "von der leyen" */
  char *generation; /* "jr", "iii"; "" for none */
  gboolean bare;    /* a surname, or a given name, alone */
} ReadoutNameParts;

/* @key: folded and without titles. Cleared with readout_name_parts_clear(). */
void readout_name_parts_parse (ReadoutNameParts *parts, const char *key);
void readout_name_parts_clear (ReadoutNameParts *parts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReadoutNameParts, readout_name_parts_clear)

/* Whether the one leaves out what the other has, or has its initials: "j" and "john", not "w" and
 * "h w". */
gboolean readout_name_parts_middle_fits (const char *middle, const char *other);

G_END_DECLS
