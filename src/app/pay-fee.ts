import { assert } from '#base/assert.ts';
import { ok } from '#base/result.ts';
import { subjectOfPart } from '#core/cases/acts-allowed.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import { payFee as pay } from '#core/cases/pay-fee.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { beginPayment, notePaid, paymentOf } from '#store/payments.ts';
import { runAct, type PartAddress } from './act.ts';
import type { App } from './app.ts';
import { caseThrough } from './case-through.ts';
import { isUuid } from './draft-access.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** Sends the applicant to pay the fee of a part: the provider's address. The same fee is one order, however often begun. */
export async function beginPaying(
  app: App,
  viewer: Viewer,
  command: Omit<PartAddress, 'version'>,
): Promise<Outcome<{ readonly address: string }>> {
  const { payments } = app;
  const state = await caseThrough(app, command.number, (each) =>
    each.parts.some(
      (part) => part.part === command.part && may(viewer, 'pay-fee', subjectOfPart(each, part)),
    ),
  );
  const part = state?.parts.find((each) => each.part === command.part);
  if (state === undefined || part === undefined) return refuseUse('not-found');
  if (part.fee === undefined || part.fee.paid !== undefined) return refuseUse('no-fee-due');
  if (payments === undefined) return refuseUse('payments-not-offered');
  const { division, number } = state;
  const row = { division, id: app.newId(), number, part: part.part, fen: part.fee.fen };
  const id = await beginPayment(app.pool, { ...row, at: app.now().toString() });
  const address = await payments.begin({
    order: `${division}.${id}`,
    fen: part.fee.fen,
    purpose: part.itemName.zh,
    back: `/my-cases/${number}`,
  });
  return ok({ address });
}

/**
 * Takes the provider's notice, whoever's browser or machine brings it: signed, for an order of ours, of the right amount.
 * The same notice again changes nothing.
 */
export async function takePayment(
  app: App,
  fields: ReadonlyMap<string, string>,
): Promise<Outcome<{ readonly number: CaseNumber }>> {
  if (app.payments === undefined) return refuseUse('payments-not-offered');
  const read = app.payments.read(fields);
  if (!read.ok) return refuseUse('payment-not-genuine');
  const { order, fen, reference, way } = read.value;
  const [division = '', id = ''] = order.split('.');
  const row =
    isDivisionCode(division) && isUuid(id) ? await paymentOf(app.pool, { division, id }) : undefined;
  if (row === undefined) return refuseUse('payment-not-genuine');
  const run = { number: row.number, actor: () => ({ role: 'system' }) as const };
  const done = await runAct(app, run, ({ state }) => pay(state, row.part, { fen, reference, way }));
  const paid = { division: row.division, id: row.id, reference, at: app.now().toString() };
  if (!done.ok) {
    // The part ended while the money was on its way: whoever gives it back finds it with its order.
    if (done.error.code === 'not-allowed-now') await notePaid(app.pool, paid);
    return done;
  }
  assert(reference !== '', 'a payment that was taken has a reference');
  await notePaid(app.pool, paid);
  return ok({ number: row.number });
}
