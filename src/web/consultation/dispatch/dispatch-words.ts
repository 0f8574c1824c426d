// Words that the pages of dispatch and study share.
import type { Consultation } from '#core/consultation/consultation.ts';
import type { DepartmentId } from '#core/consultation/ids.ts';
import type { Texts } from '../../texts/texts.ts';
import { departmentName, excerpt } from '../consultation-words.ts';

/** Several, as a list. */
export function departmentNames(consultation: Consultation, ids: readonly DepartmentId[], t: Texts): string {
  return ids.map((id) => departmentName(consultation, id)).join(t.frame.listSeparator);
}

/** The title, or the beginning of the words that stand for it. */
export function titleWords(title: string | undefined, words: string | undefined): string {
  return excerpt(title ?? words ?? '', 80);
}

/** Code and name of a grade of the problem axis. */
export function gradeWords({ problemGrades }: Consultation, code: string, t: Texts): string {
  const grade = problemGrades.find((each) => each.code === code);
  return t.consultationDispatch.problem(code, grade?.name ?? code);
}
