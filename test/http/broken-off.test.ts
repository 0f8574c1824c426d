import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startServer } from './running-server.ts';

test('a browser that goes away in the middle of a form is no fault of ours in the log', async () => {
  const server = await startServer();
  try {
    const { port, host } = new URL(server.origin);
    const head = `POST /apply HTTP/1.1\r\nHost: ${host}\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: 9999`;
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(`${head}\r\n\r\n--B\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf`);
        setTimeout(() => socket.destroy(), 100);
      });
      socket.on('close', () => resolve());
      socket.on('error', reject);
    });
    for (let round = 0; round < 50 && !server.logged().includes('"POST"'); round += 1) await wait(20);
    assert.match(server.logged(), /"method":"POST"/);
    assert.doesNotMatch(server.logged(), /"level":50/);
    assert.equal((await fetch(`${server.origin}/healthz`)).status, 200);
  } finally {
    await server.stop();
  }
});
