// Keyboard and input methods: everything works without a mouse, nothing of ours reaches the page's shortcuts, and a
// composition is never disturbed.
import type { CDPSession, Page } from '@playwright/test';
import { expect, FACES, test } from './assistant';
import { TICKETS } from './tickets';

const KEYS = ['keydown', 'keypress', 'keyup'];
/** By these a page notices that its form is being changed. */
const CHANGES = ['beforeinput', 'input', 'change', 'compositionstart', 'compositionend'];

/** Counts what the page's own scripts hear of these events, in every frame. */
async function count(page: Page, kinds: string[]): Promise<() => Promise<string[]>> {
  await page.addInitScript((names) => {
    const heard: string[] = ((window as unknown as { heard: string[] }).heard = []);
    for (const name of names) {
      document.addEventListener(name, (event) => heard.push(`${name} ${(event as KeyboardEvent).key ?? ''}`.trim()));
    }
  }, kinds);
  return async () => {
    const all = await Promise.all(
      page.frames().map((frame) => frame.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0))),
    );
    return all.flat();
  };
}

/** Composes as a pinyin input method does: letters that change under the caret, then the characters. */
async function compose(cdp: CDPSession, letters: string): Promise<void> {
  for (let end = 1; end <= letters.length; end += 1) {
    await cdp.send('Input.imeSetComposition', { text: letters.slice(0, end), selectionStart: end, selectionEnd: end });
  }
}

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });

    test('a whole held save by keyboard: held, read, repaired, saved', async ({ desk, page }) => {
      await desk.open('undated');
      await desk.reply.focus();
      await desk.reply.press('Control+s');
      if (face.name === 'react') {
        await desk.held('deadline.missing');
      } else {
        // Without a shortcut of the desk's own there is a button to reach by Tab.
        await page.keyboard.press('Escape');
        await desk.form.getByRole('button', { name: /^保\s*存$/ }).first().focus();
        await page.keyboard.press('Enter');
        await desk.held('deadline.missing');
      }
      // The keyboard is in the dialog, on the first repair, and stays in the dialog.
      await expect(desk.panel.fixes.first()).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(desk.panel.fixes.nth(1)).toBeFocused();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      expect((await desk.savedOnce()).fields['reply']).toContain('9月25日10:30前');
    });

    test('a reason by keyboard', async ({ desk, page }) => {
      await desk.open('undated');
      await desk.save();
      await desk.held('deadline.missing');
      const reason = desk.panel.override.getByRole('combobox');
      for (let step = 0; step < 12 && !(await reason.evaluate((e) => e.matches(':focus'))); step += 1) {
        await page.keyboard.press('Tab');
      }
      await expect(reason).toBeFocused();
      // A digit here chooses among the reasons, it takes no repair.
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect((await desk.savedOnce()).fields['reply']).toBe(TICKETS.undated.fields.reply);
    });

    test('Escape goes back, and gives the keyboard to the reply', async ({ desk, page }) => {
      await desk.open('undated');
      await desk.save();
      await desk.held('deadline.missing');
      await page.keyboard.press('Escape');
      await expect(desk.panel.dialog).toHaveCount(0);
      await page.keyboard.insertText('那么');
      await expect(desk.reply).toHaveValue(/那么/);
      expect(await desk.received()).toEqual([]);
    });

    test('typing and ticking in the panel is no change of the page', async ({ desk, page }) => {
      const heard = await count(page, CHANGES);
      const cdp = await page.context().newCDPSession(page);
      await desk.open('undated');
      await desk.reply.press('x');
      expect(await heard()).toContain('input');
      await desk.panel.search.click();
      await heard();
      await page.keyboard.type('man');
      await compose(cdp, 'yi');
      await cdp.send('Input.insertText', { text: '意' });
      await expect(desk.panel.search).toHaveValue('man意');
      await desk.panel.search.press('Escape');
      await desk.panel.check('chase').getByRole('checkbox').check();
      expect(await heard()).toEqual([]);
    });

    test('keys in the panel do not reach the page', async ({ desk, page }) => {
      const heard = await count(page, KEYS);
      await desk.open('undated');
      await desk.reply.press('End');
      expect((await heard()).join()).toContain('keydown End');

      await desk.panel.search.click();
      await heard();
      await page.keyboard.type('manyi');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Escape');
      await desk.panel.check('chase').getByRole('checkbox').focus();
      await page.keyboard.press('Space');
      await desk.panel.phrases.first().focus();
      await page.keyboard.press('ArrowDown');
      await expect(desk.panel.phrases.nth(1)).toBeFocused();
      expect(await heard()).toEqual([]);
    });

    test('keys in the dialog do not reach the page', async ({ desk, page }) => {
      const heard = await count(page, KEYS);
      await desk.open('undated');
      await desk.save();
      await desk.held('deadline.missing');
      await heard();
      for (const key of ['Tab', 'ArrowDown', '9', 'Control+s', 'Escape']) await page.keyboard.press(key);
      await expect(desk.panel.dialog).toHaveCount(0);
      // The last key goes up where the dialog put the keyboard.
      expect((await heard()).filter((line) => line !== 'keyup Escape')).toEqual([]);
      expect(await desk.received()).toEqual([]);
    });

    test('an input method composes in the reply undisturbed', async ({ desk, page }) => {
      const cdp = await page.context().newCDPSession(page);
      await desk.open('undated');
      const before = TICKETS.undated.fields.reply;
      await desk.caret(before.length);
      await compose(cdp, 'mingtian');
      await expect(desk.reply).toHaveValue(`${before}mingtian`);
      // Nothing is judged, written or moved while the composition runs.
      await desk.settled();
      await expect(desk.reply).toHaveValue(`${before}mingtian`);
      await cdp.send('Input.insertText', { text: '明天18:00前' });
      await expect(desk.reply).toHaveValue(`${before}明天18:00前`);
      await compose(cdp, 'dadianhua');
      await cdp.send('Input.insertText', { text: '给您打电话。' });
      await expect(desk.reply).toHaveValue(`${before}明天18:00前给您打电话。`);
      await expect(desk.panel.finding('deadline.missing')).toHaveCount(0);
      await desk.save();
      expect((await desk.savedOnce()).fields['reply']).toBe(`${before}明天18:00前给您打电话。`);
    });

    test('an input method composes in the search undisturbed, and the hits follow its characters', async ({ desk, page }) => {
      const cdp = await page.context().newCDPSession(page);
      await desk.open('undated');
      const { panel } = desk;
      const offered = await panel.phrases.allInnerTexts();
      await panel.search.focus();
      await compose(cdp, 'manyi');
      await expect(panel.search).toHaveValue('manyi');
      await desk.settled();
      expect(await panel.phrases.allInnerTexts()).toEqual(offered);
      await cdp.send('Input.insertText', { text: '满意' });
      await expect(panel.search).toHaveValue('满意');
      await expect(panel.phrases.first()).toContainText('满意');
    });
  });
}
