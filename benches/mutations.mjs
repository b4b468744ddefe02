// Measures, in Chromium and on the release bundle, what the assistant takes from a page that changes all the time: how many
// pictures it draws in a while, with the tag and without it, in turn and in one run. Run by scripts/bench, which builds first.
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import sirv from 'sirv';

const ROUNDS = 5;
/** How long each page is watched, in ms. */
const WHILE = 4000;
/** Changes for each picture that is drawn: nodes, texts and attributes, none of them in or near a field. */
const STORMS = [0, 100, 500];
const ROWS = 400;

const files = sirv('dist');
const page = (tag) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bench</title>${tag}
<form>${['投诉内容', '处理意见', '备注', '回访记录'].map((label) => `<label>${label} <textarea>客户反映没有信号。</textarea></label>`).join('')}
${Array.from({ length: 20 }, (_, nth) => `<label>栏位${'甲乙丙丁戊己庚辛壬癸'[nth % 10]} <input value="${nth}"></label>`).join('')}<button>保存</button></form>
<table>${Array.from({ length: ROWS }, (_, nth) => `<tr><td>${nth}</td><td>工单 ${nth}</td><td>处理中</td></tr>`).join('')}</table>
<ul id="feed">${'<li class="a">0</li>'.repeat(200)}</ul></html>`;
const TAG = '<script src="/huashu.js" data-pack="/telecom.json" defer></script>';
const server = createServer((incoming, outgoing) => {
  if (incoming.url === '/with') return outgoing.setHeader('Content-Type', 'text/html').end(page(TAG));
  if (incoming.url === '/without') return outgoing.setHeader('Content-Type', 'text/html').end(page(''));
  return files(incoming, outgoing, () => outgoing.writeHead(404).end());
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** Pictures that a page drew, and the longest that one took to come, in ms. */
async function watch(path, storm) {
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/${path}`);
  if (path === 'with') await tab.evaluate(() => Huashu.ready);
  const told = await tab.evaluate(
    ({ storm, time }) =>
      new Promise((done) => {
        const feed = document.querySelector('#feed');
        const gaps = [];
        let [nth, began, last] = [0, 0, 0];
        const draw = (now) => {
          if (began === 0) [began, last] = [now, now];
          else gaps.push(now - last);
          last = now;
          if (now - began > time) return done({ frames: gaps.length, longest: Math.max(...gaps) });
          for (let i = 0; i < storm; i += 1, nth += 1) {
            const item = feed.children[nth % 200];
            if (nth % 3 === 0) item.firstChild.data = String(nth);
            else if (nth % 3 === 1) item.className = `a${nth % 7}`;
            else feed.replaceChild(document.createElement('li'), item).append(String(nth));
            if (!feed.children[nth % 200].firstChild) feed.children[nth % 200].append(String(nth));
          }
          requestAnimationFrame(draw);
        };
        requestAnimationFrame(draw);
      }),
    { storm, time: WHILE },
  );
  await tab.close();
  return told;
}

try {
  console.log(`Chromium ${browser.version()}, ${ROUNDS} rounds of ${WHILE / 1000} s each`);
  for (const storm of STORMS) {
    const sum = { with: 0, without: 0 };
    const longest = { with: 0, without: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const path of round % 2 ? ['with', 'without'] : ['without', 'with']) {
        const told = await watch(path, storm);
        sum[path] += told.frames;
        longest[path] = Math.max(longest[path], told.longest);
      }
    }
    const rate = (path) => (sum[path] / ROUNDS / (WHILE / 1000)).toFixed(1);
    console.log(
      `${String(storm).padStart(4)} changes a picture   without ${rate('without')} a second, with ${rate('with')}: ` +
        `${((100 * sum.with) / sum.without).toFixed(1)} % kept   longest wait ${longest.without.toFixed(0)} and ${longest.with.toFixed(0)} ms`,
    );
  }
} finally {
  await browser.close();
  server.close();
}
