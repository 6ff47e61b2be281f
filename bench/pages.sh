#!/usr/bin/env bash
# Looks at the pages of a running registry in a headless Chromium, as a reader does: desktop, phone, dark, print; axe-core in both
# themes, the search by keyboard alone, and whether anything is asked of another host. Pictures go into the folder named:
#   bench/pages.sh [http://localhost:8080] [folder]
# Needs Node 20, npm, and Chromium (CHROMIUM names it, /usr/bin/chromium otherwise).
set -euo pipefail
url="${1:-http://localhost:8080}"
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
pictures="${2:-$work/pictures}"
mkdir -p "$pictures"
npm install --silent --no-audit --no-fund --prefix "$work" playwright-core@1.56.1 axe-core@4.11.0 >/dev/null
cp "$here/pages.mjs" "$work/pages.mjs"
node "$work/pages.mjs" "$url" "$pictures"
