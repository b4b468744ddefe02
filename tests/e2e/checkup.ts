// The health view and the field picker as a person meets them.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Desk } from './assistant';

export interface SiteFile {
  format: number;
  fields?: Record<string, string>;
  save?: string[];
  transfer?: string[];
  close?: string[];
  record?: string;
  ignore?: string[];
}

export class Checkup {
  readonly open: Locator;
  readonly view: Locator;
  readonly summary: Locator;
  readonly pick: Locator;
  readonly pointing: Locator;
  readonly chosen: Locator;
  readonly seek: Locator;
  readonly draft: Locator;
  /** The frame around what is pointed at, and the words beside it. */
  readonly frame: Locator;
  readonly chip: Locator;

  constructor(readonly page: Page) {
    const host = page.locator('huashu-panel');
    this.open = host.getByRole('button', { name: '体检', exact: true });
    this.view = host.locator('.survey');
    this.summary = this.view.locator('[data-part="summary"]');
    this.pick = this.view.getByRole('button', { name: '点选字段' });
    this.pointing = this.view.locator('[data-part="pointing"]');
    this.chosen = this.view.locator('[data-part="chosen"]');
    this.seek = this.view.getByRole('searchbox', { name: '输入名称查找' });
    this.draft = this.view.getByRole('region', { name: /站点文件草稿/ });
    this.frame = host.locator('.outline');
    this.chip = host.locator('.chip');
  }

  /** A row of the report by its canonical field, or by its words. */
  row(field: string): Locator {
    return this.view.locator(`li[data-row="${field}"]`);
  }

  said(words: string | RegExp): Locator {
    return this.view.locator('.rows > li').filter({ hasText: words });
  }

  /** What a chosen thing may be, by its key in the site file. */
  use(key: string): Locator {
    return this.view.locator(`[data-use="${key}"]`);
  }

  /** The draft's lines: name and selector. */
  lines(): Promise<string[][]> {
    return this.draft.locator('li').evaluateAll((lines) =>
      lines.map((line) => ['strong', 'code'].map((part) => line.querySelector(part)?.textContent ?? '')));
  }

  tool(name: string): Locator {
    return this.draft.getByRole('button', { name, exact: true });
  }

  async begin(): Promise<void> {
    await this.open.click();
    await expect(this.summary).toBeVisible();
  }

  /** Points at something and says what it is. */
  async choose(target: Locator, key: string): Promise<void> {
    await target.click();
    await expect(this.chosen).toBeVisible();
    await this.seek.fill(key);
    await this.use(key).click();
    await expect(this.pointing).toBeVisible();
  }

  /** What lies on the clipboard. */
  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async copied(): Promise<SiteFile> {
    await this.tool('复制').click();
    await expect(this.page.locator('huashu-panel').getByText('站点文件已复制')).toBeVisible();
    return JSON.parse(await this.clipboard()) as SiteFile;
  }
}

/** Has every document of the page count what it hears of the pointer and the keyboard. */
export async function listen(desk: Desk): Promise<() => Promise<string[]>> {
  const kinds = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'keydown', 'keyup', 'submit', 'focusin'];
  const frames = desk.page.frames().filter((frame) => !frame.isDetached());
  for (const frame of frames) {
    await frame.evaluate((names) => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const own = (event: Event): boolean => event.composedPath().some((node) => node instanceof Element && node.localName === 'huashu-panel');
      for (const name of names) document.addEventListener(name, (event) => void (own(event) || heard.push(event.type)), true);
    }, kinds);
  }
  return async () => {
    const heard: string[] = [];
    for (const frame of frames) heard.push(...(await frame.evaluate(() => (window as unknown as { heard: string[] }).heard)));
    return heard;
  };
}
