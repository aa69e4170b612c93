/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what is written into the forms of a PDF and beside the text of its pages.
 */
#include "formats/readout-pdf.h"

#include <string.h>

/* What one of them holds is not longer, in bytes, and there are not more of them on a page. */
#define LENGTH_MAX (16 * 1024)
#define COUNT_MAX 2000

/* Adds words that fill @area, line by line; poppler counts its y from the foot of the page. */
static void
add_words (ReadoutPdfPages *pages, const PopplerRectangle *area, const char *words)
{
  const ReadoutPdfPage *page = &g_array_index (pages->pages, ReadoutPdfPage, pages->pages->len - 1);
  float height = page->height;
  g_auto (GStrv) lines = NULL;
  guint n_lines;
  float pitch;

  if (words == NULL || strlen (words) > LENGTH_MAX || !g_utf8_validate (words, -1, NULL))
    return;
  lines = g_strsplit_set (words, "\r\n", -1);
  n_lines = g_strv_length (lines);
  pitch = (float)ABS (area->y2 - area->y1) / MAX (n_lines, 1);
  for (guint i = 0; i < n_lines; i++)
    {
      ReadoutPdfLine line = { .size = CLAMP (pitch * 0.75f, 1, 10), .n_words = 1 };

      if (*g_strstrip (lines[i]) == '\0')
        continue;
      line.x0 = MIN (area->x1, area->x2);
      line.x1 =
          MIN (line.x0 + line.size * 0.5f * g_utf8_strlen (lines[i], -1), MAX (area->x1, area->x2));
      line.y0 = height - (float)MAX (area->y1, area->y2) + pitch * i;
      line.y1 = line.y0 + pitch;
      line.lead = line.x1 - line.x0;
      for (const char *at = lines[i]; *at != '\0' && line.n_words < G_MAXUINT16; at++)
        line.n_words += *at == ' ';
      readout_pdf_pages_add_line (pages, lines[i], -1, &line);
    }
}

/* What a field of a form says, owned by the caller; %NULL for one that says nothing in words. */
static char *
dup_field (PopplerFormField *field)
{
  g_autoptr (GString) words = NULL;

  switch (poppler_form_field_get_field_type (field))
    {
    case POPPLER_FORM_FIELD_TEXT:
      return poppler_form_field_text_is_password (field) ? NULL
                                                         : poppler_form_field_text_get_text (field);
    case POPPLER_FORM_FIELD_CHOICE:
      words = g_string_new (NULL);
      for (int i = 0; i < MIN (poppler_form_field_choice_get_n_items (field), COUNT_MAX); i++)
        if (poppler_form_field_choice_is_item_selected (field, i))
          {
            g_autofree char *item = poppler_form_field_choice_get_item (field, i);

            g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                                    item != NULL ? item : "");
          }
      return g_string_free (g_steal_pointer (&words), FALSE);
    default:
      return NULL;
    }
}

void
readout_pdf_pages_add_annotations (ReadoutPdfPages *pages, PopplerPage *page)
{
  GList *fields = poppler_page_get_form_field_mapping (page);
  GList *annotations = poppler_page_get_annot_mapping (page);
  guint count = 0;

  for (GList *at = fields; at != NULL && count < COUNT_MAX; at = at->next, count++)
    {
      PopplerFormFieldMapping *mapping = at->data;
      g_autofree char *words = dup_field (mapping->field);

      add_words (pages, &mapping->area, words);
    }
  count = 0;
  for (GList *at = annotations; at != NULL && count < COUNT_MAX; at = at->next, count++)
    {
      PopplerAnnotMapping *mapping = at->data;
      g_autofree char *words = NULL;

      /* What pops up is no part of the page. */
      if (poppler_annot_get_annot_type (mapping->annot) != POPPLER_ANNOT_FREE_TEXT)
        continue;
      words = poppler_annot_get_contents (mapping->annot);
      add_words (pages, &mapping->area, words);
    }
  poppler_page_free_form_field_mapping (fields);
  poppler_page_free_annot_mapping (annotations);
}
