/* SPDX-License-Identifier: MIT */
/* Help, written from the rows of commands and options. */
#include "cli/cli.h"

#include <string.h>

#define WIDTH 79
#define COLUMN 26 /* where the explanation of an option begins */

/* Code points; help holds no wide characters. */
static size_t columns(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

static void add_blanks(ptce_text *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        ptce_text_add(out, " ");
}

/* Words wrapped into lines that begin at a column; the first line has already
 * reached it. */
static void add_wrapped(ptce_text *out, const char *text, size_t margin)
{
    size_t at = margin;
    while (*text) {
        size_t length = strcspn(text, " ");
        size_t wide = columns(text, length);
        if (at > margin && at + 1 + wide > WIDTH) {
            ptce_text_add(out, "\n");
            add_blanks(out, margin);
            at = margin;
        } else if (at > margin) {
            ptce_text_add(out, " ");
            at++;
        }
        ptce_text_add_bytes(out, text, length);
        at += wide;
        text += length;
        text += strspn(text, " ");
    }
    ptce_text_add(out, "\n");
}

static void add_title(ptce_text *out, ptce_lang lang, const char *key)
{
    ptce_text_add(out, "\n");
    ptce_text_add(out, ptce_word(lang, key));
    ptce_text_add(out, "\n");
}

/* ---- Options ---------------------------------------------------------- */

static void add_explanation(ptce_text *out, const pt_option *row,
                            ptce_lang lang)
{
    ptce_text key = {0};
    ptce_text_add(&key, "option.");
    ptce_text_add(&key, row->word);
    ptce_text_add(out,
                  ptce_word(lang, row->help ? row->help : ptce_text_get(&key)));
    ptce_text_clear(&key);
    const char *choice;
    for (size_t i = 0; (choice = pt_option_choice(row, i)); i++) {
        ptce_text_add(out, ptce_word(lang, i ? "cli.and" : "cli.choices"));
        ptce_text_add(out, choice);
    }
    if (row->standard)
        ptce_text_add_word(out, lang, "cli.default", &row->standard, 1);
}

static void add_option(ptce_text *out, const pt_option *row, ptce_lang lang)
{
    ptce_text line = {0};
    if (row->letter) {
        ptce_text_add(&line, "  -");
        ptce_text_add_bytes(&line, &row->letter, 1);
        ptce_text_add(&line, ", --");
    } else {
        ptce_text_add(&line, "      --");
    }
    ptce_text_add(&line, row->word);
    if (row->kind != PT_FLAG) {
        ptce_text_add(&line, " ");
        ptce_text_add(&line,
                      ptce_word(lang, row->value ? row->value : "value.word"));
    }
    size_t used = columns(ptce_text_get(&line), line.length);
    ptce_text_add(out, ptce_text_get(&line));
    if (used + 2 > COLUMN) {
        ptce_text_add(out, "\n");
        used = 0;
    }
    add_blanks(out, COLUMN - used);
    ptce_text_clear(&line);
    add_explanation(&line, row, lang);
    add_wrapped(out, ptce_text_get(&line), COLUMN);
    ptce_text_clear(&line);
}

/* Sets with one title stand under it together. */
static void add_options(ptce_text *out, const pt_call *call)
{
    const char *title = "";
    for (size_t s = call->set_count; s > 0; s--) {
        const pt_option_set *set = &call->sets[s - 1];
        if (set->count == 0)
            continue;
        if (strcmp(title, set->title) != 0)
            add_title(out, call->lang, set->title);
        title = set->title;
        for (size_t i = 0; i < set->count; i++)
            add_option(out, &set->rows[i], call->lang);
    }
}

/* ---- Pages ------------------------------------------------------------ */

static void add_command_word(ptce_text *out, ptce_lang lang,
                             const pt_command *command, const char *ending,
                             size_t margin)
{
    ptce_text key = {0};
    ptce_text_add(&key, "command.");
    ptce_text_add(&key, command->name);
    ptce_text_add(&key, ending);
    add_wrapped(out, ptce_word(lang, ptce_text_get(&key)), margin);
    ptce_text_clear(&key);
}

void pt_help_command(ptce_text *out, const pt_call *call)
{
    const pt_command *command = call->command;
    ptce_text_add_word(out, call->lang, "cli.usage", &command->name, 1);
    if (command->arguments) {
        ptce_text_add(out, " ");
        ptce_text_add(out, ptce_word(call->lang, command->arguments));
    }
    ptce_text_add(out, " [OPTIONS]\n\n");
    add_command_word(out, call->lang, command, ".about", 0);
    add_options(out, call);
    add_title(out, call->lang, "cli.examples");
    for (size_t i = 0; command->examples[i]; i++) {
        ptce_text_add(out, "  ");
        ptce_text_add(out, command->examples[i]);
        ptce_text_add(out, "\n");
    }
}

void pt_help_overview(ptce_text *out, const pt_call *call)
{
    const char *const pattern[] = {ptce_word(call->lang, "value.command")};
    ptce_text_add(out, "ptce " PTCE_VERSION " – ");
    ptce_text_add(out, ptce_word(call->lang, "cli.about"));
    ptce_text_add(out, "\n\n");
    ptce_text_add_word(out, call->lang, "cli.usage", pattern, 1);
    ptce_text_add(out, " [OPTIONS]\n");
    add_title(out, call->lang, "cli.commands");
    const pt_command *command;
    for (size_t i = 0; (command = pt_command_at(i)); i++) {
        ptce_text_add(out, "  ");
        ptce_text_add(out, command->name);
        add_blanks(out, 10 - strlen(command->name));
        add_command_word(out, call->lang, command, "", 12);
    }
    add_options(out, call);
    ptce_text_add(out, "\n");
    add_wrapped(out, ptce_word(call->lang, "cli.statuses"), 0);
    add_wrapped(out, ptce_word(call->lang, "cli.more"), 0);
}

void pt_help_version(ptce_text *out)
{
    static const struct {
        const char *name;
        const char *(*version)(void);
    } libraries[] = {
        {"igraph", ptce_igraph_version},
        {"Graphviz", ptce_graphviz_version},
        {"cJSON", ptce_cjson_version},
        {"libxml2", ptce_libxml2_version},
    };
    ptce_text_add(out, "ptce " PTCE_VERSION "\n");
    for (size_t i = 0; i < PT_COUNT(libraries); i++) {
        ptce_text_add(out, libraries[i].name);
        ptce_text_add(out, " ");
        ptce_text_add(out, libraries[i].version());
        ptce_text_add(out, "\n");
    }
}
