/* SPDX-License-Identifier: MIT */
/* The page printed by a browser, where the machine has one. It works in a
 * folder of its own, with a deadline, and sees nothing but the page. */
#include "report/report.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PATH_BYTES 4096
#define DEADLINE 180 /* seconds */
#define TEMPLATE "/ptce-print-XXXXXX"

/* ---- Finding ------------------------------------------------------------ */

static bool find_in(char path[PATH_BYTES], const char *folders,
                    const char *name)
{
    for (const char *at = folders; *at;) {
        size_t length = strcspn(at, ":");
        int written =
            snprintf(path, PATH_BYTES, "%.*s/%s", (int)length, at, name);
        if (*at == '/' && written > 0 && written < PATH_BYTES &&
            access(path, X_OK) == 0)
            return true;
        at += length;
        at += *at == ':';
    }
    return false;
}

static bool find_browser(char path[PATH_BYTES])
{
    static const char *const names[] = {"chromium", "chromium-browser",
                                        "google-chrome-stable",
                                        "google-chrome"};
    const char *folders = getenv("PATH");
    for (size_t i = 0; folders && i < PT_COUNT(names); i++)
        if (find_in(path, folders, names[i]))
            return true;
    return false;
}

/* ---- Printing ----------------------------------------------------------- */

/* In the child. A profile of its own, no background traffic; as root the
 * browser has no sandbox to offer. */
static void become_browser(const char *browser, const char *folder)
{
    char profile[PATH_BYTES + 32];
    char target[PATH_BYTES + 32];
    char page[PATH_BYTES + 32];
    (void)snprintf(profile, sizeof profile, "--user-data-dir=%s/profile",
                   folder);
    (void)snprintf(target, sizeof target, "--print-to-pdf=%s/page.pdf", folder);
    (void)snprintf(page, sizeof page, "file://%s/page.html", folder);
    int nowhere = open("/dev/null", O_RDWR);
    (void)setpgid(0, 0);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL); /* ended with us */
    for (int i = 0; nowhere >= 0 && i < 3; i++)
        (void)dup2(nowhere, i);
    (void)setenv("HOME", folder, 1);
    (void)execl(browser, browser, "--headless", "--disable-gpu",
                "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--no-pdf-header-footer", profile, target,
                page, geteuid() == 0 ? "--no-sandbox" : (char *)NULL,
                (char *)NULL);
    _exit(127);
}

/* False if it had to be ended. */
static bool wait_for(pid_t child)
{
    const struct timespec pause = {.tv_nsec = 20000000};
    int status = 0;
    for (long left = DEADLINE * 50L; left > 0; left--) {
        pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child)
            return WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (ended < 0 && errno != EINTR)
            return false;
        (void)nanosleep(&pause, NULL);
    }
    (void)kill(-child, SIGKILL);
    (void)waitpid(child, &status, 0);
    return false;
}

static void join(char path[PATH_BYTES + 32], const char *folder,
                 const char *name)
{
    (void)snprintf(path, PATH_BYTES + 32, "%s/%s", folder, name);
}

/* The day of printing would make each report differ: a day of no meaning, of
 * the same length, takes its place. */
static void forget_day(ptce_text *pdf)
{
    static const char *const keys[] = {"/CreationDate (D:", "/ModDate (D:"};
    for (size_t k = 0; k < PT_COUNT(keys); k++) {
        size_t length = strlen(keys[k]);
        for (size_t i = 0; i + length + 14 < pdf->length; i++)
            if (memcmp(pdf->data + i, keys[k], length) == 0)
                memcpy(pdf->data + i + length, "20000101000000", 14);
    }
}

static int remove_entry(const char *path, const struct stat *info, int kind,
                        struct FTW *walk)
{
    (void)info;
    (void)kind;
    (void)walk;
    (void)remove(path);
    return 0;
}

static ptce_status print_in(ptce_text *out, const char *browser,
                            const char *folder, const ptce_text *page,
                            ptce_error *err)
{
    char path[PATH_BYTES + 32];
    join(path, folder, "page.html");
    ptce_status st = ptce_file_write(path, page, err);
    if (st != PTCE_OK)
        return st;
    pid_t child = fork();
    if (child == 0)
        become_browser(browser, folder);
    if (child < 0 || !wait_for(child))
        return pt_fail(err, PTCE_E_SYSTEM, "report-print", browser, NULL);
    join(path, folder, "page.pdf");
    if (ptce_file_read(out, path, PT_INPUT_LIMIT, NULL) != PTCE_OK ||
        out->length < 5 || memcmp(out->data, "%PDF-", 5) != 0)
        return pt_fail(err, PTCE_E_SYSTEM, "report-print", browser, NULL);
    forget_day(out);
    return PTCE_OK;
}

ptce_status pt_report_print_check(ptce_error *err)
{
    char browser[PATH_BYTES];
    return find_browser(browser)
               ? PTCE_OK
               : pt_fail(err, PTCE_E_SYSTEM, "report-no-browser", NULL);
}

ptce_status pt_report_print(ptce_text *out, const ptce_text *page,
                            ptce_error *err)
{
    char browser[PATH_BYTES];
    char folder[PATH_BYTES];
    const char *temporary = getenv("TMPDIR");
    if (!find_browser(browser))
        return pt_report_print_check(err);
    if (!temporary || *temporary != '/' ||
        strlen(temporary) + sizeof TEMPLATE > sizeof folder / 2)
        temporary = "/tmp";
    (void)snprintf(folder, sizeof folder, "%s" TEMPLATE, temporary);
    if (!mkdtemp(folder))
        return pt_fail(err, PTCE_E_SYSTEM, "report-print", folder, NULL);
    ptce_status st = print_in(out, browser, folder, page, err);
    (void)nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    return st;
}
