#!/bin/sh
# SPDX-License-Identifier: MIT
# Make the pictures of docs/gallery.md anew: run the commands that it names.
# Usage, from the top folder: docs/gallery.sh [PATH OF ptce]
set -eu
cd "$(dirname "$0")/.."
program=${1:-build/release/ptce}
sed -n 's/^ptce draw /draw /p' docs/gallery.md | while read -r line; do
    # shellcheck disable=SC2086 # the words of a line without quotes
    "$program" $line
done
