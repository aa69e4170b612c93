/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A statement beside all that say the same and what contradicts it.
 */
#include "readout-claim-window.h"

#include <glib/gi18n.h>

#include "readout-claim-changes.h"
#include "readout-claim-line.h"
#include "readout-claim-row.h"
#include "readout-statement-chooser.h"
#include "readout-subwindow.h"

/* More rows than that nobody reads; what they say is the same anyway. */
#define SHOWN_MAX 100

struct _ReadoutClaimWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  AdwPreferencesGroup *own_group;
  AdwPreferencesGroup *same_group;
  AdwPreferencesGroup *opposite_group;
  GtkWidget *add_same_row;
  GtkWidget *add_opposite_row;

  ReadoutProject *project;
  gint64 id;
  GPtrArray *rows; /* owned by their groups */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ReadoutClaimWindow, readout_claim_window, ADW_TYPE_WINDOW)

/* What is shown. */
typedef struct
{
  gint64 id;
  GPtrArray *same;      /* the statement itself first */
  GPtrArray *opposites; /* in the order of those of the first */
} Claim;

static void
free_claim (gpointer data)
{
  Claim *claim = data;

  g_clear_pointer (&claim->same, g_ptr_array_unref);
  g_clear_pointer (&claim->opposites, g_ptr_array_unref);
  g_free (claim);
}

static gpointer
read_claim (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Claim *claim = g_new0 (Claim, 1);

  claim->id = *(const gint64 *)data;
  claim->same = readout_store_list_same (store, claim->id, error);
  if (claim->same != NULL)
    claim->opposites = readout_store_list_opposites (store, claim->id, error);
  if (claim->opposites != NULL)
    return claim;
  free_claim (claim);
  return NULL;
}

static void
open_cb (ReadoutClaimRow *row, gpointer user_data)
{
  ReadoutClaimWindow *window = READOUT_CLAIM_WINDOW (user_data);
  const ReadoutStatement *statement = readout_claim_row_get_record (row)->statement;
  GtkWindow *parent = readout_subwindow_get_parent (GTK_WINDOW (window));

  if (parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-statement", "(xx)",
                              statement->report_id, statement->id);
  gtk_window_present (parent);
}

static void
cut_cb (ReadoutClaimRow *row, gpointer user_data)
{
  ReadoutClaimWindow *window = READOUT_CLAIM_WINDOW (user_data);

  /* The answer is given once. */
  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  readout_claim_changes_cut (GTK_WIDGET (window), window->project,
                             readout_claim_row_get_record (row)->statement->id);
}

static void
cut_opposite_cb (ReadoutClaimRow *row, gpointer user_data)
{
  ReadoutClaimWindow *window = READOUT_CLAIM_WINDOW (user_data);

  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  readout_claim_changes_set_contradiction (GTK_WIDGET (window), window->project, window->id,
                                           readout_claim_row_get_record (row)->statement->id,
                                           FALSE);
}

static GtkWidget *
add_row (ReadoutClaimWindow *window,
         AdwPreferencesGroup *group,
         ReadoutBoardRow *record,
         const char *caption,
         const char *cut_label,
         GCallback callback)
{
  GtkWidget *row = readout_claim_row_new (record, caption, cut_label);

  g_signal_connect (row, "open", G_CALLBACK (open_cb), window);
  if (callback != NULL)
    g_signal_connect (row, "cut", callback, window);
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "readout-group", group);
  g_ptr_array_add (window->rows, row);
  return row;
}

static void
remove_rows (ReadoutClaimWindow *window)
{
  for (guint i = 0; i < window->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (window->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "readout-group"), row);
    }
  g_ptr_array_set_size (window->rows, 0);
}

/* Whether another one before it is a copy of the same text. */
static gboolean
is_copy (GPtrArray *same, guint index)
{
  const ReadoutBoardRow *row = g_ptr_array_index (same, index);

  for (guint i = 0; i < index; i++)
    if (((ReadoutBoardRow *)g_ptr_array_index (same, i))->source == row->source)
      return TRUE;
  return FALSE;
}

static char *
describe_link (GPtrArray *same, guint index)
{
  const ReadoutBoardRow *row = g_ptr_array_index (same, index);
  const char *how = row->linked_by_person ? _ ("linked by you") : _ ("found by Readout");

  if (is_copy (same, index))
    /* Translators: %s is "found by Readout" or "linked by you" */
    return g_strdup_printf (_ ("copy of a text above: not independent · %s"), how);
  return g_strdup (how);
}

static void
show_same (ReadoutClaimWindow *window, const Claim *claim)
{
  ReadoutBoardRow *own = g_ptr_array_index (claim->same, 0);
  g_autofree char *subtitle = readout_claim_line_describe_same (own);

  adw_window_title_set_subtitle (window->title,
                                 subtitle != NULL ? subtitle : _ ("No other statement yet"));
  add_row (window, window->own_group, own, NULL,
           claim->same->len > 2
           ? _ ("Does Not Say the Same as the Others") : NULL, G_CALLBACK (cut_cb));
  adw_preferences_group_remove (window->same_group, window->add_same_row);
  for (guint i = 1; i < MIN (claim->same->len, SHOWN_MAX); i++)
    {
      g_autofree char *caption = describe_link (claim->same, i);

      add_row (window, window->same_group, g_ptr_array_index (claim->same, i), caption,
               _ ("Does Not Say the Same"), G_CALLBACK (cut_cb));
    }
  adw_preferences_group_add (window->same_group, window->add_same_row);
}

static void
show_opposites (ReadoutClaimWindow *window, const Claim *claim)
{
  ReadoutBoardRow *own = g_ptr_array_index (claim->same, 0);

  adw_preferences_group_remove (window->opposite_group, window->add_opposite_row);
  for (guint i = 0; i < claim->opposites->len; i++)
    {
      const ReadoutOpposite *opposite = g_ptr_array_index (own->opposites, i);
      g_autofree char *caption =
          opposite->topic_id != 0 ? readout_claim_line_describe_opposite (opposite, own->published)
                                  : g_strdup (_ ("linked by you"));

      add_row (window, window->opposite_group, g_ptr_array_index (claim->opposites, i), caption,
               _ ("Is No Contradiction"), G_CALLBACK (cut_opposite_cb));
    }
  adw_preferences_group_add (window->opposite_group, window->add_opposite_row);
}

static void
claim_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutClaimWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  Claim *claim = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (claim != NULL && claim->id == window->id && !g_cancellable_is_cancelled (window->cancellable))
    {
      remove_rows (window);
      show_same (window, claim);
      show_opposites (window, claim);
    }
  /* The statement may be gone: its report was removed for good. */
  else if (g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD))
    gtk_window_close (GTK_WINDOW (window));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (GTK_WIDGET (window), error->message, FALSE);
  g_clear_pointer (&claim, free_claim);
}

static void
load (ReadoutClaimWindow *window)
{
  readout_project_run_async (window->project, read_claim, g_memdup2 (&window->id, sizeof (gint64)),
                             g_free, free_claim, window->cancellable, claim_cb,
                             g_object_ref (window));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if ((changes & (READOUT_CHANGES_STATEMENTS | READOUT_CHANGES_REPORTS | READOUT_CHANGES_ACTORS |
                  READOUT_CHANGES_TOPICS)) != 0)
    load (READOUT_CLAIM_WINDOW (user_data));
}

static void
add_same_cb (ReadoutClaimWindow *window)
{
  readout_statement_chooser_show (GTK_WIDGET (window), window->project, window->id,
                                  READOUT_CHOOSE_SAME);
}

static void
add_opposite_cb (ReadoutClaimWindow *window)
{
  readout_statement_chooser_show (GTK_WIDGET (window), window->project, window->id,
                                  READOUT_CHOOSE_OPPOSITE);
}

static void
readout_claim_window_dispose (GObject *object)
{
  ReadoutClaimWindow *window = READOUT_CLAIM_WINDOW (object);

  g_cancellable_cancel (window->cancellable);
  g_clear_object (&window->project);

  G_OBJECT_CLASS (readout_claim_window_parent_class)->dispose (object);
}

static void
readout_claim_window_finalize (GObject *object)
{
  ReadoutClaimWindow *window = READOUT_CLAIM_WINDOW (object);

  g_ptr_array_unref (window->rows);
  g_clear_object (&window->cancellable);

  G_OBJECT_CLASS (readout_claim_window_parent_class)->finalize (object);
}

static void
readout_claim_window_class_init (ReadoutClaimWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_claim_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_claim_window_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-claim-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutClaimWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutClaimWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ReadoutClaimWindow, own_group);
  gtk_widget_class_bind_template_child (widget_class, ReadoutClaimWindow, same_group);
  gtk_widget_class_bind_template_child (widget_class, ReadoutClaimWindow, opposite_group);
  gtk_widget_class_bind_template_child (widget_class, ReadoutClaimWindow, add_same_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutClaimWindow, add_opposite_row);
}

static void
readout_claim_window_init (ReadoutClaimWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->rows = g_ptr_array_new ();
  window->cancellable = g_cancellable_new ();
  g_signal_connect_swapped (window->add_same_row, "activated", G_CALLBACK (add_same_cb), window);
  g_signal_connect_swapped (window->add_opposite_row, "activated", G_CALLBACK (add_opposite_cb),
                            window);
}

/* The one that shows statements of the project already; %NULL when there is none. */
static ReadoutClaimWindow *
find_window (ReadoutProject *project)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (READOUT_IS_CLAIM_WINDOW (window) && READOUT_CLAIM_WINDOW (window)->project == project)
        return READOUT_CLAIM_WINDOW (window);
    }
  return NULL;
}

void
readout_claim_window_show (GtkWidget *opener, ReadoutProject *project, gint64 statement_id)
{
  ReadoutClaimWindow *window = find_window (project);

  if (window == NULL)
    {
      window = g_object_new (READOUT_TYPE_CLAIM_WINDOW, NULL);
      window->project = g_object_ref (project);
      readout_subwindow_set_up_beside (GTK_WINDOW (window), opener, window->toasts);
      g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), window, 0);
    }
  window->id = statement_id;
  load (window);
  gtk_window_present (GTK_WINDOW (window));
}
