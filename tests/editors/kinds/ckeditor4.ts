// CKEditor 4, the last open version: an editor in a frame, over a hidden text area. Loaded as its users do: by a script tag.
import { htmlOf, linesOf, type Mount } from '../start';

interface Editor {
  getData(): string;
  on(event: 'instanceReady', done: () => void): void;
}

export const mount: Mount = async (holder, { lines, placeholder, readOnly }) => {
  const area = document.createElement('textarea');
  area.id = 'reply';
  area.value = htmlOf(lines);
  holder.append(area);
  const base = new URL('ckeditor4/', location.href).pathname;
  Object.assign(window, { CKEDITOR_BASEPATH: base });
  const script = document.createElement('script');
  script.src = `${base}ckeditor.js`;
  await new Promise((done, failed) => {
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  const { CKEDITOR } = window as unknown as { CKEDITOR: { replace(area: HTMLElement, config: object): Editor } };
  const editor = CKEDITOR.replace(area, {
    readOnly,
    height: 120,
    language: 'zh-cn',
    extraPlugins: 'editorplaceholder',
    editorplaceholder: placeholder,
    versionCheck: false,
  });
  await new Promise<void>((done) => editor.on('instanceReady', done));
  return { model: () => linesOf(editor.getData()) };
};
