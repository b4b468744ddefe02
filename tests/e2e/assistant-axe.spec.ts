// Every state of the panel, in both languages' words and both themes, against axe-core's rules.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Desk } from './assistant';
import { Checkup } from './checkup';

const STATES: Record<string, (desk: Desk) => Promise<void>> = {
  'nothing to mend': (desk) => desk.open('sound'),
  'several findings': (desk) => desk.open('several'),
  'a note of care and an open slot': async (desk) => {
    await desk.open('fresh');
    await desk.demand.fill('');
    await desk.panel.search.fill('fs07');
    await expect(desk.panel.phrase('restate.done-full').locator('mark')).toBeVisible();
    await desk.reply.fill('客户说再不处理就打12315。');
  },
  'a stage pinned by hand, checks ticked': async (desk) => {
    await desk.open('sound');
    await desk.panel.check('chase').getByRole('checkbox').check();
    await desk.panel.tab('受理与安抚').click();
    await expect(desk.panel.region.getByText('已手动固定')).toBeVisible();
  },
  'search with hits': async (desk) => {
    await desk.open('sound');
    await desk.panel.search.fill('满意');
    await expect(desk.panel.phrases.first()).toContainText('满意');
  },
  'search without hits': async (desk) => {
    await desk.open('sound');
    await desk.panel.search.fill('葡萄干');
    await expect(desk.panel.phrases).toHaveCount(0);
  },
  'folded, with findings': async (desk) => {
    await desk.open('several');
    await desk.panel.region.getByRole('button', { name: '收起助手' }).click();
    await expect(desk.panel.stage).toHaveCount(0);
  },
  'a notice': async (desk) => {
    await desk.open('undated');
    await desk.reply.evaluate((field: HTMLTextAreaElement) => field.setAttribute('maxlength', '30'));
    await desk.panel.finding('deadline.missing').locator('button[data-fix]').first().click();
    await expect(desk.panel.region.getByText('超出字数上限')).toBeVisible();
  },
  'a held save': async (desk) => {
    await desk.open('several');
    await desk.save();
    await expect(desk.panel.dialog).toBeVisible();
  },
  'a held save without its reason': async (desk) => {
    await desk.open('undated');
    await desk.save();
    await desk.panel.override.getByRole('button', { name: '仍然保存' }).click();
    await expect(desk.panel.dialog.getByText('请先选一个原因')).toBeVisible();
  },
  'a repair that was refused': async (desk) => {
    await desk.open('undated');
    await desk.save();
    await expect(desk.panel.dialog).toBeVisible();
    await desk.reply.evaluate((field: HTMLTextAreaElement) => field.setAttribute('maxlength', '30'));
    await desk.panel.fixes.first().click();
    await expect(desk.panel.dialog.getByText('超出字数上限')).toBeVisible();
  },
  'the health view': async (desk) => {
    await desk.open('sound');
    const check = new Checkup(desk.page);
    await check.begin();
    await check.view.getByText(/没有认出或看不见的/).click();
  },
  'pointing at a field': async (desk) => {
    await desk.open('sound');
    const check = new Checkup(desk.page);
    await check.begin();
    await check.pick.click();
    await desk.customer.hover();
    await expect(check.chip).toBeVisible();
  },
  'a chosen field and a draft': async (desk) => {
    await desk.open('sound');
    const check = new Checkup(desk.page);
    await check.begin();
    await check.pick.click();
    await check.choose(desk.customer, 'customer_name');
    await desk.reply.click();
    await expect(check.chosen).toBeVisible();
  },
  'no ticket': async (desk) => {
    await desk.page.goto('/');
    await desk.page.addScriptTag({ url: '/huashu/huashu.js' });
    await expect(desk.panel.region).toBeVisible();
  },
  'English': async (desk) => {
    await desk.open('several');
    await desk.panel.region.getByRole('button', { name: 'English' }).click();
    await expect(desk.panel.host.getByRole('region', { name: 'Complaint assistant' })).toBeVisible();
  },
  'a held save in English': async (desk) => {
    await desk.open('several');
    await desk.panel.region.getByRole('button', { name: 'English' }).click();
    await desk.save();
    await expect(desk.panel.host.getByRole('dialog')).toBeVisible();
  },
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    // Colours are measured, so nothing may be half faded in.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    for (const [state, reach] of Object.entries(STATES)) {
      test(state, async ({ desk, page }) => {
        await reach(desk);
        const { violations, passes } = await new AxeBuilder({ page }).include('huashu-panel').analyze();
        expect(
          violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}\n  ${node.html}\n  ${node.failureSummary}`)),
        ).toEqual([]);
        // That axe looked into the shadow root at all, and measured its colours.
        const inside = passes.flatMap(({ id, nodes }) => nodes.filter(({ target }) => Array.isArray(target[0])).map(() => id));
        expect(inside).toContain('color-contrast');
        expect(inside).toContain('button-name');
      });
    }
  });
}
