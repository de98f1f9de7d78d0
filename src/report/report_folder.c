/* SPDX-License-Identifier: MIT */
/* The folder of a report: ours or empty before, complete behind. */
#include "report/report.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_BYTES 4096

ptce_text *pt_report_file_add(pt_report_files *files, const char *folder,
                              const char *name, const char *extension)
{
    if (pt_grow((void **)&files->items, &files->capacity, files->count,
                sizeof *files->items, NULL) != PTCE_OK)
        return NULL;
    pt_report_file *file = &files->items[files->count++];
    *file = (pt_report_file){0};
    (void)snprintf(file->path, sizeof file->path, "%s%s%s.%s", folder,
                   *folder ? "/" : "", name, extension);
    return &file->text;
}

void pt_report_files_clear(pt_report_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        ptce_text_clear(&files->items[i].text);
    free(files->items);
    *files = (pt_report_files){0};
}

static ptce_status join(char path[PATH_BYTES], const char *folder,
                        const char *name, ptce_error *err)
{
    int length = snprintf(path, PATH_BYTES, "%s/%s", folder, name);
    return length > 0 && length < PATH_BYTES
               ? PTCE_OK
               : pt_fail(err, PTCE_E_USAGE, "report-folder-long", folder, NULL);
}

/* A report says so in the first key of its data.json. */
static bool is_report(const char *folder)
{
    static const char mark[] = "\"format\": \"ptce-report/1\"";
    char path[PATH_BYTES];
    ptce_text data = {0};
    bool is = false;
    if (join(path, folder, "data.json", NULL) == PTCE_OK &&
        ptce_file_read(&data, path, PT_INPUT_LIMIT, NULL) == PTCE_OK) {
        const char *text = ptce_text_get(&data);
        is = strncmp(text + strspn(text, "{ \n"), mark, sizeof mark - 1) == 0;
    }
    ptce_text_clear(&data);
    return is;
}

ptce_status pt_report_folder_check(const char *folder, ptce_error *err)
{
    if (!ptce_file_exists(folder))
        return PTCE_OK;
    if (!ptce_is_folder(folder))
        return pt_fail(err, PTCE_E_USAGE, "report-not-folder", folder, NULL);
    ptce_text names = {0};
    ptce_status st = ptce_folder_list(&names, folder, err);
    if (st == PTCE_OK && names.length > 0 && !is_report(folder))
        st = pt_fail(err, PTCE_E_USAGE, "report-foreign-folder", folder, NULL);
    ptce_text_clear(&names);
    return st;
}

/* ---- Writing ------------------------------------------------------------- */

static bool is_written(const pt_report_files *files, const char *path)
{
    for (size_t i = 0; i < files->count; i++)
        if (strcmp(files->items[i].path, path) == 0)
            return true;
    return false;
}

/* What a report writes into these folders has one of these endings. */
static bool is_ours(const char *name)
{
    static const char *const endings[] = {".svg", ".pdf", ".dot", ".csv",
                                          ".tex"};
    size_t length = strlen(name);
    for (size_t i = 0; i < PT_COUNT(endings); i++)
        if (length > 4 && strcmp(name + length - 4, endings[i]) == 0)
            return true;
    return false;
}

static void remove_stale(const char *folder, const char *part,
                         const pt_report_files *files)
{
    char path[PATH_BYTES];
    ptce_text names = {0};
    if (join(path, folder, part, NULL) == PTCE_OK &&
        ptce_folder_list(&names, path, NULL) == PTCE_OK && names.length > 0) {
        for (char *name = names.data, *end; (end = strchr(name, '\n'));
             name = end + 1) {
            char local[512];
            *end = '\0';
            (void)snprintf(local, sizeof local, "%s/%s", part, name);
            if (is_ours(name) && !is_written(files, local) &&
                join(path, folder, local, NULL) == PTCE_OK)
                (void)unlink(path);
        }
    }
    ptce_text_clear(&names);
}

/* Forms of the page that were asked for last time. */
static void remove_forms(const char *folder, const pt_report_files *files)
{
    static const char *const names[] = {"report.md", "report.pdf"};
    char path[PATH_BYTES];
    for (size_t i = 0; i < PT_COUNT(names); i++)
        if (!is_written(files, names[i]) &&
            join(path, folder, names[i], NULL) == PTCE_OK)
            (void)unlink(path);
}

/* ---- All or nothing -------------------------------------------------------
 * Everything is first written into a folder of its own within the report; only
 * when all of it lies on the disk are the files moved to their places, which
 * needs no room and, after a look at the places, has no reason to fail. */

static const char *const parts[] = {"figures", "tables"};

/* Only a folder may be where a folder is wanted, only a file where a file. */
static ptce_status look_at(const char *path, bool folder, ptce_error *err)
{
    struct stat there;
    if (lstat(path, &there) != 0)
        return PTCE_OK;
    if (S_ISLNK(there.st_mode))
        return pt_fail(err, PTCE_E_SYSTEM, "report-link", path, NULL);
    if (folder && !S_ISDIR(there.st_mode))
        return pt_fail(err, PTCE_E_SYSTEM, "report-not-folder", path, NULL);
    if (!folder && !S_ISREG(there.st_mode))
        return pt_fail(err, PTCE_E_SYSTEM, "not-a-file-to-write", path, NULL);
    return PTCE_OK;
}

static ptce_status look_at_places(const char *folder,
                                  const pt_report_files *files, ptce_error *err)
{
    char path[PATH_BYTES];
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < PT_COUNT(parts); i++) {
        st = join(path, folder, parts[i], err);
        if (st == PTCE_OK)
            st = look_at(path, true, err);
    }
    for (size_t i = 0; st == PTCE_OK && i < files->count; i++) {
        st = join(path, folder, files->items[i].path, err);
        if (st == PTCE_OK)
            st = look_at(path, false, err);
    }
    return st;
}

static ptce_status make_parts(const char *folder, ptce_error *err)
{
    char path[PATH_BYTES];
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < PT_COUNT(parts); i++) {
        st = join(path, folder, parts[i], err);
        if (st == PTCE_OK)
            st = ptce_folder_make(path, err);
    }
    return st;
}

static ptce_status stage(const char *staged, const pt_report_files *files,
                         ptce_error *err)
{
    char path[PATH_BYTES];
    ptce_status st = make_parts(staged, err);
    for (size_t i = 0; st == PTCE_OK && i < files->count; i++) {
        st = join(path, staged, files->items[i].path, err);
        if (st == PTCE_OK)
            st = ptce_file_write(path, &files->items[i].text, err);
    }
    return st;
}

static ptce_status settle(const char *folder, const char *staged,
                          const pt_report_files *files, ptce_error *err)
{
    char from[PATH_BYTES];
    char to[PATH_BYTES];
    ptce_status st = make_parts(folder, err);
    for (size_t i = 0; st == PTCE_OK && i < files->count; i++) {
        const char *path = files->items[i].path;
        if (join(from, staged, path, err) != PTCE_OK ||
            join(to, folder, path, err) != PTCE_OK)
            return PTCE_E_USAGE;
        if (rename(from, to) != 0)
            st = pt_fail(err, PTCE_E_SYSTEM, "file-write", to,
                         ptce_reason(errno), NULL);
    }
    return st;
}

/* What is left of the staged files, and the folder itself. */
static void unstage(const char *staged, const pt_report_files *files)
{
    char path[PATH_BYTES];
    for (size_t i = 0; i < files->count; i++)
        if (join(path, staged, files->items[i].path, NULL) == PTCE_OK)
            (void)unlink(path);
    for (size_t i = 0; i < PT_COUNT(parts); i++)
        if (join(path, staged, parts[i], NULL) == PTCE_OK)
            (void)rmdir(path);
    (void)rmdir(staged);
}

static ptce_status write_staged(const char *folder,
                                const pt_report_files *files, ptce_error *err)
{
    char staged[PATH_BYTES];
    bool ours = is_report(folder); /* else all that is there is another's */
    ptce_status st = look_at_places(folder, files, err);
    if (st == PTCE_OK)
        st = join(staged, folder, ".part-XXXXXX", err);
    if (st != PTCE_OK)
        return st;
    if (!mkdtemp(staged))
        return pt_fail(err, PTCE_E_SYSTEM, "folder-make", staged,
                       ptce_reason(errno), NULL);
    st = stage(staged, files, err);
    if (st == PTCE_OK)
        st = settle(folder, staged, files, err);
    unstage(staged, files);
    if (st != PTCE_OK || !ours)
        return st;
    for (size_t i = 0; i < PT_COUNT(parts); i++)
        remove_stale(folder, parts[i], files);
    remove_forms(folder, files);
    return PTCE_OK;
}

ptce_status pt_report_folder_write(const char *folder,
                                   const pt_report_files *files,
                                   ptce_error *err)
{
    /* Whoever ends us waits until the folder is whole again. */
    sigset_t deadly;
    sigset_t before;
    (void)sigemptyset(&deadly);
    (void)sigaddset(&deadly, SIGINT);
    (void)sigaddset(&deadly, SIGTERM);
    (void)sigaddset(&deadly, SIGHUP);
    bool was_there = ptce_file_exists(folder);
    (void)pthread_sigmask(SIG_BLOCK, &deadly, &before);
    ptce_status st = ptce_folder_make(folder, err);
    if (st == PTCE_OK)
        st = write_staged(folder, files, err);
    if (st != PTCE_OK && !was_there)
        (void)rmdir(folder);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return st;
}
