// Puts alike functions of a module beside one another.
//
// brotli finds what repeats wherever it stands, but tells a near place in fewer bits than a far one, and what it has
// learnt of one function serves the next if that is alike: 4 KB of what a page loads. wasm-opt moves the functions, by
// names that say the order.

import { leb } from './imports.mjs';

// Pieces of so many bytes, about an instruction and its operands, are compared; of each function so many of them.
const PIECE = 4;
const SIGNS = 192;
// How much the same type, and a size of twice or half as much, weigh against an equal sign.
const TYPE = 6;
const SIZE = 1;
// How much the functions before the last one count.
const MEMORY = 0.5;

/** @returns {Buffer} the module with a name section, by whose names its functions are to be sorted */
export function nameByLikeness(wasm) {
  const { bodies, types, imports } = functions(wasm);
  const place = new Array(bodies.length);
  chain(bodies, types).forEach((which, at) => (place[which] = at));
  const names = place.flatMap((at, nth) => {
    const name = Buffer.from(at.toString().padStart(6, '0'));
    return [leb(imports + nth), leb(name.length), name];
  });
  // Subsection 1 of the section "name": the names of functions.
  const map = Buffer.concat([leb(bodies.length), ...names]);
  const section = Buffer.concat([leb(4), Buffer.from('name'), Buffer.from([1]), leb(map.length), map]);
  return Buffer.concat([wasm, Buffer.from([0]), leb(section.length), section]);
}

/** From the largest on, always the one that is most like those before. */
function chain(bodies, types) {
  const signs = bodies.map(signsOf);
  const sizes = bodies.map((body) => Math.log2(body.length));
  const left = new Set(bodies.keys());
  const before = new Float64Array(bodies.length);
  let last = sizes.indexOf(Math.max(...sizes));
  const order = [last];
  left.delete(last);
  while (left.size > 0) {
    let best = -Infinity;
    let next = 0;
    for (const nth of left) {
      let like = (types[nth] === types[last] ? TYPE : 0) - SIZE * Math.abs(sizes[nth] - sizes[last]);
      const [a, b] = [signs[nth], signs[last]];
      for (let sign = 0; sign < SIGNS; sign++) if (a[sign] === b[sign]) like++;
      const all = like + before[nth];
      before[nth] = all * MEMORY;
      if (all > best) [best, next] = [all, nth];
    }
    order.push(next);
    left.delete(next);
    last = next;
  }
  return order;
}

/** The least hash of all pieces, for each of several hashes: two functions share as many as they share pieces. */
function signsOf(body) {
  const least = new Uint32Array(SIGNS).fill(0xffffffff);
  for (let at = 0; at + PIECE <= body.length; at++) {
    let hash = 0x811c9dc5;
    for (let byte = 0; byte < PIECE; byte++) hash = Math.imul(hash ^ body[at + byte], 0x01000193);
    for (let sign = 0; sign < SIGNS; sign++) {
      let mixed = Math.imul(hash ^ Math.imul(sign + 1, 0x9e3779b1), 0x85ebca6b);
      mixed = (mixed ^ (mixed >>> 13)) >>> 0;
      if (mixed < least[sign]) least[sign] = mixed;
    }
  }
  return least;
}

/** The code and type of each function, and how many are imported. */
function functions(wasm) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = wasm[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const each = (make) => Array.from({ length: number() }, make);
  const bytes = () => {
    const length = number();
    at += length;
    return wasm.subarray(at - length, at);
  };
  const found = { bodies: [], types: [], imports: 0 };
  while (at < wasm.length) {
    const id = wasm[at++];
    const end = number() + at;
    if (id === 2) {
      found.imports = each(() => {
        bytes();
        bytes();
        if (wasm[at++] !== 0) throw new Error('the module imports something else than functions');
        return number();
      }).length;
    }
    if (id === 3) found.types = each(number);
    if (id === 10) found.bodies = each(bytes);
    at = end;
  }
  return found;
}
