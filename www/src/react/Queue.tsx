// The list of tickets at the left.
import { Badge, Tag } from 'antd';
import type { Ticket } from '../desk/model';
import { statusTone, urgencyTone, type Tone } from '../desk/tone';

const TAG: Record<Tone, string> = { plain: 'default', info: 'blue', good: 'green', warn: 'orange', bad: 'red' };

interface Props {
  tickets: Ticket[];
  open: string;
  onOpen: (id: string) => void;
}

export function Queue({ tickets, open, onOpen }: Props) {
  return (
    <nav aria-label="待办工单">
      <h2>
        待办工单 <Badge count={tickets.length} color="#1677ff" />
      </h2>
      <ul>
        {tickets.map(({ fields }) => (
          <li key={fields.id}>
            <button type="button" aria-current={fields.id === open} onClick={() => onOpen(fields.id)}>
              <span className="who">
                {fields.customer}
                <Tag color={TAG[statusTone(fields.status)]}>{fields.status}</Tag>
              </span>
              <span className="what">
                {fields.type}
                {fields.urgency !== '一般' && <em className={urgencyTone(fields.urgency)}>{fields.urgency}</em>}
              </span>
              <span className="number">{fields.id}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
