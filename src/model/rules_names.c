/* SPDX-License-Identifier: MIT */
/* Rules about spellings: one body under two names, two bodies under one id. */
#include "model/rules.h"

#include <stdlib.h>
#include <string.h>

#define NEAR_BYTES 8 /* shorter names differ by one letter too easily */
#define WINDOW 4     /* neighbours looked at in sorted order */

/* An actor as its name goes without case, accents and punctuation. */
typedef struct spelling {
    const char *folded;
    const char *reversed;
    const ptce_network *network;
    const ptce_actor *actor;
} spelling;

typedef struct spellings {
    spelling *items;
    size_t count;
    pt_arena *arena;
} spellings;

static bool fold(spellings *all, spelling *item)
{
    ptce_text text = {0};
    pt_text_add_folded(&text, item->actor->name);
    char *folded = pt_arena_text(all->arena, ptce_text_get(&text), text.length);
    char *reversed =
        pt_arena_text(all->arena, ptce_text_get(&text), text.length);
    for (size_t i = 0; reversed && folded && i < text.length; i++)
        reversed[i] = folded[text.length - 1 - i];
    item->folded = folded;
    item->reversed = reversed;
    ptce_text_clear(&text);
    return folded && reversed;
}

static void clear(spellings *all)
{
    free(all->items);
    pt_arena_free(all->arena);
}

static bool gather(spellings *all, const ptce_network *const *networks,
                   size_t count)
{
    size_t actors = 0;
    for (size_t i = 0; i < count; i++)
        actors += networks[i]->actor_count;
    all->arena = pt_arena_new();
    all->items = pt_alloc(actors, sizeof *all->items);
    bool good = all->arena && all->items;
    for (size_t i = 0; good && i < count; i++) {
        for (size_t j = 0; good && j < networks[i]->actor_count; j++) {
            spelling *item = &all->items[all->count];
            item->network = networks[i];
            item->actor = &networks[i]->actors[j];
            good = fold(all, item);
            all->count += good;
        }
    }
    return good;
}

static int by_place(const spelling *x, const spelling *y)
{
    int order = pt_text_order(x->network->origin, y->network->origin);
    if (order == 0)
        order =
            (x->actor->row > y->actor->row) - (x->actor->row < y->actor->row);
    return order;
}

static int by_folded(const void *a, const void *b)
{
    const spelling *x = a;
    const spelling *y = b;
    int order = strcmp(x->folded, y->folded);
    return order ? order : by_place(x, y);
}

static int by_reversed(const void *a, const void *b)
{
    const spelling *x = a;
    const spelling *y = b;
    int order = strcmp(x->reversed, y->reversed);
    return order ? order : by_place(x, y);
}

static int by_id(const void *a, const void *b)
{
    const spelling *x = a;
    const spelling *y = b;
    int order = strcmp(x->actor->id, y->actor->id);
    return order ? order : by_place(x, y);
}

static void sort(spellings *all, int (*order)(const void *, const void *))
{
    if (all->count > 1)
        qsort(all->items, all->count, sizeof *all->items, order);
}

static bool has_digit(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] >= '0' && text[i] <= '9')
            return true;
    return false;
}

/* At most one letter changed, added or left out, and no digit: "lot 1" and
 * "lot 2" are two things. */
static bool is_near(const char *a, const char *b)
{
    size_t na = strlen(a);
    size_t nb = strlen(b);
    size_t shorter = na < nb ? na : nb;
    size_t longer = na < nb ? nb : na;
    if (shorter < NEAR_BYTES || longer - shorter > 1)
        return false;
    size_t head = 0;
    while (head < shorter && a[head] == b[head])
        head++;
    size_t tail = 0;
    while (tail < shorter - head && a[na - 1 - tail] == b[nb - 1 - tail])
        tail++;
    return head + tail + 1 >= longer &&
           !has_digit(a + head, na - head - tail) &&
           !has_digit(b + head, nb - head - tail);
}

/* ---- Twins --------------------------------------------------------------- */

static void note_twins(pt_inspection *in, const spelling *a, const spelling *b)
{
    const spelling *later = by_place(a, b) > 0 ? a : b;
    const spelling *earlier = later == a ? b : a;
    in->origin = later->network->origin;
    pt_at(in, "/actors/%zu/name", later->actor->row);
    pt_note(in, later->actor->name, earlier->actor->name, earlier->actor->id,
            NULL);
}

/* Twins stand near each other in one of the two orders; those met in the first
 * are not told again. */
static void find_twins(pt_inspection *in, const spellings *all, bool reversed,
                       bool across)
{
    for (size_t i = 0; i < all->count; i++) {
        const spelling *a = &all->items[i];
        for (size_t j = i + 1; j < all->count && j <= i + WINDOW; j++) {
            const spelling *b = &all->items[j];
            bool equal = strcmp(a->folded, b->folded) == 0;
            if (strcmp(a->actor->id, b->actor->id) == 0 ||
                (across && a->network == b->network) ||
                (!equal && !is_near(a->folded, b->folded)))
                continue;
            size_t half = strlen(a->folded) / 2;
            bool first = equal || strncmp(a->folded, b->folded, half) == 0;
            if (*a->folded && first != reversed)
                note_twins(in, a, b);
        }
    }
}

static void twins(pt_inspection *in, const ptce_network *const *networks,
                  size_t count, bool across)
{
    spellings all = {0};
    if (gather(&all, networks, count)) {
        sort(&all, by_folded);
        find_twins(in, &all, false, across);
        sort(&all, by_reversed);
        find_twins(in, &all, true, across);
    } else {
        in->status = PTCE_E_NOMEM;
    }
    clear(&all);
}

void pt_check_name_twins(pt_inspection *in, const ptce_network *network)
{
    twins(in, &network, 1, false);
}

void pt_check_name_twins_across(pt_inspection *in,
                                const ptce_collection *collection)
{
    twins(in, (const ptce_network *const *)collection->networks,
          collection->network_count, true);
}

/* ---- One id, one body --------------------------------------------------- */

/* The same body: one spelling, or one name within the other. */
static bool is_likely_same(const spelling *a, const spelling *b)
{
    return a->actor->type == b->actor->type &&
           (strstr(a->folded, b->folded) || strstr(b->folded, a->folded) ||
            is_near(a->folded, b->folded));
}

static void note_other_name(pt_inspection *in, const spelling *item,
                            const spelling *first)
{
    ptce_text other = {0};
    ptce_text_add(&other, first->actor->name);
    ptce_text_add(&other, " (");
    ptce_text_add(&other, first->network->id);
    ptce_text_add(&other, ")");
    in->origin = item->network->origin;
    pt_at(in, "/actors/%zu", item->actor->row);
    pt_note(in, item->actor->id, item->actor->name, ptce_text_get(&other),
            NULL);
    ptce_text_clear(&other);
}

static void compare_ids(pt_inspection *in, const ptce_collection *collection,
                        bool likely)
{
    spellings all = {0};
    if (!gather(&all, (const ptce_network *const *)collection->networks,
                collection->network_count))
        in->status = PTCE_E_NOMEM;
    sort(&all, by_id);
    for (size_t i = 1, first = 0; i < all.count; i++) {
        const spelling *a = &all.items[first];
        const spelling *b = &all.items[i];
        if (strcmp(a->actor->id, b->actor->id) != 0)
            first = i;
        else if (is_likely_same(a, b) == likely &&
                 (!likely || strcmp(a->actor->name, b->actor->name) != 0)) {
            note_other_name(in, b, a);
        }
    }
    clear(&all);
}

void pt_check_id_two_bodies(pt_inspection *in,
                            const ptce_collection *collection)
{
    compare_ids(in, collection, false);
}

void pt_check_id_spellings(pt_inspection *in, const ptce_collection *collection)
{
    compare_ids(in, collection, true);
}
