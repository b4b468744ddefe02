// Nothing of a ticket leaves the page but by the desk's own saves, and the strictest policy is kept.
import type { Request } from '@playwright/test';
import { expect, FACES, test, type Desk } from './assistant';
import { TICKETS } from './tickets';

/** Pieces of everything that a person wrote into the tickets, six characters each: any quotation holds some of them. */
const PIECES = Object.values(TICKETS).flatMap(({ fields }) =>
  [fields.customer, fields.phone, fields.demand, fields.content, fields.findings, fields.plan, fields.reply].flatMap((text) =>
    text === undefined || text.length < 3
      ? []
      : Array.from({ length: Math.max(1, text.length - 5) }, (_, at) => text.slice(at, at + 6)),
  ),
);

const own = (request: Request): boolean =>
  /\/api\/tickets\/|\/portal\/save$/.test(request.url()) && ['PUT', 'POST'].includes(request.method());

/** The whole of a day's work with the panel: reading, searching, inserting, a held save, a repair, an override. */
async function work(desk: Desk): Promise<void> {
  const { panel, page } = desk;
  await desk.open('undated');
  // A word of the ticket, which no phrase has, and one that finds something.
  await panel.search.fill('抢修');
  await expect(panel.phrases).toHaveCount(0);
  await panel.search.fill('信号');
  await expect(panel.phrases.first()).toBeVisible();
  await panel.phrases.first().click();
  await panel.search.fill('');
  await panel.check('chase').getByRole('checkbox').check();
  await panel.tab('总结与回访').click();
  await panel.tab('总结与回访').click();
  await desk.reply.fill(TICKETS.undated.fields.reply);
  await desk.save();
  await desk.held('deadline.missing');
  await page.keyboard.press('Escape');
  await desk.save();
  await expect(panel.dialog).toBeVisible();
  await panel.fixes.first().click();
  await desk.savedOnce();
  await desk.choose('rude');
  await desk.save();
  await expect(panel.dialog).toBeVisible();
  await panel.overrideWith(0);
  await expect.poll(async () => (await desk.received()).length).toBe(2);
  await desk.choose('several');
  await expect(panel.finding('tone.blame')).toBeVisible();
}

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });

    test('no request but the desk’s own saves carries a word of a ticket', async ({ desk, page }) => {
      const requests: Request[] = [];
      const sockets: string[] = [];
      page.context().on('request', (request) => requests.push(request));
      page.on('websocket', (socket) => sockets.push(socket.url()));
      await work(desk);
      await desk.settled();

      expect(requests.filter(own)).toHaveLength(2);
      expect(requests.filter(own).map((request) => decodeURIComponent((request.postData() ?? '').replaceAll('+', ' '))).join()).toContain('抢修');
      for (const request of requests.filter((one) => !own(one))) {
        const sent = [request.url(), JSON.stringify(await request.allHeaders()), request.postData() ?? '']
          .map((text) => text.replaceAll(/(%[0-9a-f]{2})+/gi, (code) => decodeURIComponent(code)))
          .join('\n');
        expect(PIECES.filter((piece) => sent.includes(piece)), request.url()).toEqual([]);
      }
      expect(sockets).toEqual([]);
      // And what the assistant asks for at all is its own three files, once each load.
      const assistants = requests.map((request) => new URL(request.url())).filter(({ pathname }) => pathname.startsWith('/huashu/'));
      expect(assistants.map(({ pathname, search }) => pathname + search).sort()).toEqual([
        '/huashu/huashu.js',
        '/huashu/huashu.wasm',
        '/huashu/telecom.json',
      ]);
      expect(new Set(requests.map((request) => new URL(request.url()).host)).size, 'hosts').toBe(1);
    });

    test('nothing of a ticket is stored but by the desk', async ({ desk, page }) => {
      await work(desk);
      const kept = await page.evaluate(async () => ({
        local: Object.entries({ ...localStorage }).filter(([key]) => key !== 'demo-desk.tickets'),
        session: Object.entries({ ...sessionStorage }),
        databases: await indexedDB.databases(),
        caches: await caches.keys(),
        cookie: document.cookie,
      }));
      const text = JSON.stringify(kept);
      expect(PIECES.filter((piece) => text.includes(piece))).toEqual([]);
      expect(kept.local.map(([key]) => key).sort()).toEqual(['huashu.log', 'huashu.reminders', 'huashu.uses']);
    });

    test('the whole of it adds no complaint to the console', async ({ desk, page, complaints }) => {
      await page.goto(face.path);
      await desk.choose('sound');
      await expect(desk.panel.stage).toBeVisible();
      await work(desk);
      expect(complaints).toEqual([]);
    });
  });
}

test.describe('the strict policy', () => {
  const [, , vue] = FACES;
  test.use({ face: vue });

  test('is what the Vue face is served with, and nothing breaks it', async ({ desk, page, complaints }) => {
    const violations: string[] = [];
    await page.exposeFunction('violated', (what: string) => violations.push(what));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        void (window as unknown as { violated: (what: string) => void }).violated(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    const answers: (string | undefined)[] = [];
    page.on('response', (response) => {
      if (response.request().isNavigationRequest()) answers.push(response.headers()['content-security-policy']);
    });
    await work(desk);
    expect(answers).toEqual([
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; require-trusted-types-for 'script'",
    ]);
    // The style sheet of the panel was taken: it stands at the edge of the window.
    expect(await desk.panel.region.evaluate((region) => getComputedStyle(region).position)).toBe('fixed');
    await desk.panel.region.getByRole('button', { name: 'English' }).click();
    await expect(desk.panel.host.getByRole('region', { name: 'Complaint assistant' })).toBeVisible();
    expect(violations).toEqual([]);

    // That a break would be seen at all:
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await expect.poll(() => violations.length).toBe(1);
    expect(violations[0]).toContain('style-src');
    expect(complaints.filter((line) => !/Content Security Policy.*style/.test(line))).toEqual([]);
  });
});
