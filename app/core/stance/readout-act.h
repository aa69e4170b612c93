/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * The acts: what a statement does. A closed list, after PLOVER's classes (Halterman et al. 2023,
 * "PLOVER and POLECAT") with the speech acts that reports use. The word is what records, the
 * console contract and the cue lists hold; the label is what the person reads.
 *
 *     states reports announces promises agrees praises thanks supports admits recognises did
 *     asks proposes orders wants warns threatens criticises accuses rejects denies doubts fears
 *     believes predicts notices appears
 */

/* Every word of the list, ending with %NULL. */
const char *const *readout_act_get_words (void);

gboolean readout_act_is_known (const char *act);

/* The word for the person, translated: "criticises"; the word itself when it is not in the list. */
const char *readout_act_get_label (const char *act);

/* The class of PLOVER that the act maps to ("SUPPORT", "ACCUSE", …), or %NULL for one that only
 * states. */
const char *readout_act_get_plover (const char *act);

/* How the act bears on what it is about, before its content is read: 1 for it (agrees, praises,
 * promises, …), -1 against it (criticises, rejects, …), 0 where the content decides (states, warns
 * …). */
int readout_act_get_direction (const char *act);

G_END_DECLS
