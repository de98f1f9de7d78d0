#!/bin/sh
# SPDX-License-Identifier: MIT
# Three poles (one rich, one thin, one without an actor) through every command
# under valgrind: no error and no leak in our process or in a worker.
set -eu
ptce=$1
here=$(cd "$(dirname "$0")/../.." && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

grind() {
    valgrind --quiet --error-exitcode=9 --leak-check=full \
        --errors-for-leak-kinds=definite \
        --suppressions="$here/tests/support/valgrind.supp" \
        "$ptce" --limit-time 300 "$@" >"$out/stdout" 2>"$out/stderr" && return
    echo "valgrind: ptce $*" >&2
    tail -n 60 "$out/stderr" >&2
    exit 1
}

for pole in pole-sud-archer ardaynes dechets-alpilles; do
    file=$here/graphs/laureats-2013/$pole.json
    grind check "$file"
    grind format "$file"
    grind show "$file"
    grind measure "$file" --format json
    grind draw "$file" -o "$out/$pole.svg"
done
grind report "$here/graphs/laureats-2013/ardaynes.json" -o "$out/report"
echo 'valgrind: three poles clean'
