/* SPDX-License-Identifier: MIT */
/* The parser of options. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

#define WORD_BYTES 64

/* ---- Lists ------------------------------------------------------------ */

void pt_option_clear(pt_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i]);
    free(list->items);
    *list = (pt_list){0};
}

static bool add_item(pt_list *list, const char *text, size_t length)
{
    char **items =
        realloc(list->items, (list->count + 1) * sizeof *list->items);
    if (!items)
        return false;
    list->items = items;
    items[list->count] = strndup(text, length);
    if (!items[list->count])
        return false;
    list->count++;
    return true;
}

/* ---- Rows ------------------------------------------------------------- */

const char *pt_option_choice(const pt_option *row, size_t i)
{
    if (row->kind == PT_VIEW)
        return ptce_view_option_at(row->target)->values[i];
    return row->choices ? row->choices(i) : NULL;
}

size_t pt_option_place(const char *(*choices)(size_t i), const char *word)
{
    size_t i = 0;
    while (choices(i) && strcmp(choices(i), word) != 0)
        i++;
    return i;
}

size_t pt_option_view(pt_option *rows, size_t room)
{
    size_t count = 0;
    for (const ptce_view_option *option;
         count < room && (option = ptce_view_option_at(count)); count++) {
        rows[count] = (pt_option){.word = option->name,
                                  .kind = PT_VIEW,
                                  .target = count,
                                  .value = "value.period",
                                  .standard = option->values[0]};
        if (option->values[0])
            rows[count].value = NULL;
    }
    return count;
}

/* ---- Finding the row of an argument ----------------------------------- */

typedef struct match {
    const pt_option *row;
    void *target;
    const char *shown; /* as it was written, without its value */
    const char *value; /* NULL: none given yet */
} match;

static bool is_named(const pt_option *row, const char *name, size_t length)
{
    return strlen(row->word) == length && memcmp(row->word, name, length) == 0;
}

static void find_row(match *found, const pt_call *call, const char *argument)
{
    bool is_word = argument[1] == '-';
    const char *name = argument + (is_word ? 2 : 1);
    size_t length = is_word ? strcspn(name, "=") : strlen(name);
    for (size_t s = 0; s < call->set_count; s++) {
        const pt_option_set *set = &call->sets[s];
        for (size_t i = 0; i < set->count; i++) {
            const pt_option *row = &set->rows[i];
            if (is_word ? !is_named(row, name, length)
                        : length != 1 || row->letter != name[0])
                continue;
            found->row = row;
            found->target = set->target;
            found->value = is_word && name[length] ? name + length + 1 : NULL;
            return;
        }
    }
}

static ptce_status refuse_option(const pt_call *call, const char *argument)
{
    char word[WORD_BYTES];
    char near[WORD_BYTES + 2] = "--";
    const char *words[64];
    size_t count = 0;
    size_t length = strcspn(argument, "=");
    if (length >= sizeof word)
        length = sizeof word - 1;
    memcpy(word, argument, length);
    word[length] = '\0';
    for (size_t s = 0; s < call->set_count; s++)
        for (size_t i = 0; i < call->sets[s].count; i++)
            if (count < PT_COUNT(words))
                words[count++] = call->sets[s].rows[i].word;
    const char *nearest = length > 3 && argument[1] == '-'
                              ? ptce_nearest(word + 2, words, count)
                              : NULL;
    if (nearest)
        strncat(near, nearest, sizeof near - 3);
    return pt_call_refuse(call, "cli.unknown-option", word,
                          nearest ? near : NULL);
}

/* ---- Taking the value ------------------------------------------------- */

static bool read_number(uint64_t *number, const pt_option *row,
                        const char *text)
{
    uint64_t value = 0;
    if (!*text)
        return false;
    for (; *text; text++) {
        unsigned digit = (unsigned)(*text - '0');
        if (digit > 9 || value > (UINT64_MAX - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *number = value;
    return value >= row->least && value <= row->most;
}

static ptce_status refuse_number(const pt_call *call, const match *m)
{
    ptce_text least = {0};
    ptce_text most = {0};
    ptce_text_add_count(&least, m->row->least);
    ptce_text_add_count(&most, m->row->most);
    pt_call_tell(call, "cli.bad-number", m->shown, m->value,
                 ptce_text_get(&least), ptce_text_get(&most), NULL);
    ptce_text_clear(&least);
    ptce_text_clear(&most);
    return PTCE_E_USAGE;
}

static ptce_status refuse_choice(const pt_call *call, const match *m)
{
    ptce_text all = {0};
    const char *choice;
    for (size_t i = 0; (choice = pt_option_choice(m->row, i)); i++) {
        ptce_text_add(&all, i ? ", " : "");
        ptce_text_add(&all, choice);
    }
    pt_call_tell(call, "error.view-value", m->row->word, m->value,
                 ptce_text_get(&all), NULL);
    ptce_text_clear(&all);
    return PTCE_E_USAGE;
}

/* Words parted by commas. */
static ptce_status take_list(const pt_call *call, pt_list *list, const match *m)
{
    for (const char *at = m->value; at;) {
        size_t length = strcspn(at, ",");
        if (length == 0)
            return pt_call_refuse(call, "cli.empty-name", m->shown, NULL);
        if (!add_item(list, at, length))
            return PTCE_E_NOMEM;
        at = at[length] ? at + length + 1 : NULL;
    }
    return PTCE_OK;
}

static ptce_status take(pt_call *call, const match *m)
{
    const pt_option *row = m->row;
    if (row->kind == PT_VIEW)
        return ptce_view_set(&call->view, row->word, m->value, &call->err);
    void *target = (char *)m->target + row->target;
    switch (row->kind) {
    case PT_FLAG:
        *(bool *)target = true;
        return PTCE_OK;
    case PT_CHOICE:
        if (!row->choices(pt_option_place(row->choices, m->value)))
            return refuse_choice(call, m);
        *(const char **)target = m->value;
        return PTCE_OK;
    case PT_TEXT:
        *(const char **)target = m->value;
        return PTCE_OK;
    case PT_LIST:
        return take_list(call, target, m);
    case PT_NUMBER:
        return read_number(target, row, m->value) ? PTCE_OK
                                                  : refuse_number(call, m);
    case PT_VIEW:
        break;
    }
    return PTCE_E_USAGE;
}

ptce_status pt_option_read(pt_call *call, char **argv, int count, int *at)
{
    const char *argument = argv[(*at)++];
    char shown[WORD_BYTES + 4];
    match m = {0};
    find_row(&m, call, argument);
    if (!m.row)
        return refuse_option(call, argument);
    memcpy(shown, argument, 2);
    shown[2] = '\0';
    if (argument[1] == '-')
        strncat(shown, m.row->word, WORD_BYTES);
    m.shown = shown;
    if (m.row->kind == PT_FLAG) {
        if (!m.value)
            return take(call, &m);
        pt_call_tell(call, "cli.no-value", shown, NULL);
        return PTCE_E_USAGE;
    }
    if (!m.value && *at < count)
        m.value = argv[(*at)++];
    if (m.value && *m.value)
        return take(call, &m);
    pt_call_tell(call, "cli.value-missing", shown, NULL);
    return PTCE_E_USAGE;
}
