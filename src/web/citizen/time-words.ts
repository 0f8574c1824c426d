import type { ItemId } from '#core/catalogue/model.ts';
import type { PromisedTime } from '#core/compiler/plan.ts';
import { statedLimitWords } from '../elements/limit-words.ts';
import { amountWords } from '../elements/words.ts';
import type { Texts } from '../texts/texts.ts';

export type ItemNames = (item: ItemId) => string;

/** 约 8 个工作日 / 至少 8 个工作日 / 来源未说明: never more than the sources say. */
export function timeWords(time: PromisedTime, t: Texts): string {
  const { days, daysAtLeast } = t.citizen.thing;
  if (time.workingDays === 0 && time.notStated.length > 0) return t.frame.notStated;
  if (time.workingDays === 0 && time.apart.length === 0) return t.citizen.thing.sameDay;
  const rounded = amountWords(Math.ceil(time.workingDays * 8) / 8);
  return time.notStated.length + time.apart.length > 0 ? daysAtLeast(rounded) : days(rounded);
}

/** The sentences that say what the figure leaves out. */
export function timeNotes(time: PromisedTime, itemName: ItemNames, t: Texts): readonly string[] {
  if (time.workingDays === 0 && time.apart.length === 0 && time.notStated.length > 1) {
    return [t.citizen.thing.notStatedAll];
  }
  const names = time.notStated.map(itemName).join(t.frame.listSeparator);
  return [
    ...(time.notStated.length === 0 ? [] : [t.citizen.thing.notStatedParts(names)]),
    ...time.apart.map(({ item, limit }) => t.citizen.thing.apart(itemName(item), statedLimitWords(limit, t))),
  ];
}

/** A limit kept with a filed part: `{amount, unit}` with the unit as text. */
export function filedLimitWords(
  promised: { readonly amount: number; readonly unit: string },
  t: Texts,
): string {
  const { unit } = t.frame;
  const say = Object.entries(unit).find(([key]) => key === promised.unit)?.[1];
  return say === undefined ? `${promised.amount} ${promised.unit}` : say(amountWords(promised.amount));
}

/** 甲、乙 或 丙: every group must be there, any one of each group will do. */
export function anyOfWords(groups: readonly (readonly string[])[], t: Texts): string {
  return groups.map((group) => group.join(t.citizen.progress.waitsAny)).join(t.frame.listSeparator);
}
