// The search of cases. The address is the state: whatever is typed, chosen or turned to stands in it, so that it can be
// sent to somebody, and the back button works.
import { ask, question } from './api.js';
import { amount, badges, by, caseAddress, figure, h, industries, label, say, texts } from './dom.js';
import { compare } from './compare.js';
import { suggest } from './suggest.js';

const PAGE = 10;
const PAUSE = 250;
const SHOWN = 8;
// By which name a dimension is chosen in the address and in the filter of the API.
const DIMENSIONS = {
  INDUSTRY: 'industries', PILOT_TYPE: 'pilotTypes', PROVINCE: 'provinces', REGION: 'regions', WATERSHED: 'watersheds',
  BATCH: 'batches', METRIC: 'metrics', VERIFICATION: 'verification', REPLICABILITY: 'replicability',
};
const ORDERS = {
  NUMBER: { field: 'NUMBER' }, YEAR: { field: 'YEAR' }, PAYBACK: { field: 'PAYBACK', direction: 'ASC' },
};

const field = by('q');
let state;
let former;
let pause;

// --- the address

const read = () => new URLSearchParams(location.search);

function go(next, { replace = false } = {}) {
  const search = next.toString();
  history[replace ? 'replaceState' : 'pushState'](null, '', search ? `?${search}` : location.pathname);
  return show();
}

// Another question begins at its first page.
function changed(edit) {
  const next = read();
  next.delete('after');
  next.delete('before');
  edit(next);
  return next;
}

const toggle = (name, value, on) => go(changed(next => (on ? next.append(name, value) : next.delete(name, value))));

function variables() {
  const filter = {};
  for (const name of Object.values(DIMENSIONS)) {
    const values = state.getAll(name);
    if (values.length) filter[name] = values;
  }
  const order = ORDERS[state.get('order')];
  const before = state.get('before');
  return {
    text: state.get('q')?.trim() || undefined,
    filter: Object.keys(filter).length ? filter : undefined,
    orderBy: order && [order],
    ...(before ? { last: PAGE, before } : { first: PAGE, after: state.get('after') ?? undefined }),
  };
}

// --- what is shown

async function show() {
  state = read();
  // Who is typing is not interrupted.
  if (document.activeElement !== field) field.value = state.get('q') ?? '';
  by('language').search = withLanguage(by('language').hreflang);
  showTray();
  const compared = state.getAll('compare');
  const side = state.get('view') === 'compare' && compared.length === 2;
  for (const id of ['search', 'found']) by(id).hidden = side;
  by('comparison').hidden = !side;
  const asked = side ? { left: compared[0], right: compared[1] } : variables();
  by('follow').href = followed();
  by('query').href = question(side ? 'compare' : 'search', asked);
  former?.abort();
  former = new AbortController();
  by('found').setAttribute('aria-busy', 'true');
  try {
    if (side) {
      const back = new URLSearchParams(state);
      back.delete('view');
      await compare(asked, by('comparison'), `?${back}`, former.signal);
    } else {
      const { searchCaseStudies } = await ask('search', asked, { signal: former.signal });
      showFound(searchCaseStudies);
    }
    problem('');
  } catch (thrown) {
    if (thrown.name === 'AbortError') return;
    // A cursor may outlive the key it was sealed with: then the list begins anew.
    if (thrown.code === 'BAD_CURSOR') return go(changed(() => {}), { replace: true });
    problem(thrown.code === 'RATE_LIMITED' ? texts.tooMany : say('problemRetry', { message: thrown.message }));
  }
  by('found').setAttribute('aria-busy', 'false');
}

// The feed of this very search, whatever its order or page.
function followed() {
  const kept = ['q', 'language', ...Object.values(DIMENSIONS)];
  const search = String(new URLSearchParams([...state].filter(([name, value]) => value && kept.includes(name))));
  return `/cases/feed.atom${search && `?${search}`}`;
}

function withLanguage(language) {
  const other = read();
  other.set('language', language);
  return other;
}

function problem(message) {
  by('problem').textContent = message;
  by('problem').hidden = !message;
}

function showFound({ totalCount, didYouMean, statedRanges, pageInfo, facets, edges }) {
  const q = state.get('q')?.trim();
  by('count').textContent = say(q ? 'countFor' : 'count', { n: amount(totalCount), q });
  showSort(q);
  showChosen(facets);
  showFacets(facets);
  by('hits').replaceChildren(...edges.map(hit));
  if (!edges.length) by('hits').append(nothing());
  if (statedRanges.length) {
    by('hits').prepend(h('li', {}, h('p', {}, say('statedRanges', { ranges: statedRanges.map(range => range.text).join('；') }))));
  }
  if (didYouMean) {
    by('hits').prepend(h('li', {}, h('p', {}, texts.didYouMean,
      h('a', { href: `?${changed(next => next.set('q', didYouMean))}`, onclick: follow }, didYouMean))));
  }
  by('pages').replaceChildren(...[
    pageInfo.hasPreviousPage && pageLink(texts.previous, { before: pageInfo.startCursor }, 'prev'),
    pageInfo.hasNextPage && pageLink(texts.next, { after: pageInfo.endCursor }, 'next'),
  ].filter(Boolean));
}

const pageLink = (text, cursor, rel) =>
  h('a', { rel, href: `?${changed(next => Object.entries(cursor).forEach(([name, value]) => next.set(name, value)))}`, onclick: follow }, text);

function hit({ node, highlights, missing, doubtful }) {
  const { number, title, content } = node;
  const inTitle = highlights.find(({ part }) => part === 'TITLE');
  const elsewhere = highlights.filter(({ part }) => part !== 'TITLE').slice(0, 2);
  const chosen = state.getAll('compare').includes(number);
  return h('li', {},
    h('article', {},
      h('h2', {}, h('a', { href: caseAddress(number), lang: 'zh' }, inTitle ? fragments(inTitle) : title)),
      h('p', { class: 'meta' }, [number, industries(content), content.province?.name, content.year].filter(Boolean).join(' · '), ' ', badges(node)),
      elsewhere.length
        ? elsewhere.map(found => h('p', { class: 'clamp' }, h('span', { class: 'part' }, label('CasePart', found.part), texts.colon), fragments(found)))
        : h('p', { class: 'clamp', lang: 'zh' }, content.summary),
      missing.length > 0 && h('p', { class: 'meta' }, texts.notMentioned, missing.join(texts.comma)),
      doubtful.length > 0 && h('p', { class: 'doubt' }, texts.onlyDoubtful, doubtful.map(metric => metric.name).join(texts.comma)),
      h('ul', { class: 'figures' }, content.results.filter(result => result.metric).slice(0, 3).map(result =>
        h('li', {}, h('span', {}, result.metric.name, ' '), figure(result))))),
    h('label', { class: 'pick' },
      h('input', { type: 'checkbox', checked: chosen, 'aria-label': say('compareSelect', { title }), onchange: event => pick(number, event.target.checked) }),
      texts.compare));
}

const fragments = ({ fragments: pieces }) => pieces.map(({ text, hit: asked }) => (asked ? h('mark', {}, text) : text));

function nothing() {
  const [differently, fewer, begin] = texts.nothingHints;
  return h('li', { class: 'empty' }, h('div', {},
    h('h2', {}, texts.nothing),
    h('ul', {}, h('li', {}, differently), h('li', {}, fewer)),
    h('p', {}, begin, ' ', texts.examples.map(word => [h('a', { href: `?${new URLSearchParams({ q: word })}`, onclick: follow }, word), ' '])),
    h('p', {}, h('button', { type: 'button', onclick: clear }, texts.clear))));
}

// Links that stay on the page are followed without loading it again; opened in another tab they work as well.
function follow(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const next = new URLSearchParams(event.currentTarget.search);
  field.value = next.get('q') ?? '';
  go(next).then(() => { by('main').focus(); scrollTo({ top: 0 }); });
}

function showSort(q) {
  const known = ['RELEVANCE', ...Object.keys(ORDERS)].filter(order => q || order !== 'RELEVANCE');
  const now = known.includes(state.get('order')) ? state.get('order') : known[0];
  by('sort').replaceChildren(...known.map(order => h('option', { value: order, selected: order === now }, label('order', order))));
}

function showChosen(facets) {
  const chosen = facets.flatMap(({ dimension, values }) =>
    values.filter(value => value.chosen).map(value => ({ name: DIMENSIONS[dimension], dimension, ...value })));
  by('chosen').replaceChildren(
    ...chosen.map(({ name, dimension, value, label: text }) =>
      h('button', { type: 'button', 'aria-label': say('remove', { name: text }), onclick: () => toggle(name, value, false) },
        `${label('CaseDimension', dimension)}${texts.colon}${text} ✕`)),
    ...(chosen.length > 1 ? [h('button', { type: 'button', onclick: clear }, texts.clear)] : []));
}

const clear = () => go(changed(next => Object.values(DIMENSIONS).forEach(name => next.delete(name))));

// Counts of a dimension are those its other choices would give, so one may choose several.
function showFacets(facets) {
  const focused = document.activeElement?.id;
  const open = by('filters')?.open ?? matchMedia('(min-width: 52.01rem)').matches;
  const opened = new Set([...by('facets').querySelectorAll('fieldset details[open]')].map(more => more.dataset.of));
  const groups = facets.filter(({ values }) => values.length).map(({ dimension, values }) => {
    const boxes = values.map(value => box(DIMENSIONS[dimension], value));
    const rest = boxes.slice(SHOWN);
    return h('fieldset', {}, h('legend', {}, label('CaseDimension', dimension)), boxes.slice(0, SHOWN),
      rest.length > 0 && h('details', { 'data-of': dimension, open: opened.has(dimension) },
        h('summary', {}, say('more', { n: rest.length })), rest));
  });
  by('facets').replaceChildren(h('details', { id: 'filters', open }, h('summary', {}, texts.filters), groups));
  if (focused) by(focused)?.focus();
}

const box = (name, { value, label: text, count, chosen }) =>
  h('label', { class: 'facet' },
    h('input', { type: 'checkbox', id: `${name}-${value}`, checked: chosen, onchange: event => toggle(name, value, event.target.checked) }),
    h('span', {}, text), h('small', {}, amount(count)));

// --- two cases to compare

function pick(number, on) {
  const next = read();
  const kept = next.getAll('compare').filter(other => other !== number);
  next.delete('compare');
  (on ? [...kept, number].slice(-2) : kept).forEach(one => next.append('compare', one));
  go(next, { replace: true });
}

function showTray() {
  const compared = state.getAll('compare');
  const side = new URLSearchParams(state);
  side.set('view', 'compare');
  by('tray').hidden = !compared.length || state.get('view') === 'compare';
  by('tray').replaceChildren(
    h('p', {}, compared.length === 2 ? `${texts.compareReady}${texts.colon}${compared.join(texts.comma)}` : say('comparePick', { title: compared[0] })),
    compared.length === 2 ? h('a', { class: 'go', href: `?${side}`, onclick: follow }, texts.compareGo) : '',
    h('button', { type: 'button', onclick: () => { const next = read(); next.delete('compare'); go(next, { replace: true }); } }, texts.compareClear));
}

// --- what readers do

const suggestions = suggest(field, by('suggestions'), text => {
  field.value = text;
  search();
});

function search({ typing = false } = {}) {
  clearTimeout(pause);
  const q = field.value.trim();
  if (q === (state.get('q') ?? '')) return;
  // Letters that are typed are one step of the history, not many.
  go(changed(next => (q ? next.set('q', q) : next.delete('q'))), { replace: typing });
}

field.addEventListener('input', event => {
  clearTimeout(pause);
  if (!event.isComposing) pause = setTimeout(search, PAUSE, { typing: true });
});
field.addEventListener('compositionend', () => search({ typing: true }));
by('search').addEventListener('submit', event => {
  event.preventDefault();
  suggestions.close();
  search();
});
by('sort').addEventListener('change', event => go(changed(next => next.set('order', event.target.value))));
matchMedia('(min-width: 52.01rem)').addEventListener('change', ({ matches }) => by('filters')?.toggleAttribute('open', matches));
addEventListener('popstate', () => { field.blur(); show(); });
show();
