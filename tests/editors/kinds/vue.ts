// A text area that Vue binds.
import { createApp, h, ref, vModelText, withDirectives } from 'vue';
import { plainOf, type Mount } from '../start';

export const mount: Mount = (holder, { lines, placeholder, readOnly }) => {
  const text = ref(plainOf(lines));
  const attributes = {
    id: 'reply',
    rows: 4,
    placeholder,
    readonly: readOnly,
    'onUpdate:modelValue': (now: string) => {
      text.value = now;
    },
  };
  createApp({ render: () => withDirectives(h('textarea', attributes), [[vModelText, text.value]]) }).mount(holder);
  return { model: () => text.value.split('\n').map((line) => [{ text: line }]) };
};
