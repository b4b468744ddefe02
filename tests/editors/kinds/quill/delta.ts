// Quill's model: a list of insertions, lines parted by a line break in them.
import type { Line } from '../../start';

interface Op {
  insert?: unknown;
  attributes?: Record<string, unknown> | undefined;
}

export const opsOf = (lines: readonly Line[]): Op[] =>
  lines.flatMap((line) => [
    ...line.map(({ text, bold }): Op => (bold ? { insert: text, attributes: { bold: true } } : { insert: text })),
    { insert: '\n' },
  ]);

export function linesOfDelta(ops: readonly Op[] = []): Line[] {
  const lines: Line[] = [[]];
  for (const { insert, attributes } of ops) {
    String(insert).split('\n').forEach((text, nth) => {
      if (nth > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ text, bold: attributes?.['bold'] === true });
    });
  }
  // The model ends in a line break.
  return lines.slice(0, -1);
}
