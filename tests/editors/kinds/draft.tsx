// Draft.js in React.
import { ContentState, convertFromHTML, Editor, EditorState, getDefaultKeyBinding, RichUtils } from 'draft-js';
import 'draft-js/dist/Draft.css';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { htmlOf, type Line, type Mount, type Start } from '../start';

let latest = EditorState.createEmpty();

function Reply({ placeholder, readOnly }: Start) {
  const [state, setState] = useState(latest);
  const change = (next: EditorState): void => {
    latest = next;
    setState(next);
  };
  const command = (name: string): 'handled' | 'not-handled' => {
    const next = RichUtils.handleKeyCommand(state, name);
    if (next) change(next);
    return next ? 'handled' : 'not-handled';
  };
  return (
    <Editor
      editorState={state}
      onChange={change}
      placeholder={placeholder}
      readOnly={readOnly}
      handleKeyCommand={command}
      keyBindingFn={getDefaultKeyBinding}
    />
  );
}

export const mount: Mount = async (holder, start) => {
  const { contentBlocks, entityMap } = convertFromHTML(htmlOf(start.lines));
  if (start.lines.length > 0) latest = EditorState.createWithContent(ContentState.createFromBlockArray(contentBlocks, entityMap));
  createRoot(holder).render(<Reply {...start} />);
  await new Promise<void>((done) => {
    const look = (): void => (holder.querySelector('.public-DraftEditor-content') ? done() : void requestAnimationFrame(look));
    look();
  });
  const line = (text: string, bold: (at: number) => boolean): Line =>
    Array.from({ length: text.length }, (_, at) => ({ text: text.charAt(at), bold: bold(at) }));
  const model = (): Line[] =>
    latest
      .getCurrentContent()
      .getBlocksAsArray()
      .flatMap((block) => {
        const runs = line(block.getText(), (at) => block.getInlineStyleAt(at).has('BOLD'));
        const now: Line[] = [[]];
        for (const run of runs) {
          if (run.text === '\n') now.push([]);
          else now.at(-1)?.push(run);
        }
        return now;
      });
  return { model };
};
