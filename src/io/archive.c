/* SPDX-License-Identifier: MIT */
/* The only file that knows libzip. */
#include "io/archive.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#define SWELLS 250 /* times the size, beyond the free part */
#define SWELLS_FREE ((size_t)64 << 20)
#define MEMBERS 10000
#define CHUNK ((size_t)1 << 16)

struct pt_archive {
    zip_t *zip;
    pt_import *import;
    size_t packed, read; /* bytes so far */
};

static ptce_status note(pt_import *import, const char *rule, const char *name,
                        ptce_error *err)
{
    return pt_import_note(import, rule, 0, 0, name, NULL) == PTCE_OK
               ? PTCE_OK
               : pt_nomem(err);
}

ptce_status pt_archive_open(pt_archive **out, pt_import *import, pt_slice bytes,
                            ptce_error *err)
{
    pt_archive *archive = pt_alloc(1, sizeof *archive);
    zip_source_t *source =
        zip_source_buffer_create(bytes.at, bytes.length, 0, NULL);
    *out = NULL;
    if (!archive || !source) {
        free(archive);
        zip_source_free(source);
        return pt_nomem(err);
    }
    archive->import = import;
    archive->zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (!archive->zip) {
        zip_source_free(source);
        free(archive);
        return note(import, "archive-broken", "", err);
    }
    if (zip_get_num_entries(archive->zip, 0) > MEMBERS) {
        pt_archive_close(archive);
        return note(import, "archive-swells", "", err);
    }
    *out = archive;
    return PTCE_OK;
}

void pt_archive_close(pt_archive *archive)
{
    if (!archive)
        return;
    zip_discard(archive->zip);
    free(archive);
}

/* What is told of a member's size is not believed: bytes are counted. */
static bool swells(pt_archive *archive, size_t more)
{
    archive->read += more;
    return archive->read > PT_INPUT_LIMIT ||
           (archive->read > SWELLS_FREE &&
            archive->read / SWELLS > archive->packed);
}

static const char *read_all(ptce_text *text, pt_archive *archive,
                            zip_file_t *file)
{
    char chunk[CHUNK];
    zip_int64_t got;
    while ((got = zip_fread(file, chunk, sizeof chunk)) > 0) {
        ptce_text_add_bytes(text, chunk, (size_t)got);
        if (swells(archive, (size_t)got))
            return "archive-swells";
        if (text->failed)
            return NULL;
    }
    return got < 0 ? "archive-broken" : NULL;
}

ptce_status pt_archive_read(ptce_text *text, pt_archive *archive,
                            const char *name, bool *found, ptce_error *err)
{
    zip_stat_t about;
    *found = false;
    zip_int64_t index = zip_name_locate(archive->zip, name, ZIP_FL_ENC_RAW);
    if (index < 0)
        return PTCE_OK;
    if (zip_stat_index(archive->zip, (zip_uint64_t)index, 0, &about) != 0)
        return note(archive->import, "archive-broken", name, err);
    archive->packed += (size_t)about.comp_size;
    zip_file_t *file = zip_fopen_index(archive->zip, (zip_uint64_t)index, 0);
    if (!file)
        return note(archive->import, "archive-broken", name, err);
    const char *rule = read_all(text, archive, file);
    (void)zip_fclose(file);
    if (rule)
        return note(archive->import, rule, name, err);
    *found = true;
    return ptce_text_check(text, err);
}

/* ---- Writing ------------------------------------------------------------- */

static bool add_member(zip_t *zip, const pt_archive_member *member, bool stored)
{
    zip_source_t *source = zip_source_buffer(zip, ptce_text_get(member->text),
                                             member->text->length, 0);
    if (!source)
        return false;
    zip_int64_t index =
        zip_file_add(zip, member->name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    /* the first day of the zip format: no clock in what is written */
    return zip_set_file_compression(zip, (zip_uint64_t)index,
                                    stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                    0) == 0 &&
           zip_file_set_dostime(zip, (zip_uint64_t)index, 0, 33, 0) == 0;
}

static bool take_bytes(ptce_text *out, zip_source_t *source)
{
    char chunk[CHUNK];
    zip_int64_t got;
    if (zip_source_open(source) != 0)
        return false;
    while ((got = zip_source_read(source, chunk, sizeof chunk)) > 0)
        ptce_text_add_bytes(out, chunk, (size_t)got);
    (void)zip_source_close(source);
    return got == 0;
}

ptce_status pt_archive_write(ptce_text *out, const pt_archive_member *members,
                             size_t count, ptce_error *err)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip =
        source ? zip_open_from_source(source, ZIP_TRUNCATE, NULL) : NULL;
    if (!zip) {
        zip_source_free(source);
        return pt_nomem(err);
    }
    zip_source_keep(source); /* closing the archive gives it away */
    bool good = true;
    for (size_t i = 0; good && i < count; i++)
        good = add_member(zip, &members[i], i == 0);
    good = good && zip_close(zip) == 0;
    if (!good)
        zip_discard(zip);
    good = good && take_bytes(out, source);
    zip_source_free(source);
    return good ? ptce_text_check(out, err) : pt_nomem(err);
}
