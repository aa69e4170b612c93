/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ReadoutFrames:
 *
 * The words of data/language/en/frames.txt: who is for or against whom where they are used, and the
 * class of event that they name. Immutable once made, shared between threads.
 */
typedef struct _ReadoutFrames ReadoutFrames;

typedef enum
{
  READOUT_WORD_CLASS_VERB,
  READOUT_WORD_CLASS_NOUN,
  READOUT_WORD_CLASS_ADJECTIVE,
  READOUT_WORD_CLASS_ADVERB,
} ReadoutWordClass;

/* The roles of a frame; the list explains each. */
typedef enum
{
  READOUT_ROLE_OBJECT,
  READOUT_ROLE_EVENT,
  READOUT_ROLE_THAT,
  READOUT_ROLE_TO,
  READOUT_ROLE_OBJECT_TO,
  READOUT_ROLE_SUBJECT,
  READOUT_ROLE_SELF,
  READOUT_ROLE_AIM,
  READOUT_ROLE_KIN,
  READOUT_ROLE_ABOUT,
  READOUT_ROLE_AGAINST,
  READOUT_ROLE_AROUND,
  READOUT_ROLE_AS,
  READOUT_ROLE_AT,
  READOUT_ROLE_BEHIND,
  READOUT_ROLE_BETWEEN,
  READOUT_ROLE_FOR,
  READOUT_ROLE_FROM,
  READOUT_ROLE_IN,
  READOUT_ROLE_INTO,
  READOUT_ROLE_NEAR,
  READOUT_ROLE_OF,
  READOUT_ROLE_ON,
  READOUT_ROLE_OUTSIDE,
  READOUT_ROLE_OVER,
  READOUT_ROLE_TO_WHOM,
  READOUT_ROLE_TOWARD,
  READOUT_ROLE_WITH,
  READOUT_N_ROLES,
} ReadoutRole;

/* The classes of PLOVER (Halterman et al., "PLOVER and POLECAT: A New Political Event Ontology and
 * Dataset", 2023), by quad. */
typedef enum
{
  READOUT_EVENT_NONE,
  READOUT_EVENT_AGREE,
  READOUT_EVENT_CONSULT,
  READOUT_EVENT_SUPPORT,
  READOUT_EVENT_CONCEDE,
  READOUT_EVENT_COOPERATE,
  READOUT_EVENT_AID,
  READOUT_EVENT_YIELD,
  READOUT_EVENT_REQUEST,
  READOUT_EVENT_ACCUSE,
  READOUT_EVENT_REJECT,
  READOUT_EVENT_THREATEN,
  READOUT_EVENT_PROTEST,
  READOUT_EVENT_SANCTION,
  READOUT_EVENT_MOBILIZE,
  READOUT_EVENT_COERCE,
  READOUT_EVENT_ASSAULT,
  READOUT_N_EVENTS,
} ReadoutEventClass;

/* "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"; %NULL for
 * READOUT_EVENT_NONE. Words of the console contract. */
const char *readout_event_class_get_quad (ReadoutEventClass event);

/* The act of the closed list of readout-act.h that stands for the class; "did" for material ones.
 */
const char *readout_event_class_get_act (ReadoutEventClass event);

/* A role about which the frame says nothing. */
#define READOUT_ROLE_UNSET 2

/**
 * ReadoutFrame:
 * @roles: 1 for, -1 against, 0 neither, READOUT_ROLE_UNSET
 * @event: a ReadoutEventClass
 */
typedef struct
{
  gint8 roles[READOUT_N_ROLES];
  guint8 event;
  guint8 symmetric : 1;
  guint8 patient : 1;
  guint8 owner : 1;
} ReadoutFrame;

/* Reads the list. Errors: those of g_file_get_contents(); G_IO_ERROR_INVALID_DATA with the line. */
ReadoutFrames *readout_frames_new_from_file (const char *path, GError **error);
void readout_frames_free (ReadoutFrames *frames);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutFrames, readout_frames_free)

/* The frame of a lemma in lower case; %NULL when it is not in the list. Owned by @frames. */
const ReadoutFrame *
readout_frames_find (const ReadoutFrames *frames, ReadoutWordClass word_class, const char *lemma);

/* The role that a preposition gives, READOUT_N_ROLES for one without. */
ReadoutRole readout_role_from_preposition (const char *preposition);

G_END_DECLS
