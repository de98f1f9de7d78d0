/* SPDX-License-Identifier: MIT */
/* The parts of ptce_compare: who is compared with whom, and what is computed of
 * each measure. */
#ifndef PT_GROUPS_H
#define PT_GROUPS_H

#include "base/base.h"
#include <ptce/compare.h>

typedef enum pt_side { PT_FIRST, PT_SECOND, PT_NEITHER } pt_side;

/* A comparison in the making. */
typedef struct pt_comparing {
    ptce_comparison *out;
    const ptce_collection *collection;
    const ptce_compare_options *options;
    const ptce_run *run;
    pt_side *sides; /* of each measured network, by its group */
    bool *kept;     /* of a side, and with a tie in the view */
    size_t *strata; /* of each measured network, or NULL */
} pt_comparing;

/* Choose the key and its two values; the error names those there are. */
ptce_status pt_groups_pick(ptce_comparison *out,
                           const ptce_collection *collection, const char *by,
                           ptce_error *err);
/* Refuse a key that no network has, or none; the error names those there are.
 */
ptce_status pt_groups_refuse(const ptce_collection *collection, const char *by,
                             ptce_error *err);
/* Put each measured network on its side, or name why it is left out. */
ptce_status pt_groups_split(pt_comparing *c, ptce_error *err);
/* The stratum of each network, where strata are asked for. */
ptce_status pt_strata_make(pt_comparing *c, ptce_error *err);
/* The strata of the values of a contrast, as pt_contrast_values lists them, to
 * be freed; NULL where there are none. */
ptce_status pt_contrast_strata(size_t **strata, const pt_comparing *c,
                               const ptce_contrast *contrast, ptce_error *err);
/* Whether values of a measure may be ranked in this view. */
bool pt_is_compared(const ptce_measure *measure, const ptce_view *view);
/* A network's value and percentile; what is compared is still to be chosen. */
ptce_compared_value pt_compared_value_of(const ptce_measures *measures,
                                         const ptce_measure *measure);
/* Choose what is compared of each network; returns how many have it. */
size_t pt_compared_choose(ptce_compared_value *rows, size_t count,
                          bool by_percentile);
/* What is compared of the networks kept, both lists sorted by id; returns how
 * many of them have it. */
size_t pt_compared_kept(double *to, const ptce_compared_value *rows,
                        size_t count, const char *const *networks,
                        size_t network_count);
/* The median of the values, whether they are what is compared or not. */
ptce_status pt_values_median(double *out, const ptce_compared_value *rows,
                             size_t count, ptce_error *err);
/* The value of a network for a key: "region", or the key of a group. */
const char *pt_key_value(const ptce_network *network, const char *key);
/* A view with the collection's period, if it has none, and common actors; the
 * list of what is left out is taken from the arena. */
ptce_status pt_view_settle(ptce_view *view, pt_arena *arena,
                           const ptce_collection *collection,
                           const ptce_view *asked, bool with_common,
                           ptce_error *err);
/* The i-th thing that tells how a network is documented: its id, NULL behind
 * the last, and its value. */
const char *pt_documented_id(size_t i);
double pt_documented_value(size_t i, const ptce_measures *measures);
/* Ties, and memberships of pools that are shared. */
size_t pt_facts_of(const ptce_network *network);
/* One contrast a network measure, with effects and exact p. */
ptce_status pt_contrasts_make(pt_comparing *c, ptce_error *err);
/* The defined values of both groups in one array, to be freed; NULL if memory
 * is exhausted. */
double *pt_contrast_values(const ptce_contrast *contrast);
/* Tests beside the one on ranks. */
ptce_status pt_contrasts_beside(pt_comparing *c, ptce_error *err);
/* Whether an actor of the view has a tie, or a pool shared with another. */
ptce_status pt_has_tie(bool *found, const ptce_vertex *vertices,
                       size_t vertex_count, const ptce_edge *edges,
                       size_t edge_count, ptce_error *err);
/* How the groups are documented, and which of them better. */
ptce_status pt_documentation_make(pt_comparing *c, ptce_error *err);
/* Medians, effects and the rank test of two samples in one array, whose sizes
 * stand in d; sorts each of them. */
ptce_status pt_documented_describe(ptce_documented *d, double *values,
                                   uint64_t seed, ptce_error *err);
/* What is known of the poles beside their structure. */
ptce_status pt_facts_make(pt_comparing *c, ptce_error *err);
/* What would undo each contrast. Work is done in workers. */
ptce_status pt_tipping_make(pt_comparing *c, ptce_error *err);
/* Each primary contrast with undefined values at either end, and in views that
 * count less. */
ptce_status pt_otherwise_make(pt_comparing *c, ptce_error *err);
/* Each primary contrast without each network. */
ptce_status pt_influence_make(pt_comparing *c, ptce_error *err);
/* What the numbers of networks allow to see. */
ptce_status pt_power_make(pt_comparing *c, ptce_error *err);
/* What taking ties or a network away would do to a contrast. */
void pt_undoing_say(ptce_text *out, const ptce_comparison *comparison,
                    const ptce_contrast *contrast,
                    const ptce_collection *collection, ptce_lang lang);
/* Distances between the networks kept, and what is read from them. */
ptce_status pt_distances_make(pt_comparing *c, ptce_error *err);
/* One more method, from a square over the networks kept, by id; NaN where a
 * network is not defined, which is left out for the reason with that code. */
ptce_status pt_distances_add(pt_comparing *c, const char *method,
                             bool descriptive, const double *square,
                             const char *code, ptce_error *err);
/* The method "profile": a row of percentiles for each network kept, by id; NaN
 * where not defined. To be called once they are there. */
ptce_status pt_distances_profile(pt_comparing *c, const double *percentiles,
                                 size_t columns, ptce_error *err);
/* That method over the percentiles of the comparison; nothing where none were
 * drawn. */
ptce_status pt_profile_make(pt_comparing *c, ptce_error *err);
/* p-values adjusted over the tested measures. */
ptce_status pt_contrasts_adjust(pt_comparing *c, ptce_error *err);

#endif
