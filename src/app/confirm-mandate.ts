import { ok } from '#base/result.ts';
import { hashCode, readCode } from '#core/identity/mandate.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { mandateOf, tryCode } from '#store/mandates.ts';
import type { App } from './app.ts';
import { drafterOf } from './draft-access.ts';
import { tellGiven } from './give-mandate.ts';
import { usableMandate } from './mandates.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** The code that the principal read out: right, and the mandate is in force. A code is good for some minutes and tries. */
export async function confirmMandate(
  app: App,
  viewer: Viewer,
  command: { readonly mandate: string; readonly code: string },
): Promise<Outcome<undefined>> {
  const drafter = drafterOf(viewer);
  if (drafter === undefined) return refuseUse('not-found');
  const found = await usableMandate(app, drafter, command.mandate);
  if (!found.ok) return found;
  const { division, id, status, revokedAt } = found.value;
  if (status === 'active') return ok(undefined);
  if (status === 'revoked') return refuseUse('mandate-revoked', { on: revokedAt ?? '' });
  // Anything that cannot be a code costs a try too: whoever guesses learns nothing about its shape.
  const hash = hashCode(id, readCode(command.code) ?? '');
  const tried = await tryCode(app.pool, { division, id, hash, at: app.now().toString() });
  if (tried === 0) return refuseUse('mandate-code-used-up');
  if (tried !== 'given') return refuseUse('mandate-code-wrong', { left: tried });
  const given = await mandateOf(app.pool, { division, id });
  if (given) await tellGiven(app, given);
  return ok(undefined);
}
