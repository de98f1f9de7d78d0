/* SPDX-License-Identifier: MIT */
/* The methods of a comparison, for an article. */
#ifndef PT_METHODS_H
#define PT_METHODS_H

#include <ptce/report.h>

/* Append paragraphs about what was run, one a line, and the references that
 * they cite, one a line, by key. */
void pt_methods_say(ptce_text *paragraphs, ptce_text *references,
                    const ptce_comparison *comparison,
                    const ptce_collection *collection, ptce_lang lang,
                    const ptce_run *run);

#endif
