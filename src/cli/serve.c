/* SPDX-License-Identifier: MIT */
/* A server for the reader beside the editor. Reports on disk know nothing of
 * it: a page around the report asks for the status and loads the report again
 * where it was. Only this machine is listened to, only by its own name (a
 * foreign page cannot ask in our name), and only files of a report are given.
 */
#include "cli/serve.h"

#include "cli/cli.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#define PATIENCE 5000 /* milliseconds for a request */
#define FILE_LIMIT ((size_t)256 << 20)

/* ---- The page around the report ----------------------------------------- */

static const char frame_policy[] =
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; "
    "frame-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";
static const char file_policy[] = "frame-ancestors 'self'";

static const char frame_script[] =
    "const frame = document.querySelector('iframe');\n"
    "const [trouble, gone] = document.querySelectorAll('p');\n"
    "let seen;\n"
    "async function look() {\n"
    "  try {\n"
    "    const status = await (await fetch('status')).text();\n"
    "    const [version, bad] = status.split(' ');\n"
    "    if (seen !== undefined && version !== seen) {\n"
    "      const inside = frame.contentWindow;\n"
    "      const height = inside.scrollY;\n"
    "      frame.onload = () => frame.contentWindow.scrollTo(0, height);\n"
    "      inside.location.reload();\n"
    "    }\n"
    "    seen = version;\n"
    "    trouble.hidden = bad !== '1';\n"
    "    gone.hidden = true;\n"
    "  } catch { gone.hidden = false; }\n"
    "  setTimeout(look, 200);\n"
    "}\n"
    "look();\n";

static void write_frame(ptce_text *out, ptce_lang lang)
{
    static const char *const notes[] = {"watch.trouble", "watch.gone"};
    ptce_text_add(out, "<!DOCTYPE html>\n<html lang=\"");
    ptce_text_add(out, ptce_lang_name(lang));
    ptce_text_add(out, "\"><meta charset=\"utf-8\"><title>ptce</title>\n"
                       "<style>html, body { height: 100%; margin: 0 }\n"
                       "iframe { width: 100%; height: 100%; border: 0 }\n"
                       "p { position: fixed; bottom: 0; margin: 0; "
                       "padding: .5rem 1rem; background: #7a1f00; "
                       "color: #fff; font: 1rem sans-serif }</style>\n");
    for (size_t i = 0; i < PT_COUNT(notes); i++) {
        ptce_text_add(out, "<p role=\"status\" hidden>");
        ptce_text_add(out, ptce_word(lang, notes[i]));
        ptce_text_add(out, "</p>\n");
    }
    ptce_text_add(out, "<iframe title=\"");
    ptce_text_add(out, ptce_word(lang, "watch.frame"));
    ptce_text_add(out, "\" src=\"index.html\"></iframe>\n"
                       "<script src=\"watch.js\"></script>\n</html>\n");
}

/* ---- Answers ------------------------------------------------------------ */

static void send_all(int socket, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t sent = send(socket, bytes, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return;
        bytes += sent;
        length -= (size_t)sent;
    }
}

static void answer(int socket, const char *status, const char *type,
                   const char *policy, const ptce_text *body)
{
    char head[1024];
    int length = snprintf(
        head, sizeof head,
        "HTTP/1.1 %s\r\nContent-Type: %s; charset=utf-8\r\n"
        "Content-Length: %zu\r\nContent-Security-Policy: %s\r\n"
        "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n"
        "Cross-Origin-Resource-Policy: same-origin\r\n"
        "Referrer-Policy: no-referrer\r\nConnection: close\r\n\r\n",
        status, type, body->length, policy);
    if (length > 0 && (size_t)length < sizeof head)
        send_all(socket, head, (size_t)length);
    send_all(socket, ptce_text_get(body), body->length);
}

static void refuse(int socket, const char *status)
{
    ptce_text body = {0};
    ptce_text_add(&body, status);
    ptce_text_add(&body, "\n");
    answer(socket, status, "text/plain", file_policy, &body);
    ptce_text_clear(&body);
}

/* The type of a file that a report may hold, or NULL. */
static const char *type_of(const char *name)
{
    static const struct {
        const char *ending, *type;
    } rows[] = {
        {".html", "text/html"},        {".svg", "image/svg+xml"},
        {".json", "application/json"}, {".csv", "text/csv"},
        {".pdf", "application/pdf"},   {".md", "text/plain"},
        {".dot", "text/plain"},        {".tex", "text/plain"},
    };
    const char *ending = strrchr(name, '.');
    for (size_t i = 0; ending && i < PT_COUNT(rows); i++)
        if (strcmp(ending, rows[i].ending) == 0)
            return rows[i].type;
    return NULL;
}

/* A name, behind the folders that a report may have; nothing that begins with
 * a dot. */
static bool is_ours(const char *path)
{
    static const char *const folders[] = {"en/", "fr/", "figures/", "tables/"};
    const char *name = path;
    for (size_t i = 0; i < PT_COUNT(folders); i++)
        if (strncmp(name, folders[i], strlen(folders[i])) == 0)
            name += strlen(folders[i]);
    return *name && *name != '.' &&
           strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                        "0123456789-_.") == strlen(name);
}

static void answer_file(const pt_server *server, int socket, const char *path)
{
    char whole[PT_REQUEST_BYTES * 2];
    ptce_text body = {0};
    const char *type = is_ours(path) ? type_of(path) : NULL;
    int length = snprintf(whole, sizeof whole, "%s/%s", server->folder, path);
    if (type && length > 0 && (size_t)length < sizeof whole &&
        ptce_file_read(&body, whole, FILE_LIMIT, NULL) == PTCE_OK)
        answer(socket, "200 OK", type, file_policy, &body);
    else
        refuse(socket, "404 Not Found");
    ptce_text_clear(&body);
}

static void answer_path(const pt_server *server, int socket, const char *path)
{
    ptce_text body = {0};
    char status[32];
    if (*path == '\0') {
        write_frame(&body, server->lang);
        answer(socket, "200 OK", "text/html", frame_policy, &body);
    } else if (strcmp(path, "watch.js") == 0) {
        ptce_text_add(&body, frame_script);
        answer(socket, "200 OK", "text/javascript", file_policy, &body);
    } else if (strcmp(path, "status") == 0) {
        (void)snprintf(status, sizeof status, "%u %d", server->version,
                       server->trouble);
        ptce_text_add(&body, status);
        answer(socket, "200 OK", "text/plain", file_policy, &body);
    } else {
        answer_file(server, socket, path);
    }
    ptce_text_clear(&body);
}

/* Who is asked for: a name that a foreign page made to lead here is not us. */
static bool is_asked(const pt_server *server, const char *request)
{
    static const char *const names[] = {"127.0.0.1", "localhost"};
    for (size_t i = 0; i < PT_COUNT(names); i++) {
        char line[64];
        (void)snprintf(line, sizeof line, "\r\nHost: %s:%d\r\n", names[i],
                       server->port);
        if (strcasestr(request, line))
            return true;
    }
    return false;
}

static void answer_request(const pt_server *server, pt_guest *guest)
{
    char *request = guest->request;
    if (strncmp(request, "GET /", 5) != 0) {
        refuse(guest->socket, "405 Method Not Allowed");
        return;
    }
    if (!is_asked(server, request)) {
        refuse(guest->socket, "403 Forbidden");
        return;
    }
    char *path = request + 5;
    path[strcspn(path, " ?#\r\n")] = '\0';
    answer_path(server, guest->socket, path);
}

/* ---- Guests ------------------------------------------------------------- */

static void leave(pt_guest *guest)
{
    (void)close(guest->socket);
    *guest = (pt_guest){.socket = -1};
}

static void listen_to(const pt_server *server, pt_guest *guest)
{
    size_t room = sizeof guest->request - 1 - guest->length;
    ssize_t got = recv(guest->socket, guest->request + guest->length, room, 0);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got <= 0) {
        leave(guest);
        return;
    }
    guest->length += (size_t)got;
    guest->request[guest->length] = '\0';
    bool whole = strstr(guest->request, "\r\n\r\n") != NULL;
    if (whole)
        answer_request(server, guest);
    else if (guest->length + 1 == sizeof guest->request)
        refuse(guest->socket, "431 Request Header Fields Too Large");
    else
        return;
    leave(guest);
}

static void welcome(pt_server *server)
{
    const struct timeval patience = {.tv_sec = 2};
    int socket = accept(server->listener, NULL, NULL);
    if (socket < 0)
        return;
    for (size_t i = 0; i < PT_SERVER_GUESTS; i++) {
        pt_guest *guest = &server->guests[i];
        if (guest->socket >= 0)
            continue;
        *guest = (pt_guest){.socket = socket, .left = PATIENCE};
        (void)setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience,
                         sizeof patience);
        (void)setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience,
                         sizeof patience);
        return;
    }
    (void)close(socket);
}

void pt_server_turn(pt_server *server, int milliseconds)
{
    const int step = 10;
    for (int left = milliseconds; left > 0; left -= step) {
        struct pollfd watched[PT_SERVER_GUESTS + 1];
        watched[0] = (struct pollfd){server->listener, POLLIN, 0};
        for (size_t i = 0; i < PT_SERVER_GUESTS; i++)
            watched[i + 1] =
                (struct pollfd){server->guests[i].socket, POLLIN, 0};
        if (poll(watched, PT_SERVER_GUESTS + 1, step) < 0)
            continue;
        for (size_t i = 0; i < PT_SERVER_GUESTS; i++) {
            pt_guest *guest = &server->guests[i];
            if (guest->socket < 0)
                continue;
            guest->left -= step;
            if (watched[i + 1].revents)
                listen_to(server, guest);
            else if (guest->left <= 0)
                leave(guest);
        }
        if (watched[0].revents)
            welcome(server);
    }
}

/* ---- Life --------------------------------------------------------------- */

ptce_status pt_server_open(pt_server *server, const char *folder,
                           ptce_lang lang, ptce_error *err)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    *server = (pt_server){.folder = folder, .lang = lang};
    for (size_t i = 0; i < PT_SERVER_GUESTS; i++)
        server->guests[i].socket = -1;
    server->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (server->listener >= 0 &&
        bind(server->listener, (struct sockaddr *)&address, size) == 0 &&
        listen(server->listener, PT_SERVER_GUESTS) == 0 &&
        getsockname(server->listener, (struct sockaddr *)&address, &size) ==
            0) {
        server->port = ntohs(address.sin_port);
        return PTCE_OK;
    }
    *err = (ptce_error){.status = PTCE_E_SYSTEM, .id = "watch-listen"};
    (void)snprintf(err->slots[0], sizeof err->slots[0], "%s",
                   ptce_reason(errno));
    if (server->listener >= 0)
        (void)close(server->listener);
    return PTCE_E_SYSTEM;
}

void pt_server_close(pt_server *server)
{
    for (size_t i = 0; i < PT_SERVER_GUESTS; i++)
        if (server->guests[i].socket >= 0)
            leave(&server->guests[i]);
    (void)close(server->listener);
}
