/* SPDX-License-Identifier: MIT */
/** Results as text: tables, JSON, CSV, Markdown, LaTeX, and the report. */
#ifndef PTCE_REPORT_H
#define PTCE_REPORT_H

#include <ptce/compare.h>
#include <ptce/figure.h>
#include <ptce/paired.h>

/** A format of results: one row. */
typedef enum ptce_table_format {
    PTCE_TABLE, /**< for a terminal */
    PTCE_JSON,
    PTCE_CSV,
    PTCE_MARKDOWN,
    PTCE_LATEX,
    PTCE_TABLE_FORMATS
} ptce_table_format;

/** "table", "json", "csv", "markdown", "latex"; NULL behind the last. */
PTCE_API const char *ptce_table_format_name(ptce_table_format format);

typedef struct ptce_table_options {
    ptce_table_format format;
    ptce_level level;        /**< JSON holds all levels */
    const char *const *only; /**< ids of measures; NULL: all that apply */
    size_t only_count;
    ptce_lang lang; /**< of words for people and of reasons */
} ptce_table_options;

/** Append measures. JSON is `ptce-measures/1`. PTCE_E_USAGE if `only` names no
 *  measure, or in another format one of another level. */
PTCE_API ptce_status ptce_measures_write(ptce_text *out,
                                         const ptce_measuring *measuring,
                                         const ptce_table_options *options,
                                         const ptce_run *run, ptce_error *err);
/** Append a comparison. JSON is `ptce-comparison/1`. */
PTCE_API ptce_status ptce_comparison_write(ptce_text *out,
                                           const ptce_comparison *comparison,
                                           const ptce_collection *collection,
                                           const ptce_table_options *options,
                                           const ptce_run *run,
                                           ptce_error *err);
/** Append paragraphs for an article on what the comparison did, and the
 *  references that they cite. PTCE_E_USAGE for JSON and CSV. */
PTCE_API ptce_status ptce_comparison_methods(ptce_text *out,
                                             const ptce_comparison *comparison,
                                             const ptce_collection *collection,
                                             const ptce_table_options *options,
                                             const ptce_run *run,
                                             ptce_error *err);
/** Append a comparison of several groups. JSON is `ptce-comparison/1` with
 *  `several` groups; CSV has a row a measure and group. */
PTCE_API ptce_status ptce_several_write(ptce_text *out,
                                        const ptce_several *several,
                                        const ptce_collection *collection,
                                        const ptce_table_options *options,
                                        const ptce_run *run, ptce_error *err);
/** Append a comparison of networks with themselves. JSON is
 *  `ptce-comparison/1` with `paired` groups; CSV has a row a measure. */
PTCE_API ptce_status ptce_paired_write(ptce_text *out,
                                       const ptce_paired *paired,
                                       const ptce_table_options *options,
                                       const ptce_run *run, ptce_error *err);
/** Append what these comparisons did, as ptce_comparison_methods. */
PTCE_API ptce_status ptce_several_methods(ptce_text *out,
                                          const ptce_several *several,
                                          const ptce_collection *collection,
                                          const ptce_table_options *options,
                                          const ptce_run *run, ptce_error *err);
PTCE_API ptce_status ptce_paired_methods(ptce_text *out,
                                         const ptce_paired *paired,
                                         const ptce_table_options *options,
                                         const ptce_run *run, ptce_error *err);
/** Append one screen about a collection, or about its only network; or the
 *  details of its networks where a measuring has some. */
PTCE_API void ptce_show(ptce_text *out, const ptce_measuring *measuring,
                        const ptce_collection *collection, ptce_lang lang);
/** Append findings as lines `file:line:column: severity: message [rule]
 *  (/pointer)` with hints, at most @p most of them, then a count. */
PTCE_API void ptce_findings_write(ptce_text *out, const ptce_findings *findings,
                                  ptce_lang lang, size_t most, bool color);
/** Append findings as `ptce-findings/1`. */
PTCE_API void ptce_findings_write_json(ptce_text *out,
                                       const ptce_findings *findings,
                                       ptce_lang lang);
/** Append what a measure, a detail, a rule or a test means. PTCE_E_USAGE if
 *  nothing has that id. With NULL: the list of all ids. */
PTCE_API ptce_status ptce_explain(ptce_text *out, const char *id,
                                  ptce_lang lang, ptce_error *err);
/** Append a page in Markdown about every measure and detail. */
PTCE_API void ptce_explain_page(ptce_text *out, ptce_lang lang);

typedef struct ptce_report_options {
    const char *folder; /**< made if missing */
    bool force;         /**< overwrite a folder that is not a report of ours */
    ptce_compare_options compare;
    ptce_figure_options figure;
    ptce_lang lang;
    uint64_t draws; /**< behind each rank; 0: PTCE_DRAWS */
    bool markdown;  /**< also report.md */
    bool latex;     /**< also each table as .tex, for booktabs */
    bool pdf;       /**< also report.pdf, printed by a browser */
    /** Address of the same page in the other language, to be linked; NULL. */
    const char *other;
    /** Each network as ptce_network_write writes it, for data.json and for
     *  the digests that say what the report was made from; NULL: neither. */
    const ptce_text *documents;
} ptce_report_options;

/** Write the report on a collection: index.html, figures/, tables/, data.json.
 *  The same collection, view, options and seed give the same bytes.
 *
 *  @retval PTCE_E_USAGE  the folder exists and is not a report of ours.
 *  @retval PTCE_E_SYSTEM a file could not be written, or there is no browser to
 *                        print with. */
PTCE_API ptce_status ptce_report(const ptce_collection *collection,
                                 const ptce_view *view,
                                 const ptce_report_options *options,
                                 const ptce_run *run, ptce_error *err);

/** Version of libxml2 that the library runs with. */
PTCE_API const char *ptce_libxml2_version(void);

#endif
