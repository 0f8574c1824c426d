// Many who write to one journal at the same moment, and what a restart finds afterwards.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { collate } from '#app/collate.ts';
import { canonicalJson, type Json } from '#base/canonical-json.ts';
import { newFormKey } from '#app/follow-code.ts';
import { planConsultationMeeting } from '#app/plan-meeting.ts';
import { receiveSubmission, type ReceiveSubmission } from '#app/receive-submission.ts';
import { checkCounts, countLines } from '#core/consultation/counts.ts';
import { nthDemand, nthPoint, nthSubmission } from '#core/consultation/ids.ts';
import type { Ledger } from '#core/consultation/ledger.ts';
import { openLedgerBook } from '#store/consultation-ledgers.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { planner } from '../support/sample-people.ts';

const ID = 'open-door-sample';
let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

function opinion(text: string, name = '何秀珍'): ReceiveSubmission {
  return {
    consultation: ID,
    by: 'sender',
    channel: 'web',
    sender: { kind: 'new', name, contact: '13900000000', groups: [] },
    text,
    files: [],
    consent: { text: 'yes', name: 'no' },
    formKey: newFormKey(sample.app),
  };
}

/** A book that knows nothing yet, as after a restart. */
function restarted(): Promise<Ledger> {
  return openLedgerBook(sample.app.pool).latest(key());
}

function key() {
  const consultation = [...sample.app.consultations.consultations.values()].find(({ id }) => id === ID);
  assert.ok(consultation);
  return { division: consultation.division, consultation: consultation.id };
}

/** Everything that a ledger says, as one short text. */
function digest(ledger: Ledger): string {
  const { submissions, points, demands, commitments, ...rest } = ledger;
  const maps = [submissions, points, demands, commitments].map((each) => [...each.entries()]);
  const json: Json = JSON.parse(JSON.stringify([maps, rest]));
  return createHash('sha256').update(canonicalJson(json)).digest('hex');
}

test('two hundred visitors send at the same moment: each is taken in once, and none is turned away', async () => {
  const texts = Array.from({ length: 200 }, (_, nth) => `第 ${nth + 1} 位：请多设公交站。`);
  const outcomes = await Promise.all(
    texts.map((text) => receiveSubmission(sample.app, { role: 'visitor' }, opinion(text))),
  );
  assert.ok(outcomes.every(({ ok }) => ok));
  const numbers = new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.number : 0)));
  assert.equal(numbers.size, texts.length);
  const ledger = await restarted();
  assert.deepEqual([...ledger.submissions.values()].map(({ text }) => text).toSorted(), texts.toSorted());
});

test('forty acts of two planners at once: none is lost, none counts twice, and all sums close', async () => {
  const [one, other] = [planner(), planner('head')];
  const acts = Array.from({ length: 40 }, (_, nth) =>
    nth % 2 === 0
      ? collate(sample.app, one, ID, {
          act: 'split',
          point: nthPoint(nthSubmission(nth + 1), 1),
          texts: ['请多设公交站', '请多设停车位'],
        })
      : collate(sample.app, other, ID, {
          act: 'merge',
          into: nthDemand(100),
          from: [nthDemand(nth + 1)],
          why: '同一诉求',
        }),
  );
  const done = await Promise.all(acts);
  assert.deepEqual(
    done.filter(({ ok }) => !ok),
    [],
  );
  const ledger = await restarted();
  const { rows } = await sample.app.pool.query<{ events: number; last: number }>(
    `select count(*)::int as events, max(seq) as last from consultation_events where consultation = $1`,
    [ID],
  );
  assert.deepEqual(rows, [{ events: 240, last: 240 }]);
  assert.equal(ledger.points.size, 220);
  assert.equal(ledger.demands.size, 200);
  assert.equal(ledger.demands.get(nthDemand(100))?.points.length, 21);
  assert.deepEqual(checkCounts(ledger), []);
  assert.ok(countLines(ledger).every(({ closes }) => closes));
});

test('after a restart fifty readers wait for one folding, and read what was folded before it', async () => {
  const running = await sample.app.ledgers.latest(key());
  const book = openLedgerBook(sample.app.pool);
  const read = await Promise.all(Array.from({ length: 50 }, () => book.latest(key())));
  assert.equal(new Set(read).size, 1, 'one ledger for all of them');
  assert.equal(digest(await restarted()), digest(running));
});

test('what no database can hold is taken out, and nothing else: texts, names, titles of meetings', async () => {
  const visitor = { role: 'visitor' } as const;
  const taken = await receiveSubmission(sample.app, visitor, opinion('修\0路\uD83D，谢谢', '何\0秀\uDC00珍'));
  assert.ok(taken.ok);
  assert.equal(taken.value.changed.ledger.submissions.get(taken.value.number)?.text, '修路\uFFFD，谢谢');
  const nothing = await receiveSubmission(sample.app, visitor, opinion('\0'));
  assert.ok(!nothing.ok && nothing.error.code === 'submission-empty');
  const at = { consultation: ID, kind: 'meeting', on: '2026-11-20', topics: [] } as const;
  const planned = await planConsultationMeeting(sample.app, planner(), {
    ...at,
    title: '座谈\0会',
    place: '三楼\uD800',
  });
  assert.ok(planned.ok);
  assert.equal(digest(await restarted()), digest(planned.value.ledger), 'a restart reads the same');
});
