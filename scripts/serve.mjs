#!/usr/bin/env node
// Serves the demo desk, the built assistant (dist/ at /huashu/), the studio (dist/studio/ at /studio/), the plain test pages (tests/pages/ at /tests/) and those
// with real rich editors (tests/editors/dist at /editors/, once a test has built them).
// Nothing it receives is kept past its own end.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deskHandler } from '../www/server/desk.mjs';

const USAGE = 'usage: node scripts/serve.mjs [--port 8700] [--host 127.0.0.1]   (--port 0 takes any free port)';
const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** Ends with 2, "could not run". */
function refuse(...lines) {
  for (const line of lines) console.error(`serve: ${line}`);
  process.exit(2);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '8700' },
        host: { type: 'string', default: '127.0.0.1' },
      },
    });
    return values;
  } catch (error) {
    return refuse(error.message, USAGE);
  }
}

const { port, host } = readOptions();
if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) refuse(`--port "${port}": not a port, give 0 to 65535`, USAGE);
if (!existsSync(path('www/dist/index.html'))) {
  refuse('www/dist/index.html: the demo desk is not built; run scripts/build first');
}
if (!existsSync(path('dist/huashu.js'))) {
  console.error('serve: dist/huashu.js: not built, so the desk runs without the assistant; scripts/build builds it');
}

const server = createServer(
  deskHandler({
    desk: path('www/dist'),
    assistant: path('dist'),
    studio: path('dist/studio'),
    testPages: path('tests/pages'),
    editors: path('tests/editors/dist'),
  }),
);
server.on('error', (error) => refuse(`${host}:${port}: ${error.message}; choose another with --port or --host`));
server.listen(Number(port), host, () => {
  const name = host.includes(':') ? `[${host}]` : host;
  console.log(`http://${name}:${server.address().port}/`);
});
