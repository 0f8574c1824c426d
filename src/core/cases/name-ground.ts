import { ok, type Result } from '#base/result.ts';
import type { Requirement } from '#core/catalogue/model.ts';
import { noteOf } from './act-context.ts';
import type { Ground, GroundSaid } from './ground.ts';
import { refuseAct, type ActRefusal } from './refusal.ts';

/** The ground as it is kept. Where the guide states conditions there is none without (`ground-needed`), and no other condition. */
export function groundOf(
  said: GroundSaid | undefined,
  requirements: readonly Pick<Requirement, 'id' | 'text'>[],
): Result<Ground | undefined, ActRefusal> {
  if (said === undefined) return requirements.length === 0 ? ok(undefined) : refuseAct('ground-needed');
  if ('law' in said) {
    const law = noteOf(said.law, 'ground-needed');
    return law.ok ? ok({ text: { zh: law.value } }) : law;
  }
  const named = requirements.find(({ id }) => id === said.requirement);
  return named ? ok({ requirement: named.id, text: named.text }) : refuseAct('ground-needed');
}
