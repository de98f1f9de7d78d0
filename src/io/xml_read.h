/* SPDX-License-Identifier: MIT */
/* XML read by expat, on a short leash: no document type of the file's own, so
 * no entities and no defaults; nothing fetched; levels, attributes and texts
 * bounded. */
#ifndef PT_XML_READ_H
#define PT_XML_READ_H

#include "io/lex.h"

#define PT_XML_DEPTH 64
#define PT_XML_ATTRIBUTES 64
#define PT_XML_TEXT ((size_t)1 << 20)

typedef struct pt_xml {
    pt_lex lex;
    struct XML_ParserStruct *parser;
    size_t depth;   /* of the element at hand; the root has 1 */
    ptce_text text; /* since the last tag */
    const struct pt_xml_reader *reader;
    void *data;
} pt_xml;

typedef struct pt_xml_reader {
    /* Names are without their prefix; attributes are pairs closed by NULL. */
    void (*start)(pt_xml *xml, const char *name, const char **attributes);
    void (*end)(pt_xml *xml, const char *name);
} pt_xml_reader;

/* Read a text. What ends it early is noted and stands in xml.lex. */
ptce_status pt_xml_read(pt_xml *xml, pt_import *import, pt_slice text,
                        const pt_xml_reader *reader, void *data,
                        ptce_error *err);
/* Where the tag at hand stands. */
const char *pt_xml_at(const pt_xml *xml);
/* A finding at the tag at hand: slots are the culprit and a word. */
bool pt_xml_note(pt_xml *xml, const char *rule, const char *culprit,
                 const char *word);
bool pt_xml_stop(pt_xml *xml, const char *rule, const char *culprit,
                 const char *word);
/* The value of an attribute, or NULL. */
const char *pt_xml_attribute(const char **attributes, const char *name);

#endif
