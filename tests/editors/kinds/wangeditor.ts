// wangEditor 5.
import { createEditor, createToolbar } from '@wangeditor/editor';
import '@wangeditor/editor/dist/css/style.css';
import { htmlOf, linesOf, type Mount } from '../start';

export const mount: Mount = (holder, { lines, placeholder, readOnly, most }) => {
  const [bar, box] = [document.createElement('div'), document.createElement('div')];
  box.style.height = '320px';
  holder.append(bar, box);
  const editor = createEditor({
    selector: box,
    html: htmlOf(lines),
    config: { placeholder, readOnly, autoFocus: false, ...(most > 0 && { maxLength: most }) },
  });
  createToolbar({ editor, selector: bar, config: { toolbarKeys: ['bold', 'italic', 'undo', 'redo'] } });
  return { model: () => linesOf(editor.getHtml()) };
};
