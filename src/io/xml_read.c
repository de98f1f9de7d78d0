/* SPDX-License-Identifier: MIT */
/* The only file that knows expat. */
#include "io/xml_read.h"

#include <string.h>

#include <expat.h>

const char *pt_xml_at(const pt_xml *xml)
{
    XML_Index offset = XML_GetCurrentByteIndex(xml->parser);
    return xml->lex.text.at + (offset < 0 ? 0 : offset);
}

bool pt_xml_note(pt_xml *xml, const char *rule, const char *culprit,
                 const char *word)
{
    return pt_lex_note_at(&xml->lex, rule, pt_xml_at(xml),
                          pt_slice_of(culprit ? culprit : ""), word);
}

bool pt_xml_stop(pt_xml *xml, const char *rule, const char *culprit,
                 const char *word)
{
    (void)pt_xml_note(xml, rule, culprit, word);
    xml->lex.stopped = true;
    return false;
}

const char *pt_xml_attribute(const char **attributes, const char *name)
{
    for (size_t i = 0; attributes[i]; i += 2)
        if (strcmp(attributes[i], name) == 0)
            return attributes[i + 1];
    return NULL;
}

/* End the parse once there is no reason to go on. */
static void settle(pt_xml *xml)
{
    if (!pt_lex_goes_on(&xml->lex))
        (void)XML_StopParser(xml->parser, XML_FALSE);
}

static const char *bare_name(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

static void XMLCALL on_start(void *data, const XML_Char *name,
                             const XML_Char **attributes)
{
    pt_xml *xml = data;
    size_t count = 0;
    if (!pt_lex_goes_on(&xml->lex))
        return;
    while (attributes[count])
        count += 2;
    if (++xml->depth > PT_XML_DEPTH)
        (void)pt_xml_stop(xml, "xml-depth", name, NULL);
    else if (count / 2 > PT_XML_ATTRIBUTES)
        (void)pt_xml_stop(xml, "xml-attributes", name, NULL);
    else
        xml->reader->start(xml, bare_name(name), attributes);
    xml->text.length = 0;
    settle(xml);
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
    pt_xml *xml = data;
    if (!pt_lex_goes_on(&xml->lex))
        return;
    xml->reader->end(xml, bare_name(name));
    xml->depth--;
    xml->text.length = 0;
    settle(xml);
}

static void XMLCALL on_text(void *data, const XML_Char *text, int length)
{
    pt_xml *xml = data;
    if (!pt_lex_goes_on(&xml->lex))
        return;
    ptce_text_add_bytes(&xml->text, text, (size_t)length);
    if (xml->text.failed)
        (void)pt_lex_take(&xml->lex, pt_nomem(xml->lex.err));
    else if (xml->text.length > PT_XML_TEXT)
        (void)pt_xml_stop(xml, "xml-text", NULL, NULL);
    settle(xml);
}

static void XMLCALL on_doctype(void *data, const XML_Char *name,
                               const XML_Char *system_id,
                               const XML_Char *public_id, int internal)
{
    pt_xml *xml = data;
    (void)system_id; /* named, never opened */
    (void)public_id;
    if (internal)
        (void)pt_xml_stop(xml, "xml-entity", name, NULL);
    settle(xml);
}

static void XMLCALL on_skipped(void *data, const XML_Char *name, int parameter)
{
    pt_xml *xml = data;
    (void)parameter;
    if (pt_lex_goes_on(&xml->lex))
        (void)pt_xml_stop(xml, "xml-entity", name, NULL);
    settle(xml);
}

/* The word for what expat found. */
static const char *fault_word(enum XML_Error code)
{
    switch ((int)code) {
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
        return PT_SLOT_WORDS "xml.unclosed";
    case XML_ERROR_TAG_MISMATCH:
        return PT_SLOT_WORDS "xml.mismatch";
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
        return PT_SLOT_WORDS "xml.twice";
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        return PT_SLOT_WORDS "xml.trailing";
    case XML_ERROR_UNDEFINED_ENTITY:
    case XML_ERROR_BAD_CHAR_REF:
        return PT_SLOT_WORDS "xml.reference";
    default:
        return PT_SLOT_WORDS "xml.token";
    }
}

static void note_fault(pt_xml *xml)
{
    enum XML_Error code = XML_GetErrorCode(xml->parser);
    if (!pt_lex_goes_on(&xml->lex))
        return;
    if (code == XML_ERROR_NO_MEMORY)
        (void)pt_lex_take(&xml->lex, pt_nomem(xml->lex.err));
    else
        (void)pt_xml_stop(xml, "xml-syntax", fault_word(code), NULL);
}

ptce_status pt_xml_read(pt_xml *xml, pt_import *import, pt_slice text,
                        const pt_xml_reader *reader, void *data,
                        ptce_error *err)
{
    *xml = (pt_xml){.lex = pt_lex_of(import, text, err), .reader = reader};
    xml->data = data;
    xml->parser = XML_ParserCreate("UTF-8"); /* whatever the text says */
    if (!xml->parser || text.length > PT_INPUT_LIMIT) {
        XML_ParserFree(xml->parser);
        return pt_nomem(err);
    }
    XML_SetUserData(xml->parser, xml);
    XML_SetElementHandler(xml->parser, on_start, on_end);
    XML_SetCharacterDataHandler(xml->parser, on_text);
    XML_SetStartDoctypeDeclHandler(xml->parser, on_doctype);
    XML_SetSkippedEntityHandler(xml->parser, on_skipped);
    /* in one piece: long tokens are looked at once */
    if (XML_Parse(xml->parser, text.at, (int)text.length, XML_TRUE) !=
        XML_STATUS_OK)
        note_fault(xml);
    XML_ParserFree(xml->parser);
    xml->parser = NULL;
    ptce_text_clear(&xml->text);
    return xml->lex.status;
}
