/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Readout takes from web pages: one JSON object a line for each file. For run-articles.
 */
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "formats/readout-formats.h"

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_report (JsonBuilder *builder, ReadoutReport *report)
{
  add_member (builder, "title", report->title);
  add_member (builder, "author", report->author);
  add_member (builder, "published", report->published);
  add_member (builder, "outlet", report->outlet);
  add_member (builder, "url", report->url);
  add_member (builder, "language", report->language);
  add_member (builder, "text", readout_text_get_string (report->text, NULL));
}

static void
print_file (const char *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *line = NULL;
  char *contents;
  gsize length;
  gint64 start;

  if (!g_file_get_contents (path, &contents, &length, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (contents, length);
  start = g_get_monotonic_time ();
  reports = readout_formats_read (bytes, path, &error);
  json_builder_begin_object (builder);
  add_member (builder, "path", path);
  json_builder_set_member_name (builder, "seconds");
  json_builder_add_double_value (builder, (g_get_monotonic_time () - start) / 1e6);
  if (reports != NULL)
    add_report (builder, g_ptr_array_index (reports, 0));
  else
    add_member (builder, "error", error->message);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  line = json_generator_to_data (generator, NULL);
  puts (line);
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    print_file (argv[i]);
  return EXIT_SUCCESS;
}
