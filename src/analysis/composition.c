/* SPDX-License-Identifier: MIT */
/* Who takes part: families of actors, and the kinds of partner that the law's
 * definition of a PTCE names. */
#include "analysis/detail.h"
#include "analysis/measure_rows.h"

/* ---- Families ----------------------------------------------------------- */

static size_t count_families(size_t counts[PTCE_FAMILY_COUNT],
                             const pt_study *study)
{
    size_t total = 0;
    for (size_t f = 0; f < PTCE_FAMILY_COUNT; f++)
        counts[f] = 0;
    for (size_t v = 0; v < study->graph->n; v++) {
        ptce_type type = pt_type_of(study, v);
        if (type == PTCE_TYPE_COUNT)
            continue;
        counts[ptce_family_of(type)]++;
        total++;
    }
    return total;
}

static ptce_status share_of(const pt_column *out, const pt_study *study,
                            ptce_family family)
{
    size_t counts[PTCE_FAMILY_COUNT];
    size_t total = count_families(counts, study);
    return total ? pt_set(out, (double)counts[family] / (double)total)
                 : pt_undefine(out, PT_NO_ACTOR);
}

#define SHARE(name, family)                                                    \
    static ptce_status share_##name(const pt_column *out, pt_study *study,     \
                                    ptce_error *err)                           \
    {                                                                          \
        (void)err;                                                             \
        return share_of(out, study, family);                                   \
    }
SHARE(ess, PTCE_FAMILY_ESS)
SHARE(company, PTCE_FAMILY_COMPANY)
SHARE(authority, PTCE_FAMILY_AUTHORITY)
SHARE(knowledge, PTCE_FAMILY_KNOWLEDGE)
SHARE(network, PTCE_FAMILY_NETWORK)
SHARE(funder, PTCE_FAMILY_FUNDER)
SHARE(other, PTCE_FAMILY_OTHER)

static ptce_status family_diversity(const pt_column *out, pt_study *study,
                                    ptce_error *err)
{
    (void)err;
    size_t counts[PTCE_FAMILY_COUNT];
    double total = (double)count_families(counts, study);
    double same = 0;
    if (total == 0)
        return pt_undefine(out, PT_NO_ACTOR);
    for (size_t f = 0; f < PTCE_FAMILY_COUNT; f++)
        same += (double)counts[f] * (double)counts[f];
    return pt_set(out, 1 - same / (total * total));
}

/* ---- The definition ------------------------------------------------------
 * Law 2014-856, article 9: enterprises of the social economy, grouped with
 * other enterprises, local authorities, research, and training. */

typedef enum partner {
    SOCIAL_ECONOMY,
    ENTERPRISE,
    AUTHORITY,
    RESEARCH,
    TRAINING,
    PARTNERS
} partner;

static const char *const partner_names[PARTNERS] = {
    "ess", "company", "local_authority", "research", "training"};

/* PARTNERS for an actor of a kind that the definition does not name. */
static partner partner_of(ptce_type type)
{
    if (type == PTCE_TYPE_COUNT)
        return PARTNERS;
    if (ptce_family_of(type) == PTCE_FAMILY_ESS)
        return SOCIAL_ECONOMY;
    if (type == PTCE_TYPE_COMPANY)
        return ENTERPRISE;
    if (type == PTCE_TYPE_LOCAL_AUTHORITY)
        return AUTHORITY;
    if (type == PTCE_TYPE_RESEARCH)
        return RESEARCH;
    return type == PTCE_TYPE_TRAINING ? TRAINING : PARTNERS;
}

/* Actors of each kind, and how many of them the view joins to
 * another. */
static void count_partners(size_t counts[PARTNERS], size_t tied[PARTNERS],
                           const pt_study *study)
{
    for (size_t p = 0; p < PARTNERS; p++)
        counts[p] = tied[p] = 0;
    for (size_t v = 0; v < study->graph->n; v++) {
        partner p = partner_of(pt_type_of(study, v));
        if (p == PARTNERS)
            continue;
        counts[p]++;
        tied[p] += !pt_is_isolated(study, v);
    }
}

static ptce_status definition_partners(const pt_column *out, pt_study *study,
                                       ptce_error *err)
{
    (void)err;
    size_t counts[PARTNERS];
    size_t tied[PARTNERS];
    double found = 0;
    if (pt_actor_count(study) == 0)
        return pt_undefine(out, PT_NO_ACTOR);
    count_partners(counts, tied, study);
    for (size_t p = 0; p < PARTNERS; p++)
        found += counts[p] > 0;
    return pt_set(out, found);
}

// clang-format off
static const pt_measure_row composition_rows[] = {
    PT_OF_ACTORS(share_ess, NETWORK, RATIO, A, OTHER, 0, 1, LINEAR, "loi2014-856", share_ess),
    PT_OF_ACTORS(share_company, NETWORK, RATIO, A, OTHER, 0, 1, LINEAR, "loi2014-856", share_company),
    PT_OF_ACTORS(share_authority, NETWORK, RATIO, A, OTHER, 0, 1, LINEAR, "loi2014-856", share_authority),
    PT_OF_ACTORS(share_knowledge, NETWORK, RATIO, A, OTHER, 0, 1, LINEAR, "loi2014-856", share_knowledge),
    PT_OF_ACTORS(share_network, NETWORK, RATIO, A, OTHER, 0, 1, LINEAR, "loi2014-856", share_network),
    PT_OF_ACTORS(share_funder, NETWORK, RATIO, A, OTHER, 0, 1, LINEAR, "loi2014-856", share_funder),
    PT_OF_ACTORS(share_other, NETWORK, RATIO, A, OTHER, 0, 1, LINEAR, "loi2014-856", share_other),
    PT_OF_ACTORS(family_diversity, NETWORK, RATIO, A, OTHER, 0, 1, LINEAR, "blau1977", family_diversity),
    PT_ROW(definition_partners, NETWORK, RATIO, C, OTHER, 0, 5, LINEAR, "loi2014-856", definition_partners),
};
// clang-format on

const pt_measure_family pt_measures_composition = {
    composition_rows, PT_COUNT(composition_rows), PTCE_NETWORK};

/* ---- Details ------------------------------------------------------------- */

static ptce_status composition(pt_cells *cells, pt_study *study,
                               const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    (void)err;
    size_t counts[PTCE_FAMILY_COUNT];
    size_t total = count_families(counts, study);
    if (total == 0)
        return pt_cells_none(cells, PT_NO_ACTOR);
    for (size_t f = 0; f < PTCE_FAMILY_COUNT; f++) {
        pt_cell_text(cells, ptce_family_name((ptce_family)f));
        pt_cell_number(cells, (double)counts[f]);
        pt_cell_number(cells, (double)counts[f] / (double)total);
    }
    return PTCE_OK;
}

static const ptce_detail_column composition_columns[] = {
    {"family", PTCE_CELL_WORD, "family"},
    {"actors", PTCE_CELL_COUNT, NULL},
    {"share", PTCE_CELL_NUMBER, NULL},
};

const pt_detail_row pt_detail_composition = {
    {.id = "composition",
     PT_COLUMNS(composition_columns),
     .cost = PTCE_COST_LINEAR,
     .references = "loi2014-856 blau1977"},
    composition};

static ptce_status definition(pt_cells *cells, pt_study *study,
                              const pt_asked *asked, ptce_error *err)
{
    (void)asked;
    (void)err;
    size_t counts[PARTNERS];
    size_t tied[PARTNERS];
    count_partners(counts, tied, study);
    for (size_t p = 0; p < PARTNERS; p++) {
        pt_cell_text(cells, partner_names[p]);
        pt_cell_number(cells, counts[p] > 0);
        pt_cell_number(cells, (double)counts[p]);
        pt_cell_number(cells, (double)tied[p]);
    }
    return PTCE_OK;
}

static const ptce_detail_column definition_columns[] = {
    {"partner", PTCE_CELL_WORD, "partner"},
    {"documented", PTCE_CELL_BOOLEAN, NULL},
    {"actors", PTCE_CELL_COUNT, NULL},
    {"tied", PTCE_CELL_COUNT, NULL},
};

const pt_detail_row pt_detail_definition = {{.id = "definition",
                                             PT_COLUMNS(definition_columns),
                                             .cost = PTCE_COST_LINEAR,
                                             .references = "loi2014-856"},
                                            definition};
