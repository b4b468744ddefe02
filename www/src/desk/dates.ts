// Sample tickets are written relative to the day on which the desk is first opened.

const MOMENT = /^([+-]\d+)([mhd])(?: (\d\d):(\d\d))?$/;
const MENTION = /\{([^}]+)\}/g;

const two = (n: number): string => String(n).padStart(2, '0');

/** `YYYY-MM-DD HH:mm`. */
export function formatMinute(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Reads `-20m`, `-3h`, `-2d` or `+1d 18:00`, counted from `now`. */
export function moment(text: string, now: Date): Date {
  const [, count, unit, hour, minute] = MOMENT.exec(text) ?? [];
  if (count === undefined) throw new Error(`sample time "${text}": write it like -20m, -3h or +1d 18:00`);
  const at = new Date(now);
  if (unit === 'm') at.setMinutes(at.getMinutes() + Number(count));
  if (unit === 'h') at.setHours(at.getHours() + Number(count));
  if (unit === 'd') at.setDate(at.getDate() + Number(count));
  if (hour !== undefined) at.setHours(Number(hour), Number(minute), 0, 0);
  return at;
}

/** Replaces `{-3d}` by `9月20日` and `{-3d 14:05}` by `9月20日14:05`. */
export function fillMentions(text: string, now: Date): string {
  return text.replace(MENTION, (_, inner: string) => {
    const at = moment(inner, now);
    const clock = inner.includes(':') ? `${two(at.getHours())}:${two(at.getMinutes())}` : '';
    return `${at.getMonth() + 1}月${at.getDate()}日${clock}`;
  });
}
