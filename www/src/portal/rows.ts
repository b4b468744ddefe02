// Fills the portal's tables.

type Cell = string | Node;

export function row(cells: readonly Cell[]): HTMLTableRowElement {
  const line = document.createElement('tr');
  for (const content of cells) {
    const cell = line.insertCell();
    cell.append(content);
  }
  return line;
}

export function coloured(text: string, tone: string): HTMLElement {
  const span = document.createElement('span');
  span.className = `tone-${tone}`;
  span.textContent = text;
  return span;
}
