// The peers, as node and the page take them: libraries that find times in Chinese text. Each gives what it found as
// a list of words.
import { Culture, DateTimeRecognizer } from '@microsoft/recognizers-text-date-time';
import { hans, hant } from 'chrono-node/zh';

// A recognizer is meant to be made once and kept.
const recognizer = new DateTimeRecognizer(Culture.Chinese).getDateTimeModel();
const local = (date) => new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
const chrono = (parser) => ({
  read: (text, now) => parser.parse(text, now),
  told: ({ text, start, end }) => `${text}: ${local(start.date())}${end ? ` – ${local(end.date())}` : ''}`,
});

export const peers = {
  'chrono-node zh.hans': chrono(hans),
  'chrono-node zh.hant': chrono(hant),
  'recognizers-text zh-cn': {
    read: (text, now) => recognizer.parse(text, now),
    told: ({ text, resolution }) => {
      const value = resolution?.values?.[0] ?? {};
      return `${text}: ${value.type} ${value.value ?? [value.start, value.end].filter(Boolean).join(' – ')}`;
    },
  },
};

/** What a peer found in `text`, in words. */
export const told = (name, text, now) => peers[name].read(text, now).map(peers[name].told);
