// A ticket whose reply is a real rich editor: tests/editors, one table of the editors and what each of them is.
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { Assistant, type Received } from './assistant';
import { startClock } from './clock';
import { NOW } from './tickets';

/** What stands in the reply at the start, as a person reads it. */
export const SOUND = '您好，没信号耽误您用电话了，抱歉。\n明天18:00前给您打电话。';
export const RUDE = '您好，抱歉。不满意你去投诉好了。\n明天18:00前给您打电话。';
/** The words of SOUND that are bold. */
export const BOLD = '耽误您用电话';
export const HINT = '请输入回复内容';

export interface Kind {
  name: string;
  /** Takes the place of `.first()`: where a person types. */
  inside?: 'frame' | 'area';
  /** Shows that the editor has taken the keyboard: until then it puts the caret where it was before. */
  focused?: string;
  /** Knows no bold. */
  plain?: true;
}

export const EDITORS: readonly Kind[] = [
  { name: 'plain' },
  { name: 'ckeditor4', inside: 'frame', focused: '.cke_focus' },
  { name: 'ckeditor5', focused: '.ck-focused' },
  { name: 'tinymce', inside: 'frame' },
  { name: 'quill1' },
  { name: 'quill2' },
  { name: 'wangeditor' },
  { name: 'prosemirror' },
  { name: 'tiptap' },
  { name: 'slate' },
  { name: 'lexical' },
  { name: 'draft' },
  { name: 'codemirror5', inside: 'area', plain: true },
  { name: 'codemirror6', plain: true },
  // No editors: text areas that a framework binds to a state of its own.
  { name: 'react', inside: 'area', plain: true },
  { name: 'vue', inside: 'area', plain: true },
  { name: 'angular', inside: 'area', plain: true },
];

export interface Start {
  reply?: 'sound' | 'rude' | 'empty';
  state?: 'open' | 'readonly';
  most?: number;
}

/** One such page in a browser. */
export class EditorPage {
  readonly panel: Assistant;
  /** What a person types into. */
  readonly box: Locator;
  readonly notice: Locator;

  constructor(
    readonly page: Page,
    readonly kind: Kind,
  ) {
    this.panel = new Assistant(page);
    const holder = page.locator('#holder');
    if (kind.inside === 'frame') this.box = page.frameLocator('#holder iframe').locator('body');
    else if (kind.inside === 'area') this.box = holder.locator('textarea');
    else this.box = holder.locator('[contenteditable]:not([contenteditable] *)').first();
    this.notice = this.panel.host.locator('.notice:visible');
  }

  async open({ reply = 'sound', state = 'open', most = 0 }: Start = {}): Promise<void> {
    await this.page.request.delete('/api/received');
    await this.page.goto(`/editors/?editor=${this.kind.name}&reply=${reply}&state=${state}&most=${most}`);
    await this.page.locator(`body[data-ready="${this.kind.name}"]`).waitFor();
    await expect(this.panel.stage).toHaveText('跟进与反馈');
  }

  /**
   * Puts the caret so many characters behind the start, by keys. An editor that has just got the keyboard may put the caret
   * where it had it before: a person would see that and try again.
   */
  async caret(at: number): Promise<void> {
    await expect(async () => {
      await this.box.focus();
      if (this.kind.focused !== undefined) await this.page.locator(this.kind.focused).first().waitFor();
      // ProseMirror and what is built on it put the caret back 20 ms after they got the keyboard. Timers of one length
      // run in their order: when this one has, that one has too.
      await this.page.evaluate(() => new Promise((go) => setTimeout(go, 20)));
      await this.page.keyboard.press('Control+Home');
      for (let step = 0; step < at; step += 1) await this.page.keyboard.press('ArrowRight');
      expect([at, null]).toContain(await this.before());
    }).toPass();
  }

  /** How many characters of its line stand before the caret; null where the page cannot tell. */
  before(): Promise<number | null> {
    return this.box.evaluate((box) => {
      if (box instanceof HTMLTextAreaElement) return box.closest('.CodeMirror') ? null : box.selectionStart;
      const caret = box.ownerDocument.getSelection();
      if (!caret?.focusNode || !box.contains(caret.focusNode)) return 0;
      const range = box.ownerDocument.createRange();
      range.setStart(box, 0);
      range.setEnd(caret.focusNode, caret.focusOffset);
      return range.toString().replaceAll(/[\ufeff\u200b]/g, '').length;
    });
  }

  /** The first phrase on offer that leaves the agent nothing to fill: a save with an open slot is held. */
  get offer(): Locator {
    return this.panel.phrases.filter({ hasNot: this.page.locator('.open') }).first();
  }

  /** Its words, as they would be inserted. */
  phrase(): Promise<string> {
    return this.offer.locator('.text').innerText();
  }

  /** Takes that phrase; its words. Once it is counted, the list has followed, and stands still until the next step. */
  async take(): Promise<string> {
    const id = (await this.offer.getAttribute('data-phrase')) ?? '';
    const phrase = this.panel.region.locator(`button[data-phrase="${id}"]`);
    const words = await phrase.locator('.text').innerText();
    await phrase.click();
    await expect.poll(() => this.page.evaluate(() => localStorage.getItem('huashu.uses') ?? '')).toContain(id);
    return words;
  }

  /** Presses the page's own save button. */
  async save(): Promise<void> {
    await this.page.getByRole('button', { name: '保存', exact: true }).click();
  }

  /** What the other fields hold. */
  fields(): Promise<string[]> {
    return this.page.evaluate(() => [...new FormData(document.forms[0]).values()].map(String));
  }

  async received(): Promise<Received[]> {
    return (await (await this.page.request.get('/api/received')).json()) as Received[];
  }

  /** What the editor's own model holds now: the page would save it. */
  model(): Promise<Reply> {
    return this.page.evaluate(() => (window as unknown as { reply: () => Reply }).reply());
  }

  /** Waits until the model holds this text, and gives what is bold in it. */
  async holds(reply: string): Promise<string> {
    await expect.poll(async () => (await this.model()).reply).toBe(reply);
    return (await this.model()).bold;
  }

  /** Saves once, and makes sure that the server got this reply and got it once. */
  async saves(reply: string): Promise<void> {
    await this.save();
    await expect.poll(async () => (await this.received()).map((one) => one.fields['reply'])).toEqual([reply]);
  }
}

interface Reply {
  reply: string;
  bold: string;
}

/** A page of one editor; what it complains of fails the test. */
export const test = base.extend<{ kind: Kind; desk: EditorPage; complaints: string[] }>({
  kind: [EDITORS[0] as Kind, { option: true }],
  desk: async ({ page, kind, complaints }, use) => {
    await page.addInitScript(startClock, Date.parse(NOW));
    await use(new EditorPage(page, kind));
    expect(complaints, 'what the page complained of').toEqual([]);
  },
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await use(complaints);
  },
});
