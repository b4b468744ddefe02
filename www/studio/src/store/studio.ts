// What the page knows, and what can be done: one state, changed here alone.
import { markRaw, reactive } from 'vue';
import { Engine } from '../engine/engine';
import type {
  Change, Fields, Files, Given, Kind, Outcomes, Refusal, Row, Sample, State, Told, Trial, Value,
} from '../engine/types';
import { KINDS, TITLE } from '../words/names';
import * as alone from './alone';
import * as journal from './journal';
import { Past } from './past';
import * as shelf from './shelf';

export type View = 'source' | 'publish' | (string & {});

export const studio = reactive({
  ready: false,
  failed: '',
  /** Whether another tab works on the draft: then nothing is kept here. */
  elsewhere: false,
  /** The name of the layer's directory, in the places of problems. */
  dir: 'my-team',
  files: [] as Files,
  published: null as Files | null,
  kinds: [] as Kind[],
  state: null as State | null,
  /** Whether what is shown is not of the last change yet. */
  checking: false,
  /** How many changes are on their way. */
  changing: 0,
  saved: 'saved' as 'saved' | 'saving' | 'unsaved',
  canUndo: false,
  canRedo: false,
  view: 'phrase' as View,
  /** The item that is worked on, and the key that wants the keyboard. */
  open: null as { kind: string; id: string; key: string; nth: number } | null,
  /** The file and the line that are shown in the sources. */
  source: { file: '', line: 0, nth: 0 },
  samples: [] as Sample[],
  sample: 0,
  /** One's own ticket; it is kept nowhere. */
  own: null as Fields | null,
  trial: null as Trial | null,
  effects: [] as [string[], string[]][],
  examples: {} as Outcomes,
  side: 'trial' as 'trial' | 'problems',
  note: { text: '', bad: false, nth: 0 },
  dialog: '' as '' | 'import' | 'export' | 'keys' | 'new',
});

let engine: Engine;
const past = markRaw(new Past());

const address = (name: string): URL => new URL(name, document.baseURI);
async function fetched(name: string): Promise<string> {
  const response = await fetch(address(name));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.text();
}

/** Loads everything that is ever loaded. */
export async function open(): Promise<void> {
  try {
    const [packs, samples] = await Promise.all([fetched('packs.json'), fetched('tickets.json')]);
    engine = new Engine(packs);
    await engine.open();
    studio.samples = JSON.parse(samples) as Sample[];
    studio.kinds = await engine.kinds();
    studio.elsewhere = !(await alone.take(lost));
    await takeDraft();
    await check();
    if (!studio.elsewhere) for (const entry of journal.left()) await again(entry);
    await check();
    studio.ready = true;
  } catch (error) {
    studio.failed = error instanceof Error ? error.message : String(error);
  }
}

async function takeDraft(): Promise<void> {
  const draft = await shelf.take().catch(() => undefined);
  if (draft) Object.assign(studio, { dir: draft.dir, files: draft.files, published: draft.published });
  else studio.files = (await engine.begin('my-team')).ok ?? [];
}
/** Does what was typed last, and not kept, once more. */
async function again(entry: journal.Entry): Promise<void> {
  if (entry.do !== 'write') return void (await change(entry));
  write(entry.file, entry.text);
}
const lost = (): void => void (studio.elsewhere = true);
/** Goes on with the draft here, as it was kept last; the other tab keeps nothing any more. */
export async function goOnHere(): Promise<void> {
  await alone.take(lost, true);
  await takeDraft();
  past.clear();
  studio.canUndo = studio.canRedo = false;
  studio.open = null;
  studio.elsewhere = false;
  await check();
}

export function tell(text: string, bad = false): void {
  studio.note = { text, bad, nth: studio.note.nth + 1 };
}

// --- the layer ------------------------------------------------------------------------------------------------------

/** Other files in the place of these. */
export function put(files: Files, about = ''): void {
  past.note(studio.files, about);
  became(files);
}
function became(files: Files): void {
  studio.files = files;
  studio.canUndo = past.canUndo;
  studio.canRedo = past.canRedo;
  void keep();
  void check();
}
/** Another text in one of the files. */
export function write(file: string, text: string): void {
  const noted = studio.elsewhere ? 0 : journal.note({ do: 'write', file, text });
  put(studio.files.map(([known, was]) => [known, known === file ? text : was]) as Files, `source ${file}`);
  void kept.then(() => journal.done(noted));
}
export function undo(): void {
  const files = past.undo(studio.files);
  if (files) became(files);
}
export function redo(): void {
  const files = past.redo(studio.files);
  if (files) became(files);
}
/** The next change is a step of its own. */
export const pause = (): void => past.pause();

let kept: Promise<void> = Promise.resolve();
async function keep(): Promise<void> {
  if (studio.elsewhere) return;
  studio.saved = 'saving';
  const draft = { dir: studio.dir, files: studio.files.map(([name, text]) => [name, text]) as Files, published: studio.published };
  const plain = JSON.parse(JSON.stringify(draft)) as shelf.Draft;
  kept = kept
    .then(() => shelf.put(plain))
    .then(
      () => void (studio.saved = 'saved'),
      () => void (studio.saved = 'unsaved'),
    );
  await kept;
}

const REFUSED: Record<Refusal['why'], string> = {
  unread: '有语法错误，先在“源文件”里改好：',
  'no-value': '这不是能读的写法：',
  'no-item': '没有这一条：',
  taken: '这个名字已经有了：',
  'no-kind': '没有这一类：',
};
export const refused = ({ why, what }: Refusal): string => REFUSED[why] + what;

// One change after another: each begins with what the one before has made.
let turn: Promise<unknown> = Promise.resolve();
export function change(wanted: Change, about = ''): Promise<Refusal | null> {
  studio.changing++;
  const noted = studio.elsewhere ? 0 : journal.note(wanted);
  const done = turn.then(async () => {
    const answer = await engine.edit(studio.files, wanted);
    if (answer.no) {
      if (answer.no.why !== 'no-value') tell(refused(answer.no), true);
      return answer.no;
    }
    if (JSON.stringify(answer.ok) !== JSON.stringify(studio.files)) put(answer.ok, about);
    return null;
  });
  turn = done.catch((error: Error) => tell(`没有改成：${error.message}`, true)).then(() => {
    studio.changing--;
    void kept.then(() => journal.done(noted));
  });
  return done;
}
export const set = (kind: string, id: string, key: string, value: Given): Promise<Refusal | null> =>
  kind === 'pack'
    ? change({ do: 'header', keys: { [key]: value } }, `pack ${key}`)
    : change({ do: 'set', kind, id, keys: { [key]: value } }, `${kind}:${id} ${key}`);

// --- what comes of it -----------------------------------------------------------------------------------------------

let wanted = 0;
let running: Promise<void> | null = null;
/** Checks the files as they are; of several asked for at once, the last one counts, and one asked for meanwhile follows. */
export async function check(): Promise<void> {
  wanted++;
  studio.checking = true;
  running ??= (async () => {
    try {
      for (let seen = 0; seen !== wanted; ) {
        seen = wanted;
        const state = await engine.check(studio.dir, studio.files);
        if (seen !== wanted) continue;
        studio.state = markRaw(state);
        await Promise.all([tryTicket(), tryExamples(), tryAll()]);
      }
    } catch (error) {
      tell(`没有查成：${(error as Error).message}`, true);
    } finally {
      running = null;
      studio.checking = false;
    }
  })();
  await running;
}

export const ticket = (): Fields => studio.own ?? Object.entries(studio.samples[studio.sample]?.fields ?? {});
export async function tryTicket(): Promise<void> {
  const fields = ticket().filter(([name]) => name.trim() !== '');
  studio.trial = markRaw((await engine.trial(fields)) ?? ({} as Trial));
  if (!studio.trial.advice) studio.trial = null;
}
async function tryAll(): Promise<void> {
  studio.effects = await engine.effects(studio.samples.map((sample) => Object.entries(sample.fields)));
}
export async function tryExamples(): Promise<void> {
  const open = studio.open;
  if (open?.kind === 'rule') studio.examples = (await engine.examples(open.id)) ?? {};
}

// --- finding one's way ----------------------------------------------------------------------------------------------

export const rows = (kind: string): Row[] => studio.state?.items[kind] ?? [];
export const row = (kind: string, id: string): Row | undefined => rows(kind).find((known) => known.id === id);
/** What people call an item. */
export function named(kind: string, id: string): string {
  const item = row(kind, id)?.item;
  const title = item?.[kind === 'phrase' ? 'text' : (TITLE[kind] ?? 'name')];
  return typeof title === 'string' && title !== '' ? title : id;
}
export const problemsOf = (kind: string, id: string): Told[] =>
  (studio.state?.problems ?? []).filter((told) => told.item?.[0] === kind && told.item[1] === id);

export function show(kind: string, id: string, key = ''): void {
  studio.view = kind;
  studio.open = kind === 'pack' ? null : { kind, id, key, nth: (studio.open?.nth ?? 0) + 1 };
  void tryExamples();
}
export function close(): void {
  studio.open = null;
}
/** Where a problem is mended. */
export function go(told: Told): void {
  const [kind, id] = told.item ?? ['', ''];
  if (kind === 'pack' && told.own) return show('pack', '');
  if (kind in KINDS && row(kind, id) && studio.state?.current) return show(kind, id, told.key);
  if (told.own) {
    studio.view = 'source';
    const file = told.file.slice(told.file.lastIndexOf('/') + 1);
    studio.source = { file, line: told.line, nth: studio.source.nth + 1 };
  }
}

// --- files in and out -----------------------------------------------------------------------------------------------

export const theEngine = (): Engine => engine;

export function give(name: string, content: Uint8Array | string, type = 'application/octet-stream'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Remembers these files as those that are published. */
export async function markPublished(): Promise<void> {
  studio.published = studio.files;
  await keep();
}
/** Another layer in the place of this one; undo brings it back. */
export function replaceBy(files: Files): void {
  studio.open = null;
  put(files);
}
export const idOf = (): string => String(studio.state?.header['id'] ?? studio.dir);
export const textOf = (value: Value | undefined): string => (value === undefined ? '' : String(value));
