// What was typed and is not kept yet. A page can be closed between a key and the moment at which the draft is kept, which takes
// the module and the browser's data base a while; this is written down at once, and done again when the page is opened.
import type { Change } from '../engine/types';

export type Entry = Change | { do: 'write'; file: string; text: string };

const NAME = 'huashu-studio-journal';
let nth = 0;
const open = new Map<number, Entry>();

function write(): void {
  try {
    if (open.size === 0) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, JSON.stringify([...open.values()]));
  } catch {
    // Where nothing can be written down, the draft alone is kept.
  }
}

/** Writes a change down; gives the number by which it is struck out once it is kept. */
export function note(entry: Entry): number {
  // What would be there twice if it were done again is never typed, but chosen with a button.
  if (entry.do === 'set' || entry.do === 'header' || entry.do === 'write') open.set(++nth, entry);
  write();
  return nth;
}
export function done(number: number): void {
  if (open.delete(number)) write();
}
/** What an earlier page did not come to keep; it is struck out. */
export function left(): Entry[] {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? '[]') as Entry[];
    localStorage.removeItem(NAME);
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}
