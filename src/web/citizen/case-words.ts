// Words about a filed case that several pages share.
import { unreachable } from '#base/assert.ts';
import { inLanguage, type Language } from '#base/localised.ts';
import type { CaseView, PartProgress } from '#read/case-lines.ts';
import { hasFailed } from '#core/cases/stages.ts';
import type { Due } from '#core/cases/light.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { placeName } from '#core/divisions/division.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import { dateWords } from '../elements/words.ts';
import type { Texts } from '../texts/texts.ts';
import { anyOfWords } from './time-words.ts';

export type CaseTools = { readonly t: Texts; readonly language: Language; readonly divisions: DivisionTree };

/** 学院路社区, by the words people use; the code itself where the tree does not know it. */
export function placeWords(code: DivisionCode, divisions: DivisionTree): string {
  const division = divisions.get(code);
  return division === undefined ? code : placeName(division);
}

/** 常宁市民政局 as filed; with the county in front where the office's name does not say it. */
export function officeWords(
  part: { readonly agencyName: PartProgress['agencyName']; readonly decidingCounty: DivisionCode },
  { language, divisions }: CaseTools,
): string {
  const office = inLanguage(part.agencyName, language);
  if (language === 'en' && part.agencyName.en !== undefined) return office;
  const county = divisions.get(part.decidingCounty)?.name;
  return county === undefined || office.includes(county) ? office : `${county}${office}`;
}

/** 甲 或 乙、丙: the parts this one waits for, by name. */
export function waitedForWords(
  part: { readonly waitsFor: readonly (readonly number[])[] },
  parts: CaseView['parts'],
  { t, language }: CaseTools,
): string {
  const nameOf = (number: number) => {
    const found = parts.find((other) => other.part === number);
    return found === undefined ? String(number) : inLanguage(found.itemName, language);
  };
  return anyOfWords(
    part.waitsFor.map((group) => group.map(nameOf)),
    t,
  );
}

/** How a case is called that ended with nothing done; `undefined` where something was. */
export function failedWord(parts: readonly Pick<PartProgress, 'stage'>[]): 'withdrawn' | 'ended' | undefined {
  if (!parts.every(hasFailed)) return undefined;
  return parts.every(({ stage }) => stage === 'withdrawn') ? 'withdrawn' : 'ended';
}

/** 还剩 3 个工作日 / 今天到期 / 已超期 2 个工作日. */
export function leftWords(due: Due, t: Texts): string {
  if (due.workingDaysLeft > 0) return t.frame.workingDaysLeft(due.workingDaysLeft);
  return due.workingDaysLeft === 0 ? t.frame.dueToday : t.frame.overdueBy(-due.workingDaysLeft);
}

export function dueDateWords(
  due: { readonly date: string; readonly provisional: boolean },
  tools: CaseTools,
): string {
  return `${dateWords(due.date, tools.language)}${due.provisional ? tools.t.frame.provisional : ''}`;
}

export function deliveryWords(delivery: CaseView['delivery'], { t, divisions }: CaseTools): string {
  switch (delivery.how) {
    case 'online':
      return t.citizen.receipt.deliveryOnline;
    case 'post':
      return t.citizen.receipt.deliveryPost(delivery.receiver, delivery.address);
    case 'centre':
      return t.citizen.draft.deliveryAt(placeWords(delivery.place, divisions));
    default:
      return unreachable(delivery);
  }
}
