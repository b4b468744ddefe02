// Measures, in Chromium and on the release bundle: how long the assistant takes until it is ready, and how long the
// full assessment of a ticket takes. Run by scripts/bench, which builds first.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import sirv from 'sirv';

const LOADS = 9;
const WARM_UP = 100;
const CALLS = 1000;
const ticket = JSON.parse(readFileSync('benches/ticket.json', 'utf8'));

const quantile = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
};
const line = (what, values, count) =>
  console.log(
    `${what.padEnd(34)} median ${quantile(values, 0.5).toFixed(3).padStart(9)} ms   p95 ${quantile(values, 0.95).toFixed(3).padStart(9)} ms   (${count})`,
  );

const files = sirv('dist');
const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bench</title>
<script src="/huashu.js" data-pack="/telecom.json" defer></script>
<label>处理意见 <textarea></textarea></label><button>保存</button></html>`;
const server = createServer((incoming, outgoing) => {
  // An isolated page is given a clock of 5 µs instead of 100 µs.
  outgoing.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  outgoing.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
  if (incoming.url === '/') return outgoing.setHeader('Content-Type', 'text/html').end(html);
  return files(incoming, outgoing, () => outgoing.writeHead(404).end());
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  console.log(`Chromium ${browser.version()}`);
  const ready = [];
  let assessed;
  for (let load = 0; load < LOADS; load += 1) {
    // A context of its own has no cache.
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    ready.push(
      await page.evaluate(async () => {
        await Huashu.ready;
        return performance.now() - performance.getEntriesByName(new URL('/huashu.js', location).href)[0].startTime;
      }),
    );
    if (load === LOADS - 1) {
      assessed = await page.evaluate(
        ({ ticket, warmUp, calls }) => {
          // An assessment that says nothing would be fast and wrong.
          const advice = Huashu.assess(ticket);
          if (!advice?.stage || !advice.checks?.length) throw new Error(`no advice: ${JSON.stringify(advice)}`);
          for (let i = 0; i < warmUp; i += 1) Huashu.assess(ticket);
          const times = [];
          for (let i = 0; i < calls; i += 1) {
            const began = performance.now();
            Huashu.assess(ticket);
            times.push(performance.now() - began);
          }
          return times;
        },
        { ticket, warmUp: WARM_UP, calls: CALLS },
      );
    }
    await page.close();
  }
  line('from script request to ready', ready, `${LOADS} loads`);
  line('assessment of one ticket', assessed, `${CALLS} calls`);
} finally {
  await browser.close();
  server.close();
}
