/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Works on a copy where nothing can stand beside the file, and writes it back.
 */
#include "store/readout-working-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/readout-file-print.h"
#include "store/readout-store-private.h"

#define COPY_NAME "project.readout"
#define ORIGIN_NAME "origin.ini"
#define GROUP "origin"

struct _ReadoutWorkingCopy
{
  char *origin;    /* path of the file */
  char *folder;    /* of the copy */
  char *path;      /* the copy */
  GKeyFile *state; /* of the two when they were last the same: see save_state() */
  int lock;        /* shared by all who use the copy */
};

static char *
dup_copies_folder (void)
{
  char *folder = g_build_filename (g_get_user_data_dir (), "readout", "open", NULL);

  g_mkdir_with_parents (folder, 0700);
  return folder;
}

/* Held while copies are looked for, made, written back or removed. The lock goes with the
 * descriptor. */
static int
lock_copies (void)
{
  g_autofree char *folder = dup_copies_folder ();
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  int file = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  while (file >= 0 && flock (file, LOCK_EX) != 0 && errno == EINTR)
    ;
  return file;
}

static gboolean
set_system_error (GError **error, int code, const char *path)
{
  readout_store_set_errno_error (error, code, path);
  return FALSE;
}

/* "path" and "name" of the file; "digest", "size", "modified" when it was last the same as the
 * copy; "pending", the digest of what is being written to it; "in-place" when that goes over what
 * is there. */
static gboolean
save_state (ReadoutWorkingCopy *copy, GError **error)
{
  g_autofree char *path = g_build_filename (copy->folder, ORIGIN_NAME, NULL);
  g_autofree char *text = g_key_file_to_data (copy->state, NULL, NULL);
  g_autoptr (GError) problem = NULL;

  /* Durable, for it says what an interrupted write leaves. */
  if (g_file_set_contents_full (path, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &problem))
    return TRUE;
  g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FAILED, problem->message);
  return FALSE;
}

static gboolean
set_agreed (ReadoutWorkingCopy *copy, const ReadoutFilePrint *fingerprint, GError **error)
{
  g_key_file_set_string (copy->state, GROUP, "digest", fingerprint->digest);
  g_key_file_set_int64 (copy->state, GROUP, "size", fingerprint->size);
  g_key_file_set_int64 (copy->state, GROUP, "modified", fingerprint->modified);
  g_key_file_remove_key (copy->state, GROUP, "pending", NULL);
  g_key_file_remove_key (copy->state, GROUP, "in-place", NULL);
  return save_state (copy, error);
}

static gboolean
has_value (ReadoutWorkingCopy *copy, const char *key, const char *value)
{
  g_autofree char *known = g_key_file_get_string (copy->state, GROUP, key, NULL);

  return known != NULL && g_strcmp0 (known, value) == 0;
}

static ReadoutWorkingCopy *
new_copy (const char *origin, const char *folder)
{
  ReadoutWorkingCopy *copy = g_new0 (ReadoutWorkingCopy, 1);

  copy->origin = g_strdup (origin);
  copy->folder = g_strdup (folder);
  copy->path = g_build_filename (folder, COPY_NAME, NULL);
  copy->state = g_key_file_new ();
  copy->lock = -1;
  return copy;
}

static void
free_copy (ReadoutWorkingCopy *copy)
{
  if (copy->lock >= 0)
    close (copy->lock);
  g_key_file_unref (copy->state);
  g_free (copy->origin);
  g_free (copy->folder);
  g_free (copy->path);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutWorkingCopy, free_copy)

/* TRUE when nobody else uses it; then it is held by us alone until hold() is called. */
static gboolean
try_alone (ReadoutWorkingCopy *copy)
{
  if (copy->lock < 0)
    copy->lock = open (copy->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return copy->lock >= 0 && flock (copy->lock, LOCK_EX | LOCK_NB) == 0;
}

static void
hold (ReadoutWorkingCopy *copy)
{
  if (copy->lock < 0)
    copy->lock = open (copy->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (copy->lock >= 0)
    flock (copy->lock, LOCK_SH);
}

static void
remove_copy (ReadoutWorkingCopy *copy)
{
  static const char *const names[] = { COPY_NAME, COPY_NAME "-wal", COPY_NAME "-shm", ORIGIN_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (copy->folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (copy->folder);
}

static gboolean
has_log (ReadoutWorkingCopy *copy)
{
  g_autofree char *log = g_strconcat (copy->path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

/* Whether it holds nothing that the file did not when they were last the same. */
static gboolean
is_unchanged (ReadoutWorkingCopy *copy)
{
  g_auto (ReadoutFilePrint) now = { 0 };

  return !has_log (copy) && readout_file_print_take (copy->path, &now, NULL) &&
         has_value (copy, "digest", now.digest);
}

/* The copy is no longer one of the file: it becomes a project among those without a name. */
static char *
keep_as_project (ReadoutWorkingCopy *copy)
{
  g_autofree char *folder = readout_store_dup_unnamed_folder ();
  g_autofree char *name = g_path_get_basename (copy->origin);
  g_autofree char *log = g_strconcat (copy->path, "-wal", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *kept_log = NULL;
  g_autofree char *kept_name = NULL;
  g_autofree char *shown = g_filename_display_basename (copy->origin);

  if (g_str_has_suffix (name, ".readout"))
    name[strlen (name) - strlen (".readout")] = '\0';
  for (guint i = 2; kept == NULL || g_file_test (kept, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *try = g_strdup_printf ("%s %u.readout", name, i);

      g_free (kept);
      kept = g_build_filename (folder, try, NULL);
    }
  kept_log = g_strconcat (kept, "-wal", NULL);
  /* The log first: a project without its log would be an older one. */
  if ((has_log (copy) && g_rename (log, kept_log) != 0) || g_rename (copy->path, kept) != 0)
    return NULL;
  remove_copy (copy);
  kept_name = g_filename_display_basename (kept);
  return g_strdup_printf (
      /* Translators: the name of a project file, and the name of another one */
      _("“%s” was changed elsewhere while Readout had changes of its own for it. Those are kept in the project “%s”."),
         shown, kept_name);
}

/* Whether @copy is one of the file, whose content now is @origin. */
static gboolean
is_copy_of (ReadoutWorkingCopy *copy, const char *path, const ReadoutFilePrint *origin)
{
  g_autofree char *name = g_path_get_basename (path);

  /* A portal may give the same file another path: it is known by its name and content. */
  return has_value (copy, "path", path) ||
         (has_value (copy, "name", name) && (has_value (copy, "digest", origin->digest) ||
                                             has_value (copy, "pending", origin->digest)));
}

/* Decides whether a copy that was left behind, or is used by another program, can be gone on with.
 */
static gboolean
can_go_on (ReadoutWorkingCopy *copy, const ReadoutFilePrint *origin, char **notice)
{
  gboolean alone = try_alone (copy);

  if (has_value (copy, "digest", origin->digest))
    return TRUE;
  /* It was written back, and then there was no time to note it. */
  if (has_value (copy, "pending", origin->digest))
    return set_agreed (copy, origin, NULL);
  /* Writing it back was interrupted. */
  if (g_key_file_get_boolean (copy->state, GROUP, "in-place", NULL))
    return TRUE;
  if (!alone)
    return TRUE;
  if (is_unchanged (copy))
    remove_copy (copy);
  else
    *notice = keep_as_project (copy);
  return FALSE;
}

static ReadoutWorkingCopy *
find_copy (const char *path, const ReadoutFilePrint *origin, char **notice)
{
  g_autofree char *folder = dup_copies_folder ();
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *one = g_build_filename (folder, name, NULL);
      g_autofree char *state = g_build_filename (one, ORIGIN_NAME, NULL);
      g_autoptr (ReadoutWorkingCopy) copy = new_copy (path, one);

      /* Made by a program that died over it. */
      if (!g_file_test (state, G_FILE_TEST_EXISTS))
        remove_copy (copy);
      if (g_key_file_load_from_file (copy->state, state, G_KEY_FILE_NONE, NULL) &&
          g_file_test (copy->path, G_FILE_TEST_IS_REGULAR) && is_copy_of (copy, path, origin) &&
          can_go_on (copy, origin, notice))
        {
          g_key_file_set_string (copy->state, GROUP, "path", path);
          hold (copy);
          return g_steal_pointer (&copy);
        }
    }
  return NULL;
}

static ReadoutWorkingCopy *
make_copy (const char *path, GError **error)
{
  g_autofree char *copies = dup_copies_folder ();
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *folder = g_build_filename (copies, random, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (ReadoutWorkingCopy) copy = new_copy (path, folder);
  g_auto (ReadoutFilePrint) origin = { 0 };
  int from = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  int to = -1;
  int code = from < 0 ? errno : 0;

  if (code == 0 && g_mkdir (folder, 0700) != 0)
    code = errno;
  if (code == 0)
    {
      to = open (copy->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      code = to < 0 ? errno : readout_file_print_copy (from, to, &origin);
    }
  if (code == 0 && fsync (to) != 0)
    code = errno;
  if (from >= 0)
    close (from);
  if (to >= 0)
    close (to);
  g_key_file_set_string (copy->state, GROUP, "path", path);
  g_key_file_set_string (copy->state, GROUP, "name", name);
  if (code != 0 ? set_system_error (error, code, path) : set_agreed (copy, &origin, error))
    {
      hold (copy);
      return g_steal_pointer (&copy);
    }
  remove_copy (copy);
  return NULL;
}

/* Whether the file still is what it was when it was last the same as the copy. One that is gone was
 * not changed: it is made again. */
static gboolean
check_origin (ReadoutWorkingCopy *copy, GError **error)
{
  g_auto (ReadoutFilePrint) origin = { 0 };
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = NULL;
  int file = open (copy->origin, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (file >= 0)
    {
      readout_file_print_note (file, &origin);
      close (file);
      if (origin.size == g_key_file_get_int64 (copy->state, GROUP, "size", NULL) &&
          origin.modified == g_key_file_get_int64 (copy->state, GROUP, "modified", NULL))
        return TRUE;
    }
  if (!readout_file_print_take (copy->origin, &origin, &problem))
    {
      if (g_error_matches (problem, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (has_value (copy, "digest", origin.digest) || has_value (copy, "pending", origin.digest) ||
      g_key_file_get_boolean (copy->state, GROUP, "in-place", NULL))
    return TRUE;
  name = g_filename_display_basename (copy->origin);
  g_set_error (
      error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CHANGED,
      _("“%s” was changed by another program and is left as it is. Save the project under another name to keep your changes."),
         name);
  return FALSE;
}

/* Writes the copy to @to, which is open for writing. An errno. */
static int
write_all (ReadoutWorkingCopy *copy, int to, ReadoutFilePrint *written)
{
  int from = open (copy->path, O_RDONLY | O_CLOEXEC);
  int code = from < 0 ? errno : readout_file_print_copy (from, to, written);

  if (code == 0 && ftruncate (to, written->size) != 0)
    code = errno;
  if (code == 0 && fsync (to) != 0)
    code = errno;
  if (from >= 0)
    close (from);
  readout_file_print_note (to, written);
  return code;
}

/* As a new file that takes the place of the old one: whole or not at all. An errno. */
static int
replace_origin (ReadoutWorkingCopy *copy, ReadoutFilePrint *written)
{
  g_autofree char *partial = readout_store_dup_partial_path (copy->origin);
  struct stat status;
  int to = open (partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  int code = to < 0 ? errno : 0;

  if (code != 0)
    return code;
  if (stat (copy->origin, &status) == 0 && fchmod (to, status.st_mode & 0777) != 0)
    g_debug ("%s: %s", partial, g_strerror (errno));
  code = write_all (copy, to, written);
  close (to);
  if (code == 0 && g_rename (partial, copy->origin) != 0)
    code = errno;
  if (code != 0)
    g_unlink (partial);
  return code;
}

/* Over what is there. An errno. */
static int
overwrite_origin (ReadoutWorkingCopy *copy, ReadoutFilePrint *written)
{
  int to;
  int code;

  g_key_file_set_boolean (copy->state, GROUP, "in-place", TRUE);
  if (!save_state (copy, NULL))
    return EIO;
  to = open (copy->origin, O_WRONLY | O_CLOEXEC);
  if (to < 0)
    return errno;
  code = write_all (copy, to, written);
  if (close (to) != 0 && code == 0)
    code = errno;
  return code;
}

static gboolean
write_back (ReadoutWorkingCopy *copy, GError **error)
{
  g_auto (ReadoutFilePrint) now = { 0 };
  g_auto (ReadoutFilePrint) written = { 0 };
  GStatBuf status;
  int code;

  if (!readout_file_print_take (copy->path, &now, error))
    return FALSE;
  if (has_value (copy, "digest", now.digest) && g_stat (copy->origin, &status) == 0 &&
      !g_key_file_get_boolean (copy->state, GROUP, "in-place", NULL))
    return TRUE;
  if (!check_origin (copy, error))
    return FALSE;
  g_key_file_set_string (copy->state, GROUP, "pending", now.digest);
  if (!save_state (copy, error))
    return FALSE;
  code = replace_origin (copy, &written);
  if (code == EACCES || code == EPERM || code == EROFS || code == EBUSY)
    code = overwrite_origin (copy, &written);
  if (code != 0)
    return set_system_error (error, code, copy->origin);
  return set_agreed (copy, &written, error);
}

gboolean
readout_working_copy_is_writable (const char *path)
{
  int file = open (path, O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (file >= 0)
    close (file);
  return file >= 0;
}

gboolean
readout_working_copy_is_needed (const char *path)
{
  static const char *const mounts[] = { "doc", "gvfs" };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (mounts); i++)
    {
      g_autofree char *mount = g_build_filename (g_get_user_runtime_dir (), mounts[i], "", NULL);

      if (g_str_has_prefix (path, mount))
        return TRUE;
    }
  if (g_str_has_prefix (path, "/run/flatpak/doc/"))
    return TRUE;
  /* What a log holds belongs to the file. */
  return g_access (folder, W_OK) != 0 && g_access (path, W_OK) == 0 &&
         !g_file_test (log, G_FILE_TEST_EXISTS);
}

ReadoutWorkingCopy *
readout_working_copy_open (const char *path, char **notice, GError **error)
{
  g_auto (ReadoutFilePrint) origin = { 0 };
  ReadoutWorkingCopy *copy = NULL;
  int lock;

  g_return_val_if_fail (path != NULL && notice != NULL, NULL);

  *notice = NULL;
  lock = lock_copies ();
  if (readout_file_print_take (path, &origin, error))
    {
      copy = find_copy (path, &origin, notice);
      if (copy == NULL)
        copy = make_copy (path, error);
    }
  if (lock >= 0)
    close (lock);
  return copy;
}

const char *
readout_working_copy_get_path (ReadoutWorkingCopy *copy)
{
  return copy->path;
}

gboolean
readout_working_copy_write_back (ReadoutWorkingCopy *copy, GError **error)
{
  int lock = lock_copies ();
  gboolean done = write_back (copy, error);

  if (lock >= 0)
    close (lock);
  return done;
}

gboolean
readout_working_copy_close (ReadoutWorkingCopy *copy, gboolean write, GError **error)
{
  int lock = lock_copies ();
  gboolean done = TRUE;

  if (try_alone (copy))
    {
      done = !write || write_back (copy, error);
      if (done && is_unchanged (copy))
        remove_copy (copy);
    }
  free_copy (copy);
  if (lock >= 0)
    close (lock);
  return done;
}

gboolean
readout_working_copy_put (const char *from, const char *to, GError **error)
{
  g_auto (ReadoutFilePrint) written = { 0 };
  g_autoptr (ReadoutWorkingCopy) copy = new_copy (to, "");
  int code;

  if (g_file_test (to, G_FILE_TEST_EXISTS))
    return set_system_error (error, EEXIST, to);
  g_free (copy->path);
  copy->path = g_strdup (from);
  code = replace_origin (copy, &written);
  return code == 0 || set_system_error (error, code, to);
}

char *
readout_working_copy_dup_new_path (void)
{
  g_autofree char *folder = dup_copies_folder ();
  g_autofree char *random = g_uuid_string_random ();

  return g_build_filename (folder, random, NULL);
}
