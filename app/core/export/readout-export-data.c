/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The statements as CSV and JSON, the sources as BibTeX and CSL-JSON.
 */
#include "export/readout-export.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "briefing/readout-citation.h"
#include "export/readout-report-json.h"
#include "markdown/readout-markdown.h"

/* --- CSV -------------------------------------------------------------------------------------- */

/* A cell by RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it
 * (OWASP, "CSV Injection"). */
static void
append_cell (GString *csv, const char *value, gboolean last)
{
  g_string_append_c (csv, '"');
  if (value != NULL && *value != '\0' && strchr ("=+-@\t\r", *value) != NULL)
    g_string_append_c (csv, '\'');
  for (const char *p = value; p != NULL && *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append (csv, last ? "\"\r\n" : "\",");
}

static char *
dup_voices (ReadoutStatement *statement)
{
  GString *voices = g_string_new (NULL);

  for (guint i = 0; i < statement->voices->len; i++)
    g_string_append_printf (voices, "%s%s", i > 0 ? " → " : "",
                            ((ReadoutVoice *)g_ptr_array_index (statement->voices, i))->name);
  return g_string_free (voices, FALSE);
}

static const char *
get_topic (ReadoutSnapshot *snapshot, gint64 id)
{
  GPtrArray *topics = readout_snapshot_get_topics (snapshot);

  for (guint i = 0; i < topics->len; i++)
    if (((ReadoutProposition *)g_ptr_array_index (topics, i))->id == id)
      return ((ReadoutProposition *)g_ptr_array_index (topics, i))->text;
  return NULL;
}

/* "Topic: supports; Other topic: none". */
static char *
dup_positions (ReadoutSnapshot *snapshot, ReadoutStatement *statement)
{
  GString *positions = g_string_new (NULL);

  for (guint i = 0; i < statement->stances->len; i++)
    {
      ReadoutStance *stance = g_ptr_array_index (statement->stances, i);
      const char *topic = get_topic (snapshot, stance->topic_id);

      if (topic != NULL)
        g_string_append_printf (positions, "%s%s: %s", positions->len > 0 ? "; " : "", topic,
                                readout_position_to_string (stance->position));
    }
  return g_string_free (positions, FALSE);
}

static char *
dup_words (ReadoutReport *report, GArray *spans)
{
  if (report->text == NULL)
    return g_strdup ("");
  return readout_text_dup_spans (report->text, spans, " … ");
}

char *
readout_export_csv (ReadoutSnapshot *snapshot)
{
  static const char *const header[] = { "citation",  "outlet", "title",      "published",  "url",
                                        "paragraph", "page",   "actor",      "actor kind", "voices",
                                        "source",    "cue",    "content",    "quotation",  "act",
                                        "negated",   "hedged", "confidence", "positions" };
  GPtrArray *statements;
  GString *csv;

  g_return_val_if_fail (snapshot != NULL, NULL);

  csv = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    append_cell (csv, header[i], i + 1 == G_N_ELEMENTS (header));
  statements = readout_snapshot_get_statements (snapshot);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutReport *report = readout_snapshot_get_report (snapshot, statement);
      ReadoutVoice *actor = readout_statement_get_actor (statement);
      g_autofree char *paragraph = g_strdup_printf ("%u", statement->paragraph + 1);
      g_autofree char *page = statement->page > 0 ? g_strdup_printf ("%u", statement->page) : NULL;
      g_autofree char *voices = dup_voices (statement);
      g_autofree char *source = dup_words (report, statement->source);
      g_autofree char *cue = dup_words (report, statement->cue);
      g_autofree char *content = dup_words (report, statement->content);
      g_autofree char *positions = dup_positions (snapshot, statement);
      char confidence[G_ASCII_DTOSTR_BUF_SIZE];
      const char *cells[G_N_ELEMENTS (header)];
      guint n = 0;

      g_ascii_formatd (confidence, sizeof confidence, "%.2f", statement->confidence);
      cells[n++] = readout_snapshot_get_key (snapshot, statement);
      cells[n++] = report->outlet;
      cells[n++] = report->title;
      cells[n++] = report->published;
      cells[n++] = report->url;
      cells[n++] = paragraph;
      cells[n++] = page;
      cells[n++] = actor != NULL ? actor->name : NULL;
      cells[n++] = actor != NULL ? readout_actor_kind_to_string (actor->kind) : NULL;
      cells[n++] = voices;
      cells[n++] = source;
      cells[n++] = cue;
      cells[n++] = content;
      cells[n++] = readout_quotation_to_string (statement->quotation);
      cells[n++] = statement->act;
      cells[n++] = statement->negated ? "yes" : "no";
      cells[n++] = statement->hedged ? "yes" : "no";
      cells[n++] = confidence;
      cells[n++] = positions;
      for (guint j = 0; j < n; j++)
        append_cell (csv, cells[j], j + 1 == n);
    }
  return g_string_free (csv, FALSE);
}

/* --- JSON ------------------------------------------------------------------------------------- */

char *
readout_export_json (ReadoutSnapshot *snapshot)
{
  g_autoptr (GHashTable) by_report =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  GPtrArray *reports;
  GPtrArray *statements;
  GString *json;

  g_return_val_if_fail (snapshot != NULL, NULL);

  reports = readout_snapshot_get_reports (snapshot);
  statements = readout_snapshot_get_statements (snapshot);
  for (guint i = 0; i < reports->len; i++)
    g_hash_table_insert (by_report, g_ptr_array_index (reports, i), g_ptr_array_new ());
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutReport *report = readout_snapshot_get_report (snapshot, statement);

      g_ptr_array_add (g_hash_table_lookup (by_report, report), statement);
    }
  json = g_string_new ("[");
  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);

      if (report->text == NULL)
        continue;
      g_string_append (json, json->len > 1 ? ",\n" : "\n");
      readout_report_json_append (json, report, g_hash_table_lookup (by_report, report),
                                  readout_snapshot_get_topics (snapshot));
    }
  g_string_append (json, "\n]\n");
  return g_string_free (json, FALSE);
}

/* --- Sources ---------------------------------------------------------------------------------- */

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

/* Names of authors are kept whole: who wrote a report is not taken apart. */
static void
append_author (GString *bibtex, const char *author)
{
  g_autofree char *inner = NULL;
  GString *field;

  if (author == NULL || *author == '\0')
    return;
  field = g_string_new (NULL);
  append_field (field, "author", author);
  /* {Name} → {{Name}} */
  g_string_insert_c (field, strchr (field->str, '{') - field->str, '{');
  g_string_insert_c (field, strrchr (field->str, '}') - field->str, '}');
  inner = g_string_free (field, FALSE);
  g_string_append (bibtex, inner);
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

      g_string_append_printf (bibtex, "@article{%s,\n",
                              readout_snapshot_get_key (snapshot, statement));
      append_author (bibtex, report->author);
      append_field (bibtex, "title", report->title != NULL ? report->title : "Untitled report");
      append_field (bibtex, "journal", report->outlet);
      append_field (bibtex, "year", dated ? year : NULL);
      append_field (bibtex, "date", dated ? day : NULL);
      if (readout_citation_url_is_safe (report->url))
        g_string_append_printf (bibtex, "  url = {%s},\n", report->url);
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
      add_string (builder, "title", report->title != NULL ? report->title : "Untitled report");
      if (report->outlet != NULL)
        add_string (builder, "container-title", report->outlet);
      if (report->author != NULL)
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
      if (report->language != NULL)
        add_string (builder, "language", report->language);
      add_string (builder, "note", place);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return print_json (builder);
}
