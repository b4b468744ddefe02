// The desk's ticket: what the three faces show, send and keep.

/** The fields of a ticket, in the order in which the desk's forms show them. All are text as a person reads it. */
export const FIELDS = [
  'id',
  'status',
  'urgency',
  'customer',
  'phone',
  'number',
  'star',
  'region',
  'channel',
  'acceptedAt',
  'type',
  'happenedAt',
  'amount',
  'demand',
  'content',
  'findings',
  'liability',
  'plan',
  'department',
  'dueAt',
  'feedback',
  'reply',
  'accepted',
  'satisfaction',
] as const;

export type Field = (typeof FIELDS)[number];

/** Times are `YYYY-MM-DD HH:mm` in the browser's zone, amounts are yuan, an empty text is "not filled in". */
export type Fields = Record<Field, string>;

/** One line of what has happened to a ticket, oldest first. */
export interface HistoryLine {
  at: string;
  who: string;
  what: string;
}

export interface Ticket {
  fields: Fields;
  history: HistoryLine[];
}

export type Action = 'save' | 'transfer' | 'close';
export type Face = 'portal' | 'react' | 'vue';

/** Who sits at this desk. */
export const CLERK = '张敏（80231）';

/** The fields as they stand once `action` is done: handing over and closing set the status themselves. */
export function afterAction(fields: Fields, action: Action): Fields {
  if (action === 'transfer') return { ...fields, status: '已转派' };
  if (action === 'close') return { ...fields, status: '已办结' };
  return fields;
}

/** What the history says about `action`. */
export function describeAction(fields: Fields, action: Action): string {
  if (action === 'transfer') return `转派至${fields.department}`;
  if (action === 'close') return '办结工单';
  return '保存工单';
}
