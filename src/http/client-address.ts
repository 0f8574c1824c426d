import type { Request } from './env.ts';

/**
 * Where a request came from, for counting only: never logged. Behind our own proxies it is the address that the outermost
 * of them saw; what stands further left in `X-Forwarded-For` anybody can write, and is not believed.
 */
export function clientAddress(c: Request): string {
  const direct = c.env?.incoming?.socket.remoteAddress ?? 'unknown';
  const proxies = c.get('proxies');
  if (proxies === 0) return direct;
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return forwarded.at(-proxies) || direct;
}
