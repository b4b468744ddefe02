// CodeMirror 6: plain text, of which only what is in view stands in the page.
import { EditorState } from '@codemirror/state';
import { EditorView, placeholder as hint } from '@codemirror/view';
import { minimalSetup } from 'codemirror';
import { plainOf, type Mount } from '../start';

export const mount: Mount = (holder, { lines, placeholder, readOnly }) => {
  const view = new EditorView({
    parent: holder,
    doc: plainOf(lines),
    extensions: [
      minimalSetup,
      EditorView.lineWrapping,
      hint(placeholder),
      ...(readOnly ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : []),
    ],
  });
  return { model: () => view.state.doc.toString().split('\n').map((text) => [{ text }]) };
};
