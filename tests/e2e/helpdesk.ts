// Running helpdesks for the tests: one of a kind for each worker, its database fresh for each test.
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import tickets from '../helpdesk/tickets.json' with { type: 'json' };

export interface Server {
  url: string;
  database: string;
  process: ChildProcess;
}

/** Who answers the tickets, as tests/helpdesk/tickets.json has them. */
export const [AGENT, COLLEAGUE] = tickets.staff as [Staff, Staff];
interface Staff {
  username: string;
  password: string;
  name: string;
}

/** Where a helpdesk has been installed. */
export const installed = (name: string, path: string): string =>
  join(process.env['CARGO_TARGET_DIR'] ?? 'target', 'helpdesk', name, path);

/** What a program prints as one line of JSON about the server's database and a ticket. */
export function told<T>(program: string[], server: Server, ticket: number): T {
  const [command = '', ...first] = program;
  return JSON.parse(execFileSync(command, [...first, server.database, String(ticket)], { encoding: 'utf8' })) as T;
}

/** Tests of one helpdesk, by the name of its folder in tests/helpdesk, and with what drives its pages. */
export const helpdesk = <T>(name: string, make: (page: Page, server: Server) => T) =>
  base.extend<{ desk: T }, { server: Server }>({
    server: [
      async ({}, use) => {
        const child = fork('tests/helpdesk/serve.mjs', [name, '--port', '0'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
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
      await use(make(page, server));
    },
  });

export { expect };
