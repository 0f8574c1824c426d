// Packets over a real database: made once, published by the head alone, corrected with a reason; a look at names leaves its mark.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { changeConsultation } from '#app/change-consultation.ts';
import { makePacket } from '#app/make-packet.ts';
import { publishFeedback } from '#app/publish-feedback.ts';
import { seeContributors } from '#app/see-contributors.ts';
import { ok } from '#base/result.ts';
import { sha256Hex } from '#base/sha256.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import type { LedgerHappening } from '#core/consultation/events.ts';
import { nthDemand, nthSubmission } from '#core/consultation/ids.ts';
import { sealedPacket } from '#core/consultation/packet/compose-packet.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { packetForDesk, publishedFeedback } from '#read/consultation-packets.ts';
import { said } from '../support/random-ledger.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { planner } from '../support/sample-people.ts';

let sample: SampleApp;
let consultation: Consultation;
const desk: Viewer = { ...planner(), duty: 'desk' };
const head: Viewer = { ...planner(), duty: 'head' };

before(async () => {
  sample = await sampleApp();
  const [first] = sample.app.consultations.consultations.values();
  assert.ok(first);
  consultation = first;
});
after(() => sample.drop());

async function act(happenings: readonly LedgerHappening[], name?: string): Promise<void> {
  const address = { consultation: consultation.id, action: 'collate-opinions' } as const;
  const [received] = happenings;
  const contributors =
    name === undefined || received?.type !== 'submission-received'
      ? []
      : [{ id: received.contributor.id, name }];
  const done = await changeConsultation(sample.app, desk, address, () => ok({ happenings, contributors }));
  assert.ok(done.ok);
}

function decided(nth: number, reason: string): LedgerHappening {
  return {
    type: 'demand-disposed',
    demand: nthDemand(nth),
    outcome: 'declined',
    problem: 'C',
    reason,
    links: [],
  };
}

const refusal = (outcome: { ok: boolean; error?: { code: string } }): string | undefined =>
  outcome.ok ? undefined : outcome.error?.code;

test('a packet waits for every decision, is made once for one state, and is kept as it was', async () => {
  const { app } = sample;
  const { id } = consultation;
  assert.equal(refusal(await makePacket(app, desk, id)), 'packet-not-ready');
  await act([said('请多种树，凌小雨。', 1, { consent: { text: 'yes', name: 'no' } })], '凌小雨');
  await act([said('不公开的话。', 2, { consent: { text: 'no', name: 'no' } })], '张大山');
  assert.equal(refusal(await makePacket(app, desk, id)), 'packet-not-ready');
  await act([decided(1, '这里的地已经种满了树。'), decided(2, '这件事由别的规划管，理由见该规划。')]);
  const made = await makePacket(app, desk, id);
  assert.ok(made.ok);
  assert.equal(made.value.number, 1);
  assert.equal(refusal(await makePacket(app, desk, id)), 'packet-unchanged');
  const seen = await packetForDesk(desk, app, { id, number: 1 });
  assert.ok(seen);
  assert.equal(seen.packet.sha256, sealedPacket(seen.content).hash);
  assert.equal(seen.content.figures.all.submissions, 2);
});

test('only the head publishes; what is public has no name and no text without consent, and its hash holds', async () => {
  const { app } = sample;
  const { id } = consultation;
  const visitor: Viewer = { role: 'visitor' };
  assert.equal(await publishedFeedback(visitor, app, { id }), undefined);
  const first = { consultation: id, packet: 1, reason: '' };
  assert.equal(refusal(await publishFeedback(app, desk, first)), 'only-the-head');
  assert.ok((await publishFeedback(app, head, first)).ok);
  assert.equal(refusal(await publishFeedback(app, head, first)), 'packet-published-before');
  const seen = await publishedFeedback(visitor, app, { id });
  assert.ok(seen);
  const { text } = sealedPacket(seen.feedback);
  assert.ok(!text.includes('凌小雨') && text.includes('请多种树，＊＊＊。') && !text.includes('不公开的话'));
  assert.equal(seen.edition.hash, sha256Hex(text));
});

test('a correction is another packet with its reason, and the first stays readable', async () => {
  const { app } = sample;
  const { id } = consultation;
  await act([decided(1, '树都种在别处了，这里留作广场。')]);
  assert.ok((await makePacket(app, desk, id)).ok);
  const second = { consultation: id, packet: 2, reason: '' };
  assert.equal(refusal(await publishFeedback(app, head, second)), 'packet-reason-needed');
  assert.ok((await publishFeedback(app, head, { ...second, reason: '理由写错了' })).ok);
  const newest = await publishedFeedback({ role: 'visitor' }, app, { id });
  assert.deepEqual(
    newest?.editions.map(({ number, reason }) => [number, reason]),
    [
      [2, '理由写错了'],
      [1, ''],
    ],
  );
  const old = await publishedFeedback({ role: 'visitor' }, app, { id, number: 1 });
  assert.ok(sealedPacket(old?.feedback ?? assert.fail()).text.includes('已经种满'));
});

test('names are shown to whoever says why, and the journal keeps that he looked', async () => {
  const { app } = sample;
  const { id } = consultation;
  assert.equal(refusal(await seeContributors(app, desk, { consultation: id, purpose: ' ' })), 'why-missing');
  const seen = await seeContributors(app, desk, { consultation: id, purpose: '寄答复信' });
  assert.ok(seen.ok);
  assert.deepEqual(
    seen.value.map(({ name }) => name),
    ['凌小雨', '张大山'],
  );
  const ledger = await app.ledgers.latest({ division: consultation.division, consultation: consultation.id });
  const last = ledger.journal.at(-1)?.event;
  assert.ok(last?.type === 'contributor-seen');
  assert.equal(last.purpose, '寄答复信');
  const one = await seeContributors(app, desk, {
    consultation: id,
    purpose: '核实地址',
    submission: nthSubmission(2),
  });
  assert.ok(one.ok);
  assert.deepEqual(
    one.value.map(({ submission, name }) => [submission, name]),
    [[2, '张大山']],
  );
  const unknown = { consultation: id, purpose: '核实', submission: nthSubmission(99) };
  assert.equal(refusal(await seeContributors(app, desk, unknown)), 'not-found');
  assert.equal(refusal(await makePacket(app, desk, id)), 'packet-unchanged');
});
