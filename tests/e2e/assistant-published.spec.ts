// A pack that is published: a manifest names it by its hash, and the last good one stands in for one that is not good.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type Desk, expect, test } from './assistant';

const MANIFEST = '/published/manifest.json';
const pack = JSON.parse(readFileSync('dist/telecom.json', 'utf8')) as { id: string; version: string };
const words = JSON.parse(readFileSync('dist/telecom.en.json', 'utf8')) as { id: string; version: string; words: object };

const sum = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The files of a release, as `huashu pack build --publish` names them (tests/authors.rs holds their form). */
function release(version: string, change: object = {}): { manifest: object; files: Map<string, string> } {
  const chinese = JSON.stringify({ ...pack, version, ...change });
  const english = JSON.stringify({ ...words, version });
  const name = (text: string, ending: string): string => `telecom.${sum(text).toString('hex').slice(0, 16)}${ending}`;
  const integrity = (text: string): string => `sha256-${sum(text).toString('base64')}`;
  const manifest = {
    format: 1,
    id: pack.id,
    version,
    pack: name(chinese, '.json'),
    integrity: integrity(chinese),
    english: name(english, '.en.json'),
    englishIntegrity: integrity(english),
  };
  return { manifest, files: new Map([[manifest.pack, chinese], [manifest.english, english]]) };
}

/** A place to publish to. */
class Shelf {
  manifest: object = {};
  readonly files = new Map<string, string>();
  /** The files that were asked for. */
  readonly asked: string[] = [];
  gone = false;
  /** What a file is when it arrives. */
  spoil = (text: string): string => text;

  constructor(readonly page: Page) {}

  async stand(): Promise<void> {
    await this.page.route('**/published/*', async (route) => {
      const name = new URL(route.request().url()).pathname.split('/').pop() ?? '';
      this.asked.push(name);
      if (this.gone) return route.abort();
      const body = name === 'manifest.json' ? JSON.stringify(this.manifest) : this.files.get(name);
      if (body === undefined) return route.fulfill({ status: 404 });
      return route.fulfill({ contentType: 'application/json', body: name === 'manifest.json' ? body : this.spoil(body) });
    });
    await this.page.route(/\/react\/$/, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/data-pack="[^"]*"/, () => `data-pack="${MANIFEST}"`);
      await route.fulfill({ response, body });
    });
  }

  put({ manifest, files }: { manifest: object; files: Map<string, string> }): void {
    this.manifest = manifest;
    for (const [name, text] of files) this.files.set(name, text);
  }
}

/** The lines of the console that say that an older pack is used. */
const fallbacks = (page: Page): string[] => {
  const lines: string[] = [];
  page.on('console', (message) => void (message.text().includes('going on with the last good pack') && lines.push(message.text())));
  return lines;
};

const version = (desk: Desk) => desk.panel.region.locator('footer');

async function guards(desk: Desk): Promise<void> {
  await desk.save();
  await expect(desk.panel.dialog).toBeVisible();
  expect(await desk.received()).toEqual([]);
  await desk.page.keyboard.press('Escape');
  await expect(desk.panel.dialog).toBeHidden();
}

test('the pack that the manifest names is loaded, and rolling back is another manifest', async ({ desk, page, complaints }) => {
  const shelf = new Shelf(page);
  await shelf.stand();
  const [old, next] = [release('1.0.1'), release('1.0.2')];
  shelf.put(old);
  await desk.open('undated');
  await expect(version(desk)).toContainText('1.0.1');
  shelf.put(next);
  await desk.open('undated');
  await expect(version(desk)).toContainText('1.0.2');
  await guards(desk);
  shelf.manifest = old.manifest;
  await desk.open('undated');
  await expect(version(desk)).toContainText('1.0.1');
  await guards(desk);

  await desk.panel.region.getByRole('button', { name: 'English' }).click();
  await expect(desk.panel.host.locator('[data-part="stage"]')).toHaveText('Follow-up');
  expect(complaints.filter((line) => line.startsWith('huashu'))).toEqual([]);
});

const BAD: { what: string; breaks: (shelf: Shelf) => void }[] = [
  { what: 'the network fails', breaks: (shelf) => (shelf.gone = true) },
  { what: 'the manifest is no JSON', breaks: (shelf) => (shelf.manifest = 'x' as unknown as object) },
  { what: 'the manifest names what is not there', breaks: (shelf) => (shelf.manifest = { pack: 'telecom.0.json', integrity: 'sha256-0' }) },
  { what: 'the pack is not what the manifest says', breaks: (shelf) => (shelf.spoil = (text) => text.replace('1.0.2', '6.6.6')) },
  { what: 'the pack is of a newer format', breaks: (shelf) => shelf.put(release('1.0.3', { format: 99 })) },
  { what: 'the pack is none', breaks: (shelf) => shelf.put(release('1.0.3', { rules: 7 })) },
];

for (const { what, breaks } of BAD) {
  test(`${what}: the last good pack guards, and one quiet line says so`, async ({ desk, page, complaints }) => {
    const lines = fallbacks(page);
    const shelf = new Shelf(page);
    await shelf.stand();
    shelf.put(release('1.0.1'));
    await desk.open('undated');
    await expect(version(desk)).toContainText('1.0.1');
    shelf.put(release('1.0.2'));
    breaks(shelf);
    await desk.open('undated');
    await expect(version(desk)).toContainText('1.0.1');
    await guards(desk);
    expect(lines).toHaveLength(1);
    expect(complaints.filter((line) => line.includes('unguarded'))).toEqual([]);

    // What is good again is taken again.
    const healed = new Shelf(page);
    await page.unroute('**/published/*');
    await healed.stand();
    healed.put(release('1.0.4'));
    await desk.open('undated');
    await expect(version(desk)).toContainText('1.0.4');
    expect(lines).toHaveLength(1);
  });
}

test('without a last good pack saves go through, and the console says unguarded', async ({ desk, page, complaints }) => {
  const shelf = new Shelf(page);
  await shelf.stand();
  shelf.put(release('1.0.1'));
  shelf.spoil = (text) => text.replace('1.0.1', '6.6.6');
  await page.goto(desk.face.path);
  await expect.poll(() => complaints.filter((line) => line.includes('saving is unguarded'))).toHaveLength(1);
  await desk.choose('undated');
  await desk.save();
  await desk.savedOnce();
  await expect(desk.panel.host).toHaveCount(0);
});

test('a browser that keeps nothing loads published packs all the same', async ({ desk, page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const shelf = new Shelf(page);
  await shelf.stand();
  shelf.put(release('1.0.1'));
  await desk.open('undated');
  await expect(version(desk)).toContainText('1.0.1');
  await guards(desk);
});
