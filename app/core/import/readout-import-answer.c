/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports as bytes, on their way out of the import worker.
 */
#include "import/readout-import-answer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An error code plus one (0: none), its words, the reports. */
#define ANSWER_TYPE "(usaa{sv})"

/* More than a mail or a feed can hold in earnest. */
#define REPORTS_MAX 100000

/* The strings of a report, in bytes. */
#define VALUE_MAX 4096

/* Spans and a page: as ReadoutParagraph lies in memory. */
#define PARAGRAPH_TYPE "(uuu)"
G_STATIC_ASSERT (sizeof (ReadoutParagraph) == 3 * sizeof (guint32));

typedef struct
{
  const char *key;
  gsize offset; /* of a char * in ReadoutReport */
} Member;

static const Member members[] = {
  { "path", offsetof (ReadoutReport, path) },
  { "outlet", offsetof (ReadoutReport, outlet) },
  { "title", offsetof (ReadoutReport, title) },
  { "author", offsetof (ReadoutReport, author) },
  { "published", offsetof (ReadoutReport, published) },
  { "url", offsetof (ReadoutReport, url) },
  { "language", offsetof (ReadoutReport, language) },
  { "media-type", offsetof (ReadoutReport, media_type) },
};

static GVariant *
pack_report (ReadoutReport *report, GBytes *original)
{
  GVariantDict dict;
  GArray *paragraphs = readout_text_get_paragraphs (report->text);

  g_variant_dict_init (&dict, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *value = G_STRUCT_MEMBER (char *, report, members[i].offset);

      if (value != NULL)
        g_variant_dict_insert (&dict, members[i].key, "s", value);
    }
  g_variant_dict_insert (&dict, "text", "s", readout_text_get_string (report->text, NULL));
  g_variant_dict_insert_value (&dict, "paragraphs",
                               g_variant_new_fixed_array (G_VARIANT_TYPE (PARAGRAPH_TYPE),
                                                          paragraphs->data, paragraphs->len,
                                                          sizeof (ReadoutParagraph)));
  for (guint i = 0; i < report->doubtful->len; i++)
    {
      g_autofree char *key =
          g_strdup_printf ("doubtful-%u", g_array_index (report->doubtful, ReadoutReportField, i));

      g_variant_dict_insert (&dict, key, "b", TRUE);
    }
  if (report->original != NULL && report->original != original)
    g_variant_dict_insert_value (
        &dict, "original",
        g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, report->original, TRUE));
  return g_variant_dict_end (&dict);
}

GBytes *
readout_import_answer_new (GPtrArray *reports, const GError *error, GBytes *original)
{
  g_autoptr (GVariant) answer = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; reports != NULL && i < reports->len; i++)
    g_variant_builder_add_value (&builder, pack_report (g_ptr_array_index (reports, i), original));
  answer = g_variant_ref_sink (g_variant_new (ANSWER_TYPE, error != NULL ? error->code + 1 : 0,
                                              error != NULL ? error->message : "", &builder));
  return g_variant_get_data_as_bytes (answer);
}

/* Whether a string can be shown: short, one line. The worker sees to that, unless it is no longer
 * itself. */
static gboolean
is_sound (const char *value)
{
  if (strlen (value) > VALUE_MAX || *value == '\0')
    return FALSE;
  for (const char *at = value; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static ReadoutText *
unpack_text (GVariantDict *dict)
{
  g_autoptr (GVariant) text = g_variant_dict_lookup_value (dict, "text", G_VARIANT_TYPE_STRING);
  g_autoptr (GVariant) list =
      g_variant_dict_lookup_value (dict, "paragraphs", G_VARIANT_TYPE ("a" PARAGRAPH_TYPE));
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (ReadoutParagraph));
  const ReadoutParagraph *elements;
  const char *string;
  gsize n_elements;
  gsize length;

  if (text == NULL || list == NULL)
    return NULL;
  string = g_variant_get_string (text, &length);
  elements = g_variant_get_fixed_array (list, &n_elements, sizeof (ReadoutParagraph));
  if (n_elements == 0 || n_elements > length)
    return NULL;
  g_array_append_vals (paragraphs, elements, n_elements);
  return readout_text_new (string, length, paragraphs, NULL);
}

static ReadoutReport *
unpack_report (GVariant *value, GBytes *original)
{
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (value);
  g_autoptr (GVariant) part = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *string;

      if (g_variant_dict_lookup (&dict, members[i].key, "&s", &string) && is_sound (string))
        G_STRUCT_MEMBER (char *, report, members[i].offset) = g_strdup (string);
    }
  for (guint field = 0; field <= READOUT_REPORT_FIELD_LANGUAGE; field++)
    {
      g_autofree char *key = g_strdup_printf ("doubtful-%u", field);

      if (g_variant_dict_contains (&dict, key))
        readout_report_add_doubt (report, field);
    }
  part = g_variant_dict_lookup_value (&dict, "original", G_VARIANT_TYPE_BYTESTRING);
  report->original = part != NULL ? g_variant_get_data_as_bytes (part) : g_bytes_ref (original);
  report->text = unpack_text (&dict);
  return report->text != NULL && report->media_type != NULL ? g_steal_pointer (&report) : NULL;
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
                       _("What was read in it makes no sense; it was not imported"));
  return FALSE;
}

/* The error of the worker; its words are for the person, so they are made fit to show. */
static void
set_error (GError **error, guint code, const char *words)
{
  if (code > READOUT_IMPORT_ERROR_DAMAGED || !is_sound (words))
    set_damaged (error);
  else
    g_set_error_literal (error, READOUT_IMPORT_ERROR, code, words);
}

GPtrArray *
readout_import_answer_read (GBytes *answer, GBytes *original, GError **error)
{
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GVariant) list = NULL;
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  const char *words;
  guint32 code;
  gsize n_reports;

  value =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (ANSWER_TYPE), answer, FALSE));
  g_variant_get (value, "(u&s@aa{sv})", &code, &words, &list);
  if (code != 0)
    {
      set_error (error, code - 1, words);
      return NULL;
    }
  n_reports = g_variant_n_children (list);
  for (gsize i = 0; i < MIN (n_reports, REPORTS_MAX); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);
      ReadoutReport *report = unpack_report (child, original);

      if (report == NULL)
        {
          set_damaged (error);
          return NULL;
        }
      g_ptr_array_add (reports, report);
    }
  if (reports->len > 0)
    return g_steal_pointer (&reports);
  set_damaged (error);
  return NULL;
}
