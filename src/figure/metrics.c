/* SPDX-License-Identifier: MIT */
/* How wide a text is and where its lines break, without asking any font. */
#include "figure/figure.h"

#include <math.h>
#include <string.h>

#define NARROWER 12       /* steps of 4 % */
#define BOX_ASPECT 3.2    /* of the text in a box */
#define WORD_WIDEST 240.0 /* points; a longer word is broken all the same */
#define FIRST_CHARACTER 0x20
#define OTHER_WIDTH 1000

/* Advance widths of Liberation Sans in thousandths, U+0020 to U+017F; they are
 * those of Helvetica and Arial. */
static const unsigned short widths[] = {
    // clang-format off
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,
    278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278,
    584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944,
    667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556,
    278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370,
    556, 584, 333, 737, 552, 400, 549, 333, 333, 333, 576, 537, 278, 333,
    333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000,
    722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778,
    778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556,
    556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556,
    556, 556, 556, 556, 556, 556, 549, 611, 556, 556, 556, 556, 500, 556,
    500, 667, 556, 667, 556, 667, 556, 722, 500, 722, 500, 722, 500, 722,
    500, 722, 615, 722, 556, 667, 556, 667, 556, 667, 556, 667, 556, 667,
    556, 778, 556, 778, 556, 778, 556, 778, 556, 722, 556, 722, 556, 278,
    278, 278, 278, 278, 278, 278, 222, 278, 278, 735, 444, 500, 222, 667,
    500, 500, 556, 222, 556, 222, 556, 292, 556, 334, 556, 222, 722, 556,
    722, 556, 722, 556, 604, 723, 556, 778, 556, 778, 556, 778, 556, 1000,
    944, 722, 333, 722, 333, 722, 333, 667, 500, 667, 500, 667, 500, 667,
    500, 611, 278, 611, 375, 611, 278, 722, 556, 722, 556, 722, 556, 722,
    556, 722, 556, 722, 556, 944, 722, 667, 500, 667, 611, 500, 611, 500,
    611, 500, 222
    // clang-format on
};

/* Typography beyond the table. */
static const struct {
    int32_t character;
    unsigned short width;
} others[] = {
    {0x200B, 0},    {0x2010, 333},  {0x2011, 333},  {0x2013, 556},
    {0x2014, 1000}, {0x2018, 222},  {0x2019, 222},  {0x201C, 333},
    {0x201D, 333},  {0x2022, 350},  {0x2026, 1000}, {0x202F, 278},
    {0x20AC, 556},  {0x2122, 1000}, {0x2212, 584},
};

static double character_width(int32_t character)
{
    if (character >= FIRST_CHARACTER &&
        (size_t)character < FIRST_CHARACTER + PT_COUNT(widths))
        return widths[character - FIRST_CHARACTER];
    for (size_t i = 0; i < PT_COUNT(others); i++)
        if (others[i].character == character)
            return others[i].width;
    return OTHER_WIDTH;
}

double pt_text_width(const char *text, size_t length, double size)
{
    double thousandths = 0;
    while (length > 0) {
        int32_t character = 0;
        size_t step = pt_utf8_step(text, length, &character);
        thousandths += step ? character_width(character) : OTHER_WIDTH;
        step = step ? step : 1;
        text += step;
        length -= step;
    }
    return thousandths * size / 1000;
}

double pt_lines_width(const char *lines, double size)
{
    double widest = 0;
    for (;;) {
        size_t length = strcspn(lines, "\n");
        widest = fmax(widest, pt_text_width(lines, length, size));
        if (!lines[length])
            return widest;
        lines += length + 1;
    }
}

size_t pt_lines_count(const char *lines)
{
    size_t count = 1;
    for (; *lines; lines++)
        count += *lines == '\n';
    return count;
}

/* ---- Cleaning -------------------------------------------------------------*/

char *pt_label_clean(pt_arena *arena, const char *text)
{
    ptce_text clean = {0};
    ptce_text cut = {0};
    pt_text_add_clean(&clean, text);
    const char *at = ptce_text_get(&clean);
    size_t left = clean.length;
    size_t count = 0;
    bool blank = true; /* no blank at the start, nor two together */
    for (; left > 0 && count < PT_LABEL_MAX; count++) {
        int32_t character = 0;
        size_t step = pt_utf8_step(at, left, &character);
        bool space = character == 0xFEFF || /* pango chokes on it alone */
                     character == ' ' || character == '\n' ||
                     character == '\t' || character == '\r';
        if (!space)
            ptce_text_add_bytes(&cut, at, step);
        else if (!blank)
            ptce_text_add(&cut, " ");
        blank = space;
        at += step;
        left -= step;
    }
    while (cut.length > 0 && cut.data[cut.length - 1] == ' ')
        cut.data[--cut.length] = '\0';
    if (left > 0)
        ptce_text_add(&cut, "…");
    if (cut.length == 0)
        ptce_text_add(&cut, "–");
    char *label = clean.failed || cut.failed
                      ? NULL
                      : pt_arena_text(arena, ptce_text_get(&cut), cut.length);
    ptce_text_clear(&clean);
    ptce_text_clear(&cut);
    return label;
}

/* ---- Wrapping -------------------------------------------------------------*/

/* Width allowed to the i-th line. */
typedef double line_width(const void *frame, size_t i);

/* The longest beginning of a word that fits, at least one character. */
static size_t fitting(const char *word, size_t length, double size,
                      double width)
{
    size_t taken = 0;
    while (taken < length) {
        int32_t character = 0;
        size_t step = pt_utf8_step(word + taken, length - taken, &character);
        step = step ? step : 1;
        if (taken > 0 && pt_text_width(word, taken + step, size) > width)
            break;
        taken += step;
    }
    return taken;
}

/* Fill lines greedily. A word that is alone too wide keeps its line, unless it
 * is monstrous: then it is broken, without a hyphen. */
static void fill(ptce_text *out, const char *text, double size,
                 line_width *allowed, const void *frame)
{
    double used = 0;
    size_t line = 0;
    double space = pt_text_width(" ", 1, size);
    while (*text) {
        size_t length = strcspn(text, " ");
        double width = pt_text_width(text, length, size);
        if (width > WORD_WIDEST * size / PT_TEXT_SMALL) {
            length =
                fitting(text, length, size, WORD_WIDEST * size / PT_TEXT_SMALL);
            width = pt_text_width(text, length, size);
        }
        if (used > 0 && used + space + width > allowed(frame, line)) {
            ptce_text_add(out, "\n");
            line++;
            used = 0;
        }
        if (used > 0)
            ptce_text_add(out, " ");
        used += (used > 0 ? space : 0) + width;
        ptce_text_add_bytes(out, text, length);
        text += length;
        text += *text == ' ';
    }
}

static char *kept(pt_arena *arena, ptce_text *lines)
{
    char *copy = lines->failed ? NULL
                               : pt_arena_text(arena, ptce_text_get(lines),
                                               lines->length);
    ptce_text_clear(lines);
    return copy;
}

static double constant(const void *frame, size_t i)
{
    (void)i;
    return *(const double *)frame;
}

char *pt_label_wrap(pt_arena *arena, const char *text, double size,
                    double width)
{
    ptce_text lines = {0};
    fill(&lines, text, size, constant, &width);
    return kept(arena, &lines);
}

/* The narrowest width with no more lines than the pleasing one has: lines of
 * even length. */
char *pt_label_box(pt_arena *arena, const char *text, double size)
{
    double whole = pt_text_width(text, strlen(text), size);
    double widest =
        fmax(sqrt(whole * size * PT_LEADING * BOX_ASPECT), size * 6);
    ptce_text best = {0};
    fill(&best, text, size, constant, &widest);
    size_t lines = pt_lines_count(ptce_text_get(&best));
    for (int step = 1; step <= NARROWER; step++) {
        double width = widest * (1 - step * 0.04);
        ptce_text next = {0};
        fill(&next, text, size, constant, &width);
        if (pt_lines_count(ptce_text_get(&next)) > lines) {
            ptce_text_clear(&next);
            break;
        }
        ptce_text_clear(&best);
        best = next;
    }
    return kept(arena, &best);
}

typedef struct ellipse {
    double width, height, line;
    size_t lines;
} ellipse;

/* The chord at the outer edge of the i-th line. */
static double chord(const void *frame, size_t i)
{
    const ellipse *e = frame;
    double middle = ((double)i + 0.5 - (double)e->lines / 2) * e->line;
    double y = (fabs(middle) + e->line / 2) / (e->height / 2);
    return y < 1 ? e->width * sqrt(1 - y * y) : 0;
}

static bool fits_ellipse(const char *lines, double size, const ellipse *e)
{
    if (pt_lines_count(lines) != e->lines)
        return false;
    for (size_t i = 0; i < e->lines; i++) {
        size_t length = strcspn(lines, "\n");
        if (pt_text_width(lines, length, size) > chord(e, i))
            return false;
        lines += length + 1;
    }
    return true;
}

/* The first number of lines that fits an ellipse; false if none does. */
static bool fill_ellipse(ptce_text *lines, const char *text, double size,
                         ellipse *e)
{
    for (e->lines = 1; (double)e->lines * e->line < e->height; e->lines++) {
        fill(lines, text, size, chord, e);
        if (fits_ellipse(ptce_text_get(lines), size, e))
            return true;
        ptce_text_clear(lines);
    }
    return false;
}

/* Grow an ellipse until the text fits into it; the sheet is no limit. */
char *pt_label_ellipse(pt_arena *arena, const char *text, double size,
                       double *width, double *height)
{
    ptce_text lines = {0};
    ellipse e = {.height = size * 2.6, .line = size * PT_LEADING};
    do {
        e.height += 4;
        e.width = e.height * 2.3;
    } while (!fill_ellipse(&lines, text, size, &e) && e.height < 1e5);
    *width = e.width + 8;
    *height = e.height + 4;
    return kept(arena, &lines);
}
