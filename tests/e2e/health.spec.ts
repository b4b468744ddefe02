// The health view: what was understood of the page, for a rollout engineer and for support, without a ticket's words.
import { Checkup } from './checkup';
import { expect, FACES, test, type Desk } from './assistant';
import { TICKETS } from './tickets';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Every word of the ticket that is none of a list or a label. */
const secrets = (ticket: (typeof TICKETS)[keyof typeof TICKETS]): string[] =>
  ['customer', 'content', 'findings', 'plan', 'reply', 'demand', 'id', 'phone'].map((name) => (ticket.fields as Record<string, string>)[name] ?? '').filter((text) => text.length > 1);

const reported = (desk: Desk): Promise<Huashu.Health> => desk.page.evaluate(() => Huashu.health());

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });

    test('fields, reply, ways of saving, pack and browser', async ({ desk, page }) => {
      await desk.open('sound');
      const check = new Checkup(page);
      await check.begin();
      await expect(check.row('customer_name')).toHaveClass('ok');
      await expect(check.row('customer_name')).toContainText(`“${face.labels.customer}”`);
      await expect(check.row('customer_name')).toContainText('3 个字');
      await expect(check.said('回复栏')).toContainText('直接写入');
      await expect(check.said('话术包')).toContainText('telecom');
      await expect(check.said('浏览器')).toContainText('模块在运行');
      await expect(check.said(/^正常点击 保\s*存/).first()).toContainText('会检查（已试过，没有保存）');
      await expect(check.summary).toContainText('个栏位');

      await check.view.getByRole('button', { name: '复制报告' }).click();
      await expect(desk.panel.region.getByText('报告已复制')).toBeVisible();
      const text = await check.clipboard();
      const health = await reported(desk);
      expect(text).toBe(health.text);
      expect(text).toMatch(/^huashu \d+\.\d+\.\d+ · Mozilla/);
      expect(health).toMatchObject({ mounted: true, trouble: null });
      for (const words of secrets(TICKETS.sound)) expect(JSON.stringify(health)).not.toContain(words);
    });

    test('a row shows its field in the page, and the page is as it was', async ({ desk, page }) => {
      await desk.open('sound');
      const styles = (): Promise<string> => desk.demand.evaluate((field) => field.outerHTML);
      const before = await styles();
      const check = new Checkup(page);
      await check.begin();
      await check.row('demand').getByRole('button').click();
      await expect(check.chip).toHaveText(face.labels.demand);
      await expect(check.frame).toBeVisible();
      await expect(check.row('demand').getByRole('button')).toBeFocused();
      const [around, field] = await Promise.all([check.frame.boundingBox(), desk.demand.boundingBox()]);
      const inside = around !== null && field !== null && around.x <= field.x && around.y <= field.y &&
        around.x + around.width >= field.x + field.width && around.y + around.height >= field.y + field.height;
      expect(inside, 'the frame goes around the field').toBe(true);
      expect(await styles()).toBe(before);
      await page.keyboard.press('Escape');
      await expect(check.frame).toHaveCount(0);
      await expect(check.open).toBeFocused();
      await expect(desk.panel.stage).toHaveText(TICKETS.sound.stage);
    });
  });
}

test('ambiguous, hidden and missing fields are told apart', async ({ desk, page }) => {
  await desk.open('sound');
  await page.evaluate(() => {
    const part = document.createElement('section');
    part.innerHTML = '<label>备用电话<input value="0571-1"></label><label>来电号码<input value="0571-2"></label>' +
      '<label style="display:none">处理人<input></label>';
    document.querySelector('form')?.append(part);
  });
  const check = new Checkup(page);
  await check.begin();
  const states = Object.fromEntries((await reported(desk)).rows.filter(({ group }) => group === 'field').map(({ field, state }) => [field, state]));
  expect(states).toMatchObject({ handler: 'hidden', remark: 'missing', demand: 'fine' });
  await check.view.getByText(/没有认出或看不见的/).click();
  await expect(check.row('handler')).toContainText('看不见');
  await expect(check.row('remark')).toContainText('没有认出');
});

test('what the page shows anew is read anew while the view is open', async ({ desk, page }) => {
  await desk.open('sound');
  const check = new Checkup(page);
  await check.begin();
  await expect(check.row('customer_name')).toContainText('3 个字');
  await desk.customer.fill('程');
  await expect(check.row('customer_name')).toContainText('1 个字');
});

test('nothing mounted: the report says why', async ({ page }) => {
  await page.route('**/telecom.json', (route) => route.fulfill({ status: 404 }));
  await page.goto('/react/');
  await expect.poll(() => page.evaluate(async () => (await Huashu.health()).trouble)).toContain('404');
  const health = await page.evaluate(() => Huashu.health());
  expect(health).toMatchObject({ mounted: false, pack: null, rows: [] });
  expect(health.text).toContain('保存未受检查');
});
