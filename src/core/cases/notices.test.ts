import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Brand } from '#base/brand.ts';
import type { CaseEventBody, CaseFiled } from './events.ts';
import { applyEvent } from './evolve.ts';
import { noticesOf, readersOf } from './notices.ts';
import { noticesOfMoves, noticesOfRunOut } from './notices-of-clocks.ts';
import type { CaseState } from './state.ts';

/** Any text stands for an id here. */
function named<Name extends string>(text: string): Brand<string, Name> {
  assert.ok(isNamed<Name>(text));
  return text;
}

function isNamed<Name extends string>(text: string): text is Brand<string, Name> {
  return text !== '';
}

const AT = { at: '2026-11-23T01:00:00Z', origin: 'live', actor: { role: 'system' } } as const;
const FATHER = { name: '父', citizenNumber: '0-father', phone: '13800000002' };

function part(
  number: number,
  agency: string,
  waitsFor: readonly (readonly number[])[],
): CaseFiled['parts'][number] {
  return {
    part: number,
    item: named(`item-${number}`),
    itemName: { zh: `事项${number}` },
    decidingCounty: named('430482000000'),
    agency: named(agency),
    agencyName: { zh: `机关${agency}` },
    waitsFor,
    results: [{ name: { zh: '结果' }, carrier: 'paper' }],
  };
}

/** Two parts of one agency, one of another that waits for the first; filed by a daughter for her mother. */
const FILED: CaseFiled = {
  kind: 'case-filed',
  id: named('case'),
  number: named('number'),
  division: named('430482000000'),
  thing: named('thing'),
  thingName: { zh: '一件事' },
  planVersion: named('plan'),
  channel: 'online',
  applicant: { name: '母', citizenNumber: '0-mother', phone: '13800000001' },
  filedFor: { by: { name: '女', citizenNumber: '0-daughter' }, mandate: '委托' },
  delivery: { how: 'centre', place: named('430408001001') },
  answers: {},
  form: [],
  materials: [
    { material: named('paper'), name: { zh: '户口簿' }, way: 'owed', files: [], items: [named('item-1')] },
  ],
  parts: [part(1, 'a', []), part(2, 'a', []), part(3, 'b', [[1]])],
  consents: [
    {
      id: named('c1'),
      of: FATHER,
      material: named('paper'),
      materialName: { zh: '结婚证' },
      certificate: named('certificate'),
    },
  ],
};

const START: CaseState = applyEvent(undefined, { ...FILED, ...AT, seq: 1 });

/** Code and reader of each notice of an event. */
function told(event: CaseEventBody, state: CaseState = START): readonly string[] {
  return noticesOf(event, state).flatMap(({ code, to }) =>
    to.kind === 'office'
      ? [`${code} → office ${to.agency}`]
      : readersOf(to, state).map(
          ({ citizenNumber, helping }) => `${code} → ${citizenNumber}${helping ? ' (helping)' : ''}`,
        ),
  );
}

test('a filing is told to the applicant and her helper, to who must agree, and once to each office that may start', () => {
  assert.deepEqual(told(FILED), [
    'case-filed → 0-mother',
    'case-filed → 0-daughter (helping)',
    'consent-asked → 0-father',
    'office-part-arrived → office a',
  ]);
});

test('what each office asks for is told in the one notice alone', () => {
  const asked = { part: 1, materials: [named<'MaterialId'>('paper')], note: '补' };
  assert.deepEqual(told({ kind: 'supplement-asked', ...asked }), []);
  const notice = { kind: 'one-notice-issued', parts: [1], round: 1, entries: [asked] } as const;
  assert.deepEqual(told(notice), [
    'one-notice-issued → 0-mother',
    'one-notice-issued → 0-daughter (helping)',
  ]);
});

test('a suspension names its step, its longest time and whom to ask', () => {
  const longest = { amount: 20, unit: 'working-day' } as const;
  const [notice] = noticesOf(
    { kind: 'clock-suspended', part: 1, step: 'hearing', longest, reason: '听证' },
    START,
  );
  assert.deepEqual(notice?.params, {
    number: 'number',
    item: { zh: '事项1' },
    agency: { zh: '机关a' },
    step: { step: 'hearing' },
    longest,
    reason: '听证',
  });
});

test('whoever lost the mandate is told that, and nothing after it', () => {
  const event = { kind: 'mandate-revoked', parts: [1, 2, 3], mandate: 'm' } as const;
  const after: CaseState = { ...START, mandateRevoked: true };
  assert.deepEqual(told(event, after), ['mandate-revoked → 0-daughter']);
  assert.deepEqual(told({ kind: 'part-accepted', part: 1 }, after), ['part-accepted → 0-mother']);
});

test('a withdrawal, a correction and papers that came are told to the offices concerned, each once', () => {
  const corrected = { kind: 'form-corrected', changes: [], answers: {}, form: [], reason: '笔误' } as const;
  assert.deepEqual(told({ ...corrected, parts: [1, 2, 3] }), ['office-form-corrected → office a']);
  assert.ok(
    told({ kind: 'part-withdrawn', part: 2, reason: '' }).includes('office-part-withdrawn → office a'),
  );
  const handed = { kind: 'supplement-handed-in', part: 1, materials: [], note: '' } as const;
  assert.deepEqual(told(handed), ['office-supplement-handed-in → office a']);
  assert.deepEqual(told({ kind: 'part-ready', part: 3 }), ['office-part-arrived → office b']);
});

test('what the progress page shows by itself is told to nobody', () => {
  assert.deepEqual(told({ kind: 'part-received', part: 1 }), []);
  assert.deepEqual(told({ kind: 'part-reviewed', part: 1, opinion: '' }), []);
  assert.deepEqual(told({ kind: 'part-granted', part: 1, opinion: '' }), []);
});

test('a moved date is told with the one before, where the applicant was promised it or has to keep it', () => {
  const moved = { part: 1, from: '2026-12-01', to: '2026-12-02', provisional: true } as const;
  const notices = noticesOfMoves(
    [
      { ...moved, kind: 'promised' },
      { ...moved, kind: 'acceptance' },
    ],
    START,
  );
  assert.deepEqual(
    notices.map(({ code, params }) => [code, params.before, params.due]),
    [['clock-moved', { date: '2026-12-01', provisional: false }, { date: '2026-12-02', provisional: true }]],
  );
});

function offices(number: number): readonly (readonly [string, number | undefined])[] {
  const clock = { part: number, kind: number === 0 ? 'joint' : 'promised', day: '2026-12-01' } as const;
  return noticesOfRunOut(clock, START).map(
    ({ to, part: of }) => [to.kind === 'office' ? to.agency : to.kind, of] as const,
  );
}

test('a clock that ran out is told to its office; one of the whole bundle to each that still works', () => {
  assert.deepEqual(offices(3), [['b', 3]]);
  assert.deepEqual(offices(0), [
    ['a', 1],
    ['a', 2],
    ['b', 3],
  ]);
});

function codes(event: CaseEventBody, state: CaseState): readonly string[] {
  return noticesOf(event, state).map(({ code }) => code);
}

test('what is on paper is called ready only when it has come to the centre', () => {
  const results = [
    { id: 'r', name: { zh: '结果' }, number: '1', carrier: 'paper', issuedOn: '2026-11-23' },
  ] as const;
  const issued = { kind: 'result-issued', part: 1, results } as const;
  const sent = {
    kind: 'paper-sent',
    part: 1,
    leg: 1,
    to: 'centre',
    from: '机关',
    toName: '中心',
    contents: '结果',
  } as const;
  const arrived = { kind: 'paper-arrived', part: 1, leg: 1, complete: true, note: '' } as const;
  const after = [issued, sent, arrived].reduce<CaseState>(
    (state, event) => applyEvent(state, { ...event, ...AT, seq: state.version + 1 }),
    START,
  );
  assert.deepEqual(codes(issued, START), ['result-to-centre']);
  assert.deepEqual(codes(arrived, after), ['result-ready']);
});
