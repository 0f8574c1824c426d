// The Chinese font of pictures and PDF: OFL, from a package, because no machine can be trusted to have one.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

export type FontWeight = 'Regular' | 'Bold';

/** The whole OpenType file, 8 MB; only the worker reads it. */
export function reportFont(weight: FontWeight): Buffer {
  // The package exports its module only; the fonts lie beside it.
  const module = require.resolve('@embedpdf/fonts-sc');
  return readFileSync(join(dirname(module), '..', 'fonts', `NotoSansHans-${weight}.otf`));
}
