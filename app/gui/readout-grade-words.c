/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words for how reliable outlets and how credible statements are.
 */
#include "readout-grade-words.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *name;
  const char *explanation;
} Grade;

static const Grade reliabilities[] = {
  { NC_ ("reliability of an outlet", "Completely reliable"),
         N_ ("Its reports have always held; nobody doubts that it knows and means what it says.") },
    { NC_ ("reliability of an outlet", "Usually reliable"),
           N_ ("Most of its reports have held; there are small doubts.") },
      { NC_ ("reliability of an outlet", "Fairly reliable"),
             N_ ("Many of its reports have held, and there are doubts.") },
        { NC_ ("reliability of an outlet", "Not usually reliable"),
               N_ ("Some of its reports have held; there are serious doubts.") },
          { NC_ ("reliability of an outlet", "Unreliable"),
                 N_ ("Its reports have not held, or it has an interest in misleading.") },
            { NC_ ("reliability of an outlet", "Cannot be judged"),
                   N_ ("Too little is known of it: this is no bad grade.") },
          };

static const Grade credibilities[] = {
  { NC_ ("credibility of a statement", "Confirmed"),
         N_ ("Independent sources confirm it, and it fits what is known.") },
    { NC_ ("credibility of a statement", "Probably true"),
           N_ ("Nobody else confirms it, and it fits what is known.") },
      { NC_ ("credibility of a statement", "Possibly true"),
             N_ ("Nobody else confirms it, and it fits some of what is known.") },
        { NC_ ("credibility of a statement", "Doubtful"),
               N_ ("It is possible, and nothing that is known supports it.") },
          { NC_ ("credibility of a statement", "Improbable"),
                 N_ ("What is known contradicts it.") },
            { NC_ ("credibility of a statement", "Cannot be judged"),
                   N_ ("There is nothing to hold it against: this is no bad grade.") },
          };

static const Grade *
get_reliability (char reliability)
{
  return reliability >= 'A' && reliability <= 'F' ? &reliabilities[reliability - 'A'] : NULL;
}

static const Grade *
get_credibility (guint credibility)
{
  return credibility >= 1 && credibility <= READOUT_CREDIBILITY_MAX
             ? &credibilities[credibility - 1]
             : NULL;
}

const char *
readout_grade_words_get_reliability (char reliability)
{
  const Grade *grade = get_reliability (reliability);

  return grade != NULL ? g_dpgettext2 (NULL, "reliability of an outlet", grade->name)
                       : C_ ("grade", "Not graded");
}

const char *
readout_grade_words_explain_reliability (char reliability)
{
  const Grade *grade = get_reliability (reliability);

  return grade != NULL ? _ (grade->explanation) : _ ("Nothing is said about how reliable it is.");
}

const char *
readout_grade_words_get_credibility (guint credibility)
{
  const Grade *grade = get_credibility (credibility);

  return grade != NULL ? g_dpgettext2 (NULL, "credibility of a statement", grade->name)
                       : C_ ("grade", "Not graded");
}

const char *
readout_grade_words_explain_credibility (guint credibility)
{
  const Grade *grade = get_credibility (credibility);

  return grade != NULL ? _ (grade->explanation) : _ ("Nothing is said about how credible it is.");
}

char *
readout_grade_words_dup_short (char reliability, guint credibility)
{
  gboolean has_letter = get_reliability (reliability) != NULL;
  gboolean has_number = get_credibility (credibility) != NULL;

  if (has_letter && has_number)
    return g_strdup_printf ("%c%u", reliability, credibility);
  if (has_letter)
    return g_strdup_printf ("%c", reliability);
  return has_number ? g_strdup_printf ("%u", credibility) : NULL;
}

char *
readout_grade_words_dup_long (char reliability, guint credibility)
{
  gboolean has_letter = get_reliability (reliability) != NULL;
  gboolean has_number = get_credibility (credibility) != NULL;
  const char *letter = readout_grade_words_get_reliability (reliability);
  const char *number = readout_grade_words_get_credibility (credibility);

  if (has_letter && has_number)
    /* Translators: grades with their letter and number: "Outlet: Usually reliable (B) · Statement:
     * Probably true (2)" */
    return g_strdup_printf (_ ("Outlet: %s (%c) · Statement: %s (%u)"), letter, reliability, number,
                               credibility);
  if (has_letter)
    /* Translators: a grade with its letter: "Outlet: Usually reliable (B)" */
    return g_strdup_printf (_ ("Outlet: %s (%c)"), letter, reliability);
  /* Translators: a grade with its number: "Statement: Probably true (2)" */
  return has_number ? g_strdup_printf (_ ("Statement: %s (%u)"), number, credibility) : NULL;
}
