/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sources of a briefing as BibTeX and CSL-JSON.
 */
#include "export/readout-export.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "briefing/readout-citation.h"
#include "markdown/readout-markdown.h"

/* The statements that @markdown cites, or all of them: GPtrArray of ReadoutStatement, borrowed. */
static GPtrArray *
list_cited (const char *markdown, ReadoutSnapshot *snapshot)
{
  GPtrArray *cited = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (ReadoutMarkdown) parsed = NULL;
  GPtrArray *references;

  if (markdown == NULL)
    {
      g_ptr_array_extend (cited, readout_snapshot_get_statements (snapshot), NULL, NULL);
      return cited;
    }
  parsed = readout_markdown_new (markdown, -1, NULL);
  if (parsed == NULL)
    return cited;
  references = readout_markdown_get_references (parsed);
  for (guint i = 0; i < references->len; i++)
    {
      ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);
      ReadoutStatement *statement = readout_snapshot_find (snapshot, reference->key);

      if (statement != NULL && g_hash_table_add (seen, statement))
        g_ptr_array_add (cited, statement);
    }
  return cited;
}

static gboolean
is_known (const char *value)
{
  return value != NULL && *value != '\0';
}

/* A field of BibTeX, with what TeX and BibTeX would run or misread made plain. */
static void
append_field (GString *bibtex, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (bibtex, "  %s = {", name);
  for (const char *p = value; *p != '\0'; p++)
    {
      if (strchr ("%#&$_", *p) != NULL)
        g_string_append_printf (bibtex, "\\%c", *p);
      else if (*p == '\\')
        g_string_append (bibtex, "\\textbackslash{}");
      else if (*p == '~')
        g_string_append (bibtex, "\\textasciitilde{}");
      else if (*p == '^')
        g_string_append (bibtex, "\\textasciicircum{}");
      else if (*p == '{' || *p == '}')
        g_string_append_c (bibtex, *p == '{' ? '(' : ')');
      else
        g_string_append_c (bibtex, g_ascii_iscntrl (*p) ? ' ' : *p);
    }
  g_string_append (bibtex, "},\n");
}

/* A field whose capital letters, or whose words as one name, no style shall change: {{…}}. */
static void
append_kept_field (GString *bibtex, const char *name, const char *value)
{
  GString *field = g_string_new (NULL);

  append_field (field, name, value);
  if (field->len > 0)
    {
      g_string_insert_c (field, strchr (field->str, '{') - field->str, '{');
      g_string_insert_c (field, strrchr (field->str, '}') - field->str, '}');
    }
  g_string_append_len (bibtex, field->str, field->len);
  g_string_free (field, TRUE);
}

/* An address as it stands, but for what would end the field or what TeX would stumble over. */
static void
append_address (GString *bibtex, const char *address)
{
  g_string_append (bibtex, "  url = {");
  for (const char *p = address; *p != '\0'; p++)
    if (strchr ("{}\\", *p) != NULL)
      g_string_append_printf (bibtex, "%%%02X", (guchar)*p);
    else
      g_string_append_c (bibtex, *p);
  g_string_append (bibtex, "},\n");
}

char *
readout_export_bibtex (const char *markdown, ReadoutSnapshot *snapshot)
{
  g_autoptr (GPtrArray) cited = NULL;
  GString *bibtex;

  g_return_val_if_fail (snapshot != NULL, NULL);

  cited = list_cited (markdown, snapshot);
  bibtex = g_string_new (NULL);
  for (guint i = 0; i < cited->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (cited, i);
      ReadoutReport *report = readout_snapshot_get_report (snapshot, statement);
      g_autofree char *date = readout_citation_dup_date (report->published);
      g_autofree char *day = report->published != NULL ? g_strndup (report->published, 10) : NULL;
      g_autofree char *year = report->published != NULL ? g_strndup (report->published, 4) : NULL;
      g_autofree char *place = readout_citation_dup_place (statement);
      gboolean dated = strcmp (date, "undated") != 0;

      g_string_append_printf (bibtex, "@%s{%s,\n", is_known (report->outlet) ? "article" : "misc",
                              readout_snapshot_get_key (snapshot, statement));
      append_kept_field (bibtex, "author", report->author);
      append_kept_field (bibtex, "title",
                         is_known (report->title) ? report->title : "Untitled report");
      append_field (bibtex, "journal", report->outlet);
      append_field (bibtex, "year", dated ? year : NULL);
      append_field (bibtex, "date", dated ? day : NULL);
      if (readout_citation_url_is_safe (report->url))
        append_address (bibtex, report->url);
      append_field (bibtex, "note", place);
      g_string_append (bibtex, "}\n\n");
    }
  return g_string_free (bibtex, FALSE);
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static char *
print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *json = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json = json_generator_to_data (generator, NULL);
  return g_strconcat (json, "\n", NULL);
}

static void
add_issued (JsonBuilder *builder, const char *published)
{
  g_autofree char *date = readout_citation_dup_date (published);
  g_auto (GStrv) parts = NULL;
  g_autofree char *day = NULL;

  if (strcmp (date, "undated") == 0)
    return;
  day = g_strndup (published, 10);
  parts = g_strsplit (day, "-", 3);
  json_builder_set_member_name (builder, "issued");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "date-parts");
  json_builder_begin_array (builder);
  json_builder_begin_array (builder);
  for (guint i = 0; parts[i] != NULL; i++)
    json_builder_add_int_value (builder, g_ascii_strtoll (parts[i], NULL, 10));
  json_builder_end_array (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

char *
readout_export_csl_json (const char *markdown, ReadoutSnapshot *snapshot)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) cited = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  cited = list_cited (markdown, snapshot);
  json_builder_begin_array (builder);
  for (guint i = 0; i < cited->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (cited, i);
      ReadoutReport *report = readout_snapshot_get_report (snapshot, statement);
      g_autofree char *place = readout_citation_dup_place (statement);

      json_builder_begin_object (builder);
      add_string (builder, "id", readout_snapshot_get_key (snapshot, statement));
      add_string (builder, "type", "article-newspaper");
      add_string (builder, "title", is_known (report->title) ? report->title : "Untitled report");
      if (is_known (report->outlet))
        add_string (builder, "container-title", report->outlet);
      if (is_known (report->author))
        {
          json_builder_set_member_name (builder, "author");
          json_builder_begin_array (builder);
          json_builder_begin_object (builder);
          add_string (builder, "literal", report->author);
          json_builder_end_object (builder);
          json_builder_end_array (builder);
        }
      add_issued (builder, report->published);
      if (readout_citation_url_is_safe (report->url))
        add_string (builder, "URL", report->url);
      if (is_known (report->language))
        add_string (builder, "language", report->language);
      add_string (builder, "note", place);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return print_json (builder);
}
