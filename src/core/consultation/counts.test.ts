import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as check, property } from 'fast-check';
import { after, ledgerWalk, said } from '../../../test/support/random-ledger.ts';
import { divideDemand, mergeDemands } from './collation/merge-demands.ts';
import { foldCopies } from './collation/fold-copies.ts';
import { splitPoint } from './collation/split-point.ts';
import { actBuiltUpon, undoAct } from './collation/undo-act.ts';
import { checkCounts, countLedger, countLines } from './counts.ts';
import { demandVoices } from './coverage/voices.ts';
import { foldLedger } from './fold/fold-ledger.ts';
import {
  isDemandId,
  isPointId,
  submissionNumber,
  type DemandId,
  type PointId,
  type SubmissionNumber,
} from './ids.ts';
import { EMPTY_LEDGER, type Ledger } from './ledger.ts';

const SEED = 20261122;

test('people, submissions, points and demands close after every act of splitting, merging, folding and undoing', () => {
  check(
    property(ledgerWalk, (walk) => {
      for (const ledger of walk) {
        assert.deepEqual(checkCounts(ledger), []);
        assert.ok(countLines(ledger).every(({ closes }) => closes));
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test('nothing that came in is ever lost or changed, whatever is done with it', () => {
  check(
    property(ledgerWalk, (walk) => {
      for (const ledger of walk)
        assert.deepEqual(
          [...ledger.submissions.values()].map(({ text }) => text),
          texts(ledger),
        );
    }),
    { seed: SEED, numRuns: 100 },
  );
});

test('voices of all demands, each submission once, are all submissions: a copy is heard through its original', () => {
  check(
    property(ledgerWalk, (walk) => {
      const ledger = walk.at(-1) ?? EMPTY_LEDGER;
      const heard = new Set([...demandVoices(ledger).values()].flatMap(({ submissions }) => submissions));
      assert.deepEqual(
        [...heard].toSorted((a, b) => a - b),
        [...ledger.submissions.keys()],
      );
    }),
    { seed: SEED, numRuns: 150 },
  );
});

test('undoing every act of collation, the last first, leaves one point and one demand for each submission', () => {
  check(
    property(ledgerWalk, (walk) => {
      let ledger = walk.at(-1) ?? EMPTY_LEDGER;
      for (let seq = ledger.seq; seq >= 1; seq -= 1) {
        const entry = ledger.journal[seq - 1];
        if (entry?.before === undefined || entry.undoneBy !== undefined) continue;
        const undone = undoAct(ledger, seq, '全部撤销');
        assert.ok(
          undone.ok,
          `act ${seq} can be undone when nothing stands on it: ${actBuiltUpon(ledger, seq)}`,
        );
        ledger = after(ledger, undone.value);
      }
      const { submissions, copies, points, demands } = countLedger(ledger);
      assert.deepEqual({ copies, points, demands }, { copies: 0, points: submissions, demands: submissions });
    }),
    { seed: SEED, numRuns: 150 },
  );
});

test('folding the journal at once or event by event makes the same ledger', () => {
  check(
    property(ledgerWalk, (walk) => {
      const ledger = walk.at(-1) ?? EMPTY_LEDGER;
      assert.deepEqual(foldLedger(ledger.journal.map(({ event }) => event)), ledger);
    }),
    { seed: SEED, numRuns: 80 },
  );
});

const texts = (ledger: Ledger): readonly string[] =>
  ledger.journal.flatMap(({ event }) => (event.type === 'submission-received' ? [event.text] : []));
const p = (text: string): PointId => (isPointId(text) ? text : assert.fail(text));
const d = (text: string): DemandId => (isDemandId(text) ? text : assert.fail(text));
const n = (number: number): SubmissionNumber => submissionNumber(String(number)) ?? assert.fail();
const value = <Value>(result: { readonly ok: boolean; readonly value?: Value }): Value =>
  result.ok && result.value !== undefined ? result.value : assert.fail(JSON.stringify(result));

const refusal = (result: {
  readonly ok: boolean;
  readonly error?: { readonly code: string };
}): string | undefined => result.error?.code;

const THREE = after(EMPTY_LEDGER, [
  said('修一座桥；建一所学校。', 1),
  said('修一座桥；建一所学校。', 2),
  said('桥要修。', 3),
]);

test('one submission of two wishes and another of one make three points, and two demands once the bridges are merged', () => {
  let ledger = after(THREE, value(foldCopies(THREE, [{ copy: n(2), of: n(1) }], { basis: 'same-text' })));
  ledger = after(ledger, value(splitPoint(ledger, p('1-1'), ['修一座桥', '建一所学校'])));
  ledger = after(ledger, value(mergeDemands(ledger, { into: d('D1'), from: [d('D3')], why: '都是桥' })));
  assert.deepEqual(countLedger(ledger), { people: 3, submissions: 3, copies: 1, points: 3, demands: 2 });
  assert.deepEqual(demandVoices(ledger).get(d('D1'))?.submissions, [1, 2, 3]);
  assert.deepEqual(ledger.points.get(p('1-3'))?.quote, { from: 5, to: 10 });
});

test('a number that was given to a point or a demand is never given again, not even after undoing', () => {
  let ledger = after(THREE, value(splitPoint(THREE, p('1-1'), ['甲', '乙'])));
  ledger = after(ledger, value(undoAct(ledger, ledger.seq, '拆错')));
  ledger = after(ledger, value(splitPoint(ledger, p('1-1'), ['丙', '丁'])));
  assert.deepEqual(ledger.submissions.get(n(1))?.points, ['1-4', '1-5']);
  assert.deepEqual([...ledger.demands.keys()].includes(d('D4')), false);
  assert.ok(ledger.demands.has(d('D5')));
});

test('an act is not undone while a later one stands on it, and the refusal names that one', () => {
  let ledger = after(THREE, value(mergeDemands(THREE, { into: d('D1'), from: [d('D3')], why: '同' })));
  const merged = ledger.seq;
  ledger = after(ledger, value(divideDemand(ledger, { demand: d('D1'), points: [p('3-1')], why: '不同' })));
  const refused = undoAct(ledger, merged, '错');
  assert.deepEqual(refused, { ok: false, error: { code: 'act-built-upon', params: { by: ledger.seq } } });
  ledger = after(ledger, value(undoAct(ledger, ledger.seq, '先撤后一步')));
  assert.ok(undoAct(ledger, merged, '再撤前一步').ok);
});

test('what was worked on is not folded away as a copy, and nothing is folded onto a copy', () => {
  const split = after(THREE, value(splitPoint(THREE, p('2-1'), ['甲', '乙'])));
  assert.equal(
    refusal(foldCopies(split, [{ copy: n(2), of: n(1) }], { basis: 'same-text' })),
    'copy-worked-on',
  );
  const folded = after(THREE, value(foldCopies(THREE, [{ copy: n(2), of: n(1) }], { basis: 'same-text' })));
  assert.equal(
    refusal(foldCopies(folded, [{ copy: n(3), of: n(2) }], { basis: 'same-text' })),
    'copy-of-copy',
  );
  assert.equal(
    refusal(foldCopies(THREE, [{ copy: n(1), of: n(1) }], { basis: 'same-text' })),
    'copy-of-copy',
  );
});

test('what was dispatched or decided is neither merged into another nor split', () => {
  const dispatched = after(THREE, [
    { type: 'demand-dispatched', demand: d('D3'), mode: 'lead', leads: [], supports: [], note: '' },
  ]);
  assert.ok(!mergeDemands(dispatched, { into: d('D1'), from: [d('D3')], why: '同' }).ok);
  assert.ok(!splitPoint(dispatched, p('3-1'), ['甲', '乙']).ok);
  assert.ok(mergeDemands(dispatched, { into: d('D3'), from: [d('D1')], why: '同' }).ok);
});

test('a journal with a gap, or an event about something that is not there, is a broken journal and throws', () => {
  const [first] = THREE.journal;
  assert.ok(first);
  assert.throws(() => foldLedger([{ ...first.event, seq: 2 }]), /follows/);
  assert.throws(() => after(THREE, [{ type: 'demand-titled', demand: d('D9'), title: '无' }]), /D9/);
});
