// The page that answers a post: it keeps what the server received.
import { FIELDS, type Action, type Fields } from '../desk/model';
import { keepTicket } from '../desk/store';
import { isChoice, wordOf } from './codes';
import { ticketAddress } from './open';

const DONE: Record<Action, string> = { save: '保存成功', transfer: '转派成功', close: '办结成功' };

interface Received {
  action: Action;
  fields: Record<string, string>;
}

const { action, fields: posted } = JSON.parse(document.body.dataset['received']!) as Received;
const fields = {} as Fields;
for (const field of FIELDS) {
  const text = posted[field] ?? '';
  // A form posts line ends as CR LF.
  fields[field] = isChoice(field) ? wordOf(field, text) : text.replaceAll('\r\n', '\n');
}
keepTicket(fields, action);

document.querySelector('.done')!.textContent = DONE[action];
document.getElementById('what')!.textContent = `案件编号：${fields.id}　投诉人：${fields.customer}`;
document.querySelector<HTMLAnchorElement>('#back')!.href = ticketAddress(fields.id);
document.querySelector<HTMLElement>('.outcome')!.hidden = false;
