import type { VNode } from 'preact';
import { create } from 'qrcode';

const QUIET = 4;

/** A QR code as one SVG path, drawn on the server; dark on white whatever the theme, so that it can be read. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): VNode {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET;
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} width="132" height="132">
      <rect width={side} height={side} fill="#fff" />
      <path d={pathOf(modules.data, modules.size)} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}

/** Runs of dark modules, row by row. */
function pathOf(data: Uint8Array, size: number): string {
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size;) {
      let length = 0;
      while (x + length < size && data[y * size + x + length] === 1) length += 1;
      if (length > 0) path += `M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`;
      x += Math.max(1, length);
    }
  }
  return path;
}
