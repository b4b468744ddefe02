// Request Tracker in a browser: a reply in CKEditor 4, which keeps it in a frame, and select boxes that a script draws.
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { AGENT, expect, helpdesk, told, type Server } from './helpdesk';

/** What Request Tracker's own database holds of a ticket, see tests/helpdesk/rt/saved.pl. */
export interface Saved {
  status: string;
  owner: string;
  fields: Record<string, string>;
  updates: { type: string; content: string; fields: Record<string, string> }[];
}

/** The pages on which a ticket is written to, each with what it is saved by. */
const PAGES = {
  /** All that is known of a ticket, and a message to it. */
  all: { path: (ticket: number) => `Ticket/ModifyAll.html?id=${ticket}`, save: '保存更改' },
  /** A reply, with the fields that are asked for with each. */
  reply: { path: (ticket: number) => `Ticket/Update.html?id=${ticket}&Action=Respond`, save: '更新申请单' },
};

class RequestTracker {
  private readonly form: Locator;
  private readonly frame: FrameLocator;
  /** What Request Tracker says that it has done. */
  readonly results: Locator;

  constructor(
    readonly page: Page,
    private readonly server: Server,
  ) {
    this.form = page.locator('form[name=TicketModifyAll], form[name=TicketUpdate]');
    this.frame = this.form.frameLocator('iframe.cke_wysiwyg_frame');
    this.results = page.locator('.action-results');
  }

  /** What is typed into: the body of the editor's document. */
  get message(): Locator {
    return this.frame.locator('body');
  }

  get save(): Locator {
    return this.form.getByRole('button', { name: new RegExp(`^(${PAGES.all.save}|${PAGES.reply.save})$`) });
  }

  /** A row of the form by its label. */
  private row(label: string): Locator {
    return this.form.locator('.form-row').filter({ has: this.page.locator(`.label:has-text("${label}:")`) });
  }

  /** A one-line field. */
  field(label: string): Locator {
    return this.row(label).locator('input[type=text]');
  }

  /** Chooses in a select box as a person does: in the list that opens below the button drawn over it. */
  async choose(label: string, option: string): Promise<void> {
    await this.row(label).locator('button.dropdown-toggle').click();
    await this.row(label).locator('a[role=option]').filter({ hasText: option }).click();
  }

  /** Logs in and opens a page of a ticket, its editor ready. */
  async open(page: keyof typeof PAGES, ticket: number): Promise<void> {
    await this.page.goto(this.server.url + PAGES[page].path(ticket));
    await this.page.locator('input[name=user]').fill(AGENT.username);
    await this.page.locator('input[name=pass]').fill(AGENT.password);
    await this.page.locator('input[name=pass]').press('Enter');
    await expect(this.message).toHaveClass(/cke_editable/);
  }

  /** Types into the editor as a person: what stands there is replaced. */
  async write(text: string): Promise<void> {
    await this.message.click();
    await this.message.press('Control+a');
    await this.page.keyboard.insertText(text);
    await expect(this.message).toHaveText(text);
  }

  /** What CKEditor would send with the form now. */
  model(): Promise<string> {
    return this.page.evaluate(() =>
      (window as unknown as { CKEDITOR: { instances: { UpdateContent: { getData(): string } } } }).CKEDITOR.instances.UpdateContent.getData(),
    );
  }

  /** Sends the form as a script does: no click, no key, no `submit` event. */
  async sendByScript(): Promise<void> {
    await this.form.evaluate((form: HTMLFormElement) => form.submit());
  }

  saved(ticket: number): Saved {
    return told(['tests/helpdesk/rt/saved.pl'], this.server, ticket);
  }
}

export const test = helpdesk('rt', (page, server) => new RequestTracker(page, server));

export { expect };
