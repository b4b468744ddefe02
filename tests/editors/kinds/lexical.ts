// Lexical with rich text, without React. The placeholder stands beside the editor, as its users draw it.
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, $isElementNode, $isTextNode, createEditor } from 'lexical';
import type { Line, Mount } from '../start';

export const mount: Mount = (holder, { lines, placeholder, readOnly }) => {
  const box = document.createElement('div');
  box.contentEditable = String(!readOnly);
  box.setAttribute('role', 'textbox');
  box.setAttribute('aria-placeholder', placeholder);
  holder.append(box);
  const editor = createEditor({
    namespace: 'reply',
    editable: !readOnly,
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(box);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  const fill = (): void => {
    const root = $getRoot().clear();
    for (const line of lines.length > 0 ? lines : [[]]) {
      const block = $createParagraphNode();
      for (const { text, bold } of line) {
        const node = $createTextNode(text);
        if (bold) node.toggleFormat('bold');
        block.append(node);
      }
      root.append(block);
    }
  };
  editor.update(fill, { discrete: true, tag: 'history-merge' });
  const model = (): Line[] =>
    editor.getEditorState().read(() =>
      $getRoot()
        .getChildren()
        .flatMap((block) => {
          const now: Line[] = [[]];
          for (const node of $isElementNode(block) ? block.getChildren() : []) {
            if ($isTextNode(node)) now.at(-1)?.push({ text: node.getTextContent(), bold: node.hasFormat('bold') });
            else now.push([]);
          }
          return now;
        }),
    );
  return { model };
};
