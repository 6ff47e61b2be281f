#!/usr/bin/env bash
# Prints an access token of a demonstration person (local profile), or of the demonstration partner:
#   docs/token.sh PERSON [PASSWORD]      docs/token.sh partner-demo
# It goes the way a browser goes: login form, authorization code, proof key (RFC 7636). REGISTRY names another address.
# Needs curl and openssl.
set -euo pipefail

person=${1:?usage: docs/token.sh PERSON [PASSWORD]}
password=${2:-demo}
registry=${REGISTRY:-http://localhost:8080}
redirect=http://127.0.0.1:8080/registry-cli
scope='openid profile registry.read registry.write registry.admin registry.import'

fail() { echo "$1" >&2; exit 1; }
random() { openssl rand -base64 32 | tr '+/' '-_' | tr -d '=\n'; }
access_token() { sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p'; }
location() { tr -d '\r' | sed -n 's/^[Ll]ocation: //p'; }

if [ "$person" = partner-demo ]; then
  curl -sS -u partner-demo:partner-demo-secret -d grant_type=client_credentials \
    --data-urlencode 'scope=registry.read registry.partner' "$registry/oauth2/token" | access_token
  exit
fi

cookies=$(mktemp)
trap 'rm -f "$cookies"' EXIT
browser() { curl -sS -b "$cookies" -c "$cookies" -H 'Accept: text/html' "$@"; }

verifier=$(random)
challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | openssl base64 | tr '+/' '-_' | tr -d '=\n')
browser -o /dev/null --get "$registry/oauth2/authorize" -d response_type=code -d client_id=registry-cli \
  --data-urlencode "redirect_uri=$redirect" --data-urlencode "scope=$scope" -d "state=$(random)" \
  -d "code_challenge=$challenge" -d code_challenge_method=S256
csrf=$(browser "$registry/login" | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' | head -n 1)
[ -n "$csrf" ] || fail "$registry has no login form: is it running in the local profile?"
onward=$(browser -o /dev/null -D - --data-urlencode "username=$person" --data-urlencode "password=$password" \
  --data-urlencode "_csrf=$csrf" "$registry/login" | location)
case $onward in *'/login?error'*) fail "Unknown person or wrong password: $person" ;; esac
code=$(browser -o /dev/null -D - "$onward" | location | sed -n 's/.*[?&]code=\([^&]*\).*/\1/p')
[ -n "$code" ] || fail "The issuer gave no code."
browser -d grant_type=authorization_code -d client_id=registry-cli --data-urlencode "redirect_uri=$redirect" \
  -d "code=$code" -d "code_verifier=$verifier" "$registry/oauth2/token" | access_token
