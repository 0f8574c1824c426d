// Names, phones and addresses behind the submissions of a consultation. Whoever looks says why, and the journal keeps that he looked.
import { plainText } from '#base/plain-text.ts';
import { ok, refuse } from '#base/result.ts';
import type { SubmissionNumber } from '#core/consultation/ids.ts';
import { refuseConsultation } from '#core/consultation/refusal.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { contributorsOf } from '#store/consultation-packets.ts';
import type { App } from './app.ts';
import { changeConsultation } from './change-consultation.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type ContributorSeen = {
  readonly submission: SubmissionNumber;
  readonly name: string;
  readonly contact: string;
  readonly address: string;
};

/** `submission`: that one alone; absent: all of them. */
export type ContributorsAsked = {
  readonly consultation: string;
  readonly purpose: string;
  readonly submission?: SubmissionNumber | undefined;
};

const LONGEST_PURPOSE = 300;

/** One line a submission, by number, or of the one asked for; what was not left is empty. The look is written before anything is shown. */
export async function seeContributors(
  app: App,
  viewer: Viewer,
  { consultation: id, purpose: typed, submission }: ContributorsAsked,
): Promise<Outcome<readonly ContributorSeen[]>> {
  const purpose = plainText(typed).trim();
  const changed = await changeConsultation(
    app,
    viewer,
    { consultation: id, action: 'see-contributors' },
    ({ ledger }) => {
      if (submission !== undefined && !ledger.submissions.has(submission)) return refuseUse('not-found');
      if (purpose === '') return refuseConsultation('why-missing');
      if (purpose.length > LONGEST_PURPOSE)
        return refuseConsultation('text-too-long', { limit: LONGEST_PURPOSE });
      const submissions = submission === undefined ? [...ledger.submissions.keys()] : [submission];
      return ok([{ type: 'contributor-seen' as const, submissions, purpose }]);
    },
  );
  if (!changed.ok) return refuse(changed.error);
  const { consultation, ledger } = changed.value;
  const people = await contributorsOf(app.pool, {
    division: consultation.division,
    consultation: consultation.id,
  });
  return ok(
    [...ledger.submissions.values()].flatMap(({ number, contributor }) => {
      if (submission !== undefined && number !== submission) return [];
      const { name = '', contact = '', address = '' } = people.get(contributor.id) ?? {};
      return [{ submission: number, name, contact, address }];
    }),
  );
}
