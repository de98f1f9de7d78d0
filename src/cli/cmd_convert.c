/* SPDX-License-Identifier: MIT */
/* ptce convert: networks from and to the formats of other tools. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#define PATH_BYTES 4096
#define INPUT_LIMIT ((size_t)512 << 20)

typedef struct convert_options {
    const char *output, *from, *to, *encoding, *separator, *decimal;
    const char *duplicates, *groups;
    pt_list map;
    bool sidecar, positions;
} convert_options;

static const char *format_choice(size_t i)
{
    return i == 0 ? PTCE_OWN_FORMAT : ptce_exchange_format_at(i - 1);
}

static const char *decimal_choice(size_t i)
{
    static const char *const words[] = {"comma", "dot"};
    return i < PT_COUNT(words) ? words[i] : NULL;
}

static const char *duplicates_choice(size_t i)
{
    static const char *const words[] = {[PTCE_DUPLICATES_REFUSE] = "refuse",
                                        [PTCE_DUPLICATES_SUM] = "sum",
                                        [PTCE_DUPLICATES_KEEP] = "keep"};
    return i < PT_COUNT(words) ? words[i] : NULL;
}

static ptce_exchange exchange_of(const pt_call *call, const char *format)
{
    const convert_options *o = call->options;
    ptce_exchange exchange = {.format = format,
                              .encoding = o->encoding,
                              .separator = o->separator,
                              .map = (const char *const *)o->map.items,
                              .map_count = o->map.count,
                              .lang = call->lang};
    if (o->decimal)
        exchange.decimal = strcmp(o->decimal, "dot") == 0 ? "." : ",";
    if (o->duplicates)
        exchange.duplicates =
            (ptce_duplicates)pt_option_place(duplicates_choice, o->duplicates);
    return exchange;
}

/* ---- The companion ------------------------------------------------------- */

static bool companion_of(char path[PATH_BYTES], const char *file)
{
    int length = snprintf(path, PATH_BYTES, "%s.ptce.json", file);
    return length > 0 && length < PATH_BYTES;
}

/* Whether a file says just what its companion's network would say in that
 * format: then nothing was changed in it, and the companion knows more. */
static ptce_status agrees(bool *same, pt_call *call,
                          const ptce_network *network, const char *file,
                          ptce_error *err)
{
    const convert_options *o = call->options;
    ptce_exchange exchange =
        exchange_of(call, o->from ? o->from : ptce_exchange_format_of(file));
    ptce_text now = {0};
    ptce_text then = {0};
    ptce_status st = ptce_file_read(&now, file, INPUT_LIMIT, err);
    if (st == PTCE_OK)
        st = ptce_export(&then, network, &exchange, NULL, err);
    if (st == PTCE_OK)
        st = ptce_export_pack(&then, file, err);
    *same = st == PTCE_OK && now.length == then.length &&
            memcmp(ptce_text_get(&now), ptce_text_get(&then), now.length) == 0;
    ptce_text_clear(&now);
    ptce_text_clear(&then);
    return st;
}

/* The network of the companion in place of what was read, where they agree. */
static ptce_status use_companion(pt_call *call, ptce_collection **collection,
                                 const char *file)
{
    char path[PATH_BYTES];
    const char *const paths[] = {path};
    ptce_collection *companion = NULL;
    bool same = false;
    if (!companion_of(path, file) || !ptce_file_exists(path))
        return PTCE_OK;
    ptce_status st = ptce_read(&companion, paths, 1, NULL, &call->err);
    if (st == PTCE_OK && companion->network_count == 1)
        st = agrees(&same, call, companion->networks[0], file, &call->err);
    if (st == PTCE_OK)
        pt_call_note(call,
                     same ? "convert.companion" : "convert.companion-stale",
                     path, NULL);
    if (same) {
        ptce_collection_free(*collection);
        *collection = companion;
        companion = NULL;
    }
    ptce_collection_free(companion);
    return st;
}

static ptce_status write_companion(pt_call *call, const ptce_network *network,
                                   const char *file)
{
    char path[PATH_BYTES];
    ptce_text text = {0};
    if (!companion_of(path, file))
        return PTCE_OK;
    ptce_network_write(&text, network);
    ptce_status st = ptce_file_write(path, &text, &call->err);
    ptce_text_clear(&text);
    return st;
}

/* ---- What is told -------------------------------------------------------- */

/* What was recognised and what was lost; what is thin in the data belongs to
 * `ptce check`. */
static bool is_about_exchange(const ptce_finding *finding)
{
    static const char *const starts[] = {"format-", "column-read",
                                         "read-as", "type-guessed",
                                         "table-",  "group-network"};
    for (size_t i = 0;
         i < PT_COUNT(starts) && finding->rule->severity != PTCE_ERROR; i++)
        if (strncmp(finding->rule->id, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

static void tell_some(const pt_call *call, const ptce_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const ptce_finding *finding = &findings->items[i];
        ptce_text message = {0};
        if (is_about_exchange(finding)) {
            ptce_finding_message(&message, finding, call->lang);
            pt_call_note(call, "convert.told", finding->origin,
                         ptce_text_get(&message), NULL);
        }
        ptce_text_clear(&message);
    }
}

/* ---- Writing ------------------------------------------------------------- */

/* A figure of one network, for its positions and colours. */
static ptce_status draw(ptce_text *drawing, pt_call *call,
                        const ptce_network *network)
{
    ptce_network *networks[] = {(ptce_network *)network};
    const ptce_collection one = {.networks = networks,
                                 .network_count = 1,
                                 .from = PTCE_NO_YEAR,
                                 .to = PTCE_NO_YEAR};
    const ptce_view view = PTCE_VIEW_DEFAULT;
    const ptce_figure_options options = {.lang = call->lang};
    const ptce_figure_format format = PTCE_DOT;
    ptce_measuring measuring;
    ptce_status st =
        ptce_measure_all(&measuring, &one, &view, &call->run, &call->err);
    if (st == PTCE_OK)
        st = ptce_draw(drawing, &format, 1, &measuring.networks[0], &view,
                       &options, &call->run, &call->err);
    ptce_measuring_clear(&measuring);
    return st;
}

static ptce_status write_one(pt_call *call, const ptce_network *network,
                             const char *format, const char *path)
{
    const convert_options *o = call->options;
    ptce_exchange exchange = exchange_of(call, format);
    ptce_findings losses = {0};
    ptce_text drawing = {0};
    bool to_file = path && strcmp(path, "-") != 0;
    ptce_status st = o->positions ? draw(&drawing, call, network) : PTCE_OK;
    exchange.drawing = drawing.length > 0 ? ptce_text_get(&drawing) : NULL;
    if (st == PTCE_OK)
        st = ptce_export(&call->out, network, &exchange, &losses, &call->err);
    if (st == PTCE_OK && to_file)
        st = ptce_export_pack(&call->out, path, &call->err);
    if (st == PTCE_OK)
        st = pt_call_deliver(call, path);
    if (st == PTCE_OK && to_file && o->sidecar)
        st = write_companion(call, network, path);
    if (st == PTCE_OK)
        tell_some(call, &losses);
    ptce_findings_clear(&losses);
    ptce_text_clear(&drawing);
    return st;
}

static void tell_progress(const pt_call *call, size_t done, size_t total)
{
    if (call->run.progress)
        call->run.progress(call->run.progress_data, done, total);
}

/* Several networks: a folder, one file each, named by their ids. */
static ptce_status write_folder(pt_call *call, const ptce_collection *all,
                                const char *format, const char *folder)
{
    char path[PATH_BYTES];
    ptce_text extension = {0};
    ptce_exchange_extension(&extension, format);
    ptce_status st = ptce_folder_make(folder, &call->err);
    for (size_t i = 0; st == PTCE_OK && i < all->network_count; i++) {
        int length = snprintf(path, sizeof path, "%s/%s.%s", folder,
                              all->networks[i]->id, ptce_text_get(&extension));
        if (length < 0 || (size_t)length >= sizeof path)
            st = pt_call_refuse(call, "convert.path-long", folder, NULL);
        else
            st = write_one(call, all->networks[i], format, path);
        tell_progress(call, i + 1, all->network_count);
    }
    ptce_text_clear(&extension);
    return st;
}

/* Networks of our own in a folder are a collection. */
static ptce_status write_collection(pt_call *call, ptce_collection *all)
{
    const convert_options *o = call->options;
    ptce_exchange exchange = exchange_of(call, NULL);
    ptce_findings findings = {0};
    ptce_status st = ptce_collection_save(o->output, all, o->groups, &exchange,
                                          &findings, &call->err);
    tell_some(call, &findings);
    if (st != PTCE_OK && findings.errors > 0)
        pt_call_tell_findings(call, &findings);
    ptce_findings_clear(&findings);
    return st;
}

/* The format that is asked for, or that the name tells, or our own. */
static const char *format_of(const convert_options *o)
{
    if (o->to)
        return o->to;
    if (!o->output || strcmp(o->output, "-") == 0)
        return PTCE_OWN_FORMAT;
    const char *format = ptce_exchange_format_of(o->output);
    return format || !o->groups ? format : PTCE_OWN_FORMAT;
}

/* A name without an extension is that of a folder of tables. */
static bool is_folder_of_tables(const convert_options *o, const char *format)
{
    if (!format || strcmp(format, "csv") != 0 || !o->output ||
        strcmp(o->output, "-") == 0)
        return false;
    return !ptce_exchange_format_of(o->output);
}

static ptce_status write_tables(pt_call *call, const ptce_network *network)
{
    const convert_options *o = call->options;
    ptce_exchange exchange = exchange_of(call, "csv");
    return ptce_export_folder(o->output, network, &exchange, &call->err);
}

static ptce_status write_all(pt_call *call, ptce_collection *all)
{
    const convert_options *o = call->options;
    const char *format = format_of(o);
    bool folder = o->output && ptce_is_folder(o->output);
    if (all->network_count == 1 && is_folder_of_tables(o, format))
        return write_tables(call, all->networks[0]);
    if (!format)
        return pt_call_refuse(call, "convert.format-missing", o->output, NULL);
    if (all->network_count == 1 && !folder && !o->groups)
        return write_one(call, all->networks[0], format, o->output);
    if (!o->output || strcmp(o->output, "-") == 0)
        return pt_call_refuse(call, "convert.folder-missing", NULL, NULL);
    if (strcmp(format, PTCE_OWN_FORMAT) == 0)
        return write_collection(call, all);
    return write_folder(call, all, format, o->output);
}

static ptce_status run(pt_call *call)
{
    const convert_options *o = call->options;
    ptce_exchange exchange = exchange_of(call, o->from);
    ptce_collection *all = NULL;
    ptce_findings findings = {0};
    tell_progress(call, 0, 2); /* reading is the half of it */
    ptce_status st = ptce_import(&all, call->arguments, call->argument_count,
                                 &exchange, &findings, &call->err);
    tell_progress(call, st == PTCE_OK ? 1 : 2, 2);
    tell_some(call, &findings);
    if (st != PTCE_OK && findings.errors > 0)
        pt_call_tell_findings(call, &findings);
    if (st == PTCE_OK && o->sidecar && call->argument_count == 1)
        st = use_companion(call, &all, call->arguments[0]);
    if (st == PTCE_OK)
        st = write_all(call, all);
    tell_progress(call, 2, 2);
    ptce_findings_clear(&findings);
    ptce_collection_free(all);
    return st;
}

#define TARGET(field) offsetof(convert_options, field)
// clang-format off
static const pt_option rows[] = {
    {.letter = 'o', .word = "output", .kind = PT_TEXT, .target = TARGET(output), .value = "value.file", .help = "option.output.convert"},
    {.word = "from", .kind = PT_CHOICE, .target = TARGET(from), .choices = format_choice},
    {.word = "to", .kind = PT_CHOICE, .target = TARGET(to), .choices = format_choice},
    {.word = "encoding", .kind = PT_TEXT, .target = TARGET(encoding), .value = "value.encoding"},
    {.word = "separator", .kind = PT_TEXT, .target = TARGET(separator), .value = "value.character"},
    {.word = "decimal", .kind = PT_CHOICE, .target = TARGET(decimal), .choices = decimal_choice},
    {.word = "map", .kind = PT_LIST, .target = TARGET(map), .value = "value.map"},
    {.word = "duplicates", .kind = PT_CHOICE, .target = TARGET(duplicates), .choices = duplicates_choice, .standard = "refuse"},
    {.word = "groups", .kind = PT_TEXT, .target = TARGET(groups), .value = "value.file"},
    {.word = "positions", .kind = PT_FLAG, .target = TARGET(positions)},
    {.word = "sidecar", .kind = PT_FLAG, .target = TARGET(sidecar)},
};
// clang-format on

static const char *const examples[] = {
    "ptce convert pole.json -o pole.graphml",
    "ptce convert actors-and-ties/ -o pole.json",
    "ptce convert survey.csv --map type=sector --duplicates sum -o pole.json",
    "ptce convert graphs/laureats-2013 --to gexf -o for-gephi",
    "ptce convert survey/*.xlsx --groups groups.csv -o collection",
    "ptce convert - --from graphml --to csv < pole.graphml",
    NULL,
};

const pt_command pt_command_convert = {
    .name = "convert",
    .also = "import",
    PT_TAKES("paths"),
    PT_OWN(rows, convert_options),
    .examples = examples,
    .run = run,
};
