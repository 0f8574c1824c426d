// How good and how quick proposals and the list of similar opinions are, on the sample's 83 graded opinions. Goals: topic among three ≥ 85 %, department ≥ 75 %; < 100 ms for 1,000.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadReference } from '#connectors/reference-data/load.ts';
import { openSegmenter } from '#connectors/segmenter/jieba.ts';
import { likeness, tfIdfEmbedder } from '#core/consultation/embedding/embedder.ts';
import type { Reading } from '#core/consultation/embedding/features.ts';
import { synonymsOf } from '#core/consultation/embedding/synonyms.ts';
import { textIndex } from '#core/consultation/embedding/text-index.ts';
import { similarTo } from '#core/consultation/similar/similar.ts';
import { measureAccuracy, type Accuracy } from '#core/consultation/sorting/accuracy.ts';
import type { Label, SortedText } from '#core/consultation/sorting/label.ts';
import { propose } from '#core/consultation/sorting/propose.ts';
import { SHARES, sorterFor, type Shares } from '#core/consultation/sorting/sorter.ts';

const path = (file: string): string => fileURLToPath(new URL(`../${file}`, import.meta.url));
const opinionsShape = z.object({
  opinions: z.array(
    z.object({ id: z.string(), text: z.string(), topic: z.string(), department: z.string() }),
  ),
});
const pairsShape = z.object({
  pairs: z.array(z.object({ a: z.string(), b: z.string(), grade: z.number() })),
});

const SAMPLE = 'data/consultations/open-door-sample';
const { opinions } = opinionsShape.parse(parse(readFileSync(path(`${SAMPLE}/opinions.yaml`), 'utf8')));
const { pairs } = pairsShape.parse(JSON.parse(readFileSync(path('bench/sorting-pairs.json'), 'utf8')));
const sample = [...loadReference(path('data')).consultations.consultations.values()].find(
  ({ id }) => id === 'open-door-sample',
);
if (sample === undefined) throw new Error('the sample consultation is not there');
const reading: Reading = {
  cut: openSegmenter(sample.lexicon),
  synonyms: synonymsOf(sample.synonyms),
  remembered: new Map(),
};
const topics = sample.topics.map(({ id, name, words }): Label => ({
  id,
  name,
  words: [name, ...words],
  about: '',
}));
const departments = sample.departments.map(({ id, name, words, duties }): Label => ({
  id,
  name,
  words,
  about: duties,
}));

const NONE: Shares = { list: 0, about: 0, earlier: 0, near: 0, model: 0, often: 0 };
const WAYS: readonly (readonly [name: string, shares: Shares])[] = [
  ['all together', SHARES],
  ['words kept by hand, alone', { ...NONE, list: 1 }],
  ['duties and words as a text, alone', { ...NONE, about: 1 }],
  ['earlier work alone (nothing written for it)', { ...NONE, earlier: 1.5, near: 0.5, often: 0.1 }],
];

console.log(
  `${opinions.length} published opinions, each left out in turn. n is small: ± 8 to 9 points. The lists of words and duties were written by people who had seen`,
);
console.log(
  'such opinions, and departments are often our reading of the source: take these as orders of magnitude. "Earlier work alone" owes nothing to the lists.',
);
const met = [
  measure('topic', topics, 85, (opinion) => opinion.topic),
  measure('department', departments, 75, (opinion) => opinion.department),
];
await measureSimilar();
timeThousand();
if (met.includes(false)) process.exitCode = 1;

type Opinion = (typeof opinions)[number];

function measure(
  name: string,
  labels: readonly Label[],
  goal: number,
  labelOf: (opinion: Opinion) => string,
): boolean {
  const texts = opinions.map((opinion): SortedText => ({
    id: opinion.id,
    text: opinion.text,
    label: labelOf(opinion),
  }));
  const measured = WAYS.map(([way, shares]) => {
    const accuracy = measureAccuracy(sorterFor({ labels, texts, reading, shares }));
    const margin = (100 * (accuracy.margin ?? 0)).toFixed(0);
    console.log(
      `${name}, ${way}: first ${rate(accuracy.first, accuracy)}, among three ${rate(accuracy.amongThree, accuracy)} ± ${margin}`,
    );
    return accuracy;
  });
  const [all] = measured;
  if (all === undefined) return false;
  const { baseline } = all;
  console.log(
    `${name}, always the most frequent (${baseline.label}): first ${rate(baseline.first, all)}; always the three most frequent: ${rate(baseline.amongThree, all)}`,
  );
  for (const { label, texts: n, first, amongThree } of all.labels) {
    console.log(
      `  ${label.padEnd(16)} n ${String(n).padStart(2)}  first ${first}  among three ${amongThree}`,
    );
  }
  const reached = (100 * all.amongThree) / all.texts;
  console.log(
    `${name}: among three ${reached.toFixed(1)} %, ${(reached / goal).toFixed(2)} × the goal of ${goal} %${reached >= goal ? '' : '  ← under'}`,
  );
  return reached >= goal;
}

function rate(hits: number, { texts }: Accuracy): string {
  return `${((100 * hits) / texts).toFixed(1)} %`;
}

/** The partner's place in the list of the other, in both directions. */
async function measureSimilar(): Promise<void> {
  const index = textIndex({ texts: opinions, reading });
  const places = pairs.flatMap(({ a, b }) =>
    [
      [a, b],
      [b, a],
    ].map(([from, to]) =>
      similarTo(index, { id: from ?? '' }, { most: opinions.length }).findIndex(({ id }) => id === to),
    ),
  );
  const within = (most: number): number => places.filter((place) => place >= 0 && place < most).length;
  console.log(
    `similar: the partner of ${pairs.length} pairs picked by hand, both ways: first 5 ${within(5)}/${places.length}, first 10 ${within(10)}/${places.length}`,
  );
  const embedder = tfIdfEmbedder(
    opinions.map(({ text }) => text),
    reading,
  );
  const [first] = pairs;
  const two = opinions.filter(({ id }) => id === first?.a || id === first?.b);
  const [one, other] = await embedder.embed(two.map(({ text }) => text));
  if (one !== undefined && other !== undefined) {
    console.log(
      `the same through the port (${embedder.id}): likeness of the first pair ${likeness(one, other).toFixed(3)}`,
    );
  }
}

function timeThousand(): void {
  const many = Array.from({ length: 1000 }, (_, nth): SortedText => {
    const [one, two] = [opinions[nth % opinions.length], opinions[(nth * 7 + 3) % opinions.length]];
    return { id: `X${nth}`, text: `${nth}：${one?.text ?? ''}${two?.text ?? ''}`, label: one?.department };
  });
  const cold: Reading = { ...reading, remembered: new Map() };
  const making = time(() => sorterFor({ labels: departments, texts: many, reading: cold }));
  const sorter = sorterFor({ labels: departments, texts: many, reading: cold });
  const index = textIndex({ texts: many, reading: cold });
  report('1,000 opinions: the sorter made, texts never read before', making, 1000);
  report(
    'the same after one more is confirmed',
    time(() => sorterFor({ labels: departments, texts: many, reading: cold, index })),
    100,
  );
  report(
    'three proposals for one',
    time(() => many.slice(0, 100).map((each) => propose(sorter, each))) / 100,
    100,
  );
  report(
    'the list of similar ones of one',
    time(() => many.slice(0, 100).map(({ id }) => similarTo(index, { id }))) / 100,
    100,
  );
  report(
    'accuracy measured over all of them',
    time(() => measureAccuracy(sorter)),
    1000,
  );
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function report(what: string, milliseconds: number, goal: number): void {
  const ratio = milliseconds / goal;
  console.log(
    `${what}: ${milliseconds.toFixed(2)} ms, ${ratio.toFixed(3)} × the goal of ${goal} ms${ratio <= 1 ? '' : '  ← over'}`,
  );
}
