/* SPDX-License-Identifier: MIT */
/* The readers and writers behind the rows of format.c. */
#ifndef PT_FORMATS_H
#define PT_FORMATS_H

#include "io/format.h"

#define PT_FORMAT_ROWS(X)                                                      \
    X(graphml)                                                                 \
    X(gexf)                                                                    \
    X(pajek)                                                                   \
    X(paj)                                                                     \
    X(dl)                                                                      \
    X(gml)                                                                     \
    X(vna)                                                                     \
    X(dot)                                                                     \
    X(nodelink)                                                                \
    X(cyjs)                                                                    \
    X(edgelist)

#define X(name)                                                                \
    ptce_status pt_##name##_read(pt_import *import, pt_slice text,             \
                                 ptce_error *err);                             \
    ptce_status pt_##name##_write(ptce_text *out, const pt_outline *outline,   \
                                  ptce_error *err);
PT_FORMAT_ROWS(X)
#undef X

#endif
