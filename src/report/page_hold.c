/* SPDX-License-Identifier: MIT */
/* Who holds a pole together, who stands between kinds of actor, what would
 * come apart, and how the pole may be governed: answers to questions. */
#include "report/page.h"

#include <stdio.h>
#include <string.h>

#define SHOWN 5

/* ---- Details ------------------------------------------------------------ */

static const ptce_detail_table *find_detail(const ptce_measures *measures,
                                            const char *id)
{
    for (size_t i = 0; i < measures->detail_count; i++)
        if (strcmp(measures->details[i].detail->id, id) == 0)
            return measures->details[i].reason ? NULL : &measures->details[i];
    return NULL;
}

static size_t column_of(const ptce_detail *detail, const char *id)
{
    size_t column = 0;
    while (strcmp(detail->columns[column].id, id) != 0)
        column++;
    return column;
}

static const ptce_cell *cell_at(const ptce_detail_table *table, size_t row,
                                const char *column)
{
    return &table->cells[row * table->detail->column_count +
                         column_of(table->detail, column)];
}

/* A cell as people read it, kept until some numbers later. */
static void add_cell(pt_page *page, xmlNode *tr, const ptce_network *network,
                     const ptce_detail_table *table, size_t row,
                     const char *column)
{
    pt_html *html = &page->html;
    size_t c = column_of(table->detail, column);
    const ptce_detail_column *what = &table->detail->columns[c];
    ptce_text text = {0};
    pt_cell_say(&text, what, cell_at(table, row, column), network, html->lang,
                pt_detail_decimals(table, c));
    xmlNode *cell =
        pt_html_put(html, tr, c == 0 ? "th" : "td", ptce_text_get(&text));
    if (c == 0)
        pt_html_set(html, cell, "scope", "row");
    else if (what->kind >= PTCE_CELL_COUNT && what->kind != PTCE_CELL_BOOLEAN)
        pt_html_set(html, cell, "class", "number");
    html->failed |= text.failed;
    ptce_text_clear(&text);
}

typedef struct column {
    const char *id, *title; /* of the detail; a word of the page */
    bool number;
} column;

/* The first rows of a detail, with some of its columns. */
static void add_table(pt_page *page, xmlNode *parent,
                      const ptce_network *network,
                      const ptce_detail_table *table, const char *caption,
                      const column *columns, size_t count)
{
    pt_html *html = &page->html;
    xmlNode *node = pt_page_table(page, parent, caption, true);
    xmlNode *head = pt_html_add(html, node, "thead", NULL);
    xmlNode *tr = pt_html_add(html, head, "tr", NULL);
    for (size_t i = 0; i < count; i++)
        (void)pt_page_column(page, tr, ptce_word(html->lang, columns[i].title),
                             columns[i].number);
    xmlNode *body = pt_html_add(html, node, "tbody", NULL);
    for (size_t row = 0; row < table->rows && row < SHOWN; row++) {
        tr = pt_html_add(html, body, "tr", NULL);
        for (size_t i = 0; i < count; i++)
            add_cell(page, tr, network, table, row, columns[i].id);
    }
}

/* The name of an actor or a pool. */
static const char *name_of(const ptce_network *network, const char *id)
{
    size_t actor = ptce_actor_find(network, id);
    if (actor != PTCE_NOBODY)
        return network->actors[actor].name;
    for (size_t i = 0; i < network->pool_count; i++)
        if (strcmp(network->pools[i].id, id) == 0)
            return network->pools[i].name;
    return id;
}

/* ---- What would come apart ---------------------------------------------- */

void pt_page_leaves(pt_page *page, xmlNode *parent, size_t row)
{
    static const column columns[] = {
        {"kind", "page.leaves.kind", false},
        {"who", "page.leaves.who", false},
        {"pieces", "page.leaves.pieces", true},
        {"cut_off", "page.leaves.cut-off", true},
    };
    pt_html *html = &page->html;
    const ptce_measures *measures = &page->measuring->networks[row];
    const ptce_detail_table *table = find_detail(measures, "articulations");
    if (!table || measures->edge_count == 0)
        return;
    (void)pt_html_word(html, parent, "h4", "page.leaves.title", NULL);
    if (table->rows == 0) {
        (void)pt_html_word(html, parent, "p", "page.leaves.nothing", NULL);
        return;
    }
    (void)pt_html_word(
        html, parent, "p", "page.leaves.first",
        pt_html_count(html, (size_t)cell_at(table, 0, "cut_off")->number),
        name_of(measures->network, cell_at(table, 0, "who")->text),
        pt_html_count(html, (size_t)cell_at(table, 0, "pieces")->number), NULL);
    if (table->rows > 1)
        add_table(page, parent, measures->network, table, "page.leaves.caption",
                  columns, PT_COUNT(columns));
}

/* ---- Between kinds of actor --------------------------------------------- */

void pt_page_brokers(pt_page *page, xmlNode *parent, size_t row)
{
    static const column columns[] = {
        {"actor", "report.column.actor", false},
        {"type", "report.column.type", false},
        {"role", "page.brokers.role", false},
        {"total", "page.brokers.total", true},
    };
    pt_html *html = &page->html;
    const ptce_measures *measures = &page->measuring->networks[row];
    const ptce_detail_table *table = find_detail(measures, "brokerage");
    if (!table || table->rows == 0)
        return;
    (void)pt_html_word(html, parent, "h4", "page.brokers.title", NULL);
    const ptce_cell *role = cell_at(table, 0, "role");
    char key[64];
    (void)snprintf(key, sizeof key, "page.brokers.%s",
                   role->text ? role->text : "total");
    xmlNode *says = pt_html_word(
        html, parent, "p", "page.brokers.first",
        name_of(measures->network, cell_at(table, 0, "actor")->text), NULL);
    if (ptce_word_find(html->lang, key)) {
        pt_html_text(html, says, " ");
        pt_html_say(html, says, key, NULL);
    }
    if (table->rows > 1)
        add_table(page, parent, measures->network, table,
                  "page.brokers.caption", columns, PT_COUNT(columns));
}

/* ---- Governance --------------------------------------------------------- */

void pt_page_governance(pt_page *page, xmlNode *parent, size_t row)
{
    static const column columns[] = {
        {"criterion", "page.governance.criterion", false},
        {"value", "page.governance.value", true},
        {"threshold", "page.governance.threshold", true},
        {"met", "page.governance.met", false},
    };
    pt_html *html = &page->html;
    const ptce_measures *measures = &page->measuring->networks[row];
    const ptce_detail_table *table = find_detail(measures, "governance");
    const ptce_detail_table *why = find_detail(measures, "governance_criteria");
    if (!table || table->rows == 0 || !cell_at(table, 0, "mode")->text)
        return;
    (void)pt_html_word(html, parent, "h4", "page.governance.title", NULL);
    char key[80];
    (void)snprintf(key, sizeof key, "page.governance.%s",
                   cell_at(table, 0, "mode")->text);
    const char *first = cell_at(table, 0, "first")->text;
    xmlNode *says = pt_html_word(
        html, parent, "p", key, first ? name_of(measures->network, first) : "–",
        pt_html_percent(html, cell_at(table, 0, "tie_share")->number), NULL);
    pt_html_text(html, says, " ");
    pt_html_say(html, says, "page.governance.only", NULL);
    if (cell_at(table, 0, "lead_view")->number > 0) {
        pt_html_text(html, says, " ");
        pt_html_say(html, says, "page.governance.lead-view", NULL);
    }
    if (!why)
        return;
    xmlNode *fold = pt_page_fold(page, parent, "page.governance.why", "");
    add_table(page, fold, measures->network, why, "page.governance.caption",
              columns, PT_COUNT(columns));
}
