/* SPDX-License-Identifier: MIT */
/* Reading the files of tests/golden/. */
#ifndef TESTS_GOLDEN_FILE_H
#define TESTS_GOLDEN_FILE_H

#include "base/base.h"
#include "support/cmocka_all.h"

#include <cjson/cJSON.h>

#define EXACT 1e-9

static inline cJSON *read_golden(const char *name)
{
    char path[512];
    ptce_text text = {0};
    (void)snprintf(path, sizeof path, "%s/tests/golden/%s.json",
                   PTCE_SOURCE_DIR, name);
    assert_int_equal(ptce_file_read(&text, path, 1 << 22, NULL), PTCE_OK);
    cJSON *root = cJSON_Parse(ptce_text_get(&text));
    assert_non_null(root);
    ptce_text_clear(&text);
    return root;
}

static inline const cJSON *find(const cJSON *object, const char *key)
{
    return cJSON_GetObjectItemCaseSensitive(object, key);
}

static inline double number_of(const cJSON *item)
{
    return cJSON_IsNumber(item) ? item->valuedouble : (double)NAN;
}

#endif
