// The module in its worker: it answers one call after another, and sends nothing anywhere.
import start, { Studio, pack_up, unpack } from '@glue';

export type Call =
  | { call: 'open'; below: string }
  | { call: 'ask'; question: string }
  | { call: 'takeIn'; files: string; name: string; bytes: Uint8Array }
  | { call: 'give'; name: string }
  | { call: 'packUp'; files: string }
  | { call: 'unpack'; bytes: Uint8Array };

const ready = start();
let studio: Studio | undefined;

function answer(call: Call): unknown {
  if (call.call === 'open') {
    studio = new Studio(call.below);
    return null;
  }
  if (call.call === 'packUp') return pack_up(call.files);
  if (call.call === 'unpack') return JSON.parse(unpack(call.bytes));
  if (!studio) throw new Error('the packs below are not open');
  if (call.call === 'ask') return JSON.parse(studio.ask(call.question));
  if (call.call === 'takeIn') return JSON.parse(studio.take_in(call.files, call.name, call.bytes));
  return studio.give(call.name);
}

self.addEventListener('message', async ({ data }: MessageEvent<{ nth: number; call: Call }>) => {
  try {
    await ready;
    self.postMessage({ nth: data.nth, ok: answer(data.call) });
  } catch (error) {
    // A module that broke off (a trap) is of no use any more: the page is told, and starts another.
    const broken = error instanceof WebAssembly.RuntimeError;
    self.postMessage({ nth: data.nth, no: error instanceof Error ? error.message : String(error), broken });
  }
});
