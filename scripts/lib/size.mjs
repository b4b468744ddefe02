// Prints what an agent's page loads, file by file, and exits 1 past the budget. Run by scripts/size.
import { readFileSync } from 'node:fs';
import { brotli, gzip } from './compress.mjs';

// Loader, glue, wasm, style (it is inside the wasm) and base pack together, in bytes of brotli.
const budget = 150 * 1024;
const files = ['huashu.js', 'huashu.wasm', 'telecom.json'];

const rows = files.map((name) => {
  const bytes = readFileSync(`dist/${name}`);
  return [name, bytes.length, gzip(bytes).length, brotli(bytes, name).length];
});
const sum = rows.reduce((total, row) => total.map((n, i) => (i === 0 ? n : n + row[i])), ['sum', 0, 0, 0]);

const line = (cells) => cells.map((cell, i) => (i === 0 ? String(cell).padEnd(14) : String(cell).padStart(10))).join('');
for (const row of [['bytes', 'raw', 'gzip', 'brotli'], ...rows, sum]) console.log(line(row));

const used = sum[3];
const share = `${used} of ${budget} bytes (${((100 * used) / budget).toFixed(1)} %)`;
if (used > budget) {
  console.log(`past the budget: ${share}, ${used - budget} too many`);
  process.exit(1);
}
console.log(`within the budget: ${share}`);
