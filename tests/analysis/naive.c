/* SPDX-License-Identifier: MIT */
#include "analysis/naive_steps.h"

static const naive_family *const families[] = {
    &naive_size, &naive_paths, &naive_holding, &naive_whole, &naive_kinds};

naive_measure *naive_find(const char *id)
{
    for (size_t f = 0; f < PT_COUNT(families); f++)
        for (size_t i = 0; i < families[f]->count; i++)
            if (strcmp(families[f]->rows[i].id, id) == 0)
                return families[f]->rows[i].measure;
    return NULL;
}
