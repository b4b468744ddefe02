// A text area that React controls.
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { plainOf, type Mount, type Start } from '../start';

let latest = '';

function Reply({ lines, placeholder, readOnly }: Start) {
  const [text, setText] = useState(plainOf(lines));
  latest = text;
  return <textarea id="reply" rows={4} value={text} placeholder={placeholder} readOnly={readOnly} onChange={(event) => setText(event.target.value)} />;
}

export const mount: Mount = (holder, start) => {
  flushSync(() => createRoot(holder).render(<Reply {...start} />));
  return { model: () => latest.split('\n').map((text) => [{ text }]) };
};
