declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<object, object, unknown>;
  export default component;
}
declare module '@glue' {
  /** What src/studio.rs gives. */
  export class Studio {
    constructor(below: string);
    ask(question: string): string;
    take_in(files: string, name: string, bytes: Uint8Array): string;
    give(name: string): Uint8Array;
  }
  export function pack_up(files: string): Uint8Array;
  export function unpack(bytes: Uint8Array): string;
  export default function start(): Promise<unknown>;
}
