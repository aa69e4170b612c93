/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says what a document that Readout does not take seems to be.
 */
#include "formats/readout-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/readout-feed-format.h"
#include "formats/readout-html-format.h"
#include "formats/readout-odt-format.h"
#include "formats/readout-ole.h"

/* How far into a document tags and headers are looked for, in bytes. */
#define LOOK_AHEAD 4096

typedef enum
{
  KIND_IMAGE,
  KIND_SOUND,
  KIND_VIDEO,
  KIND_ARCHIVE,
  KIND_PROGRAM,
  KIND_DATABASE,
} Kind;

typedef struct
{
  gsize offset;
  const char *bytes;
  gsize length;
  Kind kind;
} Magic;

#define MAGIC(offset, bytes, kind)                                                                 \
  {                                                                                                \
    offset, bytes, sizeof (bytes) - 1, kind                                                        \
  }

static const Magic magics[] = {
  MAGIC (0, "\211PNG\r\n", KIND_IMAGE),
  MAGIC (0, "\377\330\377", KIND_IMAGE),
  MAGIC (0, "GIF8", KIND_IMAGE),
  MAGIC (0, "II*\0", KIND_IMAGE),
  MAGIC (0, "MM\0*", KIND_IMAGE),
  MAGIC (8, "WEBP", KIND_IMAGE),
  MAGIC (4, "ftypheic", KIND_IMAGE),
  MAGIC (4, "ftypavif", KIND_IMAGE),
  MAGIC (0, "ID3", KIND_SOUND),
  MAGIC (0, "OggS", KIND_SOUND),
  MAGIC (0, "fLaC", KIND_SOUND),
  MAGIC (8, "WAVE", KIND_SOUND),
  MAGIC (4, "ftyp", KIND_VIDEO),
  MAGIC (0, "\032E\337\243", KIND_VIDEO),
  MAGIC (8, "AVI ", KIND_VIDEO),
  MAGIC (0, "\037\213", KIND_ARCHIVE),
  MAGIC (0, "BZh", KIND_ARCHIVE),
  MAGIC (0, "7z\274\257\047\034", KIND_ARCHIVE),
  MAGIC (0, "\3757zXZ\0", KIND_ARCHIVE),
  MAGIC (0, "Rar!\032\007", KIND_ARCHIVE),
  MAGIC (0, "\050\265\057\375", KIND_ARCHIVE),
  MAGIC (257, "ustar", KIND_ARCHIVE),
  MAGIC (0, "\177ELF", KIND_PROGRAM),
  MAGIC (0, "MZ\220\0", KIND_PROGRAM),
  MAGIC (0, "\312\376\272\276", KIND_PROGRAM),
  MAGIC (0, "SQLite format 3\0", KIND_DATABASE),
};

static const char *
describe_kind (Kind kind)
{
  switch (kind)
    {
    case KIND_IMAGE:
      return _("This is an image; Readout reads text only");
    case KIND_SOUND:
      return _("This is a sound recording; Readout reads text only");
    case KIND_VIDEO:
      return _("This is a video; Readout reads text only");
    case KIND_ARCHIVE:
      return _("This is a packed archive; unpack it and import the reports in it");
    case KIND_PROGRAM:
      return _("This is a program, not a report");
    case KIND_DATABASE:
      return _("This is a database or a Readout project, not a report; projects are opened, not imported");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Formats that are text, but not the text of a report as it stands. */
static const char *
describe_markup (const ReadoutDocument *document)
{
  g_autofree char *head = g_ascii_strdown (document->data, MIN (document->length, LOOK_AHEAD));
  const char *start = head;

  if (g_str_has_prefix (start, "\357\273\277"))
    start += 3;
  start += strspn (start, " \t\r\n");
  if (*start == '<')
    {
      if ((g_str_has_prefix (start, "<?xml") || g_str_has_prefix (start, "<!doctype")) &&
          !readout_html_sniff (document) && !readout_feed_sniff (document) &&
          !readout_flat_odt_sniff (document))
        return _("This is an XML file, not a report");
    }
  return NULL;
}

char *
readout_document_describe (const ReadoutDocument *document)
{
  if (readout_ole_sniff (document->data, document->length))
    return g_strdup (readout_ole_describe (document->data, document->length));
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      const Magic *magic = &magics[i];

      if (document->length >= magic->offset + magic->length &&
          memcmp (document->data + magic->offset, magic->bytes, magic->length) == 0)
        return g_strdup (describe_kind (magic->kind));
    }
  return g_strdup (describe_markup (document));
}
