// How the pages build what they show. Data become text nodes only, never markup; the policy of the page (Trusted Types)
// would refuse anything else.

const { pages, texts: language, keep } = document.documentElement.dataset;

export const texts = await (await fetch(`${pages}/texts/${language}.json`)).json();

// say('count', { n: 3 }) fills the {n} of a text.
export const say = (key, facts = {}) => texts[key].replace(/\{(\w+)\}/g, (_, name) => facts[name]);
export const label = (kind, value) => texts[kind]?.[value] ?? value;

const digits = new Intl.NumberFormat(language, { maximumFractionDigits: 20 });
// Decimals come as they are written and stay exact: they are never counted with here.
export const amount = value => digits.format(value);

export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element[key] = value;
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.flat(9).filter(child => child != null && child !== false));
  return element;
}

export const by = id => document.getElementById(id);

// A reader who chose a language keeps it on the next page.
export const caseAddress = number => `/cases/${number}${keep}`;

export function badges({ synthetic, pilot, inProgress, source, content }) {
  const confirmed = content?.results.some(result => result.verification === 'CONFIRMED');
  return h('span', { class: 'badges' },
    synthetic && h('span', { class: 'badge alarm' }, texts.synthetic),
    pilot?.demonstration && h('span', { class: 'badge alarm' }, texts.demonstration),
    inProgress && h('span', { class: 'badge notable' }, texts.inProgress),
    source && h('span', { class: 'badge' }, texts.historic),
    confirmed ? h('span', { class: 'badge good' }, texts.verifiedResults) : h('span', { class: 'badge' }, texts.unverified));
}

export const industries = content =>
  content.industries.map(choice => choice.text ?? choice.industry?.name).filter(Boolean).join(texts.comma);

// A figure as its source has it: 约 120 万吨.
export const figure = ({ qualifier, value, unit }) =>
  h('b', {}, qualifier ? `${label('Qualifier', qualifier)} ` : '', `${amount(value)} ${unit}`);
