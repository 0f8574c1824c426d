// Names, phones and addresses behind the submissions of a consultation. Whoever looks says why, and the journal keeps that he looked.
import { plainText } from '#base/plain-text.ts';
import { ok, refuse } from '#base/result.ts';
import type { SubmissionNumber } from '#core/consultation/ids.ts';
import { refuseConsultation } from '#core/consultation/refusal.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { contributorsOf } from '#store/consultation-packets.ts';
import type { App } from './app.ts';
import { changeConsultation } from './change-consultation.ts';
import type { Outcome } from './refusal.ts';

export type ContributorSeen = {
  readonly submission: SubmissionNumber;
  readonly name: string;
  readonly contact: string;
  readonly address: string;
};

const LONGEST_PURPOSE = 300;

/** One line a submission, by number; what was not left is empty. The look is written before anything is shown. */
export async function seeContributors(
  app: App,
  viewer: Viewer,
  { consultation: id, purpose: typed }: { readonly consultation: string; readonly purpose: string },
): Promise<Outcome<readonly ContributorSeen[]>> {
  const purpose = plainText(typed).trim();
  const changed = await changeConsultation(
    app,
    viewer,
    { consultation: id, action: 'see-contributors' },
    ({ ledger }) => {
      if (purpose === '') return refuseConsultation('why-missing');
      if (purpose.length > LONGEST_PURPOSE)
        return refuseConsultation('text-too-long', { limit: LONGEST_PURPOSE });
      return ok([
        { type: 'contributor-seen' as const, submissions: [...ledger.submissions.keys()], purpose },
      ]);
    },
  );
  if (!changed.ok) return refuse(changed.error);
  const { consultation, ledger } = changed.value;
  const people = await contributorsOf(app.pool, {
    division: consultation.division,
    consultation: consultation.id,
  });
  return ok(
    [...ledger.submissions.values()].map(({ number, contributor }) => {
      const { name = '', contact = '', address = '' } = people.get(contributor.id) ?? {};
      return { submission: number, name, contact, address };
    }),
  );
}
