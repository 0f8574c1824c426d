// A letter that came as a photo or a scan, as a machine reads it. A proposal: it never becomes a submission unread by a person.
import type { Result } from '#base/result.ts';

/** One line of the picture, top to bottom. */
export type PictureLine = {
  readonly text: string;
  /** Places in `text` (UTF-16 units) that were read with doubt, ascending. */
  readonly doubtful: readonly number[];
};

export type PictureReading = { readonly lines: readonly PictureLine[] };

/** `no-text`: a picture, but no writing was found on it. */
export type PictureFault = 'not-a-picture' | 'too-large' | 'took-too-long' | 'no-text' | 'cannot-read-here';

/** Reads the writing on a JPEG or PNG picture. Never throws for what the bytes hold. */
export type ReadPicture = (bytes: Uint8Array) => Promise<Result<PictureReading, PictureFault>>;

/** The lines below one another, as the form proposes them. */
export function proposedText(reading: PictureReading): string {
  return reading.lines.map(({ text }) => text).join('\n');
}

/** A piece of a line, doubtful or not, for marking. */
export type PicturePiece = { readonly text: string; readonly doubtful: boolean };

/** A line cut where doubt begins and ends. */
export function piecesOf({ text, doubtful }: PictureLine): readonly PicturePiece[] {
  const marked = new Set(doubtful);
  const pieces: PicturePiece[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const last = pieces.at(-1);
    const letter = text.charAt(at);
    const isDoubtful = marked.has(at);
    if (last?.doubtful === isDoubtful)
      pieces[pieces.length - 1] = { text: last.text + letter, doubtful: isDoubtful };
    else pieces.push({ text: letter, doubtful: isDoubtful });
  }
  return pieces;
}
