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
X(csv)
X(xlsx)
X(ods)
#undef X

/* Whether the first line names the ends of ties. */
bool pt_csv_sniff(const char *head, size_t length);
/* A folder of tables, and a table as a language or options want it. */
ptce_status pt_csv_read_folder(pt_import *import, const char *path,
                               ptce_error *err);
/* A table of which it is known that each row is about a node. */
ptce_status pt_csv_read_nodes(pt_import *import, pt_slice text,
                              ptce_error *err);
ptce_status pt_csv_write_as(ptce_text *out, const pt_outline *outline,
                            const ptce_exchange *options, ptce_error *err);
ptce_status pt_ods_write_as(ptce_text *out, const pt_outline *outline,
                            const ptce_exchange *options, ptce_error *err);
/* A template has all columns, lists of values and notes. */
ptce_status pt_xlsx_write_as(ptce_text *out, const pt_outline *outline,
                             const ptce_exchange *options, bool template,
                             ptce_error *err);

#endif
