import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const LENGTH = 32;

/** A token for one page: HMAC of the browser's secret under a fresh mask, so that compression tells nothing about it. */
export function formToken(key: string): string {
  const mask = randomBytes(LENGTH);
  return Buffer.concat([mask, xor(mask, digest(key))]).toString('base64url');
}

export function isFormToken(token: string | undefined, key: string): boolean {
  const bytes = Buffer.from(token ?? '', 'base64url');
  if (bytes.length !== 2 * LENGTH) return false;
  return timingSafeEqual(xor(bytes.subarray(0, LENGTH), bytes.subarray(LENGTH)), digest(key));
}

function digest(key: string): Buffer {
  return createHmac('sha256', key).update('yici form').digest();
}

function xor(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, at) => byte ^ (b[at] ?? 0)));
}
