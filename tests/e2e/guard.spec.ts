// Every way of saving that a page may have: held while something is missing, and then done exactly once. What counts is
// what the host receives.
import type { Page } from '@playwright/test';
import { Assistant, expect, test } from './assistant';
import { NOW } from './tickets';

const REPLY = '您好，抢修人员已经到场。';

interface Saved {
  by: string;
  reply: string;
}

interface Way {
  by: string;
  name: string;
  act: (page: Page) => Promise<unknown>;
}

const click = (css: string) => (page: Page): Promise<void> => page.locator(css).click();

/** Alt with a letter as a keyboard sends it, the letter's text with it: without, no access key answers. */
async function accessKey(page: Page, letter: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const key = { modifiers: 1, key: letter, code: `Key${letter.toUpperCase()}`, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) };
  await browser.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text: letter, unmodifiedText: letter });
  await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await browser.detach();
}

const WAYS: readonly Way[] = [
  { by: 'role', name: 'an element with the role of a button', act: click('[data-save=role]') },
  { by: 'menu', name: 'an item of a menu', act: click('[data-save=menu]') },
  { by: 'icon', name: 'a button with a picture and a name for screen readers', act: click('[data-save=icon] rect') },
  { by: 'img', name: 'a picture that is a button', act: click('[data-save=img]') },
  { by: 'link', name: 'a link that runs a script', act: click('[data-save=link]') },
  { by: 'made', name: 'what only its class makes a button', act: click('[data-save=made]') },
  { by: 'frame', name: 'a button in a frame', act: (page) => page.frameLocator('[name=inner]').getByRole('button').click() },
  { by: 'role', name: 'a click by a script', act: (page) => page.locator('[data-save=role]').evaluate((button: HTMLElement) => button.click()) },
  { by: 'mute', name: 'an element that nothing marks, whose handler sends a request', act: click('[data-save=mute]') },
  { by: 'early', name: 'a handler that runs before every other', act: click('#early') },
  { by: 'twice', name: 'a double click on a button that disables itself', act: (page) => page.locator('#twice').dblclick() },
  { by: 'sure', name: 'a button whose page asks once more', act: click('#sure') },
  { by: 'key', name: 'a key of the page, which sends an XMLHttpRequest', act: (page) => page.keyboard.press('Alt+m') },
  { by: 'access', name: 'the access key of a button', act: (page) => accessKey(page, 'k') },
  { by: 'form', name: 'a form that disables its button', act: click('#form button') },
];

class Ways {
  readonly panel: Assistant;
  readonly saved: Saved[] = [];

  constructor(readonly page: Page) {
    this.panel = new Assistant(page);
  }

  async open(): Promise<void> {
    const { page } = this;
    await page.clock.setFixedTime(NOW);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.route('**/counted/save', async (route) => {
      this.saved.push(JSON.parse(route.request().postData() ?? '{}') as Saved);
      await route.fulfill({ status: 204, body: '' });
    });
    await page.goto('/tests/ways.html');
    await expect(this.panel.stage).toHaveText('跟进与反馈');
  }

  async write(text: string): Promise<void> {
    await this.page.locator('#reply').fill(text);
    await expect(this.panel.finding('deadline.missing')).toHaveCount(text === REPLY ? 1 : 0);
  }

  /** Writes as a person does, by keys: what scripts write is no work of the agent's. */
  async type(text: string): Promise<void> {
    await this.page.locator('#reply').focus();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
    await expect(this.panel.finding('deadline.missing')).toHaveCount(text === REPLY ? 1 : 0);
  }

  /** Two turns of drawing and of the event loop: what has begun is sent by then. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await this.page.evaluate(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go))));
    }
  }

  async held(): Promise<void> {
    await expect(this.panel.dialog).toBeVisible();
    await this.settled();
    expect(this.saved, 'what the host received').toEqual([]);
  }

  async override(): Promise<void> {
    await this.panel.overrideWith(0);
  }
}

const it = test.extend<{ ways: Ways }>({
  ways: async ({ page }, use) => {
    const ways = new Ways(page);
    await ways.open();
    await use(ways);
  },
});

for (const way of WAYS) {
  it.describe(way.name, () => {
    it('is held, and saves once what was repaired', async ({ page, ways }) => {
      await ways.write(REPLY);
      await way.act(page);
      await ways.held();
      await ways.panel.fixes.first().click();
      await expect(ways.panel.dialog).toHaveCount(0);
      await expect.poll(() => ways.saved.length).toBe(1);
      await ways.settled();
      expect(ways.saved).toHaveLength(1);
      expect(ways.saved[0]?.by).toBe(way.by);
      expect(ways.saved[0]?.reply).toMatch(/^您好，抢修人员已经到场。.*9月25日10:30前/);
    });

    it('is held, and saves once as it is with a reason', async ({ page, ways }) => {
      await ways.write(REPLY);
      await way.act(page);
      await ways.held();
      await ways.override();
      await expect.poll(() => ways.saved.length).toBe(1);
      await ways.settled();
      expect(ways.saved).toEqual([{ by: way.by, reply: REPLY }]);
    });

    it('is held and given up, and saves nothing', async ({ page, ways }) => {
      await ways.write(REPLY);
      await way.act(page);
      await ways.held();
      await page.keyboard.press('Escape');
      await expect(ways.panel.dialog).toHaveCount(0);
      await ways.settled();
      expect(ways.saved).toEqual([]);
    });

    it('saves once where nothing is missing', async ({ page, ways }) => {
      await ways.write(`${REPLY}9月25日10:30前给您打电话。`);
      await way.act(page);
      await expect.poll(() => ways.saved.length).toBe(1);
      await ways.settled();
      await expect(ways.panel.dialog).toHaveCount(0);
      expect(ways.saved).toHaveLength(1);
    });
  });
}

it('a request that follows from nothing is broken off after a repair, and the agent is told to save again', async ({ page, ways }) => {
  await ways.write(REPLY);
  await page.evaluate(() => (window as unknown as { send: (by: string) => void }).send('timer'));
  await ways.held();
  await ways.panel.fixes.first().click();
  await expect(ways.panel.dialog).toHaveCount(0);
  await expect(ways.panel.region).toContainText('请再保存一次');
  await expect(page.locator('output')).toHaveText('abort timer;');
  expect(ways.saved).toEqual([]);
  await page.evaluate(() => (window as unknown as { send: (by: string) => void }).send('timer'));
  await expect.poll(() => ways.saved.length).toBe(1);
  expect(ways.saved[0]?.reply).toMatch(/9月25日10:30前/);
});

it('a second save under the dialog is no second one', async ({ page, ways }) => {
  await ways.write(REPLY);
  await page.locator('[data-save=mute]').click();
  await ways.held();
  for (const css of ['[data-save=mute]', '[data-save=mute]']) {
    await page.locator(css).evaluate((control: HTMLElement) => control.click());
  }
  await ways.held();
  await ways.override();
  await expect.poll(() => ways.saved.length).toBe(1);
  await ways.settled();
  expect(ways.saved).toEqual([{ by: 'mute', reply: REPLY }]);
  await expect(page.locator('output')).toHaveText('AbortError mute;AbortError mute;saved mute;');
});

it('the health report names every way that is guarded, and nothing is saved for it', async ({ page, ways }) => {
  await ways.write(REPLY);
  const told = await page.evaluate(async () => JSON.stringify(await Huashu.health()));
  for (const way of ['保存', '提交工单', '办结', '转派', 'form.submit()', 'Ctrl+S', '/counted/save']) expect(told).toContain(way);
  await ways.settled();
  expect(ways.saved).toEqual([]);
  await expect(ways.panel.dialog).toHaveCount(0);
  await expect(page.locator('output')).toHaveText('');
});

it('a page that waits for its request hears that it was given up', async ({ page, ways }) => {
  await ways.write(REPLY);
  await page.locator('[data-save=mute]').click();
  await ways.held();
  await page.keyboard.press('Escape');
  await expect(page.locator('output')).toHaveText('AbortError mute;');
});

it('leaving with words that would be held asks in the browser’s own words, and only then', async ({ page, ways }) => {
  const asks = (): Promise<boolean> =>
    page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  await expect.poll(asks, { message: 'nothing was written' }).toBe(false);
  await ways.type(REPLY);
  await expect.poll(asks, { message: 'written, and something is missing' }).toBe(true);
  await ways.type(`${REPLY}9月25日10:30前给您打电话。`);
  await expect.poll(asks, { message: 'nothing is missing' }).toBe(false);
  await ways.type(REPLY);
  await page.locator('[data-save=role]').click();
  await ways.held();
  await ways.override();
  await expect.poll(() => ways.saved.length).toBe(1);
  await expect.poll(asks, { message: 'saved with a reason' }).toBe(false);
  await page.evaluate(() => (window as unknown as { Huashu: { unmount: () => void } }).Huashu.unmount());
  await page.locator('#reply').fill(`${REPLY}。`);
  await expect.poll(asks, { message: 'after leaving' }).toBe(false);
});

it('after leaving, the functions of the page are its own again', async ({ page, ways }) => {
  await expect(ways.panel.stage).toBeVisible();
  const natives = (): Promise<string[]> =>
    page.evaluate(() =>
      [window.fetch, XMLHttpRequest.prototype.open, XMLHttpRequest.prototype.send, HTMLFormElement.prototype.submit].map((f) => f.name),
    );
  const same = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const before = frame.contentWindow as Window & typeof globalThis;
    const names = Object.getOwnPropertyNames(before.XMLHttpRequest.prototype).length;
    frame.remove();
    (window as unknown as { Huashu: { unmount: () => void } }).Huashu.unmount();
    return names === Object.getOwnPropertyNames(XMLHttpRequest.prototype).length;
  });
  expect(same).toBe(true);
  expect(await natives()).toEqual(['fetch', 'open', 'send', 'submit']);
  expect(await page.evaluate(() => Function.prototype.toString.call(window.fetch))).toContain('[native code]');
});
