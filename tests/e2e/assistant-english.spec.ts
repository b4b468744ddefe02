// The English words of the pack are fetched when the panel speaks English, and are no condition for anything.
import { readFileSync } from 'node:fs';
import type { Page, Route } from '@playwright/test';
import { type Desk, expect, test } from './assistant';

const FILE = '**/huashu/telecom.en.json';
const words = JSON.parse(readFileSync('dist/telecom.en.json', 'utf8')) as { id: string; version: string; words: object };
const answer = (body: unknown) => (route: Route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify(body) });

const english = (desk: Desk) => desk.panel.host.getByRole('region', { name: 'Complaint assistant' });
const stage = (desk: Desk) => desk.panel.host.locator('[data-part="stage"]');

const ours = (complaints: string[]): string[] => complaints.filter((line) => line.startsWith('huashu: '));

/** Counts the requests for the English words. */
const asked = (page: Page): string[] => {
  const requests: string[] = [];
  page.on('request', (request) => void (request.url().endsWith('.en.json') && requests.push(request.url())));
  return requests;
};

test('the words come when the agent first changes to English, once', async ({ desk, page, complaints }) => {
  const requests = asked(page);
  await desk.open('undated');
  await desk.settled();
  expect(requests).toEqual([]);
  for (let time = 0; time < 2; time += 1) {
    await desk.panel.region.getByRole('button', { name: 'English' }).click();
    await expect(stage(desk)).toHaveText('Follow-up');
    await english(desk).getByRole('button', { name: '中文' }).click();
    await expect(stage(desk)).toHaveText('跟进与反馈');
  }
  expect(requests).toHaveLength(1);
  expect(ours(complaints)).toEqual([]);
});

test('until the words are there, and in the dialog of a held save, Chinese ones are shown', async ({ desk, page }) => {
  let arrive = (): void => {};
  const late = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(FILE, async (route) => {
    await late;
    await route.continue();
  });
  await desk.open('undated');
  await desk.panel.region.getByRole('button', { name: 'English' }).click();
  await expect(english(desk)).toBeVisible();
  await expect(stage(desk)).toHaveText('跟进与反馈');
  await desk.save();
  const dialog = desk.panel.host.getByRole('dialog');
  await expect(dialog).toBeVisible();
  const message = dialog.locator('[data-rule]').first();
  await expect(message).toContainText(/\p{Script=Han}{4}/u);
  arrive();
  await expect(message).toContainText(/[a-z]+ [a-z]+/);
  await expect(stage(desk)).toHaveText('Follow-up');
  expect(await desk.received()).toEqual([]);
});

const BROKEN: { what: string; says: RegExp; breaks: (route: Route) => Promise<unknown> }[] = [
  { what: 'the network fails', says: /the file of English words could not be fetched/, breaks: (route) => route.abort() },
  { what: 'they are not there', says: /is not at .*telecom\.en\.json \(HTTP 404\)/, breaks: (route) => route.fulfill({ status: 404 }) },
  { what: 'they are no JSON', says: /telecom\.en\.json is no JSON/, breaks: (route) => route.fulfill({ body: '<!doctype html>' }) },
  { what: 'they are those of another version', says: /belongs to another pack/, breaks: answer({ ...words, version: '0.0.0' }) },
  { what: 'they do not fit', says: /the pack has no words/, breaks: answer({ ...words, words: { name: 'x', stages: { 0: { nmae: 'x' } } } }) },
];

for (const { what, says, breaks } of BROKEN) {
  test(`${what}: the console says so, the panel goes on in Chinese and guards, and another try may succeed`, async ({ desk, page, complaints }) => {
    await page.route(FILE, breaks);
    await desk.open('undated');
    await desk.panel.region.getByRole('button', { name: 'English' }).click();
    const told = (): string[] => ours(complaints);
    await expect.poll(told).toEqual([expect.stringMatching(/^huashu: the panel goes on in Chinese: /)]);
    expect(told()[0]).toMatch(says);
    await expect(stage(desk)).toHaveText('跟进与反馈');
    await desk.save();
    const dialog = desk.panel.host.getByRole('dialog');
    await expect(dialog).toBeVisible();
    expect(await desk.received()).toEqual([]);
    await page.keyboard.press('Escape');

    await page.unroute(FILE);
    await english(desk).getByRole('button', { name: '中文' }).click();
    await desk.panel.region.getByRole('button', { name: 'English' }).click();
    await expect(stage(desk)).toHaveText('Follow-up');
  });
}

test('a page in English mounts in Chinese where the words cannot be had', async ({ desk, page, complaints }) => {
  await page.route(FILE, (route) => route.abort());
  await page.route(/\/react\/$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('data-pack=', () => 'data-lang="en" data-pack=') });
  });
  await page.goto(desk.face.path);
  await desk.choose('undated');
  await expect(english(desk)).toBeVisible();
  await expect(stage(desk)).toHaveText('跟进与反馈');
  expect(ours(complaints)).toEqual([expect.stringContaining('goes on in Chinese')]);
  await desk.save();
  await expect(desk.panel.host.getByRole('dialog')).toBeVisible();
  expect(await desk.received()).toEqual([]);
});

test('a host can give the words with the pack, or an address of its own', async ({ desk, page, complaints }) => {
  const requests = asked(page);
  const pack = JSON.parse(readFileSync('dist/telecom.json', 'utf8')) as object;
  await desk.open('undated');
  for (const given of [
    { pack, english: words },
    { pack, english: '/huashu/telecom.en.json' },
    { pack: '/huashu/telecom.json?v=1' },
  ]) {
    await page.evaluate(async (options) => {
      Huashu.unmount();
      await Huashu.mount({ ...options, lang: 'en' });
    }, given);
    await expect(stage(desk)).toHaveText('Follow-up');
  }
  expect(requests.map((url) => new URL(url).pathname)).toEqual(['/huashu/telecom.en.json']);
  expect(ours(complaints)).toEqual([]);
});
