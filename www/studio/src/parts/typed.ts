// A text that is being typed: what stands in the field is the author's, and becomes the layer's after a short rest, on
// leaving the field and on leaving the page. Nothing is taken over while an input method is at work.
import { onBeforeUnmount, ref, watch, type Ref } from 'vue';
import { pause, studio } from '../store/studio';

/** How long a rest is, in milliseconds. */
const REST = 200;
const waiting = new Set<() => void>();
addEventListener('visibilitychange', () => waiting.forEach((flush) => flush()));
addEventListener('pagehide', () => waiting.forEach((flush) => flush()));

export interface Typed {
  text: Ref<string>;
  input(event: Event): void;
  blur(): void;
  /** Puts a text in, as if it had been typed. */
  type(text: string): void;
}

export function typed(value: () => string, commit: (text: string) => void): Typed {
  const text = ref(value());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let at = false;
  const flush = (): void => {
    waiting.delete(flush);
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    commit(text.value);
    studio.changing--;
  };
  const type = (now: string): void => {
    text.value = now;
    if (timer === undefined) studio.changing++;
    clearTimeout(timer);
    timer = setTimeout(flush, REST);
    waiting.add(flush);
  };
  watch(value, (now) => {
    if (!at && timer === undefined) text.value = now;
  });
  onBeforeUnmount(flush);
  return {
    text,
    type,
    input(event) {
      at = true;
      const now = (event.target as HTMLTextAreaElement).value;
      if ((event as InputEvent).isComposing) text.value = now;
      else type(now);
    },
    blur() {
      at = false;
      flush();
      pause();
    },
  };
}
