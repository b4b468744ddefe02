// The single-page faces name the open ticket in the address, so that a reload comes back to it.
import type { Ticket } from './model';

/** The ticket that the address names, else the first. */
export function ticketInAddress(tickets: readonly Ticket[]): Ticket {
  const id = decodeURIComponent(location.hash.slice(1));
  const ticket = tickets.find(({ fields }) => fields.id === id) ?? tickets[0];
  if (ticket === undefined) throw new Error('the desk has no tickets');
  return ticket;
}

export function putInAddress(id: string): void {
  history.replaceState(null, '', `#${encodeURIComponent(id)}`);
}
