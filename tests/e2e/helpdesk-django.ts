// django-helpdesk in a browser: a plain form, with one-line fields of the customer's own below the comment.
import type { Locator, Page } from '@playwright/test';
import { AGENT, expect, helpdesk, installed, told, type Server } from './helpdesk';

/** What the helpdesk's own database holds of a ticket, see tests/helpdesk/django/saved.py. */
export interface Saved {
  status: number;
  owner: string;
  followups: { title: string; comment: string; public: boolean }[];
  fields: Record<string, string>;
}

class Helpdesk {
  /** The form to answer in. The panel names the fields too, so they are looked for here alone. */
  private readonly form: Locator;
  readonly comment: Locator;
  readonly save: Locator;
  readonly history: Locator;

  constructor(
    readonly page: Page,
    private readonly server: Server,
  ) {
    this.form = page.locator('#ticket-respond-form');
    this.comment = this.form.getByLabel('评论/方案');
    this.save = this.form.getByRole('button', { name: '保存' });
    this.history = page.locator('#followup-list');
  }

  /** A field by its label, in the details below the comment. */
  field(label: string): Locator {
    return this.form.getByLabel(label);
  }

  /** Logs in, opens a ticket, and opens the form to answer in with all its fields. */
  async open(ticket: number): Promise<void> {
    await this.page.goto(`${this.server.url}login/?next=/tickets/${ticket}/`);
    await this.page.getByLabel('用户名').fill(AGENT.username);
    await this.page.getByLabel('密码').fill(AGENT.password);
    await this.page.getByRole('button', { name: '登录' }).click();
    // The helpdesk's own script comes last: until it is there, its tab is dead.
    const details = this.page.getByRole('button', { name: 'Update ticket details' });
    await expect(async () => {
      await this.page.getByRole('tab', { name: 'Respond' }).click();
      await expect(details).toBeVisible({ timeout: 1000 });
    }).toPass();
    await details.click();
    await expect(this.comment).toBeVisible();
    await expect(this.field('反馈方式')).toBeVisible();
  }

  saved(ticket: number): Saved {
    return told([installed('django', 'venv/bin/python'), 'tests/helpdesk/django/saved.py'], this.server, ticket);
  }
}

export const test = helpdesk('django', (page, server) => new Helpdesk(page, server));

export { expect };
