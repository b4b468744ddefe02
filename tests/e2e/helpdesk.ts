// A running helpdesk for the tests: one for each worker, its database fresh for each test.
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import tickets from '../helpdesk/tickets.json' with { type: 'json' };

/** What the helpdesk's own database holds of a ticket, see tests/helpdesk/saved.py. */
export interface Saved {
  status: number;
  owner: string;
  followups: { title: string; comment: string; public: boolean }[];
  fields: Record<string, string>;
}

interface Server {
  url: string;
  database: string;
  process: ChildProcess;
}

const python = join(process.env['CARGO_TARGET_DIR'] ?? 'target', 'helpdesk/venv/bin/python');

export class Helpdesk {
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
    const [agent] = tickets.staff;
    await this.page.goto(`${this.server.url}login/?next=/tickets/${ticket}/`);
    await this.page.getByLabel('用户名').fill(agent?.username ?? '');
    await this.page.getByLabel('密码').fill(agent?.password ?? '');
    await this.page.getByRole('button', { name: '登录' }).click();
    await this.page.getByRole('tab', { name: 'Respond' }).click();
    await this.page.getByRole('button', { name: 'Update ticket details' }).click();
    await expect(this.comment).toBeVisible();
    await expect(this.field('反馈方式')).toBeVisible();
  }

  saved(ticket: number): Saved {
    const line = execFileSync(python, ['tests/helpdesk/saved.py', this.server.database, String(ticket)], { encoding: 'utf8' });
    return JSON.parse(line) as Saved;
  }
}

export const test = base.extend<{ desk: Helpdesk }, { server: Server }>({
  server: [
    async ({}, use) => {
      const child = fork('tests/helpdesk/serve.mjs', ['--port', '0'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      const ended = once(child, 'exit');
      const [ready] = await Promise.race([
        once(child, 'message'),
        ended.then(([code]) => Promise.reject(new Error(`the helpdesk ended with ${code}; its words are above`))),
      ]);
      await use({ ...(ready as Omit<Server, 'process'>), process: child });
      child.disconnect();
      await ended;
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  desk: async ({ page, server }, use) => {
    const done = once(server.process, 'message');
    server.process.send('reset');
    await done;
    await use(new Helpdesk(page, server));
  },
});

export { expect };
