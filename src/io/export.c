/* SPDX-License-Identifier: MIT */
/* A network to the format of another tool. */
#include "base/worker.h"
#include "io/foreign.h"
#include "io/formats.h"
#include "io/io.h"

#include <string.h>

const char *ptce_exchange_format_at(size_t i)
{
    const pt_format *format = pt_format_at(i);
    return format ? format->id : NULL;
}

const char *ptce_exchange_format_of(const char *path)
{
    char name[4096];
    size_t length = strlen(path);
    bool packed = length > 3 && strcmp(path + length - 3, ".gz") == 0;
    if (length >= sizeof name)
        return NULL;
    memcpy(name, path, length + 1);
    name[packed ? length - 3 : length] = '\0';
    length = strlen(name);
    if (length > 5 && strcmp(name + length - 5, ".json") == 0 &&
        !pt_format_of(name))
        return PTCE_OWN_FORMAT;
    const pt_format *format = pt_format_of(name);
    return format ? format->id : NULL;
}

void ptce_exchange_extension(ptce_text *out, const char *format)
{
    const pt_format *row = pt_format_find(format);
    if (row)
        ptce_text_add_bytes(out, row->extensions,
                            strcspn(row->extensions, " "));
    else
        ptce_text_add(out, "json");
}

static ptce_status unknown(ptce_error *err, const char *id)
{
    const char *ids[64];
    size_t count = 0;
    ptce_text all = {0};
    const pt_format *format;
    for (size_t i = 0; count < PT_COUNT(ids) && (format = pt_format_at(i));
         i++) {
        ids[count++] = format->id;
        ptce_text_add(&all, i ? ", " : "");
        ptce_text_add(&all, format->id);
    }
    (void)pt_fail(err, PTCE_E_USAGE, "format-not-known", id ? id : "?",
                  ptce_text_get(&all), NULL);
    ptce_text_clear(&all);
    return PTCE_E_USAGE;
}

/* Tables speak a language and have a dialect. */
static ptce_status write_as(ptce_text *out, const pt_outline *outline,
                            const pt_format *format,
                            const ptce_exchange *options, ptce_error *err)
{
    if (format->write == pt_csv_write)
        return pt_csv_write_as(out, outline, options, err);
    if (format->write == pt_ods_write)
        return pt_ods_write_as(out, outline, options, err);
    if (format->write == pt_xlsx_write)
        return pt_xlsx_write_as(out, outline, options, false, err);
    return format->write(out, outline, err);
}

ptce_status ptce_export(ptce_text *out, const ptce_network *network,
                        const ptce_exchange *options, ptce_findings *findings,
                        ptce_error *err)
{
    ptce_findings unheard = {0};
    ptce_findings *heard = findings ? findings : &unheard;
    pt_outline *outline = NULL;
    if (options->format && strcmp(options->format, PTCE_OWN_FORMAT) == 0) {
        ptce_network_write(out, network);
        return ptce_text_check(out, err);
    }
    const pt_format *format =
        options->format ? pt_format_find(options->format) : NULL;
    if (!format || !format->write)
        return unknown(err, options->format);
    ptce_status st = pt_outline_from_network(&outline, network, err);
    if (st == PTCE_OK && options->drawing)
        st = pt_outline_take_drawing(outline, network->id, options->drawing,
                                     err);
    if (st == PTCE_OK)
        st = pt_outline_reduce(outline, format->holds, heard, err);
    if (st == PTCE_OK)
        st = write_as(out, outline, format, options, err);
    if (st == PTCE_OK)
        st = ptce_text_check(out, err);
    pt_outline_free(outline);
    ptce_findings_clear(&unheard);
    return st;
}

/* The example of `ptce new`, as a workbook. */
static ptce_status make_template(ptce_text *out, const void *task,
                                 ptce_error *err)
{
    const ptce_exchange *options = task;
    const char *example = ptce_word(options->lang, "new.network");
    ptce_findings unheard = {0};
    ptce_network *network = NULL;
    pt_outline *outline = NULL;
    ptce_status st =
        pt_network_read(&network, pt_slice_trim(example, strlen(example)),
                        "new", &unheard, err);
    if (st == PTCE_OK)
        st = pt_outline_from_network(&outline, network, err);
    if (st == PTCE_OK)
        st = pt_xlsx_write_as(out, outline, options, true, err);
    pt_outline_free(outline);
    ptce_network_free(network);
    ptce_findings_clear(&unheard);
    return st;
}

/* In a process of its own: lists that stand in other sheets leak in
 * libxlsxwriter. */
ptce_status ptce_template(ptce_text *out, ptce_lang lang, ptce_error *err)
{
    const ptce_exchange options = {.lang = lang};
    const ptce_run run = PTCE_RUN_DEFAULT;
    pt_job job = {.work = make_template, .task = &options};
    ptce_status st = pt_workers_run(&job, 1, &run, err);
    if (st == PTCE_OK && job.status != PTCE_OK) {
        st = job.status;
        if (err)
            *err = job.error;
    }
    if (st == PTCE_OK)
        ptce_text_add_bytes(out, ptce_text_get(&job.result), job.result.length);
    ptce_text_clear(&job.result);
    return st == PTCE_OK ? ptce_text_check(out, err) : st;
}

ptce_status ptce_export_pack(ptce_text *text, const char *path, ptce_error *err)
{
    size_t length = strlen(path);
    bool packed = length > 3 && strcmp(path + length - 3, ".gz") == 0;
    return packed ? pt_gzip(text, err) : PTCE_OK;
}
