/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fills the slots of a template.
 */
#include "briefing/readout-draft-builder.h"

#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-draft-sections.h"
#include "export/readout-export.h"

#define HEADING_LEVEL_MAX 6

typedef char *(*Writer) (ReadoutDraft *draft, guint level, guint max);

static const struct
{
  const char *slot;
  Writer write;
} writers[] = {
  { "title", readout_draft_write_title },
  { "dates", readout_draft_write_dates },
  { "reports", readout_draft_write_reports },
  { "summary", readout_draft_write_summary },
  { "key-points", readout_draft_write_key_points },
  { "positions", readout_draft_write_positions },
  { "other", readout_draft_write_other },
  { "outlets", readout_draft_write_outlets },
  { "press-review", readout_draft_write_press_review },
  { "timeline", readout_draft_write_timeline },
  { "latest", readout_draft_write_latest },
  { "outlook", readout_draft_write_outlook },
  { "unnamed", readout_draft_write_unnamed },
  { "sourcing-note", readout_draft_write_sourcing_note },
  { "sources", readout_draft_write_sources },
};

/* @text: what stands between the braces. */
static char *
write_slot (ReadoutDraft *draft, const char *text, guint level, const char *title)
{
  guint max = 0;
  const ReadoutTemplateSlot *slot = readout_template_find_slot (text, &max);

  if (slot == NULL)
    return g_strdup ("");
  if (title != NULL && strcmp (slot->name, "title") == 0)
    return readout_citation_escape (title);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (strcmp (slot->name, writers[i].slot) == 0)
      return writers[i].write (draft, level, max);
  g_return_val_if_reached (g_strdup (""));
}

/* The level of an ATX heading, 0 for any other line. */
static guint
get_heading_level (const char *line)
{
  gsize n = strspn (line, "#");

  return n > 0 && n <= HEADING_LEVEL_MAX && (line[n] == ' ' || line[n] == '\0') ? n : 0;
}

/* The name of the slot that is all of @line, owned by the caller, or %NULL. */
static char *
dup_block_slot (const char *line)
{
  g_autofree char *stripped = g_strstrip (g_strdup (line));
  gsize length = strlen (stripped);

  if (length < 5 || !g_str_has_prefix (stripped, "{{") ||
      strstr (stripped, "}}") != stripped + length - 2)
    return NULL;
  stripped[length - 2] = '\0';
  return g_strdup (g_strstrip (stripped + 2));
}

static void
append_line (
    ReadoutDraft *draft, GString *markdown, const char *line, guint level, const char *title)
{
  const char *p = line;
  const char *open;

  while ((open = strstr (p, "{{")) != NULL)
    {
      const char *close = strstr (open, "}}");
      g_autofree char *slot = NULL;
      g_autofree char *words = NULL;

      if (close == NULL)
        break;
      g_string_append_len (markdown, p, open - p);
      slot = g_strstrip (g_strndup (open + 2, close - open - 2));
      words = write_slot (draft, slot, level, title);
      g_string_append (markdown, words);
      p = close + 2;
    }
  g_string_append_printf (markdown, "%s\n", p);
}

static void
trim_end (GString *markdown)
{
  while (markdown->len > 0 && g_ascii_isspace (markdown->str[markdown->len - 1]))
    g_string_truncate (markdown, markdown->len - 1);
}

char *
readout_draft_build (ReadoutSnapshot *snapshot, const ReadoutTemplate *template, const char *title)
{
  g_autoptr (ReadoutDraft) draft = NULL;
  g_auto (GStrv) lines = NULL;
  GString *markdown;
  gsize heading_at =
      0; /* where the heading before this line begins, while nothing stands under it */
  gboolean is_bare = FALSE;
  guint level = 1;

  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (template != NULL && template->text != NULL, NULL);

  draft = readout_draft_new (snapshot);
  lines = g_strsplit (template->text, "\n", -1);
  markdown = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *slot = NULL;

      g_strchomp (lines[i]);
      slot = dup_block_slot (lines[i]);
      if (slot != NULL)
        {
          g_autofree char *words =
              write_slot (draft, slot, MIN (level + 1, HEADING_LEVEL_MAX), title);

          if (*words != '\0')
            g_string_append_printf (markdown, "%s\n", words);
          else if (is_bare)
            g_string_truncate (markdown, heading_at);
          trim_end (markdown);
          if (markdown->len > 0)
            g_string_append (markdown, "\n");
          is_bare = FALSE;
          continue;
        }
      if (get_heading_level (lines[i]) > 0)
        {
          level = get_heading_level (lines[i]);
          heading_at = markdown->len;
          is_bare = level > 1;
        }
      else if (*lines[i] != '\0')
        is_bare = FALSE;
      else if (markdown->len == 0 || g_str_has_suffix (markdown->str, "\n\n"))
        continue;
      append_line (draft, markdown, lines[i], level, title);
    }
  trim_end (markdown);
  g_string_append_c (markdown, '\n');
  return g_string_free (markdown, FALSE);
}

char *
readout_draft_build_whole (ReadoutSnapshot *snapshot,
                           const ReadoutTemplate *template,
                           const char *title)
{
  g_autofree char *markdown = readout_draft_build (snapshot, template, title);

  return readout_export_markdown (markdown, snapshot);
}

char *
readout_draft_build_sentence (ReadoutSnapshot *snapshot, ReadoutStatement *statement)
{
  g_autoptr (ReadoutSentenceWriter) writer = NULL;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (READOUT_IS_STATEMENT (statement), NULL);

  writer = readout_sentence_writer_new (snapshot);
  sentence = readout_sentence_writer_write (writer, statement, 0, NULL);
  return g_strdup_printf ("%s[^%s]", sentence, readout_snapshot_get_key (snapshot, statement));
}
