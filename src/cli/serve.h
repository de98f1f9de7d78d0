/* SPDX-License-Identifier: MIT */
/* A report shown to browsers of this machine while it is being edited: a
 * server on 127.0.0.1 that knows GET, one folder and a status. */
#ifndef PT_SERVE_H
#define PT_SERVE_H

#include <ptce/ptce.h>

#define PT_SERVER_GUESTS 16
#define PT_REQUEST_BYTES 4096

typedef struct pt_guest {
    int socket; /* -1: a free place */
    size_t length;
    long left; /* milliseconds to say what is wanted */
    char request[PT_REQUEST_BYTES];
} pt_guest;

typedef struct pt_server {
    int listener;
    int port;
    const char *folder;
    ptce_lang lang;
    unsigned version; /* of the report: pages that see it change load again */
    bool trouble;     /* the last version of the data could not be used */
    pt_guest guests[PT_SERVER_GUESTS];
} pt_server;

/* Listen on a free port. PTCE_E_SYSTEM if there is none. */
ptce_status pt_server_open(pt_server *server, const char *folder,
                           ptce_lang lang, ptce_error *err);
void pt_server_close(pt_server *server);
/* Answer whoever asks, for so many milliseconds. */
void pt_server_turn(pt_server *server, int milliseconds);

#endif
