// The shapes that src/author answers with.

/** The files of a layer, as name and text. */
export type Files = [name: string, text: string][];
/** Names of fields and their texts. */
export type Fields = [name: string, text: string][];
export type Value = string | number | boolean | Value[] | { [key: string]: Value };
export type Item = { [key: string]: Value };

export interface Row {
  id: string;
  item: Item;
  deed: 'below' | 'wrote' | 'replaced' | 'extended' | 'hid';
  below?: Item;
}
export interface Told {
  warning: boolean;
  code: string;
  title: string;
  file: string;
  line: number;
  col: number;
  excerpt: [string, string] | null;
  message: string;
  hint: string;
  key: string;
  item: [kind: string, id: string] | null;
  own: boolean;
}
export interface State {
  current: boolean;
  counts: { errors: number; warnings: number };
  problems: Told[];
  header: Item;
  items: Record<string, Row[]>;
}
export interface Key {
  name: string;
  zh: string;
  takes: 'text' | 'truth' | 'number' | 'texts' | 'condition' | 'tickets' | 'tables' | 'table';
  words: string[];
}
export interface Kind {
  kind: string;
  zh: string;
  needs: string[];
  keys: Key[];
}

export type Given = Value | null | { toml: string };
export type Change =
  | { do: 'set'; kind: string; id: string; keys: Record<string, Given> }
  | { do: 'add'; kind: string; keys: Record<string, Given> }
  | { do: 'hide' | 'show' | 'reset'; kind: string; id: string }
  | { do: 'header'; keys: Record<string, Given> };
export interface Refusal {
  why: 'unread' | 'no-value' | 'no-item' | 'taken' | 'no-kind';
  what: string;
}

export interface Finding {
  rule: string;
  level: 'hint' | 'reason' | 'block';
  field: string | null;
  name: string | null;
  start: number | null;
  end: number | null;
  message: string;
  fixes: { phrase: string | null; text: string; open: string[] }[];
}
export interface Trial {
  advice: {
    fields: Record<string, string | null>;
    stage: { id: string; reasons: string[] } | null;
    checks: { id: string; step: string; state: 'met' | 'unmet' | 'ticked' | 'not-applicable' }[];
    findings: Finding[];
    scenes: string[];
    cues: { id: string; note: string; at: { text: string } }[];
    promises: { text: string; kind: 'deadline' | 'vague' | 'event' }[];
  };
  offered: { phrase: string; text: { text: string; is: 'words' | 'filled' | 'open' }[]; why: string[] }[];
}
export interface Outcome {
  found: { message: string; field: string | null; at: [number, number] | null }[];
}
export type Outcomes = Partial<Record<'flags' | 'allows', Outcome[]>>;

export interface KeyChange {
  key: string;
  before: string | null;
  after: string | null;
}
export interface Noticed {
  diff: {
    packs: [string, string];
    header: KeyChange[];
    items: { kind: string; id: string; what: 'added' | 'changed' | 'removed'; keys: KeyChange[] }[];
    outcomes: { rule: string; ticket: Record<string, string>; before: string[]; after: string[] }[];
  };
  words: string;
}
export interface TakenIn {
  files: Files;
  read: number;
  changed: string[];
  passed_over: string[];
}
export type NotTaken =
  | { why: 'no-table'; what: string }
  | { why: 'no-phrases' }
  | { why: 'flaws'; what: [at: string, message: string, hint: string][] }
  | { why: 'layer'; what: Refusal };
export interface Release {
  name: string;
  text: string;
}
export interface Sample {
  name: string;
  fields: Record<string, string>;
}
