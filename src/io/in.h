/* SPDX-License-Identifier: MIT */
/* Reading objects by a table of fields: what is known goes to its place, what
 * is missing, unknown or of a wrong type becomes a finding, and reading goes
 * on. */
#ifndef PT_IN_H
#define PT_IN_H

#include "io/json_scan.h"
#include "model/model.h"

#define PT_IN_DEPTH 8

typedef struct pt_in {
    pt_arena *arena; /* of what is being built */
    ptce_findings *findings;
    const char *origin;
    struct {
        const char *key; /* NULL in arrays */
        size_t index;
    } path[PT_IN_DEPTH];
    size_t depth;
    ptce_status status; /* PTCE_E_NOMEM once memory is out */
} pt_in;

typedef void pt_in_read(pt_in *in, void *target, pt_slice value);

typedef struct pt_field {
    const char *key;
    pt_in_read *read; /* never called for null */
    size_t offset;    /* of the target in its struct */
    bool required;
} pt_field;

/* Read an object; false if the value is none, or lacks a required key. */
bool pt_in_object(pt_in *in, pt_slice object, const pt_field *fields,
                  size_t count, void *target, ptce_attributes *extras);

/* One row type of an array: read each item into zeroed memory. A row that
 * cannot stand in the model (read returns false) is left out. */
typedef bool pt_in_row(pt_in *in, void *row, size_t index, pt_slice value);
void pt_in_rows(pt_in *in, void **rows, size_t *count, pt_slice value,
                size_t size, size_t most, pt_in_row *read);

/* Targets: const char *, int, double, bool, ptce_strings, ptce_attributes. */
pt_in_read pt_in_text;
pt_in_read pt_in_name; /* a text that is not empty */
pt_in_read pt_in_year;
pt_in_read pt_in_number;
pt_in_read pt_in_bool;
pt_in_read pt_in_texts;
pt_in_read pt_in_scalars; /* an object of texts, numbers and booleans */
pt_in_read pt_in_any;     /* an object of whatever */
pt_in_read pt_in_format;  /* a text, looked at before */

/* The name of a closed list: its place, or the list's length with a finding.
 * name(i) is the i-th name, NULL behind the last. */
typedef const char *pt_in_list(unsigned i);
unsigned pt_in_choice(pt_in *in, pt_slice value, pt_in_list *name);

/* A finding about the value being read; slots closed by NULL. */
void pt_in_note(pt_in *in, const char *rule, ...) __attribute__((sentinel));
void pt_in_wrong_type(pt_in *in, const char *expected, pt_slice value);
void pt_in_enter(pt_in *in, const char *key, size_t index);
void pt_in_leave(pt_in *in);

#endif
