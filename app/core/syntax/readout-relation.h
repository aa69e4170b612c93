/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The universal parts of speech of Universal Dependencies 2 (universaldependencies.org/u/pos). */
typedef enum
{
  READOUT_UPOS_X,
  READOUT_UPOS_ADJ,
  READOUT_UPOS_ADP,
  READOUT_UPOS_ADV,
  READOUT_UPOS_AUX,
  READOUT_UPOS_CCONJ,
  READOUT_UPOS_DET,
  READOUT_UPOS_INTJ,
  READOUT_UPOS_NOUN,
  READOUT_UPOS_NUM,
  READOUT_UPOS_PART,
  READOUT_UPOS_PRON,
  READOUT_UPOS_PROPN,
  READOUT_UPOS_PUNCT,
  READOUT_UPOS_SCONJ,
  READOUT_UPOS_SYM,
  READOUT_UPOS_VERB,
  READOUT_N_UPOS,
} ReadoutUpos;

/* The Penn Treebank's parts of speech, with those that the English Web Treebank added. */
typedef enum
{
  READOUT_XPOS_NONE,
  READOUT_XPOS_QUOTE_CLOSE, /* '' */
  READOUT_XPOS_QUOTE_OPEN,  /* `` */
  READOUT_XPOS_COMMA,       /* , */
  READOUT_XPOS_COLON,       /* : ; - … */
  READOUT_XPOS_STOP,        /* . ? ! */
  READOUT_XPOS_LRB,
  READOUT_XPOS_RRB,
  READOUT_XPOS_DOLLAR, /* $ */
  READOUT_XPOS_ADD,
  READOUT_XPOS_AFX,
  READOUT_XPOS_CC,
  READOUT_XPOS_CD,
  READOUT_XPOS_DT,
  READOUT_XPOS_EX,
  READOUT_XPOS_FW,
  READOUT_XPOS_GW,
  READOUT_XPOS_HYPH,
  READOUT_XPOS_IN,
  READOUT_XPOS_JJ,
  READOUT_XPOS_JJR,
  READOUT_XPOS_JJS,
  READOUT_XPOS_LS,
  READOUT_XPOS_MD,
  READOUT_XPOS_NFP,
  READOUT_XPOS_NN,
  READOUT_XPOS_NNP,
  READOUT_XPOS_NNPS,
  READOUT_XPOS_NNS,
  READOUT_XPOS_PDT,
  READOUT_XPOS_POS,
  READOUT_XPOS_PRP,
  READOUT_XPOS_PRPS, /* PRP$ */
  READOUT_XPOS_RB,
  READOUT_XPOS_RBR,
  READOUT_XPOS_RBS,
  READOUT_XPOS_RP,
  READOUT_XPOS_SYM,
  READOUT_XPOS_TO,
  READOUT_XPOS_UH,
  READOUT_XPOS_VB,
  READOUT_XPOS_VBD,
  READOUT_XPOS_VBG,
  READOUT_XPOS_VBN,
  READOUT_XPOS_VBP,
  READOUT_XPOS_VBZ,
  READOUT_XPOS_WDT,
  READOUT_XPOS_WP,
  READOUT_XPOS_WPS, /* WP$ */
  READOUT_XPOS_WRB,
  READOUT_N_XPOS,
} ReadoutXpos;

/* The relations of Universal Dependencies 2 with the subtypes of the English treebanks
 * (universaldependencies.org/en/dep). */
typedef enum
{
  READOUT_RELATION_DEP,
  READOUT_RELATION_ROOT,
  READOUT_RELATION_ACL,
  READOUT_RELATION_ACL_RELCL,
  READOUT_RELATION_ADVCL,
  READOUT_RELATION_ADVCL_RELCL,
  READOUT_RELATION_ADVMOD,
  READOUT_RELATION_AMOD,
  READOUT_RELATION_APPOS,
  READOUT_RELATION_AUX,
  READOUT_RELATION_AUX_PASS,
  READOUT_RELATION_CASE,
  READOUT_RELATION_CC,
  READOUT_RELATION_CC_PRECONJ,
  READOUT_RELATION_CCOMP,
  READOUT_RELATION_COMPOUND,
  READOUT_RELATION_COMPOUND_PRT,
  READOUT_RELATION_CONJ,
  READOUT_RELATION_COP,
  READOUT_RELATION_CSUBJ,
  READOUT_RELATION_CSUBJ_OUTER,
  READOUT_RELATION_CSUBJ_PASS,
  READOUT_RELATION_DET,
  READOUT_RELATION_DET_PREDET,
  READOUT_RELATION_DISCOURSE,
  READOUT_RELATION_DISLOCATED,
  READOUT_RELATION_EXPL,
  READOUT_RELATION_FIXED,
  READOUT_RELATION_FLAT,
  READOUT_RELATION_GOESWITH,
  READOUT_RELATION_IOBJ,
  READOUT_RELATION_LIST,
  READOUT_RELATION_MARK,
  READOUT_RELATION_NMOD,
  READOUT_RELATION_NMOD_DESC,     /* the title before a name: "President" ← "Trump" */
  READOUT_RELATION_NMOD_POSS,     /* "Russia" in "Russia's offer" */
  READOUT_RELATION_NMOD_UNMARKED, /* without preposition: "this week" under a noun */
  READOUT_RELATION_NSUBJ,
  READOUT_RELATION_NSUBJ_OUTER,
  READOUT_RELATION_NSUBJ_PASS,
  READOUT_RELATION_NUMMOD,
  READOUT_RELATION_OBJ,
  READOUT_RELATION_OBL,
  READOUT_RELATION_OBL_AGENT,    /* "by the minister" under a passive */
  READOUT_RELATION_OBL_UNMARKED, /* without preposition: "Tuesday" in "said Tuesday" */
  READOUT_RELATION_ORPHAN,
  READOUT_RELATION_PARATAXIS,
  READOUT_RELATION_PUNCT,
  READOUT_RELATION_REPARANDUM,
  READOUT_RELATION_VOCATIVE,
  READOUT_RELATION_XCOMP,
  READOUT_N_RELATIONS,
} ReadoutRelation;

/* The names as treebanks write them: "NOUN", "PRP$", "nsubj:pass". Static. */
const char *readout_upos_get_name (ReadoutUpos upos);
const char *readout_xpos_get_name (ReadoutXpos xpos);
const char *readout_relation_get_name (ReadoutRelation relation);

/* The value of a name; READOUT_UPOS_X, READOUT_XPOS_NONE, READOUT_RELATION_DEP for one that is not
 * known. A relation whose subtype is not known counts as the one without it. */
ReadoutUpos readout_upos_from_name (const char *name);
ReadoutXpos readout_xpos_from_name (const char *name);
ReadoutRelation readout_relation_from_name (const char *name);

/* The relation without its subtype: "nsubj:pass" → "nsubj". */
ReadoutRelation readout_relation_get_base (ReadoutRelation relation);

G_END_DECLS
