/* SPDX-License-Identifier: MIT */
/* The program: reads the call, runs the command, answers with its status. */
#include "cli/cli.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_JOBS 8 /* by default, however many cores there are */

static const pt_command *const commands[] = {
    &pt_command_check,   &pt_command_show,    &pt_command_measure,
    &pt_command_draw,    &pt_command_compare, &pt_command_report,
    &pt_command_format,  &pt_command_explain, &pt_command_new,
    &pt_command_convert, &pt_command_diff,    &pt_command_merge,
    &pt_command_split,
};

const pt_command *pt_command_at(size_t i)
{
    return i < PT_COUNT(commands) ? commands[i] : NULL;
}

/* ---- Options of every command ----------------------------------------- */

static const char *lang_choice(size_t i)
{
    static const char *const words[] = {"en", "fr"};
    return i < PT_COUNT(words) ? words[i] : NULL;
}

static const char *color_choice(size_t i)
{
    static const char *const words[] = {"auto", "always", "never"};
    return i < PT_COUNT(words) ? words[i] : NULL;
}

#define GLOBAL(field) offsetof(pt_globals, field)
// clang-format off
static const pt_option global_rows[] = {
    {.word = "lang", .kind = PT_CHOICE, .target = GLOBAL(lang), .choices = lang_choice},
    {.word = "seed", .kind = PT_NUMBER, .target = GLOBAL(seed), .value = "value.number", .most = UINT64_MAX, .standard = "1"},
    {.word = "jobs", .kind = PT_NUMBER, .target = GLOBAL(jobs), .value = "value.number", .least = 1, .most = 64},
    {.word = "limit-time", .kind = PT_NUMBER, .target = GLOBAL(limit_time), .value = "value.seconds", .least = 1, .most = 86400, .standard = "60"},
    {.word = "color", .kind = PT_CHOICE, .target = GLOBAL(color), .choices = color_choice, .standard = "auto"},
    {.letter = 'q', .word = "quiet", .kind = PT_FLAG, .target = GLOBAL(quiet)},
    {.letter = 'h', .word = "help", .kind = PT_FLAG, .target = GLOBAL(help)},
    {.word = "version", .kind = PT_FLAG, .target = GLOBAL(version)},
};
// clang-format on

/* ---- Options of several commands ---------------------------------------- */

static const char *table_choice(size_t i)
{
    return i < PTCE_TABLE_FORMATS ? ptce_table_format_name((ptce_table_format)i)
                                  : NULL;
}

#define CALL(field) offsetof(pt_call, field)
// clang-format off
static const pt_option list_rows[] = {
    {.word = "without", .kind = PT_LIST, .target = CALL(without), .value = "value.ids"},
    {.word = "with-common", .kind = PT_FLAG, .target = CALL(with_common)},
};
static const pt_option group_rows[] = {
    {.word = "by", .kind = PT_TEXT, .target = CALL(by), .value = "value.group"},
};
static const pt_option table_rows[] = {
    {.word = "format", .kind = PT_CHOICE, .target = CALL(format), .choices = table_choice, .standard = "table"},
    {.letter = 'o', .word = "output", .kind = PT_TEXT, .target = CALL(output), .value = "value.file"},
};
static const pt_option detail_rows[] = {
    {.word = "detail", .kind = PT_LIST, .target = CALL(details.names), .value = "value.ids"},
    {.word = "focus", .kind = PT_TEXT, .target = CALL(details.focus), .value = "value.focus"},
    {.word = "if-leaves", .kind = PT_TEXT, .target = CALL(details.if_leaves), .value = "value.actor"},
    {.word = "stability", .kind = PT_FLAG, .target = CALL(details.stability)},
    {.word = "draws", .kind = PT_NUMBER, .target = CALL(details.draws), .value = "value.number", .least = 20, .most = 100000, .standard = "200"},
    {.word = "uncertain", .kind = PT_NUMBER, .target = CALL(details.uncertain), .value = "value.percent", .most = 100, .standard = "50"},
};
static const pt_option figure_rows[] = {
    {.word = "layout", .kind = PT_CHOICE, .target = CALL(figure.layout), .choices = ptce_layout_at, .standard = "auto"},
    {.word = "theme", .kind = PT_CHOICE, .target = CALL(figure.theme), .choices = ptce_theme_at, .standard = "screen"},
    {.word = "style", .kind = PT_TEXT, .target = CALL(style_path), .value = "value.file"},
};
// clang-format on

/* As the C library would choose the language of messages, but without a locale
 * being installed: the first of these that is set decides. */
static ptce_lang lang_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < PT_COUNT(names); i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "fr", 2) == 0 ? PTCE_FR : PTCE_EN;
    }
    return PTCE_EN;
}

/* --lang holds for what is said about the arguments before it, too. */
static ptce_lang lang_of_arguments(char **argv, int count)
{
    ptce_lang lang = lang_of_environment();
    for (int i = 1; i < count && argv[i] && strcmp(argv[i], "--") != 0; i++) {
        const char *value = NULL;
        if (strncmp(argv[i], "--lang=", 7) == 0)
            value = argv[i] + 7;
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < count)
            value = argv[i + 1];
        if (value)
            lang = strcmp(value, "fr") == 0 ? PTCE_FR : PTCE_EN;
    }
    return lang;
}

/* ---- Reading the call ------------------------------------------------- */

static void add_set(pt_call *call, const char *title, const pt_option *rows,
                    size_t count, void *target)
{
    call->sets[call->set_count++] = (pt_option_set){
        .title = title, .rows = rows, .count = count, .target = target};
}

static void add_shared_sets(pt_call *call, unsigned shares)
{
    if (shares & PT_VIEWS) {
        size_t count = pt_option_view(call->view_rows,
                                      PT_CLI_VIEW_ROWS - PT_COUNT(list_rows));
        memcpy(&call->view_rows[count], list_rows, sizeof list_rows);
        add_set(call, "cli.view", call->view_rows, count + PT_COUNT(list_rows),
                call);
    }
    if (shares & PT_DETAILS)
        add_set(call, "cli.details", detail_rows, PT_COUNT(detail_rows), call);
    if (shares & PT_FIGURES)
        add_set(call, "cli.options", figure_rows, PT_COUNT(figure_rows), call);
    if (shares & PT_GROUPS)
        add_set(call, "cli.options", group_rows, PT_COUNT(group_rows), call);
    if (shares & PT_TABLES)
        add_set(call, "cli.options", table_rows, PT_COUNT(table_rows), call);
}

/* The command that a mistyped word means, by its name or by the word people
 * try for it. */
static const char *near_command(const char *word)
{
    const char *names[2 * PT_COUNT(commands)];
    for (size_t i = 0; i < PT_COUNT(commands); i++) {
        names[i] = commands[i]->name;
        names[PT_COUNT(commands) + i] = commands[i]->also;
    }
    const char *near = ptce_nearest(word, names, PT_COUNT(names));
    for (size_t i = 0; i < PT_COUNT(commands); i++)
        if (near && near == commands[i]->also)
            near = commands[i]->name;
    return near;
}

static ptce_status choose_command(pt_call *call, const char *name)
{
    for (size_t i = 0; i < PT_COUNT(commands); i++)
        if (strcmp(name, commands[i]->name) == 0)
            call->command = commands[i];
    const pt_command *command = call->command;
    if (!command)
        return pt_call_refuse(call, "cli.unknown-command", name,
                              near_command(name));
    call->options = calloc(1, command->options_size + 1);
    if (!call->options)
        return PTCE_E_NOMEM;
    add_shared_sets(call, command->shares);
    add_set(call, "cli.options", command->options, command->option_count,
            call->options);
    return PTCE_OK;
}

/* `ptce help draw` is `ptce draw --help`. */
static ptce_status take_word(pt_call *call, const char *word)
{
    if (call->command) {
        call->arguments[call->argument_count++] = word;
        return PTCE_OK;
    }
    if (strcmp(word, "help") == 0 && !call->globals.help) {
        call->globals.help = true;
        return PTCE_OK;
    }
    return choose_command(call, word);
}

static ptce_status read_arguments(pt_call *call, char **argv, int count)
{
    bool options_end = false;
    ptce_status st = PTCE_OK;
    for (int at = 1; st == PTCE_OK && at < count;) {
        const char *argument = argv[at];
        if (!options_end && strcmp(argument, "--") == 0) {
            options_end = true;
            at++;
        } else if (!options_end && argument[0] == '-' && argument[1]) {
            st = pt_option_read(call, argv, count, &at);
        } else {
            st = take_word(call, argument);
            at++;
        }
    }
    return st;
}

static ptce_status check_arguments(const pt_call *call)
{
    const pt_command *command = call->command;
    if (call->argument_count < command->least)
        return pt_call_refuse(call, "cli.argument-missing",
                              ptce_word(call->lang, command->arguments), NULL);
    if (call->argument_count > command->most)
        return pt_call_refuse(call, "cli.argument-over",
                              call->arguments[command->most], NULL);
    return PTCE_OK;
}

/* ---- Running ---------------------------------------------------------- */

/* A line on a terminal that is written over, and wiped at the end. */
static void show_progress(void *data, size_t done, size_t total)
{
    const pt_call *call = data;
    ptce_text line = {0};
    ptce_text number[2] = {{0}, {0}};
    ptce_text_add_count(&number[0], done);
    ptce_text_add_count(&number[1], total);
    const char *slots[] = {ptce_text_get(&number[0]),
                           ptce_text_get(&number[1])};
    ptce_text_add(&line, "\r\033[K");
    if (done < total)
        ptce_text_add_word(&line, call->lang, "cli.progress", slots, 2);
    ssize_t told = write(STDERR_FILENO, ptce_text_get(&line), line.length);
    (void)told;
    ptce_text_clear(&line);
    ptce_text_clear(&number[0]);
    ptce_text_clear(&number[1]);
}

static void prepare_run(pt_call *call)
{
    const pt_globals *globals = &call->globals;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t jobs = cores < 1 ? 1 : (size_t)cores;
    call->run = (ptce_run)PTCE_RUN_DEFAULT;
    call->run.seed = globals->seed;
    call->run.jobs = jobs > MOST_JOBS ? MOST_JOBS : jobs;
    if (globals->jobs > 0)
        call->run.jobs = (size_t)globals->jobs;
    call->run.limit_seconds = (double)globals->limit_time;
    if (!globals->quiet && isatty(STDERR_FILENO)) {
        call->run.progress = show_progress;
        call->run.progress_data = call;
    }
}

static ptce_status run_command(pt_call *call)
{
    ptce_status st = check_arguments(call);
    if (st != PTCE_OK)
        return st;
    prepare_run(call);
    call->view.without = (const char *const *)call->without.items;
    call->view.without_count = call->without.count;
    return call->command->run(call);
}

static ptce_status answer(pt_call *call)
{
    if (call->globals.version)
        pt_help_version(&call->out);
    else if (!call->command)
        pt_help_overview(&call->out, call);
    else if (call->globals.help)
        pt_help_command(&call->out, call);
    else
        return run_command(call);
    return PTCE_OK;
}

/* Options that own memory are lists. */
static void clear_call(pt_call *call)
{
    for (size_t s = 0; s < call->set_count; s++) {
        const pt_option_set *set = &call->sets[s];
        for (size_t i = 0; i < set->count; i++)
            if (set->rows[i].kind == PT_LIST)
                pt_option_clear(
                    (pt_list *)((char *)set->target + set->rows[i].target));
    }
    free(call->options);
    free(call->arguments);
    ptce_text_clear(&call->out);
}

static ptce_status make_call(pt_call *call, char **argv, int count)
{
    call->lang = lang_of_arguments(argv, count);
    call->globals = (pt_globals){.color = "auto", .seed = 1, .limit_time = 60};
    call->view = (ptce_view)PTCE_VIEW_DEFAULT;
    call->details = (pt_detail_asked){.draws = PTCE_DRAWS,
                                      .uncertain = (uint64_t)(100 * PTCE_KEEP)};
    add_set(call, "cli.globals", global_rows, PT_COUNT(global_rows),
            &call->globals);
    call->arguments = calloc((size_t)count + 1, sizeof *call->arguments);
    ptce_status st = call->arguments ? PTCE_OK : PTCE_E_NOMEM;
    if (st == PTCE_OK)
        st = read_arguments(call, argv, count);
    if (st == PTCE_OK)
        st = answer(call);
    if (st == PTCE_OK || st == PTCE_NO) {
        ptce_status sent = pt_call_deliver(call, NULL);
        st = sent == PTCE_OK ? st : sent;
    }
    if (call->err.id[0])
        pt_call_tell_error(call);
    else if (st == PTCE_E_NOMEM)
        pt_call_tell(call, "error.no-memory", NULL);
    return st;
}

/* ---- Signals ---------------------------------------------------------- */

static void die_by(int signal_number)
{
    ptce_interrupted();
    (void)signal(signal_number, SIG_DFL);
    (void)raise(signal_number);
}

static void handle_signals(void)
{
    static const int deadly[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = die_by};
    for (size_t i = 0; i < PT_COUNT(deadly); i++) {
        struct sigaction before;
        /* nohup and background jobs of a shell ask not to be disturbed. */
        if (sigaction(deadly[i], NULL, &before) == 0 &&
            before.sa_handler != SIG_IGN)
            (void)sigaction(deadly[i], &action, NULL);
    }
    (void)signal(SIGPIPE, SIG_IGN);
}

int main(int argc, char **argv)
{
    pt_call call = {0};
    handle_signals();
    ptce_status st = make_call(&call, argv, argc);
    clear_call(&call);
    return ptce_status_exit(st);
}
