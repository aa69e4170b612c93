/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * The words that the pages have beyond the text. They are in the language of the text, which is
 * that of the reports: English, whatever language the window has.
 */

/* The heading of the list of sources. */
#define READOUT_PAGE_WORDS_SOURCES "Sources"

/* At the foot of a page: its number and how many there are. */
#define READOUT_PAGE_WORDS_FOOT "Page %u of %u"

/* What a citation says to a reader: the number of its source. */
#define READOUT_PAGE_WORDS_CITATION "Source %u"

/* What a way back says to a reader: the number of the page. */
#define READOUT_PAGE_WORDS_BACK "Cited on page %u"
