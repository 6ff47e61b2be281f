// The page around GraphiQL: who is signed in, in which language answers come, and the tour in the tabs.
// The access token lives in one variable of this module: it is written to no storage, no address and no other window.

const TEXTS = {
  zh: {
    title: '清洁生产审核创新试点登记系统', switch: 'English', in: '登录', out: '退出', nobody: '未登录',
    other: who => `这一步由 ${who} 来做：请先以该身份登录。`, ended: '登录已到期，请重新登录。',
    blocked: '浏览器拦住了登录窗口，请允许本页打开窗口。', failed: why => `登录没有成功：${why}`,
    insecure: '登录需要 https，或在本机以 localhost 打开本页。', close: '可以关闭这个窗口了。',
  },
  en: {
    title: 'Registry of cleaner production audit innovation pilots', switch: '中文', in: 'Sign in', out: 'Sign out',
    nobody: 'not signed in', other: who => `This step is for ${who} to take: sign in as that person first.`,
    ended: 'Your sign-in has expired, please sign in again.', blocked: 'The browser blocked the sign-in window; please allow it.',
    failed: why => `The sign-in did not succeed: ${why}`, insecure: 'Signing in needs https, or localhost on your own machine.',
    close: 'You may close this window.',
  },
};
const WINDOW = 'pilot-registry-login';
const channel = new BroadcastChannel(WINDOW);
const element = id => document.getElementById(id);

let language = sessionStorage.getItem('language') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
let session = null;
let step = '';

const text = () => TEXTS[language];

function show() {
  document.documentElement.lang = language;
  document.querySelector('[data-text=title]').textContent = text().title;
  element('language').textContent = text().switch;
  element('person').textContent = session ? session.name : text().nobody;
  element('sign').textContent = session ? text().out : text().in;
  element('step').textContent = step;
  const who = /^([a-z.-]+):/.exec(step)?.[1];
  const other = who && who !== 'anonymous' && who !== 'partner-demo' && who !== session?.account;
  notice(other ? text().other(who) : '');
}

function notice(message) {
  element('notice').textContent = message;
  element('notice').hidden = !message;
}

// --- asking the registry

async function ask(parameters, options) {
  const headers = {
    'Content-Type': 'application/json',
    'Accept': 'application/graphql-response+json, application/json;q=0.9',
    'Accept-Language': language,
    ...options?.headers,
  };
  if (session) headers.Authorization = `Bearer ${session.token}`;
  const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(parameters), credentials: 'omit' });
  if (response.status === 401) ended();
  return response.json();
}

// --- signing in: OpenID Connect, authorization code with proof key, in a window of its own

const base64url = bytes => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const challengeOf = async verifier =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
const redirect = `${location.origin}/graphiql`;

async function settings() {
  const own = await (await fetch('/graphiql/settings')).json();
  const issuer = own.issuer ?? location.origin;
  const endpoints = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  return { ...own, issuer, endpoints };
}

function openWindow() {
  const opened = window.open('about:blank', WINDOW, 'popup,width=780,height=860');
  if (!opened) notice(text().blocked);
  return opened;
}

function answerTo(state) {
  return new Promise(resolve => {
    channel.onmessage = ({ data }) => { if (data.state === state) resolve(data); };
  });
}

async function signIn() {
  if (!window.isSecureContext) return notice(text().insecure);
  const opened = openWindow();
  if (!opened) return;
  const { client, scopes, issuer, endpoints } = await settings();
  const [verifier, state, nonce] = [random(), random(), random()];
  opened.location = `${endpoints.authorization_endpoint}?${new URLSearchParams({
    response_type: 'code', client_id: client, redirect_uri: redirect, scope: scopes, state, nonce,
    code_challenge: await challengeOf(verifier), code_challenge_method: 'S256',
  })}`;
  const answer = await answerTo(state);
  if (!answer.code) return notice(text().failed(answer.error_description ?? answer.error));
  const exchange = await fetch(endpoints.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code', client_id: client, redirect_uri: redirect, code: answer.code, code_verifier: verifier,
    }),
    credentials: 'omit',
  });
  const tokens = await exchange.json();
  if (!exchange.ok) return notice(text().failed(tokens.error_description ?? tokens.error));
  const person = claims(tokens.id_token);
  if (person.nonce !== nonce || person.iss !== issuer || ![person.aud].flat().includes(client)) {
    return notice(text().failed('id_token'));
  }
  const timer = setTimeout(ended, tokens.expires_in * 1000);
  session = {
    token: tokens.access_token, idToken: tokens.id_token, timer, endpoints,
    account: person.preferred_username ?? person.sub, name: person.name ?? person.sub,
  };
  show();
}

function claims(token) {
  const payload = atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'));
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(payload, character => character.charCodeAt(0))));
}

function ended() {
  forget();
  notice(text().ended);
}

function forget() {
  clearTimeout(session?.timer);
  session = null;
  show();
}

// The issuer's own session ends too, so that another person can sign in; posted, since an address would keep the token.
function signOut() {
  const { idToken, endpoints } = session;
  forget();
  if (!openWindow()) return;
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action: endpoints.end_session_endpoint, target: WINDOW });
  for (const [name, value] of Object.entries({ id_token_hint: idToken, post_logout_redirect_uri: redirect, state: random() })) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  }
  document.body.append(form);
  form.submit();
  form.remove();
}

// --- the page

function follow({ tabs, activeTabIndex }) {
  step = /^# (.*)/.exec(tabs[activeTabIndex]?.query ?? '')?.[1] ?? '';
  show();
}

// A page of the registry may lead here with its own question: #document=search&variables={…}
async function led() {
  const { document: name, variables } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  if (!/^[a-z-]+$/.test(name ?? '')) return {};
  const answer = await fetch(`/pages/documents/${name}.graphql`);
  return answer.ok ? { query: await answer.text(), variables: indented(variables ?? '{}') } : {};
}

function indented(json) {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

async function open() {
  const tour = await (await fetch('/graphiql/tour')).json();
  element('language').onclick = () => {
    language = language === 'zh' ? 'en' : 'zh';
    sessionStorage.setItem('language', language);
    show();
  };
  element('sign').onclick = () => (session ? signOut() : signIn().catch(problem => notice(text().failed(problem.message))));
  step = tour[0]?.title ?? '';
  show();
  ReactDOM.createRoot(element('graphiql')).render(React.createElement(GraphiQL, {
    fetcher: ask,
    ...await led(),
    defaultTabs: tour.map(({ query, variables }) => ({ query, variables })),
    storage: sessionStorage,
    shouldPersistHeaders: false,
    onTabChange: follow,
  }));
}

// In the window the issuer sends back here there is nothing to show: the answer goes to the page that asked.
const answer = Object.fromEntries(new URLSearchParams(location.search));
if (answer.state) {
  history.replaceState(null, '', location.pathname);
  channel.postMessage(answer);
  notice(text().close);
  window.close();
} else {
  open();
}
