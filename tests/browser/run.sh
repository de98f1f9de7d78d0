#!/bin/sh
# SPDX-License-Identifier: MIT
# Run report.mjs, or say what is missing: ./setup check brings it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
for tool in node "${PTCE_CHROMIUM:-chromium}"; do
    command -v "$tool" >/dev/null || {
        echo "there is no $tool; run ./setup check"
        exit 77
    }
done
[ -d "$here/node_modules/playwright-core" ] || {
    echo 'there is no playwright-core; run ./setup check'
    exit 77
}
exec node "$here/report.mjs" "$@"
