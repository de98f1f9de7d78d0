/* SPDX-License-Identifier: MIT */
/* Rankings of actors, and what becomes of them where facts are left out. */
#ifndef PT_RANKING_H
#define PT_RANKING_H

#include "analysis/detail.h"
#include "analysis/spread.h"
#include "analysis/variant.h"

/* One centrality, and who comes first by it. Scores grow towards the first
 * rank; those of pools are NaN. */
typedef struct pt_contest {
    const pt_measure_row *row;
    double sign;        /* -1 where little is good */
    pt_reason reason;   /* why nobody is ranked */
    double *original;   /* scores */
    double *rank;       /* by the original scores */
    double *won;        /* weight of the variants in which a vertex is first */
    double *on_podium;  /* or among the first three */
    pt_weighted *ranks; /* by vertex, of every variant; NULL: not wanted */
    double total;       /* weight of the variants that rank somebody */
    pt_reason no_draw;  /* why a variant ranks nobody */
    double resists;     /* the share of facts that may be dropped */
    pt_reason no_drop;  /* why resists is undefined */
    size_t failed;      /* draws of this share in which the ranking is lost */
    bool lost;
} pt_contest;

typedef struct pt_contests {
    pt_contest *items;
    size_t count, n;
    pt_column column;
    double *scores;
    double *scratch; /* 4 n */
    size_t *tally;   /* how many share a rank, by twice the rank */
    pt_weighted *sorted;
    size_t ranks_kept;
} pt_contests;

/* The scores of a study with as many vertices. */
ptce_status pt_contest_score(double *scores, const pt_contests *all,
                             const pt_contest *c, pt_study *study,
                             ptce_error *err);
/* Find the share of facts that each ranking resists the loss of. */
ptce_status pt_contests_drop(pt_contests *all, pt_study *study,
                             const pt_asked *asked, ptce_error *err);

#endif
