// The kinds of conditions, as a form shows them.
import type { Item, Value } from '../engine/types';

export type Takes = 'field' | 'fields' | 'words' | 'list' | 'one' | 'scene' | 'cue' | 'confirmation' | 'promise';
export interface CondKind {
  key: string;
  says: string;
  /** Its key and what that takes; most have one, two have a pair. */
  parts: [key: string, takes: Takes][];
}

export const COND_KINDS: CondKind[] = [
  { key: 'has', says: '栏位里有这些词之一', parts: [['fields', 'fields'], ['has', 'words']] },
  { key: 'is', says: '栏位正好是其中一个', parts: [['field', 'field'], ['is', 'words']] },
  { key: 'filled', says: '栏位填了', parts: [['filled', 'field']] },
  { key: 'empty', says: '栏位没填', parts: [['empty', 'field']] },
  { key: 'scene', says: '属于场景', parts: [['scene', 'scene']] },
  { key: 'cue', says: '出现留意词', parts: [['cue', 'cue']] },
  { key: 'confirmed', says: '已经得到确认', parts: [['confirmed', 'confirmation']] },
  { key: 'asked', says: '问过，还没有答', parts: [['asked', 'confirmation']] },
  { key: 'denied', says: '客户不认可', parts: [['denied', 'confirmation']] },
  { key: 'promised', says: '坐席作了承诺', parts: [['promised', 'promise']] },
  { key: 'dated', says: '栏位里有只写月日的日期', parts: [['dated', 'field']] },
  { key: 'all', says: '下面全都成立', parts: [['all', 'list']] },
  { key: 'any', says: '下面至少一个成立', parts: [['any', 'list']] },
  { key: 'not', says: '下面这个不成立', parts: [['not', 'one']] },
];
export const PROMISES: Record<string, string> = { deadline: '有时限的', vague: '没准时间的', event: '等某事之后的' };

export const kindOf = (cond: Item): CondKind | undefined => {
  if (cond['fields'] !== undefined || cond['has'] !== undefined) return COND_KINDS.find((kind) => kind.key === 'has');
  if (cond['field'] !== undefined || cond['is'] !== undefined) return COND_KINDS.find((kind) => kind.key === 'is');
  return COND_KINDS.find((kind) => kind.key in cond);
};

/** A condition of another kind, with what it can keep of the one before. */
export function turned(cond: Item, kind: CondKind, firsts: Record<Takes, string>): Item {
  const field = [cond['field'], cond['filled'], cond['empty'], cond['dated'], (cond['fields'] as Value[] | undefined)?.[0]].find((value) => value !== undefined);
  const words = cond['has'] ?? cond['is'];
  const made: Item = {};
  for (const [key, takes] of kind.parts) {
    if (takes === 'list') made[key] = (cond['all'] ?? cond['any']) as Value ?? [cond];
    else if (takes === 'one') made[key] = cond;
    else if (takes === 'words') made[key] = words ?? [];
    else if (takes === 'fields') made[key] = (cond['fields'] as Value | undefined) ?? [field ?? firsts.field];
    else if (takes === 'field') made[key] = field ?? firsts.field;
    else made[key] = firsts[takes];
  }
  return made;
}
