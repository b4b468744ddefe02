// TinyMCE: an editor in a frame, over a hidden text area.
import tinymce from 'tinymce';
import 'tinymce/icons/default';
import 'tinymce/models/dom';
import 'tinymce/themes/silver';
import 'tinymce/skins/ui/oxide/skin.js';
import 'tinymce/skins/ui/oxide/content.js';
import 'tinymce/skins/content/default/content.js';
import { htmlOf, linesOf, type Mount } from '../start';

export const mount: Mount = async (holder, { lines, placeholder, readOnly }) => {
  const area = document.createElement('textarea');
  area.id = 'reply';
  area.value = htmlOf(lines);
  holder.append(area);
  const [editor] = await tinymce.init({
    target: area,
    license_key: 'gpl',
    height: 240,
    menubar: false,
    entity_encoding: 'raw',
    placeholder,
    readonly: readOnly,
  });
  if (editor === undefined) throw new Error('tinymce made no editor');
  return { model: () => linesOf(editor.getContent()) };
};
