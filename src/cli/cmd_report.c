/* SPDX-License-Identifier: MIT */
/* ptce report: everything about a collection, into a folder. */
#include "cli/cli.h"
#include "cli/serve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FOLDER "report"

typedef struct own_options {
    ptce_report_options report; /* first: the parts below know only it */
    bool watch, bilingual;
} own_options;

/* What the networks say, as text: what the report is made from. */
static ptce_status write_documents(ptce_text **out,
                                   const ptce_collection *collection,
                                   ptce_error *err)
{
    ptce_status st = PTCE_OK;
    *out = calloc(collection->network_count + 1, sizeof **out);
    if (!*out)
        return ptce_text_check(&(ptce_text){.failed = true}, err);
    for (size_t i = 0; st == PTCE_OK && i < collection->network_count; i++) {
        ptce_network_write(&(*out)[i], collection->networks[i]);
        st = ptce_text_check(&(*out)[i], err);
    }
    return st;
}

/* ---- While it is being edited ------------------------------------------- */

#define LOOK_EVERY 60 /* milliseconds */
#define SETTLE 40     /* an editor may write a file in two goes */

/* The files that a report was last made from, and how they were. */
typedef struct watched {
    struct file {
        char *path;
        struct stat was;
    } * files;
    size_t count;
} watched;

static void watched_clear(watched *w)
{
    for (size_t i = 0; i < w->count; i++)
        free(w->files[i].path);
    free(w->files);
    *w = (watched){0};
}

static struct stat look_at(const char *path)
{
    struct stat now = {0};
    if (stat(path, &now) != 0)
        now = (struct stat){0};
    return now;
}

static void watch_file(watched *w, const char *path)
{
    char *copy = path ? strdup(path) : NULL;
    struct file *more =
        copy ? realloc(w->files, (w->count + 1) * sizeof *more) : NULL;
    if (!more) {
        free(copy);
        return;
    }
    w->files = more;
    w->files[w->count++] = (struct file){copy, look_at(copy)};
}

static bool has_changed(const struct file *file)
{
    struct stat now = look_at(file->path);
    return now.st_mtim.tv_sec != file->was.st_mtim.tv_sec ||
           now.st_mtim.tv_nsec != file->was.st_mtim.tv_nsec ||
           now.st_size != file->was.st_size || now.st_ino != file->was.st_ino;
}

static bool any_has_changed(watched *w)
{
    bool any = false;
    for (size_t i = 0; i < w->count; i++)
        any |= has_changed(&w->files[i]);
    for (size_t i = 0; any && i < w->count; i++)
        w->files[i].was = look_at(w->files[i].path);
    return any;
}

/* ---- Making ------------------------------------------------------------- */

/* In the language of the call; then, in a folder within, in the other. */
static ptce_status write_report(pt_call *call,
                                const ptce_collection *collection)
{
    const own_options *own = call->options;
    ptce_report_options options = own->report;
    ptce_lang other = call->lang == PTCE_FR ? PTCE_EN : PTCE_FR;
    char folder[4096];
    char page[32];
    (void)snprintf(page, sizeof page, "%s/index.html", ptce_lang_name(other));
    options.other = own->bilingual ? page : NULL;
    ptce_status st =
        ptce_report(collection, &call->view, &options, &call->run, &call->err);
    if (st != PTCE_OK || !own->bilingual)
        return st;
    (void)snprintf(folder, sizeof folder, "%s/%s", own->report.folder,
                   ptce_lang_name(other));
    options.folder = folder;
    options.lang = other;
    options.figure.lang = other;
    options.other = "../index.html";
    return ptce_report(collection, &call->view, &options, &call->run,
                       &call->err);
}

static ptce_status make(pt_call *call, watched *w)
{
    ptce_report_options *options = call->options;
    ptce_style *style = NULL;
    ptce_collection *collection = NULL;
    ptce_text *documents = NULL;
    ptce_status st = pt_call_style(call, &style);
    options->figure = call->figure;
    options->figure.lang = call->lang;
    if (st == PTCE_OK)
        st = pt_call_read(call, &collection);
    if (st == PTCE_OK)
        st = write_documents(&documents, collection, &call->err);
    options->documents = documents;
    if (st == PTCE_OK && w) {
        watched_clear(w);
        watch_file(w, collection->origin);
        for (size_t i = 0; i < collection->network_count; i++)
            watch_file(w, collection->networks[i]->origin);
    }
    if (st == PTCE_OK)
        st = write_report(call, collection);
    for (size_t i = 0; documents && i < collection->network_count; i++)
        ptce_text_clear(&documents[i]);
    free(documents);
    ptce_collection_free(collection);
    ptce_style_free(style);
    return st;
}

/* What cannot be read is told, and the report stays as it was. */
static void make_again(pt_call *call, pt_server *server, watched *w)
{
    call->err = (ptce_error){0};
    ptce_status st = make(call, w);
    server->trouble = st != PTCE_OK;
    server->version += st == PTCE_OK;
    if (st == PTCE_OK)
        pt_call_note(call, "watch.made", NULL);
    else if (call->err.id[0])
        pt_call_tell_error(call);
}

/* Until the process is ended. */
static ptce_status watch(pt_call *call)
{
    const ptce_report_options *options = call->options;
    pt_server server;
    watched w = {0};
    char port[16];
    ptce_status st = make(call, &w);
    if (st == PTCE_OK)
        st = pt_server_open(&server, options->folder, call->lang, &call->err);
    if (st == PTCE_OK) {
        (void)snprintf(port, sizeof port, "%d", server.port);
        pt_call_note(call, "watch.open", port, NULL);
        for (;;) {
            pt_server_turn(&server, LOOK_EVERY);
            if (!any_has_changed(&w))
                continue;
            pt_server_turn(&server, SETTLE);
            make_again(call, &server, &w);
        }
    }
    watched_clear(&w);
    return st;
}

static ptce_status run(pt_call *call)
{
    own_options *own = call->options;
    ptce_report_options *options = &own->report;
    if (!options->folder)
        options->folder = FOLDER;
    options->lang = call->lang;
    options->compare.draws = (size_t)options->draws;
    options->compare.by = call->by;
    options->compare.with_common = call->with_common;
    if (own->watch)
        return watch(call);
    ptce_status st = make(call, NULL);
    if (st == PTCE_OK)
        pt_call_note(call, "cli.report-done", options->folder, NULL);
    return st;
}

#define TARGET(field) offsetof(own_options, report.field)
// clang-format off
static const pt_option rows[] = {
    {.letter = 'o', .word = "output", .kind = PT_TEXT, .target = TARGET(folder), .value = "value.folder", .help = "option.output.report", .standard = FOLDER},
    {.word = "draws", .kind = PT_NUMBER, .target = TARGET(draws), .value = "value.number", .help = "option.draws.report", .least = 20, .most = 100000, .standard = "200"},
    {.word = "force", .kind = PT_FLAG, .target = TARGET(force)},
    {.word = "pdf", .kind = PT_FLAG, .target = TARGET(pdf)},
    {.word = "markdown", .kind = PT_FLAG, .help = "option.markdown.report", .target = TARGET(markdown)},
    {.word = "latex", .kind = PT_FLAG, .target = TARGET(latex)},
    {.word = "bilingual", .kind = PT_FLAG, .target = offsetof(own_options, bilingual)},
    {.word = "watch", .kind = PT_FLAG, .target = offsetof(own_options, watch)},
};
// clang-format on

static const char *const examples[] = {
    "ptce report graphs/laureats-2013 -o report",
    "ptce report graphs/laureats-2013 --lang fr --period 2010-2016 -o rapport",
    "ptce report graphs/laureats-2013/pole-sud-archer.json --pdf -o fiche",
    NULL,
};

const pt_command pt_command_report = {
    .name = "report",
    PT_TAKES("paths"),
    .shares = PT_VIEWS | PT_GROUPS | PT_FIGURES,
    PT_OWN(rows, own_options),
    .examples = examples,
    .run = run,
};
