// ProseMirror with its basic schema.
import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { DOMParser as Parser } from 'prosemirror-model';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { htmlOf, type Line, type Mount } from '../start';

export const mount: Mount = (holder, { lines, readOnly }) => {
  const source = document.createElement('div');
  source.innerHTML = htmlOf(lines);
  const keys = { 'Mod-z': undo, 'Mod-y': redo, 'Mod-b': toggleMark(schema.marks.strong) };
  const view = new EditorView(holder, {
    state: EditorState.create({
      doc: Parser.fromSchema(schema).parse(source),
      plugins: [history(), keymap(keys), keymap(baseKeymap)],
    }),
    editable: () => !readOnly,
  });
  const model = (): Line[] => {
    const now: Line[] = [];
    view.state.doc.forEach((block) => {
      const line: Line = [];
      now.push(line);
      block.forEach((node) => line.push({ text: node.text ?? '\n', bold: node.marks.length > 0 }));
    });
    return now;
  };
  return { model };
};
