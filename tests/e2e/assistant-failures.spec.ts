// Whatever is missing or broken, the desk saves as if the assistant were not there, and the console says so.
import { readFileSync } from 'node:fs';
import type { Page, Route } from '@playwright/test';
import { expect, FACES, test } from './assistant';
import { TICKETS } from './tickets';

const UNGUARDED = /huashu: 保存未受检查 \(saving is unguarded\)/;
const PAGE = /\/(portal|react|vue)\/$/;

const json = (text: string) => (route: Route) => route.fulfill({ contentType: 'application/json', body: text });

/** Serves the page with other words in its tag, or under another policy. */
const changed = (page: Page, change: { tag?: string; policy?: string }): Promise<unknown> =>
  page.route(PAGE, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('data-pack=', () => `${change.tag ?? ''} data-pack=`);
    const headers = { ...response.headers(), ...(change.policy && { 'content-security-policy': change.policy }) };
    await route.fulfill({ response, body, headers });
  });

const pack = JSON.parse(readFileSync('dist/telecom.json', 'utf8')) as object;

const BROKEN: { what: string; says: RegExp; breaks: (page: Page) => Promise<unknown> }[] = [
  {
    what: 'the module is not there',
    says: /the module is not at .*huashu\.wasm \(HTTP 404\)/,
    breaks: (page) => page.route('**/huashu.wasm', (route) => route.fulfill({ status: 404, body: 'gone' })),
  },
  {
    what: 'the module is cut off',
    says: /the module did not start/,
    breaks: (page) =>
      page.route('**/huashu.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: Buffer.from([0, 0x61, 0x73]) })),
  },
  {
    what: 'the network fails under the module',
    says: /the module could not be fetched/,
    breaks: (page) => page.route('**/huashu.wasm', (route) => route.abort()),
  },
  {
    what: 'the pack is not there',
    says: /the phrase pack is not at .*telecom\.json \(HTTP 404\)/,
    breaks: (page) => page.route('**/telecom.json', (route) => route.fulfill({ status: 404, body: '{}' })),
  },
  {
    what: 'the pack is no JSON',
    says: /the phrase pack at .*telecom\.json is no JSON/,
    breaks: (page) => page.route('**/telecom.json', json('<!doctype html><title>登录</title>')),
  },
  {
    what: 'the pack is of a newer format',
    says: /\[newer-format\]/,
    breaks: (page) => page.route('**/telecom.json', json(JSON.stringify({ ...pack, format: 99 }))),
  },
  {
    what: 'the pack is no pack',
    says: /the phrase pack (cannot be read|has \d+ problem)/,
    breaks: (page) => page.route('**/telecom.json', json('[1, 2]')),
  },
  {
    what: 'the policy of the page forbids WebAssembly',
    says: /add 'wasm-unsafe-eval' to script-src/,
    breaks: (page) => changed(page, { policy: "script-src 'self'; connect-src 'self'" }),
  },
  {
    what: 'the policy of the page forbids fetching',
    says: /could not be fetched .*connect-src/,
    breaks: async (page) => {
      await changed(page, { policy: "script-src 'self' 'wasm-unsafe-eval'; connect-src http://127.0.0.1:*/api/" });
    },
  },
  {
    what: 'the site file has errors',
    says: /the site file has 2 problem\(s\):[^]*feilds[^]*\(\(/,
    breaks: async (page) => {
      await changed(page, { tag: 'data-site="/tests/broken.json"' });
      await page.route('**/tests/broken.json', json('{"format": 1, "feilds": {}, "fields": {"reply": "(("}}'));
    },
  },
];

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });
    for (const { what, says, breaks } of BROKEN) {
      test(`${what}: saves go through, and the console says unguarded`, async ({ desk, page, complaints }) => {
        await breaks(page);
        const told: string[] = [];
        await page.exposeFunction('tell', (message: string) => told.push(message));
        await page.addInitScript(() => {
          document.addEventListener('huashu:error', (event) => {
            void (window as unknown as { tell: (m: string) => void }).tell((event as CustomEvent<{ message: string }>).detail.message);
          });
        });
        await page.goto(face.path);
        // One line for each file that failed, the same to the console and to the host.
        await expect.poll(() => told.length).toBeGreaterThan(0);
        await expect.poll(() => complaints.filter((line) => UNGUARDED.test(line))).toEqual(told);
        for (const line of told) expect(line).toMatch(says);
        await expect(desk.panel.host).toHaveCount(0);
        expect(await page.evaluate(() => document.documentElement.getAttribute('style'))).toBeNull();

        await desk.choose('undated');
        await desk.save();
        expect((await desk.savedOnce()).fields['reply']).toBe(TICKETS.undated.fields.reply);
      });
    }

    test('the module breaks off in the middle: saves go through, and the console says unguarded', async ({ desk, page, complaints }) => {
      // It finds nothing sound in its memory any more, and traps as it does where it panics.
      await page.addInitScript(() => {
        const instantiate = WebAssembly.instantiate as (...given: unknown[]) => Promise<WebAssembly.Instance>;
        const watched = async (...given: unknown[]): Promise<WebAssembly.Instance> => {
          const made = await instantiate(...given);
          const memory = made.exports['memory'] as WebAssembly.Memory;
          Object.assign(window, { spoil: () => new Uint8Array(memory.buffer).fill(255) });
          return made;
        };
        Object.assign(WebAssembly, { instantiate: watched });
      });
      const said = (): string[] => complaints.filter((line) => UNGUARDED.test(line));
      await desk.open('undated');
      expect(said()).toEqual([]);
      await page.evaluate(() => void (window as unknown as { spoil: () => void }).spoil());
      await desk.save();
      expect((await desk.savedOnce()).fields['reply']).toBe(TICKETS.undated.fields.reply);
      expect(said().length).toBeGreaterThan(0);
      for (const line of said()) expect(line).toMatch(/: the assistant failed: /);
      expect(new Set(complaints.filter((line) => !UNGUARDED.test(line))).size, 'the error goes on to the page').toBeGreaterThan(0);
    });
  });
}

test('before the module is there, saves go through', async ({ desk, page }) => {
  let arrive = (): void => {};
  const late = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/huashu.wasm', async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(desk.face.path);
  await desk.choose('undated');
  await desk.save();
  await desk.savedOnce();
  arrive();
  await expect(desk.panel.stage).toHaveText('跟进与反馈');
  await desk.save();
  await expect(desk.panel.dialog).toBeVisible();
  expect(await desk.received()).toHaveLength(1);
});

test('a page can keep the assistant out', async ({ desk, page }) => {
  await page.addInitScript(() => {
    document.addEventListener('readystatechange', () => (document.documentElement.dataset['huashu'] = 'off'), { once: true });
  });
  await page.goto(desk.face.path);
  await desk.choose('undated');
  expect(await page.evaluate(() => typeof Huashu)).toBe('object');
  await desk.save();
  await desk.savedOnce();
  await expect(desk.panel.host).toHaveCount(0);
});
