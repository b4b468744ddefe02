// TipTap with its starter kit, a placeholder, and a limit where one is asked for.
import { Editor, Extension } from '@tiptap/core';
import Placeholder from '@tiptap/extension-placeholder';
import { Plugin } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { htmlOf, linesOf, type Mount } from '../start';

/** Takes no change that makes the text longer than this, as its own character count does. */
const limit = (most: number) =>
  Extension.create({
    name: 'limit',
    addProseMirrorPlugins: () => [
      new Plugin({ filterTransaction: (change) => !change.docChanged || change.doc.textContent.length <= most }),
    ],
  });

export const mount: Mount = (holder, { lines, placeholder, readOnly, most }) => {
  const editor = new Editor({
    element: holder,
    extensions: [StarterKit, Placeholder.configure({ placeholder }), ...(most > 0 ? [limit(most)] : [])],
    content: htmlOf(lines),
    editable: !readOnly,
  });
  return { model: () => linesOf(editor.getHTML()) };
};
