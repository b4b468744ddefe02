// The peers: libraries that search texts in a page. None of them knows pinyin, so pinyin-pro writes it beside each phrase,
// word by word as the browser cuts Chinese text; a query is cut in the same way.
import { Charset, Document } from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { pinyin } from 'pinyin-pro';

const MOST = 12;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const words = (text) => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
const sounds = (word) => pinyin(word, { toneType: 'none', type: 'array' });

/** Each phrase with its words apart, their pinyin and their initials. */
export const spelled = (phrases) =>
  phrases.map((phrase) => {
    const cut = words(phrase.text);
    const spelt = cut.map(sounds);
    return {
      ...phrase,
      words: cut.join(' '),
      full: spelt.map((word) => word.join('')).join(' '),
      initials: spelt.map((word) => word.map((sound) => sound[0]).join('')).join(' '),
    };
  });

const FIELDS = ['words', 'tags', 'code', 'scene', 'full', 'initials'];

export const peers = {
  MiniSearch: {
    make: (phrases) => {
      const index = new MiniSearch({ fields: FIELDS, searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND' } });
      index.addAll(phrases);
      return index;
    },
    find: (index, query) => index.search(words(query).join(' ')).slice(0, MOST).map(({ id }) => id),
  },
  'Fuse.js': {
    make: (phrases) =>
      new Fuse(phrases, { keys: ['text', 'tags', 'code', 'scene', 'full', 'initials'], threshold: 0.3, ignoreLocation: true, includeMatches: true }),
    find: (index, query) => index.search(query, { limit: MOST }).map(({ item }) => item.id),
  },
  FlexSearch: {
    make: (phrases) => {
      const latin = (field) => ({ field, tokenize: 'forward' });
      const chinese = (field) => ({ field, tokenize: 'forward', encoder: Charset.CJK });
      const index = new Document({
        document: { id: 'id', index: [...['text', 'tags', 'scene'].map(chinese), ...['code', 'full', 'initials'].map(latin)] },
      });
      for (const phrase of phrases) index.add(phrase);
      return index;
    },
    find: (index, query) => [...new Set(index.search(query, { limit: MOST }).flatMap(({ result }) => result))].slice(0, MOST),
  },
};
