// Phrases go to the caret of the reply, and the page's framework knows them.
import { expect, FACES, test, type Desk } from './assistant';
import { TICKETS } from './tickets';

const REPLY = TICKETS.sound.fields.reply;
/** Behind the second sentence. */
const AT = REPLY.indexOf('明天');

/** The words of a phrase as the panel shows them. */
const words = (desk: Desk, nth: number): Promise<string> => desk.panel.phrases.nth(nth).locator('.text').innerText();

/** The place of the nth offer that has nothing left to fill in: a mark that stays would hold the save. */
const closed = async (desk: Desk, nth: number): Promise<number> => {
  const texts = await desk.panel.phrases.locator('.text').allInnerTexts();
  return texts.flatMap((text, at) => (text.includes('【') ? [] : [at]))[nth] as number;
};

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });

    const takes: [string, number, (desk: Desk, at: number) => Promise<void>][] = [
      ['a click', 0, (desk, at) => desk.panel.phrases.nth(at).click()],
      ['Alt and its digit', 0, (desk, at) => desk.reply.press(`Alt+${at + 1}`)],
      ['Alt and another digit', 1, (desk, at) => desk.reply.press(`Alt+${at + 1}`)],
    ];
    for (const [name, nth, take] of takes) {
      test(`a phrase taken by ${name} lands at the caret and reaches the server`, async ({ desk, page }) => {
        await desk.open('sound');
        await desk.caret(AT);
        const at = await closed(desk, nth);
        const phrase = await words(desk, at);
        await take(desk, at);
        await expect(desk.reply).not.toHaveValue(REPLY);
        const written = await desk.reply.inputValue();
        expect(written.startsWith(REPLY.slice(0, AT)), written).toBe(true);
        expect(written.endsWith(REPLY.slice(AT)), written).toBe(true);
        expect(written.slice(AT, written.length - (REPLY.length - AT)).trim()).toBe(phrase);

        // The keyboard is back in the reply, behind the phrase.
        await page.keyboard.insertText('好');
        await expect(desk.reply).toHaveValue(written.slice(0, AT) + written.slice(AT).replace(phrase, `${phrase}好`));
        await desk.reply.press('Backspace');
        await desk.save();
        expect((await desk.savedOnce()).fields['reply']).toBe(written);
      });
    }

    test('what is selected is not lost: the phrase goes behind it', async ({ desk }) => {
      await desk.open('sound');
      await desk.reply.press('Control+a');
      const phrase = await words(desk, 0);
      await desk.panel.phrases.first().click();
      await expect(desk.reply).toHaveValue(REPLY + phrase);
    });

    test('undo takes a phrase back', async ({ desk }) => {
      await desk.open('sound');
      await desk.caret(AT);
      await desk.panel.phrases.first().click();
      await expect(desk.reply).not.toHaveValue(REPLY);
      await desk.reply.press('Control+z');
      await expect(desk.reply).toHaveValue(REPLY);
    });

    test('into an empty reply that was never touched', async ({ desk }) => {
      await desk.open('fresh');
      await desk.write('');
      await desk.customer.focus();
      const phrase = await words(desk, 0);
      await desk.panel.phrases.first().click();
      await expect(desk.reply).toHaveValue(phrase);
    });

    test('a search result is inserted by Enter', async ({ desk }) => {
      await desk.open('sound');
      await desk.caret(REPLY.length);
      await desk.panel.search.fill('满意');
      await expect(desk.panel.phrases.first()).toContainText('满意');
      const phrase = await words(desk, 0);
      await desk.panel.search.press('Enter');
      await expect(desk.reply).toHaveValue(new RegExp(`^${REPLY}\\s*${phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
    });
  });
}
