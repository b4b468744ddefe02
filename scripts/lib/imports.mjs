// Gives the functions that the module imports and exports short names, in the glue and in the module alike.
//
// wasm-bindgen ends each of its some two hundred imports in 16 digits of a hash, which no compression shortens, spells a
// closure's types out in the name of what calls it, and writes all that into both files: about 7 KB of the brotli that a
// page loads.

/** @returns {{ glue: string, wasm: Buffer, count: number }} both files with the names shortened */
export function shorten(glue, wasm) {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = wasm[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return wasm.toString('utf8', at - length, at);
  };
  const limits = () => {
    const flags = number();
    number();
    if (flags & 1) number();
  };
  // What follows an import's name, by its kind: function, table, memory, global, tag.
  const skip = [number, () => { at++; limits(); }, limits, () => { at += 2; }, () => { at++; number(); }];

  const names = new Map();
  const exported = new Map();
  const parts = [wasm.subarray(0, 8)];
  for (at = 8; at < wasm.length; ) {
    const start = at;
    const id = wasm[at++];
    const end = number() + at;
    if (id !== 2 && id !== 7) {
      parts.push(wasm.subarray(start, end));
      at = end;
      continue;
    }
    const count = number();
    const entries = [leb(count)];
    for (let nth = 0; nth < count; nth++) {
      if (id === 7) {
        const name = text();
        const kind = at++;
        number();
        // Only functions have names of wasm-bindgen's making.
        if (wasm[kind] === 0) exported.set(name, `e${exported.size.toString(36)}`);
        entries.push(string(exported.get(name) ?? name), wasm.subarray(kind, at));
        continue;
      }
      text();
      const name = text();
      const kind = at;
      skip[wasm[at++]]();
      if (!names.has(name)) names.set(name, `i${names.size.toString(36)}`);
      entries.push(string('i'), string(names.get(name)), wasm.subarray(kind, at));
    }
    const body = Buffer.concat(entries);
    parts.push(Buffer.from([id]), leb(body.length), body);
  }

  const met = new Map();
  const short = glue.replace(/\b__wb(?:g|indgen)_\w+(?=:)/g, (name) => {
    met.set(name, (met.get(name) ?? 0) + 1);
    return names.get(name) ?? name;
  });
  for (const name of names.keys()) {
    if (met.get(name) !== 1) throw new Error(`the glue defines the import ${name} ${met.get(name) ?? 0} times, not once`);
  }
  const called = short.replace(/\bwasm\.(\w+)/g, (whole, name) => (exported.has(name) ? `wasm.${exported.get(name)}` : whole));
  const one = called.replace(/"\.\/\w+\.js"(?=: import0)/, '"i"');
  if (one === called) throw new Error('the glue names no module for the imports');
  return { glue: one, wasm: Buffer.concat(parts), count: names.size };
}

/** A number as wasm writes it. */
export function leb(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return Buffer.from([...bytes, value]);
}

function string(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([leb(bytes.length), bytes]);
}
