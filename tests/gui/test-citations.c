/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Citations in the editor as a person uses them: typed, looked at, followed.
 */
#include "window-samples.h"

#include "readout-briefing-pane.h"
#include "readout-citation-popup.h"
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
  close_window (window);
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
  close_window (window);
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
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/citations/completion", test_completion);
  g_test_add_func ("/citations/passage", test_passage);
  g_test_add_func ("/citations/own-note", test_own_note);
  return run_tests ();
}
