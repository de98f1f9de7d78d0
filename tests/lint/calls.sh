#!/bin/sh
# SPDX-License-Identifier: MIT
# Calls that must not stand in the code, with the reason.
set -eu
cd "$1"

faults=$(while IFS='~' read -r call except reason; do
    grep -rnE "(^|[^a-zA-Z0-9_])($call)" src include --include='*.[ch]' |
        grep -vE "^($except):" | sed "s~\$~    <- $reason~" || true
done <<'ROWS'
igraph_read_graph_~none~igraph's readers trust their input
igraph_write_graph_~none~igraph's writers obey the locale
agwrite *\(~none~does not escape a final backslash
gvRenderFilename *\(~none~answers 0 on an unwritable path
gvRender *\(~none~answers 0 on a full disk
setlocale *\(~none~the locale belongs to the host
strtod *\(~src/base/number.c~obeys the locale
atof *\(~none~obeys the locale
xmlNewChild *\(~none~does not escape &
XML_PARSE_NOENT~none~reads local files
xmlReadFile *\(~none~reads what it is told to
system *\(~none~runs what it is told to
popen *\(~none~runs what it is told to
(printf|puts|putchar|perror) *\(~src/cli/.*~the library never prints
f(printf|puts|putc|write) *\(~src/cli/.*~the library never prints
(exit|abort) *\(~src/cli/.*~the library never ends its host
time *\(~none~no clock in an output
ROWS
)
[ -z "$faults" ] || { echo "$faults"; exit 1; }
