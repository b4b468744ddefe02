// The desk's tickets, kept in the browser and shared by all faces and tabs.
import { CLERK, afterAction, describeAction, type Action, type Fields, type Ticket } from './model';
import { formatMinute } from './dates';
import { sampleTickets } from './seed';

const KEY = 'demo-desk.tickets';

/** The stored tickets; on the first visit, the samples. */
export function loadTickets(): Ticket[] {
  const stored = localStorage.getItem(KEY);
  return stored === null ? resetTickets() : (JSON.parse(stored) as Ticket[]);
}

/** Puts the samples back, dated from now. */
export function resetTickets(): Ticket[] {
  const tickets = sampleTickets(new Date());
  localStorage.setItem(KEY, JSON.stringify(tickets));
  return tickets;
}

/** Keeps what `action` leaves of the ticket with `fields.id`, and returns all tickets as they now are. */
export function keepTicket(fields: Fields, action: Action): Ticket[] {
  const line = { at: formatMinute(new Date()), who: CLERK, what: describeAction(fields, action) };
  const tickets = loadTickets().map((ticket) =>
    ticket.fields.id === fields.id
      ? { fields: afterAction(fields, action), history: [...ticket.history, line] }
      : ticket,
  );
  localStorage.setItem(KEY, JSON.stringify(tickets));
  return tickets;
}

/** Calls `changed` when another frame or tab has stored tickets. */
export function onStored(changed: () => void): void {
  addEventListener('storage', (event) => {
    if (event.key === KEY || event.key === null) changed();
  });
}
