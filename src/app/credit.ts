// Records of false commitments: the person appeals, the bureau decides, and a record can be repaired (信用修复).
import { plainText } from '#base/plain-text.ts';
import { ok } from '#base/result.ts';
import { LONGEST_NOTE } from '#core/cases/act-context.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { may, type Action } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { creditRow, writeAppeal, writeAppealDecision, writeRepair, type CreditRow } from '#store/credit.ts';
import type { App } from './app.ts';
import { isUuid } from './draft-access.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** `division` and `id` as the page's address says. */
export type CreditAddress = { readonly division: string; readonly id: string };

/** The person says why the record is wrong. Once; and not when it was decided on or repaired. */
export async function appealCredit(
  app: App,
  viewer: Viewer,
  command: CreditAddress & { readonly text: string },
): Promise<Outcome<true>> {
  const found = await recordFor(app, viewer, 'appeal-credit', command);
  if (!found.ok) return found;
  const { appealed, decision, repaired } = found.value;
  if (appealed || decision !== undefined || repaired) return refuseUse('credit-not-now');
  return written(app, found.value, command.text, writeAppeal);
}

/** The bureau upholds the record or removes it, with its reason. Only after an appeal, once. */
export async function decideCreditAppeal(
  app: App,
  viewer: Viewer,
  command: CreditAddress & { readonly decision: 'upheld' | 'removed'; readonly reason: string },
): Promise<Outcome<true>> {
  const found = await recordFor(app, viewer, 'decide-credit', command);
  if (!found.ok) return found;
  const { appealed, decision } = found.value;
  if (!appealed || decision !== undefined) return refuseUse('credit-not-now');
  return written(app, found.value, command.reason, (pool, change) =>
    writeAppealDecision(pool, { ...change, decision: command.decision }),
  );
}

/** 修复: the bureau notes that the person has put it right; from then on nothing is barred. */
export async function repairCredit(
  app: App,
  viewer: Viewer,
  command: CreditAddress & { readonly reason: string },
): Promise<Outcome<true>> {
  const found = await recordFor(app, viewer, 'decide-credit', command);
  if (!found.ok) return found;
  if (found.value.repaired || found.value.decision === 'removed') return refuseUse('credit-not-now');
  return written(app, found.value, command.reason, writeRepair);
}

async function recordFor(
  app: App,
  viewer: Viewer,
  action: Action,
  { division, id }: CreditAddress,
): Promise<Outcome<CreditRow>> {
  if (!isUuid(id) || !isDivisionCode(division)) return refuseUse('not-found');
  const row = await creditRow(app.pool, { division, id });
  const subject = row && { applicantNumber: row.citizenNumber, storedUnder: row.division };
  return row && subject && may(viewer, action, subject) ? ok(row) : refuseUse('not-found');
}

async function written(
  app: App,
  { division, id, version }: CreditRow,
  typed: string,
  write: typeof writeAppeal,
): Promise<Outcome<true>> {
  const text = plainText(typed).trim();
  if (text === '') return refuseUse('reason-needed');
  if (text.length > LONGEST_NOTE) return refuseUse('text-too-long', { limit: LONGEST_NOTE });
  const done = await write(app.pool, { division, id, version, at: app.now().toString(), text });
  return done ? ok(true) : refuseUse('credit-not-now');
}
