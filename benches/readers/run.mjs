// Compares our readers with libraries that find times in Chinese text, natively (our Rust, the peers in node) and in
// the page (our wasm and the peers in Chromium), and prints what a long note costs us. Run by scripts/bench, which
// measures our Rust first:
//
//   node benches/readers/run.mjs --native FILE --glue FOLDER
//
// FILE is what benches/readers/native.rs printed, FOLDER has the wasm of benches/readers/page.rs with its glue.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

// Both peers give times of the zone that they run in; node takes it from here as long as no date was made before.
const ZONE = 'Asia/Shanghai';
process.env.TZ = ZONE;
const { peers, told } = await import('./peers.mjs');
const { cost } = await import('./cost.mjs');

// The instant of huashu::proof::NOW, at which the Rust side reads.
const NOW = '2026-09-23T10:30:00+08:00';
const { values: arg } = parseArgs({ options: { native: { type: 'string' }, glue: { type: 'string' } } });
const native = JSON.parse(readFileSync(arg.native, 'utf8'));
const { pack, note, long } = native;

native.peers = Object.keys(peers).map((name) => ({
  name,
  found: told(name, note, new Date(NOW)),
  cost: cost(() => peers[name].read(note, new Date(NOW))),
}));

// --- the page ----------------------------------------------------------------------------------------------------
const bundle = await build({
  entryPoints: ['benches/readers/page.mjs'],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'chrome109',
  // The "browser" file of recognizers-text is a script that exports nothing.
  mainFields: ['module', 'main'],
  write: false,
  logLevel: 'error',
});
const files = {
  '/': ['text/html', '<!doctype html><meta charset="utf-8"><title>bench</title><script src="/glue.js"></script><script src="/page.js"></script>'],
  '/page.js': ['text/javascript', bundle.outputFiles[0].contents],
  '/glue.js': ['text/javascript', readFileSync(join(arg.glue, 'readers.js'))],
  '/readers.wasm': ['application/wasm', readFileSync(join(arg.glue, 'readers_bg.wasm'))],
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
  const tab = await browser.newPage({ timezoneId: ZONE });
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  page = await tab.evaluate((given) => measure(given), { pack, note, long, now: NOW });
} finally {
  await browser.close();
  server.close();
}

// --- what both found -----------------------------------------------------------------------------------------------
// Who finds nothing, or something else elsewhere, has not done the work that is timed.
const same = (who, here, there) => {
  if (here.length === 0) throw new Error(`${who} found nothing in the note`);
  if (JSON.stringify(here) !== JSON.stringify(there)) {
    throw new Error(`${who} found other things in the page:\n${here.join('\n')}\n---\n${there.join('\n')}`);
  }
};
same('huashu', native.found, page.found);
for (const [ix, { name, found }] of native.peers.entries()) same(name, found, page.peers[ix].found);

console.log(`a note of ${[...note].length} characters, read at ${NOW}:\n  ${note}\n`);
const list = (who, found) => console.log(`${who} finds ${found.length}:\n${found.map((words) => `  ${words}`).join('\n')}`);
list('huashu', native.found);
for (const { name, found } of native.peers) list(name, found);

// --- what it costs ---------------------------------------------------------------------------------------------------
const ms = (value) => value.toFixed(value < 10 ? 4 : 1).padStart(10);
const times = (ratio) => `${ratio < 10 ? ratio.toPrecision(2) : ratio.toFixed(0)}×`.padStart(8);
const head = (what, under) => {
  const sides = ['native (Rust, node)', `Chromium ${browser.version().split('.')[0]} (wasm, script)`];
  console.log(`\n${what.padEnd(26)}${sides.map((side) => side.padStart(38)).join('')}`);
  console.log(`${''.padEnd(26)}${`${'median'.padStart(12)}${'p95'.padStart(10)}${under.padStart(16)}`.repeat(2)}`);
};
const row = (what, here, there) => console.log(`${what.padEnd(26)}${here}${there}`);
const figures = ({ median, p95 }) => `  ${ms(median)}${ms(p95)}`;

head('one reading, ms', '÷ all  ÷ times');
const part = (cost, ours) => `${figures(cost)}${times(cost.median / ours.all.median)}${times(cost.median / ours.promises.median)}`;
const compared = (what, take) => row(what, part(take(native), native), part(take(page), page));
compared('huashu, all readers', ({ all }) => all);
compared('  times (promises)', ({ promises }) => promises);
compared('  confirmations', ({ confirmations }) => confirmations);
compared('  words, personal data', ({ words }) => words);
for (const [ix, { name }] of native.peers.entries()) compared(name, ({ peers }) => peers[ix].cost);
console.log('÷ all, ÷ times: the median over that of all our readers, and over that of our reader of times,');
console.log('since the peers find times and nothing else; below 1 the peer is the faster one');

const per = (cost, length) => `${figures(cost)}${`${((cost.median / length) * 1e6).toFixed(0)} ns`.padStart(16)}`;
head('all our readers, ms', 'a character');
for (const [ix, { length, all }] of long.entries()) {
  row(`  ${length} characters`, per(all, length), per(page.long[ix].all, length));
}
const { length } = long.at(-1);
head(`a key in ${length}, ms`, 'a character');
for (const [ix, place] of ['at the start', 'in the middle', 'at the end'].entries()) {
  row(`  ${place}`, per(native.keystroke[ix], length), per(page.keystroke[ix], length));
}
