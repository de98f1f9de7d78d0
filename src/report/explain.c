/* SPDX-License-Identifier: MIT */
/* What a measure, a rule or a test means, from their words. */
#include "report/references.h"
#include "report/tables.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Tests that a comparison prints; the words are test.ID, test.ID.says,
 * test.ID.formula and test.ID.convention. */
static const struct {
    const char *id, *references;
} tests[] = {
    {"mann-whitney", "mann1947 fisher1935"},
    {"hodges-lehmann", "hodges1963"},
    {"wilcoxon", "wilcoxon1945 hodges1963 kerby2014"},
    {"kruskal-wallis", "kruskal1952 tomczak2014"},
    {"cliff-delta", "cliff1993 feng2004 romano2006"},
    {"maxt", "westfall1993"},
    {"holm", "holm1979"},
    {"bh", "benjamini1995"},
    {"percentile", "anderson1999 carstens2015 fosdick2018 rao1996 strona2014"},
    {"by", "benjamini2001"},
    {"brunner-munzel", "brunner2000 neubert2007"},
    {"mean-difference", "fisher1935"},
    {"tipping-point", "smith2013"},
    {"influence", "efron1982"},
    {"detectable-delta", "mann1947"},
    {"strata", "fisher1935"},
    {"permanova", "anderson2001"},
    {"permdisp", "anderson2006"},
    {"energy", "szekely2004"},
    {"mds", "torgerson1952 kruskal1964"},
    {"linkage", "sokal1958"},
    {"distance-portrait", "bagrow2008 bagrow2019"},
    {"distance-mixing", "lin1991"},
    {"distance-wl", "shervashidze2011"},
    {"distance-degrees", "lin1991"},
    {"distance-profile", "milo2004"},
    {"cramer-v", "cramer1946 pearson1900"},
};

/* ---- Parts of an explanation -------------------------------------------- */

/* The word of an id ("measure.density.says"), or NULL. */
static const char *word_of(ptce_lang lang, const char *kind, const char *id,
                           const char *part)
{
    char key[128];
    (void)snprintf(key, sizeof key, "%s.%s%s", kind, id, part);
    return ptce_word_find(lang, key);
}

static void write_title(ptce_text *out, const char *id, const char *name)
{
    ptce_text title = {0};
    ptce_text_add(&title, id);
    ptce_text_add(&title, " — ");
    ptce_text_add(&title, name ? name : id);
    pt_text_add_wrapped(out, ptce_text_get(&title), 0);
    ptce_text_clear(&title);
}

static void write_text(ptce_text *out, const char *text)
{
    if (text && *text)
        pt_text_add_wrapped(out, text, 2);
}

/* "Formule : …"; nothing where there is no text. */
static void write_field(ptce_text *out, ptce_lang lang, const char *key,
                        const char *text)
{
    if (!text || !*text)
        return;
    ptce_text line = {0};
    ptce_text_add_word(&line, lang, key, &text, 1);
    write_text(out, ptce_text_get(&line));
    ptce_text_clear(&line);
}

static void write_references(ptce_text *out, ptce_lang lang, const char *keys)
{
    size_t length;
    if (keys && *keys)
        write_text(out, ptce_word(lang, "explain.references.title"));
    for (const char *at = keys; at && (length = pt_reference_next(&at));
         at += length) {
        ptce_text line = {0};
        if (pt_reference_say(&line, at, length))
            pt_text_add_wrapped(out, ptce_text_get(&line), 4);
        out->failed |= line.failed;
        ptce_text_clear(&line);
    }
}

const char *pt_cost_word(ptce_cost cost)
{
    static const char *const costs[] = {"explain.cost.linear",
                                        "explain.cost.nm", "explain.cost.n2m"};
    return costs[cost];
}

/* ---- Measures ----------------------------------------------------------- */

static void add_bound(ptce_text *out, ptce_lang lang, double bound)
{
    if (isinf(bound))
        ptce_text_add(out, bound > 0 ? "+∞" : "−∞");
    else
        ptce_text_add_decimal(out, lang, bound, bound == floor(bound) ? 0 : 2);
}

void pt_range_say(ptce_text *out, const ptce_measure *measure, ptce_lang lang)
{
    if (measure->scale == PTCE_BOOLEAN)
        ptce_text_add(out, ptce_word(lang, "explain.range.boolean"));
    else if (measure->scale == PTCE_NOMINAL)
        ptce_text_add(out, ptce_word(lang, "explain.range.nominal"));
    else {
        add_bound(out, lang, measure->min);
        ptce_text_add(out, ptce_word(lang, "explain.range.to"));
        add_bound(out, lang, measure->max);
    }
}

static void write_range(ptce_text *out, ptce_lang lang,
                        const ptce_measure *measure)
{
    ptce_text range = {0};
    pt_range_say(&range, measure, lang);
    write_field(out, lang, "explain.range", ptce_text_get(&range));
    ptce_text_clear(&range);
}

/* By what a measure of class B is compared, and which way it points. */
static void write_ensemble(ptce_text *out, const ptce_measure *measure,
                           ptce_lang lang)
{
    const char *ensemble = ptce_ensemble_name(ptce_measure_ensemble(measure));
    if (!ensemble)
        return;
    const char *slots[] = {word_of(lang, "ensemble", ensemble, ".says"),
                           word_of(lang, "rank", measure->id, "")};
    ptce_text line = {0};
    ptce_text_add_word(&line, lang, "explain.ensemble", slots, PT_COUNT(slots));
    write_text(out, ptce_text_get(&line));
    ptce_text_clear(&line);
}

static void explain_measure(ptce_text *out, const ptce_measure *measure,
                            ptce_lang lang)
{
    static const char *const levels[] = {
        "explain.level.network", "explain.level.node", "explain.level.edge"};
    static const char *const classes[] = {NULL, "explain.class.a",
                                          "explain.class.b", "explain.class.c"};
    const char *id = measure->id;
    const char *class_key = classes[measure->comparable];
    write_title(out, id, pt_measure_name(measure, lang));
    write_text(out, word_of(lang, "measure", id, ".says"));
    write_field(out, lang, "explain.level",
                ptce_word(lang, levels[measure->level]));
    write_field(out, lang, "explain.formula",
                word_of(lang, "measure", id, ".formula"));
    write_field(out, lang, "explain.convention",
                word_of(lang, "measure", id, ".convention"));
    write_range(out, lang, measure);
    write_field(out, lang, "explain.undefined",
                word_of(lang, "measure", id, ".undefined"));
    if (measure->one_mode)
        write_field(out, lang, "explain.pools",
                    ptce_word(lang, "explain.pools.undefined"));
    if (class_key)
        write_field(out, lang, "explain.class", ptce_word(lang, class_key));
    write_ensemble(out, measure, lang);
    write_field(out, lang, "explain.cost",
                ptce_word(lang, pt_cost_word(measure->cost)));
    write_references(out, lang, measure->references);
}

/* ---- Details ------------------------------------------------------------ */

void pt_columns_say(ptce_text *out, const ptce_detail *detail, ptce_lang lang)
{
    for (size_t c = 0; c < detail->column_count; c++) {
        ptce_text_add(out, c ? ", " : "");
        ptce_text_add(out, pt_column_title(detail, &detail->columns[c], lang));
    }
}

static void write_columns(ptce_text *out, const ptce_detail *detail,
                          ptce_lang lang)
{
    ptce_text titles = {0};
    pt_columns_say(&titles, detail, lang);
    write_field(out, lang, "explain.columns", ptce_text_get(&titles));
    ptce_text_clear(&titles);
}

static void explain_detail(ptce_text *out, const ptce_detail *detail,
                           ptce_lang lang)
{
    write_title(out, detail->id, pt_detail_word(detail, "", lang));
    write_text(out, pt_detail_word(detail, ".says", lang));
    write_columns(out, detail, lang);
    write_field(out, lang, "explain.formula",
                pt_detail_word(detail, ".formula", lang));
    write_field(out, lang, "explain.convention",
                pt_detail_word(detail, ".convention", lang));
    write_field(out, lang, "explain.undefined",
                pt_detail_word(detail, ".undefined", lang));
    write_field(out, lang, "explain.cost",
                ptce_word(lang, pt_cost_word(detail->cost)));
    write_references(out, lang, detail->references);
}

/* ---- Rules -------------------------------------------------------------- */

static void add_severity(ptce_text *out, ptce_severity severity, ptce_lang lang)
{
    const char *name = ptce_severity_name(severity);
    const char *word = word_of(lang, "severity", name, "");
    ptce_text_add(out, word ? word : name);
}

/* The sentence of a rule with "…" for what a finding would name. */
static void add_rule(ptce_text *out, ptce_lang lang, const char *id,
                     const char *part)
{
    static const char *const slots[PTCE_ERROR_SLOTS] = {"…", "…", "…", "…"};
    char key[128];
    (void)snprintf(key, sizeof key, "rule.%s%s", id, part);
    if (ptce_word_find(lang, key))
        ptce_text_add_word(out, lang, key, slots, PT_COUNT(slots));
}

static void explain_rule(ptce_text *out, const ptce_rule *rule, ptce_lang lang)
{
    ptce_text sentence = {0};
    ptce_text hint = {0};
    ptce_text severity = {0};
    add_rule(&sentence, lang, rule->id, "");
    add_rule(&hint, lang, rule->id, ".hint");
    add_severity(&severity, rule->severity, lang);
    write_title(out, rule->id, ptce_text_get(&sentence));
    write_field(out, lang, "explain.severity", ptce_text_get(&severity));
    write_field(out, lang, "explain.why",
                word_of(lang, "rule", rule->id, ".why"));
    write_field(out, lang, "explain.mend", ptce_text_get(&hint));
    ptce_text_clear(&sentence);
    ptce_text_clear(&hint);
    ptce_text_clear(&severity);
}

/* ---- Tests -------------------------------------------------------------- */

const char *pt_test_references(const char *id)
{
    for (size_t i = 0; i < PT_COUNT(tests); i++)
        if (strcmp(tests[i].id, id) == 0)
            return tests[i].references;
    return NULL;
}

static bool explain_test(ptce_text *out, const char *id, ptce_lang lang)
{
    for (size_t i = 0; i < PT_COUNT(tests); i++) {
        if (strcmp(tests[i].id, id) != 0)
            continue;
        write_title(out, id, word_of(lang, "test", id, ""));
        write_text(out, word_of(lang, "test", id, ".says"));
        write_field(out, lang, "explain.formula",
                    word_of(lang, "test", id, ".formula"));
        write_field(out, lang, "explain.convention",
                    word_of(lang, "test", id, ".convention"));
        write_references(out, lang, tests[i].references);
        return true;
    }
    return false;
}

/* ---- The list ----------------------------------------------------------- */

static void write_heading(ptce_text *out, ptce_lang lang, const char *key)
{
    if (out->length > 0)
        ptce_text_add(out, "\n");
    ptce_text_add(out, ptce_word(lang, key));
    ptce_text_add(out, "\n");
}

static void list_id(pt_grid *grid, const char *id)
{
    ptce_text *cell = pt_grid_next(grid);
    ptce_text_add(cell, "  ");
    ptce_text_add(cell, id);
}

static void list_row(pt_grid *grid, const char *id, const char *name)
{
    list_id(grid, id);
    pt_text_add_cut(pt_grid_next(grid), name ? name : id, 66);
}

static void list_measures(ptce_text *out, ptce_lang lang)
{
    static const char *const headings[] = {
        "explain.list.network", "explain.list.node", "explain.list.edge"};
    for (size_t level = 0; level < PT_COUNT(headings); level++) {
        pt_grid grid = {.columns = 2};
        const ptce_measure *measure;
        write_heading(out, lang, headings[level]);
        for (size_t i = 0; (measure = ptce_measure_at(i)); i++)
            if (measure->level == (ptce_level)level)
                list_row(&grid, measure->id, pt_measure_name(measure, lang));
        pt_grid_write(out, &grid, PTCE_TABLE);
        pt_grid_clear(&grid);
    }
}

static void list_details(ptce_text *out, ptce_lang lang)
{
    pt_grid grid = {.columns = 2};
    const ptce_detail *detail;
    write_heading(out, lang, "explain.list.detail");
    for (size_t i = 0; (detail = ptce_detail_at(i)); i++)
        list_row(&grid, detail->id, pt_detail_word(detail, "", lang));
    pt_grid_write(out, &grid, PTCE_TABLE);
    pt_grid_clear(&grid);
}

static void list_tests(ptce_text *out, ptce_lang lang)
{
    pt_grid grid = {.columns = 2};
    write_heading(out, lang, "explain.list.test");
    for (size_t i = 0; i < PT_COUNT(tests); i++)
        list_row(&grid, tests[i].id, word_of(lang, "test", tests[i].id, ""));
    pt_grid_write(out, &grid, PTCE_TABLE);
    pt_grid_clear(&grid);
}

static void list_rules(ptce_text *out, ptce_lang lang)
{
    pt_grid grid = {.columns = 3};
    const ptce_rule *rule;
    write_heading(out, lang, "explain.list.rule");
    for (size_t i = 0; (rule = ptce_rule_at(i)); i++) {
        ptce_text sentence = {0};
        add_rule(&sentence, lang, rule->id, "");
        list_id(&grid, rule->id);
        add_severity(pt_grid_next(&grid), rule->severity, lang);
        pt_text_add_cut(pt_grid_next(&grid), ptce_text_get(&sentence), 56);
        ptce_text_clear(&sentence);
    }
    pt_grid_write(out, &grid, PTCE_TABLE);
    pt_grid_clear(&grid);
}

/* ---- One id ------------------------------------------------------------- */

/* The known id nearest to a mistyped one, or NULL. */
static const char *nearest(const char *id)
{
    const char *names[512];
    size_t count = 0;
    for (size_t i = 0; i < PT_COUNT(tests); i++)
        names[count++] = tests[i].id;
    for (size_t i = 0; count < PT_COUNT(names) && ptce_measure_at(i); i++)
        names[count++] = ptce_measure_at(i)->id;
    for (size_t i = 0; count < PT_COUNT(names) && ptce_detail_at(i); i++)
        names[count++] = ptce_detail_at(i)->id;
    for (size_t i = 0; count < PT_COUNT(names) && ptce_rule_at(i); i++)
        names[count++] = ptce_rule_at(i)->id;
    return pt_nearest(id, names, count);
}

ptce_status ptce_explain(ptce_text *out, const char *id, ptce_lang lang,
                         ptce_error *err)
{
    const ptce_measure *measure = id ? ptce_measure_find(id) : NULL;
    const ptce_detail *detail = id ? ptce_detail_find(id) : NULL;
    const ptce_rule *rule = id ? ptce_rule_find(id) : NULL;
    if (!id) {
        list_measures(out, lang);
        list_details(out, lang);
        list_tests(out, lang);
        list_rules(out, lang);
    } else if (measure) {
        explain_measure(out, measure, lang);
    } else if (detail) {
        explain_detail(out, detail, lang);
    } else if (rule) {
        explain_rule(out, rule, lang);
    } else if (!explain_test(out, id, lang)) {
        const char *near = nearest(id);
        return pt_fail(err, PTCE_E_USAGE,
                       near ? "explain-near" : "explain-unknown", id, near,
                       NULL);
    }
    return ptce_text_check(out, err);
}
