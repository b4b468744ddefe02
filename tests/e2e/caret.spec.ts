// The list of phrases beside the caret: how it opens, what its keys do, where it stands; Tab through the slots that a phrase
// left open; and what is marked in the reply.
import AxeBuilder from '@axe-core/playwright';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect, FACES, test, type Desk } from './assistant';
import { TICKETS } from './tickets';

const REPLY = TICKETS.sound.fields.reply;
/** Behind the second sentence: a word may begin there. */
const AT = REPLY.indexOf('明天');

/** The words of a line as it would be inserted. */
const words = (desk: Desk, nth: number): Promise<string> => desk.panel.lines.nth(nth).locator('.text').innerText();

const selection = (field: Locator): Promise<[number, number]> =>
  field.evaluate((area: HTMLTextAreaElement): [number, number] => [area.selectionStart, area.selectionEnd]);

/** Opens the list by a character at the given place. */
async function openAt(desk: Desk, at: number, key = '/'): Promise<void> {
  await desk.caret(at);
  await desk.page.keyboard.press(key);
  await expect(desk.panel.seek).toBeFocused();
}

/** Has an input method compose these letters and put the text in their place. */
async function compose(cdp: CDPSession, letters: string, text: string): Promise<void> {
  for (let end = 1; end <= letters.length; end += 1) {
    await cdp.send('Input.imeSetComposition', { text: letters.slice(0, end), selectionStart: end, selectionEnd: end });
  }
  await cdp.send('Input.insertText', { text });
}

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });

    test('a slash opens it; Escape gives the slash, the keyboard and the caret back', async ({ desk, page }) => {
      await desk.open('sound');
      await openAt(desk, AT);
      await expect(desk.reply).toHaveValue(REPLY);
      await expect(desk.panel.seek).toHaveValue('');
      await page.keyboard.press('Escape');
      await expect(desk.panel.finder).toHaveCount(0);
      await expect(desk.reply).toHaveValue(`${REPLY.slice(0, AT)}/${REPLY.slice(AT)}`);
      await page.keyboard.insertText('好');
      await expect(desk.reply).toHaveValue(`${REPLY.slice(0, AT)}/好${REPLY.slice(AT)}`);
    });

    const takes: [string, number, (page: Page) => Promise<void>][] = [
      ['Enter', 0, (page) => page.keyboard.press('Enter')],
      ['an arrow and Enter', 1, async (page) => {
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
      }],
      ['an arrow up, round to the last, and Enter', -1, async (page) => {
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('Enter');
      }],
      ['a digit', 2, (page) => page.keyboard.press('3')],
      ['Alt and a digit', 1, (page) => page.keyboard.press('Alt+2')],
    ];
    for (const [name, nth, take] of takes) {
      test(`${name} inserts a line at the caret, without the slash, in one step of undo`, async ({ desk, page }) => {
        await desk.open('sound');
        await openAt(desk, AT);
        const phrase = await desk.panel.lines.nth(nth).locator('.text').innerText();
        await take(page);
        const written = REPLY.slice(0, AT) + phrase + REPLY.slice(AT);
        await expect(desk.reply).toHaveValue(written);
        await expect(desk.panel.finder).toHaveCount(0);
        // The keyboard is behind the phrase.
        await page.keyboard.insertText('好');
        await expect(desk.reply).toHaveValue(`${REPLY.slice(0, AT)}${phrase}好${REPLY.slice(AT)}`);
        await page.keyboard.press('Control+z');
        await page.keyboard.press('Control+z');
        await expect(desk.reply).toHaveValue(REPLY);
      });
    }

    test('it offers what the panel offers, and a search shows what was found', async ({ desk, page }) => {
      await desk.open('sound');
      const offered = await desk.panel.phrases.locator('.text').allInnerTexts();
      await openAt(desk, AT);
      expect(await desk.panel.lines.locator('.text').allInnerTexts()).toEqual(offered);
      await page.keyboard.type('manyi');
      await expect(desk.panel.lines.locator('.hit').first()).toHaveText('满意');
      await expect(desk.panel.lines.first()).toHaveAttribute('aria-selected', 'true');
      // The panel's own search is another one.
      expect(await desk.panel.phrases.locator('.text').allInnerTexts()).toEqual(offered);
      const phrase = await words(desk, 0);
      await page.keyboard.press('Enter');
      await expect(desk.reply).toHaveValue(REPLY.slice(0, AT) + phrase + REPLY.slice(AT));
    });

    test('it is in sight, and never over the line of the caret', async ({ desk, page }) => {
      await desk.open('sound');
      const lines = Array.from({ length: 12 }, (_, i) => `第${i + 1}行。`);
      await desk.write(lines.join('\n'));
      for (const at of [0, 5, 11]) {
        await desk.caret(lines.slice(0, at).join('\n').length + (at > 0 ? 1 : 0));
        await page.keyboard.press('/');
        await expect(desk.panel.seek).toBeFocused();
        const line = await lineAt(desk, at);
        const list = await box(desk.panel.finder);
        const size = page.viewportSize() ?? { width: 0, height: 0 };
        expect(list.top, 'above the window').toBeGreaterThanOrEqual(0);
        expect(list.bottom, 'below the window').toBeLessThanOrEqual(size.height);
        expect(list.left).toBeGreaterThanOrEqual(0);
        expect(list.right).toBeLessThanOrEqual(size.width);
        const covers = list.top < line.bottom && line.top < list.bottom;
        expect(covers, `line ${at}: ${JSON.stringify({ list, line })}`).toBe(false);
        // Right beside it, not somewhere.
        expect(Math.min(Math.abs(list.top - line.bottom), Math.abs(line.top - list.bottom))).toBeLessThan(16);
        await page.keyboard.press('Backspace');
        await expect(desk.panel.finder).toHaveCount(0);
      }
      await expect(desk.reply).toHaveValue(lines.join('\n'));
    });
  });
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

async function box(of: Locator): Promise<Box> {
  const found = await of.boundingBox();
  if (!found) throw new Error('nothing to be seen');
  return { left: found.x, top: found.y, right: found.x + found.width, bottom: found.y + found.height };
}

/** Where the nth line of a text area without wrapped lines is in the window. */
async function lineAt(desk: Desk, nth: number): Promise<Box> {
  const area = await box(desk.reply);
  const { padding, height, scrolled } = await desk.reply.evaluate((field: HTMLTextAreaElement) => {
    const style = getComputedStyle(field);
    const px = (value: string): number => parseFloat(value) || 0;
    return {
      padding: px(style.borderTopWidth) + px(style.paddingTop),
      height: px(style.lineHeight) || px(style.fontSize) * 1.2,
      scrolled: field.scrollTop,
    };
  });
  const top = area.top + padding + nth * height - scrolled;
  return { ...area, top, bottom: top + height };
}

test('the key opens it anywhere in a word, and Escape leaves no trace', async ({ desk, page }) => {
  await desk.open('sound');
  await desk.caret(3);
  await page.keyboard.press('Alt+/');
  await expect(desk.panel.seek).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(desk.panel.finder).toHaveCount(0);
  await page.keyboard.insertText('呀');
  await expect(desk.reply).toHaveValue(`${REPLY.slice(0, 3)}呀${REPLY.slice(3)}`);
});

test('the key pressed elsewhere writes at the last caret of the reply; Escape goes back to where it was pressed', async ({
  desk,
  page,
}) => {
  await desk.open('sound');
  await desk.caret(AT);
  await desk.customer.focus();
  await page.keyboard.press('Alt+/');
  await page.keyboard.press('Escape');
  await expect(desk.customer).toBeFocused();
  await page.keyboard.press('Alt+/');
  const phrase = await words(desk, 0);
  await page.keyboard.press('1');
  await expect(desk.reply).toHaveValue(REPLY.slice(0, AT) + phrase + REPLY.slice(AT));
});

test('what is selected stays selected behind Escape', async ({ desk, page }) => {
  await desk.open('sound');
  await desk.caret(2);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Alt+/');
  await page.keyboard.press('Escape');
  await expect(desk.reply).toBeFocused();
  expect(await selection(desk.reply)).toEqual([2, 3]);
});

const STARTS: [string, string, boolean][] = [
  ['an empty reply', '', true],
  ['a new line', '您好。\n', true],
  ['a space', '退费 ', true],
  ['a full stop', '您好。', true],
  ['a colon', '情况如下：', true],
  ['a word', '您好', false],
  ['a number', '9', false],
  ['Latin letters', 'and', false],
  ['the beginning of an address', 'https:', false],
  ['the middle of an address', 'https:/', false],
  ['a list', '电话、', false],
];
for (const key of ['/', '、']) {
  for (const [name, before, opens] of STARTS) {
    test(`${key} behind ${name} ${opens ? 'opens it' : 'is a character'}`, async ({ desk, page }) => {
      await desk.open('sound');
      await desk.write(before);
      await desk.reply.press('Control+End');
      if (key === '/') await page.keyboard.press('/');
      else await page.keyboard.insertText(key);
      if (opens) {
        await expect(desk.panel.seek).toBeFocused();
        await page.keyboard.press('Escape');
      } else {
        await desk.settled();
        await expect(desk.panel.finder).toHaveCount(0);
      }
      await expect(desk.reply).toHaveValue(before + key);
    });
  }
}

test('a character over a selection replaces it, as ever', async ({ desk, page }) => {
  await desk.open('sound');
  await desk.reply.press('Control+a');
  await page.keyboard.press('/');
  await expect(desk.reply).toHaveValue('/');
  await expect(desk.panel.finder).toHaveCount(0);
});

test('a space behind the slash gives both to the reply; Backspace takes the slash back', async ({ desk, page }) => {
  await desk.open('sound');
  await desk.write('退费 ');
  await desk.reply.press('Control+End');
  await page.keyboard.type('/ 换机');
  await expect(desk.reply).toHaveValue('退费 / 换机');
  await page.keyboard.type('。/');
  await page.keyboard.press('Backspace');
  await expect(desk.panel.finder).toHaveCount(0);
  await page.keyboard.type('好');
  await expect(desk.reply).toHaveValue('退费 / 换机。好');
});

test('a press beside it gives the slash back and does nothing in the page', async ({ desk, page }) => {
  await desk.open('sound');
  await openAt(desk, AT);
  await page.mouse.click(5, 5);
  await expect(desk.panel.finder).toHaveCount(0);
  await expect(desk.reply).toHaveValue(`${REPLY.slice(0, AT)}/${REPLY.slice(AT)}`);
  await expect(desk.reply).toBeFocused();
});

test('a line is taken by the mouse too', async ({ desk }) => {
  await desk.open('sound');
  await openAt(desk, AT);
  const phrase = await words(desk, 1);
  await desk.panel.lines.nth(1).click();
  await expect(desk.reply).toHaveValue(REPLY.slice(0, AT) + phrase + REPLY.slice(AT));
});

test('a code with digits can be typed; other digits insert', async ({ desk, page }) => {
  await desk.open('sound');
  await openAt(desk, AT);
  const code = await desk.panel.lines.first().locator('.code').innerText();
  await page.keyboard.type(code);
  await expect(desk.panel.seek).toHaveValue(code);
  await expect(desk.panel.lines.first().locator('.code')).toHaveText(code);
  const phrase = await words(desk, 0);
  await page.keyboard.press('1');
  await expect(desk.reply).toHaveValue(REPLY.slice(0, AT) + phrase + REPLY.slice(AT));
});

test('nothing that is typed in it reaches the page', async ({ desk, page }) => {
  await page.addInitScript(() => {
    const heard: string[] = ((window as unknown as { heard: string[] }).heard = []);
    for (const kind of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'compositionstart']) {
      document.addEventListener(kind, () => heard.push(kind));
    }
  });
  await desk.open('sound');
  await openAt(desk, AT);
  await page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
  await page.keyboard.type('ab');
  for (const key of ['ArrowDown', 'ArrowUp', 'Backspace', 'Backspace', 'Escape']) await page.keyboard.press(key);
  await expect(desk.panel.finder).toHaveCount(0);
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  // The last key goes up where the keyboard went; the slash is written into the reply.
  expect(heard.filter((kind) => kind !== 'keyup' && kind !== 'input' && kind !== 'beforeinput')).toEqual([]);
});

test.describe('an input method', () => {
  test('a slash within a composition does not open it', async ({ desk, page }) => {
    const cdp = await page.context().newCDPSession(page);
    await desk.open('sound');
    await desk.caret(AT);
    await cdp.send('Input.imeSetComposition', { text: '/', selectionStart: 1, selectionEnd: 1 });
    await desk.settled();
    await expect(desk.panel.finder).toHaveCount(0);
    await cdp.send('Input.imeSetComposition', { text: '/ming', selectionStart: 5, selectionEnd: 5 });
    await cdp.send('Input.insertText', { text: '明' });
    await expect(desk.reply).toHaveValue(`${REPLY.slice(0, AT)}明${REPLY.slice(AT)}`);
    await expect(desk.panel.finder).toHaveCount(0);
  });

  test('a 、 that it puts in opens it, stays on Escape, and goes for a phrase in one step of undo', async ({ desk, page }) => {
    const cdp = await page.context().newCDPSession(page);
    await desk.open('sound');
    await desk.caret(AT);
    await compose(cdp, '、', '、');
    await expect(desk.panel.seek).toBeFocused();
    await page.keyboard.press('Escape');
    const stays = `${REPLY.slice(0, AT)}、${REPLY.slice(AT)}`;
    await expect(desk.reply).toHaveValue(stays);
    await page.keyboard.press('Backspace');
    await expect(desk.reply).toHaveValue(REPLY);
    await compose(cdp, '、', '、');
    await expect(desk.panel.seek).toBeFocused();
    const phrase = await words(desk, 0);
    await page.keyboard.press('Enter');
    await expect(desk.reply).toHaveValue(REPLY.slice(0, AT) + phrase + REPLY.slice(AT));
    await page.keyboard.press('Control+z');
    await expect(desk.reply).toHaveValue(stays);
  });

  test('composes in the search box; its digits and Enter are its own', async ({ desk, page }) => {
    const cdp = await page.context().newCDPSession(page);
    await desk.open('sound');
    await openAt(desk, AT);
    await cdp.send('Input.imeSetComposition', { text: 'manyi', selectionStart: 5, selectionEnd: 5 });
    await desk.panel.seek.dispatchEvent('keydown', { key: '1', isComposing: true });
    await desk.panel.seek.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
    await expect(desk.panel.seek).toHaveValue('manyi');
    await expect(desk.reply).toHaveValue(REPLY);
    await cdp.send('Input.insertText', { text: '满意' });
    await expect(desk.panel.seek).toHaveValue('满意');
    await expect(desk.panel.lines.first()).toContainText('满意');
  });
});

test('values come with their origin, and are read anew when they are inserted', async ({ desk, page }) => {
  await desk.open('fresh');
  await desk.write('');
  await desk.reply.focus();
  await page.keyboard.press('/');
  const line = desk.panel.lines.filter({ hasText: TICKETS.fresh.fields.demand }).first();
  await expect(line.locator('.from')).toContainText('客户诉求');
  const phrase = (await line.getAttribute('data-phrase')) ?? '';
  // A script changes the field without a word of it.
  await desk.demand.evaluate((field: HTMLInputElement | HTMLTextAreaElement) => {
    field.value = '查清每一笔';
  });
  await desk.panel.finder.locator(`[data-phrase="${phrase}"]`).click();
  await expect(desk.reply).toHaveValue(/查清每一笔/);
});

test.describe('what an agent keeps', () => {
  test('a favourite is on offer in every ticket, also after a reload, until it is let go', async ({ desk, page }) => {
    await desk.open('sound');
    await openAt(desk, AT);
    await desk.panel.seek.fill('满意');
    const id = (await desk.panel.lines.first().getAttribute('data-phrase')) ?? '';
    await page.keyboard.press('Control+d');
    await expect(desk.panel.finder.getByRole('button', { name: '取消收藏' })).toBeVisible();
    await expect(desk.panel.seek).toBeFocused();
    await page.keyboard.press('Escape');
    const favourite = desk.panel.finder.locator(`[data-phrase="${id}"]`);
    await desk.open('several');
    await desk.reply.press('Alt+/');
    await expect(favourite).toContainText('收藏');
    // Behind what is offered: the first digits are the panel's.
    const offered = await desk.panel.phrases.locator('.text').allInnerTexts();
    expect((await desk.panel.lines.locator('.text').allInnerTexts()).slice(0, offered.length)).toEqual(offered);
    for (let at = offered.length; at > 0; at -= 1) await page.keyboard.press('ArrowDown');
    await expect(favourite).toHaveAttribute('aria-selected', 'true');
    await desk.panel.finder.getByRole('button', { name: '取消收藏' }).click();
    await expect(favourite).toHaveCount(0);
  });

  test('selected words become a sentence of the agent’s own, which is exported', async ({ desk, page }) => {
    await desk.open('sound');
    const own = REPLY.slice(AT);
    await desk.caret(AT);
    await page.keyboard.press('Control+Shift+End');
    await page.keyboard.press('Alt+/');
    await page.keyboard.press('Tab');
    await expect(desk.panel.finder.getByRole('button', { name: '存为我的话术' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(desk.panel.finder.getByRole('button', { name: '存为我的话术' })).toHaveCount(0);
    // The button is gone, and the keyboard is where it can go on.
    await expect(desk.panel.seek).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(desk.reply).toHaveValue(REPLY);
    const download = page.waitForEvent('download');
    await desk.panel.region.getByRole('button', { name: '导出我的收藏（1）' }).click();
    const file = await (await download).createReadStream();
    let text = '';
    for await (const piece of file) text += String(piece);
    expect(JSON.parse(text)).toEqual([`own:${own}`]);
    await desk.open('undated');
    await desk.reply.press('Control+End');
    await page.keyboard.press('/');
    await desk.panel.seek.fill(own.slice(0, 4));
    await page.keyboard.press('Enter');
    await expect(desk.reply).toHaveValue(TICKETS.undated.fields.reply + own);
  });
});

test.describe('pages of their own', () => {
  const FIELDS = `<label>工单编号 <input value="A-1"></label>
    <label>客户诉求 <input value="恢复信号"></label><label>处理方案 <textarea>上门检修</textarea></label>`;
  const open = async (page: Page, body: string): Promise<void> => {
    const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body>${body}
      <script src="/huashu/huashu.js" data-pack="/huashu/telecom.json"></script></body></html>`;
    await page.route('**/own.html', (route) => route.fulfill({ body: html, contentType: 'text/html' }));
    await page.goto('/own.html');
  };

  test('a reply in a modal that traps the focus', async ({ desk, page }) => {
    await open(
      page,
      `<dialog id="m">${FIELDS}<label>回复内容 <textarea id="r"></textarea></label></dialog><button>外面</button><script>
      m.showModal();
      document.addEventListener('focusin', (event) => { if (!m.contains(event.target)) r.focus(); });
      m.addEventListener('close', () => document.body.append('已关闭'));</script>`,
    );
    await expect(desk.panel.host).toBeAttached();
    const reply = page.locator('#r');
    await reply.focus();
    await page.keyboard.press('/');
    await expect(desk.panel.seek).toBeFocused();
    await page.keyboard.type('ab');
    await expect(desk.panel.seek).toHaveValue('ab');
    await page.keyboard.press('Escape');
    await expect(reply).toHaveValue('/');
    await expect(reply).toBeFocused();
    await expect(page.getByText('已关闭')).toHaveCount(0);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('/');
    const phrase = await words(desk, 0);
    await page.keyboard.press('1');
    await expect(reply).toHaveValue(phrase);
  });

  test('a reply in open shadow roots', async ({ desk, page }) => {
    await open(
      page,
      `<x-a><template shadowrootmode="open">${FIELDS}<x-b><template shadowrootmode="open">
        <label>回复内容 <textarea id="r" rows="3"></textarea></label></template></x-b></template></x-a>`,
    );
    await expect(desk.panel.stage).toBeVisible();
    const reply = page.locator('#r');
    await reply.focus();
    await page.keyboard.insertText('、');
    await expect(desk.panel.seek).toBeFocused();
    const area = await box(reply);
    const list = await box(desk.panel.finder);
    expect(Math.abs(list.left - area.left)).toBeLessThan(16);
    expect(list.top - area.top).toBeGreaterThan(8);
    expect(list.top - area.top).toBeLessThan(48);
    const phrase = await words(desk, 0);
    await page.keyboard.press('Enter');
    await expect(reply).toHaveValue(phrase);
    await expect(reply).toBeFocused();
  });

  test('a page without a reply: the phrase is copied', async ({ desk, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, FIELDS.replace(/<textarea>(.*?)<\/textarea>/, '$1'));
    await expect(desk.panel.stage).toBeVisible();
    await page.getByLabel('工单编号').press('Alt+/');
    const phrase = await words(desk, 0);
    await page.keyboard.press('1');
    await expect(desk.panel.region.getByText('已复制')).toBeVisible();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(phrase);
  });
});

test.describe('open slots', () => {
  /** Inserts the phrase that reads the complaint back, with slots that nothing fills. */
  const insert = async (desk: Desk): Promise<string> => {
    await desk.open('fresh');
    await desk.write('');
    await desk.demand.fill('');
    await desk.reply.focus();
    await desk.page.keyboard.press('/');
    await desk.panel.seek.fill('fs07');
    const line = desk.panel.lines.filter({ has: desk.page.locator('mark') }).first();
    const phrase = await line.locator('.text').innerText();
    await line.click();
    await expect(desk.reply).toHaveValue(phrase);
    return phrase;
  };
  const selected = (desk: Desk): Promise<string> =>
    desk.reply.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));

  test('Tab selects them one by one with their names told, Shift+Tab goes back, and then Tab leaves', async ({ desk, page }) => {
    const phrase = await insert(desk);
    const slots = phrase.match(/【[^】]+】/g) ?? [];
    expect(slots.length).toBeGreaterThan(0);
    await expect(desk.panel.walk).toContainText('Tab');
    for (const slot of slots) {
      await page.keyboard.press('Tab');
      await expect.poll(() => selected(desk)).toBe(slot);
      await expect(desk.panel.walk).toContainText(slot.slice(1, -1));
    }
    if (slots.length > 1) {
      await page.keyboard.press('Shift+Tab');
      await expect.poll(() => selected(desk)).toBe(slots.at(-2));
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('都退');
    await expect(desk.reply).toHaveValue(phrase.replace(slots.at(-1) ?? '', '都退'));
    await page.keyboard.press('Tab');
    await expect(desk.reply).not.toBeFocused();
    await expect(desk.panel.walk).toBeEmpty();
  });

  test('Tab leaves as ever where no phrase was inserted, and once the keyboard was elsewhere', async ({ desk, page }) => {
    const phrase = await insert(desk);
    await desk.customer.focus();
    await expect(desk.panel.walk).toBeEmpty();
    await desk.reply.focus();
    await page.keyboard.press('Tab');
    await expect(desk.reply).not.toBeFocused();
    await expect(desk.reply).toHaveValue(phrase);
  });

  test('a save with one left is held', async ({ desk }) => {
    await insert(desk);
    await desk.save();
    await expect(desk.panel.dialog).toBeVisible();
    await expect(desk.panel.dialog.locator('[data-rule="slot.open"]').first()).toBeVisible();
    expect(await desk.received()).toEqual([]);
  });
});

test.describe('the tag', () => {
  const mounted = async (page: Page, find: string): Promise<void> => {
    await page.route('**/react/', async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(/(<script[^>]*huashu\.js"[^>]*?)(\/?>)/, `$1 data-find="${find}"$2`);
      await route.fulfill({ response, body: html });
    });
  };

  test('names other keys', async ({ desk, page }) => {
    await mounted(page, 'Ctrl+Shift+F ;');
    await desk.open('sound');
    await desk.caret(AT);
    await page.keyboard.press('Alt+/');
    await page.keyboard.press('Control+Shift+F');
    await expect(desk.panel.seek).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press(';');
    await expect(desk.panel.seek).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(desk.reply).toHaveValue(`${REPLY.slice(0, AT)};${REPLY.slice(AT)}`);
    await desk.caret(0);
    await page.keyboard.press('/');
    await expect(desk.reply).toHaveValue(`/${REPLY.slice(0, AT)};${REPLY.slice(AT)}`);
  });

  test('turns them off', async ({ desk, page }) => {
    await mounted(page, 'off');
    await desk.open('sound');
    await desk.caret(AT);
    await page.keyboard.press('Alt+/');
    await page.keyboard.press('/');
    await expect(desk.reply).toHaveValue(`${REPLY.slice(0, AT)}/${REPLY.slice(AT)}`);
    await expect(desk.panel.finder).toHaveCount(0);
  });

  test('names one that is none: the console says so, and the others hold', async ({ desk, page }) => {
    const warned: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warned.push(message.text());
    });
    await mounted(page, 'Hyper+K');
    await desk.open('sound');
    expect(warned.filter((text) => text.includes('Hyper+K'))).toHaveLength(1);
    await openAt(desk, AT);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const lang of ['zh', 'en'] as const) {
    test(`axe finds nothing: ${colorScheme}, ${lang}`, async ({ desk, page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await desk.open('sound');
      if (lang === 'en') await desk.panel.region.getByRole('button', { name: 'English' }).click();
      await openAt(desk, AT);
      for (const query of ['', 'man', '葡萄干']) {
        await desk.panel.seek.fill(query);
        await expect(desk.panel.lines).toHaveCount(query === '葡萄干' ? 0 : query === '' ? 5 : 9);
        const { violations, passes } = await new AxeBuilder({ page }).include('huashu-panel').analyze();
        expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`))).toEqual([]);
        const seen = passes.flatMap(({ id, nodes }) => nodes.filter(({ html }) => html.includes('combobox')).map(() => id));
        expect(seen).toContain('aria-required-attr');
      }
    });
  }
}
