/* SPDX-License-Identifier: MIT */
/* The standard that figures are held to, measured on the SVG of every network
 * of graphs/, in every theme and both languages. What may not happen is
 * counted and must be nil; the rest may not get worse than is recorded in
 * tests/golden/figure/standard.csv, which PTCE_RECORD=FILE writes anew.
 * PTCE_LAYOUT=ENGINE measures another engine than the default. */
#include "support/cmocka_all.h"

#include "figure/figure.h"
#include "figure/gv.h"
#include "figure/seen.h"
#include "figure/standard.h"
#include <ptce/ptce.h>

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#define RECORD PTCE_SOURCE_DIR "/tests/golden/figure/standard.csv"
#define NETWORKS 26

typedef struct record {
    const char *id;
    faults worst; /* of all themes and languages */
} record;

static record records[NETWORKS];

static faults judge(pt_picture *picture, pt_gv *gv)
{
    ptce_error err = {0};
    ptce_text dot = {0};
    ptce_text raw = {0};
    ptce_text svg = {0};
    seen s;
    assert_int_equal(pt_sheet(&dot, picture, &err), PTCE_OK);
    assert_int_equal(
        pt_gv_render(&raw, gv, ptce_text_get(&dot), "svg", 0, &err), PTCE_OK);
    assert_int_equal(pt_svg_finish(&svg, &raw, picture, &err), PTCE_OK);
    xmlDoc *doc = xmlReadMemory(ptce_text_get(&svg), (int)svg.length, NULL,
                                NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    seen_read(&s, doc);
    faults f = seen_judge(&s);
    assert_int_equal(s.line_count, picture->link_count);
    seen_clear(&s);
    xmlFreeDoc(doc);
    ptce_text_clear(&dot);
    ptce_text_clear(&raw);
    ptce_text_clear(&svg);
    return f;
}

static void take_worst(faults *all, const faults *one)
{
    all->label_label += one->label_label;
    all->label_mark += one->label_mark;
    all->mark_mark += one->mark_mark;
    all->line_mark += one->line_mark;
    all->line_label += one->line_label;
    all->outside += one->outside;
    all->small += one->small;
    all->crossings =
        one->crossings > all->crossings ? one->crossings : all->crossings;
    all->contrast = fmin(all->contrast, one->contrast);
    all->used = fmin(all->used, one->used);
    all->aspect = fmax(all->aspect, one->aspect);
}

/* Positions do not depend on theme and language: laid out once. */
static void look_at(record *r, pt_picture *picture, pt_gv *gv)
{
    ptce_error err = {0};
    const ptce_figure_options *kept = picture->options;
    ptce_figure_options options = *kept;
    *r = (record){picture->network->id, {.contrast = 21, .used = 1}};
    picture->options = &options;
    for (size_t i = 6; i-- > 0;) { /* the first theme, in French, at last */
        options.lang = i % 2 ? PTCE_EN : PTCE_FR;
        options.theme = ptce_theme_at(i / 2);
        picture->theme = pt_theme_named(options.theme);
        assert_int_equal(pt_groups_set(picture, &err), PTCE_OK);
        faults f = judge(picture, gv);
        take_worst(&r->worst, &f);
    }
    picture->options = kept;
}

int standard_measure(pt_picture *pictures, size_t count)
{
    ptce_error err = {0};
    pt_gv *gv = NULL;
    if (count != NETWORKS || pt_gv_open(&gv, &err) != PTCE_OK)
        return -1;
    for (size_t i = 0; i < NETWORKS; i++)
        look_at(&records[i], &pictures[i], gv);
    pt_gv_close(gv);
    return 0;
}

/* ---- What may not happen --------------------------------------------------*/

void figures__have_no_fault(void **state)
{
    (void)state;
    size_t bad = 0;
    for (size_t i = 0; i < NETWORKS; i++) {
        const faults *f = &records[i].worst;
        size_t sum = f->label_label + f->label_mark + f->mark_mark +
                     f->line_mark + f->line_label + f->outside + f->small;
        if (sum > 0)
            print_message("%s: labels upon labels %zu, upon marks %zu, marks "
                          "upon marks %zu, lines through marks %zu, through "
                          "labels %zu, outside %zu, small %zu\n",
                          records[i].id, f->label_label, f->label_mark,
                          f->mark_mark, f->line_mark, f->line_label, f->outside,
                          f->small);
        bad += sum > 0;
        assert_true(f->contrast >= 4.5);
    }
    assert_int_equal(bad, 0);
}

/* ---- What may not get worse ----------------------------------------------*/

static void write_record(FILE *file, const record *r)
{
    (void)fprintf(file, "%s,%zu,%.3f,%.3f\n", r->id, r->worst.crossings,
                  r->worst.used, r->worst.aspect);
}

static void assert_no_worse(const record *r, const char *table)
{
    char key[160];
    (void)snprintf(key, sizeof key, "\n%s,", r->id);
    const char *row = strstr(table, key);
    assert_non_null(row);
    char *at = NULL;
    size_t crossings = strtoul(row + strlen(key), &at, 10);
    double used = strtod(at + 1, &at);
    double aspect = strtod(at + 1, &at);
    if (r->worst.crossings > crossings || r->worst.used < used - 0.005 ||
        r->worst.aspect > aspect + 0.005)
        fail_msg("%s: crossings %zu, used %.3f, aspect %.3f are worse than "
                 "%zu, %.3f, %.3f",
                 r->id, r->worst.crossings, r->worst.used, r->worst.aspect,
                 crossings, used, aspect);
}

void figures__are_no_worse_than_recorded(void **state)
{
    (void)state;
    const char *record_to = getenv("PTCE_RECORD");
    if (record_to) {
        FILE *file = fopen(record_to, "w");
        assert_non_null(file);
        (void)fputs("network,crossings,used,aspect\n", file);
        for (size_t i = 0; i < NETWORKS; i++)
            write_record(file, &records[i]);
        assert_int_equal(fclose(file), 0);
    }
    ptce_error err = {0};
    ptce_text table = {0};
    assert_int_equal(ptce_file_read(&table, RECORD, 1 << 20, &err), PTCE_OK);
    for (size_t i = 0; i < NETWORKS; i++)
        assert_no_worse(&records[i], ptce_text_get(&table));
    ptce_text_clear(&table);
}

/* ---- That the measure sees ------------------------------------------------
 * A figure made wrong on purpose: every fault is found. */

void the_measure__finds_each_fault(void **state)
{
    (void)state;
    static const char bad[] =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 600 100'>"
        "<g class='graph' transform='scale(1 1) rotate(0) translate(0 100)'>"
        "<g class='node' id='a'><polygon fill='#888888' points='0,-20 50,-20 "
        "50,-60 0,-60'/><text x='25' y='-40' text-anchor='middle' "
        "font-size='5.00' fill='#777777'>much too long for a box</text></g>"
        "<g class='node' id='b'><polygon fill='white' points='60,-20 100,-20 "
        "100,-60 60,-60'/><text x='80' y='-40' text-anchor='middle' "
        "font-size='14.00'>b</text></g>"
        "<g class='node' id='c'><polygon fill='white' points='90,-20 160,-20 "
        "160,-60 90,-60'/></g>"
        "<g class='node'><text x='78' y='-40' font-size='14.00'>over</text>"
        "</g>"
        "<g class='edge' id='e1' data-from='a' data-to='c'>"
        "<path d='M50,-40C60,-40 70,-40 91,-40'/></g>"
        "<g class='edge' id='e2' data-from='x' data-to='y'>"
        "<path d='M55,-80C55,-60 55,-20 55,10'/></g>"
        "</g></svg>";
    xmlDoc *doc = xmlReadMemory(bad, sizeof bad - 1, NULL, NULL, 0);
    seen s;
    seen_read(&s, doc);
    faults f = seen_judge(&s);
    assert_int_equal(f.label_label, 1);
    assert_int_equal(f.label_mark, 2);
    assert_int_equal(f.mark_mark, 1);
    assert_int_equal(f.line_mark, 1);
    assert_int_equal(f.line_label, 2);
    assert_int_equal(f.outside, 3); /* the box, and the sheet twice */
    assert_int_equal(f.small, 1);
    assert_int_equal(f.crossings, 1);
    assert_true(f.contrast < 2);
    seen_clear(&s);
    xmlFreeDoc(doc);
}
