/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands of the editor do to Markdown. In the samples "|" is the cursor, or both ends of
 * the selection.
 */
#include "markdown/readout-markdown-edit.h"

#include <string.h>

#include "markdown/readout-outline.h"
#include "markdown/readout-word-count.h"

typedef enum
{
  MARKS,
  LINK,
  HEADING,
  BULLETS,
  NUMBERS,
  QUOTE,
  ENTER,
  TAB,
  BACKTAB,
} Command;

/* A sample as a source and a selection. */
static char *
read_sample (const char *sample, gsize *start, gsize *end)
{
  g_auto (GStrv) parts = g_strsplit (sample, "|", -1);
  guint n = g_strv_length (parts);

  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpuint (n, <=, 3);
  *start = strlen (parts[0]);
  *end = n == 3 ? *start + strlen (parts[1]) : *start;
  return g_strjoinv ("", parts);
}

static ReadoutMarkdownEdit *
run (Command command, const char *source, gsize start, gsize end, const char *argument)
{
  gsize length = strlen (source);

  switch (command)
    {
    case MARKS:
      return readout_markdown_toggle_marks (source, length, start, end, argument);
    case LINK:
      return readout_markdown_toggle_link (source, length, start, end);
    case HEADING:
      return readout_markdown_toggle_lines (source, length, start, end, READOUT_MARKDOWN_HEADING,
                                            (guint)atoi (argument));
    case BULLETS:
      return readout_markdown_toggle_lines (source, length, start, end, READOUT_MARKDOWN_BULLETS,
                                            1);
    case NUMBERS:
      return readout_markdown_toggle_lines (source, length, start, end, READOUT_MARKDOWN_NUMBERS,
                                            1);
    case QUOTE:
      return readout_markdown_toggle_lines (source, length, start, end, READOUT_MARKDOWN_QUOTE, 1);
    case ENTER:
      return readout_markdown_break_line (source, length, start, end);
    case TAB:
      return readout_markdown_indent (source, length, start, end, FALSE);
    case BACKTAB:
    default:
      return readout_markdown_indent (source, length, start, end, TRUE);
    }
}

/* The sample after the command, with its selection; NULL where the command does nothing. */
static char *
dup_after (Command command, const char *sample, const char *argument)
{
  gsize start;
  gsize end;
  g_autofree char *source = read_sample (sample, &start, &end);
  g_autoptr (ReadoutMarkdownEdit) edit = run (command, source, start, end, argument);
  g_autoptr (GString) after = g_string_new (source);

  if (edit == NULL)
    return NULL;
  g_assert_cmpuint (edit->start, <=, edit->end);
  g_assert_cmpuint (edit->end, <=, strlen (source));
  g_string_erase (after, (gssize)edit->start, (gssize)(edit->end - edit->start));
  g_string_insert (after, (gssize)edit->start, edit->text);
  g_assert_cmpuint (edit->select_start, <=, edit->select_end);
  g_assert_cmpuint (edit->select_end, <=, after->len);
  g_assert_true (g_utf8_validate (after->str, -1, NULL));
  if (edit->select_end > edit->select_start)
    g_string_insert (after, (gssize)edit->select_end, "|");
  g_string_insert (after, (gssize)edit->select_start, "|");
  return g_string_free (g_steal_pointer (&after), FALSE);
}

static void
check (Command command, const char *argument, const char *before, const char *expected)
{
  g_autofree char *after = dup_after (command, before, argument);

  g_assert_cmpstr (after, ==, expected);
}

/* A second press takes it away. */
static void
check_twice (Command command, const char *argument, const char *before, const char *expected)
{
  g_autofree char *once = dup_after (command, before, argument);
  g_autofree char *twice = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *plain_twice = NULL;
  gsize start;
  gsize end;

  g_assert_cmpstr (once, ==, expected);
  twice = dup_after (command, once, argument);
  plain = read_sample (before, &start, &end);
  plain_twice = read_sample (twice, &start, &end);
  g_assert_cmpstr (plain_twice, ==, plain);
}

static void
test_marks (void)
{
  check_twice (MARKS, "**", "The fe|rry sails", "The **fe|rry** sails");
  check_twice (MARKS, "*", "The |été| sails", "The |*été*| sails");
  check_twice (MARKS, "**", "The |*ferry*| sails", "The |***ferry***| sails");
  check_twice (MARKS, "*", "The **fe|rry** sails", "The ***fe|rry*** sails");
  check (MARKS, "*", "The _fe|rry_ sails", "The fe|rry sails");
  check (MARKS, "**", "The | sails", "The **|** sails");
  check (MARKS, "**", "The **|** sails", "The | sails");
  check (MARKS, "**", "The **|ferry|** sails", "The |ferry| sails");
  /* White space is left out, paragraphs and items are marked each by itself. */
  check_twice (MARKS, "**", "The| ferry |sails", "The |**ferry**| sails");
  check_twice (MARKS, "**", "|- One\n- Two\n\n> Three|\n",
               "- |**One**\n- **Two**\n\n> **Three**|\n");
  check (MARKS, "*", "|*One*\nTwo|", "|*One*\n*Two*|");
  check_twice (MARKS, "`", "The |x| sails", "The |`x`| sails");
  check (MARKS, "`", "The |a`b| sails", "The |`` a`b ``| sails");
  check_twice (MARKS, "`", "|int x;\nint y;|\n", "|```\nint x;\nint y;\n```|\n");
  check (MARKS, "**", "|", "**|**");
  check (MARKS, "**", "|# The ferry", "# **|The** ferry");
}

static void
test_links (void)
{
  check (LINK, NULL, "See the |ferry line| here", "See the [ferry line](|https://|) here");
  check (LINK, NULL, "See fe|rry here", "See [ferry](|https://|) here");
  check (LINK, NULL, "See [the fe|rry](https://x.org) here", "See |the ferry| here");
  check (LINK, NULL, "See |https://x.org/a| here", "See [|](https://x.org/a) here");
  check (LINK, NULL, "See | here", "See [|](https://) here");
}

static void
test_lines (void)
{
  check_twice (HEADING, "2", "The fe|rry", "## The fe|rry");
  check (HEADING, "3", "## The fe|rry", "### The fe|rry");
  check (HEADING, "0", "## The fe|rry", "The fe|rry");
  check (HEADING, "0", "- The fe|rry", "- The fe|rry");
  check (HEADING, "1", "- The fe|rry", "# The fe|rry");
  check_twice (BULLETS, NULL, "|One\n\nTwo|", "|- One\n\n- Two|");
  check (BULLETS, NULL, "|", "- |");
  check (BULLETS, NULL, "|1. One\n2. Two|", "|- One\n- Two|");
  check_twice (NUMBERS, NULL, "|One\nTwo\nThree|", "|1. One\n2. Two\n3. Three|");
  check_twice (NUMBERS, NULL, "> Qu|oted", "> 1. Qu|oted");
  check_twice (QUOTE, NULL, "|One\n\nTwo|", "|> One\n>\n> Two|");
  /* A selection that ends at the start of a line leaves that line alone. */
  check (BULLETS, NULL, "|One\n|Two", "|- One|\nTwo");
}

static void
test_enter (void)
{
  check (ENTER, NULL, "- One|", "- One\n- |");
  check (ENTER, NULL, "- One | two", "- One \n- |two");
  check (ENTER, NULL, "- One\n- |", "- One\n|");
  check (ENTER, NULL, "9. One|\n", "9. One\n10. |\n");
  check (ENTER, NULL, "2) One|", "2) One\n3) |");
  check (ENTER, NULL, "  * One|", "  * One\n  * |");
  check (ENTER, NULL, "> Quoted|", "> Quoted\n> |");
  check (ENTER, NULL, "> Quoted\n> |", "> Quoted\n|");
  check (ENTER, NULL, "> - One|", "> - One\n> - |");
  check (ENTER, NULL, "> - |", "> |");
  check (ENTER, NULL, "- One |two| three", "- One \n- |three");
  check (ENTER, NULL, "One|", NULL);
  check (ENTER, NULL, "|- One", NULL);
  check (ENTER, NULL, "## One|", NULL);
}

static void
test_tab (void)
{
  check (TAB, NULL, "- One\n- Tw|o", "- One\n  - Tw|o");
  check (BACKTAB, NULL, "- One\n  - Tw|o", "- One\n- Tw|o");
  check (TAB, NULL, "1. One\n2. Tw|o", "1. One\n   1. Tw|o");
  check (BACKTAB, NULL, "1. One\n   1. Tw|o", "1. One\n2. Tw|o");
  check (TAB, NULL, "- O|ne", "- O|ne");
  check (TAB, NULL, "- A\n|- One\n- Two|", "- A\n|  - One\n  - Two|");
  check (TAB, NULL, "> - A\n> - B|", "> - A\n>   - B|");
  check (TAB, NULL, "Wo|rds", NULL);
}

/* Any command at any place of any text keeps it valid, and costs no more than the lines around. */
static void
test_anything (void)
{
  static const char *const pieces[] = { "- ", "\n",   "> ", "1. ", "**", "*", "`",    "été", "[^x]",
                                        "a",  "[a](", ")",  "\t",  " ",  "#", "\n\n", "漢",  "_" };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GString) sample = g_string_new (NULL);
      gint32 n = g_rand_int_range (random, 0, 14);
      gint32 cursor = g_rand_int_range (random, 0, n + 1);
      gint32 other = g_rand_int_range (random, cursor, n + 1);

      for (gint32 j = 0; j <= n; j++)
        {
          if (j == cursor)
            g_string_append_c (sample, '|');
          if (j == other && other > cursor)
            g_string_append_c (sample, '|');
          if (j < n)
            g_string_append (sample, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
        }
      for (Command command = MARKS; command <= BACKTAB; command++)
        {
          g_autofree char *after = dup_after (command, sample->str,
                                              command == HEADING ? "2"
                                              : i % 2            ? "**"
                                                                 : "`");

          g_assert_true (after != NULL || command >= ENTER);
        }
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *markdown;
    guint n_words;
  } cases[] = {
    { "", 0 },
    { "The ferry didn't sail.", 4 },
    { "A well-known **ferry**.[^harbour-20210101-s1] It has 2 decks.", 7 },
    { "# Heading\n\n- one\n- two\n\n> three", 4 },
    { "See [the line](https://x.org/a/b-c) and <https://x.org>.", 4 },
    { "渡し船は港に", 4 },
    { "— … – ** * ##", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (readout_word_count (cases[i].markdown, strlen (cases[i].markdown)), ==,
                      cases[i].n_words);
  g_assert_cmpuint (readout_word_count_get_minutes (0), ==, 0);
  g_assert_cmpuint (readout_word_count_get_minutes (238), ==, 1);
  g_assert_cmpuint (readout_word_count_get_minutes (239), ==, 2);
}

static void
test_outline (void)
{
  static const char source[] = "# The *ferry*.[^a]\n\nWords\n\nSetext\n---\n\n```\n# code\n```\n\n"
                               "> ### Quoted `x`\n\n#\n\n[^a]: # note\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (source, -1, &error);
  g_autoptr (GPtrArray) headings = readout_outline_list (markdown);
  static const struct
  {
    guint level;
    const char *words;
  } expected[] = { { 1, "The ferry." }, { 2, "Setext" }, { 3, "Quoted x" }, { 1, "" } };

  g_assert_cmpuint (headings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < headings->len; i++)
    {
      const ReadoutHeading *heading = g_ptr_array_index (headings, i);

      g_assert_cmpuint (heading->level, ==, expected[i].level);
      g_assert_cmpstr (heading->words, ==, expected[i].words);
    }
  g_assert_cmpuint (((ReadoutHeading *)g_ptr_array_index (headings, 1))->byte, ==,
                    strstr (source, "Setext") - source);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/markdown-edit/marks", test_marks);
  g_test_add_func ("/markdown-edit/links", test_links);
  g_test_add_func ("/markdown-edit/lines", test_lines);
  g_test_add_func ("/markdown-edit/enter", test_enter);
  g_test_add_func ("/markdown-edit/tab", test_tab);
  g_test_add_func ("/markdown-edit/anything", test_anything);
  g_test_add_func ("/markdown-edit/words", test_words);
  g_test_add_func ("/markdown-edit/outline", test_outline);

  return g_test_run ();
}
