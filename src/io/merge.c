/* SPDX-License-Identifier: MIT */
/* Networks joined through the actors they share. The whole carries what it was
 * made of in a key of its own, "merged", so that it can be taken apart. */
#include "base/json_text.h"
#include "io/building.h"
#include "io/io.h"
#include "io/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ID_ROOM 54

typedef struct merging {
    const ptce_merge_options *options;
    ptce_findings *findings;
    pt_outline *whole;
    pt_outline *sirets;     /* an index: line is the node, from 1 */
    pt_outline *facts;      /* of ties: line is the edge, from 1 */
    pt_outline *source_ids; /* its graph table holds nothing; cells: JSON */
    ptce_text sources;      /* objects of JSON, parted by commas */
    ptce_text lists[2];     /* sectors and gaps, the same */
    /* the network at hand */
    const ptce_network *network;
    pt_outline *part;
    size_t *places; /* by node: that of the whole, PTCE_NOBODY: left out */
    const char **new_ids; /* by source */
    ptce_status status;
    ptce_error *err;
} merging;

static void take(merging *m, ptce_status status)
{
    if (m->status == PTCE_OK)
        m->status = status;
}

static const char *cell(const pt_table *table, const char *column, size_t row)
{
    const char *text = pt_table_get(table, pt_table_find(table, column), row);
    return text && *text ? text : NULL;
}

/* An id that no node of an index has yet. */
static size_t declare_new(merging *m, pt_outline *index, const char *id)
{
    char name[96];
    size_t row = PTCE_NOBODY;
    bool again = true;
    (void)snprintf(name, sizeof name, "%.64s", id);
    for (size_t i = 2; again && m->status == PTCE_OK; i++) {
        take(m, pt_outline_declare(index, pt_slice_of(name), 0, &row, &again,
                                   m->err));
        (void)snprintf(name, sizeof name, "%.*s-%zu", ID_ROOM, id, i);
    }
    return row;
}

/* ---- Sources ------------------------------------------------------------- */

/* What a source says beside its id. */
static void add_source(ptce_text *out, const ptce_source *source)
{
    const char *const fields[][2] = {
        {"title", source->title}, {"publisher", source->publisher},
        {"url", source->url},     {"date", source->date},
        {"note", source->note},
    };
    for (size_t i = 0; i < PT_COUNT(fields); i++) {
        if (!fields[i][1])
            continue;
        ptce_text_add(out, ", ");
        pt_json_quote(out, fields[i][0], false);
        ptce_text_add(out, ": ");
        pt_json_quote(out, fields[i][1], false);
    }
    for (size_t i = 0; i < source->extras.count; i++) {
        ptce_text_add(out, ", ");
        pt_json_quote(out, source->extras.items[i].key, false);
        ptce_text_add(out, ": ");
        ptce_text_add(out, source->extras.items[i].json);
    }
}

/* A source that another network tells of in the same words is the same; else
 * it goes by the id of its network and its own. */
static const char *join_source(merging *m, const ptce_source *source)
{
    ptce_text told = {0};
    pt_table *table = &m->source_ids->node_table;
    add_source(&told, source);
    size_t row = pt_outline_find(m->source_ids, pt_slice_of(source->id));
    const char *known = row == PTCE_NOBODY ? NULL : cell(table, "told", row);
    bool same = row != PTCE_NOBODY &&
                strcmp(known ? known : "", ptce_text_get(&told)) == 0;
    if (!same) {
        char id[160];
        (void)snprintf(id, sizeof id, "%.*s-%s", 40, m->network->id,
                       source->id);
        row =
            declare_new(m, m->source_ids, row == PTCE_NOBODY ? source->id : id);
        if (m->status == PTCE_OK)
            take(m, pt_table_put(m->source_ids, table, "told", PT_CELL_TEXT,
                                 row, ptce_text_get(&told), m->err));
    }
    if (!same && m->status == PTCE_OK) {
        ptce_text_add(&m->sources,
                      m->sources.length ? ", {\"id\": " : "{\"id\": ");
        pt_json_quote(&m->sources, m->source_ids->nodes[row].id, false);
        ptce_text_add(&m->sources, ptce_text_get(&told));
        ptce_text_add(&m->sources, "}");
    }
    ptce_text_clear(&told);
    return m->status == PTCE_OK ? m->source_ids->nodes[row].id : "";
}

static const char *new_source_id(const merging *m, const char *id,
                                 size_t length)
{
    for (size_t i = 0; i < m->network->source_count; i++)
        if (strncmp(m->network->sources[i].id, id, length) == 0 &&
            m->network->sources[i].id[length] == '\0')
            return m->new_ids[i];
    return "";
}

/* Add the sources that a cell cites to those of a text, each once. */
static void add_citations(ptce_text *out, const merging *m, const char *cites)
{
    for (const char *at = cites; at && *at;) {
        size_t length = strcspn(at, "|");
        const char *id = new_source_id(m, at, length);
        bool there = false;
        for (const char *known = ptce_text_get(out); *known;) {
            size_t wide = strcspn(known, "|");
            there = there || (strncmp(known, id, wide) == 0 && !id[wide]);
            known += wide + (known[wide] == '|');
        }
        if (!there) {
            ptce_text_add(out, out->length ? "|" : "");
            ptce_text_add(out, id);
        }
        at += length + (at[length] == '|');
    }
}

/* ---- Cells --------------------------------------------------------------- */

static void tell_difference(merging *m, const char *who, const char *column,
                            const char *kept, const char *left)
{
    ptce_text both = {0};
    ptce_text_add(&both, kept);
    ptce_text_add(&both, " / ");
    ptce_text_add(&both, left);
    if (pt_findings_add(m->findings, "merge-differs", m->part->origin, "", who,
                        column, ptce_text_get(&both), NULL) != PTCE_OK)
        take(m, pt_nomem(m->err));
    ptce_text_clear(&both);
}

static void join_citations(merging *m, pt_table *to, size_t row,
                           const char *cites)
{
    ptce_text all = {0};
    const char *there = cell(to, "sources", row);
    ptce_text_add(&all, there ? there : "");
    add_citations(&all, m, cites);
    if (all.length > 0)
        take(m, pt_table_put(m->whole, to, "sources", PT_CELL_TEXT, row,
                             ptce_text_get(&all), m->err));
    ptce_text_clear(&all);
}

/* What the row has not is added; what it says otherwise is told. */
static void join_cells(merging *m, pt_table *to, size_t row,
                       const pt_table *from, size_t at, const char *who)
{
    for (size_t i = 0; m->status == PTCE_OK && i < from->column_count; i++) {
        const pt_column *column = &from->columns[i];
        const char *text = pt_table_get(from, i, at);
        if (!text)
            continue;
        if (strcmp(column->name, "sources") == 0) {
            join_citations(m, to, row, text);
            continue;
        }
        const char *there = cell(to, column->name, row);
        if (!there)
            take(m, pt_table_put(m->whole, to, column->name, column->holds, row,
                                 text, m->err));
        else if (strcmp(there, text) != 0 && who)
            tell_difference(m, who, column->name, there, text);
    }
}

/* ---- Rows ---------------------------------------------------------------- */

/* "a=b": the actor a is known as b. */
static const char *known_as(const merging *m, const char *id)
{
    size_t length = strlen(id);
    for (size_t i = 0; i < m->options->same_count; i++)
        if (strncmp(m->options->same[i], id, length) == 0 &&
            m->options->same[i][length] == '=')
            return m->options->same[i] + length + 1;
    return id;
}

static bool is_pool(const pt_outline *o, size_t node)
{
    const char *class = cell(&o->node_table, "class", node);
    return class && strcmp(class, "pool") == 0;
}

static bool is_left_out(const merging *m, const char *id)
{
    for (size_t i = 0; i < m->options->without_count; i++)
        if (strcmp(m->options->without[i], id) == 0)
            return true;
    return false;
}

/* The node that an actor is already: by its id, or its SIRET. */
static size_t find_actor(const merging *m, size_t i)
{
    const char *siret = cell(&m->part->node_table, "siret", i);
    size_t row = pt_outline_find(
        m->whole, pt_slice_of(known_as(m, m->part->nodes[i].id)));
    if (row != PTCE_NOBODY && !is_pool(m->whole, row))
        return row;
    row = siret ? pt_outline_find(m->sirets, pt_slice_of(siret)) : PTCE_NOBODY;
    return row == PTCE_NOBODY ? row : m->sirets->nodes[row].line - 1;
}

static void join_node(merging *m, size_t i)
{
    const pt_outline *part = m->part;
    bool pool = is_pool(part, i);
    const char *siret = cell(&part->node_table, "siret", i);
    size_t place;
    m->places[i] = PTCE_NOBODY;
    if (!pool && is_left_out(m, part->nodes[i].id))
        return;
    size_t row = pool ? PTCE_NOBODY : find_actor(m, i);
    if (row == PTCE_NOBODY)
        row = declare_new(m, m->whole, known_as(m, part->nodes[i].id));
    m->places[i] = row;
    if (m->status == PTCE_OK)
        join_cells(m, &m->whole->node_table, row, &part->node_table, i,
                   part->nodes[i].id);
    if (m->status == PTCE_OK && siret && !pool)
        take(m, pt_outline_declare(m->sirets, pt_slice_of(siret), row + 1,
                                   &place, NULL, m->err));
}

/* What makes two ties one fact. */
static void add_fact(ptce_text *out, const merging *m, size_t i)
{
    static const char *const facts[] = {"kind", "nature", "what", "since",
                                        "until"};
    const pt_edge *edge = &m->part->edges[i];
    size_t ends[] = {m->places[edge->from], m->places[edge->to]};
    bool turned = !edge->directed && ends[0] > ends[1];
    ptce_text_add_count(out, ends[turned]);
    ptce_text_add(out, edge->directed ? ">" : "-");
    ptce_text_add_count(out, ends[!turned]);
    for (size_t j = 0; j < PT_COUNT(facts); j++) {
        const char *text = cell(&m->part->edge_table, facts[j], i);
        ptce_text_add(out, "\x1f");
        ptce_text_add(out, text ? text : "");
    }
}

static void join_edge(merging *m, size_t i)
{
    const pt_edge *edge = &m->part->edges[i];
    size_t ends[] = {m->places[edge->from], m->places[edge->to]};
    size_t row = m->whole->edge_count;
    size_t place = 0;
    bool again = false;
    ptce_text fact = {0};
    if (ends[0] == PTCE_NOBODY || ends[1] == PTCE_NOBODY || ends[0] == ends[1])
        return;
    add_fact(&fact, m, i);
    take(m, pt_outline_declare(m->facts,
                               (pt_slice){ptce_text_get(&fact), fact.length},
                               row + 1, &place, &again, m->err));
    ptce_text_clear(&fact);
    if (m->status == PTCE_OK && again)
        row = m->facts->nodes[place].line - 1;
    else if (m->status == PTCE_OK)
        take(m, pt_outline_edge(m->whole, ends[0], ends[1], edge->directed, 0,
                                &row, m->err));
    if (m->status == PTCE_OK)
        join_cells(m, &m->whole->edge_table, row, &m->part->edge_table, i,
                   NULL);
}

/* ---- One network after the other ----------------------------------------- */

static void add_texts(ptce_text *out, const ptce_strings *texts)
{
    for (size_t i = 0; i < texts->count; i++) {
        ptce_text quoted = {0};
        pt_json_quote(&quoted, texts->items[i], false);
        if (!out->data || !strstr(out->data, ptce_text_get(&quoted))) {
            ptce_text_add(out, out->length ? ", " : "");
            ptce_text_add(out, ptce_text_get(&quoted));
        }
        ptce_text_clear(&quoted);
    }
}

static void join_network(merging *m, const ptce_network *network)
{
    m->network = network;
    m->part = NULL;
    take(m, pt_outline_from_network(&m->part, network, m->err));
    if (m->status != PTCE_OK)
        return;
    m->places = pt_alloc(m->part->node_count, sizeof *m->places);
    m->new_ids = pt_alloc(network->source_count, sizeof *m->new_ids);
    if (!m->places || !m->new_ids)
        take(m, pt_nomem(m->err));
    for (size_t i = 0; m->status == PTCE_OK && i < network->source_count; i++)
        m->new_ids[i] = join_source(m, &network->sources[i]);
    for (size_t i = 0; m->status == PTCE_OK && i < m->part->node_count; i++)
        join_node(m, i);
    for (size_t i = 0; m->status == PTCE_OK && i < m->part->edge_count; i++)
        join_edge(m, i);
    add_texts(&m->lists[0], &network->sectors);
    add_texts(&m->lists[1], &network->gaps);
    free(m->places);
    free(m->new_ids);
    pt_outline_free(m->part);
}

static void put_graph(merging *m, const char *column, const char *open,
                      const ptce_text *text, const char *close)
{
    ptce_text all = {0};
    if (text->length == 0)
        return;
    ptce_text_add(&all, open);
    ptce_text_add(&all, ptce_text_get(text));
    ptce_text_add(&all, close);
    if (all.failed || text->failed)
        take(m, pt_nomem(m->err));
    else
        take(m, pt_table_put(m->whole, &m->whole->graph, column, PT_CELL_TEXT,
                             0, ptce_text_get(&all), m->err));
    ptce_text_clear(&all);
}

static void name_whole(merging *m, const ptce_collection *all)
{
    ptce_text id = {0};
    ptce_text name = {0};
    for (size_t i = 0; i < all->network_count; i++) {
        ptce_text_add(&name, i ? " + " : "");
        ptce_text_add(&name, all->networks[i]->name);
        ptce_text_add(&id, i ? "-" : "");
        ptce_text_add(&id, all->networks[i]->id);
    }
    if (m->options->id) {
        ptce_text_clear(&id);
        ptce_text_add(&id, m->options->id);
    }
    put_graph(m, "id", "", &id, "");
    put_graph(m, "name", "", &name, "");
    put_graph(m, "sources", "[", &m->sources, "]");
    put_graph(m, "sectors", "[", &m->lists[0], "]");
    put_graph(m, "gaps", "[", &m->lists[1], "]");
    ptce_text_clear(&id);
    ptce_text_clear(&name);
}

/* ---- What the whole was made of ------------------------------------------ */

static void add_part(ptce_text *out, const ptce_network *network)
{
    ptce_text text = {0};
    ptce_network_write(&text, network);
    pt_json_canonical(out, pt_slice_trim(ptce_text_get(&text), text.length));
    out->failed = out->failed || text.failed;
    ptce_text_clear(&text);
}

static void add_names(ptce_text *out, const char *const *names, size_t count)
{
    ptce_text_add(out, "[");
    for (size_t i = 0; i < count; i++) {
        ptce_text_add(out, i ? ", " : "");
        pt_json_quote(out, names[i], false);
    }
    ptce_text_add(out, "]");
}

static ptce_status carry_parts(ptce_network *network,
                               const ptce_collection *all,
                               const ptce_merge_options *options,
                               ptce_error *err)
{
    ptce_text out = {0};
    ptce_attribute *item = pt_arena_take(network->arena, 1, sizeof *item);
    ptce_text_add(&out, "{\"same\": ");
    add_names(&out, options->same, options->same_count);
    ptce_text_add(&out, ", \"without\": ");
    add_names(&out, options->without, options->without_count);
    ptce_text_add(&out, ", \"networks\": [");
    for (size_t i = 0; i < all->network_count; i++) {
        ptce_text_add(&out, i ? ", " : "");
        add_part(&out, all->networks[i]);
    }
    ptce_text_add(&out, "]}");
    char *json = out.failed ? NULL
                            : pt_arena_text(network->arena, ptce_text_get(&out),
                                            out.length);
    ptce_text_clear(&out);
    if (!item || !json)
        return pt_nomem(err);
    *item = (ptce_attribute){PTCE_MERGED, json, json};
    network->extras = (ptce_attributes){item, 1};
    return PTCE_OK;
}

static void clear(merging *m)
{
    pt_outline_free(m->whole);
    pt_outline_free(m->sirets);
    pt_outline_free(m->facts);
    pt_outline_free(m->source_ids);
    ptce_text_clear(&m->sources);
    ptce_text_clear(&m->lists[0]);
    ptce_text_clear(&m->lists[1]);
}

ptce_status ptce_merge_networks(ptce_network **out, const ptce_collection *all,
                                const ptce_merge_options *options,
                                ptce_findings *findings, ptce_error *err)
{
    static const ptce_exchange plain;
    merging m = {.options = options,
                 .findings = findings,
                 .whole = pt_outline_new("merged"),
                 .sirets = pt_outline_new(""),
                 .facts = pt_outline_new(""),
                 .source_ids = pt_outline_new(""),
                 .err = err};
    *out = NULL;
    if (!m.whole || !m.sirets || !m.facts || !m.source_ids)
        m.status = pt_nomem(err);
    for (size_t i = 0; m.status == PTCE_OK && i < all->network_count; i++)
        join_network(&m, all->networks[i]);
    if (m.status == PTCE_OK)
        name_whole(&m, all);
    pt_import import = {
        .outline = m.whole, .findings = findings, .options = &plain};
    if (m.status == PTCE_OK)
        m.status = pt_outline_to_network(out, &import, err);
    if (m.status == PTCE_OK)
        m.status = carry_parts(*out, all, options, err);
    clear(&m);
    return m.status;
}
