// Words that the pages of dispatch and study share.
import type { Consultation } from '#core/consultation/consultation.ts';
import type { DepartmentId } from '#core/consultation/ids.ts';
import type { Demand, Ledger } from '#core/consultation/ledger.ts';
import type { Proposal } from '#core/consultation/sorting/label.ts';
import type { Texts } from '../../texts/texts.ts';

const LONGEST_TITLE = 80;

/** As the consultation names it; its id where it was taken out of the list since. */
export function departmentName({ departments }: Consultation, id: DepartmentId | string): string {
  return departments.find((department) => department.id === id)?.name ?? id;
}

/** Several, as a list. */
export function departmentNames(consultation: Consultation, ids: readonly DepartmentId[], t: Texts): string {
  return ids.map((id) => departmentName(consultation, id)).join(t.frame.listSeparator);
}

/** Its title, or the beginning of its first point. */
export function demandWords(demand: Demand, ledger: Ledger): string {
  const [first] = demand.points;
  return titleWords(demand.title, first === undefined ? undefined : ledger.points.get(first)?.text);
}

/** The title, or the beginning of the words that stand for it. */
export function titleWords(title: string | undefined, words: string | undefined): string {
  const text = title ?? words ?? '';
  const characters = Array.from(text);
  return characters.length > LONGEST_TITLE ? `${characters.slice(0, LONGEST_TITLE).join('')}…` : text;
}

/** What led to a proposal: at most three of its reasons, the strongest first. */
export function evidenceWords({ evidence }: Proposal, t: Texts): string {
  return evidence
    .slice(0, 3)
    .map(({ source, word, meant = '', like = '' }) =>
      t.consultationDispatch.evidence[source](word, meant, like),
    )
    .join(t.frame.listSeparator);
}

/** Code and name of a grade of the problem axis. */
export function gradeWords({ problemGrades }: Consultation, code: string, t: Texts): string {
  const grade = problemGrades.find((each) => each.code === code);
  return t.consultationDispatch.problem(code, grade?.name ?? code);
}
