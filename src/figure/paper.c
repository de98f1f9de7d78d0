/* SPDX-License-Identifier: MIT */
/* The paper that a figure is printed on: lengths with units, named pages, and
 * the drawing fitted to them without letters that are too small. */
#include "figure/figure.h"

#include <math.h>
#include <string.h>

#define POINTS_PER_MM (72 / 25.4)
#define LEAST_MM 40.0
#define MOST_MM 2000.0
#define LARGEST 1.35 /* a unit at most, in points: labels from 12 to 23 pt */
#define SMALLEST (6.5 / PT_TEXT_SMALL)
#define RESERVE 1.03 /* what boxes and lines may need beyond their room */
#define HALVINGS 4   /* of the range of scales, on a page */
#define WIDTH_LEAST 470.0
#define WIDE 1.2 /* width to height, where a legend stands aside */
#define ASIDE 150.0
#define HEAD 90.0 /* about the height of title and footer, and of a legend */
#define LEGEND 120.0

static const struct {
    const char *name;
    double width, height, edge; /* in millimetres */
} pages[] = {
    {"a4", 210, 297, 15},        {"a4-landscape", 297, 210, 15},
    {"a3", 297, 420, 15},        {"a3-landscape", 420, 297, 15},
    {"slide", 338.7, 190.5, 10},
};

const char *ptce_page_at(size_t i)
{
    return i < PT_COUNT(pages) ? pages[i].name : NULL;
}

/* ---- Lengths --------------------------------------------------------------*/

static bool read_length(double *points, const char *text)
{
    static const struct {
        const char *name;
        double points;
    } units[] = {{"", POINTS_PER_MM},
                 {"mm", POINTS_PER_MM},
                 {"cm", 10 * POINTS_PER_MM},
                 {"in", 72},
                 {"pt", 1}};
    char number[24] = "";
    size_t digits = strspn(text, "0123456789.");
    if (digits == 0 || digits >= sizeof number)
        return false;
    memcpy(number, text, digits);
    if (!pt_number_read(points, number))
        return false;
    for (size_t i = 0; i < PT_COUNT(units); i++)
        if (strcmp(text + digits, units[i].name) == 0) {
            *points *= units[i].points;
            return *points >= LEAST_MM * POINTS_PER_MM - 0.01 &&
                   *points <= MOST_MM * POINTS_PER_MM;
        }
    return false;
}

static ptce_status set_length(double *points, const char *option,
                              const char *text, ptce_error *err)
{
    if (!text || read_length(points, text))
        return PTCE_OK;
    return pt_fail(err, PTCE_E_USAGE, "figure-length", option, text, NULL);
}

ptce_status pt_paper_init(pt_paper *paper, const ptce_figure_options *options,
                          ptce_error *err)
{
    *paper = (pt_paper){.scale = 1,
                        .margin = PT_MARGIN,
                        .room = PT_DRAWING_WIDTH,
                        .least = WIDTH_LEAST};
    for (size_t i = 0; options->page && i < PT_COUNT(pages); i++)
        if (strcmp(options->page, pages[i].name) == 0) {
            paper->width = pages[i].width * POINTS_PER_MM;
            paper->height = pages[i].height * POINTS_PER_MM;
            paper->edge = pages[i].edge * POINTS_PER_MM;
        }
    ptce_status st = set_length(&paper->width, "width", options->width, err);
    if (st == PTCE_OK)
        st = set_length(&paper->height, "height", options->height, err);
    if (st == PTCE_OK && options->height && paper->width == 0)
        st = pt_fail(err, PTCE_E_USAGE, "figure-height-alone", NULL);
    if (options->width || options->height)
        paper->edge = 0;
    return st;
}

/* ---- Fitting --------------------------------------------------------------*/

/* At this scale the sheet is as wide and as high as the paper. */
static void set_scale(pt_paper *paper, double scale)
{
    paper->scale = scale;
    paper->margin = paper->edge > 0 ? paper->edge / scale : PT_MARGIN;
    paper->room = paper->width / scale - 2 * paper->margin;
    if (paper->height > 0 && paper->width > WIDE * paper->height) {
        paper->aside = ASIDE;
        paper->room -= ASIDE + PT_ASIDE_GAP;
    }
    paper->least = paper->room;
    paper->sheet_height = paper->height / scale;
    paper->ratio = 0;
    if (paper->height > 0)
        paper->ratio =
            paper->room / fmax(paper->sheet_height - 2 * paper->margin -
                                   (paper->aside > 0 ? HEAD : HEAD + LEGEND),
                               paper->room / 4);
}

static ptce_status fit_width(pt_picture *picture, const ptce_run *run,
                             ptce_error *err)
{
    pt_paper *paper = &picture->paper;
    set_scale(paper, SMALLEST * RESERVE);
    paper->least = paper->width / LARGEST - 2 * paper->margin;
    ptce_status st = pt_frame(picture, run, err);
    paper->scale = paper->width / (pt_sheet_width(picture) + 2 * paper->margin);
    return st;
}

static ptce_status refuse_page(const pt_picture *picture, double height,
                               ptce_error *err)
{
    const pt_paper *paper = &picture->paper;
    double lengths[] = {paper->width, paper->height, height * paper->scale};
    ptce_text texts[3] = {{0}};
    for (size_t i = 0; i < 3; i++)
        ptce_text_add_decimal(&texts[i], picture->options->lang,
                              ceil(lengths[i] / POINTS_PER_MM - 1e-6), 0);
    ptce_status st =
        pt_fail(err, PTCE_E_LIMIT, "figure-page", pt_sheet_title(picture),
                ptce_text_get(&texts[0]), ptce_text_get(&texts[1]),
                ptce_text_get(&texts[2]), NULL);
    for (size_t i = 0; i < 3; i++)
        ptce_text_clear(&texts[i]);
    return st;
}

static ptce_status try_scale(bool *fits, double *height, pt_picture *picture,
                             double scale, const ptce_run *run, ptce_error *err)
{
    pt_paper *paper = &picture->paper;
    set_scale(paper, scale);
    ptce_status st = pt_frame(picture, run, err);
    if (st != PTCE_OK)
        return st;
    *height = pt_sheet_height(picture);
    double wide = pt_sheet_width(picture) + 2 * paper->margin;
    paper->scale = fmin(scale, paper->width / wide);
    paper->sheet_height = paper->height / paper->scale;
    *fits = *height <= paper->sheet_height && paper->scale >= SMALLEST;
    return PTCE_OK;
}

/* The largest letters with which all of it is on the page. */
static ptce_status fit_page(pt_picture *picture, const ptce_run *run,
                            ptce_error *err)
{
    double high = LARGEST;
    double low = SMALLEST * RESERVE;
    double height = 0;
    bool fits = false;
    ptce_status st = try_scale(&fits, &height, picture, high, run, err);
    if (st != PTCE_OK || fits)
        return st;
    for (size_t i = 0; st == PTCE_OK && i < HALVINGS; i++) {
        double middle = sqrt(high * low);
        st = try_scale(&fits, &height, picture, middle, run, err);
        if (fits)
            low = middle;
        else
            high = middle;
    }
    for (int tight = 0; st == PTCE_OK && !fits && tight < 2; tight++) {
        picture->paper.tight = tight;
        st = try_scale(&fits, &height, picture, low, run, err);
    }
    return st != PTCE_OK || fits ? st : refuse_page(picture, height, err);
}

/* A drawing that is as it is, moved to the middle of what is left beside it. */
static void widen(pt_picture *picture, double by)
{
    for (size_t i = 0; i < picture->mark_count; i++)
        picture->marks[i].x += by / 2;
    for (size_t i = 0; i < picture->link_count; i++) {
        pt_link *link = &picture->links[i];
        for (int j = 0; j < 4; j++)
            link->curve[j].x += by / 2;
        link->tail.x += by / 2;
        link->head.x += by / 2;
    }
    for (size_t i = 0; i < picture->caption_count; i++)
        picture->captions[i].x += by / 2;
    picture->width += by;
}

ptce_status pt_paper_take(pt_picture *picture, ptce_error *err)
{
    pt_paper *paper = &picture->paper;
    if (paper->width == 0)
        return PTCE_OK;
    double margins = paper->edge > 0 ? 0 : 2 * PT_MARGIN;
    double height = pt_sheet_height(picture) - 2 * PT_MARGIN + margins;
    double scale =
        (paper->width - 2 * paper->edge) / (picture->width + margins);
    if (paper->height > 0)
        scale = fmin(scale, (paper->height - 2 * paper->edge) / height);
    if (scale < SMALLEST) {
        paper->scale = SMALLEST;
        return refuse_page(picture, height + 2 * paper->edge / SMALLEST, err);
    }
    paper->scale = fmin(scale, LARGEST);
    paper->margin = paper->edge > 0 ? paper->edge / paper->scale : PT_MARGIN;
    paper->sheet_height = paper->height / paper->scale;
    widen(picture,
          paper->width / paper->scale - 2 * paper->margin - picture->width);
    return PTCE_OK;
}

ptce_status pt_arrange(pt_picture *picture, const ptce_run *run,
                       ptce_error *err)
{
    ptce_status st = pt_paper_init(&picture->paper, picture->options, err);
    if (st != PTCE_OK)
        return st;
    if (picture->paper.width == 0)
        return pt_frame(picture, run, err);
    return picture->paper.height > 0 ? fit_page(picture, run, err)
                                     : fit_width(picture, run, err);
}
