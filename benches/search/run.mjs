// Compares our search with libraries that search texts in a page, all in Chromium over the same phrases, in one run. Run by
// scripts/bench, which has the phrases written and our search built for the page first:
//
//   node benches/search/run.mjs --given FILE --glue FOLDER
//
// FILE is what `benches/search.rs --give` wrote, FOLDER has the wasm of benches/search/page.rs with its glue.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

/** A key must be answered within this, in milliseconds. */
const GOAL = 4;

const { values: arg } = parseArgs({ options: { given: { type: 'string' }, glue: { type: 'string' } } });
const given = JSON.parse(readFileSync(arg.given, 'utf8'));
const ticket = JSON.parse(readFileSync('benches/ticket.json', 'utf8')).fields;

const bundle = await build({
  entryPoints: ['benches/search/page.mjs'],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'chrome109',
  write: false,
  logLevel: 'error',
});
const files = {
  '/': ['text/html', '<!doctype html><meta charset="utf-8"><title>bench</title><script src="/glue.js"></script><script src="/page.js"></script>'],
  '/page.js': ['text/javascript', bundle.outputFiles[0].contents],
  '/glue.js': ['text/javascript', readFileSync(join(arg.glue, 'search.js'))],
  '/search.wasm': ['application/wasm', readFileSync(join(arg.glue, 'search_bg.wasm'))],
};
const server = createServer(({ url }, outgoing) => {
  // An isolated page is given a clock of 5 µs instead of 100 µs.
  outgoing.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  outgoing.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
  const [type, bytes] = files[url] ?? [];
  if (!type) return outgoing.writeHead(404).end();
  return outgoing.setHeader('Content-Type', `${type}; charset=utf-8`).end(bytes);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let page;
try {
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  page = await tab.evaluate((all) => measure(all), { ...given, ticket });
} finally {
  await browser.close();
  server.close();
}

// --- what is found -------------------------------------------------------------------------------------------------
// Who finds nothing has not done the work that is timed.
const { queries, phrases } = given;
for (const { name, found } of [{ name: 'huashu', ...page.ours }, ...page.peers]) {
  if (found.every((hits) => hits.length === 0)) throw new Error(`${name} found nothing at all`);
}
console.log(`Chromium ${browser.version().split('.')[0]}, ${phrases.length} phrases; hits for each query, of 12 at most:`);
const cell = (text) => String(text).padStart(10);
console.log(`${''.padEnd(34)}${queries.map((query) => cell(query.slice(0, 9))).join('')}`);
for (const { name, found } of [{ name: 'huashu', ...page.ours }, ...page.peers]) {
  console.log(`${name.padEnd(34)}${found.map((hits) => cell(hits.length)).join('')}`);
}

// --- what it costs ---------------------------------------------------------------------------------------------------
const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const typed = queries.flatMap((query) => [...query].map((_, at) => [...query].slice(0, at + 1).join('')));
const keys = (search) => {
  const all = search.flat();
  const medians = all.map(({ median }) => median);
  const worst = medians.indexOf(Math.max(...medians));
  return { median: quantile(medians, 0.5), worst: medians[worst], p95: all[worst].p95, text: typed[worst] };
};
const ours = keys(page.ours.search);
const ms = (value) => value.toFixed(value < 10 ? 3 : 1).padStart(10);
const times = (ratio) => `${ratio < 10 ? ratio.toPrecision(2) : ratio.toFixed(0)}×`.padStart(8);
console.log(`\n${'ms'.padEnd(34)}${['first use', '', 'median key', '', 'worst key', '', 'its p95'].map((head, at) => head.padStart(at % 2 ? 8 : 10)).join('')}`);
const row = (name, first, { median, worst, p95, text }) =>
  console.log(`${name.padEnd(34)}${ms(first)}${times(first / page.ours.first)}${ms(median)}${times(median / ours.median)}${ms(worst)}${times(worst / ours.worst)}${ms(p95)}  ${text}`);
row('huashu, the search', page.ours.first, ours);
const panel = keys(page.ours.panel);
row('huashu, a key up to the panel', page.ours.first, panel);
for (const { name, first, search } of page.peers) row(`${name} + pinyin-pro`, first, keys(search));
console.log(`first use: the index is made; of the peers' it is ${ms(page.pinyin).trim()} ms for pinyin-pro. ×: times ours; below 1 the peer is the faster one.`);
console.log(`every key of ${queries.length} queries is timed (${queries.join(' · ')}): the median over the keys, and the worst of them`);
const verdict = panel.worst <= GOAL ? 'reached' : 'MISSED';
console.log(`the goal of ${GOAL} ms a key, up to the panel: ${verdict} (${ms(panel.worst).trim()} ms for “${panel.text}”, p95 ${ms(panel.p95).trim()} ms)`);
