/* SPDX-License-Identifier: MIT */
/* The writers of results on made-up poles, with names that try to be markup. */
#include "support/cmocka_all.h"

#include "model/model.h"
#include "report/tables.h"
#include "report/tables_poles.h"

#include <string.h>

static ptce_collection *poles, *alpha;
static ptce_measuring all, one;

static int read_all(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_error err;
    poles = read_poles(POLES);
    alpha = read_poles(POLES "/alpha.json");
    return !poles || !alpha ||
           ptce_measure_all(&all, poles, &view, &run, &err) != PTCE_OK ||
           ptce_measure_all(&one, alpha, &view, &run, &err) != PTCE_OK;
}

static int free_all(void **state)
{
    (void)state;
    ptce_measuring_clear(&all);
    ptce_measuring_clear(&one);
    ptce_collection_free(poles);
    ptce_collection_free(alpha);
    return 0;
}

/* What is written, to be cleared. */
static ptce_text write_measures(const ptce_measuring *measuring,
                                ptce_table_options options)
{
    ptce_text out = {0};
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_error err;
    assert_int_equal(ptce_measures_write(&out, measuring, &options, &run, &err),
                     PTCE_OK);
    return out;
}

static void assert_has(const ptce_text *text, const char *part)
{
    if (!strstr(ptce_text_get(text), part))
        fail_msg("\"%s\" is not in:\n%s", part, ptce_text_get(text));
}

static void assert_starts(const ptce_text *text, const char *start)
{
    if (strncmp(ptce_text_get(text), start, strlen(start)) != 0)
        fail_msg("not the start \"%s\":\n%s", start, ptce_text_get(text));
}

/* ---- CSV ---------------------------------------------------------------- */

static const char *const degree_only[] = {"degree"};
static const char *const bridge_only[] = {"bridge", "weight"};
static const char *const size_only[] = {"density", "nodes"};

static void csv__quotes_names_and_disarms_formulas(void **state)
{
    (void)state;
    ptce_text nodes =
        write_measures(&one, (ptce_table_options){.format = PTCE_CSV,
                                                  .level = PTCE_NODE,
                                                  .only = degree_only,
                                                  .only_count = 1});
    assert_string_equal(ptce_text_get(&nodes),
                        "network,id,name,type,degree\n"
                        "alpha,a1,'=cmd|' /C calc'!A0,association,3\n"
                        "alpha,a2,Coopérative & fils_2,cooperative,3\n"
                        "alpha,a3,Ville de Lille,local_authority,2\n"
                        "alpha,a4,Seul,company,0\n"
                        "alpha,etat,État,state,2\n");
    ptce_text_clear(&nodes);
}

static void csv__keeps_table_order_and_leaves_undefined_empty(void **state)
{
    (void)state;
    ptce_text networks = write_measures(
        &all, (ptce_table_options){
                  .format = PTCE_CSV, .only = size_only, .only_count = 2});
    assert_starts(&networks, "network,name,nodes,density\n"
                             "alpha,\"Pôle Alpha | nord, \"\"est\"\"\",5,0.5\n"
                             "beta,Pôle Bêta,3,1\n");
    ptce_text_clear(&networks);
    const char *only[] = {"transitivity"};
    networks = write_measures(&all, (ptce_table_options){.format = PTCE_CSV,
                                                         .only = only,
                                                         .only_count = 1});
    assert_has(&networks, "gamma,Pôle Gamma,\n");
    ptce_text_clear(&networks);
}

static void csv__of_edges_writes_booleans(void **state)
{
    (void)state;
    ptce_text edges =
        write_measures(&one, (ptce_table_options){.format = PTCE_CSV,
                                                  .level = PTCE_EDGE,
                                                  .only = bridge_only,
                                                  .only_count = 2});
    assert_starts(&edges, "network,from,to,weight,bridge\n"
                          "alpha,a1,a2,1.5,false\n");
    ptce_text_clear(&edges);
}

static void csv__disarms_every_formula_sign(void **state)
{
    (void)state;
    const struct {
        const char *text, *cell;
    } rows[] = {
        {"plain", "plain"},
        {"+1", "'+1"},
        {"-1", "'-1"},
        {"@SUM", "'@SUM"},
        {"\tx", "'\tx"},
        {"\rx", "\"'\rx\""},
        {"=A1,\"x\"", "\"'=A1,\"\"x\"\"\""},
        {"a\nb", "\"a\nb\""},
        {"", ""},
        {"a=b", "a=b"},
    };
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        ptce_text out = {0};
        pt_csv_text(&out, rows[i].text);
        assert_string_equal(ptce_text_get(&out), rows[i].cell);
        ptce_text_clear(&out);
    }
}

/* ---- JSON --------------------------------------------------------------- */

static void json__does_not_depend_on_jobs(void **state)
{
    (void)state;
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    ptce_error err;
    run.jobs = 3;
    ptce_measuring again;
    assert_int_equal(ptce_measure_all(&again, poles, &view, &run, &err),
                     PTCE_OK);
    ptce_table_options options = {.format = PTCE_JSON};
    ptce_text first = write_measures(&all, options);
    ptce_text second = write_measures(&again, options);
    assert_string_equal(ptce_text_get(&first), ptce_text_get(&second));
    ptce_text_clear(&first);
    ptce_text_clear(&second);
    ptce_measuring_clear(&again);
}

static void json__restricts_every_level_to_only(void **state)
{
    (void)state;
    const char *only[] = {"nodes", "degree", "bridge"};
    ptce_text text = write_measures(
        &one, (ptce_table_options){
                  .format = PTCE_JSON, .only = only, .only_count = 3});
    assert_has(&text, "\"network\": {\n    \"nodes\": 5\n   }");
    assert_has(&text, "{\"id\": \"a1\", \"kind\": \"actor\", \"degree\": 3}");
    assert_has(&text, "{\"from\": \"a1\", \"to\": \"a2\", \"bridge\": false}");
    ptce_text_clear(&text);
}

static void json__says_the_reason_in_the_language_and_the_code(void **state)
{
    (void)state;
    const char *only[] = {"transitivity"};
    for (ptce_lang lang = PTCE_EN; lang <= PTCE_FR; lang++) {
        ptce_text want = {0};
        ptce_text text =
            write_measures(&all, (ptce_table_options){.format = PTCE_JSON,
                                                      .only = only,
                                                      .only_count = 1,
                                                      .lang = lang});
        ptce_text_add(&want, "\"undefined\": {\n    \"transitivity\": \"");
        ptce_text_add(&want, ptce_word(lang, "reason.no-triple"));
        assert_has(&text, ptce_text_get(&want));
        assert_has(&text, "\"undefined_codes\": {\n    \"transitivity\": "
                          "\"no-triple\"");
        ptce_text_clear(&want);
        ptce_text_clear(&text);
    }
}

/* ---- For people --------------------------------------------------------- */

static void table__aligns_and_speaks_the_language(void **state)
{
    (void)state;
    ptce_table_options options = {.only = size_only, .only_count = 2};
    options.lang = PTCE_FR;
    ptce_text text = write_measures(&all, options);
    assert_starts(&text, "Vue\u00A0: coopération et mutualisation");
    assert_has(&text, "\npôle     acteurs  densité\n"
                      "alpha          5     0,50\n"
                      "beta           3     1,00\n"
                      "delta          4     0,33\n");
    assert_has(&text, "Documentation\u00A0: 21 acteurs (");
    ptce_text_clear(&text);
    options.lang = PTCE_EN;
    text = write_measures(&all, options);
    assert_has(&text, "\nalpha         5     0.50\n");
    ptce_text_clear(&text);
}

static void table__shows_undefined_as_a_dash(void **state)
{
    (void)state;
    const char *only[] = {"transitivity"};
    ptce_text text = write_measures(
        &all, (ptce_table_options){.only = only, .only_count = 1});
    assert_has(&text, "gamma               –\n");
    ptce_text_clear(&text);
}

/* Networks fit in 100 columns without --only, in both languages. */
static void table__of_networks_fits_a_screen(void **state)
{
    (void)state;
    for (ptce_lang lang = PTCE_EN; lang <= PTCE_FR; lang++) {
        ptce_text text =
            write_measures(&all, (ptce_table_options){.lang = lang});
        char *line = strtok(text.data, "\n");
        for (; line; line = strtok(NULL, "\n"))
            assert_in_range(pt_utf8_columns(line), 0, 100);
        ptce_text_clear(&text);
    }
}

static void markdown__escapes_pipes_and_marks(void **state)
{
    (void)state;
    ptce_text text =
        write_measures(&one, (ptce_table_options){.format = PTCE_MARKDOWN,
                                                  .level = PTCE_NODE,
                                                  .only = degree_only,
                                                  .only_count = 1});
    assert_has(&text, "\n| actor | degree |\n| --- | ---: |\n");
    assert_has(&text, "\n| =cmd\\|' /C calc'!A0 | 3 |\n");
    assert_has(&text, "\n| Coopérative \\& fils\\_2 | 3 |\n");
    ptce_text_clear(&text);
}

/* No id stands where a reader looks for words. */
static void markdown__names_measures_and_networks_in_words(void **state)
{
    (void)state;
    ptce_text text = write_measures(
        &all, (ptce_table_options){.format = PTCE_MARKDOWN, .lang = PTCE_FR});
    assert_null(strstr(ptce_text_get(&text), "\\_"));
    assert_has(&text, "| Pôle Alpha");
    assert_has(&text, "| efficacité globale |");
    ptce_text_clear(&text);
}

static void documentation__is_said_in_the_right_number(void **state)
{
    (void)state;
    ptce_documentation d = {.actors = 1, .ties = 2, .inferred_ties = 1};
    ptce_text text = {0};
    pt_documentation_say(&text, &d, PTCE_FR);
    assert_has(&text, "1 acteur (dont 0 sans lien), 2 liens (dont 1 déduit), "
                      "0 mise en commun, 0 source.");
    ptce_text_clear(&text);
    pt_documentation_say(&text, &d, PTCE_EN);
    assert_has(&text, "1 actor (0 without tie), 2 ties (1 inferred), "
                      "0 pools, 0 sources.");
    ptce_text_clear(&text);
}

static void latex__escapes_what_tex_obeys(void **state)
{
    (void)state;
    pt_grid grid = {0};
    ptce_text out = {0};
    pt_grid_title(&grid, "a_b", false);
    pt_grid_title(&grid, "n", true);
    pt_grid_add(&grid, "50 % de {x} & \\input{y} ~ ^ #1 $z$");
    pt_grid_add_decimal(&grid, PTCE_FR, -1.5, 1);
    pt_grid_write(&out, &grid, PTCE_LATEX);
    assert_string_equal(
        ptce_text_get(&out),
        "\\begin{tabular}{lr}\n\\toprule\na\\_b & n \\\\\n\\midrule\n"
        "50 \\% de \\{x\\} \\& \\textbackslash{}input\\{y\\} "
        "\\textasciitilde{} \\textasciicircum{} \\#1 \\$z\\$ & $-$1,5 \\\\\n"
        "\\bottomrule\n\\end{tabular}\n");
    ptce_text_clear(&out);
    pt_grid_clear(&grid);
}

static void grid__takes_no_orders_from_data(void **state)
{
    (void)state;
    pt_grid grid = {0};
    ptce_text out = {0};
    pt_grid_title(&grid, "x", false);
    pt_grid_add(&grid, "a\x1b[31mb\nc");
    pt_grid_write(&out, &grid, PTCE_TABLE);
    assert_null(strchr(ptce_text_get(&out), '\x1b'));
    assert_has(&out, "b c\n");
    ptce_text_clear(&out);
    pt_grid_clear(&grid);
}

static void text__is_wrapped_at_blanks_and_cut_by_columns(void **state)
{
    (void)state;
    ptce_text out = {0};
    for (size_t i = 0; i < 60; i++)
        ptce_text_add(&out, "été ");
    ptce_text wrapped = {0};
    pt_text_add_wrapped(&wrapped, ptce_text_get(&out), 2);
    char *line = strtok(wrapped.data, "\n");
    for (; line; line = strtok(NULL, "\n")) {
        assert_in_range(pt_utf8_columns(line), 5, 96);
        assert_memory_equal(line, "  été", 7);
    }
    ptce_text_clear(&out);
    ptce_text_clear(&wrapped);
    pt_text_add_cut(&out, "élémentaire", 5);
    assert_string_equal(ptce_text_get(&out), "élém…");
    ptce_text_clear(&out);
    pt_text_add_cut(&out, "court", 5);
    assert_string_equal(ptce_text_get(&out), "court");
    ptce_text_clear(&out);
}

/* ---- Usage -------------------------------------------------------------- */

static void measures_write__refuses_a_mistyped_measure(void **state)
{
    (void)state;
    const char *only[] = {"densty"};
    ptce_run run = PTCE_RUN_DEFAULT;
    for (int i = 0; i < PTCE_TABLE_FORMATS; i++) {
        ptce_text out = {0};
        ptce_error err;
        ptce_table_options options = {
            .format = (ptce_table_format)i, .only = only, .only_count = 1};
        assert_int_equal(ptce_measures_write(&out, &one, &options, &run, &err),
                         PTCE_E_USAGE);
        assert_string_equal(err.id, "measure-near");
        assert_string_equal(err.slots[1], "density");
        assert_int_equal(out.length, 0);
        ptce_text_clear(&out);
    }
}

/* JSON holds all levels; elsewhere the column would be missing unsaid. */
static void measures_write__refuses_a_measure_of_another_level(void **state)
{
    (void)state;
    ptce_run run = PTCE_RUN_DEFAULT;
    for (int i = 0; i < PTCE_TABLE_FORMATS; i++) {
        ptce_text out = {0};
        ptce_error err = {0};
        ptce_table_options options = {.format = (ptce_table_format)i,
                                      .only = degree_only,
                                      .only_count = 1};
        ptce_status want = i == PTCE_JSON ? PTCE_OK : PTCE_E_USAGE;
        assert_int_equal(ptce_measures_write(&out, &one, &options, &run, &err),
                         want);
        assert_string_equal(err.id, want == PTCE_OK ? "" : "measure-level");
        ptce_text_clear(&out);
    }
}

static void formats__have_names(void **state)
{
    (void)state;
    assert_string_equal(ptce_table_format_name(PTCE_TABLE), "table");
    assert_string_equal(ptce_table_format_name(PTCE_LATEX), "latex");
    assert_null(ptce_table_format_name(PTCE_TABLE_FORMATS));
}

/* ---- Findings, screens, explanations ------------------------------------ */

static void findings__stand_at_their_place_with_rule_and_pointer(void **state)
{
    (void)state;
    ptce_findings findings = {0};
    ptce_text out = {0};
    assert_int_equal(pt_findings_add(&findings, "actor-without-tie", "a.json",
                                     "/actors/4", "Seul", NULL),
                     PTCE_OK);
    findings.items[0].line = 6;
    findings.items[0].column = 3;
    ptce_findings_write(&out, &findings, PTCE_EN, 10, false);
    assert_starts(&out, "a.json:6:3: ");
    assert_has(&out, " [actor-without-tie] (/actors/4)\n");
    assert_has(&out, "0 errors, 0 warnings, 1 remark\n");
    ptce_text_clear(&out);
    ptce_findings_write(&out, &findings, PTCE_EN, 10, true);
    assert_has(&out, "\x1b[1;36m");
    ptce_text_clear(&out);
    ptce_findings_write(&out, &findings, PTCE_EN, 0, false);
    assert_starts(&out, "… and 1 more finding\n");
    ptce_text_clear(&out);
    ptce_findings_clear(&findings);
    ptce_findings_write(&out, &findings, PTCE_FR, 10, false);
    assert_string_equal(ptce_text_get(&out), "rien à signaler\n");
    ptce_text_clear(&out);
}

static void show__tells_a_network_on_a_screen(void **state)
{
    (void)state;
    ptce_text out = {0};
    ptce_show(&out, &one, alpha, PTCE_EN);
    const char *parts[] = {"Pôle Alpha | nord",     "Place: Lille, Nord",
                           "Founded: 2010",         "Sectors: culture",
                           "Ville de Lille (2)",    "Maison commune: ",
                           "les statuts n’ont pas", "5 actors (1 without tie)"};
    for (size_t i = 0; i < PT_COUNT(parts); i++)
        assert_has(&out, parts[i]);
    ptce_text_clear(&out);
}

static void show__lists_the_poles_of_a_collection(void **state)
{
    (void)state;
    ptce_text out = {0};
    ptce_show(&out, &all, poles, PTCE_FR);
    assert_starts(&out, "Six pôles pour essai\n6 pôles\n");
    assert_has(&out, "\nalpha    oui          Hauts-de-France");
    assert_has(&out, "\nzeta     –            –");
    ptce_text_clear(&out);
}

static void value__shows_two_digits_of_what_is_small(void **state)
{
    static const struct {
        double value;
        const char *text;
    } rows[] = {{3, "3"},
                {18.25, "18,2"},
                {0.65, "0,65"},
                {-0.083, "−0,083"},
                {0.0004, "0,00040"},
                {3e-6, "0,000003"},
                {1e-13, "< 0,000001"},
                {-1e-13, "> −0,000001"}};
    static const ptce_detail_column column = {"value", PTCE_CELL_VALUE, NULL};
    (void)state;
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        ptce_text out = {0};
        ptce_cell cell = {.number = rows[i].value};
        pt_cell_say(&out, &column, &cell, poles->networks[0], PTCE_FR, 0);
        assert_string_equal(ptce_text_get(&out), rows[i].text);
        ptce_text_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv__quotes_names_and_disarms_formulas),
        cmocka_unit_test(csv__keeps_table_order_and_leaves_undefined_empty),
        cmocka_unit_test(csv__of_edges_writes_booleans),
        cmocka_unit_test(csv__disarms_every_formula_sign),
        cmocka_unit_test(json__does_not_depend_on_jobs),
        cmocka_unit_test(json__restricts_every_level_to_only),
        cmocka_unit_test(json__says_the_reason_in_the_language_and_the_code),
        cmocka_unit_test(table__aligns_and_speaks_the_language),
        cmocka_unit_test(table__shows_undefined_as_a_dash),
        cmocka_unit_test(documentation__is_said_in_the_right_number),
        cmocka_unit_test(table__of_networks_fits_a_screen),
        cmocka_unit_test(markdown__escapes_pipes_and_marks),
        cmocka_unit_test(markdown__names_measures_and_networks_in_words),
        cmocka_unit_test(latex__escapes_what_tex_obeys),
        cmocka_unit_test(value__shows_two_digits_of_what_is_small),
        cmocka_unit_test(grid__takes_no_orders_from_data),
        cmocka_unit_test(text__is_wrapped_at_blanks_and_cut_by_columns),
        cmocka_unit_test(measures_write__refuses_a_mistyped_measure),
        cmocka_unit_test(measures_write__refuses_a_measure_of_another_level),
        cmocka_unit_test(formats__have_names),
        cmocka_unit_test(findings__stand_at_their_place_with_rule_and_pointer),
        cmocka_unit_test(show__tells_a_network_on_a_screen),
        cmocka_unit_test(show__lists_the_poles_of_a_collection),
    };
    return cmocka_run_group_tests(tests, read_all, free_all);
}
