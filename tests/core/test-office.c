/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Word documents, OpenDocument texts and e-books: what is read in them, and what is said of those
 * that are made to do harm.
 */
#include "formats/readout-formats.h"
#include "zip-samples.h"

#define WORD                                                                                       \
  "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "            \
  "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "                        \
  "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "                 \
  "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><w:body>"
#define WORD_END "</w:body></w:document>"
#define P(words) "<w:p><w:r><w:t>" words "</w:t></w:r></w:p>"

#define OPEN                                                                                       \
  "<office:document-content "                                                                      \
  "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                               \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                                   \
  "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "                                 \
  "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' "                                \
  "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "                                 \
  "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'>"
#define OPEN_BODY OPEN "<office:body><office:text>"
#define OPEN_END "</office:text></office:body></office:document-content>"

static ReadoutReport *
read_bytes (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = readout_formats_read (bytes, name, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);
  return g_object_ref (g_ptr_array_index (reports, 0));
}

static void
assert_text (ReadoutReport *report, const char *expected)
{
  g_assert_cmpstr (readout_text_get_string (report->text, NULL), ==, expected);
}

static void
assert_refused (GBytes *bytes, ReadoutImportError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = readout_formats_read (bytes, NULL, &error);

  g_assert_null (reports);
  g_assert_error (error, READOUT_IMPORT_ERROR, (int)code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

/* A Word document of a main part and of further parts: pairs of a name and what is in it, up to
 * %NULL. */
static GBytes *
make_docx (const char *main_part, ...)
{
  ZipSample sample = zip_sample_begin (NULL);
  const char *name;
  va_list list;

  zip_sample_add (&sample, "word/document.xml", main_part);
  va_start (list, main_part);
  while ((name = va_arg (list, const char *)) != NULL)
    zip_sample_add (&sample, name, va_arg (list, const char *));
  va_end (list);
  return zip_sample_end (&sample);
}

static GBytes *
make_odt (const char *content, const char *other_name, const char *other)
{
  ZipSample sample = zip_sample_begin (NULL);

  zip_sample_add (&sample, "mimetype", "application/vnd.oasis.opendocument.text");
  if (content != NULL)
    zip_sample_add (&sample, "content.xml", content);
  if (other_name != NULL)
    zip_sample_add (&sample, other_name, other);
  return zip_sample_end (&sample);
}

static void
assert_docx (const char *body, const char *expected)
{
  g_autofree char *part = g_strconcat (WORD, body, WORD_END, NULL);
  g_autoptr (GBytes) bytes = make_docx (part, NULL);
  g_autoptr (ReadoutReport) report = read_bytes (bytes, NULL);

  assert_text (report, expected);
}

static void
assert_odt (const char *body, const char *expected)
{
  g_autofree char *part = g_strconcat (OPEN_BODY, body, OPEN_END, NULL);
  g_autoptr (GBytes) bytes = make_odt (part, NULL, NULL);
  g_autoptr (ReadoutReport) report = read_bytes (bytes, NULL);

  assert_text (report, expected);
}

static void
test_docx_paragraphs (void)
{
  g_autoptr (GBytes) bytes =
      make_docx (WORD P ("First.") P ("") P ("Second &amp; last.") WORD_END, NULL);
  g_autoptr (ReadoutReport) report = read_bytes (bytes, "statement.docx");

  assert_text (report, "First.\n\nSecond & last.\n");
  g_assert_cmpuint (readout_text_get_paragraphs (report->text)->len, ==, 2);
  g_assert_cmpstr (report->media_type, ==,
                   "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
}

static void
test_docx_runs (void)
{
  assert_docx (
      "<w:p><w:r><w:t>Tab</w:t><w:tab/><w:t>break</w:t><w:br/><w:t>well</w:t>"
      "<w:noBreakHyphen/><w:t>known co</w:t><w:softHyphen/><w:t>operation</w:t></w:r>"
      "<w:r><w:sym w:font='Symbol' w:char='F061'/><w:sym w:font='Wingdings' w:char='F0FC'/>"
      "</w:r></w:p>",
      "Tab\tbreak\nwell-known cooperation\316\261\n");
  assert_docx (
      "<w:p><w:r><w:t>One page</w:t><w:br w:type='page'/><w:t>and the next</w:t></w:r></w:p>",
      "One page\n\nand the next\n");
  assert_docx ("<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs></w:pPr>"
               "<w:r><w:t>No tab</w:t></w:r></w:p>",
               "No tab\n");
  assert_docx (
      "<w:p><w:r><w:t>The </w:t></w:r><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink>"
      "<w:r><w:t> word, </w:t></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>",
      "The linked word, x\n");
}

static void
test_docx_changes (void)
{
  assert_docx ("<w:p><w:r><w:t>He </w:t></w:r><w:del><w:r><w:delText>may</w:delText></w:r></w:del>"
               "<w:ins><w:r><w:t>will</w:t></w:r></w:ins><w:r><w:t> come</w:t></w:r>"
               "<w:moveFrom><w:r><w:t> moved</w:t></w:r></w:moveFrom></w:p>",
               "He will come\n");
  /* The end of a paragraph is deleted. */
  assert_docx (
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>" P ("line"),
      "One line\n");
  /* A row is deleted. */
  assert_docx ("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" P (
                   "gone") "</w:tc></w:tr>"
                           "<w:tr><w:tc>" P ("here") "</w:tc></w:tr></w:tbl>",
               "here\n");
  /* What the style was before is no style. */
  assert_docx ("<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
               "<w:t>shown</w:t></w:r></w:p>",
               "shown\n");
}

static void
test_docx_hidden (void)
{
  g_autoptr (GBytes) bytes = make_docx (
      WORD "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t><w:tab/></w:r>"
           "<w:r><w:rPr><w:rStyle w:val='Hid'/></w:rPr><w:t>more</w:t></w:r>"
           "<w:r><w:rPr><w:vanish w:val='false'/></w:rPr><w:t>open</w:t></w:r></w:p>" WORD_END,
      "word/styles.xml",
      "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
      "<w:style w:styleId='Base'><w:name w:val='Base'/><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:styleId='Hid'><w:name w:val='Hid'/><w:basedOn w:val='Base'/></w:style></w:styles>",
      NULL);
  g_autoptr (ReadoutReport) report = read_bytes (bytes, NULL);

  assert_text (report, "open\n");
}

static void
test_docx_fields (void)
{
  assert_docx (
      "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF 1 </w:instrText>"
      "</w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF</w:instrText>"
      "</w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>inner</w:t></w:r>"
      "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:fldChar "
      "w:fldCharType='separate'/></w:r><w:r><w:t>result</w:t></w:r>"
      "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
      "result\n");
  /* One that never ends takes no text with it. */
  assert_docx (
      "<w:p><w:r><w:t>Before</w:t><w:fldChar w:fldCharType='begin'/></w:r></w:p>" P ("after"),
      "Before\n\nafter\n");
  assert_docx ("<w:p><w:fldSimple><w:r><w:t>simple</w:t></w:r></w:fldSimple></w:p>", "simple\n");
}

static void
test_docx_controls (void)
{
  assert_docx (
      "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" P (
          "Click here") "</w:sdtContent></w:sdt>"
                        "<w:sdt><w:sdtPr/><w:sdtContent>" P ("Filled in") "</w:sdtContent></w:sdt>",
      "Filled in\n");
}

static void
test_docx_boxes (void)
{
  assert_docx (
      "<w:p><w:r><w:t>Around </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
      "<wps:txbx><w:txbxContent>" P ("Box one") P (
          "Box two") "</w:txbxContent></wps:txbx></mc:Choice>"
                     "<mc:Fallback><w:pict><w:txbxContent>" P (
                         "Box again") "</w:txbxContent></w:pict></mc:Fallback>"
                                      "</mc:AlternateContent></w:r><w:r><w:t>the box</w:t></w:r></w:p>" P (
                                          "After"),
      "Around the box\n\nBox one\n\nBox two\n\nAfter\n");
  assert_docx (
      "<w:p><w:r><mc:AlternateContent><mc:Fallback><w:pict><w:txbxContent>" P (
          "Alone") "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
      "Alone\n");
}

static void
test_docx_tables (void)
{
  assert_docx (
      "<w:tbl><w:tr><w:tc>" P ("Name") "</w:tc><w:tc>" P ("Votes") "</w:tc></w:tr><w:tr><w:tc>" P (
          "A. Person") "</w:tc><w:tc>" P ("") "</w:tc></w:tr></w:tbl>" P ("After"),
      "Name\tVotes\n\nA. Person\n\nAfter\n");
  /* Cells with paragraphs of their own are read one after the other, tables in them too. */
  assert_docx ("<w:tbl><w:tr><w:tc>" P ("One.")
                   P ("Two.") "</w:tc><w:tc>" P ("Three.") "<w:tbl><w:tr><w:tc>" P (
                       "in") "</w:tc><w:tc>" P ("ner") "</w:tc></w:tr></w:tbl>"
                                                       "</w:tc></w:tr></w:tbl>",
               "One.\n\nTwo.\n\nThree.\n\nin\tner\n");
}

static void
test_docx_notes (void)
{
#define NOTES "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
  g_autoptr (GBytes) bytes = make_docx (
      WORD "<w:p><w:r><w:t>Claim.</w:t><w:footnoteReference w:id='2'/><w:t> More.</w:t>"
           "<w:endnoteReference w:id='1'/></w:r></w:p>" P ("End.") WORD_END,
      "word/footnotes.xml",
      "<w:footnotes " NOTES
      "><w:footnote w:id='0' w:type='separator'>" P ("---") "</w:footnote><w:footnote w:id='1'>" P (
          "Unused") "</w:footnote><w:footnote w:id='2'>"
                    "<w:p><w:r><w:footnoteRef/><w:t>Source.</w:t></w:r></w:p></w:footnote></w:footnotes>",
      "word/endnotes.xml",
      "<w:endnotes " NOTES "><w:endnote w:id='1'>" P ("At the end.") "</w:endnote></w:endnotes>",
      "word/comments.xml", "<w:comments " NOTES "><w:comment>" P ("Hm") "</w:comment></w:comments>",
      "word/header1.xml", "<w:hdr " NOTES ">" P ("Header") "</w:hdr>", NULL);
  g_autoptr (ReadoutReport) report = read_bytes (bytes, NULL);

  assert_text (report, "Claim. More.\n\nEnd.\n\nSource.\n\nAt the end.\n");
}

#define ITEM(level, list, words)                                                                   \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list                          \
  "'/></w:numPr></w:pPr><w:r><w:t>" words "</w:t></w:r></w:p>"
#define LEVEL(level, start, format, pattern)                                                       \
  "<w:lvl w:ilvl='" level "'><w:start w:val='" start "'/><w:numFmt w:val='" format                 \
  "'/><w:lvlText w:val='" pattern "'/></w:lvl>"
#define LIST(id, definition) "<w:num w:numId='" id "'><w:abstractNumId w:val='" definition "'/>"

/* The numbers that Word counts, and those that go on in another list of the same kind. */
static void
test_docx_numbers (void)
{
  g_autoptr (GBytes) bytes = make_docx (
      WORD ITEM ("0", "1", "One") ITEM ("1", "1", "Two") ITEM ("1", "1", "") ITEM (
          "1", "1", "Three") ITEM ("0", "1", "Four") ITEM ("1", "1", "Five") ITEM ("2", "1", "Dot")
          ITEM ("0", "2", "Six") ITEM ("0", "3", "Seven") ITEM (
              "0", "9",
              "No list") "<w:p><w:pPr><w:pStyle w:val='H'/></w:pPr><w:r><w:t>Head</w:t></w:r></w:p>"
                         "<w:p><w:pPr><w:pStyle w:val='H'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>"
                         "<w:r><w:t>Bare</w:t></w:r></w:p>" WORD_END,
      "word/numbering.xml",
      "<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
      "<w:abstractNum w:abstractNumId='0'>" LEVEL ("0", "3", "upperRoman", "%1.")
          LEVEL ("1", "1", "lowerLetter", "%1.%2)") LEVEL (
              "2", "1", "bullet",
              "•") "</w:abstractNum>"
                   "<w:abstractNum w:abstractNumId='1'>" LEVEL ("0", "1", "decimal", "§ %1") "</w:abstractNum>" LIST (
                       "1",
                       "0") "</w:num>" LIST ("2",
                                             "0") "</w:num>" LIST ("3",
                                                                   "0") "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='40'/></w:lvlOverride></w:num>" LIST ("4",
                                                                                                                                                                "1") "</w:num></w:numbering>",
      "word/styles.xml",
      "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
      "<w:style w:styleId='H'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='4'/>"
      "</w:numPr></w:pPr></w:style></w:styles>",
      NULL);
  g_autoptr (ReadoutReport) report = read_bytes (bytes, NULL);

  assert_text (report, "III. One\n\nIII.a) Two\n\nIII.c) Three\n\nIV. Four\n\nIV.a) Five\n\nDot\n\n"
                       "V. Six\n\nXL. Seven\n\nNo list\n\n§ 1 Head\n\nBare\n");
}

/* A power is no number of three digits. */
static void
test_docx_raised (void)
{
  assert_docx ("<w:p><w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
               "<w:t>6</w:t></w:r><w:r><w:t>, the 1</w:t></w:r><w:r><w:rPr><w:vertAlign "
               "w:val='superscript'/></w:rPr><w:t>st</w:t></w:r></w:p>",
               "10⁶, the 1st\n");
}

static void
test_docx_places (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ReadoutReport) report = NULL;
  ZipSample sample = zip_sample_begin (NULL);

  zip_sample_add (
      &sample, "_rels/.rels",
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
      "<Relationship Type='http://purl.oclc.org/ooxml/officeDocument/relationships/"
      "officeDocument' Target='/text/main.xml'/><Relationship "
      "Type='http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
      "core-properties' Target='docProps/core.xml'/></Relationships>");
  zip_sample_add (&sample, "text/_rels/main.xml.rels",
                  "<Relationships><Relationship Type='http://x/relationships/styles' "
                  "Target='../look/s.xml'/></Relationships>");
  zip_sample_add (&sample, "text/main.xml",
                  "<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body>"
                  "<w:p><w:pPr><w:pStyle w:val='T1'/></w:pPr><w:r><w:t>Talks "
                  "resume</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val='C'/></w:pPr><w:r><w:t>A "
                  "photograph</w:t></w:r></w:p><w:p><w:r><w:t>They talk.</w:t></w:r></w:p>"
                  "</w:body></w:document>");
  zip_sample_add (&sample, "look/s.xml",
                  "<w:styles xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'>"
                  "<w:style w:styleId='T1'><w:name w:val='Title'/></w:style>"
                  "<w:style w:styleId='C'><w:name w:val='Mine'/><w:basedOn w:val='D'/></w:style>"
                  "<w:style w:styleId='D'><w:name w:val='caption'/><w:basedOn w:val='C'/></w:style>"
                  "</w:styles>");
  zip_sample_add (&sample, "docProps/core.xml",
                  "<c:coreProperties xmlns:c='x' xmlns:d='y'><d:title>Document1</d:title>"
                  "<d:creator>Ada Example</d:creator><d:created>2021-03-04T05:06:07Z</d:created>"
                  "<d:modified>2021-04-05T06:07:08Z</d:modified></c:coreProperties>");
  zip_sample_add (&sample, "word/unrelated.xml", "");
  bytes = zip_sample_end (&sample);
  report = read_bytes (bytes, NULL);

  assert_text (report, "Talks resume\n\nA photograph\n\nThey talk.\n");
  g_assert_cmpuint (readout_text_get_paragraphs (report->text)->len, ==, 2);
  g_assert_cmpstr (report->title, ==, "Talks resume");
  g_assert_cmpstr (report->author, ==, "Ada Example");
  g_assert_true (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_AUTHOR));
  g_assert_cmpstr (report->published, ==, "2021-04-05T06:07:08Z");
  g_assert_true (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_PUBLISHED));
}

/* The properties that a program filled in by itself say nothing. */
static void
test_properties (void)
{
  static const char *const titles[] = { "Document1", "Microsoft Word - draft 3", "final_v2.docx",
                                        "untitled" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *core =
          g_strdup_printf ("<c:coreProperties xmlns:c='x'><c:title>%s</c:title>"
                           "<c:creator>Windows User</c:creator></c:coreProperties>",
                           titles[i]);
      g_autoptr (GBytes) bytes = make_docx (
          WORD P ("The minister said on Tuesday that she would stay, and that was all she said.")
              WORD_END,
          "docProps/core.xml", core, NULL);
      g_autoptr (ReadoutReport) report = read_bytes (bytes, NULL);

      g_assert_cmpstr (report->title, !=, titles[i]);
      g_assert_null (report->author);
    }
}

static void
test_odt (void)
{
  assert_odt ("<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
              "</text:deletion></text:changed-region></text:tracked-changes>"
              "<text:p>One<text:s text:c='3'/>space,<text:tab/>tab<text:line-break/>line"
              "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A "
              "note.</text:p></text:note-body></text:note> goes on"
              "<office:annotation><text:p>comment</text:p></office:annotation>.</text:p>"
              "<text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list>",
              "One space,\ttab\nline goes on.\n\nItem\n\nA note.\n");
  assert_odt ("<text:p>Around<draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box>"
              "<svg:title>Alt</svg:title></draw:frame> it<draw:custom-shape><text:p>Shape</text:p>"
              "</draw:custom-shape>.</text:p><table:table><table:table-row><table:table-cell>"
              "<text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p>"
              "</table:table-cell></table:table-row></table:table>",
              "Around it.\n\nBox\n\nShape\n\na\tb\n");
  assert_odt (
      "<text:table-of-content><text:index-body><text:p>Contents 1</text:p></text:index-body>"
      "</text:table-of-content><text:section text:display='none'><text:p>no</text:p>"
      "</text:section><text:p>Yes.</text:p>",
      "Contents 1\n\nYes.\n");
}

static void
test_odt_styles (void)
{
  const char *content =
      OPEN "<office:automatic-styles><style:style style:name='P1' style:parent-style-name='Title'/>"
           "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>"
           "<style:style style:name='P2' style:parent-style-name='Illustration'/>"
           "</office:automatic-styles><office:body><office:text><text:p text:style-name='P1'>The "
           "headline</text:p><text:p text:style-name='P2'>Picture 1</text:p><text:p>Seen"
           "<text:span text:style-name='T1'> unseen</text:span>.</text:p>" OPEN_END;
  g_autoptr (GBytes) bytes = make_odt (
      content, "meta.xml",
      "<o:document-meta xmlns:o='x'><o:meta><o:initial-creator>B. Writer</o:initial-creator>"
      "<o:creator>C. Editor</o:creator><o:date>2020-02-03T04:05:06</o:date></o:meta></o:document-meta>");
  g_autoptr (ReadoutReport) report = read_bytes (bytes, NULL);

  assert_text (report, "The headline\n\nPicture 1\n\nSeen.\n");
  g_assert_cmpuint (readout_text_get_paragraphs (report->text)->len, ==, 2);
  g_assert_cmpstr (report->title, ==, "The headline");
  g_assert_cmpstr (report->author, ==, "B. Writer");
  g_assert_cmpstr (report->published, ==, "2020-02-03");
}

static void
test_odt_numbers (void)
{
  const char *content = OPEN
      "<office:automatic-styles><text:list-style style:name='L'><text:list-level-style-number "
      "text:level='1' style:num-format='1' style:num-suffix='.' text:start-value='2'/>"
      "<text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' "
      "style:num-suffix=')' text:display-levels='2'/><text:list-level-style-bullet "
      "text:level='3'/></text:list-style><style:style style:name='S'><style:text-properties "
      "style:text-position='super 58%'/></style:style></office:automatic-styles>"
      "<office:body><office:text><text:list text:style-name='L'><text:list-item><text:p>One</text:p>"
      "<text:p>More</text:p><text:list><text:list-item><text:p>Two</text:p><text:list>"
      "<text:list-item><text:p>Dot</text:p></text:list-item></text:list></text:list-item>"
      "<text:list-header><text:p>Head</text:p></text:list-header></text:list></text:list-item>"
      "<text:list-item text:start-value='7'><text:p>Seven</text:p></text:list-item></text:list>"
      "<text:list text:style-name='L' text:continue-numbering='true'><text:list-item>"
      "<text:p>Eight</text:p></text:list-item></text:list><text:list text:style-name='L'>"
      "<text:list-item><text:p>Again 10<text:span text:style-name='S'>6</text:span></text:p>"
      "</text:list-item></text:list>" OPEN_END;
  g_autoptr (GBytes) bytes = make_odt (content, NULL, NULL);
  g_autoptr (ReadoutReport) report = read_bytes (bytes, NULL);

  assert_text (
      report,
      "2. One\n\nMore\n\n(2.a) Two\n\nDot\n\nHead\n\n7. Seven\n\n8. Eight\n\n2. Again 10⁶\n");
}

/* The number of a heading is no part of the title, and a long one is cut between characters. */
static void
test_titles (void)
{
  g_autoptr (GString) part = g_string_new (
      OPEN "<office:automatic-styles><text:list-style style:name='L'><text:list-level-style-number "
           "text:level='1' style:num-format='1' style:num-suffix='.'/></text:list-style>"
           "</office:automatic-styles><office:body><office:text><text:list text:style-name='L'>"
           "<text:list-item><text:h>a");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ReadoutReport) report = NULL;

  /* Marks of direction, of three bytes, are left out of a title. */
  for (guint i = 0; i < 1000; i++)
    g_string_append (part, "\342\200\256");
  g_string_append (part, "</text:h></text:list-item></text:list>" OPEN_END);
  bytes = make_odt (part->str, NULL, NULL);
  report = read_bytes (bytes, NULL);
  g_assert_cmpstr (report->title, ==, "a");
  g_assert_true (g_str_has_prefix (readout_text_get_string (report->text, NULL), "1. a"));
}

static void
test_flat_odt (void)
{
  const char *flat =
      "<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.text' "
      "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
      "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:meta><title>Flat "
      "news</title></office:meta><office:master-styles><text:p>Header</text:p></office:master-styles>"
      "<office:body><office:text><text:p>Flat text.</text:p></office:text></office:body>"
      "</office:document>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (flat, strlen (flat));
  g_autoptr (ReadoutReport) report = read_bytes (bytes, "a.fodt");

  assert_text (report, "Flat text.\n");
  g_assert_cmpstr (report->title, ==, "Flat news");
}

#define CONTAINER                                                                                  \
  "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>"
#define BOOK                                                                                       \
  "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'>"     \
  "<metadata><dc:title>The Book</dc:title><dc:creator>One Writer</dc:creator><dc:creator>Another"  \
  "</dc:creator><dc:publisher>The House</dc:publisher><dc:language>en</dc:language>"               \
  "<dc:date>2019-05-06</dc:date></metadata><manifest>"                                             \
  "<item id='a' href='text/a%20b.xhtml' media-type='application/xhtml+xml'/>"                      \
  "<item id='b' href='text/b.xhtml' media-type='application/xhtml+xml'/>"                          \
  "<item id='c' href='cover.xhtml' media-type='application/xhtml+xml'/>"                           \
  "<item id='n' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/></manifest>" \
  "<spine><itemref idref='c'/><itemref idref='n'/><itemref idref='b'/><itemref idref='a'/>"        \
  "<itemref idref='b'/></spine><guide><reference type='cover' href='cover.xhtml'/></guide></package>"

static GBytes *
make_epub (const char *other_name, const char *other)
{
  ZipSample sample = zip_sample_begin (NULL);

  zip_sample_add (&sample, "mimetype", "application/epub+zip");
  zip_sample_add (&sample, "META-INF/container.xml", CONTAINER);
  zip_sample_add (&sample, "OEBPS/book.opf", BOOK);
  zip_sample_add (&sample, "OEBPS/text/a b.xhtml",
                  "<html><head><title>x</title></head><body><p>Last&nbsp;words.</p>"
                  "<figure><figcaption>A map</figcaption></figure></body></html>");
  zip_sample_add (&sample, "OEBPS/text/b.xhtml",
                  "<html><body><h1>First</h1><p>She <i>said</i><br/>so.<script>no</script></p>"
                  "<table><tr><td>a</td><td>b</td></tr></table></body></html>");
  zip_sample_add (&sample, "OEBPS/cover.xhtml", "<p>Cover</p>");
  zip_sample_add (&sample, "OEBPS/nav.xhtml", "<p>Contents</p>");
  if (other_name != NULL)
    zip_sample_add (&sample, other_name, other);
  return zip_sample_end (&sample);
}

static void
test_epub (void)
{
  g_autoptr (GBytes) bytes = make_epub (NULL, NULL);
  g_autoptr (ReadoutReport) report = read_bytes (bytes, NULL);

  assert_text (report, "First\n\nShe said\nso.\n\na\tb\n\nLast\302\240words.\n\nA map\n");
  g_assert_cmpuint (readout_text_get_paragraphs (report->text)->len, ==, 4);
  g_assert_cmpstr (report->title, ==, "The Book");
  g_assert_cmpstr (report->author, ==, "One Writer, Another");
  g_assert_cmpstr (report->outlet, ==, "The House");
  g_assert_cmpstr (report->published, ==, "2019-05-06");
  g_assert_cmpstr (report->language, ==, "en");
  g_assert_cmpstr (report->media_type, ==, "application/epub+zip");
}

/* A container that says that its entries are encrypted: bit 0 of the flags of each. */
static GBytes *
make_encrypted (void)
{
  g_autoptr (GBytes) bytes = make_docx (WORD P ("Secret") WORD_END, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *copy = g_memdup2 (data, length);

  for (gsize at = 0; at + 10 < length; at++)
    {
      if (memcmp (copy + at, "PK\003\004", 4) == 0)
        copy[at + 6] |= 1;
      if (memcmp (copy + at, "PK\001\002", 4) == 0)
        copy[at + 8] |= 1;
    }
  return g_bytes_new_take (copy, length);
}

static void
test_locked (void)
{
  g_autoptr (GBytes) book = make_epub (
      "META-INF/encryption.xml",
      "<encryption><EncryptedData><CipherData><CipherReference URI='OEBPS/text/b.xhtml'/>"
      "</CipherData></EncryptedData></encryption>");
  g_autoptr (GBytes) fonts =
      make_epub ("META-INF/encryption.xml",
                 "<encryption><EncryptedData><CipherData><CipherReference URI='OEBPS/font.otf'/>"
                 "</CipherData></EncryptedData></encryption>");
  g_autoptr (GBytes) odt =
      make_odt (OPEN_BODY OPEN_END, "META-INF/manifest.xml",
                "<manifest><file-entry><encryption-data/></file-entry></manifest>");
  g_autoptr (ReadoutReport) report = read_bytes (fonts, NULL);
  g_autoptr (GBytes) zip = make_encrypted ();

  assert_refused (book, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT, "copy protection");
  assert_refused (odt, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT, "password");
  assert_refused (zip, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT, "password");
}

static void
test_other_containers (void)
{
  static const struct
  {
    const char *name;
    const char *words;
  } cases[] = { { "xl/workbook.xml", "spreadsheet" },
                { "ppt/presentation.xml", "slides" },
                { "Index/Document.iwa", "iWork" },
                { "notes.txt", "zip archive" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZipSample sample = zip_sample_begin (NULL);
      g_autoptr (GBytes) bytes = NULL;

      zip_sample_add (&sample, cases[i].name, "something");
      bytes = zip_sample_end (&sample);
      assert_refused (bytes, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT, cases[i].words);
    }
}

/* A compound file whose directory has one entry. */
static void
test_ole (void)
{
  static const struct
  {
    const char *name;
    const char *words;
  } cases[] = { { "EncryptedPackage", "password" },
                { "WordDocument", ".doc" },
                { "Workbook", "spreadsheet" },
                { "PowerPoint Document", "slides" },
                { "__properties_version1.0", "Outlook" },
                { "Something", "old Microsoft" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char data[1024] = "\320\317\021\340\241\261\032\341";
      g_autoptr (GBytes) bytes = NULL;

      for (gsize j = 0; cases[i].name[j] != '\0'; j++)
        data[512 + 2 * j] = cases[i].name[j];
      bytes = g_bytes_new (data, sizeof data);
      assert_refused (bytes, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT, cases[i].words);
    }
}

static void
test_zip_bomb (void)
{
  ZipSample sample = zip_sample_begin (NULL);
  g_autofree char *zeros = g_strnfill (1 << 20, ' ');
  g_autoptr (GBytes) bytes = NULL;

  zip_sample_add_repeated (&sample, "word/document.xml", zeros, 64);
  bytes = zip_sample_end (&sample);
  assert_refused (bytes, READOUT_IMPORT_ERROR_TOO_LARGE, "far larger");
}

/* What is not asked for is not unpacked. */
static void
test_unwanted_bomb (void)
{
  ZipSample sample = zip_sample_begin (NULL);
  g_autofree char *zeros = g_strnfill (1 << 20, ' ');
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ReadoutReport) report = NULL;

  zip_sample_add_repeated (&sample, "word/media/image1.png", zeros, 64);
  zip_sample_add (&sample, "word/document.xml", WORD P ("Words.") WORD_END);
  bytes = zip_sample_end (&sample);
  report = read_bytes (bytes, NULL);
  assert_text (report, "Words.\n");
}

static void
test_many_entries (void)
{
  ZipSample sample = zip_sample_begin ("zip:compression=store");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 21000; i++)
    {
      g_autofree char *name = g_strdup_printf ("word/%u", i);

      zip_sample_add (&sample, name, "");
    }
  bytes = zip_sample_end (&sample);
  assert_refused (bytes, READOUT_IMPORT_ERROR_TOO_LARGE, "far larger");
}

/* A list of entries that is longer than a report is not even read: in the small form and in the
 * large one, which has the size 40 bytes into its first record. */
static void
test_long_directory (void)
{
  g_autoptr (GBytes) whole = make_docx (WORD P ("One.") WORD_END, NULL);
  gsize length;
  const char *data = g_bytes_get_data (whole, &length);
  g_autofree char *copy = g_memdup2 (data, length);
  g_autoptr (GByteArray) large = g_byte_array_new ();
  g_autoptr (GBytes) small_bytes = NULL;
  g_autoptr (GBytes) large_bytes = NULL;
  char record[56] = "PK\006\006";
  char locator[20] = "PK\006\007";

  memset (copy + length - 10, 0x7F, 4);
  small_bytes = g_bytes_new (copy, length);
  assert_refused (small_bytes, READOUT_IMPORT_ERROR_TOO_LARGE, "far larger");

  record[44] = 1;
  locator[8] = (char)((length - 22) & 0xFF);
  locator[9] = (char)((length - 22) >> 8);
  g_byte_array_append (large, (const guint8 *)data, length - 22);
  g_byte_array_append (large, (const guint8 *)record, sizeof record);
  g_byte_array_append (large, (const guint8 *)locator, sizeof locator);
  g_byte_array_append (large, (const guint8 *)data + length - 22, 22);
  large_bytes = g_bytes_new (large->data, large->len);
  assert_refused (large_bytes, READOUT_IMPORT_ERROR_TOO_LARGE, "far larger");
}

static void
test_entities (void)
{
  g_autoptr (GBytes) laughs =
      make_docx ("<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
                 "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>" WORD P ("&c;") WORD_END,
                 NULL);
  g_autoptr (GBytes) external = make_docx (
      "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" WORD P ("&a;") WORD_END, NULL);
  g_autoptr (GBytes) parameter = make_docx (
      "<!DOCTYPE w [<!ENTITY % a SYSTEM 'file:///etc/passwd'>%a;]>" WORD P ("x") WORD_END, NULL);
  g_autoptr (GBytes) flat = NULL;
  const char *text =
      "<?xml version='1.0'?><!DOCTYPE o [<!ENTITY a 'ha'>]><office:document "
      "office:mimetype='application/vnd.oasis.opendocument.text' xmlns:office='o'>&a;</office:document>";

  flat = g_bytes_new_static (text, strlen (text));
  assert_refused (laughs, READOUT_IMPORT_ERROR_DAMAGED, "entities");
  assert_refused (external, READOUT_IMPORT_ERROR_DAMAGED, "entities");
  assert_refused (parameter, READOUT_IMPORT_ERROR_DAMAGED, "entities");
  assert_refused (flat, READOUT_IMPORT_ERROR_DAMAGED, "entities");
}

static void
test_nesting (void)
{
  GString *part = g_string_new (WORD);
  g_autoptr (GBytes) deep = NULL;
  g_autoptr (GBytes) chapter = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  ZipSample sample = zip_sample_begin (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (part, "<w:tbl><w:tr><w:tc>");
  deep = make_docx (part->str, NULL);
  assert_refused (deep, READOUT_IMPORT_ERROR_DAMAGED, "damaged");

  /* A browser would read it, so it is read. */
  g_string_assign (part, "<body>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (part, "<div><table><tr><td>");
  g_string_append (part, "deep");
  zip_sample_add (&sample, "META-INF/container.xml", CONTAINER);
  zip_sample_add (&sample, "OEBPS/book.opf", BOOK);
  zip_sample_add (&sample, "OEBPS/text/b.xhtml", part->str);
  chapter = zip_sample_end (&sample);
  reports = readout_formats_read (chapter, NULL, &error);
  g_assert_true (reports != NULL || error->domain == READOUT_IMPORT_ERROR);
  g_string_free (part, TRUE);
}

/* Cut anywhere, and with any byte changed, a document is a report or a reason. */
static void
test_damage (void)
{
  g_autoptr (GBytes) whole = make_docx (
      WORD P ("One.") "<w:tbl><w:tr><w:tc>" P ("Two.") "</w:tc></w:tr></w:tbl>" WORD_END, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  gsize length;
  const char *data = g_bytes_get_data (whole, &length);

  for (gsize n = 4; n < length; n++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, n);

      assert_refused (cut, READOUT_IMPORT_ERROR_DAMAGED, "damaged");
    }
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) reports = NULL;
      g_autoptr (GError) error = NULL;

      copy[g_rand_int_range (rand, 4, length)] = g_rand_int_range (rand, 0, 256);
      bytes = g_bytes_new (copy, length);
      reports = readout_formats_read (bytes, NULL, &error);
      g_assert_true (reports != NULL ||
                     (error->domain == READOUT_IMPORT_ERROR && *error->message != '\0'));
    }
}

static void
test_missing_parts (void)
{
  g_autoptr (GBytes) odt = make_odt (NULL, "meta.xml", "<x/>");
  ZipSample sample = zip_sample_begin (NULL);
  g_autoptr (GBytes) docx = NULL;
  ZipSample book_sample = zip_sample_begin (NULL);
  g_autoptr (GBytes) book = NULL;

  zip_sample_add (&sample, "word/styles.xml", "<x/>");
  docx = zip_sample_end (&sample);
  zip_sample_add (&book_sample, "mimetype", "application/epub+zip");
  book = zip_sample_end (&book_sample);
  assert_refused (odt, READOUT_IMPORT_ERROR_DAMAGED, "missing");
  assert_refused (docx, READOUT_IMPORT_ERROR_DAMAGED, "missing");
  assert_refused (book, READOUT_IMPORT_ERROR_DAMAGED, "missing");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/office/docx/paragraphs", test_docx_paragraphs);
  g_test_add_func ("/office/docx/runs", test_docx_runs);
  g_test_add_func ("/office/docx/changes", test_docx_changes);
  g_test_add_func ("/office/docx/hidden", test_docx_hidden);
  g_test_add_func ("/office/docx/fields", test_docx_fields);
  g_test_add_func ("/office/docx/controls", test_docx_controls);
  g_test_add_func ("/office/docx/boxes", test_docx_boxes);
  g_test_add_func ("/office/docx/tables", test_docx_tables);
  g_test_add_func ("/office/docx/notes", test_docx_notes);
  g_test_add_func ("/office/docx/numbers", test_docx_numbers);
  g_test_add_func ("/office/docx/raised", test_docx_raised);
  g_test_add_func ("/office/docx/places", test_docx_places);
  g_test_add_func ("/office/properties", test_properties);
  g_test_add_func ("/office/odt", test_odt);
  g_test_add_func ("/office/odt/styles", test_odt_styles);
  g_test_add_func ("/office/odt/numbers", test_odt_numbers);
  g_test_add_func ("/office/odt/titles", test_titles);
  g_test_add_func ("/office/odt/flat", test_flat_odt);
  g_test_add_func ("/office/epub", test_epub);
  g_test_add_func ("/office/locked", test_locked);
  g_test_add_func ("/office/other-containers", test_other_containers);
  g_test_add_func ("/office/ole", test_ole);
  g_test_add_func ("/office/zip-bomb", test_zip_bomb);
  g_test_add_func ("/office/unwanted-bomb", test_unwanted_bomb);
  g_test_add_func ("/office/many-entries", test_many_entries);
  g_test_add_func ("/office/long-directory", test_long_directory);
  g_test_add_func ("/office/entities", test_entities);
  g_test_add_func ("/office/nesting", test_nesting);
  g_test_add_func ("/office/damage", test_damage);
  g_test_add_func ("/office/missing-parts", test_missing_parts);
  return g_test_run ();
}
