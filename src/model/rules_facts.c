/* SPDX-License-Identifier: MIT */
/* Rules about sources, places and codes, and about how much is known. */
#include "model/rules.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Sources ------------------------------------------------------------- */

static void mark_cited(bool *cited, const ptce_citations *citations)
{
    for (size_t i = 0; i < citations->count; i++)
        if (citations->sources[i] != PTCE_NOBODY)
            cited[citations->sources[i]] = true;
}

static void mark_all_cited(bool *cited, const ptce_network *network)
{
    for (size_t i = 0; i < network->actor_count; i++)
        mark_cited(cited, &network->actors[i].citations);
    for (size_t i = 0; i < network->pool_count; i++) {
        const ptce_pool *pool = &network->pools[i];
        mark_cited(cited, &pool->citations);
        for (size_t j = 0; j < pool->member_count; j++)
            mark_cited(cited, &pool->members[j].citations);
    }
    for (size_t i = 0; i < network->tie_count; i++)
        mark_cited(cited, &network->ties[i].citations);
}

void pt_check_source_uncited(pt_inspection *in, const ptce_network *network)
{
    bool *cited = pt_alloc(network->source_count, sizeof *cited);
    if (!cited) {
        in->status = PTCE_E_NOMEM;
        return;
    }
    mark_all_cited(cited, network);
    for (size_t i = 0; i < network->source_count; i++) {
        pt_at(in, "/sources/%zu", network->sources[i].row);
        if (!cited[i])
            pt_note(in, network->sources[i].id, NULL);
    }
    free(cited);
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + text[1] - '0';
}

/* YYYY, YYYY-MM or YYYY-MM-DD. */
static bool is_date(const char *date)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    static const char shape[] = "dddd-dd-dd";
    size_t length = strlen(date);
    if (length != 4 && length != 7 && length != 10)
        return false;
    for (size_t i = 0; i < length; i++) {
        bool digit = date[i] >= '0' && date[i] <= '9';
        if (shape[i] == 'd' ? !digit : date[i] != '-')
            return false;
    }
    int month = length > 4 ? two_digits(date + 5) : 1;
    if (month < 1 || month > 12)
        return false;
    int day = length > 7 ? two_digits(date + 8) : 1;
    return day >= 1 && day <= days[month - 1];
}

void pt_check_source_date(pt_inspection *in, const ptce_network *network)
{
    for (size_t i = 0; i < network->source_count; i++) {
        const ptce_source *source = &network->sources[i];
        pt_at(in, "/sources/%zu/date", source->row);
        if (source->date && !is_date(source->date))
            pt_note(in, source->date, NULL);
    }
}

static bool is_web_address(const char *url)
{
    size_t scheme = strncmp(url, "https://", 8) == 0  ? 8
                    : strncmp(url, "http://", 7) == 0 ? 7
                                                      : 0;
    if (scheme == 0 || strpbrk(url, " \t\n\r\"<>\\"))
        return false;
    return url[scheme] != '\0' && url[scheme] != '/';
}

void pt_check_url(pt_inspection *in, const ptce_network *network)
{
    for (size_t i = 0; i < network->source_count; i++) {
        const ptce_source *source = &network->sources[i];
        pt_at(in, "/sources/%zu/url", source->row);
        if (source->url && !is_web_address(source->url))
            pt_note(in, source->url, NULL);
    }
}

/* ---- Codes and coordinates ---------------------------------------------- */

/* Luhn's key over 14 digits; the offices of La Poste (356 000 000) have a sum
 * of digits divisible by five instead. */
static bool is_siret(const char *siret)
{
    int luhn = 0;
    int sum = 0;
    if (strlen(siret) != 14 || strspn(siret, "0123456789") != 14)
        return false;
    for (size_t i = 0; i < 14; i++) {
        int digit = siret[i] - '0';
        int doubled = 2 * digit > 9 ? 2 * digit - 9 : 2 * digit;
        luhn += i % 2 == 0 ? doubled : digit;
        sum += digit;
    }
    bool post = strncmp(siret, "356000000", 9) == 0 && sum % 5 == 0;
    return luhn % 10 == 0 || post;
}

void pt_check_siret(pt_inspection *in, const ptce_network *network)
{
    for (size_t i = 0; i < network->actor_count; i++) {
        const ptce_actor *actor = &network->actors[i];
        pt_at(in, "/actors/%zu/siret", actor->row);
        if (actor->siret && !is_siret(actor->siret))
            pt_note(in, actor->siret, actor->name, NULL);
    }
}

/* Département (01–19, 2A, 2B, 21–95, 97, 98) and three digits. */
static bool is_insee(const char *code)
{
    if (strlen(code) != 5 || strspn(code + 2, "0123456789") != 3)
        return false;
    if (code[0] == '2' && (code[1] == 'A' || code[1] == 'B'))
        return true;
    if (strspn(code, "0123456789") != 5)
        return false;
    int department = two_digits(code);
    return department > 0 && department != 20 && department != 96 &&
           department != 99;
}

void pt_check_insee(pt_inspection *in, const ptce_network *network)
{
    pt_at(in, "/place/insee");
    if (network->place.insee && !is_insee(network->place.insee))
        pt_note(in, network->place.insee, NULL);
}

static void outside(pt_inspection *in, const char *pointer, double value,
                    double most)
{
    char text[PT_NUMBER_MAX];
    if (isnan(value) || fabs(value) <= most)
        return;
    pt_number_write(text, value);
    pt_at(in, "%s", pointer);
    pt_note(in, text, most > 90 ? "180" : "90", NULL);
}

void pt_check_coordinates(pt_inspection *in, const ptce_network *network)
{
    outside(in, "/place/latitude", network->place.latitude, 90);
    outside(in, "/place/longitude", network->place.longitude, 180);
}

void pt_check_coordinates_half(pt_inspection *in, const ptce_network *network)
{
    pt_at(in, "/place");
    if (isnan(network->place.latitude) != isnan(network->place.longitude))
        pt_note(in, NULL);
}

/* ---- How much is known -------------------------------------------------- */

static void pools_of(pt_inspection *in, const ptce_network *network,
                     size_t members)
{
    for (size_t i = 0; i < network->pool_count; i++) {
        const ptce_pool *pool = &network->pools[i];
        pt_at(in, "/pools/%zu", pool->row);
        if (pool->member_count == members)
            pt_note(in, pool->name, NULL);
    }
}

void pt_check_pool_empty(pt_inspection *in, const ptce_network *network)
{
    pools_of(in, network, 0);
}

void pt_check_pool_one_member(pt_inspection *in, const ptce_network *network)
{
    pools_of(in, network, 1);
}

void pt_check_actor_without_tie(pt_inspection *in, const ptce_network *network)
{
    bool *tied = pt_alloc(network->actor_count, sizeof *tied);
    if (!tied) {
        in->status = PTCE_E_NOMEM;
        return;
    }
    pt_mark_tied(tied, network);
    for (size_t i = 0; i < network->actor_count; i++) {
        pt_at(in, "/actors/%zu", network->actors[i].row);
        if (!tied[i])
            pt_note(in, network->actors[i].name, NULL);
    }
    free(tied);
}

void pt_check_lead_absent(pt_inspection *in, const ptce_network *network)
{
    if (!network->lead_id)
        pt_note(in, network->name, NULL);
}

/* Below these a network tells about its documentation rather than about the
 * pole: a handful of actors, ties or pages. */
#define THIN_ACTORS 5
#define THIN_TIES 5
#define THIN_SOURCES 3

void pt_check_thin(pt_inspection *in, const ptce_network *network)
{
    ptce_documentation d = ptce_document(network);
    char actors[24];
    char ties[24];
    char sources[24];
    size_t facts = d.ties + d.pools_with_two_members;
    if (d.actors >= THIN_ACTORS && facts >= THIN_TIES &&
        d.sources >= THIN_SOURCES)
        return;
    (void)snprintf(actors, sizeof actors, "%zu", d.actors);
    (void)snprintf(ties, sizeof ties, "%zu", facts);
    (void)snprintf(sources, sizeof sources, "%zu", d.sources);
    pt_note(in, actors, ties, sources, NULL);
}

/* The partners that the definition of a PTCE names. */
void pt_check_definition(pt_inspection *in, const ptce_network *network)
{
    static const struct {
        const char *word;
        ptce_family family;
        ptce_type type; /* PTCE_TYPE_COUNT: any of the family */
    } partners[] = {
        {"rule.partner.ess", PTCE_FAMILY_ESS, PTCE_TYPE_COUNT},
        {"rule.partner.company", PTCE_FAMILY_COMPANY, PTCE_TYPE_COUNT},
        {"rule.partner.authority", PTCE_FAMILY_AUTHORITY,
         PTCE_TYPE_LOCAL_AUTHORITY},
        {"rule.partner.research", PTCE_FAMILY_KNOWLEDGE, PTCE_TYPE_RESEARCH},
        {"rule.partner.training", PTCE_FAMILY_KNOWLEDGE, PTCE_TYPE_TRAINING},
    };
    bool present[PT_COUNT(partners)] = {0};
    for (size_t i = 0; i < network->actor_count; i++) {
        ptce_type type = network->actors[i].type;
        for (size_t j = 0; j < PT_COUNT(partners); j++)
            present[j] |= partners[j].type == PTCE_TYPE_COUNT
                              ? partners[j].family == ptce_family_of(type)
                              : partners[j].type == type;
    }
    char lists[2][256] = {PT_SLOT_WORDS, PT_SLOT_WORDS}; /* absent, present */
    for (size_t j = 0; j < PT_COUNT(partners); j++) {
        char *list = lists[present[j]];
        size_t length = strlen(list);
        (void)snprintf(list + length, sizeof lists[0] - length, "%s%s",
                       length > 1 ? " " : "", partners[j].word);
    }
    for (size_t i = 0; i < 2; i++)
        if (lists[i][1] == '\0')
            (void)snprintf(lists[i], sizeof lists[i], "%s",
                           PT_SLOT_WORDS "rule.partner.none");
    pt_note(in, lists[1], lists[0], NULL);
}
