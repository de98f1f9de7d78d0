#!/bin/sh
# SPDX-License-Identifier: MIT
# The pages on measures are what the program says: page_of_measures.sh PTCE DOCS
set -eu
page=$(mktemp)
trap 'rm -f "$page"' EXIT
"$1" explain --markdown --lang en >"$page"
diff "$page" "$2/measures.md"
"$1" explain --markdown --lang fr >"$page"
diff "$page" "$2/mesures.md"
