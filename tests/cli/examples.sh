#!/bin/sh
# SPDX-License-Identifier: MIT
# libptce as a stranger meets it: installed under a prefix that then moves,
# found by pkg-config, used by the programs of examples/ with a plain compiler.
#
#     examples.sh SOURCE_DIR BUILD_DIR COMPILER [FLAG…]
set -eu
source=$1 build=$2 compiler=$3
shift 3
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT

cmake --install "$build" --prefix "$top/prefix" >"$top/log"
mv "$top/prefix" "$top/moved"
PKG_CONFIG_PATH=$(dirname "$(find "$top/moved" -name ptce.pc)")
export PKG_CONFIG_PATH
for program in "$source"/examples/*.c; do
    name=$(basename "$program" .c)
    # shellcheck disable=SC2046
    "$compiler" -std=c17 -Wall -Wextra -Werror "$@" -o "$top/$name" \
        "$program" $(pkg-config --cflags --libs ptce)
    "$top/$name" "$source/graphs/laureats-2013/pole-sud-archer.json" >"$top/out"
    test -s "$top/out"
done
"$top/moved/bin/ptce" --version >/dev/null
echo 'examples: built from outside and run'
