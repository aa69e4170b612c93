/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The console program in a folder of its own: how the tests run it and look at what it did.
 */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FERRY                                                                                      \
  "Ferry stays in port\n\nBy Jo Ray\nThe Quay Times\n3 May 2021\n\n"                               \
  "The harbour master said that the ferry would not sail again. \342\200\234The sea is too "       \
  "rough,\342\200\235 Mayor Ann Lee told reporters.\n\n"                                           \
  "Captain Bo Hale rejected the decision. He said that the ferry was safe.\n"

typedef struct
{
  char *folder;
  char *out;
  char *err;
  int status;
} Fixture;

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("readout-cli-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static inline void
remove_folder (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_remove (path) != 0)
        remove_folder (path);
    }
  g_rmdir (folder);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->out);
  g_free (fixture->err);
}

static inline char *
build_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static inline void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = build_path (fixture, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static inline char *
read_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = build_path (fixture, name);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static inline gboolean
exists (Fixture *fixture, const char *name)
{
  g_autofree char *path = build_path (fixture, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static inline GSubprocess *
launch (Fixture *fixture, GSubprocessFlags flags, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  g_ptr_array_add (argv, (gpointer)g_getenv ("READOUT_CLI"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer)arguments[i]);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *)argv->pdata, &error);
  g_assert_no_error (error);
  return process;
}

static inline char *
dup_bytes (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return data != NULL ? g_strndup (data, length) : g_strdup ("");
}

/* Runs the program in the folder of the fixture; what it printed and its status are there then. */
static inline void
run_with_input (Fixture *fixture, const char *input, const char *const *arguments)
{
  g_autoptr (GSubprocess) process =
      launch (fixture,
              G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                  G_SUBPROCESS_FLAGS_STDERR_PIPE,
              arguments);
  g_autoptr (GBytes) in = g_bytes_new (input, strlen (input));
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate (process, in, NULL, &out, &err, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    g_assert_no_error (error);
  g_free (fixture->out);
  g_free (fixture->err);
  fixture->out = dup_bytes (out);
  fixture->err = dup_bytes (err);
  g_assert_true (g_subprocess_get_if_exited (process));
  fixture->status = g_subprocess_get_exit_status (process);
}

#define RUN(fixture, ...) run_with_input (fixture, "", (const char *const[]){ __VA_ARGS__, NULL })

static inline void
assert_status (Fixture *fixture, int status)
{
  if (fixture->status != status)
    g_error ("status %d instead of %d; it said: %s", fixture->status, status, fixture->err);
}

static inline void
assert_holds (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” does not hold “%s”", text, words);
}

/* Reads line @index of what was printed as JSON. */
static inline JsonObject *
get_line (Fixture *fixture, guint index)
{
  g_auto (GStrv) lines = g_strsplit (fixture->out, "\n", -1);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (index, <, g_strv_length (lines));
  node = json_from_string (lines[index], &error);
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (node));
}

static inline guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
