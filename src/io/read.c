/* SPDX-License-Identifier: MIT */
/* Paths to networks: what ptce_read, ptce_check and ptce_format share is a
 * reading of documents. */
#include "io/document.h"
#include "io/foreign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define COLLECTION_FILE "collection.json"
#define WALK_DEPTH 32

/* ---- The networks of a collection ---------------------------------------- */

/* A name stays in the folder: relative, without "..". */
static bool stays_inside(const char *name)
{
    if (*name == '/' || *name == '\0' || strchr(name, '\\'))
        return false;
    for (const char *at = name; at; at = strchr(at, '/')) {
        at += *at == '/';
        size_t length = strcspn(at, "/");
        if (length == 2 && strncmp(at, "..", 2) == 0)
            return false;
    }
    return true;
}

/* Nor does a link lead out of it. */
static bool leads_outside(const char *origin, const char *path)
{
    const char *slash = strrchr(origin, '/');
    char *real = realpath(path, NULL);
    char *folder = slash ? strndup(origin, (size_t)(slash - origin) + 1) : NULL;
    char *real_folder = realpath(folder ? folder : ".", NULL);
    bool outside = false;
    if (real && real_folder) {
        size_t length = strlen(real_folder);
        outside = strncmp(real, real_folder, length) != 0 ||
                  (real[length] != '/' && strcmp(real_folder, "/") != 0);
    }
    free(real);
    free(folder);
    free(real_folder);
    return outside;
}

static ptce_status note_file(pt_reading *reading, const pt_document *document,
                             const char *rule, size_t index, const char *name,
                             ptce_error *err)
{
    char pointer[48];
    (void)snprintf(pointer, sizeof pointer, "/networks/%zu", index);
    ptce_status st = pt_findings_add(reading->findings, rule, document->origin,
                                     pointer, name, NULL);
    return st == PTCE_OK ? PTCE_OK : pt_nomem(err);
}

static ptce_status add_file(pt_reading *reading, pt_document *document,
                            size_t index, pt_document **out, ptce_error *err)
{
    const char *name = document->collection->files.items[index];
    const char *slash = strrchr(document->origin, '/');
    size_t length = slash ? (size_t)(slash - document->origin) + 1 : 0;
    *out = NULL;
    if (!stays_inside(name))
        return note_file(reading, document, "network-outside", index, name,
                         err);
    char *path = pt_reading_path(reading, document->origin, length, name);
    if (!path)
        return pt_nomem(err);
    if (!ptce_file_exists(path))
        return note_file(reading, document, "network-missing", index, name,
                         err);
    if (leads_outside(document->origin, path))
        return note_file(reading, document, "network-outside", index, name,
                         err);
    ptce_status st = pt_reading_add(reading, out, path, PT_EXPECT_OURS, err);
    if (st == PTCE_OK && *out && !(*out)->network)
        st = note_file(reading, document, "network-not-one", index, name, err);
    return st;
}

static int by_id(const void *a, const void *b)
{
    const ptce_network *x = *(const ptce_network *const *)a;
    const ptce_network *y = *(const ptce_network *const *)b;
    int order = pt_text_order(x->id, y->id);
    return order ? order : pt_text_order(x->origin, y->origin);
}

/* Read what a collection lists, and check it as a whole. The networks stay the
 * documents'. */
static ptce_status check_collection(pt_reading *reading, pt_document *document,
                                    ptce_error *err)
{
    ptce_collection *collection = document->collection;
    size_t most = collection->files.count;
    ptce_network **networks = pt_alloc(most, sizeof(ptce_network *));
    ptce_status st = PTCE_OK;
    size_t count = 0;
    if (!networks)
        return pt_nomem(err);
    for (size_t i = 0; st == PTCE_OK && i < most; i++) {
        pt_document *listed;
        st = add_file(reading, document, i, &listed, err);
        if (st == PTCE_OK && listed && listed->network)
            networks[count++] = listed->network;
    }
    if (st == PTCE_OK) {
        if (count > 1)
            qsort(networks, count, sizeof(ptce_network *), by_id);
        collection->networks = networks;
        collection->network_count = count;
        st = pt_rules_collection(reading->findings, collection, err);
        collection->networks = NULL;
        collection->network_count = 0;
    }
    free(networks);
    return st;
}

/* ---- Outcome ------------------------------------------------------------- */

/* The first finding of severity error, for callers who read only err. */
static ptce_status refuse(const pt_reading *reading, ptce_status status,
                          ptce_error *err)
{
    const ptce_findings *findings = reading->findings;
    char errors[24];
    size_t i = 0;
    if (status == PTCE_E_READ) {
        if (err)
            *err = reading->error;
        return status;
    }
    while (i < findings->count &&
           findings->items[i].rule->severity != PTCE_ERROR)
        i++;
    const ptce_finding *first = &findings->items[i];
    (void)snprintf(errors, sizeof errors, "%zu", findings->errors);
    (void)pt_fail(err, status,
                  status == PTCE_E_SYNTAX ? "not-json" : "broken-rules", errors,
                  first->rule->id, first->pointer, NULL);
    pt_error_place(err, first->origin, first->line, first->column);
    return status;
}

static ptce_status outcome(pt_reading *reading, size_t errors_before,
                           ptce_error *err)
{
    ptce_status st = pt_reading_place(reading, err);
    if (st != PTCE_OK)
        return st;
    if (reading->status != PTCE_OK)
        return refuse(reading, reading->status, err);
    if (reading->findings->errors > errors_before)
        return refuse(reading, PTCE_E_DATA, err);
    return PTCE_OK;
}

/* ---- ptce_read ----------------------------------------------------------- */

/* A folder of tables of one network, and no collection. */
static bool is_tables(pt_reading *reading, const char *path)
{
    if (!ptce_is_folder(path) || !reading->options)
        return false;
    const char *collection =
        pt_reading_path(reading, path, strlen(path), COLLECTION_FILE);
    return collection && !ptce_file_exists(collection) &&
           pt_foreign_is_folder(path);
}

static ptce_status add_path(pt_reading *reading, const char *path,
                            ptce_error *err)
{
    pt_document *document;
    if (is_tables(reading, path))
        return pt_reading_add_tables(reading, &document, path, err);
    if (ptce_is_folder(path)) {
        path = pt_reading_path(reading, path, strlen(path), COLLECTION_FILE);
        if (!path)
            return pt_nomem(err);
    }
    ptce_status st =
        pt_reading_add(reading, &document, path, PT_EXPECT_OURS, err);
    if (st == PTCE_OK && document && document->collection)
        st = check_collection(reading, document, err);
    return st;
}

static bool has_text(const ptce_strings *texts, const char *text)
{
    for (size_t i = 0; i < texts->count; i++)
        if (strcmp(texts->items[i], text) == 0)
            return true;
    return false;
}

/* Common actors of further collections are common too. */
static ptce_status add_common(ptce_collection *out, const ptce_collection *more,
                              ptce_error *err)
{
    ptce_strings *common = &out->common_actors;
    size_t room = common->count + more->common_actors.count;
    const char **items = pt_arena_take(out->arena, room, sizeof *items);
    if (!items)
        return pt_nomem(err);
    if (common->count > 0)
        memcpy(items, common->items, common->count * sizeof *items);
    common->items = items;
    for (size_t i = 0; i < more->common_actors.count; i++) {
        const char *id = more->common_actors.items[i];
        if (has_text(common, id))
            continue;
        items[common->count] = pt_arena_text(out->arena, id, strlen(id));
        if (!items[common->count])
            return pt_nomem(err);
        common->count++;
    }
    return PTCE_OK;
}

/* The collection that the networks will belong to: the first one read, or a
 * new one without id. Of several, the labels and the period are the first's. */
static ptce_status choose_collection(ptce_collection **out, pt_reading *reading,
                                     size_t paths, ptce_error *err)
{
    ptce_collection *chosen = NULL;
    ptce_status st = PTCE_OK;
    for (size_t i = 0; st == PTCE_OK && i < reading->count; i++) {
        pt_document *document = reading->documents[i];
        if (!document->collection)
            continue;
        if (chosen) {
            st = add_common(chosen, document->collection, err);
        } else {
            chosen = document->collection;
            document->collection = NULL;
        }
    }
    if (!chosen)
        chosen = pt_collection_new();
    if (chosen && paths > 1)
        chosen->id = chosen->name = chosen->title = NULL;
    *out = chosen;
    return chosen ? st : pt_nomem(err);
}

static ptce_status join(ptce_collection **out, pt_reading *reading,
                        size_t paths, ptce_error *err)
{
    ptce_collection *collection = NULL;
    ptce_status st = choose_collection(&collection, reading, paths, err);
    for (size_t i = 0; st == PTCE_OK && i < reading->count; i++) {
        pt_document *document = reading->documents[i];
        if (!document->network)
            continue;
        st = pt_collection_add(collection, document->network, err);
        document->network = NULL;
    }
    if (st == PTCE_OK && !collection->origin && collection->network_count > 0)
        collection->origin = collection->networks[0]->origin;
    if (st == PTCE_OK && paths > 1)
        st = pt_rules_collection(reading->findings, collection, err);
    *out = collection;
    return st;
}

ptce_status ptce_import(ptce_collection **out, const char *const *paths,
                        size_t count, const ptce_exchange *options,
                        ptce_findings *findings, ptce_error *err)
{
    ptce_findings unheard = {0};
    ptce_findings *heard = findings ? findings : &unheard;
    size_t errors = heard->errors;
    pt_reading reading;
    *out = NULL;
    ptce_status st = pt_reading_init(&reading, heard, err);
    reading.options = options;
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        st = add_path(&reading, paths[i], err);
    if (st == PTCE_OK && reading.status == PTCE_OK && heard->errors == errors)
        st = join(out, &reading, count, err);
    if (st == PTCE_OK)
        st = outcome(&reading, errors, err);
    if (st != PTCE_OK) {
        ptce_collection_free(*out);
        *out = NULL;
    }
    pt_reading_clear(&reading);
    ptce_findings_clear(&unheard);
    return st;
}

static const ptce_exchange as_it_comes;

ptce_status ptce_read(ptce_collection **out, const char *const *paths,
                      size_t count, ptce_findings *findings, ptce_error *err)
{
    return ptce_import(out, paths, count, &as_it_comes, findings, err);
}

/* ---- ptce_check ---------------------------------------------------------- */

static bool ends_in_json(const char *name)
{
    size_t length = strlen(name);
    return length > 5 && strcmp(name + length - 5, ".json") == 0;
}

static ptce_status walk(pt_reading *reading, const char *folder, size_t depth,
                        ptce_error *err);

/* Symbolic links are not followed: a walk stays in its folder. */
static ptce_status visit(pt_reading *reading, const char *path,
                         const char *name, size_t depth, ptce_error *err)
{
    struct stat there;
    pt_document *document;
    if (*name == '.' || lstat(path, &there) != 0 || S_ISLNK(there.st_mode))
        return PTCE_OK;
    if (S_ISDIR(there.st_mode))
        return depth < WALK_DEPTH ? walk(reading, path, depth + 1, err)
                                  : PTCE_OK;
    if (!ends_in_json(name))
        return PTCE_OK;
    return pt_reading_add(reading, &document, path, PT_EXPECT_ANY, err);
}

static ptce_status walk(pt_reading *reading, const char *folder, size_t depth,
                        ptce_error *err)
{
    ptce_text names = {0};
    ptce_error error = {0};
    ptce_status st = ptce_folder_list(&names, folder, &error);
    if (st != PTCE_OK) {
        ptce_text_clear(&names);
        return st == PTCE_E_NOMEM
                   ? pt_nomem(err)
                   : pt_reading_unread(reading, folder, &error, err);
    }
    for (char *name = names.data, *end; st == PTCE_OK && name && *name;
         name = end + 1) {
        end = strchr(name, '\n');
        *end = '\0';
        char *path = pt_reading_path(reading, folder, strlen(folder), name);
        st = path ? visit(reading, path, name, depth, err) : pt_nomem(err);
    }
    ptce_text_clear(&names);
    return st;
}

static ptce_status check_path(pt_reading *reading, const char *path,
                              ptce_error *err)
{
    pt_document *document;
    size_t before = reading->findings->count;
    size_t networks = reading->count;
    if (is_tables(reading, path))
        return pt_reading_add_tables(reading, &document, path, err);
    if (!ptce_is_folder(path))
        return pt_reading_add(reading, &document, path, PT_EXPECT_OURS, err);
    ptce_status st = walk(reading, path, 0, err);
    while (networks < reading->count &&
           !reading->documents[networks]->network &&
           !reading->documents[networks]->collection)
        networks++;
    if (st != PTCE_OK || networks < reading->count ||
        reading->findings->count > before)
        return st;
    ptce_error error;
    (void)pt_fail(&error, PTCE_E_READ, "folder-empty", path, NULL);
    return pt_reading_unread(reading, path, &error, err);
}

ptce_status ptce_check(ptce_findings *findings, const char *const *paths,
                       size_t count, ptce_error *err)
{
    pt_reading reading;
    ptce_status st = pt_reading_init(&reading, findings, err);
    reading.options = &as_it_comes;
    for (size_t i = 0; st == PTCE_OK && i < count; i++)
        st = check_path(&reading, paths[i], err);
    /* listed networks may be added at the end: count anew */
    for (size_t i = 0; st == PTCE_OK && i < reading.count; i++)
        if (reading.documents[i]->collection)
            st = check_collection(&reading, reading.documents[i], err);
    if (st == PTCE_OK)
        st = outcome(&reading, SIZE_MAX, err);
    pt_reading_clear(&reading);
    return st;
}

/* ---- ptce_format --------------------------------------------------------- */

ptce_status ptce_format(ptce_text *out, const char *path,
                        ptce_findings *findings, ptce_error *err)
{
    ptce_findings unheard = {0};
    ptce_findings *heard = findings ? findings : &unheard;
    size_t errors = heard->errors;
    pt_reading reading;
    pt_document *document = NULL;
    ptce_status st = pt_reading_init(&reading, heard, err);
    if (st == PTCE_OK)
        st = pt_reading_add(&reading, &document, path, PT_EXPECT_OURS, err);
    if (st == PTCE_OK)
        st = outcome(&reading, errors, err);
    if (st == PTCE_OK && document->network)
        ptce_network_write(out, document->network);
    else if (st == PTCE_OK)
        pt_collection_write(out, document->collection);
    if (st == PTCE_OK)
        st = ptce_text_check(out, err);
    pt_reading_clear(&reading);
    ptce_findings_clear(&unheard);
    return st;
}
