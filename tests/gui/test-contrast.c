/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether words can be read: the contrast of all colours of ui/style.css, and of the marks in
 * texts, with what is behind them – light, dark and with high contrast.
 *
 * The measure: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
#include "window-samples.h"

#include "readout-briefing-pane.h"
#include "readout-reader.h"

/* Of words; and of lines and shapes, which need less: WCAG 1.4.3 and 1.4.11. */
#define MIN_CONTRAST 4.5
#define MIN_LINE_CONTRAST 3.0

/* What words stand on where a rule says nothing else. */
static const char *const grounds[] = {
  "window_bg_color", "view_bg_color",    "card_bg_color",
  "dialog_bg_color", "popover_bg_color", "headerbar_bg_color"
};

/* A rule of the style sheet. */
typedef struct
{
  char *selector;
  char *colour;     /* as written; or NULL */
  char *background; /* the same */
  double opacity;
} Rule;

static guint n_faults;

static void
free_rule (gpointer data)
{
  Rule *rule = data;

  g_free (rule->selector);
  g_free (rule->colour);
  g_free (rule->background);
  g_free (rule);
}

/* The rules with a colour in them. */
static GPtrArray *
read_rules (const char *name)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "..", "ui", name, NULL);
  g_autofree char *css = NULL;
  g_autoptr (GRegex) comments = g_regex_new ("/\\*.*?\\*/", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GRegex) blocks = g_regex_new ("([^{}]+)\\{([^{}]*)\\}", 0, 0, NULL);
  g_autofree char *plain = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rules = g_ptr_array_new_with_free_func (free_rule);

  g_file_get_contents (path, &css, NULL, &error);
  g_assert_no_error (error);
  plain = g_regex_replace_literal (comments, css, -1, 0, "", 0, NULL);
  for (g_regex_match (blocks, plain, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *declarations = g_match_info_fetch (match, 2);
      g_auto (GStrv) parts = g_strsplit (declarations, ";", -1);
      Rule *rule = g_new0 (Rule, 1);

      rule->selector = g_strstrip (g_match_info_fetch (match, 1));
      rule->opacity = 1;
      for (guint i = 0; parts[i] != NULL; i++)
        {
          g_auto (GStrv) pair = g_strsplit (parts[i], ":", 2);
          const char *key = pair[0] != NULL ? g_strstrip (pair[0]) : "";
          char *value = pair[0] != NULL && pair[1] != NULL ? g_strstrip (pair[1]) : NULL;

          if (value == NULL || g_str_equal (value, "none") || g_str_equal (value, "transparent") ||
              g_str_equal (value, "inherit"))
            continue;
          if (g_str_equal (key, "color"))
            rule->colour = g_strdup (value);
          else if (g_str_equal (key, "background") || g_str_equal (key, "background-color"))
            rule->background = g_strdup (value);
          else if (g_str_equal (key, "opacity"))
            rule->opacity = g_ascii_strtod (value, NULL);
        }
      if (rule->colour != NULL || rule->background != NULL || rule->opacity < 1)
        g_ptr_array_add (rules, rule);
      else
        free_rule (rule);
    }
  return rules;
}

/* What an expression of the style sheet comes to in @window. */
static GdkRGBA
resolve (GtkWidget *window, const char *expression)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  g_autofree char *css = g_strdup_printf ("* { color: %s; }", expression);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkWidget *probe = gtk_label_new ("probe");
  GtkStyleContext *context = gtk_widget_get_style_context (probe);
  GdkRGBA colour;

  gtk_css_provider_load_from_data (provider, css, -1);
  gtk_style_context_add_provider (context, GTK_STYLE_PROVIDER (provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_USER);
  adw_window_set_content (ADW_WINDOW (window), probe);
  gtk_style_context_get_color (context, &colour);
  adw_window_set_content (ADW_WINDOW (window), NULL);
  G_GNUC_END_IGNORE_DEPRECATIONS
  return colour;
}

static GdkRGBA
resolve_named (GtkWidget *window, const char *name)
{
  g_autofree char *expression = g_strconcat ("@", name, NULL);

  return resolve (window, expression);
}

/* @over where it is, and what is behind it where it is not. */
static GdkRGBA
blend (GdkRGBA over, GdkRGBA behind)
{
  return (GdkRGBA){ over.red * over.alpha + behind.red * (1 - over.alpha),
                    over.green * over.alpha + behind.green * (1 - over.alpha),
                    over.blue * over.alpha + behind.blue * (1 - over.alpha), 1 };
}

static double
linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (GdkRGBA colour)
{
  return 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green) +
         0.0722 * linear (colour.blue);
}

static double
get_contrast (GdkRGBA colour, GdkRGBA ground)
{
  double first = get_luminance (blend (colour, ground));
  double second = get_luminance (ground);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static void
check (const char *mode,
       const char *what,
       const char *ground_name,
       GdkRGBA colour,
       GdkRGBA ground,
       double least)
{
  double contrast = get_contrast (colour, ground);

  if (contrast >= least)
    return;
  g_printerr ("%s: %s on %s: %.2f\n", mode, what, ground_name, contrast);
  n_faults++;
}

static void
check_rule (GtkWidget *window, const char *mode, const Rule *rule)
{
  GdkRGBA base = resolve_named (window, "window_bg_color");

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    {
      GdkRGBA ground = blend (resolve_named (window, grounds[i]), base);
      GdkRGBA colour = resolve (window, rule->colour != NULL ? rule->colour : "currentColor");

      if (rule->background != NULL)
        ground = blend (resolve (window, rule->background), ground);
      colour.alpha *= (float)rule->opacity;
      check (mode, rule->selector, grounds[i], colour, ground, MIN_CONTRAST);
    }
}

static void
check_sheets (const char *mode, gboolean dark, gboolean high)
{
  static const char *const sheets[] = { "style.css", "style-dark.css", "style-hc.css",
                                        "style-hc-dark.css" };
  const gboolean used[] = { TRUE, dark, high, dark && high };
  GtkWidget *window = adw_window_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* The last sheet that says something about a selector has its way. */
  for (guint i = G_N_ELEMENTS (sheets); i > 0; i--)
    {
      g_autofree char *path =
          g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "..", "ui", sheets[i - 1], NULL);
      g_autoptr (GPtrArray) rules = NULL;

      if (!used[i - 1] || !g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      rules = read_rules (sheets[i - 1]);
      g_assert_cmpuint (rules->len, >, 0);
      for (guint k = 0; k < rules->len; k++)
        {
          const Rule *rule = g_ptr_array_index (rules, k);

          if (g_hash_table_add (seen, g_strdup (rule->selector)))
            check_rule (window, mode, rule);
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The same for what is marked in a text. */
static void
check_tags (GtkWidget *window, const char *mode, GtkTextTag *tag)
{
  g_autofree char *name = NULL;
  g_autoptr (GdkRGBA) colour = NULL;
  g_autoptr (GdkRGBA) background = NULL;
  g_autoptr (GdkRGBA) underline = NULL;
  gboolean has_colour;
  gboolean has_background;
  gboolean has_underline;
  GdkRGBA ground = resolve_named (window, "view_bg_color");

  g_object_get (tag, "name", &name, "foreground-rgba", &colour, "background-rgba", &background,
                "underline-rgba", &underline, "foreground-set", &has_colour, "background-set",
                &has_background, "underline-rgba-set", &has_underline, NULL);
  if (has_background && background != NULL)
    ground = blend (*background, ground);
  if (has_colour && colour != NULL)
    check (mode, name, "a text", *colour, ground, MIN_CONTRAST);
  else if (has_background)
    check (mode, name, "its own", resolve_named (window, "view_fg_color"), ground, MIN_CONTRAST);
  if (has_underline && underline != NULL)
    check (mode, name, "a text (line)", *underline, ground, MIN_LINE_CONTRAST);
}

typedef struct
{
  GtkWidget *window;
  const char *mode;
} Look;

static void
tag_cb (GtkTextTag *tag, gpointer data)
{
  const Look *look = data;
  g_autofree char *name = NULL;

  /* Those without a name are of the highlighting, whose colours are GtkSourceView's. */
  g_object_get (tag, "name", &name, NULL);
  if (name != NULL)
    check_tags (look->window, look->mode, tag);
}

static gboolean
has_briefing (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return strstr (markdown, "[^") != NULL;
}

static gboolean
has_sample (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  return READOUT_IS_WINDOW (window) && is_open (window) && has_briefing (window);
}

static void
check_texts (ReadoutWindow *window, const char *mode)
{
  ReadoutEditor *editor = readout_briefing_pane_get_editor (get_child (window, "briefing"));
  GtkTextBuffer *buffers[] = { readout_reader_get_buffer (get_child (window, "reader")),
                               GTK_TEXT_BUFFER (readout_editor_get_buffer (editor)) };
  Look look = { adw_window_new (), mode };

  for (guint i = 0; i < G_N_ELEMENTS (buffers); i++)
    gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (buffers[i]), tag_cb, &look);
  gtk_window_destroy (GTK_WINDOW (look.window));
}

static void
check_all (gboolean high)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  ReadoutWindow *window;

  n_faults = 0;
  g_assert_true (adw_style_manager_get_high_contrast (manager) == high);
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-sample", NULL);
  wait_for (has_sample, application, "the sample");
  window = READOUT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  for (guint dark = 0; dark < 2; dark++)
    {
      g_autofree char *mode =
          g_strdup_printf ("%s%s", dark ? "dark" : "light", high ? ", high contrast" : "");

      adw_style_manager_set_color_scheme (manager, dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                        : ADW_COLOR_SCHEME_FORCE_LIGHT);
      pause_for (300);
      check_sheets (mode, dark, high);
      check_texts (window, mode);
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  close_window (window);
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
test_usual (void)
{
  check_all (FALSE);
}

static void
test_high_child (void)
{
  check_all (TRUE);
}

/* High contrast is chosen when a program starts. */
static void
test_high (void)
{
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  g_test_trap_subprocess ("/contrast/high/subprocess", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("ADW_DEBUG_HIGH_CONTRAST");
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/contrast/usual", test_usual);
  g_test_add_func ("/contrast/high", test_high);
  g_test_add_func ("/contrast/high/subprocess", test_high_child);
  return run_tests ();
}
