// Small pieces of HTTP that the routes share.

/** The most bytes that a saved ticket may have. */
const BODY_LIMIT = 256 * 1024;

/** An answer other than success, said in words. */
export class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The request's body as text. */
export async function readBody(req) {
  const parts = [];
  let size = 0;
  for await (const part of req) {
    size += part.length;
    if (size > BODY_LIMIT) throw new HttpError(413, `body: more than ${BODY_LIMIT} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

export function reply(res, status, type, body = '') {
  res.writeHead(status, type === undefined ? {} : { 'content-type': type });
  res.end(body);
}

export function replyJson(res, status, value) {
  reply(res, status, 'application/json', JSON.stringify(value));
}
