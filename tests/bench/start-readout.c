/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Readout as app/gui/main.c starts it, until its first frame: for bench-start.
 */
#include <locale.h>

#include <glib/gi18n.h>

#include "first-frame.h"
#include "language/readout-place.h"
#include "readout-application.h"

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
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  first_frame_tell (application);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
