// Turns the sample data into tickets of today.
import { CLERK, FIELDS, type Fields, type Ticket } from './model';
import { fillMentions, formatMinute, moment } from './dates';
import samples from './tickets.json';

const TIMES = new Set<string>(['acceptedAt', 'happenedAt', 'dueAt']);

/** The twelve sample tickets, their times counted from `now`. */
export function sampleTickets(now: Date): Ticket[] {
  return samples.map((sample, index) => {
    const written: Partial<Record<string, string>> = sample.fields;
    const fields = {} as Fields;
    for (const field of FIELDS) {
      const text = written[field] ?? '';
      fields[field] = TIMES.has(field) && text !== '' ? formatMinute(moment(text, now)) : fillMentions(text, now);
    }
    const day = fields.acceptedAt.slice(0, 10).replaceAll('-', '');
    fields.id = `TS${day}${String(4100 + index * 37)}`;
    const history = sample.history.map(([at = '', who = CLERK, what = '']) => ({
      at: formatMinute(moment(at, now)),
      who,
      what: fillMentions(what, now),
    }));
    return { fields, history };
  });
}
