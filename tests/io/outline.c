/* SPDX-License-Identifier: MIT */
/* outline FILE FORMAT: what is read, as text.
 * outline FILE FORMAT OTHER: the same network in another format. */
#include "io/outlines.h"

#include <stdio.h>

static void tell(ptce_text *out, const reading *r)
{
    dump_kinds(out, "of the graph", &r->import.outline->graph);
    dump_kinds(out, "of nodes", &r->import.outline->node_table);
    dump_kinds(out, "of edges", &r->import.outline->edge_table);
    dump_outline(out, r->import.outline);
    dump_findings(out, &r->findings);
    if (r->status != PTCE_OK)
        ptce_error_describe(out, &r->err, PTCE_EN);
}

int main(int argc, char **argv)
{
    ptce_text text = {0};
    ptce_text out = {0};
    ptce_error err;
    reading r;
    const pt_format *from = argc > 2 ? pt_format_find(argv[2]) : NULL;
    const pt_format *to = argc > 3 ? pt_format_find(argv[3]) : NULL;
    if (!from || (argc > 3 && !to)) {
        fputs("outline FILE FORMAT [OTHER]\n", stderr);
        return 2;
    }
    if (ptce_file_read(&text, argv[1], PT_INPUT_LIMIT, &err) != PTCE_OK)
        return 3;
    read_outline(&r, from, "file", ptce_text_get(&text), text.length);
    ptce_status st = r.status;
    if (to && st == PTCE_OK)
        st = to->write(&out, r.import.outline, &err);
    if (!to || r.findings.errors)
        tell(&out, &r);
    (void)fwrite(ptce_text_get(&out), 1, out.length, stdout);
    clear_reading(&r);
    ptce_text_clear(&text);
    ptce_text_clear(&out);
    return st == PTCE_OK ? 0 : 4;
}
