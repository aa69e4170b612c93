/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says what is in an OLE compound file: the Office documents of before 2007, Outlook's messages,
 * and what Office puts a document into when it has a password. (Microsoft, [MS-CFB].)
 */
#include "formats/readout-ole.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Entries of the directory have this size, and begin at a multiple of it. */
#define ENTRY_SIZE 128

/* A name is not longer in an entry, in units of UTF-16. */
#define NAME_UNITS 32

typedef enum
{
  KIND_NONE,
  KIND_LOCKED,
  KIND_WORD,
  KIND_EXCEL,
  KIND_SLIDES,
  KIND_MESSAGE,
  KIND_PUBLISHER,
  KIND_VISIO,
  KIND_WORKS,
} Kind;

/* The streams that tell. */
static const struct
{
  const char *name;
  Kind kind;
} streams[] = {
  { "EncryptedPackage", KIND_LOCKED },
  { "WordDocument", KIND_WORD },
  { "Workbook", KIND_EXCEL },
  { "Book", KIND_EXCEL },
  { "PowerPoint Document", KIND_SLIDES },
  { "__properties_version1.0", KIND_MESSAGE },
  { "Quill", KIND_PUBLISHER },
  { "VisioDocument", KIND_VISIO },
  { "MatOST", KIND_WORKS },
};

/* Whether an entry bears @name, in UTF-16 and ending with NUL. */
static gboolean
has_name (const char *entry, const char *name)
{
  gsize length = strlen (name);

  for (gsize i = 0; i <= length; i++)
    if (entry[2 * i] != name[i] || entry[2 * i + 1] != '\0')
      return FALSE;
  return TRUE;
}

static Kind
get_kind (const char *entry)
{
  G_STATIC_ASSERT (2 * NAME_UNITS < ENTRY_SIZE);

  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    if (*entry == *streams[i].name && has_name (entry, streams[i].name))
      return streams[i].kind;
  return KIND_NONE;
}

/* The first stream of the directory that tells. What is embedded in the document has its streams in
 * the same directory, after the document's own. A locked document is told by its one stream: what
 * else is there only fills a place. */
static Kind
find_kind (const char *data, gsize length)
{
  Kind first = KIND_NONE;

  for (gsize at = 0; at + ENTRY_SIZE <= length; at += ENTRY_SIZE)
    {
      Kind kind = get_kind (data + at);

      if (kind == KIND_LOCKED)
        return kind;
      if (first == KIND_NONE)
        first = kind;
    }
  return first;
}

gboolean
readout_ole_sniff (const char *data, gsize length)
{
  return length >= 8 && memcmp (data, "\320\317\021\340\241\261\032\341", 8) == 0;
}

const char *
readout_ole_describe (const char *data, gsize length)
{
  switch (find_kind (data, length))
    {
    case KIND_LOCKED:
      return _("This is an Office document with a password; save it without one and import that");
    case KIND_WORD:
      return _("This is a Word document of before 2007 (.doc); save it as .docx and import that");
    case KIND_EXCEL:
      return _("This is a spreadsheet; Readout reads texts only. Save what matters as a text document");
    case KIND_SLIDES:
      return _("These are presentation slides; Readout reads texts only. Save them as PDF and import that");
    case KIND_MESSAGE:
      return _("This is an Outlook message (.msg); save it as .eml or as text and import that");
    case KIND_PUBLISHER:
      return _("This is a Publisher document; save it as PDF and import that");
    case KIND_VISIO:
      return _("This is a Visio drawing; Readout reads text only");
    case KIND_WORKS:
      return _("This is a Works document; save it as .docx or as text and import that");
    default:
      return _("This is an old Microsoft Office document; save it as .docx or PDF and import that");
    }
}
