/* SPDX-License-Identifier: MIT */
/* The report inside its room: the style of its page, and its folder. */
#ifndef PT_REPORT_H
#define PT_REPORT_H

#include "base/base.h"
#include <libxml/tree.h>

/* report.css and report.js, embedded when the build is configured. */
extern const char pt_report_css[];
extern const char pt_report_js[];

/* A file of a report: its path below the folder and its content. */
typedef struct pt_report_file {
    char path[160];
    ptce_text text;
} pt_report_file;

typedef struct pt_report_files {
    pt_report_file *items;
    size_t count, capacity;
} pt_report_files;

/* A new empty file, or NULL if memory is exhausted; folder is "figures", say,
 * or "" for the report's own. */
ptce_text *pt_report_file_add(pt_report_files *files, const char *folder,
                              const char *name, const char *extension);
void pt_report_files_clear(pt_report_files *files);

/* The tree of a page as Markdown. */
void pt_report_markdown(ptce_text *out, const xmlNode *root);
/* A page printed by a browser of this machine, if there is one: the same page
 * and browser give the same bytes. PTCE_E_SYSTEM if there is none, or if it
 * fails or takes longer than three minutes. */
ptce_status pt_report_print(ptce_text *out, const ptce_text *page,
                            ptce_error *err);
ptce_status pt_report_print_check(ptce_error *err);

/* PTCE_E_USAGE if the folder holds something that is not a report of ours. */
ptce_status pt_report_folder_check(const char *folder, ptce_error *err);
/* Write the files in their order and remove what an earlier report left in
 * figures/ and tables/. */
ptce_status pt_report_folder_write(const char *folder,
                                   const pt_report_files *files,
                                   ptce_error *err);

#endif
