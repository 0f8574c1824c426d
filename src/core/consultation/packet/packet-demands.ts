import type { Consultation } from '../consultation.ts';
import type { Demand, Ledger } from '../ledger.ts';
import type { DepartmentId } from '../ids.ts';
import type { ChangeLink, ClauseKind, PlanClause, PlanVersion } from '../plan/plan.ts';
import { sentences } from '../text/sentences.ts';
import { outcomeOf } from './count-sides.ts';
import type { PacketChange, PacketDemand } from './packet-content.ts';
import { lineOf } from './tracked-plan.ts';

/** Every demand with what was decided, why, who disagreed, and what changed in the plan. */
export function packetDemands(ledger: Ledger, consultation: Consultation): readonly PacketDemand[] {
  const places = ledger.versions.map((version) => ({ version, places: placesIn(version) }));
  const name = (id: DepartmentId): string =>
    consultation.departments.find((each) => each.id === id)?.name ?? id;
  const commitments = [...ledger.commitments.values()];
  return [...ledger.demands.values()].map((demand) => ({
    id: demand.id,
    title: demand.title ?? null,
    kind: demand.kind,
    topic: consultation.topics.find(({ id }) => id === demand.topic)?.name ?? demand.topic ?? null,
    outcome: outcomeOf(demand),
    problem: gradeOf(consultation, demand),
    reason: demand.disposition?.reason ?? '',
    leads: (demand.dispatch?.leads ?? []).map(name),
    supports: (demand.dispatch?.supports ?? []).map(name),
    views: demand.views.map(({ department, stance, text }) => ({
      department: name(department),
      stance,
      text,
    })),
    disagreement: demand.disagreement?.reason ?? null,
    changes: (demand.disposition?.links ?? []).map((link) => changeOf(link, places)),
    commitments: commitments
      .filter(({ demands }) => demands.includes(demand.id))
      .map(({ id, title, owner, due }) => ({ id, title, owner: name(owner), due: due.toString() })),
    points: demand.points,
  }));
}

function gradeOf({ problemGrades }: Consultation, { disposition }: Demand): PacketDemand['problem'] {
  const code = disposition?.problem;
  if (code === undefined) return null;
  return { code, name: problemGrades.find((grade) => grade.code === code)?.name ?? '' };
}

type Places = { readonly version: PlanVersion; readonly places: ReadonlyMap<string, Place> };
type Place = { readonly where: string; readonly clause: PlanClause };

function changeOf(
  { clause, from, to, deleted, inserted }: ChangeLink,
  versions: readonly Places[],
): PacketChange {
  const placeOf = (nth: number): Place | undefined =>
    versions.find(({ version }) => version.nth === nth)?.places.get(clause);
  const [old, fresh] = [placeOf(from), placeOf(to)];
  const now = fresh === undefined || inserted === '' ? '' : sentenceWith(fresh.clause.text, inserted);
  return { where: (fresh ?? old)?.where ?? '', from, to, deleted, inserted, now };
}

const DEPTH: Partial<Record<ClauseKind, number>> = { part: 1, chapter: 2, section: 3, box: 4, item: 4 };

/** Where each clause stands: the headings above it, and its own number. */
function placesIn({ clauses }: PlanVersion): ReadonlyMap<string, Place> {
  const above: string[] = [];
  return new Map(
    clauses.map((clause) => {
      const depth = DEPTH[clause.kind];
      if (depth !== undefined) {
        above.length = Math.min(above.length, depth);
        for (let level = above.length; level < depth; level += 1) above.push('');
        above[depth] = clause.kind === 'item' ? (clause.no ?? '') : lineOf(clause);
      }
      return [clause.id, { where: above.filter((each) => each !== '').join(' › '), clause }] as const;
    }),
  );
}

/** The sentences of the text in which these words stand. */
function sentenceWith(text: string, words: string): string {
  const at = text.indexOf(words);
  if (at < 0) return words;
  let end = 0;
  return sentences(text)
    .filter((sentence) => {
      const begin = end;
      end += sentence.length;
      return begin < at + words.length && end > at;
    })
    .join('')
    .trim();
}
