/* SPDX-License-Identifier: MIT */
/* Measures in any format. */
#include "report/tables.h"

ptce_status ptce_measures_write(ptce_text *out, const ptce_measuring *measuring,
                                const ptce_table_options *options,
                                const ptce_run *run, ptce_error *err)
{
    ptce_status st;
    if (options->format == PTCE_JSON)
        st = pt_measures_json(out, measuring, options, run, err);
    else if (options->format == PTCE_CSV && measuring->count > 0 &&
             measuring->networks[0].detail_count > 0)
        st = pt_details_csv(out, measuring, err);
    else if (options->format == PTCE_CSV)
        st = pt_measures_csv(out, measuring, options, err);
    else
        st = pt_measures_grid(out, measuring, options, err);
    return st == PTCE_OK ? ptce_text_check(out, err) : st;
}
