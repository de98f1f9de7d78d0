/* SPDX-License-Identifier: MIT */
/* An outline from anywhere to a network: the steps, and what is told. */
#include "io/building.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Sources and lead ---------------------------------------------------- */

static void take_sources(pt_building *b)
{
    ptce_network *n = b->network;
    n->sources =
        pt_arena_take(b->in.arena, n->source_count, sizeof *n->sources);
    if (!n->sources)
        b->status = pt_nomem(b->err);
    else if (n->source_count > 0)
        memcpy(n->sources, b->source_rows,
               n->source_count * sizeof *n->sources);
}

/* The lead by id or by name; what names nobody stays for the rule to tell. */
static void find_lead(pt_building *b)
{
    const pt_table *graph = &b->outline->graph;
    const char *lead = pt_table_get(graph, pt_table_find(graph, "lead"), 0);
    if (!lead || !*lead)
        return;
    size_t node = pt_outline_find(b->outline, pt_slice_of(lead));
    for (size_t i = 0; node == PTCE_NOBODY && i < b->outline->node_count; i++) {
        const char *name = pt_building_cell(&b->nodes, PT_NODE_NAME, i);
        if (name && strcmp(name, lead) == 0)
            node = i;
    }
    b->network->lead_id =
        pt_building_keep(b, node == PTCE_NOBODY ? lead : b->ids[node]);
}

/* ---- Ties that are the same fact ----------------------------------------- */

static bool is_same_fact(const ptce_tie *x, const ptce_tie *y)
{
    bool straight = x->from == y->from && x->to == y->to;
    bool crossed = x->from == y->to && x->to == y->from;
    if (!straight && (!crossed || (x->directed && y->directed)))
        return false;
    return x->kind == y->kind && x->nature == y->nature &&
           x->period.since == y->period.since &&
           x->period.until == y->period.until &&
           pt_text_order(x->what, y->what) == 0;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The sources of both, each once. */
static void join_citations(pt_building *b, ptce_citations *to,
                           const ptce_citations *more)
{
    size_t count = to->count + more->count;
    const char **ids = pt_arena_take(b->in.arena, count, sizeof *ids);
    if (!ids) {
        b->status = pt_nomem(b->err);
        return;
    }
    if (to->count > 0)
        memcpy(ids, to->ids, to->count * sizeof *ids);
    if (more->count > 0)
        memcpy(ids + to->count, more->ids, more->count * sizeof *ids);
    if (count > 1)
        qsort(ids, count, sizeof *ids, by_text);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || strcmp(ids[i], ids[kept - 1]) != 0)
            ids[kept++] = ids[i];
    to->ids = ids;
    to->count = kept;
}

/* "study (2)": the next tie that says the same. */
static void tell_apart(pt_building *b, ptce_tie *tie, size_t number)
{
    ptce_text what = {0};
    ptce_text_add(&what, tie->what ? tie->what : "");
    ptce_text_add(&what, tie->what ? " (" : "(");
    ptce_text_add_count(&what, number);
    ptce_text_add(&what, ")");
    tie->what = pt_building_keep(b, ptce_text_get(&what));
    ptce_text_clear(&what);
    b->said.kept++;
}

static void sum(pt_building *b, ptce_tie *to, const ptce_tie *tie)
{
    to->weight += tie->weight;
    if (tie->certainty == PTCE_STATED)
        to->certainty = PTCE_STATED;
    join_citations(b, &to->citations, &tie->citations);
    b->said.summed++;
}

/* Settled ties of one fact stand together. */
static void sum_duplicates(pt_building *b)
{
    ptce_network *n = b->network;
    size_t kept = 0;
    for (size_t i = 0; b->status == PTCE_OK && i < n->tie_count; i++) {
        ptce_tie *tie = &n->ties[i];
        bool again = kept > 0 && tie->from != PTCE_NOBODY &&
                     is_same_fact(&n->ties[kept - 1], tie);
        if (again)
            sum(b, &n->ties[kept - 1], tie);
        else
            n->ties[kept++] = *tie;
    }
    n->tie_count = kept;
}

static void number_duplicates(pt_building *b)
{
    ptce_network *n = b->network;
    size_t number = 1;
    size_t first = 0;
    for (size_t i = 1; b->status == PTCE_OK && i < n->tie_count; i++) {
        if (n->ties[i].from == PTCE_NOBODY ||
            !is_same_fact(&n->ties[first], &n->ties[i])) {
            first = i;
            number = 1;
            continue;
        }
        tell_apart(b, &n->ties[i], ++number);
    }
}

/* Undirected ties from the lower to the higher end, so that the same facts
 * stand together. */
static void straighten(ptce_network *n)
{
    for (size_t i = 0; i < n->tie_count; i++) {
        ptce_tie *tie = &n->ties[i];
        if (tie->directed || tie->from <= tie->to)
            continue;
        const char *id = tie->from_id;
        tie->from_id = tie->to_id;
        tie->to_id = id;
    }
}

static void settle(pt_building *b)
{
    ptce_duplicates duplicates = b->import->options->duplicates;
    b->status = pt_network_settle(b->network, b->err);
    if (b->status != PTCE_OK || duplicates == PTCE_DUPLICATES_REFUSE)
        return;
    straighten(b->network);
    b->status = pt_network_settle(b->network, b->err);
    if (duplicates == PTCE_DUPLICATES_SUM)
        sum_duplicates(b);
    else
        number_duplicates(b);
    if (b->status == PTCE_OK)
        b->status = pt_network_settle(b->network, b->err);
}

/* ---- Where findings of the rules stand ----------------------------------- */

/* "/actors/12/id": the node, or the edge, and the field behind it. */
static bool find_row(const pt_building *b, const char *pointer, bool *edge,
                     size_t *row, const char **field)
{
    static const struct {
        const char *start;
        bool edge;
    } starts[] = {{"/actors/", false}, {"/pools/", false}, {"/ties/", true}};
    char *end = NULL;
    for (size_t i = 0; i < PT_COUNT(starts); i++) {
        size_t length = strlen(starts[i].start);
        if (strncmp(pointer, starts[i].start, length) != 0)
            continue;
        *edge = starts[i].edge;
        *row = strtoul(pointer + length, &end, 10);
        if (strncmp(end, "/members/", 9) == 0) {
            *edge = true;
            *row = strtoul(end + 9, &end, 10);
        }
        *field = *end == '/' ? end + 1 : NULL;
        return *row < (*edge ? b->outline->edge_count : b->outline->node_count);
    }
    return false;
}

static void place(pt_building *b, ptce_finding *finding)
{
    bool edge = false;
    size_t row = 0;
    const char *field = NULL;
    ptce_text pointer = {0};
    const char *origin = b->outline->origin;
    if (find_row(b, finding->pointer, &edge, &row, &field)) {
        finding->line =
            pt_building_place(&pointer, &origin, b, edge, row, field);
        finding->pointer =
            pt_arena_text(b->import->findings->arena, ptce_text_get(&pointer),
                          pointer.length);
        finding->origin =
            pt_arena_text(b->import->findings->arena, origin, strlen(origin));
    }
    if (!finding->pointer || !finding->origin)
        b->status = pt_nomem(b->err);
    ptce_text_clear(&pointer);
}

static void apply_rules(pt_building *b)
{
    ptce_findings *findings = b->import->findings;
    size_t before = findings->count;
    b->status = pt_rules_network(findings, b->network, b->err);
    for (size_t i = before; b->status == PTCE_OK && i < findings->count; i++)
        place(b, &findings->items[i]);
}

/* ---- What is told once --------------------------------------------------- */

static void say(pt_building *b, const char *what, size_t count)
{
    char word[64];
    char number[24];
    if (count == 0 || b->status != PTCE_OK)
        return;
    (void)snprintf(word, sizeof word, PT_SLOT_WORDS "said.%s", what);
    (void)snprintf(number, sizeof number, "%zu", count);
    if (pt_import_note(b->import, "read-as", 0, 0, number, word, NULL) !=
        PTCE_OK)
        b->status = pt_nomem(b->err);
}

static void say_all(pt_building *b)
{
    const pt_said *said = &b->said;
    say(b, "ids-made", said->ids_made);
    say(b, "found-by-name", said->found_by_name);
    say(b, "kinds-assumed", said->kinds_assumed);
    say(b, "types-other", said->types_other);
    say(b, "dates-cut", said->dates_cut);
    say(b, "decimal-commas", said->commas);
    say(b, "not-observed", said->unknown);
    say(b, "sources-made", said->sources_made);
    say(b, "summed", said->summed);
    say(b, "told-apart", said->kept);
    for (int i = 0; i < PTCE_TYPE_COUNT && b->status == PTCE_OK; i++) {
        char word[64];
        char number[24];
        if (said->types_guessed[i] == 0)
            continue;
        (void)snprintf(word, sizeof word, PT_SLOT_WORDS "type.%s",
                       ptce_type_name((ptce_type)i));
        (void)snprintf(number, sizeof number, "%zu", said->types_guessed[i]);
        if (pt_import_note(b->import, "type-guessed", 0, 0, number, word,
                           NULL) != PTCE_OK)
            b->status = pt_nomem(b->err);
    }
}

/* A reader that had to stop may leave edges whose ends it never came to. */
static void drop_dangling(pt_building *b)
{
    pt_outline *o = b->outline;
    for (size_t i = 0; i < o->edge_count; i++) {
        if (o->edges[i].from < o->node_count && o->edges[i].to < o->node_count)
            continue;
        o->edge_count = 0;
        o->edge_table.rows = 0;
    }
}

/* ---- The whole ----------------------------------------------------------- */

static void clear(pt_building *b)
{
    free(b->source_rows);
    pt_outline_free(b->sources);
    pt_outline_free(b->cited);
    pt_outline_free(b->spellings);
}

ptce_status pt_outline_to_network(ptce_network **out, pt_import *import,
                                  ptce_error *err)
{
    pt_building building = {.import = import,
                            .outline = import->outline,
                            .in = {.arena = import->outline->arena,
                                   .findings = import->findings,
                                   .origin = import->outline->origin},
                            .err = err};
    pt_building *b = &building;
    static void (*const steps[])(pt_building *) = {
        drop_dangling,    pt_building_columns,
        pt_building_head, pt_building_ids,
        pt_building_rows, take_sources,
        find_lead,        settle,
        apply_rules,      say_all,
    };
    *out = NULL;
    for (size_t i = 0; pt_building_goes_on(b) && i < PT_COUNT(steps); i++)
        steps[i](b);
    clear(b);
    if (pt_building_goes_on(b)) {
        *out = b->network;
        return PTCE_OK;
    }
    ptce_network_free(b->network);
    return b->status != PTCE_OK ? b->status : pt_nomem(err);
}
