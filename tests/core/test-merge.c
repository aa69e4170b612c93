/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three-way merges of briefings: what the builder would change is proposed, what the person wrote
 * or deleted is left alone.
 */
#include "briefing/readout-merge.h"

#include <string.h>

#include "briefing/readout-sequence-match.h"

static GHashTable *
new_refused (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
refuse (GHashTable *refused, const ReadoutProposal *proposal)
{
  for (guint i = 0; proposal->units[i] != NULL; i++)
    g_hash_table_add (refused, g_strdup (proposal->units[i]));
}

static void
test_all (void)
{
  static const struct
  {
    const char *base;
    const char *mine;
    const char *theirs;
    const char *merged;
    guint n_proposals;
    ReadoutProposalKind kind; /* of the first one */
    ReadoutProposalScope scope;
  } cases[] = {
    /* a sentence more, in the midst, at the start, at the end */
    { "A said so.[^a] B did.[^b]\n", "A said so.[^a] B did.[^b]\n",
      "A said so.[^a] C went.[^c] B did.[^b]\n", "A said so.[^a] C went.[^c] B did.[^b]\n", 1,
      READOUT_PROPOSAL_ADDED, READOUT_PROPOSAL_SENTENCE },
    { "A said so.[^a]\n", "A said so.[^a]\n", "C went.[^c] A said so.[^a]\n",
      "C went.[^c] A said so.[^a]\n", 1, READOUT_PROPOSAL_ADDED, READOUT_PROPOSAL_SENTENCE },
    { "A said so.[^a]\n", "A said so.[^a]\n", "A said so.[^a] C went.[^c]\n",
      "A said so.[^a] C went.[^c]\n", 1, READOUT_PROPOSAL_ADDED, READOUT_PROPOSAL_SENTENCE },
    /* a paragraph, an item, a section more */
    { "# T\n\nA said so.[^a]\n\n## E\n\nEnd.\n", "# T\n\nA said so.[^a]\n\n## E\n\nEnd.\n",
      "# T\n\nA said so.[^a]\n\nC went.[^c] He ran.[^d]\n\n## E\n\nEnd.\n",
      "# T\n\nA said so.[^a]\n\nC went.[^c] He ran.[^d]\n\n## E\n\nEnd.\n", 1,
      READOUT_PROPOSAL_ADDED, READOUT_PROPOSAL_PARAGRAPH },
    { "- A.[^a]\n- B.[^b]\n", "- A.[^a]\n- B.[^b]\n", "- A.[^a]\n- C.[^c]\n- B.[^b]\n",
      "- A.[^a]\n- C.[^c]\n- B.[^b]\n", 1, READOUT_PROPOSAL_ADDED, READOUT_PROPOSAL_SENTENCE },
    { "# T\n\n## One\n\nA.[^a]\n\n## Three\n\nB.[^b]\n",
      "# T\n\n## One\n\nA.[^a] My own.\n\n## Three\n\nB.[^b]\n",
      "# T\n\n## One\n\nA.[^a]\n\n## Two\n\nC.[^c]\n\n### Deep\n\nD.[^d]\n\n## Three\n\nB.[^b]\n",
      "# T\n\n## One\n\nA.[^a] My own.\n\n## Two\n\nC.[^c]\n\n### Deep\n\nD.[^d]\n\n## "
      "Three\n\nB.[^b]\n",
      1, READOUT_PROPOSAL_ADDED, READOUT_PROPOSAL_SECTION },
    /* one changed; the person changed another one */
    { "A said so.[^a] B did it.[^b]\n", "A said so.[^a] B did it, I think.[^b]\n",
      "A said so.[^a][^c] B did it.[^b]\n", "A said so.[^a][^c] B did it, I think.[^b]\n", 1,
      READOUT_PROPOSAL_CHANGED, READOUT_PROPOSAL_SENTENCE },
    /* the person changed that one */
    { "A said so.[^a] B did it.[^b]\n", "A claimed so.[^a] B did it.[^b]\n",
      "A said so.[^a][^c] B did it.[^b]\n", "A claimed so.[^a] B did it.[^b]\n", 0, 0, 0 },
    /* the person deleted it: it stays deleted, changed or moved or not */
    { "A said so.[^a] B did it.[^b]\n", "B did it.[^b]\n", "A said so.[^a][^c] B did it.[^b]\n",
      "B did it.[^b]\n", 0, 0, 0 },
    { "A said so here.[^a] B did it.[^b]\n\n## S\n\nD.[^d]\n", "B did it.[^b]\n\n## S\n\nD.[^d]\n",
      "B did it.[^b]\n\n## S\n\nD.[^d] A said so here.[^a]\n", "B did it.[^b]\n\n## S\n\nD.[^d]\n",
      0, 0, 0 },
    { "A said so here.[^a] B did it.[^b]\n\n## S\n\nD.[^d]\n", "B did it.[^b]\n\n## S\n\nD.[^d]\n",
      "B did it.[^b]\n\n## S\n\nD.[^d] But A said it quite otherwise.[^a]\n",
      "B did it.[^b]\n\n## S\n\nD.[^d]\n", 0, 0, 0 },
    /* … and what is new comes where it was */
    { "A said so.[^a] B did it.[^b]\n", "B did it.[^b]\n",
      "A said so.[^a] C went.[^c] B did it.[^b]\n", "C went.[^c] B did it.[^b]\n", 1,
      READOUT_PROPOSAL_ADDED, READOUT_PROPOSAL_SENTENCE },
    /* one removed, and not when the person changed it */
    { "A said so.[^a] B did it.[^b]\n", "A said so.[^a] B did it.[^b]\n", "A said so.[^a]\n",
      "A said so.[^a]\n", 1, READOUT_PROPOSAL_REMOVED, READOUT_PROPOSAL_SENTENCE },
    { "A said so.[^a]\n\nB did it.[^b]\n\nC.[^c]\n", "A said so.[^a]\n\nB did it.[^b]\n\nC.[^c]\n",
      "A said so.[^a]\n\nC.[^c]\n", "A said so.[^a]\n\nC.[^c]\n", 1, READOUT_PROPOSAL_REMOVED,
      READOUT_PROPOSAL_SENTENCE },
    { "A said so.[^a] B did it.[^b]\n", "A said so.[^a] B did it twice.[^b]\n", "A said so.[^a]\n",
      "A said so.[^a] B did it twice.[^b]\n", 0, 0, 0 },
    /* the first of a paragraph goes, another one comes: paragraphs stay apart */
    { "P.[^p]\n\nA said so.[^a] B did it.[^b]\n", "P.[^p]\n\nA said so.[^a] B did it.[^b]\n",
      "P.[^p]\n\nOther words altogether.[^z] B did it.[^b]\n",
      "P.[^p]\n\nOther words altogether.[^z] B did it.[^b]\n", 2, READOUT_PROPOSAL_ADDED,
      READOUT_PROPOSAL_SENTENCE },
    /* moved as it is */
    { "A said so.[^a]\n\nB did it.[^b]\n\n## S\n\nC went.[^c]\n",
      "A said so.[^a]\n\nB did it.[^b] Me.\n\n## S\n\nC went.[^c]\n",
      "B did it.[^b]\n\n## S\n\nC went.[^c]\n\nA said so.[^a]\n",
      "B did it.[^b] Me.\n\n## S\n\nC went.[^c]\n\nA said so.[^a]\n", 1, READOUT_PROPOSAL_MOVED,
      READOUT_PROPOSAL_SENTENCE },
    /* the person inserted the statement before */
    { "A said so.[^a]\n", "A said so.[^a] Also, C.[^c]\n", "A said so.[^a]\n\nC went.[^c]\n",
      "A said so.[^a] Also, C.[^c]\n", 0, 0, 0 },
    /* both did the same */
    { "A said so.[^a]\n", "A said so.[^a][^b]\n", "A said so.[^a][^b]\n", "A said so.[^a][^b]\n", 0,
      0, 0 },
    /* a section that the person deleted gets nothing */
    { "# T\n\n## S\n\nA said so.[^a]\n\n## E\n\nB did it.[^b]\n", "# T\n\n## E\n\nB did it.[^b]\n",
      "# T\n\n## S\n\nA said so.[^a]\n\nC went.[^c]\n\n## E\n\nB did it.[^b]\n",
      "# T\n\n## E\n\nB did it.[^b]\n", 0, 0, 0 },
    /* the person renamed the heading, joined and wrote */
    { "# T\n\n## S\n\nA said so.[^a]\n\n## E\n\nB did it.[^b]\n",
      "# T\n\n## My words\n\nI say: A said so.[^a] And more.\n\n## E\n\nB did it.[^b]\n",
      "# T\n\n## S\n\nA said so.[^a] C went.[^c]\n\n## E\n\nB did it.[^b]\n",
      "# T\n\n## My words\n\nI say: A said so.[^a] C went.[^c] And more.\n\n## E\n\nB did it.[^b]\n",
      1, READOUT_PROPOSAL_ADDED, READOUT_PROPOSAL_SENTENCE },
    /* a removed section keeps its heading for the person's words */
    { "# T\n\n## S\n\nA said so.[^a]\n\n## E\n\nB did it.[^b]\n",
      "# T\n\n## S\n\nA said so.[^a]\n\nMine.\n\n## E\n\nB did it.[^b]\n",
      "# T\n\n## E\n\nB did it.[^b]\n", "# T\n\n## S\n\nMine.\n\n## E\n\nB did it.[^b]\n", 1,
      READOUT_PROPOSAL_REMOVED, READOUT_PROPOSAL_SENTENCE },
    /* a table is one piece */
    { "| a | b |\n| - | - |\n| 1 | 2 |\n", "| a | b |\n| - | - |\n| 1 | 2 |\n",
      "| a | b |\n| - | - |\n| 1 | 3 |\n", "| a | b |\n| - | - |\n| 1 | 3 |\n", 1,
      READOUT_PROPOSAL_CHANGED, READOUT_PROPOSAL_SENTENCE },
    /* nothing drafted before */
    { "", "My own text.\n", "# T\n\nA said so.[^a]\n", "My own text.\n\n# T\n\nA said so.[^a]\n", 1,
      READOUT_PROPOSAL_ADDED, READOUT_PROPOSAL_SECTION },
    { "", "", "", "", 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReadoutMerge) merge =
          readout_merge_new (cases[i].base, cases[i].mine, cases[i].theirs, NULL);
      g_autofree char *merged = readout_merge_apply (merge, NULL);
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      g_autofree char *kept = readout_merge_apply (merge, none);

      g_test_message ("case %u: %s", i, cases[i].mine);
      g_assert_cmpstr (merged, ==, cases[i].merged);
      g_assert_cmpstr (kept, ==, cases[i].mine);
      g_assert_cmpuint (merge->proposals->len, ==, cases[i].n_proposals);
      if (cases[i].n_proposals > 0)
        {
          const ReadoutProposal *proposal = g_ptr_array_index (merge->proposals, 0);

          g_assert_cmpint (proposal->kind, ==, cases[i].kind);
          g_assert_cmpint (proposal->scope, ==, cases[i].scope);
        }
    }
}

/* --- Properties --------------------------------------------------------------------------------
 */

typedef struct
{
  GRand *random;
  guint n_sentences;
} Source;

/* A sentence, with a citation most of the time. Few words, so that doubles come up. */
static void
append_sentence (Source *source, GString *text)
{
  static const char *const words[] = { "Fenn",  "Marken", "said", "denied", "the gates",
                                       "river", "rain",   "now",  "“so”",   "never" };
  guint n = (guint)g_rand_int_range (source->random, 2, 7);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (source->random, 0, G_N_ELEMENTS (words))]);
  g_string_append (text, ".");
  if (g_rand_int_range (source->random, 0, 5) > 0)
    g_string_append_printf (text, "[^k-%d]", g_rand_int_range (source->random, 0, 60));
}

static GPtrArray *
make_blocks (Source *source, guint n)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      GString *block = g_string_new (NULL);
      guint kind = (guint)g_rand_int_range (source->random, 0, 8);

      if (kind == 0)
        g_string_append_printf (block, "%s Part %d", g_rand_boolean (source->random) ? "##" : "###",
                                g_rand_int_range (source->random, 0, 9));
      else if (kind == 1)
        g_string_append_printf (block, "| a | %d |\n| - | - |\n| b | 2 |",
                                g_rand_int_range (source->random, 0, 9));
      else
        for (guint k = 0, m = (guint)g_rand_int_range (source->random, 1, 4); k < m; k++)
          {
            g_string_append (block, k == 0 ? (kind == 2 ? "- " : "") : (kind == 2 ? "\n- " : " "));
            append_sentence (source, block);
          }
      g_ptr_array_add (blocks, g_string_free (block, FALSE));
    }
  return blocks;
}

static char *
join_blocks (GPtrArray *blocks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "",
                            (const char *)g_ptr_array_index (blocks, i));
  g_string_append (text, "\n");
  return g_string_free (text, FALSE);
}

/* Changes, drops, doubles and moves sentences and blocks. */
static char *
change_text (Source *source, const char *text, const char *own)
{
  g_auto (GStrv) blocks = g_strsplit (text, "\n\n", -1);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; blocks[i] != NULL; i++)
    {
      GString *block = g_string_new (blocks[i]);

      g_strchomp (block->str);
      block->len = strlen (block->str);
      switch (g_rand_int_range (source->random, 0, 9))
        {
        case 0:
          g_string_free (block, TRUE);
          continue;
        case 1:
          g_string_append_printf (block, " %s", own);
          if (*own == '\0')
            append_sentence (source, block);
          break;
        case 2:
          if (*own != '\0')
            g_string_prepend (block, own);
          else if (strchr (block->str, '.') != NULL)
            g_string_insert (block, strchr (block->str, '.') - block->str, " again");
          break;
        case 3:
          if (strstr (block->str, "] ") != NULL)
            g_string_erase (block, 0, strstr (block->str, "] ") + 2 - block->str);
          break;
        case 4:
          g_ptr_array_insert (changed,
                              g_rand_int_range (source->random, 0, (gint32)changed->len + 1),
                              g_string_free (block, FALSE));
          continue;
        default:
          break;
        }
      g_ptr_array_add (changed, g_string_free (block, FALSE));
      if (g_rand_int_range (source->random, 0, 6) == 0)
        {
          g_autoptr (GPtrArray) more = make_blocks (source, 1);

          g_ptr_array_add (changed, *own != '\0' ? g_strdup_printf ("%s alone.", own)
                                                 : g_strdup (g_ptr_array_index (more, 0)));
        }
    }
  return join_blocks (changed);
}

static void
test_unedited (void)
{
  Source source = { g_rand_new_with_seed (6), 0 };

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GPtrArray) blocks =
          make_blocks (&source, (guint)g_rand_int_range (source.random, 0, 14));
      g_autofree char *base = join_blocks (blocks);
      g_autofree char *theirs = change_text (&source, base, "");
      g_autoptr (ReadoutMerge) merge = readout_merge_new (base, base, theirs, NULL);
      g_autofree char *merged = readout_merge_apply (merge, NULL);
      g_autofree char *advanced = readout_merge_advance (merge, NULL);
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      g_autofree char *kept = readout_merge_apply (merge, none);

      if (strcmp (merged, theirs) != 0)
        g_test_message ("%u:\n--- base\n%s\n--- theirs\n%s", i, base, theirs);
      g_assert_cmpstr (merged, ==, theirs);
      g_assert_cmpstr (advanced, ==, theirs);
      g_assert_cmpstr (kept, ==, base);
      g_assert_cmpuint (merge->n_left_out, ==, 0);
    }
  g_rand_free (source.random);
}

/* How often @part stands in @text. */
static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* Whatever is accepted, in whatever order: all that the person wrote is there, what is refused
 * stays away, and when all is decided there is nothing more to propose. */
static void
test_edited (void)
{
  Source source = { g_rand_new_with_seed (7), 0 };

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GPtrArray) blocks =
          make_blocks (&source, (guint)g_rand_int_range (source.random, 0, 14));
      g_autofree char *base = join_blocks (blocks);
      g_autofree char *theirs = change_text (&source, base, "");
      g_autofree char *mine = change_text (&source, base, "My öwn words");
      guint n_own = count (mine, "My öwn words");
      g_autoptr (GHashTable) refused = new_refused ();
      guint n_steps = 0;

      for (;;)
        {
          g_autoptr (ReadoutMerge) merge = readout_merge_new (base, mine, theirs, refused);
          g_autoptr (GPtrArray) accepted = g_ptr_array_new ();
          const ReadoutProposal *proposal;
          guint n_before = merge->proposals->len;

          if (n_before == 0)
            break;
          proposal = g_ptr_array_index (merge->proposals,
                                        g_rand_int_range (source.random, 0, (gint32)n_before));
          if (g_rand_boolean (source.random))
            {
              g_ptr_array_add (accepted, (gpointer)proposal);
              g_free (mine);
              mine = readout_merge_apply (merge, accepted);
              g_free (base);
              base = readout_merge_advance (merge, accepted);
            }
          else
            {
              g_autofree char *id = g_strdup (proposal->id);
              g_autoptr (ReadoutMerge) next = NULL;

              refuse (refused, proposal);
              next = readout_merge_new (base, mine, theirs, refused);
              g_assert_null (readout_merge_find (next, id));
            }
          g_assert_cmpuint (count (mine, "My öwn words"), ==, n_own);
          g_assert_true (g_utf8_validate (mine, -1, NULL));
          g_assert_cmpuint (++n_steps, <, 200);
        }
    }
  g_rand_free (source.random);
}

/* Sentences that the person deleted do not come back, whatever the builder makes of them. */
static void
test_deleted (void)
{
  Source source = { g_rand_new_with_seed (8), 0 };

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GString) base = g_string_new ("# Title\n");
      g_autoptr (GString) mine = g_string_new ("# Title\n");
      g_autoptr (GString) theirs = g_string_new ("# Title\n");
      g_autoptr (ReadoutMerge) merge = NULL;
      g_autofree char *merged = NULL;
      gboolean is_deleted[30];

      for (guint k = 0; k < G_N_ELEMENTS (is_deleted); k++)
        {
          const char *gap = g_rand_boolean (source.random) ? " " : "\n\n";
          guint change = (guint)g_rand_int_range (source.random, 0, 4);

          is_deleted[k] = g_rand_boolean (source.random);
          g_string_append_printf (base, "%sSentence %u by somebody.[^s-%u]", gap, k, k);
          if (!is_deleted[k])
            g_string_append_printf (mine, "%sSentence %u by somebody.[^s-%u]", gap, k, k);
          g_string_append_printf (theirs, "%sSentence %u %sby somebody%s.[^s-%u]", gap, k,
                                  change == 1 ? "now " : "", change == 2 ? " else" : "", k);
          if (change == 3)
            g_string_append_printf (theirs, " More by another.[^n-%u]", k);
        }
      merge = readout_merge_new (base->str, mine->str, theirs->str, NULL);
      merged = readout_merge_apply (merge, NULL);
      for (guint k = 0; k < G_N_ELEMENTS (is_deleted); k++)
        {
          g_autofree char *key = g_strdup_printf ("[^s-%u]", k);

          g_assert_cmpuint (count (merged, key), ==, is_deleted[k] ? 0 : 1);
        }
    }
  g_rand_free (source.random);
}

static void
test_refused (void)
{
  const char *base = "# T\n\n## S\n\nA said so.[^a]\n";
  const char *theirs =
      "# T\n\n## S\n\nA said so.[^a]\n\n## New\n\nB went.[^b] C ran.[^c]\n\nD came.[^d]\n";
  const char *later = "# T\n\n## S\n\nA said so.[^a]\n\n## New\n\nB went.[^b] C ran.[^c] E "
                      "spoke.[^e]\n\nD came.[^d]\n";
  g_autoptr (GHashTable) refused = new_refused ();
  g_autoptr (ReadoutMerge) merge = readout_merge_new (base, base, theirs, NULL);
  g_autoptr (ReadoutMerge) again = NULL;
  g_autoptr (ReadoutMerge) changed = NULL;
  g_autofree char *merged = NULL;

  g_assert_cmpuint (merge->proposals->len, ==, 1);
  refuse (refused, g_ptr_array_index (merge->proposals, 0));
  again = readout_merge_new (base, base, theirs, refused);
  g_assert_cmpuint (again->proposals->len, ==, 0);
  g_assert_cmpuint (again->n_refused, ==, 3);
  /* What is new under the refused heading comes with the heading, without the rest. */
  changed = readout_merge_new (base, base, later, refused);
  g_assert_cmpuint (changed->proposals->len, ==, 1);
  merged = readout_merge_apply (changed, NULL);
  g_assert_cmpstr (merged, ==, "# T\n\n## S\n\nA said so.[^a]\n\n## New\n\nE spoke.[^e]\n");
}

static void
test_words (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *changes;
  } cases[] = {
    { "A said so.[^a]", "A said so.[^a][^b]", "=A said so.[^a]|+[^b]|" },
    { "one two three", "one 2 three", "=one |-two |+2 |=three|" },
    { "", "new", "+new|" },
    { "old", "", "-old|" },
    { "same", "same", "=same|" },
    { "[^", "[^ x", "-[^|+[^ x|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) pieces =
          readout_sequence_compare_words (cases[i].before, cases[i].after);
      g_autoptr (GString) changes = g_string_new (NULL);

      for (guint k = 0; k < pieces->len; k++)
        {
          const ReadoutWordsPiece *piece = g_ptr_array_index (pieces, k);

          g_string_append_printf (changes, "%c%s|", "=-+"[piece->change], piece -> words);
        }
      g_assert_cmpstr (changes->str, ==, cases[i].changes);
    }
}

/* A long draft in which much has changed, and texts that would take a naive comparison for ever. */
static void
test_long (void)
{
  g_autoptr (GString) base = g_string_new ("# T\n");
  g_autoptr (GString) theirs = g_string_new ("# T\n");
  g_autoptr (GString) mine = g_string_new ("# T\n");
  g_autoptr (GString) same = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);

  for (guint i = 0; i < 12000; i++)
    {
      g_autofree char *sentence =
          g_strdup_printf ("Speaker %u said that the gates stay open for %u days and longer, as "
                           "everybody knew.[^s-%u]",
                           i % 97, i, i);
      const char *gap = i % 5 == 0 ? "\n\n" : " ";

      g_string_append_printf (base, "%s%s", gap, sentence);
      g_string_append_printf (mine, "%s%s%s", gap, i % 11 == 0 ? "Well: " : "", sentence);
      g_string_append_printf (theirs, "%sThen %s", gap, sentence);
      g_string_append (same, i % 2 == 0 ? "Yes. " : "No.\n\n");
      g_string_append (other, i % 3 == 0 ? "No. " : "Yes.\n\n");
    }
  {
    g_autoptr (ReadoutMerge) merge = readout_merge_new (base->str, mine->str, theirs->str, NULL);
    g_autoptr (ReadoutMerge) unedited = readout_merge_new (base->str, base->str, theirs->str, NULL);
    g_autofree char *merged = readout_merge_apply (unedited, NULL);

    g_assert_cmpstr (merged, ==, theirs->str);
    g_assert_cmpuint (count (mine->str, "Well: "), ==, 1091);
    g_assert_cmpuint (merge->proposals->len, ==, 12000 - 1091);
  }
  {
    g_autoptr (ReadoutMerge) merge = readout_merge_new (same->str, same->str, other->str, NULL);
    g_autofree char *merged = readout_merge_apply (merge, NULL);

    g_assert_cmpstr (merged, ==, other->str);
  }
}

/* What is no Markdown that a person would write takes no longer. */
static void
test_hostile (void)
{
  static const char *const patterns[] = { "[^",   ".[^", "“",       "# a\n", "######",
                                          "- ",   "> ",  "|",       "```\n", "A. ",
                                          "[^a]", "*",   "\n\n#\n", "…",     "[^a]: b\n" };
  gsize length = g_test_slow () ? 300000 : 30000;

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) other = g_string_new ("X. ");

      while (text->len < length)
        g_string_append (text, patterns[i]);
      g_string_append (other, text->str);
      g_string_append (other, " Y.");
      for (guint k = 0; k < 2; k++)
        {
          const char *base = k == 0 ? text->str : "";
          g_autoptr (ReadoutMerge) merge = readout_merge_new (base, base, other->str, NULL);
          g_autofree char *merged = readout_merge_apply (merge, NULL);
          g_autoptr (GPtrArray) pieces = readout_sequence_compare_words (base, other->str);

          g_assert_cmpstr (merged, ==, other->str);
          g_assert_cmpuint (pieces->len, >, 0);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/merge/all", test_all);
  g_test_add_func ("/merge/unedited", test_unedited);
  g_test_add_func ("/merge/edited", test_edited);
  g_test_add_func ("/merge/deleted", test_deleted);
  g_test_add_func ("/merge/refused", test_refused);
  g_test_add_func ("/merge/words", test_words);
  g_test_add_func ("/merge/long", test_long);
  g_test_add_func ("/merge/hostile", test_hostile);
  return g_test_run ();
}
