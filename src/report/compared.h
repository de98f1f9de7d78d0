/* SPDX-License-Identifier: MIT */
/* What the writers of several groups and of pairs share: the same tables by
 * what may be said of a measure, and the same members around each effect. */
#ifndef PT_COMPARED_H
#define PT_COMPARED_H

#include "report/tables.h"
#include <ptce/several.h>

/* ---- For people -----------------------------------------------------------
 */

/* Which of the tables a measure stands in. */
typedef enum pt_part {
    PT_PART_PRIMARY,
    PT_PART_PRIMARY_RANKS,
    PT_PART_OTHERS,
    PT_PART_OTHER_RANKS,
    PT_PART_UNTESTED,
    PT_PARTS
} pt_part;

/* A result as rows of measures. */
typedef struct pt_compared {
    const void *result;
    size_t count, draws;
    bool exact;           /* no p is estimated */
    const char *untested; /* title of what is not tested */
    const ptce_table_options *options;
    const ptce_tested *(*tested)(const void *result, size_t i);
    /* Titles between the name of the measure and the columns of p; and the
     * cells there. The last column is headed "n". */
    void (*titles)(pt_grid *grid, const struct pt_compared *c, pt_part part);
    void (*cells)(pt_grid *grid, const struct pt_compared *c, size_t i);
    void (*count_cell)(ptce_text *cell, const struct pt_compared *c, size_t i);
    void (*say)(ptce_text *out, const struct pt_compared *c, size_t i);
} pt_compared;

/* The tables; the notes on p and on percentiles; a sentence for each tested
 * primary measure, or for each that `only` names. */
void pt_compared_tables(ptce_text *out, const pt_compared *c);
void pt_compared_notes(ptce_text *out, const pt_compared *c);
void pt_compared_sentences(ptce_text *out, const pt_compared *c);

/* A paragraph that is a word of the catalogue, or a text made by the caller,
 * which is cleared. */
void pt_compared_note(ptce_text *out, const char *key,
                      const ptce_table_options *options);
void pt_compared_paragraph(ptce_text *out, ptce_text *text,
                           const ptce_table_options *options);
void pt_compared_gap(ptce_text *out, const ptce_table_options *options);
/* "Laissés de côté : …"; nothing where nobody is. */
void pt_compared_left_out(ptce_text *out, const ptce_left_out *left_out,
                          size_t count, const ptce_table_options *options);
/* A grid under its title, which is cleared. */
void pt_compared_grid(ptce_text *out, pt_grid *grid, const char *title,
                      const ptce_table_options *options);

/* ---- For machines ---------------------------------------------------------
 */

/* id, class, primary, ensemble, compared; and what the test found. */
void pt_json_compared(pt_json *json, const ptce_tested *tested);
void pt_json_tested(pt_json *json, const ptce_tested *tested);
/* p_exact, relabelings, as_extreme of a test beside measures. */
void pt_json_rank(pt_json *json, const ptce_test *test);

/* The same as cells of CSV, with their titles; each begins with a comma but the
 * first. */
#define PT_CSV_COMPARED                                                        \
    "measure,class,primary,tested,untested_code,ensemble,compared"
#define PT_CSV_TESTED ",p_exact,p_maxt,p_holm,p_bh,p_by,relabelings,as_extreme"
void pt_csv_compared(ptce_text *out, const ptce_tested *tested);
void pt_csv_tested(ptce_text *out, const ptce_tested *tested);
void pt_csv_number(ptce_text *out, double value);
void pt_csv_count(ptce_text *out, uint64_t value);

#endif
