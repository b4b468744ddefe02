// Quill 1.
import Quill from 'quill-1';
import 'quill-1/dist/quill.snow.css';
import type { Mount } from '../start';
import { linesOfDelta, opsOf } from './quill/delta';

export const mount: Mount = (holder, { lines, placeholder, readOnly }) => {
  const place = document.createElement('div');
  holder.append(place);
  const quill = new Quill(place, { theme: 'snow', placeholder, readOnly });
  quill.setContents(opsOf(lines), 'silent');
  // What it starts with is no change of a person.
  quill.history.clear();
  return { model: () => linesOfDelta(quill.getContents().ops) };
};
