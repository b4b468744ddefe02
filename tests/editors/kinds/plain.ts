// No editor at all: an element that a person types into, and a script that reads it.
import { htmlOf, linesOf, type Mount } from '../start';

export const mount: Mount = (holder, { lines, readOnly }) => {
  const box = document.createElement('div');
  box.contentEditable = String(!readOnly);
  box.innerHTML = htmlOf(lines) || '<p><br></p>';
  holder.append(box);
  return { model: () => linesOf(box.innerHTML) };
};
