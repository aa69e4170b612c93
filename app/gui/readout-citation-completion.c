/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Completion of citation ids in the editor.
 */
#include "readout-citation-completion.h"

#include <glib/gi18n.h>

struct _ReadoutCitationCompletion
{
  GObject parent_instance;
};

#define READOUT_TYPE_CITATION_PROPOSAL (readout_citation_proposal_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutCitationProposal, readout_citation_proposal, READOUT, CITATION_PROPOSAL, GObject)

struct _ReadoutCitationProposal
{
  GObject parent_instance;

  char *key;
};

static void readout_citation_proposal_proposal_init (GtkSourceCompletionProposalInterface *iface);
static void readout_citation_completion_provider_init (GtkSourceCompletionProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ReadoutCitationProposal,
                               readout_citation_proposal,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROPOSAL,
                                                      readout_citation_proposal_proposal_init))
G_DEFINE_FINAL_TYPE_WITH_CODE (ReadoutCitationCompletion,
                               readout_citation_completion,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROVIDER,
                                                      readout_citation_completion_provider_init))

/* Where the key that is being typed begins: behind "[^" on the line of @iter. */
static gboolean
find_key_start (const GtkTextIter *iter, GtkTextIter *start)
{
  GtkTextIter line = *iter;
  GtkTextIter match_end;
  GtkTextIter match_start;
  g_autofree char *typed = NULL;

  gtk_text_iter_set_line_offset (&line, 0);
  if (!gtk_text_iter_backward_search (iter, "[^", GTK_TEXT_SEARCH_TEXT_ONLY, &match_start,
                                      &match_end, &line))
    return FALSE;
  typed = gtk_text_iter_get_text (&match_end, iter);
  for (const char *c = typed; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-')
      return FALSE;
  *start = match_end;
  return TRUE;
}

/* The keys of the text that begin with @typed, each once, in the order of the text. */
static GListModel *
list_keys (GtkTextBuffer *buffer, const char *typed)
{
  GListStore *store = g_list_store_new (GTK_SOURCE_TYPE_COMPLETION_PROPOSAL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  for (const char *place = strstr (text, "[^"); place != NULL; place = strstr (place + 2, "[^"))
    {
      gsize length = strcspn (place + 2, "] \n");
      g_autofree char *key = g_strndup (place + 2, length);
      if (place[2 + length] != ']' || length == 0 || !g_str_has_prefix (key, typed) ||
          g_str_equal (key, typed) || g_hash_table_contains (seen, key))
        continue;
      {
        g_autoptr (ReadoutCitationProposal) proposal =
            g_object_new (READOUT_TYPE_CITATION_PROPOSAL, NULL);
        proposal->key = g_strdup (key);
        g_list_store_append (store, proposal);
      }
      g_hash_table_add (seen, g_steal_pointer (&key));
    }
  return G_LIST_MODEL (store);
}

static GListModel *
list_context_keys (GtkSourceCompletionContext *context)
{
  GtkTextIter begin;
  GtkTextIter end;
  GtkTextIter start;
  g_autofree char *typed = NULL;

  gtk_source_completion_context_get_bounds (context, &begin, &end);
  if (!find_key_start (&end, &start))
    return G_LIST_MODEL (g_list_store_new (GTK_SOURCE_TYPE_COMPLETION_PROPOSAL));
  typed = gtk_text_iter_get_text (&start, &end);
  return list_keys (GTK_TEXT_BUFFER (gtk_source_completion_context_get_buffer (context)), typed);
}

static char *
readout_citation_proposal_get_typed_text (GtkSourceCompletionProposal *proposal)
{
  return g_strdup (READOUT_CITATION_PROPOSAL (proposal)->key);
}

static void
readout_citation_proposal_proposal_init (GtkSourceCompletionProposalInterface *iface)
{
  iface->get_typed_text = readout_citation_proposal_get_typed_text;
}

static char *
readout_citation_completion_get_title (GtkSourceCompletionProvider *provider)
{
  return g_strdup (_ ("Citations"));
}

static gboolean
readout_citation_completion_is_trigger (GtkSourceCompletionProvider *provider,
                                        const GtkTextIter *iter,
                                        gunichar c)
{
  return c == '^';
}

static void
readout_citation_completion_populate_async (GtkSourceCompletionProvider *provider,
                                            GtkSourceCompletionContext *context,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);

  g_task_set_source_tag (task, readout_citation_completion_populate_async);
  g_task_return_pointer (task, list_context_keys (context), g_object_unref);
}

static GListModel *
readout_citation_completion_populate_finish (GtkSourceCompletionProvider *provider,
                                             GAsyncResult *result,
                                             GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
readout_citation_completion_refilter (GtkSourceCompletionProvider *provider,
                                      GtkSourceCompletionContext *context,
                                      GListModel *model)
{
  g_autoptr (GListModel) keys = list_context_keys (context);

  gtk_source_completion_context_set_proposals_for_provider (context, provider, keys);
}

static void
readout_citation_completion_display (GtkSourceCompletionProvider *provider,
                                     GtkSourceCompletionContext *context,
                                     GtkSourceCompletionProposal *proposal,
                                     GtkSourceCompletionCell *cell)
{
  if (gtk_source_completion_cell_get_column (cell) == GTK_SOURCE_COMPLETION_COLUMN_TYPED_TEXT)
    gtk_source_completion_cell_set_text (cell, READOUT_CITATION_PROPOSAL (proposal)->key);
  else
    gtk_source_completion_cell_set_widget (cell, NULL);
}

static void
readout_citation_completion_activate (GtkSourceCompletionProvider *provider,
                                      GtkSourceCompletionContext *context,
                                      GtkSourceCompletionProposal *proposal)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (gtk_source_completion_context_get_buffer (context));
  GtkTextIter begin;
  GtkTextIter end;
  GtkTextIter start;
  g_autofree char *whole = NULL;

  gtk_source_completion_context_get_bounds (context, &begin, &end);
  if (!find_key_start (&end, &start))
    return;
  whole = g_strconcat (READOUT_CITATION_PROPOSAL (proposal)->key,
                       gtk_text_iter_get_char (&end) == ']' ? "" : "]", NULL);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, whole, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
readout_citation_completion_provider_init (GtkSourceCompletionProviderInterface *iface)
{
  iface->get_title = readout_citation_completion_get_title;
  iface->is_trigger = readout_citation_completion_is_trigger;
  iface->populate_async = readout_citation_completion_populate_async;
  iface->populate_finish = readout_citation_completion_populate_finish;
  iface->refilter = readout_citation_completion_refilter;
  iface->display = readout_citation_completion_display;
  iface->activate = readout_citation_completion_activate;
}

static void
readout_citation_proposal_finalize (GObject *object)
{
  g_free (READOUT_CITATION_PROPOSAL (object)->key);

  G_OBJECT_CLASS (readout_citation_proposal_parent_class)->finalize (object);
}

static void
readout_citation_proposal_class_init (ReadoutCitationProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_citation_proposal_finalize;
}

static void
readout_citation_proposal_init (ReadoutCitationProposal *proposal)
{
}

static void
readout_citation_completion_class_init (ReadoutCitationCompletionClass *klass)
{
}

static void
readout_citation_completion_init (ReadoutCitationCompletion *completion)
{
}

GtkSourceCompletionProvider *
readout_citation_completion_new (void)
{
  return g_object_new (READOUT_TYPE_CITATION_COMPLETION, NULL);
}
