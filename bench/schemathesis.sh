#!/bin/sh
# Makes up requests from the schema and looks whether one makes the registry fail: bench/schemathesis.sh [examples]
# By default 50 for each operation, without a token and then as lin.yuan, zhao.mee and admin, by the checks that Schemathesis has for
# GraphQL; that a request is refused is no failure. Needs a registry of the local profile (REGISTRY, default
# http://localhost:8080) that may be written to, Python 3.10, pip, curl and openssl.
set -e
cd "$(dirname "$0")/.."
EXAMPLES=${1:-50}
export REGISTRY="${REGISTRY:-http://localhost:8080}"
FOLDER=$(mktemp -d)
trap 'rm -rf "$FOLDER"' EXIT
python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" install -q schemathesis==4.32.5
cp bench/schemathesis/*.py "$FOLDER"
failed=0
for person in '' ${PERSONS-lin.yuan zhao.mee admin}; do
  echo "== ${person:-anonymous}"
  token=${person:+$(docs/token.sh "$person")}
  (cd "$FOLDER" && PYTHONPATH=. SCHEMATHESIS_HOOKS=registry venv/bin/st run "$REGISTRY/graphql" --workers 2 \
    --max-examples "$EXAMPLES" --continue-on-failure --exclude-checks positive_data_acceptance \
    ${token:+--header "Authorization: Bearer $token"}) > "$FOLDER/said" 2>&1 || failed=1
  sed -n '/= FAILURES =/,$p' "$FOLDER/said"
  grep -q '= FAILURES =' "$FOLDER/said" || tail -n 30 "$FOLDER/said"
done
exit $failed
