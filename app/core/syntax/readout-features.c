/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tagger sees of a token and its neighbours.
 */
#include "syntax/readout-features.h"

#include <string.h>

#define BEFORE_WORD 0x5EB0F0E1u
#define AFTER_WORD 0xA17E1123u
#define NO_TAG 0xFFFFu

static inline guint32
mix_byte (guint32 hash, guchar byte)
{
  return (hash ^ byte) * 16777619u;
}

/* FNV-1a leaves the high bits of short strings poor: stir them. */
static inline guint32
finish_hash (guint32 hash)
{
  hash = (hash ^ hash >> 16) * 0x85EBCA6Bu;
  hash = (hash ^ hash >> 13) * 0xC2B2AE35u;
  return hash ^ hash >> 16;
}

static guint32
outline_class (guchar byte)
{
  if (byte >= '0' && byte <= '9')
    return '0';
  if (byte >= 'A' && byte <= 'Z')
    return 'X';
  if (byte >= 'a' && byte <= 'z')
    return 'x';
  return byte < 0x80 ? byte : 'u';
}

void
readout_lexical_token_init (ReadoutLexicalToken *lexical,
                            const ReadoutToken *token,
                            const ReadoutToken *next)
{
  const char *folded = token->folded;
  gsize length = 0;
  guint32 hash = 2166136261u;
  guint32 word;
  guint32 outline = 2166136261u;
  guint32 last_class = 0;

  for (; folded[length] != '\0'; length++)
    {
      guchar byte = folded[length];

      hash = mix_byte (hash, byte >= '0' && byte <= '9' ? '0' : byte);
      if (length < 3)
        lexical->prefix[length] = finish_hash (hash);
    }
  for (gsize i = length; i < 3; i++)
    lexical->prefix[i] = 0;
  word = finish_hash (hash);

  hash = 77;
  for (gsize i = 0; i < 4; i++)
    {
      if (i < length)
        hash = mix_byte (hash, folded[length - 1 - i]);
      lexical->suffix[i] = i < length ? finish_hash (hash) : 0;
    }
  for (const char *at = token->form; *at != '\0'; at++)
    {
      guint32 class = outline_class (*at);

      if (class != last_class)
        outline = mix_byte (outline, class);
      last_class = class;
    }
  lexical->outline = finish_hash (outline);
  if (token->shape == READOUT_TOKEN_SHAPE_QUOTE)
    {
      /* Which way a straight mark points shows in the white space around it. */
      gboolean space_after = next == NULL || next->space_before;
      guint32 direction = token->space_before && !space_after   ? 1
                          : !token->space_before && space_after ? 2
                                                                : 3;

      word ^= direction * 0x9E3779B9u;
    }
  lexical->word = word;
  lexical->form =
      token->form == token->folded ? word : finish_hash (word + outline * 31 + token->shape);
  lexical->ambiguity = 0;
  lexical->only_tag = -1;
}

/* Whether the capitals of the sentence tell anything. */
static guint32
find_style (const ReadoutToken *tokens, guint n_tokens)
{
  guint n_lower = 0;
  guint n_title = 0;
  guint n_upper = 0;

  for (guint i = 0; i < n_tokens; i++)
    {
      switch (tokens[i].shape)
        {
        case READOUT_TOKEN_SHAPE_LOWER:
          n_lower += strlen (tokens[i].form) > 3;
          break;
        case READOUT_TOKEN_SHAPE_TITLE:
          n_title++;
          break;
        case READOUT_TOKEN_SHAPE_UPPER:
          n_upper++;
          break;
        default:
          break;
        }
    }
  if (n_upper >= 2 && n_lower == 0 && n_upper > n_title)
    return 2;
  return n_title >= 3 && n_lower * 4 <= n_title ? 1 : 0;
}

void
readout_tag_context_init (ReadoutTagContext *context, const ReadoutToken *tokens, guint n_tokens)
{
  ReadoutLexicalToken before = { .word = BEFORE_WORD, .form = BEFORE_WORD, .only_tag = -1 };
  ReadoutLexicalToken after = { .word = AFTER_WORD, .form = AFTER_WORD, .only_tag = -1 };

  g_assert (n_tokens <= READOUT_SENTENCE_MAX_TOKENS);

  context->n_tokens = n_tokens;
  context->style = find_style (tokens, n_tokens);
  for (guint i = 0; i < 2; i++)
    {
      context->lexical[i] = before;
      context->tags[i] = NO_TAG;
      context->lexical[n_tokens + 2 + i] = after;
      context->tags[n_tokens + 2 + i] = NO_TAG;
    }
  for (guint i = 0; i < n_tokens; i++)
    {
      readout_lexical_token_init (&context->lexical[i + 2], &tokens[i],
                                  i + 1 < n_tokens ? &tokens[i + 1] : NULL);
      context->tags[i + 2] = 0;
    }
}

guint
readout_tag_context_extract (const ReadoutTagContext *context, guint index, guint64 *features)
{
  const ReadoutLexicalToken *now = &context->lexical[index + 2];
  const ReadoutLexicalToken *one_before = now - 1;
  const ReadoutLexicalToken *two_before = now - 2;
  const ReadoutLexicalToken *one_after = now + 1;
  const ReadoutLexicalToken *two_after = now + 2;
  guint32 tag1 = context->tags[index + 1];
  guint32 tag2 = context->tags[index];
  guint32 place = context->style * 2 + (index == 0);
  guint64 *at = features;
  guint32 id = 1000;

#define ADD(a, b, c) *at++ = readout_feature_hash (id++, (a), (b), (c))
  ADD (now->word, 0, 0);
  ADD (now->form, place, 0);
  ADD (now->suffix[0], now->outline, 0);
  ADD (now->suffix[1], 0, 0);
  ADD (now->suffix[2], 0, 0);
  ADD (now->suffix[3], 0, 0);
  ADD (now->suffix[2], now->outline, place);
  ADD (now->prefix[0], 0, 0);
  ADD (now->prefix[1], 0, 0);
  ADD (now->prefix[2], 0, 0);
  ADD (now->outline, place, 0);
  ADD (now->outline, one_before->outline, one_after->outline);
  ADD (now->ambiguity, 0, 0);
  ADD (now->ambiguity, now->outline, place);
  ADD (one_before->word, 0, 0);
  ADD (two_before->word, 0, 0);
  ADD (one_after->word, 0, 0);
  ADD (two_after->word, 0, 0);
  ADD (now->word, one_before->word, 0);
  ADD (now->word, one_after->word, 0);
  ADD (one_before->word, one_after->word, 0);
  ADD (tag1, 0, 0);
  ADD (tag1, tag2, 0);
  ADD (tag1, now->word, 0);
  ADD (tag1, tag2, now->word);
  ADD (tag1, now->suffix[2], 0);
  ADD (tag1, now->ambiguity, one_after->ambiguity);
  ADD (tag1, now->ambiguity, 0);
  ADD (tag1, one_after->word, 0);
  ADD (tag1, tag2, now->ambiguity);
  ADD (tag2, one_before->word, now->ambiguity);
  ADD (one_after->ambiguity, now->ambiguity, 0);
  ADD (one_after->ambiguity, two_after->ambiguity, now->ambiguity);
  ADD (one_after->ambiguity, two_after->ambiguity, now->word);
  ADD (one_after->suffix[2], now->ambiguity, 0);
  ADD (one_after->suffix[1], tag1, 0);
  ADD (one_before->suffix[2], now->suffix[2], 0);
  ADD (one_after->word, two_after->word, now->ambiguity);
  ADD (one_after->outline, now->outline, tag1);
#undef ADD
  return at - features;
}
