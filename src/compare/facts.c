/* SPDX-License-Identifier: MIT */
/* What is known of every pole, with or without ties: where it is, what it is
 * active in, who leads it, the part of local authorities. Poles left out for
 * want of ties count wherever no tie is needed. */
#include "compare/exact.h"
#include "compare/groups.h"
#include "compare/nominal.h"
#include "model/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A word that fewer poles share is compared in the whole list only. */
#define SHARED_LEAST 2

/* A pole as the view sees it. */
typedef struct pole {
    const ptce_measures *measures;
    const pt_selection *selection;
} pole;

static bool is_authority(const pole *p, size_t actor)
{
    return p->measures->network->actors[actor].type ==
           PTCE_TYPE_LOCAL_AUTHORITY;
}

/* A share of nothing is not defined. */
static double share(size_t part, size_t all)
{
    return all > 0 ? (double)part / (double)all : (double)NAN;
}

/* ---- Numbers --------------------------------------------------------------
 */

typedef double number_of(const pole *p);

static double founded(const pole *p)
{
    int year = p->measures->network->founded;
    return year == PTCE_NO_YEAR ? (double)NAN : (double)year;
}

/* None listed is not documented. */
static double sectors(const pole *p)
{
    size_t count = p->measures->network->sectors.count;
    return count > 0 ? (double)count : (double)NAN;
}

static double authority_actors(const pole *p)
{
    size_t authorities = 0;
    for (size_t i = 0; i < p->selection->actor_count; i++)
        authorities += is_authority(p, p->selection->actors[i]);
    return share(authorities, p->selection->actor_count);
}

/* Ends at pools kept as vertices are nobody's. */
static double authority_ties(const pole *p)
{
    const ptce_measures *m = p->measures;
    size_t ends = 0;
    size_t held = 0;
    for (size_t e = 0; e < m->edge_count; e++) {
        const ptce_vertex *pair[] = {&m->vertices[m->edges[e].from],
                                     &m->vertices[m->edges[e].to]};
        for (size_t i = 0; i < PT_COUNT(pair); i++) {
            ends += !pair[i]->is_pool;
            held += !pair[i]->is_pool && is_authority(p, pair[i]->row);
        }
    }
    return share(held, ends);
}

/* Degrees against those of all actors: 1 is as tied as any. */
static double authority_degree(const pole *p)
{
    double actors = authority_actors(p);
    return actors > 0 ? authority_ties(p) / actors : (double)NAN;
}

static bool has_authority(const pole *p, const pt_selected_pool *pool)
{
    for (size_t i = 0; i < pool->member_count; i++)
        if (is_authority(p, pool->members[i]))
            return true;
    return false;
}

/* Of the pools that at least two actors share. */
static double authority_pools(const pole *p)
{
    size_t shared = 0;
    size_t held = 0;
    for (size_t i = 0; i < p->selection->pool_count; i++) {
        const pt_selected_pool *pool = &p->selection->pools[i];
        shared += pool->member_count > 1;
        held += pool->member_count > 1 && has_authority(p, pool);
    }
    return share(held, shared);
}

/* ---- Words ----------------------------------------------------------------
 */

/* The i-th word of a pole, NULL behind the last. */
typedef const char *word_of(const ptce_network *network, size_t i);

static const char *region_of(const ptce_network *network, size_t i)
{
    return i == 0 ? network->place.region : NULL;
}

static const char *sector_of(const ptce_network *network, size_t i)
{
    return i < network->sectors.count ? network->sectors.items[i] : NULL;
}

static const char *lead_of(const ptce_network *network, size_t i)
{
    return i == 0 && network->lead != PTCE_NOBODY
               ? ptce_type_name(network->actors[network->lead].type)
               : NULL;
}

static const struct {
    const char *id;
    number_of *number; /* either this or a word */
    word_of *word;
    const char *label_key; /* words are KEY.WORD of the catalogue, not data */
    bool listed; /* a pole may have several words: each is a row of its own */
    bool tied;   /* of networks kept only */
} rows[] = {
    {"founded", .number = founded},
    {"region", .word = region_of},
    {"sectors", .number = sectors},
    {"sector", .word = sector_of, .listed = true},
    {"lead", .word = lead_of, .label_key = "type"},
    {"authority_actors", .number = authority_actors},
    {"authority_ties", .number = authority_ties, .tied = true},
    {"authority_degree", .number = authority_degree, .tied = true},
    {"authority_pools", .number = authority_pools, .tied = true},
};

/* ---- One fact --------------------------------------------------------------
 */

/* A group after the other, as the tests want them. */
typedef struct gathered {
    double *values;
    const char **words;
    size_t sizes[2]; /* of the groups */
} gathered;

static bool counts(const pt_comparing *c, size_t i, pt_side side, size_t row)
{
    return c->sides[i] == side && (c->kept[i] || !rows[row].tied);
}

static ptce_status number(double *out, const pt_comparing *c, size_t i,
                          size_t row, ptce_error *err)
{
    const ptce_measures *measures = &c->out->measuring.networks[i];
    pt_selection selection;
    ptce_status st =
        pt_selection_init(&selection, measures->network, &c->out->view, err);
    if (st != PTCE_OK)
        return st;
    *out = rows[row].number(&(pole){measures, &selection});
    pt_selection_clear(&selection);
    return PTCE_OK;
}

static ptce_status gather_numbers(gathered *g, const pt_comparing *c,
                                  size_t row, ptce_error *err)
{
    ptce_status st = PTCE_OK;
    g->sizes[0] = g->sizes[1] = 0;
    for (pt_side side = PT_FIRST; side <= PT_SECOND; side++) {
        for (size_t i = 0; i < c->out->measuring.count; i++) {
            double value = (double)NAN;
            if (counts(c, i, side, row))
                st = number(&value, c, i, row, err);
            if (st != PTCE_OK)
                return st;
            if (isnan(value) != 0)
                continue;
            g->values[g->sizes[0] + g->sizes[1]] = pt_number_round(value);
            g->sizes[side == PT_SECOND]++;
        }
    }
    return PTCE_OK;
}

/* The one word of each pole; those without a word are left out. */
static void gather_words(gathered *g, const pt_comparing *c, size_t row)
{
    g->sizes[0] = g->sizes[1] = 0;
    for (pt_side side = PT_FIRST; side <= PT_SECOND; side++) {
        for (size_t i = 0; i < c->out->measuring.count; i++) {
            const char *word =
                rows[row].word(c->out->measuring.networks[i].network, 0);
            if (!counts(c, i, side, row) || !word)
                continue;
            g->words[g->sizes[0] + g->sizes[1]] = word;
            g->sizes[side == PT_SECOND]++;
        }
    }
}

static bool has_word(const ptce_network *network, word_of *words,
                     const char *word)
{
    const char *here;
    for (size_t i = 0; (here = words(network, i)); i++)
        if (strcmp(here, word) == 0)
            return true;
    return false;
}

/* 1 for a pole that has the word, 0 for one that has others; where none is
 * listed it is not known. */
static void gather_having(gathered *g, ptce_fact *fact, const pt_comparing *c,
                          size_t row)
{
    word_of *words = rows[row].word;
    g->sizes[0] = g->sizes[1] = 0;
    for (pt_side side = PT_FIRST; side <= PT_SECOND; side++) {
        for (size_t i = 0; i < c->out->measuring.count; i++) {
            const ptce_network *network = c->out->measuring.networks[i].network;
            if (!counts(c, i, side, row) || !words(network, 0))
                continue;
            bool has = has_word(network, words, fact->label);
            g->values[g->sizes[0] + g->sizes[1]] = has;
            g->sizes[side == PT_SECOND]++;
            *(side == PT_FIRST ? &fact->have_first : &fact->have_second) += has;
        }
    }
}

static ptce_status test_words(ptce_fact *fact, const gathered *g, uint64_t seed,
                              ptce_error *err)
{
    ptce_documented *sides = &fact->sides;
    const pt_labels labels = {g->sizes[0], g->sizes[1], NULL};
    sides->n_first = labels.m;
    sides->n_second = labels.n;
    ptce_status st = pt_nominal_test(&sides->rank, &fact->kinds, g->words,
                                     &labels, seed, err);
    fact->cramer_v = sides->rank.statistic;
    return st;
}

/* ---- All facts --------------------------------------------------------------
 */

static ptce_fact *add(pt_comparing *c, size_t row, ptce_fact_kind kind)
{
    ptce_fact *fact = &c->out->facts[c->out->fact_count++];
    *fact = (ptce_fact){.id = rows[row].id,
                        .label_key = rows[row].label_key,
                        .kind = kind,
                        .cramer_v = (double)NAN};
    fact->sides.id = rows[row].id;
    fact->sides.median_first = fact->sides.median_second = (double)NAN;
    fact->sides.rank = (ptce_test){.statistic = (double)NAN, .p = (double)NAN};
    fact->sides.cliff = fact->sides.hodges_lehmann =
        (ptce_interval){(double)NAN, (double)NAN, (double)NAN};
    return fact;
}

static size_t poles_with(const pt_comparing *c, size_t row, const char *word)
{
    size_t have = 0;
    for (size_t i = 0; i < c->out->measuring.count; i++)
        have += c->sides[i] != PT_NEITHER &&
                has_word(c->out->measuring.networks[i].network, rows[row].word,
                         word);
    return have;
}

/* Put a word in its place by bytes, if it is not there yet. */
static void insert(const char **words, size_t *count, const char *word)
{
    size_t at = 0;
    while (at < *count && strcmp(words[at], word) < 0)
        at++;
    if (at < *count && strcmp(words[at], word) == 0)
        return;
    memmove((void *)&words[at + 1], (void *)&words[at],
            (*count - at) * sizeof *words);
    words[at] = word;
    ++*count;
}

static size_t count_words(const pt_comparing *c, size_t row)
{
    size_t count = 0;
    for (size_t i = 0; i < c->out->measuring.count; i++)
        for (size_t j = 0;
             rows[row].word(c->out->measuring.networks[i].network, j); j++)
            count++;
    return count;
}

/* Every word that enough poles of the two groups share, by bytes; NULL if
 * memory is exhausted. */
static const char **list_shared(size_t *count, const pt_comparing *c,
                                size_t row)
{
    const char **words = pt_alloc(count_words(c, row), sizeof *words);
    *count = 0;
    for (size_t i = 0; words && i < c->out->measuring.count; i++) {
        const ptce_network *network = c->out->measuring.networks[i].network;
        const char *word;
        for (size_t j = 0; (word = rows[row].word(network, j)); j++)
            if (poles_with(c, row, word) >= SHARED_LEAST)
                insert(words, count, word);
    }
    return words;
}

static ptce_status describe(ptce_fact *fact, const gathered *g,
                            const pt_comparing *c, ptce_error *err)
{
    fact->sides.n_first = g->sizes[0];
    fact->sides.n_second = g->sizes[1];
    return pt_documented_describe(&fact->sides, g->values, c->run->seed, err);
}

static ptce_status add_having(pt_comparing *c, gathered *g, size_t row,
                              ptce_error *err)
{
    size_t count = 0;
    const char **words = list_shared(&count, c, row);
    ptce_status st = words ? PTCE_OK : pt_nomem(err);
    for (size_t i = 0; st == PTCE_OK && i < count; i++) {
        ptce_fact *fact = add(c, row, PTCE_FACT_HAS);
        fact->label = words[i];
        gather_having(g, fact, c, row);
        st = describe(fact, g, c, err);
        /* The median of a yes or no tells nothing. */
        fact->sides.median_first = fact->sides.median_second = (double)NAN;
        fact->sides.hodges_lehmann =
            (ptce_interval){(double)NAN, (double)NAN, (double)NAN};
    }
    free((void *)words);
    return st;
}

static ptce_status add_row(pt_comparing *c, gathered *g, size_t row,
                           ptce_error *err)
{
    ptce_status st = PTCE_OK;
    if (rows[row].number) {
        ptce_fact *fact = add(c, row, PTCE_FACT_NUMBER);
        st = gather_numbers(g, c, row, err);
        return st == PTCE_OK ? describe(fact, g, c, err) : st;
    }
    if (!rows[row].listed) {
        ptce_fact *fact = add(c, row, PTCE_FACT_WORD);
        gather_words(g, c, row);
        st = test_words(fact, g, c->run->seed, err);
    }
    return st == PTCE_OK ? add_having(c, g, row, err) : st;
}

/* Over all facts with a p of their own. */
static ptce_status adjust(ptce_comparison *out, ptce_error *err)
{
    double *p = pt_alloc(out->fact_count, sizeof *p);
    double *holm = pt_alloc(out->fact_count, sizeof *holm);
    size_t count = 0;
    ptce_status st = p && holm ? PTCE_OK : pt_nomem(err);
    for (size_t i = 0; st == PTCE_OK && i < out->fact_count; i++)
        if (isfinite(out->facts[i].sides.rank.p))
            p[count++] = out->facts[i].sides.rank.p;
    if (st == PTCE_OK)
        st = pt_holm(holm, p, count, err);
    count = 0;
    for (size_t i = 0; st == PTCE_OK && i < out->fact_count; i++)
        out->facts[i].p_holm =
            isfinite(out->facts[i].sides.rank.p) ? holm[count++] : (double)NAN;
    free(p);
    free(holm);
    return st;
}

/* A row, or a row and one for each of its words. */
static size_t count_most(const pt_comparing *c)
{
    size_t most = PT_COUNT(rows);
    for (size_t row = 0; row < PT_COUNT(rows); row++)
        most += rows[row].word ? count_words(c, row) : 0;
    return most;
}

ptce_status pt_facts_make(pt_comparing *c, ptce_error *err)
{
    ptce_comparison *out = c->out;
    size_t count = out->measuring.count;
    gathered g = {.values = pt_alloc(count, sizeof *g.values),
                  .words = pt_alloc(count, sizeof *g.words)};
    out->facts = pt_arena_take(out->arena, count_most(c), sizeof *out->facts);
    ptce_status st =
        g.values && g.words && out->facts ? PTCE_OK : pt_nomem(err);
    for (size_t row = 0; st == PTCE_OK && row < PT_COUNT(rows); row++)
        st = add_row(c, &g, row, err);
    if (st == PTCE_OK)
        st = adjust(out, err);
    free(g.values);
    free((void *)g.words);
    return st;
}
