/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the person made of the board: it is kept with the project, and the filter goes on to find
 * what it found when actors, outlets or topics are merged.
 */
#include "readout-board-private.h"

#include "store/readout-store-filters.h"

/* So many groups that the person opened or closed are kept, and no longer a filter. */
#define MAX_FOLDS 1000
#define MAX_FILTER 65536

static void
add_folds (ReadoutBoard *board, GVariantDict *dict)
{
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer path;
  gpointer fold;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sb}"));
  g_hash_table_iter_init (&iter, board->folds);
  while (n < MAX_FOLDS && g_hash_table_iter_next (&iter, &path, &fold))
    if (GPOINTER_TO_INT (fold) != READOUT_FOLD_OPENED)
      {
        g_variant_builder_add (&builder, "{sb}", path, fold == GINT_TO_POINTER (READOUT_FOLD_OPEN));
        n++;
      }
  if (n > 0)
    g_variant_dict_insert_value (dict, "folds", g_variant_builder_end (&builder));
  else
    g_variant_builder_clear (&builder);
}

GVariant *
readout_board_dup_place (ReadoutBoard *board)
{
  GVariantDict dict;

  g_return_val_if_fail (READOUT_IS_BOARD (board), NULL);

  g_variant_dict_init (&dict, NULL);
  if (!readout_filter_is_empty (board->asked))
    {
      g_autofree char *text = readout_filter_to_string (board->asked);

      if (strlen (text) <= MAX_FILTER)
        {
          g_variant_dict_insert (&dict, "filter", "s", text);
          if (board->filter_name != NULL)
            g_variant_dict_insert (&dict, "filter-name", "s", board->filter_name);
        }
    }
  g_variant_dict_insert_value (
      &dict, "sort", g_action_group_get_action_state (G_ACTION_GROUP (board->actions), "sort"));
  g_variant_dict_insert_value (
      &dict, "group-by",
      g_action_group_get_action_state (G_ACTION_GROUP (board->actions), "group-by"));
  if (board->all_folded)
    g_variant_dict_insert (&dict, "all-folded", "b", TRUE);
  add_folds (board, &dict);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/* Whether there were any. */
static gboolean
take_folds (ReadoutBoard *board, GVariantDict *dict)
{
  g_autoptr (GVariant) folds =
      g_variant_dict_lookup_value (dict, "folds", G_VARIANT_TYPE ("a{sb}"));
  GVariantIter iter;
  const char *path;
  gboolean open;

  board->all_folded = FALSE;
  g_variant_dict_lookup (dict, "all-folded", "b", &board->all_folded);
  if (folds == NULL)
    return board->all_folded;
  g_variant_iter_init (&iter, folds);
  while (g_variant_iter_next (&iter, "{&sb}", &path, &open))
    g_hash_table_insert (board->folds, g_strdup (path),
                         GINT_TO_POINTER (open ? READOUT_FOLD_OPEN : READOUT_FOLD_CLOSED));
  return TRUE;
}

/* The state of the menu's choice; FALSE when that changes nothing. */
static gboolean
take_choice (ReadoutBoard *board, GVariantDict *dict, const char *name)
{
  GActionGroup *group = G_ACTION_GROUP (board->actions);
  g_autoptr (GVariant) before = g_action_group_get_action_state (group, name);
  g_autoptr (GVariant) value = g_variant_dict_lookup_value (dict, name, G_VARIANT_TYPE_STRING);

  if (value == NULL || g_variant_equal (value, before))
    return FALSE;
  g_action_group_change_action_state (group, name, value);
  return TRUE;
}

void
readout_board_go_to_place (ReadoutBoard *board, GVariant *place)
{
  g_autoptr (GVariantDict) dict = NULL;
  ReadoutFilter *filter = NULL;
  const char *text = NULL;
  const char *name = NULL;
  gboolean changed;

  g_return_if_fail (READOUT_IS_BOARD (board));
  g_return_if_fail (place != NULL && g_variant_is_of_type (place, G_VARIANT_TYPE_VARDICT));

  dict = g_variant_dict_new (place);
  /* What is read already was opened as if the person had folded nothing. */
  changed = take_folds (board, dict) && board->model != NULL &&
            readout_board_model_is_loaded (board->model);
  if (g_variant_dict_lookup (dict, "filter", "&s", &text))
    filter = readout_filter_from_string (text, NULL);
  g_variant_dict_lookup (dict, "filter-name", "&s", &name);
  board->restoring = TRUE;
  changed = take_choice (board, dict, "sort") || changed;
  changed = take_choice (board, dict, "group-by") || changed;
  board->restoring = FALSE;
  if (filter != NULL)
    {
      readout_board_take_filter (board, filter, name);
      readout_board_follow_merges (board);
    }
  else if (changed)
    readout_board_rebuild (board);
}

/* --- Merges ------------------------------------------------------------------------------------
 */

typedef struct
{
  ReadoutBoard *board;
  ReadoutFilter *asked;
} Following;

static gpointer
follow (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ReadoutFilter *filter = readout_filter_copy (data);

  readout_store_follow_merges (store, filter);
  return filter;
}

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Following *following = user_data;
  g_autoptr (ReadoutBoard) board = following->board;
  g_autoptr (ReadoutFilter) asked = following->asked;
  g_autoptr (ReadoutFilter) filter =
      readout_project_run_finish (READOUT_PROJECT (source), result, NULL);

  if (filter != NULL && board->project == READOUT_PROJECT (source) && board->asked == asked &&
      !readout_filter_equal (board->filter, filter))
    readout_board_show_filter (board, g_steal_pointer (&filter));
}

void
readout_board_follow_merges (ReadoutBoard *board)
{
  ReadoutFilter *asked = board->asked;
  Following *following;

  if (board->project == NULL ||
      (asked->actors->len == 0 && asked->outlets->len == 0 && asked->topics->len == 0))
    return;
  following = g_new (Following, 1);
  *following = (Following){ g_object_ref (board), readout_filter_ref (asked) };
  readout_project_run_async (board->project, follow, readout_filter_ref (asked),
                             (GDestroyNotify)readout_filter_unref,
                             (GDestroyNotify)readout_filter_unref, NULL, followed_cb, following);
}
