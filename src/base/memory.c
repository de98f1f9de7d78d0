/* SPDX-License-Identifier: MIT */
/* Checked allocation, and memory freed all at once. */
#include "base/base.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BYTES ((size_t)2 << 10) /* many arenas stay small */
#define BLOCK_BYTES ((size_t)64 << 10)

void *pt_alloc(size_t count, size_t size)
{
    return calloc(count ? count : 1, size ? size : 1);
}

ptce_status pt_grow(void **items, size_t *capacity, size_t count, size_t size,
                    ptce_error *err)
{
    if (count < *capacity)
        return PTCE_OK;
    size_t wanted = *capacity ? *capacity * 2 : 16;
    if (wanted > SIZE_MAX / size)
        return pt_nomem(err);
    void *grown = realloc(*items, wanted * size);
    if (!grown)
        return pt_nomem(err);
    memset((char *)grown + *capacity * size, 0, (wanted - *capacity) * size);
    *items = grown;
    *capacity = wanted;
    return PTCE_OK;
}

typedef struct block {
    struct block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
} block;

struct pt_arena {
    block *blocks; /* the newest first */
};

pt_arena *pt_arena_new(void)
{
    return pt_alloc(1, sizeof(pt_arena));
}

void pt_arena_free(pt_arena *arena)
{
    if (!arena)
        return;
    for (block *b = arena->blocks; b;) {
        block *next = b->next;
        free(b);
        b = next;
    }
    free(arena);
}

/* Blocks double up to their full size. */
static size_t next_size(const pt_arena *arena)
{
    size_t size = arena->blocks ? 2 * arena->blocks->size : FIRST_BYTES;
    return size < BLOCK_BYTES ? size : BLOCK_BYTES;
}

/* A block of its own for what is large, so that little is wasted. */
static block *add_block(pt_arena *arena, size_t bytes)
{
    size_t size = next_size(arena);
    size = bytes > size / 4 ? bytes : size;
    block *b = calloc(1, sizeof *b + size);
    if (!b)
        return NULL;
    b->size = size;
    if (arena->blocks && size == bytes) {
        b->next = arena->blocks->next;
        arena->blocks->next = b;
    } else {
        b->next = arena->blocks;
        arena->blocks = b;
    }
    return b;
}

void *pt_arena_take(pt_arena *arena, size_t count, size_t size)
{
    if (size && count > (SIZE_MAX / 2) / size)
        return NULL;
    size_t bytes = count * size;
    bytes = (bytes + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if (bytes == 0)
        bytes = alignof(max_align_t);
    block *b = arena->blocks;
    if (!b || b->size - b->used < bytes)
        b = add_block(arena, bytes);
    if (!b)
        return NULL;
    void *taken = b->bytes + b->used;
    b->used += bytes;
    return taken;
}

char *pt_arena_text(pt_arena *arena, const char *bytes, size_t length)
{
    char *text = pt_arena_take(arena, length + 1, 1);
    if (text && length)
        memcpy(text, bytes, length);
    return text;
}
