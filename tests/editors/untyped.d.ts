// What the pages use of packages that come without types.

declare module 'codemirror-5' {
  interface Editor {
    getValue(): string;
  }
  const CodeMirror: (place: HTMLElement, options: object) => Editor;
  export default CodeMirror;
}

declare module 'quill-1' {
  export default class Quill {
    constructor(place: HTMLElement, options: object);
    history: { clear(): void };
    setContents(ops: object, source: 'silent'): void;
    getContents(): { ops: { insert?: unknown; attributes?: Record<string, unknown> }[] };
  }
}

declare module 'draft-js' {
  import type { ComponentType } from 'react';

  export interface ContentBlock {
    getText(): string;
    getInlineStyleAt(at: number): { has(style: string): boolean };
  }
  export class ContentState {
    static createFromBlockArray(blocks: ContentBlock[], entities: unknown): ContentState;
    getBlocksAsArray(): ContentBlock[];
  }
  export class EditorState {
    static createEmpty(): EditorState;
    static createWithContent(content: ContentState): EditorState;
    getCurrentContent(): ContentState;
  }
  export const Editor: ComponentType<{
    editorState: EditorState;
    onChange: (next: EditorState) => void;
    placeholder: string;
    readOnly: boolean;
    handleKeyCommand: (name: string) => 'handled' | 'not-handled';
    keyBindingFn: unknown;
  }>;
  export const RichUtils: { handleKeyCommand(state: EditorState, name: string): EditorState | null };
  export function convertFromHTML(html: string): { contentBlocks: ContentBlock[]; entityMap: unknown };
  export const getDefaultKeyBinding: unknown;
}
