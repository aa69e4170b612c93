/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a project links: reads reports as JSON, one {"id", "title", "text"} a line, adds them to a
 * project in that order, and writes a line for each two that have to do with each other:
 * {"a", "b", "kind": "same" | "near", "share", "other_share"}.
 */
#include "../core/store-samples.h"

#include <json-glib/json-glib.h>

#include "store/readout-store-copies.h"

static const char *
get_string (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static void
add (ReadoutStore *store, const char *line, GPtrArray *names)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *object;

  json_parser_load_from_data (parser, line, -1, &error);
  g_assert_no_error (error);
  object = json_node_get_object (json_parser_get_root (parser));
  report->text = readout_text_new (get_string (object, "text"), -1, NULL, &error);
  g_assert_no_error (error);
  report->title = g_strdup (get_string (object, "title"));
  report->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, get_string (object, "id"), -1);
  g_assert_cmpint (readout_store_add_report (store, report, NULL, NULL, &error), ==,
                   names->len + 1);
  g_assert_no_error (error);
  g_ptr_array_add (names, g_strdup (get_string (object, "id")));
}

static void
print_copies (ReadoutStore *store, gint64 id, GPtrArray *names)
{
  static const char *const kinds[] = { "later", "earlier", "same", "near" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = readout_store_list_copies (store, id, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < copies->len; i++)
    {
      const ReadoutCopy *copy = g_ptr_array_index (copies, i);

      if (copy->other_id > id)
        g_print ("{\"a\": \"%s\", \"b\": \"%s\", \"kind\": \"%s\", \"share\": %.3f, "
                 "\"other_share\": %.3f}\n",
                 (char *)g_ptr_array_index (names, id - 1),
                 (char *)g_ptr_array_index (names, copy->other_id - 1), kinds[copy->kind],
                 copy->share, copy->other_share);
    }
}

int
main (int argc, char *argv[])
{
  SampleFile file;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  g_autoptr (GError) error = NULL;
  ReadoutStore *store;
  char *line;

  sample_file_set_up (&file, NULL);
  store = sample_open (file.path);
  g_assert_true (readout_store_begin (store, "Import", &error));
  while (g_io_channel_read_line (input, &line, NULL, NULL, &error) == G_IO_STATUS_NORMAL)
    {
      add (store, line, names);
      g_free (line);
    }
  g_assert_no_error (error);
  g_assert_true (readout_store_commit (store, &error));
  for (guint i = 0; i < names->len; i++)
    print_copies (store, i + 1, names);
  sample_close (store);
  sample_file_tear_down (&file, NULL);
  return 0;
}
