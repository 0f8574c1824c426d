import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { test } from 'node:test';
import { openS3Store } from './s3-store.ts';

const BUCKET = 'yici-papers';
/** As `fileKey` of `app` makes them. */
const KEY = 'papers/4b/01938f5e-7c1a-7d2b-9e3f-5a6b7c8d9e4b';
const BYTES = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) % 256);

test('a bucket gives back the bytes put under a key, letter by letter the same', async () => {
  await using server = await startServer();
  const store = storeAt(server);
  await store.put(KEY, BYTES);
  assert.deepEqual([...server.objects.keys()], [KEY]);
  assert.deepEqual(
    server.requests,
    [`PUT /${BUCKET}/${KEY}`],
    'once, below the bucket, nothing escaped or added',
  );
  assert.ok(Buffer.from(BYTES).equals(await store.get(KEY)));
});

test('an empty file is a file', async () => {
  await using server = await startServer();
  const store = storeAt(server);
  await store.put(KEY, new Uint8Array());
  assert.equal((await store.get(KEY)).length, 0);
});

test('a key that is not there throws', async () => {
  await using server = await startServer();
  await assert.rejects(storeAt(server).get(KEY), { name: 'NoSuchKey' });
});

test('deleting takes away that key alone, and a second time changes nothing', async () => {
  await using server = await startServer();
  const store = storeAt(server);
  await store.put(KEY, BYTES);
  await store.put(`${KEY}0`, BYTES);
  await store.delete(KEY);
  await store.delete(KEY);
  await assert.rejects(store.get(KEY), { name: 'NoSuchKey' });
  assert.deepEqual([...server.objects.keys()], [`${KEY}0`]);
});

test('a server that fails makes every call throw: nothing is said to be stored, read or deleted', async () => {
  await using server = await startServer();
  const store = storeAt(server);
  await store.put(KEY, BYTES);
  server.fault = 'fails';
  await assert.rejects(store.put(`${KEY}0`, BYTES), { name: 'InternalError' });
  await assert.rejects(store.get(KEY), { name: 'InternalError' });
  await assert.rejects(store.delete(KEY), { name: 'InternalError' });
  server.fault = 'none';
  assert.deepEqual([...server.objects.keys()], [KEY]);
  await assert.rejects(store.get(`${KEY}0`), { name: 'NoSuchKey' });
});

test('a key the server does not know is refused, not taken for an empty bucket', async () => {
  await using server = await startServer();
  const stranger = openS3Store({
    ...placeAt(server),
    credentials: { accessKeyId: 'other', secretAccessKey: 'other' },
  });
  await assert.rejects(stranger.put(KEY, BYTES), { name: 'AccessDenied' });
  await assert.rejects(stranger.get(KEY), { name: 'AccessDenied' });
  assert.equal(server.objects.size, 0);
});

test('a server that falls silent, before its answer or in the middle of it, fails like any other', async () => {
  await using server = await startServer();
  const store = openS3Store({ ...placeAt(server), patience: 100 });
  await store.put(KEY, BYTES);
  server.fault = 'silent';
  await assert.rejects(store.put(KEY, BYTES), { name: 'TimeoutError' });
  server.fault = 'stops-half-way';
  await assert.rejects(store.get(KEY), { name: 'TimeoutError' });
});

test('a file that breaks off on its way back throws: half a paper is not a paper', async () => {
  await using server = await startServer();
  const store = storeAt(server);
  await store.put(KEY, BYTES);
  server.fault = 'breaks-off';
  await assert.rejects(store.get(KEY));
});

test('bytes that were changed in the bucket or on the way throw', async () => {
  await using server = await startServer();
  const store = storeAt(server);
  await store.put(KEY, BYTES);
  server.fault = 'flips-a-bit';
  await assert.rejects(store.get(KEY), /checksum/i);
});

type Stored = { readonly bytes: Buffer; readonly checksum: string | undefined };
type Server = AsyncDisposable & {
  readonly endpoint: string;
  readonly objects: Map<string, Stored>;
  readonly requests: string[];
  fault: 'none' | 'fails' | 'silent' | 'stops-half-way' | 'breaks-off' | 'flips-a-bit';
};

function placeAt({ endpoint }: Server): Parameters<typeof openS3Store>[0] {
  const credentials = { accessKeyId: 'nobody', secretAccessKey: 'nothing' };
  return { bucket: BUCKET, region: 'us-east-1', endpoint, credentials };
}

function storeAt(server: Server): ReturnType<typeof openS3Store> {
  return openS3Store(placeAt(server));
}

/**
 * As much of S3's REST interface, path style, as three calls need. It keeps keys as they stand in the address, unescaped
 * by nobody, and believes a body only when it has the hash that was signed. It does not check the signature itself.
 */
async function startServer(): Promise<Server> {
  const http = createServer((request, response) => void answer(server, request, response));
  await new Promise<void>((resolve) => http.listen(0, 'localhost', resolve));
  const address = http.address();
  assert.ok(typeof address === 'object' && address !== null);
  const server: Server = {
    // By name: at a bare number the client writes the bucket into the path whatever it is told.
    endpoint: `http://localhost:${address.port}`,
    objects: new Map(),
    requests: [],
    fault: 'none',
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}

async function answer(server: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, headers } = request;
  const body = Buffer.concat(await request.toArray());
  const path = request.url?.split('?')[0] ?? '';
  server.requests.push(`${method} ${path}`);
  if (server.fault === 'silent') return;
  if (server.fault === 'fails') return refuse(response, 500, 'InternalError');
  if (!headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=nobody/'))
    return refuse(response, 403, 'AccessDenied');
  if (!path.startsWith(`/${BUCKET}/`)) return refuse(response, 404, 'NoSuchBucket');
  const key = path.slice(BUCKET.length + 2);
  const stored = server.objects.get(key);
  switch (method) {
    case 'PUT': {
      const signed = headers['x-amz-content-sha256'];
      if (signed !== createHash('sha256').update(body).digest('hex'))
        return refuse(response, 400, 'XAmzContentSHA256Mismatch');
      const checksum = headers['x-amz-checksum-crc32'];
      server.objects.set(key, { bytes: body, checksum: typeof checksum === 'string' ? checksum : undefined });
      response.writeHead(200, { etag: '"1"' }).end();
      return;
    }
    case 'GET':
      if (stored === undefined) return refuse(response, 404, 'NoSuchKey');
      return send(server, stored, response);
    case 'DELETE': // the same answer whether it was there or not
      server.objects.delete(key);
      response.writeHead(204).end();
      return;
    default:
      refuse(response, 405, 'MethodNotAllowed');
  }
}

function send({ fault }: Server, { bytes, checksum }: Stored, response: ServerResponse): void {
  response.writeHead(200, {
    'content-length': bytes.length,
    ...(checksum === undefined ? {} : { 'x-amz-checksum-crc32': checksum }),
  });
  if (fault === 'breaks-off' || fault === 'stops-half-way') {
    response.write(bytes.subarray(0, 1000), () => fault === 'breaks-off' && response.destroy());
    return;
  }
  const sent = Buffer.from(bytes);
  if (fault === 'flips-a-bit') sent.writeUInt8(sent.readUInt8(5) ^ 1, 5);
  response.end(sent);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(
      `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
    );
}
