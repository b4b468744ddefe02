// Keys that work everywhere on the page.
import { close, go, redo, studio, undo } from './studio';

export const SHORTCUTS: [keys: string, what: string][] = [
  ['/', '跳到搜索'],
  ['↑ ↓', '在列表里上下移动'],
  ['Enter', '打开或收起这一条'],
  ['Esc', '收起正在改的一条'],
  ['N', '新建一条'],
  ['Ctrl Z', '撤销（在输入框里撤销打字）'],
  ['Ctrl Shift Z', '重做'],
  ['F8', '跳到下一个问题'],
  ['?', '这张表'],
];

const types = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

let problem = -1;
export function next(): void {
  const told = studio.state?.problems ?? [];
  if (told.length === 0) return;
  problem = (problem + 1) % told.length;
  studio.side = 'problems';
  const at = told[problem];
  if (at) go(at);
}

export function key(event: KeyboardEvent): void {
  if (event.isComposing || studio.dialog !== '') return;
  const ctrl = event.ctrlKey || event.metaKey;
  const did = (): void => event.preventDefault();
  if (event.key === 'F8') return did(), next();
  if (ctrl && event.key.toLowerCase() === 's') return did();
  if (event.key === 'Escape' && studio.open) {
    const { kind, id } = studio.open;
    close();
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-item="${CSS.escape(`${kind}:${id}`)}"]`)?.focus());
    return did();
  }
  if (types(event.target)) return;
  if (ctrl && event.key.toLowerCase() === 'z') return did(), event.shiftKey ? redo() : undo();
  if (ctrl && event.key.toLowerCase() === 'y') return did(), redo();
  if (ctrl || event.altKey) return;
  if (event.key === '/') return did(), document.querySelector<HTMLElement>('input[type=search]')?.focus();
  if (event.key === '?') return did(), void (studio.dialog = 'keys');
  if (event.key.toLowerCase() === 'n' && document.querySelector('[data-new]')) return did(), void (studio.dialog = 'new');
}
