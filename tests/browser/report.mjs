// SPDX-License-Identifier: MIT
// The report as its readers meet it: in a browser, on a telephone, in the
// dark, on paper, without a mouse, without JavaScript, read by a machine.
//
//     node report.mjs PTCE SOURCE_DIR WORK_DIR
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const [ptce, source, work] = process.argv.slice(2);
const axe = readFileSync(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const laureates = path.join(source, 'graphs/laureats-2013');
const hostile = path.join(source, 'tests/report/report_hostile');
const reports = {
  fr: ['fr', laureates],
  hostile: ['en', hostile],
  one: ['en', path.join(laureates, 'pole-sud-archer.json')],
};

function write(name) {
  const [lang, from] = reports[name];
  const folder = path.join(work, name);
  execFileSync(ptce, ['report', from, '-o', folder, '--lang', lang, '--draws',
    '20', '--jobs', '2', '--quiet'], {stdio: 'inherit'});
  return path.join(folder, 'index.html');
}

// ---- A page, and what it must never do -------------------------------------

const desktop = {width: 1280, height: 800};
const phone = {width: 360, height: 740};
let browser;
const pages = {};

// Opens a page, gives it to `look`, and fails if it asked for anything, broke
// its own content-security policy, or complained.
async function open(name, options, look) {
  const context = await browser.newContext(
      {viewport: desktop, reducedMotion: 'reduce', ...options});
  const page = await context.newPage();
  const address = pathToFileURL(pages[name]).href;
  const bad = [];
  page.on('console', m => bad.push(`console: ${m.text()}`));
  page.on('pageerror', e => bad.push(`error: ${e.message}`));
  page.on('dialog', d => { bad.push('a dialog'); return d.dismiss(); });
  page.on('request', r => {
    const url = r.url();
    if (url.split('#')[0] !== address && !/^(data|blob):/.test(url))
      bad.push(`request: ${url}`);
  });
  try {
    await page.goto(address + (options.hash ?? ''));
    await look(page);
    assert.deepEqual(bad, []);
  } finally {
    await context.close();
  }
}

async function findsNothing(page) {
  await page.evaluate(axe);
  const {violations} = await page.evaluate(
      () => window.axe.run({resultTypes: ['violations']}));
  const said = violations.map(
      v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) +
          ' ' + (n.any[0]?.message ?? '')).join(' | ')}`);
  assert.deepEqual(said, []);
}

// Nothing sticks out of the page; what is wide scrolls by itself.
async function fits(page) {
  const [wide, seen] = await page.evaluate(() =>
      [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(wide <= seen, `the page is ${wide} px wide in ${seen} px`);
}

// ---- The tests ---------------------------------------------------------------

const tests = {
  async 'axe-core finds nothing, in light and in the dark'() {
    for (const [name, colorScheme] of
        [['one', 'light'], ['hostile', 'dark'], ['fr', 'light']])
      await open(name, {colorScheme}, findsNothing);
  },

  async 'axe-core finds nothing on a telephone'() {
    await open('one', {viewport: phone, colorScheme: 'dark'}, findsNothing);
  },

  async 'a telephone and 200 % zoom lose nothing'() {
    for (const viewport of [phone, {width: 640, height: 400}])
      for (const name of ['fr', 'hostile', 'one'])
        await open(name, {viewport}, fits);
  },

  async 'it can be read without JavaScript'() {
    await open('fr', {javaScriptEnabled: false}, async page => {
      await page.locator('#pole-pole-sud-archer svg').first().waitFor();
      assert.ok(await page.locator('h2').count() >= 6);
    });
  },

  async 'a deep link leads to its pole'() {
    await open('fr', {hash: '#pole-pole-sud-archer'}, async page => {
      const top = await page.evaluate(() => document.getElementById(
          'pole-pole-sud-archer').getBoundingClientRect().top);
      assert.ok(Math.abs(top) < 200, `it is ${top} px away`);
    });
  },

  async 'the page of 23 poles is below 5 MB and there within a second'() {
    assert.ok(statSync(pages.fr).size < 5 << 20);
    await open('fr', {}, async page => {
      const ready = await page.evaluate(() =>
          performance.getEntriesByType('navigation')[0].domInteractive);
      assert.ok(ready < 1000, `${ready} ms`);
    });
  },

  async 'the keyboard alone reaches the content, with the focus in sight'() {
    await open('one', {}, async page => {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.hash),
          '#main');
      await page.keyboard.press('Enter');
      for (let i = 0; i < 6; i++) {
        await page.keyboard.press('Tab');
        const outline = await page.evaluate(() =>
            getComputedStyle(document.activeElement).outlineStyle);
        assert.notEqual(outline, 'none');
      }
    });
  },

  async 'it prints'() {
    await open('one', {}, async page => {
      const pdf = await page.pdf({preferCSSPageSize: true});
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    });
  },

  async 'hostile data inject nothing'() {
    await open('hostile', {}, async page => {
      const found = await page.evaluate(() => {
        const bad = [];
        for (const e of document.querySelectorAll('*')) {
          for (const a of e.attributes)
            if (/^on/i.test(a.name)) bad.push(`${e.tagName} ${a.name}`);
          const href = e.href?.baseVal ?? e.href ?? '#';
          if (!/^(#|https?:|file:|blob:|data:)/.test(href)) bad.push(href);
        }
        for (const name of ['iframe', 'object', 'embed', 'img', 'base', 'form',
          'link', 'b', 'i', 'foreignObject'])
          if (document.querySelector(name)) bad.push(name);
        return bad;
      });
      assert.deepEqual(found, []);
      assert.ok(await page.evaluate(() => document.title.includes('</title>')));
    });
  },
};

// ---- Running them --------------------------------------------------------------

rmSync(work, {recursive: true, force: true});
mkdirSync(work, {recursive: true});
for (const name of Object.keys(reports)) pages[name] = write(name);
browser = await chromium.launch({
  executablePath: process.env.PTCE_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update',
    '--disable-sync'],
});
let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  const start = Date.now();
  try {
    await test();
    console.log(`ok      ${name} (${Date.now() - start} ms)`);
  } catch (error) {
    failed++;
    console.log(`not ok  ${name}\n${error.stack}`);
  }
}
await browser.close();
rmSync(work, {recursive: true, force: true});
process.exit(failed ? 1 : 0);
