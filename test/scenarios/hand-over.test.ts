// A case taken in at a centre of 蒸湘 for 常宁: papers travel, arrive short, are disputed and settled; the card comes back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { disputeHandOver, settleDispute } from '#app/dispute.ts';
import { sendPaper, takePaper } from '#app/move-paper.ts';
import type { Outcome } from '#app/refusal.ts';
import { submitDraft } from '#app/submit-draft.ts';
import { deliverResult } from '#app/deliver-result.ts';
import { variantDifference } from '#core/catalogue/variant-difference.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import { disputes } from '#read/disputes.ts';
import { handOver, type HandOverPart } from '#read/hand-over.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import {
  bringThrough,
  doAct,
  good,
  material,
  pensionDraft,
  stateOf,
  submitted,
} from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

const window = clerk(PLACES.centre);
const otherWindow = clerk(PLACES.otherCentre, 301);
const office = officer(PLACES.changning, 'human-resources');
const resident = citizen('样本甲', '1980-05-06', 71);
let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

async function partFor(viewer: Viewer, number: CaseNumber): Promise<HandOverPart> {
  const part = (await handOver(viewer, sample.app, { number }))?.parts[0];
  assert.ok(part, `${viewer.role} sees the hand-over`);
  return part;
}

/** The newest page of the part. */
async function at(number: CaseNumber): Promise<{ number: CaseNumber; part: number; version: number }> {
  return { number, part: 1, version: (await stateOf(sample.app, number)).parts[0]?.version ?? 0 };
}

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : outcome.error.code;
}

function holders(part: HandOverPart): readonly string[] {
  return part.stretches.map(({ holder }) => holder.kind);
}

test('papers are sent with a number, signed for short, disputed, and settled by the bureau; both sides see it', async () => {
  const { app } = sample;
  sample.at('2026-11-23T01:00:00Z');
  const number = await submitted(app, window, await pensionDraft(app, window, resident));
  const parcel = { carrier: '邮政', number: 'EX123' };
  const paper = { to: 'office', contents: '户口簿原件 1 本', parcel } as const;
  assert.equal(code(await sendPaper(app, otherWindow, { ...(await at(number)), ...paper })), 'not-found');
  sample.at('2026-11-23T02:00:00Z');
  good(await sendPaper(app, window, { ...(await at(number)), ...paper }));
  const sent = await partFor(window, number);
  assert.equal(sent.flow.flow, 'received-elsewhere');
  assert.deepEqual(holders(sent), ['office', 'on-the-way']);
  assert.deepEqual(sent.mayTake, [], 'the sender does not sign for it');
  assert.deepEqual((await partFor(office, number)).mayTake, [1]);
  assert.deepEqual(await handOver(bureau(), app, { number }), undefined, 'nothing is disputed');

  sample.at('2026-11-26T02:00:00Z');
  const short = { leg: 1, complete: false, note: '缺索引页' };
  assert.equal(
    code(await takePaper(app, window, { ...(await at(number)), ...short })),
    'leg-for-another-place',
  );
  good(await takePaper(app, office, { ...(await at(number)), ...short }));
  good(await disputeHandOver(app, office, { ...(await at(number)), leg: 1, reason: '信封破损' }));
  const open = await disputes(bureau(), app);
  assert.deepEqual(
    open.rows.map((line) => [line.number, line.dispute.reason, line.ledger.legs[0]?.takenBy?.role]),
    [[number, '信封破损', 'officer']],
  );
  assert.ok(!JSON.stringify(open).includes(resident.name), 'nothing of the person');
  const ruling = { number, part: 1, dispute: 1, responsible: 'carrier', finding: '快递途中破损' } as const;
  assert.equal(code(await settleDispute(app, office, ruling)), 'not-found');
  good(await settleDispute(app, bureau(), ruling));
  assert.equal(code(await settleDispute(app, bureau(), ruling)), 'no-such-dispute');
  for (const viewer of [window, office, resident, bureau()])
    assert.equal((await partFor(viewer, number)).disputes[0]?.settled?.finding, '快递途中破损');
  assert.equal((await disputes(bureau(), app)).total, 0);
  assert.equal((await disputes(bureau(), app, { open: false, page: 1 })).total, 1);
});

test('the office sends the result to the centre that hands it out, and only that centre signs for it', async () => {
  const { app } = sample;
  const someone = citizen('样本乙', '1981-05-06', 72);
  const number = await submitted(app, window, await pensionDraft(app, window, someone));
  await bringThrough(app, office, { number, part: 1 });
  const sending = { to: 'centre', contents: '社会保障卡 1 张' } as const;
  const elsewhere = { ...sending, place: PLACES.otherCentre };
  assert.equal(
    code(await sendPaper(app, office, { ...(await at(number)), ...elsewhere })),
    'not-allowed-now',
  );
  good(await sendPaper(app, office, { ...(await at(number)), ...sending }));
  const whole = { leg: 1, complete: true, note: '' };
  assert.equal(code(await takePaper(app, otherWindow, { ...(await at(number)), ...whole })), 'not-found');
  assert.equal(holders(await partFor(someone, number)).at(-1), 'on-the-way');
  good(await takePaper(app, window, { ...(await at(number)), ...whole }));
  assert.deepEqual((await partFor(someone, number)).stretches.at(-1)?.holder, {
    kind: 'centre',
    place: PLACES.centre,
  });
  good(await deliverResult(app, window, { ...(await at(number)), to: someone.name }));
  assert.ok((await partFor(someone, number)).endedAt);
});

test('a parcel on its way when the part is refused can still be signed for and sent back', async () => {
  const { app } = sample;
  const someone = citizen('样本丙', '1982-05-06', 73);
  const number = await submitted(app, window, await pensionDraft(app, window, someone));
  good(await sendPaper(app, window, { ...(await at(number)), to: 'office', contents: '原件' }));
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  await doAct(app, office, { number, part: 1 }, { act: 'refuse', reason: '不属于本机关' });
  good(await takePaper(app, office, { ...(await at(number)), leg: 1, complete: true, note: '' }));
  good(await sendPaper(app, office, { ...(await at(number)), to: 'centre', contents: '退回原件' }));
  good(await takePaper(app, window, { ...(await at(number)), leg: 2, complete: true, note: '' }));
  assert.deepEqual(
    (await partFor(window, number)).legs.map(({ complete }) => complete),
    [true, true],
  );
});

test('a filing that says what the clerk looked at is refused while a paper was not, and keeps who looked and when', async () => {
  const { app } = sample;
  const someone = citizen('样本丁', '1983-05-06', 74);
  const draft = await pensionDraft(app, window, someone);
  const idCard = material(app.catalogue, 'id-card');
  const first = await submitDraft(app, window, { draft, review: { seen: [idCard], remarks: '' } });
  assert.equal(first.ok ? '' : first.error.code, 'form-review-incomplete');
  const seen = [idCard, material(app.catalogue, 'household-book')];
  const done = await submitDraft(app, window, { draft, review: { seen, remarks: '复印件已退还' } });
  assert.ok(done.ok);
  const { formReview } = await stateOf(app, done.value.number);
  assert.equal(formReview?.centre, PLACES.centre);
  assert.equal(formReview?.name, window.name);
  assert.ok(formReview?.papers.includes(idCard));
  assert.equal(formReview?.remarks, '复印件已退还');
});

test('two counties’ variants stand side by side: equal is said to be equal, and what nobody states stays so', () => {
  const { catalogue } = sample.app;
  const item = catalogue.items.keys().find((id) => id === 'pension-registration');
  assert.ok(item);
  const ways = (b: typeof PLACES.changning) =>
    variantDifference(catalogue, item, { a: PLACES.changning, b })?.rows.map(
      ({ aspect, outcome }) => `${aspect} ${outcome}`,
    );
  assert.deepEqual(ways(PLACES.zhengxiang), ['offered equal', 'agency different', 'promised equal']);
  assert.deepEqual(ways(PLACES.city), ['offered not-stated', 'agency not-stated', 'promised not-stated']);
});
