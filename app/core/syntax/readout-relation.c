/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names of parts of speech and relations.
 */
#include "syntax/readout-relation.h"

#include <string.h>

static const char *const upos_names[READOUT_N_UPOS] = {
  "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
  "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB",
};

static const char *const xpos_names[READOUT_N_XPOS] = {
  "_",   "''",   "``",  ",",   ":",    ".",   "-LRB-", "-RRB-", "$",   "ADD", "AFX", "CC",  "CD",
  "DT",  "EX",   "FW",  "GW",  "HYPH", "IN",  "JJ",    "JJR",   "JJS", "LS",  "MD",  "NFP", "NN",
  "NNP", "NNPS", "NNS", "PDT", "POS",  "PRP", "PRP$",  "RB",    "RBR", "RBS", "RP",  "SYM", "TO",
  "UH",  "VB",   "VBD", "VBG", "VBN",  "VBP", "VBZ",   "WDT",   "WP",  "WP$", "WRB",
};

static const char *const relation_names[READOUT_N_RELATIONS] = {
  "dep",         "root",          "acl",   "acl:relcl",   "advcl",
  "advcl:relcl", "advmod",        "amod",  "appos",       "aux",
  "aux:pass",    "case",          "cc",    "cc:preconj",  "ccomp",
  "compound",    "compound:prt",  "conj",  "cop",         "csubj",
  "csubj:outer", "csubj:pass",    "det",   "det:predet",  "discourse",
  "dislocated",  "expl",          "fixed", "flat",        "goeswith",
  "iobj",        "list",          "mark",  "nmod",        "nmod:desc",
  "nmod:poss",   "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass",
  "nummod",      "obj",           "obl",   "obl:agent",   "obl:unmarked",
  "orphan",      "parataxis",     "punct", "reparandum",  "vocative",
  "xcomp",
};

/* The index of @name among @names; 0 if it is none of them. */
static guint
find_name (const char *const *names, guint n_names, const char *name)
{
  for (guint i = 0; name != NULL && i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return 0;
}

const char *
readout_upos_get_name (ReadoutUpos upos)
{
  return (guint)upos < READOUT_N_UPOS ? upos_names[upos] : upos_names[0];
}

const char *
readout_xpos_get_name (ReadoutXpos xpos)
{
  return (guint)xpos < READOUT_N_XPOS ? xpos_names[xpos] : xpos_names[0];
}

const char *
readout_relation_get_name (ReadoutRelation relation)
{
  return (guint)relation < READOUT_N_RELATIONS ? relation_names[relation] : relation_names[0];
}

ReadoutUpos
readout_upos_from_name (const char *name)
{
  return find_name (upos_names, READOUT_N_UPOS, name);
}

ReadoutXpos
readout_xpos_from_name (const char *name)
{
  return find_name (xpos_names, READOUT_N_XPOS, name);
}

ReadoutRelation
readout_relation_from_name (const char *name)
{
  guint relation = find_name (relation_names, READOUT_N_RELATIONS, name);
  const char *colon = name != NULL ? strchr (name, ':') : NULL;
  char base[16];

  if (relation != READOUT_RELATION_DEP || colon == NULL || (gsize)(colon - name) >= sizeof base)
    return relation;
  memcpy (base, name, colon - name);
  base[colon - name] = '\0';
  return find_name (relation_names, READOUT_N_RELATIONS, base);
}

ReadoutRelation
readout_relation_get_base (ReadoutRelation relation)
{
  switch (relation)
    {
    case READOUT_RELATION_ACL_RELCL:
      return READOUT_RELATION_ACL;
    case READOUT_RELATION_ADVCL_RELCL:
      return READOUT_RELATION_ADVCL;
    case READOUT_RELATION_AUX_PASS:
      return READOUT_RELATION_AUX;
    case READOUT_RELATION_CC_PRECONJ:
      return READOUT_RELATION_CC;
    case READOUT_RELATION_COMPOUND_PRT:
      return READOUT_RELATION_COMPOUND;
    case READOUT_RELATION_CSUBJ_OUTER:
    case READOUT_RELATION_CSUBJ_PASS:
      return READOUT_RELATION_CSUBJ;
    case READOUT_RELATION_DET_PREDET:
      return READOUT_RELATION_DET;
    case READOUT_RELATION_NMOD_DESC:
    case READOUT_RELATION_NMOD_POSS:
    case READOUT_RELATION_NMOD_UNMARKED:
      return READOUT_RELATION_NMOD;
    case READOUT_RELATION_NSUBJ_OUTER:
    case READOUT_RELATION_NSUBJ_PASS:
      return READOUT_RELATION_NSUBJ;
    case READOUT_RELATION_OBL_AGENT:
    case READOUT_RELATION_OBL_UNMARKED:
      return READOUT_RELATION_OBL;
    default:
      return relation;
    }
}
