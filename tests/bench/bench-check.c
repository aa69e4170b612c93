/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source check of a long draft: bench-check PROJECT [BYTES]. The briefing of the project is
 * repeated until it is so long (1 MB); printed is what it takes to check it at first, and what a
 * keystroke in the midst of it takes.
 */
#include <stdlib.h>
#include <string.h>

#include "briefing/readout-check-store.h"
#include "briefing/readout-source-checker.h"
#include "store/readout-project.h"

#define KEYSTROKES 200

typedef struct
{
  char *markdown;
  ReadoutCheckSources *sources;
} Loaded;

static gpointer
load_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Loaded *loaded = data;
  g_autoptr (GPtrArray) list = readout_store_list_briefings (store, error);
  g_autoptr (ReadoutBriefing) briefing = NULL;
  g_autoptr (GHashTable) keys = NULL;

  if (list == NULL || list->len == 0)
    return NULL;
  briefing = readout_store_get_briefing (store, READOUT_BRIEFING (list->pdata[0])->id, error);
  if (briefing == NULL)
    return NULL;
  loaded->markdown = g_strdup (briefing->markdown);
  keys = readout_check_find_keys (loaded->markdown);
  loaded->sources = readout_check_sources_new_from_store (store, keys, cancellable, error);
  return loaded->sources;
}

static double
since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1000;
}

int
main (int argc, char **argv)
{
  Loaded loaded = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutProject) project =
      argc > 1 ? readout_project_open (argv[1], FALSE, NULL, &error) : NULL;
  gsize wanted = argc > 2 ? (gsize)atoll (argv[2]) : 1024 * 1024;
  g_autoptr (GString) draft = g_string_new (NULL);
  ReadoutSourceChecker *checker;
  GPtrArray *findings;
  double typed = 0;
  double checked = 0;
  double listed = 0;
  double worst = 0;
  gint64 start;
  guint32 middle;

  if (project == NULL || readout_project_run (project, load_cb, &loaded, NULL, &error) == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "bench-check PROJECT [BYTES]");
      return 1;
    }
  while (draft->len < wanted)
    g_string_append_printf (draft, "%s\n\n", loaded.markdown);
  checker = readout_source_checker_new (loaded.sources);
  start = g_get_monotonic_time ();
  readout_source_checker_replace (checker, 0, 0, draft->str, -1);
  g_print ("%.1f MB in %u blocks: taken in %.1f ms, ", (double)draft->len / 1048576,
           readout_source_checker_count_blocks (checker), since (start));
  start = g_get_monotonic_time ();
  readout_source_checker_run (checker);
  g_print ("checked in %.1f ms, ", since (start));
  start = g_get_monotonic_time ();
  findings = readout_source_checker_list (checker);
  g_print ("%u findings listed in %.1f ms\n", findings->len, since (start));
  g_ptr_array_unref (findings);

  middle = (guint32)g_utf8_strlen (draft->str, -1) / 2;
  for (guint i = 0; i < KEYSTROKES; i++)
    {
      double one;

      start = g_get_monotonic_time ();
      readout_source_checker_replace (checker, middle + i, 0, "a", 1);
      one = since (start);
      typed += one;
      worst = MAX (worst, one);
      start = g_get_monotonic_time ();
      readout_source_checker_run (checker);
      checked += since (start);
      start = g_get_monotonic_time ();
      g_ptr_array_unref (readout_source_checker_list (checker));
      listed += since (start);
    }
  g_print ("a keystroke: taken in %.3f ms (%.3f at worst), checked in %.3f ms, listed in %.3f ms\n",
           typed / KEYSTROKES, worst, checked / KEYSTROKES, listed / KEYSTROKES);
  readout_source_checker_free (checker);
  readout_check_sources_unref (loaded.sources);
  g_free (loaded.markdown);
  return 0;
}
