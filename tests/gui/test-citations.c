/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Citations in the editor as a person uses them: typed, looked at, followed.
 */
#include "window-samples.h"

#include "readout-briefing-pane.h"
#include "readout-citation-popup.h"
#include "readout-cited-line.h"
#include "readout-footnotes-page.h"
#include "readout-page-model.h"
#include "readout-reader.h"

static const char report[] = "Harbour bridge to close for a year\n"
                             "\n"
                             "By Nora Quist\n"
                             "The Quay Gazette, 3 May 2023\n"
                             "\n"
                             "Mayor Elin Sand announced on Tuesday that the harbour bridge would "
                             "close in June.\n"
                             "\n"
                             "\"The bridge is tired and so are we of patching it,\" Sand said at a "
                             "press conference.\n"
                             "\n"
                             "Shopkeeper Olaf Brandt criticised the closure of the bridge. \"It "
                             "will empty our street,\" Brandt said.\n";

static ReadoutEditor *
get_editor (gpointer window)
{
  return readout_briefing_pane_get_editor (get_child (window, "briefing"));
}

static GtkTextBuffer *
get_buffer (gpointer window)
{
  return GTK_TEXT_BUFFER (readout_editor_get_buffer (get_editor (window)));
}

static gboolean
has_draft (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return strstr (markdown, "[^") != NULL;
}

/* A project with a report and a draft, the cursor in a new last paragraph of the editor. */
static ReadoutWindow *
open_editor (const char *name)
{
  ReadoutWindow *window = open_window (name);
  GtkTextIter end;

  import_text (window, "bridge.txt", report);
  wait_for (has_draft, window, "a draft");
  g_action_group_change_action_state (G_ACTION_GROUP (window), "briefing-view",
                                      g_variant_new_string ("both"));
  gtk_text_buffer_get_end_iter (get_buffer (window), &end);
  gtk_text_buffer_insert (get_buffer (window), &end, "\n\n", -1);
  gtk_text_buffer_place_cursor (get_buffer (window), &end);
  readout_editor_focus (get_editor (window));
  return window;
}

/* Types into the editor, letter by letter. */
static void
type (gpointer window, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    gtk_text_buffer_insert_interactive_at_cursor (get_buffer (window), at,
                                                  (int)(g_utf8_next_char (at) - at), TRUE);
}

static char *
dup_last_line (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));
  const char *line = strrchr (markdown, '\n');

  return g_strdup (line != NULL ? line + 1 : markdown);
}

static GtkWidget *
get_popup (gpointer window)
{
  return readout_citation_completion_get_popup (
      readout_editor_citations_get_completion (readout_editor_get_citations (get_editor (window))));
}

static gboolean
has_popup (gpointer window)
{
  GtkWidget *popup = get_popup (window);

  return popup != NULL && gtk_widget_get_visible (popup);
}

static gboolean
has_no_popup (gpointer window)
{
  return !has_popup (window);
}

typedef struct
{
  gpointer window;
  const char *words;
} Wanted;

static gboolean
is_first_offer (gpointer data)
{
  Wanted *wanted = data;
  g_autofree char *words =
      has_popup (wanted->window)
          ? readout_citation_popup_dup_words (READOUT_CITATION_POPUP (get_popup (wanted->window)))
          : NULL;

  return words != NULL && strstr (words, wanted->words) != NULL;
}

static gboolean
has_whole_citation (gpointer window)
{
  g_autofree char *line = dup_last_line (window);

  return strchr (line, ']') != NULL;
}

/* GTK does not mind that the window is gone when a tooltip that was due after half a second comes
 * up: it complains. */
static void
close_editor (ReadoutWindow *window)
{
  pause_for (700);
  close_window (window);
}

/* A key that the editor must take before the text view does. */
static void
press_key (gpointer window, const char *key)
{
  readout_editor_focus (get_editor (window));
  if (!press (window, key))
    g_test_skip ("There is no xdotool");
}

/* "[^brandt street" offers what Brandt said of the street, and Return puts its citation there. */
static void
test_completion (void)
{
  ReadoutWindow *window = open_editor ("completion.readout");
  Wanted brandt = { window, "It will empty our street" };
  Wanted sand = { window, "The bridge is tired" };
  g_autofree char *line = NULL;

  type (window, "He was angry.[^");
  wait_for (has_popup, window, "offers before anything is typed");
  type (window, "brandt street");
  wait_for (is_first_offer, &brandt, "what Brandt said");
  g_assert_true (gtk_widget_is_focus (get_child (get_editor (window), "view")));
  if (has_program ("xdotool"))
    {
      press_key (window, "Return");
      wait_for (has_whole_citation, window, "the citation");
      line = dup_last_line (window);
      g_assert_cmpstr (line, ==, "He was angry.[^bridge-undated-s4]");
      wait_for (has_no_popup, window, "the list to close");
    }

  /* Another one: what is typed narrows the list, Escape closes it for good. */
  type (window, " Tired.[^sand tired");
  wait_for (is_first_offer, &sand, "what Sand said");
  type (window, " of it xyzzy");
  sand.words = "No statement has these words";
  wait_for (is_first_offer, &sand, "that there is none");
  if (has_program ("xdotool"))
    {
      press_key (window, "Escape");
      wait_for (has_no_popup, window, "the list to close");
      type (window, "z");
      pause_for (100);
      g_assert_true (has_no_popup (window));
    }
  close_editor (window);
}

/* What the project asks for is done when this is; the answer has not come in yet. */
static gpointer
do_nothing (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return store;
}

/* The key as it comes to the view, between two turns of the main loop. */
static void
press_at_once (gpointer window, guint key)
{
  GtkWidget *view = get_child (get_editor (window), "view");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
    }
  g_assert_true (taken);
}

/* An answer that comes in behind Escape does not open the list again. */
static void
test_late_answer (void)
{
  ReadoutWindow *window = open_editor ("late.readout");
  ReadoutProject *project = readout_window_get_project (window);

  type (window, "He was angry.[^");
  wait_for (has_popup, window, "offers");
  for (guint i = 0; i < 3; i++)
    {
      type (window, "b");
      readout_project_run (project, do_nothing, NULL, NULL, NULL);
      press_at_once (window, GDK_KEY_Escape);
      g_assert_true (has_no_popup (window));
      pause_for (100);
      g_assert_true (has_no_popup (window));
      readout_citation_completion_start (readout_editor_citations_get_completion (
          readout_editor_get_citations (get_editor (window))));
      wait_for (has_popup, window, "offers again");
    }
  close_editor (window);
}

static GtkWidget *
get_popover (gpointer window)
{
  return readout_citation_hover_get_popover (
      readout_editor_citations_get_hover (readout_editor_get_citations (get_editor (window))));
}

static gboolean
has_popover (gpointer window)
{
  GtkWidget *popover = get_popover (window);

  return popover != NULL && gtk_widget_get_visible (popover);
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
shows_report (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (get_child (window, "content_stack")),
                      "reader") &&
         readout_reader_get_statement_id (get_child (window, "reader")) != 0;
}

/* Ctrl+Shift+Space shows the passage of the sentence at the cursor, and from there its report. */
static void
test_passage (void)
{
  ReadoutWindow *window = open_editor ("passage.readout");
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (get_buffer (window), &end);
  gtk_text_buffer_insert (get_buffer (window), &end,
                          "Olaf Brandt was not amused at all.[^bridge-undated-s4]", -1);
  gtk_text_iter_set_line_offset (&end, 4);
  gtk_text_buffer_place_cursor (get_buffer (window), &end);
  gtk_widget_activate_action (GTK_WIDGET (get_editor (window)), "editor.show-passage", NULL);
  wait_for (has_popover, window, "the passage");
  g_assert_true (has_text (get_popover (window), "Olaf Brandt"));
  g_assert_true (has_text (get_popover (window), "\"It will empty our street,\" Brandt said."));
  g_assert_true (has_text (get_popover (window), "¶ 5"));
  gtk_test_accessible_assert_property (get_popover (window), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Passage of the citation");
  check_names (get_popover (window));
  gtk_popover_popdown (GTK_POPOVER (get_popover (window)));

  gtk_widget_activate_action (GTK_WIDGET (get_editor (window)), "editor.open-citation", NULL);
  wait_for (shows_report, window, "the report");
  close_editor (window);
}

/* A footnote of one's own shows its words, and is gone to. */
static void
test_own_note (void)
{
  ReadoutWindow *window = open_editor ("note.readout");
  GtkTextIter end;
  GtkTextIter cursor;

  gtk_text_buffer_get_end_iter (get_buffer (window), &end);
  gtk_text_buffer_insert (get_buffer (window), &end,
                          "Noted.[^1]\n\n[^1]: Words of my own.\n    And more.\n", -1);
  gtk_text_buffer_get_iter_at_line (get_buffer (window), &cursor,
                                    gtk_text_iter_get_line (&end) - 4);
  gtk_text_buffer_place_cursor (get_buffer (window), &cursor);
  gtk_widget_activate_action (GTK_WIDGET (get_editor (window)), "editor.show-passage", NULL);
  wait_for (has_popover, window, "the footnote");
  g_assert_true (has_text (get_popover (window), "Words of my own.\nAnd more."));
  gtk_popover_popdown (GTK_POPOVER (get_popover (window)));
  g_assert_true (readout_briefing_pane_show_note (get_child (window, "briefing"), "1"));
  g_assert_true (gtk_text_buffer_get_selection_bounds (get_buffer (window), &cursor, &end));
  {
    g_autofree char *words = gtk_text_iter_get_slice (&cursor, &end);

    g_assert_cmpstr (words, ==, "[^1]: Words of my own.");
  }
  g_assert_false (readout_briefing_pane_show_note (get_child (window, "briefing"), "2"));
  close_editor (window);
}

/* A sentence fits in wherever it is dropped. "|" is the place, and the cursor then. */
static void
test_write (void)
{
  static const struct
  {
    const char *before;
    const char *after;
  } cases[] = {
    { "|", "New.[^n]|" },
    { "Words.|", "Words. New.[^n]|" },
    { "One.| Two.", "One. New.[^n]| Two." },
    { "One. |Two.", "One. New.[^n]| Two." },
    { "One. Tw|o.", "One. Two New.[^n]| ." },
    { "One.[^a|-s1][^b] Two.", "One.[^a-s1][^b] New.[^n]| Two." },
    { "# Hea|ding\n\nText.", "# Heading\n\nNew.[^n]|\n\nText." },
    { "# Hea|ding\nText.", "# Heading\n\nNew.[^n]|\n\nText." },
    { "One.\n|\nTwo.", "One.\n\nNew.[^n]|\n\nTwo." },
    { "One.\n\n|\n\nTwo.", "One.\n\nNew.[^n]|\n\nTwo." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
      g_autofree char *before = g_strdup (cases[i].before);
      g_autofree char *text = NULL;
      char *place = strchr (before, '|');
      GtkTextIter iter;
      GtkTextIter end;

      memmove (place, place + 1, strlen (place));
      gtk_text_buffer_set_text (buffer, before, -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int)(place - before));
      readout_editor_drop_write (buffer, &iter, "New.[^n]");
      gtk_text_buffer_insert_at_cursor (buffer, "|", 1);
      gtk_text_buffer_get_bounds (buffer, &iter, &end);
      text = gtk_text_buffer_get_text (buffer, &iter, &end, TRUE);
      g_assert_cmpstr (text, ==, cases[i].after);
    }
}

static GListModel *
get_board_model (gpointer window)
{
  return G_LIST_MODEL (gtk_list_view_get_model (get_child (get_child (window, "board"), "view")));
}

/* The statement on the board with those words; its position, too. */
static ReadoutBoardRow *
find_statement (gpointer window, const char *words, guint *position)
{
  GListModel *model = get_board_model (window);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkTreeListRow) tree_row = g_list_model_get_item (model, i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (tree_row);
      ReadoutBoardRow *row = READOUT_IS_PAGE_ITEM (item)
                                 ? readout_page_item_get_record (READOUT_PAGE_ITEM (item))
                                 : NULL;

      if (row != NULL && strstr (row->words, words) != NULL)
        {
          *position = i;
          return row;
        }
    }
  return NULL;
}

static gboolean
has_statement (gpointer data)
{
  Wanted *wanted = data;
  guint position;

  return find_statement (wanted->window, wanted->words, &position) != NULL;
}

static gboolean
has_new_sentence (gpointer window)
{
  g_autofree char *line = dup_last_line (window);

  return strstr (line, "street") != NULL && strstr (line, "[^bridge-undated-s4]") != NULL;
}

/* What a drop does: the sentence stands where it was dropped, the cursor behind it. */
static void
test_drop (void)
{
  ReadoutWindow *window = open_editor ("drop.readout");
  Wanted wanted = { window, "It will empty our street" };
  ReadoutEditorDrop *drop =
      readout_editor_citations_get_drop (readout_editor_get_citations (get_editor (window)));
  guint position;
  ReadoutBoardRow *row;
  GtkTextIter end;
  GtkTextIter cursor;

  wait_for (has_statement, &wanted, "the statement");
  row = find_statement (window, wanted.words, &position);
  gtk_text_buffer_get_end_iter (get_buffer (window), &end);
  readout_editor_drop_insert (drop, row->statement->id, &end);
  wait_for (has_new_sentence, window, "the sentence");
  gtk_text_buffer_get_end_iter (get_buffer (window), &end);
  gtk_text_buffer_get_iter_at_mark (get_buffer (window), &cursor,
                                    gtk_text_buffer_get_insert (get_buffer (window)));
  g_assert_true (gtk_text_iter_equal (&cursor, &end));
  g_assert_true (gtk_widget_is_focus (get_child (get_editor (window), "view")));
  close_editor (window);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_visible (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says_where (gpointer data)
{
  Wanted *wanted = data;
  GtkWidget *line = get_child (get_child (wanted->window, "reader"), "cited_line");

  return gtk_widget_get_visible (line) && has_text (line, wanted->words);
}

static gboolean
selects_reference (gpointer window)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *words = NULL;

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (window), &start, &end))
    return FALSE;
  words = gtk_text_iter_get_slice (&start, &end);
  return g_str_equal (words, "[^bridge-undated-s4]");
}

/* The reader, and the card on the board, say where a statement is cited as soon as it is written,
 * and lead there. */
static gboolean
has_cited_line (gpointer view)
{
  return find_type (view, READOUT_TYPE_CITED_LINE) != NULL;
}

static void
test_cited_at (void)
{
  ReadoutWindow *window = open_window ("cited.readout");
  Wanted wanted = { window, "It will empty our street" };
  Wanted at = { window, "Cited in the briefing at “A street in need”" };
  g_autofree char *text = g_strdup ("# A street in need\n\nSaid so.[^bridge-undated-s4]\n");
  GtkTextBuffer *buffer;
  GtkWidget *view;
  guint position;
  gint64 statement_id;
  gint64 report_id;

  import_text (window, "bridge.txt", report);
  wait_for (has_draft, window, "a draft");
  wait_for (has_statement, &wanted, "the statement");
  statement_id = find_statement (window, wanted.words, &position)->statement->id;
  report_id = find_statement (window, wanted.words, &position)->statement->report_id;
  buffer = get_buffer (window);
  gtk_text_buffer_set_text (buffer, text, -1);

  readout_window_open_statement (window, report_id, statement_id);
  wait_for (says_where, &at, "where the statement is cited");
  gtk_text_buffer_set_text (buffer, "# Elsewhere\n\nSaid so.[^bridge-undated-s4]\n", -1);
  at.words = "Cited in the briefing at “Elsewhere”";
  wait_for (says_where, &at, "that it moved");
  g_assert_true (readout_cited_line_activate (
      READOUT_CITED_LINE (get_child (get_child (window, "reader"), "cited_line"))));
  wait_for (selects_reference, window, "the reference");
  g_assert_true (gtk_widget_is_focus (get_child (get_editor (window), "view")));

  /* On the board with its key. */
  activate (window, "back");
  view = get_child (get_child (window, "board"), "view");
  wait_for (has_statement, &wanted, "the statement");
  g_assert_nonnull (find_statement (window, wanted.words, &position));
  gtk_widget_activate_action (view, "list.select-item", "(ubb)", position, FALSE, FALSE);
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
  {
    GtkTextIter start;

    gtk_text_buffer_get_start_iter (buffer, &start);
    gtk_text_buffer_place_cursor (buffer, &start);
  }
  wait_for (has_cited_line, view, "the line on the card");
  gtk_widget_activate_action (view, "board.go-to-citation", NULL);
  wait_for (selects_reference, window, "the reference again");
  close_editor (window);
}

typedef struct
{
  gpointer window;
  const char *text;
} Text;

static gboolean
ends_with (gpointer data)
{
  Text *text = data;
  g_autofree char *markdown =
      readout_briefing_pane_dup_markdown (get_child (text->window, "briefing"));

  return g_str_has_suffix (markdown, text->text);
}

static void
set_text (gpointer window, const char *text)
{
  GtkTextIter end;

  gtk_text_buffer_set_text (get_buffer (window), text, -1);
  gtk_text_buffer_get_end_iter (get_buffer (window), &end);
  gtk_text_buffer_place_cursor (get_buffer (window), &end);
}

/* Markdown from elsewhere brings its footnotes, with new ids where theirs are taken. */
static void
test_paste (void)
{
  ReadoutWindow *window = open_editor ("paste.readout");
  GtkWidget *view = get_child (get_editor (window), "view");
  GdkClipboard *clipboard = gtk_widget_get_clipboard (view);
  Text text = { window, "Mine.[^1] Pasted.[^2]End.\n\n[^1]: My own.\n\n[^2]: Theirs.\n\n"
                        "    In two paragraphs.\n" };
  GtkTextIter place;
  GtkTextIter cursor;

  set_text (window, "Mine.[^1] End.\n\n[^1]: My own.\n");
  gtk_text_buffer_get_iter_at_offset (get_buffer (window), &place, 10);
  gtk_text_buffer_place_cursor (get_buffer (window), &place);
  gdk_clipboard_set_text (clipboard,
                          "Pasted.[^1] \n\n[^1]: Theirs.\r\n\r\n    In two paragraphs.\r\n");
  g_signal_emit_by_name (view, "paste-clipboard");
  wait_for (ends_with, &text, "the pasted text");
  gtk_text_buffer_get_iter_at_mark (get_buffer (window), &cursor,
                                    gtk_text_buffer_get_insert (get_buffer (window)));
  g_assert_cmpint (gtk_text_iter_get_offset (&cursor), ==, 10 + 11);
  /* One step of undo. */
  g_assert_true (readout_editor_undo (get_editor (window)));
  text.text = "Mine.[^1] End.\n\n[^1]: My own.\n";
  g_assert_true (ends_with (&text));

  /* Plain text is pasted as it is. */
  gdk_clipboard_set_text (clipboard, "Plain words. ");
  g_signal_emit_by_name (view, "paste-clipboard");
  text.text = "Mine.[^1] Plain words. End.\n\n[^1]: My own.\n";
  wait_for (ends_with, &text, "the plain words");
  close_editor (window);
}

/* A blank briefing has the project's name for a heading. */
static gboolean
has_blank_briefing (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return g_str_equal (markdown, "# other\n\n");
}

static gboolean
has_markdown_on_clipboard (gpointer clipboard)
{
  return gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                "text/markdown");
}

/* From the briefing of one project into that of another: what was a citation there is a footnote
 * here. Back in its own project it is the citation again. */
static void
test_copy (void)
{
  ReadoutWindow *window = open_editor ("copy.readout");
  GtkWidget *view = get_child (get_editor (window), "view");
  GdkClipboard *clipboard = gtk_widget_get_clipboard (view);
  Text text = { window, "Said so.[^bridge-undated-s4] Noted.[^n]Said so.[^bridge-undated-s4] "
                        "Noted.[^n]\n\n[^n]: A note.\n" };
  GtkTextIter start;
  GtkTextIter end;

  set_text (window, "Said so.[^bridge-undated-s4] Noted.[^n]\n\n[^n]: A note.\n");
  gtk_text_buffer_get_start_iter (get_buffer (window), &start);
  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_select_range (get_buffer (window), &start, &end);
  g_signal_emit_by_name (view, "copy-clipboard");
  wait_for (has_markdown_on_clipboard, clipboard, "Markdown on the clipboard");
  gtk_text_buffer_place_cursor (get_buffer (window), &end);
  g_signal_emit_by_name (view, "paste-clipboard");
  wait_for (ends_with, &text, "the copy");

  close_editor (window);
  {
    ReadoutWindow *other = open_window ("other.readout");
    Text pasted = { other,
                    "Said so.[^bridge-undated-s4] Noted.[^n]\n\n"
                    "[^n]: A note.\n\n"
                    "[^bridge-undated-s4]: “Harbour bridge to close for a year”, bridge.txt, "
                    "undated, ¶ 5.\n" };

    activate (other, "blank-briefing");
    wait_for (has_blank_briefing, other, "a blank briefing");
    set_text (other, "");
    g_signal_emit_by_name (get_child (get_editor (other), "view"), "paste-clipboard");
    wait_for (ends_with, &pasted, "the footnotes of the other project");
    close_editor (other);
  }
}

static ReadoutFootnotesPage *
get_footnotes (gpointer window)
{
  return READOUT_FOOTNOTES_PAGE (
      find_type (get_child (window, "briefing"), READOUT_TYPE_FOOTNOTES_PAGE));
}

static gboolean
lists_footnotes (gpointer data)
{
  Wanted *wanted = data;

  return find_type (get_child (wanted->window, "briefing"), READOUT_TYPE_FOOTNOTES_PAGE) != NULL &&
         has_text (GTK_WIDGET (get_footnotes (wanted->window)), wanted->words);
}

static void
test_footnotes (void)
{
  ReadoutWindow *window = open_editor ("footnotes.readout");
  Wanted wanted = { window, "Nothing refers to this footnote" };
  Text text = { window, "Said so.[^bridge-undated-s4] One.[^1] Lost.[^lost]\n\n[^1]: First.\n\n"
                        "    Second.\n" };

  set_text (window, "Said so.[^bridge-undated-s4] One.[^1] Lost.[^lost]\n\n[^1]: First.\n"
                    "[^1]: Second.\n[^2]: Unused.\n");
  g_action_group_activate_action (G_ACTION_GROUP (window), "briefing-page",
                                  g_variant_new_string ("footnotes"));
  wait_for (lists_footnotes, &wanted, "a definition that nothing refers to");
  wanted.words = "Another footnote has the same id";
  g_assert_true (lists_footnotes (&wanted));
  wanted.words = "This reference has no footnote";
  g_assert_true (lists_footnotes (&wanted));
  wanted.words = "It will empty our street";
  g_assert_true (lists_footnotes (&wanted));
  wanted.words = "2 footnotes · 3 to be tidied";
  g_assert_true (lists_footnotes (&wanted));
  check_names (GTK_WIDGET (get_footnotes (window)));
  readout_footnotes_page_tidy (get_footnotes (window));
  wait_for (ends_with, &text, "tidy footnotes");
  wanted.words = "2 footnotes · 1 to be tidied";
  wait_for (lists_footnotes, &wanted, "what is left");
  g_assert_true (readout_editor_undo (get_editor (window)));
  text.text = "[^2]: Unused.\n";
  g_assert_true (ends_with (&text));
  close_editor (window);
}

/* A Markdown file becomes a briefing; what the project keeps is not in its text. */
static void
test_open (void)
{
  ReadoutWindow *window = open_editor ("open.readout");
  g_autofree char *path = write_file (
      "from-elsewhere.md",
      "\xef\xbb\xbf# From elsewhere\r\n\r\nSaid so.[^bridge-undated-s4] Noted.[^1]\r\n\r\n"
      "[^1]: Its note.\r\n\r\n    Two paragraphs.\r\n\r\n"
      "[^bridge-undated-s4]: “Harbour bridge to close for a year”, bridge.txt, "
      "undated, ¶ 5.\r\n");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  Text text = { window, "# From elsewhere\n\nSaid so.[^bridge-undated-s4] Noted.[^1]\n\n"
                        "[^1]: Its note.\n\n    Two paragraphs.\n" };

  pause_for (1200);
  g_action_group_activate_action (G_ACTION_GROUP (window), "open-markdown-from",
                                  g_variant_new_string (uri));
  wait_for (ends_with, &text, "the opened file");
  close_editor (window);
}

static void
move_pointer_away (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  if (program != NULL)
    g_spawn_command_line_sync ("xdotool mousemove 1599 999", NULL, NULL, NULL, NULL);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  move_pointer_away ();
  g_test_add_func ("/citations/completion", test_completion);
  g_test_add_func ("/citations/late-answer", test_late_answer);
  g_test_add_func ("/citations/passage", test_passage);
  g_test_add_func ("/citations/own-note", test_own_note);
  g_test_add_func ("/citations/write", test_write);
  g_test_add_func ("/citations/drop", test_drop);
  g_test_add_func ("/citations/cited-at", test_cited_at);
  g_test_add_func ("/citations/paste", test_paste);
  g_test_add_func ("/citations/copy", test_copy);
  g_test_add_func ("/citations/footnotes", test_footnotes);
  g_test_add_func ("/citations/open", test_open);
  return run_tests ();
}
