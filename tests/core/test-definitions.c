/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What leaves as Markdown comes back byte for byte, its citations linked again.
 */
#include "briefing/readout-definitions.h"

#include <string.h>

#include "briefing/readout-briefing-opener.h"
#include "briefing/readout-snapshot-store.h"
#include "export/readout-export.h"
#include "markdown/readout-markdown.h"
#include "store-samples.h"

/* Knows the keys "post-1", "post-2" …: what it says of them tells them apart. */
static char *
lookup_cb (const char *key, gpointer data, GError **error)
{
  if (!g_str_has_prefix (key, "post-") || strlen (key) != 6)
    return NULL;
  return g_strdup_printf ("[^%s]: “Snow falls on %s”, *The Post*, 3 May 1999, ¶ 4. "
                          "<https://post.example/%s>",
                          key, key + 5, key);
}

static char *
append (const char *markdown)
{
  g_autoptr (GError) error = NULL;
  char *whole = readout_definitions_append (markdown, lookup_cb, NULL, NULL, &error);

  g_assert_no_error (error);
  return whole;
}

static ReadoutOpened *
take_out (const char *markdown)
{
  g_autoptr (GError) error = NULL;
  ReadoutOpened *opened = readout_definitions_remove (markdown, lookup_cb, NULL, NULL, &error);

  g_assert_no_error (error);
  return opened;
}

/* Every reference to a key that is known has its note. */
static void
assert_resolved (const char *markdown)
{
  g_autoptr (ReadoutMarkdown) parsed = readout_markdown_new (markdown, -1, NULL);
  GPtrArray *references = readout_markdown_get_references (parsed);

  for (guint i = 0; i < references->len; i++)
    {
      ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);

      if (g_str_has_prefix (reference->key, "post-") && reference->note == NULL)
        g_error ("%s is not defined in:\n%s", reference->key, markdown);
    }
}

static void
test_comes_back (void)
{
  static const char *const texts[] = {
    "So.[^post-1]",
    "So.[^post-1]\n",
    "So.[^post-1]\n\n",
    "So.[^post-1]\n\n\n\n\n",
    "So.[^post-1]\r\n",
    "So.[^post-1]\r\n\r\n",
    "So.[^post-1]  \n \n",
    "[^post-1]",
    "\n\n[^post-1]\n\n",
    "# T\n\nSo.[^post-1][^post-2] Again.[^post-1]\n\n- a[^post-3]\n- b\n",
    "So.[^post-1] Mine.[^own]\n\n[^own]: A note.[^post-2]\n\n    More of it.\n",
    "So.[^post-1] Not ours.[^other-1]\n",
    "So.[^post-1] Mine.[^post-2]\n\n[^post-2]: What I think of it.\n\nThe end.\n",
    "So.[^post-1]\n\n```\nopen",
    "So.[^post-1]\n```\nopen\n",
    "So.[^post-1]\n\n~~~ x\nopen\n\n\n",
    "So.[^post-1]\n\n<!-- open\n\nnot a note: [^post-2]\n",
    "```\nopen [^post-1]\n",
    "So.[^post-1]\n\n    code\n\n",
    "> So.[^post-1]\n> ```\n> open",
    "- So.[^post-1]\n\n  ```\n  open",
    "So.[^post-1]\n\n<div>\nx\n",
    "So.[^post-1]\n\n[link]: /url",
    "So.[^post-1]\n===\n",
    "So.[^post-1]\n\n***\n",
    "Nothing.",
    "",
    "Ends with an escape.[^post-1] \\",
    "A table:[^post-1]\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "عربي[^post-1] 中文[^post-2] 🙂",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *whole = append (texts[i]);
      g_autoptr (ReadoutOpened) opened = take_out (whole);
      g_autofree char *again = append (opened->markdown);

      assert_resolved (whole);
      g_assert_cmpstr (opened->markdown, ==, texts[i]);
      g_assert_cmpstr (again, ==, whole);
    }
}

static void
test_appended (void)
{
  g_autofree char *whole = append ("# T\n\nSo.[^post-1] No.[^other-1]\n");
  g_autofree char *open = append ("So.[^post-1]\n```\nopen\n");

  g_assert_cmpstr (whole, ==,
                   "# T\n\nSo.[^post-1] No.[^other-1]\n\n"
                   "[^post-1]: “Snow falls on 1”, *The Post*, 3 May 1999, ¶ 4. "
                   "<https://post.example/post-1>\n");
  /* Open code would swallow them. */
  g_assert_cmpstr (open, ==,
                   "So.[^post-1]\n\n[^post-1]: “Snow falls on 1”, *The Post*, 3 May 1999, ¶ 4. "
                   "<https://post.example/post-1>\n\n```\nopen\n");
}

/* As other programs write it: wrapped, with straight quotes, the notes in the middle. */
static void
test_reformatted (void)
{
  g_autoptr (ReadoutOpened) opened =
      take_out ("So.[^post-1] And.[^post-2]\n\n"
                "[^post-1]: \"Snow falls on 1\", *The Post*,\n    3 May 1999, ¶\n    4.\n"
                "    <https://post.example/post-1>\n\n"
                "[^post-2]: \"Snow falls on 2\", _The Post_, 3 May 1999, ¶ 4.\n"
                "    <https://post.example/post-2>\n\n\nThe end.\n");

  g_assert_cmpstr (opened->markdown, ==, "So.[^post-1] And.[^post-2]\n\nThe end.\n");
  g_assert_cmpuint (opened->linked->len, ==, 2);
  g_assert_cmpuint (opened->n_edited + opened->n_renamed + opened->n_unknown, ==, 0);
}

static void
test_edited (void)
{
  static const char text[] =
      "So.[^post-1]\n\n[^post-1]: “Snow falls on 1”, *The Post*, 3 May 1999, ¶ 4, read by me. "
      "<https://post.example/post-1>\n";
  g_autoptr (ReadoutOpened) opened = take_out (text);

  g_assert_cmpstr (opened->markdown, ==, text);
  g_assert_cmpuint (opened->linked->len, ==, 1);
  g_assert_cmpuint (opened->n_edited, ==, 1);
}

/* Only the address differs, or something is hidden in it: it is not thrown away. */
static void
test_nothing_is_lost (void)
{
  static const char *const texts[] = {
    "So.[^post-1]\n\n[^post-1]: “Snow falls on 1”, *The Post*, 3 May 1999, ¶ 4. "
    "<https://elsewhere.example/post-1>\n",
    "So.[^post-1]\n\n[^post-1]: “Snow falls on 1”, *The Post*, 3 May 1999, ¶ 4. <!-- call them -->"
    "<https://post.example/post-1>\n",
    "So.[^post-1]\n\n[^post-1]: “Snow falls on 1”, *The Post*, 3 May 1999, ¶ 4. "
    "<https://post.example/post-1>\n\n    - and a list\n",
    "So.[^post-1] But.[^own]\n\n[^post-1]: “Snow falls on 1”, *The Post*, 3 May 1999, ¶ 4. "
    "<https://post.example/post-1>[^own]\n\n[^own]: see\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ReadoutOpened) opened = take_out (texts[i]);

      g_assert_cmpstr (opened->markdown, ==, texts[i]);
    }
}

/* The key of another project: it must not lead to our statement. */
static void
test_renamed (void)
{
  g_autoptr (ReadoutOpened) opened =
      take_out ("So.[^post-1] And.[^POST-1][^post-1-other1]\n\n"
                "[^post-1]: “Letter to the editor”, *Radio*, undated, ¶ 4.\n"
                "[^post-1-other1]: Mine.\n");

  g_assert_cmpstr (opened->markdown, ==,
                   "So.[^post-1-other2] And.[^post-1-other2][^post-1-other1]\n\n"
                   "[^post-1-other2]: “Letter to the editor”, *Radio*, undated, ¶ 4.\n"
                   "[^post-1-other1]: Mine.\n");
  g_assert_cmpuint (opened->n_renamed, ==, 1);
  g_assert_cmpuint (opened->linked->len, ==, 0);
}

static void
test_unknown (void)
{
  static const char text[] = "So.[^radio-1]\n\n[^radio-1]: A broadcast.\n";
  g_autoptr (ReadoutOpened) opened = take_out (text);

  g_assert_cmpstr (opened->markdown, ==, text);
  g_assert_cmpuint (opened->n_unknown, ==, 1);
  g_assert_cmpuint (opened->linked->len, ==, 0);
}

static void
test_errors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_null (readout_definitions_append ("\xff", lookup_cb, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (readout_definitions_append ("a[^post-1]", lookup_cb, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (readout_definitions_remove ("\xff", lookup_cb, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* A project with reports; its snapshot. */
static ReadoutStore *
open_project (const char *path, ReadoutSnapshot **snapshot)
{
  ReadoutStore *store = sample_open (path);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    sample_add (store, i, 10);
  *snapshot = readout_snapshot_new_from_store (store, NULL, &error);
  g_assert_no_error (error);
  return store;
}

static char *
get_markdown (ReadoutStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutBriefing) briefing = readout_store_get_briefing (store, id, &error);

  g_assert_no_error (error);
  return g_strdup (briefing->markdown);
}

/* A briefing leaves one project and comes back: into it, and into another one with the same
 * reports, where nothing was cited before. */
static void
test_projects (SampleFile *file, gconstpointer data)
{
  g_autoptr (ReadoutSnapshot) snapshot = NULL;
  g_autoptr (ReadoutSnapshot) other_snapshot = NULL;
  g_autofree char *other_path = g_build_filename (file->folder, "other.readout", NULL);
  ReadoutStore *store = open_project (file->path, &snapshot);
  ReadoutStore *other = open_project (other_path, &other_snapshot);
  ReadoutStatement *cited = g_ptr_array_index (readout_snapshot_get_statements (snapshot), 7);
  const char *key = readout_snapshot_get_key (snapshot, cited);
  g_autofree char *text = g_strdup_printf ("# On ferries\n\nThey sail.[^%s]\n", key);
  g_autofree char *whole = readout_export_markdown (text, snapshot);
  ReadoutStore *stores[] = { store, other };

  g_assert_nonnull (strstr (whole, "Ferry report"));
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ReadoutOpened) opened = NULL;
      g_autoptr (ReadoutBriefing) briefing = NULL;
      g_autoptr (GPtrArray) left = NULL;
      g_autofree char *markdown = NULL;
      gint64 id = readout_briefing_opener_add (stores[i], NULL, whole, &opened, NULL, &error);

      g_assert_no_error (error);
      markdown = get_markdown (stores[i], id);
      g_assert_cmpstr (markdown, ==, text);
      briefing = readout_store_get_briefing (stores[i], id, &error);
      g_assert_cmpstr (briefing->title, ==, "On ferries");
      g_assert_cmpint (readout_store_find_citation (stores[i], key, &error), ==, cited->id);
      g_assert_cmpuint (opened->linked->len, ==, 1);
      /* One action. */
      g_assert_true (readout_store_undo (stores[i], &error));
      g_assert_no_error (error);
      left = readout_store_list_briefings (stores[i], &error);
      g_assert_cmpuint (left->len, ==, 0);
    }
  sample_close (store);
  sample_close (other);
}

/* Without the reports the notes stay what they are. */
static void
test_empty_project (SampleFile *file, gconstpointer data)
{
  static const char text[] = "They sail.[^harbour-20210101-s1]\n\n[^harbour-20210101-s1]: Ferry.\n";
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutOpened) opened = NULL;
  g_autofree char *markdown = NULL;
  gint64 id = readout_briefing_opener_add (store, "Mine", text, &opened, NULL, &error);

  g_assert_no_error (error);
  markdown = get_markdown (store, id);
  g_assert_cmpstr (markdown, ==, text);
  g_assert_cmpuint (opened->n_unknown, ==, 1);
  g_assert_cmpint (readout_briefing_opener_add (store, NULL, "\xff", NULL, NULL, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  sample_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/definitions/comes-back", test_comes_back);
  g_test_add_func ("/definitions/appended", test_appended);
  g_test_add_func ("/definitions/reformatted", test_reformatted);
  g_test_add_func ("/definitions/edited", test_edited);
  g_test_add_func ("/definitions/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/definitions/renamed", test_renamed);
  g_test_add_func ("/definitions/unknown", test_unknown);
  g_test_add_func ("/definitions/errors", test_errors);
  g_test_add ("/definitions/projects", SampleFile, NULL, sample_file_set_up, test_projects,
              sample_file_tear_down);
  g_test_add ("/definitions/empty-project", SampleFile, NULL, sample_file_set_up,
              test_empty_project, sample_file_tear_down);
  return g_test_run ();
}
