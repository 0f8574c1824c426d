import { ok } from '#base/result.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import {
  followUpStage,
  recordStep,
  type FollowUpEntry,
  type FollowUpStage,
  type FollowUpStep,
} from '#core/ratings/follow-up.ts';
import { followUpOf, insertFollowUpEntry } from '#store/ratings.ts';
import type { App } from './app.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type FollowUpRating = {
  readonly number: string;
  /** Of the page that was acted from. */
  readonly version: number;
  readonly step: FollowUpStep;
};

/** The bureau records a step of a follow-up: contact, finding, correction, independent check. */
export async function followUpRating(
  app: App,
  viewer: Viewer,
  command: FollowUpRating,
): Promise<Outcome<{ readonly stage: FollowUpStage }>> {
  const number = parseCaseNumber(command.number);
  if (!number.ok) return refuseUse('not-found');
  const division = divisionOfCaseNumber(number.value);
  if (viewer.role !== 'bureau' || !may(viewer, 'follow-up-rating', { storedUnder: division }))
    return refuseUse('not-found');
  const stored = await followUpOf(app.pool, { division, number: number.value });
  if (stored === undefined) return refuseUse('not-found');
  const { entries, caseId, version } = stored;
  const last = entries.at(-1);
  if (version !== command.version)
    return refuseUse('changed-meanwhile', {
      who: last?.name ?? '',
      when: last?.at ?? '',
      what: last?.step ?? '',
    });
  const step = recordStep(entries, command.step, viewer.person);
  if (!step.ok) return step;
  const entry: FollowUpEntry = {
    ...step.value,
    at: app.now().toString(),
    by: viewer.person,
    name: viewer.name,
  };
  const stage = followUpStage([...entries, entry]);
  const written = await insertFollowUpEntry(app.pool, {
    division,
    caseId,
    version,
    entry,
    closes: stage === 'closed',
  });
  return written
    ? ok({ stage })
    : refuseUse('changed-meanwhile', { who: '', when: entry.at, what: entry.step });
}
