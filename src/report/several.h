/* SPDX-License-Identifier: MIT */
/* The formats of a comparison of several groups. */
#ifndef PT_REPORT_SEVERAL_H
#define PT_REPORT_SEVERAL_H

#include "report/compared.h"

void pt_several_json(ptce_text *out, const ptce_several *several,
                     const ptce_table_options *options, const ptce_run *run);
void pt_several_csv(ptce_text *out, const ptce_several *several,
                    const ptce_table_options *options);
void pt_several_grid(ptce_text *out, const ptce_several *several,
                     const ptce_collection *collection,
                     const ptce_table_options *options);

#endif
