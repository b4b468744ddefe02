// Runs a helpdesk and puts a reverse proxy in front of it that adds the script tag to every page: the way in which
// many companies roll such a tag out, with no change to the system itself. Run `install` of its folder first.
//
//   node tests/helpdesk/serve.mjs DESK [--port N] [--no-tag]     DESK is django or rt
//                                                               port 9101 unless told; 0 for any free one
//
// The database is a fresh copy of the seeded one. Where the desk has a site.json, the tag names it. Started by `fork`, it
// sends { url, database } once it answers, makes the copy anew on the message 'reset' (and sends 'reset' back), and ends
// with its parent.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

const refuse = (what, next) => {
  console.error(`helpdesk: ${what}\n  next: ${next}`);
  process.exit(2);
};

const { values: option, positionals } = parseArgs({
  options: { port: { type: 'string', default: '9101' }, 'no-tag': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const here = fileURLToPath(new URL('.', import.meta.url));
const root = resolve(here, '../..');
const desks = readdirSync(here).filter((name) => existsSync(join(here, name, 'desk.mjs')));
const [name] = positionals;
if (positionals.length !== 1 || !desks.includes(name)) refuse(`the desks are ${desks.join(' and ')}`, 'name one of them');
const desk = await import(`./${name}/desk.mjs`);
const place = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'helpdesk', name);
const site = existsSync(join(here, name, 'site.json')) ? ' data-site="/huashu/site.json"' : '';
const tag = option['no-tag']
  ? ''
  : `<script src="/huashu/huashu.js" data-pack="/huashu/telecom.json"${site} defer></script>`;

if (!desk.isInstalled(place)) refuse(`${name} is not installed`, `tests/helpdesk/${name}/install`);
if (tag && !existsSync(join(root, 'dist/huashu.js'))) refuse('there is no dist/huashu.js to add', 'scripts/build, or --no-tag');

const listening = (server, port) =>
  new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', () => done(server.address().port)));

const freePort = async () => {
  const server = createServer();
  const port = await listening(server, 0);
  await new Promise((done) => server.close(done));
  return port;
};

// --- the proxy -----------------------------------------------------------------------------------------------------
const inner = await freePort();

const withTag = (html) => {
  const end = html.lastIndexOf('</body>');
  return end < 0 ? html : html.slice(0, end) + tag + html.slice(end);
};

const forward = (incoming, outgoing) => {
  // Compressed pages could not be added to. Each request has a connection of its own: a helpdesk of few processes keeps
  // one of them for each that stays open.
  const { 'accept-encoding': _, connection: __, ...headers } = incoming.headers;
  const onward = request({ host: '127.0.0.1', port: inner, method: incoming.method, path: incoming.url, headers, agent: false });
  let answer;
  onward.once('response', (begun) => {
    answer = begun;
    const { connection: ___, ...told } = answer.headers;
    if (!tag || !/^text\/html\b/.test(told['content-type'] ?? '')) {
      outgoing.writeHead(answer.statusCode, told);
      answer.pipe(outgoing);
      return;
    }
    const parts = [];
    answer.on('data', (part) => parts.push(part));
    answer.once('end', () => {
      const page = Buffer.from(withTag(Buffer.concat(parts).toString('utf8')));
      delete told['transfer-encoding'];
      outgoing.writeHead(answer.statusCode, { ...told, 'content-length': page.length });
      outgoing.end(page);
    });
  });
  onward.on('error', (error) => {
    // Request Tracker redirects with more words than it announces: what it announced is there, and is the answer.
    if (answer?.complete) return;
    if (answer) return outgoing.destroy(error);
    outgoing.writeHead(502, { 'content-type': 'text/plain' });
    outgoing.end(`the helpdesk did not answer: ${error.message}\n`);
  });
  incoming.pipe(onward);
};

const dist = existsSync(join(root, 'dist')) ? sirv(join(root, 'dist'), { dev: true }) : (_in, _out, next) => next();
const own = sirv(join(here, name), { dev: true });
const proxy = createServer((incoming, outgoing) => {
  if (!incoming.url.startsWith('/huashu/')) return forward(incoming, outgoing);
  incoming.url = incoming.url.slice('/huashu'.length);
  const files = incoming.url === '/site.json' ? own : dist;
  return files(incoming, outgoing, () => outgoing.writeHead(404).end());
});
const port = await listening(proxy, Number(option.port)).catch((error) =>
  refuse(`port ${option.port} cannot be used: ${error.message}`, 'name another with --port, or 0 for any free one'),
);

// --- the helpdesk itself -------------------------------------------------------------------------------------------
const run = mkdtempSync(join(tmpdir(), 'helpdesk-'));
let child;
let words = '';

const answers = () =>
  new Promise((done) => {
    request({ host: '127.0.0.1', port: inner, path: desk.first, agent: false }, (answer) => {
      answer.resume();
      done(answer.statusCode === 200);
    })
      .once('error', () => done(false))
      .end();
  });

const start = async () => {
  desk.fill(place, run);
  const { command, args, env } = desk.start({ place, run, port: inner, outer: port });
  // In a group of its own, so that all its processes can be ended at once.
  child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      words = (words + text).slice(-4000);
    });
  }
  child.once('error', (error) => refuse(`it did not start: ${error.message}`, 'repair that, then run this again'));
  child.once('exit', (code) => refuse(`it ended with ${code}:\n${words}`, 'repair that, then run this again'));
  const patience = Date.now() + 60_000;
  while (!(await answers())) {
    if (Date.now() > patience) refuse(`it did not answer within a minute:\n${words}`, `run ${command} by hand`);
    await new Promise((done) => setTimeout(done, 50));
  }
};

// Its database is thrown away with it, so nothing needs to end well.
const end = () => {
  child?.removeAllListeners('exit');
  try {
    if (child?.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
};
const stop = () => process.exit(0);
process.once('SIGINT', stop).once('SIGTERM', stop).once('disconnect', stop);
process.once('exit', () => {
  end();
  rmSync(run, { recursive: true, force: true });
});

await start();
const url = `http://127.0.0.1:${port}/`;
console.log(`helpdesk: ${url}`);
process.on('message', async (message) => {
  if (message !== 'reset') return;
  if (desk.keepsDatabase) {
    end();
    await once(child, 'close');
    await start();
  } else {
    desk.fill(place, run);
  }
  process.send('reset');
});
process.send?.({ url, database: join(run, 'db.sqlite3') });
