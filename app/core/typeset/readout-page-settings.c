/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How Markdown becomes pages: paper, margins, fonts, the title block.
 */
#include "typeset/readout-page-settings.h"

#include <locale.h>
#include <string.h>

/* Where Letter is the usual paper (CLDR, territory data on paper size). */
static const char letter_territories[] = "BZ CA CL CO CR DO GT MX NI PA PH PR SV US VE ";

G_DEFINE_BOXED_TYPE (ReadoutPageSettings,
                     readout_page_settings,
                     readout_page_settings_copy,
                     readout_page_settings_free)

ReadoutPageSettings *
readout_page_settings_new (ReadoutPaper paper)
{
  ReadoutPageSettings *settings = g_new0 (ReadoutPageSettings, 1);

  settings->paper = paper;
  settings->margin_top = READOUT_PAGE_MARGIN_TOP_MM * READOUT_POINTS_PER_MM;
  settings->margin_bottom = READOUT_PAGE_MARGIN_BOTTOM_MM * READOUT_POINTS_PER_MM;
  settings->margin_left = READOUT_PAGE_MARGIN_SIDE_MM * READOUT_POINTS_PER_MM;
  settings->margin_right = settings->margin_left;
  settings->font_size = READOUT_PAGE_FONT_SIZE;
  settings->timestamp = -1;
  return settings;
}

ReadoutPageSettings *
readout_page_settings_copy (const ReadoutPageSettings *settings)
{
  ReadoutPageSettings *copy;

  g_return_val_if_fail (settings != NULL, NULL);

  copy = g_memdup2 (settings, sizeof *settings);
  copy->font_family = g_strdup (settings->font_family);
  copy->heading_family = g_strdup (settings->heading_family);
  copy->code_family = g_strdup (settings->code_family);
  copy->title = g_strdup (settings->title);
  copy->author = g_strdup (settings->author);
  copy->date = g_strdup (settings->date);
  copy->language = g_strdup (settings->language);
  copy->running_head = g_strdup (settings->running_head);
  copy->base_directory = g_strdup (settings->base_directory);
  copy->pictures = settings->pictures != NULL ? g_hash_table_ref (settings->pictures) : NULL;
  return copy;
}

void
readout_page_settings_free (ReadoutPageSettings *settings)
{
  g_return_if_fail (settings != NULL);

  g_free (settings->font_family);
  g_free (settings->heading_family);
  g_free (settings->code_family);
  g_free (settings->title);
  g_free (settings->author);
  g_free (settings->date);
  g_free (settings->language);
  g_free (settings->running_head);
  g_free (settings->base_directory);
  g_clear_pointer (&settings->pictures, g_hash_table_unref);
  g_free (settings);
}

void
readout_page_settings_get_size (const ReadoutPageSettings *settings, double *width, double *height)
{
  g_return_if_fail (settings != NULL);

  *width = settings->paper == READOUT_PAPER_LETTER ? 612 : 595.28;
  *height = settings->paper == READOUT_PAPER_LETTER ? 792 : 841.89;
}

ReadoutPaper
readout_paper_for_locale (const char *locale)
{
  const char *territory;
  char name[4];

  if (locale == NULL)
    locale = setlocale (LC_PAPER, NULL);
  territory = locale != NULL ? strchr (locale, '_') : NULL;
  if (territory == NULL || !g_ascii_isupper (territory[1]) || !g_ascii_isupper (territory[2]) ||
      g_ascii_isalnum (territory[3]))
    return READOUT_PAPER_A4;
  g_snprintf (name, sizeof name, "%c%c ", territory[1], territory[2]);
  return strstr (letter_territories, name) != NULL ? READOUT_PAPER_LETTER : READOUT_PAPER_A4;
}
