// Chromium from npm (@sparticuz/chromium), unpacked once into node_modules/.cache: no apt-get, no download at test time.
// The package's own launcher is not used: it unpacks its libraries only on AWS, and its flags switch web security off.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url));
/** Without a TTF or OTF of its own, Chromium draws boxes for Chinese letters. */
const FONTS = ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'];
const ARGUMENTS = [
  '--no-sandbox', // tests run as root in containers, on our own pages only
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--font-render-hinting=none',
];

let browser: Promise<Browser> | undefined;

// Runs when all tests of the run have ended, before the files' own `after`: those need not close the browser.
after(async () => {
  await (await browser)?.close();
});

/**
 * The one browser of this run, launched at the first call and closed by itself when the tests are done. Make a
 * `newContext()` per test and close that.
 */
export async function launchBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

async function launch(): Promise<Browser> {
  const folder = installChromium();
  const executablePath = join(folder, 'chromium');
  return chromium.launch({ executablePath, args: ARGUMENTS, env: environmentFor(folder), headless: true });
}

/** The folder that holds the unpacked browser and its fonts; two runs at once may both unpack, one wins. */
function installChromium(): string {
  const { resolve } = createRequire(import.meta.url);
  const source = dirname(dirname(resolve('@sparticuz/chromium')));
  const fonts = fileURLToPath(import.meta.resolve('@embedpdf/fonts-sc')).replace(
    /fonts-sc[\\/].*$/,
    'fonts-sc',
  );
  const folder = join(CACHE, `${versionOf(source)}-fonts-${versionOf(fonts)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const half = mkdtempSync(join(CACHE, 'unpacking-'));
  const read = (name: string): Buffer => brotliDecompressSync(readFileSync(join(source, 'bin', name)));
  writeFileSync(join(half, 'chromium'), read('chromium.br'), { mode: 0o755 });
  untar(read('al2023.tar.br'), join(half, 'nss'));
  untar(read('swiftshader.tar.br'), half);
  untar(read('fonts.tar.br'), join(half, 'fonts'));
  for (const font of FONTS) cpSync(join(fonts, 'fonts', font), join(half, 'fonts', basename(font)));
  writeFileSync(join(half, 'fonts', 'fonts.conf'), fontSettings(folder));
  chmodSync(half, 0o755);
  try {
    renameSync(half, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(half, { recursive: true, force: true });
  }
  return folder;
}

function environmentFor(folder: string): Record<string, string> {
  const fonts = join(folder, 'fonts');
  const given = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const environment = {
    ...Object.fromEntries(given),
    FONTCONFIG_PATH: fonts,
    FONTCONFIG_FILE: join(fonts, 'fonts.conf'),
  };
  const linked = spawnSync('ldd', [join(folder, 'chromium')], { encoding: 'utf8' });
  // The bundled NSS only where the system has none: mixing two would crash.
  if (linked.status === 0 && !linked.stdout.includes('not found')) return environment;
  const libraries = [join(folder, 'nss', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return { ...environment, LD_LIBRARY_PATH: libraries };
}

function fontSettings(folder: string): string {
  return (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>' +
    `<dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`
  );
}

/** Reads plain ustar with regular files only: all that the package's archives hold. */
function untar(archive: Buffer, folder: string): void {
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0;) {
    const name = archive.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(archive.toString('ascii', at + 124, at + 136), 8) || 0;
    const type = archive[at + 156];
    if (type === 0x30 || type === 0) {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, archive.subarray(at + 512, at + 512 + size), { mode: 0o755 });
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

function versionOf(folder: string): string {
  const { version }: { version?: unknown } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return String(version);
}
