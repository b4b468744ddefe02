// What the assistant shows of an open ticket, on each face of the desk.
import { expect, FACES, test } from './assistant';

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });

    test('shows the stage of the ticket with its reasons, and follows to another ticket', async ({ desk }) => {
      const { panel } = desk;
      await desk.open('undated');
      await expect(panel.reasons).toContainText(['工单已派出，正在跟进']);
      await expect(panel.finding('deadline.missing')).toBeVisible();

      await desk.choose('fresh');
      await expect(panel.stage).toHaveText('受理与安抚');
      await expect(panel.reasons).toContainText(['工单状态还在受理']);
      await expect(panel.finding('deadline.missing')).toHaveCount(0);
      await expect(panel.finding('confirm.restate')).toBeVisible();

      await desk.choose('sound');
      await expect(panel.stage).toHaveText('跟进与反馈');
      await expect(panel.holding).toHaveCount(0);
    });

    test('what is typed is judged at once', async ({ desk }) => {
      await desk.open('undated');
      await desk.reply.press('Control+End');
      await desk.reply.pressSequentially('明天18:00前给您打电话。');
      await expect(desk.panel.finding('deadline.missing')).toHaveCount(0);
      await expect(desk.panel.check('deadline').getByRole('checkbox')).toBeChecked();
    });

    test('a stage is pinned by hand and let go again; another ticket starts without the pin', async ({ desk }) => {
      const { panel } = desk;
      await desk.open('undated');
      await panel.tab('总结与回访').click();
      await expect(panel.stage).toHaveText('总结与回访');
      await expect(panel.tab('总结与回访')).toHaveAttribute('aria-pressed', 'true');
      await panel.region.getByRole('button', { name: '恢复自动判断' }).click();
      await expect(panel.stage).toHaveText('跟进与反馈');

      await panel.tab('总结与回访').click();
      await expect(panel.stage).toHaveText('总结与回访');
      await desk.choose('fresh');
      await expect(panel.stage).toHaveText('受理与安抚');
      await expect(panel.tab('总结与回访')).toHaveAttribute('aria-pressed', 'false');
    });

    test('a met check shows its evidence; the others are ticked by hand', async ({ desk }) => {
      const { panel } = desk;
      await desk.open('sound');
      const met = panel.check('deadline');
      await expect(met.getByRole('checkbox')).toBeChecked();
      await expect(met.getByRole('checkbox')).toBeDisabled();
      await expect(met).toContainText(`${face.labels.reply}：明天18:00前`);

      const open = panel.check('chase');
      await open.getByRole('checkbox').check();
      await expect(open.getByRole('checkbox')).toBeChecked();
      await expect(open).toContainText('10:30 手动勾选');
      await open.getByRole('checkbox').uncheck();
      await expect(open.getByRole('checkbox')).not.toBeChecked();
      await expect(open).not.toContainText('手动勾选');
    });

    test('search finds phrases of every stage, says when there is none, and ends with Escape', async ({ desk }) => {
      const { panel } = desk;
      await desk.open('undated');
      const offered = await panel.phrases.allInnerTexts();
      await panel.search.fill('满意');
      await expect(panel.region.getByRole('heading', { name: '搜索结果' })).toBeVisible();
      await expect(panel.phrases.first()).toContainText('满意');
      await panel.search.fill('葡萄干');
      await expect(panel.region.getByText('没有找到，换个词试试')).toBeVisible();
      await expect(panel.phrases).toHaveCount(0);
      await panel.search.press('Escape');
      await expect(panel.search).toHaveValue('');
      expect(await panel.phrases.allInnerTexts()).toEqual(offered);
    });

    test('phrases carry the facts of the ticket and mark what is still open', async ({ desk }) => {
      const { panel } = desk;
      await desk.open('fresh');
      await panel.search.fill('fs07');
      const full = panel.phrase('restate.done-full');
      await expect(full).toContainText('诉求为退还多扣的费用，');
      await expect(full.locator('.slot', { hasText: '退还多扣的费用' })).toHaveAttribute('title', `来自：${face.labels.demand}`);
      await desk.demand.fill('');
      await expect(full.locator('mark')).toHaveText('【填客户诉求】');
    });

    test('folds to a handle, gives the page its width back, and opens again', async ({ desk, page }) => {
      const { panel } = desk;
      await desk.open('undated');
      const width = (): Promise<number> => page.evaluate(() => document.body.clientWidth);
      const window = page.viewportSize()?.width ?? 0;
      expect(await width()).toBeLessThan(window - 300);
      await panel.region.getByRole('button', { name: '收起助手' }).click();
      await expect(panel.stage).toHaveCount(0);
      expect(await width()).toBe(window);
      const handle = panel.region.getByRole('button', { name: '打开话术助手' });
      await expect(handle).toBeVisible();
      await handle.click();
      await expect(panel.stage).toHaveText('跟进与反馈');
      expect(await width()).toBeLessThan(window - 300);
    });

    test('speaks English and Chinese again', async ({ desk }) => {
      const { panel } = desk;
      await desk.open('undated');
      await panel.region.getByRole('button', { name: 'English' }).click();
      const english = panel.host.getByRole('region', { name: 'Complaint assistant' });
      await expect(english.locator('[data-part="stage"]')).toHaveText('Follow-up');
      await expect(english.locator('[data-rule="deadline.missing"]')).toContainText('not promised a definite time');
      await expect(english).toHaveAttribute('lang', 'en');
      await english.getByRole('button', { name: '中文' }).click();
      await expect(panel.stage).toHaveText('跟进与反馈');
    });
  });
}
