/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes model files.
 */
#include "readout-model-writer.h"

/* A feature that may go into a table. */
typedef struct
{
  guint64 feature;
  guint32 bucket;
  gint64 importance;
  const ReadoutWeightRow *row;
} Candidate;

ReadoutModelWriter *
readout_model_writer_new (void)
{
  return g_new0 (ReadoutModelWriter, 1);
}

void
readout_model_writer_free (ReadoutModelWriter *writer)
{
  if (writer == NULL)
    return;
  for (guint i = 0; i < READOUT_N_SECTIONS; i++)
    g_clear_pointer (&writer->sections[i], g_byte_array_unref);
  g_free (writer);
}

void
readout_model_writer_set (ReadoutModelWriter *writer,
                          ReadoutModelSection section,
                          gconstpointer bytes,
                          gsize length)
{
  g_clear_pointer (&writer->sections[section], g_byte_array_unref);
  writer->sections[section] = g_byte_array_sized_new (length);
  g_byte_array_append (writer->sections[section], bytes, length);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->bucket != second->bucket)
    return first->bucket < second->bucket ? -1 : 1;
  if (first->importance != second->importance)
    return first->importance > second->importance ? -1 : 1;
  return first->feature < second->feature ? -1 : first->feature > second->feature;
}

/* The average weights of @row, one a class of @averages, relative to class 0 if @is_relative. */
static gint64
average_row (const ReadoutPerceptron *perceptron,
             const ReadoutWeightRow *row,
             gboolean is_relative,
             gint32 *averages)
{
  gint64 largest = 0;
  gint32 base;

  memset (averages, 0, perceptron->n_classes * sizeof *averages);
  for (guint i = 0; i < row->n_weights; i++)
    averages[row->weights[i].class] = readout_perceptron_average (perceptron, &row->weights[i]);
  base = averages[0];
  for (guint i = 0; i < perceptron->n_classes; i++)
    {
      if (is_relative)
        averages[i] -= base;
      largest = MAX (largest, ABS (averages[i]));
    }
  return largest;
}

/* The features worth keeping, sorted by bucket, in each the weightiest first. */
static GArray *
collect_candidates (const ReadoutPerceptron *perceptron,
                    guint n_buckets,
                    gint least_weight,
                    gboolean is_relative)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  gint32 averages[256];

  for (gsize i = 0; i < perceptron->n_places; i++)
    {
      const ReadoutWeightRow *row = &perceptron->rows[i];
      Candidate candidate = { .feature = row->feature, .row = row };

      if (row->feature == 0)
        continue;
      candidate.importance = average_row (perceptron, row, is_relative, averages);
      if (candidate.importance < least_weight)
        continue;
      candidate.importance *= MIN (row->n_updates, 64);
      candidate.bucket = readout_feature_get_bucket (row->feature, n_buckets);
      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* Appends the weights of @row; returns its place, or -1 if all are too small to be told from 0. */
static gint64
append_cells (GByteArray *cells,
              const gint32 *scale,
              const ReadoutPerceptron *perceptron,
              const ReadoutWeightRow *row,
              gint least_weight)
{
  ReadoutWideCell packed[256];
  gint32 averages[256];
  guint n_packed = 0;
  gint64 place = cells->len / sizeof (ReadoutWideCell);

  average_row (perceptron, row, FALSE, averages);
  for (guint class = 0; class < perceptron->n_classes && n_packed < 255; class ++)
    {
      gint8 weight = readout_weight_encode (scale, averages[class]);

      if (weight != 0 && ABS (averages[class]) >= least_weight)
        {
          packed[++n_packed].class = class;
          packed[n_packed].weight = weight;
        }
    }
  if (n_packed == 0)
    return -1;
  packed[0].class = n_packed;
  packed[0].weight = 0;
  g_byte_array_append (cells, (const guint8 *)packed, (n_packed + 1) * sizeof *packed);
  return place;
}

guint
readout_model_writer_set_wide (ReadoutModelWriter *writer,
                               ReadoutModelSection section,
                               const ReadoutPerceptron *perceptron,
                               guint n_buckets,
                               gint least_weight)
{
  g_autoptr (GArray) candidates = collect_candidates (perceptron, n_buckets, least_weight, FALSE);
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  g_autofree ReadoutWideBucket *buckets = g_new0 (ReadoutWideBucket, n_buckets);
  const guint8 padding[READOUT_WIDE_PADDING * sizeof (ReadoutWideCell)] = { 0 };
  gint32 scale[256];
  guint n_kept = 0;

  readout_weight_scale_init (scale);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      ReadoutWideBucket *bucket = &buckets[candidate->bucket];
      guint16 mark = readout_feature_get_mark (candidate->feature);
      guint place = 0;
      gint64 cell;

      while (place < READOUT_WIDE_PLACES && bucket->marks[place] != 0 &&
             bucket->marks[place] != mark)
        place++;
      if (place == READOUT_WIDE_PLACES || bucket->marks[place] == mark)
        continue;
      cell = append_cells (cells, scale, perceptron, candidate->row, least_weight);
      if (cell < 0)
        continue;
      bucket->marks[place] = mark;
      bucket->rows[place] = cell;
      n_kept++;
    }
  g_byte_array_append (cells, padding, sizeof padding);
  readout_model_writer_set (writer, section, buckets, n_buckets * sizeof *buckets);
  readout_model_writer_set (writer, section + 1, cells->data, cells->len);
  return n_kept;
}

guint
readout_model_writer_set_moves (ReadoutModelWriter *writer,
                                const ReadoutPerceptron *perceptron,
                                guint n_buckets,
                                gint least_weight)
{
  g_autoptr (GArray) candidates = collect_candidates (perceptron, n_buckets, least_weight, TRUE);
  g_autofree ReadoutNarrowBucket *buckets = g_new0 (ReadoutNarrowBucket, n_buckets);
  gint32 scale[256];
  guint n_kept = 0;

  readout_weight_scale_init (scale);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      ReadoutNarrowBucket *bucket = &buckets[candidate->bucket];
      guint16 mark = readout_feature_get_mark (candidate->feature);
      gint32 averages[READOUT_N_MOVES];
      guint place = 0;

      while (place < READOUT_NARROW_PLACES && bucket->marks[place] != 0 &&
             bucket->marks[place] != mark)
        place++;
      if (place == READOUT_NARROW_PLACES || bucket->marks[place] == mark)
        continue;
      average_row (perceptron, candidate->row, TRUE, averages);
      bucket->marks[place] = mark;
      bucket->left[place] = readout_weight_encode (scale, averages[READOUT_MOVE_LEFT]);
      bucket->right[place] = readout_weight_encode (scale, averages[READOUT_MOVE_RIGHT]);
      n_kept++;
    }
  readout_model_writer_set (writer, READOUT_SECTION_MOVE_BUCKETS, buckets,
                            n_buckets * sizeof *buckets);
  return n_kept;
}

static void
fill_section (ReadoutModelWriter *writer, ReadoutModelSection section)
{
  const guint16 any_tag = readout_tag (READOUT_XPOS_NONE, READOUT_UPOS_X);
  const guint8 nothing[READOUT_WIDE_PADDING * sizeof (ReadoutWideCell)] = { 0 };

  switch (section)
    {
    case READOUT_SECTION_TAGS:
      readout_model_writer_set (writer, section, &any_tag, sizeof any_tag);
      break;
    case READOUT_SECTION_TAG_CELLS:
    case READOUT_SECTION_LABEL_CELLS:
      readout_model_writer_set (writer, section, nothing, sizeof nothing);
      break;
    default:
      readout_model_writer_set (writer, section, nothing, READOUT_BUCKET_SIZE);
      break;
    }
}

static void
pad_file (GByteArray *file)
{
  const guint8 zeros[READOUT_MODEL_ALIGNMENT] = { 0 };
  guint rest = file->len % READOUT_MODEL_ALIGNMENT;

  if (rest != 0)
    g_byte_array_append (file, zeros, READOUT_MODEL_ALIGNMENT - rest);
}

GBytes *
readout_model_writer_get_bytes (ReadoutModelWriter *writer)
{
  GByteArray *file = g_byte_array_new ();
  ReadoutModelHeader header = { .version = READOUT_MODEL_VERSION,
                                .byte_order = READOUT_MODEL_BYTE_ORDER };

  memcpy (header.magic, READOUT_MODEL_MAGIC, sizeof header.magic);
  g_byte_array_append (file, (const guint8 *)&header, sizeof header);
  for (guint i = 0; i < READOUT_N_SECTIONS; i++)
    {
      if (writer->sections[i] == NULL)
        fill_section (writer, i);
      pad_file (file);
      header.sections[i].offset = file->len;
      header.sections[i].length = writer->sections[i]->len;
      g_byte_array_append (file, writer->sections[i]->data, writer->sections[i]->len);
    }
  pad_file (file);
  header.length = file->len;
  memcpy (file->data, &header, sizeof header);
  header.checksum = readout_model_checksum (file->data, file->len);
  memcpy (file->data, &header, sizeof header);
  return g_byte_array_free_to_bytes (file);
}
