/* SPDX-License-Identifier: MIT */
/* The page of a report: its sections, and the facts several of them tell. */
#ifndef PT_PAGE_H
#define PT_PAGE_H

#include "report/html.h"
#include "report/tables.h"
#include <ptce/report.h>

/* An organisation that is named in several networks. */
typedef struct pt_shared {
    const char *id, *name;
    size_t *networks; /* rows of the collection, ascending */
    size_t count;
} pt_shared;

/* What of a network lies in the period of the view. */
typedef struct pt_within {
    size_t ties, pools; /* pools of two members or more */
} pt_within;

/* Counts over all that is documented, whatever the view. */
typedef struct pt_facts {
    ptce_documentation *each; /* one a network */
    pt_within *within;        /* one a network */
    ptce_documentation all;   /* sums */
    size_t addresses;         /* distinct ones of sources */
    size_t organisations;     /* distinct ids */
    size_t untied;            /* networks without tie and shared pool */
    size_t best;              /* network with the most ties */
    size_t most;              /* most ties and shared pools of one */
    size_t local;             /* distinct local authorities */
    size_t local_ties;        /* ties that one of them takes part in */
    size_t local_networks;
    size_t local_natures[PTCE_NATURE_COUNT + 1];
    size_t whats[PTCE_WHAT_COUNT + 1]; /* of pools with two members */
    size_t what_networks[PTCE_WHAT_COUNT + 1];
    size_t led;         /* networks with a lead and someone between others */
    size_t led_by_lead; /* of them, where no one is more between */
    size_t led_firmly;  /* of these, whatever the uncertain ties */
    pt_shared *shared;  /* most networks first, then by id; not common ones */
    size_t shared_count;
    pt_arena *arena;
} pt_facts;

ptce_status pt_facts_init(pt_facts *facts, const ptce_measuring *measuring,
                          const ptce_collection *collection, ptce_error *err);
void pt_facts_clear(pt_facts *facts);
/* Ties and shared pools of a network: what its figure is made of. */
size_t pt_facts_evidence(const pt_facts *facts, size_t network);

typedef enum pt_side { PT_SIDE_NONE, PT_SIDE_FIRST, PT_SIDE_SECOND } pt_side;

/* The comparison again, with less counted. */
typedef enum pt_variant {
    PT_VARIANT_POOLS,   /* without pools */
    PT_VARIANT_UNDATED, /* without undated facts */
    PT_VARIANTS
} pt_variant;

typedef struct pt_page {
    pt_html html;
    const ptce_collection *collection;
    const ptce_measuring *measuring;   /* each network under its own view */
    const ptce_comparison *comparison; /* NULL where there is none */
    const ptce_comparison *variants;   /* PT_VARIANTS; some without contrast */
    const ptce_text *figures;          /* a network's first is SVG */
    size_t figure_step;                /* texts a network */
    const char *other;                 /* page in the other language, or NULL */
    const ptce_text *digests;          /* of each network, or NULL */
    const ptce_run *run;
    pt_facts facts;
} pt_page;

/* The whole page as HTML. */
ptce_status pt_page_write(ptce_text *out, pt_page *page, ptce_error *err);

/* The title of the report: the collection's, or the only network's name. */
const char *pt_page_title(const pt_page *page);
/* Which of the compared groups a network belongs to, and that group's words:
 * "pôles témoins". */
pt_side pt_page_side(const pt_page *page, const ptce_network *network);
const char *pt_page_group(const pt_page *page, pt_side side);
/* The same of one network: "Pôle témoin"; and as a mark beside its name. */
const char *pt_page_group_one(const pt_page *page, pt_side side);
void pt_page_badge(pt_page *page, xmlNode *parent, pt_side side);
/* The name of an actor, or the words of a type, family or nature. */
const char *pt_page_actor_name(const pt_page *page, const char *word);
/* The word of a row of a closed list: pt_page_list(page, "type", "network"). */
const char *pt_page_list(const pt_page *page, const char *list,
                         const char *name);
/* "2012–2014", "depuis 2012", or nothing; borrowed like a number. And those
 * of the view that networks are measured under. */
const char *pt_page_years(pt_page *page, ptce_period period);
const char *pt_page_view_years(pt_page *page);
/* "3 février 2014" of "2014-02-03"; other texts as they are. */
void pt_page_date(pt_page *page, xmlNode *node, const char *date);
/* A text, and a list of texts, in which abbreviations are spelled out. */
void pt_page_spell(pt_page *page, xmlNode *node, const char *text);
void pt_page_words(pt_page *page, xmlNode *node, const ptce_strings *words);
/* Order in which S2 stands before S10, and digits before letters. */
int pt_page_natural(const char *a, const char *b);
/* A section with its heading, reachable as #id. */
xmlNode *pt_page_section(pt_page *page, xmlNode *parent, const char *id,
                         const char *title_key);
/* A table in a container of its own, so that it scrolls and the page does
 * not; its numbers may be of the view. And a heading of a column. */
xmlNode *pt_page_table(pt_page *page, xmlNode *parent, const char *caption_key,
                       bool by_view);
xmlNode *pt_page_column(pt_page *page, xmlNode *row, const char *text,
                        bool number);
/* A folded part. */
xmlNode *pt_page_fold(pt_page *page, xmlNode *parent, const char *key,
                      const char *slot);

/* Sections, in the order of the page. */
void pt_page_header(pt_page *page, xmlNode *body);
void pt_page_known(pt_page *page, xmlNode *main);
void pt_page_seen(pt_page *page, xmlNode *main);
void pt_page_poles_table(pt_page *page, xmlNode *main);
void pt_page_map(pt_page *page, xmlNode *main);
void pt_page_comparison(pt_page *page, xmlNode *main);
void pt_page_shared(pt_page *page, xmlNode *main);
void pt_page_local(pt_page *page, xmlNode *main);
ptce_status pt_page_poles(pt_page *page, xmlNode *main, ptce_error *err);
void pt_page_method(pt_page *page, xmlNode *main);

/* The script and its words, at the end of the body; and the content of the
 * policy that lets it run. */
void pt_page_script(pt_page *page, xmlNode *body);
void pt_page_policy(pt_page *page, xmlNode *meta);

/* A new claim of a list, with its caveat below; and two claims. */
xmlNode *pt_page_claim(pt_page *page, xmlNode *list, const char *caveat);
void pt_page_claim_local(pt_page *page, xmlNode *list);
void pt_page_claim_shared(pt_page *page, xmlNode *list);
/* Every network's drawing in small, side by side. */
void pt_page_sheet(pt_page *page, xmlNode *section);

/* What the p-values of a measure allow to say; and of all, in a sentence. */
typedef enum pt_verdict {
    PT_VERDICT_UNTESTED,
    PT_VERDICT_CHANCE, /* no more than chance gives */
    PT_VERDICT_ALONE,  /* more, if no other measure were looked at */
    PT_VERDICT_CLEAR   /* more, whatever else is looked at */
} pt_verdict;
pt_verdict pt_page_verdict(const ptce_contrast *contrast);
void pt_page_summary(pt_page *page, xmlNode *section);

/* Parts of the comparison beside measures, and of its methods. */
void pt_page_documented(pt_page *page, xmlNode *section);
void pt_page_power(pt_page *page, xmlNode *section);
void pt_page_compared_facts(pt_page *page, xmlNode *section);
void pt_page_likeness(pt_page *page, xmlNode *section);
void pt_page_methods(pt_page *page, xmlNode *section);

/* Parts of the method. */
void pt_page_glossary(pt_page *page, xmlNode *section);
void pt_page_references(pt_page *page, xmlNode *section);
void pt_page_inputs(pt_page *page, xmlNode *section);

/* Parts of a pole's section. */
void pt_page_identity(pt_page *page, xmlNode *parent,
                      const ptce_network *network);
void pt_page_definition(pt_page *page, xmlNode *parent,
                        const ptce_network *network);
void pt_page_key_actors(pt_page *page, xmlNode *parent, size_t row);
/* How firm the first rank by a measure is, in a paragraph; the ranks that an
 * actor may have, in a cell; the chance that it is first, NaN where that is
 * not known. */
void pt_page_rank(pt_page *page, xmlNode *parent, size_t row,
                  const char *measure);
void pt_page_ranks(pt_page *page, xmlNode *cells, const ptce_measures *measures,
                   const char *measure, const char *actor);
double pt_page_first(const ptce_measures *measures, const char *measure,
                     const char *actor);
void pt_page_leaves(pt_page *page, xmlNode *parent, size_t row);
void pt_page_brokers(pt_page *page, xmlNode *parent, size_t row);
void pt_page_governance(pt_page *page, xmlNode *parent, size_t row);
void pt_page_frame(pt_page *page, xmlNode *parent, size_t row);
void pt_page_pools(pt_page *page, xmlNode *parent, const ptce_network *network);
void pt_page_also(pt_page *page, xmlNode *parent, size_t row);
void pt_page_ties(pt_page *page, xmlNode *parent, const ptce_network *network);
void pt_page_actors(pt_page *page, xmlNode *parent,
                    const ptce_network *network);
void pt_page_gaps(pt_page *page, xmlNode *parent, const ptce_network *network);
void pt_page_sources(pt_page *page, xmlNode *parent,
                     const ptce_network *network);

/* Charts, as SVG elements of the page. */
void pt_chart_map(pt_page *page, xmlNode *figure);
/* How many networks the map can place. */
size_t pt_chart_map_count(const pt_page *page);
void pt_chart_strip(pt_page *page, xmlNode *figure,
                    const ptce_contrast *contrast);
/* The tipping curve of a contrast that has one. */
void pt_chart_tipping(pt_page *page, xmlNode *figure,
                      const ptce_contrast *contrast);
/* A bar of a share in 0..1 beside its number. */
void pt_chart_bar(pt_page *page, xmlNode *parent, double share);

#endif
