import { inLanguage } from '#base/localised.ts';
import type { Actor, CaseNumber } from '#core/cases/events.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { Due } from '#core/cases/light.ts';
import type { WorkLine } from '#read/case-lines.ts';
import { dateWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';

/** Colours of the drawn light; the reads call amber yellow. */
export const DRAWN_COLOUR = {
  green: 'green',
  yellow: 'amber',
  red: 'red',
  none: 'none',
} as const satisfies Record<Due['light'] | 'none', string>;

/** 2026年12月3日 (周四); what is left stands beside it as the light's word. */
export function dueWords(due: Due, ctx: PageContext): string {
  const { t, language } = ctx;
  const provisional = due.provisional ? t.frame.provisional : '';
  return `${dateWords(due.date, language)}${provisional}`;
}

export function leftWords({ workingDaysLeft: left, light }: Due, { t }: PageContext): string {
  if (left > 0) return t.frame.workingDaysLeft(left);
  return left === 0 && light !== 'red' ? t.frame.dueToday : t.frame.overdueBy(-left);
}

export function actorWords(actor: Actor, { t }: PageContext): string {
  return actor.role === 'system' ? t.desk.actor.system : t.desk.actor[actor.role](actor.name);
}

/** In groups, as it is read out. */
export function numberWords(number: CaseNumber): string {
  return showCaseNumber(number);
}

export function partAddress(line: Pick<WorkLine, 'number' | 'part'>): string {
  return `/desk/${line.number}/${line.part}`;
}

/** A name in the reader's language. */
export function nameIn(ctx: PageContext, name: { readonly zh: string; readonly en?: string }): string {
  return inLanguage(name, ctx.language);
}
