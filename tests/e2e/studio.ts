// The studio as an author meets it, and the command line beside it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Download, type Locator, type Page } from '@playwright/test';

export const BASE = 'packs/telecom';

/** Runs `huashu`; what it prints on standard error. */
export function huashu(...parts: string[]): void {
  const command = join(process.env['CARGO_TARGET_DIR'] ?? 'target', 'debug', 'huashu');
  execFileSync(command, parts, { stdio: ['ignore', 'ignore', 'pipe'] });
}

export const folder = (): string => mkdtempSync(join(tmpdir(), 'huashu-studio-'));

/** Writes files into a folder of their own. */
export function written(files: Map<string, Buffer | string>): string {
  const dir = join(folder(), 'my-team');
  mkdirSync(dir);
  for (const [name, content] of files) writeFileSync(join(dir, name), content);
  return dir;
}

export const contents = (dir: string): Map<string, string> =>
  new Map(readdirSync(dir).sort().map((name) => [name, readFileSync(join(dir, name), 'utf8')]));

/** The files of an archive that holds them as they are. */
export function unpacked(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    expect(archive.readUInt16LE(at + 8), 'stored as it is').toBe(0);
    const [size, name, extra] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26), archive.readUInt16LE(at + 28)];
    const from = at + 30 + name + extra;
    files.set(archive.toString('utf8', at + 30, at + 30 + name), archive.subarray(from, from + size));
    at = from + size;
  }
  return files;
}

/** A workbook as an office would hand it in: every phrase of the base pack, and these over it. */
export function workbook(phrases: string): string {
  const header = '[pack]\nformat = 1\nid = "office"\nversion = "1"\nname = "办公室"\nextends = "telecom"\n\n';
  const dir = written(new Map([['pack.toml', header + phrases]]));
  const file = join(folder(), '话术库.xlsx');
  huashu('pack', 'export', BASE, dir, '-o', file);
  return file;
}

export class Studio {
  readonly main: Locator;
  readonly side: Locator;
  readonly standing: Locator;
  readonly search: Locator;
  readonly saved: Locator;
  /** The addresses that were asked for. */
  readonly asked: string[] = [];

  constructor(readonly page: Page) {
    this.main = page.getByRole('main');
    this.side = page.getByRole('tabpanel');
    this.standing = page.locator('.standing [role=status]');
    this.search = page.getByRole('searchbox');
    this.saved = page.getByRole('status').filter({ hasText: '草稿' });
    page.on('request', (request) => request.url().startsWith('http') && this.asked.push(new URL(request.url()).pathname));
  }

  async open(): Promise<void> {
    await this.page.goto('/studio/');
    await expect(this.row('phrase', 'respond.phone')).toBeVisible({ timeout: 30_000 });
  }

  /** Once all that was typed is checked and kept. */
  async settled(): Promise<void> {
    await expect(this.main).toHaveAttribute('aria-busy', 'false');
    await expect(this.saved).toHaveText('草稿已存在本机');
  }

  row(kind: string, id: string): Locator {
    return this.page.locator(`[data-item="${kind}:${id}"]`);
  }

  /** One key of the item that is open. */
  key(name: string): Locator {
    return this.page.locator(`[data-key="${name}"]`);
  }

  nav(name: string): Locator {
    return this.page.getByRole('navigation').getByRole('button', { name });
  }

  async give(file: string): Promise<void> {
    await this.page.getByRole('button', { name: '导入', exact: true }).click();
    await this.page.getByLabel('选择文件').setInputFiles(file);
  }

  async download(press: Locator): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), press.click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await (download as Download).path()) };
  }

  /** The sources of the layer, as they are exported. */
  async sources(): Promise<Map<string, Buffer>> {
    await this.page.getByRole('button', { name: '导出', exact: true }).click();
    const { bytes } = await this.download(this.page.getByRole('button', { name: '源文件（.zip）' }));
    await this.page.keyboard.press('Escape');
    return unpacked(bytes);
  }
}
