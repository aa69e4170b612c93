/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A made-up project of any size, as one would look after years: few actors say most, few topics are
 * in most statements, some words are everywhere. Made once and kept in the folder for temporary
 * files.
 */
#pragma once

#include "store/readout-store-private.h"

#include <glib/gstdio.h>

#define LARGE_N_TOPICS 40
#define LARGE_N_OUTLETS 120
#define LARGE_N_WORDS 4000
/* One actor for so many statements. */
#define LARGE_SHARE_OF_ACTORS 200
#define LARGE_REPORTS_TOGETHER 200

/* In every fourth statement; "the" is in every one. */
#define LARGE_COMMON_WORD "harbour"

typedef struct
{
  guint64 state;
  gint64 topics[LARGE_N_TOPICS];
  guint n_actors;
} LargeMaker;

/* The same numbers on every machine (xorshift64*). */
static inline double
large_draw (LargeMaker *maker)
{
  maker->state ^= maker->state >> 12;
  maker->state ^= maker->state << 25;
  maker->state ^= maker->state >> 27;
  return (double)((maker->state * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d)) >> 11) /
         (double)(1ull << 53);
}

/* A number below @n; the small ones come up far more often. */
static inline guint
large_draw_skewed (LargeMaker *maker, guint n)
{
  double draw = large_draw (maker);

  return (guint)(draw * draw * draw * n);
}

/* A word for each number. */
static inline void
large_append_word (GString *string, guint number)
{
  static const char *const starts[] = { "b",  "d",  "f", "g",  "k",  "l",  "m",  "n",
                                        "p",  "r",  "s", "t",  "v",  "br", "dr", "gr",
                                        "kl", "pl", "s", "st", "tr", "w",  "h",  "j" };
  static const char *const vowels[] = { "a", "e", "i", "o", "u", "ai", "ea", "ou" };
  static const char *const ends[] = { "", "n", "r", "l", "s", "t", "m", "nd" };

  do
    {
      g_string_append (string, starts[number % G_N_ELEMENTS (starts)]);
      number /= G_N_ELEMENTS (starts);
      g_string_append (string, vowels[number % G_N_ELEMENTS (vowels)]);
      number /= G_N_ELEMENTS (vowels);
      g_string_append (string, ends[number % G_N_ELEMENTS (ends)]);
      number /= G_N_ELEMENTS (ends);
    }
  while (number > 0);
}

static inline char *
large_dup_actor (guint number)
{
  GString *name = g_string_new (NULL);
  gsize surname;

  large_append_word (name, 5000 + number % 97);
  name->str[0] = g_ascii_toupper (name->str[0]);
  g_string_append_c (name, ' ');
  surname = name->len;
  large_append_word (name, 100000 + number * 7);
  name->str[surname] = g_ascii_toupper (name->str[surname]);
  return g_string_free (name, FALSE);
}

static inline char *
large_dup_topic (guint number)
{
  GString *words = g_string_new ("The ");

  large_append_word (words, 700 + number * 11);
  g_string_append (words, " of ");
  large_append_word (words, 1900 + number * 17);
  g_string_append (words, " goes on");
  return g_string_free (words, FALSE);
}

static inline void
large_append_content (LargeMaker *maker, GString *text)
{
  guint n_words = 6 + (guint)(large_draw (maker) * 16);

  g_string_append (text, "the ");
  if (large_draw (maker) < 0.25)
    g_string_append (text, LARGE_COMMON_WORD " ");
  for (guint i = 0; i < n_words; i++)
    {
      large_append_word (text, large_draw_skewed (maker, LARGE_N_WORDS));
      g_string_append_c (text, i + 1 < n_words ? ' ' : '.');
    }
}

static inline ReadoutStatement *
large_make_statement (LargeMaker *maker, guint actor, const gsize *places, ReadoutReport *report)
{
  static const char *const acts[] = { "states", "denies", "warns", "asks", "promises" };
  ReadoutStatement *statement = readout_statement_new ();
  g_autoptr (GArray) span = readout_spans_new ();
  g_autofree char *name = large_dup_actor (actor);

  readout_spans_add (span, places[0], places[1]);
  readout_spans_add (statement->source, places[0], places[1]);
  readout_spans_add (statement->cue, places[1] + 1, places[1] + 5);
  readout_spans_add (statement->content, places[2], places[3]);
  if (large_draw (maker) < 0.1)
    g_ptr_array_add (statement->voices,
                     readout_voice_new (report->outlet, READOUT_ACTOR_MEDIA, NULL));
  g_ptr_array_add (
      statement->voices,
      readout_voice_new (name, actor % 7 == 3 ? READOUT_ACTOR_ORGANISATION : READOUT_ACTOR_PERSON,
                         span));
  statement->quotation = (ReadoutQuotation)(large_draw (maker) * 3);
  statement->act = g_strdup (acts[(guint)(large_draw (maker) * G_N_ELEMENTS (acts))]);
  statement->rule = g_strdup ("verb");
  statement->confidence = 0.5 + large_draw (maker) / 2;
  statement->hedged = large_draw (maker) < 0.05;
  for (guint i = 0; i < 2; i++)
    if (large_draw (maker) < (i == 0 ? 0.6 : 0.15))
      {
        gint64 topic = maker->topics[large_draw_skewed (maker, LARGE_N_TOPICS)];

        if (readout_statement_get_stance (statement, topic) == NULL)
          g_ptr_array_add (statement->stances,
                           readout_stance_new (topic, (ReadoutPosition)(large_draw (maker) * 3),
                                               large_draw (maker), "“goes on” about it"));
      }
  return statement;
}

static inline ReadoutReport *
large_make_report (LargeMaker *maker, guint number, guint n_statements, GPtrArray *statements)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, 4 * sizeof (gsize));
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint));
  ReadoutReport *report = readout_report_new ();
  guint day = (guint)(large_draw (maker) * 1200);

  for (guint i = 0; i < n_statements; i++)
    {
      guint actor = large_draw_skewed (maker, maker->n_actors);
      g_autofree char *name = large_dup_actor (actor);
      gsize place[4] = { text->len };

      g_string_append (text, name);
      place[1] = text->len;
      g_string_append (text, " said that ");
      place[2] = text->len;
      large_append_content (maker, text);
      place[3] = text->len - 1;
      g_string_append (text, i % 4 == 3 ? "\n\n" : " ");
      g_array_append_val (places, place);
      g_array_append_val (actors, actor);
    }
  report->text = readout_text_new (text->str, (gssize)text->len, NULL, &error);
  g_assert_no_error (error);
  report->original = g_bytes_new (text->str, text->len);
  report->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, report->original);
  report->outlet = g_strdup_printf ("Gazette %u", large_draw_skewed (maker, LARGE_N_OUTLETS));
  report->title = g_strndup (text->str, strcspn (text->str, ".\n"));
  if (number % 50 != 0)
    report->published =
        g_strdup_printf ("%u-%02u-%02u", 2019 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
  report->language = g_strdup ("en");
  report->media_type = g_strdup ("text/plain");
  report->path = g_strdup_printf ("/somewhere/report-%u.txt", number);
  for (guint i = 0; i < n_statements; i++)
    {
      const gsize *place = &((const gsize *)(gpointer)places->data)[4 * (gsize)i];
      ReadoutStatement *statement =
          large_make_statement (maker, g_array_index (actors, guint, i), place, report);

      statement->paragraph = readout_text_find_paragraph (report->text, place[0]);
      g_ptr_array_add (statements, statement);
    }
  return report;
}

static inline void
large_fill (ReadoutStore *store, guint n_reports, guint n_statements)
{
  LargeMaker maker = { .state = 20221130,
                       .n_actors = MAX (10, n_reports * n_statements / LARGE_SHARE_OF_ACTORS) };
  g_autoptr (GError) error = NULL;
  gint64 action = 0;

  for (guint i = 0; i < LARGE_N_TOPICS; i++)
    {
      g_autofree char *proposition = large_dup_topic (i);

      maker.topics[i] = readout_store_add_topic (store, proposition, NULL, TRUE, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < n_reports; i++)
    {
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (ReadoutReport) report = large_make_report (&maker, i, n_statements, statements);

      if (i % LARGE_REPORTS_TOGETHER == 0)
        g_assert_true (readout_store_resume (store, action, "Import", &error));
      readout_store_add_report (store, report, statements, NULL, &error);
      g_assert_no_error (error);
      action = readout_store_get_action (store);
      if ((i + 1) % LARGE_REPORTS_TOGETHER == 0 || i + 1 == n_reports)
        {
          readout_store_commit (store, &error);
          g_assert_no_error (error);
          g_printerr ("%u reports\r", i + 1);
        }
    }
  g_printerr ("\n");
}

/* The path of such a project, made where it is not there yet. Owned by the caller. */
static inline char *
large_project (guint n_reports, guint n_statements)
{
  g_autofree char *name =
      g_strdup_printf ("readout-bench-%ux%u-v%u.readout", n_reports, n_statements,
                       readout_store_count_migrations (readout_store_migrations));
  char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autofree char *partial = g_strconcat (path, ".part", NULL);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  ReadoutStore *store;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  g_unlink (partial);
  store = readout_store_open (partial, TRUE, NULL, &error);
  g_assert_no_error (error);
  large_fill (store, n_reports, n_statements);
  readout_store_close (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (partial, path), ==, 0);
  g_print ("%s was made in %.0f s\n", path, (g_get_monotonic_time () - start) / 1e6);
  return path;
}
