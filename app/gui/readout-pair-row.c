/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two actors that may be one, side by side.
 */
#include "readout-pair-row.h"

#include <glib/gi18n.h>

#include "attribution/readout-actor-matcher.h"
#include "readout-words.h"
#include "readout-row-name.h"

struct _ReadoutPairRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *reason_label;
  GtkLabel *from_label;
  GtkLabel *into_label;
  GtkWidget *buttons;
  GtkButton *apart_button;
  GtkButton *same_button;

  ReadoutActorPair *pair;
};

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutPairRow, readout_pair_row, ADW_TYPE_PREFERENCES_ROW)

static const char *
get_reason (guint likeness)
{
  switch (likeness)
    {
    case READOUT_LIKENESS_SURNAME:
      return _ ("One of them is named by the surname alone");
    case READOUT_LIKENESS_SPELLING:
      return _ ("The names sound alike");
    case READOUT_LIKENESS_SHORT_NAME:
      return _ ("One given name may be short for the other, or another spelling of it");
    case READOUT_LIKENESS_MIDDLE_NAME:
      return _ ("Only the middle names differ");
    case READOUT_LIKENESS_GENERATION:
      return _ ("One may be a relative of the same name");
    case READOUT_LIKENESS_NAME:
      return _ ("The name is the same, but they are described differently");
    case READOUT_LIKENESS_ACRONYM:
      return _ ("One name may be short for the other");
    case READOUT_LIKENESS_KIND:
      return _ ("The name is the same, but one is a person and one is a body");
    default:
      return "";
    }
}

/* “Anna Keller · Person, 3 statements in 2 reports” and what it says below, as markup. */
static char *
dup_side (const ReadoutActorPair *pair, guint index)
{
  const ReadoutActor *actor = pair->actors[index];
  const char *example = pair->examples[index];
  GString *markup = g_string_new (NULL);
  g_autofree char *name = g_markup_escape_text (actor->name, -1);
  g_autofree char *statements =
      g_strdup_printf (g_dngettext (NULL, "%'u statement", "%'u statements", actor->n_statements),
                       actor->n_statements);
  g_autofree char *reports =
      g_strdup_printf (g_dngettext (NULL, "%'u report", "%'u reports", pair->n_reports[index]),
                       pair->n_reports[index]);
  g_autofree char *lead = NULL;

  lead = readout_words_turn (g_strdup_printf ("\u2068%s\u2069", name));
  g_string_append_printf (markup, "<b>%s</b> · %s", lead,
                          readout_words_get_actor_kind (actor->kind));
  if (actor->affiliation != NULL)
    {
      g_autofree char *affiliation = g_markup_escape_text (actor->affiliation, -1);

      g_string_append_printf (markup, " · \u2068%s\u2069", affiliation);
    }
  g_string_append_printf (markup, "\n%s · %s", statements, reports);
  if (example != NULL)
    {
      g_autofree char *quoted = g_markup_printf_escaped (_ ("Says: %s"), example);

      g_string_append_printf (markup, "\n<small>%s</small>", quoted);
    }
  return g_string_free (markup, FALSE);
}

static void
same_cb (ReadoutPairRow *row)
{
  g_signal_emit (row, signals[DECIDED], 0, TRUE);
}

static void
apart_cb (ReadoutPairRow *row)
{
  g_signal_emit (row, signals[DECIDED], 0, FALSE);
}

static void
readout_pair_row_finalize (GObject *object)
{
  g_clear_object (&READOUT_PAIR_ROW (object)->pair);

  G_OBJECT_CLASS (readout_pair_row_parent_class)->finalize (object);
}

static void
readout_pair_row_class_init (ReadoutPairRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = readout_pair_row_finalize;

  signals[DECIDED] = g_signal_new ("decided", READOUT_TYPE_PAIR_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-pair-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutPairRow, reason_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPairRow, from_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPairRow, into_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPairRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPairRow, apart_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPairRow, same_button);
}

static void
readout_pair_row_init (ReadoutPairRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
  g_signal_connect_swapped (row->same_button, "clicked", G_CALLBACK (same_cb), row);
  g_signal_connect_swapped (row->apart_button, "clicked", G_CALLBACK (apart_cb), row);
}

GtkWidget *
readout_pair_row_new (ReadoutActorPair *pair, gboolean ask)
{
  ReadoutPairRow *row = g_object_new (READOUT_TYPE_PAIR_ROW, NULL);
  g_autofree char *from = dup_side (pair, 0);
  g_autofree char *into = dup_side (pair, 1);
  g_autofree char *name = NULL;

  row->pair = g_object_ref (pair);
  gtk_label_set_markup (row->from_label, from);
  name = g_strdup_printf ("%s · %s", pair->actors[0]->name, pair->actors[1]->name);
  readout_row_name_set (GTK_WIDGET (row), name);
  gtk_label_set_markup (row->into_label, into);
  gtk_label_set_text (row->reason_label, get_reason (pair->likeness));
  gtk_widget_set_visible (GTK_WIDGET (row->reason_label), pair->likeness != 0);
  gtk_widget_set_visible (row->buttons, ask);
  return GTK_WIDGET (row);
}

ReadoutActorPair *
readout_pair_row_get_pair (ReadoutPairRow *row)
{
  g_return_val_if_fail (READOUT_IS_PAIR_ROW (row), NULL);

  return row->pair;
}
