#!/usr/bin/env bash
# The audits of the npm package graphql-http against a running registry, anonymous or with a token:
#   bench/audit.sh [http://localhost:8080/graphql] [token]
# AuditTests holds the same audits for a machine without Node.
set -euo pipefail
url="${1:-http://localhost:8080/graphql}"
token="${2:-}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" graphql-http@1.23.1 graphql@16 >/dev/null
cat >audit.mjs <<'JS'
import { auditServer } from 'graphql-http';
const [url, token] = process.argv.slice(2);
const headers = token ? { authorization: `Bearer ${token}` } : {};
const fetchFn = (to, options = {}) => fetch(to, { ...options, headers: { ...options.headers, ...headers } });
const results = await auditServer({ url, fetchFn });
const bad = results.filter(result => result.status !== 'ok');
bad.forEach(result => console.log(result.status, result.id, result.name, result.reason));
console.log(`${results.length} audits, ${results.length - bad.length} ok`);
process.exitCode = bad.length ? 1 : 0;
JS
node audit.mjs "$url" "$token"
