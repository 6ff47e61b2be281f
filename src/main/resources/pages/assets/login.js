// Signs somebody in: OpenID Connect, authorization code with proof key (RFC 7636), in a window of its own. The token stays in
// a variable of whoever asked for it; it is written to no storage, no address, no cookie, and is gone with the page.

const WINDOW = 'pilot-registry-login';
const channel = new BroadcastChannel(WINDOW);
// The address that issuers know: GraphiQL hands on what they answer to the page that asked.
const redirect = `${location.origin}/graphiql`;

const base64url = bytes => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const challengeOf = async verifier =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

const answerTo = state => new Promise(resolve => {
  channel.onmessage = ({ data }) => { if (data.state === state) resolve(data); };
});

function claims(token) {
  const payload = atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'));
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(payload, character => character.charCodeAt(0))));
}

// Must be called by a click, or the browser opens no window.
export async function signIn(scope) {
  const opened = window.open('about:blank', WINDOW, 'popup,width=780,height=860');
  if (!opened) throw new Error('popup');
  const { client, issuer: named } = await (await fetch('/graphiql/settings')).json();
  const issuer = named ?? location.origin;
  const endpoints = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  const [verifier, state, nonce] = [random(), random(), random()];
  opened.location = `${endpoints.authorization_endpoint}?${new URLSearchParams({
    response_type: 'code', client_id: client, redirect_uri: redirect, scope, state, nonce,
    code_challenge: await challengeOf(verifier), code_challenge_method: 'S256',
  })}`;
  const answer = await answerTo(state);
  if (!answer.code) throw new Error(answer.error_description ?? answer.error);
  const exchange = await fetch(endpoints.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code', client_id: client, redirect_uri: redirect, code: answer.code, code_verifier: verifier,
    }),
    credentials: 'omit',
  });
  const tokens = await exchange.json();
  if (!exchange.ok) throw new Error(tokens.error_description ?? tokens.error);
  const person = claims(tokens.id_token);
  if (person.nonce !== nonce || person.iss !== issuer || ![person.aud].flat().includes(client)) throw new Error('id_token');
  return { token: tokens.access_token, name: person.name ?? person.sub, seconds: tokens.expires_in };
}
