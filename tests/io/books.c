/* SPDX-License-Identifier: MIT */
/* Workbooks: cells as Excel and LibreOffice write them, and archives that mean
 * harm. */
#include "support.h"

#include "io/archive.h"
#include "io/sheets.h"

typedef struct sitting {
    ptce_exchange options;
    ptce_findings findings;
    ptce_collection *all;
    ptce_error err;
    ptce_status status;
} sitting;

static void finish(sitting *s)
{
    ptce_collection_free(s->all);
    ptce_findings_clear(&s->findings);
}

static void read_bytes(sitting *s, const char *name, const ptce_text *bytes)
{
    const char *path = scratch_write(name, ptce_text_get(bytes), bytes->length);
    s->status =
        ptce_import(&s->all, &path, 1, &s->options, &s->findings, &s->err);
}

#define XML "<?xml version=\"1.0\"?>"
#define WORKBOOK                                                               \
    XML "<workbook xmlns=\"m\" xmlns:r=\"r\"><sheets>"                         \
        "<sheet name=\"Liens\" sheetId=\"1\" r:id=\"a\"/>"                     \
        "<sheet name=\"Acteurs\" sheetId=\"2\" r:id=\"b\"/>"                   \
        "<sheet name=\"Notes\" state=\"hidden\" sheetId=\"3\" r:id=\"a\"/>"    \
        "</sheets></workbook>"
#define RELATIONS(b)                                                           \
    XML "<Relationships><Relationship Id=\"a\" Target=\"worksheets/1.xml\"/>"  \
        "<Relationship Id=\"b\" Target=\"" b "\"/></Relationships>"
#define STYLES                                                                 \
    XML "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode="            \
        "\"dd/mm/yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"              \
        "<xf numFmtId=\"164\"/></cellXfs></styleSheet>"
#define SHARED                                                                 \
    XML "<sst><si><t>de</t></si><si><r><t>ve</t></r><r><t>rs</t></r>"          \
        "<rPh><t>x</t></rPh></si><si><t>depuis</t></si></sst>"
#define TIES                                                                   \
    XML "<worksheet><sheetData><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c>"  \
        "<c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"D2\" t=\"s\"><v>2</v></c>"     \
        "<c r=\"E2\" t=\"inlineStr\"><is><t>poids</t></is></c></row>"          \
        "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>a</v></c>"                      \
        "<c r=\"B4\" t=\"inlineStr\"><is><t> b </t></is></c>"                  \
        "<c r=\"D4\" s=\"1\"><v>41640.5</v></c>"                               \
        "<c r=\"E4\"><v>0.10000000000000001</v></c></row></sheetData>"         \
        "</worksheet>"
#define ACTORS                                                                 \
    XML "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>id</t></is></c>" \
        "<c t=\"inlineStr\"><is><t>SIRET</t></is></c>"                         \
        "<c t=\"inlineStr\"><is><t>actif</t></is></c></row><row>"              \
        "<c t=\"inlineStr\"><is><t>a</t></is></c>"                             \
        "<c><v>1.2345678901234E13</v></c><c t=\"b\"><v>1</v></c></row><row>"   \
        "<c t=\"inlineStr\"><is><t>b</t></is></c></row></sheetData>"           \
        "</worksheet>"

/* A workbook with the parts given, in their usual places. */
static void make_book(ptce_text *out, const char *relations, const char *actors)
{
    static const char *const names[] = {
        "[Content_Types].xml",        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/sharedStrings.xml",       "xl/worksheets/1.xml",
        "xl/worksheets/2.xml"};
    const char *const parts[] = {XML "<Types/>", WORKBOOK, relations, STYLES,
                                 SHARED,         TIES,     actors};
    ptce_text texts[PT_COUNT(names)] = {{0}};
    pt_archive_member members[PT_COUNT(names)];
    for (size_t i = 0; i < PT_COUNT(names); i++) {
        ptce_text_add(&texts[i], parts[i]);
        members[i] = (pt_archive_member){names[i], &texts[i]};
    }
    assert_int_equal(pt_archive_write(out, members, PT_COUNT(names), NULL),
                     PTCE_OK);
    for (size_t i = 0; i < PT_COUNT(names); i++)
        ptce_text_clear(&texts[i]);
}

static void xlsx__is_read_as_people_see_it(void **state)
{
    (void)state;
    sitting s = {0};
    ptce_text bytes = {0};
    make_book(&bytes, RELATIONS("/xl/worksheets/2.xml"), ACTORS);
    read_bytes(&s, "book", &bytes); /* no name tells what it is */
    assert_int_equal(s.status, PTCE_OK);
    const ptce_network *n = s.all->networks[0];
    assert_int_equal(n->actor_count, 2);
    assert_string_equal(n->actors[0].siret, "12345678901234");
    assert_string_equal(n->actors[0].attributes.items[0].json, "true");
    assert_int_equal(n->tie_count, 1);
    assert_string_equal(n->ties[0].to_id, "b");
    assert_int_equal(n->ties[0].period.since, 2014);
    assert_true(n->ties[0].weight == 0.1);
    ptce_text_clear(&bytes);
    finish(&s);
}

static void assert_refused(const char *rule, const char *pointer,
                           const char *relations, const char *actors)
{
    sitting s = {0};
    ptce_text bytes = {0};
    make_book(&bytes, relations, actors);
    read_bytes(&s, "book.xlsx", &bytes);
    assert_int_equal(s.status, PTCE_E_DATA);
    const ptce_finding *f = find_rule(&s.findings, rule);
    if (!f)
        fail_msg("%s is not told", rule);
    if (pointer)
        assert_string_equal(f->pointer, pointer);
    ptce_text_clear(&bytes);
    finish(&s);
}

#define ROW(cells)                                                             \
    "<row><c t=\"inlineStr\"><is><t>a</t></is></c>" cells "</row>"
#define SHEET(rows)                                                            \
    XML "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>id</t></is></c>" \
        "<c t=\"inlineStr\"><is><t>type</t></is></c>"                          \
        "<c t=\"inlineStr\"><is><t>cercle</t></is></c></row>" rows             \
        "</sheetData></worksheet>"

static void xlsx__tells_sheet_and_cell(void **state)
{
    (void)state;
    const char *relations = RELATIONS("worksheets/2.xml");
    assert_refused("table-error-cell", "Acteurs!B2", relations,
                   SHEET(ROW("<c t=\"e\"><v>#REF!</v></c>")));
    assert_refused("duplicate-id", "Acteurs!A3", relations,
                   SHEET(ROW("") ROW("")));
    assert_refused("unknown-value", "Acteurs!C2", relations,
                   SHEET(ROW("<c/><c t=\"str\"><v>middle</v></c>")));
    assert_refused("table-no-id", "Acteurs!A2", relations,
                   SHEET("<row><c r=\"B2\"><v>1</v></c></row>"));
    /* the actor b of the ties is missing */
    assert_refused("unknown-actor", "Liens", relations, SHEET(ROW("")));
}

static void xlsx__opens_nothing_but_its_own_members(void **state)
{
    (void)state;
    sitting s = {0};
    ptce_text bytes = {0};
    make_book(&bytes, RELATIONS("../../../../../../../../../etc/passwd"),
              ACTORS);
    read_bytes(&s, "book.xlsx", &bytes);
    assert_int_equal(s.status, PTCE_OK); /* the sheet is not there */
    assert_int_equal(s.all->networks[0]->actor_count, 2);
    ptce_text_clear(&bytes);
    finish(&s);
    assert_refused("xml-entity", NULL, RELATIONS("worksheets/2.xml"),
                   "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c "
                   "\"&a;&a;\">]><worksheet>&c;</worksheet>");
    assert_refused("xml-syntax", NULL, RELATIONS("worksheets/2.xml"),
                   "<worksheet><sheetData>");
}

static void archives__that_swell_are_refused(void **state)
{
    (void)state;
    static const char blanks[1 << 16];
    sitting s = {0};
    ptce_text bytes = {0};
    ptce_text type = {0};
    ptce_text big = {0};
    ptce_text_add(&type, "application/vnd.oasis.opendocument.spreadsheet");
    for (size_t i = 0; i < 1200; i++)
        ptce_text_add_bytes(&big, blanks, sizeof blanks);
    const pt_archive_member members[] = {{"mimetype", &type},
                                         {"content.xml", &big}};
    assert_int_equal(pt_archive_write(&bytes, members, 2, NULL), PTCE_OK);
    read_bytes(&s, "bomb", &bytes);
    assert_int_equal(s.status, PTCE_E_DATA);
    assert_non_null(find_rule(&s.findings, "archive-swells"));
    finish(&s);
    s = (sitting){0};
    bytes.length -= 30;
    read_bytes(&s, "cut.ods", &bytes);
    assert_non_null(find_rule(&s.findings, "archive-broken"));
    finish(&s);
    s = (sitting){0};
    bytes.length = 0;
    const pt_archive_member other[] = {{"a.txt", &type}};
    assert_int_equal(pt_archive_write(&bytes, other, 1, NULL), PTCE_OK);
    read_bytes(&s, "other.xlsx", &bytes);
    assert_non_null(find_rule(&s.findings, "archive-other"));
    finish(&s);
    ptce_text_clear(&bytes);
    ptce_text_clear(&type);
    ptce_text_clear(&big);
}

#define ODS(rows)                                                              \
    XML "<d xmlns:o=\"o\" xmlns:t=\"t\" xmlns:x=\"x\"><t:table t:name="        \
        "\"Liens\">" rows "</t:table></d>"
#define CELL(text) "<t:table-cell><x:p>" text "</x:p></t:table-cell>"

static void ods__is_read_as_people_see_it(void **state)
{
    (void)state;
    static const char content[] = ODS("<t:table-row>" CELL("de") CELL(
        "v<x:span>er</x:span>s") "<t:table-cell "
                                 "t:number-columns-repeated=\"2\"/"
                                 ">" CELL("depuis") CELL(
                                     "objet") "<t:table-cell "
                                              "t:number-columns-"
                                              "repeated=\"16000\"/>"
                                              "</"
                                              "t:table-row><t:table-"
                                              "row "
                                              "t:number-rows-repeated="
                                              "\"1000000\">"
                                              "<t:table-cell "
                                              "t:number-columns-"
                                              "repeated=\"16000\"/></"
                                              "t:table-row>"
                                              "<t:table-row>" CELL("a") CELL(
                                                  "b") "<t:table-"
                                                       "cell/"
                                                       "><t:table-"
                                                       "cell/>"
                                                       "<t:table-"
                                                       "cell "
                                                       "o:value-"
                                                       "type="
                                                       "\"date\" "
                                                       "o:date-"
                                                       "value="
                                                       "\"2014-05-"
                                                       "01\">"
                                                       "<x:p>1er "
                                                       "mai</"
                                                       "x:p></"
                                                       "t:table-"
                                                       "cell>"
                                                       "<t:table-"
                                                       "cell><o:"
                                                       "annotation"
                                                       "><x:p>no</"
                                                       "x:p></"
                                                       "o:"
                                                       "annotation"
                                                       "><x:p>x<x:"
                                                       "s "
                                                       "x:c=\"2\"/"
                                                       ">y</"
                                                       "x:p><x:p>"
                                                       "z</x:p></"
                                                       "t:table-"
                                                       "cell></"
                                                       "t:table-"
                                                       "row>"
                                                       "<t:table-"
                                                       "row>" CELL("a") "<"
                                                                        "/"
                                                                        "t"
                                                                        ":"
                                                                        "t"
                                                                        "a"
                                                                        "b"
                                                                        "l"
                                                                        "e"
                                                                        "-"
                                                                        "r"
                                                                        "o"
                                                                        "w"
                                                                        ">");
    sitting s = {0};
    ptce_text bytes = {0};
    ptce_text type = {0};
    ptce_text text = {0};
    ptce_text_add(&type, "application/vnd.oasis.opendocument.spreadsheet");
    ptce_text_add(&text, content);
    const pt_archive_member members[] = {{"mimetype", &type},
                                         {"content.xml", &text}};
    assert_int_equal(pt_archive_write(&bytes, members, 2, NULL), PTCE_OK);
    read_bytes(&s, "book", &bytes);
    assert_int_equal(s.findings.errors, 1);
    const ptce_finding *f = find_rule(&s.findings, "table-no-end");
    assert_non_null(f);
    assert_int_equal(f->line, 1000003);
    assert_string_equal(f->pointer, "Liens!B1000003");
    finish(&s);
    char *half = strstr(text.data, "<t:table-row>" CELL("a") "</t:table-row>");
    assert_non_null(half);
    memset(half, ' ', strlen("<t:table-row>" CELL("a") "</t:table-row>"));
    bytes.length = 0;
    assert_int_equal(pt_archive_write(&bytes, members, 2, NULL), PTCE_OK);
    s = (sitting){0};
    read_bytes(&s, "book", &bytes);
    assert_int_equal(s.status, PTCE_OK);
    assert_int_equal(s.all->networks[0]->ties[0].period.since, 2014);
    assert_string_equal(s.all->networks[0]->ties[0].what, "x  y\nz");
    ptce_text_clear(&bytes);
    ptce_text_clear(&type);
    ptce_text_clear(&text);
    finish(&s);
}

/* The template, filled with its example, is the network of `ptce new`. */
static void template__is_read_back(void **state)
{
    (void)state;
    for (int lang = PTCE_EN; lang <= PTCE_FR; lang++) {
        sitting s = {0};
        ptce_text bytes = {0};
        ptce_text again = {0};
        assert_int_equal(ptce_template(&bytes, (ptce_lang)lang, NULL), PTCE_OK);
        read_bytes(&s, "template.xlsx", &bytes);
        assert_int_equal(s.status, PTCE_OK);
        ptce_network_write(&again, s.all->networks[0]);
        assert_string_equal(ptce_text_get(&again),
                            ptce_word((ptce_lang)lang, "new.network"));
        ptce_text_clear(&bytes);
        ptce_text_clear(&again);
        finish(&s);
    }
}

static void books__are_the_same_bytes_each_time(void **state)
{
    (void)state;
    static const char *const formats[] = {"xlsx", "ods"};
    const char *path = PTCE_SOURCE_DIR "/graphs/laureats-2013/ardaynes.json";
    ptce_collection *all = NULL;
    assert_int_equal(ptce_read(&all, &path, 1, NULL, NULL), PTCE_OK);
    for (size_t i = 0; i < PT_COUNT(formats); i++) {
        const ptce_exchange options = {.format = formats[i]};
        ptce_text a = {0};
        ptce_text b = {0};
        assert_int_equal(
            ptce_export(&a, all->networks[0], &options, NULL, NULL), PTCE_OK);
        assert_int_equal(
            ptce_export(&b, all->networks[0], &options, NULL, NULL), PTCE_OK);
        assert_int_equal(a.length, b.length);
        assert_memory_equal(a.data, b.data, a.length);
        ptce_text_clear(&a);
        ptce_text_clear(&b);
    }
    ptce_collection_free(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xlsx__is_read_as_people_see_it),
        cmocka_unit_test(xlsx__tells_sheet_and_cell),
        cmocka_unit_test(xlsx__opens_nothing_but_its_own_members),
        cmocka_unit_test(archives__that_swell_are_refused),
        cmocka_unit_test(ods__is_read_as_people_see_it),
        cmocka_unit_test(template__is_read_back),
        cmocka_unit_test(books__are_the_same_bytes_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
