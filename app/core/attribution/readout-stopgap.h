/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-segmenter.h"

ReadoutSegments *stopgap_segments_new (void);
void stopgap_segments_free (ReadoutSegments *segments);
void stopgap_segmenter_run (ReadoutSegments *segments, ReadoutText *text);
