/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a filter, to choose.
 */
#include "readout-filter-panel.h"

#include <glib/gi18n.h>

#include "readout-day-entry.h"
#include "readout-filter-choice.h"
#include "readout-words.h"

#define MAX_OPTIONS 3
#define N_CHOICES 3

/* A part with a few values, each of which is a button. */
typedef struct
{
  const char *label;
  ReadoutFilterPart part;
  gboolean several; /* can be chosen */
  const char *options[MAX_OPTIONS];
  guint values[MAX_OPTIONS]; /* a bit, a value, or per cent */
} Field;

static const Field fields[] = {
  { N_ ("Position"),
        READOUT_FILTER_POSITIONS,
        TRUE,
        { N_ ("Supports"),
              N_ ("Opposes"), NC_ ("position", "None") },
              { READOUT_MASK (READOUT_POSITION_SUPPORTS), READOUT_MASK (READOUT_POSITION_OPPOSES),
                READOUT_MASK (READOUT_POSITION_NONE) } },
        { N_ ("Quotation"),
              READOUT_FILTER_QUOTATIONS,
              TRUE,
              { NC_ ("quotation", "Direct"),
                     NC_ ("quotation", "Indirect"), NC_ ("quotation", "Mixed") },
                     { READOUT_MASK (READOUT_QUOTATION_DIRECT),
                       READOUT_MASK (READOUT_QUOTATION_INDIRECT),
                       READOUT_MASK (READOUT_QUOTATION_MIXED) } },
              { N_ ("Your Decision"),
                    READOUT_FILTER_STATES,
                    TRUE,
                    { NC_ ("statement", "New"),
                           NC_ ("statement", "Kept"), NC_ ("statement", "Dismissed") },
                           { READOUT_MASK (READOUT_STATEMENT_NEW),
                             READOUT_MASK (READOUT_STATEMENT_KEPT),
                             READOUT_MASK (READOUT_STATEMENT_DISMISSED) } },
                    { N_ ("Source"),
                          READOUT_FILTER_SOURCE,
                          FALSE,
                          { NC_ ("source", "Named"), NC_ ("source", "Unnamed") },
                            { READOUT_FILTER_SOURCE_NAMED, READOUT_FILTER_SOURCE_UNNAMED } },
                          { N_ ("In a Briefing"),
                                READOUT_FILTER_CITED,
                                FALSE,
                                { N_ ("Cited"), N_ ("Not cited") },
                                  { READOUT_FILTER_CITED_YES, READOUT_FILTER_CITED_NO } },
                                { N_ ("Certainty of the Statement, at Least"),
                                      READOUT_FILTER_CERTAINTY,
                                      FALSE,
                                      { N_ ("50 %"), N_ ("75 %"), N_ ("90 %") }, { 50, 75, 90 } },
                                      { N_ ("Confidence in the Position, at Least"),
                                            READOUT_FILTER_CONFIDENCE,
                                            FALSE,
                                            { N_ ("50 %"),
                                                  N_ ("75 %"), N_ ("90 %") },
                                                  { 50, 75, 90 } },
                                      };

struct _ReadoutFilterPanel
{
  AdwBin parent_instance;

  GtkWidget *buttons[G_N_ELEMENTS (fields)][MAX_OPTIONS];
  GtkWidget *review_button;
  GtkWidget *copies_button;
  GtkWidget *from_entry;
  GtkWidget *until_entry;
  GtkWidget *choices[N_CHOICES];

  ReadoutFilter *filter;
  gboolean setting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutFilterPanel, readout_filter_panel, ADW_TYPE_BIN)

/* A value of the filter as a field has it. */
static guint
get_value (const ReadoutFilter *filter, ReadoutFilterPart part)
{
  switch (part)
    {
    case READOUT_FILTER_POSITIONS:
      return filter->positions;
    case READOUT_FILTER_QUOTATIONS:
      return filter->quotations;
    case READOUT_FILTER_STATES:
      return filter->states;
    case READOUT_FILTER_SOURCE:
      return filter->source;
    case READOUT_FILTER_CITED:
      return filter->cited;
    case READOUT_FILTER_CERTAINTY:
      return (guint)(filter->certainty * 100 + 0.5);
    case READOUT_FILTER_CONFIDENCE:
      return (guint)(filter->confidence * 100 + 0.5);
    default:
      g_return_val_if_reached (0);
    }
}

static void
set_value (ReadoutFilter *filter, ReadoutFilterPart part, guint value)
{
  switch (part)
    {
    case READOUT_FILTER_POSITIONS:
      filter->positions = value;
      break;
    case READOUT_FILTER_QUOTATIONS:
      filter->quotations = value;
      break;
    case READOUT_FILTER_STATES:
      filter->states = value;
      break;
    case READOUT_FILTER_SOURCE:
      filter->source = value;
      break;
    case READOUT_FILTER_CITED:
      filter->cited = value;
      break;
    case READOUT_FILTER_CERTAINTY:
      filter->certainty = value / 100.0;
      break;
    case READOUT_FILTER_CONFIDENCE:
      filter->confidence = value / 100.0;
      break;
    default:
      g_return_if_reached ();
    }
}

static gboolean
is_chosen (const ReadoutFilter *filter, const Field *field, guint option)
{
  guint value = get_value (filter, field->part);

  return field->several ? (value & field->values[option]) != 0 : value == field->values[option];
}

static void
show_fields (ReadoutFilterPanel *panel)
{
  panel->setting = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    for (guint j = 0; j < MAX_OPTIONS && panel->buttons[i][j] != NULL; j++)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (panel->buttons[i][j]),
                                    is_chosen (panel->filter, &fields[i], j));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (panel->review_button), panel->filter->review);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (panel->copies_button), panel->filter->copies_once);
  panel->setting = FALSE;
}

static void
tell (ReadoutFilterPanel *panel)
{
  g_signal_emit (panel, signals[CHANGED], 0);
}

static void
toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  ReadoutFilterPanel *panel = READOUT_FILTER_PANEL (user_data);
  const Field *field = g_object_get_data (G_OBJECT (button), "field");
  guint value = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "value"));
  guint all = 0;
  guint now = get_value (panel->filter, field->part);

  if (panel->setting)
    return;
  if (!field->several)
    now = gtk_toggle_button_get_active (button) ? value : 0;
  else
    {
      now = gtk_toggle_button_get_active (button) ? now | value : now & ~value;
      for (guint i = 0; i < MAX_OPTIONS; i++)
        all |= field->values[i];
      /* All positions are any position; all decisions are more than there are without a choice. */
      if (now == all && field->part == READOUT_FILTER_QUOTATIONS)
        now = 0;
    }
  set_value (panel->filter, field->part, now);
  show_fields (panel);
  tell (panel);
}

static void
check_toggled_cb (GtkCheckButton *button, gpointer user_data)
{
  ReadoutFilterPanel *panel = READOUT_FILTER_PANEL (user_data);

  if (panel->setting)
    return;
  panel->filter->review = gtk_check_button_get_active (GTK_CHECK_BUTTON (panel->review_button));
  panel->filter->copies_once =
      gtk_check_button_get_active (GTK_CHECK_BUTTON (panel->copies_button));
  tell (panel);
}

static void
day_changed_cb (ReadoutFilterPanel *panel)
{
  g_free (panel->filter->from);
  g_free (panel->filter->until);
  panel->filter->from =
      g_strdup (readout_day_entry_get_day (READOUT_DAY_ENTRY (panel->from_entry)));
  panel->filter->until =
      g_strdup (readout_day_entry_get_day (READOUT_DAY_ENTRY (panel->until_entry)));
  tell (panel);
}

static void
choice_changed_cb (ReadoutFilterChoice *choice, gpointer user_data)
{
  ReadoutFilterPanel *panel = READOUT_FILTER_PANEL (user_data);

  readout_filter_choice_apply (choice, panel->filter);
  tell (panel);
}

static GtkWidget *
new_field (ReadoutFilterPanel *panel, guint index)
{
  const Field *field = &fields[index];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (_ (field->label));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (line, "linked");
  gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
  for (guint i = 0; i < MAX_OPTIONS && field->options[i] != NULL; i++)
    {
      static const char *const contexts[] = {
        [READOUT_FILTER_POSITIONS] = "position",
        [READOUT_FILTER_QUOTATIONS] = "quotation",
        [READOUT_FILTER_STATES] = "statement",
        [READOUT_FILTER_SOURCE] = "source",
      };
      const char *context =
          field->part < G_N_ELEMENTS (contexts) && field->part != READOUT_FILTER_POSITIONS
              ? contexts[field->part]
              : NULL;
      const char *words = context != NULL ? g_dpgettext2 (NULL, context, field->options[i])
                                          : field->part == READOUT_FILTER_POSITIONS && i == 2
                              ? C_ ("position", "None") : _ (field->options[i]);
      GtkWidget *button = gtk_toggle_button_new_with_label (words);
      g_autofree char *name = g_strdup_printf ("%s: %s", _ (field->label), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_object_set_data (G_OBJECT (button), "field", (gpointer)field);
      g_object_set_data (G_OBJECT (button), "value", GUINT_TO_POINTER (field->values[i]));
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), panel);
      gtk_box_append (GTK_BOX (line), button);
      panel->buttons[index][i] = button;
    }
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static GtkWidget *
new_check (ReadoutFilterPanel *panel, const char *words)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_signal_connect (button, "toggled", G_CALLBACK (check_toggled_cb), panel);
  return button;
}

static void
readout_filter_panel_finalize (GObject *object)
{
  readout_filter_unref (READOUT_FILTER_PANEL (object)->filter);

  G_OBJECT_CLASS (readout_filter_panel_parent_class)->finalize (object);
}

static void
readout_filter_panel_class_init (ReadoutFilterPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_filter_panel_finalize;

  signals[CHANGED] = g_signal_new ("changed", READOUT_TYPE_FILTER_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_days (ReadoutFilterPanel *panel, GtkBox *box)
{
  panel->from_entry = readout_day_entry_new (_ ("Published From"));
  panel->until_entry = readout_day_entry_new (_ ("Published Until"));
  g_signal_connect_swapped (panel->from_entry, "changed", G_CALLBACK (day_changed_cb), panel);
  g_signal_connect_swapped (panel->until_entry, "changed", G_CALLBACK (day_changed_cb), panel);
  gtk_box_append (box, panel->from_entry);
  gtk_box_append (box, panel->until_entry);
}

static void
readout_filter_panel_init (ReadoutFilterPanel *panel)
{
  static const ReadoutFilterPart parts[N_CHOICES] = { READOUT_FILTER_OUTLETS, READOUT_FILTER_ACTORS,
                                                      READOUT_FILTER_AFFILIATIONS };
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));

  panel->filter = readout_filter_new ();
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_box_append (box, new_field (panel, i));
  panel->review_button = new_check (panel, _ ("Only Positions to Review"));
  panel->copies_button = new_check (panel, _ ("Copies of a Report Count Once"));
  gtk_box_append (box, panel->review_button);
  gtk_box_append (box, panel->copies_button);
  add_days (panel, box);
  for (guint i = 0; i < N_CHOICES; i++)
    {
      panel->choices[i] = readout_filter_choice_new (parts[i]);
      g_signal_connect (panel->choices[i], "changed", G_CALLBACK (choice_changed_cb), panel);
      gtk_box_append (box, panel->choices[i]);
    }
  adw_bin_set_child (ADW_BIN (panel), GTK_WIDGET (box));
}

GtkWidget *
readout_filter_panel_new (void)
{
  return g_object_new (READOUT_TYPE_FILTER_PANEL, NULL);
}

void
readout_filter_panel_set_filter (ReadoutFilterPanel *panel,
                                 ReadoutProject *project,
                                 const ReadoutFilter *filter)
{
  g_return_if_fail (READOUT_IS_FILTER_PANEL (panel));
  g_return_if_fail (filter != NULL);

  readout_filter_unref (panel->filter);
  panel->filter = readout_filter_copy (filter);
  show_fields (panel);
  readout_day_entry_set_day (READOUT_DAY_ENTRY (panel->from_entry), filter->from);
  readout_day_entry_set_day (READOUT_DAY_ENTRY (panel->until_entry), filter->until);
  for (guint i = 0; i < N_CHOICES; i++)
    readout_filter_choice_set_filter (READOUT_FILTER_CHOICE (panel->choices[i]), project, filter);
}

const ReadoutFilter *
readout_filter_panel_get_filter (ReadoutFilterPanel *panel)
{
  g_return_val_if_fail (READOUT_IS_FILTER_PANEL (panel), NULL);

  return panel->filter;
}
