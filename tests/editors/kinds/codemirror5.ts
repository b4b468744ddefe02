// CodeMirror 5: plain text, typed into a text area that nobody sees.
import CodeMirror from 'codemirror-5';
import 'codemirror-5/lib/codemirror.css';
import { plainOf, type Mount } from '../start';

export const mount: Mount = (holder, { lines, readOnly }) => {
  const editor = CodeMirror(holder, { value: plainOf(lines), readOnly, lineWrapping: true });
  return { model: () => editor.getValue().split('\n').map((text) => [{ text }]) };
};
