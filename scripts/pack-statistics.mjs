// Writes the pure part of the surveys as a package of its own, `statistical-returns`, that can be installed without Yici.
// `node scripts/pack-statistics.mjs [folder]`; the folder, `.cache/statistical-returns` unless said, is made anew.
// What is public, by topic: scripts/statistical-returns.json names the values; the types of a listed module are all public.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const NAME = 'statistical-returns';
const TOPICS = readJson('scripts/statistical-returns.json');
const OURS = readJson('package.json');
/** Where the package's folders come from. */
const SOURCES = { base: 'src/base', '': 'src/core/statistics' };
const PAGES = [
  ['statistical-returns.md', 'README.md'],
  ['statistical-returns.zh-CN.md', 'README.zh-CN.md'],
  ['rule-language.md', 'rule-language.md'],
  ['rule-language.zh-CN.md', 'rule-language.zh-CN.md'],
];
/** Days are `Temporal.PlainDate`: Node has it from 26 on; with a polyfill of it 22 is enough (docs/statistical-returns.md). */
const NODE = '>=22';
/** All that the pure part asks of its surroundings beyond the language. */
const SURROUNDINGS = 'declare class TextEncoder { encode(text: string): Uint8Array<ArrayBuffer>; }\n';

const folder = resolve(process.argv[2] ?? join(HERE, '.cache', NAME));
makeEmpty(folder);
mkdirSync(join(HERE, '.cache'), { recursive: true });
const stage = mkdtempSync(join(HERE, '.cache', `${NAME}-`));
try {
  copySources(stage);
  for (const topic of Object.keys(TOPICS)) writeEntry(stage, topic);
  compile(stage, folder);
} finally {
  rmSync(stage, { recursive: true });
}
for (const path of filesIn(folder, '.d.ts')) settleTypes(join(folder, path));
writeManifest(folder);
console.log(folder);

/** Only a folder that is empty, or that this script made, is emptied. */
function makeEmpty(folder) {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    const manifest = join(folder, 'package.json');
    const name = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).name : undefined;
    if (name !== NAME) throw new Error(`${folder} holds something else: name an empty folder`);
    rmSync(folder, { recursive: true });
  }
  mkdirSync(folder, { recursive: true });
}

/** The sources without their tests, and with paths that stand by themselves in place of `#base/`. */
function copySources(stage) {
  for (const [to, from] of Object.entries(SOURCES)) {
    for (const path of filesIn(join(HERE, from), '.ts').filter((each) => !each.endsWith('.test.ts'))) {
      const place = posix.join(to, path);
      const base = posix.relative(posix.dirname(place), 'base') || '.';
      const text = readFileSync(join(HERE, from, path), 'utf8').replaceAll("'#base/", `'${base}/`);
      mkdirSync(dirname(join(stage, place)), { recursive: true });
      writeFileSync(join(stage, place), text);
    }
  }
}

/** `survey.ts`: the values by name, which must be there, and every type of the modules. */
function writeEntry(stage, topic) {
  const lines = Object.entries(TOPICS[topic]).flatMap(([module, names]) => [
    `export type * from './${module}.ts';`,
    ...(names.length > 0 ? [`export { ${names.join(', ')} } from './${module}.ts';`] : []),
  ]);
  writeFileSync(join(stage, `${topic}.ts`), `${lines.join('\n')}\n`);
}

/** What the topics reach and no more. Neither Node's nor the browser's types are there: the pure part needs none. */
function compile(stage, folder) {
  writeFileSync(join(stage, 'surroundings.d.ts'), SURROUNDINGS);
  const config = {
    extends: join(HERE, 'tsconfig.json'),
    files: ['surroundings.d.ts', ...Object.keys(TOPICS).map((topic) => `${topic}.ts`)],
    include: [],
    compilerOptions: {
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      target: 'es2023',
      lib: ['esnext', 'esnext.temporal'],
      types: [],
      rootDir: stage,
      outDir: folder,
    },
  };
  writeFileSync(join(stage, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(stage, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(HERE, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', stage], { stdio: ['ignore', 'inherit', 'inherit'] });
}

/** The compiler leaves `.ts` in types; and who names a day must bring its type along. */
function settleTypes(path) {
  const text = readFileSync(path, 'utf8').replaceAll(/(["'])(\.\.?\/[^"'\n]+)\.ts\1/g, '$1$2.js$1');
  const days = text.includes('Temporal.') ? '/// <reference lib="esnext.temporal" />\n' : '';
  writeFileSync(path, `${days}${text}`);
}

function writeManifest(folder) {
  const { zod, yaml } = OURS.dependencies;
  const manifest = {
    name: NAME,
    version: OURS.version,
    description: 'Statistical returns as data: forms, rules, roll-up, analysis, disclosure control.',
    license: OURS.license,
    type: 'module',
    engines: { node: NODE },
    sideEffects: false,
    exports: Object.fromEntries(
      Object.keys(TOPICS).map((topic) => [
        `./${topic}`,
        { types: `./${topic}.d.ts`, default: `./${topic}.js` },
      ]),
    ),
    dependencies: { yaml, zod },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  copyFileSync(join(HERE, 'LICENSE'), join(folder, 'LICENSE'));
  for (const [page, name] of PAGES) copyFileSync(join(HERE, 'docs', page), join(folder, name));
}

/** Paths below the folder, with `/`. */
function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith(ending));
}

function readJson(path) {
  return JSON.parse(readFileSync(join(HERE, path), 'utf8'));
}
