// The panel as a person meets it: by role, name and the few attributes that are part of its contract. Playwright's
// locators look through the panel's open shadow root by themselves.
import type { Locator, Page } from '@playwright/test';

export class Panel {
  readonly host: Locator;
  readonly region: Locator;
  /** The stage that the ticket is in, with its reasons. */
  readonly stage: Locator;
  /** Every phrase on offer. */
  readonly phrases: Locator;
  /** What a held save shows. */
  readonly dialog: Locator;
  /** The repairs that the dialog offers. */
  readonly fixes: Locator;
  /** Saving anyway: a reason to choose and the button that goes on. */
  readonly override: Locator;
  /** The list of phrases beside the caret. */
  readonly finder: Locator;
  /** Its search box. */
  readonly seek: Locator;
  /** Its lines. */
  readonly lines: Locator;
  /** What is told beside the caret of the slots that Tab goes through. */
  readonly walk: Locator;

  constructor(page: Page) {
    this.host = page.locator('huashu-panel');
    this.region = this.host.getByRole('region', { name: '话术助手' });
    this.stage = this.region.locator('[data-part="stage"]');
    this.phrases = this.region.locator('button[data-phrase]');
    this.dialog = this.host.getByRole('dialog', { name: /保存/ });
    this.fixes = this.dialog.locator('button[data-fix]');
    this.finder = this.host.getByRole('dialog', { name: /^(找话术|Find a phrase)$/ });
    this.seek = this.finder.getByRole('combobox');
    this.lines = this.finder.getByRole('option');
    this.walk = this.host.locator('.walk');
    this.override = this.dialog.locator('[data-part="override"]');
  }

  phrase(id: string): Locator {
    return this.region.locator(`button[data-phrase="${id}"]`);
  }

  /** Chooses the nth reason (0 is the first that is one) and saves anyway. */
  async overrideWith(nth: number): Promise<void> {
    const reasons = this.override.locator('option:not([value=""])');
    const value = await reasons.nth(nth).getAttribute('value');
    await this.override.getByRole('combobox').selectOption(value);
    await this.override.getByRole('button').click();
  }
}
