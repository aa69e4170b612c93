/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recognises what the names of classes and ids say, many words in one pass (Aho, Corasick,
 * “Efficient string matching”, 1975).
 */
#include "formats/readout-article-words.h"

#define UNLIKELY READOUT_ARTICLE_SIGN_UNLIKELY
#define MAYBE READOUT_ARTICLE_SIGN_MAYBE
#define FOR READOUT_ARTICLE_SIGN_FOR
#define AGAINST READOUT_ARTICLE_SIGN_AGAINST
#define BYLINE READOUT_ARTICLE_SIGN_BYLINE
#define SHARE READOUT_ARTICLE_SIGN_SHARE
#define CAPTION READOUT_ARTICLE_SIGN_CAPTION
#define FURNITURE READOUT_ARTICLE_SIGN_FURNITURE
#define COMMENTS READOUT_ARTICLE_SIGN_COMMENTS

typedef struct
{
  const char *word; /* a space stands for what is no letter, or either end of the name */
  guint signs;
} Word;

static const Word words[] = {
  { " ad ", UNLIKELY | AGAINST },
  { " ads ", UNLIKELY },
  { "advert", UNLIKELY },
  { "agegate", UNLIKELY },
  { "banner", UNLIKELY | AGAINST },
  { "breadcrumb", UNLIKELY },
  { "comment", UNLIKELY | AGAINST | COMMENTS },
  { "community", UNLIKELY },
  { "disqus", UNLIKELY | AGAINST | FURNITURE | COMMENTS },
  { " extra", UNLIKELY },
  { "footer", UNLIKELY | AGAINST },
  { "gdpr", UNLIKELY | AGAINST | FURNITURE },
  { "header", UNLIKELY },
  { "menu", UNLIKELY },
  { " nav ", UNLIKELY },
  { "navbar", UNLIKELY },
  { "navigation", UNLIKELY },
  { "pager", UNLIKELY },
  { "pagination", UNLIKELY },
  { "popup", UNLIKELY },
  { "related", UNLIKELY | AGAINST },
  { "remark", UNLIKELY | COMMENTS },
  { "replies", UNLIKELY | COMMENTS },
  { " rss", UNLIKELY },
  { "shoutbox", UNLIKELY | AGAINST },
  { "sidebar", UNLIKELY | AGAINST },
  { "skyscraper", UNLIKELY | AGAINST },
  { "social", UNLIKELY },
  { "sponsor", UNLIKELY | AGAINST },
  { "supplement", UNLIKELY },

  { "article", MAYBE | FOR },
  { "body", MAYBE | FOR },
  { "column", MAYBE },
  { "content", MAYBE | FOR },
  { "main", MAYBE | FOR },
  { "mathjax", MAYBE },
  { " and ", MAYBE },

  { "blog", FOR },
  { "entry", FOR },
  { "page", FOR },
  { "post", FOR },
  { "story", FOR },
  { "text", FOR },

  { "contact", AGAINST },
  { " hid ", AGAINST },
  { "hidden", AGAINST },
  { "masthead", AGAINST },
  { "media", AGAINST },
  { "meta", AGAINST },
  { "outbrain", AGAINST | FURNITURE },
  { "promo", AGAINST },
  { "scroll", AGAINST },
  { "share", AGAINST },
  { "shopping", AGAINST },
  { "tags", AGAINST },
  { "widget", AGAINST },

  { "author", BYLINE },
  { "byline", BYLINE },
  { "dateline", BYLINE },
  { "writtenby", BYLINE },

  { " share ", SHARE },
  { "sharedaddy", SHARE },
  { " sharing ", SHARE },
  { "sharebar", SHARE },
  { "sharebutton", SHARE },
  { "sharetool", SHARE },

  { "caption", CAPTION },

  { "cookieconsent", FURNITURE },
  { "cookie consent", FURNITURE },
  { "cookie notice", FURNITURE },
  { "cookie banner", FURNITURE },
  { "cookie bar", FURNITURE },
  { "taboola", FURNITURE },
  { "newsletter", AGAINST },
  { "addtoany", SHARE },
  { "addthis", SHARE },
};

/* 0 is what is no letter. */
#define N_SYMBOLS 27

typedef struct
{
  guint16 next[N_SYMBOLS];
  guint16 suffix; /* the state of the longest proper suffix that is a state */
  guint16 signs;
} State;

static guint
get_symbol (char byte)
{
  return g_ascii_isalpha (byte) ? g_ascii_tolower (byte) - 'a' + 1 : 0;
}

static guint
add_word (GArray *states, const Word *word)
{
  guint state = 0;

  for (const char *at = word->word; *at != '\0'; at++)
    {
      guint16 *next = &g_array_index (states, State, state).next[get_symbol (*at)];

      if (*next == 0)
        {
          *next = states->len;
          state = states->len;
          g_array_set_size (states, states->len + 1);
        }
      else
        state = *next;
    }
  return state;
}

/* Completes the transitions, breadth first. */
static void
complete_states (GArray *states)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint16));
  guint16 start = 0;

  g_array_append_val (queue, start);
  for (guint i = 0; i < queue->len; i++)
    {
      guint16 at = g_array_index (queue, guint16, i);
      State *state = &g_array_index (states, State, at);
      const State *suffix = &g_array_index (states, State, state->suffix);

      state->signs |= suffix->signs;
      for (guint symbol = 0; symbol < N_SYMBOLS; symbol++)
        if (state->next[symbol] == 0)
          state->next[symbol] = at == 0 ? 0 : suffix->next[symbol];
        else
          {
            guint16 next = state->next[symbol];

            g_array_index (states, State, next).suffix = at == 0 ? 0 : suffix->next[symbol];
            g_array_append_val (queue, next);
          }
    }
}

static gpointer
make_states (gpointer data)
{
  GArray *states = g_array_new (FALSE, TRUE, sizeof (State));

  g_array_set_size (states, 1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint state = add_word (states, &words[i]);

      g_array_index (states, State, state).signs |= words[i].signs;
    }
  complete_states (states);
  return g_array_free (states, FALSE);
}

ReadoutArticleSigns
readout_article_signs_read (const char *name)
{
  static GOnce once = G_ONCE_INIT;
  const State *states = g_once (&once, make_states, NULL);
  guint signs = 0;
  guint state;

  if (name == NULL || *name == '\0')
    return 0;
  state = states[0].next[0];
  for (const char *at = name; *at != '\0'; at++)
    {
      state = states[state].next[get_symbol (*at)];
      signs |= states[state].signs;
    }
  return signs | states[states[state].next[0]].signs;
}
