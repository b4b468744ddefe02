// The assistant on the demo desk's three faces: what differs between them for a person's eyes and hands, the tickets
// that the tests work on, and the clock that they share.
/// <reference path="../../dist/huashu.d.ts" />
import { expect, test as base, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { Panel } from './panel';
import { NOW, TICKETS, type Name } from './tickets';

export interface Received {
  id: string;
  face: string;
  action: string;
  fields: Record<string, string>;
}

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
  field: (form: Root, label: string) => Locator;
  done: RegExp;
  ways: Way[];
}

const byLabel = (form: Root, label: string): Locator => form.getByLabel(label, { exact: true });
const byCell = (form: Root, label: string): Locator =>
  form.locator('td.label', { hasText: label }).locator('xpath=following-sibling::td[1]').locator('input, select, textarea');

/** A button of the desk by its words; Ant Design puts a space between two characters. */
const button = (desk: Desk, name: string): Locator =>
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

/** More of the panel than the tests of other pages need. */
export class Assistant extends Panel {
  readonly reasons: Locator;
  readonly search: Locator;
  /** The findings in the panel that would hold a save. */
  readonly holding: Locator;

  constructor(page: Page) {
    super(page);
    this.reasons = this.region.locator('[data-part="reasons"] li');
    this.search = this.region.getByRole('searchbox');
    this.holding = this.region.locator('.finding:is(.reason, .block)');
  }

  /** A rule's finding in the panel, not in the dialog. */
  finding(rule: string): Locator {
    return this.region.locator(`[data-rule="${rule}"]`);
  }

  check(id: string): Locator {
    return this.region.locator(`[data-check="${id}"]`);
  }

  /** A stage in the stage bar, by its name. */
  tab(name: string): Locator {
    return this.region.getByRole('list', { name: '处理阶段' }).getByRole('button', { name });
  }
}

/** One face in a browser, with the assistant in it. */
export class Desk {
  readonly panel: Assistant;
  readonly form: Root;
  readonly queue: Locator;
  readonly reply: Locator;
  readonly customer: Locator;
  readonly demand: Locator;
  /** The desk's own word that it has saved. */
  readonly done: Locator;

  constructor(
    readonly page: Page,
    readonly face: Face,
  ) {
    this.panel = new Assistant(page);
    this.form = face.form(page);
    this.queue = face.queue(page);
    this.reply = face.field(this.form, face.labels.reply);
    this.customer = face.field(this.form, face.labels.customer);
    this.demand = face.field(this.form, face.labels.demand);
    this.done = this.form.getByText(face.done).first();
  }

  /** Goes to the face with one of the tickets open and the assistant on it. */
  async open(name: Name): Promise<void> {
    await this.page.goto(this.face.path);
    await this.choose(name);
    await expect(this.panel.stage).toHaveText(TICKETS[name].stage);
  }

  /** Chooses a ticket in the queue and waits until the form shows it. */
  async choose(name: Name): Promise<void> {
    await this.ticket(name).click();
    await expect(this.customer).toHaveValue(TICKETS[name].fields.customer);
    await expect(this.reply).toHaveValue(TICKETS[name].fields.reply);
  }

  /** What to press in the queue for a ticket. */
  ticket(name: Name): Locator {
    return this.face.link(this.queue.filter({ hasText: TICKETS[name].fields.customer }));
  }

  save(): Promise<void> {
    return button(this, '保存').first().click();
  }

  /** What the server got since the test began, line ends as on the page. */
  async received(): Promise<Received[]> {
    const log = (await (await this.page.request.get('/api/received')).json()) as Received[];
    return log.map((one) => ({
      ...one,
      fields: Object.fromEntries(Object.entries(one.fields).map(([name, text]) => [name, text.replaceAll('\r\n', '\n')])),
    }));
  }

  /** The one save that the server got; waits for the desk's own word, and for what the page may still be sending. */
  async savedOnce(): Promise<Received> {
    await expect(this.done).toBeVisible();
    await this.settled();
    const log = await this.received();
    expect(log, 'saves that the server received').toHaveLength(1);
    return log[0] as Received;
  }

  /** Waits for the dialog of a held save that names these rules, and makes sure that nothing was sent. */
  async held(...rules: string[]): Promise<void> {
    await expect(this.panel.dialog).toBeVisible();
    await expect(this.panel.dialog.locator('[data-rule]')).toHaveCount(rules.length);
    for (const rule of rules) await expect(this.panel.dialog.locator(`[data-rule="${rule}"]`)).toBeVisible();
    await this.settled();
    expect(await this.received(), 'saves that the server received').toEqual([]);
  }

  /** Takes the keyboard out of the reply, so that what comes next is a new action. */
  async away(): Promise<void> {
    await this.customer.focus();
  }

  /** Answers the desk's own question where a way of saving has one. */
  async finish(way: Way): Promise<void> {
    if (way.action !== 'transfer' || this.face.name === 'portal') return;
    const sure = this.form.getByRole('button', { name: '确定转派' });
    await expect(sure.or(this.done).first()).toBeVisible();
    if (await sure.isVisible()) await sure.click();
  }

  /** Lets the page do what it has already begun: two turns of drawing and of its event loop. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await this.page.evaluate(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go))));
    }
  }

  /** Writes into the reply as a person: what stood there is replaced. */
  async write(text: string): Promise<void> {
    await this.reply.fill(text);
  }

  /** Puts the caret into the reply, so many UTF-16 units from its start, by keys. */
  async caret(at: number): Promise<void> {
    await this.reply.focus();
    await this.reply.press('Control+Home');
    for (let step = 0; step < at; step += 1) await this.reply.press('ArrowRight');
  }
}

interface Fixtures {
  face: Face;
  desk: Desk;
  /** What the page complained of on the console. */
  complaints: string[];
}

/** Tests of one face: `test.use({ face })` says which; React's unless told otherwise. */
export const test = base.extend<Fixtures>({
  face: [FACES[1] as Face, { option: true }],
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await use(complaints);
  },
  desk: async ({ page, face, request }, use) => {
    await request.delete('/api/received');
    await page.clock.setFixedTime(NOW);
    const tickets = JSON.stringify(Object.values(TICKETS).map(({ fields }) => ({ fields, history: [] })));
    await page.addInitScript((stored) => {
      const key = 'demo-desk.tickets';
      if (location.protocol.startsWith('http') && localStorage.getItem(key) === null) localStorage.setItem(key, stored);
    }, tickets);
    await use(new Desk(page, face));
  },
});

export { expect };
