// A mail server and agencies' systems as they are outside: real servers on this machine, that take, refuse, fail or hang.
import { createServer, type Server } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { assert } from '#base/assert.ts';

export type ReceivedMail = { readonly to: readonly string[]; readonly raw: string };

/** A mail server; `refuses` are recipients that do not exist. */
export async function mailServer(refuses: readonly string[] = []): Promise<{
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  readonly stop: () => Promise<void>;
}> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      if (!refuses.includes(address)) return done();
      return done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, raw: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return {
    url: `smtp://127.0.0.1:${portOf(server.server)}`,
    mails,
    stop: () => new Promise((done) => server.close(done)),
  };
}

export type ReceivedPost = { readonly headers: Readonly<Record<string, unknown>>; readonly body: string };

/** An agency's system: answers with a status, or never. */
export async function hookServer(answer: number | 'hang'): Promise<{
  readonly url: string;
  readonly posts: readonly ReceivedPost[];
  readonly stop: () => Promise<void>;
}> {
  const posts: ReceivedPost[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      posts.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      if (answer !== 'hang') response.writeHead(answer).end();
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return {
    url: `http://127.0.0.1:${portOf(server)}/events`,
    posts,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  assert(typeof address === 'object' && address !== null, 'the server listens');
  return address.port;
}
