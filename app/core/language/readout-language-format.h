/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-language.h"

/* The file of compiled word lists, in the byte order of the machine that built it: the header, the
 * entries, the hash table (open addressing with linear steps; indices of entries plus 1, 0 for
 * free), the strings, each ending with NUL. Shared by the compiler and the loader. */

#define READOUT_LANGUAGE_MAGIC 0x52444c58u
#define READOUT_LANGUAGE_VERSION 1u

typedef struct
{
  guint32 magic;
  guint32 version;
  guint32 n_flags; /* of ReadoutWordFlag, as a check that compiler and loader agree */
  guint32 n_entries;
  guint32 table_size; /* a power of two */
  guint32 strings_size;
  guint64 reserved;
} ReadoutLanguageHeader;

typedef struct
{
  guint64 flags;
  guint32 key;   /* offset into the strings */
  guint32 value; /* offset into the strings */
  guint32 list;
  guint32 key_length;
} ReadoutLanguageEntry;

/* FNV-1a. */
static inline guint32
readout_language_hash (guint32 list, const char *key, gsize length)
{
  guint32 hash = 2166136261u ^ (list * 16777619u);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8)key[i]) * 16777619u;
  return hash ^ (hash >> 15);
}
