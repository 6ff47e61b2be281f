// Run by pages.sh. Ends with 1 when a page breaks a rule: a violation found by axe-core, a request to another host, an error
// in the console, more bytes or requests to first content than docs/front-end.md promises.
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [base, pictures] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const VIEWS = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  'phone-dark': { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, colorScheme: 'dark' },
};
const MOST = { requests: 14, bytes: 150_000 };

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const faults = [];

async function open(view, path, language = 'zh-CN') {
  const context = await browser.newContext({ ...VIEWS[view], locale: language, bypassCSP: false });
  const page = await context.newPage();
  const loaded = { requests: 0, bytes: 0 };
  page.on('request', request => {
    loaded.requests++;
    const { host, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && host !== new URL(base).host) faults.push(`${path}: asks ${host}`);
  });
  const sizes = [];
  page.on('requestfinished', request => sizes.push(request.sizes().then(size => { loaded.bytes += size.responseBodySize + size.responseHeadersSize; })));
  page.on('console', message => { if (message.type() === 'error' && !/status of (404|410)/.test(message.text())) faults.push(`${path}: ${message.text()}`); });
  page.on('pageerror', error => faults.push(`${path}: ${error}`));
  await page.goto(base + path, { waitUntil: 'networkidle' });
  await Promise.all(sizes);
  return { page, loaded, context };
}

// The page's own policy forbids what axe would insert as a script: it is evaluated instead.
async function violations(page, name) {
  const source = (await import('node:fs')).readFileSync(axe, 'utf8');
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  for (const { id, nodes } of violations) faults.push(`${name}: axe ${id} at ${nodes.map(node => node.target).slice(0, 3).join(' | ')}`);
  return violations.length;
}

const PAGES = JSON.parse(process.env.PAGES ?? 'null') ?? await paths();

async function paths() {
  const query = '{ caseStudies(first: 2) { nodes { number } } }';
  const answer = await fetch(`${base}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const [one, other] = (await answer.json()).data.caseStudies.nodes.map(node => node.number);
  return {
    cases: '/cases', 'cases-en': '/cases?language=en', found: '/cases?q=' + encodeURIComponent('清洁生产 园区'),
    nothing: '/cases?q=zzqqxx', case: `/cases/${one}`, 'case-en': `/cases/${one}?language=en`, versions: `/cases/${one}/versions`,
    exports: '/exports', reports: '/reports', 'reports-en': '/reports?language=en&batch=batch_1', compare: `/cases?compare=${one}&compare=${other}&view=compare`, missing: '/cases/CS-1999-0001',
  };
}

for (const [name, path] of Object.entries(PAGES)) {
  for (const view of Object.keys(VIEWS)) {
    const { page, loaded, context } = await open(view, path);
    await page.screenshot({ path: `${pictures}/${name}-${view}.png`, fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) faults.push(`${name} ${view}: ${wide} px too wide`);
    const found = await violations(page, `${name} ${view}`);
    if (view === 'desktop') {
      console.log(`${name.padEnd(12)} ${loaded.requests} requests, ${loaded.bytes} bytes, ${found} violations`);
      if (loaded.requests > MOST.requests || loaded.bytes > MOST.bytes) faults.push(`${name}: over its budget`);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 794, height: 1123 });
      await page.screenshot({ path: `${pictures}/${name}-print.png`, fullPage: true });
      await page.pdf({ path: `${pictures}/${name}.pdf`, format: 'A4' });
    }
    await context.close();
  }
}

if (PAGES.cases) await keyboard();
if (PAGES.exports && process.env.PERSON !== '') await exported(process.env.PERSON ?? 'li.analyst');

// Tab into the field, type, walk the suggestions, search, open the first case, come back.
async function keyboard() {
  const { page, context } = await open('desktop', '/cases');
  const expect = (what, holds) => { if (!holds) faults.push(`keyboard: ${what}`); };
  await page.keyboard.press('Tab');
  expect('skip link comes first', await page.evaluate(() => document.activeElement.className === 'skip'));
  for (let step = 0; step < 12 && await page.evaluate(() => document.activeElement.id !== 'q'); step++) await page.keyboard.press('Tab');
  expect('the field is reached', await page.evaluate(() => document.activeElement.id === 'q'));
  await page.keyboard.type('园区', { delay: 60 });
  await page.waitForSelector('#suggestions:not([hidden])', { timeout: 5000 }).catch(() => expect('suggestions are shown', false));
  await page.screenshot({ path: `${pictures}/suggestions.png` });
  await page.keyboard.press('ArrowDown');
  expect('a suggestion is active', await page.evaluate(() => document.querySelector('#q').getAttribute('aria-activedescendant') === 'suggestion-0'));
  await violations(page, 'suggestions');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(800);
  expect('the address tells what was asked', page.url().includes('q='));
  const first = page.locator('.facet input').first();
  await first.focus();
  const chosen = await first.getAttribute('id');
  await page.keyboard.press('Space');
  await page.waitForTimeout(800);
  expect('the focus stays on what was chosen', await page.evaluate(() => document.activeElement.id) === chosen);
  expect('the choice is in the address', page.url().split('&').length > 1);
  await page.goBack();
  await page.waitForTimeout(800);
  expect('back takes the choice away', !(await page.locator(`[id="${chosen}"]`).isChecked()));
  await page.locator('.hits h2 a').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cases\/CS-/, { timeout: 5000 }).catch(() => expect('a case opens', false));
  await context.close();
  console.log('keyboard     walked');
}

// Signs in at the local issuer, asks for a list, waits until it is written, and takes it.
async function exported(person) {
  const { page, context } = await open('desktop', '/exports');
  const expect = (what, holds) => { if (!holds) faults.push(`exports: ${what}`); };
  const [popup] = await Promise.all([page.waitForEvent('popup', { timeout: 15000 }), page.locator('#sign').click()]);
  await popup.locator('input[name=username]:not([type=hidden])').fill(person);
  await popup.locator('input[name=password]:not([type=hidden])').fill('demo');
  await popup.keyboard.press('Enter');
  await page.waitForSelector('#signed:not([hidden])', { timeout: 20000 }).catch(() => expect('signed in', false));
  await page.locator('#wish button').click();
  const taken = page.locator('#jobs td button').first();
  await taken.waitFor({ timeout: 10000 }).catch(() => expect('a job is listed', false));
  await page.waitForFunction(() => document.querySelectorAll('#jobs tbody tr:first-child button').length > 1, null, { timeout: 30000 })
    .catch(() => expect('the job is finished', false));
  await page.screenshot({ path: `${pictures}/exports-signed.png`, fullPage: true });
  await violations(page, 'exports signed in');
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 15000 }), taken.click()]);
  expect('a file comes', (await download.path()) !== null);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
  expect('no token is kept', !/eyJ[\w-]+\./.test(kept));
  console.log('exports      signed in, taken', download.suggestedFilename());
  await context.close();
}

await browser.close();
faults.forEach(fault => console.log('FAULT', fault));
process.exitCode = faults.length ? 1 : 0;
