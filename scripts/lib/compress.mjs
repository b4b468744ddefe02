// The two compressions that servers use, at their strongest: what scripts/size counts and scripts/build compares.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const text = /\.(js|json|css|html|ts)$/;

export const brotli = (bytes, name) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_MODE]: text.test(name) ? constants.BROTLI_MODE_TEXT : constants.BROTLI_MODE_GENERIC,
    },
  });

export const gzip = (bytes) => gzipSync(bytes, { level: 9 });
