/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who says the words of a statement, through whom and how.
 */
#include "readout-statement-form.h"

#include <glib/gi18n.h>

#include "readout-actor-entry.h"
#include "readout-words.h"

/* A chain that is longer is nobody's. */
#define MAX_VOICES 8

struct _ReadoutStatementForm
{
  AdwBin parent_instance;

  GtkLabel *heading_label;
  GtkLabel *words_label;
  GtkLabel *parts_label;
  GtkBox *voices_box;
  GtkWidget *add_voice_button;
  GtkDropDown *quotation_drop_down;
  GtkButton *apply_button;

  ReadoutProject *project;
  gboolean is_touched; /* by the person */
};

enum
{
  APPLY,
  CANCEL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutStatementForm, readout_statement_form, ADW_TYPE_BIN)

static void update_rows (ReadoutStatementForm *form);

static ReadoutActorEntry *
get_entry (GtkWidget *row)
{
  return READOUT_ACTOR_ENTRY (g_object_get_data (G_OBJECT (row), "readout-entry"));
}

static void
touched_cb (ReadoutStatementForm *form)
{
  form->is_touched = TRUE;
}

static gboolean
check (ReadoutStatementForm *form)
{
  for (GtkWidget *row = gtk_widget_get_last_child (GTK_WIDGET (form->voices_box)); row != NULL;
       row = gtk_widget_get_prev_sibling (row))
    {
      g_autofree char *name = readout_actor_entry_dup_name (get_entry (row));

      if (*name != '\0')
        continue;
      readout_actor_entry_set_missing (get_entry (row), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (get_entry (row)));
      return FALSE;
    }
  return TRUE;
}

static void
apply_cb (ReadoutStatementForm *form)
{
  if (check (form))
    g_signal_emit (form, signals[APPLY], 0);
}

static void
cancel_cb (ReadoutStatementForm *form)
{
  g_signal_emit (form, signals[CANCEL], 0);
}

static void
remove_voice_cb (GtkWidget *button, gpointer user_data)
{
  ReadoutStatementForm *form = READOUT_STATEMENT_FORM (user_data);

  gtk_box_remove (form->voices_box, gtk_widget_get_parent (button));
  touched_cb (form);
  update_rows (form);
  readout_statement_form_focus (form);
}

/* A row for a voice, the outermost first; @name may be NULL. */
static GtkWidget *
make_row (ReadoutStatementForm *form, const char *name, ReadoutActorKind kind)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *entry = readout_actor_entry_new (form->project, _ ("Name of the voice"));
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 9);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove the Voice"));
  readout_actor_entry_set (READOUT_ACTOR_ENTRY (entry), name, kind);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (touched_cb), form);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (apply_cb), form);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_voice_cb), form);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (row), button);
  g_object_set_data (G_OBJECT (row), "readout-entry", entry);
  return row;
}

/* What each voice is, after one came or went. */
static void
update_rows (ReadoutStatementForm *form)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (form->voices_box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      gboolean is_last = gtk_widget_get_next_sibling (row) == NULL;
      gboolean is_only = is_last && n == 0;
      const char *words = is_last ? _ ("Speaker") : _ ("Quoted by");

      gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (row)), words);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (readout_actor_entry_get_editable (get_entry (row))),
          GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_widget_set_visible (gtk_widget_get_last_child (row), !is_only);
      n++;
    }
  gtk_widget_set_sensitive (form->add_voice_button, n < MAX_VOICES);
}

/* Somebody who quotes the outermost voice. */
static void
add_voice_cb (ReadoutStatementForm *form)
{
  GtkWidget *row = make_row (form, NULL, READOUT_ACTOR_MEDIA);

  gtk_box_prepend (form->voices_box, row);
  update_rows (form);
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (row)));
}

static void
show_voices (ReadoutStatementForm *form, GPtrArray *voices)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (form->voices_box))) != NULL)
    gtk_box_remove (form->voices_box, row);
  for (guint i = 0; i < voices->len; i++)
    {
      const ReadoutVoice *voice = g_ptr_array_index (voices, i);

      gtk_box_append (form->voices_box, make_row (form, voice->name, voice->kind));
    }
  if (voices->len == 0)
    gtk_box_append (form->voices_box, make_row (form, NULL, READOUT_ACTOR_PERSON));
  update_rows (form);
}

static void
readout_statement_form_dispose (GObject *object)
{
  g_clear_object (&READOUT_STATEMENT_FORM (object)->project);

  G_OBJECT_CLASS (readout_statement_form_parent_class)->dispose (object);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  cancel_cb (READOUT_STATEMENT_FORM (widget));
  return TRUE;
}

static void
readout_statement_form_class_init (ReadoutStatementFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_statement_form_dispose;

  signals[APPLY] = g_signal_new ("apply", READOUT_TYPE_STATEMENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", READOUT_TYPE_STATEMENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-statement-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementForm, heading_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementForm, words_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementForm, parts_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementForm, voices_box);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementForm, add_voice_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementForm, quotation_drop_down);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementForm, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_voice_cb);
}

static void
readout_statement_form_init (ReadoutStatementForm *form)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (form));
  for (guint i = READOUT_QUOTATION_DIRECT; i <= READOUT_QUOTATION_MIXED; i++)
    gtk_string_list_append (kinds, readout_words_get_quotation ((ReadoutQuotation)i));
  gtk_drop_down_set_model (form->quotation_drop_down, G_LIST_MODEL (kinds));
  g_signal_connect_swapped (form->quotation_drop_down, "notify::selected", G_CALLBACK (touched_cb),
                            form);
}

void
readout_statement_form_show (ReadoutStatementForm *form,
                             ReadoutProject *project,
                             ReadoutStatement *statement,
                             gboolean is_new)
{
  g_return_if_fail (READOUT_IS_STATEMENT_FORM (form));
  g_return_if_fail (READOUT_IS_STATEMENT (statement));

  g_set_object (&form->project, project);
  gtk_label_set_text (form->heading_label, is_new ? _ ("New Statement") : _ ("Edit the Statement"));
  gtk_button_set_label (form->apply_button, is_new ? _ ("_Add") : _ ("_Change"));
  gtk_drop_down_set_selected (form->quotation_drop_down, statement->quotation);
  show_voices (form, statement->voices);
  form->is_touched = FALSE;
}

static char *
dup_part (ReadoutText *text, GArray *spans)
{
  g_autofree char *words = readout_text_dup_spans (text, spans, " … ");

  g_strdelimit (words, "\n", ' ');
  /* Translators: words of a report, in quotation marks */
  return spans->len > 0 ? g_strdup_printf (_ ("“%s”"), words)
                        : g_strdup (C_ ("words of a report", "none"));
}

void
readout_statement_form_show_words (ReadoutStatementForm *form,
                                   ReadoutStatement *statement,
                                   ReadoutText *text)
{
  g_autofree char *content = NULL;
  g_autofree char *cue = NULL;
  g_autofree char *source = NULL;
  g_autofree char *parts = NULL;

  g_return_if_fail (READOUT_IS_STATEMENT_FORM (form));

  content = dup_part (text, statement->content);
  cue = dup_part (text, statement->cue);
  source = dup_part (text, statement->source);
  /* Translators: the words that name the speaker, and those that tell that he speaks; each in
   * quotation marks, or "none" */
  parts = g_strdup_printf (_ ("Source: %1$s · Cue: %2$s"), source, cue);
  gtk_label_set_text (form->words_label, content);
  gtk_label_set_text (form->parts_label, parts);
}

void
readout_statement_form_guess (ReadoutStatementForm *form, ReadoutStatement *statement)
{
  g_return_if_fail (READOUT_IS_STATEMENT_FORM (form));

  if (form->is_touched)
    return;
  gtk_drop_down_set_selected (form->quotation_drop_down, statement->quotation);
  show_voices (form, statement->voices);
  form->is_touched = FALSE;
}

GPtrArray *
readout_statement_form_dup_voices (ReadoutStatementForm *form)
{
  GPtrArray *voices = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_voice_free);

  g_return_val_if_fail (READOUT_IS_STATEMENT_FORM (form), voices);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (form->voices_box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *name = readout_actor_entry_dup_name (get_entry (row));

      g_ptr_array_add (
          voices, readout_voice_new (name, readout_actor_entry_get_kind (get_entry (row)), NULL));
    }
  return voices;
}

ReadoutQuotation
readout_statement_form_get_quotation (ReadoutStatementForm *form)
{
  g_return_val_if_fail (READOUT_IS_STATEMENT_FORM (form), READOUT_QUOTATION_INDIRECT);

  return (ReadoutQuotation)gtk_drop_down_get_selected (form->quotation_drop_down);
}

void
readout_statement_form_focus (ReadoutStatementForm *form)
{
  g_return_if_fail (READOUT_IS_STATEMENT_FORM (form));

  gtk_widget_grab_focus (
      GTK_WIDGET (get_entry (gtk_widget_get_last_child (GTK_WIDGET (form->voices_box)))));
}
