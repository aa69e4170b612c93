/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads treebanks in CoNLL-U (universaldependencies.org/format).
 */
#include "readout-treebank.h"

#include <string.h>

#include "syntax/readout-features.h"

enum
{
  COLUMN_ID,
  COLUMN_FORM,
  COLUMN_LEMMA,
  COLUMN_UPOS,
  COLUMN_XPOS,
  COLUMN_FEATURES,
  COLUMN_HEAD,
  COLUMN_RELATION,
  COLUMN_ENHANCED,
  COLUMN_MISC,
  N_COLUMNS,
};

/* The sentence that is being read. */
typedef struct
{
  GPtrArray *forms;
  GPtrArray *lemmas;
  GArray *spaces; /* of gboolean */
  GArray *tags;
  GArray *heads; /* 1-based, 0 the root */
  GArray *relations;
  gboolean space_before;
  guint range_end; /* the last token of the current range "1-2" */
  gboolean space_after_range;
  gboolean starts_paragraph;
} Draft;

static void
free_sentence (gpointer data)
{
  ReadoutTreebankSentence *sentence = data;

  g_free (sentence->tags);
  g_free (sentence->heads);
  g_free (sentence->relations);
  g_free (sentence->guessed);
  g_free (sentence);
}

ReadoutTreebank *
readout_treebank_new (void)
{
  ReadoutTreebank *treebank = g_new0 (ReadoutTreebank, 1);

  treebank->segments = readout_segments_new ();
  treebank->sentences = g_ptr_array_new_with_free_func (free_sentence);
  treebank->forms = g_ptr_array_new_with_free_func (g_free);
  treebank->lemmas = g_ptr_array_new_with_free_func (g_free);
  treebank->text = g_string_new (NULL);
  return treebank;
}

void
readout_treebank_free (ReadoutTreebank *treebank)
{
  if (treebank == NULL)
    return;
  readout_segments_free (treebank->segments);
  g_ptr_array_unref (treebank->sentences);
  g_ptr_array_unref (treebank->forms);
  g_ptr_array_unref (treebank->lemmas);
  g_string_free (treebank->text, TRUE);
  g_free (treebank);
}

static void
clear_draft (Draft *draft)
{
  g_ptr_array_set_size (draft->forms, 0);
  g_ptr_array_set_size (draft->lemmas, 0);
  g_array_set_size (draft->spaces, 0);
  g_array_set_size (draft->tags, 0);
  g_array_set_size (draft->heads, 0);
  g_array_set_size (draft->relations, 0);
  draft->space_before = TRUE;
  draft->range_end = 0;
  draft->starts_paragraph = FALSE;
}

static void
add_text (ReadoutTreebank *treebank, const Draft *draft)
{
  if (treebank->text->len > 0)
    g_string_append (treebank->text, draft->starts_paragraph ? "\n\n" : " ");
  for (guint i = 0; i < draft->forms->len; i++)
    {
      if (i > 0 && g_array_index (draft->spaces, gboolean, i))
        g_string_append_c (treebank->text, ' ');
      g_string_append (treebank->text, g_ptr_array_index (draft->forms, i));
    }
}

static gboolean
end_draft (ReadoutTreebank *treebank, Draft *draft, guint most)
{
  guint n_tokens = draft->forms->len;
  ReadoutTreebankSentence *sentence;

  if (n_tokens == 0 || n_tokens > most)
    return TRUE;
  for (guint i = 0; i < n_tokens; i++)
    if (g_array_index (draft->heads, guint16, i) > n_tokens)
      return FALSE;
  add_text (treebank, draft);
  sentence = g_new0 (ReadoutTreebankSentence, 1);
  sentence->first = treebank->segments->tokens->len;
  sentence->n_tokens = n_tokens;
  sentence->tags = g_memdup2 (draft->tags->data, n_tokens * sizeof (guint16));
  sentence->heads = g_memdup2 (draft->heads->data, n_tokens * sizeof (guint16));
  sentence->relations = g_memdup2 (draft->relations->data, n_tokens);
  for (guint i = 0; i < n_tokens; i++)
    {
      sentence->heads[i] = sentence->heads[i] == 0 ? (guint16)n_tokens : sentence->heads[i] - 1;
      g_ptr_array_add (treebank->forms, g_strdup (g_ptr_array_index (draft->forms, i)));
      g_ptr_array_add (treebank->lemmas, g_strdup (g_ptr_array_index (draft->lemmas, i)));
    }
  readout_segments_add_sentence (treebank->segments, (const char *const *)draft->forms->pdata,
                                 (const gboolean *)(gpointer)draft->spaces->data, n_tokens);
  g_ptr_array_add (treebank->sentences, sentence);
  return TRUE;
}

static void
add_draft_token (Draft *draft, char **columns, guint id)
{
  ReadoutUpos upos = readout_upos_from_name (columns[COLUMN_UPOS]);
  guint16 tag = readout_tag (readout_xpos_from_name (columns[COLUMN_XPOS]), upos);
  guint16 head = g_ascii_strtoull (columns[COLUMN_HEAD], NULL, 10);
  guint8 relation = readout_relation_from_name (columns[COLUMN_RELATION]);
  gboolean space_after = strstr (columns[COLUMN_MISC], "SpaceAfter=No") == NULL;

  g_ptr_array_add (draft->forms, g_strdup (columns[COLUMN_FORM]));
  g_ptr_array_add (draft->lemmas, g_strdup (columns[COLUMN_LEMMA]));
  g_array_append_val (draft->spaces, draft->space_before);
  g_array_append_val (draft->tags, tag);
  g_array_append_val (draft->heads, head);
  g_array_append_val (draft->relations, relation);
  if (id < draft->range_end)
    space_after = FALSE;
  else if (id == draft->range_end)
    space_after = draft->space_after_range;
  draft->space_before = space_after;
}

static gboolean
read_line (ReadoutTreebank *treebank, Draft *draft, char *line, guint most)
{
  g_auto (GStrv) columns = NULL;
  guint id;

  if (*line == '\0' || *line == '\r')
    {
      gboolean is_good = end_draft (treebank, draft, most);

      clear_draft (draft);
      return is_good;
    }
  if (*line == '#')
    {
      if (g_str_has_prefix (line, "# newpar") || g_str_has_prefix (line, "# newdoc"))
        draft->starts_paragraph = TRUE;
      return TRUE;
    }
  columns = g_strsplit (line, "\t", N_COLUMNS);
  if (g_strv_length (columns) != N_COLUMNS || !g_ascii_isdigit (*columns[COLUMN_ID]) ||
      *columns[COLUMN_FORM] == '\0' || !g_utf8_validate (columns[COLUMN_FORM], -1, NULL))
    return FALSE;
  if (strchr (columns[COLUMN_ID], '.') != NULL)
    return TRUE;
  if (strchr (columns[COLUMN_ID], '-') != NULL)
    {
      draft->range_end = g_ascii_strtoull (strchr (columns[COLUMN_ID], '-') + 1, NULL, 10);
      draft->space_after_range = strstr (columns[COLUMN_MISC], "SpaceAfter=No") == NULL;
      return TRUE;
    }
  id = g_ascii_strtoull (columns[COLUMN_ID], NULL, 10);
  if (id != draft->forms->len + 1)
    return FALSE;
  add_draft_token (draft, columns, id);
  return TRUE;
}

gboolean
readout_treebank_read (ReadoutTreebank *treebank, const char *path, guint most, GError **error)
{
  g_autofree char *contents = NULL;
  Draft draft = { 0 };
  guint number = 0;
  gboolean is_good = TRUE;
  char *end;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return FALSE;
  draft.forms = g_ptr_array_new_with_free_func (g_free);
  draft.lemmas = g_ptr_array_new_with_free_func (g_free);
  draft.spaces = g_array_new (FALSE, FALSE, sizeof (gboolean));
  draft.tags = g_array_new (FALSE, FALSE, sizeof (guint16));
  draft.heads = g_array_new (FALSE, FALSE, sizeof (guint16));
  draft.relations = g_array_new (FALSE, FALSE, sizeof (guint8));
  clear_draft (&draft);
  for (char *line = contents; is_good && *line != '\0'; line = end)
    {
      end = strchrnul (line, '\n');
      if (*end == '\n')
        *end++ = '\0';
      number++;
      is_good = read_line (treebank, &draft, line, most);
    }
  is_good = is_good && end_draft (treebank, &draft, most);
  g_ptr_array_unref (draft.forms);
  g_ptr_array_unref (draft.lemmas);
  g_array_unref (draft.spaces);
  g_array_unref (draft.tags);
  g_array_unref (draft.heads);
  g_array_unref (draft.relations);
  if (!is_good)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: line %u is not CoNLL-U", path,
                 number);
  return is_good;
}

static char *
recase_form (const char *form, char style)
{
  if (style == 'u')
    return g_utf8_strup (form, -1);
  if (style == 't' && g_ascii_islower (form[0]) && strlen (form) > 3)
    {
      char *title = g_strdup (form);

      title[0] = g_ascii_toupper (title[0]);
      return title;
    }
  return style == 'l' ? g_utf8_strdown (form, -1) : g_strdup (form);
}

void
readout_treebank_add_recased (ReadoutTreebank *treebank, guint index, char style)
{
  const ReadoutTreebankSentence *old = readout_treebank_get (treebank, index);
  ReadoutTreebankSentence *sentence = g_new0 (ReadoutTreebankSentence, 1);
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);
  g_autofree gboolean *spaces = g_new (gboolean, old->n_tokens);

  for (guint i = 0; i < old->n_tokens; i++)
    {
      const ReadoutToken *token = readout_segments_get_token (treebank->segments, old->first + i);

      g_ptr_array_add (forms, recase_form (token->form, style));
      g_ptr_array_add (treebank->forms, g_strdup (g_ptr_array_index (forms, i)));
      spaces[i] = token->space_before;
      g_ptr_array_add (treebank->lemmas,
                       g_strdup (g_ptr_array_index (treebank->lemmas, old->first + i)));
    }
  sentence->first = treebank->segments->tokens->len;
  sentence->n_tokens = old->n_tokens;
  sentence->tags = g_memdup2 (old->tags, old->n_tokens * sizeof *old->tags);
  sentence->heads = g_memdup2 (old->heads, old->n_tokens * sizeof *old->heads);
  sentence->relations = g_memdup2 (old->relations, old->n_tokens);
  readout_segments_add_sentence (treebank->segments, (const char *const *)forms->pdata, spaces,
                                 old->n_tokens);
  g_ptr_array_add (treebank->sentences, sentence);
}
