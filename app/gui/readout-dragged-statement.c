/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A statement that is dragged out of a list.
 */
#include "readout-dragged-statement.h"

#include "readout-words.h"

struct _ReadoutDraggedStatement
{
  GObject parent_instance;

  ReadoutProject *project;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (ReadoutDraggedStatement, readout_dragged_statement, G_TYPE_OBJECT)

static void
readout_dragged_statement_finalize (GObject *object)
{
  g_object_unref (READOUT_DRAGGED_STATEMENT (object)->project);

  G_OBJECT_CLASS (readout_dragged_statement_parent_class)->finalize (object);
}

static void
readout_dragged_statement_class_init (ReadoutDraggedStatementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_dragged_statement_finalize;
}

static void
readout_dragged_statement_init (ReadoutDraggedStatement *statement)
{
}

ReadoutDraggedStatement *
readout_dragged_statement_new (ReadoutProject *project, gint64 id)
{
  ReadoutDraggedStatement *statement;

  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);

  statement = g_object_new (READOUT_TYPE_DRAGGED_STATEMENT, NULL);
  statement->project = g_object_ref (project);
  statement->id = id;
  return statement;
}

ReadoutProject *
readout_dragged_statement_get_project (ReadoutDraggedStatement *statement)
{
  g_return_val_if_fail (READOUT_IS_DRAGGED_STATEMENT (statement), NULL);

  return statement->project;
}

gint64
readout_dragged_statement_get_id (ReadoutDraggedStatement *statement)
{
  g_return_val_if_fail (READOUT_IS_DRAGGED_STATEMENT (statement), 0);

  return statement->id;
}

GdkContentProvider *
readout_dragged_statement_make_content (ReadoutProject *project, ReadoutBoardRow *row)
{
  g_autoptr (ReadoutDraggedStatement) statement =
      readout_dragged_statement_new (project, row->statement->id);
  g_autofree char *actor = readout_words_join_voices (row->statement->voices);
  g_autofree char *origin = readout_words_join_report (row->outlet, NULL, row->published);
  g_autofree char *words = g_strdup_printf ("%s: %s (%s)", actor, row->words, origin);
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_typed (READOUT_TYPE_DRAGGED_STATEMENT, statement),
    gdk_content_provider_new_typed (G_TYPE_STRING, words),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}
