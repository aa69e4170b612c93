/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The metadata of one or of many reports as a small form.
 */
#include "readout-report-fields.h"

#include <glib/gi18n.h>

#include "import/readout-date.h"

/* The fields of the form, in its order. */
static const ReadoutReportField order[] = { READOUT_REPORT_FIELD_TITLE, READOUT_REPORT_FIELD_OUTLET,
                                            READOUT_REPORT_FIELD_AUTHOR,
                                            READOUT_REPORT_FIELD_PUBLISHED,
                                            READOUT_REPORT_FIELD_LANGUAGE };
#define N_FIELDS G_N_ELEMENTS (order)

struct _ReadoutReportFields
{
  AdwBin parent_instance;

  GtkLabel *heading_label;
  GtkWidget *confirm_button;
  GtkWidget *title_child;
  GtkEntry *title_entry;
  GtkEntry *outlet_entry;
  GtkEntry *author_entry;
  GtkEntry *published_entry;
  GtkEntry *language_entry;

  GtkEntry *entries[N_FIELDS];
  char *values[N_FIELDS]; /* what the reports have; NULL when they differ, or have none */
  GArray *ids;            /* of gint64: of the reports */
};

enum
{
  APPLY,
  CONFIRM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutReportFields, readout_report_fields, ADW_TYPE_BIN)

static const char *
get_value (ReadoutReport *report, ReadoutReportField field)
{
  switch (field)
    {
    case READOUT_REPORT_FIELD_OUTLET:
      return report->outlet;
    case READOUT_REPORT_FIELD_TITLE:
      return report->title;
    case READOUT_REPORT_FIELD_AUTHOR:
      return report->author;
    case READOUT_REPORT_FIELD_PUBLISHED:
      return report->published;
    case READOUT_REPORT_FIELD_URL:
      return report->url;
    case READOUT_REPORT_FIELD_LANGUAGE:
      return report->language;
    }
  return NULL;
}

/* What was typed and not applied. */
static gboolean
is_edited (ReadoutReportFields *fields, guint index)
{
  const char *value = fields->values[index] != NULL ? fields->values[index] : "";

  return !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (fields->entries[index])), value);
}

/* The icon at the end of an entry: a tick that applies, or the mark of a guess. */
static void
update_icon (ReadoutReportFields *fields, guint index)
{
  GtkEntry *entry = fields->entries[index];
  gboolean doubtful = gtk_widget_has_css_class (GTK_WIDGET (entry), "warning");
  const char *words = doubtful ? _ ("Guessed from the text: please check") : NULL;

  if (is_edited (fields, index))
    {
      gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, "object-select-symbolic");
      gtk_entry_set_icon_activatable (entry, GTK_ENTRY_ICON_SECONDARY, TRUE);
      gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _ ("Apply"));
    }
  else
    {
      gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY,
                                         doubtful ? "dialog-warning-symbolic" : NULL);
      gtk_entry_set_icon_activatable (entry, GTK_ENTRY_ICON_SECONDARY, FALSE);
      gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, words);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
}

static void
show_field (ReadoutReportFields *fields, guint index, GPtrArray *reports, gboolean keep_typed)
{
  GtkEntry *entry = fields->entries[index];
  gboolean keeps = keep_typed && is_edited (fields, index);
  gboolean differs = FALSE;
  gboolean doubtful = FALSE;
  const char *value = NULL;

  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);
      const char *other = get_value (report, order[index]);

      if (i == 0)
        value = other;
      differs = differs || g_strcmp0 (value, other) != 0;
      doubtful = doubtful || readout_report_is_doubtful (report, order[index]);
    }
  if (differs)
    value = NULL;
  g_free (fields->values[index]);
  fields->values[index] = g_strdup (value);
  if (doubtful)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "warning");
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_entry_set_placeholder_text (entry, differs ? C_ ("values of a field", "Several")
                                                       : C_ ("value of a field", "Unknown"));
  if (!keeps)
    gtk_editable_set_text (GTK_EDITABLE (entry), value != NULL ? value : "");
  update_icon (fields, index);
}

static gboolean
is_any_doubtful (GPtrArray *reports)
{
  for (guint i = 0; i < reports->len; i++)
    if (((ReadoutReport *)g_ptr_array_index (reports, i))->doubtful->len > 0)
      return TRUE;
  return FALSE;
}

/* Whether these are the reports from before; takes over which they are. */
static gboolean
take_ids (ReadoutReportFields *fields, GPtrArray *reports)
{
  gboolean same = fields->ids->len == reports->len;

  for (guint i = 0; same && i < reports->len; i++)
    same = g_array_index (fields->ids, gint64, i) ==
           ((ReadoutReport *)g_ptr_array_index (reports, i))->id;
  g_array_set_size (fields->ids, 0);
  for (guint i = 0; i < reports->len; i++)
    g_array_append_val (fields->ids, ((ReadoutReport *)g_ptr_array_index (reports, i))->id);
  return same;
}

static guint
find_index (ReadoutReportFields *fields, gpointer entry)
{
  guint index = 0;

  while (index < N_FIELDS - 1 && entry != fields->entries[index])
    index++;
  return index;
}

static void
changed_cb (GtkEntry *entry, gpointer user_data)
{
  ReadoutReportFields *fields = READOUT_REPORT_FIELDS (user_data);

  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  update_icon (fields, find_index (fields, entry));
}

static void
show_no_date (GtkEntry *entry)
{
  gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, "dialog-error-symbolic");
  gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _ ("This is not a date"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("This is not a date"), -1);
}

/* A date may be typed as people write it. What is no date is told by who is asked to set it. */
static void
apply (GtkEntry *entry, ReadoutReportFields *fields)
{
  guint index = find_index (fields, entry);
  g_autofree char *value = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *date = NULL;

  if (order[index] == READOUT_REPORT_FIELD_PUBLISHED && *value != '\0')
    {
      date = readout_date_parse (value);
      if (date == NULL)
        show_no_date (entry);
    }
  if (date != NULL || order[index] != READOUT_REPORT_FIELD_PUBLISHED || *value == '\0')
    {
      g_free (fields->values[index]);
      fields->values[index] = g_strdup (date != NULL ? date : value);
      gtk_editable_set_text (GTK_EDITABLE (entry), fields->values[index]);
      update_icon (fields, index);
    }
  g_signal_emit (fields, signals[APPLY], 0, (guint)order[index], date != NULL ? date : value);
}

static void
icon_pressed_cb (GtkEntry *entry, GtkEntryIconPosition position, gpointer user_data)
{
  apply (entry, READOUT_REPORT_FIELDS (user_data));
}

/* What was typed and not applied is given up first; what Escape means elsewhere comes after. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ReadoutReportFields *fields = READOUT_REPORT_FIELDS (widget);
  gboolean was_edited = FALSE;

  for (guint i = 0; i < N_FIELDS; i++)
    if (is_edited (fields, i))
      {
        was_edited = TRUE;
        gtk_editable_set_text (GTK_EDITABLE (fields->entries[i]),
                               fields->values[i] != NULL ? fields->values[i] : "");
      }
  return was_edited;
}

static void
confirm_cb (ReadoutReportFields *fields)
{
  g_signal_emit (fields, signals[CONFIRM], 0);
}

static void
readout_report_fields_finalize (GObject *object)
{
  ReadoutReportFields *fields = READOUT_REPORT_FIELDS (object);

  for (guint i = 0; i < N_FIELDS; i++)
    g_free (fields->values[i]);
  g_array_unref (fields->ids);

  G_OBJECT_CLASS (readout_report_fields_parent_class)->finalize (object);
}

static void
readout_report_fields_class_init (ReadoutReportFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = readout_report_fields_finalize;

  signals[APPLY] = g_signal_new ("apply", READOUT_TYPE_REPORT_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  signals[CONFIRM] = g_signal_new ("confirm", READOUT_TYPE_REPORT_FIELDS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-report-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutReportFields, heading_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReportFields, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReportFields, title_child);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReportFields, title_entry);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReportFields, outlet_entry);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReportFields, author_entry);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReportFields, published_entry);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReportFields, language_entry);
}

static void
readout_report_fields_init (ReadoutReportFields *fields)
{
  gtk_widget_init_template (GTK_WIDGET (fields));
  fields->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  fields->entries[0] = fields->title_entry;
  fields->entries[1] = fields->outlet_entry;
  fields->entries[2] = fields->author_entry;
  fields->entries[3] = fields->published_entry;
  fields->entries[4] = fields->language_entry;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_signal_connect (fields->entries[i], "changed", G_CALLBACK (changed_cb), fields);
      g_signal_connect (fields->entries[i], "activate", G_CALLBACK (apply), fields);
      g_signal_connect (fields->entries[i], "icon-press", G_CALLBACK (icon_pressed_cb), fields);
    }
  g_signal_connect_swapped (fields->confirm_button, "clicked", G_CALLBACK (confirm_cb), fields);
}

void
readout_report_fields_set_reports (ReadoutReportFields *fields, GPtrArray *reports)
{
  g_autofree char *heading = NULL;
  gboolean same;

  g_return_if_fail (READOUT_IS_REPORT_FIELDS (fields));
  g_return_if_fail (reports != NULL);

  same = take_ids (fields, reports);
  heading = g_strdup_printf (
      g_dngettext (NULL, "%'u report selected", "%'u reports selected", reports->len),
      reports->len);
  gtk_label_set_text (fields->heading_label, heading);
  gtk_widget_set_visible (fields->confirm_button, is_any_doubtful (reports));
  gtk_widget_set_visible (fields->title_child, reports->len == 1);
  for (guint i = 0; i < N_FIELDS; i++)
    show_field (fields, i, reports, same);
}

void
readout_report_fields_focus (ReadoutReportFields *fields, ReadoutReportField field)
{
  g_return_if_fail (READOUT_IS_REPORT_FIELDS (fields));

  for (guint i = 0; i < N_FIELDS; i++)
    if (order[i] == field)
      gtk_widget_grab_focus (GTK_WIDGET (fields->entries[i]));
}
