// Quill 2.
import Quill from 'quill';
import 'quill/dist/quill.snow.css';
import type { Mount } from '../start';
import { linesOfDelta, opsOf } from './quill/delta';

export const mount: Mount = (holder, { lines, placeholder, readOnly }) => {
  const place = document.createElement('div');
  holder.append(place);
  const quill = new Quill(place, { theme: 'snow', placeholder, readOnly });
  quill.setContents(opsOf(lines) as never, 'silent');
  // What it starts with is no change of a person.
  quill.history.clear();
  return { model: () => linesOfDelta(quill.getContents().ops) };
};
