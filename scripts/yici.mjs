#!/usr/bin/env node
// The command line, `npx yici …`, under whatever Node is there: the bootstrap runs src/cli/yici.ts with our own.
import { fileURLToPath } from 'node:url';

const here = (path) => new URL(path, import.meta.url);
process.argv.splice(2, 0, '--import', here('jsx-hook.mjs').href, fileURLToPath(here('../src/cli/yici.ts')));
await import('./bootstrap.mjs');
