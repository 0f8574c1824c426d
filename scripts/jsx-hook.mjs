// Lets Node run `.tsx`: types and JSX are removed by esbuild, one file at a time, with the result kept
// beside Node's own compile cache. Plain `.ts` needs no hook; Node strips its types itself.
import { transformSync } from 'esbuild';
import { readFileSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/node-compile', import.meta.url)));

registerHooks({
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.tsx')) return next(url, context);
    const file = fileURLToPath(url);
    const { code } = transformSync(readFileSync(file, 'utf8'), {
      loader: 'tsx',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcefile: file,
      sourcemap: 'inline',
      target: 'node26',
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
