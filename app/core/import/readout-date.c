/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates as reports write them.
 */
#include "import/readout-date.h"

#include <string.h>

#include "import/readout-import-words.h"

#define YEAR_FIRST 1600
#define YEAR_LAST 2199

typedef struct
{
  guint year; /* 0 when not written */
  guint month;
  guint day;     /* 0 when not written */
  char time[24]; /* "T06:30:00Z", or empty */
} Date;

static gsize
skip_spaces (const char *string)
{
  gsize n = 0;

  while (string[n] == ' ' || string[n] == '\t' || g_str_has_prefix (string + n, "\302\240"))
    n += string[n] == '\302' ? 2 : 1;
  return n;
}

/* The length of the run of letters that @string begins with. */
static gsize
measure_word (const char *string)
{
  const char *at = string;

  while (*at != '\0' && g_unichar_isalpha (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at - string;
}

/* Reads a number of @min to @max digits; 0 when there is none. */
static gsize
scan_number (const char *string, guint min, guint max, guint *number)
{
  gsize n = 0;

  *number = 0;
  while (g_ascii_isdigit (string[n]) && n <= max)
    *number = *number * 10 + (string[n++] - '0');
  return n >= min && n <= max ? n : 0;
}

static gsize
scan_year (const char *string, guint *year)
{
  gsize n = scan_number (string, 4, 4, year);

  return n > 0 && *year >= YEAR_FIRST && *year <= YEAR_LAST ? n : 0;
}

static gsize
scan_month (const char *string, guint *month)
{
  gsize n = measure_word (string);

  *month = readout_import_words_get_month (string, n);
  if (*month == 0)
    return 0;
  return string[n] == '.' ? n + 1 : n;
}

/* "22", "22nd", "22nd of" */
static gsize
scan_day (const char *string, guint *day)
{
  gsize n = scan_number (string, 1, 2, day);
  gsize word;

  if (n == 0 || *day < 1 || *day > 31)
    return 0;
  word = measure_word (string + n);
  if (word > 0 && !readout_import_words_has (READOUT_IMPORT_ORDINAL, string + n, word))
    return 0;
  n += word;
  if (word > 0 && g_str_has_prefix (string + n, " of "))
    n += 3;
  return n;
}

/* A zone that needs no table: GMT, UTC, Z, +02:00, +0200. */
static gsize
scan_zone (const char *string, char zone[8])
{
  guint hours;
  guint minutes;
  gsize n = measure_word (string);

  if ((n == 3 && (g_ascii_strncasecmp (string, "GMT", 3) == 0 ||
                  g_ascii_strncasecmp (string, "UTC", 3) == 0)) ||
      (n == 1 && *string == 'Z'))
    {
      g_strlcpy (zone, "Z", 8);
      return n;
    }
  if (*string != '+' && *string != '-')
    return 0;
  n = scan_number (string + 1, 4, 4, &hours);
  if (n > 0)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (scan_number (string + 1, 2, 2, &hours) == 2 && string[3] == ':' &&
           scan_number (string + 4, 2, 2, &minutes) == 2)
    n = 5;
  if (n == 0 || hours > 14 || minutes > 59)
    return 0;
  if (hours == 0 && minutes == 0)
    g_strlcpy (zone, "Z", 8);
  else
    g_snprintf (zone, 8, "%c%02u:%02u", *string, hours, minutes);
  return n + 1;
}

/* "06:30", "06:30:15.250", "6.30 pm", with or without a zone; @date gets it when it has one. */
static gsize
scan_time (const char *string, Date *date)
{
  guint hour;
  guint minute;
  guint second = 0;
  gsize n = scan_number (string, 1, 2, &hour);
  gsize more;
  char zone[8];

  if (n == 0 || (string[n] != ':' && string[n] != '.') ||
      scan_number (string + n + 1, 2, 2, &minute) == 0 || hour > 23 || minute > 59)
    return 0;
  n += 3;
  if (string[n] == ':' && scan_number (string + n + 1, 2, 2, &second) == 2 && second <= 60)
    n += 3;
  if (string[n] == '.' && g_ascii_isdigit (string[n + 1]))
    for (n++; g_ascii_isdigit (string[n]);)
      n++;

  more = n + skip_spaces (string + n);
  if (g_ascii_strncasecmp (string + more, "pm", 2) == 0 ||
      g_ascii_strncasecmp (string + more, "am", 2) == 0)
    {
      if (hour < 1 || hour > 12)
        return 0;
      hour = hour % 12 + (g_ascii_tolower (string[more]) == 'p' ? 12 : 0);
      n = more + 2;
      more = n + skip_spaces (string + n);
    }
  if (scan_zone (string + more, zone) > 0)
    {
      n = more + scan_zone (string + more, zone);
      g_snprintf (date->time, sizeof date->time, "T%02u:%02u:%02u%s", hour, minute,
                  MIN (second, 59), zone);
    }
  return n;
}

/* "2022-02-22", "2022/02/22" */
static gsize
scan_year_first (const char *string, Date *date)
{
  char separator = '\0';
  gsize n = scan_year (string, &date->year);

  if (n == 0)
    return 0;
  separator = string[n];
  if ((separator != '-' && separator != '/' && separator != '.') ||
      scan_number (string + n + 1, 2, 2, &date->month) == 0 || string[n + 3] != separator ||
      scan_number (string + n + 4, 2, 2, &date->day) == 0)
    return 0;
  return n + 6;
}

/* "22.02.2022", "22/02/2022", "2/22/2022" */
static gsize
scan_year_last (const char *string, Date *date)
{
  guint first;
  guint second;
  gsize n = scan_number (string, 1, 2, &first);
  gsize width;
  char separator = string[n];

  if (n == 0 || (separator != '.' && separator != '/' && separator != '-'))
    return 0;
  width = scan_number (string + n + 1, 1, 2, &second);
  n += 1 + width;
  if (width == 0 || string[n] != separator || scan_year (string + n + 1, &date->year) == 0)
    return 0;
  if (separator == '.' || first > 12 || first == second)
    {
      date->day = first;
      date->month = second;
    }
  else if (second > 12)
    {
      date->day = second;
      date->month = first;
    }
  else
    return 0;
  return n + 5;
}

/* "22 February 2022", "22 February", "22-Feb-2022" */
static gsize
scan_day_first (const char *string, Date *date)
{
  gsize n = scan_day (string, &date->day);
  gsize width;

  if (n == 0)
    return 0;
  n += string[n] == '-' ? 1 : skip_spaces (string + n);
  width = scan_month (string + n, &date->month);
  if (width == 0)
    return 0;
  n += width;
  width = strspn (string + n, "-, ");
  if (width <= 2 && width > 0)
    {
      gsize year = scan_year (string + n + width, &date->year);

      n += year > 0 ? width + year : 0;
    }
  return n;
}

/* "February 22, 2022", "February 22", "February 2022" */
static gsize
scan_month_first (const char *string, Date *date)
{
  gsize n = scan_month (string, &date->month);
  gsize width;
  gsize year;

  if (n == 0)
    return 0;
  n += skip_spaces (string + n);
  width = scan_day (string + n, &date->day);
  if (width == 0)
    {
      date->day = 0;
      year = scan_year (string + n, &date->year);
      return year > 0 ? n + year : 0;
    }
  n += width;
  width = strspn (string + n, ", ");
  year = width > 0 && width <= 2 ? scan_year (string + n + width, &date->year) : 0;
  return year > 0 ? n + width + year : n;
}

static gboolean
check_date (const Date *date)
{
  static const guint8 days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (date->month < 1 || date->month > 12 || date->day > days[date->month - 1])
    return FALSE;
  return date->day == 0 || date->year == 0 || g_date_valid_dmy (date->day, date->month, date->year);
}

static char *
format_date (const Date *date)
{
  g_autofree char *year = date->year > 0 ? g_strdup_printf ("%04u", date->year) : g_strdup ("????");

  if (date->day == 0)
    return g_strdup_printf ("%s-%02u", year, date->month);
  return g_strdup_printf ("%s-%02u-%02u%s", year, date->month, date->day, date->time);
}

/* "Tuesday, ", "Tue " */
static gsize
skip_weekday (const char *string)
{
  gsize n = measure_word (string);

  if (!readout_import_words_has (READOUT_IMPORT_WEEKDAY, string, n))
    return 0;
  n += strspn (string + n, ".,");
  return n + skip_spaces (string + n);
}

gsize
readout_date_scan (const char *string, char **published, gboolean *has_year)
{
  gsize (*const scans[]) (const char *, Date *) = { scan_year_first, scan_year_last, scan_day_first,
                                                    scan_month_first };
  gsize start;

  g_return_val_if_fail (string != NULL && published != NULL && has_year != NULL, 0);

  start = skip_weekday (string);
  for (guint i = 0; i < G_N_ELEMENTS (scans); i++)
    {
      Date date = { 0 };
      gsize n = scans[i](string + start, &date);
      gsize more;
      gsize time;

      if (n == 0 || g_ascii_isdigit (string[start + n]) || !check_date (&date))
        continue;
      n += start;
      more = string[n] == 'T' ? 1 : strspn (string + n, ",; |\t-");
      time = more > 0 && date.day > 0 ? scan_time (string + n + more, &date) : 0;
      *published = format_date (&date);
      *has_year = date.year > 0;
      return time > 0 ? n + more + time : n;
    }
  return 0;
}

static gsize
skip_marks (const char *string)
{
  const char *at = string;

  while (*at != '\0' && (g_unichar_isspace (g_utf8_get_char (at)) ||
                         g_unichar_ispunct (g_utf8_get_char (at)) || *at == '|'))
    at = g_utf8_next_char (at);
  return at - string;
}

/* What may stand around the date on its line: "Published on", "updated 06:30 GMT", marks. */
static gsize
skip_around (const char *string, ReadoutImportWordClass class)
{
  gsize n = 0;

  for (;;)
    {
      gsize more = skip_marks (string + n);
      gsize word = readout_import_words_match (class, string + n + more);
      Date date;

      if (word == 0 && class == READOUT_IMPORT_AFTER_DATE)
        word = scan_time (string + n + more, &date);
      n += more + word;
      if (word == 0)
        return n;
    }
}

char *
readout_date_parse (const char *string)
{
  g_autofree char *published = NULL;
  gboolean has_year = FALSE;
  gsize at;
  gsize n;
  guint year = 0;

  g_return_val_if_fail (string != NULL, NULL);

  at = skip_around (string, READOUT_IMPORT_BEFORE_DATE);
  n = readout_date_scan (string + at, &published, &has_year);
  if (n == 0)
    n = scan_year (string + at, &year);
  if (n == 0 || (published != NULL && !has_year))
    return NULL;
  if (string[at + n + skip_around (string + at + n, READOUT_IMPORT_AFTER_DATE)] != '\0')
    return NULL;
  return published != NULL ? g_steal_pointer (&published) : g_strdup_printf ("%u", year);
}

char *
readout_date_find_in_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const char *at = name; *at != '\0'; at++)
    {
      char digits[11] = "";
      gsize n_digits = strspn (at, "0123456789");
      g_autofree char *published = NULL;
      gboolean has_year;

      if (n_digits == 0)
        continue;
      if (n_digits == 8)
        g_snprintf (digits, sizeof digits, "%.4s-%.2s-%.2s", at, at + 4, at + 6);
      else if (n_digits == 4 && (at[4] == '-' || at[4] == '_'))
        {
          g_strlcpy (digits, at, sizeof digits);
          for (char *mark = digits; *mark != '\0'; mark++)
            *mark = *mark == '_' ? '-' : *mark;
        }
      if (strlen (digits) == 10 && readout_date_scan (digits, &published, &has_year) == 10 &&
          !g_ascii_isdigit (n_digits == 8 ? at[8] : at[10]))
        return g_steal_pointer (&published);
      at += n_digits - 1;
    }
  return NULL;
}
