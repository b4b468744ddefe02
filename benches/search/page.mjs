// What the page of benches/search/run.mjs measures: our search in wasm, and the peers. A query is typed key by key, and
// every key is timed.
import { cost } from '../readers/cost.mjs';
import { peers, spelled } from './peers.mjs';

const BUDGET = 100;
const once = (work) => {
  const began = performance.now();
  const made = work();
  return [performance.now() - began, made];
};
const prefixes = (query) => [...query].map((_, at) => [...query].slice(0, at + 1).join(''));

globalThis.measure = async ({ pack, phrases, queries, ticket }) => {
  await wasm_bindgen({ module_or_path: '/search.wasm' });
  const ours = new wasm_bindgen.Search(JSON.stringify(pack), Object.entries(ticket).flat());
  const keys = queries.map(prefixes);
  const typed = (work) => keys.map((typed) => typed.map((text) => cost(() => work(text), BUDGET)));
  const [first] = once(() => ours.index());
  const told = {
    ours: {
      first,
      index: cost(() => ours.index(), 2000).median,
      search: typed((text) => ours.search(text)),
      panel: typed((text) => ours.key(text)),
      found: queries.map((query) => ours.found(query)),
    },
    peers: [],
  };
  const [pinyin, documents] = once(() => spelled(phrases));
  for (const [name, { make, find }] of Object.entries(peers)) {
    const [first, index] = once(() => make(documents));
    told.peers.push({
      name,
      first: first + pinyin,
      index: first,
      search: typed((text) => find(index, text)),
      found: queries.map((query) => find(index, query)),
    });
  }
  return { ...told, pinyin };
};
