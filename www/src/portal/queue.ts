// The upper frame: the queue. A click opens the ticket in the lower frame.
import { loadTickets, onStored } from '../desk/store';
import { statusTone, urgencyTone } from '../desk/tone';
import type { Fields } from '../desk/model';
import { onOpened, openTicket, ticketAddress } from './open';
import { coloured, row } from './rows';

const rows = document.getElementById('rows')!;

function line(fields: Fields, current: boolean): HTMLTableRowElement {
  const link = document.createElement('a');
  link.href = ticketAddress(fields.id);
  link.target = 'ticket';
  link.textContent = fields.id;
  const made = row([
    link,
    fields.customer,
    fields.number,
    fields.type,
    coloured(fields.status, statusTone(fields.status)),
    coloured(fields.urgency, urgencyTone(fields.urgency)),
    fields.acceptedAt,
    fields.dueAt,
  ]);
  made.classList.toggle('current', current);
  for (const cell of Array.from(made.cells).slice(6)) cell.className = 'wide';
  return made;
}

function show(): void {
  const tickets = loadTickets();
  const open = openTicket().fields.id;
  rows.replaceChildren(...tickets.map(({ fields }) => line(fields, fields.id === open)));
  document.getElementById('count')!.textContent = String(tickets.length);
}

show();
onStored(show);
onOpened(show);
