/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made-up reports for the tests of the project file.
 */
#pragma once

#include "store/readout-store-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A file in a folder of its own, which goes with it. */
typedef struct
{
  char *folder;
  char *path;
} SampleFile;

static inline void
sample_file_set_up (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  file->folder = g_dir_make_tmp ("readout-test-XXXXXX", &error);
  g_assert_no_error (error);
  file->path = g_build_filename (file->folder, "project.readout", NULL);
}

static inline void
sample_file_tear_down (SampleFile *file, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (file->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (file->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (file->folder);
  g_free (file->folder);
  g_free (file->path);
}

static inline ReadoutStore *
sample_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = readout_store_open (path, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

static inline void
sample_close (ReadoutStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (readout_store_close (store, &error));
  g_assert_no_error (error);
}

/* Lets everybody pass the folders on the way to @folder, for processes without root's rights. */
static inline void
sample_open_way (const char *folder)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  GStatBuf status;

  if (g_stat (parent, &status) != 0 || g_str_equal (parent, folder))
    return;
  if ((status.st_mode & 0011) != 0011)
    g_assert_cmpint (g_chmod (parent, (status.st_mode & 07777) | 0011), ==, 0);
  sample_open_way (parent);
}

/* GLib 2.80 and later give an isolated test a folder of its own for temporary files: others may
 * write there too, as in /tmp. Needed, and done, for root only, who becomes somebody else. */
static inline void
sample_open_temporary (void)
{
  if (geteuid () == 0)
    g_assert_cmpint (g_chmod (g_get_tmp_dir (), 01777), ==, 0);
}

/* A report of @n_sentences sentences in paragraphs of five, each different from those of other
 * numbers. */
static inline ReadoutReport *
sample_report (guint number, guint n_sentences)
{
  static const char *const outlets[] = { "Harbour Gazette", "Northern Wire", "The Inland Post" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) string = g_string_new (NULL);
  ReadoutReport *report = readout_report_new ();

  for (guint i = 0; i < n_sentences; i++)
    g_string_append_printf (string,
                            "Speaker %u said the ferry %u would sail – “déjà vu” number %u.%s",
                            (number + i) % 23, number, i, i % 5 == 4 ? "\n\n" : " ");
  report->text = readout_text_new (string->str, -1, NULL, &error);
  g_assert_no_error (error);
  report->original = g_bytes_new (string->str, string->len);
  report->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, report->original);
  report->outlet = g_strdup (outlets[number % G_N_ELEMENTS (outlets)]);
  report->title = g_strdup_printf ("Ferry report %u", number);
  report->published = g_strdup_printf ("2021-%02u-%02u", number / 28 % 12 + 1, number % 28 + 1);
  report->language = g_strdup ("en");
  report->media_type = g_strdup ("text/plain");
  report->path = g_strdup_printf ("/somewhere/ferry-%u.txt", number);
  readout_report_add_doubt (report, READOUT_REPORT_FIELD_PUBLISHED);
  return report;
}

/* One statement for each sentence. */
static inline GPtrArray *
sample_statements (ReadoutReport *report)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func (g_object_unref);
  const char *text = readout_text_get_string (report->text, NULL);
  const char *at = text;

  while ((at = strstr (at, "Speaker ")) != NULL)
    {
      const char *said = strstr (at, " said ");
      const char *end = strchr (said, '.');
      ReadoutStatement *statement = readout_statement_new ();
      g_autofree char *name = g_strndup (at, said - at);
      g_autoptr (GArray) span = readout_spans_new ();

      readout_spans_add (span, at - text, said - text);
      readout_spans_add (statement->source, at - text, said - text);
      readout_spans_add (statement->cue, said + 1 - text, said + 5 - text);
      readout_spans_add (statement->content, said + 6 - text, end - text);
      if (report->outlet != NULL && statements->len % 4 == 3)
        g_ptr_array_add (statement->voices,
                         readout_voice_new (report->outlet, READOUT_ACTOR_MEDIA, NULL));
      g_ptr_array_add (statement->voices, readout_voice_new (name, READOUT_ACTOR_PERSON, span));
      statement->quotation = READOUT_QUOTATION_INDIRECT;
      statement->act = g_strdup ("states");
      statement->rule = g_strdup ("verb");
      statement->confidence = 0.75;
      statement->paragraph = readout_text_find_paragraph (report->text, at - text);
      g_ptr_array_add (statements, statement);
      at = end;
    }
  return statements;
}

static inline gint64
sample_add (ReadoutStore *store, guint number, guint n_sentences)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = sample_report (number, n_sentences);
  g_autoptr (GPtrArray) statements = sample_statements (report);
  gint64 id = readout_store_add_report (store, report, statements, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

/* Everything in a project but the undo log and the times at which things were done, as text. */
static inline char *
sample_dump (ReadoutStore *store)
{
  static const char *const queries[] = {
    "SELECT 'setting', * FROM setting ORDER BY key",
    "SELECT 'outlet', * FROM outlet ORDER BY id",
    "SELECT 'outlet_name', * FROM outlet_name ORDER BY outlet_id, folded",
    "SELECT 'report', id, sha256, outlet_id, title, author, published, moment, url, language,"
    "  media_type, file_name, state, doubtful, text FROM report WHERE removed IS NULL ORDER BY id",
    "SELECT 'paragraph', p.* FROM paragraph p JOIN report r ON r.id = p.report_id"
    "  WHERE r.removed IS NULL ORDER BY report_id, number",
    "SELECT 'original', o.report_id, o.size FROM original o JOIN report r ON r.id = o.report_id"
    "  WHERE r.removed IS NULL ORDER BY report_id",
    "SELECT 'actor', * FROM actor WHERE id IN (SELECT v.actor_id FROM voice v JOIN statement s"
    "  ON s.id = v.statement_id JOIN report r ON r.id = s.report_id WHERE r.removed IS NULL)"
    "  ORDER BY id",
    "SELECT 'actor_name', n.* FROM actor_name n WHERE actor_id IN (SELECT v.actor_id FROM voice v"
    "  JOIN statement s ON s.id = v.statement_id JOIN report r ON r.id = s.report_id"
    "  WHERE r.removed IS NULL) ORDER BY actor_id, folded",
    "SELECT 'actor_pair', * FROM actor_pair ORDER BY actor_id, other_id",
    "SELECT 'topic', id, proposition, terms, by_person FROM topic WHERE removed IS NULL ORDER BY id",
    "SELECT 'statement', s.* FROM statement s JOIN report r ON r.id = s.report_id"
    "  WHERE r.removed IS NULL ORDER BY s.id",
    "SELECT 'voice', v.* FROM voice v JOIN statement s ON s.id = v.statement_id"
    "  JOIN report r ON r.id = s.report_id WHERE r.removed IS NULL ORDER BY 2, 3",
    "SELECT 'stance', k.* FROM stance k JOIN topic t ON t.id = k.topic_id"
    "  JOIN report r ON r.id = k.report_id WHERE t.removed IS NULL AND r.removed IS NULL"
    "  ORDER BY 2, 3",
    "SELECT 'link', statement_id, other_id, kind FROM link WHERE by_person AND NOT refused"
    "  ORDER BY 2, 3, 4",
    "SELECT 'cut', statement_id, other_id, kind FROM link WHERE by_person AND refused"
    "  ORDER BY 2, 3, 4",
    "SELECT 'filter', id, name, filter FROM filter ORDER BY id",
    "SELECT 'copy', report_id, other_id, round(share, 3), round(other_share, 3) FROM copy"
    "  WHERE report_id IN (SELECT id FROM report WHERE removed IS NULL)"
    "    AND other_id IN (SELECT id FROM report WHERE removed IS NULL) ORDER BY 2, 3",
    "SELECT 'report_version', * FROM report_version"
    "  WHERE report_id IN (SELECT id FROM report WHERE removed IS NULL)"
    "    AND earlier_id IN (SELECT id FROM report WHERE removed IS NULL) ORDER BY 2, 3",
    "SELECT 'briefing', id, title, template, markdown, drafted FROM briefing ORDER BY id",
    "SELECT 'version', id, briefing_id, name, markdown FROM briefing_version ORDER BY id",
    "SELECT 'named', id FROM briefing_version WHERE by_person ORDER BY id",
    "SELECT 'edit', briefing_id, number, hex(steps) FROM briefing_edit ORDER BY 2, 3",
    "SELECT 'history', * FROM briefing_history ORDER BY 2",
    "SELECT 'refusal', * FROM briefing_refusal ORDER BY 2, 3",
    "SELECT 'citation', * FROM citation ORDER BY key",
    "SELECT 'mention', * FROM mention ORDER BY 2, 3",
  };
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (ReadoutSql) sql = readout_sql_new_once (store, queries[i]);
      g_autoptr (GError) error = NULL;

      while (readout_sql_step (sql, &error))
        {
          for (int j = 0; j < sqlite3_column_count (sql->handle); j++)
            {
              const char *text = readout_sql_get_text (sql, j);
              g_autofree char *escaped = text != NULL ? g_strescape (text, NULL) : NULL;

              g_string_append_printf (dump, "%s%s", j > 0 ? "|" : "", escaped ? escaped : "NULL");
            }
          g_string_append_c (dump, '\n');
        }
      g_assert_no_error (error);
    }
  return g_string_free (dump, FALSE);
}

/* The same dumps; the first line that differs is told. */
static inline void
sample_assert_same (const char *a, const char *b)
{
  g_auto (GStrv) lines_a = g_strsplit (a, "\n", -1);
  g_auto (GStrv) lines_b = g_strsplit (b, "\n", -1);

  for (guint i = 0; lines_a[i] != NULL && lines_b[i] != NULL; i++)
    g_assert_cmpstr (lines_a[i], ==, lines_b[i]);
  g_assert_cmpuint (g_strv_length (lines_a), ==, g_strv_length (lines_b));
}

/* The file is whole, references hold, the search indexes say what the tables say. */
static inline void
sample_check (ReadoutStore *store)
{
  g_autoptr (ReadoutSql) integrity = readout_sql_new_once (store, "PRAGMA integrity_check");
  g_autoptr (ReadoutSql) references = readout_sql_new_once (store, "PRAGMA foreign_key_check");
  g_autoptr (GError) error = NULL;

  g_assert_true (readout_sql_step (integrity, &error));
  g_assert_cmpstr (readout_sql_get_text (integrity, 0), ==, "ok");
  g_assert_false (readout_sql_step (references, &error));
  g_assert_no_error (error);
  readout_sql_exec (store,
                    "INSERT INTO statement_search (statement_search, rank)"
                    "  VALUES ('integrity-check', 1);"
                    "INSERT INTO report_search (report_search, rank)"
                    "  VALUES ('integrity-check', 1)",
                    &error);
  g_assert_no_error (error);
}

static inline gint64
sample_number (ReadoutStore *store, const char *text)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new_once (store, text);
  g_autoptr (GError) error = NULL;

  g_assert_true (readout_sql_step (sql, &error));
  g_assert_no_error (error);
  return readout_sql_get_int (sql, 0);
}
