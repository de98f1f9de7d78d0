/* SPDX-License-Identifier: MIT */
/* The formats of a comparison of networks with themselves. */
#ifndef PT_REPORT_PAIRED_H
#define PT_REPORT_PAIRED_H

#include "report/compared.h"
#include <ptce/paired.h>

void pt_paired_json(ptce_text *out, const ptce_paired *paired,
                    const ptce_table_options *options, const ptce_run *run);
void pt_paired_csv(ptce_text *out, const ptce_paired *paired,
                   const ptce_table_options *options);
void pt_paired_grid(ptce_text *out, const ptce_paired *paired,
                    const ptce_table_options *options);
/* The view of both, without a period where they differ in it. */
ptce_view pt_paired_view(const ptce_paired *paired);

#endif
