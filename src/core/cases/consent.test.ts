// 第三人同意: whatever is answered in whatever order, no part begins before, and nothing of the paper is known before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Brand } from '#base/brand.ts';
import { stampEvents } from './act.ts';
import { declineConsent } from './decline-consent.ts';
import type { CaseEvent, FiledPart, HandedIn, IssuedResult } from './events.ts';
import { applyEvent, evolve } from './evolve.ts';
import { giveConsent, openConsent, replaceConsent } from './give-consent.ts';
import { handOverResults, tellSiblingsOfFailure } from './hand-over.ts';
import type { Decided } from './act-context.ts';
import type { CaseState, PartState } from './state.ts';

const SEED = 20261122;
const AT = Temporal.Instant.from('2026-11-23T01:00:00Z');
const SECRET = '证照内容';

/** Any text stands for an id here. */
function named<Name extends string>(text: string): Brand<string, Name> {
  assert.ok(isNamed<Name>(text));
  return text;
}

function isNamed<Name extends string>(text: string): text is Brand<string, Name> {
  return text !== '';
}

/** One part a row: the earlier parts it waits for, and the consents. Consent c1 is about paper-1, and so on. */
function filed(
  shapes: readonly { readonly waits: readonly number[]; readonly asks: readonly number[] }[],
): CaseEvent {
  const paper = (number: number): HandedIn => ({
    material: named(`paper-${number}`),
    name: { zh: '父亲居民身份证' },
    way: 'awaiting-consent',
    files: [],
    items: shapes.flatMap(({ asks }, at) =>
      asks.includes(number) ? [named<'ItemId'>(`item-${at + 1}`)] : [],
    ),
  });
  return {
    kind: 'case-filed',
    seq: 1,
    at: AT.toString(),
    origin: 'live',
    actor: { role: 'system' },
    id: named('case'),
    number: named('number'),
    division: named('430482000000'),
    thing: named('thing'),
    thingName: { zh: '一件事' },
    planVersion: named('plan'),
    channel: 'online',
    applicant: { name: '样母', citizenNumber: '0' },
    delivery: { how: 'online' },
    answers: {},
    form: [],
    materials: [1, 2, 3].map(paper),
    consents: [1, 2, 3].map((number) => ({
      id: named(`c${number}`),
      of: { name: '样父', citizenNumber: '1' },
      material: named(`paper-${number}`),
      materialName: { zh: '父亲居民身份证' },
      certificate: named('id-card'),
    })),
    parts: shapes.map(({ waits, asks }, at): FiledPart => ({
      part: at + 1,
      item: named(`item-${at + 1}`),
      itemName: { zh: '事项' },
      decidingCounty: named('430482000000'),
      agency: named('agency'),
      agencyName: { zh: '机关' },
      waitsFor: waits.map((part) => [part]),
      waitsForConsents: asks.map((number) => named(`c${number}`)),
      results: [],
    })),
  };
}

const PAPER = { certificate: 'x', says: [{ label: '证照号码', value: SECRET }], files: [] };
const RESULTS: readonly IssuedResult[] = [];

type Step =
  | { readonly do: 'give' | 'decline' | 'replace'; readonly consent: number }
  | { readonly do: 'issue' | 'refuse'; readonly part: number };

function decided(state: CaseState, step: Step): Decided {
  if ('consent' in step) {
    const consent = named<'ConsentId'>(`c${step.consent}`);
    if (step.do === 'give') return giveConsent(state, { consent, how: 'online', paper: PAPER });
    if (step.do === 'decline') return declineConsent(state, { consent, reason: '' });
    const paper = state.materials.find(({ material }) => material === `paper-${step.consent}`);
    assert.ok(paper);
    return replaceConsent(state, consent, { ...paper, way: 'shown-at-counter' });
  }
  const part = state.parts[step.part - 1];
  // An office acts on what has come to it; what an office would do besides is of no matter here.
  if (part?.stage !== 'at-office') return { ok: true, value: [] };
  return step.do === 'issue'
    ? {
        ok: true,
        value: [
          { kind: 'result-issued', part: part.part, results: RESULTS },
          ...handOverResults(state, part.part, RESULTS),
        ],
      }
    : {
        ok: true,
        value: [
          { kind: 'part-refused', part: part.part, reason: '不符合' },
          ...tellSiblingsOfFailure(state, part.part, '不符合'),
        ],
      };
}

const shapes = fc
  .array(
    fc.record({
      waits: fc.array(fc.nat(20), { maxLength: 2 }),
      asks: fc.uniqueArray(fc.constantFrom(1, 2, 3), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((raw) =>
    raw.map(({ waits, asks }, at) => ({
      asks,
      waits: at === 0 ? [] : [...new Set(waits.map((draw) => 1 + (draw % at)))],
    })),
  );
const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('give' as const, 'decline' as const, 'replace' as const),
      consent: fc.constantFrom(1, 2, 3),
    }),
    fc.record({
      do: fc.constantFrom('issue' as const, 'refuse' as const),
      part: fc.integer({ min: 1, max: 5 }),
    }),
  ),
  { maxLength: 14 },
);

function openOf(state: CaseState, part: PartState): readonly string[] {
  const open = state.consents.filter(({ status }) => status === 'waiting').map(({ id }) => String(id));
  return (part.waitsForConsents ?? []).filter((id) => open.includes(id));
}

test('no part begins while a consent it waits for is open, every other begins at once, and nothing of the paper is known before it is given', () => {
  let given = 0;
  let startedAfter = 0;
  fc.assert(
    fc.property(shapes, steps, (rows, tried) => {
      const first = filed(rows);
      let state = evolve([first]);
      assert.ok(state);
      let text = JSON.stringify(first);
      for (const step of tried) {
        const before: CaseState = state;
        const outcome = decided(before, step);
        if (!outcome.ok) continue;
        const events = stampEvents(before, outcome.value, {
          at: AT,
          actor: { role: 'system' },
          origin: 'live',
        });
        const after: CaseState = events.reduce<CaseState>(applyEvent, before);
        text += JSON.stringify(events);
        if (events.some(({ kind }) => kind === 'consent-given')) given += 1;
        for (const part of after.parts) {
          if (part.stage === 'waiting') {
            const idle =
              openOf(after, part).length === 0 &&
              part.waitsFor.every((anyOf) =>
                anyOf.some((number) => after.parts[number - 1]?.stage === 'issued'),
              );
            assert.ok(!idle, `part ${part.part} waits for nothing`);
          } else if (part.stage !== 'blocked') assert.deepEqual(openOf(after, part), []);
          if (part.stage === 'at-office' && (part.waitsForConsents?.length ?? 0) > 0) startedAfter += 1;
        }
        state = after;
      }
      assert.equal(text.includes(SECRET), text.includes('"consent-given"'));
    }),
    { seed: SEED, numRuns: 3000 },
  );
  assert.ok(given > 500 && startedAfter > 500, `seed ${SEED}: ${given} given, ${startedAfter} begun`);
});

test('a consent is answered once, and not at all when no part waits for it', () => {
  const state = evolve([filed([{ waits: [], asks: [1] }])]);
  assert.ok(state);
  const declined = declineConsent(state, { consent: named('c1'), reason: '不同意' });
  assert.ok(declined.ok);
  assert.deepEqual(
    declined.value.map(({ kind }) => kind),
    ['consent-declined', 'part-ready'],
  );
  const after = stampEvents(state, declined.value, {
    at: AT,
    actor: { role: 'system' },
    origin: 'live',
  }).reduce<CaseState>(applyEvent, state);
  assert.equal(after.materials[0]?.way, 'consent-declined', 'the paper counts as missing');
  const again = openConsent(after, named('c1'));
  assert.ok(!again.ok);
  assert.deepEqual(again.error, { code: 'consent-already-answered', params: { status: 'declined' } });
  const needless = openConsent(after, named('c2'));
  assert.ok(!needless.ok);
  assert.equal(needless.error.code, 'consent-not-needed');
});
