/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Templates of briefings: where they lie, what they are called, whether their slots exist.
 */
#include "briefing/readout-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "language/readout-data.h"

/* A template is a page or two. */
#define TEMPLATE_MAX (1024 * 1024)

static const char *const slots[] = {
  "title",        "dates",    "reports", "summary",       "key-points", "positions", "other",
  "press-review", "timeline", "unnamed", "sourcing-note", "sources",    NULL,
};

void
readout_template_free (ReadoutTemplate *template)
{
  g_free (template->id);
  g_free (template->title);
  g_free (template->text);
  g_free (template);
}

/* The first slot that does not exist, owned by the caller, or %NULL. */
static char *
find_unknown_slot (const char *text)
{
  for (const char *p = strstr (text, "{{"); p != NULL; p = strstr (p + 2, "{{"))
    {
      const char *end = strstr (p, "}}");
      g_autofree char *name = NULL;

      if (end == NULL || memchr (p, '\n', end - p) != NULL)
        return g_strndup (p + 2, strcspn (p + 2, "\n"));
      name = g_strstrip (g_strndup (p + 2, end - p - 2));
      if (!g_strv_contains (slots, name))
        return g_steal_pointer (&name);
    }
  return NULL;
}

/* The words of a comment that begins the file, else the id in words. */
static char *
find_title (const char *id, const char *text)
{
  char *title;

  if (g_str_has_prefix (text, "<!--"))
    {
      const char *end = strstr (text, "-->");

      if (end != NULL)
        {
          title = g_strstrip (g_strndup (text + 4, end - text - 4));
          if (*title != '\0')
            return title;
          g_free (title);
        }
    }
  title = g_strdelimit (g_strdup (id), "-_", ' ');
  title[0] = g_ascii_toupper (title[0]);
  return title;
}

ReadoutTemplate *
readout_template_new (const char *id, const char *text, GError **error)
{
  g_autofree char *unknown = NULL;
  ReadoutTemplate *template;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The template “%s” is not UTF-8 text."), id);
      return NULL;
    }
  unknown = find_unknown_slot (text);
  if (unknown != NULL)
    {
      g_autofree char *known = g_strjoinv (", ", (GStrv)slots);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The template “%s” has a slot “%s”, which does not exist. There are: %s."),
                      id, unknown, known);
      return NULL;
    }
  template = g_new0 (ReadoutTemplate, 1);
  template->id = g_strdup (id);
  template->title = find_title (id, text);
  template->text = g_strdup (text);
  return template;
}

static ReadoutTemplate *
load_file (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *id = g_path_get_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > TEMPLATE_MAX)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("“%s” is not a template: templates are Markdown files of up to 1 MB."), path);
      return NULL;
    }
  if (!g_file_load_contents (file, NULL, &text, NULL, NULL, error))
    return NULL;
  if (g_str_has_suffix (id, ".md"))
    id[strlen (id) - 3] = '\0';
  return readout_template_new (id, text, error);
}

/* The person's folder, then the built-in one; either may not exist. Free with g_strfreev(). */
static GStrv
list_folders (void)
{
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "readout", "templates", NULL);
  g_autofree char *built_in =
      readout_data_find (NULL, "templates/" READOUT_TEMPLATE_DEFAULT ".md", NULL);

  g_strv_builder_add (folders, own);
  if (built_in != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (built_in);

      g_strv_builder_add (folders, folder);
    }
  return g_strv_builder_end (folders);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const ReadoutTemplate *const *first = a;
  const ReadoutTemplate *const *second = b;

  return g_utf8_collate ((*first)->title, (*second)->title);
}

GPtrArray *
readout_templates_list (void)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_template_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) folders = list_folders ();

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autoptr (GDir) dir = g_dir_open (folders[i], 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folders[i], name, NULL);
          g_autoptr (ReadoutTemplate) template = NULL;

          if (!g_str_has_suffix (name, ".md") || strcmp (name, "README.md") == 0)
            continue;
          template = load_file (path, NULL);
          if (template == NULL || g_hash_table_contains (seen, template->id))
            continue;
          g_hash_table_add (seen, template->id);
          g_ptr_array_add (templates, g_steal_pointer (&template));
        }
    }
  g_ptr_array_sort (templates, compare_titles);
  return templates;
}

ReadoutTemplate *
readout_template_load (const char *name, GError **error)
{
  g_auto (GStrv) folders = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) ids = NULL;
  g_autofree char *known = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (strchr (name, G_DIR_SEPARATOR) != NULL || g_str_has_suffix (name, ".md"))
    return load_file (name, error);

  folders = list_folders ();
  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *file = g_strconcat (name, ".md", NULL);
      g_autofree char *path = g_build_filename (folders[i], file, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return load_file (path, error);
    }

  all = readout_templates_list ();
  builder = g_strv_builder_new ();
  for (guint i = 0; i < all->len; i++)
    g_strv_builder_add (builder, ((ReadoutTemplate *)g_ptr_array_index (all, i))->id);
  ids = g_strv_builder_end (builder);
  known = g_strjoinv (", ", ids);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _ ("There is no template “%s”. There are: %s."), name, known);
  return NULL;
}
