// The demo desk by itself: each face opens every ticket, edits and saves it, and shows after a reload what was saved.
// Requests for the assistant are refused, so that nothing but the desk is under test.
import { expect, test, type FrameLocator, type Locator, type Page } from '@playwright/test';

interface Received {
  id: string;
  face: string;
  action: string;
  fields: Record<string, string>;
  at: string;
}

type Root = Page | FrameLocator;

/** What differs between the faces, for a person's eyes and hands. */
interface Face {
  name: string;
  path: string;
  queue: (page: Page) => Locator;
  open: (ticket: Locator) => Promise<void>;
  form: (page: Page) => Root;
  reply: (form: Root) => Locator;
  customer: (form: Root) => Locator;
  id: (form: Root) => Locator;
  history: (page: Page) => Locator;
  saved: (page: Page) => Locator;
}

const cell = (form: Root, label: string): Locator =>
  form.locator('td.label', { hasText: label }).locator('xpath=following-sibling::td[1]').locator('input, select, textarea');

const FACES: Face[] = [
  {
    name: 'portal',
    path: '/portal/',
    queue: (page) => page.frameLocator('iframe[name=queue]').locator('tbody tr'),
    open: (ticket) => ticket.getByRole('link').click(),
    form: (page) => page.frameLocator('iframe[name=ticket]'),
    reply: (form) => cell(form, '处理意见'),
    customer: (form) => cell(form, '投诉人'),
    id: (form) => cell(form, '案件编号'),
    history: (page) => page.frameLocator('iframe[name=history]').locator('tbody'),
    saved: (page) => page.frameLocator('iframe[name=ticket]').getByText('保存成功'),
  },
  {
    name: 'react',
    path: '/react/',
    queue: (page) => page.getByRole('navigation').getByRole('button'),
    open: (ticket) => ticket.click(),
    form: (page) => page,
    reply: (form) => form.getByLabel('回复客户'),
    customer: (form) => form.getByLabel('客户姓名'),
    id: (form) => form.getByLabel('工单编号'),
    history: (page) => page.getByRole('complementary'),
    saved: (page) => page.getByText('保存成功'),
  },
  {
    name: 'vue',
    path: '/vue/',
    queue: (page) => page.getByRole('menuitem'),
    open: (ticket) => ticket.click(),
    form: (page) => page,
    reply: (form) => form.getByLabel('回复内容'),
    customer: (form) => form.getByLabel('客户名称'),
    id: (form) => form.getByLabel('受理单号'),
    history: (page) => page.getByRole('complementary'),
    saved: (page) => page.getByText('保存成功'),
  },
];

let complaints: string[] = [];

test.beforeEach(async ({ page, request }) => {
  await request.delete('/api/received');
  await page.route('/huashu/**', (route) => route.abort());
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.includes('/huashu/')) complaints.push(message.text());
  });
});

test.afterEach(() => {
  expect(complaints, 'errors on the console').toEqual([]);
});

async function received(page: Page): Promise<Received[]> {
  return (await page.request.get('/api/received')).json() as Promise<Received[]>;
}

/** Saves with the first button of that name, as a person would. */
const press = (form: Root, name: string): Promise<void> =>
  form.getByRole('button', { name: new RegExp(`^${name.split('').join('\\s*')}$`) }).first().click();

/** Opens a ticket and waits until the form shows what the queue says of it. */
async function open(face: Face, page: Page, ticket: Locator): Promise<void> {
  const form = face.form(page);
  const words = (await ticket.innerText()).split(/\s+/);
  await face.open(ticket);
  await expect.poll(async () => words.includes(await face.id(form).inputValue())).toBe(true);
  expect(words).toContain(await face.customer(form).inputValue());
}

for (const face of FACES) {
  test.describe(face.name, () => {
    test.beforeEach(async ({ page }) => {
      await page.goto(face.path);
      await expect(face.queue(page)).toHaveCount(12);
    });

    test('opens and saves every ticket once, and a reload shows what was saved', async ({ page }) => {
      const form = face.form(page);
      const written: string[] = [];
      for (const [index, ticket] of (await face.queue(page).all()).entries()) {
        await open(face, page, ticket);
        expect(await received(page)).toHaveLength(index);
        const reply = `第${index + 1}单：已与客户核对，\n“明天18点前”电话回复 <b>&amp; $1`;
        await face.reply(form).fill(reply);
        await press(form, '保存');
        await expect(face.history(page)).toContainText('保存工单');
        await expect(face.saved(page).first()).toBeVisible();
        written.push(reply);
      }
      const log = await received(page);
      expect(log.map(({ face: from, action, fields }) => [from, action, fields['reply']?.replaceAll('\r\n', '\n')])).toEqual(
        written.map((reply) => [face.name, 'save', reply]),
      );
      expect(new Set(log.map(({ id }) => id)).size).toBe(12);

      await page.reload();
      await expect(face.queue(page)).toHaveCount(12);
      for (const [index, ticket] of (await face.queue(page).all()).entries()) {
        await face.open(ticket);
        await expect(face.reply(form)).toHaveValue(written[index] ?? '');
      }
      expect(await received(page)).toHaveLength(12);
    });

    test('cancelling puts the stored text back and sends nothing', async ({ page }) => {
      const form = face.form(page);
      await face.open(face.queue(page).nth(1));
      await expect(face.reply(form)).toHaveValue('给您带来不便非常抱歉。');
      await face.reply(form).fill('写了又不要了');
      await press(form, '取消');
      await expect(face.reply(form)).toHaveValue('给您带来不便非常抱歉。');
      expect(await received(page)).toEqual([]);
    });

    test('closing a ticket sends and shows its new status', async ({ page }) => {
      const form = face.form(page);
      const ticket = face.queue(page).nth(10);
      await face.open(ticket);
      await expect(face.customer(form)).toHaveValue('唐少华');
      await press(form, '办结');
      await expect(ticket).toContainText('已办结');
      await expect(face.history(page)).toContainText('办结工单');
      expect((await received(page)).map(({ action }) => action)).toEqual(['close']);
    });

    test('the samples can be put back', async ({ page }) => {
      const form = face.form(page);
      await face.open(face.queue(page).nth(1));
      await expect(face.customer(form)).toHaveValue('刘长顺');
      await face.customer(form).fill('改过的名字');
      await press(form, '保存');
      await expect(face.queue(page).nth(1)).toContainText('改过的名字');
      await page.getByRole('button', { name: '恢复示例数据' }).click();
      await expect(face.queue(page).nth(1)).toContainText('刘长顺');
    });
  });
}

test('the faces share their tickets', async ({ page }) => {
  const [portal, react, vue] = FACES as [Face, Face, Face];
  await page.goto(portal.path);
  await portal.reply(portal.form(page)).fill('门户里写的回复');
  await press(portal.form(page), '保存');
  await expect(portal.saved(page)).toBeVisible();
  for (const face of [react, vue]) {
    await page.goto(face.path);
    await expect(face.reply(page)).toHaveValue('门户里写的回复');
  }
});

test('portal: Enter in a one-line field and both save buttons send one form each', async ({ page }) => {
  const [portal] = FACES as [Face];
  await page.goto(portal.path);
  const form = portal.form(page);
  const ways = [
    () => portal.customer(form).press('Enter'),
    () => form.getByRole('button', { name: '保存' }).first().click(),
    () => form.getByRole('button', { name: '保存' }).last().click(),
  ];
  for (const [index, save] of ways.entries()) {
    await save();
    await expect(portal.saved(page)).toBeVisible();
    expect(await received(page)).toHaveLength(index + 1);
    await form.getByRole('link', { name: '返回工单' }).click();
    await expect(portal.customer(form)).toHaveValue('周桂芬');
  }
});

test('portal: an empty required field is complained about and nothing is sent', async ({ page }) => {
  const [portal] = FACES as [Face];
  await page.goto(portal.path);
  const form = portal.form(page);
  const said: string[] = [];
  page.on('dialog', (dialog) => {
    said.push(dialog.message());
    void dialog.accept();
  });
  await portal.customer(form).fill(' ');
  await form.getByRole('button', { name: '保存' }).first().click();
  await form.getByRole('button', { name: '保存' }).last().click();
  await expect.poll(() => said).toEqual(['请填写“投诉人”！', '请填写“投诉人”！']);
  expect(await received(page)).toEqual([]);
});

test('react: Ctrl+S saves once, from inside a field', async ({ page }) => {
  await page.goto('/react/');
  await page.getByLabel('回复客户').fill('键盘保存');
  await page.getByLabel('回复客户').press('Control+s');
  await expect(page.getByText('保存成功')).toBeVisible();
  expect((await received(page)).map(({ fields }) => fields['reply'])).toEqual(['键盘保存']);
});

test('react: select, date picker and transfer dialog reach the saved ticket', async ({ page }) => {
  await page.goto('/react/');
  await page.getByLabel('责任判定').click();
  await page.getByTitle('计费错误').click();
  await page.getByLabel('办结时限').fill('2026-09-25 18:00');
  await page.getByLabel('办结时限').press('Enter');
  await press(page, '转派');
  await page.getByRole('dialog').getByLabel('转派部门').click();
  await page.getByTitle('计费账务中心').click();
  await page.getByRole('button', { name: '确定转派' }).click();
  await expect(page.getByText('转派成功')).toBeVisible();
  const log = await received(page);
  expect(log).toHaveLength(1);
  expect(log[0]).toMatchObject({
    action: 'transfer',
    fields: { liability: '计费错误', dueAt: '2026-09-25 18:00', department: '计费账务中心', status: '已转派' },
  });
});

test('vue: Enter in a one-line field submits once, in a select it does not', async ({ page }) => {
  await page.goto('/vue/');
  await page.getByLabel('责任原因').press('Enter');
  await page.getByRole('option', { name: '计费错误' }).click();
  expect(await received(page)).toEqual([]);
  await page.getByLabel('期望结果').fill('退还多收的费用');
  await page.getByLabel('期望结果').press('Enter');
  await expect(page.getByText('保存成功')).toBeVisible();
  const log = await received(page);
  expect(log).toHaveLength(1);
  expect(log[0]).toMatchObject({ face: 'vue', fields: { demand: '退还多收的费用', liability: '计费错误' } });
});

test('vue: date picker and transfer dialog work under the strict policy', async ({ page }) => {
  const answer = await page.goto('/vue/');
  expect(answer?.headers()['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; " +
      "require-trusted-types-for 'script'",
  );
  await page.getByLabel('要求完成时间').click();
  await page.getByLabel('要求完成时间').fill('2026-09-25 18:00');
  await page.getByRole('button', { name: '确定' }).click();
  await press(page, '转派');
  await page.getByRole('dialog').getByText('请选择转派部门').click();
  await page.getByRole('option', { name: '计费账务中心' }).last().click();
  await page.getByRole('button', { name: '确定转派' }).click();
  await expect(page.getByText('转派成功')).toBeVisible();
  const log = await received(page);
  expect(log).toHaveLength(1);
  expect(log[0]).toMatchObject({
    action: 'transfer',
    fields: { dueAt: '2026-09-25 18:00', department: '计费账务中心', status: '已转派' },
  });
});
