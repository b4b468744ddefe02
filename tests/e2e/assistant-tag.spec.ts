// What the script tag's attributes do.
import type { Page } from '@playwright/test';
import { Assistant, expect, test } from './assistant';

/** Serves the React face with these words in the tag. */
async function tagged(page: Page, words: string): Promise<void> {
  await page.route(/\/react\/$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('data-pack=', () => `${words} data-pack=`) });
  });
}

const margin = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).marginRight);

test('data-lang speaks another language from the start', async ({ desk, page }) => {
  await tagged(page, 'data-lang="en-GB"');
  await page.goto(desk.face.path);
  const region = desk.panel.host.getByRole('region', { name: 'Complaint assistant' });
  await expect(region.locator('[data-part="stage"]')).toHaveText('Follow-up');
});

test('data-theme keeps its theme whatever the browser prefers', async ({ desk, page }) => {
  await tagged(page, 'data-theme="dark"');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(desk.face.path);
  await expect(desk.panel.stage).toBeVisible();
  expect(await desk.panel.region.evaluate((region) => getComputedStyle(region).colorScheme)).toBe('dark');
});

test('data-dock="over" lets the page keep its width', async ({ desk, page }) => {
  await tagged(page, 'data-dock="over"');
  await page.goto(desk.face.path);
  await expect(desk.panel.stage).toBeVisible();
  expect(await margin(page)).toBe('0px');
});

test('a narrow window keeps its width, a window that grows makes room', async ({ desk, page }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.goto(desk.face.path);
  await expect(desk.panel.stage).toBeVisible();
  expect(await margin(page)).toBe('0px');
  await page.setViewportSize({ width: 1600, height: 900 });
  await expect.poll(() => margin(page)).toBe('344px');
  await page.setViewportSize({ width: 1000, height: 700 });
  await expect.poll(() => margin(page)).toBe('0px');
});

test('data-mount="manual" waits for the host', async ({ desk, page }) => {
  await tagged(page, 'data-mount="manual"');
  await page.goto(desk.face.path);
  await page.evaluate(() => Huashu.ready);
  await expect(desk.panel.host).toHaveCount(0);
  await page.evaluate(() => Huashu.mount({ pack: '/huashu/telecom.json', dock: 'over', theme: 'dark', lang: 'en' }));
  await expect(desk.panel.host.getByRole('region', { name: 'Complaint assistant' })).toBeVisible();
  expect(await margin(page)).toBe('0px');
});

test('the tag twice on a page mounts once', async ({ desk, page }) => {
  await page.goto(desk.face.path);
  await expect(desk.panel.stage).toBeVisible();
  await page.addScriptTag({ url: '/huashu/huashu.js' });
  await page.evaluate(() => Huashu.ready);
  await desk.settled();
  await expect(desk.panel.host).toHaveCount(1);
});

test('without a ticket the panel says that it waits, and follows when one is opened', async ({ desk, page }) => {
  await page.goto('/');
  await page.addScriptTag({ url: '/huashu/huashu.js' });
  await expect(desk.panel.region.getByText('没有读到工单字段')).toBeVisible();
  await expect(desk.panel.stage).toHaveCount(0);
  await page.evaluate(() => {
    const field = document.createElement('label');
    field.append('回复内容：', document.createElement('textarea'));
    document.querySelector('main')?.append(field);
  });
  await expect(desk.panel.stage).toHaveText('受理与安抚');
  await expect(desk.panel.region.getByText('没有读到工单字段')).toHaveCount(0);
});

test('a page without a reply field gets phrases by the clipboard', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/');
  await page.addScriptTag({ url: '/huashu/huashu.js' });
  const panel = new Assistant(page);
  await panel.search.fill('满意');
  const phrase = panel.phrases.first().locator('.text');
  await expect(phrase).toContainText('满意');
  const words = await phrase.innerText();
  await panel.phrases.first().click();
  await expect(panel.region.getByText('已复制到剪贴板')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(words);
  await panel.region.getByRole('button', { name: '知道了' }).click();
  await expect(panel.region.getByText('已复制到剪贴板')).toHaveCount(0);
});
