/* SPDX-License-Identifier: MIT */
/* A figure in words, for those who do not see it: who is shown, who is tied to
 * whom, and who shares what. */
#include "figure/figure.h"

#define LISTED 400 /* facts of a kind; of more, the number is said */

static void add_word(ptce_text *out, const pt_picture *picture,
                     const char *stem, const char *name)
{
    ptce_text key = {0};
    ptce_text_add(&key, stem);
    ptce_text_add(&key, name);
    ptce_text_add(out, ptce_word(picture->options->lang, ptce_text_get(&key)));
    ptce_text_clear(&key);
}

static const char *name_of(const pt_picture *picture, size_t i)
{
    const pt_mark *mark = &picture->marks[i];
    const ptce_network *network = mark->owner->network;
    return mark->is_pool ? network->pools[mark->row].name
                         : network->actors[mark->row].name;
}

/* "Actors: …" with what was gathered, if anything was. */
static void add_sentence(ptce_text *out, const pt_picture *picture,
                         const char *key, ptce_text *list, size_t count)
{
    ptce_text number = {0};
    if (count > LISTED) {
        ptce_text_add_count(&number, count - LISTED);
        const char *slots[] = {ptce_text_get(&number)};
        ptce_text_add(list, " ; ");
        ptce_text_add_word(list, picture->options->lang, "figure.alt-more",
                           slots, 1);
    }
    if (count > 0) {
        const char *slots[] = {ptce_text_get(list)};
        ptce_text_add(out, "\n");
        ptce_text_add_word(out, picture->options->lang, key, slots, 1);
    }
    ptce_text_clear(&number);
    ptce_text_clear(list);
}

static void add_actors(ptce_text *out, const pt_picture *picture)
{
    ptce_text list = {0};
    size_t count = 0;
    for (size_t i = 0; i < picture->mark_count; i++) {
        const pt_mark *mark = &picture->marks[i];
        if (mark->is_pool || count++ >= LISTED)
            continue;
        ptce_text_add(&list, list.length ? " ; " : "");
        ptce_text_add(&list, name_of(picture, i));
        ptce_text_add(&list, " (");
        add_word(&list, picture, "type.",
                 ptce_type_name(mark->owner->network->actors[mark->row].type));
        ptce_text_add(&list, ")");
    }
    add_sentence(out, picture, "figure.alt-actors", &list, count);
}

static void add_ties(ptce_text *out, const pt_picture *picture)
{
    ptce_text list = {0};
    size_t count = 0;
    for (size_t i = 0; i < picture->link_count; i++) {
        const pt_link *link = &picture->links[i];
        if (link->member || count++ >= LISTED)
            continue;
        bool back = link->backward && !link->forward;
        bool one_way = link->backward != link->forward;
        ptce_text_add(&list, list.length ? " ; " : "");
        ptce_text_add(&list, name_of(picture, back ? link->to : link->from));
        ptce_text_add(&list, one_way ? " → " : " – ");
        ptce_text_add(&list, name_of(picture, back ? link->from : link->to));
        ptce_text_add(&list, " (");
        add_word(&list, picture, "kind.", ptce_kind_name(link->kind));
        if (link->inferred) {
            ptce_text_add(&list, ", ");
            add_word(&list, picture, "certainty.",
                     ptce_certainty_name(PTCE_INFERRED));
        }
        ptce_text_add(&list, ")");
    }
    add_sentence(out, picture, "figure.alt-ties", &list, count);
}

static void add_members(ptce_text *list, const pt_picture *picture, size_t pool)
{
    bool any = false;
    for (size_t i = 0; i < picture->link_count; i++) {
        const pt_link *link = &picture->links[i];
        if (!link->member || link->from != pool)
            continue;
        ptce_text_add(list, any ? ", " : " (");
        ptce_text_add(list, name_of(picture, link->to));
        any = true;
    }
    ptce_text_add(list, any ? ")" : "");
}

static void add_pools(ptce_text *out, const pt_picture *picture)
{
    ptce_text list = {0};
    size_t count = 0;
    for (size_t i = 0; i < picture->mark_count; i++) {
        if (!picture->marks[i].is_pool || count++ >= LISTED)
            continue;
        ptce_text_add(&list, list.length ? " ; " : "");
        ptce_text_add(&list, name_of(picture, i));
        add_members(&list, picture, i);
    }
    add_sentence(out, picture, "figure.alt-pools", &list, count);
}

void pt_alternative(ptce_text *out, const pt_picture *picture)
{
    add_actors(out, picture);
    add_ties(out, picture);
    add_pools(out, picture);
}
