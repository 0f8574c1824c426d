// Files the browser needs, under names made from their content, compressed once at the start.
import { createHash } from 'node:crypto';
import { encodingFor, squeeze } from './compression.ts';
import type { Request } from './env.ts';

export type AssetSource = { readonly name: string; readonly bytes: Uint8Array };

export type Assets = {
  /** `/assets/app.1a2b3c4d5e.css` for `app.css`; throws for a name that was not given. */
  readonly path: (name: string) => string;
  /** The file itself, for ever; `undefined` when there is none of this name and content. */
  readonly answer: (c: Request) => Response | undefined;
};

type Served = { readonly type: string; readonly plain: Buffer; readonly br?: Buffer; readonly gzip?: Buffer };

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  webmanifest: 'application/manifest+json',
};
const COMPRESSED = new Set(['css', 'js', 'json', 'map', 'svg', 'webmanifest']);

/** Throws for a name without a known ending. */
export async function makeAssets(sources: readonly AssetSource[]): Promise<Assets> {
  const made = await Promise.all(
    sources.map(async (source) => ({
      name: source.name,
      path: hashedPath(source),
      served: await prepare(source),
    })),
  );
  const paths = new Map(made.map(({ name, path }) => [name, path]));
  const files = new Map(made.map(({ path, served }) => [path, served]));
  return {
    path: (name) => {
      const path = paths.get(name);
      if (path === undefined) throw new Error(`no asset named ${name}`);
      return path;
    },
    answer: (c) => {
      const file = files.get(c.req.path);
      return file === undefined ? undefined : answerFile(c, file);
    },
  };
}

function answerFile(c: Request, file: Served): Response {
  const encoding = encodingFor(c.req.header('accept-encoding'));
  const squeezed = encoding === undefined ? undefined : file[encoding];
  const headers = new Headers({
    'Content-Type': file.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  });
  if (squeezed !== undefined && encoding !== undefined) headers.set('Content-Encoding', encoding);
  return new Response(Uint8Array.from(squeezed ?? file.plain), { headers });
}

function hashedPath({ name, bytes }: AssetSource): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  return `/assets/${name.replace(/\.(\w+)$/, `.${hash}.$1`)}`;
}

async function prepare({ name, bytes }: AssetSource): Promise<Served> {
  const ending = name.split('.').at(-1) ?? '';
  const type = TYPES[ending];
  if (type === undefined) throw new Error(`asset ${name} has an ending we do not serve`);
  const plain = Buffer.from(bytes);
  if (!COMPRESSED.has(ending)) return { type, plain };
  const [br, gzip] = await Promise.all([squeeze(plain, 'br', 11), squeeze(plain, 'gzip', 6)]);
  return { type, plain, br, gzip };
}
