/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the panel with the versions of the briefing.
 */
#include "readout-versions-page.h"

#include <glib/gi18n.h>

#include "readout-compare-window.h"
#include "readout-dialogs.h"
#include "readout-operation.h"

struct _ReadoutVersionsPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GListStore *versions;

  ReadoutBriefingDocument *document;
  GCancellable *cancellable;
  gboolean stale;
};

/* A version to change, on the project's thread. */
typedef struct
{
  gint64 id; /* of the version, or of the briefing that one is kept of */
  char *name;
} Change;

G_DEFINE_FINAL_TYPE (ReadoutVersionsPage, readout_versions_page, ADW_TYPE_BIN)

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->name);
  g_free (change);
}

static gboolean
keep (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_add_briefing_version (store, change->id, change->name, error) != 0;
}

static gboolean
rename_version (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_rename_briefing_version (store, change->id, change->name, error);
}

static gboolean
restore (ReadoutStore *store, gpointer data, GError **error)
{
  return readout_store_restore_briefing_version (store, *(gint64 *)data, error);
}

static gboolean
remove_version (ReadoutStore *store, gpointer data, GError **error)
{
  return readout_store_remove_briefing_version (store, *(gint64 *)data, error);
}

static gpointer
list_versions (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_list_briefing_versions (store, *(gint64 *)data, error);
}

static gboolean
is_same (ReadoutBriefingVersion *a, ReadoutBriefingVersion *b)
{
  return a->id == b->id && g_str_equal (a->name, b->name) && a->by_person == b->by_person;
}

/* Rows that stay keep the selection. */
static void
take_versions (ReadoutVersionsPage *page, GPtrArray *versions)
{
  GListModel *model = G_LIST_MODEL (page->versions);
  guint n_old = g_list_model_get_n_items (model);
  guint same = 0;

  while (same < MIN (n_old, versions->len))
    {
      g_autoptr (ReadoutBriefingVersion) old = g_list_model_get_item (model, n_old - 1 - same);

      if (!is_same (old, g_ptr_array_index (versions, versions->len - 1 - same)))
        break;
      same++;
    }
  g_list_store_splice (page->versions, 0, n_old - same, versions->pdata, versions->len - same);
  gtk_stack_set_visible_child_name (page->stack, versions->len > 0 ? "versions" : "empty");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutVersionsPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (versions != NULL && page->document != NULL &&
      (gpointer)readout_briefing_document_get_project (page->document) == (gpointer)source)
    take_versions (page, versions);
}

static void
load (ReadoutVersionsPage *page)
{
  ReadoutProject *project = readout_briefing_document_get_project (page->document);
  gint64 id = readout_briefing_document_get_id (page->document);

  page->stale = FALSE;
  g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
  if (project == NULL)
    return;
  page->cancellable = g_cancellable_new ();
  readout_project_run_async (project, list_versions, g_memdup2 (&id, sizeof id), g_free,
                             (GDestroyNotify)g_ptr_array_unref, page->cancellable, listed_cb,
                             g_object_ref (page));
}

static void
loaded_cb (ReadoutVersionsPage *page)
{
  page->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (page)))
    load (page);
}

static void
change (ReadoutVersionsPage *page,
        ReadoutOperationFunc function,
        gpointer data,
        GDestroyNotify data_free,
        const char *done)
{
  ReadoutProject *project =
      page->document != NULL ? readout_briefing_document_get_project (page->document) : NULL;

  if (project == NULL)
    {
      data_free (data);
      return;
    }
  /* What was typed last is part of what is kept. */
  readout_briefing_document_flush (page->document);
  readout_operation_run (GTK_WIDGET (page), project, function, data, data_free, done);
}

static void
keep_named_cb (const char *name, gpointer user_data)
{
  ReadoutVersionsPage *page = READOUT_VERSIONS_PAGE (user_data);
  Change *data = g_new0 (Change, 1);

  data->id = page->document != NULL ? readout_briefing_document_get_id (page->document) : 0;
  data->name = g_strdup (name);
  change (page, keep, data, free_change, _ ("Version kept"));
}

static void
keep_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  readout_dialogs_ask_text (GTK_WINDOW (gtk_widget_get_root (widget)),
                            _ ("Keep This Version"),
                               _ ("It stays until you remove it, and can be brought back."),
                                  _ ("Name"), NULL,
                                     _ ("_Keep"), NULL, keep_named_cb, g_object_ref (widget),
                                        g_object_unref);
}

static ReadoutBriefingVersion *
find_version (ReadoutVersionsPage *page, gint64 id)
{
  GListModel *model = G_LIST_MODEL (page->versions);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (ReadoutBriefingVersion) version = g_list_model_get_item (model, i);

      if (version->id == id)
        return version;
    }
  return NULL;
}

static void
compare (ReadoutVersionsPage *page, gint64 id)
{
  if (page->document == NULL || readout_briefing_document_get_project (page->document) == NULL)
    return;
  readout_briefing_document_flush (page->document);
  readout_compare_window_show (GTK_WIDGET (page), page->document, id);
}

static void
compare_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  compare (READOUT_VERSIONS_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
restore_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  change (READOUT_VERSIONS_PAGE (widget), restore, g_memdup2 (&id, sizeof id), g_free,
          _ ("Version brought back"));
}

static void
remove_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  change (READOUT_VERSIONS_PAGE (widget), remove_version, g_memdup2 (&id, sizeof id), g_free,
          _ ("Version removed"));
}

typedef struct
{
  ReadoutVersionsPage *page;
  gint64 id;
} Renaming;

static void
free_renaming (gpointer data)
{
  Renaming *renaming = data;

  g_object_unref (renaming->page);
  g_free (renaming);
}

static void
renamed_cb (const char *name, gpointer user_data)
{
  const Renaming *renaming = user_data;
  Change *data = g_new0 (Change, 1);

  data->id = renaming->id;
  data->name = g_strdup (name);
  change (renaming->page, rename_version, data, free_change, NULL);
}

static void
rename_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ReadoutVersionsPage *page = READOUT_VERSIONS_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);
  ReadoutBriefingVersion *version = find_version (page, id);
  Renaming *renaming;

  if (version == NULL)
    return;
  renaming = g_new (Renaming, 1);
  renaming->page = g_object_ref (page);
  renaming->id = id;
  readout_dialogs_ask_text (GTK_WINDOW (gtk_widget_get_root (widget)),
                            _ ("Name the Version"),
                               _ ("A version with a name stays until you remove it."),
                                  _ ("Name"), version->by_person ? version->name : NULL,
                                     _ ("_Save"), NULL, renamed_cb, renaming, free_renaming);
}

static void
activated_cb (ReadoutVersionsPage *page, guint position)
{
  g_autoptr (ReadoutBriefingVersion) version =
      g_list_model_get_item (G_LIST_MODEL (page->versions), position);

  if (version != NULL)
    compare (page, version->id);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *time = gtk_label_new (NULL);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (time), 0);
  gtk_label_set_ellipsize (GTK_LABEL (time), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (time, "caption");
  gtk_widget_add_css_class (time, "dim-label");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("What to Do with the Version"));
  gtk_box_append (GTK_BOX (lines), name);
  gtk_box_append (GTK_BOX (lines), time);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_item_set_child (row, box);
}

static GMenuModel *
make_menu (gint64 id)
{
  static const struct
  {
    const char *label;
    const char *action;
  } items[] = {
    { N_ ("_Compare with the Text"), "versions.compare" },
      { N_ ("_Bring Back"), "versions.restore" }, { N_ ("_Name…"), "versions.rename" },
                                                    { N_ ("_Remove"), "versions.remove" },
       };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "x", id);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer user_data)
{
  const ReadoutBriefingVersion *version = gtk_list_item_get_item (row);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (row));
  GtkWidget *lines = gtk_widget_get_next_sibling (icon);
  GtkWidget *button = gtk_widget_get_next_sibling (lines);
  GtkWidget *name = gtk_widget_get_first_child (lines);
  GtkWidget *time = gtk_widget_get_next_sibling (name);
  g_autofree char *words = readout_compare_window_dup_time (version->created);
  g_autoptr (GMenuModel) menu = make_menu (version->id);

  gtk_image_set_from_icon_name (
      GTK_IMAGE (icon), version->by_person ? "starred-symbolic" : "document-open-recent-symbolic");
  gtk_label_set_text (GTK_LABEL (name), version->name);
  gtk_label_set_text (GTK_LABEL (time), words);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
}

static void
readout_versions_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (readout_versions_page_parent_class)->map (widget);

  if (READOUT_VERSIONS_PAGE (widget)->stale)
    load (READOUT_VERSIONS_PAGE (widget));
}

static void
readout_versions_page_dispose (GObject *object)
{
  ReadoutVersionsPage *page = READOUT_VERSIONS_PAGE (object);

  g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
  g_clear_weak_pointer (&page->document);

  G_OBJECT_CLASS (readout_versions_page_parent_class)->dispose (object);
}

static void
readout_versions_page_class_init (ReadoutVersionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_versions_page_dispose;
  widget_class->map = readout_versions_page_map;

  g_type_ensure (READOUT_TYPE_BRIEFING_VERSION);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-versions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutVersionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutVersionsPage, versions);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);

  gtk_widget_class_install_action (widget_class, "versions.keep", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "versions.compare", "x", compare_cb);
  gtk_widget_class_install_action (widget_class, "versions.restore", "x", restore_cb);
  gtk_widget_class_install_action (widget_class, "versions.rename", "x", rename_cb);
  gtk_widget_class_install_action (widget_class, "versions.remove", "x", remove_cb);
}

static void
readout_versions_page_init (ReadoutVersionsPage *page)
{
  page->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (page));
}

GtkWidget *
readout_versions_page_new (ReadoutBriefingDocument *document)
{
  ReadoutVersionsPage *page;

  g_return_val_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document), NULL);

  page = g_object_new (READOUT_TYPE_VERSIONS_PAGE, NULL);
  g_set_weak_pointer (&page->document, document);
  g_signal_connect_object (document, "loaded", G_CALLBACK (loaded_cb), page, G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}
