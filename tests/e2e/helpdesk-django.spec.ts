// The assistant in a helpdesk that this project does not own, put there by one script tag. What was saved is read from
// the helpdesk's own database.
import { COLLEAGUE } from './helpdesk';
import { expect, test } from './helpdesk-django';
import { Panel } from './panel';

// Ticket 1 is complete but for the promise to the customer: agreed with, dispatched, to be answered by telephone.
const TICKET = 1;
const PROMISE = '我们会在48小时内修复您家附近的基站，修好后电话告诉您。';
const NO_PROMISE = '陈先生您好，基站故障已经转网络维护部处理。';

test('without the assistant, the helpdesk works as if it had never been there', async ({ desk, page }) => {
  await page.route('**/huashu/**', (route) => route.abort());
  await desk.open(TICKET);
  await desk.comment.fill(NO_PROMISE);
  await desk.save.click();
  await expect(desk.history).toContainText(NO_PROMISE);
  expect(desk.saved(TICKET).followups.map((one) => one.comment)).toEqual([NO_PROMISE]);
});

test('a save without a time limit is held, repaired and stored once', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open(TICKET);
  await expect(panel.region).toBeVisible();
  await expect(panel.stage).toContainText('跟进');

  // A phrase goes to the caret, after what is already written.
  await desk.comment.fill(NO_PROMISE);
  await panel.phrases.first().click();
  await expect(desk.comment).not.toHaveValue(NO_PROMISE);
  const inserted = await desk.comment.inputValue();
  expect(inserted).toContain(NO_PROMISE);

  // The helpdesk stores what is saved, so nothing stored means that the save was held.
  await desk.comment.fill(NO_PROMISE);
  await desk.save.click();
  await expect(panel.dialog).toBeVisible();
  await expect(panel.dialog).toContainText('时限');
  expect(desk.saved(TICKET).followups).toEqual([]);

  await panel.fixes.first().click();
  await expect(desk.history).toContainText(NO_PROMISE);
  await expect(panel.dialog).toBeHidden();
  const stored = desk.saved(TICKET).followups;
  expect(stored).toHaveLength(1);
  expect(stored[0]?.comment).toContain(NO_PROMISE);
  expect(stored[0]?.comment).toMatch(/\d+\s*(个工作日|小时|天)|\d+[日号点]/);
});

test('a ticket with everything in place is saved untouched and unasked', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open(TICKET);
  await expect(panel.region).toBeVisible();
  await desk.comment.fill(PROMISE);
  await desk.save.click();
  await expect(desk.history).toContainText(PROMISE);
  expect(desk.saved(TICKET).followups.map((one) => one.comment)).toEqual([PROMISE]);
});

test('Enter in a one-line field is a save too, and going back to editing loses nothing', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open(TICKET);
  await expect(panel.region).toBeVisible();
  await desk.comment.fill(NO_PROMISE);
  await desk.field('客户诉求').fill('尽快恢复信号并说明原因');
  await desk.field('客户诉求').press('Enter');
  await expect(panel.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toBeHidden();
  expect(desk.saved(TICKET).followups).toEqual([]);
  await expect(desk.comment).toHaveValue(NO_PROMISE);

  await desk.comment.fill(PROMISE);
  await desk.field('客户诉求').press('Enter');
  await expect(desk.history).toContainText(PROMISE);
  const saved = desk.saved(TICKET);
  expect(saved.followups.map((one) => one.comment)).toEqual([PROMISE]);
  expect(saved.fields['客户诉求']).toBe('尽快恢复信号并说明原因');
});

test('saving anyway needs a reason and then really saves, once', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open(TICKET);
  await expect(panel.region).toBeVisible();
  await desk.comment.fill(NO_PROMISE);
  await desk.save.click();
  await expect(panel.dialog).toBeVisible();
  await expect(panel.override.getByRole('combobox')).toHaveValue('');
  await panel.override.getByRole('button').click();
  await expect(panel.dialog.getByRole('alert')).toBeVisible();
  expect(desk.saved(TICKET).followups).toEqual([]);
  await panel.overrideWith(0);
  await expect(desk.history).toContainText(NO_PROMISE);
  expect(desk.saved(TICKET).followups.map((one) => one.comment)).toEqual([NO_PROMISE]);
});

test('handing the ticket to a colleague, a form of its own on the page, is not held', async ({ desk, page }) => {
  const panel = new Panel(page);
  await desk.open(TICKET);
  await expect(panel.region).toBeVisible();
  const form = page.locator('form:has(input[name=ticket_id])');
  await form.getByRole('combobox').selectOption({ label: COLLEAGUE.name });
  await form.getByRole('button').first().click();
  await expect.poll(() => desk.saved(TICKET).owner).toBe(COLLEAGUE.username);
});
