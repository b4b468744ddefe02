// CKEditor 5, the classic build.
import ClassicEditor from '@ckeditor/ckeditor5-build-classic';
import { htmlOf, linesOf, type Mount } from '../start';

export const mount: Mount = async (holder, { lines, placeholder, readOnly }) => {
  const source = document.createElement('div');
  holder.append(source);
  const editor = await ClassicEditor.create(source, { licenseKey: 'GPL', placeholder, initialData: htmlOf(lines) });
  if (readOnly) editor.enableReadOnlyMode('test');
  return { model: () => linesOf(editor.getData()) };
};
