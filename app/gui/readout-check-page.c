/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the panel with what the source check found.
 */
#include "readout-check-page.h"

#include <glib/gi18n.h>

#include "readout-check-row.h"
#include "readout-operation.h"

struct _ReadoutCheckPage
{
  AdwBin parent_instance;

  GtkLabel *summary;
  GtkStack *stack;
  GtkLabel *empty;
  GtkListView *view;
  GtkSingleSelection *selection;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  GtkDropDown *severities;
  GtkToggleButton *dismissed_button;

  ReadoutEditor *editor; /* weak */
  ReadoutLiveCheck *check;
};

enum
{
  CITATION_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutCheckPage, readout_check_page, ADW_TYPE_BIN)

/* --- What is shown ---------------------------------------------------------------------------- */

static gboolean
is_shown (gpointer object, gpointer user_data)
{
  ReadoutCheckPage *page = READOUT_CHECK_PAGE (user_data);
  ReadoutCheckItem *item = READOUT_CHECK_ITEM (object);
  ReadoutSeverity least = READOUT_SEVERITY_NOTE;

  if (page->severities != NULL)
    least = (ReadoutSeverity)MIN (gtk_drop_down_get_selected (page->severities), 2);
  return readout_check_item_get_finding (item)->severity >= least &&
         (!readout_check_item_get_dismissed (item) ||
          (page->dismissed_button != NULL &&
           gtk_toggle_button_get_active (page->dismissed_button)));
}

/* "2 errors, 14 notes": what there is none of is not told, unless there is nothing at all. */
static char *
dup_summary (ReadoutCheckPage *page)
{
  guint n_errors = readout_live_check_count (page->check, READOUT_SEVERITY_ERROR);
  guint n_warnings = readout_live_check_count (page->check, READOUT_SEVERITY_WARNING);
  guint n_notes = readout_live_check_count (page->check, READOUT_SEVERITY_NOTE);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (n_errors > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors));
  if (n_warnings > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings));
  if (n_notes > 0 || parts->len == 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u note", "%u notes", n_notes), n_notes));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (C_ ("between names", ", "), (char **)parts->pdata);
}

static void
update (ReadoutCheckPage *page)
{
  g_autofree char *summary = dup_summary (page);
  gboolean has_rows = g_list_model_get_n_items (G_LIST_MODEL (page->filtered)) > 0;
  gboolean has_items = g_list_model_get_n_items (readout_live_check_get_items (page->check)) > 0;

  gtk_label_set_text (page->summary, summary);
  gtk_label_set_text (
      page->empty, has_items ? _ ("Nothing of that kind was found.")
                             : readout_live_check_is_done (page->check)
      ? _ ("Every sentence is sourced, and every quotation is what its source says.")
      : _ ("Checking…"));
  gtk_stack_set_visible_child_name (page->stack, has_rows ? "findings" : "empty");
}

static void
filter_cb (ReadoutCheckPage *page)
{
  if (page->check == NULL)
    return;
  gtk_filter_changed (GTK_FILTER (page->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update (page);
}

/* --- What can be done ------------------------------------------------------------------------- */

static void
jump (ReadoutCheckPage *page, ReadoutCheckItem *item)
{
  const ReadoutFinding *finding = readout_check_item_get_finding (item);
  GtkTextView *view = readout_editor_get_view (page->editor);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;

  if (!gtk_widget_get_mapped (GTK_WIDGET (view)))
    gtk_widget_activate_action (GTK_WIDGET (page), "win.briefing-view", "s", "both");
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)finding->characters.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)finding->characters.end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0.1, TRUE, 0, 0.3);
}

static void
fix (ReadoutCheckPage *page, ReadoutCheckItem *item)
{
  const char *problem;

  if (readout_live_check_fix (page->check, item))
    return;
  if (!gtk_text_view_get_editable (readout_editor_get_view (page->editor)))
    problem = _ ("The project is open read-only");
  else if (readout_check_item_get_finding (item)->fix == NULL)
    problem = _ ("Readout knows no words to put there");
  else
    problem = _ ("The text is being checked again; try in a moment");
  readout_operation_toast (GTK_WIDGET (page), problem, FALSE);
}

static void
dismiss (ReadoutCheckPage *page, ReadoutCheckItem *item, gboolean dismissed)
{
  readout_live_check_set_dismissed (page->check, item, dismissed);
  gtk_filter_changed (GTK_FILTER (page->filter),
                      dismissed ? GTK_FILTER_CHANGE_MORE_STRICT : GTK_FILTER_CHANGE_LESS_STRICT);
  update (page);
  if (dismissed && !gtk_toggle_button_get_active (page->dismissed_button))
    readout_operation_toast (GTK_WIDGET (page),
                             _ ("Dismissed as long as the sentence does not change"), FALSE);
}

static void
row_fix_cb (ReadoutCheckRow *row, ReadoutCheckItem *item, gpointer user_data)
{
  fix (READOUT_CHECK_PAGE (user_data), item);
}

static void
row_dismiss_cb (ReadoutCheckRow *row, ReadoutCheckItem *item, gpointer user_data)
{
  dismiss (READOUT_CHECK_PAGE (user_data), item, TRUE);
}

static void
row_restore_cb (ReadoutCheckRow *row, ReadoutCheckItem *item, gpointer user_data)
{
  dismiss (READOUT_CHECK_PAGE (user_data), item, FALSE);
}

static void
row_report_cb (ReadoutCheckRow *row, ReadoutCheckItem *item, gpointer user_data)
{
  g_signal_emit (user_data, signals[CITATION_ACTIVATED], 0,
                 readout_check_item_get_finding (item)->key);
}

static void
activated_cb (ReadoutCheckPage *page, guint position)
{
  g_autoptr (ReadoutCheckItem) item =
      g_list_model_get_item (G_LIST_MODEL (page->selection), position);

  if (item == NULL || page->editor == NULL)
    return;
  jump (page, item);
  readout_editor_focus (page->editor);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *row = readout_check_row_new ();

  g_signal_connect_object (row, "fix", G_CALLBACK (row_fix_cb), user_data, 0);
  g_signal_connect_object (row, "dismiss", G_CALLBACK (row_dismiss_cb), user_data, 0);
  g_signal_connect_object (row, "restore", G_CALLBACK (row_restore_cb), user_data, 0);
  g_signal_connect_object (row, "open-report", G_CALLBACK (row_report_cb), user_data, 0);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  readout_check_row_set_item (READOUT_CHECK_ROW (gtk_list_item_get_child (list_item)),
                              gtk_list_item_get_item (list_item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  readout_check_row_set_item (READOUT_CHECK_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  ReadoutCheckPage *page = READOUT_CHECK_PAGE (user_data);
  ReadoutCheckItem *item = gtk_single_selection_get_selected_item (page->selection);

  if (item == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_f:
    case GDK_KEY_F:
      fix (page, item);
      return TRUE;
    case GDK_KEY_d:
    case GDK_KEY_D:
    case GDK_KEY_Delete:
      dismiss (page, item, !readout_check_item_get_dismissed (item));
      return TRUE;
    case GDK_KEY_o:
    case GDK_KEY_O:
      if (readout_check_item_get_finding (item)->key != NULL)
        row_report_cb (NULL, item, page);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
next_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  readout_check_page_step (READOUT_CHECK_PAGE (widget), TRUE);
}

static void
previous_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  readout_check_page_step (READOUT_CHECK_PAGE (widget), FALSE);
}

/* Who comes from elsewhere wants the list. */
static gboolean
readout_check_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ReadoutCheckPage *page = READOUT_CHECK_PAGE (widget);

  if (gtk_widget_get_focus_child (widget) == NULL && direction == GTK_DIR_TAB_FORWARD &&
      gtk_widget_get_mapped (GTK_WIDGET (page->view)) &&
      gtk_widget_grab_focus (GTK_WIDGET (page->view)))
    return TRUE;
  return GTK_WIDGET_CLASS (readout_check_page_parent_class)->focus (widget, direction);
}

static void
readout_check_page_dispose (GObject *object)
{
  ReadoutCheckPage *page = READOUT_CHECK_PAGE (object);

  /* Its filter looks at this page. */
  if (page->filtered != NULL)
    gtk_filter_list_model_set_model (page->filtered, NULL);
  g_clear_weak_pointer (&page->editor);
  g_clear_object (&page->check);

  G_OBJECT_CLASS (readout_check_page_parent_class)->dispose (object);
}

static void
readout_check_page_class_init (ReadoutCheckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_check_page_dispose;
  widget_class->focus = readout_check_page_focus;
  signals[CITATION_ACTIVATED] =
      g_signal_new ("citation-activated", READOUT_TYPE_CHECK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "check.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "check.previous", NULL, previous_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckPage, summary);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckPage, empty);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckPage, view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckPage, selection);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckPage, filtered);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckPage, severities);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckPage, dismissed_button);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
readout_check_page_init (ReadoutCheckPage *page)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (page));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), page);
  gtk_widget_add_controller (GTK_WIDGET (page->view), keys);
  page->filter = gtk_custom_filter_new (is_shown, page, NULL);
  gtk_filter_list_model_set_filter (page->filtered, GTK_FILTER (page->filter));
  g_object_unref (page->filter);
}

GtkWidget *
readout_check_page_new (ReadoutEditor *editor, ReadoutLiveCheck *check)
{
  ReadoutCheckPage *page;

  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);
  g_return_val_if_fail (READOUT_IS_LIVE_CHECK (check), NULL);

  page = g_object_new (READOUT_TYPE_CHECK_PAGE, NULL);
  g_set_weak_pointer (&page->editor, editor);
  page->check = g_object_ref (check);
  gtk_filter_list_model_set_model (page->filtered, readout_live_check_get_items (check));
  g_signal_connect_object (check, "listed", G_CALLBACK (update), page, G_CONNECT_SWAPPED);
  update (page);
  return GTK_WIDGET (page);
}

/* The position among the shown rows of the one to go to. */
static guint
find_step (ReadoutCheckPage *page, guint32 cursor, gboolean forward)
{
  GListModel *model = G_LIST_MODEL (page->selection);
  guint n = g_list_model_get_n_items (model);
  guint low = 0;
  guint high = n;

  /* The first that begins behind the cursor (or at it, backwards). */
  while (low < high)
    {
      guint middle = (low + high) / 2;
      g_autoptr (ReadoutCheckItem) item = g_list_model_get_item (model, middle);
      guint32 start = readout_check_item_get_finding (item)->characters.start;

      if (forward ? start <= cursor : start < cursor)
        low = middle + 1;
      else
        high = middle;
    }
  if (forward)
    return low < n ? low : 0;
  return low > 0 ? low - 1 : n - 1;
}

gboolean
readout_check_page_step (ReadoutCheckPage *page, gboolean forward)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;
  guint position;
  g_autoptr (ReadoutCheckItem) item = NULL;

  g_return_val_if_fail (READOUT_IS_CHECK_PAGE (page), FALSE);

  if (page->editor == NULL || g_list_model_get_n_items (G_LIST_MODEL (page->selection)) == 0)
    return FALSE;
  buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (page->editor));
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  position = find_step (page, (guint32)gtk_text_iter_get_offset (&start), forward);
  item = g_list_model_get_item (G_LIST_MODEL (page->selection), position);
  gtk_single_selection_set_selected (page->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (page->view), "list.scroll-to-item", "u", position);
  jump (page, item);
  return TRUE;
}

/* The item that the cursor of the editor is in and that can be mended; owned by the caller. */
static ReadoutCheckItem *
find_at_cursor (ReadoutCheckPage *page)
{
  GListModel *items = readout_live_check_get_items (page->check);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (page->editor));
  GtkTextIter iter;
  GtkTextIter end;
  guint32 cursor;

  gtk_text_buffer_get_selection_bounds (buffer, &iter, &end);
  cursor = (guint32)gtk_text_iter_get_offset (&iter);
  for (guint i = readout_live_check_find (page->check, cursor > 0 ? cursor - 1 : 0);
       i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (ReadoutCheckItem) item = g_list_model_get_item (items, i);
      const ReadoutFinding *finding = readout_check_item_get_finding (item);

      if (finding->characters.start > cursor)
        break;
      if (finding->fix != NULL && finding->characters.end >= cursor &&
          !readout_check_item_get_dismissed (item))
        return g_steal_pointer (&item);
    }
  return NULL;
}

gboolean
readout_check_page_fix (ReadoutCheckPage *page)
{
  g_autoptr (ReadoutCheckItem) item = NULL;

  g_return_val_if_fail (READOUT_IS_CHECK_PAGE (page), FALSE);

  if (page->editor == NULL)
    return FALSE;
  item = find_at_cursor (page);
  if (item == NULL && !readout_editor_has_focus (page->editor))
    item = gtk_single_selection_get_selected_item (page->selection) != NULL
               ? g_object_ref (gtk_single_selection_get_selected_item (page->selection))
               : NULL;
  if (item == NULL)
    return FALSE;
  fix (page, item);
  return TRUE;
}
