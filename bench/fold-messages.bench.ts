// A million messages folded for copies and near copies, by the command itself: from file to file. Goal: below 60 s in bounded memory; beside
// it, reading the same bytes in the same run: read the ratio. Then how many of the true near copies it found, held against looking at every pair of
// a sample. And the desk's thousand opinions, below 100 ms each. YICI_BENCH_SCALE=0.01 makes it a hundredth, for trying it out.
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { run } from '#cli/fold-messages.ts';
import { largeFiles } from '#cli/large-files.ts';
import { buildLawParameters } from '#core/calendar/law-parameters.ts';
import { findNearCopies } from '#core/consultation/copies/near-copies.ts';
import { sameText } from '#core/consultation/copies/same-text.ts';
import { tellingWords } from '#core/consultation/copies/stance-words.ts';
import { bigramCodes } from '#core/consultation/text/bigrams.ts';
import { normalise } from '#core/consultation/text/normalise.ts';
import { sampleMessages } from './fold-messages-sample.ts';

const COUNT = Math.round(1_000_000 * Number(process.env['YICI_BENCH_SCALE'] ?? 1));
const SEED = 20261122;
const THRESHOLD = 0.7;
const GOAL = 60;
const GOAL_DESK = 100;
const SAMPLE = 400;

const folder = mkdtempSync(join(tmpdir(), 'yici-fold-'));
const file = join(folder, 'messages.jsonl');
const members = join(folder, 'members.csv');
try {
  await writeMessages();
  await foldThem();
  await lookAtEveryPair();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
desk();

async function writeMessages(): Promise<void> {
  const out = createWriteStream(file);
  let id = 0;
  for (const { text } of sampleMessages(COUNT, SEED)) {
    if (!out.write(`${JSON.stringify({ id: (id += 1), text })}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function foldThem(): Promise<void> {
  await readBytes();
  const reading = await readBytes();
  const before = process.resourceUsage().maxRSS;
  const start = performance.now();
  const code = await run([file, '--out', join(folder, 'kept.jsonl'), '--members', members, '--lang', 'en'], {
    out: console.log,
    err: (line) => console.log(`  ${line}`),
    readCatalogueFiles: () => Promise.reject(new Error('none')),
    readLaw: () => buildLawParameters([]),
    ownCatalogue: '',
    files: largeFiles,
  });
  const took = (performance.now() - start) / 1000;
  const peak = process.resourceUsage().maxRSS;
  if (code !== 0) throw new Error(`the command ended with ${code}`);
  const megabytes = statSync(file).size / 2 ** 20;
  console.log(
    `${took.toFixed(1)} s for ${COUNT} messages, ${megabytes.toFixed(0)} MB; reading the same bytes ${reading.toFixed(3)} s; ratio ${(took / reading).toFixed(0)}`,
  );
  console.log(
    `whole process at its peak ${(peak / 1024).toFixed(0)} MB, ${(before / 1024).toFixed(0)} MB before it began`,
  );
  console.log(`goal ${GOAL} s: ${took < GOAL ? 'reached' : 'MISSED'}`);
}

async function readBytes(): Promise<number> {
  const start = performance.now();
  let lines = 0;
  for await (const piece of largeFiles.read(file)) {
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) lines += 1;
  }
  if (lines !== COUNT) throw new Error(`${lines} lines`);
  return (performance.now() - start) / 1000;
}

type Sampled = { readonly message: number; readonly key: string; readonly size: number };

/** Every message against each of the sample: which true near copies are in one group? */
async function lookAtEveryPair(): Promise<void> {
  const into = await readInto();
  const sample: Sampled[] = [];
  const holders = new Map<number, number[]>();
  const step = Math.max(1, Math.floor(COUNT / SAMPLE));
  await eachMessage((message, text) => {
    if (message % step !== 0) return;
    const key = normalise(text);
    const codes = bigramCodes(key);
    for (const code of codes) holders.set(code, [...(holders.get(code) ?? []), sample.length]);
    sample.push({ message, key, size: codes.length });
  });
  const telling = sample.map(({ key }) => tellingWords(key).join(' '));
  const found = { pairs: 0, together: 0, guarded: 0 };
  const own = sample.map(() => ({ pairs: 0, together: 0 }));
  await eachMessage((message, text) => {
    const key = normalise(text);
    const codes = bigramCodes(key);
    const both = new Uint16Array(sample.length);
    for (const code of codes)
      for (const place of holders.get(code) ?? []) both[place] = (both[place] ?? 0) + 1;
    for (const [place, other] of sample.entries()) {
      const shared = both[place] ?? 0;
      if (shared < THRESHOLD * (codes.length + other.size - shared) || other.key === key) continue;
      if (telling[place] !== tellingWords(key).join(' ')) found.guarded += 1;
      else {
        const together = into[message] === into[other.message] ? 1 : 0;
        for (const counts of [found, own[place] ?? found]) {
          counts.pairs += 1;
          counts.together += together;
        }
      }
    }
  });
  const having = own.filter(({ pairs }) => pairs > 0);
  const each = having.reduce((sum, { pairs, together }) => sum + together / pairs, 0) / having.length;
  console.log(
    `of ${found.pairs} pairs at ${THRESHOLD} and above between ${sample.length} sampled messages and all: ${((100 * found.together) / found.pairs).toFixed(2)} % are in one group; averaged over the ${having.length} messages that have any, ${(100 * each).toFixed(2)} %`,
  );
  console.log(
    `${found.guarded} more pairs are as alike but differ in a figure or a word for or against: kept apart on purpose`,
  );
}

async function readInto(): Promise<Int32Array> {
  const into = new Int32Array(COUNT);
  let message = -1;
  for await (const line of createInterface({ input: createReadStream(members) })) {
    if (message >= 0) into[message] = Number(line.slice(line.lastIndexOf(',') + 1)) - 1;
    message += 1;
  }
  return into;
}

async function eachMessage(look: (message: number, text: string) => void): Promise<void> {
  let message = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { text }: { text: string } = JSON.parse(line);
    look(message, text);
    message += 1;
  }
}

function desk(): void {
  const texts = Array.from(sampleMessages(1000, SEED), ({ text }, index) => ({ id: index + 1, text }));
  report('1,000 texts folded when equal', () => sameText(texts));
  report('1,000 texts: near copies at six thresholds, and a page of them with what differs', () =>
    findNearCopies(texts, [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]).at(0.5).some(0, 20),
  );
}

function report(what: string, work: () => unknown): void {
  const start = performance.now();
  work();
  const first = performance.now() - start;
  console.log(
    `${first.toFixed(1).padStart(6)} ms  ${what}; goal ${GOAL_DESK} ms: ${first < GOAL_DESK ? 'reached' : 'MISSED'}`,
  );
}
