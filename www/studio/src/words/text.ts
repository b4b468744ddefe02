// A phrase's text in pieces: words, and slots to show as chips.

export interface Piece {
  is: 'words' | 'slot';
  text: string;
}

/** `{{` and `}}` are braces themselves; a brace without a partner stays as it is. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  const words = (more: string): void => {
    const last = found.at(-1);
    if (last?.is === 'words') last.text += more;
    else found.push({ is: 'words', text: more });
  };
  for (const [whole, slot] of text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g)) {
    if (slot !== undefined) found.push({ is: 'slot', text: slot });
    else words(whole === '{{' ? '{' : whole === '}}' ? '}' : whole);
  }
  return found;
}

/** A ticket as people paste it: JSON, two columns, or lines of “栏位：内容”. Further lines belong to the one above. */
export function ticket(pasted: string): [string, string][] {
  const text = pasted.trim();
  if (text.startsWith('{')) {
    try {
      const given = JSON.parse(text) as { fields?: Record<string, unknown> };
      return Object.entries(given.fields ?? given).map(([name, value]) => [name, value === null ? '' : String(value)]);
    } catch {
      // Then it is read as lines.
    }
  }
  const fields: [string, string][] = [];
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*([^\t：:]{1,20})(?:\t|：|:(?!\/\/))\s*(.*)$/.exec(line);
    const last = fields.at(-1);
    const name = match?.[1]?.trim();
    if (name && !fields.some(([known]) => known === name)) fields.push([name, (match?.[2] ?? '').trim()]);
    else if (last) last[1] = `${last[1]}\n${line.trim()}`.trim();
    else if (line.trim()) fields.push(['回复客户', line.trim()]);
  }
  return fields;
}
