/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several of many: outlets, actors, affiliations.
 */
#include "readout-filter-choice.h"

#include <glib/gi18n.h>

#include "store/readout-search-terms.h"

/* More are not listed: who does not see a name types some of its letters. */
#define MAX_OPTIONS 60

/* Something that can be chosen; affiliations have no id. */
typedef struct
{
  gint64 id;
  char *name;
} Option;

/* What the project is asked for. */
typedef struct
{
  ReadoutFilterPart part;
  char *search;
  ReadoutFilter *chosen;
} Request;

struct _ReadoutFilterChoice
{
  AdwBin parent_instance;

  GtkExpander *expander;
  GtkEditable *search_entry;
  GtkListBox *list;
  GtkLabel *note;

  ReadoutFilterPart part;
  ReadoutProject *project;
  ReadoutFilter *chosen; /* only this part of it */
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutFilterChoice, readout_filter_choice, ADW_TYPE_BIN)

static void
free_option (gpointer data)
{
  Option *option = data;

  g_free (option->name);
  g_free (option);
}

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->search);
  readout_filter_unref (request->chosen);
  g_free (request);
}

static GArray *
get_ids (ReadoutFilter *filter, ReadoutFilterPart part)
{
  return part == READOUT_FILTER_OUTLETS ? filter->outlets : filter->actors;
}

/* The place of what is chosen, or -1. */
static int
find_chosen (ReadoutFilter *filter, ReadoutFilterPart part, gint64 id, const char *name)
{
  if (part == READOUT_FILTER_AFFILIATIONS)
    {
      for (guint i = 0; i < filter->affiliations->len; i++)
        if (g_str_equal (g_ptr_array_index (filter->affiliations, i), name))
          return (int)i;
      return -1;
    }
  for (guint i = 0; i < get_ids (filter, part)->len; i++)
    if (g_array_index (get_ids (filter, part), gint64, i) == id)
      return (int)i;
  return -1;
}

static void
add_option (GPtrArray *options, gint64 id, const char *name)
{
  Option *option;

  if (options->len >= MAX_OPTIONS)
    return;
  option = g_new0 (Option, 1);
  option->id = id;
  option->name = g_strdup (name);
  g_ptr_array_add (options, option);
}

/* Whether @name holds all that is looked for. */
static gboolean
matches (const ReadoutSearchTerms *terms, const char *name)
{
  guint n = readout_search_terms_count (terms);
  guint64 all = n < 64 ? (G_GUINT64_CONSTANT (1) << n) - 1 : G_MAXUINT64;

  return n == 0 || readout_search_terms_find (terms, name) == all;
}

static gboolean
list_outlets (ReadoutStore *store,
              const Request *request,
              const ReadoutSearchTerms *terms,
              GPtrArray *options,
              GError **error)
{
  g_autoptr (GPtrArray) outlets = readout_store_list_outlets (store, error);

  for (guint pass = 0; outlets != NULL && pass < 2; pass++)
    for (guint i = 0; i < outlets->len; i++)
      {
        ReadoutOutlet *outlet = g_ptr_array_index (outlets, i);
        gboolean chosen = find_chosen (request->chosen, request->part, outlet->id, NULL) >= 0;
        /* What is chosen comes first. */
        if (chosen == (pass == 0) && matches (terms, outlet->name))
          add_option (options, outlet->id, outlet->name);
      }
  return outlets != NULL;
}

static gboolean
list_actors (ReadoutStore *store, const Request *request, GPtrArray *options, GError **error)
{
  const char *search = *request->search != '\0' ? request->search : NULL;
  g_autoptr (GPtrArray) actors = readout_store_list_actors (store, search, 0, MAX_OPTIONS, error);
  GArray *chosen = request->chosen->actors;

  if (actors == NULL)
    return FALSE;
  for (guint i = 0; search == NULL && i < chosen->len; i++)
    {
      g_autoptr (ReadoutActor) actor =
          readout_store_get_actor (store, g_array_index (chosen, gint64, i), NULL);
      if (actor != NULL)
        add_option (options, actor->id, actor->name);
    }
  for (guint i = 0; i < actors->len; i++)
    {
      ReadoutActor *actor = g_ptr_array_index (actors, i);
      if (search != NULL || find_chosen (request->chosen, request->part, actor->id, NULL) < 0)
        add_option (options, actor->id, actor->name);
    }
  return TRUE;
}

static gboolean
list_affiliations (ReadoutStore *store,
                   const Request *request,
                   const ReadoutSearchTerms *terms,
                   GPtrArray *options,
                   GError **error)
{
  g_auto (GStrv) names = readout_store_list_affiliations (store, error);

  for (guint i = 0; i < request->chosen->affiliations->len; i++)
    if (matches (terms, g_ptr_array_index (request->chosen->affiliations, i)))
      add_option (options, 0, g_ptr_array_index (request->chosen->affiliations, i));
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (find_chosen (request->chosen, request->part, 0, names[i]) < 0 && matches (terms, names[i]))
      add_option (options, 0, names[i]);
  return names != NULL;
}

/* On the project's thread. */
static gpointer
list_options (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (free_option);
  g_autoptr (ReadoutSearchTerms) terms = readout_search_terms_new (request->search);
  gboolean done;

  if (request->part == READOUT_FILTER_OUTLETS)
    done = list_outlets (store, request, terms, options, error);
  else if (request->part == READOUT_FILTER_ACTORS)
    done = list_actors (store, request, options, error);
  else
    done = list_affiliations (store, request, terms, options, error);
  return done ? g_steal_pointer (&options) : NULL;
}

static void
show_number (ReadoutFilterChoice *choice)
{
  guint n = choice->part == READOUT_FILTER_AFFILIATIONS
                ? choice->chosen->affiliations->len
                : get_ids (choice->chosen, choice->part)->len;
  const char *name = choice->part == READOUT_FILTER_OUTLETS ? _ ("Outlets")
                                                            : choice->part == READOUT_FILTER_ACTORS
      ? _ ("Actors")
      : _ ("Affiliations");
  /* Translators: %s: "Outlets", "Actors" or "Affiliations"; %u: how many are chosen */
  g_autofree char *chosen = n > 0 ? g_strdup_printf (_ ("%s (%u chosen)"), name, n) : NULL;

  gtk_expander_set_label (choice->expander, chosen != NULL ? chosen : name);
}

static void
toggled_cb (GtkCheckButton *button, gpointer user_data)
{
  ReadoutFilterChoice *choice = READOUT_FILTER_CHOICE (user_data);
  const Option *option = g_object_get_data (G_OBJECT (button), "option");
  int place = find_chosen (choice->chosen, choice->part, option->id, option->name);

  if (gtk_check_button_get_active (button) == (place >= 0))
    return;
  if (choice->part == READOUT_FILTER_AFFILIATIONS)
    {
      if (place >= 0)
        g_ptr_array_remove_index (choice->chosen->affiliations, (guint)place);
      else
        g_ptr_array_add (choice->chosen->affiliations, g_strdup (option->name));
    }
  else if (place >= 0)
    g_array_remove_index (get_ids (choice->chosen, choice->part), (guint)place);
  else
    readout_filter_add_id (get_ids (choice->chosen, choice->part), option->id);
  show_number (choice);
  g_signal_emit (choice, signals[CHANGED], 0);
}

static void
add_row (ReadoutFilterChoice *choice, const Option *option)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (option->name);
  Option *copy = g_new0 (Option, 1);

  copy->id = option->id;
  copy->name = g_strdup (option->name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (button),
      find_chosen (choice->chosen, choice->part, option->id, option->name) >= 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  option->name, -1);
  g_object_set_data_full (G_OBJECT (button), "option", copy, free_option);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), choice);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (choice->list, row);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutFilterChoice) choice = READOUT_FILTER_CHOICE (user_data);
  g_autoptr (GPtrArray) options =
      readout_project_run_finish (READOUT_PROJECT (source), result, NULL);
  GtkWidget *row;

  if (options == NULL || choice->cancellable == NULL)
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (choice->list))) != NULL)
    gtk_list_box_remove (choice->list, row);
  for (guint i = 0; i < options->len; i++)
    add_row (choice, g_ptr_array_index (options, i));
  gtk_widget_set_visible (GTK_WIDGET (choice->list), options->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (choice->note),
                          options->len == 0 || options->len == MAX_OPTIONS);
  gtk_label_set_text (choice->note, options->len == 0 ? _ ("Nothing of that name")
                                                      : _ ("Type a name to find others"));
}

static void
read_options (ReadoutFilterChoice *choice)
{
  Request *request;

  g_cancellable_cancel (choice->cancellable);
  g_clear_object (&choice->cancellable);
  if (choice->project == NULL || !gtk_expander_get_expanded (choice->expander))
    return;
  choice->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->part = choice->part;
  request->search = g_strstrip (g_strdup (gtk_editable_get_text (choice->search_entry)));
  request->chosen = readout_filter_copy (choice->chosen);
  readout_project_run_async (choice->project, list_options, request, free_request,
                             (GDestroyNotify)g_ptr_array_unref, choice->cancellable, listed_cb,
                             g_object_ref (choice));
}

static void
readout_filter_choice_dispose (GObject *object)
{
  ReadoutFilterChoice *choice = READOUT_FILTER_CHOICE (object);

  g_cancellable_cancel (choice->cancellable);
  g_clear_object (&choice->cancellable);
  g_clear_object (&choice->project);

  G_OBJECT_CLASS (readout_filter_choice_parent_class)->dispose (object);
}

static void
readout_filter_choice_finalize (GObject *object)
{
  readout_filter_unref (READOUT_FILTER_CHOICE (object)->chosen);

  G_OBJECT_CLASS (readout_filter_choice_parent_class)->finalize (object);
}

static void
readout_filter_choice_class_init (ReadoutFilterChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = readout_filter_choice_dispose;
  object_class->finalize = readout_filter_choice_finalize;

  signals[CHANGED] = g_signal_new ("changed", READOUT_TYPE_FILTER_CHOICE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_filter_choice_init (ReadoutFilterChoice *choice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  choice->chosen = readout_filter_new ();
  choice->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  choice->search_entry = GTK_EDITABLE (gtk_search_entry_new ());
  choice->list = GTK_LIST_BOX (gtk_list_box_new ());
  choice->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (choice->note, 0);
  gtk_label_set_wrap (choice->note, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (choice->note), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (choice->list), "filter-options");
  gtk_widget_set_visible (GTK_WIDGET (choice->note), FALSE);
  gtk_list_box_set_selection_mode (choice->list, GTK_SELECTION_NONE);
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (choice->search_entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (choice->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (choice->note));
  gtk_expander_set_child (choice->expander, box);
  adw_bin_set_child (ADW_BIN (choice), GTK_WIDGET (choice->expander));
  g_signal_connect_swapped (choice->expander, "notify::expanded", G_CALLBACK (read_options),
                            choice);
  g_signal_connect_swapped (choice->search_entry, "search-changed", G_CALLBACK (read_options),
                            choice);
}

GtkWidget *
readout_filter_choice_new (ReadoutFilterPart part)
{
  ReadoutFilterChoice *choice = g_object_new (READOUT_TYPE_FILTER_CHOICE, NULL);
  const char *words = part == READOUT_FILTER_OUTLETS ? _ ("Search outlets")
                                                     : part == READOUT_FILTER_ACTORS
      ? _ ("Search actors")
      : _ ("Search affiliations");

  choice->part = part;
  g_object_set (choice->search_entry, "placeholder-text", words, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  show_number (choice);
  return GTK_WIDGET (choice);
}

void
readout_filter_choice_set_filter (ReadoutFilterChoice *choice,
                                  ReadoutProject *project,
                                  const ReadoutFilter *filter)
{
  g_return_if_fail (READOUT_IS_FILTER_CHOICE (choice));
  g_return_if_fail (filter != NULL);

  g_set_object (&choice->project, project);
  readout_filter_unref (choice->chosen);
  choice->chosen = readout_filter_copy (filter);
  show_number (choice);
  read_options (choice);
}

void
readout_filter_choice_apply (ReadoutFilterChoice *choice, ReadoutFilter *filter)
{
  ReadoutFilter *chosen;

  g_return_if_fail (READOUT_IS_FILTER_CHOICE (choice));
  g_return_if_fail (filter != NULL);

  chosen = choice->chosen;
  readout_filter_clear (filter, choice->part);
  if (choice->part == READOUT_FILTER_AFFILIATIONS)
    for (guint i = 0; i < chosen->affiliations->len; i++)
      g_ptr_array_add (filter->affiliations,
                       g_strdup (g_ptr_array_index (chosen->affiliations, i)));
  else
    for (guint i = 0; i < get_ids (chosen, choice->part)->len; i++)
      readout_filter_add_id (get_ids (filter, choice->part),
                             g_array_index (get_ids (chosen, choice->part), gint64, i));
}
