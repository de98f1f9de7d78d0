/* SPDX-License-Identifier: MIT */
/* ptce draw: the figure of each network. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct draw_options {
    const char *output, *format;
    const char *size_by, *color_by, *highlight;
    const char *page, *width, *height;
    const char *focus, *panels, *periods, *title;
    uint64_t dpi, radius, labels;
} draw_options;

static const char *format_choice(size_t i)
{
    return i < PTCE_FIGURE_FORMATS
               ? ptce_figure_format_name((ptce_figure_format)i)
               : NULL;
}

/* ---- Where to, and in which format ------------------------------------ */

typedef struct target {
    const char *path; /* NULL: standard output */
    bool is_folder;   /* one file a network in it */
    ptce_figure_format format;
} target;

static const char *extension(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    return dot ? dot + 1 : "";
}

static ptce_status choose_format(target *to, const pt_call *call,
                                 const draw_options *options)
{
    const char *name = options->format;
    if (!name && to->path && !to->is_folder)
        name = extension(to->path);
    if (!name)
        name = ptce_figure_format_name(PTCE_SVG);
    size_t place = pt_option_place(format_choice, name);
    if (place == PTCE_FIGURE_FORMATS)
        return pt_call_refuse(call, "cli.draw-extension", to->path, NULL);
    to->format = (ptce_figure_format)place;
    return PTCE_OK;
}

/* Whether all networks are drawn on one sheet. */
static bool is_sheet(const draw_options *options)
{
    return options->panels && strcmp(options->panels, "network") == 0;
}

static ptce_status choose_target(target *to, const pt_call *call,
                                 const draw_options *options, size_t networks)
{
    const char *path = options->output;
    *to = (target){.path = path && strcmp(path, "-") != 0 ? path : NULL};
    if (is_sheet(options))
        networks = 1; /* one file for all of them */
    if (to->path)
        to->is_folder = networks != 1 || ptce_is_folder(path) ||
                        path[strlen(path) - 1] == '/';
    ptce_status st = choose_format(to, call, options);
    if (st != PTCE_OK)
        return st;
    if (!to->path && networks != 1)
        return pt_call_refuse(call, "cli.draw-many", NULL, NULL);
    bool binary = to->format == PTCE_PDF || to->format == PTCE_PNG;
    if (!to->path && binary && isatty(STDOUT_FILENO))
        return pt_call_refuse(call, "cli.draw-terminal",
                              ptce_figure_format_name(to->format), NULL);
    return PTCE_OK;
}

/* ---- Drawing ---------------------------------------------------------- */

static ptce_status write_each(pt_call *call, const target *to,
                              const ptce_text *drawn,
                              const ptce_collection *collection)
{
    ptce_status st = ptce_folder_make(to->path, &call->err);
    for (size_t i = 0; st == PTCE_OK && i < collection->network_count; i++) {
        ptce_text path = {0};
        ptce_text_add(&path, to->path);
        ptce_text_add(&path, to->path[strlen(to->path) - 1] == '/' ? "" : "/");
        ptce_text_add(&path, collection->networks[i]->id);
        ptce_text_add(&path, ".");
        ptce_text_add(&path, ptce_figure_format_name(to->format));
        st = ptce_text_check(&path, &call->err);
        if (st == PTCE_OK)
            st = ptce_file_write(ptce_text_get(&path), &drawn[i], &call->err);
        ptce_text_clear(&path);
    }
    return st;
}

static ptce_status write_drawn(pt_call *call, const target *to,
                               ptce_text *drawn,
                               const ptce_collection *collection)
{
    if (to->is_folder)
        return write_each(call, to, drawn, collection);
    call->out = drawn[0];
    drawn[0] = (ptce_text){0};
    return pt_call_deliver(call, to->path);
}

static ptce_status draw(pt_call *call, const target *to,
                        const ptce_measuring *measuring,
                        const ptce_collection *collection)
{
    const draw_options *options = call->options;
    ptce_figure_options figure = call->figure;
    figure.size_by = options->size_by;
    figure.color_by = options->color_by;
    figure.highlight = options->highlight;
    figure.panels = options->panels;
    figure.periods = options->periods;
    figure.title = options->title;
    figure.focus = options->focus;
    figure.labels = (size_t)options->labels;
    figure.radius = (size_t)options->radius;
    figure.page = options->page;
    figure.width = options->width;
    figure.height = options->height;
    figure.lang = call->lang;
    figure.dpi = (int)options->dpi;
    ptce_text *drawn = calloc(measuring->count + 1, sizeof *drawn);
    if (!drawn)
        return PTCE_E_NOMEM;
    if (is_sheet(options) && !figure.title)
        figure.title = collection->title ? collection->title : collection->name;
    ptce_status st = (is_sheet(options) ? ptce_draw_sheet : ptce_draw_all)(
        drawn, &to->format, 1, measuring, &figure, &call->run, &call->err);
    if (st == PTCE_OK)
        st = write_drawn(call, to, drawn, collection);
    for (size_t i = 0; i < measuring->count; i++)
        ptce_text_clear(&drawn[i]);
    free(drawn);
    return st;
}

static ptce_status run(pt_call *call)
{
    ptce_collection *collection = NULL;
    ptce_measuring measuring = {0};
    target to = {0};
    ptce_style *style = NULL;
    ptce_status st = pt_call_style(call, &style);
    if (st == PTCE_OK)
        st = pt_call_read(call, &collection);
    if (st == PTCE_OK)
        st = choose_target(&to, call, call->options, collection->network_count);
    if (st == PTCE_OK)
        st = ptce_measure_all(&measuring, collection, &call->view, &call->run,
                              &call->err);
    if (st == PTCE_OK)
        st = draw(call, &to, &measuring, collection);
    ptce_measuring_clear(&measuring);
    ptce_collection_free(collection);
    ptce_style_free(style);
    return st;
}

#define TARGET(field) offsetof(draw_options, field)
// clang-format off
static const pt_option rows[] = {
    {.letter = 'o', .word = "output", .kind = PT_TEXT, .target = TARGET(output), .value = "value.target", .help = "option.output.draw"},
    {.word = "format", .kind = PT_CHOICE, .target = TARGET(format), .choices = format_choice, .help = "option.format.draw"},
    {.word = "size-by", .kind = PT_TEXT, .target = TARGET(size_by), .value = "value.measure", .standard = "degree"},
    {.word = "color-by", .kind = PT_TEXT, .target = TARGET(color_by), .choices = ptce_colour_at, .standard = "type"},
    {.word = "highlight", .kind = PT_TEXT, .target = TARGET(highlight), .choices = ptce_highlight_at},
    {.word = "focus", .kind = PT_TEXT, .target = TARGET(focus), .value = "value.actor", .help = "option.focus.draw"},
    {.word = "radius", .kind = PT_NUMBER, .target = TARGET(radius), .value = "value.number", .least = 1, .most = 20, .standard = "1"},
    {.word = "labels", .kind = PT_NUMBER, .target = TARGET(labels), .value = "value.number", .least = 1, .most = 2000},
    {.word = "panels", .kind = PT_CHOICE, .target = TARGET(panels), .choices = ptce_panels_at},
    {.word = "periods", .kind = PT_TEXT, .target = TARGET(periods), .value = "value.periods", .help = "option.periods.draw"},
    {.word = "title", .kind = PT_TEXT, .target = TARGET(title), .value = "value.text"},
    {.word = "page", .kind = PT_CHOICE, .target = TARGET(page), .choices = ptce_page_at},
    {.word = "width", .kind = PT_TEXT, .target = TARGET(width), .value = "value.length"},
    {.word = "height", .kind = PT_TEXT, .target = TARGET(height), .value = "value.length"},
    {.word = "dpi", .kind = PT_NUMBER, .target = TARGET(dpi), .value = "value.number", .least = 30, .most = 1200, .standard = "150"},
};
// clang-format on

static const char *const examples[] = {
    "ptce draw graphs/laureats-2013/pole-sud-archer.json -o archer.svg",
    "ptce draw pole.json --theme print --lang fr -o pole.pdf",
    "ptce draw graphs/laureats-2013 --format png -o figures/",
    "ptce draw graphs/laureats-2013 --panels network -o sheet.svg",
    "ptce draw pole.json --page slide --highlight bridges -o pole.pdf",
    NULL,
};

const pt_command pt_command_draw = {
    .name = "draw",
    .also = "plot",
    PT_TAKES("paths"),
    .shares = PT_VIEWS | PT_FIGURES,
    PT_OWN(rows, draw_options),
    .examples = examples,
    .run = run,
};
