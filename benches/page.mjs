// Measures, in Chromium and on the release bundle: how long it takes from navigation until the panel can be used, beside
// a bare yew counter; from a change of a field to the offers that follow from it; and the full assessment of a ticket.
// Run by scripts/bench, which builds both first:
//
//   node benches/page.mjs --counter FOLDER
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import sirv from 'sirv';

const LOADS = 15;
const CHANGES = 60;
const WARM_UP = 100;
const CALLS = 1000;
/** How many times slower the processor is made. */
const SLOWER = [1, 6];
/** The most that the panel may take, in times of the counter. */
const GOAL = 1.5;
const { values: arg } = parseArgs({ options: { counter: { type: 'string' } } });
const ticket = JSON.parse(readFileSync('benches/ticket.json', 'utf8'));

const quantile = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
};
const line = (what, values, count, more = '') =>
  console.log(
    `${what.padEnd(44)} median ${quantile(values, 0.5).toFixed(3).padStart(9)} ms   p95 ${quantile(values, 0.95).toFixed(3).padStart(9)} ms   (${count})${more}`,
  );

// --- the pages ------------------------------------------------------------------------------------------------------
const cached = { maxAge: 3600, immutable: true };
const folders = { assistant: sirv('dist', cached), counter: sirv(arg.counter, cached) };
const head = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bench</title>';
const field = ([name, text]) => `<p><label>${name} <textarea>${text}</textarea></label></p>`;
// The reply is what changes: nothing else says what is in it.
const fields = Object.entries(ticket.fields).filter(([name]) => name !== '处理意见');
const form = `${fields.map(field).join('')}<p><label>回复客户 <textarea id="reply"></textarea></label></p><button>保存</button></html>`;
const pages = {
  '/assistant': `${head}<script src="/assistant/huashu.js" data-pack="/assistant/telecom.json" data-wasm="/assistant/huashu.wasm" defer></script>${form}`,
  '/counter': `${head}<script src="/counter/counter.js" defer></script>${form}`,
};
const server = createServer((incoming, outgoing) => {
  // An isolated page is given a clock of 5 µs instead of 100 µs.
  outgoing.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  outgoing.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
  const html = pages[incoming.url];
  if (html) return outgoing.setHeader('Content-Type', 'text/html').end(html);
  const [, folder] = incoming.url.split('/');
  const none = () => outgoing.writeHead(404).end();
  if (!folders[folder]) return none();
  incoming.url = incoming.url.slice(folder.length + 1);
  return folders[folder](incoming, outgoing, none);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const at = `http://127.0.0.1:${server.address().port}`;

/* In the page: tells when the button that an agent presses first is there, in the panel's shadow root too. Both pages are
   watched in the same way. */
const watch = () => {
  globalThis.usable = new Promise((done) => {
    const look = () => {
      const root = document.querySelector('huashu-panel')?.shadowRoot;
      if ((root ?? document).querySelector('button.phrase')) done(performance.now());
      if (root && root !== watched) observer.observe((watched = root), { childList: true, subtree: true });
    };
    const observer = new MutationObserver(look);
    let watched;
    observer.observe(document, { childList: true, subtree: true });
  });
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** A page of a browser context of its own, which has no cache, at a processor so many times slower. */
const opened = async (slower) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(watch);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page;
};
const pace = (slower) => (slower === 1 ? 'full speed' : `${slower}× slower`);
const visit = async (page, path) => {
  await page.goto(at + path, { waitUntil: 'commit' });
  return page.evaluate(() => usable);
};

try {
  console.log(`Chromium ${browser.version()}`);
  let page;
  for (const slower of SLOWER) {
    const took = { '/counter': { cold: [], warm: [] }, '/assistant': { cold: [], warm: [] } };
    // In turn, so that what else the machine does falls on both.
    for (let load = 0; load < LOADS; load += 1) {
      for (const [path, { cold, warm }] of Object.entries(took)) {
        page = await opened(slower);
        cold.push(await visit(page, path));
        warm.push(await visit(page, path));
        if (path !== '/assistant' || load < LOADS - 1) await page.context().close();
      }
    }
    for (const cache of ['cold', 'warm']) {
      const [counter, assistant] = Object.values(took).map((all) => all[cache]);
      const ratio = quantile(assistant, 0.5) / quantile(counter, 0.5);
      const goal = `   ${ratio.toFixed(2)}× (goal ${GOAL}×: ${ratio <= GOAL ? 'reached' : 'MISSED'})`;
      line(`navigation to counter, ${cache} cache, ${pace(slower)}`, counter, `${LOADS} loads`);
      line(`navigation to panel, ${cache} cache, ${pace(slower)}`, assistant, `${LOADS} loads`, goal);
    }

    // The last page of the assistant is still there. The reply is written and taken back, and the offers follow.
    const offers = await page.evaluate(async (changes) => {
      const reply = document.querySelector('#reply');
      const list = () => document.querySelector('huashu-panel').shadowRoot.querySelector('.phrases');
      const ids = () => [...list().querySelectorAll('[data-phrase]')].map((button) => button.dataset.phrase).join(' ');
      const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
      const times = [];
      for (let nth = 0; nth < changes; nth += 1) {
        // What the change before has begun is over.
        await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
        const before = ids();
        const changed = new Promise((done) => {
          const observer = new MutationObserver(() => {
            if (ids() === before) return;
            observer.disconnect();
            done(performance.now());
          });
          observer.observe(list(), { childList: true, subtree: true, attributes: true });
        });
        const began = performance.now();
        set.call(reply, nth % 2 ? '' : '上次答应您的时间没做到，是我们耽误了您，向您道歉。明天18点前给您打电话，告诉您处理结果。');
        reply.dispatchEvent(new InputEvent('input', { bubbles: true }));
        const none = new Promise((_, fail) => setTimeout(fail, 10_000, new Error(`the offers stayed as they were: ${before}`)));
        times.push((await Promise.race([changed, none])) - began);
      }
      return times;
    }, CHANGES);
    line(`a field changes to its first offers, ${pace(slower)}`, offers, `${CHANGES} changes`);
    if (slower === 1) {
      const assessed = await page.evaluate(
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
      line('assessment of one ticket', assessed, `${CALLS} calls`);
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  server.close();
}
