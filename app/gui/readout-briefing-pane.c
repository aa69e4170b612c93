/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The briefing: editor and preview of the project's text, and the panel about it.
 */
#include "readout-briefing-pane.h"

#include <glib/gi18n.h>

#include "briefing/readout-template-folder.h"

#include "readout-briefing-document.h"
#include "readout-briefing-menu.h"
#include "readout-briefing-status.h"
#include "readout-check-button.h"
#include "readout-check-marks.h"
#include "readout-check-page.h"
#include "readout-draft-job.h"
#include "readout-insert-job.h"
#include "readout-footnotes-page.h"
#include "readout-footnotes.h"
#include "readout-lazy-menu.h"
#include "readout-operation.h"
#include "readout-outline-page.h"
#include "readout-output.h"
#include "readout-page-preferences.h"
#include "readout-preview-citations.h"
#include "readout-preview.h"
#include "readout-project-pictures.h"
#include "readout-settings.h"
#include "readout-size-layout.h"
#include "readout-update-bar.h"
#include "readout-updates-page.h"
#include "readout-versions-page.h"

#define PREVIEW_DELAY 150
#define FOLLOW_DELAY 100

/* Editor and preview stand side by side in a pane that is wide enough, else one above the other. */
#define SIDE_BY_SIDE_WIDTH 720

/* What a panel that is opened leaves to the editor, in pixels. */
#define EDITOR_HEIGHT 120

struct _ReadoutBriefingPane
{
  AdwBin parent_instance;

  AdwHeaderBar *header_bar;
  GtkStack *title_stack;
  GtkMenuButton *draft_button;
  GtkMenuButton *export_button;
  GtkMenuButton *menu_button;
  GtkStack *stack;
  GtkPaned *split;
  GtkWidget *editor_box;
  ReadoutEditor *editor;
  ReadoutBriefingStatus *status;
  ReadoutCheckButton *check_button;
  AdwBin *preview_bin;
  GtkPaned *panel_split;
  ReadoutBriefingPanel *panel;
  ReadoutPreview *preview;
  ReadoutCitationHover *preview_citations;
  ReadoutFootnotesPage *footnotes; /* of the panel */
  gint64 wanted_briefing;
  char *wanted_key; /* of the citation to go to in it; NULL for none */
  guint wanted_ordinal;

  ReadoutBriefingDocument *document;
  ReadoutLiveCheck *check;
  ReadoutCheckMarks *check_marks;
  GtkWidget *check_page;
  ReadoutUpdates *updates;
  ReadoutUpdateMarks *update_marks;
  GtkWidget *updates_page;
  ReadoutProject *project; /* of the document */
  ReadoutBriefingView view;
  gboolean had_briefing;
  gboolean panel_placed;      /* whether its separator is where the person left it */
  GArray *pending_statements; /* to be inserted once there is a briefing; or NULL */
  guint preview_source;
  guint follow_source;
  GCancellable *preview_cancellable;
};

/* A briefing to make, on the project's thread. */
typedef struct
{
  char *title;
  char *markdown;
} Text;

enum
{
  PROP_0,
  PROP_HAS_BRIEFING,
  PROP_PANEL_OPEN,
};

enum
{
  CITATION_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutBriefingPane, readout_briefing_pane, ADW_TYPE_BIN)

static void
free_text (gpointer data)
{
  Text *text = data;

  g_free (text->title);
  g_free (text->markdown);
  g_free (text);
}

static gboolean
add_blank (ReadoutStore *store, gpointer data, GError **error)
{
  const Text *text = data;

  return readout_store_add_briefing (store, text->title, text->markdown, NULL, error) != 0;
}

static void
show_preview (ReadoutBriefingPane *pane, const char *markdown)
{
  g_autofree char *title = readout_briefing_pane_dup_title (pane);
  g_autoptr (ReadoutPageSettings) settings =
      readout_output_dup_page_settings (pane->project, title);

  readout_preview_set_settings (pane->preview, settings);
  readout_preview_set_markdown (pane->preview, markdown);
}

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutBriefingPane) pane = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *whole =
      readout_footnotes_complete_finish (READOUT_PROJECT (source), result, &error);

  if (whole != NULL)
    show_preview (pane, whole);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (GTK_WIDGET (pane), error->message, FALSE);
}

static gboolean
preview_cb (gpointer user_data)
{
  ReadoutBriefingPane *pane = READOUT_BRIEFING_PANE (user_data);
  g_autofree char *markdown = readout_editor_dup_markdown (pane->editor);

  pane->preview_source = 0;
  g_cancellable_cancel (pane->preview_cancellable);
  g_clear_object (&pane->preview_cancellable);
  if (pane->project == NULL)
    return G_SOURCE_REMOVE;
  pane->preview_cancellable = g_cancellable_new ();
  readout_footnotes_complete_async (pane->project, markdown, pane->preview_cancellable,
                                    completed_cb, g_object_ref (pane));
  return G_SOURCE_REMOVE;
}

static void
preview_soon (ReadoutBriefingPane *pane)
{
  if (pane->preview_source == 0 && pane->view != READOUT_BRIEFING_VIEW_EDITOR)
    pane->preview_source = g_timeout_add (PREVIEW_DELAY, preview_cb, pane);
}

static void
update_view (ReadoutBriefingPane *pane)
{
  gboolean has_briefing = readout_briefing_pane_has_briefing (pane);

  gtk_widget_set_visible (pane->editor_box, pane->view != READOUT_BRIEFING_VIEW_PREVIEW);
  gtk_widget_set_visible (GTK_WIDGET (pane->preview_bin),
                          pane->view != READOUT_BRIEFING_VIEW_EDITOR);
  gtk_stack_set_visible_child_name (pane->stack, has_briefing ? "briefing" : "empty");
  gtk_stack_set_visible_child_name (pane->title_stack, has_briefing ? "views" : "title");
  gtk_widget_set_visible (GTK_WIDGET (pane->draft_button), has_briefing);
  gtk_widget_set_visible (GTK_WIDGET (pane->export_button), has_briefing);
}

static void
pictures_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutBriefingPane) pane = user_data;

  if (readout_project_pictures_load_finish (result, NULL) &&
      (gpointer)pane->project == (gpointer)source)
    preview_soon (pane);
}

/* What was wanted of a briefing that was not in the editor yet. */
static void
go_to_wanted (ReadoutBriefingPane *pane)
{
  g_autofree char *key = NULL;

  if (pane->wanted_key == NULL ||
      readout_briefing_document_get_id (pane->document) != pane->wanted_briefing)
    return;
  key = g_steal_pointer (&pane->wanted_key);
  readout_briefing_pane_go_to_citation (pane, pane->wanted_briefing, key, pane->wanted_ordinal);
}

static void
loaded_cb (ReadoutBriefingPane *pane)
{
  gboolean has_briefing = readout_briefing_pane_has_briefing (pane);

  update_view (pane);
  preview_soon (pane);
  if (pane->had_briefing != has_briefing)
    {
      pane->had_briefing = has_briefing;
      g_object_notify (G_OBJECT (pane), "has-briefing");
    }
  if (has_briefing && pane->pending_statements != NULL)
    {
      g_autoptr (GArray) ids = g_steal_pointer (&pane->pending_statements);

      readout_briefing_pane_insert_statements (pane, ids);
    }
  go_to_wanted (pane);
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  ReadoutBriefingPane *pane = READOUT_BRIEFING_PANE (user_data);

  if ((changes & (READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS)) != 0 &&
      readout_briefing_pane_has_briefing (pane))
    preview_soon (pane);
}

static void
drafted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutBriefingPane) pane = user_data;
  g_autoptr (GError) error = NULL;

  if (!readout_draft_job_run_finish (READOUT_PROJECT (source), result, &error))
    readout_operation_toast (GTK_WIDGET (pane), error->message, FALSE);
}

static void
drafted_anew_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReadoutBriefingPane *pane = user_data;

  if (!g_task_had_error (G_TASK (result)))
    readout_operation_toast (GTK_WIDGET (pane), _ ("The briefing was drafted anew"), TRUE);
  drafted_cb (source, result, pane);
}

/* Sentences on their way into a briefing. */
typedef struct
{
  ReadoutBriefingPane *pane;
  gint64 briefing_id;
} Insertion;

static char *
describe_inserted (guint n)
{
  if (n == 1)
    return g_strdup (_ ("Inserted into the briefing"));
  return g_strdup_printf (g_dngettext (NULL, "%'u statement inserted into the briefing",
                                       "%'u statements inserted into the briefing", n),
                          n);
}

static void
sentences_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Insertion *insertion = user_data;
  g_autoptr (ReadoutBriefingPane) pane = insertion->pane;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint n = 0;
  g_autofree char *sentences =
      readout_insert_job_run_finish (READOUT_PROJECT (source), result, &n, &error);

  if (pane->document == NULL || pane->project != READOUT_PROJECT (source))
    return; /* the window was closed, or shows another project */
  if (sentences == NULL)
    words = g_strdup (error->message);
  else if (readout_briefing_document_get_id (pane->document) != insertion->briefing_id)
    words = g_strdup (_ ("Another briefing was opened meanwhile: nothing was inserted"));
  else
    {
      readout_editor_insert_sentence (pane->editor, sentences);
      words = describe_inserted (n);
    }
  readout_operation_toast (GTK_WIDGET (pane), words, FALSE);
}

static void
citation_cb (ReadoutBriefingPane *pane, const char *key)
{
  g_signal_emit (pane, signals[CITATION_ACTIVATED], 0, key);
}

static void
link_cb (ReadoutBriefingPane *pane, const char *uri)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));

  gtk_show_uri (GTK_WINDOW (root), uri, GDK_CURRENT_TIME);
}

static void
show_editor (ReadoutBriefingPane *pane)
{
  if (pane->view == READOUT_BRIEFING_VIEW_PREVIEW)
    gtk_widget_activate_action (GTK_WIDGET (pane), "win.briefing-view", "s", "both");
}

/* Where one clicks in the preview, there is the cursor of the editor; where one double-clicks,
 * there one writes. */
static void
place_cb (ReadoutBriefingPane *pane, guint byte, int n_presses)
{
  if (n_presses == 2)
    show_editor (pane);
  if (pane->view == READOUT_BRIEFING_VIEW_PREVIEW)
    return;
  readout_editor_select_bytes (pane->editor, byte, byte);
  if (n_presses == 2)
    readout_editor_focus (pane->editor);
}

static gboolean
follow_cb (gpointer user_data)
{
  ReadoutBriefingPane *pane = READOUT_BRIEFING_PANE (user_data);

  pane->follow_source = 0;
  if (pane->view == READOUT_BRIEFING_VIEW_BOTH)
    readout_preview_scroll_to_byte (pane->preview, readout_editor_get_cursor_byte (pane->editor));
  return G_SOURCE_REMOVE;
}

/* The preview follows the cursor. */
static void
cursor_moved_cb (ReadoutBriefingPane *pane)
{
  if (pane->follow_source == 0)
    pane->follow_source = g_timeout_add (FOLLOW_DELAY, follow_cb, pane);
}

/* The buttons below the editor are outside of it. */
static void
format_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBriefingPane *pane = READOUT_BRIEFING_PANE (user_data);
  g_autofree char *name = g_strconcat ("editor.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action_variant (GTK_WIDGET (pane->editor), name, parameter);
  readout_editor_focus (pane->editor);
}

static void
counted_cb (ReadoutBriefingPane *pane, guint n_problems)
{
  readout_briefing_panel_set_badge (pane->panel, "footnotes", n_problems);
}

static void
cite_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_editor_citations_cite (
      readout_editor_get_citations (READOUT_BRIEFING_PANE (user_data)->editor));
}

static void
fill_draft_menu (GtkMenuButton *button, gpointer user_data)
{
  ReadoutBriefingPane *pane = READOUT_BRIEFING_PANE (user_data);
  g_autoptr (GMenuModel) menu = readout_briefing_menu_new (pane->document);

  gtk_menu_button_set_menu_model (pane->draft_button, menu);
}

/* Gives the panel the height that it had; the editor keeps some room. */
static void
place_panel (ReadoutBriefingPane *pane)
{
  int height = gtk_widget_get_height (GTK_WIDGET (pane->panel_split));

  if (pane->panel_placed || height == 0 || !readout_briefing_pane_get_panel_open (pane))
    return;
  gtk_paned_set_position (
      pane->panel_split,
      MAX (height - readout_settings_get_int (READOUT_SETTING_PANEL_HEIGHT), EDITOR_HEIGHT));
  pane->panel_placed = TRUE;
}

static void
resized_cb (GtkWidget *widget, int width, int height)
{
  ReadoutBriefingPane *pane = READOUT_BRIEFING_PANE (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (pane->split), width >= SIDE_BY_SIDE_WIDTH
                                                                    ? GTK_ORIENTATION_HORIZONTAL
                                                                    : GTK_ORIENTATION_VERTICAL);
  place_panel (pane);
}

static void
panel_position_cb (ReadoutBriefingPane *pane)
{
  int height = gtk_widget_get_height (GTK_WIDGET (pane->panel));

  if (height > 0 && pane->panel_placed && gtk_widget_get_mapped (GTK_WIDGET (pane->panel)))
    readout_settings_set_int (READOUT_SETTING_PANEL_HEIGHT,
                              gtk_widget_get_height (GTK_WIDGET (pane->panel_split)) -
                                  gtk_paned_get_position (pane->panel_split));
}

static void
panel_page_cb (ReadoutBriefingPane *pane)
{
  readout_settings_set_string (READOUT_SETTING_PANEL_PAGE,
                               readout_briefing_panel_get_page (pane->panel));
}

static void
panel_closed_cb (ReadoutBriefingPane *pane)
{
  readout_briefing_pane_set_panel_open (pane, FALSE);
}

/* Errors and warnings are counted: notes are nothing that waits. */
static void
checked_cb (ReadoutBriefingPane *pane)
{
  readout_briefing_panel_set_badge (
      pane->panel, "check",
      readout_live_check_count (pane->check, READOUT_SEVERITY_ERROR) +
          readout_live_check_count (pane->check, READOUT_SEVERITY_WARNING));
}

static void
add_check (ReadoutBriefingPane *pane)
{
  pane->check = readout_live_check_new (pane->editor, pane->document);
  readout_check_button_set_check (pane->check_button, pane->check);
  pane->check_marks = readout_check_marks_new (pane->editor, pane->check);
  pane->check_page = readout_check_page_new (pane->editor, pane->check);
  g_signal_connect_object (pane->check_page, "citation-activated", G_CALLBACK (citation_cb), pane,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane->check, "listed", G_CALLBACK (checked_cb), pane, G_CONNECT_SWAPPED);
  readout_briefing_panel_add_page (
      pane->panel, "check", C_ ("panel", "Check"), "object-select-symbolic", pane->check_page);
}

static void
updates_cb (ReadoutBriefingPane *pane)
{
  readout_briefing_panel_set_badge (
      pane->panel, "updates",
      g_list_model_get_n_items (readout_updates_get_proposals (pane->updates)) +
          g_list_model_get_n_items (readout_updates_get_passages (pane->updates)));
}

static void
add_updates (ReadoutBriefingPane *pane)
{
  pane->updates = readout_updates_new (pane->document, pane->editor);
  pane->update_marks = readout_update_marks_new (pane->updates, pane->editor);
  pane->updates_page = readout_updates_page_new (pane->updates, pane->update_marks);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (pane->stack))),
                              readout_update_bar_new (pane->updates),
                              GTK_WIDGET (pane->header_bar));
  g_signal_connect_object (pane->updates, "changed", G_CALLBACK (updates_cb), pane,
                           G_CONNECT_SWAPPED);
}

/* Every page of the panel is added here, in the order in which they are shown. */
static void
add_panel (ReadoutBriefingPane *pane)
{
  g_autofree char *page = readout_settings_dup_string (READOUT_SETTING_PANEL_PAGE);

  readout_briefing_panel_add_page (pane->panel, "outline",
                                   _ ("Outline"), "view-list-symbolic",
                                      readout_outline_page_new (pane->editor));
  add_check (pane);
  readout_briefing_panel_add_page (pane->panel, "updates",
                                   _ ("Updates"), "view-refresh-symbolic", pane->updates_page);
  readout_briefing_panel_add_page (pane->panel, "versions",
                                   _ ("Versions"), "document-open-recent-symbolic",
                                      readout_versions_page_new (pane->document));
  pane->footnotes = READOUT_FOOTNOTES_PAGE (readout_footnotes_page_new (pane->editor));
  readout_briefing_panel_add_page (pane->panel, "footnotes",
                                   _ ("Footnotes"), "insert-citation-symbolic",
                                      GTK_WIDGET (pane->footnotes));
  g_signal_connect_object (pane->footnotes, "counted", G_CALLBACK (counted_cb), pane,
                           G_CONNECT_SWAPPED);
  readout_briefing_panel_set_page (pane->panel, page);
  gtk_widget_set_visible (GTK_WIDGET (pane->panel),
                          readout_settings_get_boolean (READOUT_SETTING_PANEL_OPEN));
  g_signal_connect_swapped (pane->panel_split, "notify::position", G_CALLBACK (panel_position_cb),
                            pane);
  g_signal_connect_swapped (pane->panel, "closed", G_CALLBACK (panel_closed_cb), pane);
  g_signal_connect_swapped (pane->panel, "notify::page", G_CALLBACK (panel_page_cb), pane);
}

static void
readout_briefing_pane_dispose (GObject *object)
{
  ReadoutBriefingPane *pane = READOUT_BRIEFING_PANE (object);

  if (pane->project != NULL)
    readout_briefing_pane_set_project (pane, NULL);
  if (pane->preview_citations != NULL)
    g_object_run_dispose (G_OBJECT (pane->preview_citations));
  g_clear_object (&pane->preview_citations);
  g_clear_pointer (&pane->wanted_key, g_free);
  g_clear_handle_id (&pane->preview_source, g_source_remove);
  g_clear_handle_id (&pane->follow_source, g_source_remove);
  g_cancellable_cancel (pane->preview_cancellable);
  g_clear_object (&pane->preview_cancellable);
  g_clear_object (&pane->check_marks);
  g_clear_object (&pane->check);
  g_clear_object (&pane->update_marks);
  g_clear_object (&pane->updates);
  g_clear_object (&pane->document);

  G_OBJECT_CLASS (readout_briefing_pane_parent_class)->dispose (object);
}

static void
readout_briefing_pane_get_property (GObject *object,
                                    guint property_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  ReadoutBriefingPane *pane = READOUT_BRIEFING_PANE (object);

  switch (property_id)
    {
    case PROP_HAS_BRIEFING:
      g_value_set_boolean (value, readout_briefing_pane_has_briefing (pane));
      break;
    case PROP_PANEL_OPEN:
      g_value_set_boolean (value, readout_briefing_pane_get_panel_open (pane));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
readout_briefing_pane_set_property (GObject *object,
                                    guint property_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  if (property_id == PROP_PANEL_OPEN)
    readout_briefing_pane_set_panel_open (READOUT_BRIEFING_PANE (object),
                                          g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
readout_briefing_pane_class_init (ReadoutBriefingPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = readout_briefing_pane_dispose;
  object_class->get_property = readout_briefing_pane_get_property;
  object_class->set_property = readout_briefing_pane_set_property;

  g_object_class_install_property (
      object_class, PROP_HAS_BRIEFING,
      g_param_spec_boolean ("has-briefing", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_PANEL_OPEN,
      g_param_spec_boolean ("panel-open", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  signals[CITATION_ACTIVATED] =
      g_signal_new ("citation-activated", READOUT_TYPE_BRIEFING_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (READOUT_TYPE_CHECK_BUTTON);
  g_type_ensure (READOUT_TYPE_EDITOR);
  g_type_ensure (READOUT_TYPE_BRIEFING_PANEL);
  g_type_ensure (READOUT_TYPE_BRIEFING_STATUS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-briefing-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, title_stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, draft_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, export_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, split);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, editor_box);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, editor);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, status);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, check_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, preview_bin);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, panel_split);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPane, panel);
}

static void
readout_briefing_pane_init (ReadoutBriefingPane *pane)
{
  static const GActionEntry entries[] = {
    { .name = "marks", .activate = format_cb, .parameter_type = "s" },
    { .name = "heading", .activate = format_cb, .parameter_type = "i" },
    { .name = "bullets", .activate = format_cb },
    { .name = "numbers", .activate = format_cb },
    { .name = "quote", .activate = format_cb },
    { .name = "link", .activate = format_cb },
    { .name = "cite", .activate = cite_cb },
  };
  g_autoptr (GSimpleActionGroup) format = g_simple_action_group_new ();

  pane->view = READOUT_BRIEFING_VIEW_PREVIEW;
  gtk_widget_init_template (GTK_WIDGET (pane));
  gtk_widget_set_layout_manager (GTK_WIDGET (pane), readout_size_layout_new (resized_cb));
  g_action_map_add_action_entries (G_ACTION_MAP (format), entries, G_N_ELEMENTS (entries), pane);
  gtk_widget_insert_action_group (GTK_WIDGET (pane), "format", G_ACTION_GROUP (format));
  pane->preview = READOUT_PREVIEW (readout_preview_new ());
  adw_bin_set_child (pane->preview_bin, GTK_WIDGET (pane->preview));
  g_signal_connect_swapped (pane->preview, "citation-activated", G_CALLBACK (citation_cb), pane);
  g_signal_connect_swapped (pane->preview, "link-activated", G_CALLBACK (link_cb), pane);
  g_signal_connect_swapped (pane->preview, "place-activated", G_CALLBACK (place_cb), pane);
  g_signal_connect_swapped (pane->editor, "citation-activated", G_CALLBACK (citation_cb), pane);
  pane->preview_citations = readout_preview_citations_new (pane->preview);
  g_signal_connect_object (pane->preview_citations, "activated", G_CALLBACK (citation_cb), pane,
                           G_CONNECT_SWAPPED);
  pane->document = readout_briefing_document_new (pane->editor);
  g_signal_connect_object (pane->document, "loaded", G_CALLBACK (loaded_cb), pane,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (pane->editor, "edited", G_CALLBACK (preview_soon), pane);
  gtk_menu_button_set_create_popup_func (pane->draft_button, fill_draft_menu, pane, NULL);
  readout_briefing_status_set_editor (pane->status, pane->editor);
  add_updates (pane);
  add_panel (pane);
  g_signal_connect_object (readout_editor_get_buffer (pane->editor), "notify::cursor-position",
                           G_CALLBACK (cursor_moved_cb), pane, G_CONNECT_SWAPPED);
  readout_page_preferences_watch (pane, G_CALLBACK (preview_soon));
  update_view (pane);
}

void
readout_briefing_pane_set_project (ReadoutBriefingPane *pane, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_BRIEFING_PANE (pane));

  if (pane->project != NULL)
    g_signal_handlers_disconnect_by_data (pane->project, pane);
  pane->project = project;
  g_clear_pointer (&pane->pending_statements, g_array_unref);
  pane->had_briefing = FALSE;
  readout_briefing_document_set_project (pane->document, project);
  if (readout_editor_get_citations (pane->editor) != NULL)
    readout_editor_citations_set_project (readout_editor_get_citations (pane->editor), project);
  readout_citation_hover_set_project (pane->preview_citations, project);
  readout_footnotes_page_set_project (pane->footnotes, project);
  readout_updates_set_project (pane->updates, project);
  if (project == NULL)
    return;
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), pane, 0);
  readout_project_pictures_load (project, NULL, pictures_cb, g_object_ref (pane));
  update_view (pane);
}

gboolean
readout_briefing_pane_has_briefing (ReadoutBriefingPane *pane)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), FALSE);

  /* Whoever waits for a result may ask when the window is closed. */
  return pane->document != NULL && readout_briefing_document_get_id (pane->document) != 0;
}

void
readout_briefing_pane_set_view (ReadoutBriefingPane *pane, ReadoutBriefingView view)
{
  g_return_if_fail (READOUT_IS_BRIEFING_PANE (pane));

  pane->view = view;
  update_view (pane);
  preview_soon (pane);
}

ReadoutBriefingView
readout_briefing_pane_get_view (ReadoutBriefingPane *pane)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), READOUT_BRIEFING_VIEW_EDITOR);

  return pane->view;
}

void
readout_briefing_pane_draft (ReadoutBriefingPane *pane,
                             const char *template_name,
                             gboolean if_missing)
{
  gint64 id;

  g_return_if_fail (READOUT_IS_BRIEFING_PANE (pane));

  if (pane->project == NULL || (if_missing && readout_briefing_pane_has_briefing (pane)))
    return;
  id = readout_briefing_document_get_id (pane->document);
  readout_briefing_pane_flush (pane);
  readout_draft_job_run_async (pane->project, id, template_name, NULL,
                               id != 0 ? drafted_anew_cb : drafted_cb, g_object_ref (pane));
}

void
readout_briefing_pane_start_blank (ReadoutBriefingPane *pane)
{
  Text *text;

  g_return_if_fail (READOUT_IS_BRIEFING_PANE (pane));

  if (pane->project == NULL || readout_briefing_pane_has_briefing (pane))
    return;
  text = g_new0 (Text, 1);
  text->title = g_strdup (readout_project_get_title (pane->project));
  text->markdown = g_strdup_printf ("# %s\n\n", text->title);
  readout_operation_run (GTK_WIDGET (pane), pane->project, add_blank, text, free_text, NULL);
}

void
readout_briefing_pane_insert_statements (ReadoutBriefingPane *pane, GArray *ids)
{
  Insertion *insertion;

  g_return_if_fail (READOUT_IS_BRIEFING_PANE (pane));
  g_return_if_fail (ids != NULL);

  if (pane->project == NULL || ids->len == 0)
    return;
  if (!readout_briefing_pane_has_briefing (pane))
    {
      g_clear_pointer (&pane->pending_statements, g_array_unref);
      pane->pending_statements = g_array_copy (ids);
      readout_briefing_pane_start_blank (pane);
      return;
    }
  insertion = g_new (Insertion, 1);
  *insertion =
      (Insertion){ g_object_ref (pane), readout_briefing_document_get_id (pane->document) };
  readout_insert_job_run_async (pane->project, ids, NULL, sentences_cb, insertion);
}

void
readout_briefing_pane_insert_statement (ReadoutBriefingPane *pane, gint64 statement_id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, statement_id);
  readout_briefing_pane_insert_statements (pane, ids);
}

void
readout_briefing_pane_flush (ReadoutBriefingPane *pane)
{
  g_return_if_fail (READOUT_IS_BRIEFING_PANE (pane));

  readout_briefing_document_flush (pane->document);
}

char *
readout_briefing_pane_dup_markdown (ReadoutBriefingPane *pane)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), NULL);

  return readout_editor_dup_markdown (pane->editor);
}

char *
readout_briefing_pane_dup_title (ReadoutBriefingPane *pane)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), NULL);

  return readout_briefing_document_dup_title (pane->document);
}

ReadoutEditor *
readout_briefing_pane_get_editor (ReadoutBriefingPane *pane)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), NULL);

  return pane->editor;
}

ReadoutBriefingDocument *
readout_briefing_pane_get_document (ReadoutBriefingPane *pane)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), NULL);

  return pane->document;
}

ReadoutBriefingPanel *
readout_briefing_pane_get_panel (ReadoutBriefingPane *pane)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), NULL);

  return pane->panel;
}

gboolean
readout_briefing_pane_get_panel_open (ReadoutBriefingPane *pane)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (pane->panel));
}

void
readout_briefing_pane_set_panel_open (ReadoutBriefingPane *pane, gboolean open)
{
  g_return_if_fail (READOUT_IS_BRIEFING_PANE (pane));

  open = !!open;
  if (open == readout_briefing_pane_get_panel_open (pane))
    return;
  if (!open)
    readout_editor_focus (pane->editor);
  gtk_widget_set_visible (GTK_WIDGET (pane->panel), open);
  readout_settings_set_boolean (READOUT_SETTING_PANEL_OPEN, open);
  pane->panel_placed = FALSE;
  place_panel (pane);
  g_object_notify (G_OBJECT (pane), "panel-open");
}

void
readout_briefing_pane_show_page (ReadoutBriefingPane *pane, const char *name)
{
  g_return_if_fail (READOUT_IS_BRIEFING_PANE (pane));

  if (!readout_briefing_panel_set_page (pane->panel, name))
    return;
  readout_briefing_pane_set_panel_open (pane, TRUE);
  readout_briefing_panel_focus (pane->panel);
}

void
readout_briefing_pane_go_to_citation (ReadoutBriefingPane *pane,
                                      gint64 briefing_id,
                                      const char *key,
                                      guint ordinal)
{
  g_return_if_fail (READOUT_IS_BRIEFING_PANE (pane));
  g_return_if_fail (key != NULL);

  if (readout_briefing_document_get_id (pane->document) == briefing_id)
    {
      show_editor (pane);
      if (!readout_editor_citations_go_to_reference (readout_editor_get_citations (pane->editor),
                                                     key, ordinal))
        readout_operation_toast (GTK_WIDGET (pane), _ ("The briefing does not cite it any more"),
                                                       FALSE);
      return;
    }
  g_free (pane->wanted_key);
  pane->wanted_key = g_strdup (key);
  pane->wanted_briefing = briefing_id;
  pane->wanted_ordinal = ordinal;
  gtk_widget_activate_action (GTK_WIDGET (pane), "win.open-briefing", "x", briefing_id);
}

gboolean
readout_briefing_pane_show_note (ReadoutBriefingPane *pane, const char *key)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), FALSE);

  if (!readout_editor_citations_go_to_note (readout_editor_get_citations (pane->editor), key))
    return FALSE;
  show_editor (pane);
  return readout_editor_citations_go_to_note (readout_editor_get_citations (pane->editor), key);
}

ReadoutUpdates *
readout_briefing_pane_get_updates (ReadoutBriefingPane *pane)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), NULL);

  return pane->updates;
}

ReadoutUpdateMarks *
readout_briefing_pane_get_update_marks (ReadoutBriefingPane *pane)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), NULL);

  return pane->update_marks;
}

gboolean
readout_briefing_pane_is_updating (ReadoutBriefingPane *pane)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (pane));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && gtk_widget_is_ancestor (focus, pane->updates_page);
}

void
readout_briefing_pane_set_menu (ReadoutBriefingPane *pane, GMenuModel *menu)
{
  g_return_if_fail (READOUT_IS_BRIEFING_PANE (pane));

  readout_lazy_menu_set (pane->menu_button, menu);
}

void
readout_briefing_pane_set_chrome (ReadoutBriefingPane *pane,
                                  gboolean start_buttons,
                                  gboolean menu_button)
{
  g_return_if_fail (READOUT_IS_BRIEFING_PANE (pane));

  adw_header_bar_set_show_start_title_buttons (pane->header_bar, start_buttons);
  gtk_widget_set_visible (GTK_WIDGET (pane->menu_button), menu_button);
}

ReadoutLiveCheck *
readout_briefing_pane_get_check (ReadoutBriefingPane *pane)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), NULL);

  return pane->check;
}

gboolean
readout_briefing_pane_step_finding (ReadoutBriefingPane *pane, gboolean forward)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), FALSE);

  return readout_check_page_step (READOUT_CHECK_PAGE (pane->check_page), forward);
}

gboolean
readout_briefing_pane_fix_finding (ReadoutBriefingPane *pane)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANE (pane), FALSE);

  return readout_check_page_fix (READOUT_CHECK_PAGE (pane->check_page));
}
