/* SPDX-License-Identifier: MIT */
/* Options as rows: what is parsed, checked and told by --help is read from
 * them. */
#ifndef PT_OPT_H
#define PT_OPT_H

#include <ptce/ptce.h>

/* The type of the target, in parentheses. */
typedef enum pt_option_kind {
    PT_FLAG,   /* takes no value (bool) */
    PT_TEXT,   /* (const char *) */
    PT_CHOICE, /* one of the row's choices (const char *) */
    PT_LIST,   /* words parted by commas, may be repeated (pt_list) */
    PT_NUMBER, /* a whole number (uint64_t) */
    PT_VIEW    /* an option of the view; target is its index (ptce_view) */
} pt_option_kind;

typedef struct pt_option {
    const char *word;
    size_t target;     /* offset in the structure of the set */
    const char *value; /* key of the value's name; NULL: value.word */
    const char *help;  /* key; NULL: option.WORD */
    const char *(*choices)(size_t i); /* NULL behind the last */
    uint64_t least, most;             /* of a number */
    const char *standard;             /* the default as help tells it */
    pt_option_kind kind;
    char letter; /* 0: none */
} pt_option;

typedef struct pt_option_set {
    const char *title; /* key of the heading in help */
    const pt_option *rows;
    size_t count;
    void *target;
} pt_option_set;

typedef struct pt_list {
    char **items;
    size_t count;
} pt_list;

void pt_option_clear(pt_list *list);

/* The i-th value that a row takes, NULL behind the last or where any is. */
const char *pt_option_choice(const pt_option *row, size_t i);
/* The place of a word among choices; their number where it is none. */
size_t pt_option_place(const char *(*choices)(size_t i), const char *word);

/* Rows of the options of a view, read from the library's table. At most
 * @p room; returns how many. */
size_t pt_option_view(pt_option *rows, size_t room);

struct pt_call;
/* Read the option at argv[*at] of @p count arguments and step over it. Tells
 * what is wrong, PTCE_E_USAGE. */
ptce_status pt_option_read(struct pt_call *call, char **argv, int count,
                           int *at);

#endif
