import type { Actor } from '#core/cases/events.ts';
import type { Holder, LedgerLine } from '#core/cases/hand-over-ledger.ts';
import { centreOf, placeName, type DivisionCode } from '#core/divisions/division.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import { inLanguage, type Localised } from '#base/localised.ts';
import { momentWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';

/** What words about a ledger need: names of places, of parts, and what time it is. */
export type LedgerTools = {
  readonly ctx: PageContext;
  readonly divisions: DivisionTree;
  readonly partNames: ReadonlyMap<number, Localised>;
  /** RFC 9557 instant. */
  readonly now: string;
};

/** A centre by its own name. */
export function centreWords(divisions: DivisionTree, code: DivisionCode): string {
  const division = divisions.get(code);
  return (division && centreOf(division)?.name) ?? code;
}

export function countyWords(divisions: DivisionTree, code: DivisionCode): string {
  const division = divisions.get(code);
  return division === undefined ? code : placeName(division);
}

/** Who holds a part. */
export function holderWords(holder: Holder, { ctx, divisions, partNames }: LedgerTools): string {
  const words = ctx.t.handover.holder;
  switch (holder.kind) {
    case 'centre':
      return centreWords(divisions, holder.place);
    case 'office':
      return inLanguage(holder.name, ctx.language);
    case 'on-the-way':
      return words.onTheWay(holder.to);
    case 'part':
      return words.part(
        holder.parts
          .map((part) => inLanguage(partNames.get(part) ?? { zh: String(part) }, ctx.language))
          .join(ctx.t.frame.listSeparator),
      );
    case 'platform':
      return words[holder.does];
    default:
      return words[holder.kind];
  }
}

/** How long by the clock on the wall, in the largest whole unit that says enough. */
export function longWords(from: string, to: string, { t }: PageContext): string {
  const minutes = Math.floor(Temporal.Instant.from(from).until(to).total('minutes'));
  if (minutes < 1) return t.handover.noTime;
  if (minutes < 60) return t.handover.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? t.handover.hours(hours) : t.handover.days(Math.floor(hours / 24));
}

/** Who did it, by name. */
export function nameOfActor(actor: Actor | undefined, ctx: PageContext): string {
  return actor === undefined || actor.role === 'system' ? ctx.t.handover.dispute.platform : actor.name;
}

/** 现在由…负责, and since when; or that it has ended. */
export function nowWords(line: LedgerLine, tools: LedgerTools): readonly [string, string] {
  const { ctx, now } = tools;
  const words = ctx.t.handover;
  const last = line.stretches.at(-1);
  if (last === undefined || line.endedAt !== undefined) return [words.nowEnded, ''];
  return [
    nowSentence(line, last.holder, tools),
    words.nowSince(momentWords(last.from, ctx.language), longWords(last.from, now, ctx)),
  ];
}

function nowSentence({ legs }: LedgerLine, holder: Holder, tools: LedgerTools): string {
  const words = tools.ctx.t.handover;
  switch (holder.kind) {
    case 'on-the-way': {
      const from = legs.find(({ leg }) => leg === holder.leg)?.from ?? '';
      return words.nowOnTheWay(from, holder.to);
    }
    case 'part':
      return words.nowWaiting(holderWords(holder, tools));
    case 'third-person':
      return words.nowConsent;
    default:
      return words.now(holderWords(holder, tools));
  }
}
