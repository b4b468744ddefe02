// Prints what an agent's page loads, file by file, and exits 1 past the budget; what the studio loads is told apart. Run by scripts/size.
//
// The budget is not reached yet. With --ratchet, which scripts/test uses, it is the figure reached so far that must not be
// passed: each gain is written down here, and once it is under the budget the ratchet goes.
import { existsSync, readFileSync } from 'node:fs';
import { brotli, gzip } from './compress.mjs';

// Loader, glue, style, wasm and base pack together, in bytes of brotli. The pack's English words are a file that a panel in
// Chinese, which is what agents read, does not load.
const budget = 150 * 1024;
// 198_800 before the readers learnt the forms and words of tests/read/*-notes.jsonl and *-forms.jsonl: 24 KB, then 17; search by
// pinyin 9, fields of any page 12, requests that save and what leaves 4, rich editors 7, the rest of the way
// words and labels.
const reached = 284_500;
// Compilers of different releases differ by this much.
const play = 1.02;
const ratchet = process.argv.includes('--ratchet');
const files = ['huashu.js', 'huashu.wasm', 'telecom.json'];

const rows = files.map((name) => {
  const bytes = readFileSync(`dist/${name}`);
  return [name, bytes.length, gzip(bytes).length, brotli(bytes, name).length];
});
const sum = rows.reduce((total, row) => total.map((n, i) => (i === 0 ? n : n + row[i])), ['sum', 0, 0, 0]);

const line = (cells) => cells.map((cell, i) => (i === 0 ? String(cell).padEnd(14) : String(cell).padStart(10))).join('');
for (const row of [['bytes', 'raw', 'gzip', 'brotli'], ...rows, sum]) console.log(line(row));

// Authors load it, agents never: told, and in no budget.
const studio = ['index.html', 'studio.css', 'studio.js', 'studio.worker.js', 'studio.wasm', 'packs.json', 'tickets.json'];
if (existsSync('dist/studio/studio.wasm')) {
  const all = studio.map((name) => readFileSync(`dist/studio/${name}`));
  const total = (packed) => all.reduce((sum, bytes, nth) => sum + packed(bytes, studio[nth]).length, 0);
  console.log(`${line(['studio', total((bytes) => bytes), total(gzip), total(brotli)])}   (apart: for authors)`);
}

const used = sum[3];
const share = `${used} of ${budget} bytes (${((100 * used) / budget).toFixed(1)} %)`;
const within = used <= budget;
console.log(within ? `within the budget: ${share}` : `past the budget: ${share}, ${used - budget} too many`);
if (ratchet && !within) {
  const most = Math.floor(reached * play);
  console.log(used <= most ? `no larger than before: ${most} at most` : `larger than before: ${most} at most, ${used - most} too many`);
  process.exit(used <= most ? 0 : 1);
}
process.exit(within ? 0 : 1);
