/* SPDX-License-Identifier: MIT */
/* SVG as Graphviz writes it, taken apart and written anew: only elements and
 * attributes of our list, titles that people can read, a text alternative. */
#include "figure/figure.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SVG_SPACE "http://www.w3.org/2000/svg"
#define FONTS "Liberation Sans, Arial, Helvetica, sans-serif"

static const char *const elements[] = {"g",        "path",    "polygon",
                                       "polyline", "ellipse", "text"};
static const char *const attributes[] = {
    "class",
    "cx",
    "cy",
    "d",
    "fill",
    "font-size",
    "points",
    "rx",
    "ry",
    "stroke",
    "stroke-dasharray",
    "stroke-width",
    "text-anchor",
    "transform",
    "x",
    "y",
};

typedef struct copier {
    const pt_picture *picture;
    const char *prefix; /* of our ids */
    xmlNs *space;
    bool failed;
} copier;

static bool listed(const char *const *list, size_t count, const xmlChar *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], (const char *)name) == 0)
            return true;
    return false;
}

/* libxml2 tells of a full memory by NULL only. */
static void set(copier *c, xmlNode *node, const char *name, const char *value)
{
    if (!xmlNewProp(node, BAD_CAST name, BAD_CAST value))
        c->failed = true;
}

static xmlNode *add(copier *c, xmlNode *parent, const char *name,
                    const char *text)
{
    xmlNode *node = xmlNewTextChild(parent, c->space, BAD_CAST name,
                                    text ? BAD_CAST text : NULL);
    if (!node)
        c->failed = true;
    return node;
}

/* ---- Tooltips -------------------------------------------------------------*/

static void add_sources(ptce_text *out, const pt_picture *picture,
                        const ptce_citations *citations)
{
    ptce_text names = {0};
    ptce_text number = {0};
    for (size_t i = 0; i < citations->count; i++) {
        size_t row = citations->sources[i];
        if (row == PTCE_NOBODY)
            continue;
        const char *title = picture->network->sources[row].title;
        ptce_text_add(&names, names.length ? " ; " : "");
        ptce_text_add(&names, title ? title : citations->ids[i]);
    }
    ptce_text_add_count(&number, citations->count);
    const char *slots[] = {ptce_text_get(&number), ptce_text_get(&names)};
    if (names.length) {
        ptce_text_add(out, "\n");
        ptce_text_add_word(out, picture->options->lang, "figure.sources", slots,
                           2);
    }
    ptce_text_clear(&names);
    ptce_text_clear(&number);
}

static void add_listed(ptce_text *out, const pt_picture *picture,
                       const char *before, const char *stem, const char *name)
{
    ptce_text key = {0};
    if (!name)
        return;
    ptce_text_add(&key, stem);
    ptce_text_add(&key, name);
    ptce_text_add(out, before);
    ptce_text_add(out, ptce_word(picture->options->lang, ptce_text_get(&key)));
    ptce_text_clear(&key);
}

static void add_years(ptce_text *out, ptce_period period)
{
    char years[64];
    bool since = period.since != PTCE_NO_YEAR;
    bool until = period.until != PTCE_NO_YEAR;
    if (!since && !until)
        return;
    (void)snprintf(years, sizeof years, ", %.0d%s%.0d",
                   since ? period.since : 0,
                   since && until && period.since == period.until ? "" : "–",
                   until && period.since != period.until ? period.until : 0);
    ptce_text_add(out, years);
}

static void say_mark(ptce_text *out, const pt_picture *picture,
                     const pt_mark *mark)
{
    const ptce_network *network = mark->owner->network;
    if (mark->is_pool) {
        const ptce_pool *pool = &network->pools[mark->row];
        ptce_text_add(out, pool->name);
        add_listed(out, picture, "\n", "kind.", ptce_kind_name(pool->kind));
        add_listed(out, picture, " · ", "what.", ptce_what_name(pool->what));
        add_years(out, pool->period);
        add_sources(out, picture, &pool->citations);
        return;
    }
    const ptce_actor *actor = &network->actors[mark->row];
    ptce_text_add(out, actor->name);
    add_listed(out, picture, "\n", "type.", ptce_type_name(actor->type));
    add_years(out, actor->period);
    if (actor->role) {
        ptce_text_add(out, "\n");
        ptce_text_add(out, actor->role);
    }
    add_sources(out, picture, &actor->citations);
}

static const char *name_of(const pt_picture *picture, size_t mark)
{
    const pt_mark *m = &picture->marks[mark];
    const ptce_network *network = m->owner->network;
    return m->is_pool ? network->pools[m->row].name
                      : network->actors[m->row].name;
}

static void say_tie(ptce_text *out, const pt_picture *picture,
                    const ptce_tie *tie)
{
    add_listed(out, picture, "\n", "kind.", ptce_kind_name(tie->kind));
    add_listed(out, picture, " · ", "nature.", ptce_nature_name(tie->nature));
    add_years(out, tie->period);
    add_listed(out, picture, ", ", "certainty.",
               ptce_certainty_name(tie->certainty));
    if (tie->what) {
        ptce_text_add(out, "\n");
        ptce_text_add(out, tie->what);
    }
    add_sources(out, picture, &tie->citations);
}

static bool same_pair(const ptce_tie *tie, size_t a, size_t b)
{
    return (tie->from == a && tie->to == b) || (tie->from == b && tie->to == a);
}

/* Arrows as the tie has them; every tie that the line stands for. */
static void say_link(ptce_text *out, const pt_picture *picture,
                     const pt_link *link)
{
    const pt_selection *selection = &link->owner->selection;
    const ptce_network *network = link->owner->network;
    const char *arrow = link->forward == link->backward ? " – "
                        : link->forward                 ? " → "
                                                        : " ← ";
    size_t a = picture->marks[link->from].row;
    size_t b = picture->marks[link->to].row;
    ptce_text_add(out, name_of(picture, link->from));
    ptce_text_add(out, arrow);
    ptce_text_add(out, name_of(picture, link->to));
    if (link->member) {
        const ptce_pool *pool = &network->pools[a];
        for (size_t i = 0; i < pool->member_count; i++) {
            if (pool->members[i].actor != b)
                continue;
            add_years(out, pool->members[i].period);
            add_sources(out, link->owner, &pool->members[i].citations);
        }
        return;
    }
    for (size_t i = 0; i < selection->tie_count; i++) {
        const ptce_tie *tie = &network->ties[selection->ties[i]];
        if (tie->kind == link->kind && same_pair(tie, a, b))
            say_tie(out, link->owner, tie);
    }
}

/* The number behind the last dash or letter of our ids and names, from 0. */
static size_t number_of(const char *name)
{
    size_t end = strlen(name);
    size_t start = end;
    while (start > 0 && name[start - 1] >= '0' && name[start - 1] <= '9')
        start--;
    return start < end ? strtoul(name + start, NULL, 10) - 1 : PTCE_NOBODY;
}

static void add_tooltip(copier *c, xmlNode *group, const char *id,
                        const char *name, bool is_edge)
{
    const pt_picture *picture = c->picture;
    size_t i = number_of(is_edge ? id : name);
    ptce_text words = {0};
    ptce_text clean = {0};
    if (is_edge && i < picture->link_count)
        say_link(&words, picture, &picture->links[i]);
    else if (!is_edge && i < picture->mark_count)
        say_mark(&words, picture->marks[i].owner, &picture->marks[i]);
    pt_text_add_clean(&clean, ptce_text_get(&words));
    if (clean.length)
        (void)add(c, group, "title", ptce_text_get(&clean));
    ptce_text_clear(&words);
    ptce_text_clear(&clean);
}

/* ---- Data ------------------------------------------------------------------
 * What a script or a style sheet can ask an element for; never markup. */

static void set_id(copier *c, xmlNode *node, const char *name, size_t mark)
{
    ptce_text id = {0};
    pt_mark_id(&id, c->picture, mark);
    set(c, node, name, ptce_text_get(&id));
    ptce_text_clear(&id);
}

static void add_link_data(copier *c, xmlNode *group, const pt_link *link)
{
    ptce_text weight = {0};
    set_id(c, group, "data-from", link->backward ? link->to : link->from);
    set_id(c, group, "data-to", link->backward ? link->from : link->to);
    set(c, group, "data-kind", ptce_kind_name(link->kind));
    if (link->member)
        return;
    ptce_text_add_number(&weight, link->weight);
    set(c, group, "data-weight", ptce_text_get(&weight));
    set(c, group, "data-certainty",
        ptce_certainty_name(link->inferred ? PTCE_INFERRED : PTCE_STATED));
    if (link->forward || link->backward)
        set(c, group, "data-directed",
            link->forward && link->backward ? "both" : "true");
    ptce_text_clear(&weight);
}

static void add_data(copier *c, xmlNode *group, const char *id,
                     const char *name, bool is_edge)
{
    const pt_picture *picture = c->picture;
    size_t i = number_of(is_edge ? id : name);
    if (is_edge && i < picture->link_count) {
        add_link_data(c, group, &picture->links[i]);
    } else if (!is_edge && i < picture->mark_count) {
        const pt_mark *mark = &picture->marks[i];
        set(c, group, mark->is_pool ? "data-pool" : "data-actor", mark->id);
        if (!mark->is_pool)
            set(c, group, "data-type",
                ptce_type_name(mark->owner->network->actors[mark->row].type));
    }
}

/* ---- Copying --------------------------------------------------------------*/

static void copy_attributes(copier *c, xmlNode *to, xmlNode *from)
{
    for (xmlAttr *a = from->properties; a; a = a->next) {
        if (!listed(attributes, PT_COUNT(attributes), a->name))
            continue;
        xmlChar *value = xmlNodeGetContent((xmlNode *)a);
        bool clear = value && strcmp((char *)value, "transparent") == 0;
        set(c, to, (const char *)a->name,
            clear   ? "none"
            : value ? (char *)value
                    : "");
        xmlFree(value);
    }
    xmlChar *family = xmlGetProp(from, BAD_CAST "font-family");
    if (family && strstr((char *)family, "Bold"))
        set(c, to, "font-weight", "bold");
    xmlFree(family);
}

static xmlChar *title_of(xmlNode *group)
{
    for (xmlNode *n = group->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE &&
            xmlStrEqual(n->name, BAD_CAST "title"))
            return xmlNodeGetContent(n);
    return NULL;
}

/* Only our own ids stay: Graphviz numbers the rest. */
static void name_group(copier *c, xmlNode *to, xmlNode *from)
{
    xmlChar *id = xmlGetProp(from, BAD_CAST "id");
    xmlChar *class = xmlGetProp(from, BAD_CAST "class");
    xmlChar *title = title_of(from);
    if (id && title && class && (title[0] == 'n' || title[0] == 'p')) {
        bool is_edge = strncmp((char *)class, "edge", 4) == 0;
        set(c, to, "id", (char *)id);
        add_data(c, to, (char *)id, (char *)title, is_edge);
        add_tooltip(c, to, (char *)id, (char *)title, is_edge);
    }
    xmlFree(id);
    xmlFree(class);
    xmlFree(title);
}

static void copy_children(copier *c, xmlNode *to, xmlNode *from);

static void copy_element(copier *c, xmlNode *parent, xmlNode *from)
{
    bool is_text = xmlStrEqual(from->name, BAD_CAST "text");
    xmlChar *content = is_text ? xmlNodeGetContent(from) : NULL;
    xmlNode *to = add(c, parent, (const char *)from->name, (char *)content);
    xmlFree(content);
    if (!to)
        return;
    if (xmlStrEqual(from->name, BAD_CAST "g"))
        name_group(c, to, from);
    copy_attributes(c, to, from);
    if (!is_text)
        copy_children(c, to, from);
}

static void copy_children(copier *c, xmlNode *to, xmlNode *from)
{
    for (xmlNode *n = from->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE &&
            listed(elements, PT_COUNT(elements), n->name))
            copy_element(c, to, n);
}

/* ---- The root -------------------------------------------------------------*/

static void add_clean(copier *c, xmlNode *root, const char *name,
                      const ptce_text *words, const char *id)
{
    ptce_text clean = {0};
    pt_text_add_clean(&clean, ptce_text_get(words));
    xmlNode *node = add(c, root, name, ptce_text_get(&clean));
    if (node)
        set(c, node, "id", id);
    ptce_text_clear(&clean);
}

/* What the figure shows, for those who do not see it. */
static void add_alternative(copier *c, xmlNode *root)
{
    const pt_picture *picture = c->picture;
    ptce_text title = {0};
    ptce_text words = {0};
    ptce_text counts = {0};
    ptce_text place = {0};
    ptce_text ids[3] = {{0}};
    ptce_text_add(&title, pt_sheet_title(picture));
    pt_sheet_footer(&counts, picture);
    pt_sheet_subtitle(&place, picture);
    const char *slots[] = {pt_sheet_title(picture), ptce_text_get(&counts),
                           ptce_text_get(&place)};
    ptce_text_add_word(&words, picture->options->lang, "figure.description",
                       slots, 3);
    pt_alternative(&words, picture);
    for (int i = 0; i < 3; i++) {
        static const char *const ends[] = {"title", "desc", "figure"};
        ptce_text_add(&ids[i], c->prefix);
        ptce_text_add(&ids[i], ends[i]);
    }
    set(c, root, "id", ptce_text_get(&ids[2]));
    add_clean(c, root, "title", &title, ptce_text_get(&ids[0]));
    add_clean(c, root, "desc", &words, ptce_text_get(&ids[1]));
    ptce_text_add(&ids[0], " ");
    ptce_text_add(&ids[0], ptce_text_get(&ids[1]));
    set(c, root, "aria-labelledby", ptce_text_get(&ids[0]));
    for (int i = 0; i < 3; i++)
        ptce_text_clear(&ids[i]);
    ptce_text_clear(&title);
    ptce_text_clear(&words);
    ptce_text_clear(&counts);
    ptce_text_clear(&place);
}

/* A length of the sheet as it is on paper. */
static void set_printed(copier *c, xmlNode *root, const char *name, char *value)
{
    double units = 0;
    value[strspn(value, "0123456789.")] = '\0'; /* Graphviz says points */
    (void)pt_number_read(&units, value);
    ptce_text length = {0};
    ptce_text_add_number(
        &length, floor(units * c->picture->paper.scale * 254 / 72 + 0.5) / 10);
    ptce_text_add(&length, "mm");
    set(c, root, name, ptce_text_get(&length));
    ptce_text_clear(&length);
}

static xmlNode *new_root(copier *c, xmlDoc *doc, xmlNode *from)
{
    static const char *const kept[] = {"width", "height", "viewBox"};
    const char *lang = ptce_lang_name(c->picture->options->lang);
    ptce_text fonts = {0};
    xmlNode *root = xmlNewDocNode(doc, NULL, BAD_CAST "svg", NULL);
    if (!root)
        return NULL;
    (void)xmlDocSetRootElement(doc, root);
    c->space = xmlNewNs(root, BAD_CAST SVG_SPACE, NULL);
    xmlSetNs(root, c->space);
    for (size_t i = 0; i < PT_COUNT(kept); i++) {
        xmlChar *value = xmlGetProp(from, BAD_CAST kept[i]);
        if (value && i < 2 && c->picture->paper.width > 0)
            set_printed(c, root, kept[i], (char *)value);
        else if (value)
            set(c, root, kept[i], (char *)value);
        xmlFree(value);
    }
    set(c, root, "lang", lang);
    if (xmlNodeSetLang(root, BAD_CAST lang), !c->space)
        c->failed = true;
    set(c, root, "role", "img");
    if (c->picture->theme->font)
        ptce_text_add(&fonts, c->picture->theme->font);
    ptce_text_add(&fonts, fonts.length ? ", " FONTS : FONTS);
    set(c, root, "font-family", ptce_text_get(&fonts));
    ptce_text_clear(&fonts);
    return root;
}

ptce_status pt_svg_finish(ptce_text *out, const ptce_text *raw,
                          const pt_picture *picture, ptce_error *err)
{
    ptce_text prefix = {0};
    xmlChar *bytes = NULL;
    int length = 0;
    xmlDoc *from =
        raw->length > INT_MAX
            ? NULL
            : xmlReadMemory(ptce_text_get(raw), (int)raw->length, NULL, "UTF-8",
                            XML_PARSE_NONET | XML_PARSE_NOERROR |
                                XML_PARSE_NOWARNING);
    xmlNode *old = from ? xmlDocGetRootElement(from) : NULL;
    xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
    ptce_text_add(&prefix, picture->network->id);
    ptce_text_add(&prefix, "-");
    copier c = {.picture = picture, .prefix = ptce_text_get(&prefix)};
    xmlNode *root = old && doc ? new_root(&c, doc, old) : NULL;
    if (root) {
        add_alternative(&c, root);
        copy_children(&c, root, old);
        xmlDocDumpFormatMemoryEnc(doc, &bytes, &length, "UTF-8", 1);
    }
    ptce_status st = PTCE_OK;
    if (!old)
        st = pt_fail(err, PTCE_E_SYSTEM, "graphviz", "SVG", NULL);
    else if (!root || c.failed || !bytes || prefix.failed)
        st = pt_nomem(err);
    else
        ptce_text_add_bytes(out, (const char *)bytes, (size_t)length);
    xmlFree(bytes);
    xmlFreeDoc(doc);
    xmlFreeDoc(from);
    ptce_text_clear(&prefix);
    return st == PTCE_OK ? ptce_text_check(out, err) : st;
}
