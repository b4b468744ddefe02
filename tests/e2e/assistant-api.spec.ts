// What a host page's own scripts get: window.Huashu, its events, its log, and a page without traces after it left.
import type { Page } from '@playwright/test';
import { expect, FACES, test, type Desk } from './assistant';
import { NOW, TICKETS } from './tickets';

const [portal, react, vue] = FACES;

/** Every word of a ticket that is no number of its own and no choice of a list. */
const WORDS = ['陆一鸣', '177****', '锦绣园', '漏接', '抢修', '没信号', '恢复室内信号'];

const noWords = (value: unknown): void => {
  const text = JSON.stringify(value);
  for (const word of WORDS) expect(text).not.toContain(word);
};

/** Collects what the page's listeners hear, by the API and by the DOM. */
async function listen(page: Page): Promise<{ api: unknown[]; dom: unknown[] }> {
  const heard = { api: [] as unknown[], dom: [] as unknown[] };
  await page.exposeFunction('heardApi', (name: string, detail: unknown) => heard.api.push([name, detail]));
  await page.exposeFunction('heardDom', (name: string, detail: unknown) => heard.dom.push([name, detail]));
  await page.evaluate(() => {
    const to = window as unknown as Record<'heardApi' | 'heardDom', (name: string, detail: unknown) => void>;
    for (const name of ['passed', 'held', 'repaired', 'edited', 'overridden'] as const) {
      Huashu.on(name, (detail) => to.heardApi(name, detail));
      document.addEventListener(`huashu:${name}`, (event) => to.heardDom(name, (event as CustomEvent).detail));
    }
  });
  return heard;
}

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });

    test('events and the log tell outcome, rules and reason, and no word of the ticket', async ({ desk, page }) => {
      await desk.open('undated');
      const heard = await listen(page);
      await desk.save();
      await desk.held('deadline.missing');
      await page.keyboard.press('Escape');
      await expect(desk.panel.dialog).toHaveCount(0);
      await desk.away();
      await desk.save();
      await desk.held('deadline.missing');
      const code = await desk.panel.override.locator('option').nth(1).getAttribute('value');
      await desk.panel.overrideWith(0);
      await desk.savedOnce();

      const rules = ['deadline.missing'];
      const expected = [
        ['held', { outcome: 'held', rules, reason: null }],
        ['edited', { outcome: 'edited', rules, reason: null }],
        ['held', { outcome: 'held', rules, reason: null }],
        ['overridden', { outcome: 'overridden', rules, reason: code }],
      ];
      await expect.poll(() => heard.api.length).toBe(expected.length);
      expect(heard.api).toMatchObject(expected);
      expect(heard.dom).toEqual(heard.api);
      const log = await page.evaluate(() => Huashu.log());
      expect(log).toMatchObject(expected.map(([, detail]) => detail as object));
      for (const line of log) expect(Object.keys(line).sort()).toEqual(['at', 'outcome', 'pack', 'reason', 'rules']);
      noWords(log);
      noWords(heard.api);
      noWords(await page.evaluate(() => localStorage.getItem('huashu.log')));
    });

    test('unmounted, it leaves nothing behind; mounted again, it works', async ({ desk, page }) => {
      const before = await traces(desk, async () => {
        await page.route('**/huashu.js', (route) => route.abort());
        await page.goto(face.path);
        await desk.choose('undated');
        await page.unroute('**/huashu.js');
      });
      await desk.open('undated');
      await expect(desk.panel.region).toBeVisible();
      expect(await traces(desk)).not.toEqual(before);

      await page.evaluate(() => Huashu.unmount());
      await expect(desk.panel.host).toHaveCount(0);
      expect(await traces(desk)).toEqual(before);
      await desk.save();
      expect((await desk.savedOnce()).fields['reply']).toBe(TICKETS.undated.fields.reply);

      await page.goto(face.path);
      await page.evaluate(async () => {
        await Huashu.ready;
        Huashu.unmount();
        await Huashu.mount({ pack: 'telecom.json' });
        await Huashu.mount();
      });
      await expect(desk.panel.host).toHaveCount(1);
      await desk.choose('rude');
      await desk.save();
      await expect(desk.panel.dialog).toBeVisible();
      expect(await desk.received()).toHaveLength(1);
    });

    test('unmounted under the open dialog, the save stays undone and works again by hand', async ({ desk, page }) => {
      await desk.open('undated');
      await desk.save();
      await desk.held('deadline.missing');
      await page.evaluate(() => Huashu.unmount());
      await expect(desk.panel.host).toHaveCount(0);
      await desk.settled();
      expect(await desk.received()).toEqual([]);
      await desk.save();
      await desk.savedOnce();
    });
  });
}

/** What the assistant could leave in a page: its element, the room it made, and a patched form. */
async function traces(desk: Desk, first?: () => Promise<void>): Promise<unknown> {
  await first?.();
  const look = (): unknown => ({
    style: document.documentElement.getAttribute('style'),
    attributes: document.documentElement.getAttributeNames(),
    width: document.documentElement.getBoundingClientRect().width,
    hosts: document.querySelectorAll('huashu-panel').length,
    submit: Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, 'submit')?.value === document.createElement('form').submit,
    native: Function.prototype.toString.call(HTMLFormElement.prototype.submit),
    own: Object.getOwnPropertyNames(HTMLFormElement.prototype.submit),
    name: HTMLFormElement.prototype.submit.name,
  });
  return Promise.all(desk.page.frames().map((frame) => frame.evaluate(look)));
}

test.describe('the portal’s form', () => {
  test.use({ face: portal });

  test('gets its native submit back in every frame', async ({ desk, page }) => {
    // The native function is kept before any script of the page runs.
    await page.addInitScript(() => {
      (window as unknown as { nativeSubmit: unknown }).nativeSubmit = HTMLFormElement.prototype.submit;
    });
    await desk.open('undated');
    const native = (): Promise<boolean[]> =>
      Promise.all(
        page.frames().map((frame) =>
          frame.evaluate(() => HTMLFormElement.prototype.submit === (window as unknown as { nativeSubmit: unknown }).nativeSubmit),
        ),
      );
    expect(await native()).toContain(false);
    await page.evaluate(() => Huashu.unmount());
    expect(await native()).toEqual([true, true, true, true]);
  });
});

test.describe('assess', () => {
  test('a kind of save finds what holds that kind', async ({ desk, page }) => {
    await desk.open('sound');
    const rules = (save?: string): Promise<string[]> =>
      page.evaluate(
        (ticket) => Huashu.assess(ticket as unknown as Huashu.Ticket).findings.map(({ rule }) => rule),
        { now: '2026-09-23T10:30:00+08:00', save, fields: { 工单状态: '待办结', 处理结果: '宽带已修复', 处理过程: '宽带已修好，谢谢您。' } },
      );
    expect(await rules('close')).toContain('confirm.satisfaction');
    expect(await rules('save')).not.toContain('confirm.satisfaction');
    expect(await rules()).toContain('confirm.satisfaction');
    await expect(rules('shut')).rejects.toThrow(/save, transfer or close/);
  });

  test.use({ face: vue });

  test('judges a ticket that the host gives, as the guard would', async ({ desk, page }) => {
    await desk.open('sound');
    const { id, reply, status, content, demand } = TICKETS.undated.fields;
    const advice = await page.evaluate((ticket) => Huashu.assess(ticket), {
      now: NOW,
      fields: { 工单编号: id, 工单状态: status ?? '', 投诉内容: content, 客户诉求: demand, reply, 今天天气: '晴' },
    });
    expect(advice.stage?.id).toBe('follow-up');
    expect(advice.fields).toMatchObject({ 工单状态: 'status', reply: 'reply', 今天天气: null });
    const missing = advice.findings.find((finding) => finding.rule === 'deadline.missing');
    expect(missing).toMatchObject({ level: 'reason', field: 'reply' });
    expect(missing?.fixes[0]?.text).toContain('9月25日10:30前');
    // Asking changes nothing on the page.
    await expect(desk.panel.holding).toHaveCount(0);
  });

  test('refuses what is no ticket, in words', async ({ desk, page }) => {
    await desk.open('sound');
    const refusals = await page.evaluate(() =>
      [null, 7, {}, { fields: 'x' }, { now: 'gestern', fields: {} }].map((ticket) => {
        try {
          Huashu.assess(ticket as unknown as Huashu.Ticket);
          return 'taken';
        } catch (error) {
          return String(error);
        }
      }),
    );
    for (const refusal of refusals) expect(refusal).toMatch(/ticket|fields|now/);
  });
});

test('on: a listener that throws harms neither the save nor the others', async ({ desk, page, complaints }) => {
  expect(desk.face).toBe(react);
  await desk.open('sound');
  const heard = await listen(page);
  await page.evaluate(() => {
    Huashu.on('passed', () => {
      throw new Error('ours');
    });
    const stop = Huashu.on('passed', () => document.documentElement.setAttribute('data-heard', 'after all'));
    stop();
  });
  await desk.save();
  await desk.savedOnce();
  await expect.poll(() => heard.api.length).toBe(1);
  expect(complaints.join('\n')).toContain('a listener for “passed” failed');
  expect(await page.evaluate(() => document.documentElement.getAttribute('data-heard'))).toBeNull();
});
