// Every rich editor × what must hold of writing into it. What counts is what the editor's own model holds, which is what
// its page saves; the words on the screen alone prove nothing.
import { expect } from '@playwright/test';
import { BOLD, EDITORS, RUDE, SOUND, test } from './editors';

/** What nobody may say, across the end of a bold word. */
const FORBIDDEN = '你去投诉';
/** Behind the second bold character. */
const AT = SOUND.indexOf(BOLD) + 2;

for (const kind of EDITORS) {
  test.describe(kind.name, () => {
    test.use({ kind });
    const bold = (text: string): string => (kind.plain ? '' : text);

    test('a phrase goes to the caret in a bold word, the keyboard behind it, and is saved', async ({ desk, page }) => {
      await desk.open();
      await desk.caret(AT);
      const phrase = await desk.phrase();
      await desk.offer.click();
      expect(await desk.holds(SOUND.slice(0, AT) + phrase + SOUND.slice(AT))).toBe(bold(BOLD.slice(0, 2) + phrase + BOLD.slice(2)));
      await expect(desk.notice).toHaveCount(0);
      await page.keyboard.insertText('好');
      const written = `${SOUND.slice(0, AT)}${phrase}好${SOUND.slice(AT)}`;
      await desk.holds(written);
      await desk.saves(written);
    });

    test('a phrase taken by a digit is taken back by one undo', async ({ desk, page }) => {
      await desk.open();
      await desk.caret(AT);
      const phrase = await desk.panel.phrases.first().locator('.text').innerText();
      await page.keyboard.press('Alt+1');
      await desk.holds(SOUND.slice(0, AT) + phrase + SOUND.slice(AT));
      await page.keyboard.press('Control+z');
      expect(await desk.holds(SOUND)).toBe(bold(BOLD));
    });

    test('a phrase at the start, and one at the end', async ({ desk, page }) => {
      await desk.open();
      await desk.caret(0);
      const phrase = await desk.take();
      await desk.holds(phrase + SOUND);
      await page.keyboard.press('Control+End');
      const next = await desk.take();
      expect(await desk.holds(phrase + SOUND + next)).toBe(bold(BOLD));
    });

    test('into an empty editor that nobody touched, whose placeholder is no text', async ({ desk }) => {
      await desk.open({ reply: 'empty' });
      const phrase = await desk.phrase();
      await desk.offer.click();
      await desk.holds(phrase);
      await expect(desk.notice).toHaveCount(0);
    });

    test('a phrase of several lines, taken back by one undo', async ({ desk, page }) => {
      const lines = '第一行话。\n第二行话。\n第三行话。';
      await page.route('**/telecom.json', async (route) => {
        const response = await route.fetch();
        const pack = (await response.json()) as { phrases: { text: string[] }[] };
        for (const phrase of pack.phrases) phrase.text = [lines];
        await route.fulfill({ response, json: pack });
      });
      await desk.open();
      await desk.caret(AT);
      await desk.offer.click();
      const bolds = await desk.holds(SOUND.slice(0, AT) + lines + SOUND.slice(AT));
      expect(bolds.startsWith(bold(BOLD.slice(0, 2))) && bolds.endsWith(bold(BOLD.slice(2))), bolds).toBe(true);
      await expect(desk.notice).toHaveCount(0);
      await page.keyboard.press('Control+z');
      expect(await desk.holds(SOUND)).toBe(bold(BOLD));
    });

    test('a repair across formatting, from the dialog: saved once, mended; undo has the words back', async ({ desk, page }) => {
      await desk.open({ reply: 'rude' });
      await desk.save();
      await expect(desk.panel.dialog).toBeVisible();
      expect(await desk.received()).toEqual([]);
      const fix = desk.panel.fixes.first();
      const text = await fix.locator('[lang]').innerText();
      await fix.click();
      const mended = RUDE.replace(FORBIDDEN, text);
      await expect.poll(async () => (await desk.received()).map((one) => one.fields['reply'])).toEqual([mended]);
      await expect(desk.panel.dialog).toHaveCount(0);
      await desk.box.focus();
      await page.keyboard.press('Control+z');
      expect(await desk.holds(RUDE)).toBe(bold('你去'));
    });

    test('a repair from the panel leaves the caret where it is in the text', async ({ desk, page }) => {
      await desk.open({ reply: 'rude' });
      await desk.caret(2);
      const fix = desk.panel.region.locator('button[data-fix]').first();
      const text = await fix.locator('[lang]').innerText();
      await fix.click();
      const mended = RUDE.replace(FORBIDDEN, text);
      await desk.holds(mended);
      await expect.poll(async () => [2, null].includes(await desk.before()), 'the caret is where it was').toBe(true);
      await desk.box.focus();
      await page.keyboard.insertText('好');
      await desk.holds(`${mended.slice(0, 2)}好${mended.slice(2)}`);
    });

    test('read-only, it is never touched, nor is anything else', async ({ desk, page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await desk.open({ state: 'readonly' });
      const before = await desk.fields();
      const phrase = await desk.phrase();
      await desk.offer.click();
      await expect(desk.notice).toContainText('已复制');
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(phrase);
      expect(await desk.model()).toEqual({ reply: SOUND, bold: bold(BOLD) });
      expect(await desk.fields()).toEqual(before);
    });

    test('a composition is not disturbed', async ({ desk, page }) => {
      await desk.open();
      await desk.caret(2);
      const client = await page.context().newCDPSession(page);
      await client.send('Input.imeSetComposition', { text: 'ming', selectionStart: 4, selectionEnd: 4 });
      // By a script, so that the keyboard does not leave the composition.
      await desk.offer.evaluate((button: HTMLElement) => button.click());
      await expect(desk.notice).toContainText('输入法');
      await client.send('Input.insertText', { text: '明' });
      await desk.holds(`${SOUND.slice(0, 2)}明${SOUND.slice(2)}`);
    });
  });
}

// Editors that themselves take only so much: one throws the change away, the other keeps what fits.
for (const kind of EDITORS.filter(({ name }) => ['tiptap', 'wangeditor'].includes(name))) {
  test.describe(`${kind.name} with a limit`, () => {
    test.use({ kind });

    test('a phrase that does not fit is copied as a whole, and nothing of it is left in the reply', async ({ desk, page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await desk.open({ most: SOUND.length + 2 });
      await desk.caret(AT);
      const phrase = await desk.phrase();
      await desk.offer.click();
      await expect(desk.notice).toContainText('已复制');
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(phrase);
      expect(await desk.holds(SOUND)).toBe(BOLD);
      await desk.saves(SOUND);
    });
  });
}
