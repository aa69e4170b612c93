/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Templates of briefings: what they are called, whether their slots exist.
 */
#include "briefing/readout-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A template is a page or two. */
#define TEMPLATE_MAX (1024 * 1024)

#define NUMBER_MAX 999

/* A name is taken for a misspelt one when so many letters differ at most. */
#define MISSPELT_MAX 2
#define SLOT_NAME_MAX 32

static const ReadoutTemplateSlot slots[] = {
  { "title", FALSE, 0 },   { "dates", FALSE, 0 },        { "reports", FALSE, 0 },
  { "summary", TRUE, 0 },  { "key-points", TRUE, 7 },    { "positions", TRUE, 0 },
  { "other", TRUE, 0 },    { "outlets", TRUE, 0 },       { "press-review", TRUE, 0 },
  { "timeline", TRUE, 0 }, { "latest", TRUE, 12 },       { "outlook", TRUE, 12 },
  { "unnamed", TRUE, 0 },  { "sourcing-note", TRUE, 0 }, { "sources", TRUE, 0 },
};

/* The words of the built-in templates, for the translators; a test sees that they are those of the
 * files. */
static const struct
{
  const char *id;
  const char *title;
  const char *description;
} built_in[] = {
  { "positions-by-topic",
    N_("Positions by topic"),
        N_("Who supports and who opposes each topic, actor by actor, then everything else that was said.") },
    { "press-review",
      N_("Press review by outlet"),
          N_("What each outlet reports, report by report, and whose voices it carries.") },
      { "situation-report",
        N_("Situation report"),
            N_("Key points, the latest developments, where everybody stands, what is announced, and what is unconfirmed.") },
        { "timeline", N_("Timeline"),
                          N_("Day by day, who said and did what, with the reports at the end.") },
        };

void
readout_template_free (ReadoutTemplate *template)
{
  g_free (template->id);
  g_free (template->title);
  g_free (template->description);
  g_free (template->text);
  g_free (template->path);
  g_free (template->problem);
  g_free (template);
}

const ReadoutTemplateSlot *
readout_template_get_slots (guint *n_slots)
{
  g_return_val_if_fail (n_slots != NULL, NULL);

  *n_slots = G_N_ELEMENTS (slots);
  return slots;
}

static const ReadoutTemplateSlot *
find_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (strcmp (name, slots[i].name) == 0)
      return &slots[i];
  return NULL;
}

/* Splits "key-points 5". @digits points into @text, "" where no number follows. */
static char *
split_slot (const char *text, const char **digits)
{
  gsize length;

  text += strspn (text, " \t");
  length = strcspn (text, " \t");
  *digits = text + length + strspn (text + length, " \t");
  return g_strndup (text, length);
}

const ReadoutTemplateSlot *
readout_template_find_slot (const char *text, guint *number)
{
  const char *digits;
  g_autofree char *name = NULL;
  const ReadoutTemplateSlot *slot;
  guint64 value;

  g_return_val_if_fail (text != NULL, NULL);

  name = split_slot (text, &digits);
  slot = find_name (name);
  if (slot == NULL)
    return NULL;
  value = slot->number;
  if (*digits != '\0')
    {
      g_autofree char *stripped = g_strchomp (g_strdup (digits));

      if (slot->number == 0 ||
          !g_ascii_string_to_unsigned (stripped, 10, 1, NUMBER_MAX, &value, NULL))
        return NULL;
    }
  if (number != NULL)
    *number = (guint)value;
  return slot;
}

/* Levenshtein's distance of two short names. */
static guint
count_differences (const char *a, const char *b)
{
  guint row[SLOT_NAME_MAX + 1];
  gsize length = strlen (b);

  if (strlen (a) > SLOT_NAME_MAX || length > SLOT_NAME_MAX)
    return G_MAXUINT;
  for (guint j = 0; j <= length; j++)
    row[j] = j;
  for (guint i = 1; a[i - 1] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= length; j++)
        {
          guint above = row[j];

          row[j] = MIN (MIN (row[j - 1], above) + 1, diagonal + (a[i - 1] != b[j - 1]));
          diagonal = above;
        }
    }
  return row[length];
}

static const char *
find_similar (const char *name)
{
  const char *best = NULL;
  guint least = MISSPELT_MAX + 1;

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      guint n = count_differences (name, slots[i].name);

      if (n < least)
        {
          least = n;
          best = slots[i].name;
        }
    }
  return best;
}

static char *
describe_unknown (guint line, const char *name)
{
  const char *similar = find_similar (name);
  g_autoptr (GString) known = g_string_new (NULL);

  if (similar != NULL)
    /* Translators: a line number and the names of two slots of a template */
    return g_strdup_printf (_ ("Line %u: there is no slot “%s”. Did you mean “%s”?"), line, name,
                               similar);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", slots[i].name);
  return g_strdup_printf (
      /* Translators: a line number, the name of a slot, the names of all slots */
      _ ("Line %u: there is no slot “%s”. There are: %s."), line, name, known->str);
}

/* What is wrong with the slot in @line whose text is @text, owned by the caller; %NULL: nothing. */
static char *
check_slot (guint number, const char *line, const char *text)
{
  const char *digits;
  g_autofree char *name = split_slot (text, &digits);
  g_autofree char *around = g_strstrip (g_strdup (line));
  const ReadoutTemplateSlot *slot = find_name (name);

  if (slot == NULL)
    return describe_unknown (number, name);
  if (readout_template_find_slot (text, NULL) == NULL)
    return slot->number == 0
        /* Translators: a line number and the name of a slot of a template */
        ? g_strdup_printf (_ ("Line %u: nothing can stand behind the name of the slot “%s”."),
                              number, name)
        : g_strdup_printf (
              /* Translators: a line number, the name of a slot, the greatest number */
              _ ("Line %u: behind the name of the slot “%s” there can only be a number from 1 to %d."),
                 number, name, NUMBER_MAX);
  if (slot->is_block && strlen (around) != strlen (text) + strlen ("{{}}"))
    /* Translators: a line number and the name of a slot of a template */
    return g_strdup_printf (_ ("Line %u: the slot “%s” must stand alone on its line."), number,
                               name);
  return NULL;
}

/* What is wrong with a line, owned by the caller; %NULL: nothing. */
static char *
check_line (guint number, const char *line)
{
  for (const char *p = strstr (line, "{{"); p != NULL; p = strstr (p, "{{"))
    {
      const char *end = strstr (p, "}}");
      g_autofree char *text = NULL;
      char *problem;

      if (end == NULL)
        /* Translators: a line number */
        return g_strdup_printf (_ ("Line %u: “{{” begins a slot that no “}}” ends."), number);
      text = g_strndup (p + 2, end - p - 2);
      problem = check_slot (number, line, text);
      if (problem != NULL)
        return problem;
      p = end + 2;
    }
  return NULL;
}

/* What is wrong with a template, owned by the caller; %NULL: nothing. */
static char *
check_text (const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup (_ ("The file is not UTF-8 text."));
  if (text[strspn (text, " \t\r\n")] == '\0')
    return g_strdup (_ ("The file is empty."));
  if (g_str_has_prefix (text, "<!--") && strstr (text, "-->") == NULL)
    return g_strdup (_ ("Line 1: “<!--” begins a comment that no “-->” ends."));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *problem = check_line (i + 1, lines[i]);

      if (problem != NULL)
        return problem;
    }
  return NULL;
}

/* The words of a comment that begins the file: the name, then what it is for. */
static void
read_comment (ReadoutTemplate *template, const char *text)
{
  const char *end = g_str_has_prefix (text, "<!--") ? strstr (text, "-->") : NULL;
  g_autofree char *comment = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) description = g_string_new (NULL);

  if (end == NULL || !g_utf8_validate (text, end - text, NULL))
    return;
  comment = g_strstrip (g_strndup (text + 4, end - text - 4));
  lines = g_strsplit (comment, "\n", -1);
  if (*comment == '\0')
    return;
  for (guint i = 1; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_string_append_printf (description, "%s%s", description->len > 0 ? " " : "", lines[i]);
  template->title = g_strdup (g_strstrip (lines[0]));
  template->description = g_strdup (description->str);
}

/* Built-in ones are called what their translators call them. */
static void
translate (ReadoutTemplate *template)
{
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      if (strcmp (template->title, built_in[i].title) != 0)
        continue;
      g_free (template->title);
      template->title = g_strdup (_ (built_in[i].title));
      if (strcmp (template->description, built_in[i].description) != 0)
        continue;
      g_free (template->description);
      template->description = g_strdup (_ (built_in[i].description));
    }
}

/* Whatever the text: what is wrong with it is in the template's problem. */
static ReadoutTemplate *
new_checked (const char *id, const char *text)
{
  ReadoutTemplate *template = g_new0 (ReadoutTemplate, 1);

  template->id = g_strdup (id);
  template->problem = check_text (text);
  read_comment (template, text);
  if (template->title == NULL)
    {
      template->title = g_strdelimit (g_utf8_make_valid (id, -1), "-_", ' ');
      template->title[0] = g_ascii_toupper (template->title[0]);
    }
  if (template->description == NULL)
    template->description = g_strdup ("");
  translate (template);
  if (template->problem == NULL)
    {
      const char *body = g_str_has_prefix (text, "<!--") ? strstr (text, "-->") + 3 : text;

      template->text = g_strdup (body + strspn (body, " \t\r\n"));
    }
  return template;
}

static ReadoutTemplate *
take_problem (ReadoutTemplate *template, GError **error)
{
  if (template->problem == NULL)
    return template;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: the name of a template and what is wrong with it, a sentence */
               _ ("The template “%s” cannot be used. %s"),
                  template->path != NULL ? template->path : template->id, template->problem);
  readout_template_free (template);
  return NULL;
}

ReadoutTemplate *
readout_template_new (const char *id, const char *text, GError **error)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return take_problem (new_checked (id, text), error);
}

ReadoutTemplate *
readout_template_load_file (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *id = g_path_get_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE, NULL, error);
  ReadoutTemplate *template;
  gsize length;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > TEMPLATE_MAX)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("“%s” is not a template: templates are Markdown files of up to 1 MB."), path);
      return NULL;
    }
  if (!g_file_load_contents (file, NULL, &text, &length, NULL, error))
    return NULL;
  if (g_str_has_suffix (id, ".md"))
    id[strlen (id) - 3] = '\0';
  for (char *p = text; (p = memchr (p, '\0', length - (p - text))) != NULL; p++)
    *p = '\xff'; /* no text has a NUL: it is told as what is not UTF-8 */
  template = new_checked (id, text);
  template->path = g_strdup (path);
  return template;
}

ReadoutTemplate *
readout_template_new_from_file (const char *path, GError **error)
{
  ReadoutTemplate *template;

  g_return_val_if_fail (path != NULL, NULL);

  template = readout_template_load_file (path, error);
  return template != NULL ? take_problem (template, error) : NULL;
}
