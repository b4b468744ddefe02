// The field picker: pointing at things of the page makes a site file, and the page hears nothing of it.
import { readFile } from 'node:fs/promises';
import { button, type Face } from './faces';
import { Checkup, listen, type SiteFile } from './checkup';
import { expect, FACES, test } from './assistant';
import { TICKETS } from './tickets';

/** What the picker must give on each face, by the field. Nothing of it is made up by a framework. */
const SELECTORS: Record<Face['name'], { reply: string; customer: string; demand: string; save: string }> = {
  portal: { reply: 'textarea[name="reply"]', customer: 'input[name="customer"]', demand: 'input[name="demand"]', save: 'form[name="ticketForm"] input[type="submit"]' },
  react: { reply: '#reply', customer: '#customer', demand: '#demand', save: '.actions .ant-btn-primary' },
  // Element Plus gives its controls no names but generated ones: what is left is their place in the form.
  vue: {
    reply: '.el-form > div:nth-of-type(6) > div:nth-of-type(7) textarea',
    customer: '.el-form > div:nth-of-type(2) > div:nth-of-type(3) input',
    demand: '.el-form > div:nth-of-type(4) > div:nth-of-type(4) input',
    save: '.actions .el-button--primary',
  },
};

const GENERATED = /el-id-|:r\w+:|css-|ant-col-|\d{3}/;

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });

    test('three fields and the save button by pointing, tried at once, copied and downloaded', async ({ desk, page, complaints }) => {
      await desk.open('undated');
      const check = new Checkup(page);
      const heard = await listen(desk);
      await check.begin();
      await check.pick.click();
      await expect(check.pointing).toBeFocused();

      await desk.customer.hover();
      await expect(check.chip).toHaveText(new RegExp(`${face.labels.customer}：${TICKETS.undated.fields.customer}`));
      await desk.customer.click();
      await expect(check.chosen).toContainText(TICKETS.undated.fields.customer);
      await expect(check.seek).toBeFocused();
      // What its label says comes first.
      await expect(check.view.locator('[data-use]').first()).toHaveAttribute('data-use', 'customer_name');
      await page.keyboard.press('Enter');
      await check.choose(desk.reply, 'reply');
      await check.choose(desk.demand, 'demand');
      const save = button(desk, '保存').first();
      await save.click();
      await expect(check.view.locator('[data-use]').first()).toHaveAttribute('data-use', 'save');
      await check.use('save').click();
      await page.keyboard.press('Escape');
      await expect(check.pick).toBeFocused();

      expect(await heard(), 'what the page heard').toEqual([]);
      expect(await desk.received()).toEqual([]);
      expect((await check.lines()).map(([name]) => name)).toEqual(['客户姓名', '回复客户（回复编辑器）', '客户诉求', '保存按钮']);

      await check.tool('试用').click();
      await expect(check.draft.getByText('已生效')).toBeVisible();
      for (const field of ['reply', 'customer_name', 'demand']) await expect(check.row(field).first()).toContainText('站点文件');
      const site = await check.copied();
      const file = await Promise.all([page.waitForEvent('download'), check.tool('下载').click()]).then(([file]) => file);
      expect(file.suggestedFilename()).toBe('site.json');
      expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toEqual(site);

      const { reply, customer, demand, save: saves } = SELECTORS[face.name];
      expect(site).toEqual({ format: 1, fields: { customer_name: customer, reply, demand }, save: [saves] });
      expect(JSON.stringify(site)).not.toMatch(GENERATED);

      // The file stands for itself: mounted anew with it, the page is read and guarded.
      await page.evaluate(async (given) => {
        Huashu.unmount();
        sessionStorage.clear();
        await Huashu.mount({ site: given, pack: '/huashu/telecom.json' });
      }, site as object);
      await expect(desk.panel.stage).toHaveText(TICKETS.undated.stage);
      const health = await page.evaluate(() => Huashu.health());
      expect(health.rows.filter(({ group }) => group === 'selector')).toEqual([]);
      await desk.save();
      await desk.held('deadline.missing');
      // A browser asks for an icon by itself.
      expect(complaints.filter((words) => !words.includes('404'))).toEqual([]);
    });

    test('by keyboard alone', async ({ desk, page }) => {
      await desk.open('sound');
      const check = new Checkup(page);
      await check.open.focus();
      await page.keyboard.press('Enter');
      await expect(check.view.getByRole('heading', { name: '体检' })).toBeFocused();
      await check.pick.focus();
      await page.keyboard.press('Enter');
      await expect(check.pointing).toBeFocused();
      const status = check.pointing.getByRole('status');
      for (let step = 0; step < 60; step += 1) {
        const before = await status.textContent();
        await page.keyboard.press(step % 2 === 0 ? 'ArrowDown' : 'Tab');
        await expect(status).not.toHaveText(before ?? '');
        if ((await status.textContent())?.startsWith(face.labels.reply)) break;
      }
      await expect(status).toContainText(face.labels.reply);
      await page.keyboard.press('Enter');
      await expect(check.seek).toBeFocused();
      await page.keyboard.type('回复');
      await expect(check.use('reply')).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await expect(check.view.locator('[data-use]').first()).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(check.pointing).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(check.pick).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(check.view).toHaveCount(0);
      await expect(check.open).toBeFocused();
      await expect(check.frame).toHaveCount(0);
      // The keyboard is the page's again.
      await desk.reply.focus();
      await page.keyboard.type('好');
      await expect(desk.reply).toHaveValue(/好/);
    });
  });
}

test('undo, taking out, and a draft that outlives a reload', async ({ desk, page }) => {
  await desk.open('sound');
  const check = new Checkup(page);
  await check.begin();
  await check.pick.click();
  await check.choose(desk.customer, 'customer_name');
  await check.choose(desk.demand, 'demand');
  await page.keyboard.press('Escape');
  await check.tool('撤销').click();
  await expect(check.draft.locator('li')).toHaveCount(1);
  await check.pick.click();
  await check.choose(desk.reply, 'reply');
  await page.keyboard.press('Escape');
  await check.draft.getByRole('button', { name: /客户姓名/ }).click();
  expect(await check.lines()).toEqual([['回复客户（回复编辑器）', '#reply']]);

  await page.reload();
  await desk.choose('sound');
  await check.begin();
  expect(await check.lines()).toEqual([['回复客户（回复编辑器）', '#reply']]);
  await expect(check.draft.getByText('已生效')).toHaveCount(0);
  await expect(check.tool('试用')).toBeEnabled();
});

test('disabled controls, shadow roots, and what holds a thing', async ({ desk, page }) => {
  await desk.open('sound');
  await page.evaluate(() => {
    const part = document.createElement('section');
    part.id = 'side-panel';
    part.style.cssText = 'position:fixed;left:210px;top:60px;z-index:9;background:white;padding:8px';
    part.innerHTML = '<label>升级单号 <input id="escalation" value="SJ-7" disabled></label><x-card></x-card><p><b>旧回复</b></p>';
    const card = part.querySelector('x-card') as HTMLElement;
    card.attachShadow({ mode: 'open' }).innerHTML = '<label>内部备注<textarea name="inner-note">影中</textarea></label>';
    document.body.append(part);
  });
  const check = new Checkup(page);
  await check.begin();
  await check.pick.click();
  await page.locator('#escalation').click({ force: true });
  await expect(check.chosen).toContainText('#escalation');
  await expect(check.chosen).toContainText('SJ-7');
  // Another thing may be pointed at meanwhile.
  await page.locator('textarea[name="inner-note"]').click();
  await expect(check.chosen).toContainText('textarea[name="inner-note"]');
  await expect(check.chosen).toContainText('影中');
  await check.use('remark').click();
  await page.locator('#side-panel b').click();
  await expect(check.chosen.locator('code')).toHaveText('#side-panel b');
  await check.view.getByRole('button', { name: '选外面一层' }).click();
  await check.view.getByRole('button', { name: '选外面一层' }).click();
  await expect(check.chosen.locator('code')).toHaveText('#side-panel');
  await check.use('ignore').click();
  await page.keyboard.press('Escape');
  await check.tool('试用').click();
  await expect(check.row('remark')).toHaveCount(1);
  const site = (await page.evaluate(() => sessionStorage.getItem('huashu.site'))) ?? '';
  expect((JSON.parse(site) as SiteFile).ignore).toEqual(['#side-panel']);
});

test('a key that saves and a click that saves are the picker’s while it lasts, and guarded again after it', async ({ desk, page }) => {
  await desk.open('undated');
  const check = new Checkup(page);
  await check.begin();
  await check.pick.click();
  await page.keyboard.press('Control+s');
  await desk.save();
  await expect(check.chosen).toBeVisible();
  await desk.settled();
  expect(await desk.received()).toEqual([]);
  await expect(desk.panel.dialog).toHaveCount(0);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Escape');
  await expect(check.view).toHaveCount(0);
  await desk.save();
  await desk.held('deadline.missing');
});

test('leaving the page while pointing leaves nothing behind', async ({ desk, page }) => {
  await desk.open('sound');
  const check = new Checkup(page);
  await check.begin();
  await check.pick.click();
  await desk.customer.hover();
  await expect(check.chip).toBeVisible();
  await page.evaluate(() => Huashu.unmount());
  await expect(page.locator('huashu-panel')).toHaveCount(0);
  const heard = await listen(desk);
  await desk.customer.click();
  await expect(desk.customer).toBeFocused();
  expect(await heard()).toContain('click');
});
