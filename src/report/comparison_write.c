/* SPDX-License-Identifier: MIT */
/* A comparison in any format. */
#include "report/tables.h"

ptce_status ptce_comparison_write(ptce_text *out,
                                  const ptce_comparison *comparison,
                                  const ptce_collection *collection,
                                  const ptce_table_options *options,
                                  const ptce_run *run, ptce_error *err)
{
    ptce_status st = pt_only_check(options, err);
    if (st != PTCE_OK)
        return st;
    if (options->format == PTCE_JSON)
        pt_comparison_json(out, comparison, options, run);
    else if (options->format == PTCE_CSV)
        pt_comparison_csv(out, comparison, options);
    else
        pt_comparison_grid(out, comparison, collection, options);
    return ptce_text_check(out, err);
}
