/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the panel with the headings of the briefing.
 */
#include "readout-outline-page.h"

#include <glib/gi18n.h>

#include "markdown/readout-outline.h"

#include "readout-briefing-panel.h"
#include "readout-row-name.h"

/* Headings are looked for after a pause of so many milliseconds. */
#define UPDATE_DELAY 200

#define READOUT_TYPE_OUTLINE_ITEM (readout_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutOutlineItem, readout_outline_item, READOUT, OUTLINE_ITEM, GObject)

struct _ReadoutOutlineItem
{
  GObject parent_instance;

  guint level;
  guint32 byte;
  char *words;
};

struct _ReadoutOutlinePage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListView *view;
  GtkSingleSelection *selection;
  GListStore *headings;

  ReadoutEditor *editor;
  GCancellable *cancellable; /* of the search under way */
  guint update_source;
  gboolean stale;   /* the text was changed while the page was not seen */
  gboolean quiet;   /* the selection is not the person's */
  gboolean opening; /* the page is shown, its headings are not */
};

G_DEFINE_FINAL_TYPE (ReadoutOutlineItem, readout_outline_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ReadoutOutlinePage, readout_outline_page, ADW_TYPE_BIN)

static void
readout_outline_item_finalize (GObject *object)
{
  g_free (READOUT_OUTLINE_ITEM (object)->words);

  G_OBJECT_CLASS (readout_outline_item_parent_class)->finalize (object);
}

static void
readout_outline_item_class_init (ReadoutOutlineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_outline_item_finalize;
}

static void
readout_outline_item_init (ReadoutOutlineItem *item)
{
}

static ReadoutOutlineItem *
make_item (const ReadoutHeading *heading)
{
  ReadoutOutlineItem *item = g_object_new (READOUT_TYPE_OUTLINE_ITEM, NULL);

  item->level = heading->level;
  item->byte = heading->byte;
  item->words = g_strdup (*heading->words != '\0' ? heading->words : _ ("(no words)"));
  return item;
}

/* The position of the heading that the cursor is below. */
static guint
find_current (ReadoutOutlinePage *page)
{
  GListModel *model = G_LIST_MODEL (page->headings);
  guint32 cursor = readout_editor_get_cursor_byte (page->editor);
  guint start = 0;
  guint end = g_list_model_get_n_items (model);

  while (start < end)
    {
      guint middle = (start + end) / 2;
      g_autoptr (ReadoutOutlineItem) item = g_list_model_get_item (model, middle);

      if (item->byte <= cursor)
        start = middle + 1;
      else
        end = middle;
    }
  return start > 0 ? start - 1 : GTK_INVALID_LIST_POSITION;
}

static void
mark_current (ReadoutOutlinePage *page)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (page)) || page->editor == NULL)
    return;
  page->quiet = TRUE;
  gtk_single_selection_set_selected (page->selection, find_current (page));
  page->quiet = FALSE;
}

static gboolean
is_same (ReadoutOutlineItem *item, const ReadoutHeading *heading)
{
  return item->level == heading->level &&
         (g_str_equal (item->words, heading->words) || *heading->words == '\0');
}

/* Rows that say the same stay: only their places change. */
static void
take_headings (ReadoutOutlinePage *page, GPtrArray *headings)
{
  GListModel *model = G_LIST_MODEL (page->headings);
  guint n_old = g_list_model_get_n_items (model);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint same = 0;
  guint same_end = 0;

  while (same < MIN (n_old, headings->len))
    {
      g_autoptr (ReadoutOutlineItem) item = g_list_model_get_item (model, same);
      const ReadoutHeading *heading = g_ptr_array_index (headings, same);

      if (!is_same (item, heading))
        break;
      item->byte = heading->byte;
      same++;
    }
  while (same_end < MIN (n_old, headings->len) - same)
    {
      g_autoptr (ReadoutOutlineItem) item = g_list_model_get_item (model, n_old - 1 - same_end);
      const ReadoutHeading *heading = g_ptr_array_index (headings, headings->len - 1 - same_end);

      if (!is_same (item, heading))
        break;
      item->byte = heading->byte;
      same_end++;
    }
  for (guint i = same; i < headings->len - same_end; i++)
    g_ptr_array_add (added, make_item (g_ptr_array_index (headings, i)));
  page->quiet = TRUE;
  g_list_store_splice (page->headings, same, n_old - same - same_end, added->pdata, added->len);
  page->quiet = FALSE;
  gtk_stack_set_visible_child_name (page->stack, headings->len > 0 ? "headings" : "empty");
  mark_current (page);
}

/* Whoever opened the page by key found nothing in it that could have the keyboard. */
static void
take_focus (ReadoutOutlinePage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *panel = gtk_widget_get_ancestor (GTK_WIDGET (page), READOUT_TYPE_BRIEFING_PANEL);

  if (!page->opening)
    return;
  page->opening = FALSE;
  if (focus != NULL && panel != NULL && gtk_widget_is_ancestor (focus, panel) &&
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
find_headings (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (data, -1, &error);

  if (markdown == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, readout_outline_list (markdown),
                           (GDestroyNotify)g_ptr_array_unref);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReadoutOutlinePage *page = READOUT_OUTLINE_PAGE (source);
  g_autoptr (GPtrArray) headings = g_task_propagate_pointer (G_TASK (result), NULL);

  /* A text that is no Markdown at all leaves the headings as they were. */
  if (headings == NULL || page->editor == NULL || page->headings == NULL)
    return;
  take_headings (page, headings);
  take_focus (page);
}

static void
update (ReadoutOutlinePage *page)
{
  g_autoptr (GTask) task = NULL;

  g_clear_handle_id (&page->update_source, g_source_remove);
  page->stale = FALSE;
  g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
  if (page->editor == NULL)
    return;
  page->cancellable = g_cancellable_new ();
  task = g_task_new (page, page->cancellable, found_cb, NULL);
  g_task_set_source_tag (task, update);
  g_task_set_task_data (task, readout_editor_dup_markdown (page->editor), g_free);
  g_task_run_in_thread (task, find_headings);
}

static gboolean
update_cb (gpointer user_data)
{
  ReadoutOutlinePage *page = READOUT_OUTLINE_PAGE (user_data);

  page->update_source = 0;
  update (page);
  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (ReadoutOutlinePage *page)
{
  page->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (page)) && page->update_source == 0)
    page->update_source = g_timeout_add (UPDATE_DELAY, update_cb, page);
}

static void
cursor_cb (ReadoutOutlinePage *page)
{
  if (!page->stale)
    mark_current (page);
}

static void
selected_cb (ReadoutOutlinePage *page)
{
  ReadoutOutlineItem *item = gtk_single_selection_get_selected_item (page->selection);

  if (!page->quiet && item != NULL && page->editor != NULL)
    readout_editor_select_bytes (page->editor, item->byte, item->byte);
}

static void
activated_cb (ReadoutOutlinePage *page, guint position)
{
  g_autoptr (ReadoutOutlineItem) item =
      g_list_model_get_item (G_LIST_MODEL (page->selection), position);

  if (item == NULL || page->editor == NULL)
    return;
  readout_editor_select_bytes (page->editor, item->byte, item->byte);
  readout_editor_focus (page->editor);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (row, label);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *label = gtk_list_item_get_child (row);
  ReadoutOutlineItem *item = gtk_list_item_get_item (row);
  /* Translators: of a heading in the outline: its words, its level */
  g_autofree char *name = g_strdup_printf (_ ("%s, level %u"), item->words, item->level);

  gtk_label_set_text (GTK_LABEL (label), item->words);
  gtk_widget_set_margin_start (label, (int)(item->level - 1) * 18);
  if (item->level == 1)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  readout_row_name_set (label, name);
}

static void
readout_outline_page_map (GtkWidget *widget)
{
  ReadoutOutlinePage *page = READOUT_OUTLINE_PAGE (widget);

  GTK_WIDGET_CLASS (readout_outline_page_parent_class)->map (widget);

  page->opening = page->stale;
  if (page->stale)
    update (page);
  else
    mark_current (page);
}

static void
readout_outline_page_dispose (GObject *object)
{
  ReadoutOutlinePage *page = READOUT_OUTLINE_PAGE (object);

  g_clear_handle_id (&page->update_source, g_source_remove);
  g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
  g_clear_weak_pointer (&page->editor);

  G_OBJECT_CLASS (readout_outline_page_parent_class)->dispose (object);
}

static void
readout_outline_page_class_init (ReadoutOutlinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_outline_page_dispose;
  widget_class->map = readout_outline_page_map;

  g_type_ensure (READOUT_TYPE_OUTLINE_ITEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-outline-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutlinePage, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutlinePage, view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutlinePage, selection);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutlinePage, headings);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
readout_outline_page_init (ReadoutOutlinePage *page)
{
  page->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (page));
}

GtkWidget *
readout_outline_page_new (ReadoutEditor *editor)
{
  ReadoutOutlinePage *page;
  GtkSourceBuffer *buffer;

  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);

  page = g_object_new (READOUT_TYPE_OUTLINE_PAGE, NULL);
  buffer = readout_editor_get_buffer (editor);
  g_set_weak_pointer (&page->editor, editor);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_changed_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (cursor_cb), page,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}
