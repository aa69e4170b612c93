/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a briefing while it is written: its mirror in bytes, how it is taken back, how it is
 * kept, and what it was before.
 */
#include "store-samples.h"

#include "text/readout-edit-history.h"
#include "text/readout-text-mirror.h"

#include <signal.h>

/* --- The mirror ---------------------------------------------------------------------------------
 */

static const char *const pieces[] = { "a",          "é",  "–",      "😀",    "words of a sentence. ",
                                      "\n\n",       "עב", "[^x-1]", "漢字", "",
                                      "# Heading\n" };

/* As the mirror must say, by walking the text. */
static void
check_mirror (ReadoutTextMirror *mirror, const char *expected, GRand *random)
{
  gsize length;
  guint32 n_characters = (guint32)g_utf8_strlen (expected, -1);

  g_assert_cmpstr (readout_text_mirror_get_text (mirror, &length), ==, expected);
  g_assert_cmpuint (length, ==, strlen (expected));
  g_assert_cmpuint (readout_text_mirror_get_length (mirror), ==, n_characters);
  for (guint i = 0; i < 4; i++)
    {
      guint32 offset = (guint32)g_rand_int_range (random, 0, (gint32)n_characters + 1);
      guint32 byte = (guint32)(g_utf8_offset_to_pointer (expected, offset) - expected);

      g_assert_cmpuint (readout_text_mirror_get_byte (mirror, offset), ==, byte);
      g_assert_cmpuint (readout_text_mirror_get_offset (mirror, byte), ==, offset);
    }
}

static void
test_mirror (void)
{
  g_autoptr (ReadoutTextMirror) mirror = readout_text_mirror_new ();
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 6000; i++)
    {
      guint32 length = (guint32)g_utf8_strlen (expected->str, -1);
      guint32 offset = (guint32)g_rand_int_range (random, 0, (gint32)length + 1);
      gsize byte = (gsize)(g_utf8_offset_to_pointer (expected->str, offset) - expected->str);

      if (g_rand_int_range (random, 0, 5) > 0)
        {
          const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
          g_autofree char *long_piece = g_strnfill (9000, 'x');

          if (i % 300 == 7)
            piece = long_piece;
          readout_text_mirror_insert (mirror, offset, piece, -1);
          g_string_insert (expected, (gssize)byte, piece);
        }
      else
        {
          guint32 most = (guint32)g_rand_int_range (random, 0, i % 50 == 0 ? 20000 : 12);
          guint32 n = MIN (length - offset, most);
          gsize end = (gsize)(g_utf8_offset_to_pointer (expected->str, offset + n) - expected->str);
          g_autofree char *removed = readout_text_mirror_remove (mirror, offset, n);
          g_autofree char *there = g_strndup (expected->str + byte, end - byte);

          g_assert_cmpstr (removed, ==, there);
          g_string_erase (expected, (gssize)byte, (gssize)(end - byte));
        }
      check_mirror (mirror, expected->str, random);
    }
  g_assert_cmpuint (expected->len, >, 10000);
}

/* --- The history --------------------------------------------------------------------------------
 */

static gboolean
apply (guint32 offset, const char *removed, const char *inserted, gpointer user_data)
{
  ReadoutTextMirror *mirror = user_data;
  g_autofree char *there = NULL;
  guint32 length = readout_text_mirror_get_length (mirror);

  if (offset > length || g_utf8_strlen (removed, -1) > length - offset)
    return FALSE;
  there = readout_text_mirror_remove (mirror, offset, (guint32)g_utf8_strlen (removed, -1));
  if (!g_str_equal (there, removed))
    {
      readout_text_mirror_insert (mirror, offset, there, -1);
      return FALSE;
    }
  readout_text_mirror_insert (mirror, offset, inserted, -1);
  return TRUE;
}

static void
edit (ReadoutEditHistory *history,
      ReadoutTextMirror *mirror,
      guint32 offset,
      const char *removed,
      const char *inserted)
{
  g_assert_true (apply (offset, removed, inserted, mirror));
  readout_edit_history_record (history, offset, removed, inserted);
}

static void
type (ReadoutEditHistory *history, ReadoutTextMirror *mirror, const char *words)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autofree char *letter = g_strndup (at, (gsize)(g_utf8_next_char (at) - at));

      edit (history, mirror, readout_text_mirror_get_length (mirror), "", letter);
    }
}

static void
assert_undo (ReadoutEditHistory *history, ReadoutTextMirror *mirror, const char *expected)
{
  g_assert_true (readout_edit_history_undo (history, apply, mirror));
  g_assert_cmpstr (readout_text_mirror_get_text (mirror, NULL), ==, expected);
}

static void
assert_redo (ReadoutEditHistory *history, ReadoutTextMirror *mirror, const char *expected)
{
  g_assert_true (readout_edit_history_redo (history, apply, mirror));
  g_assert_cmpstr (readout_text_mirror_get_text (mirror, NULL), ==, expected);
}

static void
test_groups (void)
{
  g_autoptr (ReadoutEditHistory) history = readout_edit_history_new ();
  g_autoptr (ReadoutTextMirror) mirror = readout_text_mirror_new ();

  /* Words go one by one, a line end by itself, what was deleted letter by letter at once. */
  type (history, mirror, "The été is over.\nNow");
  edit (history, mirror, 19, "w", "");
  edit (history, mirror, 18, "o", "");
  assert_undo (history, mirror, "The été is over.\nNow");
  assert_undo (history, mirror, "The été is over.\n");
  assert_undo (history, mirror, "The été is over.");
  assert_undo (history, mirror, "The été is ");
  assert_undo (history, mirror, "The été ");
  assert_redo (history, mirror, "The été is ");
  /* A command is one step, whatever it did. */
  readout_edit_history_begin (history);
  edit (history, mirror, 0, "The", "That");
  readout_edit_history_begin (history);
  edit (history, mirror, 4, "", "!");
  readout_edit_history_end (history);
  readout_edit_history_end (history);
  g_assert_false (readout_edit_history_can_redo (history));
  assert_undo (history, mirror, "The été is ");
  assert_undo (history, mirror, "The été ");
  assert_undo (history, mirror, "The ");
  assert_undo (history, mirror, "");
  g_assert_false (readout_edit_history_undo (history, apply, mirror));
  while (readout_edit_history_redo (history, apply, mirror))
    ;
  g_assert_cmpstr (readout_text_mirror_get_text (mirror, NULL), ==, "That! été is ");
}

/* Writes what changed into a list, as a file would. */
static gint64
keep (ReadoutEditHistory *history, GPtrArray *file, gint64 done)
{
  g_autoptr (ReadoutEditChanges) changes = readout_edit_history_take_changes (history);

  if (changes == NULL)
    return done;
  for (guint i = file->len; i > 0; i--)
    {
      const ReadoutEditGroup *group = g_ptr_array_index (file, i - 1);

      if (group->number < changes->first || group->number >= changes->from)
        g_ptr_array_remove_index (file, i - 1);
    }
  for (guint i = changes->groups->len; i > 0; i--)
    {
      const ReadoutEditGroup *group = g_ptr_array_index (changes->groups, i - 1);

      g_ptr_array_add (file, readout_edit_group_new (group->number, group->steps));
    }
  return changes->done;
}

/* Whatever was done, kept and read again at any moment, all of it can be taken back and done again.
 */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (ReadoutEditHistory) history = readout_edit_history_new ();
      g_autoptr (ReadoutTextMirror) mirror = readout_text_mirror_new ();
      g_autoptr (GPtrArray) file =
          g_ptr_array_new_with_free_func ((GDestroyNotify)readout_edit_group_free);
      g_autofree char *last = NULL;
      gint64 done = 0;

      for (guint i = 0; i < 300; i++)
        {
          guint32 length = readout_text_mirror_get_length (mirror);
          guint32 offset = (guint32)g_rand_int_range (random, 0, (gint32)length + 1);
          guint32 most = (guint32)g_rand_int_range (random, 0, 3);
          guint32 n = MIN (length - offset, most);
          guint32 byte = readout_text_mirror_get_byte (mirror, offset);
          guint32 end = readout_text_mirror_get_byte (mirror, offset + n);
          const char *text = readout_text_mirror_get_text (mirror, NULL);
          g_autofree char *removed = g_strndup (text + byte, end - byte);

          switch (g_rand_int_range (random, 0, 8))
            {
            case 0:
              readout_edit_history_undo (history, apply, mirror);
              break;
            case 1:
              readout_edit_history_redo (history, apply, mirror);
              break;
            case 2:
              done = keep (history, file, done);
              break;
            case 3:
              done = keep (history, file, done);
              g_clear_pointer (&history, readout_edit_history_free);
              history = readout_edit_history_new ();
              readout_edit_history_restore (history, file, done);
              break;
            default:
              edit (history, mirror, offset, removed,
                    pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
              break;
            }
        }
      while (readout_edit_history_can_redo (history))
        g_assert_true (readout_edit_history_redo (history, apply, mirror));
      last = g_strdup (readout_text_mirror_get_text (mirror, NULL));
      while (readout_edit_history_can_undo (history))
        g_assert_true (readout_edit_history_undo (history, apply, mirror));
      g_assert_cmpstr (readout_text_mirror_get_text (mirror, NULL), ==, "");
      while (readout_edit_history_can_redo (history))
        g_assert_true (readout_edit_history_redo (history, apply, mirror));
      g_assert_cmpstr (readout_text_mirror_get_text (mirror, NULL), ==, last);
    }
}

static void
test_bounds (void)
{
  g_autoptr (ReadoutEditHistory) history = readout_edit_history_new ();
  g_autoptr (ReadoutTextMirror) mirror = readout_text_mirror_new ();
  g_autoptr (GPtrArray) file =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_edit_group_free);
  g_autofree char *chapter = g_strnfill (READOUT_EDIT_HISTORY_MAX_BYTES / 4, 'x');
  gint64 done = 0;
  guint n = 0;

  for (guint i = 0; i < READOUT_EDIT_HISTORY_MAX_GROUPS + 100; i++)
    {
      edit (history, mirror, 0, "", "word ");
      if (i % 7 == 0)
        done = keep (history, file, done);
    }
  done = keep (history, file, done);
  g_assert_cmpuint (file->len, ==, READOUT_EDIT_HISTORY_MAX_GROUPS);
  for (n = 0; readout_edit_history_undo (history, apply, mirror); n++)
    ;
  g_assert_cmpuint (n, ==, READOUT_EDIT_HISTORY_MAX_GROUPS);
  g_assert_cmpuint (readout_text_mirror_get_length (mirror), ==, 500);

  for (guint i = 0; i < 9; i++)
    edit (history, mirror, 0, "", chapter);
  done = keep (history, file, done);
  g_assert_cmpuint (file->len, <=, 4);
  for (n = 0; readout_edit_history_undo (history, apply, mirror); n++)
    ;
  g_assert_cmpuint (n, ==, file->len);
  g_assert_cmpint (done, >, 0);
}

/* A file can hold anything. */
static void
test_strange (void)
{
  static const char garbage[] = "\x01\x00\x00\x00 no steps at all \xff\xfe";
  g_autoptr (ReadoutEditHistory) history = readout_edit_history_new ();
  g_autoptr (ReadoutTextMirror) mirror = readout_text_mirror_new ();
  g_autoptr (GPtrArray) file =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_edit_group_free);
  g_autoptr (GBytes) bytes = g_bytes_new_static (garbage, sizeof garbage);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  gint64 done;

  type (history, mirror, "One two ");
  done = keep (history, file, 0);
  g_ptr_array_insert (file, 0, readout_edit_group_new (-7, bytes));
  g_ptr_array_insert (file, 0, readout_edit_group_new (-8, empty));
  readout_edit_history_restore (history, file, done);
  assert_undo (history, mirror, "One ");
  assert_undo (history, mirror, "");
  g_assert_false (readout_edit_history_can_undo (history));
  assert_redo (history, mirror, "One ");

  /* A text that the history does not fit is left alone. */
  readout_text_mirror_insert (mirror, 0, "Else. ", -1);
  g_assert_false (readout_edit_history_undo (history, apply, mirror));
  g_assert_cmpstr (readout_text_mirror_get_text (mirror, NULL), ==, "Else. One ");
  g_assert_false (readout_edit_history_can_undo (history));
  g_assert_false (readout_edit_history_can_redo (history));
  g_ptr_array_add (file, readout_edit_group_new (done, empty));
  readout_edit_history_restore (history, file, done);
  g_assert_false (readout_edit_history_can_undo (history));
}

/* --- How it is kept -----------------------------------------------------------------------------
 */

static void
save (ReadoutStore *store, gint64 id, ReadoutEditHistory *history, ReadoutTextMirror *mirror)
{
  g_autoptr (ReadoutEditChanges) changes = readout_edit_history_take_changes (history);
  g_autoptr (GError) error = NULL;

  readout_store_type_briefing (store, id, readout_text_mirror_get_text (mirror, NULL), changes,
                               &error);
  g_assert_no_error (error);
}

/* What an editor has after it opened the briefing. */
static ReadoutEditHistory *
load (ReadoutStore *store, gint64 id, ReadoutTextMirror **mirror)
{
  ReadoutEditHistory *history = readout_edit_history_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutBriefing) briefing = readout_store_get_briefing (store, id, &error);
  g_autoptr (GPtrArray) groups = NULL;
  gint64 done;

  g_assert_no_error (error);
  groups = readout_store_load_briefing_edits (store, id, briefing->markdown, &done, &error);
  g_assert_no_error (error);
  readout_edit_history_restore (history, groups, done);
  *mirror = readout_text_mirror_new ();
  readout_text_mirror_insert (*mirror, 0, briefing->markdown, -1);
  return history;
}

static gint64
add (ReadoutStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 id = readout_store_add_briefing (store, "Ferries", "", NULL, &error);

  g_assert_no_error (error);
  return id;
}

static void
test_restart (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  gint64 id = add (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutTextMirror) mirror = NULL;
  g_autoptr (ReadoutEditHistory) history = load (store, id, &mirror);

  type (history, mirror, "The ferry ");
  save (store, id, history, mirror);
  type (history, mirror, "sails late ");
  save (store, id, history, mirror);
  assert_undo (history, mirror, "The ferry sails ");
  save (store, id, history, mirror);
  sample_close (store);

  store = sample_open (file->path);
  g_clear_pointer (&mirror, readout_text_mirror_free);
  g_clear_pointer (&history, readout_edit_history_free);
  history = load (store, id, &mirror);
  assert_redo (history, mirror, "The ferry sails late ");
  assert_undo (history, mirror, "The ferry sails ");
  assert_undo (history, mirror, "The ferry ");
  type (history, mirror, "sinks ");
  save (store, id, history, mirror);

  /* A briefing that was removed comes back with it. */
  g_assert_true (readout_store_remove_briefing (store, id, &error));
  g_assert_true (readout_store_undo (store, &error));
  g_clear_pointer (&mirror, readout_text_mirror_free);
  g_clear_pointer (&history, readout_edit_history_free);
  history = load (store, id, &mirror);
  assert_undo (history, mirror, "The ferry ");
  assert_undo (history, mirror, "The ");
  assert_undo (history, mirror, "");

  /* What another program wrote has no history. */
  g_assert_true (readout_store_set_briefing_markdown (store, id, "Else", FALSE, &error));
  g_clear_pointer (&mirror, readout_text_mirror_free);
  g_clear_pointer (&history, readout_edit_history_free);
  history = load (store, id, &mirror);
  g_assert_false (readout_edit_history_can_undo (history));
  g_assert_no_error (error);
  sample_check (store);
  sample_close (store);
}

static void
test_killed_child (void)
{
  ReadoutStore *store = sample_open (g_getenv ("READOUT_TEST_PROJECT"));
  gint64 id = add (store);
  g_autoptr (ReadoutTextMirror) mirror = NULL;
  g_autoptr (ReadoutEditHistory) history = load (store, id, &mirror);

  type (history, mirror, "Saved before ");
  save (store, id, history, mirror);
  type (history, mirror, "the crash. ");
  save (store, id, history, mirror);
  raise (SIGKILL);
}

static void
test_killed (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store;
  g_autoptr (ReadoutTextMirror) mirror = NULL;
  g_autoptr (ReadoutEditHistory) history = NULL;

  g_setenv ("READOUT_TEST_PROJECT", file->path, TRUE);
  g_test_trap_subprocess ("/editing/killed/subprocess", 0, 0);
  g_test_trap_assert_failed ();
  store = sample_open (file->path);
  g_assert_null (readout_store_get_notice (store));
  history = load (store, 1, &mirror);
  g_assert_cmpstr (readout_text_mirror_get_text (mirror, NULL), ==, "Saved before the crash. ");
  assert_undo (history, mirror, "Saved before the ");
  sample_close (store);
}

/* --- Versions -----------------------------------------------------------------------------------
 */

static void
add_old_version (ReadoutStore *store, gint64 id, gint64 age, gboolean by_person)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO briefing_version (briefing_id, created, name, markdown, by_person)"
      " VALUES (%" G_GINT64_FORMAT ", unixepoch() - %" G_GINT64_FORMAT
      ", 'x', 'Text %" G_GINT64_FORMAT "', %d)",
      id, age, age, by_person);

  g_assert_true (readout_sql_exec (store, sql, NULL));
}

static guint
count_versions (ReadoutStore *store, gint64 id, gint64 older_than, gint64 younger_than)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = readout_store_list_briefing_versions (store, id, &error);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < versions->len; i++)
    {
      const ReadoutBriefingVersion *version = g_ptr_array_index (versions, i);

      n += now - version->created >= older_than && now - version->created < younger_than &&
           !version->by_person;
    }
  return n;
}

static void
test_versions (SampleFile *file, gconstpointer data)
{
  const gint64 hour = 3600;
  const gint64 day = 24 * hour;
  ReadoutStore *store = sample_open (file->path);
  gint64 id = add (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (ReadoutBriefing) briefing = NULL;
  gint64 named;

  /* Every ten minutes for a year. */
  g_assert_true (readout_action_begin (store, "", READOUT_ACTION_SILENT, &error));
  for (gint64 age = 365 * day; age > 0; age -= 600 * (age > 8 * day ? 24 : 1))
    add_old_version (store, id, age, FALSE);
  add_old_version (store, id, 400 * day, TRUE);
  g_assert_true (readout_action_end (store, TRUE, READOUT_CHANGES_NONE, &error));
  g_assert_true (readout_store_set_briefing_markdown (store, id, "Second", FALSE, &error));
  g_assert_true (readout_store_set_briefing_markdown (store, id, "Third", FALSE, &error));
  g_assert_cmpuint (count_versions (store, id, 0, day - 60), >=, 140);
  g_assert_cmpuint (count_versions (store, id, day + 60, 7 * day - 60), <=, 6 * 24 + 1);
  g_assert_cmpuint (count_versions (store, id, day + 60, 7 * day - 60), >=, 6 * 24 - 1);
  g_assert_cmpuint (count_versions (store, id, 7 * day + 60, 90 * day - 60), <=, 84);
  g_assert_cmpuint (count_versions (store, id, 7 * day + 60, 90 * day - 60), >=, 82);
  g_assert_cmpuint (count_versions (store, id, 90 * day, 366 * day), <=, 41);
  g_assert_cmpuint (count_versions (store, id, 90 * day, 366 * day), >=, 39);

  named = readout_store_add_briefing_version (store, id, "  For the minister ", &error);
  g_assert_cmpint (named, >, 0);
  g_assert_true (readout_store_set_briefing_markdown (store, id, "Fourth", FALSE, &error));
  g_assert_true (readout_store_restore_briefing_version (store, named, &error));
  briefing = readout_store_get_briefing (store, id, &error);
  g_assert_cmpstr (briefing->markdown, ==, "Third");
  versions = readout_store_list_briefing_versions (store, id, &error);
  {
    /* The text from before it was brought back is the latest version. */
    const ReadoutBriefingVersion *last = g_ptr_array_index (versions, 0);
    g_autoptr (ReadoutBriefingVersion) whole =
        readout_store_get_briefing_version (store, last->id, &error);
    const ReadoutBriefingVersion *first = g_ptr_array_index (versions, versions->len - 1);

    g_assert_cmpstr (whole->markdown, ==, "Fourth");
    g_assert_false (last->by_person);
    g_assert_cmpint (first->id, >, 0);
    g_assert_true (readout_store_rename_briefing_version (store, last->id, "Keep this", &error));
  }
  g_assert_true (readout_store_undo (store, &error));
  g_assert_true (readout_store_undo (store, &error));
  g_clear_object (&briefing);
  briefing = readout_store_get_briefing (store, id, &error);
  g_assert_cmpstr (briefing->markdown, ==, "Fourth");
  g_assert_true (readout_store_remove_briefing_version (store, named, &error));
  g_assert_no_error (error);
  g_assert_false (readout_store_restore_briefing_version (store, named, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD);
  g_clear_error (&error);
  g_assert_cmpint (readout_store_add_briefing_version (store, id, " ", &error), ==, 0);
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  sample_check (store);
  sample_close (store);
}

/* Large texts do not fill the disk with their versions. */
static void
test_large_versions (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  gint64 id = add (store);
  g_autoptr (GError) error = NULL;
  g_autofree char *chapter = g_strnfill (1024 * 1024, 'x');

  for (guint i = 0; i < 40; i++)
    {
      chapter[i] = 'y';
      g_assert_true (readout_store_set_briefing_markdown (store, id, chapter, FALSE, &error));
    }
  g_assert_no_error (error);
  g_assert_cmpuint (count_versions (store, id, 0, G_MAXINT64), ==, 32);
  sample_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, sample_file_set_up, function, sample_file_tear_down)
  g_test_add_func ("/editing/mirror", test_mirror);
  g_test_add_func ("/editing/groups", test_groups);
  g_test_add_func ("/editing/random", test_random);
  g_test_add_func ("/editing/bounds", test_bounds);
  g_test_add_func ("/editing/strange", test_strange);
  ADD ("/editing/restart", test_restart);
  ADD ("/editing/killed", test_killed);
  g_test_add_func ("/editing/killed/subprocess", test_killed_child);
  ADD ("/editing/versions", test_versions);
  ADD ("/editing/large-versions", test_large_versions);
#undef ADD

  return g_test_run ();
}
