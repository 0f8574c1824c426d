import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { DEFAULT_RATE_LIMITS, makeRateLimits } from '#http/rate-limit.ts';
import { testDatabase } from '../support/database.ts';
import { startServer, type RunningServer } from './running-server.ts';

const TWO = { ...DEFAULT_RATE_LIMITS, 'sign-in': { byAddress: 2, byPerson: 9, seconds: 60 } };

/** Begins to sign in once with each `X-Forwarded-For`; how often that was too often. */
async function refusals({ origin }: RunningServer, forwarded: readonly string[]): Promise<number> {
  let refused = 0;
  for (const each of forwarded) {
    const answer = await fetch(`${origin}/sign-in`, {
      headers: { 'x-forwarded-for': each },
      redirect: 'manual',
    });
    if (answer.status === 429) refused += 1;
  }
  return refused;
}

test('behind one proxy of ours people are counted by the address that it saw, whatever they claim', async () => {
  const server = await startServer(() => undefined, { proxies: 1, limits: makeRateLimits({ limits: TWO }) });
  try {
    assert.equal(await refusals(server, ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']), 0);
    assert.equal(await refusals(server, ['10.1.1.1, 192.0.2.9', '10.1.1.2, 192.0.2.9', '192.0.2.9']), 1);
  } finally {
    await server.stop();
  }
});

test('where no proxy is named, a forwarded address is not believed', async () => {
  const server = await startServer(() => undefined, { limits: makeRateLimits({ limits: TWO }) });
  try {
    assert.equal(await refusals(server, ['192.0.2.1', '192.0.2.2', '192.0.2.3']), 1);
  } finally {
    await server.stop();
  }
});

test('several processes on one database count the same people together', async () => {
  const database = await testDatabase();
  try {
    const processes = [1, 2, 3].map(() => makeRateLimits({ limits: TWO, sharedIn: database.pool }));
    const who = { address: '192.0.2.7', person: undefined };
    const waits = [];
    for (const each of processes) waits.push(await each.take('sign-in', who));
    assert.deepEqual(waits.slice(0, 2), [undefined, undefined]);
    assert.ok((waits[2] ?? 0) > 0, 'the third is one too many, wherever it comes in');
    assert.equal(await processes[0]?.take('sign-in', { ...who, address: '192.0.2.8' }), undefined);
  } finally {
    await database.drop();
  }
});

test('an answer that reaches no route carries the headers too', async () => {
  const server = await startServer();
  try {
    const answer = await raw(server.origin, 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n');
    assert.match(answer, /^HTTP\/1\.1 400 /);
    assert.match(answer, /content-security-policy: default-src 'none'/i);
    assert.match(answer, /x-content-type-options: nosniff/i);
  } finally {
    await server.stop();
  }
});

function raw(origin: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}
