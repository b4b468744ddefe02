// The assistant on the demo desk: the panel, a face with a ticket open in it, what its server received, and the clock
// that the tests share.
/// <reference path="../../dist/huashu.d.ts" />
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { button, FACES, type Face, type Root, type Way } from './faces';
import { Panel } from './panel';
import { NOW, TICKETS, type Name } from './tickets';

export interface Received {
  id: string;
  face: string;
  action: string;
  fields: Record<string, string>;
}

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

  /**
   * Chooses a ticket in the queue and waits until the form shows it. Where that loads a frame anew, its old document
   * may show the same ticket still, and what is done there is lost: only the new one counts.
   */
  async choose(name: Name): Promise<void> {
    const frame = this.face.frame;
    const loaded = frame === undefined ? undefined : this.page.waitForEvent('framenavigated', (one) => one.name() === frame);
    await this.ticket(name).click();
    await loaded;
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
      // For an icon the browser asks by itself.
      const icon = message.location().url.endsWith('/favicon.ico');
      if (message.type() === 'error' && !icon) complaints.push(message.text());
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

export { expect, FACES };
