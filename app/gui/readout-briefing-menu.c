/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The menu of briefings and of templates to draft them from.
 */
#include "readout-briefing-menu.h"

#include <glib/gi18n.h>

#include "briefing/readout-template-folder.h"

/* More briefings than these are a list of their own. */
#define MAX_IN_MENU 12

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const ReadoutBriefing *first = *(ReadoutBriefing *const *)a;
  const ReadoutBriefing *second = *(ReadoutBriefing *const *)b;
  int order = g_utf8_collate (first->title, second->title);

  return order != 0 ? order : (first->id > second->id) - (first->id < second->id);
}

/* A label in which an underscore is one. Owned by the caller. */
static char *
escape (const char *title)
{
  g_auto (GStrv) parts = g_strsplit (title, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_briefings (GMenu *menu, GPtrArray *briefings)
{
  g_autoptr (GMenu) list = g_menu_new ();
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (briefings, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_titles);
  for (guint i = 0; i < sorted->len; i++)
    {
      const ReadoutBriefing *briefing = g_ptr_array_index (sorted, i);
      g_autofree char *label = escape (briefing->title);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-briefing", "x", briefing->id);
      g_menu_append_item (list, item);
    }
  if (sorted->len > MAX_IN_MENU)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      g_menu_append_submenu (section, _ ("_Open Briefing"), G_MENU_MODEL (list));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  else
    g_menu_append_section (menu, _ ("Briefings"), G_MENU_MODEL (list));
}

static void
append_commands (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _ ("_New Briefing…"), "win.new-briefing");
  g_menu_append (section, _ ("_Rename…"), "win.rename-briefing");
  g_menu_append (section, _ ("_Duplicate"), "win.duplicate-briefing");
  g_menu_append (section, _ ("Re_move"), "win.remove-briefing");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* The templates, the person's own too. */
static void
append_templates (GMenu *menu)
{
  g_autoptr (GMenu) list = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GPtrArray) templates = readout_templates_list ();

  for (guint i = 0; i < templates->len; i++)
    {
      const ReadoutTemplate *template = g_ptr_array_index (templates, i);
      g_autofree char *label = escape (template->title);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      if (template->problem != NULL)
        continue;
      g_menu_item_set_action_and_target (item, "win.draft-template", "s", template->id);
      g_menu_append_item (list, item);
    }
  g_menu_append (section, _ ("_Update Briefing…"), "win.update-briefing");
  g_menu_append (section, _ ("_Choose a Template…"), "win.choose-template");
  g_menu_append_submenu (section, _ ("Draft _From"), G_MENU_MODEL (list));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

GMenuModel *
readout_briefing_menu_new (ReadoutBriefingDocument *document)
{
  GMenu *menu = g_menu_new ();
  GPtrArray *briefings;

  g_return_val_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document), G_MENU_MODEL (menu));

  briefings = readout_briefing_document_get_briefings (document);
  if (briefings != NULL && briefings->len > 0)
    append_briefings (menu, briefings);
  append_commands (menu);
  append_templates (menu);
  return G_MENU_MODEL (menu);
}
