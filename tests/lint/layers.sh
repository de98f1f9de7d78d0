#!/bin/sh
# SPDX-License-Identifier: MIT
# Who may include whom. The rules are the documentation: a room and the rooms
# to its left; a foreign header and the only files that may include it.
set -eu
cd "$1"
faults=$(mktemp)
trap 'rm -f "$faults"' EXIT

rules='
base:
model: base
io: base model
analysis: base model
compare: base model analysis
figure: base model analysis
report: base model analysis compare figure
cli:
'
owners='
cjson/ src/io/json.c
expat.h src/io/xml_read.c
zip.h src/io/archive.c
xlsxwriter.h src/io/xlsx_write.c
zlib.h src/io/unpack.c
igraph src/analysis/ig.h
gvc.h src/figure/gv.c
cgraph.h src/figure/gv.c
utf8proc.h src/base/utf8.c
'

includes() { # file:header of a room's files, for the given delimiters
    grep -rnoE "^ *# *include *$2" "src/$1" --include='*.[ch]' |
        sed -E 's/:[0-9]+: *# *include *["<]/ /; s/[">]$//'
}

echo "$rules" | while IFS=: read -r layer allowed; do
    [ -n "$layer" ] || continue
    includes "$layer" '"[^"]+"' | while read -r file header; do
        room=${header%%/*}
        case " $layer $allowed " in
        *" $room "*) ;;
        *) echo "$file: layer $layer may not include $header" ;;
        esac
    done
    includes "$layer" '<ptce/[^>]+>' | while read -r file header; do
        room=${header#ptce/}
        room=${room%.h}
        case $room in several | paired) room=compare ;; style) room=model ;; esac
        case " $layer $allowed cli " in
        *" $room "*) ;;
        *' cli '*) [ "$layer" = cli ] ||
            echo "$file: layer $layer may not include $header" ;;
        esac
    done
done >"$faults"

echo "$owners" | while read -r header owner; do
    [ -n "$header" ] || continue
    grep -rlE "# *include *<$header" src include | grep -vxF "$owner" |
        sed "s|\$|: only $owner may include $header|" || true
done >>"$faults"
grep -rlE '# *include *<libxml/' src include | grep -vE '^src/(figure|report)/' |
    sed 's|$|: only figure and report may include libxml2|' >>"$faults" || true

cat "$faults"
[ ! -s "$faults" ]
