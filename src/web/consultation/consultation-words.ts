// How pages say what stands in a ledger.
import type { Consultation } from '#core/consultation/consultation.ts';
import type { LedgerActor } from '#core/consultation/events.ts';
import type { Demand, Ledger, Submission } from '#core/consultation/ledger.ts';
import type { PageContext } from '../frame/page-context.ts';

/** The demand's title, or what its first point says. */
export function demandWords(ledger: Ledger, demand: Demand): string {
  const [first] = demand.points;
  return demand.title ?? (first === undefined ? '' : (ledger.points.get(first)?.text ?? ''));
}

/** The beginning of a text, on one line. */
export function excerpt(text: string, most = 90): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most).toWellFormed()}…`;
}

/** What a submission says: as the speaker confirmed it, else as it came. */
export function saidIn({ confirmed, text }: Submission): string {
  return confirmed?.text ?? text;
}

/** Who acted, as it may be shown to staff. */
export function actorWords(ctx: PageContext, consultation: Consultation, by: LedgerActor): string {
  const words = ctx.t.consultationCollation;
  switch (by.kind) {
    case 'planner':
      return by.name;
    case 'department':
      return `${by.name}（${departmentName(consultation, by.department)}）`;
    case 'contributor':
      return words.contributor;
    default:
      return words.platform;
  }
}

/** Class of the one who spoke, as the consultation names it; empty when it was not said. */
export function className({ classes }: Consultation, id: string | undefined): string {
  return classes.find((known) => known.id === id)?.name ?? '';
}

/** A department as the consultation names it; its id where it was taken out of the list since. */
export function departmentName({ departments }: Consultation, id: string): string {
  return departments.find((department) => department.id === id)?.name ?? id;
}
