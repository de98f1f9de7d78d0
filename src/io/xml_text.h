/* SPDX-License-Identifier: MIT */
/* XML text written by hand, with what XML cannot hold replaced. */
#ifndef PT_XML_TEXT_H
#define PT_XML_TEXT_H

#include "base/base.h"

/* Append a text as the content of an element or, with its line breaks as
 * references, as the value of an attribute. */
void pt_xml_add_text(ptce_text *out, const char *text);
/* Append ` name="value"`. */
void pt_xml_add_attribute(ptce_text *out, const char *name, const char *value);
void pt_xml_add_numbered(ptce_text *out, const char *name, const char *prefix,
                         size_t number);

#endif
