// Makes huashu.js and huashu.wasm from the loader, wasm-bindgen's glue and its wasm.
//
// The loader is an immediately called function with the line `/* @glue */` in it. The glue goes there, so that the
// page gets one classic script and not one global beyond those that the loader sets on purpose. The glue then calls the
// module through the loader's `watched`. The loader's string "@version" becomes the package's version, and "@style" the
// panel's style sheet.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { transformSync } from 'esbuild';
import { parseAst } from 'vite';
import { brotli } from './compress.mjs';
import { shorten } from './imports.mjs';
import { nameByLikeness } from './order.mjs';

const text = { type: 'string' };
// Without a loader what comes out is a module of JavaScript that gives the glue: the loader of another bundle imports it.
const { values: arg } = parseArgs({
  options: { mode: text, loader: text, style: text, glue: text, wasm: text, version: text, out: text, name: text },
});
const dev = arg.mode === 'dev';

const refuse = (what, next) => {
  console.error(`${what}\n  next: ${next}`);
  process.exit(2);
};

const made = { glue: readFileSync(arg.glue, 'utf8'), wasm: readFileSync(arg.wasm) };
// A debugger is told the long names.
const { glue, wasm } = dev ? made : shorten(made.glue, made.wasm);

// --- the script --------------------------------------------------------------------------------------------------
const put = (file, source, mark, words, text) => {
  if (source.split(mark).length !== 2) refuse(`${file}: ${words} must stand there exactly once`, 'see the head of scripts/lib/bundle.mjs');
  // A function, since `$` in a replacement string has a meaning.
  return source.replace(mark, () => text);
};
const target = ['chrome109', 'firefox115', 'safari16.4'];
// The loader compiles the module itself, so the glue's own ways of getting one are of no use.
const cut = (source, start, words, text) => {
  const end = source.indexOf('\n    }\n', source.indexOf(start));
  const whole = end < 0 ? '' : source.slice(source.indexOf(start), end + '\n    }\n'.length);
  return put(arg.glue, source, whole || start, words, text);
};
const load = 'async function __wbg_load(module, imports) { return { instance: await WebAssembly.instantiate(module, imports), module }; }\n';
const loads = cut(glue, '    async function __wbg_load(', 'its function that loads', load);
const waits = put(arg.glue, cut(loads, '    function initSync(', 'its function that does not wait', ''), ', { initSync }', 'what it gives', '');
const calls = put(arg.glue, waits, 'wasm = instance.exports;', 'where it keeps the exports', 'wasm = watched(instance.exports);');
const scripted = () => {
  const loader = readFileSync(arg.loader, 'utf8');
  const versioned = put(arg.loader, loader, '@version', '"@version"', arg.version);
  const sheet = transformSync(readFileSync(arg.style, 'utf8'), { loader: 'css', minify: !dev, target }).code;
  const styled = put(arg.loader, versioned, '"@style"', '"@style"', JSON.stringify(sheet.trim()));
  return put(arg.loader, styled, /^[ \t]*\/\* @glue \*\/[ \t]*$/m, 'the line /* @glue */', calls);
};
const imported = () => `export default (watched) => {\n${calls}\nreturn wasm_bindgen;\n};\n`;
const { code } = transformSync(arg.loader ? scripted() : imported(), {
  minify: !dev,
  // Call-centre pages are at times served as GBK: ASCII reads the same in each.
  charset: 'ascii',
  target,
  legalComments: 'none',
});

// A classic script's top-level `let`, `class` and `function` are globals of the page.
const statements = parseAst(code).body.filter((statement) => !statement.directive);
if (arg.loader && (statements.length !== 1 || statements[0].type !== 'ExpressionStatement')) {
  refuse(`${arg.loader}: the script would leave names of its own in the page`, 'keep everything inside the one function');
}
writeFileSync(join(arg.out, `${arg.name}.js`), code);

// --- the wasm ----------------------------------------------------------------------------------------------------
// What wasm-opt is for makes the module smaller and its compressed form larger, which is what travels: -Oz by 5 KB. These
// passes were tried one by one, and take what brotli does not find by itself.
const PASSES = [
  '--rse', '--duplicate-function-elimination', '--optimize-instructions', '--vacuum', '--dealign',
  '--duplicate-function-elimination', '--remove-unused-module-elements',
];
let smallest = wasm;
if (!dev) {
  const folder = mkdtempSync(join(tmpdir(), 'huashu-'));
  const optimized = (given, ...passes) => {
    const [from, to] = [join(folder, 'given.wasm'), join(folder, 'made.wasm')];
    writeFileSync(from, given);
    execFileSync(process.execPath, ['node_modules/binaryen/bin/wasm-opt', ...passes, '--strip-debug', '--strip-producers', from, '-o', to], { stdio: 'inherit' });
    return readFileSync(to);
  };
  const passed = optimized(wasm, ...PASSES);
  // The list of features is read by wasm-opt alone.
  const ordered = optimized(nameByLikeness(passed), '--reorder-functions-by-name', '--strip-target-features');
  rmSync(folder, { recursive: true });
  const [before, after] = [wasm, ordered].map((bytes) => brotli(bytes, 'huashu.wasm').length);
  console.error(`wasm-opt: ${before} → ${after} bytes of brotli${after < before ? '' : ', so it is left out'}`);
  if (after < before) smallest = ordered;
}
writeFileSync(join(arg.out, `${arg.name}.wasm`), smallest);
