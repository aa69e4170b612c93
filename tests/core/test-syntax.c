/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of the segmenter, the tagger, the parser and the lemmatiser.
 */
#include <string.h>

#include "language/readout-data.h"
#include "syntax/readout-syntax.h"

static ReadoutSyntax *syntax;

static ReadoutText *
make_text (const char *string, gssize length)
{
  g_autoptr (GError) error = NULL;
  ReadoutText *text = readout_text_new (string, length, NULL, &error);

  g_assert_no_error (error);
  return text;
}

/* The forms, with blanks between, and bars between sentences. */
static char *
describe_tokens (const ReadoutSegments *segments)
{
  GString *forms = g_string_new (NULL);

  for (guint i = 0; i < segments->sentences->len; i++)
    {
      const ReadoutSentence *sentence = readout_segments_get_sentence (segments, i);

      if (i > 0)
        g_string_append (forms, " |");
      for (guint j = sentence->first; j < sentence->end; j++)
        g_string_append_printf (forms, "%s%s", forms->len > 0 ? " " : "",
                                readout_segments_get_token (segments, j)->form);
    }
  return g_string_free (forms, FALSE);
}

static void
test_segments (gconstpointer data)
{
  const char *const *pair = data;
  g_autoptr (ReadoutSegments) segments = readout_segments_new ();
  g_autoptr (ReadoutText) text = make_text (pair[0], -1);
  g_autofree char *found = NULL;

  readout_segmenter_run (segments, text);
  found = describe_tokens (segments);
  g_assert_cmpstr (found, ==, pair[1]);
}

static const char *const segment_cases[][3] = {
  { "Smith left. Brown stayed.", "Smith left . | Brown stayed .", "stop" },
  { "Mr. Brown met Gen. Lee on Jan. 5 at 5 p.m. in St. Louis.",
    "Mr. Brown met Gen. Lee on Jan. 5 at 5 p.m. in St. Louis .", "abbreviations" },
  { "He joined Acme Inc. The firm is old.", "He joined Acme Inc. | The firm is old .",
    "abbreviation-at-end" },
  { "Acme Inc. Chairman Jo Lee left.", "Acme Inc. Chairman Jo Lee left .", "abbreviation-inside" },
  { "J. K. Brown and George W. Lee met.", "J. K. Brown and George W. Lee met .", "initials" },
  { "The U.S. and the E.U. agreed.", "The U.S. and the E.U. agreed .", "dotted" },
  { "It fell 3.5% to $1,200.50.", "It fell 3.5 % to $ 1,200.50 .", "numbers" },
  { "He paid US$5m and £3.", "He paid US$ 5m and £ 3 .", "currencies" },
  { "\"Why did you go?\" Smith asked.", "\" Why did you go ? \" Smith asked .",
    "question-before-speaker" },
  { "“Stop!” Prime Minister Jo Lee said.", "\" Stop ! \" Prime Minister Jo Lee said .",
    "exclamation-before-speaker" },
  { "\"Stop!\" The crowd left.", "\" Stop ! \" | The crowd left .", "exclamation-before-sentence" },
  { "\"Who pays?\" Lee, a baker from Dane, asked.",
    "\" Who pays ? \" Lee , a baker from Dane , asked .", "question-before-apposition" },
  { "“Never!” Rep. Jo Lee, D-Pa., said of it.",
    "\" Never ! \" Rep. Jo Lee , D - Pa. , said of it .", "exclamation-before-seat" },
  { "\"Who pays?\" Lee, a baker, stood up. Kim, he said, sat.",
    "\" Who pays ? \" | Lee , a baker , stood up . | Kim , he said , sat .",
    "apposition-before-deed" },
  { "He spoke in Fresno, Calif. \"We will fight this to the end,\" he said.",
    "He spoke in Fresno , Calif. | \" We will fight this to the end , \" he said .",
    "abbreviation-before-quote" },
  { "She moved to the U.S. “Nobody there asked.”",
    "She moved to the U.S. | \" Nobody there asked . \"", "dotted-before-quote" },
  { "It went to C.L. \"Buck\" Lee and Acme Inc. \"Best\" fund.",
    "It went to C.L. \" Buck \" Lee and Acme Inc. \" Best \" fund .", "nickname" },
  { "“It is over.” The mayor left.", "\" It is over . \" | The mayor left .", "stop-before-quote" },
  { "\"Is it?\" he said. \"Yes.\"", "\" Is it ? \" he said . | \" Yes . \"", "pronoun-speaker" },
  { "I don’t know; they can't, she'll see, it’s Lee’s.",
    "I do n't know ; they ca n't , she 'll see , it 's Lee 's .", "clitics" },
  { "They cannot go. He should've.", "They can not go . | He should 've .", "contractions" },
  { "The ministers' plan, O'Brien's.", "The ministers ' plan , O'Brien 's .", "apostrophes" },
  { "In the '90s it was a well-known co-operation.",
    "In the '90s it was a well - known co-operation .", "hyphens" },
  { "Call 555-123-4567 in 2001-2002 and/or on 3/4/2001.",
    "Call 555-123-4567 in 2001 - 2002 and / or on 3/4/2001 .", "figures" },
  { "See https://example.org/a_b?c=d. Or ask me@example.org, now.",
    "See https://example.org/a_b?c=d . | Or ask me@example.org , now .", "addresses" },
  { "No. He lives at No. 5.", "No . | He lives at No. 5 .", "number-sign" },
  { "He left ... and came back. Really?! Yes…", "He left ... and came back . | Really ?! | Yes ...",
    "ellipsis" },
  { "He . . . took it. . . . She saw. ... \"It is . . . \" Pell won . . . The end.",
    "He . . . took it . . . . | She saw . ... | \" It is . . . \" Pell won . . . | The end .",
    "spaced-ellipsis" },
  { "The gun was a .45 calibre one. .45 is rare.",
    "The gun was a . 45 calibre one . | . 45 is rare .", "leading-stop" },
  { "I. Charles Pell resigned. So did I. It is done.",
    "I . Charles Pell resigned . | So did I . | It is done .", "first-initial" },
  { "The S.&P. 500 fell, says the report (p. 41). See ch. 3.",
    "The S. & P. 500 fell , says the report ( p. 41 ) . | See ch. 3 .", "pages" },
  { "It ended.The next began.", "It ended . | The next began .", "no-space" },
  { "The talks – and the war—go on.", "The talks - and the war -- go on .", "dashes" },
  { "AT&T said it (the firm) [sic] won.", "AT&T said it ( the firm ) [ sic ] won .", "brackets" },
  { "A headline\n\nThe body begins.", "A headline | The body begins .", "paragraphs" },
  { "A line that is long enough to be broken by the\nwriter goes on here.\n\nEnd",
    "A line that is long enough to be broken by the writer goes on here . | End", "wrapped" },
  { "Names:\n- First one\n- Second one\nA much longer line that follows them\n\nEnd",
    "Names : | - First one | - Second one | A much longer line that follows them | End", "list" },
  { "条约很重要。他走了。", "条约很重要 。 他走了 。", "chinese" },
  { "", "", "empty" },
  { " \t\n \n", "", "blank" },
  { "Yes", "Yes", "word" },
};

/* Every byte that is not white space is in exactly one token, in order, at the start of a
 * character. */
static void
check_spans (const ReadoutSegments *segments, ReadoutText *text)
{
  gsize length;
  const char *string = readout_text_get_string (text, &length);
  guint32 at = 0;

  for (guint i = 0; i < segments->tokens->len; i++)
    {
      const ReadoutToken *token = readout_segments_get_token (segments, i);

      g_assert_cmpuint (token->span.start, >=, at);
      g_assert_cmpuint (token->span.end, >, token->span.start);
      g_assert_cmpuint (token->span.end, <=, length);
      g_assert_cmpuint (token->span.end - token->span.start, <=, READOUT_TOKEN_MAX_LENGTH);
      g_assert_cmpint ((guchar)string[token->span.start] & 0xC0, !=, 0x80);
      g_assert_cmpstr (token->form, !=, "");
      for (guint32 j = at; j < token->span.start; j++)
        g_assert_false (g_ascii_isgraph (string[j]));
      at = token->span.end;
    }
  for (gsize j = at; j < length; j++)
    g_assert_false (g_ascii_isgraph (string[j]));
}

static void
check_tree (const ReadoutSegments *segments, guint index)
{
  const ReadoutSentence *sentence = readout_segments_get_sentence (segments, index);
  guint n_roots = 0;
  guint n_children = 0;

  g_assert_cmpuint (sentence->end, >, sentence->first);
  g_assert_cmpuint (sentence->end - sentence->first, <=, READOUT_SENTENCE_MAX_TOKENS);
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      const ReadoutToken *token = readout_segments_get_token (segments, i);
      gint32 last = -1;
      gint32 above = i;

      g_assert_cmpuint (token->sentence, ==, index);
      g_assert_cmpuint (token->upos, <, READOUT_N_UPOS);
      g_assert_cmpuint (token->xpos, <, READOUT_N_XPOS);
      g_assert_cmpuint (token->relation, <, READOUT_N_RELATIONS);
      g_assert_nonnull (token->lemma);
      if (token->head < 0)
        {
          n_roots++;
          g_assert_cmpuint (sentence->root, ==, i);
          g_assert_cmpuint (token->relation, ==, READOUT_RELATION_ROOT);
          g_assert_cmpuint (token->first, ==, sentence->first);
          g_assert_cmpuint (token->end, ==, sentence->end);
        }
      for (guint steps = 0; above >= 0; steps++)
        {
          g_assert_cmpuint (steps, <=, sentence->end - sentence->first);
          above = readout_segments_get_token (segments, above)->head;
        }
      READOUT_TOKEN_CHILDREN (segments, i, child)
      {
        const ReadoutToken *dependent = readout_segments_get_token (segments, child);

        g_assert_cmpint (child, >, last);
        g_assert_cmpint (dependent->head, ==, i);
        g_assert_cmpuint (dependent->first, >=, token->first);
        g_assert_cmpuint (dependent->end, <=, token->end);
        g_assert_true (readout_syntax_is_under (segments, child, i));
        last = child;
        n_children++;
      }
    }
  g_assert_cmpuint (n_roots, ==, 1);
  g_assert_cmpuint (n_children, ==, sentence->end - sentence->first - 1);
}

/* Parses and checks everything that must hold for any text; returns the segments. */
static ReadoutSegments *
parse_odd_text (const char *string, gssize length)
{
  ReadoutSegments *segments = readout_segments_new ();
  g_autoptr (ReadoutText) text = make_text (string, length);

  readout_syntax_parse_text (syntax, segments, text);
  check_spans (segments, text);
  for (guint i = 0; i < segments->sentences->len; i++)
    check_tree (segments, i);
  return segments;
}

static void
test_odd_texts (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "\n\n\n",
    "a",
    ".",
    "\"",
    "''''''",
    "(((((",
    "...",
    "?!",
    "'",
    "’",
    "-",
    "- - -",
    "\x01\x02 \x7F",
    "1.",
    "A.",
    "n't",
    "'s",
    "I'm",
    "US$",
    "@a",
    "#",
    "# #a @",
    "http://",
    "a@b",
    "\xE2\x80\x8B",
    "\xEF\xBB\xBF",
    "\xC2\xA0\xC2\xA0",
    "\xE2\x80\xA8",
    "قال الوزير إن الاتفاق مهم.",
    "هذا \"مهم\" جدا",
    "部长说：“这个协议很重要。”",
    "👩‍👩‍👧‍👦 said 👍🏽.",
    "e\xCC\x81t\xC3\xA9 Cafe\xCC\x81",
    "İstanbul'da ẞ",
    "\xF4\x8F\xBF\xBF",
    "a\xC2\xAD"
    "b",
    "\xC2\xAD",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    readout_segments_free (parse_odd_text (texts[i], -1));
}

static char *
repeat_piece (const char *piece, gsize length)
{
  GString *string = g_string_sized_new (length);

  while (string->len < length)
    g_string_append (string, piece);
  return g_string_free (string, FALSE);
}

/* A megabyte made of one piece after the other is taken in linear time, and its trees are sound. */
static void
test_repeated (gconstpointer data)
{
  g_autofree char *large = repeat_piece (data, 1024 * 1024);
  g_autofree char *small = repeat_piece (data, 16 * 1024);
  g_autoptr (ReadoutText) text = make_text (large, -1);
  g_autoptr (ReadoutSegments) segments = readout_segments_new ();
  gint64 start = g_get_monotonic_time ();

  readout_segmenter_run (segments, text);
  check_spans (segments, text);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * TEST_PATIENCE * G_USEC_PER_SEC);
  readout_segments_free (parse_odd_text (small, -1));
}

static const char *const repeated_cases[] = {
  "word ",        "x",        "\"",   "“",     "'",      "a\"b ",    "(",      "-",  "--- ",
  "a-",           "a.",       "a. ",  "U.S. ", "1,000,", "said.The", "don't ", "'s", "\n",
  "x\n",          "x\n\n",    "條約", "قال ",  "@",      "a@",       "://",    ", ", "e\xCC\x81",
  "\xE2\x80\x8B", "\xC2\xAD", "A ",   "? \" ",
};

static void
test_same_twice (void)
{
  const char *string =
      "The minister said on Monday that the talks “will go on”. Russia rejected it, an official told reporters.";
  g_autoptr (ReadoutText) text = make_text (string, -1);
  g_autoptr (ReadoutSegments) first = readout_segments_new ();
  g_autoptr (ReadoutSegments) second = readout_segments_new ();

  readout_syntax_parse_text (syntax, first, text);
  readout_segments_free (parse_odd_text (string, 40));
  readout_syntax_parse_text (syntax, second, text);
  readout_syntax_parse_text (syntax, second, text);
  g_assert_cmpuint (first->tokens->len, ==, second->tokens->len);
  for (guint i = 0; i < first->tokens->len; i++)
    {
      const ReadoutToken *a = readout_segments_get_token (first, i);
      const ReadoutToken *b = readout_segments_get_token (second, i);

      g_assert_cmpint (a->head, ==, b->head);
      g_assert_cmpuint (a->relation, ==, b->relation);
      g_assert_cmpuint (a->xpos, ==, b->xpos);
      g_assert_cmpstr (a->lemma, ==, b->lemma);
    }
}

static const ReadoutToken *
find_form (const ReadoutSegments *segments, const char *form)
{
  for (guint i = 0; i < segments->tokens->len; i++)
    if (strcmp (readout_segments_get_token (segments, i)->form, form) == 0)
      return readout_segments_get_token (segments, i);
  g_assert_not_reached ();
}

static void
test_tree (void)
{
  g_autoptr (ReadoutSegments) segments =
      parse_odd_text ("The ministers said that Russia had rejected the offer.", -1);
  const ReadoutToken *said = find_form (segments, "said");
  const ReadoutToken *rejected = find_form (segments, "rejected");
  guint said_index = said->first + 2;
  gint32 content;
  ReadoutSpan span;

  g_assert_cmpint (said->head, ==, -1);
  g_assert_cmpuint (said->upos, ==, READOUT_UPOS_VERB);
  g_assert_cmpuint (said->xpos, ==, READOUT_XPOS_VBD);
  g_assert_cmpstr (said->lemma, ==, "say");
  g_assert_cmpstr (find_form (segments, "ministers")->lemma, ==, "minister");
  g_assert_cmpstr (find_form (segments, "Russia")->lemma, ==, "Russia");
  g_assert_cmpuint (find_form (segments, "Russia")->upos, ==, READOUT_UPOS_PROPN);
  content = readout_syntax_find_child (segments, said_index, READOUT_RELATION_CCOMP);
  g_assert_cmpint (content, >=, 0);
  g_assert_true (readout_segments_get_token (segments, content) == rejected);
  g_assert_cmpstr (rejected->lemma, ==, "reject");
  g_assert_cmpint (readout_syntax_find_child (segments, said_index, READOUT_RELATION_NSUBJ), ==, 1);
  g_assert_cmpint (readout_syntax_find_child (segments, said_index, READOUT_RELATION_IOBJ), ==, -1);
  span = readout_syntax_get_subtree_span (segments, content);
  g_assert_cmpuint (span.start, ==, strlen ("The ministers said "));
  g_assert_cmpuint (readout_segments_find_token (segments, span.start), ==, 3);
}

static void
test_lemmas (void)
{
  static const char *const pairs[][2] = {
    { "told", "tell" },      { "denies", "deny" },     { "agencies", "agency" },
    { "worrying", "worry" }, { "quoted", "quote" },    { "planning", "plan" },
    { "were", "be" },        { "n't", "not" },         { "women", "woman" },
    { "has", "have" },       { "churches", "church" },
  };
  g_autoptr (ReadoutSegments) segments = parse_odd_text (
      "The women told the agencies that the churches were not worrying. He denies that he quoted her. She has been "
      "planning it. They did n't go.",
      -1);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpstr (find_form (segments, pairs[i][0])->lemma, ==, pairs[i][1]);
}

static void
test_known_sentence (void)
{
  const char *const forms[] = { "“", "Yes", ",", "”", "he", "said", "." };
  const gboolean spaces[] = { TRUE, FALSE, FALSE, FALSE, TRUE, TRUE, FALSE };
  g_autoptr (ReadoutSegments) segments = readout_segments_new ();

  readout_segments_add_sentence (segments, forms, spaces, G_N_ELEMENTS (forms));
  readout_syntax_parse (syntax, segments);
  check_tree (segments, 0);
  g_assert_cmpstr (readout_segments_get_token (segments, 0)->form, ==, "\"");
  g_assert_cmpuint (readout_segments_get_token (segments, 0)->xpos, ==, READOUT_XPOS_QUOTE_OPEN);
  g_assert_cmpuint (readout_segments_get_token (segments, 3)->xpos, ==, READOUT_XPOS_QUOTE_CLOSE);
  g_assert_cmpuint (readout_segments_get_token (segments, 0)->shape, ==, READOUT_TOKEN_SHAPE_QUOTE);
}

static void
test_names (void)
{
  for (guint i = 0; i < READOUT_N_RELATIONS; i++)
    g_assert_cmpuint (readout_relation_from_name (readout_relation_get_name (i)), ==, i);
  for (guint i = 0; i < READOUT_N_UPOS; i++)
    g_assert_cmpuint (readout_upos_from_name (readout_upos_get_name (i)), ==, i);
  for (guint i = 0; i < READOUT_N_XPOS; i++)
    g_assert_cmpuint (readout_xpos_from_name (readout_xpos_get_name (i)), ==, i);
  g_assert_cmpuint (readout_relation_from_name ("obl:strange"), ==, READOUT_RELATION_OBL);
  g_assert_cmpuint (readout_relation_from_name (NULL), ==, READOUT_RELATION_DEP);
  g_assert_cmpuint (readout_relation_get_base (READOUT_RELATION_NSUBJ_PASS), ==,
                    READOUT_RELATION_NSUBJ);
}

static void
check_refused (const guint8 *bytes, gsize length)
{
  g_autoptr (GBytes) copy = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  ReadoutSyntax *damaged = readout_syntax_new_from_bytes (copy, &error);

  g_assert_null (damaged);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_damaged_models (void)
{
  g_autofree char *path = readout_data_find (NULL, "language/en/syntax.model", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  check_refused ((const guint8 *)contents, 0);
  check_refused ((const guint8 *)contents, 7);
  check_refused ((const guint8 *)contents, 40);
  check_refused ((const guint8 *)contents, length - 1);
  check_refused ((const guint8 *)contents, length / 2);
  /* A byte of the header, of the list of sections, of each part of the rest. */
  for (gsize at = 0; at < length; at += at < 32 ? 1 : at < 200 ? 24 : length / 10)
    {
      contents[at] ^= 0x20;
      check_refused ((const guint8 *)contents, length);
      contents[at] ^= 0x20;
    }
  g_assert_null (readout_syntax_new_from_file ("/nonexistent/syntax.model", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  path = readout_data_find (NULL, "language/en/syntax.model", &error);
  g_assert_no_error (error);
  syntax = readout_syntax_new_from_file (path, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (segment_cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/segmenter/%s", segment_cases[i][2]);

      g_test_add_data_func (name, segment_cases[i], test_segments);
    }
  g_test_add_func ("/syntax/odd-texts", test_odd_texts);
  for (gsize i = 0; i < G_N_ELEMENTS (repeated_cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/syntax/repeated/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (name, repeated_cases[i], test_repeated);
    }
  g_test_add_func ("/syntax/same-twice", test_same_twice);
  g_test_add_func ("/syntax/tree", test_tree);
  g_test_add_func ("/syntax/lemmas", test_lemmas);
  g_test_add_func ("/syntax/known-sentence", test_known_sentence);
  g_test_add_func ("/syntax/names", test_names);
  g_test_add_func ("/syntax/damaged-models", test_damaged_models);
  {
    int status = g_test_run ();

    readout_syntax_unref (syntax);
    return status;
  }
}
