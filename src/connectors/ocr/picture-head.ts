// What the first bytes of a picture say about it, before anything is unpacked: kind, size, and which way up the camera was held.

export type PictureHead = {
  readonly type: 'image/jpeg' | 'image/png';
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, 1 to 8; 1 when it is not given. */
  readonly orientation: number;
};

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Absent: neither JPEG nor PNG, or cut off before its size. */
export function pictureHead(bytes: Uint8Array): PictureHead | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (PNG.every((byte, at) => bytes[at] === byte)) return pngHead(view);
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegHead(view) : undefined;
}

function pngHead(view: Buffer): PictureHead | undefined {
  if (view.length < 33 || view.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return sized('image/png', view.readUInt32BE(16), view.readUInt32BE(20), 1);
}

/** JPEG: segments one after another up to the frame that holds the size. */
function jpegHead(view: Buffer): PictureHead | undefined {
  let orientation = 1;
  let at = 2;
  while (at + 9 < view.length) {
    if (view[at] !== 0xff) return undefined;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.readUInt16BE(at + 2);
    if (marker === 0xe1) orientation = exifOrientation(view.subarray(at + 4, at + 2 + length)) ?? orientation;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame)
      return sized('image/jpeg', view.readUInt16BE(at + 7), view.readUInt16BE(at + 5), orientation);
    at += 2 + length;
  }
  return undefined;
}

function sized(
  type: PictureHead['type'],
  width: number,
  height: number,
  orientation: number,
): PictureHead | undefined {
  return width > 0 && height > 0 ? { type, width, height, orientation } : undefined;
}

/** Tag 0x0112 of the first directory (Exif 2.3, 4.6.4). */
function exifOrientation(segment: Buffer): number | undefined {
  if (segment.length < 14 || segment.toString('latin1', 0, 6) !== 'Exif\0\0') return undefined;
  const tiff = segment.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = Math.min(short(start), 200);
  for (let nth = 0; nth < count; nth += 1) {
    const entry = start + 2 + nth * 12;
    if (short(entry) !== 0x01_12) continue;
    const value = short(entry + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
