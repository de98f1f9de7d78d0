/* SPDX-License-Identifier: MIT */
/* Files: read whole, written whole or not at all. */
#include "base/base.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_BYTES 4096

/* The temporary file being written, for a signal handler to remove. */
static char temporary[PATH_BYTES];
static volatile sig_atomic_t writing;

void ptce_interrupted(void)
{
    if (writing)
        (void)unlink(temporary);
}

const char *ptce_reason(int number)
{
#define ROW(name)                                                              \
    {                                                                          \
        name, PT_SLOT_WORDS "errno." #name                                     \
    }
    static const struct {
        int number;
        const char *slot;
    } rows[] = {
        ROW(EACCES), ROW(EEXIST), ROW(EFBIG),   ROW(EINVAL),  ROW(EIO),
        ROW(EISDIR), ROW(ELOOP),  ROW(EMFILE),  ROW(ENFILE),  ROW(ENAMETOOLONG),
        ROW(ENOENT), ROW(ENOMEM), ROW(ENOSPC),  ROW(ENOTDIR), ROW(ENXIO),
        ROW(EPERM),  ROW(EROFS),  ROW(ETXTBSY),
    };
#undef ROW
    for (size_t i = 0; i < PT_COUNT(rows); i++)
        if (rows[i].number == number)
            return rows[i].slot;
    return strerror(number);
}

static ptce_status refuse(ptce_error *err, ptce_status status, const char *id,
                          const char *path, int reason)
{
    return pt_fail(err, status, id, path, ptce_reason(reason), NULL);
}

/* ---- Writing ---------------------------------------------------------- */

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

/* So that the new name survives a power cut. */
static void sync_folder(const char *path)
{
    char folder[PATH_BYTES];
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 0;
    if (length == 0)
        (void)snprintf(folder, sizeof folder, "%s", slash ? "/" : ".");
    else
        (void)snprintf(folder, sizeof folder, "%.*s", (int)length, path);
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) {
        (void)fsync(file);
        (void)close(file);
    }
}

/* Fill and close the open temporary file; 0 or errno. */
static int fill(int file, const ptce_text *text)
{
    int reason = 0;
    if (!write_all(file, ptce_text_get(text), text->length) || fsync(file) != 0)
        reason = errno;
    if (close(file) != 0 && reason == 0)
        reason = errno;
    return reason;
}

ptce_status ptce_file_write(const char *path, const ptce_text *text,
                            ptce_error *err)
{
    ptce_status st = ptce_text_check(text, err);
    if (st != PTCE_OK)
        return st;
    struct stat there;
    if (lstat(path, &there) == 0 && !S_ISREG(there.st_mode))
        return pt_fail(err, PTCE_E_SYSTEM, "not-a-file-to-write", path, NULL);
    int length = snprintf(temporary, sizeof temporary, "%s.%ld.part", path,
                          (long)getpid());
    if (length < 0 || (size_t)length >= sizeof temporary)
        return refuse(err, PTCE_E_SYSTEM, "file-write", path, ENAMETOOLONG);
    writing = 1;
    int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) {
        int reason = errno;
        writing = 0;
        return refuse(err, PTCE_E_SYSTEM, "file-write", path, reason);
    }
    int reason = fill(file, text);
    if (reason == 0 && rename(temporary, path) != 0)
        reason = errno;
    if (reason != 0)
        (void)unlink(temporary);
    writing = 0;
    if (reason != 0)
        return refuse(err, PTCE_E_SYSTEM, "file-write", path, reason);
    sync_folder(path);
    return PTCE_OK;
}

ptce_status ptce_folder_make(const char *path, ptce_error *err)
{
    char part[PATH_BYTES];
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof part)
        return refuse(err, PTCE_E_SYSTEM, "folder-make", path, ENAMETOOLONG);
    for (size_t i = 1; i <= length; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            return refuse(err, PTCE_E_SYSTEM, "folder-make", path, errno);
    }
    if (!ptce_is_folder(path))
        return refuse(err, PTCE_E_SYSTEM, "folder-make", path, ENOTDIR);
    return PTCE_OK;
}

/* ---- Reading ---------------------------------------------------------- */

static ptce_status read_open(ptce_text *text, int file, const char *path,
                             size_t limit, ptce_error *err)
{
    char chunk[65536];
    for (;;) {
        ssize_t got = read(file, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return refuse(err, PTCE_E_READ, "file-read", path, errno);
        if (got == 0)
            return ptce_text_check(text, err);
        ptce_text_add_bytes(text, chunk, (size_t)got);
        if (text->length > limit) {
            char most[32];
            (void)snprintf(most, sizeof most, "%zu", limit >> 20);
            return pt_fail(err, PTCE_E_READ, "file-too-large", path, most,
                           NULL);
        }
        if (text->failed)
            return pt_nomem(err);
    }
}

ptce_status ptce_file_read(ptce_text *text, const char *path, size_t limit,
                           ptce_error *err)
{
    if (strcmp(path, "-") == 0)
        return read_open(text, STDIN_FILENO, path, limit, err);
    /* Not blocking: a FIFO without a writer must not hold us. */
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return refuse(err, PTCE_E_READ, "file-open", path, errno);
    struct stat there;
    ptce_status st;
    if (fstat(file, &there) != 0 || S_ISDIR(there.st_mode))
        st = pt_fail(err, PTCE_E_READ, "file-is-folder", path, NULL);
    else if (!S_ISREG(there.st_mode))
        st = pt_fail(err, PTCE_E_READ, "file-not-regular", path, NULL);
    else
        st = read_open(text, file, path, limit, err);
    (void)close(file);
    return st;
}

bool ptce_is_folder(const char *path)
{
    struct stat there;
    return stat(path, &there) == 0 && S_ISDIR(there.st_mode);
}

bool ptce_file_exists(const char *path)
{
    struct stat there;
    return lstat(path, &there) == 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void free_names(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

ptce_status ptce_folder_list(ptce_text *names, const char *path,
                             ptce_error *err)
{
    DIR *folder = opendir(path);
    if (!folder)
        return refuse(err, PTCE_E_READ, "file-open", path, errno);
    char **sorted = NULL;
    size_t count = 0;
    size_t capacity = 0;
    ptce_status st = PTCE_OK;
    for (struct dirent *entry; st == PTCE_OK && (entry = readdir(folder));) {
        if (strchr(entry->d_name, '\n') || strcmp(entry->d_name, ".") == 0 ||
            strcmp(entry->d_name, "..") == 0)
            continue;
        st = pt_grow((void **)&sorted, &capacity, count, sizeof *sorted, err);
        if (st != PTCE_OK)
            break;
        sorted[count] = strdup(entry->d_name);
        if (sorted[count])
            count++;
        else
            st = pt_nomem(err);
    }
    (void)closedir(folder);
    if (count > 0)
        qsort(sorted, count, sizeof *sorted, by_name);
    for (size_t i = 0; i < count; i++) {
        ptce_text_add(names, sorted[i]);
        ptce_text_add(names, "\n");
    }
    free_names(sorted, count);
    return st == PTCE_OK ? ptce_text_check(names, err) : st;
}
