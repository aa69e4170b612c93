/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window about Readout.
 */
#include "readout-about.h"

#include <cairo.h>
#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "readout-config.h"

/* "Name address", as the window wants it: the name becomes a link. */
static const char *const treebanks[] = {
  "UD English EWT https://github.com/UniversalDependencies/UD_English-EWT",
  "GUM, the Georgetown University Multilayer corpus https://gucorpling.org/gum",
  NULL,
};

static const char *const libraries[] = {
  "GTK https://www.gtk.org",
  "libadwaita https://gnome.pages.gitlab.gnome.org/libadwaita/",
  "GtkSourceView https://gitlab.gnome.org/GNOME/gtksourceview",
  "GLib https://gitlab.gnome.org/GNOME/glib",
  "Pango https://pango.gnome.org",
  "Cairo https://www.cairographics.org",
  "SQLite https://sqlite.org",
  "cmark https://github.com/commonmark/cmark",
  "ICU https://icu.unicode.org",
  "libxml2 https://gitlab.gnome.org/GNOME/libxml2",
  "libarchive https://www.libarchive.org",
  "Poppler https://poppler.freedesktop.org",
  "GMime https://github.com/jstedfast/gmime",
  "JSON-GLib https://gitlab.gnome.org/GNOME/json-glib",
  "uchardet https://www.freedesktop.org/wiki/Software/uchardet/",
  "libexttextcat https://wiki.documentfoundation.org/Libexttextcat",
  "libseccomp https://github.com/seccomp/libseccomp",
  NULL,
};

/* What somebody who reports a mistake is asked for. */
static char *
dup_versions (void)
{
  return g_strdup_printf ("Readout %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGtkSourceView %u.%u.%u\n"
                          "GLib %u.%u.%u\nCairo %s\n",
                          READOUT_VERSION, gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (), adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version (),
                          gtk_source_get_major_version (), gtk_source_get_minor_version (),
                          gtk_source_get_micro_version (), glib_major_version, glib_minor_version,
                          glib_micro_version, cairo_version_string ());
}

static AdwAboutWindow *
make_window (void)
{
  const char *developers[] = { _ ("The Readout developers"), NULL };

  return g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "application-name",
      _ ("Readout"), "application-icon", READOUT_APPLICATION_ID, "version", READOUT_VERSION,
         "developer-name",
         _ ("The Readout developers"), "developers", developers, "comments",
            _ ("Turns reports into a sourced briefing: who said what, through whom, and on which side."),
               "license-type", GTK_LICENSE_GPL_3_0, "website",
               "https://github.com/readout-app/readout", "issue-url",
               "https://github.com/readout-app/readout/issues", "debug-info-filename",
               "readout-versions.txt",
               /* Translators: your names, one a line */
               "translator-credits", _ ("translator-credits"), NULL);
}

void
readout_about_show (GtkWindow *parent)
{
  AdwAboutWindow *window = make_window ();
  g_autofree char *versions = dup_versions ();

  adw_about_window_set_debug_info (window, versions);
  adw_about_window_add_credit_section (window, _ ("Language Model Trained On"),
                                                  (const char **)treebanks);
  adw_about_window_add_credit_section (window, _ ("Built With"), (const char **)libraries);
  adw_about_window_add_legal_section (
      window,
      _ ("Language Model"),
         "Natalia Silveira, Timothy Dozat, Marie-Catherine de Marneffe, Samuel Bowman, "
         "Miriam Connor, John Bauer, Christopher D. Manning and maintainers; Amir Zeldes and the "
         "annotators of GUM",
         GTK_LICENSE_CUSTOM,
         _ ("The weights are distributed under <a href=\"https://creativecommons.org/licenses/by-sa/4.0/\">CC BY-SA 4.0</a>, as is UD English EWT; the annotations of GUM are under <a href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a>."));
  adw_about_window_add_legal_section (
      window,
      _ ("Libraries"), NULL, GTK_LICENSE_CUSTOM,
         _ ("Readout is built on the work of others, each under its own licence: GTK, libadwaita, GtkSourceView, GLib, Pango, GMime, JSON-GLib and libseccomp under the GNU LGPL 2.1, Cairo under the LGPL 2.1 or MPL 1.1, Poppler under the GNU GPL 2 or 3, uchardet under the MPL 1.1, ICU under the Unicode licence, libxml2 under the MIT licence, cmark, libarchive and libexttextcat under BSD licences; SQLite is in the public domain."));
  if (parent != NULL)
    {
      gtk_window_set_transient_for (GTK_WINDOW (window), parent);
      gtk_window_set_modal (GTK_WINDOW (window), TRUE);
    }
  gtk_window_present (GTK_WINDOW (window));
}
