// Makes text answers small. Pages are whole strings, so they are compressed in one go.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Middleware } from './env.ts';

export type Encoding = 'br' | 'gzip';

const SMALLEST = 1024;
const TEXT = /^(?:text\/|image\/svg\+xml|application\/(?:[\w.+-]*json|javascript))/;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Compresses text of 1 KiB and more by what the browser takes, brotli before gzip. */
export function compress(): Middleware {
  return async (c, next) => {
    await next();
    const { res } = c;
    if (!TEXT.test(res.headers.get('content-type') ?? '')) return;
    res.headers.append('Vary', 'Accept-Encoding');
    const encoding = encodingFor(c.req.header('accept-encoding'));
    const done = res.headers.has('content-encoding');
    if (encoding === undefined || done || res.body === null || c.req.method === 'HEAD') return;
    const bytes = Buffer.from(await res.arrayBuffer());
    const small = bytes.length < SMALLEST;
    const headers = new Headers(res.headers);
    if (!small) headers.set('Content-Encoding', encoding);
    headers.delete('Content-Length');
    c.res = undefined; // or Hono merges the old headers into the new answer
    c.res = new Response(small ? bytes : await squeeze(bytes, encoding, 4), { status: res.status, headers });
  };
}

/** `effort` is brotli's quality; gzip always works at 6. */
export async function squeeze(
  bytes: Uint8Array,
  encoding: Encoding,
  effort: number,
): Promise<Buffer<ArrayBuffer>> {
  const squeezed =
    encoding === 'gzip'
      ? await zip(bytes, { level: 6 })
      : await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: effort } });
  return Buffer.from(squeezed);
}

/** The best encoding that the header accepts (a quality of 0 refuses one). */
export function encodingFor(accept: string | undefined): Encoding | undefined {
  const accepted = new Set(
    (accept ?? '')
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part))
      .map((part) => part.split(';')[0]?.trim()),
  );
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : undefined;
}
