// What the page of benches/readers/run.mjs measures: our readers in wasm, and the peers.
import { cost } from './cost.mjs';
import { peers, told } from './peers.mjs';

globalThis.measure = async ({ pack, note, long, now }) => {
  await wasm_bindgen({ module_or_path: '/readers.wasm' });
  const desk = new wasm_bindgen.Desk(JSON.stringify(pack));
  const ours = desk.note(note);
  const at = new Date(now);
  const { length, text: longest } = long.at(-1);
  return {
    found: ours.told(),
    all: cost(() => ours.all()),
    promises: cost(() => ours.promises()),
    confirmations: cost(() => ours.confirmations()),
    words: cost(() => ours.words()),
    long: long.map(({ text }) => {
      const reader = desk.note(text);
      return { all: cost(() => reader.all()) };
    }),
    keystroke: [0, Math.floor(length / 2), length].map((place) => {
      const typed = desk.keystroke(longest, place);
      return cost(() => typed.read());
    }),
    peers: Object.keys(peers).map((name) => ({
      name,
      found: told(name, note, at),
      cost: cost(() => peers[name].read(note, at)),
    })),
  };
};
