// Whether the change behind 采纳 is there: did it happen between the two versions, and does it still stand in the last one?
// A sentence that moved to another clause is found again by its words; what is not found is said to be lost, never guessed.
import type { ClauseId } from '../ids.ts';
import type { ChangeLink, PlanClause, PlanVersion } from './plan.ts';
import { timesQuoted } from './quotes.ts';
import { changedFields, fieldValue, ROW_FIELDS } from './row-fields.ts';

export type LinkVerdict =
  | { readonly kind: 'holds' }
  /** It never was a change: the claim is wrong. */
  | {
      readonly kind: 'not-a-change';
      readonly why: 'unknown-version' | 'clause-missing' | 'nothing-claimed' | 'not-inserted' | 'not-deleted';
    }
  /** It was there; from this version on it is not. */
  | { readonly kind: 'gone-in'; readonly nth: number }
  /** From this version on the clause is not there, nor are the words anywhere else. */
  | { readonly kind: 'clause-removed'; readonly nth: number }
  /** The words stand in another clause now. */
  | { readonly kind: 're-anchored'; readonly nth: number; readonly clause: ClauseId };

/** Shorter words stand in a plan by chance: they are not looked for elsewhere. */
const SHORTEST_ANCHOR = 8;

/** `versions` in any order. What stands in the last version decides; between, the first from which it is gone for good. */
export function verifyLink(link: ChangeLink, versions: readonly PlanVersion[]): LinkVerdict {
  const from = versions.find(({ nth }) => nth === link.from);
  const to = versions.find(({ nth }) => nth === link.to);
  if (!from || !to || link.from >= link.to) return { kind: 'not-a-change', why: 'unknown-version' };
  const why = whyNoChange(link, clauseOf(from, link.clause), clauseOf(to, link.clause));
  if (why) return { kind: 'not-a-change', why };
  const later = versions.filter(({ nth }) => nth > link.to).toSorted((a, b) => a.nth - b.nth);
  let verdict: LinkVerdict = { kind: 'holds' };
  for (const version of later) {
    const now = standsIn(link, from, to, version);
    // The first version from which it is gone is the one to ask about; a change that came back stands again.
    if (!isLost(now) || !isLost(verdict)) verdict = now;
  }
  return verdict;
}

function isLost({ kind }: LinkVerdict): boolean {
  return kind === 'gone-in' || kind === 'clause-removed';
}

function clauseOf({ clauses }: PlanVersion, id: ClauseId): PlanClause | undefined {
  return clauses.find((clause) => clause.id === id);
}

type NoChange = Extract<LinkVerdict, { kind: 'not-a-change' }>['why'];

function whyNoChange(
  { kind, inserted, deleted }: ChangeLink,
  from: PlanClause | undefined,
  to: PlanClause | undefined,
): NoChange | undefined {
  if (!from && !to) return 'clause-missing';
  if (inserted === '' && deleted === '') return 'nothing-claimed';
  if (kind !== 'text' && isRow(from ?? to)) return whyNoFieldChange(inserted, deleted, from, to);
  const [before, after] = [from?.text ?? '', to?.text ?? ''];
  if (inserted !== '' && timesQuoted(after, inserted) <= timesQuoted(before, inserted)) return 'not-inserted';
  if (deleted !== '' && timesQuoted(before, deleted) <= timesQuoted(after, deleted)) return 'not-deleted';
  return undefined;
}

/** Of a row: one field whose old value was `deleted` and whose new one is `inserted`, with or without the unit. */
function whyNoFieldChange(
  inserted: string,
  deleted: string,
  from: PlanClause | undefined,
  to: PlanClause | undefined,
): NoChange | undefined {
  const nothing = { indicator: undefined, project: undefined };
  const changes = changedFields(from ?? nothing, to ?? nothing);
  const now = changes.filter(({ fresh, unit }) => says(inserted, fresh, unit));
  if (now.length === 0) return 'not-inserted';
  return now.some(({ old, unit }) => says(deleted, old, unit)) ? undefined : 'not-deleted';
}

/** Nothing claimed fits everything; a figure is quoted with or without its unit. */
function says(words: string, value: string, unit: string): boolean {
  return words === '' || words === value || (value !== '' && words === value + unit);
}

function isRow(clause: PlanClause | undefined): boolean {
  return clause?.indicator !== undefined || clause?.project !== undefined;
}

/** What a later version says of a change that was made in `to`. */
function standsIn(link: ChangeLink, from: PlanVersion, to: PlanVersion, version: PlanVersion): LinkVerdict {
  const clause = clauseOf(version, link.clause);
  const before = clauseOf(from, link.clause);
  const after = clauseOf(to, link.clause);
  if (link.kind !== 'text' && isRow(before ?? after)) {
    if (!clause) return after ? { kind: 'clause-removed', nth: version.nth } : { kind: 'holds' };
    return fieldsStand(link, before, after, clause)
      ? { kind: 'holds' }
      : { kind: 'gone-in', nth: version.nth };
  }
  if (whyNoChange(link, before, clause) === undefined) return { kind: 'holds' };
  const elsewhere = anchor(link, from, version);
  if (elsewhere) return { kind: 're-anchored', nth: version.nth, clause: elsewhere };
  return clause ? { kind: 'gone-in', nth: version.nth } : { kind: 'clause-removed', nth: version.nth };
}

/** Each field that was changed as claimed still has the value it was given. */
function fieldsStand(
  { inserted }: ChangeLink,
  before: PlanClause | undefined,
  after: PlanClause | undefined,
  now: PlanClause,
): boolean {
  const nothing = { indicator: undefined, project: undefined };
  const claimed = changedFields(before ?? nothing, after ?? nothing).filter(
    ({ fresh, unit }) => inserted === '' || inserted === fresh || inserted === fresh + unit,
  );
  const fields = claimed.length > 0 ? claimed.map(({ field }) => field) : ROW_FIELDS;
  return fields.every((field) => fieldValue(now, field) === fieldValue(after ?? nothing, field));
}

/** The one other clause in which the inserted words stand now and did not before. */
function anchor(
  { clause, inserted }: ChangeLink,
  from: PlanVersion,
  version: PlanVersion,
): ClauseId | undefined {
  if (inserted.length < SHORTEST_ANCHOR) return undefined;
  const before = new Map(from.clauses.map(({ id, text }) => [id, text] as const));
  const found = version.clauses.filter(
    ({ id, text }) =>
      id !== clause &&
      text.includes(inserted) &&
      timesQuoted(text, inserted) > timesQuoted(before.get(id) ?? '', inserted),
  );
  return found.length === 1 ? found[0]?.id : undefined;
}
