// The pure part of the surveys as somebody else gets it: packed, installed beside a project of theirs, and its page followed.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const run = promisify(execFile);
const HERE = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = join(HERE, 'docs/statistical-returns.md');
const PAGE_ZH = join(HERE, 'docs/statistical-returns.zh-CN.md');
/** What would give away that the package still hangs on this product or knows the sample city. */
const OURS = /衡阳|hengyang|core\/costs|\bpg\b|["']#|#core/iu;

let home: string;
let project: string;
let packed: string;

describe('the package', () => {
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'statistical-returns-'));
    project = join(home, 'project');
    packed = join(project, 'node_modules/statistical-returns');
    await run(process.execPath, [join(HERE, 'scripts/pack-statistics.mjs'), packed]);
    for (const name of ['highs', 'yaml', 'zod'])
      await symlink(join(HERE, 'node_modules', name), join(project, 'node_modules', name));
    await writeFile(join(project, 'package.json'), '{ "type": "module" }');
    for (const { language, name, text } of boxesOf(await readFile(PAGE, 'utf8'))) {
      if (language === 'text' || language === 'sh') continue;
      await mkdir(dirname(join(project, name)), { recursive: true });
      await writeFile(join(project, name), text);
    }
  });

  after(async () => rm(home, { recursive: true }));

  test('the package names neither the sample city nor anything of this product, and holds only JavaScript and types', async () => {
    const files = (await readdir(packed, { recursive: true })).filter((path) => /\.\w+$/.test(path));
    assert.ok(files.length > 150, `${files.length} files`);
    for (const path of files) {
      assert.match(path, /\.(?:js|d\.ts|json|md)$/);
      const text = await readFile(join(packed, path), 'utf8');
      assert.doesNotMatch(text, OURS, path);
      assert.ok(!text.includes(HERE), path);
      const paths = [...text.matchAll(/(?:from |import\()["']([^"']+)["']/g)].map(([, from = '']) => from);
      if (path.endsWith('.md')) continue;
      assert.deepEqual(
        paths.filter((from) => !/^(?:\.\.?\/.+\.js|zod|yaml)$/.test(from)),
        [],
        path,
      );
    }
  });

  test('its manifest asks for what this product asks for, in the same versions', async () => {
    const ours: unknown = JSON.parse(await readFile(join(HERE, 'package.json'), 'utf8'));
    const theirs: unknown = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8'));
    assert.ok(isManifest(ours) && isManifest(theirs));
    const { zod, yaml } = ours.dependencies;
    assert.deepEqual(theirs.dependencies, { yaml, zod });
    assert.equal(theirs.version, ours.version);
    for (const entry of Object.values(theirs.exports ?? {}))
      for (const path of Object.values(entry)) assert.ok(existsSync(join(packed, path)), path);
  });

  test('every example of the page prints what stands there', async () => {
    const expected = boxesOf(await readFile(PAGE, 'utf8')).filter(({ language }) => language === 'text');
    assert.equal(expected.length, 10);
    await writeFile(join(project, 'run.mjs'), RUNNER);
    const { stdout } = await run(process.execPath, ['run.mjs', ...expected.map(({ name }) => name)], {
      cwd: project,
    });
    const printed: unknown = JSON.parse(stdout);
    assert.deepEqual(printed, Object.fromEntries(expected.map(({ name, text }) => [name, text])));
  });

  test('its types stand by themselves in a strict project, and stop what is wrong', async () => {
    await writeFile(join(project, 'typed.ts'), TYPED);
    await writeFile(join(project, 'tsconfig.json'), STRICT);
    const tsc = join(HERE, 'node_modules/typescript/bin/tsc');
    const said = await run(process.execPath, [tsc, '-p', project]).catch(
      (failed: { stdout: string }) => failed,
    );
    assert.equal(said.stdout, '');
  });

  test('a browser can have every topic of it', async () => {
    const manifest: unknown = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8'));
    assert.ok(isManifest(manifest));
    const topics = Object.keys(manifest.exports ?? {}).map((each) => each.slice(2));
    assert.ok(topics.length >= 8);
    const contents = topics
      .map((topic) => `export * as ${topic} from 'statistical-returns/${topic}';`)
      .join('\n');
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: project },
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      logLevel: 'silent',
    });
    assert.ok((outputFiles[0]?.text.length ?? 0) > 100_000);
  });

  test('a folder that holds something else is left alone', async () => {
    const folder = join(home, 'precious');
    await mkdir(folder);
    await writeFile(join(folder, 'thesis.txt'), 'years of work');
    await assert.rejects(
      run(process.execPath, [join(HERE, 'scripts/pack-statistics.mjs'), folder]),
      /holds something else/,
    );
    assert.deepEqual(await readdir(folder), ['thesis.txt']);
  });

  test('both languages of the page hold the same boxes', async () => {
    const [en, zh] = [await readFile(PAGE, 'utf8'), await readFile(PAGE_ZH, 'utf8')];
    assert.deepEqual(boxesOf(zh), boxesOf(en));
  });
});

/** Runs the modules one after another and prints, as JSON, what each printed. */
const RUNNER = `
import { format } from 'node:util';
const printed = {};
let running;
const { log } = console;
console.log = (...words) => { printed[running] += format(...words) + '\\n'; };
for (running of process.argv.slice(2)) {
  printed[running] = '';
  await import('./' + running);
}
log(JSON.stringify(printed));
`;

/** Who has `highs` needs the names of WebAssembly; the package itself asks for no surroundings. */
const STRICT = JSON.stringify({
  compilerOptions: {
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023', 'dom'],
    types: ['node'],
    typeRoots: [join(HERE, 'node_modules/@types')],
    strict: true,
    noImplicitAny: false,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    allowJs: true,
    checkJs: true,
    noEmit: true,
  },
  include: ['*.mjs', '*.ts'],
  exclude: ['run.mjs'],
});

const TYPED = `
import { evaluateReturn, type Evaluation } from 'statistical-returns/rules';
import { isIndicatorCode, makePool, readFigure, type Cells, type Round } from 'statistical-returns/survey';

declare const round: Round;
const due: Temporal.PlainDate = round.period.dueOn;
const [unit] = round.units;
const cells: Cells = new Map();
export const evaluation: Evaluation | undefined = unit && evaluateReturn(round, { unit, own: cells });
// @ts-expect-error a figure is measured in something that is known
readFigure('1', 'furlong');
// @ts-expect-error a text is no code before it was checked
cells.get('A1');
const code: string = 'A1';
export const state = isIndicatorCode(code) ? cells.get(code)?.state : undefined;
// @ts-expect-error a pool may be refused
export const year = [makePool([]).value, due.year];
`;

function boxesOf(
  markdown: string,
): { readonly language: string; readonly name: string; readonly text: string }[] {
  return [...markdown.matchAll(/^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', name = '', text = '']) => ({ language, name, text }),
  );
}

type Manifest = {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

function isManifest(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && 'version' in value && 'dependencies' in value;
}
