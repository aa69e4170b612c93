/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A day, typed or chosen.
 */
#include "readout-day-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "readout-filter-words.h"

/* So long after the last key, what was typed counts: a date begins as something else. */
#define DELAY 600

struct _ReadoutDayEntry
{
  AdwBin parent_instance;

  GtkLabel *label;
  GtkEditable *entry;
  GtkMenuButton *button;
  GtkCalendar *calendar;
  GtkLabel *error_label;

  char *day; /* ISO 8601; NULL: none */
  guint source;
  gboolean setting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutDayEntry, readout_day_entry, ADW_TYPE_BIN)

static void
show_error (ReadoutDayEntry *self, const char *typed)
{
  if (typed == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
    }
  else
    {
      /* Translators: %s: what was typed for a date */
      g_autofree char *words = g_strdup_printf (
          _ ("“%s” is not a date. Write it as year, month and day: 2022-02-24."), typed);
      gtk_label_set_text (self->error_label, words);
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), typed != NULL);
}

static void
take_day (ReadoutDayEntry *self, const char *day)
{
  if (g_strcmp0 (day, self->day) == 0)
    return;
  g_free (self->day);
  self->day = g_strdup (day);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What is no date yet leaves the day as it was. */
static void
read_entry (ReadoutDayEntry *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autofree char *day = NULL;

  g_clear_handle_id (&self->source, g_source_remove);
  if (*typed != '\0')
    day = readout_filter_words_parse_day (typed);
  show_error (self, *typed != '\0' && day == NULL ? typed : NULL);
  if (*typed == '\0' || day != NULL)
    take_day (self, day);
}

static gboolean
delay_cb (gpointer user_data)
{
  ReadoutDayEntry *self = READOUT_DAY_ENTRY (user_data);

  self->source = 0;
  read_entry (self);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (ReadoutDayEntry *self)
{
  if (self->setting)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (DELAY, delay_cb, self);
}

static void
day_selected_cb (ReadoutDayEntry *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *day = g_date_time_format (date, "%Y-%m-%d");

  if (self->setting)
    return;
  readout_day_entry_set_day (self, day);
  g_signal_emit (self, signals[CHANGED], 0);
  gtk_menu_button_popdown (self->button);
}

static void
readout_day_entry_dispose (GObject *object)
{
  ReadoutDayEntry *self = READOUT_DAY_ENTRY (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (readout_day_entry_parent_class)->dispose (object);
}

static void
readout_day_entry_finalize (GObject *object)
{
  g_free (READOUT_DAY_ENTRY (object)->day);

  G_OBJECT_CLASS (readout_day_entry_parent_class)->finalize (object);
}

static void
readout_day_entry_class_init (ReadoutDayEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = readout_day_entry_dispose;
  object_class->finalize = readout_day_entry_finalize;

  signals[CHANGED] = g_signal_new ("changed", READOUT_TYPE_DAY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_day_entry_init (ReadoutDayEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *popover = gtk_popover_new ();

  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->entry = GTK_EDITABLE (gtk_entry_new ());
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->error_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_label_set_xalign (self->error_label, 0);
  gtk_label_set_wrap (self->error_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->error_label), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->error_label), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (self->button, popover);
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_editable_set_width_chars (self->entry, 8);
  gtk_widget_add_css_class (line, "linked");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->button));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error_label));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (read_entry), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
}

GtkWidget *
readout_day_entry_new (const char *label)
{
  ReadoutDayEntry *self = g_object_new (READOUT_TYPE_DAY_ENTRY, NULL);
  /* Translators: %s: what a date is for: "Published from" */
  g_autofree char *choose = g_strdup_printf (_ ("Choose in a Calendar: %s"), label);

  gtk_label_set_text (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choose, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), choose);
  return GTK_WIDGET (self);
}

void
readout_day_entry_set_day (ReadoutDayEntry *self, const char *day)
{
  g_return_if_fail (READOUT_IS_DAY_ENTRY (self));

  g_clear_handle_id (&self->source, g_source_remove);
  if (g_strcmp0 (day, self->day) == 0)
    return;
  g_free (self->day);
  self->day = g_strdup (day);
  self->setting = TRUE;
  gtk_editable_set_text (self->entry, day != NULL ? day : "");
  if (day != NULL && strlen (day) == 10)
    {
      g_autofree char *moment = g_strconcat (day, "T12:00:00Z", NULL);
      g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (moment, NULL);
      if (date != NULL)
        gtk_calendar_select_day (self->calendar, date);
    }
  self->setting = FALSE;
  show_error (self, NULL);
}

const char *
readout_day_entry_get_day (ReadoutDayEntry *self)
{
  g_return_val_if_fail (READOUT_IS_DAY_ENTRY (self), NULL);

  return self->day;
}
