import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { isDivisionCode } from '#core/divisions/division.ts';
import type { Consultation } from '../consultation.ts';
import type { LedgerEvent, LedgerHappening, SubmissionReceived } from '../events.ts';
import { foldLedger } from '../fold/fold-ledger.ts';
import {
  isClauseId,
  isConsultationId,
  isDemandId,
  isTopicId,
  submissionNumber,
  type ClauseId,
  type ContributorId,
} from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import type { PlanClause } from '../plan/plan.ts';
import { classesByDistrict, coverageOf, type CoverageRow } from './coverage.ts';
import { chapterPlaces, planChapters } from './plan-chapters.ts';
import { FEWEST_SHOWN, publicTable } from './public-table.ts';
import { demandVoices } from './voices.ts';

const SEED = 20_261_122;
const AT = Temporal.Instant.from('2026-11-22T08:00:00Z');

function valid<Text extends string>(text: string, is: (text: string) => text is Text): Text {
  assert.ok(is(text), text);
  return text;
}

const EAST = valid('430405000000', isDivisionCode);
const WEST = valid('430406000000', isDivisionCode);
const PARK = valid('park', isTopicId);
const CARE = valid('care', isTopicId);

const CONSULTATION: Consultation = {
  id: valid('round', isConsultationId),
  division: valid('430400000000', isDivisionCode),
  title: '征求意见',
  planTitle: '规划',
  office: '规划编制办公室',
  mark: 'sample',
  note: '',
  opened: Temporal.PlainDate.from('2026-10-26'),
  topics: [
    { id: PARK, name: '园区', words: [] },
    { id: CARE, name: '养老', words: [] },
  ],
  departments: [],
  classes: [
    { id: 'expert', name: '专家', group: 'expert' },
    { id: 'resident', name: '群众', group: 'public' },
    { id: 'veteran', name: '老同志', group: 'public' },
  ],
  affectedGroups: [
    { id: 'farmers', name: '农民', source: '' },
    { id: 'disabled-people', name: '残疾人', source: '' },
  ],
  districts: [
    { code: EAST, name: '东区' },
    { code: WEST, name: '西区' },
  ],
  channels: ['letter', 'web', 'hearing'],
  problemGrades: [],
  outcomeWords: [],
  synonyms: [],
  lexicon: [],
  reasonRequired: true,
  voting: true,
};

/** In tests any short name will do. */
function isContributor(text: string): text is ContributorId {
  return text !== '';
}

type Said = Partial<SubmissionReceived> & { readonly who: string } & Partial<
    SubmissionReceived['contributor']
  >;

function said({ who, identityClass, groups = [], district, ...more }: Said): SubmissionReceived {
  return {
    type: 'submission-received',
    channel: 'letter',
    contributor: { id: valid(who, isContributor), identityClass, groups, district },
    text: '希望多修几条路。',
    files: [],
    consent: { text: 'yes', name: 'no' },
    ...more,
  };
}

function ledgerOf(...happenings: readonly LedgerHappening[]): Ledger {
  return foldLedger(
    happenings.map((each, at): LedgerEvent => ({ ...each, seq: at + 1, at: AT, by: { kind: 'platform' } })),
  );
}

function number(text: string) {
  const nth = submissionNumber(text);
  assert.ok(nth !== undefined);
  return nth;
}

function clause(id: string, kind: PlanClause['kind'], text: string, no?: string): PlanClause {
  return { id: valid(id, isClauseId), kind, no, text };
}

const CLAUSES = [
  clause('c1', 'title', '规划纲要'),
  clause('c2', 'part', '总则', '第一篇'),
  clause('c3', 'chapter', '发展环境', '第一章'),
  clause('c4', 'text', '发展环境复杂。'),
  clause('c5', 'chapter', '主要目标', '第二章'),
  clause('c6', 'text', '目标明确。'),
  clause('c7', 'part', '产业', '第二篇'),
  clause('c8', 'text', '产业总述。'),
  clause('c9', 'chapter', '园区', '第三章'),
  clause('c10', 'item', '建好园区。', '1.'),
];

const OPENED: LedgerHappening = {
  type: 'plan-version-opened',
  nth: 1,
  stage: 'for-comment',
  title: '征求意见稿',
  clauses: CLAUSES,
};

function words(rows: readonly CoverageRow<unknown>[]): string {
  return rows.map(({ name, voices, hearing }) => `${name} ${voices} ${hearing}`).join(' · ');
}

test('classes, groups and districts count people, not how often they wrote', () => {
  const ledger = ledgerOf(
    said({ who: 'a', identityClass: 'expert', district: EAST }),
    said({ who: 'a', identityClass: 'expert', district: EAST }),
    said({ who: 'b', identityClass: 'expert', groups: ['farmers'] }),
    said({ who: 'c', identityClass: 'expert' }),
    said({ who: 'd' }),
  );
  const { classes, groups, districts } = coverageOf(CONSULTATION, ledger);
  assert.equal(words(classes.rows), '专家 3 heard · 群众 0 silent · 老同志 0 silent');
  assert.deepEqual([classes.people, classes.notSaid], [4, 1]);
  assert.equal(words(groups.rows), '农民 1 nearly · 残疾人 0 silent');
  assert.equal(words(districts.rows), '东区 1 nearly · 西区 0 silent');
  assert.deepEqual(
    classesByDistrict(CONSULTATION, ledger).map(({ cells }) => cells),
    [
      [1, 0, 0],
      [0, 0, 0],
    ],
  );
});

test('a chapter is heard by what the desk sorted to it and by comments on its clauses; a channel without a word is silent', () => {
  const ledger = ledgerOf(
    OPENED,
    said({ who: 'a', clause: valid('c4', isClauseId), channel: 'web' }),
    said({ who: 'b' }),
    {
      type: 'demand-sorted',
      demand: valid('D2', isDemandId),
      topic: PARK,
      clauses: [valid('c10', isClauseId), valid('c9', isClauseId)],
    },
  );
  const { chapters, channels, topics, unsortedDemands } = coverageOf(CONSULTATION, ledger);
  assert.equal(
    words(chapters),
    '第一章 发展环境 1 nearly · 第二章 主要目标 0 silent · 第二篇 产业 0 silent · 第三章 园区 1 nearly',
  );
  assert.equal(words(channels), 'letter 1 nearly · web 1 nearly · hearing 0 silent');
  assert.equal(words(topics), '园区 1 nearly · 养老 0 silent');
  assert.equal(unsortedDemands, 1);
});

test('copies are folded and counted: a voice each, no demand of their own', () => {
  const ledger = ledgerOf(
    said({ who: 'a' }),
    said({ who: 'b' }),
    said({ who: 'b' }),
    said({ who: 'c', text: '另一件事：请修一座桥。' }),
    {
      type: 'copies-folded',
      basis: 'same-text',
      copies: [
        { copy: number('2'), of: number('1') },
        { copy: number('3'), of: number('1') },
      ],
    },
  );
  const { masses, oneVoice } = coverageOf(CONSULTATION, ledger);
  assert.deepEqual(masses, [{ of: 1, copies: 2, people: 1 }]);
  assert.deepEqual(
    oneVoice.map(({ demand }) => demand),
    ['D4'],
  );
  const voices = demandVoices(ledger).get(valid('D1', isDemandId));
  assert.deepEqual([voices?.submissions, voices?.copies, voices?.people.size], [[1, 2, 3], 2, 2]);
});

test('what one person alone asks for stays in sight with the group he belongs to; mere support does not', () => {
  const ledger = ledgerOf(said({ who: 'a', groups: ['disabled-people'] }), said({ who: 'b' }), {
    type: 'demand-kind-set',
    demand: valid('D2', isDemandId),
    kind: 'support',
  });
  assert.deepEqual(coverageOf(CONSULTATION, ledger).oneVoice, [
    { demand: 'D1', submission: 1, contributor: 'a', groups: ['disabled-people'], decided: false },
  ]);
});

test(`a hundred copies more change no order and no other row (seed ${SEED})`, () => {
  const people = fc.array(
    fc.record({
      who: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      identityClass: fc.constantFrom('expert', 'resident', 'veteran'),
    }),
    { minLength: 2, maxLength: 12 },
  );
  fc.assert(
    fc.property(people, fc.nat(20), (list, loud) => {
      const first = list.map((each, at) => said({ ...each, text: `第 ${at} 条意见` }));
      const of = number(String((loud % list.length) + 1));
      const copies = Array.from({ length: 100 }, () => said({ who: 'loud' }));
      const folded: LedgerHappening = {
        type: 'copies-folded',
        basis: 'same-text',
        copies: copies.map((_, at) => ({ copy: number(String(list.length + at + 1)), of })),
      };
      const quiet = demandVoices(ledgerOf(...first));
      const noisy = demandVoices(ledgerOf(...first, ...copies, folded));
      assert.deepEqual([...noisy.keys()], [...quiet.keys()]);
      for (const [id, voices] of quiet) {
        const more = (noisy.get(id)?.submissions.length ?? 0) - voices.submissions.length;
        assert.equal(more, id === `D${of}` ? 100 : 0);
      }
    }),
    { seed: SEED, numRuns: 40 },
  );
});

test('a plan is cut into chapters; each clause stands in one, and a bare heading goes with what follows', () => {
  const chapters = planChapters(CLAUSES);
  assert.deepEqual(
    chapters.map(({ start, part, heading, clauses }) => [start, part?.no, heading?.no, clauses.length]),
    [
      ['c1', '第一篇', '第一章', 4],
      ['c5', '第一篇', '第二章', 2],
      ['c7', undefined, '第二篇', 2],
      ['c9', '第二篇', '第三章', 2],
    ],
  );
  assert.deepEqual(
    chapters.flatMap(({ clauses }) => clauses),
    CLAUSES,
  );
});

test('a plan of numbered items under parts is cut by parts, one without headings is one page', () => {
  const party = [
    clause('c1', 'part', '指导思想', '一'),
    clause('c2', 'item', '坚持。', '1.'),
    clause('c3', 'part', '产业', '二'),
  ];
  assert.deepEqual(
    planChapters(party).map(({ start }) => start),
    ['c1', 'c3'],
  );
  const plain = [clause('c1', 'text', '一段。'), clause('c2', 'text', '又一段。')];
  assert.deepEqual(
    planChapters(plain).map(({ clauses }) => clauses.length),
    [2],
  );
  assert.deepEqual(planChapters([]), []);
});

const anyClauses = fc
  .array(fc.constantFrom<PlanClause['kind']>('title', 'part', 'chapter', 'section', 'item', 'text', 'box'), {
    maxLength: 30,
  })
  .map((kinds) => kinds.map((kind, at) => clause(`c${at + 1}`, kind, `第 ${at} 句`)));

test(`every clause of any plan is in exactly one chapter, in the order of the plan (seed ${SEED})`, () => {
  fc.assert(
    fc.property(anyClauses, (clauses) => {
      const chapters = planChapters(clauses);
      assert.deepEqual(
        chapters.flatMap((chapter) => chapter.clauses),
        clauses,
      );
      const places: ReadonlyMap<ClauseId, number> = chapterPlaces(chapters);
      assert.equal(places.size, clauses.length);
    }),
    { seed: SEED, numRuns: 200 },
  );
});

function rowsOf(counts: readonly number[]): CoverageRow<string>[] {
  return counts.map((voices, at) => ({ id: String(at), name: `类${at}`, voices, hearing: 'heard' }));
}

function shown(...counts: readonly number[]): string {
  return publicTable(rowsOf(counts))
    .map(({ names, voices }) => `${names.join('、')} ${voices}`)
    .join(' · ');
}

test('the public sees no row of one or two people, and none that the others give away', () => {
  assert.equal(shown(5, 0, 9), '类0 5 · 类1 0 · 类2 9');
  assert.equal(shown(5, 1, 9), '类2 9 · 类0、类1 6', 'one alone would be found by subtraction');
  assert.equal(shown(1, 2, 9), '类2 9 · 类0、类1 3');
  assert.equal(shown(1, 1, 9), '类0、类1、类2 11', 'two ones make two: the next smallest comes too');
  assert.equal(shown(2, 0), '类1 0 · 类0 fewer');
});

test(`public rows add up to the same people, and silence stays in sight (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(fc.nat(8), { maxLength: 9 }), (counts) => {
      const rows = counts.map((voices, at) => ({
        id: `${at}`,
        name: `${at}`,
        voices,
        hearing: 'heard' as const,
      }));
      const shown = publicTable(rows);
      assert.deepEqual(
        shown.flatMap(({ names }) => names).toSorted(),
        rows.map(({ name }) => name).toSorted(),
      );
      const figures = shown.flatMap(({ voices }) => (voices === 'fewer' ? [] : [voices]));
      if (figures.length === shown.length)
        assert.equal(
          figures.reduce((sum, each) => sum + each, 0),
          counts.reduce((sum, each) => sum + each, 0),
        );
      assert.ok(figures.every((each) => each === 0 || each >= FEWEST_SHOWN));
    }),
    { seed: SEED, numRuns: 300 },
  );
});
