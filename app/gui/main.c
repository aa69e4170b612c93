/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Starts the application.
 */
#include "readout-application.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "readout-config.h"

int
main (int argc, char *argv[])
{
  g_autoptr (ReadoutApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, READOUT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Readout"));
  g_set_prgname (READOUT_APPLICATION_ID);

  application = readout_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
