/* SPDX-License-Identifier: MIT */
/* The report inside its room: the style of its page, and its folder. */
#ifndef PT_REPORT_H
#define PT_REPORT_H

#include "base/base.h"

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

/* PTCE_E_USAGE if the folder holds something that is not a report of ours. */
ptce_status pt_report_folder_check(const char *folder, ptce_error *err);
/* Write the files in their order and remove what an earlier report left in
 * figures/ and tables/. */
ptce_status pt_report_folder_write(const char *folder,
                                   const pt_report_files *files,
                                   ptce_error *err);

#endif
