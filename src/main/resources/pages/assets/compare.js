// Two cases side by side: what each says of the same thing, in one row.
import { ask } from './api.js';
import { amount, badges, caseAddress, figure, h, industries, label, texts } from './dom.js';

export async function compare(numbers, place, back, signal) {
  const { left, right } = await ask('compare', numbers, { signal });
  const cases = [left, right].filter(one => one?.content);
  place.replaceChildren(
    h('p', { class: 'crumbs' }, h('a', { href: back }, `← ${texts.results}`)),
    h('h2', { id: 'comparing', tabindex: '-1' }, texts.compareTitle),
    // One of them may have been retracted since the address was sent to somebody.
    cases.length < 2 ? h('p', { class: 'notice' }, texts.missing) : table(cases));
  place.querySelector('#comparing').focus();
}

function table(cases) {
  const rows = [
    ['summary', ({ content }) => content.summary],
    ['place', ({ content }) => [content.province?.name, content.prefecture?.name].filter(Boolean).join(' · ')],
    ['industries', ({ content }) => industries(content)],
    ['pilotType', ({ content }) => content.pilotType && label('PilotType', content.pilotType)],
    ['year', ({ content }) => content.year],
    ...['problem', 'approach', 'innovations', 'enabling', 'limiting', 'costAndBenefit']
      .map(part => [part, ({ content }) => content.narrative[part]]),
    ['scale', ({ content }) => content.replicability.scale],
    ...['prerequisites', 'notSuitableWhen', 'buildingBlocks'].map(part => [part, ({ content }) => items(content.replicability[part])]),
    ['effort', ({ content }) => content.replicability.effort],
    ['payback', ({ content: { replicability: { paybackYears } } }) => paybackYears && `${amount(paybackYears)} ${texts.years}`],
    ['replicationCount', ({ replications }) => replications.length || null],
  ].map(([key, tell]) => row(texts[key], cases.map(tell)));
  return h('div', { class: 'scroll', role: 'region', 'aria-labelledby': 'comparing', tabindex: '0' },
    h('table', { class: 'comparison' },
      h('colgroup', {}, h('col'), h('col'), h('col')),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, texts.aspect), cases.map(one =>
        h('th', { scope: 'col' }, h('a', { href: caseAddress(one.number) }, one.title), h('br'), h('small', {}, one.number, ' '), badges(one))))),
      h('tbody', {}, rows, figures(cases))));
}

// What neither of them tells is no row.
const row = (name, [one, other]) =>
  (one || other) && h('tr', {}, h('th', { scope: 'row' }, name), [one, other].map(told => h('td', {}, told || none())));

const none = () => h('span', { class: 'none' }, texts.notTold);

const items = list => list.length > 0 && h('ul', {}, list.map(item => h('li', {}, item)));

// Every metric that one of them has; units may differ, so the canonical value stands beside.
function figures(cases) {
  const metrics = new Map(cases.flatMap(({ content }) => content.results).filter(({ metric }) => metric).map(({ metric }) => [metric.key, metric.name]));
  return [...metrics].map(([key, name]) => row(name, cases.map(({ content }) => {
    const told = content.results.filter(({ metric }) => metric?.key === key);
    return told.length > 0 && told.map(result => h('div', {}, figure(result),
      result.canonicalUnit && result.canonicalUnit !== result.unit && h('small', {}, ` = ${amount(result.canonicalValue)} ${result.canonicalUnit}`),
      result.findings.length > 0 && h('small', { class: 'doubt' }, texts.doubtful),
      h('small', {}, ` ${result.verification ? label('OutcomeStatus', result.verification) : texts.ownFigure}`)));
  })));
}
