/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines above a report that tell its copies and versions.
 */
#include "readout-copies-box.h"

#include <glib/gi18n.h>

#include "store/readout-store-copies.h"

#include "readout-operation.h"
#include "readout-words.h"

/* More are shown on demand. */
#define ROWS_MAX 3

struct _ReadoutCopiesBox
{
  AdwBin parent_instance;

  GtkBox *rows;
  ReadoutProject *project;
  GPtrArray *copies; /* of ReadoutCopy; NULL for none */
  gboolean all;      /* are shown */
};

/* What the person says to an offered version, on the project's thread. */
typedef struct
{
  gint64 report_id;
  gint64 earlier_id;
  gboolean is_version;
} Answer;

G_DEFINE_FINAL_TYPE (ReadoutCopiesBox, readout_copies_box, ADW_TYPE_BIN)

static void fill (ReadoutCopiesBox *box);

static gboolean
answer_version (ReadoutStore *store, gpointer data, GError **error)
{
  const Answer *answer = data;

  return readout_store_answer_version (store, answer->report_id, answer->earlier_id,
                                       answer->is_version, error);
}

static void
send_answer (GtkWidget *button, gboolean is_version)
{
  GtkWidget *widget = gtk_widget_get_ancestor (button, READOUT_TYPE_COPIES_BOX);
  const ReadoutCopy *copy = g_object_get_data (G_OBJECT (button), "readout-copy");
  gboolean later = copy->kind == READOUT_COPY_LATER;
  Answer *answer = g_new0 (Answer, 1);

  answer->report_id = later ? copy->report_id : copy->other_id;
  answer->earlier_id = later ? copy->other_id : copy->report_id;
  answer->is_version = is_version;
  readout_operation_run (
      widget, READOUT_COPIES_BOX (widget)->project, answer_version, answer, g_free,
      is_version ? _ ("Earlier version marked as corrected") : _ ("Not a new version"));
}

static void
accept_cb (GtkWidget *button)
{
  send_answer (button, TRUE);
}

static void
refuse_cb (GtkWidget *button)
{
  send_answer (button, FALSE);
}

static void
show_all_cb (GtkWidget *button, gpointer user_data)
{
  ReadoutCopiesBox *box = READOUT_COPIES_BOX (user_data);

  box->all = TRUE;
  fill (box);
}

static char *
describe_relation (const ReadoutCopy *copy)
{
  const char *title = copy->title != NULL ? copy->title : _ ("Report without a headline");

  if (copy->kind != READOUT_COPY_SAME)
    return readout_copy_describe (copy);
  if (copy->outlet == NULL)
    /* Translators: %s is the headline of another report */
    return g_strdup_printf (_ ("Also in: “%s” (same text)"), title);
  /* Translators: an outlet, and the headline of its report */
  return g_strdup_printf (_ ("Also in: %1$s, “%2$s” (same text)"), copy->outlet, title);
}

/* What the line says, with the date of the other report: versions have the same headline and
 * outlet. Owned by the caller. */
static char *
describe (const ReadoutCopy *copy)
{
  g_autofree char *relation = describe_relation (copy);
  g_autofree char *date = readout_words_dup_date (copy->published);

  return date != NULL ? g_strdup_printf ("%s · %s", relation, date) : g_steal_pointer (&relation);
}

/* A button whose words wrap where there is little room. */
static GtkWidget *
new_answer_button (const char *words, ReadoutCopy *copy, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "readout-copy", g_object_ref (copy), g_object_unref);
  g_signal_connect (button, "clicked", callback, NULL);
  return button;
}

static GtkWidget *
new_open_button (const ReadoutCopy *copy)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");
  const char *title = copy->title != NULL ? copy->title : _ ("Report without a headline");
  /* Translators: %s is the headline of a report */
  g_autofree char *name = g_strdup_printf (_ ("Open “%s”"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-report");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", copy->other_id);
  return button;
}

static void
add_row (ReadoutCopiesBox *box, ReadoutCopy *copy)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = describe (copy);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *answers;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), new_open_button (copy));
  gtk_box_append (box->rows, line);
  if (!copy->offered)
    return;
  answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (answers), new_answer_button (_ ("Mark the Earlier Version as Corrected"),
                                                           copy, G_CALLBACK (accept_cb)));
  gtk_box_append (GTK_BOX (answers),
                  new_answer_button (_ ("Not a New Version"), copy, G_CALLBACK (refuse_cb)));
  gtk_box_append (box->rows, answers);
}

static void
fill (ReadoutCopiesBox *box)
{
  guint n = box->copies != NULL ? box->copies->len : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box->rows))) != NULL)
    gtk_box_remove (box->rows, child);
  /* One more line instead of a button for it. */
  if (n <= ROWS_MAX + 1)
    box->all = TRUE;
  for (guint i = 0; i < (box->all ? n : ROWS_MAX); i++)
    add_row (box, g_ptr_array_index (box->copies, i));
  if (!box->all)
    {
      g_autofree char *words = g_strdup_printf (
          g_dngettext (NULL, "Show %u _More", "Show %u _More", n - ROWS_MAX), n - ROWS_MAX);
      GtkWidget *button = gtk_button_new_with_mnemonic (words);

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect (button, "clicked", G_CALLBACK (show_all_cb), box);
      gtk_box_append (box->rows, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (box), n > 0);
}

/* Whether @copies say what is shown. */
static gboolean
is_shown (ReadoutCopiesBox *box, GPtrArray *copies)
{
  guint n = copies != NULL ? copies->len : 0;

  if (n != (box->copies != NULL ? box->copies->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const ReadoutCopy *old = g_ptr_array_index (box->copies, i);
      const ReadoutCopy *new = g_ptr_array_index (copies, i);
      g_autofree char *old_words = describe (old);
      g_autofree char *new_words = describe (new);

      if (old->report_id != new->report_id || old->other_id != new->other_id ||
          old->offered != new->offered || !g_str_equal (old_words, new_words))
        return FALSE;
    }
  return TRUE;
}

static void
readout_copies_box_dispose (GObject *object)
{
  ReadoutCopiesBox *box = READOUT_COPIES_BOX (object);

  g_clear_object (&box->project);
  g_clear_pointer (&box->copies, g_ptr_array_unref);

  G_OBJECT_CLASS (readout_copies_box_parent_class)->dispose (object);
}

static void
readout_copies_box_class_init (ReadoutCopiesBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_copies_box_dispose;
}

static void
readout_copies_box_init (ReadoutCopiesBox *box)
{
  box->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  adw_bin_set_child (ADW_BIN (box), GTK_WIDGET (box->rows));
  gtk_widget_set_visible (GTK_WIDGET (box), FALSE);
}

void
readout_copies_box_show (ReadoutCopiesBox *box, ReadoutProject *project, GPtrArray *copies)
{
  g_return_if_fail (READOUT_IS_COPIES_BOX (box));

  g_set_object (&box->project, project);
  if (is_shown (box, copies))
    return;
  g_clear_pointer (&box->copies, g_ptr_array_unref);
  box->copies = copies != NULL ? g_ptr_array_ref (copies) : NULL;
  box->all = FALSE;
  fill (box);
}
