// The module as functions that answer later.
import type { Call } from './worker';
import workerAddress from './worker.ts?worker&url';
import type {
  Change, Fields, Files, Kind, NotTaken, Noticed, Outcomes, Refusal, Release, State, TakenIn, Trial,
} from './types';

export type Answer<Ok, No> = { ok: Ok; no?: undefined } | { ok?: undefined; no: No };

/** Where a page allows only scripts that are vouched for: this one, and no other. */
function vouched(address: string): string {
  const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(text: string): string } } }).trustedTypes;
  if (!types) return address;
  return types
    .createPolicy('studio', {
      createScriptURL: (text: string) => {
        if (text !== address) throw new TypeError(`${text} is not the studio's worker`);
        return text;
      },
    })
    .createScriptURL(address);
}
const script = vouched(workerAddress);

/** The moment as the page's clock shows it: ISO 8601 with offset. */
export function now(date = new Date()): string {
  const ahead = -date.getTimezoneOffset();
  const two = (value: number): string => String(Math.floor(Math.abs(value))).padStart(2, '0');
  const local = new Date(date.getTime() + ahead * 60_000).toISOString().slice(0, 19);
  return `${local}${ahead < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`;
}

export class Engine {
  private worker = this.fresh();
  private nth = 0;
  private readonly waiting = new Map<number, { done(ok: unknown): void; failed(error: Error): void }>();

  constructor(private readonly below: string) {}

  private fresh(): Worker {
    const worker = new Worker(script, { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<{ nth: number; ok?: unknown; no?: string; broken?: boolean }>) => {
      const call = this.waiting.get(data.nth);
      this.waiting.delete(data.nth);
      if (data.no === undefined) call?.done(data.ok);
      else call?.failed(new Error(data.no));
      if (data.broken) this.again();
    });
    worker.addEventListener('error', (event) => {
      for (const call of this.waiting.values()) call.failed(new Error(event.message || 'the worker did not start'));
      this.waiting.clear();
    });
    return worker;
  }

  /** A fresh module in the place of one that broke off. */
  private again(): void {
    this.worker.terminate();
    for (const call of this.waiting.values()) call.failed(new Error('the module broke off'));
    this.waiting.clear();
    this.worker = this.fresh();
    void this.open();
  }

  private call<T>(call: Call): Promise<T> {
    const nth = ++this.nth;
    return new Promise<T>((done, failed) => {
      this.waiting.set(nth, { done: (ok) => done(ok as T), failed });
      this.worker.postMessage({ nth, call });
    });
  }

  private async ask<Ok, No = string>(question: object): Promise<Answer<Ok, No>> {
    return this.call({ call: 'ask', question: JSON.stringify(question) });
  }

  /** What cannot be answered with a "no" that the page has words for. */
  private async must<Ok>(question: object): Promise<Ok> {
    const answer = await this.ask<Ok>(question);
    if (answer.no !== undefined) throw new Error(String(answer.no));
    return answer.ok as Ok;
  }

  open(): Promise<null> {
    return this.call({ call: 'open', below: this.below });
  }
  kinds(): Promise<Kind[]> {
    return this.must({ ask: 'kinds' });
  }
  begin(id: string): Promise<Answer<Files, string>> {
    return this.ask({ ask: 'begin', id });
  }
  check(dir: string, files: Files): Promise<State> {
    return this.must({ ask: 'check', dir, files, now: now() });
  }
  edit(files: Files, change: Change): Promise<Answer<Files, Refusal>> {
    return this.ask({ ask: 'edit', files, change });
  }
  trial(fields: Fields): Promise<Trial | null> {
    return this.must({ ask: 'trial', fields, now: now() });
  }
  effects(tickets: Fields[]): Promise<[string[], string[]][]> {
    return this.must({ ask: 'effects', tickets, now: now() });
  }
  examples(id: string): Promise<Outcomes | null> {
    return this.must({ ask: 'examples', id });
  }
  noticed(dir: string, files: Files | null): Promise<Answer<Noticed | null, string>> {
    return this.ask({ ask: 'noticed', dir, files });
  }
  release(): Promise<Release[] | null> {
    return this.must({ ask: 'release' });
  }
  takeIn(files: Files, name: string, bytes: Uint8Array): Promise<Answer<TakenIn, NotTaken>> {
    return this.call({ call: 'takeIn', files: JSON.stringify(files), name, bytes });
  }
  give(name: string): Promise<Uint8Array> {
    return this.call({ call: 'give', name });
  }
  packUp(files: Files): Promise<Uint8Array> {
    return this.call({ call: 'packUp', files: JSON.stringify(files) });
  }
  unpack(bytes: Uint8Array): Promise<Files> {
    return this.call({ call: 'unpack', bytes });
  }
}
