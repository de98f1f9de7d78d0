/* SPDX-License-Identifier: MIT */
/* What the writers of results share: a grid of texts and its renderings, the
 * columns of measures, and the parts of JSON that several results carry. */
#ifndef PT_TABLES_H
#define PT_TABLES_H

#include "base/base.h"
#include "base/json_text.h"
#include <ptce/report.h>

/* ---- A grid ------------------------------------------------------------- */

#define PT_GRID_COLUMNS 96

/* Cells in reading order, the titles first. */
typedef struct pt_grid {
    ptce_text bytes; /* of all cells, one NUL behind each */
    size_t cells;
    size_t columns;
    bool numeric[PT_GRID_COLUMNS]; /* set to the right */
} pt_grid;

/* The next cell, to be filled before the next call. */
ptce_text *pt_grid_next(pt_grid *grid);
/* The same with its text; a title says how its column is set. */
void pt_grid_add(pt_grid *grid, const char *text);
void pt_grid_title(pt_grid *grid, const char *text, bool numeric);
/* A number for people, and a count with its thousands set apart. */
void pt_grid_add_decimal(pt_grid *grid, ptce_lang lang, double value,
                         int decimals);
void pt_grid_add_count(pt_grid *grid, ptce_lang lang, size_t count);
/* A p with two significant digits, so that none is shown as 0; "7/12"; an
 * estimate to two places, with its interval where there is one. */
void pt_grid_add_p(pt_grid *grid, ptce_lang lang, double p);
void pt_grid_add_counts(pt_grid *grid, size_t first, size_t second);
void pt_grid_add_interval(pt_grid *grid, ptce_lang lang,
                          const ptce_interval *interval, int decimals);
/* Append as PTCE_TABLE, PTCE_MARKDOWN or PTCE_LATEX. */
void pt_grid_write(ptce_text *out, const pt_grid *grid,
                   ptce_table_format format);
void pt_grid_clear(pt_grid *grid);

/* A paragraph of a text to be printed: in LaTeX too it is text, no comment. */
void pt_text_add_paragraph(ptce_text *out, const char *text,
                           ptce_table_format format);
/* What a test of a comparison rests on, as keys set apart by blanks; NULL if
 * there is no such test. */
const char *pt_test_references(const char *id);
/* A paragraph around a grid: broken into lines, escaped, or behind "%". */
void pt_grid_note(ptce_text *out, const char *text, ptce_table_format format);

/* Append data as one line that no terminal obeys: cleaned, breaks as blanks. */
void pt_text_add_line(ptce_text *out, const char *text);
/* Append a paragraph of the same, broken at blanks so that no line is wider
 * than a screen; every line starts with @p indent blanks. */
void pt_text_add_wrapped(ptce_text *out, const char *text, size_t indent);
/* A text cut to so many columns, the cut shown as "…". */
void pt_text_add_cut(ptce_text *out, const char *text, size_t columns);

/* Append a text as a cell of CSV: quoted where needed; what a spreadsheet would
 * take for a formula gets an apostrophe. */
void pt_csv_text(ptce_text *out, const char *text);

/* ---- Columns of measures ------------------------------------------------ */

typedef struct pt_measure_list {
    const ptce_measure **items; /* in table order; free with the list */
    size_t count;
} pt_measure_list;

/* The measures of a level that `only` names, or all. PTCE_E_USAGE if a name is
 * no measure, or, outside JSON, one of another level. */
ptce_status pt_measure_list_init(pt_measure_list *list, ptce_level level,
                                 const ptce_table_options *options,
                                 ptce_error *err);
void pt_measure_list_clear(pt_measure_list *list);
/* PTCE_E_USAGE if a name of `only` is no measure. */
ptce_status pt_only_check(const ptce_table_options *options, ptce_error *err);
bool pt_only_has(const ptce_table_options *options,
                 const ptce_measure *measure);

/* ---- Parts -------------------------------------------------------------- */

/* made_by and view of a JSON result. */
void pt_json_made_by(pt_json *json, const ptce_run *run);
void pt_json_view(pt_json *json, const ptce_view *view);
/* A value as its scale is written in JSON and CSV; null or nothing where it is
 * undefined. */
void pt_json_value(pt_json *json, const char *key, const ptce_measure *measure,
                   double value);
/* Name of a measure, and its short title of a column. */
const char *pt_measure_name(const ptce_measure *measure, ptce_lang lang);
const char *pt_measure_title(const ptce_measure *measure, ptce_lang lang);
/* What stands for a vertex: an actor's label, or a pool's name. */
const char *pt_vertex_label(const ptce_measures *measures, size_t row);
/* "Vue : coopération seulement · …", in words. */
void pt_view_say(ptce_text *out, const ptce_view *view, ptce_lang lang);

/* The word detail.ID and a part (".says"), or NULL; the title of a column. */
const char *pt_detail_word(const ptce_detail *detail, const char *part,
                           ptce_lang lang);
const char *pt_column_title(const ptce_detail *detail,
                            const ptce_detail_column *column, ptce_lang lang);
/* A cell as people read it, numbers with so many decimals; and the decimals
 * that suit a column. */
void pt_cell_say(ptce_text *out, const ptce_detail_column *column,
                 const ptce_cell *cell, const ptce_network *network,
                 ptce_lang lang, int decimals);
int pt_detail_decimals(const ptce_detail_table *table, size_t column);

/* What explain says: the range of a measure, the word of a cost, the titles of
 * a detail's columns. */
void pt_range_say(ptce_text *out, const ptce_measure *measure, ptce_lang lang);
const char *pt_cost_word(ptce_cost cost);
void pt_columns_say(ptce_text *out, const ptce_detail *detail, ptce_lang lang);

/* "Documentation : acteurs 34 (dont 4 sans lien) · …" */
void pt_documentation_say(ptce_text *out, const ptce_documentation *d,
                          ptce_lang lang);
/* How a network is documented, in a word, by its ties and shared pools; from
 * how many on it is no longer "thin". */
#define PT_PARTIAL 10
const char *pt_documented_word(size_t evidence, ptce_lang lang);

/* The formats of measures. */
ptce_status pt_measures_json(ptce_text *out, const ptce_measuring *measuring,
                             const ptce_table_options *options,
                             const ptce_run *run, ptce_error *err);
ptce_status pt_measures_csv(ptce_text *out, const ptce_measuring *measuring,
                            const ptce_table_options *options, ptce_error *err);
ptce_status pt_measures_grid(ptce_text *out, const ptce_measuring *measuring,
                             const ptce_table_options *options,
                             ptce_error *err);

/* The formats of details: a table under its name, a member of JSON, and CSV,
 * which holds one detail only (PTCE_E_USAGE). */
void pt_detail_grid(ptce_text *out, const ptce_detail_table *table,
                    const ptce_network *network,
                    const ptce_table_options *options);
void pt_detail_json(pt_json *json, const ptce_detail_table *table,
                    ptce_lang lang);
ptce_status pt_details_csv(ptce_text *out, const ptce_measuring *measuring,
                           ptce_error *err);

/* Parts of a comparison as JSON: values of networks, with percentiles where
 * some were drawn; an interval, networks left out; how the groups
 * are documented, what their numbers allow, distances. */
void pt_json_values(pt_json *json, const char *key,
                    const ptce_compared_value *values, size_t count,
                    bool ranked);
void pt_json_interval(pt_json *json, const char *key, const char *estimate,
                      const ptce_interval *interval);
/* How many relabelings a test visited, and how many are as extreme. */
void pt_json_relabelings(pt_json *json, const ptce_test *test);
void pt_json_left_out(pt_json *json, const ptce_left_out *left_out,
                      size_t count, ptce_lang lang);
void pt_json_within(pt_json *json, const ptce_comparison *comparison);
void pt_json_documentation(pt_json *json, const ptce_comparison *comparison);
void pt_json_facts(pt_json *json, const ptce_comparison *comparison);
void pt_json_design(pt_json *json, const ptce_comparison *comparison);
void pt_json_distances(pt_json *json, const ptce_comparison *comparison,
                       ptce_lang lang);
/* The same for people, as tables of their own. */
void pt_documentation_grid(ptce_text *out, const ptce_comparison *comparison,
                           const ptce_table_options *options);
void pt_facts_grid(ptce_text *out, const ptce_comparison *comparison,
                   const ptce_table_options *options);
void pt_facts_fill(pt_grid *grid, const ptce_comparison *comparison,
                   ptce_lang lang);
void pt_distances_grid(ptce_text *out, const ptce_comparison *comparison,
                       const ptce_table_options *options);

/* The formats of a comparison. */
void pt_comparison_json(ptce_text *out, const ptce_comparison *comparison,
                        const ptce_table_options *options, const ptce_run *run);
void pt_comparison_csv(ptce_text *out, const ptce_comparison *comparison,
                       const ptce_table_options *options);
void pt_comparison_grid(ptce_text *out, const ptce_comparison *comparison,
                        const ptce_collection *collection,
                        const ptce_table_options *options);

#endif
