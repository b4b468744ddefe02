// A held save that is let go where the page has moved on: a key that the page does not know, a button that is gone or
// drawn anew.
import { expect, FACES, test } from './assistant';
import { TICKETS } from './tickets';

const REPLY = TICKETS.undated.fields.reply;

for (const face of FACES.filter(({ name }) => name !== 'react')) {
  test.describe(`${face.name}, which has no Ctrl+S of its own`, () => {
    test.use({ face });

    test('a repair after Ctrl+S says that the button has to be pressed, and that saves once', async ({ desk }) => {
      await desk.open('undated');
      await desk.reply.press('Control+s');
      await desk.held('deadline.missing');
      await desk.panel.fixes.first().click();
      await expect(desk.panel.dialog).toHaveCount(0);
      await expect(desk.panel.region.getByText('如果页面没有保存，请点一下保存按钮')).toBeVisible();
      expect(await desk.received()).toEqual([]);
      await desk.save();
      expect((await desk.savedOnce()).fields['reply']).toMatch(/9月25日10:30前/);
    });

    test('a reason given after Ctrl+S holds for the button too', async ({ desk }) => {
      await desk.open('undated');
      await desk.reply.press('Control+s');
      await desk.held('deadline.missing');
      await desk.panel.overrideWith(0);
      await expect(desk.panel.dialog).toHaveCount(0);
      expect(await desk.received()).toEqual([]);
      await desk.save();
      expect((await desk.savedOnce()).fields['reply']).toBe(REPLY);
    });
  });
}

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });

    test('a save button that is gone: the repair is written, nothing is sent, and the agent is told', async ({ desk }) => {
      await desk.open('undated');
      await desk.save();
      await desk.held('deadline.missing');
      for (const button of await desk.form.getByRole('button', { name: /^保\s*存$/ }).all()) {
        await button.evaluate((element) => element.setAttribute('data-leaving', ''));
      }
      await desk.reply.evaluate((field) => {
        for (const button of field.ownerDocument.querySelectorAll('[data-leaving]')) button.remove();
      });
      await desk.panel.fixes.first().click();
      await expect(desk.panel.region.getByText('原来的保存按钮不见了')).toBeVisible();
      await expect(desk.panel.dialog).toHaveCount(0);
      await expect(desk.reply).toHaveValue(/9月25日10:30前/);
      expect(await desk.received()).toEqual([]);
    });

    test('in English the dialog is English and the repair Chinese', async ({ desk, page }) => {
      await desk.open('undated');
      await desk.panel.region.getByRole('button', { name: 'English' }).click();
      await desk.save();
      const dialog = desk.panel.host.getByRole('dialog', { name: 'Not saved yet' });
      await expect(dialog).toContainText('not promised a definite time');
      await page.keyboard.press('1');
      // What is written stays Chinese: the customer reads it.
      expect((await desk.savedOnce()).fields['reply']).toContain('我们会在9月25日10:30前给您打电话');
    });
  });
}

test.describe('the portal', () => {
  const [portal] = FACES;
  test.use({ face: portal });

  test('presses the one button of the same words where the pressed one was drawn anew', async ({ desk }) => {
    await desk.open('undated');
    await desk.save();
    await desk.held('deadline.missing');
    await desk.form.getByRole('button', { name: '保存' }).first().evaluate((button) => button.remove());
    await desk.panel.fixes.first().click();
    expect((await desk.savedOnce()).fields['reply']).toMatch(/9月25日10:30前/);
  });
});
