/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Starts the application.
 */
#include "readout-application.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "language/readout-place.h"

#include "readout-config.h"

int
main (int argc, char *argv[])
{
  g_autoptr (ReadoutApplication) application = NULL;

  setlocale (LC_ALL, "");
  readout_place_bind_translations ();
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Readout"));
  g_set_prgname (READOUT_APPLICATION_ID);

  application = readout_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
