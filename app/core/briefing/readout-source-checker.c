/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps a draft in blocks and checks those that change.
 */
#include "briefing/readout-source-checker.h"

#include <string.h>

#include "briefing/readout-check-block.h"

/* Where a finding stands in its block. */
typedef struct
{
  ReadoutSpan span;       /* bytes */
  ReadoutSpan characters; /* code points */
  guint line;             /* from 0 */
} Place;

typedef struct
{
  gatomicrefcount references;
  char *text;
  gsize length;
  gboolean is_live; /* still a part of the draft */
  gboolean is_taken;
  gboolean is_checked;
  ReadoutCheckResult *result; /* NULL until it was checked once */
  GHashTable *places;         /* ReadoutFinding * → Place * */
} Block;

/* What is looked through to find a block. */
typedef struct
{
  guint32 n_bytes;
  guint32 n_characters;
  guint32 n_lines;
} Size;

struct _ReadoutSourceChecker
{
  ReadoutCheckSources *sources;
  GPtrArray *blocks;      /* of Block */
  GArray *sizes;          /* of Size, for each block */
  GHashTable *referenced; /* casefolded key → how many references, as GUINT */
  GHashTable *defined;
  guint n_waiting; /* blocks that are neither checked nor taken */
  guint n_checked;
};

struct _ReadoutCheckWork
{
  ReadoutCheckSources *sources;
  GPtrArray *blocks;  /* of Block */
  GPtrArray *results; /* of ReadoutCheckResult */
};

static void
unref_block (gpointer data)
{
  Block *block = data;

  if (!g_atomic_ref_count_dec (&block->references))
    return;
  g_free (block->text);
  g_clear_pointer (&block->result, readout_check_result_free);
  g_clear_pointer (&block->places, g_hash_table_unref);
  g_free (block);
}

static Block *
ref_block (Block *block)
{
  g_atomic_ref_count_inc (&block->references);
  return block;
}

static Block *
new_block (const char *text, gsize length)
{
  Block *block = g_new0 (Block, 1);

  g_atomic_ref_count_init (&block->references);
  block->text = g_strndup (text, length);
  block->length = length;
  block->is_live = TRUE;
  return block;
}

static Block *
get_block (ReadoutSourceChecker *checker, guint index)
{
  return g_ptr_array_index (checker->blocks, index);
}

ReadoutSourceChecker *
readout_source_checker_new (ReadoutCheckSources *sources)
{
  ReadoutSourceChecker *checker = g_new0 (ReadoutSourceChecker, 1);

  checker->sources = sources != NULL ? readout_check_sources_ref (sources) : NULL;
  checker->blocks = g_ptr_array_new_with_free_func (unref_block);
  checker->sizes = g_array_new (FALSE, FALSE, sizeof (Size));
  checker->referenced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  checker->defined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return checker;
}

void
readout_source_checker_free (ReadoutSourceChecker *checker)
{
  for (guint i = 0; i < checker->blocks->len; i++)
    get_block (checker, i)->is_live = FALSE;
  g_ptr_array_unref (checker->blocks);
  g_array_unref (checker->sizes);
  g_hash_table_unref (checker->referenced);
  g_hash_table_unref (checker->defined);
  g_clear_pointer (&checker->sources, readout_check_sources_unref);
  g_free (checker);
}

/* --- What blocks refer to --------------------------------------------------------------------- */

static void
count_notes (GHashTable *table, GArray *notes, int change)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const char *key = g_array_index (notes, ReadoutCheckNote, i).key;
      int n = GPOINTER_TO_INT (g_hash_table_lookup (table, key)) + change;

      if (n > 0)
        g_hash_table_replace (table, g_strdup (key), GINT_TO_POINTER (n));
      else
        g_hash_table_remove (table, key);
    }
}

static void
count_result (ReadoutSourceChecker *checker, Block *block, int change)
{
  if (block->result == NULL)
    return;
  count_notes (checker->referenced, block->result->references, change);
  count_notes (checker->defined, block->result->definitions, change);
}

/* --- Changes ---------------------------------------------------------------------------------- */

static Size
measure (const char *text, gsize length)
{
  Size size = { (guint32)length, (guint32)g_utf8_strlen (text, (gssize)length), 0 };

  for (const char *p = memchr (text, '\n', length); p != NULL;
       p = memchr (p + 1, '\n', (gsize)(text + length - p - 1)))
    size.n_lines++;
  return size;
}

/* The blocks from @first on and before @last, joined. */
static GString *
join_blocks (ReadoutSourceChecker *checker, guint first, guint last)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < last; i++)
    g_string_append_len (text, get_block (checker, i)->text,
                         (gssize)get_block (checker, i)->length);
  return text;
}

/* The first block that holds the code point @place or ends there; @place becomes one of that block.
 */
static guint
find_block (ReadoutSourceChecker *checker, guint32 *place)
{
  guint i = 0;

  for (; i + 1 < checker->sizes->len; i++)
    {
      guint32 n = g_array_index (checker->sizes, Size, i).n_characters;

      if (*place <= n)
        break;
      *place -= n;
    }
  return i;
}

/* Puts blocks in the place of those from @first on and before @last. What is the same at either end
 * stays. */
static void
exchange (ReadoutSourceChecker *checker, guint first, guint last, GPtrArray *blocks)
{
  guint from = 0;
  guint until = blocks->len;

  while (from < until && first < last)
    {
      Block *old = get_block (checker, first);
      Block *new = g_ptr_array_index (blocks, from);

      if (old->length != new->length || memcmp (old->text, new->text, old->length) != 0)
        break;
      from++;
      first++;
    }
  while (until > from && last > first)
    {
      Block *old = get_block (checker, last - 1);
      Block *new = g_ptr_array_index (blocks, until - 1);

      if (old->length != new->length || memcmp (old->text, new->text, old->length) != 0)
        break;
      until--;
      last--;
    }
  for (guint i = first; i < last; i++)
    {
      Block *old = get_block (checker, i);

      old->is_live = FALSE;
      count_result (checker, old, -1);
      if (!old->is_checked && !old->is_taken)
        checker->n_waiting--;
    }
  if (last > first)
    {
      g_ptr_array_remove_range (checker->blocks, first, last - first);
      g_array_remove_range (checker->sizes, first, last - first);
    }
  if (until > from)
    {
      guint n = until - from;
      guint tail = checker->blocks->len - first;
      g_autofree Size *sizes = g_new (Size, n);

      /* A GPtrArray has no way to put in several at once. */
      g_ptr_array_set_size (checker->blocks, (int)(checker->blocks->len + n));
      memmove (checker->blocks->pdata + first + n, checker->blocks->pdata + first,
               tail * sizeof (gpointer));
      for (guint i = 0; i < n; i++)
        {
          Block *block = g_ptr_array_index (blocks, from + i);

          checker->blocks->pdata[first + i] = ref_block (block);
          sizes[i] = measure (block->text, block->length);
        }
      g_array_insert_vals (checker->sizes, first, sizes, n);
      checker->n_waiting += n;
    }
}

/* Cuts @text into blocks. @sentinel: bytes at its end that are the blocks after it. FALSE when none
 * of the cuts is where these begin: more of them are to be looked at. */
static gboolean
cut (const GString *text, gsize sentinel, GPtrArray *blocks)
{
  gsize end = text->len - sentinel;
  gsize start = 0;

  g_ptr_array_set_size (blocks, 0);
  while (start < end)
    {
      gsize stop = readout_check_block_find_end (text->str, text->len, start);

      if (stop > end)
        return FALSE;
      g_ptr_array_add (blocks, new_block (text->str + start, stop - start));
      start = stop;
    }
  return TRUE;
}

void
readout_source_checker_replace (ReadoutSourceChecker *checker,
                                guint32 start,
                                guint32 n_removed,
                                const char *inserted,
                                gssize length)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (unref_block);
  g_autoptr (GString) text = NULL;
  guint32 place = start;
  guint first;
  guint last;
  guint ahead = 1;
  gsize from;
  gsize until;

  g_return_if_fail (checker != NULL && inserted != NULL);

  if (length < 0)
    length = (gssize)strlen (inserted);
  first = checker->blocks->len > 0 ? find_block (checker, &place) : 0;
  if (first > 0)
    {
      /* What begins a block may become a part of the one before it. */
      first--;
      place += g_array_index (checker->sizes, Size, first).n_characters;
    }
  last = first;
  for (guint32 n = 0; last < checker->blocks->len && n <= place + n_removed; last++)
    n += g_array_index (checker->sizes, Size, last).n_characters;

  text = join_blocks (checker, first, last);
  from = (gsize)(g_utf8_offset_to_pointer (text->str, place) - text->str);
  until = (gsize)(g_utf8_offset_to_pointer (text->str + from, n_removed) - text->str);
  g_string_erase (text, (gssize)from, (gssize)(until - from));
  g_string_insert_len (text, (gssize)from, inserted, length);
  for (;;)
    {
      guint next = MIN (last + ahead, checker->blocks->len);
      g_autoptr (GString) sentinel = join_blocks (checker, last, next);
      gsize rest = sentinel->len;

      g_string_append_len (text, sentinel->str, (gssize)rest);
      if (cut (text, rest, blocks))
        break;
      last = next;
      ahead *= 2;
      if (last == checker->blocks->len)
        {
          cut (text, 0, blocks);
          break;
        }
    }
  exchange (checker, first, last, blocks);
}

static gboolean
refers_to (const Block *block, GHashTable *keys)
{
  GArray *references = block->result != NULL ? block->result->references : NULL;

  for (guint i = 0; references != NULL && i < references->len; i++)
    if (g_hash_table_contains (keys, g_array_index (references, ReadoutCheckNote, i).key))
      return TRUE;
  return FALSE;
}

void
readout_source_checker_set_sources (ReadoutSourceChecker *checker,
                                    ReadoutCheckSources *sources,
                                    GHashTable *keys)
{
  g_return_if_fail (checker != NULL);

  if (sources != NULL)
    readout_check_sources_ref (sources);
  g_clear_pointer (&checker->sources, readout_check_sources_unref);
  checker->sources = sources;
  checker->n_waiting = 0;
  for (guint i = 0; i < checker->blocks->len; i++)
    {
      Block *block = get_block (checker, i);

      /* What is being checked is held against the sources from before. */
      if (block->is_taken || keys == NULL || refers_to (block, keys))
        block->is_checked = FALSE;
      block->is_taken = FALSE;
      checker->n_waiting += !block->is_checked;
    }
}

/* --- Work ------------------------------------------------------------------------------------- */

gboolean
readout_source_checker_is_busy (ReadoutSourceChecker *checker)
{
  g_return_val_if_fail (checker != NULL, FALSE);

  return checker->n_waiting > 0;
}

ReadoutCheckWork *
readout_source_checker_take (ReadoutSourceChecker *checker, gsize max_length)
{
  ReadoutCheckWork *work;
  gsize length = 0;

  g_return_val_if_fail (checker != NULL, NULL);

  if (checker->n_waiting == 0)
    return NULL;
  work = g_new0 (ReadoutCheckWork, 1);
  work->sources = checker->sources != NULL ? readout_check_sources_ref (checker->sources) : NULL;
  work->blocks = g_ptr_array_new_with_free_func (unref_block);
  work->results = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_check_result_free);
  for (guint i = 0; i < checker->blocks->len && checker->n_waiting > 0; i++)
    {
      Block *block = get_block (checker, i);

      if (block->is_checked || block->is_taken)
        continue;
      if (work->blocks->len > 0 && length + block->length > max_length)
        break;
      block->is_taken = TRUE;
      checker->n_waiting--;
      length += block->length;
      g_ptr_array_add (work->blocks, ref_block (block));
    }
  return work;
}

void
readout_check_work_run (ReadoutCheckWork *work)
{
  g_return_if_fail (work != NULL);

  for (guint i = work->results->len; i < work->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (work->blocks, i);

      g_ptr_array_add (work->results,
                       readout_check_block (block->text, block->length, work->sources));
    }
}

void
readout_check_work_free (ReadoutCheckWork *work)
{
  g_ptr_array_unref (work->blocks);
  g_ptr_array_unref (work->results);
  g_clear_pointer (&work->sources, readout_check_sources_unref);
  g_free (work);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const ReadoutFinding *first = *(const ReadoutFinding *const *)a;
  const ReadoutFinding *second = *(const ReadoutFinding *const *)b;

  if (first->span.start != second->span.start)
    return first->span.start < second->span.start ? -1 : 1;
  return (int)first->kind - (int)second->kind;
}

/* Keeps where the findings stand in the block, in one walk through it. */
static void
find_places (Block *block, GPtrArray *findings)
{
  const char *at = block->text;
  guint32 n_characters = 0;
  guint line = 0;

  block->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_ptr_array_sort (findings, compare_places);
  for (guint i = 0; i < findings->len; i++)
    {
      ReadoutFinding *finding = g_ptr_array_index (findings, i);
      const char *start = block->text + finding->span.start;
      Place *place = g_new0 (Place, 1);

      for (; at < start; at = g_utf8_next_char (at))
        {
          n_characters++;
          line += *at == '\n';
        }
      place->span = finding->span;
      place->line = line;
      place->characters.start = n_characters;
      place->characters.end =
          n_characters +
          (guint32)g_utf8_strlen (start, (gssize)(finding->span.end - finding->span.start));
      g_hash_table_insert (block->places, finding, place);
    }
}

static void
add_note_findings (GPtrArray *findings, GArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const ReadoutCheckNote *note = &g_array_index (notes, ReadoutCheckNote, i);

      if (note->finding != NULL)
        g_ptr_array_add (findings, note->finding);
      if (note->second != NULL)
        g_ptr_array_add (findings, note->second);
    }
}

/* Takes @result over. */
static void
set_result (ReadoutSourceChecker *checker, Block *block, ReadoutCheckResult *result)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();

  count_result (checker, block, -1);
  g_clear_pointer (&block->places, g_hash_table_unref);
  g_clear_pointer (&block->result, readout_check_result_free);
  block->result = result;
  block->is_checked = TRUE;
  block->is_taken = FALSE;
  checker->n_checked++;
  count_result (checker, block, 1);
  for (guint i = 0; i < result->findings->len; i++)
    g_ptr_array_add (findings, g_ptr_array_index (result->findings, i));
  add_note_findings (findings, result->references);
  add_note_findings (findings, result->definitions);
  find_places (block, findings);
}

void
readout_source_checker_put (ReadoutSourceChecker *checker, ReadoutCheckWork *work)
{
  g_return_if_fail (checker != NULL && work != NULL);

  for (guint i = 0; i < work->results->len && work->sources == checker->sources; i++)
    {
      Block *block = g_ptr_array_index (work->blocks, i);

      if (block->is_live && block->is_taken)
        {
          set_result (checker, block, g_ptr_array_index (work->results, i));
          work->results->pdata[i] = NULL;
        }
    }
  g_ptr_array_set_free_func (work->results, NULL);
  for (guint i = 0; i < work->results->len; i++)
    g_clear_pointer (&work->results->pdata[i], readout_check_result_free);
  readout_check_work_free (work);
}

void
readout_source_checker_run (ReadoutSourceChecker *checker)
{
  ReadoutCheckWork *work;

  g_return_if_fail (checker != NULL);

  while ((work = readout_source_checker_take (checker, G_MAXSIZE)) != NULL)
    {
      readout_check_work_run (work);
      readout_source_checker_put (checker, work);
    }
}

/* --- The list --------------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *findings;
  GHashTable *reports;     /* set of the ids of reports whose metadata was missed already */
  GHashTable *definitions; /* set of keys that were defined already */
  const char *heading;
  guint32 byte;
  guint32 character;
  guint32 line;
} Listing;

static void
list_finding (Listing *listing, const Block *block, ReadoutFinding *finding)
{
  const Place *place = g_hash_table_lookup (block->places, finding);

  finding->span.start = listing->byte + place->span.start;
  finding->span.end = listing->byte + place->span.end;
  finding->characters.start = listing->character + place->characters.start;
  finding->characters.end = listing->character + place->characters.end;
  finding->line = listing->line + place->line + 1;
  if (g_strcmp0 (finding->heading, listing->heading) != 0)
    {
      g_free (finding->heading);
      finding->heading = g_strdup (listing->heading);
    }
  g_ptr_array_add (listing->findings, readout_finding_ref (finding));
}

static void
list_block (ReadoutSourceChecker *checker, Listing *listing, const Block *block)
{
  const ReadoutCheckResult *result = block->result;

  for (guint i = 0; i < result->findings->len; i++)
    {
      ReadoutFinding *finding = g_ptr_array_index (result->findings, i);

      if (finding->kind == READOUT_FINDING_MISSING_METADATA &&
          !g_hash_table_add (listing->reports, &finding->report_id))
        continue;
      list_finding (listing, block, finding);
    }
  for (guint i = 0; i < result->references->len; i++)
    {
      const ReadoutCheckNote *note = &g_array_index (result->references, ReadoutCheckNote, i);

      if (note->finding != NULL && !g_hash_table_contains (checker->defined, note->key))
        list_finding (listing, block, note->finding);
    }
  for (guint i = 0; i < result->definitions->len; i++)
    {
      const ReadoutCheckNote *note = &g_array_index (result->definitions, ReadoutCheckNote, i);

      if (!g_hash_table_add (listing->definitions, note->key))
        list_finding (listing, block, note->second);
      else if (!g_hash_table_contains (checker->referenced, note->key))
        list_finding (listing, block, note->finding);
    }
}

GPtrArray *
readout_source_checker_list (ReadoutSourceChecker *checker)
{
  Listing listing = { 0 };

  g_return_val_if_fail (checker != NULL, NULL);

  listing.findings = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_finding_unref);
  listing.reports = g_hash_table_new (g_int64_hash, g_int64_equal);
  listing.definitions = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < checker->blocks->len; i++)
    {
      const Block *block = get_block (checker, i);
      const Size *size = &g_array_index (checker->sizes, Size, i);

      if (block->result != NULL)
        {
          if (block->result->heading != NULL)
            listing.heading = block->result->heading;
          list_block (checker, &listing, block);
        }
      listing.byte += size->n_bytes;
      listing.character += size->n_characters;
      listing.line += size->n_lines;
    }
  g_ptr_array_sort (listing.findings, compare_places);
  g_hash_table_unref (listing.reports);
  g_hash_table_unref (listing.definitions);
  return listing.findings;
}

gboolean
readout_source_checker_has_other_keys (ReadoutSourceChecker *checker, GHashTable *keys)
{
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (checker != NULL && keys != NULL, FALSE);

  g_hash_table_iter_init (&iter, checker->referenced);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (keys, key))
      return TRUE;
  return FALSE;
}

guint
readout_source_checker_count_blocks (ReadoutSourceChecker *checker)
{
  g_return_val_if_fail (checker != NULL, 0);

  return checker->blocks->len;
}

guint
readout_source_checker_count_checked (ReadoutSourceChecker *checker)
{
  g_return_val_if_fail (checker != NULL, 0);

  return checker->n_checked;
}
