/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The height of rows of text that is told before the text is laid out.
 */
#include "window-samples.h"

#include "readout-line.h"
#include "readout-text-widths.h"

static guint
count_exactly (PangoContext *context, const char *text, int width, guint max_lines)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, width);
  return MIN ((guint)pango_layout_get_line_count (layout), max_lines);
}

static char *
make_text (void)
{
  static const char *const words[] = {
    "AVATAR",      "To",     "Type",   "the",    "of",   "“Wait,”", "Tóth’s", "f-16",        "Łódź",
    "1,234,567.8", "fjord",  "Київ",   "Αθήνα",  "and",  "a",       "VAT/P.", "either–or",   "is",
    "ministry",    "(sic!)", "Yvonne", "office", "said", "…",       "W.",     "recognition", "10 %",
  };
  GString *text = g_string_new (NULL);
  guint n = (guint)g_test_rand_int_range (0, 60);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

/* What is told is what Pango says, but for letters that a font pushes together more than others do:
 * that is mended when they are drawn. And it is told of many, though these words are bad ones. */
static void
test_counts (void)
{
  GtkWidget *window = gtk_window_new ();
  PangoContext *context = gtk_widget_get_pango_context (window);
  guint n_told = 0;
  guint n_wrong = 0;

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *text = make_text ();
      int width = g_test_rand_int_range (160, 900) * PANGO_SCALE;
      guint max_lines = (guint)g_test_rand_int_range (2, 8);
      guint n_lines;

      if (!readout_text_widths_count_lines (context, text, width, max_lines, &n_lines))
        continue;
      n_told++;
      n_wrong += n_lines != count_exactly (context, text, width, max_lines);
    }
  g_test_message ("%u told, %u wrong", n_told, n_wrong);
  g_assert_cmpuint (n_wrong * 200, <, n_told);
  g_assert_cmpuint (n_told, >, 1000);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Scripts whose letters join or combine are left to Pango, and so is what is no text. */
static void
test_scripts (void)
{
  static const char *const texts[] = { "قال الوزير إن", "नमस्ते दुनिया",         "e\xcc\x81t\xc3\xa9",
                                       "one\ntwo",      "soft\xc2\xadhyphen", "東京" };
  GtkWidget *window = gtk_window_new ();
  PangoContext *context = gtk_widget_get_pango_context (window);
  guint n_lines;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (
        readout_text_widths_count_lines (context, texts[i], 40 * PANGO_SCALE, 6, &n_lines));
  g_assert_true (readout_text_widths_count_lines (context, "", 40 * PANGO_SCALE, 6, &n_lines));
  g_assert_cmpuint (n_lines, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_drawn (gpointer line)
{
  return gtk_widget_get_height (line) > 0;
}

/* A line is as high as its words need, before and after it is drawn. */
static void
test_height (void)
{
  static const char text[] = "The minister said that the ferry would sail again before the winter "
                             "comes, and that nobody would have to wait for it any more.";
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = readout_line_new (NULL);
  GtkWidget *label = gtk_label_new (text);
  int before;
  int after;

  readout_line_set_max_lines (READOUT_LINE (line), 20);
  readout_line_set_text (READOUT_LINE (line), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), label);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 400);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, 300, &before, NULL, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_drawn, line, "the line to be drawn");
  pause_for (50);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, 300, &after, NULL, NULL, NULL);
  g_assert_cmpint (before, ==, after);
  g_assert_cmpint (ABS (gtk_widget_get_height (label) - gtk_widget_get_height (line)), <, 20);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/lines/counts", test_counts);
  g_test_add_func ("/lines/scripts", test_scripts);
  g_test_add_func ("/lines/height", test_height);
  return run_tests ();
}
