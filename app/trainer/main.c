/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-trainer: trains the syntax model from treebanks, and measures it.
 */
#include <locale.h>

#include "readout-train.h"

static const char usage[] = "Usage:\n"
                            "  readout-trainer train [OPTION…] -o MODEL TREEBANK.conllu…\n"
                            "  readout-trainer evaluate MODEL TREEBANK.conllu…\n";

static ReadoutTrainOptions options = {
  .tag_epochs = 12,
  .tag_runs = 3,
  .tag_least_seen = 2,
  .tag_margin = 30,
  .parse_epochs = 8,
  .parse_runs = 3,
  .parse_least_seen = 3,
  .move_margin = 0,
  .label_margin = 0,
  .folds = 5,
  .seed = 1,
  .tag_buckets = 28000,
  .move_buckets = 60000,
  .label_buckets = 17000,
  .tag_least_weight = 600,
  .move_least_weight = 500,
  .label_least_weight = 900,
};
static char *output;
static char *development;
static gboolean shows_relations;

static const GOptionEntry entries[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where the model goes", "MODEL" },
  { "development", 'd', 0, G_OPTION_ARG_FILENAME, &development,
    "A treebank to measure on at the end", "TREEBANK" },
  { "tag-epochs", 0, 0, G_OPTION_ARG_INT, &options.tag_epochs, "Rounds of the tagger", "N" },
  { "tag-runs", 0, 0, G_OPTION_ARG_INT, &options.tag_runs, "Taggers to add up", "N" },
  { "tag-seen", 0, 0, G_OPTION_ARG_INT, &options.tag_least_seen, "Never learn rarer features",
    "N" },
  { "parse-runs", 0, 0, G_OPTION_ARG_INT, &options.parse_runs, "Parsers to add up", "N" },
  { "parse-seen", 0, 0, G_OPTION_ARG_INT, &options.parse_least_seen, "Never learn rarer features",
    "N" },
  { "tag-margin", 0, 0, G_OPTION_ARG_INT, &options.tag_margin, "Lead of the right tag", "N" },
  { "move-margin", 0, 0, G_OPTION_ARG_INT, &options.move_margin, "Lead of the right move", "N" },
  { "label-margin", 0, 0, G_OPTION_ARG_INT, &options.label_margin, "Lead of the right relation",
    "N" },
  { "parse-epochs", 0, 0, G_OPTION_ARG_INT, &options.parse_epochs, "Rounds of the parser", "N" },
  { "folds", 0, 0, G_OPTION_ARG_INT, &options.folds, "Parts of the jackknife; 0 trains no parser",
    "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &options.seed, "Of the order of sentences", "N" },
  { "tag-buckets", 0, 0, G_OPTION_ARG_INT, &options.tag_buckets, "Room for the tagger's features",
    "N" },
  { "move-buckets", 0, 0, G_OPTION_ARG_INT, &options.move_buckets, "Room for the parser's features",
    "N" },
  { "label-buckets", 0, 0, G_OPTION_ARG_INT, &options.label_buckets,
    "Room for the relations' features", "N" },
  { "tag-weight", 0, 0, G_OPTION_ARG_INT, &options.tag_least_weight, "Leave out rarer features",
    "N" },
  { "move-weight", 0, 0, G_OPTION_ARG_INT, &options.move_least_weight, "Leave out rarer features",
    "N" },
  { "label-weight", 0, 0, G_OPTION_ARG_INT, &options.label_least_weight,
    "Leave out lighter weights", "N/1000" },
  { "relations", 0, 0, G_OPTION_ARG_NONE, &shows_relations, "Measure each relation", NULL },
  { NULL },
};

static gboolean
read_treebanks (ReadoutTreebank *treebank, char **paths, int n_paths, GError **error)
{
  for (int i = 0; i < n_paths; i++)
    if (!readout_treebank_read (treebank, paths[i], READOUT_SENTENCE_MAX_TOKENS, error))
      return FALSE;
  return TRUE;
}

static gboolean
evaluate (const char *model, char **paths, int n_paths, GError **error)
{
  g_autoptr (ReadoutSyntax) syntax = readout_syntax_new_from_file (model, error);

  if (syntax == NULL)
    return FALSE;
  for (int i = 0; i < n_paths; i++)
    {
      g_autoptr (ReadoutTreebank) treebank = readout_treebank_new ();

      if (!read_treebanks (treebank, &paths[i], 1, error))
        return FALSE;
      g_print ("%s\n", paths[i]);
      if (!readout_train_evaluate (syntax, treebank, shows_relations, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
train (char **paths, int n_paths, GError **error)
{
  g_autoptr (ReadoutTreebank) treebank = readout_treebank_new ();
  g_autoptr (ReadoutModelWriter) writer = readout_model_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  guint n_sentences;

  if (!read_treebanks (treebank, paths, n_paths, error))
    return FALSE;
  readout_train_lemmas (writer, treebank);
  n_sentences = treebank->sentences->len;
  for (guint i = 0; i < n_sentences; i += 12)
    readout_treebank_add_recased (treebank, i, i % 5 == 0 ? 'l' : i % 5 == 1 ? 'u' : 't');
  if (options.folds > 0)
    readout_train_guess_tags (treebank, &options);
  readout_train_tagger (writer, treebank, &options, options.tag_runs, 0, 0);
  if (options.folds > 0)
    readout_train_parser (writer, treebank, &options);
  bytes = readout_model_writer_get_bytes (writer);
  if (!g_file_set_contents (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                            error))
    return FALSE;
  g_print ("%s: %" G_GSIZE_FORMAT " bytes\n", output, g_bytes_get_size (bytes));
  return development == NULL || evaluate (output, &development, 1, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND");
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  /* Not LC_CTYPE: GLib maps the case of letters as the locale says, and a model that is trained in
   * Turkish must be the same. */
  setlocale (LC_MESSAGES, "");
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_summary (context, usage);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("readout-trainer: %s\n", error->message);
      return 2;
    }
  if (argc >= 3 && strcmp (argv[1], "train") == 0 && output != NULL)
    is_done = train (argv + 2, argc - 2, &error);
  else if (argc >= 4 && strcmp (argv[1], "evaluate") == 0)
    is_done = evaluate (argv[2], argv + 3, argc - 3, &error);
  else
    {
      g_printerr ("%s", usage);
      return 2;
    }
  if (!is_done)
    g_printerr ("readout-trainer: %s\n", error->message);
  return is_done ? 0 : 1;
}
