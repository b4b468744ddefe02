// What is offered while a person works: in the order of the process, in its place while they type, with the reason, and
// learning what they take.
import { expect, FACES, test, type Desk } from './assistant';
import { TICKETS } from './tickets';

const ids = (desk: Desk): Promise<(string | null)[]> =>
  desk.panel.phrases.evaluateAll((buttons) => buttons.map((button) => (button as HTMLElement).dataset['phrase'] ?? null));

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });

    test('an offer keeps its place while the agent types on, and the list follows after an insertion', async ({ desk, page }) => {
      await desk.open('undated');
      await expect(desk.panel.phrases).toHaveCount(5);
      let before = await ids(desk);
      let changed = 0;
      await desk.caret(TICKETS.undated.fields.reply.length);
      for (const key of '我们会在9月25日18点前给您打电话，告诉您处理结果。') {
        await page.keyboard.insertText(key);
        await desk.settled();
        const after = await ids(desk);
        expect(after).toHaveLength(5);
        for (const [at, id] of before.entries()) if (after.includes(id)) expect(after.indexOf(id), `${id} after “${key}”`).toBe(at);
        changed += Number(after.join() !== before.join());
        before = after;
      }
      // The time that was typed has taken the repairs of a missing time away.
      expect(changed).toBeGreaterThan(0);
      expect(before.some((id) => id?.startsWith('due.48h'))).toBe(false);
      // What is taken is gone from the list, and each offer says why.
      const taken = before[0] as string;
      await desk.panel.phrases.first().click();
      await expect(desk.panel.phrase(taken)).toHaveCount(0);
      for (const phrase of await desk.panel.phrases.all()) await expect(phrase.locator('.tag').first()).not.toBeEmpty();
    });

    test('what is taken is kept by its id and its day, and comes forward after a reload', async ({ desk, page }) => {
      await desk.open('fresh');
      await desk.write('');
      const kept = (): Promise<unknown> => page.evaluate(() => JSON.parse(localStorage.getItem('huashu.uses') ?? '{}'));
      expect(await kept()).toEqual({});
      const last = (await ids(desk))[1] as string;
      const day = await page.evaluate(() => Math.floor(Date.now() / 864e5));
      await desk.panel.phrase(last).click();
      await expect.poll(kept).toEqual({ [last]: [day] });

      // Five days on which it was taken, one of them long ago.
      const days = [day - 90, day - 3, day - 2, day - 1, day];
      await page.evaluate(([id, days]) => localStorage.setItem('huashu.uses', JSON.stringify({ [id as string]: days })), [last, days] as const);
      await page.reload();
      await desk.choose('fresh');
      await desk.write('');
      await expect(desk.panel.phrase(last)).toContainText('您近来常用');
    });
  });
}

test('words that call for care bring a phrase of their own, and a quiet note says which', async ({ desk }) => {
  await desk.open('fresh');
  await desk.write('');
  await expect(desk.panel.phrase('respond.money-loss')).toHaveCount(0);
  // Typed, so what is still offered stays where it is, and the new one takes a place that is free.
  await desk.demand.fill('刚刚被骗，对方还让我转账，要求马上处理');
  await expect(desk.panel.phrase('respond.money-loss')).toContainText('可能正在受骗');
  await expect(desk.panel.region.getByRole('note')).toContainText('停止转账');
});
