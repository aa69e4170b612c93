/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preferences: the window, its general page, and what follows them everywhere.
 */
#include "readout-preferences.h"

#include <glib/gi18n.h>

#include "briefing/readout-citation-date.h"
#include "briefing/readout-template-folder.h"
#include "text/readout-language-name.h"

#include "readout-page-preferences.h"
#include "readout-settings.h"

/* Dates that a choice of their language shows. */
#define SAMPLE_DATE "2023-05-03"

static const char *const schemes[] = { "default", "light", "dark", NULL };

/* What dates in briefings may look like: as the text that they stand in, in numbers, or in a
 * language that the window speaks. */
static const char *const date_forms[] = { "", "en-US", "iso", "ar", "de", "es", "fr", "uk", NULL };

static GtkWidget *
make_switch_row (const char *title, const char *subtitle, const char *key)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  readout_settings_bind (key, toggle, "active");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}

static void
choice_selected_cb (AdwComboRow *row, GParamSpec *pspec, gpointer key)
{
  const char *const *values = g_object_get_data (G_OBJECT (row), "readout-values");
  guint selected = adw_combo_row_get_selected (row);
  g_autofree char *before = readout_settings_dup_string (key);

  if (selected < g_strv_length ((GStrv)values) && !g_str_equal (before, values[selected]))
    readout_settings_set_string (key, values[selected]);
}

static void
show_choice (AdwComboRow *row)
{
  const char *const *values = g_object_get_data (G_OBJECT (row), "readout-values");
  const char *key = g_object_get_data (G_OBJECT (row), "readout-key");
  g_autofree char *value = readout_settings_dup_string (key);

  for (guint i = 0; values[i] != NULL; i++)
    if (g_str_equal (values[i], value))
      adw_combo_row_set_selected (row, i);
}

/* A row with the choices of a string key. @values, @names: each ends with NULL; copied */
static GtkWidget *
make_choice_row (const char *title,
                 const char *subtitle,
                 const char *key,
                 const char *const *values,
                 const char *const *names)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  g_object_set_data_full (G_OBJECT (row), "readout-values", g_strdupv ((GStrv)values),
                          (GDestroyNotify)g_strfreev);
  g_object_set_data (G_OBJECT (row), "readout-key", (gpointer)key);
  show_choice (ADW_COMBO_ROW (row));
  g_signal_connect (row, "notify::selected", G_CALLBACK (choice_selected_cb), (gpointer)key);
  readout_settings_watch (key, row, G_CALLBACK (show_choice));
  return row;
}

static GtkWidget *
make_template_row (void)
{
  g_autoptr (GPtrArray) templates = readout_templates_list ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < templates->len; i++)
    {
      const ReadoutTemplate *template = g_ptr_array_index (templates, i);

      if (template->problem != NULL)
        continue;
      g_ptr_array_add (values, template->id);
      g_ptr_array_add (names, template->title);
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (names, NULL);
  return make_choice_row (
      _ ("Template"), _ ("What a briefing is drafted from at first"), READOUT_SETTING_TEMPLATE,
                         (const char *const *)values->pdata, (const char *const *)names->pdata);
}

static GtkWidget *
make_dates_row (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; date_forms[i] != NULL; i++)
    {
      g_autofree char *date = readout_citation_dup_date_in (SAMPLE_DATE, date_forms[i]);
      g_autofree char *language = NULL;

      if (*date_forms[i] == '\0')
        language = g_strdup (_ ("As in the Text"));
      else if (g_str_equal (date_forms[i], "iso"))
        language = g_strdup (_ ("Numbers"));
      else
        language = readout_language_dup_name (date_forms[i]);
      /* Translators: a language, and a date in it, as in "German (3. Mai 2023)". The marks keep
       * either in its own direction. */
      g_ptr_array_add (names,
                       g_strdup_printf (_ ("\u2068%s\u2069 (\u2068%s\u2069)"), language, date));
    }
  g_ptr_array_add (names, NULL);
  return make_choice_row (_ ("Dates"), _ ("In the drafts and the sources of briefings"),
                                          READOUT_SETTING_DATE_LANGUAGE, date_forms,
                                          (const char *const *)names->pdata);
}

static GtkWidget *
make_scheme_row (void)
{
  const char *names[] = { C_ ("colours", "As the System"),
                              C_ ("colours", "Light"), C_ ("colours", "Dark"), NULL };

  return make_choice_row (_ ("Colours"), NULL, READOUT_SETTING_COLOR_SCHEME, schemes, names);
}

static void
percent_changed_cb (GtkSpinButton *button, gpointer key)
{
  double value = gtk_spin_button_get_value (button) / 100;

  if (ABS (value - readout_settings_get_double (key)) > 0.004)
    readout_settings_set_double (key, value);
}

static void
show_percent (GtkSpinButton *button)
{
  const char *key = g_object_get_data (G_OBJECT (button), "readout-key");

  gtk_spin_button_set_value (button, readout_settings_get_double (key) * 100);
}

/* A row with a size of text in per cent of the usual one. */
static GtkWidget *
make_percent_row (const char *title, const char *key)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_spin_button_new_with_range (50, 300, 10);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("In per cent"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_set_data (G_OBJECT (button), "readout-key", (gpointer)key);
  show_percent (GTK_SPIN_BUTTON (button));
  g_signal_connect (button, "value-changed", G_CALLBACK (percent_changed_cb), (gpointer)key);
  readout_settings_watch (key, button, G_CALLBACK (show_percent));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

static AdwPreferencesPage *
make_general_page (void)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *projects = add_group (page, _ ("Projects"));
  AdwPreferencesGroup *briefings = add_group (page, _ ("Briefings"));
  AdwPreferencesGroup *sizes = add_group (page, _ ("Text Size"));
  AdwPreferencesGroup *look = add_group (page, _ ("Appearance"));

  adw_preferences_page_set_title (page, _ ("General"));
  adw_preferences_page_set_name (page, "general");
  adw_preferences_page_set_icon_name (page, "preferences-system-symbolic");
  adw_preferences_group_add (
      projects, make_switch_row (_ ("Restore Session"),
                                    _ ("Open the projects of the last time when Readout starts"),
                                       READOUT_SETTING_RESTORE_SESSION));
  adw_preferences_group_add (
      briefings, make_switch_row (_ ("Draft on First Import"),
                                     _ ("Write a briefing as soon as an empty project has reports"),
                                        READOUT_SETTING_DRAFT_ON_IMPORT));
  adw_preferences_group_add (briefings, make_template_row ());
  adw_preferences_group_add (briefings, make_dates_row ());
  adw_preferences_group_add (sizes, make_percent_row (_ ("Reports"), READOUT_SETTING_READER_ZOOM));
  adw_preferences_group_add (sizes, make_percent_row (_ ("Briefing"), READOUT_SETTING_EDITOR_ZOOM));
  adw_preferences_group_add (look, make_scheme_row ());
  return page;
}

static void
apply_scheme (void)
{
  static const AdwColorScheme values[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                           ADW_COLOR_SCHEME_FORCE_DARK };
  g_autofree char *scheme = readout_settings_dup_string (READOUT_SETTING_COLOR_SCHEME);

  for (guint i = 0; schemes[i] != NULL; i++)
    if (g_str_equal (scheme, schemes[i]))
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), values[i]);
}

static void
apply_dates (void)
{
  g_autofree char *form = readout_settings_dup_string (READOUT_SETTING_DATE_LANGUAGE);

  readout_citation_set_date_form (form);
}

void
readout_preferences_show (GtkWindow *parent, const char *first)
{
  AdwPreferencesWindow *window = ADW_PREFERENCES_WINDOW (adw_preferences_window_new ());

  adw_preferences_window_add (window, make_general_page ());
  adw_preferences_window_add (window, readout_page_preferences_new ());
  if (first != NULL)
    adw_preferences_window_set_visible_page_name (window, first);
  adw_preferences_window_set_search_enabled (window, FALSE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

void
readout_preferences_apply (void)
{
  GObject *manager = G_OBJECT (adw_style_manager_get_default ());

  apply_scheme ();
  apply_dates ();
  readout_settings_watch (READOUT_SETTING_COLOR_SCHEME, manager, G_CALLBACK (apply_scheme));
  readout_settings_watch (READOUT_SETTING_DATE_LANGUAGE, manager, G_CALLBACK (apply_dates));
}
