/* SPDX-License-Identifier: MIT */
/* Files of other tools, as a whole: every format gives back what it promises
 * to hold of every network; encodings and compression are recognised. */
#include "support.h"

#include "io/foreign.h"
#include "io/outlines.h"

#define GRAPHS PTCE_SOURCE_DIR "/graphs/"

static ptce_collection *read_graphs(void)
{
    static const char *const paths[] = {GRAPHS "laureats-2013",
                                        GRAPHS "laureats-2015",
                                        GRAPHS "demarche-nationale.json"};
    ptce_collection *all = NULL;
    assert_int_equal(ptce_read(&all, paths, PT_COUNT(paths), NULL, NULL),
                     PTCE_OK);
    assert_int_equal(all->network_count, 26);
    return all;
}

/* ---- Every format, every network ----------------------------------------- */

static void fail_at(const pt_format *format, const ptce_network *network,
                    const ptce_text *before, const ptce_text *after)
{
    size_t at = 0;
    const char *a = ptce_text_get(before);
    const char *b = ptce_text_get(after);
    while (a[at] && a[at] == b[at])
        at++;
    at = at > 80 ? at - 80 : 0;
    fail_msg("%s of %s:\n%.300s\n---\n%.300s", format->id, network->id, a + at,
             b + at);
}

/* Where a format does not tell directed edges from others, an undirected one
 * is an edge each way; no weight is a weight of 1. */
static void dump_held(ptce_text *out, pt_outline *o, unsigned holds)
{
    size_t count = o->edge_count;
    size_t weight = PTCE_NOBODY;
    if (holds & PT_HOLDS_WEIGHTS)
        assert_int_equal(pt_table_column(o, &o->edge_table,
                                         pt_slice_of("weight"), PT_CELL_NUMBER,
                                         &weight, NULL),
                         PTCE_OK);
    for (size_t i = 0; i < count; i++) {
        const pt_edge edge = o->edges[i];
        size_t row;
        if (weight != PTCE_NOBODY && !pt_table_get(&o->edge_table, weight, i))
            assert_int_equal(pt_table_set(o, &o->edge_table, weight, i,
                                          pt_slice_of("1"), NULL),
                             PTCE_OK);
        if (edge.directed || holds & PT_HOLDS_DIRECTIONS ||
            !(holds & PT_HOLDS_ARCS))
            continue;
        o->edges[i].directed = true;
        assert_int_equal(
            pt_outline_edge(o, edge.to, edge.from, true, 0, &row, NULL),
            PTCE_OK);
        for (size_t j = 0; j < o->edge_table.column_count; j++) {
            const char *cell = pt_table_get(&o->edge_table, j, i);
            if (cell)
                assert_int_equal(pt_table_set(o, &o->edge_table, j, row,
                                              pt_slice_of(cell), NULL),
                                 PTCE_OK);
        }
    }
    dump_outline(out, o);
}

/* What is left of a network after the losses were told is read back as it
 * was written. */
static void assert_held(const pt_format *format, const ptce_network *network)
{
    pt_outline *outline = NULL;
    ptce_findings losses = {0};
    ptce_text text = {0};
    ptce_text before = {0};
    ptce_text after = {0};
    reading back;
    assert_int_equal(pt_outline_from_network(&outline, network, NULL), PTCE_OK);
    assert_int_equal(pt_outline_reduce(outline, format->holds, &losses, NULL),
                     PTCE_OK);
    assert_int_equal(format->write(&text, outline, NULL), PTCE_OK);
    read_outline(&back, format, "back", ptce_text_get(&text), text.length);
    assert_int_equal(back.status, PTCE_OK);
    assert_int_equal(back.findings.errors, 0);
    dump_held(&before, outline, format->holds);
    dump_held(&after, back.import.outline, format->holds);
    if (strcmp(ptce_text_get(&before), ptce_text_get(&after)) != 0)
        fail_at(format, network, &before, &after);
    clear_reading(&back);
    pt_outline_free(outline);
    ptce_findings_clear(&losses);
    ptce_text_clear(&text);
    ptce_text_clear(&before);
    ptce_text_clear(&after);
}

static void formats__give_back_what_they_hold(void **state)
{
    (void)state;
    ptce_collection *all = read_graphs();
    const pt_format *format;
    for (size_t i = 0; (format = pt_format_at(i)); i++)
        for (size_t j = 0; format->write && j < all->network_count; j++)
            assert_held(format, all->networks[j]);
    ptce_collection_free(all);
}

static bool is_lossless(unsigned holds)
{
    unsigned all = PT_HOLDS_GRAPH | PT_HOLDS_NODE_COLUMNS |
                   PT_HOLDS_EDGE_COLUMNS | PT_HOLDS_PARALLEL |
                   PT_HOLDS_DIRECTIONS | PT_HOLDS_ISOLATES;
    return (holds & all) == all;
}

/* A network through a file of that format; its canonical form. */
static void assert_same_network(const pt_format *format,
                                const ptce_network *network)
{
    const ptce_exchange options = {.format = format->id};
    ptce_collection *again = NULL;
    ptce_text text = {0};
    ptce_text before = {0};
    ptce_text after = {0};
    assert_int_equal(ptce_export(&text, network, &options, NULL, NULL),
                     PTCE_OK);
    const char *path =
        scratch_write("exchange.file", ptce_text_get(&text), text.length);
    ptce_error err = {0};
    if (ptce_import(&again, &path, 1, &options, NULL, &err) != PTCE_OK)
        fail_msg("%s of %s: %s %s", format->id, network->id, err.id,
                 err.slots[1]);
    ptce_network_write(&before, network);
    ptce_network_write(&after, again->networks[0]);
    if (strcmp(ptce_text_get(&before), ptce_text_get(&after)) != 0)
        fail_at(format, network, &before, &after);
    ptce_collection_free(again);
    ptce_text_clear(&text);
    ptce_text_clear(&before);
    ptce_text_clear(&after);
}

/* What a format leaves out makes no network that is refused: two ties that only
 * their natures told apart, say. A list of ties of a network without any is
 * empty, and is none. */
static void formats__give_back_a_network(void **state)
{
    (void)state;
    ptce_collection *all = read_graphs();
    const pt_format *format;
    for (size_t i = 0; (format = pt_format_at(i)); i++) {
        const ptce_exchange options = {.format = format->id};
        for (size_t j = 0; format->write && j < all->network_count; j++) {
            const ptce_network *network = all->networks[j];
            ptce_collection *again = NULL;
            ptce_text text = {0};
            ptce_error err = {0};
            assert_int_equal(ptce_export(&text, network, &options, NULL, NULL),
                             PTCE_OK);
            const char *path = scratch_write("exchange.file",
                                             ptce_text_get(&text), text.length);
            ptce_status st =
                ptce_import(&again, &path, 1, &options, NULL, &err);
            if (st != PTCE_OK && text.length > 0)
                fail_msg("%s of %s: %s %s", format->id, network->id, err.id,
                         err.slots[1]);
            ptce_collection_free(again);
            ptce_text_clear(&text);
        }
    }
    ptce_collection_free(all);
}

static void formats__that_hold_all_lose_nothing(void **state)
{
    (void)state;
    ptce_collection *all = read_graphs();
    const pt_format *format;
    size_t some = 0;
    for (size_t i = 0; (format = pt_format_at(i)); i++) {
        if (!format->read || !format->write || !is_lossless(format->holds))
            continue;
        some++;
        for (size_t j = 0; j < all->network_count; j++)
            assert_same_network(format, all->networks[j]);
    }
    assert_true(some > 0);
    ptce_collection_free(all);
}

/* ---- Bytes --------------------------------------------------------------- */

static void decode__recognises_encodings(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *encoding;
    } rows[] = {
        {"\xef\xbb\xbf"
         "de;à",
         8, "UTF-8"},
        {"de;\xe0 l'\xe9tude \x9cuvre", 15, "Windows-1252"},
        {"de;\x88 l'\x8etude \xcfuvre", 15, "MacRoman"},
        {"\xff\xfe"
         "d\0e\0;\0\xe0\0",
         10, "UTF-16"},
        {"\0d\0e\0;\0\xe0", 8, "UTF-16"},
        {"plain", 5, "UTF-8"},
        {"", 0, "UTF-8"},
    };
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        ptce_text text = {0};
        ptce_findings findings = {0};
        const char *encoding = NULL;
        ptce_text_add_bytes(&text, rows[i].bytes, rows[i].length);
        assert_int_equal(
            pt_decode(&text, "f", NULL, &findings, &encoding, NULL), PTCE_OK);
        assert_non_null(encoding);
        assert_string_equal(encoding, rows[i].encoding);
        if (i < 5)
            assert_memory_equal(ptce_text_get(&text), "de;à", 5);
        ptce_text_clear(&text);
        ptce_findings_clear(&findings);
    }
}

static void decode__tells_what_it_cannot_read(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *wanted, *rule;
        size_t length, line;
    } rows[] = {
        {"a\nb\xff", "utf-8", "encoding-bad", 4, 2},
        {"a", "no-such", "encoding-unknown", 1, 0},
        {"a", "utf-16//translit", "encoding-unknown", 1, 0},
        {"a\0b", NULL, "json-binary", 3, 0},
    };
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        ptce_text text = {0};
        ptce_findings findings = {0};
        const char *encoding = "";
        ptce_text_add_bytes(&text, rows[i].bytes, rows[i].length);
        assert_int_equal(
            pt_decode(&text, "f", rows[i].wanted, &findings, &encoding, NULL),
            PTCE_OK);
        assert_null(encoding);
        assert_non_null(find_rule(&findings, rows[i].rule));
        assert_int_equal(findings.items[0].line, rows[i].line);
        ptce_text_clear(&text);
        ptce_findings_clear(&findings);
    }
}

static void gzip__is_bounded(void **state)
{
    (void)state;
    static const char zeros[1 << 16];
    ptce_text text = {0};
    bool was = false;
    ptce_error err = {0};
    for (size_t i = 0; i < 1600; i++) /* 100 MB that become 100 kB */
        ptce_text_add_bytes(&text, zeros, sizeof zeros);
    assert_int_equal(pt_gzip(&text, NULL), PTCE_OK);
    assert_int_equal(pt_gunzip(&text, "bomb", &was, &err), PTCE_E_READ);
    assert_string_equal(err.id, "gzip-swells");
    ptce_text_clear(&text);
    ptce_text_add(&text, "hello");
    assert_int_equal(pt_gzip(&text, NULL), PTCE_OK);
    text.length--;
    assert_int_equal(pt_gunzip(&text, "cut", &was, &err), PTCE_E_READ);
    assert_string_equal(err.id, "gzip-broken");
    ptce_text_clear(&text);
}

static void import__takes_only_what_is_asked_for_as_foreign(void **state)
{
    (void)state;
    static const char own[] = "{\"format\": \"ptce-network/1\", \"id\": \"n\","
                              " \"name\": \"N\", \"actors\": []}";
    ptce_text text = {0};
    ptce_text out = {0};
    ptce_collection *all = NULL;
    ptce_text_add(&text, own);
    assert_int_equal(ptce_export_pack(&text, "x.json.gz", NULL), PTCE_OK);
    const char *path =
        scratch_write("n.json.gz", ptce_text_get(&text), text.length);
    assert_int_equal(ptce_read(&all, &path, 1, NULL, NULL), PTCE_OK);
    assert_string_equal(all->networks[0]->id, "n");
    ptce_collection_free(all);
    /* the canonical form is of our own files only */
    path = scratch_write("n.graphml", "<graphml/>", 10);
    assert_int_equal(ptce_format(&out, path, NULL, NULL), PTCE_E_SYNTAX);
    ptce_text_clear(&text);
    ptce_text_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats__give_back_what_they_hold),
        cmocka_unit_test(formats__give_back_a_network),
        cmocka_unit_test(formats__that_hold_all_lose_nothing),
        cmocka_unit_test(decode__recognises_encodings),
        cmocka_unit_test(decode__tells_what_it_cannot_read),
        cmocka_unit_test(gzip__is_bounded),
        cmocka_unit_test(import__takes_only_what_is_asked_for_as_foreign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
