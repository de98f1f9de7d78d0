#!/bin/sh
# SPDX-License-Identifier: MIT
# Every reader of a foreign format under libFuzzer: run.sh FUZZ_FORMAT SECONDS
# [FORMAT…]. Starts from the files of tests/io/formats and
# tests/fuzz/seeds; a finding is left in
# build/fuzz/found, and belongs into tests/io/formats/hostile once it is mended.
set -eu
program=$1
seconds=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
found=$(dirname "$program")/found
mkdir -p "$found"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ $# -gt 0 ] || set -- graphml gexf pajek paj dl gml vna dot nodelink cyjs \
    edgelist csv xlsx ods door
for format in "$@"; do
    case $format in
    pajek) extension=net ;;
    dot) extension=gv ;;
    nodelink) extension=json ;;
    edgelist) extension=edges ;;
    *) extension=$format ;;
    esac
    mkdir -p "$work/$format/seeds" "$work/$format/corpus"
    cp "$here"/../io/formats/*."$extension" "$here"/seeds/*."$extension" \
        "$work/$format/seeds" 2>/dev/null || true
    cp "$here"/../io/formats/hostile/*."$extension" "$work/$format/seeds" 2>/dev/null || true
    printf '%s\n' "$format"
    PTCE_FORMAT=$format "$program" -max_total_time="$seconds" -timeout=10 \
        -rss_limit_mb=2500 -max_len=8000 -seed=1 -dict="$here/words" \
        -artifact_prefix="$found/$format-" -print_final_stats=1 \
        "$work/$format/corpus" "$work/$format/seeds" >"$work/log" 2>&1 ||
        { tail -n 40 "$work/log"; exit 1; }
    grep -E 'number_of_executed_units|peak_rss' "$work/log"
done
