// Runs the helpdesk and puts a reverse proxy in front of it that adds the script tag to every page: the way in which
// many companies roll such a tag out, with no change to the system itself. Run `install` first.
//
//   node tests/helpdesk/serve.mjs [--port N] [--no-tag]     port 9101 unless told; 0 for any free one
//
// The database is a fresh copy of the seeded one. Started by `fork`, it sends { url, database } once it answers, makes
// the copy anew on the message 'reset' (and sends 'reset' back), and ends with its parent.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

const { values: option } = parseArgs({
  options: { port: { type: 'string', default: '9101' }, 'no-tag': { type: 'boolean', default: false } },
});
const here = fileURLToPath(new URL('.', import.meta.url));
const root = resolve(here, '../..');
const place = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'helpdesk');
const python = join(place, 'venv/bin/python');
const seed = join(place, 'seed.sqlite3');
const tag = option['no-tag']
  ? ''
  : '<script src="/huashu/huashu.js" data-pack="/huashu/telecom.json" defer></script>';

const refuse = (what, next) => {
  console.error(`helpdesk: ${what}\n  next: ${next}`);
  process.exit(2);
};
if (!existsSync(python) || !existsSync(seed)) refuse('it is not installed', 'tests/helpdesk/install');
if (tag && !existsSync(join(root, 'dist/huashu.js'))) refuse('there is no dist/huashu.js to add', 'scripts/build, or --no-tag');

const listening = (server, port) =>
  new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', () => done(server.address().port)));

const freePort = async () => {
  const server = createServer();
  const port = await listening(server, 0);
  await new Promise((done) => server.close(done));
  return port;
};

// --- the helpdesk itself -------------------------------------------------------------------------------------------
const run = mkdtempSync(join(tmpdir(), 'helpdesk-'));
const database = join(run, 'db.sqlite3');
copyFileSync(seed, database);
const inner = await freePort();
const django = spawn(
  python,
  // `--insecure` has the development server give out style and script without DEBUG.
  [join(here, 'site/manage.py'), 'runserver', '--noreload', '--insecure', `127.0.0.1:${inner}`],
  { env: { ...process.env, HELPDESK_DB: database, PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' }, stdio: ['ignore', 'pipe', 'pipe'] },
);
let words = '';
for (const stream of [django.stdout, django.stderr]) {
  stream.on('data', (text) => {
    words = (words + text).slice(-4000);
  });
}
const stop = () => process.exit(0);
process.once('SIGINT', stop).once('SIGTERM', stop).once('disconnect', stop);
process.once('exit', () => {
  django.removeAllListeners('exit');
  django.kill();
  rmSync(run, { recursive: true, force: true });
});
django.once('exit', (code) => refuse(`it ended with ${code}:\n${words}`, 'repair that, then run this again'));

const answers = () =>
  new Promise((done) => {
    request({ host: '127.0.0.1', port: inner, path: '/login/' }, (answer) => {
      answer.resume();
      done(answer.statusCode === 200);
    })
      .once('error', () => done(false))
      .end();
  });
const patience = Date.now() + 60_000;
while (!(await answers())) {
  if (Date.now() > patience) refuse(`it did not answer within a minute:\n${words}`, 'run site/manage.py runserver by hand');
  await new Promise((done) => setTimeout(done, 100));
}

// --- the proxy -----------------------------------------------------------------------------------------------------
const withTag = (html) => {
  const end = html.lastIndexOf('</body>');
  return end < 0 ? html : html.slice(0, end) + tag + html.slice(end);
};

const forward = (incoming, outgoing) => {
  // Compressed pages could not be added to.
  const { 'accept-encoding': _, ...headers } = incoming.headers;
  const onward = request(
    { host: '127.0.0.1', port: inner, method: incoming.method, path: incoming.url, headers },
    (answer) => {
      if (!tag || !/^text\/html\b/.test(answer.headers['content-type'] ?? '')) {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.once('end', () => {
        const page = Buffer.from(withTag(Buffer.concat(parts).toString('utf8')));
        outgoing.writeHead(answer.statusCode, { ...answer.headers, 'content-length': page.length });
        outgoing.end(page);
      });
    },
  );
  onward.once('error', (error) => {
    if (!outgoing.headersSent) outgoing.writeHead(502, { 'content-type': 'text/plain' });
    outgoing.end(`the helpdesk did not answer: ${error.message}\n`);
  });
  incoming.pipe(onward);
};

const dist = existsSync(join(root, 'dist')) ? sirv(join(root, 'dist'), { dev: true }) : (_in, _out, next) => next();
const proxy = createServer((incoming, outgoing) => {
  if (!incoming.url.startsWith('/huashu/')) return forward(incoming, outgoing);
  incoming.url = incoming.url.slice('/huashu'.length);
  return dist(incoming, outgoing, () => outgoing.writeHead(404).end());
});
const port = await listening(proxy, Number(option.port)).catch((error) =>
  refuse(`port ${option.port} cannot be used: ${error.message}`, 'name another with --port, or 0 for any free one'),
);
const url = `http://127.0.0.1:${port}/`;
console.log(`helpdesk: ${url}`);
// The helpdesk opens the file for each request, so between two it can be exchanged.
process.on('message', (message) => {
  if (message !== 'reset') return;
  copyFileSync(seed, database);
  process.send('reset');
});
process.send?.({ url, database });
