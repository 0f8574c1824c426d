// Which clause of a new version is which clause of the old one, through renumbering, moving, splitting and rewording. What is
// not sure is said to be so, for a person to decide; the same two versions always give the same answer.
import type { ClauseId } from '../ids.ts';
import { candidates, type Candidate } from './align-candidates.ts';
import type { ParsedClause } from './parsed-plan.ts';
import type { PlanClause } from './plan.ts';
import { bigramsOf, sharedBigrams } from './similarity.ts';

/** How a clause was known again. `text`: the same words; `name`: a row of the same name; `place`: by what stands in it. */
export type MatchBasis = 'text' | 'name' | 'reworded' | 'place';

/** A pair that may be the same. `likeness`: 0–1, of the words. */
export type UnsurePair = { readonly old: ClauseId; readonly at: number; readonly likeness: number };

export type PlanAlignment = {
  /** Old ids by the place of the new clause (0, 1, …). */
  readonly matched: ReadonlyMap<number, { readonly old: ClauseId; readonly basis: MatchBasis }>;
  /** Nobody but a person can say; the best first for each place. */
  readonly unsure: readonly UnsurePair[];
  /** Old clauses that nothing is like. */
  readonly gone: readonly ClauseId[];
  /** Of a split: the place of a new clause whose words come out of an old one that lives on elsewhere. */
  readonly splitFrom: ReadonlyMap<number, ClauseId>;
  /** Of a merge: the old clause whose words now stand in the one at this place. */
  readonly mergedInto: ReadonlyMap<ClauseId, number>;
};

/** As sure as a person would be at a glance. */
const SURE = 0.6;
/** Below it two clauses only share the words that all plans share. */
const PERHAPS = 0.35;
/** Two candidates this close: neither is sure. */
const TOO_CLOSE = 0.08;
/** Nobody asks whether these are the same. */
const EQUAL = 0.97;
/** Of the words of the smaller one: it came out of the larger. */
const PART_OF = 0.8;

type Working = {
  readonly old: readonly PlanClause[];
  readonly fresh: readonly ParsedClause[];
  /** New place → old place, and back. */
  readonly found: Map<number, { readonly at: number; readonly basis: MatchBasis }>;
  readonly taken: Map<number, number>;
};

export function alignPlan(old: readonly PlanClause[], fresh: readonly ParsedClause[]): PlanAlignment {
  const working: Working = { old, fresh, found: new Map(), taken: new Map() };
  matchEqual(working, ({ kind, text }) => `${kind}\n${plain(text)}`, 'text');
  matchEqual(working, rowName, 'name');
  const offered = candidates(openOld(working), openNew(working));
  const unsure = matchLike(working, offered);
  matchByPlace(working, unsure);
  const stillUnsure = unsure.filter(
    ({ old: at, fresh: place }) => !working.found.has(place) && !working.taken.has(at),
  );
  const { splitFrom, mergedInto } = parts(
    working,
    new Set(stillUnsure.flatMap(({ fresh: place }) => [place])),
  );
  return {
    matched: new Map(
      [...working.found].map(([place, { at, basis }]) => [place, { old: idAt(old, at), basis }] as const),
    ),
    unsure: stillUnsure
      .map(({ old: at, fresh: place, likeness }) => ({ old: idAt(old, at), at: place, likeness }))
      .toSorted((a, b) => a.at - b.at || b.likeness - a.likeness),
    gone: old.flatMap(({ id }, at) =>
      working.taken.has(at) || stillUnsure.some((pair) => pair.old === at) ? [] : [id],
    ),
    splitFrom,
    mergedInto,
  };
}

function idAt(old: readonly PlanClause[], at: number): ClauseId {
  const clause = old[at];
  if (!clause) throw new RangeError(`no old clause at ${at}`);
  return clause.id;
}

/** Words alone: neither white space nor width nor punctuation make a clause another one. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s　]/gu, '');
}

function rowName({ kind, indicator, project }: ParsedClause | PlanClause): string {
  const name = indicator?.name ?? project?.name;
  return name === undefined ? '' : `${kind}\n${plain(name)}`;
}

/** Equal keys are the same clause; where several have the same key, those behind the same clause first, then in order. */
function matchEqual(
  working: Working,
  key: (clause: ParsedClause | PlanClause) => string,
  basis: MatchBasis,
): void {
  const olds = byKey(working.old, (at) => working.taken.has(at), key);
  const news = byKey(working.fresh, (at) => working.found.has(at), key);
  for (const [word, places] of news) {
    const ats = olds.get(word);
    if (ats?.length === 1 && places.length === 1) take(working, places, ats, basis);
  }
  for (const [word, places] of news) {
    const ats = olds.get(word);
    if (!ats || (ats.length === 1 && places.length === 1)) continue;
    const behind = places.filter((place) => {
      const before = working.found.get(place - 1)?.at;
      const at = before === undefined ? -1 : before + 1;
      if (!ats.includes(at) || working.taken.has(at)) return false;
      take(working, [place], [at], basis);
      return true;
    });
    take(
      working,
      places.filter((place) => !behind.includes(place)),
      ats.filter((at) => !working.taken.has(at)),
      basis,
    );
  }
}

function byKey<Clause>(
  clauses: readonly Clause[],
  done: (at: number) => boolean,
  key: (clause: Clause) => string,
): Map<string, number[]> {
  const places = new Map<string, number[]>();
  clauses.forEach((clause, at) => {
    const word = done(at) ? '' : key(clause);
    if (word !== '') places.set(word, [...(places.get(word) ?? []), at]);
  });
  return places;
}

function take(
  { found, taken }: Working,
  places: readonly number[],
  ats: readonly number[],
  basis: MatchBasis,
): void {
  places.forEach((place, i) => {
    const at = ats[i];
    if (at === undefined) return;
    found.set(place, { at, basis });
    taken.set(at, place);
  });
}

function openOld({ old, taken }: Working): readonly Candidate[] {
  return old.flatMap(({ kind, no, text }, at) => (taken.has(at) ? [] : [{ kind, no, text, at }]));
}

function openNew({ fresh, found }: Working): readonly Candidate[] {
  return fresh.flatMap(({ kind, no, text }, at) => (found.has(at) ? [] : [{ kind, no, text, at }]));
}

type Offer = ReturnType<typeof candidates>[number];

/** The likest first. A pair is taken when it is like enough and nothing else comes near; the rest is unsure. */
function matchLike(working: Working, offered: readonly Offer[]): readonly Offer[] {
  const byOld = Map.groupBy(offered, ({ old }) => old);
  const byNew = Map.groupBy(offered, ({ fresh }) => fresh);
  const rival = (offer: Offer): number => {
    const others = [...(byOld.get(offer.old) ?? []), ...(byNew.get(offer.fresh) ?? [])];
    return Math.max(
      0,
      ...others.filter((other) => other !== offer && isOpen(working, other)).map(({ score }) => score),
    );
  };
  // What one pair takes is no rival of the others any more: again, until nothing changes.
  for (let before = -1; before !== working.found.size;) {
    before = working.found.size;
    for (const offer of offered) {
      if (offer.score < SURE) break;
      const clear = offer.likeness >= EQUAL || offer.score - rival(offer) >= TOO_CLOSE;
      if (isOpen(working, offer) && clear) take(working, [offer.fresh], [offer.old], 'reworded');
    }
  }
  return offered.filter((offer) => offer.score >= PERHAPS && isOpen(working, offer));
}

function isOpen({ found, taken }: Working, { old, fresh }: Offer): boolean {
  return !found.has(fresh) && !taken.has(old);
}

/** A reworded heading is the one whose clauses stand below it: more than half of them, either way. */
function matchByPlace(working: Working, unsure: readonly Offer[]): void {
  const headings = ['part', 'chapter', 'section', 'box'];
  for (const { kind, at: place } of openNew(working)) {
    if (!headings.includes(kind)) continue;
    const votes = new Map<number, number>();
    const below = childrenOf(working.fresh, place);
    for (const child of below) {
      const at = working.found.get(child)?.at;
      const parent = at === undefined ? undefined : headingAbove(working.old, at, kind);
      if (parent !== undefined) votes.set(parent, (votes.get(parent) ?? 0) + 1);
    }
    const [winner] = [...votes].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (!winner || working.taken.has(winner[0])) continue;
    const [parent, count] = winner;
    const enough = count * 2 > below.length && count * 2 > childrenOf(working.old, parent).length;
    const asked = unsure.some(({ old, fresh }) => fresh === place && old === parent);
    if (enough && (count > 1 || asked)) take(working, [place], [parent], 'place');
  }
}

const DEPTH: Readonly<Record<string, number>> = { title: 0, part: 1, chapter: 2, section: 3, box: 4 };

function depth(kind: string): number {
  return DEPTH[kind] ?? 5;
}

function childrenOf(clauses: readonly { kind: string }[], at: number): readonly number[] {
  const level = depth(clauses[at]?.kind ?? '');
  const below: number[] = [];
  for (let i = at + 1; i < clauses.length && depth(clauses[i]?.kind ?? '') > level; i += 1) below.push(i);
  return below;
}

function headingAbove(clauses: readonly { kind: string }[], at: number, kind: string): number | undefined {
  for (let i = at - 1; i >= 0; i -= 1) if (clauses[i]?.kind === kind) return i;
  return undefined;
}

/** What is left over: whether its words stand in a clause of the other version that is already somebody's. */
function parts(
  working: Working,
  unsure: ReadonlySet<number>,
): Pick<PlanAlignment, 'splitFrom' | 'mergedInto'> {
  const { old, fresh, found, taken } = working;
  const splitFrom = new Map<number, ClauseId>();
  const mergedInto = new Map<ClauseId, number>();
  const changed = [...found].filter(([place, { at }]) => fresh[place]?.text !== old[at]?.text);
  const wide = changed.map(([place, { at }]) => ({
    place,
    at,
    was: bigramsOf(old[at]?.text ?? ''),
    is: bigramsOf(fresh[place]?.text ?? ''),
  }));
  const inside = (
    text: string,
    of: (each: (typeof wide)[number]) => 'was' | 'is',
  ): (typeof wide)[number] | undefined => {
    const words = bigramsOf(text);
    if (words.total < 6) return undefined;
    return wide.find((each) => sharedBigrams(words, each[of(each)]) >= PART_OF * words.total);
  };
  for (const { text, at: place } of openNew(working)) {
    const source = unsure.has(place) ? undefined : inside(text, () => 'was');
    if (source) splitFrom.set(place, idAt(old, source.at));
  }
  old.forEach(({ id, text }, at) => {
    const goal = taken.has(at) ? undefined : inside(text, () => 'is');
    if (goal) mergedInto.set(id, goal.place);
  });
  return { splitFrom, mergedInto };
}
