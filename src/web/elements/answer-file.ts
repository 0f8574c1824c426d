import type { FileRef } from '#core/cases/events.ts';
import type { WebRequest } from '../citizen/route-tools.ts';

/** What a browser may show by itself without running anything; all else is saved. */
const SHOWN = ['image/jpeg', 'image/png', 'application/pdf'];

/** A stored file as an answer: its sniffed type, never guessed again, never scripted, never cached elsewhere. */
export function answerFile(
  c: WebRequest,
  { file, bytes }: { readonly file: FileRef; readonly bytes: Uint8Array },
): Response {
  const how = SHOWN.includes(file.mediaType) ? 'inline' : 'attachment';
  return c.body(new Uint8Array(bytes).buffer, 200, {
    'Content-Type': file.mediaType,
    'Content-Disposition': `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
}
