import type { Request } from './env.ts';

/** The address the connection came from, for counting only: never logged. A proxy's own address when there is one in between. */
export function clientAddress(c: Request): string {
  return c.env?.incoming?.socket.remoteAddress ?? 'unknown';
}
