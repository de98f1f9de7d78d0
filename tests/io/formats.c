/* SPDX-License-Identifier: MIT */
/* Every format: what is written is read back, what other tools write is read,
 * and what is no such file is said with its line. */
#include "support/cmocka_all.h"

#include "io/outlines.h"

#include <stdio.h>

/* ---- An outline that holds what a format can hold ----------------------- */

static const char *const texts[] = {"Café & Cie",
                                    "<b>gras</b>",
                                    "]]>",
                                    "il a dit \"oui\"",
                                    "\\N",
                                    "a\\",
                                    "جمعية",
                                    "\U0001F91D\U0001F3FD",
                                    "1",
                                    "*Vertices",
                                    "%",
                                    "# non",
                                    "un, deux; trois",
                                    "&amp;lt;",
                                    "*",
                                    "a | b",
                                    "'",
                                    "{[('",
                                    "true",
                                    "-0.0"};

static void put(pt_outline *outline, pt_table *table, const char *name,
                pt_cell holds, size_t row, const char *text)
{
    assert_int_equal(pt_table_put(outline, table, name, holds, row, text, NULL),
                     PTCE_OK);
}

static void put_edge(pt_outline *outline, const char *from, const char *to,
                     bool directed)
{
    size_t ends[2];
    size_t row = 0;
    assert_int_equal(
        pt_outline_mention(outline, pt_slice_of(from), 0, &ends[0], NULL),
        PTCE_OK);
    assert_int_equal(
        pt_outline_mention(outline, pt_slice_of(to), 0, &ends[1], NULL),
        PTCE_OK);
    assert_int_equal(
        pt_outline_edge(outline, ends[0], ends[1], directed, 0, &row, NULL),
        PTCE_OK);
}

static void put_nodes(pt_outline *outline, unsigned holds)
{
    pt_table *table = &outline->node_table;
    static const char *const types[] = {"association", "company", "research"};
    static const char *const odd[] = {"", "deux\nlignes", "0012", "une\ttab"};
    static const char *const plain[] = {"rien", "deux lignes", "0012", "sans"};
    for (size_t i = 0; i < PT_COUNT(texts); i++) {
        size_t row = 0;
        char year[8];
        char place[8];
        (void)snprintf(year, sizeof year, "%zu", 2000 + i);
        (void)snprintf(place, sizeof place, "0.%zu", i + 1);
        assert_int_equal(pt_outline_declare(outline, pt_slice_of(texts[i]), 0,
                                            &row, NULL, NULL),
                         PTCE_OK);
        if (holds & (PT_HOLDS_NODE_COLUMNS | PT_HOLDS_TYPES))
            put(outline, table, "type", PT_CELL_TEXT, i, types[i % 3]);
        if ((holds & PT_HOLDS_NAMES) && i != 3)
            put(outline, table, "name", PT_CELL_TEXT, i, texts[(i * 7) % 20]);
        if (holds & PT_HOLDS_POSITIONS) {
            put(outline, table, "x", PT_CELL_NUMBER, i, place);
            put(outline, table, "y", PT_CELL_NUMBER, i, "0.25");
        }
        if (!(holds & PT_HOLDS_NODE_COLUMNS))
            continue;
        put(outline, table, "siret", PT_CELL_TEXT, i, "01234567890123");
        if (i % 3)
            put(outline, table, "since", PT_CELL_INTEGER, i, year);
        if (i % 4)
            put(outline, table, "answered", PT_CELL_BOOLEAN, i,
                i % 2 ? "true" : "false");
        const char *text = (holds & PT_HOLDS_BREAKS ? odd : plain)[i % 4];
        bool sheets = holds & PT_FORMAT_RAW; /* no empty text, and actors */
        if (*text || !sheets)
            put(outline, table, "Âge du « capitaine » & co", PT_CELL_ANY, i,
                text);
        if (sheets)
            put(outline, table, "class", PT_CELL_TEXT, i, "actor");
    }
}

static void put_edges(pt_outline *outline, unsigned holds, bool directed)
{
    pt_table *table = &outline->edge_table;
    bool mixed = holds & PT_HOLDS_DIRECTIONS;
    static const char *const kinds[] = {"cooperation", "mutualisation"};
    size_t last = PT_COUNT(texts) - 1 - !!(holds & PT_HOLDS_ISOLATES);
    for (size_t i = 0; i < last; i++)
        put_edge(outline, texts[i], texts[i + 1],
                 mixed ? i % 2 == 0 : directed);
    if (holds & PT_HOLDS_PARALLEL)
        put_edge(outline, texts[0], texts[1], mixed ? true : directed);
    for (size_t i = 0; i < outline->edge_count; i++) {
        if (holds & (PT_HOLDS_KINDS | PT_HOLDS_EDGE_COLUMNS))
            put(outline, table, "kind", PT_CELL_TEXT, i, kinds[i % 2]);
        if (holds & (PT_HOLDS_WEIGHTS | PT_HOLDS_EDGE_COLUMNS))
            put(outline, table, "weight", PT_CELL_NUMBER, i,
                i % 2 ? "1.5" : "3");
        if (!(holds & PT_HOLDS_EDGE_COLUMNS))
            continue;
        put(outline, table, "what", PT_CELL_TEXT, i, texts[i % 20]);
        put(outline, table, "source", PT_CELL_TEXT, i, "S1|S2");
        put(outline, table, "_id", PT_CELL_TEXT, i, "x");
        if (i % 2)
            put(outline, table, "since", PT_CELL_INTEGER, i, "2012");
        if (i % 3)
            put(outline, table, "until", PT_CELL_INTEGER, i, "2015");
    }
}

static pt_outline *outline_for(const pt_format *format, bool directed)
{
    pt_outline *outline = pt_outline_new("test");
    assert_non_null(outline);
    if (format->holds & PT_HOLDS_GRAPH) {
        put(outline, &outline->graph, "id", PT_CELL_TEXT, 0, "pole-1");
        put(outline, &outline->graph, "name", PT_CELL_TEXT, 0, texts[0]);
        put(outline, &outline->graph, "note", PT_CELL_TEXT, 0, texts[3]);
    }
    put_nodes(outline, format->holds);
    put_edges(outline, format->holds, directed);
    return outline;
}

/* The first lines in which two texts differ. */
static void check_same(const char *id, const ptce_text *expected,
                       const ptce_text *got, const ptce_text *written)
{
    const char *a = ptce_text_get(expected);
    const char *b = ptce_text_get(got);
    while (*a && strcspn(a, "\n") == strcspn(b, "\n") &&
           memcmp(a, b, strcspn(a, "\n") + 1) == 0) {
        a += strcspn(a, "\n") + 1;
        b += strcspn(b, "\n") + 1;
    }
    if (strcmp(a, b) != 0 && written)
        print_error("%s\n", ptce_text_get(written));
    if (strcmp(a, b) != 0)
        fail_msg("%s: expected\n%.400s\nbut got\n%.400s", id, a, b);
}

static void check_round_trip(const pt_format *format, const pt_outline *outline)
{
    ptce_text written = {0};
    ptce_text again = {0};
    ptce_text expected = {0};
    ptce_text got = {0};
    ptce_error err;
    reading r;
    assert_int_equal(format->write(&written, outline, &err), PTCE_OK);
    assert_int_equal(format->write(&again, outline, &err), PTCE_OK);
    check_same(format->id, &written, &again, NULL);
    read_outline(&r, format, "test", ptce_text_get(&written), written.length);
    dump_outline(&expected, outline);
    dump_outline(&got, r.import.outline);
    dump_findings(&got, &r.findings);
    check_same(format->id, &expected, &got, &written);
    clear_reading(&r);
    ptce_text_clear(&written);
    ptce_text_clear(&again);
    ptce_text_clear(&expected);
    ptce_text_clear(&got);
}

static void format__reads_back_what_it_writes(void **state)
{
    (void)state;
    for (size_t i = 0; pt_format_at(i); i++) {
        const pt_format *format = pt_format_at(i);
        if (format->holds & PT_FORMAT_RAW || !format->read || !format->write)
            continue;
        bool told = strcmp(format->id, "edgelist") != 0; /* directions are */
        for (int directed = 0; directed < 1 + told; directed++) {
            pt_outline *outline = outline_for(format, directed);
            check_round_trip(format, outline);
            pt_outline_free(outline);
        }
        pt_outline *empty = pt_outline_new("test");
        check_round_trip(format, empty);
        pt_outline_free(empty);
    }
}

/* ---- Particular shapes -----------------------------------------------------
 */

/* Three actors, two pools, four memberships; a picture of it. */
static pt_outline *two_modes(void)
{
    static const char *const ids[] = {"a", "b", "c", "locaux", "paie"};
    static const char *const places[] = {"-100", "0", "250", "40.5", "7"};
    pt_outline *outline = pt_outline_new("test");
    pt_table *nodes = &outline->node_table;
    for (size_t i = 0; i < PT_COUNT(ids); i++) {
        size_t row = 0;
        assert_int_equal(pt_outline_declare(outline, pt_slice_of(ids[i]), 0,
                                            &row, NULL, NULL),
                         PTCE_OK);
        put(outline, nodes, "class", PT_CELL_TEXT, i, i < 3 ? "actor" : "pool");
        put(outline, nodes, "x", PT_CELL_NUMBER, i, places[i]);
        put(outline, nodes, "y", PT_CELL_NUMBER, i, places[4 - i]);
        put(outline, nodes, "color", PT_CELL_TEXT, i, "#ff8000");
        put(outline, nodes, "size", PT_CELL_NUMBER, i, "1.5");
        put(outline, nodes, "name", PT_CELL_TEXT, i, "N");
        put(outline, nodes, "label", PT_CELL_TEXT, i, "L");
    }
    put_edge(outline, "a", "locaux", false);
    put_edge(outline, "b", "locaux", false);
    put_edge(outline, "b", "paie", false);
    put_edge(outline, "c", "paie", false);
    for (size_t i = 0; i < 4; i++)
        put(outline, &outline->edge_table, "kind", PT_CELL_TEXT, i,
            "membership");
    return outline;
}

static void check_written(const pt_outline *outline, const char *id,
                          const char *const *wanted, size_t count)
{
    ptce_text written = {0};
    ptce_error err;
    assert_int_equal(pt_format_find(id)->write(&written, outline, &err),
                     PTCE_OK);
    for (size_t i = 0; i < count && wanted[i]; i++)
        if (!strstr(ptce_text_get(&written), wanted[i]))
            fail_msg("%s has no\n%s\nin\n%s", id, wanted[i],
                     ptce_text_get(&written));
    ptce_text_clear(&written);
}

static void format__draws_and_keeps_modes_as_each_tool_does(void **state)
{
    static const struct {
        const char *format;
        const char *wanted[4];
    } rows[] = {
        {"graphml",
         {"<key id=\"r0\" for=\"node\" attr.name=\"r\" attr.type=\"int\"/>",
          "<data key=\"g0\">128</data>", "attr.name=\"label\"",
          "attr.name=\"name\""}},
        {"gexf",
         {"<viz:color r=\"255\" g=\"128\" b=\"0\"/>",
          "<viz:position x=\"-100\" y=\"7\" z=\"0\"/>",
          "<viz:size value=\"1.5\"/>", "label=\"N\""}},
        {"pajek",
         {"*Vertices 5 3\n", "1 \"a\" 0.05 0.3251 0.5\n",
          "3 \"c\" 0.95 0.95 0.5\n", "*Edges :1 \"membership\"\n1 4\n"}},
        {"paj", {"*Vertices 5 3\n", "*Vector \"size\"\n*Vertices 5\n1.5\n"}},
        {"dl",
         {"dl nr=3 nc=2\nformat=fullmatrix\nrow labels:\na\nb\nc\n"
          "column labels:\nlocaux\npaie\nmatrix labels:\nmembership\n"
          "data:\n1 0\n1 1\n0 1\n"}},
        {"gml", {"      fill \"#ff8000\"\n", "      x -100\n"}},
        {"vna", {"ID x y color size shortlabel\n", " 33023 1.5 N\n"}},
        {"dot",
         {"fillcolor=\"#ff8000\"", "pos=\"-100,7\"", "label=\"N\"",
          "\"_label\"=\"L\""}},
        {"cyjs",
         {"\"position\": {\"x\": -100, \"y\": 7}",
          "\"interaction\": \"membership\""}},
    };
    (void)state;
    pt_outline *outline = two_modes();
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        check_written(outline, rows[i].format, rows[i].wanted, 4);
        if (pt_format_find(rows[i].format)->holds & PT_HOLDS_EDGE_COLUMNS)
            check_round_trip(pt_format_find(rows[i].format), outline);
    }
    pt_outline_free(outline);
}

/* Beyond what can be looked at, DL lists edges, a list a kind. */
static void format_dl__lists_what_is_too_large_for_a_matrix(void **state)
{
    static const char *const wanted[] = {"dl n=300 nm=2\nformat=edgelist1\n",
                                         "\n1 2 1.5\n2 1 1.5\n",
                                         "\n!\n2 3\n3 2\n", NULL};
    (void)state;
    pt_outline *outline = pt_outline_new("test");
    char ids[2][8];
    for (size_t i = 0; i < 299; i++) {
        (void)snprintf(ids[0], sizeof ids[0], "n%03zu", i);
        (void)snprintf(ids[1], sizeof ids[1], "n%03zu", i + 1);
        put_edge(outline, ids[0], ids[1], false);
        put(outline, &outline->edge_table, "kind", PT_CELL_TEXT, i,
            i % 2 ? "k 2" : "k1");
        put(outline, &outline->edge_table, "weight", PT_CELL_NUMBER, i,
            i % 2 ? "1" : "1.5");
    }
    check_written(outline, "dl", wanted, 4);
    pt_outline_free(outline);
}

/* ---- Files ----------------------------------------------------------------
 */

/* What other tools write, beside what is to be read of it. */
static void check_file(const char *folder, const char *name)
{
    char path[512];
    ptce_text text = {0};
    ptce_text expected = {0};
    ptce_text got = {0};
    ptce_error err;
    reading r;
    const pt_format *format = pt_format_of(name);
    if (!format)
        fail_msg("%s: of no format", name);
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(ptce_file_read(&text, path, PT_INPUT_LIMIT, &err),
                     PTCE_OK);
    (void)snprintf(path, sizeof path, "%s/%s.txt", folder, name);
    assert_int_equal(ptce_file_read(&expected, path, PT_INPUT_LIMIT, &err),
                     PTCE_OK);
    if (format->sniff && !format->sniff(ptce_text_get(&text), text.length))
        fail_msg("%s is not recognised", name);
    read_outline(&r, format, "file", ptce_text_get(&text), text.length);
    dump_kinds(&got, "of the graph", &r.import.outline->graph);
    dump_kinds(&got, "of nodes", &r.import.outline->node_table);
    dump_kinds(&got, "of edges", &r.import.outline->edge_table);
    dump_outline(&got, r.import.outline);
    dump_findings(&got, &r.findings);
    check_same(name, &expected, &got, NULL);
    clear_reading(&r);
    ptce_text_clear(&text);
    ptce_text_clear(&expected);
    ptce_text_clear(&got);
}

static void format__reads_what_other_tools_write(void **state)
{
    (void)state;
    const char *folder = PTCE_SOURCE_DIR "/tests/io/formats";
    ptce_text names = {0};
    ptce_error err;
    size_t count = 0;
    assert_int_equal(ptce_folder_list(&names, folder, &err), PTCE_OK);
    for (char *name = strtok(names.data, "\n"); name;
         name = strtok(NULL, "\n")) {
        size_t length = strlen(name);
        if (strcmp(name, "hostile") == 0 ||
            (length > 4 && strcmp(name + length - 4, ".txt") == 0))
            continue;
        check_file(folder, name);
        count++;
    }
    assert_true(count > 0);
    ptce_text_clear(&names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(format__reads_back_what_it_writes),
        cmocka_unit_test(format__draws_and_keeps_modes_as_each_tool_does),
        cmocka_unit_test(format_dl__lists_what_is_too_large_for_a_matrix),
        cmocka_unit_test(format__reads_what_other_tools_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
