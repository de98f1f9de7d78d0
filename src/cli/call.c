/* SPDX-License-Identifier: MIT */
/* What commands share: messages, reading, measuring, delivering. */
#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FINDINGS_TOLD 20
#define SLOTS 4

/* ---- Messages --------------------------------------------------------- */

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

/* A message that cannot be told is lost: there is nobody to tell. */
static void emit(ptce_text *text)
{
    (void)write_all(STDERR_FILENO, ptce_text_get(text), text->length);
    ptce_text_clear(text);
}

static void add_line(ptce_text *out, const pt_call *call, const char *key,
                     const char *const *slots)
{
    ptce_text_add_word(out, call->lang, key, slots, SLOTS);
    ptce_text_add(out, "\n");
}

static void take_slots(const char **slots, va_list arguments)
{
    size_t count = 0;
    const char *slot;
    while (count < SLOTS && (slot = va_arg(arguments, const char *)))
        slots[count++] = slot;
}

void pt_call_tell(const pt_call *call, const char *key, ...)
{
    const char *slots[SLOTS] = {0};
    char hint[96];
    ptce_text text = {0};
    va_list arguments;
    va_start(arguments, key);
    take_slots(slots, arguments);
    va_end(arguments);
    ptce_text_add(&text, "ptce: ");
    add_line(&text, call, key, slots);
    (void)snprintf(hint, sizeof hint, "%s.hint", key);
    if (ptce_word_find(call->lang, hint))
        add_line(&text, call, hint, slots);
    emit(&text);
}

void pt_call_note(const pt_call *call, const char *key, ...)
{
    const char *slots[SLOTS] = {0};
    ptce_text text = {0};
    va_list arguments;
    va_start(arguments, key);
    take_slots(slots, arguments);
    va_end(arguments);
    if (call->globals.quiet)
        return;
    add_line(&text, call, key, slots);
    emit(&text);
}

ptce_status pt_call_refuse(const pt_call *call, const char *key,
                           const char *word, const char *near)
{
    const char *slots[SLOTS] = {word, near};
    const char *help[SLOTS] = {call->command ? call->command->name : ""};
    ptce_text text = {0};
    ptce_text_add(&text, "ptce: ");
    add_line(&text, call, key, slots);
    if (near)
        add_line(&text, call, "cli.near", slots);
    else
        add_line(&text, call, call->command ? "cli.see-command" : "cli.see",
                 help);
    emit(&text);
    return PTCE_E_USAGE;
}

void pt_call_tell_error(const pt_call *call)
{
    ptce_text text = {0};
    ptce_text_add(&text, "ptce: ");
    ptce_error_describe(&text, &call->err, call->lang);
    emit(&text);
}

bool pt_call_colored(const pt_call *call, int descriptor)
{
    const char *asked = call->globals.color;
    const char *refused = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    if (strcmp(asked, "auto") != 0)
        return strcmp(asked, "always") == 0;
    if ((refused && *refused) || (terminal && strcmp(terminal, "dumb") == 0))
        return false;
    return isatty(descriptor);
}

/* ---- Input ------------------------------------------------------------ */

/* Whoever asks for a result wants to know what stops it, and no more. */
static void keep_errors(ptce_findings *findings)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].rule->severity == PTCE_ERROR)
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
    findings->warnings = 0;
    findings->infos = 0;
}

void pt_call_tell_findings(pt_call *call, ptce_findings *findings)
{
    ptce_text text = {0};
    call->err = (ptce_error){0};
    keep_errors(findings);
    ptce_findings_write(&text, findings, call->lang, FINDINGS_TOLD,
                        pt_call_colored(call, STDERR_FILENO));
    emit(&text);
}

ptce_status pt_call_read_from(pt_call *call, ptce_collection **collection,
                              const char *const *paths, size_t count)
{
    ptce_findings findings = {0};
    ptce_status st = ptce_read(collection, paths, count, &findings, &call->err);
    if (st != PTCE_OK && findings.errors > 0)
        pt_call_tell_findings(call, &findings);
    ptce_findings_clear(&findings);
    return st;
}

ptce_status pt_call_read(pt_call *call, ptce_collection **collection)
{
    ptce_status st = pt_call_read_from(call, collection, call->arguments,
                                       call->argument_count);
    if (st == PTCE_OK)
        st = ptce_view_check(&call->view, *collection, &call->err);
    return st;
}

ptce_status pt_call_style(pt_call *call, ptce_style **style)
{
    *style = NULL;
    if (!call->style_path)
        return PTCE_OK;
    ptce_status st = ptce_style_read(style, call->style_path, &call->err);
    call->figure.style = *style;
    return st;
}

ptce_status pt_call_measure(pt_call *call, ptce_collection **collection,
                            ptce_measuring *measuring)
{
    ptce_status st = pt_call_read(call, collection);
    if (st != PTCE_OK)
        return st;
    return ptce_measure_all(measuring, *collection, &call->view, &call->run,
                            &call->err);
}

/* ---- Details ---------------------------------------------------------- */

#define MOST_DETAILS 64

/* Told before a long computation, not after it. */
ptce_status pt_call_check_details(const pt_call *call)
{
    for (size_t i = 0; i < call->details.names.count; i++) {
        const char *id = call->details.names.items[i];
        if (!ptce_detail_find(id))
            return pt_call_refuse(call, "cli.unknown-detail", id,
                                  ptce_detail_near(id));
    }
    return PTCE_OK;
}

static void ask(const ptce_detail **asked, size_t *count, const char *id)
{
    const ptce_detail *detail = ptce_detail_find(id);
    for (size_t i = 0; i < *count; i++)
        if (asked[i] == detail)
            return;
    if (detail && *count < MOST_DETAILS)
        asked[(*count)++] = detail;
}

/* An option that only some details need asks for those details. */
ptce_status pt_call_detail(pt_call *call, ptce_measuring *measuring,
                           ptce_level level)
{
    const pt_detail_asked *details = &call->details;
    const ptce_detail *asked[MOST_DETAILS];
    size_t count = 0;
    for (size_t i = 0; i < details->names.count; i++)
        ask(asked, &count, details->names.items[i]);
    if (details->focus) {
        ask(asked, &count, "focus");
        ask(asked, &count, "focus_actors");
    }
    if (details->if_leaves) {
        ask(asked, &count, "exit_card");
        ask(asked, &count, "exit_losses");
    }
    if (details->stability)
        ask(asked, &count, level == PTCE_NODE ? "ranking" : "uncertainty");
    ptce_detail_options options = {.details = asked,
                                   .count = count,
                                   .actor = details->if_leaves,
                                   .focus = details->focus,
                                   .draws = (size_t)details->draws,
                                   .keep = (double)details->uncertain / 100};
    return count ? ptce_detail_all(measuring, &options, &call->run, &call->err)
                 : PTCE_OK;
}

/* ---- Output ----------------------------------------------------------- */

/* A reader that has gone away is no failure. */
static ptce_status write_stdout(const ptce_text *text, ptce_error *err)
{
    ptce_status st = ptce_text_check(text, err);
    if (st != PTCE_OK ||
        write_all(STDOUT_FILENO, ptce_text_get(text), text->length))
        return st;
    if (errno == EPIPE)
        return PTCE_OK;
    const char *reason = ptce_reason(errno);
    *err = (ptce_error){.status = PTCE_E_SYSTEM, .id = "stdout"};
    (void)snprintf(err->slots[0], sizeof err->slots[0], "%s", reason);
    return PTCE_E_SYSTEM;
}

ptce_status pt_call_deliver(pt_call *call, const char *path)
{
    bool to_file = path && strcmp(path, "-") != 0;
    ptce_status st = to_file ? ptce_file_write(path, &call->out, &call->err)
                             : write_stdout(&call->out, &call->err);
    ptce_text_clear(&call->out);
    return st;
}

ptce_table_options pt_call_table(const pt_call *call)
{
    ptce_table_options table = {.lang = call->lang};
    for (int i = 0; call->format && i < PTCE_TABLE_FORMATS; i++)
        if (strcmp(ptce_table_format_name((ptce_table_format)i),
                   call->format) == 0)
            table.format = (ptce_table_format)i;
    return table;
}
