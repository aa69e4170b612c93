/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

#include "readout-headed-record.h"
#include "readout-list-row.h"
#include "readout-page-model.h"

G_BEGIN_DECLS

#define READOUT_TYPE_SIDEBAR_PAGE (readout_sidebar_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (ReadoutSidebarPage, readout_sidebar_page, READOUT, SIDEBAR_PAGE, AdwBin)

/* How far the person went towards a row. */
typedef enum
{
  READOUT_REACH_GLANCE, /* moved to it with the keyboard, which stays in the list */
  READOUT_REACH_SHOW,   /* clicked on it */
  READOUT_REACH_ENTER,  /* wants to work on it: Enter, a double click, the menu */
} ReadoutReach;

/* One way to sort a page. */
typedef struct
{
  const char *name;  /* as it is remembered */
  const char *label; /* with a mnemonic, marked with NC_() */
} ReadoutSidebarOrder;

/* What a page shows; what its source gets. */
typedef struct
{
  char *search;      /* as typed; NULL: all */
  guint order;       /* index in the orders of the page */
  gboolean reversed; /* the other way round */
  gboolean headings; /* in groups */
} ReadoutSidebarQuery;

/**
 * ReadoutSidebarPage:
 *
 * One list of the sidebar: an entry that filters it, the ways to sort it, rows of which many can be
 * selected, and a menu of what can be done with them. What it lists is in the classes that derive
 * from it.
 *
 * Actions are in a group of the page: "sort", "reversed", "headings", "filter" (moves the keyboard
 * to the entry), "select-all", "enter" (opens the selected one), and those of the derived class.
 *
 * Signals: "activated" (id as gint64, name as string, #ReadoutReach as guint); "show-statements"
 * (GArray of gint64, name as string): of these records only.
 */
struct _ReadoutSidebarPageClass
{
  AdwBinClass parent_class;

  /* Static. The records of the source are #ReadoutHeadedRecord, its query is a
   * #ReadoutSidebarQuery. */
  const ReadoutPageSource *source;
  guint changes;                     /* which changes of the project concern it */
  const char *group;                 /* the name of its actions: "reports" */
  const ReadoutSidebarOrder *orders; /* ends with a NULL name */
  const char *order_context;         /* of the translations of their labels */
  const char *order_key;             /* of the settings */
  const char *reversed_key;
  const char *menu;         /* object id in readout-sidebar-menus.ui */
  const char *list_name;    /* translated: what is listed */
  const char *filter_words; /* translated: in the entry while it is empty */
  const char *sort_words;   /* translated: what the menu of orders is for */
  const char *menu_words;   /* translated: what the menu of commands is for */
  const char *empty_words;  /* translated: there is nothing to list */

  void (*bind) (ReadoutListRow *row, gpointer record);
  char *(*dup_name) (gpointer record);
  /* The selection or the project changed: says which actions work. */
  void (*update_actions) (ReadoutSidebarPage *page, guint n_selected, gboolean writable);
};

/* @project: (nullable) */
void readout_sidebar_page_set_project (ReadoutSidebarPage *page, ReadoutProject *project);
ReadoutProject *readout_sidebar_page_get_project (ReadoutSidebarPage *page);

/* Moves the keyboard to the entry that filters. */
void readout_sidebar_page_filter (ReadoutSidebarPage *page);

void readout_sidebar_page_unselect (ReadoutSidebarPage *page);

/* For the derived classes. */

/* Adds actions to the group of the page; their user data is @page. */
void readout_sidebar_page_add_actions (ReadoutSidebarPage *page,
                                       const GActionEntry *entries,
                                       int n_entries);
void
readout_sidebar_page_set_enabled (ReadoutSidebarPage *page, const char *action, gboolean enabled);

/* The state of an action that has a string. */
void
readout_sidebar_page_set_state (ReadoutSidebarPage *page, const char *action, const char *state);

/* A key that works while the list has the keyboard. @target: (nullable): a string */
void readout_sidebar_page_add_key (ReadoutSidebarPage *page,
                                   guint key,
                                   GdkModifierType modifiers,
                                   const char *action,
                                   const char *target);

/* (element-type gint64): what is selected, in the order of the list. Owned by the caller. */
GArray *readout_sidebar_page_dup_ids (ReadoutSidebarPage *page);

/* Those of the selected records that were read, without their headings. Owned by the caller. */
GPtrArray *readout_sidebar_page_dup_records (ReadoutSidebarPage *page);

/* Asks to show the statements of what is selected, and nothing else. */
void readout_sidebar_page_show_statements (ReadoutSidebarPage *page);

/* For headings: the letter under which a list sorts @name, "#" for what is none. Owned by the
 * caller. */
char *readout_sidebar_page_dup_initial (const char *name);

G_END_DECLS
