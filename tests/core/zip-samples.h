/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zip containers made on the spot, for tests of what is in them.
 */
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <string.h>

typedef struct
{
  struct archive *archive;
  GByteArray *bytes;
} ZipSample;

static inline la_ssize_t
zip_sample_write_cb (struct archive *archive, void *data, const void *buffer, size_t length)
{
  g_byte_array_append (data, buffer, length);
  return length;
}

/* @options: (nullable): of libarchive's writer, such as "zip:compression=store" */
static inline ZipSample
zip_sample_begin (const char *options)
{
  ZipSample sample = { archive_write_new (), g_byte_array_new () };

  archive_write_set_format_zip (sample.archive);
  if (options != NULL)
    g_assert_cmpint (archive_write_set_options (sample.archive, options), ==, ARCHIVE_OK);
  archive_write_set_bytes_in_last_block (sample.archive, 1);
  g_assert_cmpint (
      archive_write_open (sample.archive, sample.bytes, NULL, zip_sample_write_cb, NULL), ==,
      ARCHIVE_OK);
  return sample;
}

static inline void
zip_sample_add_bytes (ZipSample *sample, const char *name, const char *data, gsize length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, length);
  g_assert_cmpint (archive_write_header (sample->archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (sample->archive, data, length), ==, (la_ssize_t)length);
  archive_entry_free (entry);
}

static inline void
zip_sample_add (ZipSample *sample, const char *name, const char *text)
{
  zip_sample_add_bytes (sample, name, text, strlen (text));
}

/* An entry of @n times @piece. */
static inline void
zip_sample_add_repeated (ZipSample *sample, const char *name, const char *piece, gsize n)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length = strlen (piece);

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, length * n);
  g_assert_cmpint (archive_write_header (sample->archive, entry), ==, ARCHIVE_OK);
  for (gsize i = 0; i < n; i++)
    archive_write_data (sample->archive, piece, length);
  archive_entry_free (entry);
}

static inline GBytes *
zip_sample_end (ZipSample *sample)
{
  archive_write_close (sample->archive);
  archive_write_free (sample->archive);
  return g_byte_array_free_to_bytes (g_steal_pointer (&sample->bytes));
}
