// Conditions: as TOML, in which they are written, and as words, in which they are understood.
import type { Item, Value } from '../engine/types';
import { wordName } from './names';

const bare = /^[A-Za-z0-9_-]+$/;

/** A value on one line of TOML. */
export function toml(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(toml).join(', ')}]`;
  if (typeof value === 'object') {
    const pairs = Object.entries(value).map(([key, inner]) => `${bare.test(key) ? key : JSON.stringify(key)} = ${toml(inner)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return String(value);
}

export interface Namer {
  (kind: string, id: string): string;
}
const MOST = 6;

function some(value: Value | undefined, name: (text: string) => string = (text) => text): string {
  const list = (Array.isArray(value) ? value : []).map((entry) => name(String(entry)));
  const shown = list.slice(0, MOST).map((entry) => `“${entry}”`).join('、');
  return list.length > MOST ? `${shown} 等 ${list.length} 个` : shown;
}

/** A condition in words. */
export function words(cond: Item, named: Namer): string {
  const field = (id: string): string => named('field', id);
  const inner = (value: Value | undefined): string[] =>
    (Array.isArray(value) ? value : []).map((entry) => words(entry as Item, named));
  const [key] = Object.keys(cond);
  const text = String(cond[key ?? ''] ?? '');
  if (cond['fields'] !== undefined) return `${(cond['fields'] as string[]).map((id) => `「${field(id)}」`).join('或')}里有 ${some(cond['has'])}`;
  if (cond['field'] !== undefined) return `「${field(String(cond['field']))}」是 ${some(cond['is'])}`;
  switch (key) {
    case 'all': return inner(cond['all']).join('，并且 ');
    case 'any': return `（${inner(cond['any']).join('，或者 ')}）`;
    case 'not': return `不是这样：${words(cond['not'] as Item, named)}`;
    case 'filled': return `「${field(text)}」填了`;
    case 'empty': return `「${field(text)}」没填`;
    case 'dated': return `「${field(text)}」里有只写月日的日期`;
    case 'confirmed': return `已经得到${wordName('confirm', text)}`;
    case 'asked': return `问过${wordName('confirm', text)}，还没有答`;
    case 'denied': return `${wordName('confirm', text)}没有得到认可`;
    case 'promised': return `坐席作了${{ deadline: '有时限的', vague: '没准时间的', event: '等某事之后的' }[text] ?? ''}承诺`;
    case 'scene': return `属于场景“${named('scene', text)}”`;
    case 'cue': return `出现“${named('cue', text)}”的词`;
    default: return '';
  }
}
