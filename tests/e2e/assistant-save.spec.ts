// Saves are held, repaired, given up or let through, in every way that each face has of saving.
import { expect, FACES, test } from './assistant';
import { TICKETS } from './tickets';

const REPLY = TICKETS.undated.fields.reply;
const PROMISE = /我们会在9月25日10:30前给您打电话，告诉您处理结果。/;

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });

    for (const way of face.ways) {
      test.describe(way.name, () => {
        test('is held, given up, held again, repaired and done once', async ({ desk }) => {
          const { panel } = desk;
          await desk.open('undated');
          await way.run(desk);
          await desk.held('deadline.missing');
          await expect(panel.dialog).toContainText('没有给客户一个准时间');

          await panel.dialog.getByRole('button', { name: '返回修改' }).click();
          await expect(panel.dialog).toHaveCount(0);
          await desk.settled();
          expect(await desk.received()).toEqual([]);
          await expect(desk.reply).toHaveValue(REPLY);

          await desk.away();
          await way.run(desk);
          await desk.held('deadline.missing');
          await panel.fixes.first().click();
          await desk.finish(way);
          const saved = await desk.savedOnce();
          expect(saved.action).toBe(way.action);
          expect(saved.fields['reply']).toMatch(PROMISE);
          expect(saved.fields['reply']?.startsWith(REPLY)).toBe(true);
          await expect(panel.dialog).toHaveCount(0);
        });

        test('is held and done once with a reason', async ({ desk }) => {
          await desk.open('undated');
          await way.run(desk);
          await desk.held('deadline.missing');
          await desk.panel.overrideWith(1);
          await desk.finish(way);
          const saved = await desk.savedOnce();
          expect(saved.action).toBe(way.action);
          expect(saved.fields['reply']).toBe(REPLY);
        });

        test('of a sound ticket is done once and unhindered', async ({ desk }) => {
          await desk.open('sound');
          await way.run(desk);
          const saved = await desk.savedOnce();
          expect(saved.action).toBe(way.action);
          expect(saved.fields['reply']).toBe(TICKETS.sound.fields.reply);
          await expect(desk.panel.dialog).toHaveCount(0);
        });
      });
    }

    test('a digit takes the repair of that number', async ({ desk, page }) => {
      await desk.open('undated');
      await desk.save();
      await desk.held('deadline.missing');
      await page.keyboard.press('2');
      const saved = await desk.savedOnce();
      expect(saved.fields['reply']).toContain('我们会在9月24日10:30前给您打电话');
    });

    test('without a reason it is not saved anyway', async ({ desk }) => {
      const { panel } = desk;
      await desk.open('undated');
      await desk.save();
      await desk.held('deadline.missing');
      await panel.override.getByRole('button', { name: '仍然保存' }).click();
      await expect(panel.dialog.getByRole('alert').filter({ hasText: '请先选一个原因' })).toBeVisible();
      await expect(panel.override.getByRole('combobox')).toBeFocused();
      await desk.held('deadline.missing');
      await panel.overrideWith(0);
      expect((await desk.savedOnce()).fields['reply']).toBe(REPLY);
    });

    test('back to editing puts the keyboard at the place, and a repair by hand is saved', async ({ desk, page }) => {
      await desk.open('rude');
      await desk.save();
      await desk.held('tone.let-go');
      await page.keyboard.press('Escape');
      await expect(desk.panel.dialog).toHaveCount(0);
      expect(await desk.received()).toEqual([]);
      // The words of the finding are selected: typing replaces them.
      await page.keyboard.insertText('请您再等等');
      await expect(desk.reply).toHaveValue(TICKETS.rude.fields.reply.replace('你去投诉', '请您再等等'));
      await desk.save();
      expect((await desk.savedOnce()).fields['reply']).toContain('请您再等等');
    });

    test('a forbidden word is replaced in its place', async ({ desk }) => {
      await desk.open('rude');
      await desk.save();
      await desk.held('tone.let-go');
      await desk.panel.fixes.first().click();
      expect((await desk.savedOnce()).fields['reply']).toBe(TICKETS.rude.fields.reply.replace('你去投诉', '我帮您往上反映'));
    });

    test('several findings are repaired in turn, then it is saved once', async ({ desk }) => {
      const { panel } = desk;
      await desk.open('several');
      await desk.save();
      await desk.held('deadline.missing', 'tone.blame', 'tone.overpromise');
      for (const left of [['deadline.missing', 'tone.overpromise'], ['deadline.missing']]) {
        const [rule] = left.length === 2 ? ['tone.blame'] : ['tone.overpromise'];
        await panel.dialog.locator(`[data-rule="${rule}"] button[data-fix]`).first().click();
        await desk.held(...left);
      }
      await panel.fixes.first().click();
      const reply = (await desk.savedOnce()).fields['reply'];
      expect(reply).toContain('由我帮您对接负责的同事');
      expect(reply).toContain('尽力修好');
      expect(reply).toMatch(PROMISE);
    });

    test('repaired in the panel before saving, it is saved unasked', async ({ desk }) => {
      await desk.open('undated');
      await desk.panel.finding('deadline.missing').locator('button[data-fix]').first().click();
      await expect(desk.reply).toHaveValue(PROMISE);
      await expect(desk.panel.finding('deadline.missing')).toHaveCount(0);
      await desk.save();
      expect((await desk.savedOnce()).fields['reply']).toMatch(PROMISE);
    });

    test('a ticket switched under the open dialog closes it and saves nothing', async ({ desk }) => {
      await desk.open('undated');
      await desk.save();
      await desk.held('deadline.missing');
      // The dialog makes the desk inert for a person, not for the page's own scripts: a call that comes in.
      await desk.ticket('sound').evaluate((ticket: HTMLElement) => ticket.click());
      await expect(desk.customer).toHaveValue(TICKETS.sound.fields.customer);
      await expect(desk.panel.dialog).toHaveCount(0);
      await desk.settled();
      expect(await desk.received()).toEqual([]);
      await desk.save();
      expect((await desk.savedOnce()).id).toBe(TICKETS.sound.fields.id);
    });

    test('two tickets one after the other: each is asked about', async ({ desk }) => {
      await desk.open('undated');
      await desk.save();
      await desk.held('deadline.missing');
      await desk.panel.fixes.first().click();
      await desk.savedOnce();
      await desk.choose('rude');
      await desk.save();
      await expect(desk.panel.dialog.locator('[data-rule="tone.let-go"]')).toBeVisible();
      expect(await desk.received()).toHaveLength(1);
    });
  });
}
