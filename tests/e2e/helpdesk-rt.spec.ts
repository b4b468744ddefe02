// The assistant in Request Tracker, which this project does not own, put there by one script tag and told by a site file
// where the reply is written: nothing on the page names it. What was saved is read from Request Tracker's own database.
import { expect, test } from './helpdesk-rt';
import { Panel } from './panel';

// Complete but for the promise to the customer: agreed with, dispatched, to be answered by telephone.
const TICKET = 1;
// In a queue that asks for what stands in the fields anew with each reply.
const ASKING = 4;
const PROMISE = '我们会在48小时内修复您家附近的基站，修好后电话告诉您。';
const NO_PROMISE = '陈先生您好，基站故障已经转网络维护部处理。';
const LIMIT = /\d+\s*(个工作日|小时|天)|\d+[日号点]/;

test('without the assistant, Request Tracker works as if it had never been there', async ({ desk, page }) => {
  await page.route('**/huashu/**', (route) => route.abort());
  await desk.open('all', TICKET);
  await desk.write(NO_PROMISE);
  await desk.save.click();
  await expect(desk.results).toBeVisible();
  const { updates } = desk.saved(TICKET);
  expect(updates).toHaveLength(1);
  expect(updates[0]?.content).toContain(NO_PROMISE);
});

test('fields are found by their labels, and select boxes read as a person sees them', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open('all', TICKET);
  await expect(panel.stage).toContainText('跟进');
  // Drawn as chosen though nothing is: (无).
  await expect(panel.region).not.toContainText('满意度');
  await desk.choose('满意度', '基本满意');
  await desk.choose('当前环节', '已办结');
  await expect(panel.stage).toContainText('回访');
  await desk.choose('当前环节', '处理中');
  await desk.choose('满意度', '(无)');
  await expect(panel.stage).toContainText('跟进');
});

test('a phrase takes the place of the editor’s prompt, goes to the caret, and is what the editor sends', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open('all', TICKET);
  await expect(panel.stage).toContainText('跟进');
  await expect(desk.message).toHaveText('Type your message here');
  const phrase = (await panel.phrases.first().getAttribute('data-phrase')) ?? '';
  await panel.phrase(phrase).click();
  await expect(desk.message).toHaveText(/^我们会在.*前给您打电话，告诉您处理结果。$/);
  const inserted = (await desk.message.innerText()).trim();
  expect(await desk.model()).toContain(inserted);

  // The caret stands between the words of a person.
  await desk.write('您好，再见。');
  for (let step = 0; step < '再见。'.length; step += 1) await desk.message.press('ArrowLeft');
  await panel.phrase(phrase).click();
  await expect(desk.message).toHaveText(/^您好，我们会在.*前给您打电话，告诉您处理结果。再见。$/);
  await desk.save.click();
  await expect(desk.results).toBeVisible();
  const { updates } = desk.saved(TICKET);
  expect(updates).toHaveLength(1);
  expect(updates[0]?.content).toMatch(/<p>您好，我们会在.*前给您打电话，告诉您处理结果。再见。<\/p>/);
});

test('a save without a time limit is held, repaired in the editor and stored once', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open('all', TICKET);
  await expect(panel.stage).toContainText('跟进');
  await desk.write(NO_PROMISE);
  await desk.save.click();
  await expect(panel.dialog).toBeVisible();
  await expect(panel.dialog).toContainText('准时间');
  expect(desk.saved(TICKET).updates).toEqual([]);

  await panel.fixes.first().click();
  await expect(desk.results).toBeVisible();
  await expect(panel.dialog).toBeHidden();
  const { updates } = desk.saved(TICKET);
  expect(updates).toHaveLength(1);
  expect(updates[0]?.content).toContain(NO_PROMISE);
  expect(updates[0]?.content).toMatch(LIMIT);
});

test('the words in the editor are read: a vague one is told while it is typed', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open('all', TICKET);
  await expect(panel.stage).toContainText('跟进');
  await desk.write('我们会尽快修复，请您放心。');
  await expect(panel.region.locator('[data-rule="deadline.missing"]')).toContainText('尽快');
  await desk.write(PROMISE);
  await expect(panel.region.locator('[data-rule="deadline.missing"]')).toHaveCount(0);
});

test('a ticket with everything in place is saved untouched and unasked', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open('all', TICKET);
  await expect(panel.stage).toContainText('跟进');
  await desk.write(PROMISE);
  await desk.save.click();
  await expect(desk.results).toBeVisible();
  await expect(panel.dialog).toBeHidden();
  const { updates } = desk.saved(TICKET);
  expect(updates).toHaveLength(1);
  expect(updates[0]?.content).toContain(`<p>${PROMISE}</p>`);
});

test('Enter in a one-line field presses a save that nobody sees, and going back to editing loses nothing', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open('all', TICKET);
  await expect(panel.stage).toContainText('跟进');
  await desk.write(NO_PROMISE);
  await desk.field('客户诉求').fill('尽快恢复信号并说明原因');
  await desk.field('客户诉求').press('Enter');
  await expect(panel.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toBeHidden();
  expect(desk.saved(TICKET).updates).toEqual([]);
  await expect(desk.message).toHaveText(NO_PROMISE);
  await expect(desk.field('客户诉求')).toHaveValue('尽快恢复信号并说明原因');

  await desk.write(PROMISE);
  await desk.field('客户诉求').press('Enter');
  await expect(desk.results).toBeVisible();
  const saved = desk.saved(TICKET);
  expect(saved.updates).toHaveLength(1);
  expect(saved.updates[0]?.content).toContain(PROMISE);
  expect(saved.fields['客户诉求']).toBe('尽快恢复信号并说明原因');
});

test('Ctrl+Enter in the editor’s frame is held like a save', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open('all', TICKET);
  await expect(panel.stage).toContainText('跟进');
  await desk.write(NO_PROMISE);
  await desk.message.press('Control+Enter');
  await expect(panel.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toBeHidden();
  await expect(desk.message).toHaveText(NO_PROMISE);
  expect(desk.saved(TICKET).updates).toEqual([]);
});

test('a script that sends the form is held, and what was repaired since is what goes', async ({ desk, page }) => {
  const panel = new Panel(page);
  // The editor is there first, and gives the form a way of sending that knows nothing of the assistant.
  let arrive = (): void => {};
  const awaited = new Promise<void>((done) => (arrive = done));
  await page.route('**/huashu/huashu.wasm', async (route) => {
    await awaited;
    await route.continue();
  });
  await desk.open('all', TICKET);
  arrive();
  await expect(panel.stage).toContainText('跟进');
  await desk.write(NO_PROMISE);
  await desk.sendByScript();
  await expect(panel.dialog).toBeVisible();
  expect(desk.saved(TICKET).updates).toEqual([]);
  await panel.fixes.first().click();
  await expect(desk.results).toBeVisible();
  const { updates } = desk.saved(TICKET);
  expect(updates).toHaveLength(1);
  expect(updates[0]?.content).toContain(NO_PROMISE);
  expect(updates[0]?.content).toMatch(LIMIT);
});

test('saving anyway needs a reason and then really saves, once', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open('all', TICKET);
  await expect(panel.stage).toContainText('跟进');
  await desk.write(NO_PROMISE);
  await desk.save.click();
  await expect(panel.dialog).toBeVisible();
  await panel.override.getByRole('button').click();
  await expect(panel.dialog.getByRole('alert')).toBeVisible();
  expect(desk.saved(TICKET).updates).toEqual([]);
  await panel.overrideWith(0);
  await expect(desk.results).toBeVisible();
  const { updates } = desk.saved(TICKET);
  expect(updates).toHaveLength(1);
  expect(updates[0]?.content).toContain(`<p>${NO_PROMISE}</p>`);
});

test('a reply with fields of its own is held, repaired and stored once with them', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open('reply', ASKING);
  await desk.choose('当前环节', '处理中');
  await desk.choose('责任部门', '网络维护部');
  await desk.choose('反馈方式', '电话');
  await expect(panel.stage).toContainText('跟进');
  await desk.write(NO_PROMISE);
  await desk.save.click();
  await expect(panel.dialog).toBeVisible();
  expect(desk.saved(ASKING).updates).toEqual([]);
  await panel.fixes.first().click();
  await expect(desk.results).toBeVisible();
  const { updates } = desk.saved(ASKING);
  expect(updates).toHaveLength(1);
  expect(updates[0]?.content).toContain(NO_PROMISE);
  expect(updates[0]?.content).toMatch(LIMIT);
  expect(updates[0]).toMatchObject({ type: 'Correspond', fields: { 当前环节: '处理中', 责任部门: '网络维护部', 反馈方式: '电话' } });
});

test('Enter that only asks for one more attachment saves nothing, is not held, and keeps the words', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open('reply', ASKING);
  await desk.choose('当前环节', '处理中');
  await desk.write(NO_PROMISE);
  await expect(panel.stage).toContainText('跟进');
  await desk.field('联系电话').fill('13900005678');
  const [drawn] = await Promise.all([page.waitForResponse(/Update\.html/), desk.field('联系电话').press('Enter')]);
  expect(drawn.request().postData()).toContain('AddMoreAttach');
  await expect(desk.message).toHaveText(NO_PROMISE);
  await expect(desk.field('联系电话')).toHaveValue('13900005678');
  await expect(panel.dialog).toBeHidden();
  expect(desk.saved(ASKING).updates).toEqual([]);
});

test('an article is fetched by a script that sends the form: it saves nothing, is not held, and keeps the words', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open('reply', ASKING);
  await desk.choose('当前环节', '处理中');
  await desk.write(NO_PROMISE);
  await expect(panel.stage).toContainText('跟进');
  await desk.choose('包括文章', '基站抢修');
  await expect(desk.message).toContainText('抢修队已经出发。');
  await expect(desk.message).toContainText(NO_PROMISE);
  await expect(panel.dialog).toBeHidden();
  expect(desk.saved(ASKING).updates).toEqual([]);

  // The page that came is guarded as the one before.
  await desk.save.click();
  await expect(panel.dialog).toBeVisible();
  expect(desk.saved(ASKING).updates).toEqual([]);
});

test('after unmounting, Request Tracker is left to itself', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open('all', TICKET);
  await expect(panel.stage).toContainText('跟进');
  await desk.write(NO_PROMISE);
  await page.evaluate(() => (window as unknown as { Huashu: { unmount(): void } }).Huashu.unmount());
  await expect(panel.host).toHaveCount(0);
  await expect(desk.message).toHaveText(NO_PROMISE);
  await desk.choose('当前环节', '待回访');
  await desk.save.click();
  await expect(desk.results).toBeVisible();
  const saved = desk.saved(TICKET);
  expect(saved.updates).toHaveLength(1);
  expect(saved.updates[0]?.content).toContain(`<p>${NO_PROMISE}</p>`);
  expect(saved.fields['当前环节']).toBe('待回访');
});
