/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How reliable the sources of a draft are, as far as the person has graded them: the letters and
 * numbers of the NATO (Admiralty) system.
 */
#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-draft-groups.h"

#define CITATIONS_MAX 12
#define DOUBTFUL_MIN 4 /* credibility: 4 doubtful, 5 improbable, 6 cannot be judged */

/* The reports of the outlets with one letter. */
typedef struct
{
  GString *names;
  GPtrArray *statements; /* one for each outlet */
} Grade;

static const char *
describe (char reliability)
{
  static const char *const words[] = { "completely reliable", "usually reliable",
                                       "fairly reliable",     "not usually reliable",
                                       "unreliable",          "not to be judged" };

  return words[reliability - 'A'];
}

static void
append_sentence (ReadoutDraft *draft, GString *note, const char *sentence, GPtrArray *statements)
{
  g_autofree char *citations = readout_draft_write_citations (draft, statements, CITATIONS_MAX);

  g_string_append_printf (note, "%s%s%s", note->len > 0 ? " " : "", sentence, citations);
}

/* Writes down the outlet of each report once, under its letter; @others: those without one. */
static void
gather (
    ReadoutDraft *draft, GPtrArray *reports, GPtrArray *statements, Grade *grades, Grade *others)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);
      char reliability = readout_snapshot_get_reliability (draft->snapshot, report);
      g_autofree char *name = NULL;
      Grade *grade = reliability != '\0' ? &grades[reliability - 'A'] : others;

      if (report->outlet == NULL || *report->outlet == '\0' ||
          !g_hash_table_add (seen, g_utf8_casefold (report->outlet, -1)))
        continue;
      name = readout_citation_escape (report->outlet);
      g_string_append_printf (grade->names, "%s*%s*", grade->names->len > 0 ? ", " : "", name);
      g_ptr_array_add (grade->statements, g_ptr_array_index (statements, i));
    }
}

/* "*TPA* is graded not usually reliable (D)." */
static void
append_outlets (ReadoutDraft *draft, GString *note, GPtrArray *reports, GPtrArray *statements)
{
  Grade grades[6];
  Grade others = { g_string_new (NULL), g_ptr_array_new () };
  guint n_graded = 0;

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    grades[i] = (Grade){ g_string_new (NULL), g_ptr_array_new () };
  gather (draft, reports, statements, grades, &others);
  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      g_autofree char *sentence = g_strdup_printf ("%s %s graded %s (%c).", grades[i].names->str,
                                                   grades[i].statements->len == 1 ? "is" : "are",
                                                   describe ('A' + (int)i), 'A' + (int)i);

      n_graded += grades[i].statements->len;
      if (grades[i].statements->len > 0)
        append_sentence (draft, note, sentence, grades[i].statements);
      g_string_free (grades[i].names, TRUE);
      g_ptr_array_unref (grades[i].statements);
    }
  if (n_graded > 0 && others.statements->len > 0)
    {
      g_autofree char *sentence = g_strdup_printf ("%s %s not graded.", others.names->str,
                                                   others.statements->len == 1 ? "is" : "are");

      append_sentence (draft, note, sentence, others.statements);
    }
  g_string_free (others.names, TRUE);
  g_ptr_array_unref (others.statements);
}

/* "Two claims are graded doubtful or worse (4 to 6)." */
static void
append_claims (ReadoutDraft *draft, GString *note)
{
  g_autoptr (GPtrArray) doubtful = g_ptr_array_new ();
  g_autofree char *number = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);

      if (claim->statement->credibility >= DOUBTFUL_MIN)
        g_ptr_array_add (doubtful, claim->statement);
    }
  if (doubtful->len == 0)
    return;
  number = readout_draft_count (doubtful->len, "claim is", "claims are");
  number[0] = g_ascii_toupper (number[0]);
  sentence = g_strdup_printf ("%s graded doubtful or worse (4 to 6).", number);
  append_sentence (draft, note, sentence, doubtful);
}

char *
readout_draft_write_grades (ReadoutDraft *draft, GPtrArray *reports, GPtrArray *statements)
{
  GString *note = g_string_new (NULL);

  g_return_val_if_fail (draft != NULL && reports != NULL && statements != NULL, NULL);

  append_outlets (draft, note, reports, statements);
  append_claims (draft, note);
  return g_string_free (note, FALSE);
}
