// Slate in React.
import { createRoot } from 'react-dom/client';
import { createEditor, Element, Text, type Descendant } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, Slate, withReact, type RenderLeafProps } from 'slate-react';
import type { Line, Mount } from '../start';

const bold = (leaf: Text): boolean => (leaf as { bold?: boolean }).bold === true;
const Leaf = ({ attributes, children, leaf }: RenderLeafProps) =>
  bold(leaf) ? <strong {...attributes}>{children}</strong> : <span {...attributes}>{children}</span>;

export const mount: Mount = async (holder, { lines, placeholder, readOnly }) => {
  const editor = withHistory(withReact(createEditor()));
  const filled = lines.length > 0 ? lines : [[{ text: '' }]];
  const initial = filled.map((line) => ({ type: 'paragraph', children: line.map((run) => ({ ...run })) })) as Descendant[];
  createRoot(holder).render(
    <Slate editor={editor} initialValue={initial}>
      <Editable placeholder={placeholder} readOnly={readOnly} renderLeaf={Leaf} renderElement={({ attributes, children }) => <p {...attributes}>{children}</p>} />
    </Slate>,
  );
  const line = (block: Descendant): Line =>
    Element.isElement(block)
      ? block.children.filter((leaf): leaf is Text => Text.isText(leaf)).map((leaf) => ({ text: leaf.text, bold: bold(leaf) }))
      : [];
  await shown(holder);
  return { model: () => editor.children.map(line) };
};

/** Waits until React has drawn. */
const shown = (holder: HTMLElement): Promise<void> =>
  new Promise((done) => {
    const look = (): void => (holder.querySelector('[data-slate-editor]') ? done() : void requestAnimationFrame(look));
    look();
  });
