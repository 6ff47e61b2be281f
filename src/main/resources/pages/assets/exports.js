// Exports: what is there for everybody, and the jobs of whoever signs in.
import { ask } from './api.js';
import { amount, by, h, label, say, texts } from './dom.js';
import { signIn } from './login.js';

// Which list to ask for, by the field of the API's choice.
const LISTS = {
  PILOTS: 'pilots', OUTCOMES: 'outcomes', CASE_STUDIES: 'caseStudies', DELIVERABLES: 'deliverables', APPLICANTS: 'applicants',
  BATCHES: 'batches', AUDIT_CREDITS: 'auditCredits', DESIGNATIONS: 'designations', APPLICATIONS: 'applications',
  RECOMMENDATIONS: 'recommendations',
};
const AGAIN = 2000;

let session = null;
let waiting;

const problem = message => {
  by('problem').textContent = message;
  by('problem').hidden = !message;
};

function show() {
  by('sign').hidden = false;
  by('sign').textContent = session ? texts.signOut : texts.signIn;
  by('person').textContent = session ? session.name : '';
  by('signed').hidden = !session;
}

by('sign').onclick = async () => {
  problem('');
  if (session) return end();
  try {
    session = await signIn('openid profile registry.read');
    session.timer = setTimeout(end, session.seconds * 1000);
    show();
    await jobs();
  } catch (thrown) {
    problem(say('problemRetry', { message: thrown.message }));
  }
};

function end() {
  clearTimeout(session?.timer);
  clearTimeout(waiting);
  session = null;
  by('jobs').replaceChildren();
  show();
}

// --- jobs

async function jobs() {
  clearTimeout(waiting);
  const { exportJobs } = await ask('export-jobs', {}, { token: session.token });
  const { nodes } = exportJobs;
  by('jobs').replaceChildren(nodes.length ? table(nodes) : h('p', { class: 'hint' }, texts.noJobs));
  if (nodes.some(({ status }) => status === 'QUEUED' || status === 'RUNNING')) {
    waiting = setTimeout(() => jobs().catch(thrown => problem(thrown.message)), AGAIN);
  }
}

const table = nodes => h('div', { class: 'scroll', role: 'region', 'aria-label': texts.exportsOwn, tabindex: '0' }, h('table', {},
  h('caption', {}, texts.exportsOwn),
  h('thead', {}, h('tr', {}, ['list', 'format', 'requestedAt', 'state', 'rows', 'act'].map(key => h('th', { scope: 'col' }, texts.job[key])))),
  h('tbody', {}, nodes.map(job => h('tr', {},
    h('th', { scope: 'row' }, label('ExportList', job.list)),
    h('td', {}, job.format),
    h('td', {}, h('time', { datetime: job.requestedAt }, new Date(job.requestedAt).toLocaleString(document.documentElement.lang))),
    h('td', {}, label('ExportStatus', job.status), job.failure && h('small', { class: 'doubt' }, label('ExportFailure', job.failure)), progress(job)),
    h('td', {}, job.file ? amount(job.file.rows) : '–'),
    h('td', {}, acts(job)))))));

const progress = ({ status, progress: done, list }) => status === 'RUNNING' && done &&
  h('progress', { max: Math.max(1, done.total), value: done.rows, 'aria-label': label('ExportList', list) });

const acts = job => [
  job.file && h('button', { type: 'button', onclick: () => take(job.file) }, texts.download),
  ['QUEUED', 'RUNNING', 'DONE'].includes(job.status) && h('button', { type: 'button', onclick: () => cancel(job) }, texts.cancel),
];

const idempotencyKey = () => crypto.randomUUID();

by('wish').onsubmit = event => {
  event.preventDefault();
  const wish = new FormData(by('wish'));
  const input = {
    select: { [LISTS[wish.get('list')]]: {} }, format: wish.get('format'), byteOrderMark: wish.has('mark'), idempotencyKey: idempotencyKey(),
  };
  return act('request-export', input, ({ requestExport }) => requestExport);
};

const cancel = ({ id, version }) => act('cancel-export', { id, version, idempotencyKey: idempotencyKey() }, ({ cancelExport }) => cancelExport);

async function act(document, input, payload) {
  problem('');
  try {
    const { errors } = payload(await ask(document, { input }, { token: session.token }));
    problem(errors.map(({ message }) => message).join(' '));
    await jobs();
  } catch (thrown) {
    problem(say('problemRetry', { message: thrown.message }));
  }
}

// A link sends no token, so the file is fetched and handed over. Large ones are for programs, which can resume them.
async function take({ path }) {
  const answer = await fetch(path, { headers: { Authorization: `Bearer ${session.token}` }, credentials: 'omit' });
  if (!answer.ok) return problem(say('problemRetry', { message: answer.status }));
  const address = URL.createObjectURL(await answer.blob());
  const name = /filename="?([^";]+)/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'export';
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), AGAIN);
}

by('wish').elements.list.append(...Object.keys(LISTS).map(list => h('option', { value: list }, label('ExportList', list))));
show();
