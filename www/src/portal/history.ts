// The frame at the right: what has happened to the open ticket.
import { onStored } from '../desk/store';
import { onOpened, openTicket } from './open';
import { row } from './rows';

function show(): void {
  const lines = openTicket().history.map(({ at, who, what }) => row([at, who, what]));
  document.getElementById('rows')!.replaceChildren(...lines);
}

show();
onStored(show);
onOpened(show);
