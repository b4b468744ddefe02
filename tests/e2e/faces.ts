// The demo desk's three faces: what differs between them for a person's eyes and hands.
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { Desk } from './assistant';

export type Root = Page | FrameLocator;

/** One way in which a person or a script saves. */
export interface Way {
  name: string;
  action: 'save' | 'close' | 'transfer';
  run: (desk: Desk) => Promise<void>;
}

export interface Face {
  name: 'portal' | 'react' | 'vue';
  path: string;
  labels: { reply: string; customer: string; demand: string; id: string };
  queue: (page: Page) => Locator;
  link: (ticket: Locator) => Locator;
  form: (page: Page) => Root;
  /** The name of the frame that loads anew for each ticket. */
  frame?: string;
  field: (form: Root, label: string) => Locator;
  done: RegExp;
  ways: Way[];
}

const byLabel = (form: Root, label: string): Locator => form.getByLabel(label, { exact: true });
const byCell = (form: Root, label: string): Locator =>
  form.locator('td.label', { hasText: label }).locator('xpath=following-sibling::td[1]').locator('input, select, textarea');

/** A button of the desk by its words; Ant Design puts a space between two characters. */
export const button = (desk: Desk, name: string): Locator =>
  desk.form.getByRole('button', { name: new RegExp(`^${name.split('').join('\\s*')}$`) });

const transfer = async (desk: Desk): Promise<void> => {
  await button(desk, '转派').click();
  const sure = desk.form.getByRole('button', { name: '确定转派' });
  // Held already at the first button, or asked by the desk first.
  await expect(sure.or(desk.panel.dialog).first()).toBeVisible();
  if (!(await desk.panel.dialog.isVisible())) await sure.click();
};

const requestSubmit = (desk: Desk): Promise<void> =>
  desk.reply.evaluate((field: HTMLTextAreaElement) => field.form?.requestSubmit());

export const FACES: readonly Face[] = [
  {
    name: 'portal',
    path: '/portal/',
    labels: { reply: '处理意见', customer: '投诉人', demand: '客户要求', id: '案件编号' },
    queue: (page) => page.frameLocator('iframe[name=queue]').locator('tbody tr'),
    link: (ticket) => ticket.getByRole('link'),
    form: (page) => page.frameLocator('iframe[name=ticket]'),
    frame: 'ticket',
    field: byCell,
    done: /(保存|转派|办结)成功/,
    ways: [
      { name: 'a submit button', action: 'save', run: (desk) => button(desk, '保存').first().click() },
      { name: 'a button whose script calls form.submit()', action: 'save', run: (desk) => button(desk, '保存').last().click() },
      { name: 'Enter in a one-line field', action: 'save', run: (desk) => desk.demand.press('Enter') },
      { name: 'requestSubmit()', action: 'save', run: requestSubmit },
      { name: 'closing', action: 'close', run: (desk) => button(desk, '办结').click() },
      { name: 'handing over', action: 'transfer', run: (desk) => button(desk, '转派').click() },
    ],
  },
  {
    name: 'react',
    path: '/react/',
    labels: { reply: '回复客户', customer: '客户姓名', demand: '客户诉求', id: '工单编号' },
    queue: (page) => page.getByRole('navigation').getByRole('button'),
    link: (ticket) => ticket,
    form: (page) => page,
    field: byLabel,
    done: /保存成功|转派成功|工单已办结/,
    ways: [
      { name: 'a button', action: 'save', run: (desk) => button(desk, '保存').click() },
      { name: 'Ctrl+S', action: 'save', run: (desk) => desk.reply.press('Control+s') },
      { name: 'closing', action: 'close', run: (desk) => button(desk, '办结').click() },
      { name: 'handing over', action: 'transfer', run: transfer },
    ],
  },
  {
    name: 'vue',
    path: '/vue/',
    labels: { reply: '回复内容', customer: '客户名称', demand: '期望结果', id: '受理单号' },
    queue: (page) => page.getByRole('menuitem'),
    link: (ticket) => ticket,
    form: (page) => page,
    field: byLabel,
    done: /保存成功|转派成功|工单已办结/,
    ways: [
      { name: 'a submit button', action: 'save', run: (desk) => button(desk, '保存').click() },
      { name: 'Enter in a one-line field', action: 'save', run: (desk) => desk.demand.press('Enter') },
      { name: 'requestSubmit()', action: 'save', run: requestSubmit },
      { name: 'closing', action: 'close', run: (desk) => button(desk, '办结').click() },
      { name: 'handing over', action: 'transfer', run: transfer },
    ],
  },
];
