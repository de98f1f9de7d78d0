/* SPDX-License-Identifier: MIT */
/** Text to network and back. */
#ifndef PTCE_IO_H
#define PTCE_IO_H

#include <ptce/model.h>

/** What is done with ties that are the same fact twice (pair, kind, nature,
 *  dates and words). */
typedef enum ptce_duplicates {
    PTCE_DUPLICATES_REFUSE, /**< an error each, as in a network file */
    PTCE_DUPLICATES_SUM,    /**< one tie, weights added, sources together */
    PTCE_DUPLICATES_KEEP    /**< several, told apart by a number in `what` */
} ptce_duplicates;

/** How files of other tools are read and written. Start with {0}: everything
 *  is recognised, and what was is told by findings of severity info. */
typedef struct ptce_exchange {
    const char *format;    /**< its id; NULL: from the name, or the text */
    const char *encoding;  /**< of texts, as iconv names it; NULL: recognised */
    const char *separator; /**< of CSV: one character, or "tab" */
    const char *decimal;   /**< mark of numbers, "," or "." */
    const char *const *map; /**< "FIELD=COLUMN": which column is a field */
    size_t map_count;
    ptce_duplicates duplicates;
    ptce_lang lang; /**< of the names of columns written by spreadsheets */
    /** A figure of the network as DOT, of which positions and colours are
     *  written where the format holds them; NULL: none. */
    const char *drawing;
} ptce_exchange;

/** Read networks: each path is a network file, a folder with collection.json,
 *  or "-" (one network on standard input).
 *
 *  Every violation is added to @p findings, in the order of the files and of
 *  their lines; with an error among them nothing is returned. Linear in the
 *  size of the input.
 *
 *  @param out      NULL on failure; free with ptce_collection_free.
 *  @param findings may be NULL: then only @p err speaks.
 *  @retval PTCE_E_READ   a path could not be read or is over a limit.
 *  @retval PTCE_E_SYNTAX a file is not JSON.
 *  @retval PTCE_E_DATA   a file breaks a rule of severity error.
 *  @retval PTCE_E_NOMEM  memory ran out. */
PTCE_API ptce_status ptce_read(ptce_collection **out, const char *const *paths,
                               size_t count, ptce_findings *findings,
                               ptce_error *err);

/** The same with options for the files of other tools among the paths. A path
 *  may also be a folder with the tables of one network (actors.csv, ties.csv).
 *  Which columns were read as what, ids that were made, types that were guessed
 *  and what a reader left aside are findings of severity info; problems are
 *  errors, all in one pass, each with its place in the file or sheet. */
PTCE_API ptce_status ptce_import(ptce_collection **out,
                                 const char *const *paths, size_t count,
                                 const ptce_exchange *options,
                                 ptce_findings *findings, ptce_error *err);

/** The id of our own format among those of `ptce_exchange.format`. */
#define PTCE_OWN_FORMAT "ptce"

/** Ids of the formats of other tools, NULL behind the last; and the one that a
 *  file name tells ("pole.graphml.gz"), or NULL. */
PTCE_API const char *ptce_exchange_format_at(size_t i);
PTCE_API const char *ptce_exchange_format_of(const char *path);

/** Append what names of files of a format end in ("graphml"). */
PTCE_API void ptce_exchange_extension(ptce_text *out, const char *format);

/** Append a network in options->format. What that format cannot hold is a
 *  finding of severity info each: how many names, pools, columns are lost.
 *  Linear but for sorting.
 *  @retval PTCE_E_USAGE no such format, or it cannot be written. */
PTCE_API ptce_status ptce_export(ptce_text *out, const ptce_network *network,
                                 const ptce_exchange *options,
                                 ptce_findings *findings, ptce_error *err);
/** Write a network as a folder of CSV tables (actors.csv, ties.csv, and
 *  network.csv, pools.csv, members.csv, sources.csv as need be): nothing is
 *  lost. Headers and values are words of options->lang. */
PTCE_API ptce_status ptce_export_folder(const char *folder,
                                        const ptce_network *network,
                                        const ptce_exchange *options,
                                        ptce_error *err);
/** Append an XLSX workbook to fill in: every sheet and column there may be,
 *  with lists of the allowed values, notes, an example and a sheet of help, in
 *  a language. Filled in, it is read as any workbook. */
PTCE_API ptce_status ptce_template(ptce_text *out, ptce_lang lang,
                                   ptce_error *err);
/** Write networks into a folder as a collection: ID.json each, and
 *  collection.json. The file at @p groups (NULL: none) is a CSV table with a
 *  row a network, by its id, file or name, and a column a group; what a network
 *  says of itself stays. A row about a network that is not there is a warning.
 *  Sets the files, and id and name where there are none, of @p all. */
PTCE_API ptce_status ptce_collection_save(
    const char *folder, ptce_collection *all, const char *groups,
    const ptce_exchange *options, ptce_findings *findings, ptce_error *err);
/** Compress a text in place if a path ends in ".gz". */
PTCE_API ptce_status ptce_export_pack(ptce_text *text, const char *path,
                                      ptce_error *err);

/** Append what changed between two versions of a network: what was added,
 *  removed and changed, field by field; actors, pools and sources by their id,
 *  ties by their pair, kind, nature, words and dates, or by pair and kind where
 *  the rest changed. For people, or as JSON (ptce-diff/1).
 *  @param same whether nothing changed. */
PTCE_API ptce_status ptce_diff(ptce_text *out, const ptce_network *before,
                               const ptce_network *after, bool as_json,
                               ptce_lang lang, bool *same, ptce_error *err);

/** How networks are joined. */
typedef struct ptce_merge_options {
    const char *id;          /**< of the whole; NULL: made of theirs */
    const char *const *same; /**< "a=b": the actor a is known as b */
    size_t same_count;
    const char *const *without; /**< ids of actors that are left out */
    size_t without_count;
} ptce_merge_options;

/** Join networks through the actors they share: those of one id, of one SIRET,
 *  or said to be the same. What they say differently of one actor is told by a
 *  finding each, and the first is kept; a tie that several tell of is one, with
 *  the sources of all; pools stay apart. The whole carries its parts in the key
 *  PTCE_MERGED. */
#define PTCE_MERGED "merged"
PTCE_API ptce_status ptce_merge_networks(ptce_network **out,
                                         const ptce_collection *all,
                                         const ptce_merge_options *options,
                                         ptce_findings *findings,
                                         ptce_error *err);
/** The networks that a whole was made of, as they were.
 *  @param changed whether the whole was edited since: such edits are not in the
 *                 parts.
 *  @retval PTCE_E_DATA it was not merged. */
PTCE_API ptce_status ptce_split_network(ptce_collection **out,
                                        const ptce_network *whole,
                                        bool *changed, ptce_findings *findings,
                                        ptce_error *err);

/** Every finding about the `ptce-*` files at or below the paths, in one pass;
 *  a broken file does not hide the others. A file that cannot be read or is not
 *  JSON is a finding too, and makes the status PTCE_E_READ or PTCE_E_SYNTAX;
 *  broken rules leave it PTCE_OK: look at findings->errors. */
PTCE_API ptce_status ptce_check(ptce_findings *findings,
                                const char *const *paths, size_t count,
                                ptce_error *err);

/** Append the canonical form of a network: fixed key order, canonical row
 *  order, one actor, tie, member or source a line, unknown keys kept. */
PTCE_API void ptce_network_write(ptce_text *out, const ptce_network *network);

/** The canonical form of the file at @p path, network or collection, whatever
 *  its rows' order; PTCE_E_* as ptce_read. */
PTCE_API ptce_status ptce_format(ptce_text *out, const char *path,
                                 ptce_findings *findings, ptce_error *err);

/** Version of cJSON that the library runs with. */
PTCE_API const char *ptce_cjson_version(void);

#endif
