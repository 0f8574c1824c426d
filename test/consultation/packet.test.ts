// A packet over random ledgers: every sum in every piece closes, and nothing that may not be read is in what is public.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assert as check, property } from 'fast-check';
import { loadConsultations } from '#connectors/consultation-files/load.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import { countLedger } from '#core/consultation/counts.ts';
import { isClauseId, isDemandId, submissionNumber } from '#core/consultation/ids.ts';
import { EMPTY_LEDGER } from '#core/consultation/ledger.ts';
import { checkPacket } from '#core/consultation/packet/check-packet.ts';
import { composePacket, packetSeq, sealedPacket } from '#core/consultation/packet/compose-packet.ts';
import { packetGaps } from '#core/consultation/packet/packet-gaps.ts';
import { lineOf, textOfTracked } from '#core/consultation/packet/tracked-plan.ts';
import { after as happened, said } from '../support/random-ledger.ts';
import { packetLedgers } from '../support/random-packet-ledger.ts';

const RUNS = { numRuns: 150, seed: 20_261_122 };
let consultation: Consultation;

before(() => {
  const folder = fileURLToPath(new URL('../../data/consultations', import.meta.url));
  const [first] = loadConsultations(folder).consultations.values();
  assert.ok(first);
  consultation = first;
});
test('every sum of a packet closes, within each side and against the counts of the ledger', () => {
  let merged = 0;
  check(
    property(packetLedgers(consultation), ({ ledger, names }) => {
      const packet = composePacket(ledger, consultation, names);
      assert.deepEqual(checkPacket(packet, ledger), []);
      const { people, submissions, copies, points, demands } = packet.figures.all;
      assert.deepEqual({ people, submissions, copies, points, demands }, countLedger(ledger));
      merged += packet.figures.again.demands;
    }),
    RUNS,
  );
  assert.ok(merged > 0, 'no demand was ever of two sides: the walk is too tame');
});

test('a packet whose figures were touched is found out', () => {
  check(
    property(packetLedgers(consultation), ({ ledger, names }) => {
      const packet = composePacket(ledger, consultation, names);
      const { all } = packet.figures;
      const more = {
        ...all,
        pointsByOutcome: { ...all.pointsByOutcome, adopted: all.pointsByOutcome.adopted + 1 },
      };
      const touched = { ...packet, figures: { ...packet.figures, all: more } };
      assert.notDeepEqual(checkPacket(touched, ledger), []);
      const lost = { ...packet, public: { ...packet.public, rows: packet.public.rows.slice(1) } };
      if (packet.public.rows.length > 0) assert.notDeepEqual(checkPacket(lost, ledger), []);
    }),
    RUNS,
  );
});

test('support that asks for nothing is never among the adopted, whatever was decided', () => {
  check(
    property(packetLedgers(consultation), ({ ledger, names }) => {
      const packet = composePacket(ledger, consultation, names);
      for (const { kind, outcome } of packet.demands) assert.equal(kind === 'support', outcome === 'support');
    }),
    RUNS,
  );
});

test('no name of a contributor and no text without consent is in the public part, nor a phone', () => {
  let hidden = 0;
  check(
    property(packetLedgers(consultation), ({ ledger, names }) => {
      const { text } = sealedPacket(composePacket(ledger, consultation, names).public);
      for (const name of names.values()) assert.ok(!text.includes(name), `${name} is public`);
      assert.doesNotMatch(text, /密\d+话/);
      assert.ok(!text.includes('13800000000'));
      hidden += names.size;
    }),
    RUNS,
  );
  assert.ok(hidden > 0);
});

test('the family name is shown where that was agreed to, a full name nowhere; a speech that was not confirmed is counted and published nowhere; a corrected one as it was corrected', () => {
  const trait = { id: said('', 1).contributor.id, groups: [] };
  const consent = { text: 'yes', name: 'yes' } as const;
  const third = submissionNumber('3');
  assert.ok(third);
  const ledger = happened(EMPTY_LEDGER, [
    { type: 'meeting-planned', kind: 'meeting', title: '会', on: '2026-11-01', place: '一楼', topics: [] },
    said('说得好。', 1, { contributor: trait, consent }),
    said('发言一。', 2, { channel: 'meeting', consent, speech: { meeting: 1, order: 1 } }),
    said('发言二。', 3, { channel: 'meeting', consent, speech: { meeting: 1, order: 2 } }),
    { type: 'speech-confirmed', submission: third, how: 'signed', on: '2026-11-02', text: '发言二，改过。' },
  ]);
  const names = new Map([
    [1, '凌小雨'],
    [2, '张大山'],
    [3, '欧阳平'],
  ]);
  const { rows } = composePacket(ledger, consultation, names).public;
  assert.deepEqual(
    rows.map((row) => (row.kind === 'shown' ? `${row.who}：${row.text}` : row.kind)),
    ['凌**：说得好。', 'withheld', '欧**：发言二，改过。'],
  );
});

test('the plan with its changes gives back both versions word for word', () => {
  check(
    property(packetLedgers(consultation), ({ ledger, names }) => {
      const { tracked } = composePacket(ledger, consultation, names);
      assert.ok(tracked);
      const [old, fresh] = [ledger.versions[0], ledger.versions[1]];
      assert.deepEqual(textOfTracked(tracked, 'old'), old?.clauses.map(lineOf));
      assert.deepEqual(textOfTracked(tracked, 'new'), fresh?.clauses.map(lineOf));
    }),
    RUNS,
  );
});

test('what is only about packets changes nothing in them: the same ledger makes the same hash', () => {
  check(
    property(packetLedgers(consultation, 40), ({ ledger, names }) => {
      const first = sealedPacket(composePacket(ledger, consultation, names));
      const later = happened(ledger, [
        { type: 'packet-made', packet: 1, sha256: first.hash, atSeq: packetSeq(ledger) },
        { type: 'feedback-published', packet: 1 },
        { type: 'contributor-seen', submissions: [], purpose: '寄信' },
      ]);
      assert.equal(sealedPacket(composePacket(later, consultation, names)).hash, first.hash);
    }),
    RUNS,
  );
});

test('what stands in the way is named: undecided demands, and adopted ones whose words are gone', () => {
  const opened = happened(EMPTY_LEDGER, [said('请多种树。', 1)]);
  assert.deepEqual(packetGaps(EMPTY_LEDGER, consultation), [{ code: 'nothing-received' }]);
  assert.deepEqual(packetGaps(opened, consultation), [{ code: 'undecided', demand: 'D1' }]);
  const [demand, clause] = ['D1', 'c9'];
  assert.ok(isDemandId(demand) && isClauseId(clause));
  const link = { clause, kind: 'text' as const, from: 1, to: 2, inserted: '种树', deleted: '' };
  const claimed = happened(opened, [
    { type: 'demand-disposed', demand, outcome: 'adopted', reason: '已写入。', links: [link] },
  ]);
  assert.ok(packetGaps(claimed, consultation).some(({ code }) => code === 'link'));
});
