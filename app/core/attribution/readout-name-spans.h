/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-actors.h"

G_BEGIN_DECLS

/**
 * ReadoutNameSpan:
 * @first: the first token, with titles
 * @start: the first token of the name proper
 * @end: index after its last token
 * @gender: bits of ReadoutGender that its titles tell
 * @titled: whether something was taken off before @start
 * @loose: whether a capital that any word could have there is all that tells it
 * @initial: whether it is where any word has a capital
 * @office: whether it is an office or a people, not a name: "Prime Minister", "American"
 *
 * Where a name stands.
 */
typedef struct
{
  guint32 first;
  guint32 start;
  guint32 end;
  guint gender;
  gboolean titled;
  gboolean loose;
  gboolean initial;
  gboolean office;
} ReadoutNameSpan;

/* Whether the sentence is written like a headline, so that capitals tell nothing. */
gboolean readout_name_spans_is_headline (const ReadoutAnalysis *analysis,
                                         const ReadoutSentence *sentence);

/* The name that starts at @token and ends by @limit; FALSE when none does. */
gboolean readout_name_spans_read (const ReadoutAnalysis *analysis,
                                  guint token,
                                  guint limit,
                                  ReadoutNameSpan *span);

G_END_DECLS
