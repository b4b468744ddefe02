// Mounts the editor that the address names, and saves what the editor's own model says.
//
//   ?editor=NAME&reply=rude|sound|empty&state=open|readonly&most=N
import type { Line, Mount, Start } from './start';
import { plainOf } from './start';

const KINDS = import.meta.glob<{ mount: Mount }>('./kinds/*.{ts,tsx}');

const LINES: Record<string, Line[]> = {
  sound: [
    [{ text: '您好，没信号' }, { text: '耽误您用电话', bold: true }, { text: '了，抱歉。' }],
    [{ text: '明天18:00前给您打电话。' }],
  ],
  rude: [
    [{ text: '您好，抱歉。不满意' }, { text: '你去', bold: true }, { text: '投诉好了。' }],
    [{ text: '明天18:00前给您打电话。' }],
  ],
  empty: [],
};

const query = new URLSearchParams(location.search);
const name = query.get('editor') ?? '';
const load = KINDS[`./kinds/${name}.ts`] ?? KINDS[`./kinds/${name}.tsx`];
const lines = LINES[query.get('reply') ?? 'sound'];
const holder = document.querySelector<HTMLElement>('#holder');
const form = document.querySelector('form');
const output = document.querySelector('output');
if (!load || !lines || !holder || !form || !output) throw new Error(`${location.search}: no such editor or reply`);

const start: Start = {
  lines,
  placeholder: '请输入回复内容',
  readOnly: query.get('state') === 'readonly',
  most: Number(query.get('most') ?? 0),
};
if (start.readOnly) {
  // A ticket that is closed: nothing of it can be changed.
  for (const field of form.querySelectorAll<HTMLInputElement>('input, textarea')) field.readOnly = true;
}
const { model } = await (await load()).mount(holder, start);

/** What the page would save. */
const reply = (): { reply: string; bold: string } => {
  const now = model();
  const bold = now.flat().filter((run) => run.bold);
  return { reply: plainOf(now), bold: bold.map((run) => run.text).join('') };
};
Object.assign(window, { reply });

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const fields = { ...Object.fromEntries(new FormData(form)), ...reply() };
  const body = JSON.stringify({ face: name, action: 'save', fields });
  const headers = { 'content-type': 'application/json' };
  void fetch('/api/tickets/TS202609220003', { method: 'PUT', headers, body }).then((response) => {
    output.append(response.ok ? '保存成功' : '保存失败');
  });
});
document.body.dataset['ready'] = name;
