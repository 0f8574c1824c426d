import { ok } from '#base/result.ts';
import { revokeMandate as endInCase } from '#core/cases/revoke-mandate.ts';
import type { MandateId } from '#core/identity/mandate.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { casesOnMandate, revoke } from '#store/mandates.ts';
import { runAct } from './act.ts';
import { actorOf } from './actor.ts';
import type { App } from './app.ts';
import { revocableMandate } from './mandates.ts';
import type { Outcome } from './refusal.ts';

/**
 * The principal takes it back: drafts on it cannot be filed from that moment on, and each case filed on it goes on with the
 * principal alone. Asked again it finishes what a broken-off first time left.
 */
export async function revokeMandate(
  app: App,
  viewer: Viewer,
  command: { readonly mandate: string },
): Promise<Outcome<undefined>> {
  const found = await revocableMandate(app, viewer, command.mandate);
  if (!found.ok) return found;
  const { division, id } = found.value;
  // The cases first: broken off in between, the mandate still shows as in force and is taken back once more.
  const before = await endInCases(app, viewer, id);
  if (!before.ok) return before;
  await revoke(app.pool, { division, id, at: app.now().toString() });
  // And what was filed between the two.
  return endInCases(app, viewer, id);
}

async function endInCases(app: App, viewer: Viewer, mandate: MandateId): Promise<Outcome<undefined>> {
  for (const number of await casesOnMandate(app.pool, mandate)) {
    // oxlint-disable-next-line no-await-in-loop -- a helper's cases are few
    const done = await runAct(app, { number, actor: () => actorOf(viewer) }, ({ state }) => endInCase(state));
    if (!done.ok) return done;
  }
  return ok(undefined);
}
