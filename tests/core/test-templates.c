/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Templates: names, slots, what is wrong with one and in which line, the person's own folder.
 */
#include "briefing/readout-template-folder.h"

#include <string.h>

#include "language/readout-data.h"

static void
test_comment (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutTemplate) named = readout_template_new (
      "x", "<!-- Morning note\nFor the desk,\n before nine. -->\n\n# {{title}}\n", &error);
  g_autoptr (ReadoutTemplate) nameless = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (named->title, ==, "Morning note");
  g_assert_cmpstr (named->description, ==, "For the desk, before nine.");
  g_assert_cmpstr (named->text, ==, "# {{title}}\n");
  nameless = readout_template_new ("evening_note-b", "# {{title}}\n", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (nameless->title, ==, "Evening note b");
  g_assert_cmpstr (nameless->description, ==, "");
}

/* Each in words, with its line. */
static void
test_problems (void)
{
  static const struct
  {
    const char *text;
    const char *problem;
  } cases[] = {
    { "# {{titel}}\n", "Line 1: there is no slot “titel”. Did you mean “title”?" },
    { "# {{title}}\n\n{{key-point 5}}\n",
      "Line 3: there is no slot “key-point”. Did you mean “key-points”?" },
    { "<!-- A\nB -->\n# x\n\n{{weather}}\n",
      "Line 5: there is no slot “weather”. There are: title, " },
    { "{{positions\n", "Line 1: “{{” begins a slot that no “}}” ends." },
    { "{{}}\n", "Line 1: there is no slot “”." },
    { "a\nSee {{positions}}\n", "Line 2: the slot “positions” must stand alone on its line." },
    { "{{positions 5}}\n", "Line 1: nothing can stand behind the name of the slot “positions”." },
    { "{{key-points many}}\n",
      "Line 1: behind the name of the slot “key-points” there can only be" },
    { "{{key-points 0}}\n", "Line 1: behind the name of the slot “key-points” there can only be" },
    { "{{key-points 1000}}\n",
      "Line 1: behind the name of the slot “key-points” there can only be" },
    { "<!-- A\n# {{title}}\n", "Line 1: “<!--” begins a comment that no “-->” ends." },
    { " \n\n", "The file is empty." },
    { "a \xff b", "The file is not UTF-8 text." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (readout_template_new ("x", cases[i].text, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      if (strstr (error->message, cases[i].problem) == NULL)
        g_error ("%s: %s", cases[i].text, error->message);
    }
}

static void
test_numbers (void)
{
  guint number = 0;

  g_assert_nonnull (readout_template_find_slot ("key-points", &number));
  g_assert_cmpuint (number, ==, 7);
  g_assert_nonnull (readout_template_find_slot (" key-points  12 ", &number));
  g_assert_cmpuint (number, ==, 12);
  g_assert_null (readout_template_find_slot ("key-points -1", &number));
  g_assert_null (readout_template_find_slot ("title 3", &number));
}

/* The built-in ones are good, are described, and are called what the translators were told. */
static void
test_built_in (void)
{
  static const char *const ids[] = { "positions-by-topic", "press-review", "situation-report",
                                     "timeline" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ReadoutTemplate) template = readout_template_load (ids[i], &error);
      g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "..", "app", "core",
                                                       "briefing", "readout-template.c", NULL);
      g_autofree char *code = NULL;

      g_assert_no_error (error);
      g_assert_null (template->problem);
      g_assert_cmpuint (strlen (template->description), >, 20);
      g_assert_true (g_file_get_contents (source, &code, NULL, NULL));
      g_assert_nonnull (strstr (code, template->title));
      g_assert_nonnull (strstr (code, template->description));
    }
}

/* Every slot is described in README.md, and nothing that is none. */
static void
test_described (void)
{
  g_autofree char *path = readout_data_find (NULL, "templates/README.md", NULL);
  g_autofree char *text = NULL;
  const ReadoutTemplateSlot *slots;
  guint n_slots;

  g_assert_nonnull (path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  slots = readout_template_get_slots (&n_slots);
  for (guint i = 0; i < n_slots; i++)
    {
      g_autofree char *row =
          slots[i].number > 0
              ? g_strdup_printf ("\n| `{{%s %u}}` |", slots[i].name, slots[i].number)
              : g_strdup_printf ("\n| `{{%s}}` |", slots[i].name);

      if (strstr (text, row) == NULL)
        g_error ("README.md does not describe “%s”", slots[i].name);
    }
  for (const char *p = strstr (text, "{{"); p != NULL; p = strstr (p + 2, "{{"))
    {
      g_autofree char *slot = g_strndup (p + 2, strstr (p, "}}") - p - 2);

      g_assert_nonnull (readout_template_find_slot (slot, NULL));
    }
}

static ReadoutTemplate *
find (GPtrArray *templates, const char *id)
{
  for (guint i = 0; i < templates->len; i++)
    if (strcmp (((ReadoutTemplate *)g_ptr_array_index (templates, i))->id, id) == 0)
      return g_ptr_array_index (templates, i);
  return NULL;
}

static void
test_own_folder (void)
{
  g_autofree char *folder = readout_templates_dup_folder ();
  g_autofree char *broken = g_build_filename (folder, "broken.md", NULL);
  g_autofree char *described = g_build_filename (folder, "README.md", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr (ReadoutTemplate) timeline = readout_template_load ("timeline", NULL);
  g_autoptr (ReadoutTemplate) own = NULL;
  g_autoptr (GPtrArray) templates = NULL;
  g_autoptr (GError) error = NULL;

  first = readout_template_duplicate (timeline, &error);
  g_assert_no_error (error);
  second = readout_template_duplicate (timeline, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (first, "/timeline-2.md"));
  g_assert_true (g_str_has_suffix (second, "/timeline-3.md"));
  g_assert_true (g_file_test (described, G_FILE_TEST_EXISTS));
  own = readout_template_load ("timeline-3", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (own->title, ==, "Timeline 3");
  g_assert_cmpstr (own->description, ==, timeline->description);
  g_assert_cmpstr (own->text, ==, timeline->text);
  third = readout_template_duplicate (own, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (third, "/timeline-4.md"));

  g_assert_true (g_file_set_contents (broken, "{{x}}", -1, NULL));
  templates = readout_templates_list ();
  g_assert_cmpuint (templates->len, ==, 8);
  g_assert_true (find (templates, "timeline-2")->is_own);
  g_assert_false (find (templates, "timeline")->is_own);
  g_assert_nonnull (strstr (find (templates, "broken")->problem, "Line 1"));
  g_assert_null (find (templates, "broken")->text);
  g_assert_null (readout_template_load ("broken", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, broken));
}

/* A file of the name of a built-in one takes its place. */
static void
test_own_first (void)
{
  g_autofree char *folder = readout_templates_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "timeline.md", NULL);
  g_autoptr (ReadoutTemplate) own = NULL;
  g_autoptr (GPtrArray) templates = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "<!-- Mine -->\n# {{title}}\n", -1, NULL));
  own = readout_template_load ("timeline", NULL);
  g_assert_cmpstr (own->title, ==, "Mine");
  templates = readout_templates_list ();
  g_assert_cmpuint (templates->len, ==, 4);
  g_assert_cmpstr (find (templates, "timeline")->title, ==, "Mine");
}

static void
test_bad_files (void)
{
  g_autofree char *folder = readout_templates_dup_folder ();
  g_autofree char *huge = g_build_filename (folder, "huge.md", NULL);
  g_autofree char *zero = g_build_filename (folder, "zero.md", NULL);
  g_autofree char *bytes = g_malloc0 (2 * 1024 * 1024);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (huge, bytes, 2 * 1024 * 1024, NULL));
  g_assert_true (g_file_set_contents (zero, "# a\0b", 5, NULL));
  g_assert_null (readout_template_new_from_file (huge, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (readout_template_new_from_file (zero, &error));
  g_assert_nonnull (strstr (error->message, "UTF-8"));
  g_clear_error (&error);
  g_assert_null (readout_template_new_from_file (folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (readout_template_load ("/no/such/file.md", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/templates/comment", test_comment);
  g_test_add_func ("/templates/problems", test_problems);
  g_test_add_func ("/templates/numbers", test_numbers);
  g_test_add_func ("/templates/built-in", test_built_in);
  g_test_add_func ("/templates/described", test_described);
  g_test_add_func ("/templates/own-folder", test_own_folder);
  g_test_add_func ("/templates/own-first", test_own_first);
  g_test_add_func ("/templates/bad-files", test_bad_files);
  return g_test_run ();
}
