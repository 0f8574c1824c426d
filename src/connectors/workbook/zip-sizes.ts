// How large the parts of a zip archive really are, found by inflating them one after another and stopping at the limit: what
// the archive says about itself may be a lie.
import { inflateRawSync } from 'node:zlib';

const END = 0x06_05_4b_50;
const CENTRAL = 0x02_01_4b_50;
const LOCAL = 0x04_03_4b_50;
const STORED = 0;
const DEFLATED = 8;

export type ZipLimits = { readonly parts: number; readonly bytes: number };

/** Whether everything in it stays within the limits; `undefined` when it is no zip archive that can be read. */
export function zipFits(bytes: Uint8Array, limits: ZipLimits): boolean | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return undefined;
  const count = view.readUInt16LE(end + 10);
  if (count > limits.parts) return false;
  let at = view.readUInt32LE(end + 16);
  let left = limits.bytes;
  for (let part = 0; part < count; part += 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== CENTRAL) return undefined;
    const size = sizeOf(view, at, left);
    if (size === undefined) return undefined;
    left -= size;
    if (left < 0) return false;
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return true;
}

/** The end record lies in the last 64 kB, behind a comment. */
function endOf(view: Buffer): number | undefined {
  const first = Math.max(0, view.length - 65_557);
  for (let at = view.length - 22; at >= first; at -= 1) if (view.readUInt32LE(at) === END) return at;
  return undefined;
}

/** True size of one part; more than `left` when it does not fit. */
function sizeOf(view: Buffer, central: number, left: number): number | undefined {
  const method = view.readUInt16LE(central + 10);
  const packed = view.readUInt32LE(central + 20);
  const local = view.readUInt32LE(central + 42);
  if (local + 30 > view.length || view.readUInt32LE(local) !== LOCAL) return undefined;
  const start = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
  if (start + packed > view.length) return undefined;
  if (method === STORED) return packed;
  if (method !== DEFLATED) return undefined;
  try {
    return inflateRawSync(view.subarray(start, start + packed), { maxOutputLength: Math.max(left, 1) })
      .length;
  } catch (error) {
    return error instanceof RangeError ? left + 1 : undefined;
  }
}
