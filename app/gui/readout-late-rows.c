/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a list that get their content when they are seen.
 */
#include "readout-late-rows.h"

#include "readout-row-name.h"

/* How long rows are filled within a frame, and in one go between two, in microseconds. */
#define FRAME_SLICE 12000
#define IDLE_SLICE 4000

/* A frame is laid out four times at most: so often rows are filled in it. */
#define MAX_PASSES 2

/* So many rows above and below those that are seen are filled as well. */
#define MARGIN 12

/* So much content of one kind is kept for other rows when its row goes. */
#define MAX_SPARE 32

/* How high a row is before one of its kind was seen; in pixels. */
#define FIRST_HEIGHT 48

struct _ReadoutLateRow
{
  GtkWidget parent_instance;

  ReadoutLateRows *rows;
  GtkListItem *list_item; /* not owned */
  GtkWidget *content;     /* NULL until the row is seen for the first time */
  guint kind;
  gboolean is_filled; /* with the item that the row is for now */
  gboolean is_whole;  /* the content has all of it */
  gboolean is_named;  /* after it, while it is not filled */
};

struct _ReadoutLateRows
{
  GObject parent_instance;

  GtkListView *view; /* weak */
  const ReadoutLateRowFuncs *funcs;
  gpointer user_data;

  GHashTable *bound; /* set of ReadoutLateRow */
  int heights[READOUT_LATE_ROWS_MAX_KINDS];
  GPtrArray *spare[READOUT_LATE_ROWS_MAX_KINDS]; /* content of rows that are gone */
  GdkFrameClock *clock;                          /* NULL while the view is not realized */
  gint64 frame;                                  /* the last in which rows were filled */
  guint n_passes;                                /* in it */
  gboolean has_news;                             /* a row may be seen that is not filled */
  guint idle_source;
};

G_DEFINE_FINAL_TYPE (ReadoutLateRow, readout_late_row, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (ReadoutLateRows, readout_late_rows, G_TYPE_OBJECT)

/* Content of the same kind needs the least change. */
static GtkWidget *
get_content (ReadoutLateRows *rows, guint kind)
{
  if (rows->spare[kind]->len > 0)
    return g_ptr_array_steal_index_fast (rows->spare[kind], rows->spare[kind]->len - 1);
  return g_object_ref_sink (rows->funcs->make (rows->user_data));
}

static void
fill_row (ReadoutLateRow *row)
{
  ReadoutLateRows *rows = row->rows;

  if (row->is_filled || gtk_list_item_get_item (row->list_item) == NULL)
    return;
  if (row->content == NULL)
    {
      row->content = get_content (rows, row->kind);
      gtk_widget_set_parent (row->content, GTK_WIDGET (row));
      g_object_unref (row->content);
    }
  row->is_filled = TRUE;
  row->is_whole = rows->funcs->fill (row->list_item, row->content, rows->user_data);
  gtk_widget_queue_resize (GTK_WIDGET (row));
}

static void
clear_row (ReadoutLateRow *row)
{
  if (!row->is_filled)
    return;
  row->is_filled = FALSE;
  row->rows->funcs->clear (row->list_item, row->content, row->rows->user_data);
  gtk_widget_queue_resize (GTK_WIDGET (row));
}

/* The rows that are seen; returns whether that was all of them. */
static gboolean
fill_seen (ReadoutLateRows *rows, gint64 deadline)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, rows->bound);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (!READOUT_LATE_ROW (row)->is_filled && gtk_widget_get_mapped (row))
      {
        if (g_get_monotonic_time () > deadline)
          return FALSE;
        fill_row (row);
      }
  return TRUE;
}

/* The places of the first and the last row that are seen; FALSE: none is. */
static gboolean
find_seen (ReadoutLateRows *rows, guint *first, guint *last)
{
  GHashTableIter iter;
  gpointer row;

  *first = G_MAXUINT;
  *last = 0;
  g_hash_table_iter_init (&iter, rows->bound);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (gtk_widget_get_mapped (row))
      {
        guint position = gtk_list_item_get_position (READOUT_LATE_ROW (row)->list_item);

        *first = MIN (*first, position);
        *last = MAX (*last, position);
      }
  return *first <= *last;
}

/* The row that is not filled and lies nearest to those that are seen; NULL: none is near. */
static ReadoutLateRow *
find_nearest (ReadoutLateRows *rows, guint first, guint last)
{
  ReadoutLateRow *nearest = NULL;
  guint least = MARGIN + 1;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, rows->bound);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      ReadoutLateRow *row = key;
      guint position = gtk_list_item_get_position (row->list_item);
      guint distance = position < first ? first - position : position > last ? position - last : 0;

      if (!row->is_filled && distance < least)
        {
          nearest = row;
          least = distance;
        }
    }
  return nearest;
}

/* Gives the other rows their names; returns whether all have one. */
static gboolean
name_rows (ReadoutLateRows *rows, gint64 deadline)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, rows->bound);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      ReadoutLateRow *row = key;
      g_autofree char *name = NULL;

      if (row->is_filled || row->is_named)
        continue;
      if (g_get_monotonic_time () > deadline)
        return FALSE;
      name = rows->funcs->dup_name (row->list_item, rows->user_data);
      readout_row_name_set (GTK_WIDGET (row), name);
      row->is_named = TRUE;
    }
  return TRUE;
}

/* A view drops two hundred rows at once; what was in them is freed by and by. Returns whether that
 * is done. */
static gboolean
free_spare (ReadoutLateRows *rows, gint64 deadline)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows->spare); i++)
    while (rows->spare[i]->len > MAX_SPARE)
      {
        if (g_get_monotonic_time () > deadline)
          return FALSE;
        g_ptr_array_set_size (rows->spare[i], (int)rows->spare[i]->len - 1);
      }
  return TRUE;
}

static gboolean
idle_cb (gpointer user_data)
{
  ReadoutLateRows *rows = READOUT_LATE_ROWS (user_data);
  gint64 deadline = g_get_monotonic_time () + IDLE_SLICE;
  ReadoutLateRow *row;
  guint first;
  guint last;

  /* Before it is laid out, a view takes all its rows for seen. */
  if (!rows->has_news && !fill_seen (rows, deadline))
    return G_SOURCE_CONTINUE;
  if (!rows->has_news && find_seen (rows, &first, &last))
    while ((row = find_nearest (rows, first, last)) != NULL)
      {
        if (g_get_monotonic_time () > deadline)
          return G_SOURCE_CONTINUE;
        fill_row (row);
      }
  if (!name_rows (rows, deadline) || !free_spare (rows, deadline))
    return G_SOURCE_CONTINUE;
  rows->idle_source = 0;
  return G_SOURCE_REMOVE;
}

static void
work_soon (ReadoutLateRows *rows)
{
  if (rows->idle_source == 0)
    rows->idle_source = g_idle_add (idle_cb, rows);
}

/* The view has been laid out, which tells which rows are seen; if some of them have to be filled,
 * the frame is laid out once more before it is drawn. */
static void
layout_cb (GdkFrameClock *clock, ReadoutLateRows *rows)
{
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  if (!rows->has_news)
    return;
  if (rows->frame != frame)
    {
      rows->frame = frame;
      rows->n_passes = 0;
    }
  if (rows->n_passes++ < MAX_PASSES)
    {
      rows->has_news = FALSE;
      fill_seen (rows, g_get_monotonic_time () + FRAME_SLICE);
    }
  else
    rows->has_news = FALSE;
  work_soon (rows);
}

static void
unrealize_cb (ReadoutLateRows *rows)
{
  if (rows->clock != NULL)
    g_signal_handlers_disconnect_by_func (rows->clock, layout_cb, rows);
  g_clear_object (&rows->clock);
}

static void
realize_cb (ReadoutLateRows *rows)
{
  unrealize_cb (rows);
  g_set_object (&rows->clock, gtk_widget_get_frame_clock (GTK_WIDGET (rows->view)));
  /* After the surface, which lays out its widgets at this signal. */
  if (rows->clock != NULL)
    g_signal_connect_after (rows->clock, "layout", G_CALLBACK (layout_cb), rows);
}

/* --- The rows ----------------------------------------------------------------------------------
 */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  ReadoutLateRow *row = g_object_new (READOUT_TYPE_LATE_ROW, NULL);

  row->rows = g_object_ref (READOUT_LATE_ROWS (user_data));
  row->list_item = list_item;
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  ReadoutLateRows *rows = READOUT_LATE_ROWS (user_data);
  ReadoutLateRow *row = READOUT_LATE_ROW (gtk_list_item_get_child (list_item));

  row->kind =
      MIN (rows->funcs->get_kind (list_item, rows->user_data), READOUT_LATE_ROWS_MAX_KINDS - 1);
  row->is_named = FALSE;
  g_hash_table_add (rows->bound, row);
  rows->has_news = TRUE;
  /* For its name, also where the list is not shown. */
  work_soon (rows);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  ReadoutLateRow *row = READOUT_LATE_ROW (gtk_list_item_get_child (list_item));

  g_hash_table_remove (READOUT_LATE_ROWS (user_data)->bound, row);
  clear_row (row);
}

static GtkSizeRequestMode
readout_late_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
readout_late_row_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  ReadoutLateRow *row = READOUT_LATE_ROW (widget);

  int usual = orientation == GTK_ORIENTATION_VERTICAL ? row->rows->heights[row->kind] : 0;

  if (row->is_filled)
    gtk_widget_measure (row->content, orientation, for_size, minimum, natural, minimum_baseline,
                        natural_baseline);
  if (!row->is_filled || !row->is_whole)
    {
      *minimum = MAX (*minimum, usual);
      *natural = MAX (*natural, usual);
    }
}

static void
readout_late_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReadoutLateRow *row = READOUT_LATE_ROW (widget);
  int *usual = &row->rows->heights[row->kind];

  if (!row->is_filled)
    return;
  if (row->is_whole)
    *usual = (3 * *usual + height + 2) / 4;
  gtk_widget_allocate (row->content, width, height, baseline, NULL);
}

static void
readout_late_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReadoutLateRow *row = READOUT_LATE_ROW (widget);

  if (row->is_filled)
    gtk_widget_snapshot_child (widget, row->content, snapshot);
}

static void
readout_late_row_map (GtkWidget *widget)
{
  ReadoutLateRow *row = READOUT_LATE_ROW (widget);

  GTK_WIDGET_CLASS (readout_late_row_parent_class)->map (widget);
  /* The rows beside it come nearer, too. */
  row->rows->has_news = TRUE;
}

/* The keyboard can get to a row before it is seen. */
static gboolean
readout_late_row_grab_focus (GtkWidget *widget)
{
  fill_row (READOUT_LATE_ROW (widget));
  return READOUT_LATE_ROW (widget)->content != NULL &&
         gtk_widget_grab_focus (READOUT_LATE_ROW (widget)->content);
}

static gboolean
readout_late_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  fill_row (READOUT_LATE_ROW (widget));
  return READOUT_LATE_ROW (widget)->content != NULL &&
         gtk_widget_child_focus (READOUT_LATE_ROW (widget)->content, direction);
}

static void
readout_late_row_dispose (GObject *object)
{
  ReadoutLateRow *row = READOUT_LATE_ROW (object);

  if (row->rows != NULL)
    {
      g_hash_table_remove (row->rows->bound, row);
      if (row->content != NULL && row->rows->view != NULL)
        g_ptr_array_add (row->rows->spare[row->kind], g_object_ref (row->content));
    }
  g_clear_pointer (&row->content, gtk_widget_unparent);
  g_clear_object (&row->rows);

  G_OBJECT_CLASS (readout_late_row_parent_class)->dispose (object);
}

static void
readout_late_row_class_init (ReadoutLateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_late_row_dispose;
  widget_class->get_request_mode = readout_late_row_get_request_mode;
  widget_class->measure = readout_late_row_measure;
  widget_class->size_allocate = readout_late_row_size_allocate;
  widget_class->snapshot = readout_late_row_snapshot;
  widget_class->map = readout_late_row_map;
  widget_class->grab_focus = readout_late_row_grab_focus;
  widget_class->focus = readout_late_row_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
readout_late_row_init (ReadoutLateRow *row)
{
}

GtkWidget *
readout_late_row_get_content (ReadoutLateRow *row)
{
  g_return_val_if_fail (READOUT_IS_LATE_ROW (row), NULL);

  return row->is_filled ? row->content : NULL;
}

GtkListItem *
readout_late_row_get_list_item (ReadoutLateRow *row)
{
  g_return_val_if_fail (READOUT_IS_LATE_ROW (row), NULL);

  return row->list_item;
}

void
readout_late_row_complete (ReadoutLateRow *row)
{
  g_return_if_fail (READOUT_IS_LATE_ROW (row));

  row->is_whole = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (row));
}

ReadoutLateRow *
readout_late_row_find (GtkWidget *widget)
{
  while (widget != NULL && !READOUT_IS_LATE_ROW (widget))
    widget = gtk_widget_get_parent (widget);
  return widget != NULL ? READOUT_LATE_ROW (widget) : NULL;
}

/* --- All of them -------------------------------------------------------------------------------
 */

static void
readout_late_rows_dispose (GObject *object)
{
  ReadoutLateRows *rows = READOUT_LATE_ROWS (object);

  unrealize_cb (rows);
  g_clear_handle_id (&rows->idle_source, g_source_remove);
  g_clear_weak_pointer (&rows->view);
  for (guint i = 0; i < G_N_ELEMENTS (rows->spare); i++)
    g_ptr_array_set_size (rows->spare[i], 0);

  G_OBJECT_CLASS (readout_late_rows_parent_class)->dispose (object);
}

static void
readout_late_rows_finalize (GObject *object)
{
  ReadoutLateRows *rows = READOUT_LATE_ROWS (object);

  g_hash_table_unref (rows->bound);
  for (guint i = 0; i < G_N_ELEMENTS (rows->spare); i++)
    g_ptr_array_unref (rows->spare[i]);

  G_OBJECT_CLASS (readout_late_rows_parent_class)->finalize (object);
}

static void
readout_late_rows_class_init (ReadoutLateRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_late_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_late_rows_finalize;
}

static void
readout_late_rows_init (ReadoutLateRows *rows)
{
  rows->bound = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < READOUT_LATE_ROWS_MAX_KINDS; i++)
    {
      rows->heights[i] = FIRST_HEIGHT;
      rows->spare[i] = g_ptr_array_new_with_free_func (g_object_unref);
    }
}

ReadoutLateRows *
readout_late_rows_new (GtkListView *view, const ReadoutLateRowFuncs *funcs, gpointer user_data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  ReadoutLateRows *rows;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (view), NULL);
  g_return_val_if_fail (funcs != NULL, NULL);

  rows = g_object_new (READOUT_TYPE_LATE_ROWS, NULL);
  g_set_weak_pointer (&rows->view, view);
  rows->funcs = funcs;
  rows->user_data = user_data;
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), rows, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), rows, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), rows, 0);
  g_signal_connect_object (view, "realize", G_CALLBACK (realize_cb), rows, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "unrealize", G_CALLBACK (unrealize_cb), rows, G_CONNECT_SWAPPED);
  if (gtk_widget_get_realized (GTK_WIDGET (view)))
    realize_cb (rows);
  gtk_list_view_set_factory (view, factory);
  g_object_unref (factory);
  return rows;
}

void
readout_late_rows_foreach (ReadoutLateRows *rows,
                           void (*function) (ReadoutLateRow *row, gpointer user_data),
                           gpointer user_data)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (READOUT_IS_LATE_ROWS (rows));

  g_hash_table_iter_init (&iter, rows->bound);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    function (row, user_data);
}

ReadoutLateRow *
readout_late_rows_find (ReadoutLateRows *rows, guint position)
{
  GHashTableIter iter;
  gpointer row;

  g_return_val_if_fail (READOUT_IS_LATE_ROWS (rows), NULL);

  g_hash_table_iter_init (&iter, rows->bound);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (gtk_list_item_get_position (READOUT_LATE_ROW (row)->list_item) == position)
      return row;
  return NULL;
}
