// Which ticket the portal's frames have open, agreed between them through the tab's own storage.
import type { Ticket } from '../desk/model';
import { loadTickets } from '../desk/store';

const KEY = 'portal.open';

export const ticketAddress = (id: string): string => `/portal/ticket.html?id=${encodeURIComponent(id)}`;

/** The ticket that the frame's address names, else the last one of this tab, else the first. */
export function openTicket(): Ticket {
  const tickets = loadTickets();
  const wanted = new URLSearchParams(location.search).get('id') ?? sessionStorage.getItem(KEY);
  const ticket = tickets.find(({ fields }) => fields.id === wanted) ?? tickets[0];
  if (ticket === undefined) throw new Error('the desk has no tickets');
  return ticket;
}

export function rememberOpen(id: string): void {
  sessionStorage.setItem(KEY, id);
}

/** Calls `changed` when another frame of this tab has opened another ticket. */
export function onOpened(changed: () => void): void {
  addEventListener('storage', (event) => {
    if (event.key === KEY) changed();
  });
}
