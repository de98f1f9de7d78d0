/* SPDX-License-Identifier: MIT */
/* The report: everything is measured, drawn and rendered in memory, and only
 * then written. */
#include "report/report.h"

#include "base/digest.h"
#include "base/json_text.h"
#include "report/page.h"

#include <stdlib.h>
#include <string.h>

/* The figure's files; the first is also shown in the page. */
static const ptce_figure_format formats[] = {PTCE_SVG, PTCE_PDF, PTCE_DOT};

static const struct {
    ptce_table_format format;
    const char *ending;
} table_formats[] = {{PTCE_CSV, "csv"}, {PTCE_LATEX, "tex"}};

/* What the chapters of poles tell. A rank never stands there without what
 * tells how firm it is. */
static const char *const detail_ids[] = {
    "ranked_actors", "ranking",    "articulations",
    "brokerage",     "governance", "governance_criteria"};

/* All that a report is made from. */
typedef struct report {
    const ptce_collection *collection;
    const ptce_report_options *options;
    const ptce_run *run;
    ptce_measuring measuring;
    ptce_comparison comparison;
    bool compared;
    ptce_comparison variants[PT_VARIANTS]; /* without contrasts: none */
    ptce_text *figures;                    /* PT_COUNT(formats) a network */
    ptce_text *digests;                    /* of the documents, or NULL */
    pt_report_files files;
} report;

static void clear(report *r)
{
    size_t count = r->collection->network_count * PT_COUNT(formats);
    for (size_t i = 0; r->figures && i < count; i++)
        ptce_text_clear(&r->figures[i]);
    free(r->figures);
    for (size_t i = 0; r->digests && i < r->collection->network_count; i++)
        ptce_text_clear(&r->digests[i]);
    free(r->digests);
    pt_report_files_clear(&r->files);
    if (r->compared)
        ptce_comparison_clear(&r->comparison);
    for (size_t i = 0; i < PT_VARIANTS; i++)
        ptce_comparison_clear(&r->variants[i]);
    ptce_measuring_clear(&r->measuring);
}

/* ---- Computing ---------------------------------------------------------- */

/* As asked, with the draws of a report. */
static ptce_compare_options how_to_compare(const report *r)
{
    ptce_compare_options options = r->options->compare;
    if (options.draws == 0)
        options.draws = PTCE_DRAWS;
    return options;
}

/* A collection without two groups to set against each other is reported
 * without a comparison, unless one was asked for. */
static ptce_status compare(report *r, const ptce_view *view, ptce_error *err)
{
    ptce_compare_options options = how_to_compare(r);
    if (r->collection->network_count < 2 ||
        (r->collection->group_count == 0 && !options.by))
        return PTCE_OK;
    ptce_status st = ptce_compare(&r->comparison, r->collection, view, &options,
                                  r->run, err);
    r->compared = st == PTCE_OK;
    bool none = st == PTCE_E_USAGE || st == PTCE_E_DATA;
    if (!none || options.by)
        return st;
    if (err)
        *err = (ptce_error){0};
    return PTCE_OK;
}

/* The same comparison where less is counted. A view that leaves a group
 * without network is no variant. */
static ptce_status compare_variants(report *r, const ptce_view *view,
                                    ptce_error *err)
{
    const ptce_view *base = &r->comparison.view;
    ptce_compare_options options = how_to_compare(r);
    options.brief = true;
    ptce_view views[PT_VARIANTS] = {*view, *view};
    views[PT_VARIANT_POOLS].pools = PTCE_POOLS_DROP;
    views[PT_VARIANT_UNDATED].undated = PTCE_UNDATED_DROP;
    const bool differs[PT_VARIANTS] = {base->pools != PTCE_POOLS_DROP,
                                       base->undated != PTCE_UNDATED_DROP &&
                                           base->from != PTCE_NO_YEAR};
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && r->compared && i < PT_VARIANTS; i++) {
        if (differs[i])
            st = ptce_compare(&r->variants[i], r->collection, &views[i],
                              &options, r->run, err);
        if (st == PTCE_E_DATA) {
            st = PTCE_OK;
            if (err)
                *err = (ptce_error){0};
        }
    }
    return st;
}

static ptce_status add_details(report *r, ptce_error *err)
{
    const ptce_detail *details[PT_COUNT(detail_ids)];
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    for (size_t i = 0; i < PT_COUNT(detail_ids); i++)
        details[i] = ptce_detail_find(detail_ids[i]);
    options.details = details;
    options.count = PT_COUNT(details);
    if (r->options->draws)
        options.draws = (size_t)r->options->draws;
    return ptce_detail_all(&r->measuring, &options, r->run, err);
}

static ptce_status compute(report *r, const ptce_view *view, ptce_error *err)
{
    ptce_view own = *view;
    if (own.from == PTCE_NO_YEAR) {
        own.from = r->collection->from;
        own.to = r->collection->to;
    }
    ptce_status st =
        ptce_measure_all(&r->measuring, r->collection, &own, r->run, err);
    if (st != PTCE_OK)
        return st;
    st = add_details(r, err);
    if (st == PTCE_OK)
        st = compare(r, view, err);
    if (st == PTCE_OK)
        st = compare_variants(r, view, err);
    if (st != PTCE_OK)
        return st;
    r->figures = pt_alloc(r->collection->network_count * PT_COUNT(formats),
                          sizeof *r->figures);
    if (!r->figures)
        return pt_nomem(err);
    ptce_figure_options figure = r->options->figure;
    figure.lang = r->options->lang;
    return ptce_draw_all(r->figures, formats, PT_COUNT(formats), &r->measuring,
                         &figure, r->run, err);
}

/* What each network says, whatever the order of its file. */
static ptce_status digest(report *r, ptce_error *err)
{
    const ptce_text *documents = r->options->documents;
    if (!documents)
        return PTCE_OK;
    r->digests = pt_alloc(r->collection->network_count, sizeof *r->digests);
    if (!r->digests)
        return pt_nomem(err);
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < r->collection->network_count; i++) {
        pt_digest_add_hex(&r->digests[i], ptce_text_get(&documents[i]),
                          documents[i].length);
        st = ptce_text_check(&r->digests[i], err);
    }
    return st;
}

/* ---- Rendering ---------------------------------------------------------- */

static ptce_status render_figures(report *r, ptce_error *err)
{
    for (size_t i = 0; i < r->collection->network_count; i++) {
        for (size_t j = 0; j < PT_COUNT(formats); j++) {
            ptce_text *file = pt_report_file_add(
                &r->files, "figures", r->collection->networks[i]->id,
                ptce_figure_format_name(formats[j]));
            if (!file)
                return pt_nomem(err);
            const ptce_text *figure = &r->figures[i * PT_COUNT(formats) + j];
            ptce_text_add_bytes(file, ptce_text_get(figure), figure->length);
        }
    }
    return PTCE_OK;
}

/* A table of measures, or of one detail: of what the copy holds. */
static ptce_status render_table(report *r, const ptce_measuring *copy,
                                const char *name, ptce_level level,
                                ptce_error *err)
{
    for (size_t i = 0; i < PT_COUNT(table_formats); i++) {
        const ptce_table_options options = {.format = table_formats[i].format,
                                            .lang = r->options->lang,
                                            .level = level};
        if (options.format == PTCE_LATEX && !r->options->latex)
            continue;
        ptce_text *file = pt_report_file_add(&r->files, "tables", name,
                                             table_formats[i].ending);
        ptce_status st =
            file ? ptce_measures_write(file, copy, &options, r->run, err)
                 : pt_nomem(err);
        if (st != PTCE_OK)
            return st;
    }
    return PTCE_OK;
}

static ptce_status render_comparison(report *r, ptce_error *err)
{
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < PT_COUNT(table_formats); i++) {
        const ptce_table_options options = {.format = table_formats[i].format,
                                            .lang = r->options->lang};
        if (options.format == PTCE_LATEX && !r->options->latex)
            continue;
        ptce_text *file = pt_report_file_add(&r->files, "tables", "comparison",
                                             table_formats[i].ending);
        st = file ? ptce_comparison_write(file, &r->comparison, r->collection,
                                          &options, r->run, err)
                  : pt_nomem(err);
    }
    return st;
}

static ptce_status render_copies(report *r, ptce_measuring *copy,
                                 ptce_error *err)
{
    static const char *const names[] = {"network", "node", "edge"};
    ptce_status st = PTCE_OK;
    for (size_t n = 0; n < copy->count; n++) {
        copy->networks[n] = r->measuring.networks[n];
        copy->networks[n].detail_count = 0;
    }
    for (size_t i = 0; st == PTCE_OK && i < PT_COUNT(names); i++)
        st = render_table(r, copy, names[i], (ptce_level)i, err);
    for (size_t d = 0; st == PTCE_OK && d < PT_COUNT(detail_ids); d++) {
        for (size_t n = 0; n < copy->count; n++) {
            copy->networks[n].details = &r->measuring.networks[n].details[d];
            copy->networks[n].detail_count = 1;
        }
        st = render_table(r, copy, detail_ids[d], PTCE_NETWORK, err);
    }
    return st;
}

static ptce_status render_tables(report *r, ptce_error *err)
{
    ptce_measuring copy = r->measuring;
    copy.networks = pt_alloc(copy.count, sizeof *copy.networks);
    ptce_status st =
        copy.networks ? render_copies(r, &copy, err) : pt_nomem(err);
    free(copy.networks);
    return st == PTCE_OK && r->compared ? render_comparison(r, err) : st;
}

static void write_facts(pt_json *json, const report *r)
{
    const ptce_collection *collection = r->collection;
    pt_json_object(json, "made_by", PT_JSON_INLINE);
    pt_json_text(json, "ptce", PTCE_VERSION);
    pt_json_text(json, "igraph", ptce_igraph_version());
    pt_json_text(json, "graphviz", ptce_graphviz_version());
    pt_json_number(json, "seed", (double)r->run->seed);
    pt_json_end(json);
    pt_json_object(json, "collection", PT_JSON_INLINE);
    pt_json_text(json, "id", collection->id);
    pt_json_text(json, "name", collection->name);
    pt_json_text(json, "title", collection->title);
    pt_json_count(json, "networks", collection->network_count);
    pt_json_end(json);
}

static void write_documents(pt_json *json, const report *r)
{
    if (!r->options->documents) {
        pt_json_null(json, "networks");
        return;
    }
    pt_json_array(json, "networks", PT_JSON_OPEN);
    for (size_t i = 0; i < r->collection->network_count; i++) {
        pt_json_object(json, NULL, PT_JSON_OPEN);
        pt_json_text(json, "id", r->collection->networks[i]->id);
        pt_json_text(json, "sha256", ptce_text_get(&r->digests[i]));
        pt_json_raw(json, "network", ptce_text_get(&r->options->documents[i]));
        pt_json_end(json);
    }
    pt_json_end(json);
}

static ptce_status render_data(report *r, ptce_error *err)
{
    ptce_table_options options = {.format = PTCE_JSON,
                                  .lang = r->options->lang};
    ptce_text measures = {0};
    ptce_text comparison = {0};
    ptce_text *file = pt_report_file_add(&r->files, "", "data", "json");
    ptce_status st = file ? ptce_measures_write(&measures, &r->measuring,
                                                &options, r->run, err)
                          : pt_nomem(err);
    if (st == PTCE_OK && r->compared)
        st = ptce_comparison_write(&comparison, &r->comparison, r->collection,
                                   &options, r->run, err);
    if (st == PTCE_OK) {
        pt_json json = {.out = file};
        pt_json_object(&json, NULL, PT_JSON_OPEN);
        pt_json_text(&json, "format", "ptce-report/1");
        write_facts(&json, r);
        pt_json_raw(&json, "measures", ptce_text_get(&measures));
        if (r->compared)
            pt_json_raw(&json, "comparison", ptce_text_get(&comparison));
        else
            pt_json_null(&json, "comparison");
        write_documents(&json, r);
        pt_json_end(&json);
        ptce_text_add(file, "\n");
        st = ptce_text_check(&measures, err);
    }
    ptce_text_clear(&measures);
    ptce_text_clear(&comparison);
    return st;
}

/* The page as HTML, and from it what else was asked for. HTML comes last: a
 * page is there only with all it links to. */
static ptce_status render_forms(report *r, pt_page *page, ptce_error *err)
{
    ptce_text html = {0};
    ptce_status st = pt_page_write(&html, page, err);
    if (st == PTCE_OK && r->options->markdown) {
        ptce_text *file = pt_report_file_add(&r->files, "", "report", "md");
        if (file)
            pt_report_markdown(file, page->html.root);
        st = file ? ptce_text_check(file, err) : pt_nomem(err);
    }
    if (st == PTCE_OK && r->options->pdf) {
        ptce_text *file = pt_report_file_add(&r->files, "", "report", "pdf");
        st = file ? pt_report_print(file, &html, err) : pt_nomem(err);
    }
    ptce_text *file = pt_report_file_add(&r->files, "", "index", "html");
    if (st == PTCE_OK && !file)
        st = pt_nomem(err);
    if (st == PTCE_OK)
        *file = html;
    else
        ptce_text_clear(&html);
    return st;
}

static ptce_status render_page(report *r, ptce_error *err)
{
    pt_page page = {.collection = r->collection,
                    .measuring = &r->measuring,
                    .comparison = r->compared ? &r->comparison : NULL,
                    .variants = r->variants,
                    .figures = r->figures,
                    .figure_step = PT_COUNT(formats),
                    .digests = r->digests,
                    .other = r->options->other,
                    .run = r->run};
    ptce_status st = pt_html_init(&page.html, r->options->lang, err);
    if (st != PTCE_OK)
        return st;
    st = pt_facts_init(&page.facts, &r->measuring, r->collection, err);
    if (st == PTCE_OK)
        st = render_forms(r, &page, err);
    pt_facts_clear(&page.facts);
    pt_html_clear(&page.html);
    return st;
}

ptce_status ptce_report(const ptce_collection *collection,
                        const ptce_view *view,
                        const ptce_report_options *options, const ptce_run *run,
                        ptce_error *err)
{
    static ptce_status (*const steps[])(report *, ptce_error *) = {
        digest,      render_figures, render_tables,
        render_data, render_page, /* last: a page is there only with all it
                                     links to */
    };
    report r = {.collection = collection, .options = options, .run = run};
    ptce_status st =
        options->force ? PTCE_OK : pt_report_folder_check(options->folder, err);
    if (st == PTCE_OK && options->pdf)
        st = pt_report_print_check(err);
    if (st == PTCE_OK)
        st = ptce_view_check(view, collection, err);
    if (st == PTCE_OK)
        st = compute(&r, view, err);
    for (size_t i = 0; st == PTCE_OK && i < PT_COUNT(steps); i++)
        st = steps[i](&r, err);
    if (st == PTCE_OK)
        st = pt_report_folder_write(options->folder, &r.files, err);
    clear(&r);
    return st;
}
