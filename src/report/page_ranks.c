/* SPDX-License-Identifier: MIT */
/* How firm ranks are, beside every ranking. */
#include "report/page.h"

#include <math.h>
#include <string.h>

/* ---- Cells of details ---------------------------------------------------- */

/* The row of a detail whose first cells are these, or NULL. */
static const ptce_cell *find_row(const ptce_detail_table **table,
                                 const ptce_measures *measures,
                                 const char *detail, const char *measure,
                                 const char *actor)
{
    for (size_t d = 0; d < measures->detail_count; d++) {
        *table = &measures->details[d];
        if (strcmp((*table)->detail->id, detail) != 0)
            continue;
        for (size_t i = 0; i < (*table)->rows; i++) {
            const ptce_cell *row =
                &(*table)->cells[i * (*table)->detail->column_count];
            if (strcmp(row[0].text, measure) == 0 &&
                (!actor || (row[1].text && strcmp(row[1].text, actor) == 0)))
                return row;
        }
    }
    return NULL;
}

static const ptce_cell *cell_of(const ptce_detail_table *table,
                                const ptce_cell *row, const char *column)
{
    size_t c = 0;
    while (strcmp(table->detail->columns[c].id, column) != 0)
        c++;
    return &row[c];
}

double pt_page_first(const ptce_measures *measures, const char *measure,
                     const char *actor)
{
    const ptce_detail_table *table;
    const ptce_cell *row =
        find_row(&table, measures, "ranked_actors", measure, actor);
    return row ? cell_of(table, row, "first")->number : (double)NAN;
}

/* ---- The ranks of an actor ------------------------------------------------
 */

static const char *say_rank(pt_html *html, double rank)
{
    return pt_html_decimal(html, rank, rank == floor(rank) ? 0 : 1);
}

void pt_page_ranks(pt_page *page, xmlNode *cells, const ptce_measures *measures,
                   const char *measure, const char *actor)
{
    pt_html *html = &page->html;
    const ptce_detail_table *table;
    const ptce_cell *row =
        find_row(&table, measures, "ranked_actors", measure, actor);
    xmlNode *cell = pt_html_add(html, cells, "td", "number");
    double low = row ? cell_of(table, row, "rank_low")->number : (double)NAN;
    double high = row ? cell_of(table, row, "rank_high")->number : (double)NAN;
    if (isnan(low) || isnan(high)) {
        pt_html_text(html, cell, "–");
        return;
    }
    pt_html_text(html, cell, say_rank(html, low));
    if (high > low) {
        pt_html_text(html, cell, "–");
        pt_html_text(html, cell, say_rank(html, high));
    }
}

/* ---- The first rank --------------------------------------------------------
 */

/* Never 100 % of what is not sure. */
static const char *say_chance(pt_html *html, double chance)
{
    return pt_html_percent(html, chance < 1 ? fmin(chance, 0.99) : 1);
}

static void say_first(pt_page *page, xmlNode *note,
                      const ptce_detail_table *table, const ptce_cell *row)
{
    pt_html *html = &page->html;
    const ptce_cell *draws = cell_of(table, row, "draws");
    const char *name =
        pt_page_actor_name(page, cell_of(table, row, "first")->text);
    const char *chance =
        say_chance(html, cell_of(table, row, "probability")->number);
    if (draws->reason)
        pt_html_say(html, note, "report.rank.counted", name, chance,
                    pt_html_percent(html, PTCE_KEEP), NULL);
    else
        pt_html_say(html, note, "report.rank.drawn", name, chance,
                    pt_html_count(html, (size_t)draws->number),
                    pt_html_percent(html, PTCE_KEEP), NULL);
}

static void say_order(pt_page *page, xmlNode *note,
                      const ptce_detail_table *table, const ptce_cell *row)
{
    pt_html *html = &page->html;
    const ptce_cell *cs = cell_of(table, row, "cs");
    const ptce_cell *verdict = cell_of(table, row, "verdict");
    if (cs->reason)
        return;
    ptce_text key = {0};
    ptce_text_add(&key, "rank.");
    ptce_text_add(&key, verdict->text);
    const char *word = ptce_word(html->lang, ptce_text_get(&key));
    ptce_text_clear(&key);
    pt_html_text(html, note, " ");
    pt_html_say(html, note,
                cs->number > 0 ? "report.rank.order" : "report.rank.no-order",
                word, pt_html_percent(html, cs->number), NULL);
}

void pt_page_rank(pt_page *page, xmlNode *parent, size_t row,
                  const char *measure)
{
    pt_html *html = &page->html;
    const ptce_measures *measures = &page->measuring->networks[row];
    const ptce_detail_table *table;
    const ptce_cell *cells =
        find_row(&table, measures, "ranking", measure, NULL);
    if (!cells)
        return;
    xmlNode *note = pt_html_add(html, parent, "p", "note");
    const ptce_cell *first = cell_of(table, cells, "first");
    const ptce_cell *chance = cell_of(table, cells, "probability");
    if (first->reason || chance->reason) {
        ptce_text key = {0};
        ptce_text_add(&key, "reason.");
        ptce_text_add(&key, first->reason ? first->reason : chance->reason);
        pt_html_say(html, note, "report.rank.unknown",
                    ptce_word(html->lang, ptce_text_get(&key)), NULL);
        ptce_text_clear(&key);
        return;
    }
    say_first(page, note, table, cells);
    say_order(page, note, table, cells);
}
