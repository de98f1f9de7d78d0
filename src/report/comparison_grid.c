/* SPDX-License-Identifier: MIT */
/* A comparison for people: who is compared, three tables by what may be said of
 * a measure, and the sentences of the primary ones. */
#include "report/tables.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Of a name; p values take room. */
#define NAME_COLUMNS 30
#define TESTED_NAME_COLUMNS 22

typedef struct setting {
    const ptce_comparison *comparison;
    const ptce_collection *collection;
    const ptce_table_options *options;
    ptce_lang lang;
    ptce_text *out;
} setting;

/* Which of the tables a contrast stands in. */
typedef enum part {
    PRIMARY,
    PRIMARY_RANKS,
    OTHERS,
    OTHER_RANKS,
    UNTESTED,
    PARTS
} part;

static const char *const part_keys[PARTS] = {
    "table.part.primary", "table.part.primary.rank", "table.part.others",
    "table.part.others.rank", "table.part.untested"};

static part part_of(const ptce_contrast *contrast)
{
    if (!contrast->tested)
        return UNTESTED;
    if (contrast->measure->primary)
        return contrast->by_percentile ? PRIMARY_RANKS : PRIMARY;
    return contrast->by_percentile ? OTHER_RANKS : OTHERS;
}

static bool is_by_rank(part which)
{
    return which == PRIMARY_RANKS || which == OTHER_RANKS;
}

static void write_note(const setting *s, const char *text)
{
    pt_grid_note(s->out, text, s->options->format);
}

/* ---- Cells -------------------------------------------------------------- */

static void add_columns(pt_grid *grid, const setting *s,
                        const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++)
        pt_grid_title(grid, ptce_word(s->lang, keys[i]), true);
}

/* A terminal is too narrow for the adjustment of Benjamini and Hochberg, and
 * for four medians. */
static void add_titles(pt_grid *grid, const setting *s, part which)
{
    static const char *const medians[] = {"table.first", "table.second",
                                          "table.shift"};
    static const char *const narrow[] = {"table.values", "table.ranks"};
    static const char *const wide[] = {"table.value.first",
                                       "table.value.second", "table.rank.first",
                                       "table.rank.second", "table.shift"};
    static const char *const tests[] = {"table.cliff", "table.p", "table.maxt",
                                        "table.holm", "table.bh"};
    bool terminal = s->options->format == PTCE_TABLE;
    pt_grid_title(grid, ptce_word(s->lang, "table.measure"), false);
    if (!is_by_rank(which))
        add_columns(grid, s, medians, PT_COUNT(medians));
    else if (terminal)
        add_columns(grid, s, narrow, PT_COUNT(narrow));
    else
        add_columns(grid, s, wide, PT_COUNT(wide));
    add_columns(grid, s, tests,
                which == UNTESTED ? 1 : PT_COUNT(tests) - terminal);
    pt_grid_title(grid, "n", true);
}

/* "0,51/0,21" */
static void add_pair(pt_grid *grid, ptce_lang lang, const double pair[2],
                     int decimals)
{
    ptce_text *cell = pt_grid_next(grid);
    ptce_text_add_decimal(cell, lang, pair[0], decimals);
    ptce_text_add(cell, "/");
    ptce_text_add_decimal(cell, lang, pair[1], decimals);
}

static void add_ranks(pt_grid *grid, const setting *s,
                      const ptce_contrast *contrast)
{
    const double values[] = {contrast->value_median_first,
                             contrast->value_median_second};
    const double ranks[] = {contrast->median_first, contrast->median_second};
    if (s->options->format == PTCE_TABLE) {
        add_pair(grid, s->lang, values, 2);
        add_pair(grid, s->lang, ranks, 2);
        return;
    }
    int decimals = pt_decimals(values, PT_COUNT(values));
    for (size_t i = 0; i < PT_COUNT(values); i++)
        pt_grid_add_decimal(grid, s->lang, values[i], decimals);
    for (size_t i = 0; i < PT_COUNT(ranks); i++)
        pt_grid_add_decimal(grid, s->lang, ranks[i], 3);
    pt_grid_add_decimal(grid, s->lang, contrast->hodges_lehmann.estimate, 3);
}

static void add_medians(pt_grid *grid, const setting *s,
                        const ptce_contrast *contrast)
{
    const double effects[] = {contrast->median_first, contrast->median_second,
                              contrast->hodges_lehmann.estimate};
    int decimals = pt_decimals(effects, PT_COUNT(effects));
    for (size_t i = 0; i < PT_COUNT(effects); i++)
        pt_grid_add_decimal(grid, s->lang, effects[i], decimals);
}

static void add_contrast(pt_grid *grid, const setting *s,
                         const ptce_contrast *contrast)
{
    const char *name = pt_measure_name(contrast->measure, s->lang);
    bool terminal = s->options->format == PTCE_TABLE;
    ptce_text *cell = pt_grid_next(grid);
    if (terminal)
        pt_text_add_cut(cell, name,
                        contrast->tested ? TESTED_NAME_COLUMNS : NAME_COLUMNS);
    else
        ptce_text_add(cell, name);
    if (is_by_rank(part_of(contrast)))
        add_ranks(grid, s, contrast);
    else
        add_medians(grid, s, contrast);
    pt_grid_add_interval(grid, s->lang, &contrast->cliff, 2);
    if (contrast->tested) {
        pt_grid_add_p(grid, s->lang, contrast->p_exact);
        pt_grid_add_p(grid, s->lang, contrast->p_maxt);
        pt_grid_add_p(grid, s->lang, contrast->p_holm);
    }
    if (contrast->tested && !terminal)
        pt_grid_add_p(grid, s->lang, contrast->p_bh);
    pt_grid_add_counts(grid, contrast->n_first, contrast->n_second);
}

static void write_part_title(const setting *s, part which)
{
    ptce_text draws = {0};
    ptce_text title = {0};
    pt_text_add_grouped(&draws, s->lang, s->comparison->draws);
    const char *slots[] = {ptce_text_get(&draws)};
    ptce_text_add_word(&title, s->lang, part_keys[which], slots, 1);
    write_note(s, ptce_text_get(&title));
    ptce_text_clear(&title);
    ptce_text_clear(&draws);
}

static void write_part(const setting *s, part which)
{
    pt_grid grid = {0};
    size_t rows = 0;
    add_titles(&grid, s, which);
    for (size_t i = 0; i < s->comparison->contrast_count; i++) {
        const ptce_contrast *contrast = &s->comparison->contrasts[i];
        if (part_of(contrast) != which ||
            !pt_only_has(s->options, contrast->measure))
            continue;
        add_contrast(&grid, s, contrast);
        rows++;
    }
    if (rows > 0) {
        if (s->options->format != PTCE_MARKDOWN)
            ptce_text_add(s->out, "\n");
        write_part_title(s, which);
        pt_grid_write(s->out, &grid, s->options->format);
    }
    pt_grid_clear(&grid);
}

/* ---- Around the tables -------------------------------------------------- */

static void write_groups(const setting *s)
{
    const ptce_comparison *c = s->comparison;
    const ptce_compared_group *groups[] = {&c->first, &c->second};
    ptce_text counts[2] = {{0}};
    const char *slots[4];
    for (size_t i = 0; i < 2; i++) {
        ptce_text_add_count(&counts[i], groups[i]->count);
        slots[2 * i] =
            ptce_group_label(s->collection, c->by, groups[i]->value, s->lang);
        slots[2 * i + 1] = ptce_text_get(&counts[i]);
    }
    ptce_text line = {0};
    ptce_text_add_word(&line, s->lang, "table.groups", slots, PT_COUNT(slots));
    write_note(s, ptce_text_get(&line));
    ptce_text_clear(&line);
    ptce_text_clear(&counts[0]);
    ptce_text_clear(&counts[1]);
}

static bool has_untested(const ptce_comparison *comparison, const char *code)
{
    for (size_t i = 0; i < comparison->contrast_count; i++) {
        const char *untested = comparison->contrasts[i].untested;
        if (untested && strcmp(untested, code) == 0)
            return true;
    }
    return false;
}

/* In how many of the strata there are poles of both groups. */
static void write_within(const setting *s)
{
    const ptce_comparison *c = s->comparison;
    ptce_text counts[2] = {{0}};
    ptce_text line = {0};
    size_t mixed = 0;
    for (size_t i = 0; i < c->stratum_count; i++)
        mixed += c->strata[i].first > 0 && c->strata[i].second > 0;
    pt_text_add_grouped(&counts[0], s->lang, c->stratum_count);
    pt_text_add_grouped(&counts[1], s->lang, mixed);
    const char *slots[] = {c->within, ptce_text_get(&counts[0]),
                           ptce_text_get(&counts[1])};
    ptce_text_add_word(&line, s->lang, "table.within", slots, PT_COUNT(slots));
    write_note(s, ptce_text_get(&line));
    if (has_untested(c, "not-identifiable"))
        write_note(s, ptce_word(s->lang, "table.not-identifiable"));
    ptce_text_clear(&line);
    ptce_text_clear(&counts[0]);
    ptce_text_clear(&counts[1]);
}

static void write_view(const setting *s)
{
    ptce_text view = {0};
    pt_view_say(&view, &s->comparison->view, s->lang);
    write_note(s, ptce_text_get(&view));
    ptce_text_clear(&view);
}

static void write_left_out(const setting *s)
{
    ptce_text line = {0};
    for (size_t i = 0; i < s->comparison->left_out_count; i++) {
        const ptce_left_out *left = &s->comparison->left_out[i];
        char key[96];
        (void)snprintf(key, sizeof key, "reason.%s", left->code);
        const char *slots[] = {left->name, ptce_word(s->lang, key)};
        ptce_text_add(&line, i ? ", " : ptce_word(s->lang, "table.left-out"));
        ptce_text_add_word(&line, s->lang, "table.left-out.one", slots,
                           PT_COUNT(slots));
    }
    if (line.length > 0)
        write_note(s, ptce_text_get(&line));
    ptce_text_clear(&line);
}

static void write_gap(const setting *s)
{
    if (s->options->format != PTCE_MARKDOWN)
        ptce_text_add(s->out, "\n");
}

/* Before any measure: how the groups are documented, and what so many networks
 * allow to see. */
static void write_first(const setting *s)
{
    ptce_text words = {0};
    ptce_documentation_say(&words, s->comparison, s->collection, s->lang);
    write_gap(s);
    write_note(s, ptce_text_get(&words));
    ptce_text_clear(&words);
    ptce_power_say(&words, s->comparison, s->lang);
    write_note(s, ptce_text_get(&words));
    ptce_text_clear(&words);
}

/* The sentences of the tested primary measures; of all that `only` names. */
static void write_sentences(const setting *s)
{
    for (size_t i = 0; i < s->comparison->contrast_count; i++) {
        const ptce_contrast *contrast = &s->comparison->contrasts[i];
        bool said = s->options->only
                        ? pt_only_has(s->options, contrast->measure)
                        : contrast->tested && contrast->measure->primary;
        if (!said)
            continue;
        ptce_text sentence = {0};
        ptce_contrast_say(&sentence, s->comparison, contrast, s->collection,
                          s->lang);
        write_gap(s);
        write_note(s, ptce_text_get(&sentence));
        ptce_text_clear(&sentence);
    }
}

/* No percentile is farther off than one of a half. */
static void write_rank_note(const setting *s)
{
    if (s->comparison->draws == 0)
        return;
    ptce_text error = {0};
    ptce_text note = {0};
    ptce_text_add_decimal(&error, s->lang,
                          0.5 / sqrt((double)s->comparison->draws), 3);
    const char *slots[] = {ptce_text_get(&error)};
    ptce_text_add_word(&note, s->lang, "table.rank.note", slots, 1);
    if (s->options->format != PTCE_MARKDOWN)
        ptce_text_add(s->out, "\n");
    write_note(s, ptce_text_get(&note));
    ptce_text_clear(&note);
    ptce_text_clear(&error);
}

void pt_comparison_grid(ptce_text *out, const ptce_comparison *comparison,
                        const ptce_collection *collection,
                        const ptce_table_options *options)
{
    setting s = {comparison, collection, options, options->lang, out};
    write_groups(&s);
    write_view(&s);
    if (comparison->within)
        write_within(&s);
    write_left_out(&s);
    write_first(&s);
    if (!options->only)
        pt_documentation_grid(out, comparison, options);
    for (part which = PRIMARY; which < PARTS; which++)
        write_part(&s, which);
    if (!options->only) {
        pt_facts_grid(out, comparison, options);
        pt_distances_grid(out, comparison, options);
    }
    write_gap(&s);
    write_note(&s, ptce_word(s.lang, options->format == PTCE_TABLE
                                         ? "table.p.note"
                                         : "table.p.note.bh"));
    write_rank_note(&s);
    write_sentences(&s);
    write_gap(&s);
    write_note(&s, ptce_word(s.lang, "table.caution"));
}
