/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where templates lie, and the person's own folder of them.
 */
#include "briefing/readout-template-folder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "language/readout-data.h"

#define README "README.md"

char *
readout_templates_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "readout", "templates", NULL);
}

/* The folder of the built-in ones, owned by the caller; %NULL where the data is not there. */
static char *
dup_built_in_folder (void)
{
  g_autofree char *file =
      readout_data_find (NULL, "templates/" READOUT_TEMPLATE_DEFAULT ".md", NULL);

  return file != NULL ? g_path_get_dirname (file) : NULL;
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const ReadoutTemplate *const *first = a;
  const ReadoutTemplate *const *second = b;
  int order = g_utf8_collate ((*first)->title, (*second)->title);

  return order != 0 ? order : strcmp ((*first)->id, (*second)->id);
}

static void
list_folder (const char *folder, gboolean is_own, GHashTable *seen, GPtrArray *templates)
{
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (ReadoutTemplate) template = NULL;

      if (!g_str_has_suffix (name, ".md") || strcmp (name, README) == 0 || *name == '.')
        continue;
      template = readout_template_load_file (path, NULL);
      if (template == NULL || g_hash_table_contains (seen, template->id))
        continue;
      template->is_own = is_own;
      g_hash_table_add (seen, template->id);
      g_ptr_array_add (templates, g_steal_pointer (&template));
    }
}

GPtrArray *
readout_templates_list (void)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_template_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *own = readout_templates_dup_folder ();
  g_autofree char *built_in = dup_built_in_folder ();

  list_folder (own, TRUE, seen, templates);
  list_folder (built_in, FALSE, seen, templates);
  g_ptr_array_sort (templates, compare_titles);
  return templates;
}

static void
set_not_found (const char *name, GError **error)
{
  g_autoptr (GPtrArray) all = readout_templates_list ();
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "",
                            ((ReadoutTemplate *)g_ptr_array_index (all, i))->id);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _ ("There is no template “%s”. There are: %s."), name, known->str);
}

ReadoutTemplate *
readout_template_load (const char *name, GError **error)
{
  g_autofree char *own = NULL;
  g_autofree char *built_in = NULL;
  g_autofree char *file = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (strchr (name, G_DIR_SEPARATOR) != NULL || g_str_has_suffix (name, ".md"))
    return readout_template_new_from_file (name, error);

  own = readout_templates_dup_folder ();
  built_in = dup_built_in_folder ();
  file = g_strconcat (name, ".md", NULL);
  for (guint i = 0; i < 2; i++)
    {
      const char *folder = i == 0 ? own : built_in;
      g_autofree char *path = folder != NULL ? g_build_filename (folder, file, NULL) : NULL;

      if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
        return readout_template_new_from_file (path, error);
    }
  set_not_found (name, error);
  return NULL;
}

gboolean
readout_templates_prepare_folder (GError **error)
{
  g_autofree char *folder = readout_templates_dup_folder ();
  g_autofree char *path = g_build_filename (folder, README, NULL);
  g_autofree char *described = readout_data_find (NULL, "templates/" README, NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GFile) parent = g_file_get_parent (target);
  g_autoptr (GFile) source = described != NULL ? g_file_new_for_path (described) : NULL;
  g_autoptr (GError) problem = NULL;

  if (!g_file_make_directory_with_parents (parent, NULL, &problem) &&
      !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_clear_error (&problem);
  /* The description is ours: it follows the version. */
  if (source != NULL &&
      !g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL,
                    NULL, NULL, &problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return TRUE;
}

/* @words without a number at their end: "timeline-2" → "timeline". Owned by the caller. */
static char *
dup_without_number (const char *words, char separator)
{
  const char *last = strrchr (words, separator);

  if (last == NULL || last == words || last[1] == '\0' ||
      strspn (last + 1, "0123456789") != strlen (last + 1))
    return g_strdup (words);
  return g_strndup (words, last - words);
}

char *
readout_template_duplicate (const ReadoutTemplate *template, GError **error)
{
  g_autofree char *folder = readout_templates_dup_folder ();
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (template != NULL && template->text != NULL, NULL);

  id = dup_without_number (template->id, '-');
  title = dup_without_number (template->title, ' ');
  if (!readout_templates_prepare_folder (error))
    return NULL;
  for (guint number = 2;; number++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%u.md", id, number);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = g_strdup_printf ("<!-- %s %u\n%s -->\n%s", title, number,
                                               template->description, template->text);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) problem = NULL;
      g_autoptr (GFileOutputStream) stream =
          g_file_create (file, G_FILE_CREATE_NONE, NULL, &problem);

      if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
        continue;
      if (stream == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (!g_output_stream_write_all (G_OUTPUT_STREAM (stream), text, strlen (text), NULL, NULL,
                                      error) ||
          !g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error))
        return NULL;
      return g_steal_pointer (&path);
    }
}
