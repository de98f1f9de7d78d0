/* SPDX-License-Identifier: MIT */
/* The report: whole, closed to what data could inject, the same each time. */
#include "support/cmocka_all.h"

#include "base/base.h"
#include "report/page.h"
#include "report/report.h"
#include <ptce/ptce.h>

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HOSTILE PTCE_SOURCE_DIR "/tests/report/report_hostile"
#define SHUFFLED PTCE_SOURCE_DIR "/tests/report/report_shuffled"
#define LAUREATES PTCE_SOURCE_DIR "/graphs/laureats-2013"
#define ONE LAUREATES "/pole-sud-archer.json"

static char made[12][256]; /* folders to be removed at the end */
static size_t made_count;

static const char *new_folder(void)
{
    assert_true(made_count < PT_COUNT(made));
    char *folder = made[made_count++];
    (void)snprintf(folder, sizeof made[0], "%s/report-test-XXXXXX",
                   PTCE_BINARY_DIR);
    assert_non_null(mkdtemp(folder));
    return folder;
}

static void remove_files(const char *folder)
{
    ptce_text names = {0};
    (void)ptce_folder_list(&names, folder, NULL);
    for (char *name = names.data, *end; name && (end = strchr(name, '\n'));
         name = end + 1) {
        char path[1024];
        *end = '\0';
        (void)snprintf(path, sizeof path, "%s/%s", folder, name);
        if (ptce_is_folder(path))
            remove_files(path);
        else
            (void)unlink(path);
    }
    ptce_text_clear(&names);
    (void)rmdir(folder);
}

static int remove_folders(void **state)
{
    (void)state;
    for (size_t i = 0; i < made_count; i++)
        remove_files(made[i]);
    made_count = 0;
    return 0;
}

typedef struct wanted {
    const char *source;
    ptce_lang lang;
    size_t jobs;
    bool force, markdown;
    size_t draws;
} wanted;

static ptce_status report(const char *folder, wanted w)
{
    ptce_error err = {0};
    ptce_collection *collection = NULL;
    assert_int_equal(ptce_read(&collection, &w.source, 1, NULL, &err), PTCE_OK);
    ptce_view view = PTCE_VIEW_DEFAULT;
    ptce_run run = PTCE_RUN_DEFAULT;
    run.jobs = w.jobs ? w.jobs : 1;
    ptce_report_options options = {.folder = folder,
                                   .lang = w.lang,
                                   .force = w.force,
                                   .draws = w.draws,
                                   .markdown = w.markdown};
    ptce_status st = ptce_report(collection, &view, &options, &run, &err);
    ptce_collection_free(collection);
    return st;
}

static void read_file(ptce_text *text, const char *folder, const char *name)
{
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(ptce_file_read(text, path, PT_INPUT_LIMIT, NULL), PTCE_OK);
}

static void assert_same_folder(const char *a, const char *b)
{
    ptce_text names = {0};
    ptce_text others = {0};
    assert_int_equal(ptce_folder_list(&names, a, NULL), PTCE_OK);
    assert_int_equal(ptce_folder_list(&others, b, NULL), PTCE_OK);
    assert_string_equal(ptce_text_get(&names), ptce_text_get(&others));
    for (char *name = names.data, *end; name && (end = strchr(name, '\n'));
         name = end + 1) {
        *end = '\0';
        char x[1024];
        char y[1024];
        (void)snprintf(x, sizeof x, "%s/%s", a, name);
        (void)snprintf(y, sizeof y, "%s/%s", b, name);
        if (ptce_is_folder(x)) {
            assert_same_folder(x, y);
            continue;
        }
        ptce_text one = {0};
        ptce_text two = {0};
        read_file(&one, a, name);
        read_file(&two, b, name);
        if (one.length != two.length ||
            memcmp(one.data, two.data, one.length) != 0)
            fail_msg("%s differs", name);
        ptce_text_clear(&one);
        ptce_text_clear(&two);
    }
    ptce_text_clear(&names);
    ptce_text_clear(&others);
}

/* ---- The page as a browser sees it -------------------------------------- */

typedef void visit(xmlNode *node, void *data);

static void walk(xmlNode *node, visit *visitor, void *data)
{
    for (; node; node = node->next) {
        visitor(node, data);
        walk(node->children, visitor, data);
    }
}

static htmlDocPtr read_page(const char *folder)
{
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/index.html", folder);
    htmlDocPtr doc = htmlReadFile(path, "UTF-8",
                                  HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                      HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    assert_non_null(doc);
    return doc;
}

static bool is_one_of(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(word, words[i]) == 0)
            return true;
    return false;
}

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static void assert_closed_link(const char *href, const char *folder)
{
    if (starts(href, "http://") || starts(href, "https://") || *href == '#')
        return;
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/%s", folder, href);
    if (strstr(href, "..") || !ptce_file_exists(path))
        fail_msg("link to nothing: %s", href);
}

/* The one script there may be is ours, to the letter. */
static void assert_own_script(xmlNode *node)
{
    xmlChar *text = xmlNodeGetContent(node);
    assert_string_equal((const char *)text, pt_report_js);
    assert_null(node->properties);
    assert_null(xmlNextElementSibling(node));
    assert_string_equal((const char *)node->parent->name, "body");
    xmlFree(text);
}

static void assert_closed(xmlNode *node, void *folder)
{
    static const char *const forbidden[] = {
        "iframe", "object", "embed", "img", "base",  "form",
        "link",   "input",  "b",     "i",   "image", "foreignobject"};
    if (node->type == XML_COMMENT_NODE)
        fail_msg("a comment: %s", (const char *)node->content);
    if (node->type != XML_ELEMENT_NODE)
        return;
    if (strcmp((const char *)node->name, "script") == 0)
        assert_own_script(node);
    if (is_one_of((const char *)node->name, forbidden, PT_COUNT(forbidden)))
        fail_msg("an element <%s>", (const char *)node->name);
    for (xmlAttr *attr = node->properties; attr; attr = attr->next) {
        const char *name = (const char *)attr->name;
        xmlChar *value = xmlNodeListGetString(node->doc, attr->children, 1);
        const char *text = value ? (const char *)value : "";
        assert_false(starts(name, "on"));
        assert_false(strcmp(name, "src") == 0);
        if (strcmp(name, "href") == 0 || strcmp(name, "xlink:href") == 0)
            assert_closed_link(text, folder);
        if (strcmp(name, "style") == 0)
            assert_null(strstr(text, "url("));
        xmlFree(value);
    }
}

static void collect_ids(xmlNode *node, void *data)
{
    xmlHashTable *ids = data;
    xmlChar *id =
        node->type == XML_ELEMENT_NODE ? xmlGetProp(node, BAD_CAST "id") : NULL;
    if (id && xmlHashAddEntry(ids, id, node) != 0)
        fail_msg("the id %s stands twice", (const char *)id);
    xmlFree(id);
}

static void assert_target(xmlNode *node, void *data)
{
    xmlChar *href = node->type == XML_ELEMENT_NODE
                        ? xmlGetProp(node, BAD_CAST "href")
                        : NULL;
    if (href && *href == '#' && !xmlHashLookup(data, href + 1))
        fail_msg("no element %s", (const char *)href);
    xmlFree(href);
}

static void assert_sound_page(const char *folder)
{
    htmlDocPtr doc = read_page(folder);
    xmlHashTable *ids = xmlHashCreate(1024);
    char *at = strdup(folder);
    walk(doc->children, assert_closed, at);
    walk(doc->children, collect_ids, ids);
    walk(doc->children, assert_target, ids);
    free(at);
    xmlHashFree(ids, NULL);
    xmlFreeDoc(doc);
}

static void assert_words(xmlNode *node, void *data)
{
    static const char *const tables[] = {
        "report.", "measure.", "reason.", "type.", "view.",
        "test.",   "page.",    "script.", "rank.", "detail."};
    (void)data;
    const char *text = (const char *)node->content;
    if (node->type != XML_TEXT_NODE || !text ||
        strcmp((const char *)node->parent->name, "style") == 0 ||
        strcmp((const char *)node->parent->name, "script") == 0)
        return;
    for (size_t i = 0; i < PT_COUNT(tables); i++)
        if (starts(text, tables[i]))
            fail_msg("a missing word: %s", text);
}

/* ---- Tests -------------------------------------------------------------- */

static void report__lets_data_inject_nothing(void **state)
{
    (void)state;
    for (int lang = PTCE_EN; lang <= PTCE_FR; lang++) {
        const char *folder = new_folder();
        assert_int_equal(report(folder, (wanted){.source = HOSTILE,
                                                 .lang = (ptce_lang)lang}),
                         PTCE_OK);
        assert_sound_page(folder);
        htmlDocPtr doc = read_page(folder);
        walk(doc->children, assert_words, NULL);
        xmlFreeDoc(doc);
    }
}

/* Of what the data say, no mark of HTML or of a table stands there bare. */
static void markdown__lets_data_inject_nothing(void **state)
{
    static const char *const within[] = {"alert(1)", "onmouseover",
                                         "onload=alert"};
    (void)state;
    const char *folder = new_folder();
    assert_int_equal(
        report(folder, (wanted){.source = HOSTILE, .markdown = true}), PTCE_OK);
    ptce_text text = {0};
    read_file(&text, folder, "report.md");
    for (size_t i = 0; i < PT_COUNT(within); i++)
        assert_non_null(strstr(ptce_text_get(&text), within[i]));
    for (const char *c = ptce_text_get(&text); *c; c++)
        if (strchr("<>`", *c))
            assert_true(c > text.data && c[-1] == '\\');
    assert_null(strstr(ptce_text_get(&text), "](javascript:"));
    ptce_text_clear(&text);
}

static void report__is_the_same_each_time(void **state)
{
    (void)state;
    const char *one = new_folder();
    const char *two = new_folder();
    assert_int_equal(report(one, (wanted){.source = HOSTILE, .jobs = 1}),
                     PTCE_OK);
    assert_int_equal(report(two, (wanted){.source = SHUFFLED, .jobs = 2}),
                     PTCE_OK);
    assert_same_folder(one, two);
    /* An earlier report of ours is replaced. */
    assert_int_equal(report(two, (wanted){.source = HOSTILE, .jobs = 2}),
                     PTCE_OK);
    assert_same_folder(one, two);
}

static size_t count_in(const ptce_text *page, const char *text)
{
    size_t count = 0;
    for (const char *at = ptce_text_get(page); (at = strstr(at, text)); at++)
        count++;
    return count;
}

/* No ranking stands there without how firm it is. */
static void assert_ranks_are_told(const char *folder, const ptce_text *page)
{
    ptce_text csv = {0};
    size_t tables = count_in(page, "Rangs possibles");
    assert_true(tables > 15);
    assert_int_equal(count_in(page, "garde le premier rang dans"), tables);
    assert_int_equal(count_in(page, "Le classement dans son ensemble est"),
                     tables);
    assert_non_null(strstr(ptce_text_get(page), "des 40 tirages"));
    read_file(&csv, folder, "tables/ranking.csv");
    assert_true(starts(ptce_text_get(&csv), "network,measure,first,"));
    ptce_text_clear(&csv);
    read_file(&csv, folder, "tables/node.csv");
    assert_true(starts(ptce_text_get(&csv), "network,id,name,"));
    ptce_text_clear(&csv);
}

static void assert_says_what_its_numbers_are_of(const ptce_text *page)
{
    static const char *const said[] = {
        "Mesures, 2010–2016",
        "Tout ce qui est documenté",
        "Cet écart dépend-il de ce que l’on compte",
        "Compté dans la période 2010–2016.",
        "hors de la période 2010–2016",
        "p corrigé (Holm)",
        "p corrigé (maxT)",
        "Un rang n’est jamais donné sans sa solidité",
        "des 40 tirages où chaque lien incertain",
        "toutes les combinaisons sont comptées",
        "<abbr title=\"insertion par l’activité économique\">IAE</abbr>",
    };
    for (size_t i = 0; i < PT_COUNT(said); i++)
        if (!strstr(ptce_text_get(page), said[i]))
            fail_msg("the page does not say: %s", said[i]);
}

static void report__is_whole_for_the_laureates(void **state)
{
    (void)state;
    const char *folder = new_folder();
    assert_int_equal(report(folder, (wanted){.source = LAUREATES,
                                             .lang = PTCE_FR,
                                             .jobs = 2,
                                             .draws = 40}),
                     PTCE_OK);
    assert_sound_page(folder);
    ptce_text page = {0};
    ptce_text data = {0};
    read_file(&page, folder, "index.html");
    read_file(&data, folder, "data.json");
    assert_true(page.length < (size_t)5 << 20);
    assert_true(starts(ptce_text_get(&data), "{\n"));
    assert_non_null(strstr(ptce_text_get(&data), "\"ptce-comparison/1\""));
    assert_non_null(strstr(ptce_text_get(&page), "id=\"comparison\""));
    assert_non_null(
        strstr(ptce_text_get(&page), "id=\"pole-dechets-alpilles\""));
    assert_ranks_are_told(folder, &page);
    assert_says_what_its_numbers_are_of(&page);
    ptce_text_clear(&page);
    ptce_text_clear(&data);
}

/* What the page makes of a date. */
static void assert_date(ptce_lang lang, const char *date, const char *words)
{
    pt_page page = {0};
    assert_int_equal(pt_html_init(&page.html, lang, NULL), PTCE_OK);
    pt_page_date(&page, page.html.root, date);
    xmlChar *text = xmlNodeGetContent(page.html.root);
    assert_string_equal((const char *)text, words);
    xmlFree(text);
    pt_html_clear(&page.html);
}

static void page_date__is_said_in_words(void **state)
{
    (void)state;
    assert_date(PTCE_FR, "2014-02-03", "3\u00a0février 2014");
    assert_date(PTCE_FR, "2014-08-01", "1er\u00a0août 2014");
    assert_date(PTCE_EN, "2014-02-03", "3 February 2014");
    assert_date(PTCE_EN, "2014-12", "December 2014");
    assert_date(PTCE_FR, "2014", "2014");
    assert_date(PTCE_FR, "2014-13-01", "2014-13-01");
    assert_date(PTCE_FR, "2014-02-00", "2014-02-00");
    assert_date(PTCE_FR, "2014-02-3x", "2014-02-3x");
    assert_date(PTCE_FR, "", "");
}

static void page_natural__puts_numbers_in_order(void **state)
{
    static const char *const sorted[] = {"1",   "S1",   "S02", "S2",
                                         "S10", "S10b", "SA",  "SB"};
    (void)state;
    for (size_t i = 0; i < PT_COUNT(sorted); i++) {
        for (size_t j = 0; j < PT_COUNT(sorted); j++) {
            int order = pt_page_natural(sorted[i], sorted[j]);
            assert_true((order < 0) == (i < j) && (order > 0) == (i > j));
        }
    }
}

static void report__of_one_pole_has_no_comparison(void **state)
{
    (void)state;
    const char *folder = new_folder();
    assert_int_equal(report(folder, (wanted){.source = ONE, .lang = PTCE_FR}),
                     PTCE_OK);
    assert_sound_page(folder);
    ptce_text page = {0};
    read_file(&page, folder, "index.html");
    assert_null(strstr(ptce_text_get(&page), "id=\"comparison\""));
    ptce_text_clear(&page);
}

static void put(const char *folder, const char *name, const char *bytes)
{
    char path[1024];
    ptce_text text = {0};
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    ptce_text_add(&text, bytes);
    assert_int_equal(ptce_file_write(path, &text, NULL), PTCE_OK);
    ptce_text_clear(&text);
}

static bool has(const char *folder, const char *name)
{
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return ptce_file_exists(path);
}

static void report__refuses_a_foreign_folder(void **state)
{
    (void)state;
    const char *folder = new_folder();
    put(folder, "thesis.txt", "mine");
    put(folder, "data.json",
        "{\"format\": \"other/1\", \"x\": \"ptce-report/1\"}");
    assert_int_equal(report(folder, (wanted){.source = ONE}), PTCE_E_USAGE);
    assert_false(has(folder, "index.html"));
    put(folder, "report.md", "mine");
    assert_int_equal(report(folder, (wanted){.source = ONE, .force = true}),
                     PTCE_OK);
    assert_true(has(folder, "thesis.txt"));
    assert_true(has(folder, "report.md"));
    assert_true(has(folder, "index.html"));
    put(folder, "figures/gone.svg", "<svg/>");
    put(folder, "figures/note.txt", "mine");
    put(folder, "tables/comparison.csv", "old");
    assert_int_equal(report(folder, (wanted){.source = ONE}), PTCE_OK);
    assert_false(has(folder, "figures/gone.svg"));
    assert_false(has(folder, "tables/comparison.csv"));
    assert_true(has(folder, "figures/note.txt"));
    assert_int_equal(report(ONE, (wanted){.source = ONE}), PTCE_E_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(report__lets_data_inject_nothing),
        cmocka_unit_test(markdown__lets_data_inject_nothing),
        cmocka_unit_test(report__is_the_same_each_time),
        cmocka_unit_test(report__is_whole_for_the_laureates),
        cmocka_unit_test(page_date__is_said_in_words),
        cmocka_unit_test(page_natural__puts_numbers_in_order),
        cmocka_unit_test(report__of_one_pole_has_no_comparison),
        cmocka_unit_test(report__refuses_a_foreign_folder),
    };
    return cmocka_run_group_tests(tests, NULL, remove_folders);
}
