/* SPDX-License-Identifier: MIT */
/* The only file that knows Graphviz. */
#include "figure/gv.h"
#include <ptce/figure.h>

#include <graphviz/gvc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pt_gv {
    GVC_t *context;
};

/* Graphviz hands a message over in pieces to a function without data. */
static char message[256];

static int collect(char *piece)
{
    size_t used = strlen(message);
    (void)snprintf(message + used, sizeof message - used, "%s", piece);
    return 0;
}

static void forget(void)
{
    message[0] = '\0';
    (void)agreseterrors();
}

static ptce_status refuse(ptce_error *err)
{
    message[strcspn(message, "\n")] = '\0';
    return pt_fail(err, PTCE_E_SYSTEM, "graphviz", message, NULL);
}

ptce_status pt_gv_open(pt_gv **gv, ptce_error *err)
{
    *gv = pt_alloc(1, sizeof **gv);
    if (!*gv)
        return pt_nomem(err);
    (void)agseterrf(collect);
    (void)agseterr(AGERR); /* warnings about fonts are not ours to pass on */
    forget();
    (*gv)->context = gvContext();
    if ((*gv)->context)
        return PTCE_OK;
    pt_gv_close(*gv);
    *gv = NULL;
    return refuse(err);
}

void pt_gv_close(pt_gv *gv)
{
    if (gv && gv->context)
        (void)gvFreeContext(gv->context);
    free(gv);
}

/* ---- Layout -------------------------------------------------------------- */

static char *text(const char *constant)
{
    char *writable = NULL; /* cgraph copies, but takes a char * */
    memcpy(&writable, &constant, sizeof writable);
    return writable;
}

static void set_number(void *object, const char *name, double value)
{
    char number[PT_NUMBER_MAX];
    pt_number_write(number, value);
    (void)agset(object, text(name), number);
}

/* Attributes are declared, with defaults, before anything uses them: what is
 * not in this list never reaches Graphviz. */
static void declare(Agraph_t *g, unsigned start)
{
    static const struct {
        int kind;
        const char *name, *value;
    } attributes[] = {
        {AGRAPH, "overlap", "true"}, {AGRAPH, "splines", "line"},
        {AGRAPH, "start", ""},       {AGRAPH, "nodesep", "0.2"},
        {AGRAPH, "ranksep", "0.45"}, {AGRAPH, "mindist", "0.3"},
        {AGNODE, "shape", "box"},    {AGNODE, "fixedsize", "true"},
        {AGNODE, "label", ""},       {AGNODE, "width", "1"},
        {AGNODE, "height", "1"},     {AGEDGE, "len", "1"},
    };
    for (size_t i = 0; i < PT_COUNT(attributes); i++)
        (void)agattr(g, attributes[i].kind, text(attributes[i].name),
                     text(attributes[i].value));
    set_number(g, "start", start);
}

/* The ideal length lets both boxes breathe, whatever the angle. */
static double ideal(const pt_gv_graph *graph, size_t edge)
{
    size_t a = graph->from[edge];
    size_t b = graph->to[edge];
    double sizes = graph->width[a] + graph->width[b] +
                   2 * (graph->height[a] + graph->height[b]);
    return (sizes / 4 + 20 * graph->air) / POINTS_PER_INCH;
}

static Agraph_t *build(const pt_gv_graph *graph, Agnode_t **nodes)
{
    Agraph_t *g = agopen(text("g"), Agstrictundirected, NULL);
    if (!g)
        return NULL;
    declare(g, graph->start);
    for (size_t i = 0; i < graph->node_count; i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "n%06zu", i);
        nodes[i] = agnode(g, name, 1);
        set_number(nodes[i], "width", graph->width[i] / POINTS_PER_INCH);
        set_number(nodes[i], "height", graph->height[i] / POINTS_PER_INCH);
    }
    for (size_t i = 0; i < graph->edge_count; i++) {
        Agedge_t *edge =
            agedge(g, nodes[graph->from[i]], nodes[graph->to[i]], NULL, 1);
        set_number(edge, "len", ideal(graph, i));
    }
    return g;
}

ptce_status pt_gv_layout(double *x, double *y, pt_gv *gv,
                         const pt_gv_graph *graph, ptce_error *err)
{
    Agnode_t **nodes = pt_alloc(graph->node_count, sizeof(Agnode_t *));
    if (!nodes)
        return pt_nomem(err);
    ptce_status st = PTCE_OK;
    srand(graph->start);
    srand48((long)graph->start);
    forget();
    Agraph_t *g = build(graph, nodes);
    if (!g || gvLayout(gv->context, g, graph->engine) != 0 || agerrors() != 0)
        st = refuse(err);
    for (size_t i = 0; st == PTCE_OK && i < graph->node_count; i++) {
        x[i] = ND_coord(nodes[i]).x;
        y[i] = -ND_coord(nodes[i]).y;
        if (!isfinite(x[i]) || !isfinite(y[i]))
            st = pt_fail(err, PTCE_E_NUMERIC, "layout-not-finite", NULL);
    }
    if (g) {
        (void)gvFreeLayout(gv->context, g);
        (void)agclose(g);
    }
    free(nodes);
    return st;
}

/* ---- Rendering ----------------------------------------------------------- */

ptce_status pt_gv_render(ptce_text *out, pt_gv *gv, const char *dot,
                         const char *format, int dpi, ptce_error *err)
{
    ptce_status st = PTCE_OK;
    char *data = NULL;
    unsigned length = 0;
    forget();
    Agraph_t *g = agmemread(dot);
    if (!g || agerrors() != 0)
        st = refuse(err);
    if (st == PTCE_OK && strcmp(format, "svg") == 0)
        (void)agattr(g, AGRAPH, text("size"), text("")); /* set it ourselves */
    if (st == PTCE_OK && dpi > 0) {
        (void)agattr(g, AGRAPH, text("dpi"), text(""));
        set_number(g, "dpi", dpi);
    }
    if (st == PTCE_OK && gvLayout(gv->context, g, "nop2") != 0)
        st = refuse(err);
    if (st == PTCE_OK &&
        gvRenderData(gv->context, g, format, &data, &length) != 0)
        st = refuse(err);
    if (st == PTCE_OK)
        ptce_text_add_bytes(out, data, length);
    gvFreeRenderData(data);
    if (g) {
        (void)gvFreeLayout(gv->context, g);
        (void)agclose(g);
    }
    return st == PTCE_OK ? ptce_text_check(out, err) : st;
}

const char *ptce_graphviz_version(void)
{
    static char version[32];
    if (!version[0]) {
        /* Without plugins: they are slow to find, and leak. */
        GVC_t *context = gvContextPlugins(NULL, 0);
        (void)snprintf(version, sizeof version, "%s",
                       context ? gvcVersion(context) : "");
        if (context)
            (void)gvFreeContext(context);
    }
    return version;
}
