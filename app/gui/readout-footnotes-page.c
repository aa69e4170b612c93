/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the panel with the footnotes of the briefing.
 */
#include "readout-footnotes-page.h"

#include <glib/gi18n.h>

#include "briefing/readout-own-notes.h"

#include "readout-operation.h"
#include "readout-words.h"
#include "readout-row-name.h"

/* Footnotes are looked for after a pause of so many milliseconds. */
#define UPDATE_DELAY 400

#define READOUT_TYPE_FOOTNOTE_ITEM (readout_footnote_item_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutFootnoteItem, readout_footnote_item, READOUT, FOOTNOTE_ITEM, GObject)

/* A footnote, or what is wrong with one. */
struct _ReadoutFootnoteItem
{
  GObject parent_instance;

  guint number; /* 0 for what is wrong */
  char *title;
  char *words;
  const char *problem; /* translated; NULL for a footnote */
  ReadoutSpan span;    /* to go to, in bytes of the text */
};

struct _ReadoutFootnotesPage
{
  AdwBin parent_instance;

  GtkWidget *bar;
  GtkLabel *summary;
  GtkStack *stack;
  GListStore *items;

  ReadoutEditor *editor;
  ReadoutProject *project;
  GCancellable *cancellable;
  guint update_source;
  gboolean stale;
};

/* What is found in a text. */
typedef struct
{
  GPtrArray *items; /* of ReadoutFootnoteItem */
  guint n_problems;
  guint n_notes;
} Found;

/* What is looked at on the project's thread. */
typedef struct
{
  ReadoutStore *store;
  GHashTable *rows; /* key → ReadoutBoardRow, NULL for unknown ones */
  GError *error;
} Lookup;

/* A text that is tidied in a thread. */
typedef struct
{
  char *markdown;
  char *tidy;
  guint n_tidied;
} Tidying;

enum
{
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutFootnoteItem, readout_footnote_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ReadoutFootnotesPage, readout_footnotes_page, ADW_TYPE_BIN)

static void
readout_footnote_item_finalize (GObject *object)
{
  ReadoutFootnoteItem *item = READOUT_FOOTNOTE_ITEM (object);

  g_free (item->title);
  g_free (item->words);

  G_OBJECT_CLASS (readout_footnote_item_parent_class)->finalize (object);
}

static void
readout_footnote_item_class_init (ReadoutFootnoteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_footnote_item_finalize;
}

static void
readout_footnote_item_init (ReadoutFootnoteItem *item)
{
}

static void
free_found (gpointer data)
{
  Found *found = data;

  g_ptr_array_unref (found->items);
  g_free (found);
}

static ReadoutFootnoteItem *
add_item (Found *found, const char *title, const char *words, ReadoutSpan span)
{
  ReadoutFootnoteItem *item = g_object_new (READOUT_TYPE_FOOTNOTE_ITEM, NULL);

  item->title = g_strdup (title);
  item->words = g_strdup (words != NULL ? words : "");
  item->span = span;
  g_ptr_array_add (found->items, item);
  return item;
}

/* The statement of a key with what a list shows of it; NULL when the project knows none. */
static ReadoutBoardRow *
find_row (Lookup *lookup, const char *key)
{
  gpointer row = NULL;
  gint64 id;

  if (lookup->error != NULL || g_hash_table_lookup_extended (lookup->rows, key, NULL, &row))
    return row;
  id = readout_store_find_citation (lookup->store, key, &lookup->error);
  if (id != 0)
    row = readout_store_get_board_row (lookup->store, id, &lookup->error);
  g_hash_table_insert (lookup->rows, g_strdup (key), row);
  return row;
}

static gboolean
is_known (const char *key, gpointer data)
{
  return find_row (data, key) != NULL;
}

static void
add_problems (Found *found, ReadoutMarkdown *markdown, Lookup *lookup)
{
  static const char *const words[] = {
    [READOUT_NOTE_PROBLEM_UNUSED] =
        N_ ("Nothing refers to this footnote"), [READOUT_NOTE_PROBLEM_DUPLICATE] =
                                                    N_ ("Another footnote has the same id"),
                                                        [READOUT_NOTE_PROBLEM_MISSING] =
                                                            N_ ("This reference has no footnote"),
                                                        };
  g_autoptr (GPtrArray) problems = readout_own_notes_find_problems (markdown, is_known, lookup);

  for (guint i = 0; i < problems->len; i++)
    {
      const ReadoutNoteProblem *problem = g_ptr_array_index (problems, i);
      ReadoutFootnoteItem *item = add_item (found, problem->key, problem->words, problem->span);
      item->problem = _ (words[problem->kind]);
    }
  found->n_problems = problems->len;
}

/* "Al Jazeera ← Kremlin · Al Jazeera · 22 Feb 2022" */
static char *
dup_row_title (ReadoutBoardRow *row)
{
  g_autofree char *actor = readout_words_join_voices (row->statement->voices);
  g_autofree char *origin = readout_words_join_report (row->outlet, NULL, row->published);

  return g_strdup_printf ("%s · %s", actor, origin);
}

static char *
dup_note_words (ReadoutMarkdown *markdown, const ReadoutMarkdownNote *note)
{
  const char *source = readout_markdown_get_source (markdown, NULL);
  guint32 start = MIN (note->key_span.end + 2, note->span.end);

  return g_strstrip (g_strndup (source + start, note->span.end - start));
}

/* Each footnote once, at its first reference. */
static void
add_notes (Found *found, ReadoutMarkdown *markdown, Lookup *lookup)
{
  GPtrArray *references = readout_markdown_get_references (markdown);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < references->len; i++)
    {
      const ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);
      ReadoutBoardRow *row = reference->note == NULL ? find_row (lookup, reference->key) : NULL;
      g_autofree char *title = NULL;
      g_autofree char *words = NULL;

      if ((row == NULL && reference->note == NULL) ||
          !g_hash_table_add (seen, g_utf8_casefold (reference->key, -1)))
        continue;
      title = row != NULL ? dup_row_title (row) : g_strdup (reference->key);
      words = row != NULL ? g_strdup (row->words) : dup_note_words (markdown, reference->note);
      add_item (found, title, words, reference->span)->number = ++found->n_notes;
    }
}

static gpointer
find_footnotes (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (data, -1, error);
  Found *found;
  Lookup lookup = { store, NULL, NULL };

  if (markdown == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->items = g_ptr_array_new_with_free_func (g_object_unref);
  lookup.rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_problems (found, markdown, &lookup);
  add_notes (found, markdown, &lookup);
  {
    GHashTableIter iter;
    gpointer row;

    g_hash_table_iter_init (&iter, lookup.rows);
    while (g_hash_table_iter_next (&iter, NULL, &row))
      g_clear_object (&row);
  }
  g_hash_table_unref (lookup.rows);
  if (lookup.error == NULL)
    return found;
  g_propagate_error (error, lookup.error);
  free_found (found);
  return NULL;
}

static void
take_found (ReadoutFootnotesPage *page, Found *found)
{
  g_autofree char *notes = g_strdup_printf (
      g_dngettext (NULL, "%'u footnote", "%'u footnotes", found->n_notes), found->n_notes);
  g_autofree char *problems = g_strdup_printf (
      g_dngettext (NULL, "%'u to be tidied", "%'u to be tidied", found->n_problems),
      found->n_problems);
  g_autofree char *both = g_strdup_printf ("%s · %s", notes, problems);

  g_list_store_splice (page->items, 0, g_list_model_get_n_items (G_LIST_MODEL (page->items)),
                       found->items->pdata, found->items->len);
  gtk_label_set_text (page->summary, found->n_problems > 0 ? both : notes);
  gtk_widget_set_visible (page->bar, found->items->len > 0);
  gtk_stack_set_visible_child_name (page->stack, found->items->len > 0 ? "notes" : "empty");
  g_signal_emit (page, signals[COUNTED], 0, found->n_problems);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutFootnotesPage) page = user_data;
  Found *found = readout_project_run_finish (READOUT_PROJECT (source), result, NULL);

  /* A text that is no Markdown at all leaves them as they were. */
  if (found == NULL)
    return;
  if ((gpointer)page->project == (gpointer)source && page->editor != NULL)
    take_found (page, found);
  free_found (found);
}

static void
update (ReadoutFootnotesPage *page)
{
  g_clear_handle_id (&page->update_source, g_source_remove);
  page->stale = FALSE;
  g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
  if (page->editor == NULL || page->project == NULL)
    return;
  page->cancellable = g_cancellable_new ();
  readout_project_run_async (page->project, find_footnotes,
                             readout_editor_dup_markdown (page->editor), g_free, free_found,
                             page->cancellable, found_cb, g_object_ref (page));
}

static gboolean
update_cb (gpointer user_data)
{
  ReadoutFootnotesPage *page = READOUT_FOOTNOTES_PAGE (user_data);

  page->update_source = 0;
  update (page);
  return G_SOURCE_REMOVE;
}

/* Now where the page is seen, else when it comes to be. */
static void
update_soon (ReadoutFootnotesPage *page)
{
  page->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (page)) && page->update_source == 0)
    page->update_source = g_timeout_add (UPDATE_DELAY, update_cb, page);
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if ((changes & (READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS | READOUT_CHANGES_ACTORS)) !=
      0)
    update_soon (READOUT_FOOTNOTES_PAGE (user_data));
}

static void
activated_cb (ReadoutFootnotesPage *page, guint position)
{
  g_autoptr (ReadoutFootnoteItem) item =
      g_list_model_get_item (G_LIST_MODEL (page->items), position);

  if (item == NULL || page->editor == NULL)
    return;
  readout_editor_select_bytes (page->editor, item->span.start, item->span.end);
  readout_editor_focus (page->editor);
}

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

/* A number or a sign; title; words; what is wrong. */
static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkLabel *number = add_label (box, "count");

  gtk_label_set_width_chars (number, 3);
  gtk_label_set_xalign (number, 1);
  gtk_label_set_ellipsize (number, PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), words);
  add_label (words, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (add_label (words, "caption")), "dim-label");
  add_label (words, "caption-heading");
  gtk_list_item_set_child (row, box);
}

static void
set_words (GtkWidget *label, const char *words)
{
  gtk_label_set_text (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_visible (label, words != NULL && *words != '\0');
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  ReadoutFootnoteItem *item = gtk_list_item_get_item (row);
  GtkWidget *number = gtk_widget_get_first_child (gtk_list_item_get_child (row));
  GtkWidget *sign = gtk_widget_get_next_sibling (number);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (sign));
  GtkWidget *words = gtk_widget_get_next_sibling (title);
  g_autofree char *digits = g_strdup_printf ("%u", item->number);
  g_autofree char *line = g_strdelimit (g_strdup (item->words), "\n", ' ');
  g_autofree char *name = NULL;

  gtk_label_set_text (GTK_LABEL (number), item->problem == NULL ? digits : "");
  gtk_widget_set_visible (number, item->problem == NULL);
  gtk_widget_set_visible (sign, item->problem != NULL);
  set_words (title, item->title);
  set_words (words, line);
  set_words (gtk_widget_get_next_sibling (words), item->problem);
  name = g_strjoin (" ", item->problem == NULL ? digits : item->problem,
                    item->title != NULL ? item->title : "", line, NULL);
  readout_row_name_set (number, name);
}

static void
readout_footnotes_page_map (GtkWidget *widget)
{
  ReadoutFootnotesPage *page = READOUT_FOOTNOTES_PAGE (widget);

  GTK_WIDGET_CLASS (readout_footnotes_page_parent_class)->map (widget);

  if (page->stale)
    update (page);
}

static void
readout_footnotes_page_dispose (GObject *object)
{
  ReadoutFootnotesPage *page = READOUT_FOOTNOTES_PAGE (object);

  readout_footnotes_page_set_project (page, NULL);
  g_clear_handle_id (&page->update_source, g_source_remove);
  g_clear_weak_pointer (&page->editor);

  G_OBJECT_CLASS (readout_footnotes_page_parent_class)->dispose (object);
}

static void
free_tidying (gpointer data)
{
  Tidying *tidying = data;

  g_free (tidying->markdown);
  g_free (tidying->tidy);
  g_free (tidying);
}

static void
tidy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Tidying *tidying = data;
  GError *error = NULL;

  tidying->tidy = readout_own_notes_tidy (tidying->markdown, &tidying->n_tidied, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
tidied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReadoutFootnotesPage *page = READOUT_FOOTNOTES_PAGE (source);
  const Tidying *tidying = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *now = page->editor != NULL ? readout_editor_dup_markdown (page->editor) : NULL;
  g_autofree char *words = NULL;

  /* Whoever types at the same moment presses the button again. */
  if (now == NULL || !g_str_equal (now, tidying->markdown))
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    words = g_strdup (error->message);
  else if (g_str_equal (tidying->tidy, now))
    words = g_strdup (_ ("What is left only you can mend: references that have no footnote"));
  else
    {
      readout_editor_citations_replace (readout_editor_get_citations (page->editor), tidying->tidy);
      words = g_strdup_printf (
          g_dngettext (NULL, "Footnotes tidied: %'u was superfluous. Ctrl+Z undoes it.",
                       "Footnotes tidied: %'u were superfluous. Ctrl+Z undoes it.",
                       tidying->n_tidied),
          tidying->n_tidied);
    }
  readout_operation_toast (GTK_WIDGET (page), words, FALSE);
}

static void
tidy_cb (ReadoutFootnotesPage *page)
{
  readout_footnotes_page_tidy (page);
}

static void
readout_footnotes_page_class_init (ReadoutFootnotesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_footnotes_page_dispose;
  widget_class->map = readout_footnotes_page_map;

  signals[COUNTED] = g_signal_new ("counted", READOUT_TYPE_FOOTNOTES_PAGE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (READOUT_TYPE_FOOTNOTE_ITEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-footnotes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutFootnotesPage, bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFootnotesPage, summary);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFootnotesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFootnotesPage, items);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, tidy_cb);
}

static void
readout_footnotes_page_init (ReadoutFootnotesPage *page)
{
  page->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (page));
}

GtkWidget *
readout_footnotes_page_new (ReadoutEditor *editor)
{
  ReadoutFootnotesPage *page;

  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);

  page = g_object_new (READOUT_TYPE_FOOTNOTES_PAGE, NULL);
  g_set_weak_pointer (&page->editor, editor);
  g_signal_connect_object (readout_editor_get_buffer (editor), "changed", G_CALLBACK (update_soon),
                           page, G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}

void
readout_footnotes_page_set_project (ReadoutFootnotesPage *page, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_FOOTNOTES_PAGE (page));

  if (page->project != NULL)
    g_signal_handlers_disconnect_by_data (page->project, page);
  g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
  g_set_object (&page->project, project);
  if (project == NULL)
    return;
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), page, 0);
  update_soon (page);
}

void
readout_footnotes_page_tidy (ReadoutFootnotesPage *page)
{
  g_autoptr (GTask) task = NULL;
  Tidying *tidying;

  g_return_if_fail (READOUT_IS_FOOTNOTES_PAGE (page));

  if (page->editor == NULL || page->project == NULL || readout_project_is_read_only (page->project))
    return;
  tidying = g_new0 (Tidying, 1);
  tidying->markdown = readout_editor_dup_markdown (page->editor);
  task = g_task_new (page, NULL, tidied_cb, NULL);
  g_task_set_source_tag (task, readout_footnotes_page_tidy);
  g_task_set_task_data (task, tidying, free_tidying);
  g_task_run_in_thread (task, tidy_thread);
}
