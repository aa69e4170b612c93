/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * What Readout remembers between sessions: the keys of io.github.readout_app.Readout.gschema.xml.
 * Where the schema is not installed, everything is remembered for this session only, from the same
 * defaults.
 */

#define READOUT_SETTING_WINDOW_WIDTH "window-width"
#define READOUT_SETTING_WINDOW_HEIGHT "window-height"
#define READOUT_SETTING_WINDOW_MAXIMIZED "window-maximized"
#define READOUT_SETTING_SIDEBAR_WIDTH "sidebar-width"
#define READOUT_SETTING_SIDEBAR_VISIBLE "sidebar-visible"
#define READOUT_SETTING_SIDEBAR_HEADINGS "sidebar-headings"
#define READOUT_SETTING_REPORTS_ORDER "reports-order"
#define READOUT_SETTING_REPORTS_REVERSED "reports-reversed"
#define READOUT_SETTING_TOPICS_ORDER "topics-order"
#define READOUT_SETTING_TOPICS_REVERSED "topics-reversed"
#define READOUT_SETTING_ACTORS_ORDER "actors-order"
#define READOUT_SETTING_ACTORS_REVERSED "actors-reversed"
#define READOUT_SETTING_FILTERS_ORDER "filters-order"
#define READOUT_SETTING_FILTERS_REVERSED "filters-reversed"
#define READOUT_SETTING_BRIEFING_WIDTH "briefing-width"
#define READOUT_SETTING_BRIEFING_VIEW "briefing-view"
#define READOUT_SETTING_PANEL_OPEN "panel-open"
#define READOUT_SETTING_PANEL_PAGE "panel-page"
#define READOUT_SETTING_PANEL_HEIGHT "panel-height"
#define READOUT_SETTING_SESSION_PROJECTS "session-projects"
#define READOUT_SETTING_RECENT_PROJECTS "recent-projects"
#define READOUT_SETTING_RESTORE_SESSION "restore-session"
#define READOUT_SETTING_DRAFT_ON_IMPORT "draft-on-import"
#define READOUT_SETTING_TEMPLATE "template"
#define READOUT_SETTING_PAPER "paper"
#define READOUT_SETTING_MARGIN_TOP "margin-top"
#define READOUT_SETTING_MARGIN_BOTTOM "margin-bottom"
#define READOUT_SETTING_MARGIN_LEFT "margin-left"
#define READOUT_SETTING_MARGIN_RIGHT "margin-right"
#define READOUT_SETTING_BODY_FONT "body-font"
#define READOUT_SETTING_HEADING_FONT "heading-font"
#define READOUT_SETTING_CODE_FONT "code-font"
#define READOUT_SETTING_FONT_SIZE "font-size"
#define READOUT_SETTING_AUTHOR "author"
#define READOUT_SETTING_PRINT_DATE "print-date"
#define READOUT_SETTING_EXPORT_FORMAT "export-format"
#define READOUT_SETTING_EXPORT_FOLDER "export-folder"
#define READOUT_SETTING_PREVIEW_ZOOM "preview-zoom"
#define READOUT_SETTING_READER_ZOOM "reader-zoom"
#define READOUT_SETTING_EDITOR_ZOOM "editor-zoom"
#define READOUT_SETTING_DATE_LANGUAGE "date-language"
#define READOUT_SETTING_COLOR_SCHEME "color-scheme"
#define READOUT_SETTING_PREVIEW_CONTINUOUS "preview-continuous"

gboolean readout_settings_get_boolean (const char *key);
int readout_settings_get_int (const char *key);
double readout_settings_get_double (const char *key);

/* Owned by the caller. */
char *readout_settings_dup_string (const char *key);
GStrv readout_settings_dup_strv (const char *key);

void readout_settings_set_boolean (const char *key, gboolean value);
void readout_settings_set_int (const char *key, int value);
void readout_settings_set_double (const char *key, double value);
void readout_settings_set_string (const char *key, const char *value);
void readout_settings_set_strv (const char *key, const char *const *value);

/* Sets @key as it is at first. */
void readout_settings_reset (const char *key);

/* Keeps @property of @object and a boolean, double or string key the same, both ways, for the life
 * of
 * @object. */
void readout_settings_bind (const char *key, gpointer object, const char *property);

/* Calls @changed with @object as its first argument each time that @key, or any key where it is
 * %NULL, was set, for the life of @object. */
void readout_settings_watch (const char *key, gpointer object, GCallback changed);

G_END_DECLS
