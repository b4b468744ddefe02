// Measures, in Chromium and on the release bundle, what a large pack costs a page: from its text to the assistant that is
// mounted with it. Run by scripts/bench, which makes the pack with benches/packs.rs.
//
//   node benches/packs.mjs big.json
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import sirv from 'sirv';

const LOADS = 9;
const big = readFileSync(process.argv[2]);

const files = sirv('dist');
const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bench</title>
<script src="/huashu.js" data-mount="manual"></script>
<label>处理意见 <textarea></textarea></label><button>保存</button></html>`;
const server = createServer((incoming, outgoing) => {
  outgoing.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  outgoing.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
  if (incoming.url === '/') return outgoing.setHeader('Content-Type', 'text/html').end(html);
  if (incoming.url === '/big.json') return outgoing.setHeader('Content-Type', 'application/json').end(big);
  return files(incoming, outgoing, () => outgoing.writeHead(404).end());
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  console.log(`Chromium ${browser.version()}, a pack of ${(big.length / 1e6).toFixed(1)} MB`);
  const times = { parse: [], mount: [] };
  for (let load = 0; load < LOADS; load += 1) {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const took = await page.evaluate(async () => {
      // The module is there, as it is when a small pack has been mounted; the pack is what is measured.
      await Huashu.mount({ pack: '/telecom.json' });
      Huashu.unmount();
      const text = await (await fetch('/big.json')).text();
      const began = performance.now();
      const pack = JSON.parse(text);
      const parsed = performance.now();
      await Huashu.mount({ pack });
      const mounted = performance.now();
      if (!Huashu.assess({ fields: { 处理意见: '我们会尽快处理' } }).findings.length) throw new Error('no advice');
      return { parse: parsed - began, mount: mounted - parsed };
    });
    times.parse.push(took.parse);
    times.mount.push(took.mount);
    await page.close();
  }
  const line = (what, values) => {
    const sorted = values.toSorted((a, b) => a - b);
    console.log(`  ${what.padEnd(34)} median ${sorted[LOADS >> 1].toFixed(1).padStart(7)} ms   best ${sorted[0].toFixed(1).padStart(7)} ms   (${LOADS} loads)`);
  };
  line('JSON.parse', times.parse);
  line('from there to mounted', times.mount);
} finally {
  await browser.close();
  server.close();
}
