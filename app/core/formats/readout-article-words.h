/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutArticleSigns:
 *
 * What the class, the id or the role of an element says of its part in a page. The words are those
 * of the markup, English whatever the language of the page. Internal to formats/.
 */
typedef enum
{
  READOUT_ARTICLE_SIGN_UNLIKELY = 1 << 0, /* what stands around articles: menus, teasers, … */
  READOUT_ARTICLE_SIGN_MAYBE = 1 << 1,    /* and yet could hold one */
  READOUT_ARTICLE_SIGN_FOR = 1 << 2,      /* a name that articles have */
  READOUT_ARTICLE_SIGN_AGAINST = 1 << 3,  /* a name that other parts have */
  READOUT_ARTICLE_SIGN_BYLINE = 1 << 4,
  READOUT_ARTICLE_SIGN_SHARE = 1 << 5,     /* buttons to share */
  READOUT_ARTICLE_SIGN_CAPTION = 1 << 6,   /* what is said of a picture */
  READOUT_ARTICLE_SIGN_FURNITURE = 1 << 7, /* never part of an article: notices of cookies, … */
  READOUT_ARTICLE_SIGN_COMMENTS = 1 << 8,  /* what readers say */
} ReadoutArticleSigns;

/* The signs in @name, in one pass over it; none for %NULL. */
ReadoutArticleSigns readout_article_signs_read (const char *name);

G_END_DECLS
