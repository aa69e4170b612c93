/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown out: with footnotes of its own, and in the dialect of Pandoc. Files written whole.
 */
#include "export/readout-export.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "briefing/readout-citation.h"
#include "markdown/readout-markdown.h"

/* Every key that @parsed refers to, once, in the order of the text. */
static GPtrArray *
list_keys (ReadoutMarkdown *parsed)
{
  GPtrArray *references = readout_markdown_get_references (parsed);
  GPtrArray *keys = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < references->len; i++)
    {
      ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);

      if (g_hash_table_add (seen, (gpointer)reference->key))
        g_ptr_array_add (keys, (gpointer)reference->key);
    }
  return keys;
}

/* The Markdown without the definitions whose key the snapshot resolves: those are written anew. */
static char *
remove_definitions (ReadoutMarkdown *parsed, ReadoutSnapshot *snapshot)
{
  GPtrArray *definitions = readout_markdown_get_definitions (parsed);
  gsize length;
  const char *source = readout_markdown_get_source (parsed, &length);
  GString *rest = g_string_new (NULL);
  guint32 from = 0;

  for (guint i = 0; i < definitions->len; i++)
    {
      ReadoutMarkdownNote *note = g_ptr_array_index (definitions, i);

      if (snapshot == NULL || readout_snapshot_find (snapshot, note->key) == NULL ||
          note->span.start < from)
        continue;
      g_string_append_len (rest, source + from, note->span.start - from);
      from = note->span.end;
      while (from < length && (source[from] == ' ' || source[from] == '\n'))
        from++;
      from = MIN (from, length);
    }
  g_string_append_len (rest, source + from, length - from);
  while (rest->len > 0 && g_ascii_isspace (rest->str[rest->len - 1]))
    g_string_truncate (rest, rest->len - 1);
  g_string_append_c (rest, '\n');
  return g_string_free (rest, FALSE);
}

char *
readout_export_markdown (const char *markdown, ReadoutSnapshot *snapshot)
{
  g_autoptr (ReadoutMarkdown) parsed = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autofree char *body = NULL;
  g_autofree char *definitions = NULL;

  g_return_val_if_fail (markdown != NULL, NULL);

  parsed = readout_markdown_new (markdown, -1, NULL);
  if (parsed == NULL || snapshot == NULL)
    return g_strdup (markdown);
  keys = list_keys (parsed);
  g_ptr_array_add (keys, NULL);
  body = remove_definitions (parsed, snapshot);
  definitions = readout_snapshot_dup_definitions (snapshot, (const char *const *)keys->pdata);
  if (*definitions == '\0')
    return g_steal_pointer (&body);
  return g_strconcat (body, "\n", definitions, NULL);
}

/* "p. 3" for Pandoc; paragraphs as "para. 8". */
static char *
dup_locator (ReadoutStatement *statement)
{
  if (statement->page > 0)
    return g_strdup_printf ("p. %u", statement->page);
  return g_strdup_printf ("para. %u", statement->paragraph + 1);
}

/* @source with "@" escaped, so that a name does not become a citation. */
static void
append_pandoc_text (GString *out, const char *source, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (source[i] == '@' &&
          (i == 0 || (source[i - 1] != '\\' && !g_ascii_isalnum (source[i - 1]))))
        g_string_append_c (out, '\\');
      g_string_append_c (out, source[i]);
    }
}

char *
readout_export_pandoc (const char *markdown, ReadoutSnapshot *snapshot)
{
  g_autoptr (ReadoutMarkdown) parsed = NULL;
  g_autoptr (ReadoutMarkdown) stripped = NULL;
  g_autofree char *body = NULL;
  GPtrArray *references;
  GString *out;
  gsize length;
  guint32 from = 0;

  g_return_val_if_fail (markdown != NULL, NULL);

  parsed = readout_markdown_new (markdown, -1, NULL);
  if (parsed == NULL)
    return g_strdup (markdown);
  body = remove_definitions (parsed, snapshot);
  stripped = readout_markdown_new (body, -1, NULL);
  if (stripped == NULL)
    return g_strdup (markdown);
  references = readout_markdown_get_references (stripped);
  length = strlen (body);
  out = g_string_sized_new (length);
  for (guint i = 0; i < references->len; i++)
    {
      ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);
      ReadoutStatement *statement =
          snapshot != NULL ? readout_snapshot_find (snapshot, reference->key) : NULL;
      g_autofree char *locator = NULL;

      if (statement == NULL || reference->span.start < from)
        continue;
      locator = dup_locator (statement);
      append_pandoc_text (out, body + from, reference->span.start - from);
      /* Citations side by side are one group: [@a, p. 1; @b, p. 2]. */
      if (from > 0 && reference->span.start == from && g_str_has_suffix (out->str, "]"))
        {
          g_string_truncate (out, out->len - 1);
          g_string_append_printf (out, "; @%s, %s]", reference->key, locator);
        }
      else
        g_string_append_printf (out, " [@%s, %s]", reference->key, locator);
      from = reference->span.end;
    }
  append_pandoc_text (out, body + from, length - from);
  return g_string_free (out, FALSE);
}

gboolean
readout_export_write (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *display = NULL;
  g_autofree char *target = NULL;
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  /* A link stays a link: what it points to is replaced. */
  target = realpath (path, NULL);
  if (target == NULL)
    target = g_strdup (path);
  data = g_bytes_get_data (bytes, &size);
  if (g_file_set_contents_full (target, data != NULL ? data : "", size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &local_error))
    return TRUE;

  display = g_filename_display_name (path);
  g_set_error (error, local_error->domain, local_error->code,
               _ ("“%s” could not be written: %s"), display, local_error->message);
  return FALSE;
}
