/* SPDX-License-Identifier: MIT */
/* The table of rules: one row a rule. Rows without a check are reported by the
 * reader, which alone sees the text. */
#include "model/rules.h"

#include <stdio.h>
#include <string.h>

typedef struct rule_row {
    ptce_rule rule;
    pt_check_network *network;
    pt_check_collection *collection;
} rule_row;

// clang-format off
static const rule_row rows[] = {
    /* the file */
    {{"file-open", PTCE_ERROR}, NULL, NULL},
    {{"file-is-folder", PTCE_ERROR}, NULL, NULL},
    {{"file-not-regular", PTCE_ERROR}, NULL, NULL},
    {{"file-too-large", PTCE_ERROR}, NULL, NULL},
    {{"file-read", PTCE_ERROR}, NULL, NULL},
    {{"folder-empty", PTCE_ERROR}, NULL, NULL},
    /* the text */
    {{"json-empty", PTCE_ERROR}, NULL, NULL},
    {{"json-binary", PTCE_ERROR}, NULL, NULL},
    {{"json-bom", PTCE_ERROR}, NULL, NULL},
    {{"json-utf8", PTCE_ERROR}, NULL, NULL},
    {{"json-syntax", PTCE_ERROR}, NULL, NULL},
    {{"json-truncated", PTCE_ERROR}, NULL, NULL},
    {{"json-trailing", PTCE_ERROR}, NULL, NULL},
    {{"json-comment", PTCE_ERROR}, NULL, NULL},
    {{"json-quote", PTCE_ERROR}, NULL, NULL},
    {{"json-comma", PTCE_ERROR}, NULL, NULL},
    {{"json-comma-missing", PTCE_ERROR}, NULL, NULL},
    {{"json-colon", PTCE_ERROR}, NULL, NULL},
    {{"json-control", PTCE_ERROR}, NULL, NULL},
    {{"json-escape", PTCE_ERROR}, NULL, NULL},
    {{"json-nul", PTCE_ERROR}, NULL, NULL},
    {{"json-surrogate", PTCE_ERROR}, NULL, NULL},
    {{"json-number", PTCE_ERROR}, NULL, NULL},
    {{"json-number-range", PTCE_ERROR}, NULL, NULL},
    {{"json-depth", PTCE_ERROR}, NULL, NULL},
    {{"json-string-length", PTCE_ERROR}, NULL, NULL},
    {{"duplicate-key", PTCE_ERROR}, NULL, NULL},
    /* keys and values */
    {{"format-unknown", PTCE_ERROR}, NULL, NULL},
    {{"missing-key", PTCE_ERROR}, NULL, NULL},
    {{"unknown-key", PTCE_WARNING}, NULL, NULL},
    {{"wrong-type", PTCE_ERROR}, NULL, NULL},
    {{"unknown-value", PTCE_ERROR}, NULL, NULL},
    {{"empty-text", PTCE_ERROR}, NULL, NULL},
    {{"too-many", PTCE_ERROR}, NULL, NULL},
    {{"weight-range", PTCE_ERROR}, NULL, NULL},
    {{"bad-period", PTCE_ERROR}, NULL, NULL},
    /* ids and references */
    {{"bad-id", PTCE_ERROR}, pt_check_bad_id, pt_check_bad_collection_id},
    {{"duplicate-id", PTCE_ERROR}, pt_check_duplicate_id, NULL},
    {{"pool-actor-id", PTCE_ERROR}, pt_check_pool_actor_id, NULL},
    {{"unknown-actor", PTCE_ERROR}, pt_check_unknown_actor, NULL},
    {{"unknown-source", PTCE_ERROR}, pt_check_unknown_source, NULL},
    {{"lead-unknown", PTCE_ERROR}, pt_check_lead_unknown, NULL},
    {{"self-tie", PTCE_ERROR}, pt_check_self_tie, NULL},
    {{"duplicate-tie", PTCE_ERROR}, pt_check_duplicate_tie, NULL},
    {{"member-twice", PTCE_ERROR}, pt_check_member_twice, NULL},
    {{"source-twice", PTCE_WARNING}, pt_check_source_twice, NULL},
    /* dates, places, codes */
    {{"dates-reversed", PTCE_ERROR}, pt_check_dates_reversed, NULL},
    {{"year-implausible", PTCE_WARNING}, pt_check_year_implausible, NULL},
    {{"coordinates", PTCE_ERROR}, pt_check_coordinates, NULL},
    {{"coordinates-half", PTCE_WARNING}, pt_check_coordinates_half, NULL},
    {{"insee", PTCE_WARNING}, pt_check_insee, NULL},
    {{"siret", PTCE_WARNING}, pt_check_siret, NULL},
    {{"url", PTCE_WARNING}, pt_check_url, NULL},
    {{"source-date", PTCE_WARNING}, pt_check_source_date, NULL},
    /* documentation */
    {{"unsourced", PTCE_WARNING}, pt_check_unsourced, NULL},
    {{"name-twins", PTCE_WARNING}, pt_check_name_twins, pt_check_name_twins_across},
    {{"source-uncited", PTCE_INFO}, pt_check_source_uncited, NULL},
    {{"pool-empty", PTCE_INFO}, pt_check_pool_empty, NULL},
    {{"pool-one-member", PTCE_INFO}, pt_check_pool_one_member, NULL},
    {{"actor-without-tie", PTCE_INFO}, pt_check_actor_without_tie, NULL},
    {{"lead-absent", PTCE_INFO}, pt_check_lead_absent, NULL},
    {{"thin", PTCE_INFO}, pt_check_thin, NULL},
    {{"definition", PTCE_INFO}, pt_check_definition, NULL},
    /* formats of other tools */
    {{"format-read", PTCE_INFO}, NULL, NULL},
    {{"table-read", PTCE_INFO}, NULL, NULL},
    {{"column-read", PTCE_INFO}, NULL, NULL},
    {{"read-as", PTCE_INFO}, NULL, NULL},
    {{"type-guessed", PTCE_INFO}, NULL, NULL},
    {{"format-other", PTCE_ERROR}, NULL, NULL},
    {{"format-truncated", PTCE_ERROR}, NULL, NULL},
    {{"format-expected", PTCE_ERROR}, NULL, NULL},
    {{"format-missing", PTCE_ERROR}, NULL, NULL},
    {{"format-range", PTCE_ERROR}, NULL, NULL},
    {{"format-limit", PTCE_ERROR}, NULL, NULL},
    {{"format-swells", PTCE_ERROR}, NULL, NULL},
    {{"format-cell", PTCE_WARNING}, NULL, NULL},
    {{"format-ignored", PTCE_INFO}, NULL, NULL},
    {{"format-lost", PTCE_INFO}, NULL, NULL},
    {{"format-lost-columns", PTCE_INFO}, NULL, NULL},
    {{"encoding-bad", PTCE_ERROR}, NULL, NULL},
    {{"encoding-unknown", PTCE_ERROR}, NULL, NULL},
    {{"gzip-broken", PTCE_ERROR}, NULL, NULL},
    {{"gzip-swells", PTCE_ERROR}, NULL, NULL},
    {{"pool-tie", PTCE_ERROR}, NULL, NULL},
    /* spreadsheets */
    {{"merge-differs", PTCE_INFO}, NULL, NULL},
    {{"group-network", PTCE_WARNING}, NULL, NULL},
    {{"archive-broken", PTCE_ERROR}, NULL, NULL},
    {{"archive-swells", PTCE_ERROR}, NULL, NULL},
    {{"archive-other", PTCE_ERROR}, NULL, NULL},
    {{"table-error-cell", PTCE_ERROR}, NULL, NULL},
    {{"table-none", PTCE_ERROR}, NULL, NULL},
    {{"table-unknown", PTCE_WARNING}, NULL, NULL},
    {{"table-columns", PTCE_ERROR}, NULL, NULL},
    {{"table-quote", PTCE_ERROR}, NULL, NULL},
    {{"table-wide", PTCE_ERROR}, NULL, NULL},
    {{"table-no-id", PTCE_ERROR}, NULL, NULL},
    {{"table-no-end", PTCE_ERROR}, NULL, NULL},
    {{"table-matrix-cell", PTCE_ERROR}, NULL, NULL},
    {{"graphml-nested", PTCE_ERROR}, NULL, NULL},
    {{"xml-syntax", PTCE_ERROR}, NULL, NULL},
    {{"xml-entity", PTCE_ERROR}, NULL, NULL},
    {{"xml-depth", PTCE_ERROR}, NULL, NULL},
    {{"xml-attributes", PTCE_ERROR}, NULL, NULL},
    {{"xml-text", PTCE_ERROR}, NULL, NULL},
    /* the collection */
    {{"network-missing", PTCE_ERROR}, NULL, NULL},
    {{"network-outside", PTCE_ERROR}, NULL, NULL},
    {{"network-not-one", PTCE_ERROR}, NULL, NULL},
    {{"network-twice", PTCE_ERROR}, NULL, pt_check_network_twice},
    {{"id-two-bodies", PTCE_WARNING}, NULL, pt_check_id_two_bodies},
    {{"id-spellings", PTCE_INFO}, NULL, pt_check_id_spellings},
    {{"common-unknown", PTCE_WARNING}, NULL, pt_check_common_unknown},
    {{"group-label", PTCE_INFO}, NULL, pt_check_group_label},
    {{"group-missing", PTCE_INFO}, NULL, pt_check_group_missing},
};
// clang-format on

const ptce_rule *ptce_rule_at(size_t i)
{
    return i < PT_COUNT(rows) ? &rows[i].rule : NULL;
}

const ptce_rule *ptce_rule_find(const char *id)
{
    for (size_t i = 0; i < PT_COUNT(rows); i++)
        if (strcmp(rows[i].rule.id, id) == 0)
            return &rows[i].rule;
    return NULL;
}

void pt_at(pt_inspection *in, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    (void)vsnprintf(in->pointer, sizeof in->pointer, format, values);
    va_end(values);
}

void pt_note(pt_inspection *in, ...)
{
    va_list slots;
    va_start(slots, in);
    ptce_status st = pt_findings_addv(in->findings, in->rule, in->origin,
                                      in->pointer, slots);
    va_end(slots);
    if (st != PTCE_OK)
        in->status = st;
}

static ptce_status ended(const pt_inspection *in, ptce_error *err)
{
    return in->status == PTCE_OK ? PTCE_OK : pt_nomem(err);
}

ptce_status pt_rules_network(ptce_findings *findings,
                             const ptce_network *network, ptce_error *err)
{
    pt_inspection in = {.findings = findings, .origin = network->origin};
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        in.rule = rows[i].rule.id;
        in.pointer[0] = '\0';
        if (rows[i].network)
            rows[i].network(&in, network);
    }
    return ended(&in, err);
}

ptce_status pt_rules_collection(ptce_findings *findings,
                                const ptce_collection *collection,
                                ptce_error *err)
{
    pt_inspection in = {.findings = findings, .origin = collection->origin};
    for (size_t i = 0; i < PT_COUNT(rows); i++) {
        in.rule = rows[i].rule.id;
        in.origin = collection->origin;
        in.pointer[0] = '\0';
        if (rows[i].collection)
            rows[i].collection(&in, collection);
    }
    return ended(&in, err);
}
