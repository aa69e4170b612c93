/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the person wants pages: the rows to say so, and what they come to.
 */
#include "readout-page-preferences.h"

#include <glib/gi18n.h>
#include <langinfo.h>

#include "briefing/readout-citation.h"

#include "readout-settings.h"

#define MM_PER_INCH 25.4

/* As in the schema. */
#define MIN_FONT_SIZE 6
#define MAX_FONT_SIZE 24

typedef struct
{
  const char *key;
  const char *title;
  double max; /* millimetres */
} Margin;

#define MIN_MARGIN 5

static const Margin margins[] = {
  { READOUT_SETTING_MARGIN_TOP, NC_ ("margin", "Top"), 100 },
    { READOUT_SETTING_MARGIN_BOTTOM, NC_ ("margin", "Bottom"), 100 },
      { READOUT_SETTING_MARGIN_LEFT, NC_ ("margin", "Left"), 75 },
        { READOUT_SETTING_MARGIN_RIGHT, NC_ ("margin", "Right"), 75 },
      };

static const char *const papers[] = { "automatic", "a4", "letter" };

/* Of what pages look like: not who wrote them. */
static const char *const looks[] = {
  READOUT_SETTING_PAPER,        READOUT_SETTING_MARGIN_TOP,   READOUT_SETTING_MARGIN_BOTTOM,
  READOUT_SETTING_MARGIN_LEFT,  READOUT_SETTING_MARGIN_RIGHT, READOUT_SETTING_BODY_FONT,
  READOUT_SETTING_HEADING_FONT, READOUT_SETTING_CODE_FONT,    READOUT_SETTING_FONT_SIZE,
};

static gboolean
uses_inches (void)
{
#ifdef _NL_MEASUREMENT_MEASUREMENT
  /* 1 is metric, 2 what the United States use. */
  return *nl_langinfo (_NL_MEASUREMENT_MEASUREMENT) == 2;
#else
  return FALSE;
#endif
}

static GtkWidget *
make_row (const char *title, const char *subtitle, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  return row;
}

static void
paper_selected_cb (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);
  g_autofree char *paper = readout_settings_dup_string (READOUT_SETTING_PAPER);

  if (selected < G_N_ELEMENTS (papers) && !g_str_equal (paper, papers[selected]))
    readout_settings_set_string (READOUT_SETTING_PAPER, papers[selected]);
}

static void
show_paper (AdwComboRow *row)
{
  g_autofree char *paper = readout_settings_dup_string (READOUT_SETTING_PAPER);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (paper, papers[i]))
      adw_combo_row_set_selected (row, i);
}

static GtkWidget *
make_paper_row (void)
{
  gboolean is_letter = readout_paper_for_locale (NULL) == READOUT_PAPER_LETTER;
  const char *names[] = { is_letter ? _ ("As Usual Here (US Letter)")
                                    : _ ("As Usual Here (A4)"), _ ("A4"), _ ("US Letter"), NULL };
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Paper Size"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  show_paper (ADW_COMBO_ROW (row));
  g_signal_connect (row, "notify::selected", G_CALLBACK (paper_selected_cb), NULL);
  readout_settings_watch (READOUT_SETTING_PAPER, row, G_CALLBACK (show_paper));
  return row;
}

static void
margin_changed_cb (GtkSpinButton *button, gpointer data)
{
  const Margin *margin = data;
  double value = gtk_spin_button_get_value (button) * (uses_inches () ? MM_PER_INCH : 1);

  if (ABS (value - readout_settings_get_double (margin->key)) > 0.05)
    readout_settings_set_double (margin->key, CLAMP (value, MIN_MARGIN, margin->max));
}

static void
show_margin (GtkSpinButton *button)
{
  const Margin *margin = g_object_get_data (G_OBJECT (button), "readout-margin");

  gtk_spin_button_set_value (button, readout_settings_get_double (margin->key) /
                                         (uses_inches () ? MM_PER_INCH : 1));
}

static GtkWidget *
make_margin_row (const Margin *margin)
{
  double unit = uses_inches () ? MM_PER_INCH : 1;
  GtkWidget *button =
      gtk_spin_button_new_with_range (MIN_MARGIN / unit, margin->max / unit, 1 / unit);
  const char *title = g_dpgettext2 (NULL, "margin", margin->title);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (button), uses_inches () ? 2 : 0);
  if (uses_inches ())
    gtk_spin_button_set_increments (GTK_SPIN_BUTTON (button), 0.05, 0.25);
  g_object_set_data (G_OBJECT (button), "readout-margin", (gpointer)margin);
  show_margin (GTK_SPIN_BUTTON (button));
  g_signal_connect (button, "value-changed", G_CALLBACK (margin_changed_cb), (gpointer)margin);
  readout_settings_watch (margin->key, button, G_CALLBACK (show_margin));
  return make_row (title, NULL, button);
}

static GtkWidget *
make_margins_row (void)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Margins"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Margins"), -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row),
                                 uses_inches () ? _ ("From the edge of the paper, in inches")
                                                : _ ("From the edge of the paper, in millimetres"));
  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_margin_row (&margins[i]));
  return row;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *)a, *(const char *const *)b);
}

/* The choice of nothing first, then what is installed. */
static GtkStringList *
list_families (GtkWidget *widget, const char *automatic, gboolean is_code)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree PangoFontFamily **families = NULL;
  int n_families = 0;

  pango_context_list_families (gtk_widget_get_pango_context (widget), &families, &n_families);
  for (int i = 0; i < n_families; i++)
    if (!is_code || pango_font_family_is_monospace (families[i]))
      g_ptr_array_add (names, (gpointer)pango_font_family_get_name (families[i]));
  g_ptr_array_sort (names, compare_names);
  gtk_string_list_append (list, automatic);
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (list, names->pdata[i]);
  return list;
}

static void
family_selected_cb (GtkDropDown *choice, GParamSpec *pspec, gpointer key)
{
  guint selected = gtk_drop_down_get_selected (choice);
  GtkStringObject *item = gtk_drop_down_get_selected_item (choice);
  const char *family = selected == 0 || item == NULL ? "" : gtk_string_object_get_string (item);
  g_autofree char *before = readout_settings_dup_string (key);

  if (!g_str_equal (before, family))
    readout_settings_set_string (key, family);
}

/* A family that is not installed here any more stays the person's choice. */
static void
show_family (GtkDropDown *choice)
{
  const char *key = g_object_get_data (G_OBJECT (choice), "readout-key");
  g_autofree char *family = readout_settings_dup_string (key);
  GListModel *model = gtk_drop_down_get_model (choice);
  guint n_items = g_list_model_get_n_items (model);
  guint found = *family == '\0' ? 0 : n_items;

  for (guint i = 1; i < n_items && found == n_items; i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), family))
      found = i;
  if (found == n_items)
    gtk_string_list_append (GTK_STRING_LIST (model), family);
  gtk_drop_down_set_selected (choice, found);
}

static GtkWidget *
make_family_row (const char *title, const char *automatic, const char *key)
{
  GtkWidget *choice = gtk_drop_down_new (
      NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  g_autoptr (GtkStringList) families =
      list_families (choice, automatic, g_str_equal (key, READOUT_SETTING_CODE_FONT));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_drop_down_set_model (GTK_DROP_DOWN (choice), G_LIST_MODEL (families));
  g_object_set_data (G_OBJECT (choice), "readout-key", (gpointer)key);
  show_family (GTK_DROP_DOWN (choice));
  g_signal_connect (choice, "notify::selected", G_CALLBACK (family_selected_cb), (gpointer)key);
  readout_settings_watch (key, choice, G_CALLBACK (show_family));
  return make_row (title, NULL, choice);
}

static GtkWidget *
make_size_row (void)
{
  GtkWidget *button = gtk_spin_button_new_with_range (MIN_FONT_SIZE, MAX_FONT_SIZE, 0.5);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (button), 1);
  readout_settings_bind (READOUT_SETTING_FONT_SIZE, button, "value");
  return make_row (_ ("Size"), _ ("In points; headings and notes follow"), button);
}

static void
reset_cb (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    readout_settings_reset (looks[i]);
}

static GtkWidget *
make_reset_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Reset"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Paper, margins and fonts as they were at first"));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (reset_cb), NULL);
  return button;
}

static AdwPreferencesGroup *
make_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

static void
add_title_rows (AdwPreferencesGroup *group)
{
  GtkWidget *author = adw_entry_row_new ();
  GtkWidget *date = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (author), _ ("Author"));
  readout_settings_bind (READOUT_SETTING_AUTHOR, author, "text");
  adw_preferences_group_add (group, author);
  readout_settings_bind (READOUT_SETTING_PRINT_DATE, date, "active");
  adw_preferences_group_add (
      group, make_row (_ ("Date"), _ ("The day on which the pages are made"), date));
}

AdwPreferencesPage *
readout_page_preferences_new (void)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *paper;
  AdwPreferencesGroup *fonts;

  adw_preferences_page_set_title (page, _ ("Pages"));
  adw_preferences_page_set_name (page, "pages");
  adw_preferences_page_set_icon_name (page, "view-preview-symbolic");
  paper = make_group (page, _ ("Paper"));
  adw_preferences_group_set_header_suffix (paper, make_reset_button ());
  adw_preferences_group_add (paper, make_paper_row ());
  adw_preferences_group_add (paper, make_margins_row ());

  fonts = make_group (page, _ ("Fonts"));
  adw_preferences_group_add (
      fonts,
      make_family_row (C_ ("font", "Text"), C_ ("font", "Automatic"), READOUT_SETTING_BODY_FONT));
  adw_preferences_group_add (
      fonts, make_family_row (C_ ("font", "Headings"),
                                  C_ ("font", "Same as Text"), READOUT_SETTING_HEADING_FONT));
  adw_preferences_group_add (
      fonts,
      make_family_row (C_ ("font", "Code"), C_ ("font", "Automatic"), READOUT_SETTING_CODE_FONT));
  adw_preferences_group_add (fonts, make_size_row ());

  add_title_rows (make_group (page, _ ("Below the Title")));
  return page;
}

static char *
dup_family (const char *key)
{
  g_autofree char *family = readout_settings_dup_string (key);

  return *family != '\0' ? g_steal_pointer (&family) : NULL;
}

/* As far as the margins leave room for words. */
static void
set_margins (ReadoutPageSettings *settings)
{
  double width;
  double height;
  double least_width = settings->font_size * 9;
  double least_height = settings->font_size * 7;
  double scale;

  readout_page_settings_get_size (settings, &width, &height);
  settings->margin_top =
      readout_settings_get_double (READOUT_SETTING_MARGIN_TOP) * READOUT_POINTS_PER_MM;
  settings->margin_bottom =
      readout_settings_get_double (READOUT_SETTING_MARGIN_BOTTOM) * READOUT_POINTS_PER_MM;
  settings->margin_left =
      readout_settings_get_double (READOUT_SETTING_MARGIN_LEFT) * READOUT_POINTS_PER_MM;
  settings->margin_right =
      readout_settings_get_double (READOUT_SETTING_MARGIN_RIGHT) * READOUT_POINTS_PER_MM;
  scale = MIN ((width - least_width) / (settings->margin_left + settings->margin_right), 1);
  settings->margin_left *= scale;
  settings->margin_right *= scale;
  scale = MIN ((height - least_height) / (settings->margin_top + settings->margin_bottom), 1);
  settings->margin_top *= scale;
  settings->margin_bottom *= scale;
}

ReadoutPageSettings *
readout_page_preferences_dup_settings (const char *title, const char *base_directory)
{
  g_autofree char *paper = readout_settings_dup_string (READOUT_SETTING_PAPER);
  ReadoutPageSettings *settings =
      readout_page_settings_new (g_str_equal (paper, "letter") ? READOUT_PAPER_LETTER
                                 : g_str_equal (paper, "a4")   ? READOUT_PAPER_A4
                                                               : readout_paper_for_locale (NULL));

  settings->font_size = readout_settings_get_double (READOUT_SETTING_FONT_SIZE);
  set_margins (settings);
  settings->font_family = dup_family (READOUT_SETTING_BODY_FONT);
  settings->heading_family = dup_family (READOUT_SETTING_HEADING_FONT);
  settings->code_family = dup_family (READOUT_SETTING_CODE_FONT);
  settings->author = readout_settings_dup_string (READOUT_SETTING_AUTHOR);
  settings->running_head = g_strdup (title);
  settings->base_directory = g_strdup (base_directory);
  /* Reports are English, and so is what is written from them. */
  settings->language = g_strdup ("en");
  if (readout_settings_get_boolean (READOUT_SETTING_PRINT_DATE))
    {
      g_autoptr (GDateTime) today = g_date_time_new_now_local ();
      g_autofree char *date = g_date_time_format (today, "%Y-%m-%d");

      settings->date = readout_citation_dup_date (date);
    }
  return settings;
}

void
readout_page_preferences_watch (gpointer object, GCallback changed)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    readout_settings_watch (looks[i], object, changed);
  readout_settings_watch (READOUT_SETTING_AUTHOR, object, changed);
  readout_settings_watch (READOUT_SETTING_PRINT_DATE, object, changed);
  readout_settings_watch (READOUT_SETTING_DATE_LANGUAGE, object, changed);
}
