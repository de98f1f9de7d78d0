/* SPDX-License-Identifier: MIT */
/* One call of the program: what was asked, and how commands answer. */
#ifndef PT_CLI_H
#define PT_CLI_H

#include "cli/opt.h"

#define PT_COUNT(array) (sizeof(array) / sizeof(array)[0])
#define PT_CLI_SETS 7
#define PT_CLI_VIEW_ROWS 12

typedef struct pt_call pt_call;

/* A command: one row, at the end of its cmd_*.c. The words are command.NAME
 * (what it does, in a line) and command.NAME.about (in a paragraph). */
typedef struct pt_command {
    const char *name;
    const char *also;      /* another word people may try; NULL: none */
    const char *arguments; /* key of their names, NULL if it takes none */
    size_t least, most;    /* how many arguments */
    unsigned shares;       /* options it has in common with others */
    const pt_option *options;
    size_t option_count;
    size_t options_size;         /* of the structure they fill */
    const char *const *examples; /* command lines, closed by NULL */
    ptce_status (*run)(pt_call *call);
} pt_command;

/* Options that several commands take, bits of `shares`. */
typedef enum pt_share {
    PT_VIEWS = 1,   /* the view and the actors common to a collection */
    PT_GROUPS = 2,  /* by what networks are compared */
    PT_TABLES = 4,  /* format and file of a table */
    PT_FIGURES = 8, /* layout and theme */
    PT_DETAILS = 16 /* which details, and what they need */
} pt_share;

/* Parts of a command's row: any number of paths; its own options. */
#define PT_TAKES(names)                                                        \
    .arguments = "value." names, .least = 1, .most = SIZE_MAX
#define PT_OWN(rows, type)                                                     \
    .options = (rows), .option_count = PT_COUNT(rows),                         \
    .options_size = sizeof(type)

extern const pt_command pt_command_check, pt_command_show, pt_command_measure,
    pt_command_draw, pt_command_compare, pt_command_report, pt_command_format,
    pt_command_explain, pt_command_new, pt_command_convert, pt_command_diff,
    pt_command_merge, pt_command_split;

/* The i-th command, NULL behind the last. */
const pt_command *pt_command_at(size_t i);

typedef struct pt_globals {
    const char *lang;
    const char *color;
    uint64_t seed, jobs, limit_time;
    bool quiet, help, version;
} pt_globals;

/* What is asked of details. */
typedef struct pt_detail_asked {
    pt_list names;
    const char *if_leaves, *focus;
    uint64_t draws, uncertain; /* uncertain in percent */
    bool stability;
} pt_detail_asked;

struct pt_call {
    const pt_command *command; /* NULL until one is named */
    const char **arguments;
    size_t argument_count;
    pt_globals globals;
    ptce_lang lang;
    ptce_view view;
    pt_list without;
    bool with_common;
    const char *by;
    const char *format, *output; /* of a table */
    ptce_figure_options figure;
    const char *style_path;
    pt_detail_asked details;
    void *options; /* of the command */
    pt_option_set sets[PT_CLI_SETS];
    size_t set_count;
    pt_option view_rows[PT_CLI_VIEW_ROWS];
    ptce_run run;
    ptce_text out;  /* results; main sends what is left to standard output */
    ptce_error err; /* of the library; main tells it */
};

/* ---- Messages: on standard error, in the language of the call --------- */

/* "ptce: " and a word with its slots, closed by NULL, then its hint if the
 * catalogue has one (KEY.hint). */
void pt_call_tell(const pt_call *call, const char *key, ...)
    __attribute__((sentinel));
/* The same without "ptce:"; nothing with --quiet. */
void pt_call_note(const pt_call *call, const char *key, ...)
    __attribute__((sentinel));
/* A usage error about a word, with "did you mean" where one is near. */
ptce_status pt_call_refuse(const pt_call *call, const char *key,
                           const char *word, const char *near);
/* The errors among findings, in place of the call's error. */
void pt_call_tell_findings(pt_call *call, ptce_findings *findings);
/* An error of the library. */
void pt_call_tell_error(const pt_call *call);
/* Whether what goes to that descriptor is coloured. */
bool pt_call_colored(const pt_call *call, int descriptor);

/* ---- What commands share ---------------------------------------------- */

/* Read the networks that the arguments name and check the view against them.
 * Findings of bad input are told. */
ptce_status pt_call_read(pt_call *call, ptce_collection **collection);
/* The same of other paths, without checking the view. */
ptce_status pt_call_read_from(pt_call *call, ptce_collection **collection,
                              const char *const *paths, size_t count);
/* The same, then measure them under the view of the call. */
ptce_status pt_call_measure(pt_call *call, ptce_collection **collection,
                            ptce_measuring *measuring);
/* Read the style that the call names, to be freed when all is drawn. */
ptce_status pt_call_style(pt_call *call, ptce_style **style);
/* Add the details that the call asks for; @p level is that of a ranking's
 * stability. */
ptce_status pt_call_detail(pt_call *call, ptce_measuring *measuring,
                           ptce_level level);
/* Whether the names of details are known; tells if not. */
ptce_status pt_call_check_details(const pt_call *call);
/* Send the results to a file, or to standard output for NULL and "-". */
ptce_status pt_call_deliver(pt_call *call, const char *path);

/* How networks are compared with themselves: in two periods, with those of
 * another folder, or both. */
typedef struct pt_paired_asked {
    const char *periods, *folder; /* NULL: not asked for */
} pt_paired_asked;
ptce_status pt_compare_paired(pt_call *call, const pt_paired_asked *asked,
                              const ptce_compare_options *options,
                              bool methods);

/* How the call wants its table. */
ptce_table_options pt_call_table(const pt_call *call);

/* ---- Help ------------------------------------------------------------- */

void pt_help_overview(ptce_text *out, const pt_call *call);
void pt_help_command(ptce_text *out, const pt_call *call);
void pt_help_version(ptce_text *out);

#endif
