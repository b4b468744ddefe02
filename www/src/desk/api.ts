// How the single-page faces send a ticket to the server.
import { afterAction, type Action, type Face, type Fields } from './model';

/** Sends one save; rejects when the server did not take it. */
export async function sendTicket(face: Face, fields: Fields, action: Action): Promise<void> {
  const response = await fetch(`/api/tickets/${encodeURIComponent(fields.id)}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ face, action, fields: afterAction(fields, action) }),
  });
  if (!response.ok) throw new Error(`PUT ${response.url}: ${response.status}`);
}
