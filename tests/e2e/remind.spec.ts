// Promises kept in mind: made by a save, told as their time runs, done by the agent; across windows, and as calendars.
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { button } from './faces';
import { Desk, expect, FACES, test } from './assistant';
import { NOW, TICKETS } from './tickets';

const STORE = 'huashu.reminders';
const SOUND = TICKETS.sound.fields;

/** The promises in the panel, as a person meets them. */
class Promises {
  readonly part: Locator;
  readonly line: Locator;
  readonly items: Locator;
  /** What was promised for the ticket on the page. */
  readonly here: Locator;

  constructor(readonly page: Page) {
    const host = page.locator('huashu-panel');
    this.part = host.locator('[data-part="promises"]');
    this.line = this.part.locator('summary');
    this.items = this.part.getByRole('listitem');
    this.here = host.locator('[data-part="promised"]');
  }

  item(id: string): Locator {
    return this.part.locator(`li[data-ticket="${id}"]`);
  }
}

/** What the browser keeps; empty where it keeps nothing. */
const stored = (page: Page): Promise<string> => page.evaluate((key) => localStorage.getItem(key) ?? '', STORE);

/** Puts the clock at a moment of the desk's day and lets what is due by then happen. */
const until = (page: Page, moment: string): Promise<void> => page.clock.fastForward(Date.parse(moment) - Date.parse(NOW));

/** Has the page's clock run, and be set forward, from NOW on. */
const runs = (page: Page): Promise<void> => page.clock.install({ time: NOW });

/** Puts a notification in the place of the browser's, which counts, and may be asked for. */
async function bells(context: BrowserContext, permission: 'default' | 'granted' | 'denied'): Promise<void> {
  await context.addInitScript((permission) => {
    const page = window as unknown as { rang: string[]; asked: number };
    page.rang = [];
    page.asked = 0;
    class Bell {
      static permission = permission;
      static requestPermission(): Promise<string> {
        page.asked += 1;
        Bell.permission = 'granted';
        return Promise.resolve('granted');
      }
      constructor(title: string, options: object) {
        page.rang.push([title, ...Object.values(options).filter((one) => one !== title)].join('|'));
      }
    }
    Object.defineProperty(window, 'Notification', { value: Bell, configurable: true });
  }, permission);
}

const rang = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { rang: string[] }).rang);

/** Saves the sound ticket, which promises a call by tomorrow at six. */
async function promise(desk: Desk): Promise<Promises> {
  await desk.open('sound');
  await desk.save();
  await desk.savedOnce();
  const promises = new Promises(desk.page);
  await expect(promises.line).toContainText('1');
  return promises;
}

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });

    test('a save is kept in mind, after a reload and when the ticket is opened again', async ({ desk, page }) => {
      const promises = await promise(desk);
      await promises.line.click();
      await expect(promises.items).toHaveCount(1);
      const item = promises.item(SOUND.id);
      await expect(item).toContainText('明天 18:00 回电');
      await expect(item).toContainText(SOUND.id);
      await expect(item).toContainText('还有 31 小时');
      await page.reload();
      await desk.choose('undated');
      await expect(promises.line).toContainText('1');
      await expect(promises.here).toHaveCount(0);
      await desk.choose('sound');
      await expect(promises.here).toContainText('承诺 明天 18:00 前回电');
    });

    test('closing the ticket keeps what was promised', async ({ desk }) => {
      const promises = await promise(desk);
      await desk.choose('sound');
      await expect(promises.here).toBeVisible();
      await button(desk, '办结').click();
      await expect.poll(async () => (await desk.received()).map(({ action }) => action)).toEqual(['save', 'close']);
      await expect(promises.line).toContainText('0');
      await expect(promises.here).toHaveCount(0);
    });
  });
}

test('a repaired save and one with a reason are kept in mind too', async ({ desk }) => {
  await desk.open('undated');
  const promises = new Promises(desk.page);
  await desk.save();
  await desk.held('deadline.missing');
  await expect(promises.line).toContainText('0');
  await desk.panel.fixes.first().click();
  await desk.savedOnce();
  await expect(promises.here).toContainText('承诺 9月25日 10:30 前回电');
  await desk.choose('rude');
  await desk.save();
  await expect(desk.panel.dialog).toBeVisible();
  await desk.panel.overrideWith(0);
  await expect(promises.here).toContainText('承诺 明天 18:00 前回电');
  await expect(promises.line).toContainText('2');
});

test('the store holds numbers and times, and not one word of the ticket', async ({ desk, page }) => {
  await promise(desk);
  expect(JSON.parse(await stored(page))).toEqual([
    { ticket: SOUND.id, channel: 'phone', made: '2026-09-23T10:30:00+08:00', due: '2026-09-24T18:00:00+08:00' },
  ]);
  const all = await page.evaluate(() => JSON.stringify(Object.entries({ ...localStorage }).filter(([key]) => key.startsWith('huashu'))));
  for (const text of [SOUND.customer, SOUND.reply, SOUND.content, SOUND.demand, SOUND.plan]) {
    // Digits alone are those of times.
    const pieces = Array.from({ length: text.length - 2 }, (_, at) => text.slice(at, at + 3)).filter((piece) => /\p{Script=Han}/u.test(piece));
    expect(pieces.filter((piece) => all.includes(piece))).toEqual([]);
  }
});

test('words and shapes tell how much of the time has run, without anybody touching the page', async ({ desk, page }) => {
  await runs(page);
  const promises = await promise(desk);
  await promises.line.click();
  const item = promises.item(SOUND.id);
  await expect(item).toContainText('○');
  // 31.5 hours from half past ten: half after 15.75, three quarters after 23.625, nine tenths after 28.35.
  const steps = [
    ['2026-09-24T02:16:00+08:00', '◑', '时间过半', '今天 18:00'],
    ['2026-09-24T10:08:00+08:00', '◕', '时间不多', '还有 7 小时'],
    ['2026-09-24T14:52:00+08:00', '●', '马上到期', '还有 3 小时'],
    ['2026-09-24T17:28:00+08:00', '●', '马上到期', '还有 30 分钟'],
    ['2026-09-24T18:00:00+08:00', '!', '已超时', ' 分钟'],
  ] as const;
  let before = Date.parse(NOW);
  for (const [moment, shape, words, more] of steps) {
    await page.clock.fastForward(Date.parse(moment) - before);
    before = Date.parse(moment);
    await expect(item).toContainText(shape);
    await expect(item).toContainText(words);
    await expect(item).toContainText(more);
  }
  await expect(promises.line).toContainText('1 个已超时');
});

test('overdue asks for a new contact with the pack’s phrase, and promising again is marked', async ({ desk, page }) => {
  await runs(page);
  const promises = await promise(desk);
  await expect(promises.here.locator('[data-part="renew"]')).toHaveCount(0);
  await until(page, '2026-09-24T18:30:00+08:00');
  await expect(promises.here).toContainText('承诺 今天 18:00 前回电');
  await expect(promises.here).toContainText('已超时 30 分钟');
  await expect(promises.here).toContainText('请联系客户');
  await expect(promises.here.locator('[data-part="again"]')).toHaveCount(0);
  await promises.here.getByRole('button', { name: '给一个新的时间' }).click();
  await expect(desk.reply).toHaveValue(/这次我给您一个准时间：9月25日18:30前/);
  await expect(promises.here).toContainText('这次保存会记为催办');
  await desk.save();
  await expect.poll(async () => (await desk.received()).length).toBe(2);
  await expect(promises.line).toContainText('2');
  await promises.line.click();
  await expect(promises.items.filter({ hasText: '明天 18:30' })).toContainText('催办');
  await expect(promises.items.filter({ hasText: '今天 18:00' })).not.toContainText('催办');
});

test('by keyboard alone: the list opens, a promise is done, and that is taken back', async ({ desk, page }) => {
  const promises = await promise(desk);
  await promises.line.focus();
  await page.keyboard.press('Enter');
  await expect(promises.items).toHaveCount(1);
  await page.keyboard.press('Tab');
  const done = promises.items.getByRole('button');
  await expect(done).toBeFocused();
  await expect(done).toHaveAccessibleName(`明天 18:00 回电（${SOUND.id}）：已兑现`);
  await page.keyboard.press('Enter');
  await expect(promises.line).toContainText('0');
  await expect(promises.here).toHaveCount(0);
  await expect(done).toBeFocused();
  await expect(done).toHaveAccessibleName(/撤销/);
  expect(await stored(page)).toContain('"done"');
  await page.keyboard.press('Space');
  await expect(promises.line).toContainText('1');
  await expect(promises.here).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(promises.line).toBeFocused();
  await page.keyboard.press('Space');
  await expect(promises.items).toHaveCount(0);
});

test('two windows show one list, and one of them notifies', async ({ desk, page, context, face }) => {
  await bells(context, 'granted');
  await runs(page);
  const promises = await promise(desk);
  const other = await context.newPage();
  await other.goto(face.path);
  const others = new Promises(other);
  await expect(others.line).toContainText('1');
  await desk.choose('rude');
  await desk.save();
  await expect(desk.panel.dialog).toBeVisible();
  await desk.panel.overrideWith(0);
  await expect(promises.line).toContainText('2');
  await expect(others.line).toContainText('2');

  // Set forward in both windows: the clock is the context's.
  await until(page, '2026-09-24T14:52:00+08:00');
  await expect(promises.line).toContainText('2 个马上到期');
  await expect(others.line).toContainText('2 个马上到期');
  const words = [SOUND.id, TICKETS.rude.fields.id].map((id) => `承诺 今天 18:00 · ${id}`);
  await expect.poll(async () => (await rang(page)).sort()).toEqual(words.sort());
  expect(await rang(other)).toEqual([]);

  // The window that notified goes, and the other one takes over what comes next.
  await page.close();
  await other.clock.fastForward('04:00:00');
  await expect(others.line).toContainText('2 个已超时');
  await expect.poll(async () => (await rang(other)).sort()).toEqual(words.sort());
});

test('nobody is asked for notifications unasked, and none comes without leave', async ({ desk, page, context }) => {
  await bells(context, 'default');
  await runs(page);
  const promises = await promise(desk);
  await until(page, '2026-09-24T15:00:00+08:00');
  await expect(promises.line).toContainText('1 个马上到期');
  const asked = (): Promise<number> => page.evaluate(() => (window as unknown as { asked: number }).asked);
  expect(await rang(page)).toEqual([]);
  expect(await asked()).toBe(0);
  await promises.line.click();
  const allow = promises.part.getByRole('button', { name: '允许到期通知' });
  await allow.click();
  await expect(allow).toHaveCount(0);
  expect(await asked()).toBe(1);
  await expect.poll(() => rang(page)).toEqual([`承诺 今天 18:00 · ${SOUND.id}`]);
});

test('a reload does not ring again, and a page that was left rings no more', async ({ desk, page, context }) => {
  await bells(context, 'granted');
  await runs(page);
  await promise(desk);
  await until(page, '2026-09-24T15:00:00+08:00');
  await expect.poll(() => rang(page)).toHaveLength(1);
  await page.reload();
  await expect(new Promises(page).line).toContainText('1 个马上到期');
  await desk.settled();
  expect(await rang(page)).toEqual([]);
  await page.evaluate(() => (window as unknown as { Huashu: { unmount(): void } }).Huashu.unmount());
  await page.clock.fastForward('05:00:00');
  await desk.settled();
  expect(await rang(page)).toEqual([]);
});

test('what is broken in the store is left out and told, and the rest is there', async ({ desk, page, complaints }) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  const good = { ticket: 'TS77', made: '2026-09-23T09:00:00+08:00', due: '2026-09-23T20:00:00+08:00' };
  await page.addInitScript(([key, text]) => localStorage.setItem(key as string, text as string), [
    STORE,
    JSON.stringify([7, { ...good, due: 'soon' }, good, { ...good, ticket: 'a customer said 1' }]),
  ]);
  await desk.open('sound');
  const promises = new Promises(page);
  await expect(promises.line).toContainText('1');
  await promises.line.click();
  await expect(promises.item('TS77')).toContainText('今天 20:00 回复');
  for (const entry of ['entry 0: “ticket”', 'entry 1: “due”', 'entry 3: “ticket”']) expect(warnings.join('\n')).toContain(entry);
  expect(complaints).toEqual([]);
});

test('a store that is no JSON is told, and the next save is kept', async ({ desk, page, complaints }) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await page.addInitScript((key) => {
    if (localStorage.getItem(key) === null) localStorage.setItem(key, '[{');
  }, STORE);
  await promise(desk);
  expect(warnings.join('\n')).toContain('all of them: what is kept is no list');
  expect(JSON.parse(await stored(page))).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test('a browser that keeps nothing has the list as long as the page', async ({ desk, page, complaints }) => {
  await page.addInitScript((key) => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (name: string, text: string) {
      if (name === key) throw new DOMException('full', 'QuotaExceededError');
      set.call(this, name, text);
    };
  }, STORE);
  await runs(page);
  const promises = await promise(desk);
  await until(page, '2026-09-24T15:00:00+08:00');
  await expect(promises.line).toContainText('1 个马上到期');
  expect(await stored(page)).toBe('');
  expect(complaints).toEqual([]);
});

test('the list goes out as a calendar and comes back', async ({ desk, page, complaints }) => {
  const promises = await promise(desk);
  await promises.line.click();
  const [download] = await Promise.all([page.waitForEvent('download'), promises.part.getByRole('button', { name: '导出日历' }).click()]);
  expect(download.suggestedFilename()).toBe('huashu.ics');
  const text = await readFile(await download.path(), 'utf8');
  for (const line of ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', `UID:${SOUND.id}.20260924T100000Z@huashu`, 'DTSTART:20260924T100000Z', `SUMMARY:承诺 ${SOUND.id}`, 'BEGIN:VALARM']) {
    expect(text).toContain(`${line}\r\n`);
  }
  // The ticket on the page is as it was: getting the second module has mounted nothing anew.
  await expect(promises.items).toHaveCount(1);

  await page.evaluate((key) => localStorage.removeItem(key), STORE);
  await page.reload();
  await desk.choose('sound');
  await expect(promises.line).toContainText('0');
  await promises.line.click();
  const take = async (name: string, body: string): Promise<void> => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), promises.part.getByRole('button', { name: '导入日历' }).click()]);
    await chooser.setFiles({ name, mimeType: 'text/calendar', buffer: Buffer.from(body) });
  };
  await take('huashu.ics', text);
  await expect(promises.item(SOUND.id)).toContainText('明天 18:00 回电');
  await expect(promises.here).toContainText('承诺 明天 18:00 前回电');
  await expect(desk.panel.region.getByText('导入 1 个承诺，0 个原来就有，0 条不是承诺。')).toBeVisible();
  await take('again.ics', text);
  await expect(desk.panel.region.getByText('导入 0 个承诺，1 个原来就有，0 条不是承诺。')).toBeVisible();
  await take('other.ics', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:部门例会\nDTSTART:20260924T100000Z\nEND:VEVENT\nEND:VCALENDAR\n');
  await expect(desk.panel.region.getByText('导入 0 个承诺，0 个原来就有，1 条不是承诺。')).toBeVisible();
  expect(JSON.parse(await stored(page))).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test('where the second module cannot be had the agent is told, and the next try may do', async ({ desk, page }) => {
  const promises = await promise(desk);
  await page.route('**/huashu.survey.wasm', (route) => route.abort(), { times: 1 });
  await promises.line.click();
  const button = promises.part.getByRole('button', { name: '导出日历' });
  await button.click();
  await expect(desk.panel.region.getByText('日历没有导出或导入')).toBeVisible();
  await Promise.all([page.waitForEvent('download'), button.click()]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    // Colours are measured, so nothing may be half faded in.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    for (const lang of ['中文', 'English']) {
      test(`the list in ${lang}, a promise of every step, is accessible`, async ({ desk, page, context }) => {
        await bells(context, 'default');
        const one = (ticket: string, made: string, due: string, more: object = {}): object => ({
          ticket,
          channel: 'phone',
          made: `2026-09-23T${made}:00+08:00`,
          due: `2026-09-23T${due}:00+08:00`,
          ...more,
        });
        const list = [
          one(SOUND.id, '08:00', '10:00', { urged: true }),
          one('TS-2', '08:30', '10:40'),
          one('TS-3', '08:30', '11:00'),
          one('TS-4', '08:30', '12:00'),
          one('TS-5', '10:00', '20:00'),
          one('TS-6', '10:00', '20:30', { done: '2026-09-23T10:20:00+08:00' }),
        ];
        await page.addInitScript(([key, text]) => localStorage.setItem(key as string, text as string), [STORE, JSON.stringify(list)]);
        await desk.open('sound');
        const promises = new Promises(page);
        if (lang === 'English') await desk.panel.region.getByRole('button', { name: 'English' }).click();
        await promises.line.click();
        await expect(promises.items).toHaveCount(6);
        await expect(promises.here).toContainText(lang === 'English' ? 'Promised by today 10:00: call' : '承诺 今天 10:00 前回电');
        const { violations, passes } = await new AxeBuilder({ page }).include('huashu-panel').analyze();
        expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n  ${node.failureSummary}`))).toEqual([]);
        expect(passes.map(({ id }) => id)).toContain('color-contrast');
      });
    }
  });
}
