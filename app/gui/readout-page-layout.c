/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes pages of a text that changes, off the main loop.
 */
#include "readout-page-layout.h"

/* What is typed within so many milliseconds is laid out once. */
#define LAYOUT_DELAY 60

struct _ReadoutPageLayout
{
  GObject parent_instance;

  char *markdown; /* nullable */
  ReadoutPageSettings *settings;
  ReadoutPages *pages;       /* nullable */
  GCancellable *cancellable; /* of the layout under way; nullable */
  guint source;
  gboolean is_stale; /* another layout is to follow */
};

G_DEFINE_FINAL_TYPE (ReadoutPageLayout, readout_page_layout, G_TYPE_OBJECT)

enum
{
  LAID_OUT,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  char *markdown;
  ReadoutPageSettings *settings;
  ReadoutPages *previous; /* nullable */
} Job;

static void start (ReadoutPageLayout *self);

static void
free_job (Job *job)
{
  g_free (job->markdown);
  readout_page_settings_free (job->settings);
  g_clear_object (&job->previous);
  g_free (job);
}

static void
lay_out_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (job->markdown, -1, &error);
  ReadoutPages *pages = NULL;

  if (markdown != NULL)
    pages = readout_pages_new (markdown, job->settings, job->previous, cancellable, &error);
  if (pages != NULL)
    g_task_return_pointer (task, pages, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
take_pages (ReadoutPageLayout *self, ReadoutPages *pages)
{
  if (g_set_object (&self->pages, pages))
    g_signal_emit (self, signals[LAID_OUT], 0);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ReadoutPageLayout *self = READOUT_PAGE_LAYOUT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutPages) pages = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    g_clear_object (&self->cancellable);
  if (pages != NULL && self->markdown != NULL)
    take_pages (self, pages);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
  if (self->is_stale && self->cancellable == NULL)
    start (self);
}

static void
start (ReadoutPageLayout *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  self->is_stale = FALSE;
  if (self->markdown == NULL)
    {
      take_pages (self, NULL);
      return;
    }
  job = g_new0 (Job, 1);
  job->markdown = g_strdup (self->markdown);
  job->settings = readout_page_settings_copy (self->settings);
  g_set_object (&job->previous, self->pages);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, laid_out_cb, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, (GDestroyNotify)free_job);
  g_task_run_in_thread (task, lay_out_thread);
}

static gboolean
start_cb (gpointer data)
{
  ReadoutPageLayout *self = data;

  self->source = 0;
  if (self->cancellable == NULL)
    {
      start (self);
      return G_SOURCE_REMOVE;
    }
  /* The one under way ends soon, and starts the next one. */
  self->is_stale = TRUE;
  if (self->pages == NULL)
    g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
start_soon (ReadoutPageLayout *self)
{
  if (self->source == 0)
    self->source = g_timeout_add (LAYOUT_DELAY, start_cb, self);
}

static void
readout_page_layout_dispose (GObject *object)
{
  ReadoutPageLayout *self = READOUT_PAGE_LAYOUT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->markdown, g_free);
  self->is_stale = FALSE;
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (readout_page_layout_parent_class)->dispose (object);
}

static void
readout_page_layout_finalize (GObject *object)
{
  readout_page_settings_free (READOUT_PAGE_LAYOUT (object)->settings);

  G_OBJECT_CLASS (readout_page_layout_parent_class)->finalize (object);
}

static void
readout_page_layout_class_init (ReadoutPageLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = readout_page_layout_dispose;
  object_class->finalize = readout_page_layout_finalize;

  signals[LAID_OUT] = g_signal_new ("laid-out", READOUT_TYPE_PAGE_LAYOUT, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", READOUT_TYPE_PAGE_LAYOUT, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
readout_page_layout_init (ReadoutPageLayout *self)
{
  self->settings = readout_page_settings_new (readout_paper_for_locale (NULL));
}

ReadoutPageLayout *
readout_page_layout_new (void)
{
  return g_object_new (READOUT_TYPE_PAGE_LAYOUT, NULL);
}

void
readout_page_layout_set_markdown (ReadoutPageLayout *layout, const char *markdown)
{
  g_return_if_fail (READOUT_IS_PAGE_LAYOUT (layout));

  if (g_strcmp0 (markdown, layout->markdown) == 0)
    return;
  g_free (layout->markdown);
  layout->markdown = g_strdup (markdown);
  start_soon (layout);
}

void
readout_page_layout_set_settings (ReadoutPageLayout *layout, const ReadoutPageSettings *settings)
{
  g_return_if_fail (READOUT_IS_PAGE_LAYOUT (layout));
  g_return_if_fail (settings != NULL);

  readout_page_settings_free (layout->settings);
  layout->settings = readout_page_settings_copy (settings);
  start_soon (layout);
}

ReadoutPages *
readout_page_layout_get_pages (ReadoutPageLayout *layout)
{
  g_return_val_if_fail (READOUT_IS_PAGE_LAYOUT (layout), NULL);

  return layout->pages;
}
