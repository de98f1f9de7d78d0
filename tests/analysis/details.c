/* SPDX-License-Identifier: MIT */
/* The table of details builds its own tests: on a thousand small networks,
 * directed or not, with pools or without, each is whole, explained, and the
 * same whatever order, run or jobs. */
#include "analysis/detail.h"
#include "analysis/made.h"
#include "analysis/sample.h"
#include "support/cmocka_all.h"

#include <string.h>

#define MOST_DETAILS 64
#define ROUNDS 2

/* Every detail, with what it needs. */
static ptce_detail_options ask_all(const ptce_detail **details)
{
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    while (ptce_detail_at(options.count)) {
        assert_true(options.count < MOST_DETAILS);
        details[options.count] = ptce_detail_at(options.count);
        options.count++;
    }
    options.details = details;
    options.actor = "000";
    options.focus = "ess";
    options.draws = 20;
    return options;
}

/* ---- What every detail promises ------------------------------------------ */

static bool is_vertex(const ptce_measures *measures, const char *id)
{
    for (size_t v = 0; v < measures->vertex_count; v++)
        if (strcmp(measures->vertices[v].id, id) == 0)
            return true;
    for (size_t i = 0; i < measures->network->pool_count; i++)
        if (strcmp(measures->network->pools[i].id, id) == 0)
            return true;
    return false;
}

static void check_ids(const ptce_measures *measures, const char *detail,
                      const char *ids)
{
    char copy[4096];
    (void)snprintf(copy, sizeof copy, "%s", ids);
    char *rest = copy;
    for (char *id; (id = strsep(&rest, " "));)
        if (*id && !is_vertex(measures, id))
            fail_msg("%s names \"%s\", who is not there", detail, id);
}

static void check_word(const ptce_detail_column *column, const char *code)
{
    char key[128];
    (void)snprintf(key, sizeof key, "%s.%s", column->words, code);
    if (!ptce_word_find(PTCE_FR, key))
        fail_msg("no word %s", key);
}

static void check_cell(const ptce_measures *measures,
                       const ptce_detail_table *table, size_t i)
{
    const ptce_detail *detail = table->detail;
    const ptce_detail_column *column =
        &detail->columns[i % detail->column_count];
    const ptce_cell *cell = &table->cells[i];
    if (cell->reason) {
        if (strcmp(cell->reason, "no-convergence") == 0)
            fail_msg("%s.%s does not converge", detail->id, column->id);
        assert_true(isnan(cell->number));
    } else if (column->kind == PTCE_CELL_WORD) {
        check_word(column, cell->text);
    } else if (column->kind <= PTCE_CELL_ACTORS) {
        check_ids(measures, detail->id, cell->text);
    } else {
        assert_true(isfinite(cell->number));
        if (column->kind == PTCE_CELL_COUNT &&
            (cell->number < 0 || cell->number != floor(cell->number)))
            fail_msg("%s.%s counts %g", detail->id, column->id, cell->number);
    }
}

static void check_measures(const ptce_measures *measures)
{
    for (size_t d = 0; d < measures->detail_count; d++) {
        const ptce_detail_table *table = &measures->details[d];
        if (table->reason)
            assert_true(table->rows == 0 &&
                        strcmp(table->reason, "no-convergence") != 0);
        for (size_t i = 0; i < table->rows * table->detail->column_count; i++)
            check_cell(measures, table, i);
    }
}

static void assert_same_table(const ptce_detail_table *a,
                              const ptce_detail_table *b)
{
    assert_int_equal(a->rows, b->rows);
    assert_true((a->reason == NULL) == (b->reason == NULL));
    for (size_t i = 0; i < a->rows * a->detail->column_count; i++) {
        const ptce_cell *x = &a->cells[i];
        const ptce_cell *y = &b->cells[i];
        if (memcmp(&x->number, &y->number, sizeof x->number) != 0 ||
            (x->text == NULL) != (y->text == NULL) ||
            (x->text && strcmp(x->text, y->text) != 0))
            fail_msg("%s differs in cell %zu", a->detail->id, i);
    }
}

static void detail_samples(samples *s, size_t round, bool backwards,
                           const ptce_view *view, size_t jobs)
{
    const ptce_detail *details[MOST_DETAILS];
    ptce_detail_options options = ask_all(details);
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_error err = {0};
    run.jobs = jobs;
    samples_draw(s, round, view->direction == PTCE_DIRECTION_FOLLOW, backwards);
    assert_int_equal(
        ptce_measure_all(&s->measuring, &s->collection, view, &run, NULL),
        PTCE_OK);
    if (ptce_detail_all(&s->measuring, &options, &run, &err) != PTCE_OK)
        fail_msg("%s %s", err.id, err.slots[0]);
}

static void check_view(const ptce_view *view)
{
    static samples a;
    static samples b;
    for (size_t round = 0; round < ROUNDS; round++) {
        detail_samples(&a, round, false, view, 1);
        detail_samples(&b, round, true, view, 2);
        for (size_t k = 0; k < SAMPLES; k++) {
            const ptce_measures *x = &a.measuring.networks[k];
            const ptce_measures *y = &b.measuring.networks[k];
            check_measures(x);
            for (size_t d = 0; d < x->detail_count; d++)
                assert_same_table(&x->details[d], &y->details[d]);
        }
        samples_free(&a);
        samples_free(&b);
    }
}

static void details__are_whole_and_the_same_whatever_the_order(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    check_view(&view);
    view.direction = PTCE_DIRECTION_FOLLOW;
    check_view(&view);
    view = (ptce_view)PTCE_VIEW_DEFAULT;
    view.pools = PTCE_POOLS_KEEP;
    check_view(&view);
}

/* ---- The table itself --------------------------------------------------- */

static void assert_word(const char *key)
{
    for (int lang = PTCE_EN; lang <= PTCE_FR; lang++) {
        const char *word = ptce_word_find((ptce_lang)lang, key);
        if (!word || !*word)
            fail_msg("no word %s", key);
    }
}

static void check_titles(const ptce_detail *detail)
{
    for (size_t c = 0; c < detail->column_count; c++) {
        char own[128];
        char common[128];
        (void)snprintf(own, sizeof own, "detail.%s.%s", detail->id,
                       detail->columns[c].id);
        (void)snprintf(common, sizeof common, "column.%s",
                       detail->columns[c].id);
        if (!ptce_word_find(PTCE_EN, own))
            assert_word(common);
        assert_true((detail->columns[c].kind == PTCE_CELL_WORD) ==
                    (detail->columns[c].words != NULL));
    }
}

static void every_detail__has_its_words(void **state)
{
    static const char *const parts[] = {"", ".says", ".formula", ".convention",
                                        ".undefined"};
    (void)state;
    const ptce_detail *detail;
    for (size_t i = 0; (detail = ptce_detail_at(i)); i++) {
        for (size_t p = 0; p < PT_COUNT(parts); p++) {
            char key[128];
            (void)snprintf(key, sizeof key, "detail.%s%s", detail->id,
                           parts[p]);
            assert_word(key);
        }
        check_titles(detail);
    }
}

static void table__is_sorted_and_finds_its_rows(void **state)
{
    (void)state;
    const ptce_detail *detail;
    for (size_t i = 0; (detail = ptce_detail_at(i)); i++) {
        assert_ptr_equal(ptce_detail_find(detail->id), detail);
        assert_null(ptce_measure_find(detail->id));
        if (i > 0)
            assert_true(strcmp(ptce_detail_at(i - 1)->id, detail->id) < 0);
    }
    assert_null(ptce_detail_find("compositon"));
    assert_string_equal(ptce_detail_near("compositon"), "composition");
}

static void every_reference__is_in_the_bibliography(void **state)
{
    ptce_text bib = {0};
    (void)state;
    assert_int_equal(ptce_file_read(&bib,
                                    PTCE_SOURCE_DIR "/docs/references.bib",
                                    1 << 20, NULL),
                     PTCE_OK);
    const ptce_detail *detail;
    for (size_t i = 0; (detail = ptce_detail_at(i)); i++) {
        char keys[256];
        (void)snprintf(keys, sizeof keys, "%s", detail->references);
        char *rest = keys;
        for (char *key; (key = strsep(&rest, " "));) {
            char entry[128];
            (void)snprintf(entry, sizeof entry, "{%s,", key);
            if (!strstr(ptce_text_get(&bib), entry))
                fail_msg("%s: no reference %s", detail->id, key);
        }
    }
    ptce_text_clear(&bib);
}

/* ---- What is asked ------------------------------------------------------- */

static void refuse(ptce_detail_options *options, const char *id)
{
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_error err = {0};
    ptce_measuring measuring;
    made_one one;
    ptce_network *network = made_new("one", 1, 0, 0);
    made_actor(network, 1, PTCE_TYPE_OTHER);
    made_measure(&measuring, &one, made_done(network), NULL);
    assert_int_equal(ptce_detail_all(&measuring, options, &run, &err),
                     PTCE_E_USAGE);
    assert_string_equal(err.id, id);
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
}

static void details__refuse_what_names_nothing(void **state)
{
    (void)state;
    ptce_detail_options options = PTCE_DETAIL_OPTIONS_DEFAULT;
    options.focus = "town";
    refuse(&options, "focus-unknown");
    options.focus = NULL;
    options.actor = "002";
    refuse(&options, "actor-near");
    options.actor = "somebody-else";
    refuse(&options, "actor-unknown");
    options.actor = NULL;
    options.keep = 1.5;
    refuse(&options, "keep");
}

static double share_of(const ptce_detail_table *table, const char *family)
{
    for (size_t i = 0; i < table->rows; i++)
        if (strcmp(table->cells[3 * i].text, family) == 0)
            return table->cells[3 * i + 2].number;
    fail_msg("no row %s", family);
    return 0;
}

static void composition__counts_families_and_partners(void **state)
{
    static const ptce_type types[] = {PTCE_TYPE_COOPERATIVE, PTCE_TYPE_MUTUAL,
                                      PTCE_TYPE_COMPANY, PTCE_TYPE_TRAINING};
    (void)state;
    const ptce_detail *asked[] = {ptce_detail_find("composition"),
                                  ptce_detail_find("definition")};
    ptce_detail_options options = {.details = asked, .count = 2};
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_measuring measuring;
    made_one one;
    ptce_network *network = made_new("four", 4, 1, 0);
    for (size_t i = 0; i < PT_COUNT(types); i++)
        made_actor(network, i, types[i]);
    (void)made_tie(network, 0, 2, 1);
    made_measure(&measuring, &one, made_done(network), NULL);
    assert_int_equal(ptce_detail_all(&measuring, &options, &run, NULL),
                     PTCE_OK);
    const ptce_detail_table *families = &measuring.networks[0].details[0];
    const ptce_detail_table *partners = &measuring.networks[0].details[1];
    assert_true(share_of(families, "ess") == 0.5);
    assert_true(share_of(families, "funder") == 0);
    assert_true(made_value(&measuring, "share_company", 0) == 0.25);
    assert_true(made_value(&measuring, "share_ess", 0) == 0.5);
    assert_true(made_value(&measuring, "family_diversity", 0) == 0.625);
    assert_true(made_value(&measuring, "definition_partners", 0) == 3);
    /* ess: 2 actors, 1 tied; training: 1 actor, not tied */
    assert_true(partners->cells[2].number == 2 &&
                partners->cells[3].number == 1);
    assert_true(partners->cells[4 * 4 + 2].number == 1 &&
                partners->cells[4 * 4 + 3].number == 0);
    ptce_measuring_clear(&measuring);
    ptce_network_free(network);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table__is_sorted_and_finds_its_rows),
        cmocka_unit_test(every_detail__has_its_words),
        cmocka_unit_test(every_reference__is_in_the_bibliography),
        cmocka_unit_test(details__refuse_what_names_nothing),
        cmocka_unit_test(composition__counts_families_and_partners),
        cmocka_unit_test(details__are_whole_and_the_same_whatever_the_order),
    };
    return cmocka_run_group_tests_name("analysis.details", tests, NULL, NULL);
}
