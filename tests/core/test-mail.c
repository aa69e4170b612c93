/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mails: their headers, what they say, what they carry.
 */
#include "formats/readout-formats.h"

#include <string.h>

#define HEADER                                                                                     \
  "Received: from mail.example.org\r\nFrom: =?utf-8?Q?Jo_L=C3=A9e?= <jo@example.org>\r\n"          \
  "To: desk@example.org\r\nSubject: =?iso-8859-1?Q?Caf=E9?= closes\r\n"                            \
  "Date: Tue, 22 Feb 2022 06:30:00 +0200\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n"

static GPtrArray *
read_string (const char *mail, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (mail, strlen (mail));
  GPtrArray *reports = readout_formats_read (bytes, name, &error);

  g_assert_no_error (error);
  return reports;
}

static ReadoutReport *
get_report (GPtrArray *reports, guint i)
{
  g_assert_cmpuint (reports->len, >, i);
  return g_ptr_array_index (reports, i);
}

/* The paragraphs of a report, joined by "|". */
static char *
dup_paragraphs (ReadoutReport *report)
{
  GArray *paragraphs = readout_text_get_paragraphs (report->text);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      g_autofree char *words = readout_text_dup_span (
          report->text, g_array_index (paragraphs, ReadoutParagraph, i).span);

      g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", words);
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static void
assert_paragraphs (ReadoutReport *report, const char *expected)
{
  g_autofree char *paragraphs = dup_paragraphs (report);

  g_assert_cmpstr (paragraphs, ==, expected);
}

static void
test_headers (void)
{
  g_autoptr (GPtrArray) reports = read_string (
      HEADER "Content-Type: text/plain; charset=iso-8859-1\r\n\r\nThe caf\351 closes.\r\n", NULL);
  ReadoutReport *report = get_report (reports, 0);

  g_assert_cmpuint (reports->len, ==, 1);
  g_assert_cmpstr (report->title, ==, "Café closes");
  g_assert_cmpstr (report->author, ==, "Jo Lée");
  g_assert_cmpstr (report->published, ==, "2022-02-22T06:30:00+02:00");
  g_assert_cmpstr (report->media_type, ==, "message/rfc822");
  assert_paragraphs (report, "The café closes.");
}

static void
test_reply (void)
{
  g_autoptr (GPtrArray) reports = read_string (
      HEADER
      "\r\nWe do not comment.\r\n\r\nOn Mon, 21 Feb 2022, Ann Ray <ann@example.org>\r\n"
      "wrote:\r\n\r\n> Is it true?\r\n> Really?\r\n\r\nIt is over.\r\n-- \r\nJo Lee\r\nSpokesman\r\n",
      NULL);
  ReadoutReport *report = get_report (reports, 0);

  assert_paragraphs (report, "We do not comment.|It is over.");
  /* Nothing is lost: it is shown, but is no part of what the mail says. */
  g_assert_nonnull (strstr (readout_text_get_string (report->text, NULL), "> Is it true?"));
  g_assert_nonnull (strstr (readout_text_get_string (report->text, NULL), "Spokesman"));
}

static void
test_answered_below (void)
{
  g_autoptr (GPtrArray) reports = read_string (
      HEADER
      "\r\nNo.\r\n\r\n-----Original Message-----\r\nFrom: Ann\r\nSent: Monday\r\n\r\nIs it true?\r\n",
      NULL);

  assert_paragraphs (get_report (reports, 0), "No.");
}

static void
test_forwarded (void)
{
  g_autoptr (GPtrArray) reports = read_string (
      HEADER
      "\r\nFYI\r\n\r\n---------- Forwarded message ---------\r\nFrom: Press <press@example.org>\r\n"
      "Date: Monday\r\nSubject: Statement\r\n\r\nThe ministry said that the bridge is safe.\r\n",
      NULL);

  assert_paragraphs (get_report (reports, 0), "FYI|The ministry said that the bridge is safe.");
}

static void
test_only_quotation (void)
{
  g_autoptr (GPtrArray) reports = read_string (HEADER "\r\n> The bridge is safe.\r\n", NULL);

  assert_paragraphs (get_report (reports, 0), "> The bridge is safe.");
}

static void
test_flowed (void)
{
  g_autoptr (GPtrArray) reports = read_string (
      HEADER
      "Content-Type: text/plain; format=flowed\r\n\r\nThe bridge \r\nis \r\nsafe.\r\n\r\n From here.\r\n",
      NULL);

  assert_paragraphs (get_report (reports, 0), "The bridge is safe.|From here.");
}

static void
test_html (void)
{
  g_autoptr (GPtrArray) reports = read_string (
      HEADER
      "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>The bridge<br>is <b>safe</b>.</p>"
      "<div>On Mon, 21 Feb 2022, Ann wrote:</div><blockquote><p>Is it true?</p></blockquote></body></html>\r\n",
      NULL);

  assert_paragraphs (get_report (reports, 0), "The bridge\nis safe.");
  g_assert_nonnull (
      strstr (readout_text_get_string (get_report (reports, 0)->text, NULL), "Is it true?"));
}

/* Of two versions the plain one is read, unless it says little. */
static void
test_alternative (void)
{
  g_autoptr (GPtrArray) same = read_string (
      HEADER
      "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
      "The bridge is safe.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>The <i>bridge</i> is safe.\r\n--b--\r\n",
      NULL);
  g_autoptr (GPtrArray) stub = read_string (
      HEADER
      "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
      "See the web page.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>The mayor said that the bridge is safe "
      "and will be open again in spring.\r\n--b--\r\n",
      NULL);

  assert_paragraphs (get_report (same, 0), "The bridge is safe.");
  assert_paragraphs (get_report (stub, 0),
                     "The mayor said that the bridge is safe and will be open again in spring.");
}

static void
test_attachments (void)
{
  g_autoptr (GPtrArray) reports = read_string (
      HEADER
      "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee attached.\r\n"
      "--b\r\nContent-Type: text/markdown; name=note.md\r\nContent-Disposition: attachment; filename=\"note.md\"\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\nIyBUaXRsZQoKVGhlIGJyaWRnZSBpcyBzYWZlLgo=\r\n"
      "--b\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
      "--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: Ann Ray <a@example.org>\r\nSubject: Inner\r\n"
      "Message-ID: <2@example.org>\r\n\r\nInner words.\r\n--b--\r\n",
      "letter.eml");

  g_assert_cmpuint (reports->len, ==, 3);
  assert_paragraphs (get_report (reports, 0), "See attached.");
  g_assert_null (get_report (reports, 0)->path);
  g_assert_cmpstr (get_report (reports, 1)->path, ==, "note.md");
  g_assert_cmpstr (get_report (reports, 1)->title, ==, "Title");
  g_assert_cmpstr (get_report (reports, 1)->media_type, ==, "text/markdown");
  g_assert_cmpuint (g_bytes_get_size (get_report (reports, 1)->original), ==, 29);
  g_assert_cmpstr (get_report (reports, 2)->path, ==, "Inner.eml");
  g_assert_cmpstr (get_report (reports, 2)->author, ==, "Ann Ray");
}

static void
test_mailbox (void)
{
  g_autoptr (GPtrArray) reports = read_string (
      "From jo@example.org Tue Feb 22 06:30:00 2022\nFrom: Jo <jo@example.org>\nSubject: One\n\nFirst words.\n\n"
      "From ann@example.org Tue Feb 22 06:31:00 2022\nFrom: Ann <ann@example.org>\nSubject: Two\n\nSecond words.\n",
      "box");
  gsize length;

  g_assert_cmpuint (reports->len, ==, 2);
  g_assert_cmpstr (get_report (reports, 0)->title, ==, "One");
  g_assert_cmpstr (get_report (reports, 1)->title, ==, "Two");
  assert_paragraphs (get_report (reports, 1), "Second words.");
  g_assert_cmpstr (get_report (reports, 1)->media_type, ==, "application/mbox");
  /* Each keeps its own bytes. */
  g_assert_true (
      g_str_has_prefix (g_bytes_get_data (get_report (reports, 1)->original, &length), "From ann"));
}

static void
test_not_mail (void)
{
  g_autoptr (GPtrArray) reports = read_string (
      "From: Reuters\nDate: 22 February 2022\nSubject: Bridge\n\nThe bridge is safe.\n", NULL);
  g_autoptr (GPtrArray) prose =
      read_string ("From today on the bridge is closed.\n\nIt is safe.\n", NULL);

  g_assert_cmpstr (get_report (reports, 0)->media_type, ==, "text/plain");
  g_assert_cmpstr (get_report (prose, 0)->media_type, ==, "text/plain");
}

static void
assert_refused (const char *mail, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (mail, strlen (mail));

  g_assert_null (readout_formats_read (bytes, NULL, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_refused (void)
{
  assert_refused (HEADER "\r\n", "no text");
  assert_refused (HEADER "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n"
                         "Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n",
                  "encrypted");
  assert_refused (HEADER "Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\n"
                         "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b--\r\n",
                  "encrypted");
}

/* Parts within parts, and mails within mails, without end. */
static void
test_nesting (void)
{
  g_autoptr (GString) parts = g_string_new (HEADER);
  g_autoptr (GString) mails = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) matryoshka = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) inner = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (parts, "Content-Type: multipart/mixed; boundary=b%u\r\n\r\n--b%u\r\n",
                            i, i);
  g_string_append (parts, "\r\nDeep words.\r\n");
  bytes = g_bytes_new (parts->str, parts->len);
  reports = readout_formats_read (bytes, NULL, NULL);
  for (guint i = 0; i < 50; i++)
    g_string_append (mails, HEADER "Content-Type: message/rfc822\r\n\r\n");
  g_string_append (mails, HEADER "\r\nDeep words.\r\n");
  matryoshka = g_bytes_new (mails->str, mails->len);
  inner = readout_formats_read (matryoshka, NULL, NULL);
  g_assert_null (inner);
}

/* Changed bytes give a report or a reason. */
static void
test_noise (void)
{
  const char *mail = HEADER
      "Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=koi8-r\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n\r\nThe bridge=20is\r\n> safe.\r\n-- \r\nJo\r\n--b\r\n"
      "Content-Type: text/html\r\n\r\n<p>The bridge is safe.\r\n--b--\r\n";
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  gsize length = strlen (mail);

  for (guint i = 0; i < 3000; i++)
    {
      char *changed = g_strdup (mail);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) reports = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < 1 + i % 8; j++)
        changed[g_rand_int_range (rand, 0, length)] = g_rand_int_range (rand, 0, 256);
      bytes = g_bytes_new_take (changed, length);
      reports = readout_formats_read (bytes, NULL, &error);
      g_assert_true ((reports != NULL) == (error == NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/mail/headers", test_headers);
  g_test_add_func ("/mail/reply", test_reply);
  g_test_add_func ("/mail/answered-below", test_answered_below);
  g_test_add_func ("/mail/forwarded", test_forwarded);
  g_test_add_func ("/mail/only-quotation", test_only_quotation);
  g_test_add_func ("/mail/flowed", test_flowed);
  g_test_add_func ("/mail/html", test_html);
  g_test_add_func ("/mail/alternative", test_alternative);
  g_test_add_func ("/mail/attachments", test_attachments);
  g_test_add_func ("/mail/mailbox", test_mailbox);
  g_test_add_func ("/mail/not-mail", test_not_mail);
  g_test_add_func ("/mail/refused", test_refused);
  g_test_add_func ("/mail/nesting", test_nesting);
  g_test_add_func ("/mail/noise", test_noise);

  return g_test_run ();
}
