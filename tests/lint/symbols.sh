#!/bin/sh
# SPDX-License-Identifier: MIT
# Global names of the library begin with ptce_ (public) or pt_ (shared inside).
set -eu
faults=$(nm --defined-only --extern-only "$1" |
    awk 'NF == 3 && $3 !~ /^(ptce_|pt_)/ && $3 !~ /^(__|_?DW\.|\.L)/ {print $3}')
[ -z "$faults" ] || { echo "$faults"; exit 1; }
