/* SPDX-License-Identifier: MIT */
/** A network (one PTCE), a collection of networks, and the view under which a
 *  network becomes a graph.
 *
 *  A network is immutable once built. Its arrays are in canonical order:
 * actors, pools and sources by id (byte order), members by actor, ties by their
 * pair, kind, nature, dates and words; the order of the rows in the file does
 * not matter. All strings are UTF-8, owned by the network and live as long as
 * it; an absent text is NULL, an absent year PTCE_NO_YEAR, an absent coordinate
 *  NaN, an absent reference PTCE_NOBODY. */
#ifndef PTCE_MODEL_H
#define PTCE_MODEL_H

#include <limits.h>
#include <ptce/base.h>

#define PTCE_NO_YEAR INT_MIN
#define PTCE_NOBODY SIZE_MAX

/* ---- Closed lists ------------------------------------------------------- */

/** Families of actors; the words are family.NAME. */
#define PTCE_FAMILY_ROWS(X)                                                    \
    X(PTCE_FAMILY_ESS, "ess")                                                  \
    X(PTCE_FAMILY_COMPANY, "company")                                          \
    X(PTCE_FAMILY_AUTHORITY, "authority")                                      \
    X(PTCE_FAMILY_KNOWLEDGE, "knowledge")                                      \
    X(PTCE_FAMILY_NETWORK, "network")                                          \
    X(PTCE_FAMILY_FUNDER, "funder")                                            \
    X(PTCE_FAMILY_OTHER, "other")

/** Types of actors with their family; the words are type.NAME. */
#define PTCE_TYPE_ROWS(X)                                                      \
    X(PTCE_TYPE_ASSOCIATION, "association", PTCE_FAMILY_ESS)                   \
    X(PTCE_TYPE_COOPERATIVE, "cooperative", PTCE_FAMILY_ESS)                   \
    X(PTCE_TYPE_MUTUAL, "mutual", PTCE_FAMILY_ESS)                             \
    X(PTCE_TYPE_FOUNDATION, "foundation", PTCE_FAMILY_ESS)                     \
    X(PTCE_TYPE_SOCIAL_ENTERPRISE, "social_enterprise", PTCE_FAMILY_ESS)       \
    X(PTCE_TYPE_COMPANY, "company", PTCE_FAMILY_COMPANY)                       \
    X(PTCE_TYPE_LOCAL_AUTHORITY, "local_authority", PTCE_FAMILY_AUTHORITY)     \
    X(PTCE_TYPE_STATE, "state", PTCE_FAMILY_AUTHORITY)                         \
    X(PTCE_TYPE_TRAINING, "training", PTCE_FAMILY_KNOWLEDGE)                   \
    X(PTCE_TYPE_RESEARCH, "research", PTCE_FAMILY_KNOWLEDGE)                   \
    X(PTCE_TYPE_NETWORK, "network", PTCE_FAMILY_NETWORK)                       \
    X(PTCE_TYPE_FUNDER, "funder", PTCE_FAMILY_FUNDER)                          \
    X(PTCE_TYPE_OTHER, "other", PTCE_FAMILY_OTHER)

/** The two layers; the words are kind.NAME. */
#define PTCE_KIND_ROWS(X)                                                      \
    X(PTCE_KIND_COOPERATION, "cooperation")                                    \
    X(PTCE_KIND_MUTUALISATION, "mutualisation")

/** Natures of a tie; the words are nature.NAME. */
#define PTCE_NATURE_ROWS(X)                                                    \
    X(PTCE_NATURE_FOUNDING, "founding")                                        \
    X(PTCE_NATURE_GOVERNANCE, "governance")                                    \
    X(PTCE_NATURE_FUNDING, "funding")                                          \
    X(PTCE_NATURE_SUPPORT, "support")                                          \
    X(PTCE_NATURE_HOSTING, "hosting")                                          \
    X(PTCE_NATURE_SUPPLY, "supply")                                            \
    X(PTCE_NATURE_PROJECT, "project")                                          \
    X(PTCE_NATURE_EVENT, "event")                                              \
    X(PTCE_NATURE_STUDY, "study")                                              \
    X(PTCE_NATURE_POOLING, "pooling")                                          \
    X(PTCE_NATURE_MEMBERSHIP, "membership")                                    \
    X(PTCE_NATURE_OTHER, "other")

/** What a pool shares; the words are what.NAME. */
#define PTCE_WHAT_ROWS(X)                                                      \
    X(PTCE_WHAT_PREMISES, "premises")                                          \
    X(PTCE_WHAT_STAFF, "staff")                                                \
    X(PTCE_WHAT_PURCHASING, "purchasing")                                      \
    X(PTCE_WHAT_EQUIPMENT, "equipment")                                        \
    X(PTCE_WHAT_SERVICE, "service")                                            \
    X(PTCE_WHAT_FUNDING, "funding")                                            \
    X(PTCE_WHAT_DATA, "data")                                                  \
    X(PTCE_WHAT_PROJECT, "project")                                            \
    X(PTCE_WHAT_OTHER, "other")

/** How near an actor stands to the centre; the words are circle.NAME. */
#define PTCE_CIRCLE_ROWS(X)                                                    \
    X(PTCE_CIRCLE_CORE, "core")                                                \
    X(PTCE_CIRCLE_FOUNDING, "founding")                                        \
    X(PTCE_CIRCLE_PARTNER, "partner")

#define X(id, name) id,
typedef enum ptce_family { PTCE_FAMILY_ROWS(X) PTCE_FAMILY_COUNT } ptce_family;
typedef enum ptce_kind { PTCE_KIND_ROWS(X) PTCE_KIND_COUNT } ptce_kind;
typedef enum ptce_nature {
    PTCE_NATURE_ROWS(X) PTCE_NATURE_COUNT /**< also: not given */
} ptce_nature;
typedef enum ptce_what {
    PTCE_WHAT_ROWS(X) PTCE_WHAT_COUNT /**< also: not given */
} ptce_what;
typedef enum ptce_circle {
    PTCE_CIRCLE_ROWS(X) PTCE_CIRCLE_COUNT /**< also: not given */
} ptce_circle;
#undef X
#define X(id, name, family) id,
typedef enum ptce_type { PTCE_TYPE_ROWS(X) PTCE_TYPE_COUNT } ptce_type;
#undef X
typedef enum ptce_certainty { PTCE_STATED, PTCE_INFERRED } ptce_certainty;
typedef enum ptce_answer {
    PTCE_ANSWER_UNKNOWN, /**< documentary data: nobody was asked */
    PTCE_ANSWER_YES,
    PTCE_ANSWER_NO
} ptce_answer;

/** Names as the file format spells them; NULL for the COUNT value. */
PTCE_API const char *ptce_family_name(ptce_family family);
PTCE_API const char *ptce_type_name(ptce_type type);
PTCE_API const char *ptce_kind_name(ptce_kind kind);
PTCE_API const char *ptce_nature_name(ptce_nature nature);
PTCE_API const char *ptce_what_name(ptce_what what);
PTCE_API const char *ptce_circle_name(ptce_circle circle);
PTCE_API const char *ptce_certainty_name(ptce_certainty certainty);
PTCE_API ptce_family ptce_family_of(ptce_type type);

/* ---- The network -------------------------------------------------------- */

/** A key and its value: a group, an attribute, or a key we do not know. */
typedef struct ptce_attribute {
    const char *key;
    const char *json; /**< the value as canonical JSON text */
    const char *text; /**< the value as plain text: true, 2013, culture */
} ptce_attribute;

typedef struct ptce_attributes {
    ptce_attribute *items; /**< sorted by key */
    size_t count;
} ptce_attributes;

typedef struct ptce_strings {
    const char **items;
    size_t count;
} ptce_strings;

/** The sources that a fact cites. */
typedef struct ptce_citations {
    const char **ids;
    size_t *sources; /**< rows of network.sources */
    size_t count;
} ptce_citations;

typedef struct ptce_period {
    int since; /**< first year, or PTCE_NO_YEAR */
    int until; /**< last year, or PTCE_NO_YEAR */
} ptce_period;

typedef struct ptce_source {
    const char *id, *title, *publisher, *url, *date, *note;
    ptce_attributes extras;
    size_t row; /**< place in the file, from 0 */
} ptce_source;

typedef struct ptce_actor {
    const char *id, *name, *short_name, *role, *note, *siret;
    ptce_type type;
    ptce_period period;
    ptce_circle circle;
    ptce_answer answered;
    ptce_citations citations;
    ptce_attributes attributes;
    ptce_attributes extras;
    size_t row;
} ptce_actor;

typedef struct ptce_member {
    const char *actor_id;
    size_t actor; /**< row of network.actors */
    ptce_period period;
    ptce_citations citations;
    const char *note;
    ptce_attributes extras;
    size_t row;
} ptce_member;

/** Actors that share one thing, or a joint project: a hyperedge. */
typedef struct ptce_pool {
    const char *id, *name, *note;
    ptce_kind kind;
    ptce_what what;
    ptce_period period;
    ptce_citations citations;
    ptce_member *members; /**< one a actor */
    size_t member_count;
    ptce_attributes extras;
    size_t row;
} ptce_pool;

typedef struct ptce_tie {
    const char *from_id, *to_id;
    size_t from, to; /**< rows of network.actors */
    ptce_kind kind;
    ptce_nature nature;
    const char *what, *note;
    bool directed;
    double weight; /**< 1 where the file gives none */
    ptce_period period;
    ptce_certainty certainty;
    ptce_citations citations;
    ptce_attributes extras;
    size_t row;
} ptce_tie;

typedef struct ptce_place {
    const char *commune, *insee, *department, *region;
    double latitude, longitude; /**< degrees, WGS 84 */
    ptce_attributes extras;
} ptce_place;

typedef struct ptce_network {
    const char *id, *name, *lead_id, *legal_form, *note;
    size_t lead; /**< row of actors, or PTCE_NOBODY */
    int founded;
    ptce_attributes groups;
    ptce_place place;
    ptce_strings sectors, activities, gaps;
    ptce_source *sources;
    ptce_actor *actors;
    ptce_pool *pools;
    ptce_tie *ties;
    size_t source_count, actor_count, pool_count, tie_count;
    ptce_attributes extras;
    const char *origin; /**< the file it came from */
    struct pt_arena *arena;
} ptce_network;

PTCE_API void ptce_network_free(ptce_network *network);
/** Row of the actor with that id, or PTCE_NOBODY. O(log n). */
PTCE_API size_t ptce_actor_find(const ptce_network *network, const char *id);
/** What stands on figures: the short name, else the name. */
PTCE_API const char *ptce_actor_label(const ptce_actor *actor);
/** The text of a group ("true"), or NULL. */
PTCE_API const char *ptce_group_value(const ptce_network *network,
                                      const char *key);

/** How well a network is documented, whatever the view. */
typedef struct ptce_documentation {
    size_t actors;
    size_t actors_without_tie; /**< neither a tie nor a pool shared */
    size_t ties;
    size_t inferred_ties;
    size_t pools;
    size_t pools_with_two_members; /**< at least two */
    size_t sources;
} ptce_documentation;

PTCE_API ptce_documentation ptce_document(const ptce_network *network);

/* ---- The collection ----------------------------------------------------- */

/** A group's value in words. */
typedef struct ptce_group_value_label {
    const char *value;
    const char *label[2]; /**< by ptce_lang; may be NULL */
    ptce_attributes extras;
} ptce_group_value_label;

typedef struct ptce_group {
    const char *key;
    const char *label[2];
    ptce_attributes label_extras;
    ptce_group_value_label *values;
    size_t value_count;
    ptce_attributes extras;
} ptce_group;

/** Networks read together. One network file alone is a collection without id.
 */
typedef struct ptce_collection {
    const char *id, *name, *title;
    int from, to; /**< period that report and compare use, or PTCE_NO_YEAR */
    ptce_strings files; /**< as collection.json names them */
    ptce_group *groups;
    size_t group_count;
    ptce_strings common_actors;
    ptce_network **networks; /**< sorted by id */
    size_t network_count;
    ptce_attributes extras;
    const char *origin;
    struct pt_arena *arena;
} ptce_collection;

PTCE_API void ptce_collection_free(ptce_collection *collection);
/** The words for a group's value ("pôles témoins"), else the value itself. */
PTCE_API const char *ptce_group_label(const ptce_collection *collection,
                                      const char *key, const char *value,
                                      ptce_lang lang);

/* ---- Findings ------------------------------------------------------------ */

typedef enum ptce_severity {
    PTCE_ERROR,
    PTCE_WARNING,
    PTCE_INFO
} ptce_severity;

PTCE_API const char *ptce_severity_name(ptce_severity severity);

/** A rule of the data: one row a rule. The words are rule.ID, rule.ID.hint and
 *  rule.ID.why. */
typedef struct ptce_rule {
    const char *id;
    ptce_severity severity;
} ptce_rule;

/** The i-th rule, NULL behind the last; and a rule by its id, or NULL. */
PTCE_API const ptce_rule *ptce_rule_at(size_t i);
PTCE_API const ptce_rule *ptce_rule_find(const char *id);

typedef struct ptce_finding {
    const ptce_rule *rule;
    const char *origin;  /**< file */
    const char *pointer; /**< JSON Pointer, "" for the whole file */
    size_t line, column; /**< 1-based, code points; 0 when unknown */
    const char *slots[PTCE_ERROR_SLOTS];
} ptce_finding;

/** What a reading found, in the order of files and lines. Start with {0}. */
typedef struct ptce_findings {
    ptce_finding *items;
    size_t count, capacity;
    size_t errors, warnings, infos; /**< counted even beyond what is kept */
    struct pt_arena *arena;
} ptce_findings;

PTCE_API void ptce_findings_clear(ptce_findings *findings);
/** The sentence of a finding; and what to do (may be empty). */
PTCE_API void ptce_finding_message(ptce_text *out, const ptce_finding *finding,
                                   ptce_lang lang);
PTCE_API void ptce_finding_hint(ptce_text *out, const ptce_finding *finding,
                                ptce_lang lang);

/* ---- The view -------------------------------------------------------------
 */

typedef enum ptce_layer {
    PTCE_LAYER_ALL,
    PTCE_LAYER_COOPERATION,
    PTCE_LAYER_MUTUALISATION
} ptce_layer;
typedef enum ptce_pools {
    PTCE_POOLS_PROJECT, /**< pairs of k members, weight 1/(k-1) (Newman) */
    PTCE_POOLS_COUNT,   /**< pairs of members, weight 1 */
    PTCE_POOLS_KEEP,    /**< pools are vertices of a second kind */
    PTCE_POOLS_DROP
} ptce_pools;
typedef enum ptce_undated { PTCE_UNDATED_KEEP, PTCE_UNDATED_DROP } ptce_undated;
typedef enum ptce_certain {
    PTCE_CERTAIN_ALL,
    PTCE_CERTAIN_STATED
} ptce_certain;
typedef enum ptce_direction {
    PTCE_DIRECTION_IGNORE,
    PTCE_DIRECTION_FOLLOW
} ptce_direction;

/** What the weight of an edge means to measures that can use it. */
typedef enum ptce_weights {
    PTCE_WEIGHTS_IGNORE,
    PTCE_WEIGHTS_STRENGTH, /**< how much two actors are tied */
    PTCE_WEIGHTS_LENGTH    /**< an edge of weight w is a step of length 1/w */
} ptce_weights;
/** How communities are searched for. */
typedef enum ptce_community {
    PTCE_COMMUNITY_LEIDEN,
    PTCE_COMMUNITY_LOUVAIN,
    PTCE_COMMUNITY_WALKTRAP,
    PTCE_COMMUNITY_INFOMAP,
    PTCE_COMMUNITY_EDGE_BETWEENNESS,
    PTCE_COMMUNITY_OPTIMAL
} ptce_community;

/** How a network becomes a graph, and by which method it is measured. No number
 *  exists without its view. */
typedef struct ptce_view {
    ptce_layer layer;
    ptce_pools pools;
    int from, to; /**< years, both or neither PTCE_NO_YEAR */
    ptce_undated undated;
    ptce_certain certainty;
    ptce_direction direction;
    ptce_weights weights;
    ptce_community community;
    const char *const *without; /**< ids, types, families, natures; borrowed */
    size_t without_count;
} ptce_view;

#define PTCE_VIEW_DEFAULT                                                      \
    {                                                                          \
        .from = PTCE_NO_YEAR, .to = PTCE_NO_YEAR                               \
    }

/** An option of the view and its values, default first. The words are
 *  view.NAME and view.NAME.VALUE. */
typedef struct ptce_view_option {
    const char *name;      /**< "layer" */
    const char *values[7]; /**< closed by NULL; none for "period" */
    bool method;           /**< says how to measure, not what */
} ptce_view_option;

/** The i-th option, NULL behind the last (layer, pools, period, undated,
 *  certainty, direction, weights, community; `without` is set in the struct).
 */
PTCE_API const ptce_view_option *ptce_view_option_at(size_t i);
/** Set an option from text. PTCE_E_USAGE if there is no such value. */
PTCE_API ptce_status ptce_view_set(ptce_view *view, const char *option,
                                   const char *value, ptce_error *err);
/** The value of an option as text; "" for a view without period. */
PTCE_API void ptce_view_get(ptce_text *out, const ptce_view *view,
                            const char *option);
/** Whether every word of `without` names something: an actor or a pool of one
 * of the networks, a type, a family or a nature. PTCE_E_USAGE if not. */
PTCE_API ptce_status ptce_view_check(const ptce_view *view,
                                     const ptce_collection *collection,
                                     ptce_error *err);

#endif
