// The list of phrases beside the caret in every rich editor: what counts is what the editor's own model holds.
import { expect, type Locator } from '@playwright/test';
import { BOLD, EDITORS, type EditorPage, RUDE, SOUND, test } from './editors';

/** Behind the comma of the first sentence: a word may begin there. */
const AT = 3;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

async function boxOf(of: Locator): Promise<Box> {
  const found = await of.boundingBox();
  if (!found) throw new Error('nothing to be seen');
  return { left: found.x, top: found.y, right: found.x + found.width, bottom: found.y + found.height };
}

/** The words that the browser marks under a name, in the window of the editor. */
const marked = (desk: EditorPage, name: string): Promise<string[]> =>
  desk.box.evaluate((box, of) => {
    const view = box.ownerDocument.defaultView as Window & typeof globalThis;
    const ranges = [...((view.CSS.highlights.get(of) ?? []) as Iterable<Range>)];
    return ranges.map((range) => range.toString());
  }, name);

for (const kind of EDITORS) {
  test.describe(kind.name, () => {
    test.use({ kind });
    const bold = (text: string): string => (kind.plain ? '' : text);

    test('a slash opens it, a line goes to the caret without the slash, and one undo takes it back', async ({ desk, page }) => {
      await desk.open();
      await desk.caret(AT);
      await page.keyboard.press('/');
      await expect(desk.panel.seek).toBeFocused();
      expect((await desk.model()).reply).toBe(SOUND);
      const phrase = await desk.panel.lines.first().locator('.text').innerText();
      await page.keyboard.press('Enter');
      await desk.holds(SOUND.slice(0, AT) + phrase + SOUND.slice(AT));
      await expect(desk.panel.finder).toHaveCount(0);
      await page.keyboard.press('Control+z');
      expect(await desk.holds(SOUND)).toBe(bold(BOLD));
    });

    test('the keyboard is behind the line', async ({ desk, page }) => {
      await desk.open();
      await desk.caret(AT);
      await page.keyboard.press('Alt+/');
      const phrase = await desk.panel.lines.first().locator('.text').innerText();
      await page.keyboard.press('1');
      await desk.holds(SOUND.slice(0, AT) + phrase + SOUND.slice(AT));
      await page.keyboard.insertText('好');
      await desk.holds(`${SOUND.slice(0, AT)}${phrase}好${SOUND.slice(AT)}`);
    });

    test('Escape gives the slash, the keyboard and the caret back', async ({ desk, page }) => {
      await desk.open();
      await desk.caret(AT);
      await page.keyboard.press('/');
      await expect(desk.panel.seek).toBeFocused();
      await page.keyboard.press('Escape');
      expect(await desk.holds(`${SOUND.slice(0, AT)}/${SOUND.slice(AT)}`)).toBe(bold(BOLD));
      await page.keyboard.insertText('好');
      await desk.holds(`${SOUND.slice(0, AT)}/好${SOUND.slice(AT)}`);
      await page.keyboard.press('Alt+/');
      await expect(desk.panel.seek).toBeFocused();
      await page.keyboard.press('Escape');
      await page.keyboard.insertText('吗');
      await desk.holds(`${SOUND.slice(0, AT)}/好吗${SOUND.slice(AT)}`);
    });

    test('it is in sight and right beside the line of the caret', async ({ desk, page }) => {
      await desk.open();
      await desk.caret(AT);
      const whole = await boxOf(desk.box);
      const line = await desk.box.evaluate((box) => {
        const caret = box.ownerDocument.getSelection();
        if (box instanceof HTMLTextAreaElement || !caret?.focusNode) return null;
        const rect = caret.getRangeAt(0).getBoundingClientRect();
        const frame = box.ownerDocument.defaultView?.frameElement?.getBoundingClientRect();
        return { left: rect.left + (frame?.left ?? 0), top: rect.top + (frame?.top ?? 0), bottom: rect.bottom + (frame?.top ?? 0) };
      });
      await page.keyboard.press('Alt+/');
      await expect(desk.panel.seek).toBeFocused();
      const list = await boxOf(desk.panel.finder);
      const size = page.viewportSize() ?? { width: 0, height: 0 };
      expect(list.top).toBeGreaterThanOrEqual(0);
      expect(list.bottom).toBeLessThanOrEqual(size.height);
      if (line === null || line.bottom === line.top) {
        // The page tells no caret: beside the field, then.
        expect(list.bottom > whole.top - 60 && list.top < whole.bottom + 60).toBe(true);
        return;
      }
      expect(list.top >= line.bottom || list.bottom <= line.top, JSON.stringify({ list, line })).toBe(true);
      expect(Math.min(Math.abs(list.top - line.bottom), Math.abs(line.top - list.bottom))).toBeLessThan(16);
      expect(Math.abs(list.left - line.left)).toBeLessThan(4);
    });

    test('Tab selects the slot that a line left open, and what is typed fills it', async ({ desk, page }) => {
      await desk.open();
      await desk.caret(SOUND.indexOf('\n'));
      await page.keyboard.press('/');
      await desk.panel.seek.fill('fk06');
      const line = desk.panel.lines.filter({ has: page.locator('mark') }).first();
      const phrase = await line.locator('.text').innerText();
      const slot = /【[^】]+】/.exec(phrase)?.[0] ?? '';
      await line.click();
      const at = SOUND.indexOf('\n');
      await desk.holds(SOUND.slice(0, at) + phrase + SOUND.slice(at));
      await expect(desk.panel.walk).toContainText(slot.slice(1, -1));
      await page.keyboard.press('Tab');
      await expect(desk.panel.walk).toHaveText(slot.slice(1, -1));
      await page.keyboard.insertText('正在测试');
      await desk.holds(SOUND.slice(0, at) + phrase.replace(slot, '正在测试') + SOUND.slice(at));
      await expect(desk.panel.walk).toBeEmpty();
    });

    if (!kind.plain) {
      test('what is wrong, and what shows a step, is marked in it and follows the text', async ({ desk, page }) => {
        await desk.open({ reply: 'rude' });
        await expect.poll(() => marked(desk, 'huashu-wrong')).toEqual(['你去投诉']);
        await expect.poll(async () => (await marked(desk, 'huashu-shown')).join()).toContain('18:00前');
        expect((await desk.model()).reply).toBe(RUDE);
        await desk.caret(0);
        await page.keyboard.insertText('好');
        await expect.poll(() => marked(desk, 'huashu-wrong')).toEqual(['你去投诉']);
        await page.evaluate(() => (window as unknown as { Huashu: { unmount: () => void } }).Huashu.unmount());
        expect(await marked(desk, 'huashu-wrong')).toEqual([]);
      });
    }
  });
}
