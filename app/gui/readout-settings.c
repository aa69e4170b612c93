/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The application's settings, which must work without an installed schema too.
 */
#include "readout-settings.h"

#include "language/readout-place.h"

#include "readout-config.h"

typedef struct
{
  const char *key;
  const char *text; /* the default, as GVariant text */
} Default;

static const Default defaults[] = {
  { READOUT_SETTING_WINDOW_WIDTH, "1280" },
  { READOUT_SETTING_WINDOW_HEIGHT, "820" },
  { READOUT_SETTING_WINDOW_MAXIMIZED, "false" },
  { READOUT_SETTING_SIDEBAR_WIDTH, "270" },
  { READOUT_SETTING_SIDEBAR_VISIBLE, "true" },
  { READOUT_SETTING_BRIEFING_WIDTH, "0" },
  { READOUT_SETTING_BRIEFING_VIEW, "'preview'" },
  { READOUT_SETTING_PANEL_OPEN, "false" },
  { READOUT_SETTING_PANEL_PAGE, "'outline'" },
  { READOUT_SETTING_PANEL_HEIGHT, "220" },
  { READOUT_SETTING_SESSION_PROJECTS, "@as []" },
  { READOUT_SETTING_RECENT_PROJECTS, "@as []" },
  { READOUT_SETTING_RESTORE_SESSION, "true" },
  { READOUT_SETTING_DRAFT_ON_IMPORT, "true" },
  { READOUT_SETTING_TEMPLATE, "'positions-by-topic'" },
  { READOUT_SETTING_PAPER, "'automatic'" },
  { READOUT_SETTING_MARGIN_TOP, "30.0" },
  { READOUT_SETTING_MARGIN_BOTTOM, "32.0" },
  { READOUT_SETTING_MARGIN_LEFT, "35.0" },
  { READOUT_SETTING_MARGIN_RIGHT, "35.0" },
  { READOUT_SETTING_BODY_FONT, "''" },
  { READOUT_SETTING_HEADING_FONT, "''" },
  { READOUT_SETTING_CODE_FONT, "''" },
  { READOUT_SETTING_FONT_SIZE, "10.5" },
  { READOUT_SETTING_AUTHOR, "''" },
  { READOUT_SETTING_PRINT_DATE, "false" },
  { READOUT_SETTING_EXPORT_FORMAT, "'pdf'" },
  { READOUT_SETTING_EXPORT_FOLDER, "''" },
  { READOUT_SETTING_PREVIEW_ZOOM, "0.0" },
  { READOUT_SETTING_READER_ZOOM, "1.0" },
  { READOUT_SETTING_EDITOR_ZOOM, "1.0" },
  { READOUT_SETTING_DATE_LANGUAGE, "''" },
  { READOUT_SETTING_COLOR_SCHEME, "'default'" },
  { READOUT_SETTING_PREVIEW_CONTINUOUS, "true" },
};

/* Says that something was set, for who asked with readout_settings_watch(). */
#define READOUT_TYPE_SETTINGS_NOTIFIER (readout_settings_notifier_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutSettingsNotifier, readout_settings_notifier, READOUT, SETTINGS_NOTIFIER, GObject)

struct _ReadoutSettingsNotifier
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (ReadoutSettingsNotifier, readout_settings_notifier, G_TYPE_OBJECT)

static guint changed_signal;

typedef struct
{
  GSettings *settings;  /* NULL without a schema */
  GHashTable *fallback; /* key → GVariant, without a schema */
  ReadoutSettingsNotifier *notifier;
} Store;

/* The schema that came with this program, wherever that is, before one that the desktop knows. */
static GSettingsSchema *
find_schema (void)
{
  g_autoptr (GSettingsSchemaSource) own = g_settings_schema_source_new_from_directory (
      readout_place_get_schema_folder (), NULL, FALSE, NULL);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = NULL;

  if (own != NULL)
    schema = g_settings_schema_source_lookup (own, READOUT_APPLICATION_ID, FALSE);
  if (schema == NULL && source != NULL)
    schema = g_settings_schema_source_lookup (source, READOUT_APPLICATION_ID, TRUE);
  return schema;
}

static void
readout_settings_notifier_class_init (ReadoutSettingsNotifierClass *klass)
{
  changed_signal =
      g_signal_new ("changed", READOUT_TYPE_SETTINGS_NOTIFIER,
                    G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_settings_notifier_init (ReadoutSettingsNotifier *notifier)
{
}

static void
tell (ReadoutSettingsNotifier *notifier, const char *key)
{
  g_signal_emit (notifier, changed_signal, g_quark_from_string (key));
}

static Store *
get_store (void)
{
  static Store store;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      g_autoptr (GSettingsSchema) schema = find_schema ();

      store.notifier = g_object_new (READOUT_TYPE_SETTINGS_NOTIFIER, NULL);
      if (schema != NULL)
        {
          store.settings = g_settings_new_full (schema, NULL, NULL);
          g_signal_connect_swapped (store.settings, "changed", G_CALLBACK (tell), store.notifier);
        }
      else
        {
          store.fallback = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                  (GDestroyNotify)g_variant_unref);
          for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
            g_hash_table_insert (store.fallback, (gpointer)defaults[i].key,
                                 g_variant_ref_sink (g_variant_new_parsed (defaults[i].text)));
        }
      g_once_init_leave (&ready, 1);
    }
  return &store;
}

static GVariant *
get_value (const char *key)
{
  Store *store = get_store ();

  if (store->settings != NULL)
    return g_settings_get_value (store->settings, key);
  return g_variant_ref (g_hash_table_lookup (store->fallback, key));
}

static void
set_value (const char *key, GVariant *value)
{
  Store *store = get_store ();

  if (store->settings != NULL)
    g_settings_set_value (store->settings, key, value);
  else
    {
      g_hash_table_insert (store->fallback, (gpointer)g_intern_string (key),
                           g_variant_ref_sink (value));
      tell (store->notifier, key);
    }
}

static void
property_changed_cb (GObject *object, GParamSpec *pspec, gpointer key)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (object, pspec->name, &value);
  if (G_VALUE_HOLDS_BOOLEAN (&value))
    readout_settings_set_boolean (key, g_value_get_boolean (&value));
  else if (G_VALUE_HOLDS_DOUBLE (&value))
    readout_settings_set_double (key, g_value_get_double (&value));
  else
    readout_settings_set_string (key, g_value_get_string (&value));
}

gboolean
readout_settings_get_boolean (const char *key)
{
  g_autoptr (GVariant) value = get_value (key);

  return g_variant_get_boolean (value);
}

int
readout_settings_get_int (const char *key)
{
  g_autoptr (GVariant) value = get_value (key);

  return g_variant_get_int32 (value);
}

double
readout_settings_get_double (const char *key)
{
  g_autoptr (GVariant) value = get_value (key);

  return g_variant_get_double (value);
}

char *
readout_settings_dup_string (const char *key)
{
  g_autoptr (GVariant) value = get_value (key);

  return g_variant_dup_string (value, NULL);
}

GStrv
readout_settings_dup_strv (const char *key)
{
  g_autoptr (GVariant) value = get_value (key);

  return g_variant_dup_strv (value, NULL);
}

void
readout_settings_set_boolean (const char *key, gboolean value)
{
  set_value (key, g_variant_new_boolean (value));
}

void
readout_settings_set_int (const char *key, int value)
{
  set_value (key, g_variant_new_int32 (value));
}

void
readout_settings_set_double (const char *key, double value)
{
  set_value (key, g_variant_new_double (value));
}

void
readout_settings_set_string (const char *key, const char *value)
{
  set_value (key, g_variant_new_string (value));
}

void
readout_settings_set_strv (const char *key, const char *const *value)
{
  set_value (key, g_variant_new_strv (value, -1));
}

void
readout_settings_reset (const char *key)
{
  Store *store = get_store ();

  if (store->settings != NULL)
    {
      g_settings_reset (store->settings, key);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_str_equal (defaults[i].key, key))
      set_value (key, g_variant_new_parsed (defaults[i].text));
}

void
readout_settings_bind (const char *key, gpointer object, const char *property)
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), property);
  Store *store = get_store ();

  g_return_if_fail (pspec != NULL);

  if (store->settings != NULL)
    {
      g_settings_bind (store->settings, key, object, property, G_SETTINGS_BIND_DEFAULT);
      return;
    }
  if (pspec->value_type == G_TYPE_BOOLEAN)
    g_object_set (object, property, readout_settings_get_boolean (key), NULL);
  else if (pspec->value_type == G_TYPE_DOUBLE)
    g_object_set (object, property, readout_settings_get_double (key), NULL);
  else
    {
      g_autofree char *value = readout_settings_dup_string (key);
      g_object_set (object, property, value, NULL);
    }
  g_signal_connect (object, signal, G_CALLBACK (property_changed_cb),
                    (gpointer)g_intern_string (key));
}

void
readout_settings_watch (const char *key, gpointer object, GCallback changed)
{
  g_autofree char *signal = key != NULL ? g_strconcat ("changed::", key, NULL) : NULL;

  g_return_if_fail (G_IS_OBJECT (object));

  g_signal_connect_object (get_store ()->notifier, signal != NULL ? signal : "changed", changed,
                           object, G_CONNECT_SWAPPED);
}
