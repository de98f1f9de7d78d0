/* SPDX-License-Identifier: MIT */
/* Reading a golden file of statistics. */
#include "compare/golden.h"

cJSON *load(const char *name)
{
    char path[512];
    ptce_text text = {0};
    ptce_error err;
    (void)snprintf(path, sizeof path, "%s/tests/golden/%s.json",
                   PTCE_SOURCE_DIR, name);
    assert_int_equal(ptce_file_read(&text, path, 1 << 22, &err), PTCE_OK);
    cJSON *root = cJSON_Parse(ptce_text_get(&text));
    assert_non_null(root);
    ptce_text_clear(&text);
    return root;
}

const cJSON *at(const cJSON *object, const char *key)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
    if (!item)
        fail_msg("no key %s", key);
    return item;
}

double number(const cJSON *object, const char *key)
{
    return at(object, key)->valuedouble;
}

static void add_defined(column *c, size_t *size, const cJSON *list, size_t from,
                        size_t to)
{
    for (size_t i = from; i < to; i++) {
        const cJSON *item = cJSON_GetArrayItem(list, (int)i);
        if (cJSON_IsNumber(item)) {
            c->values[(*size)++] = pt_number_round(item->valuedouble);
            c->samples.m += from == 0;
            c->samples.n += from > 0;
        }
    }
}

void read_column(column *c, const golden *g, const char *metric)
{
    const cJSON *list = at(g->metrics, metric);
    size_t count = (size_t)cJSON_GetArraySize(list);
    size_t size = 0;
    c->samples = (pt_samples){c->values, 0, 0};
    add_defined(c, &size, list, 0, g->first);
    add_defined(c, &size, list, g->first, count);
    c->complete = size == count;
}

void check_numbers(const double *got, size_t count, const cJSON *want,
                   double tolerance)
{
    assert_int_equal(cJSON_GetArraySize(want), (int)count);
    for (size_t i = 0; i < count; i++)
        assert_near(got[i], cJSON_GetArrayItem(want, (int)i)->valuedouble,
                    tolerance);
}
