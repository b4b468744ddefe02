// What every editor starts with, and what its model is asked for: lines of runs, each bold or not.

export interface Run {
  text: string;
  bold?: boolean;
}

export type Line = Run[];

export interface Start {
  lines: Line[];
  placeholder: string;
  readOnly: boolean;
  /** The most characters that the editor may take; 0 is any number. */
  most: number;
}

/** An editor in the page. */
export interface Mounted {
  /** What its own model holds: that is what the page saves. */
  model: () => Line[];
}

export type Mount = (holder: HTMLElement, start: Start) => Mounted | Promise<Mounted>;

/** The start as HTML, for the editors that take that. */
export const htmlOf = (lines: readonly Line[]): string =>
  lines.map((line) => `<p>${line.map(({ text, bold }) => (bold ? `<strong>${text}</strong>` : text)).join('')}</p>`).join('');

export const plainOf = (lines: readonly Line[]): string => lines.map((line) => line.map((run) => run.text).join('')).join('\n');

/** Lines of an editor whose model is HTML: a paragraph each, parted by `br` too. */
export function linesOf(html: string): Line[] {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  const lines: Line[] = [];
  for (const block of body.children) {
    let line: Line = [];
    lines.push(line);
    const walk = (node: Node, bold: boolean): void => {
      for (const child of node.childNodes) {
        if (child.nodeName === 'BR') {
          if (child.nextSibling === null && node === block) continue;
          line = [];
          lines.push(line);
        } else if (child.nodeType === Node.TEXT_NODE) {
          const text = (child.nodeValue ?? '').replaceAll('\u00a0', ' ').replaceAll('\u200b', '');
          if (text !== '') line.push({ text, bold });
        } else {
          walk(child, bold || child.nodeName === 'B' || child.nodeName === 'STRONG');
        }
      }
    };
    walk(block, false);
  }
  return lines;
}
