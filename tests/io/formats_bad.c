/* SPDX-License-Identifier: MIT */
/* Files that are not what they should be: each is refused with its rule, line
 * and column; those made to swell, nest or name other files, in no time. */
#include "support/cmocka_all.h"

#include "io/outlines.h"

#include <stdio.h>

typedef struct bad {
    const char *format, *text, *expected; /* line:column rule */
} bad;

static const bad rows[] = {
    /* XML */
    {"graphml", "", "1:1 xml-syntax"},
    {"graphml", "<graphml>\n<graph>", "2:8 xml-syntax"},
    {"graphml", "<graphml>\n <node></edge>", "2:10 xml-syntax"},
    {"graphml", "<a/>", "1:1 format-other"},
    {"graphml", "<graphml>\n<key for='node'/></graphml>", "2:1 format-missing"},
    {"graphml", "<graphml><graph>\n  <node/></graph></graphml>",
     "2:3 format-missing"},
    {"graphml", "<graphml><graph><node id='a'/>\n<edge source='a'/></graph>",
     "2:1 format-missing"},
    {"graphml",
     "<graphml><graph><node id='a'>\n <graph/></node></graph></graphml>",
     "2:2 graphml-nested"},
    {"graphml",
     "<graphml><graph><node id='é'/><node id='é'/></graph></graphml>",
     "1:31 duplicate-id"},
    {"graphml", "<!DOCTYPE g [<!ENTITY a \"b\">]>\n<graphml>&a;</graphml>",
     "1:13 xml-entity"},
    {"graphml",
     "<!DOCTYPE g SYSTEM \"file:///etc/passwd\">\n<graphml>&a;</graphml>",
     "2:10 xml-entity"},
    {"graphml",
     "<!DOCTYPE g [<!ENTITY x SYSTEM \"/etc/passwd\">]><graphml>&x;</graphml>",
     "1:13 xml-entity"},
    {"graphml", "<graphml>&nothing;</graphml>", "1:10 xml-syntax"},
    {"graphml", "<graphml a='1' a='2'/>", "1:16 xml-syntax"},
    {"gexf", "<graphml/>", "1:1 format-other"},
    {"gexf", "<gexf><graph><nodes>\n<node/></nodes></graph></gexf>",
     "2:1 format-missing"},
    {"gexf", "<gexf><graph><edges><edge source='a'/></edges></graph></gexf>",
     "1:21 format-missing"},
    /* Pajek */
    {"pajek", "", "1:1 format-truncated"},
    {"pajek", "hello\n", "1:1 format-expected"},
    {"pajek", "*Vertices x\n", "1:11 format-expected"},
    {"pajek", "*Vertices 100000000\n", "1:11 format-swells"},
    {"pajek", "*Vertices 2\n1 \"a\"\n3 \"b\"\n", "3:1 format-range"},
    {"pajek", "*Vertices 2\n1 \"a\"\n1 \"b\"\n", "3:1 duplicate-id"},
    {"pajek", "*Vertices 2\n*Edges\n1 2\n1 5\n", "4:3 format-range"},
    {"pajek", "*Vertices 2\n*Edges\n1\n", "3:2 format-expected"},
    {"pajek", "*Edges\n1 2\n", "1:7 format-expected"},
    {"pajek", "*Vertices 2\n*Matrix\n0 x\n", "3:3 format-expected"},
    {"pajek", "*Vertices 2\n*Matrix\n0 1\n1 0\n1 1\n", "5:1 format-expected"},
    {"paj", "*Vertices 2\n*Edges\n*Vector v\n*Vertices 2\n1\nx\n",
     "6:1 format-expected"},
    /* DL */
    {"dl", "n=5", "1:1 format-other"},
    {"dl", "dl n=5", "1:7 format-truncated"},
    {"dl", "dl n=x data:", "1:6 format-expected"},
    {"dl", "dl n=2000000000 data:", "1:6 format-swells"},
    {"dl", "dl n=1500000 data:", "1:6 format-swells"},
    {"dl", "dl n=2 format=blockmatrix\ndata:", "1:15 format-expected"},
    {"dl", "dl n=2\nlabels: a b c\ndata:\n0 1 1 0", "2:13 format-expected"},
    {"dl", "dl n=2\ndata:\n0 1\n1", "4:2 format-truncated"},
    {"dl", "dl n=2 data:\n0 1\n1 0 1", "3:5 format-expected"},
    {"dl", "dl n=2 data:\n0 1\ny 0", "3:1 format-expected"},
    {"dl", "dl n=2 format=el1 data:\n1 3", "2:3 format-range"},
    {"dl", "dl n=2 format=el1 data:\n1 2\n!\n1 2", "3:1 format-expected"},
    {"dl", "dl n=2 datafile=\"/etc/passwd\" data:", "1:8 format-expected"},
    /* GML */
    {"gml", "", "1:1 format-truncated"},
    {"gml", "graph [ node [ id 1", "1:20 format-truncated"},
    {"gml", "graph [\n node [ label \"a\" ] ]", "2:2 format-missing"},
    {"gml", "graph [\n edge [ source 1 ] ]", "2:2 format-missing"},
    {"gml", "graph [ node ] ]", "1:14 format-expected"},
    {"gml", "graph [\n {", "2:2 format-expected"},
    {"gml", "graph [ a \"b", "1:13 format-truncated"},
    /* VNA */
    {"vna", "", "1:1 format-truncated"},
    {"vna", "a b\n", "1:1 format-expected"},
    {"vna", "*Node stuff\n", "1:1 format-expected"},
    {"vna", "*Tie data\nfrom to w\na b 1 2\n", "3:7 format-expected"},
    {"vna", "*Tie data\nfrom to w\na\n", "3:2 format-expected"},
    /* DOT */
    {"dot", "", "1:1 format-other"},
    {"dot", "graph {", "1:8 format-truncated"},
    {"dot", "graph {\n a [b=] }", "2:7 format-expected"},
    {"dot", "graph { a -- }", "1:14 format-expected"},
    {"dot", "graph { a [label=\"x }", "1:22 format-truncated"},
    {"dot", "graph { a [label=<x<y> }", "1:25 format-truncated"},
    {"dot", "graph { /* a }", "1:15 format-truncated"},
    {"dot", "graph { a (b) }", "1:11 format-expected"},
    /* JSON */
    {"nodelink", "", "1:1 json-empty"},
    {"nodelink", "{\"nodes\": [1,]}", "1:13 json-comma"},
    {"nodelink", "[]", "1:1 format-expected"},
    {"nodelink", "{\"nodes\": []}", "1:1 format-missing"},
    {"nodelink", "{\"nodes\": [],\n \"links\": [{\"source\": 1}]}",
     "2:12 format-missing"},
    {"nodelink", "{\"nodes\": [{\"id\": []}], \"links\": []}",
     "1:19 format-expected"},
    {"nodelink",
     "{\"nodes\": [{}], \"links\": [{\"source\": 1, \"target\": 0}]}",
     "1:38 format-range"},
    {"cyjs", "{}", "1:1 format-missing"},
    {"cyjs", "{\"elements\": {\"nodes\": [{\"data\": {}}]}}",
     "1:34 format-missing"},
    {"cyjs", "{\"elements\": [3]}", "1:15 format-expected"},
    /* edge lists */
    {"edgelist", "a b\nc\n", "2:1 format-expected"},
    {"edgelist", "a\tb\tmuch\n", "1:5 format-expected"},
};

static const ptce_finding *first_error(const reading *r)
{
    for (size_t i = 0; i < r->findings.count; i++)
        if (r->findings.items[i].rule->severity == PTCE_ERROR)
            return &r->findings.items[i];
    return NULL;
}

static void describe(char got[80], const reading *r)
{
    const ptce_finding *finding = first_error(r);
    (void)snprintf(got, 80, "nothing");
    if (finding)
        (void)snprintf(got, 80, "%zu:%zu %s", finding->line, finding->column,
                       finding->rule->id);
}

static void format__says_what_is_wrong_and_where(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        char got[80];
        reading r;
        read_outline(&r, pt_format_find(rows[i].format), "file", rows[i].text,
                     strlen(rows[i].text));
        describe(got, &r);
        assert_int_equal(r.status, PTCE_OK);
        if (strcmp(got, rows[i].expected) != 0)
            print_error("%s of\n%s\nis %s, not %s\n", rows[i].format,
                        rows[i].text, got, rows[i].expected);
        wrong += strcmp(got, rows[i].expected) != 0;
        clear_reading(&r);
    }
    assert_int_equal(wrong, 0);
}

/* ---- Texts made to hurt ----------------------------------------------------
 */

static void repeat(ptce_text *text, const char *what, size_t count)
{
    for (size_t i = 0; i < count; i++)
        ptce_text_add(text, what);
}

static void check_refused(const char *format, ptce_text *text, const char *rule)
{
    reading r;
    read_outline(&r, pt_format_find(format), "file", ptce_text_get(text),
                 text->length);
    const ptce_finding *finding = first_error(&r);
    if (!finding || strcmp(finding->rule->id, rule) != 0)
        fail_msg("%s: %s, not %s", format, finding ? finding->rule->id : "–",
                 rule);
    clear_reading(&r);
    ptce_text_clear(text);
}

static void format__refuses_depth(void **state)
{
    (void)state;
    ptce_text text = {0};
    repeat(&text, "<graphml>", 100000);
    check_refused("graphml", &text, "xml-depth");
    ptce_text_add(&text, "graph [ a ");
    repeat(&text, "[ a ", 100000);
    check_refused("gml", &text, "format-limit");
    ptce_text_add(&text, "graph ");
    repeat(&text, "{", 100000);
    check_refused("dot", &text, "format-limit");
    repeat(&text, "[", 100000);
    check_refused("nodelink", &text, "json-depth");
}

static void format__refuses_what_swells(void **state)
{
    (void)state;
    ptce_text text = {0};
    ptce_text_add(&text, "<!DOCTYPE g [<!ENTITY a \"aaaaaaaaaa\">"
                         "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                         "]><graphml>&b;</graphml>");
    check_refused("graphml", &text, "xml-entity");
    ptce_text_add(&text, "<!DOCTYPE g [<!ATTLIST node x CDATA \"y\">]>"
                         "<gexf/>");
    check_refused("gexf", &text, "xml-entity");
    ptce_text_add(&text, "<graphml");
    for (size_t i = 0; i < 50000; i++) {
        ptce_text_add(&text, " a");
        ptce_text_add_count(&text, i);
        ptce_text_add(&text, "=''");
    }
    ptce_text_add(&text, "/>");
    check_refused("graphml", &text, "xml-attributes");
    ptce_text_add(&text, "<graphml><key id='a' for='node'><default>");
    repeat(&text, "0123456789", 100000);
    ptce_text_add(&text, "</default></key><graph>");
    for (size_t i = 0; i < 1000; i++) {
        ptce_text_add(&text, "<node id='");
        ptce_text_add_count(&text, i);
        ptce_text_add(&text, "'/>");
    }
    ptce_text_add(&text, "</graph></graphml>");
    check_refused("graphml", &text, "format-swells");
    ptce_text_add(&text, "<gexf>");
    repeat(&text, "0123456789", 110000);
    ptce_text_add(&text, "</gexf>");
    check_refused("gexf", &text, "xml-text");
    ptce_text_add(&text, "graph {{");
    for (size_t i = 0; i < 2000; i++) {
        ptce_text_add(&text, " ");
        ptce_text_add_count(&text, i);
    }
    ptce_text_add(&text, "} -- {");
    for (size_t i = 0; i < 2000; i++) {
        ptce_text_add(&text, " b");
        ptce_text_add_count(&text, i);
    }
    ptce_text_add(&text, "}}");
    check_refused("dot", &text, "format-swells");
}

/* What once made a reader fail stays here; nothing is asked of it but an
 * end. The name tells the format. */
static void format__survives_what_was_found(void **state)
{
    (void)state;
    const char *folder = PTCE_SOURCE_DIR "/tests/io/formats/hostile";
    ptce_text names = {0};
    ptce_error err;
    assert_int_equal(ptce_folder_list(&names, folder, &err), PTCE_OK);
    for (char *name = strtok(names.data, "\n"); name;
         name = strtok(NULL, "\n")) {
        char path[512];
        ptce_text text = {0};
        ptce_text written = {0};
        reading r;
        const pt_format *format = pt_format_of(name);
        (void)snprintf(path, sizeof path, "%s/%s", folder, name);
        assert_int_equal(ptce_file_read(&text, path, PT_INPUT_LIMIT, &err),
                         PTCE_OK);
        assert_non_null(format);
        read_outline(&r, format, name, ptce_text_get(&text), text.length);
        if (r.status == PTCE_OK)
            assert_int_equal(format->write(&written, r.import.outline, &r.err),
                             PTCE_OK);
        clear_reading(&r);
        ptce_text_clear(&written);
        ptce_text_clear(&text);
    }
    ptce_text_clear(&names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(format__says_what_is_wrong_and_where),
        cmocka_unit_test(format__refuses_depth),
        cmocka_unit_test(format__refuses_what_swells),
        cmocka_unit_test(format__survives_what_was_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
