// Completes what is typed, after the combobox pattern of the ARIA practices: the focus stays in the field, the arrow
// keys move through the list, Enter takes a suggestion, Escape closes the list.
import { ask } from './api.js';
import { by, caseAddress, h, label, say } from './dom.js';

const PAUSE = 120;

export function suggest(field, list, take) {
  let shown = [];
  let active = -1;
  let waiting;
  let former;

  const close = () => show([]);

  function show(suggestions) {
    shown = suggestions;
    active = -1;
    list.replaceChildren(...suggestions.map(({ text, kind, count }, place) =>
      h('li', { id: `suggestion-${place}`, role: 'option', 'aria-selected': 'false', onmousedown: event => choose(event, place) },
        text, h('small', {}, kind === 'TITLE' ? label('SuggestionKind', kind) : say('count', { n: count })))));
    list.hidden = !suggestions.length;
    field.setAttribute('aria-expanded', String(suggestions.length > 0));
    field.removeAttribute('aria-activedescendant');
  }

  function choose(event, place) {
    event.preventDefault();
    const { text, caseStudy } = shown[place];
    close();
    if (caseStudy) location.assign(caseAddress(caseStudy.number));
    else take(text);
  }

  function move(step) {
    active = (active + step + shown.length + 1) % (shown.length + 1);
    // One place past the last is the field itself, with nothing chosen.
    if (active === shown.length) active = -1;
    [...list.children].forEach((option, place) => option.setAttribute('aria-selected', String(place === active)));
    if (active < 0) return field.removeAttribute('aria-activedescendant');
    field.setAttribute('aria-activedescendant', `suggestion-${active}`);
    list.children[active].scrollIntoView({ block: 'nearest' });
  }

  async function complete() {
    const prefix = field.value.trim().slice(0, 50);
    former?.abort();
    if (!prefix) return close();
    former = new AbortController();
    try {
      const { suggestCaseStudies } = await ask('suggest', { prefix }, { signal: former.signal });
      if (document.activeElement === field) show(suggestCaseStudies ?? []);
    } catch (problem) {
      // Suggestions are a help; the search itself tells what is wrong.
      if (problem.name !== 'AbortError') close();
    }
  }

  field.addEventListener('input', event => {
    clearTimeout(waiting);
    // While an input method composes, what is in the field is not yet a word.
    if (!event.isComposing) waiting = setTimeout(complete, PAUSE);
  });
  field.addEventListener('compositionend', complete);
  field.addEventListener('keydown', event => {
    if (event.isComposing || !shown.length) return;
    if (event.key === 'ArrowDown') { event.preventDefault(); move(1); }
    else if (event.key === 'ArrowUp') { event.preventDefault(); move(active < 0 ? shown.length : -1); }
    else if (event.key === 'Enter' && active >= 0) choose(event, active);
    else if (event.key === 'Escape') { event.preventDefault(); close(); }
  });
  field.addEventListener('blur', close);
  return { close: () => { clearTimeout(waiting); former?.abort(); close(); } };
}
