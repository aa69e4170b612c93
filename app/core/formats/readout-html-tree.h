/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutHtmlTree:
 *
 * A web page as a flat list: nodes in document order, so that what is in a node is the run of nodes
 * after it, and whatever is asked about the page is answered by a loop, however deeply its tags are
 * nested. Internal to formats/.
 */

/* The elements that Readout knows: name, and what they are in a text. */
#define READOUT_HTML_TAGS(X)                                                                       \
  X (A, "a", INLINE)                                                                               \
  X (ABBR, "abbr", INLINE)                                                                         \
  X (ADDRESS, "address", BLOCK)                                                                    \
  X (ARTICLE, "article", BLOCK)                                                                    \
  X (ASIDE, "aside", BLOCK)                                                                        \
  X (AUDIO, "audio", HIDDEN)                                                                       \
  X (B, "b", INLINE)                                                                               \
  X (BASE, "base", HIDDEN)                                                                         \
  X (BLOCKQUOTE, "blockquote", BLOCK)                                                              \
  X (BODY, "body", BLOCK)                                                                          \
  X (BR, "br", INLINE)                                                                             \
  X (BUTTON, "button", HIDDEN)                                                                     \
  X (CANVAS, "canvas", HIDDEN)                                                                     \
  X (CAPTION, "caption", BLOCK)                                                                    \
  X (CENTER, "center", BLOCK)                                                                      \
  X (CODE, "code", INLINE)                                                                         \
  X (DATALIST, "datalist", HIDDEN)                                                                 \
  X (DD, "dd", BLOCK)                                                                              \
  X (DETAILS, "details", BLOCK)                                                                    \
  X (DIALOG, "dialog", BLOCK)                                                                      \
  X (DIV, "div", BLOCK)                                                                            \
  X (DL, "dl", BLOCK)                                                                              \
  X (DT, "dt", BLOCK)                                                                              \
  X (EMBED, "embed", HIDDEN)                                                                       \
  X (FIELDSET, "fieldset", BLOCK)                                                                  \
  X (FIGCAPTION, "figcaption", BLOCK)                                                              \
  X (FIGURE, "figure", BLOCK)                                                                      \
  X (FOOTER, "footer", BLOCK)                                                                      \
  X (FORM, "form", BLOCK)                                                                          \
  X (H1, "h1", BLOCK)                                                                              \
  X (H2, "h2", BLOCK)                                                                              \
  X (H3, "h3", BLOCK)                                                                              \
  X (H4, "h4", BLOCK)                                                                              \
  X (H5, "h5", BLOCK)                                                                              \
  X (H6, "h6", BLOCK)                                                                              \
  X (HEAD, "head", HIDDEN)                                                                         \
  X (HEADER, "header", BLOCK)                                                                      \
  X (HGROUP, "hgroup", BLOCK)                                                                      \
  X (HR, "hr", BLOCK)                                                                              \
  X (HTML, "html", BLOCK)                                                                          \
  X (IFRAME, "iframe", HIDDEN)                                                                     \
  X (IMG, "img", INLINE)                                                                           \
  X (INPUT, "input", HIDDEN)                                                                       \
  X (LABEL, "label", INLINE)                                                                       \
  X (LI, "li", BLOCK)                                                                              \
  X (LINK, "link", HIDDEN)                                                                         \
  X (MAIN, "main", BLOCK)                                                                          \
  X (MAP, "map", HIDDEN)                                                                           \
  X (MENU, "menu", BLOCK)                                                                          \
  X (META, "meta", HIDDEN)                                                                         \
  X (NAV, "nav", BLOCK)                                                                            \
  X (NOSCRIPT, "noscript", HIDDEN)                                                                 \
  X (OBJECT, "object", HIDDEN)                                                                     \
  X (OL, "ol", BLOCK)                                                                              \
  X (OPTION, "option", HIDDEN)                                                                     \
  X (P, "p", BLOCK)                                                                                \
  X (PICTURE, "picture", INLINE)                                                                   \
  X (PRE, "pre", BLOCK)                                                                            \
  X (Q, "q", INLINE)                                                                               \
  X (SCRIPT, "script", HIDDEN)                                                                     \
  X (SECTION, "section", BLOCK)                                                                    \
  X (SELECT, "select", HIDDEN)                                                                     \
  X (SPAN, "span", INLINE)                                                                         \
  X (STYLE, "style", HIDDEN)                                                                       \
  X (SUMMARY, "summary", BLOCK)                                                                    \
  X (SUP, "sup", INLINE)                                                                           \
  X (SVG, "svg", HIDDEN)                                                                           \
  X (TABLE, "table", BLOCK)                                                                        \
  X (TBODY, "tbody", BLOCK)                                                                        \
  X (TD, "td", BLOCK)                                                                              \
  X (TEMPLATE, "template", HIDDEN)                                                                 \
  X (TEXTAREA, "textarea", HIDDEN)                                                                 \
  X (TFOOT, "tfoot", BLOCK)                                                                        \
  X (TH, "th", BLOCK)                                                                              \
  X (THEAD, "thead", BLOCK)                                                                        \
  X (TIME, "time", INLINE)                                                                         \
  X (TITLE, "title", HIDDEN)                                                                       \
  X (TR, "tr", BLOCK)                                                                              \
  X (UL, "ul", BLOCK)                                                                              \
  X (VIDEO, "video", HIDDEN)

typedef enum
{
  READOUT_HTML_TEXT,  /* words */
  READOUT_HTML_OTHER, /* an element that is not in the list: inline */
#define X(symbol, name, kind) READOUT_HTML_##symbol,
  READOUT_HTML_TAGS (X)
#undef X
} ReadoutHtmlTag;

typedef enum
{
  READOUT_HTML_INLINE,
  READOUT_HTML_BLOCK,  /* begins and ends a paragraph */
  READOUT_HTML_HIDDEN, /* its words are not for the reader */
} ReadoutHtmlKind;

/* The attributes that Readout reads. */
#define READOUT_HTML_ATTRIBUTES(X)                                                                 \
  X (ARIA_HIDDEN, "aria-hidden")                                                                   \
  X (ARIA_MODAL, "aria-modal")                                                                     \
  X (CLASS, "class")                                                                               \
  X (CONTENT, "content")                                                                           \
  X (DATETIME, "datetime")                                                                         \
  X (HIDDEN, "hidden")                                                                             \
  X (HREF, "href")                                                                                 \
  X (HTTP_EQUIV, "http-equiv")                                                                     \
  X (ID, "id")                                                                                     \
  X (ITEMPROP, "itemprop")                                                                         \
  X (ITEMTYPE, "itemtype")                                                                         \
  X (LANG, "lang")                                                                                 \
  X (NAME, "name")                                                                                 \
  X (PROPERTY, "property")                                                                         \
  X (REL, "rel")                                                                                   \
  X (ROLE, "role")                                                                                 \
  X (STYLE, "style")                                                                               \
  X (SUMMARY, "summary")                                                                           \
  X (TITLE, "title")                                                                               \
  X (TYPE, "type")                                                                                 \
  X (XML_LANG, "xml:lang")

typedef enum
{
#define X(symbol, name) READOUT_HTML_ATTRIBUTE_##symbol,
  READOUT_HTML_ATTRIBUTES (X)
#undef X
      READOUT_HTML_N_ATTRIBUTES,
} ReadoutHtmlAttribute;

/**
 * ReadoutHtmlNode:
 * @tag: what it is
 * @parent: the index of the node that it is in; the root is in itself
 * @end: the index after the last node in it
 * @start: of words, where they begin in the tree's text; of an element, its first attribute
 * @length: of words, in bytes; of an element, how many attributes of the list it has
 */
typedef struct
{
  guint16 tag;
  guint32 parent;
  guint32 end;
  guint32 start;
  guint32 length;
} ReadoutHtmlNode;

typedef struct
{
  ReadoutHtmlNode *nodes; /* nodes[0] is the root, an element of no name */
  guint32 n_nodes;
  const char *text;     /* the words of all text nodes, UTF-8 */
  GPtrArray *data;      /* the scripts of type application/ld+json, strings */
  const char *comments; /* what the first comments say, each with a line break after it */
  gboolean is_fragment; /* no tag html, head or body is in it */
} ReadoutHtmlTree;

/**
 * readout_html_tree_new:
 * @html: valid UTF-8 with no NUL
 * @length: in bytes
 *
 * Parses a page with libxml2's HTML parser; nothing is fetched. Linear in the length, in bounded
 * depth of the stack.
 *
 * Returns: owned by the caller; %NULL with READOUT_IMPORT_ERROR_TOO_LARGE or, when tags are nested
 *   without reason, READOUT_IMPORT_ERROR_DAMAGED
 */
ReadoutHtmlTree *readout_html_tree_new (const char *html, gsize length, GError **error);
void readout_html_tree_free (ReadoutHtmlTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutHtmlTree, readout_html_tree_free)

ReadoutHtmlKind readout_html_tag_get_kind (ReadoutHtmlTag tag);

/* The value of an attribute of an element, ends with NUL; %NULL if it has none. */
const char *
readout_html_tree_get (const ReadoutHtmlTree *tree, guint32 node, ReadoutHtmlAttribute attribute);

/* The words in a node, white space collapsed, a line break between blocks, at most about @max
 * bytes; owned by the caller. */
char *readout_html_tree_dup_words (const ReadoutHtmlTree *tree, guint32 node, gsize max);

G_END_DECLS
