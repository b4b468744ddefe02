// Which address of the demo server does what.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sirv from 'sirv';
import { HttpError, readBody, reply, replyJson } from './http.mjs';
import { receivedLog } from './received.mjs';

/** What a cautious company sends: no inline code or style, no text turned into code; WebAssembly is allowed. */
export const STRICT_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; " +
  "require-trusted-types-for 'script'";

/**
 * The request handler. Folders are read at each request, so that a rebuild shows without a restart and a folder that
 * does not exist yet answers 404.
 * @param {{desk: string, assistant: string, studio: string, testPages: string, editors: string}} folders
 */
export function deskHandler(folders) {
  const serve = Object.fromEntries(Object.entries(folders).map(([name, dir]) => [name, sirv(dir, { dev: true })]));
  const log = receivedLog();

  const under = (prefix, files, req, res) => {
    req.url = req.url.slice(prefix.length - 1);
    files(req, res);
  };

  async function putTicket(req, res, id) {
    const body = await readBody(req);
    let saved;
    try {
      saved = JSON.parse(body);
    } catch {
      throw new HttpError(400, 'body: not JSON');
    }
    if (typeof saved?.fields !== 'object' || saved.fields === null) throw new HttpError(400, 'body: no "fields"');
    log.add({ id, face: String(saved.face), action: String(saved.action), fields: saved.fields });
    replyJson(res, 200, { id });
  }

  async function postPortal(req, res) {
    const { id, action, ...rest } = Object.fromEntries(new URLSearchParams(await readBody(req)));
    if (!id || !action) throw new HttpError(400, 'form: needs "id" and "action"');
    log.add({ id, face: 'portal', action, fields: { id, ...rest } });
    const page = await readFile(join(folders.desk, 'portal/saved.html'), 'utf8');
    const received = JSON.stringify({ action, fields: { id, ...rest } });
    const attribute = received.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    reply(res, 200, 'text/html;charset=utf-8', page.replace('RECEIVED', () => attribute));
  }

  async function route(req, res) {
    if (!URL.canParse(`http://desk${req.url}`)) throw new HttpError(400, `${req.url}: not an address`);
    const { pathname, searchParams } = new URL(`http://desk${req.url}`);
    const call = `${req.method} ${pathname}`;
    const ticket = /^PUT \/api\/tickets\/([\w-]+)$/.exec(call);
    if (ticket) return putTicket(req, res, ticket[1]);
    if (call === 'POST /portal/save') return postPortal(req, res);
    if (call === 'GET /api/received') return replyJson(res, 200, log.all());
    if (call === 'DELETE /api/received') {
      log.clear();
      return reply(res, 204);
    }
    if (req.method !== 'GET' && req.method !== 'HEAD') throw new HttpError(405, `${call}: not here`);
    if (pathname.startsWith('/vue') || searchParams.get('csp') === 'strict') {
      res.setHeader('content-security-policy', STRICT_POLICY);
    }
    if (pathname.startsWith('/huashu/')) return under('/huashu/', serve.assistant, req, res);
    // The studio has a stricter policy of its own, in its page.
    if (pathname === '/studio') {
      res.writeHead(308, { location: '/studio/' });
      return res.end();
    }
    if (pathname.startsWith('/studio/')) return under('/studio/', serve.studio, req, res);
    if (pathname.startsWith('/editors/')) return under('/editors/', serve.editors, req, res);
    if (pathname.startsWith('/tests/')) return under('/tests/', serve.testPages, req, res);
    return serve.desk(req, res);
  }

  return async (req, res) => {
    res.setHeader('x-content-type-options', 'nosniff');
    res.setHeader('cache-control', 'no-store');
    try {
      await route(req, res);
    } catch (error) {
      if (res.headersSent) return res.destroy(error);
      if (!(error instanceof HttpError)) console.error('serve:', error);
      reply(res, error instanceof HttpError ? error.status : 500, 'text/plain;charset=utf-8', `${error.message}\n`);
    }
  };
}
