// What everybody may read: names masked, texts only with consent, nothing of what departments said to each other (政府信息公开条例
// 第十五、十六条).
import type {
  PacketContent,
  PacketDemand,
  PacketSubmission,
  PublicFeedback,
  PublicRow,
  SideFigures,
} from './packet-content.ts';
import { familyName, isPersonal, maskedText } from '../text/mask.ts';

/** Names of contributors by number of the submission; who left none is not in it. */
export type NamesByNumber = ReadonlyMap<number, string>;

export function publicFeedback(
  { head, figures, demands, submissions, tracked }: Omit<PacketContent, 'form' | 'public' | 'unknowns'>,
  names: NamesByNumber,
): PublicFeedback {
  const hidden = [...names.values()];
  const byId = new Map(demands.map((demand) => [demand.id, demand] as const));
  const shown = submissions.filter(({ side }) => side !== 'department');
  return {
    form: 'consultation-feedback-1',
    head,
    figures: { public: withoutClass(figures.sides.public), expert: withoutClass(figures.sides.expert) },
    rows: shown.flatMap((submission) =>
      rowsOf(submission, byId, { name: names.get(submission.number), hidden }),
    ),
    versions: tracked && { from: tracked.from, to: tracked.to },
  };
}

type Naming = { readonly name: string | undefined; readonly hidden: readonly string[] };

function rowsOf(
  submission: PacketSubmission,
  demands: ReadonlyMap<string, PacketDemand>,
  naming: Naming,
): readonly PublicRow[] {
  const { number, copyOf, consent, points, className, channel } = submission;
  if (copyOf !== null) return [{ kind: 'copy', number: String(number), of: copyOf }];
  return points.map(({ id, text, demand: home }): PublicRow => {
    const demand = demands.get(home);
    const outcome = demand?.outcome ?? 'undecided';
    // A speech that its speaker has not confirmed is published nowhere.
    if (consent.text !== 'yes' || submission.speech === 'unconfirmed')
      return { kind: 'withheld', number: id, outcome };
    return {
      kind: 'shown',
      number: id,
      who: whoOf(submission, naming.name),
      className,
      channel,
      text: maskedText(text, naming.hidden),
      outcome,
      reason: maskedText(demand?.reason ?? '', naming.hidden),
      changes: demand?.changes ?? [],
    };
  });
}

/**
 * The family name of who allowed it (凌**), as the form that asked him says; a full name never, nor any of a speech that its
 * speaker has not confirmed. A word that stands for many (网民) tells nobody's name.
 */
function whoOf({ consent, speech }: PacketSubmission, name: string | undefined): string | null {
  if (name === undefined || name.trim() === '' || speech === 'unconfirmed') return null;
  if (!isPersonal(name)) return name.trim();
  return consent.name === 'yes' ? familyName(name) : null;
}

function withoutClass({ byClass: _byClass, ...figures }: SideFigures): Omit<SideFigures, 'byClass'> {
  return figures;
}
