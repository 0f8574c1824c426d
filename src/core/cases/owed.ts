// 容缺: a paper that the item allows to come later. What is owed, until when, and what it stops.
import type { ActContext } from './act-context.ts';
import { showCaseNumber } from './case-number.ts';
import type { HandedIn, PartEvent, ToldDate } from './events.ts';
import { dayInChinese, fillText } from './promises.ts';
import type { CaseState, OwedPaper, PartState } from './state.ts';

/** The papers of this part that were promised and have not come. */
export function papersOwed(
  { materials }: Pick<CaseState, 'materials'>,
  { item }: Pick<PartState, 'item'>,
): readonly HandedIn[] {
  return materials.filter(({ way, items }) => way === 'owed' && items.includes(item));
}

/** The first paper without which no decision in favour and no result may leave the office; `undefined`: none is owed. */
export function blockingPaper(
  state: Pick<CaseState, 'materials'>,
  part: Pick<PartState, 'item'>,
): HandedIn | undefined {
  return papersOwed(state, part)[0];
}

/** Of the dates that were told, those whose paper has not come. */
export function datesOpen(state: Pick<CaseState, 'materials'>, part: PartState): readonly OwedPaper[] {
  const missing = new Set(papersOwed(state, part).map(({ material }) => material));
  return part.owed.filter(({ material, arrivedOn }) => arrivedOn === undefined && missing.has(material));
}

/** 容缺受理通知书, at acceptance: every owed paper with its date, which is the item's promised one. Nothing owed: nothing. */
export function owedNotice(
  state: CaseState,
  part: PartState,
  due: ToldDate | undefined,
  { promises }: Pick<ActContext, 'promises'>,
): readonly PartEvent[] {
  const papers = papersOwed(state, part);
  if (papers.length === 0 || due === undefined) return [];
  const template = promises['owed-notice'];
  const lines = papers.map(({ material, name }, at) =>
    fillText(template.line.zh, {
      n: String(at + 1),
      name: name.zh,
      form: formOf(state, material),
      date: dayInChinese(due.date),
    }),
  );
  const text = fillText(template.text.zh, {
    applicant: state.applicant.name,
    item: part.itemName.zh,
    agency: part.agencyName.zh,
    number: showCaseNumber(state.number),
    papers: lines.join('\n'),
  });
  const { date, provisional } = due;
  const materials = papers.map(({ material, name }) => ({ material, name, date, provisional }));
  return [{ kind: 'owed-notice-issued', part: part.part, materials, text }];
}

/** As the signed promise says it. */
function formOf({ promises }: Pick<CaseState, 'promises'>, material: string): string {
  return promises.find(({ forms }) => forms?.[material] !== undefined)?.forms?.[material] ?? '';
}
