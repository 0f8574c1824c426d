// Whether a packet closes: every figure made again from its rows, and against the ledger's own counts. It is refused when one does not.
import { countLedger, checkCounts } from '../counts.ts';
import type { Ledger } from '../ledger.ts';
import { sumOutcomes } from './count-sides.ts';
import {
  PACKET_OUTCOMES,
  PACKET_SIDES,
  type OutcomeCounts,
  type PacketContent,
  type PublicRow,
  type SideFigures,
} from './packet-content.ts';

/** One sum that does not close: what it is of, and both numbers. */
export type PacketFault = { readonly of: string; readonly said: number; readonly counted: number };

/** Everything that does not add up; empty of every packet made of a sound ledger. */
export function checkPacket(content: PacketContent, ledger: Ledger): readonly PacketFault[] {
  const { figures } = content;
  const { all, sides, again } = figures;
  const counts = countLedger(ledger);
  const over = (figure: 'people' | 'submissions' | 'copies' | 'points' | 'demands'): number =>
    PACKET_SIDES.reduce((total, side) => total + sides[side][figure], 0);
  const sums: readonly (readonly [of: string, said: number, counted: number])[] = [
    ['ledger', 0, checkCounts(ledger).length],
    ['people', all.people, counts.people],
    ['submissions', all.submissions, counts.submissions],
    ['copies', all.copies, counts.copies],
    ['points', all.points, counts.points],
    ['demands', all.demands, counts.demands],
    ['people-by-side', all.people + again.people, over('people')],
    ['submissions-by-side', all.submissions, over('submissions')],
    ['copies-by-side', all.copies, over('copies')],
    ['points-by-side', all.points, over('points')],
    ['demands-by-side', all.demands + again.demands, over('demands')],
    ['demands-listed', all.demands, content.demands.length],
    ['submissions-listed', all.submissions, content.submissions.length],
    ...outcomesListed(
      'all',
      all.demandsByOutcome,
      content.demands.map(({ outcome }) => outcome),
    ),
    ...[['all', all] as const, ...PACKET_SIDES.map((side) => [side, sides[side]] as const)].flatMap(
      ([name, side]) => sumsWithin(name, side),
    ),
    ...publicSums(content),
  ];
  return sums.flatMap(([of, said, counted]) => (said === counted ? [] : [{ of, said, counted }]));
}

type Sum = readonly [of: string, said: number, counted: number];

function sumsWithin(name: string, side: SideFigures): readonly Sum[] {
  const { byTopic, byChannel, byClass } = side;
  return [
    [`${name}/points-by-outcome`, side.points, sumOutcomes(side.pointsByOutcome)],
    [`${name}/demands-by-outcome`, side.demands, sumOutcomes(side.demandsByOutcome)],
    ...PACKET_OUTCOMES.map((outcome): Sum => [
      `${name}/topics-${outcome}`,
      side.pointsByOutcome[outcome],
      add(byTopic, ({ points }) => points[outcome]),
    ]),
    [`${name}/submissions-by-channel`, side.submissions, add(byChannel, ({ submissions }) => submissions)],
    [`${name}/copies-by-channel`, side.copies, add(byChannel, ({ copies }) => copies)],
    [`${name}/points-by-channel`, side.points, add(byChannel, ({ points }) => points)],
    [`${name}/people-by-class`, side.people, add(byClass, ({ people }) => people)],
    [`${name}/submissions-by-class`, side.submissions, add(byClass, ({ submissions }) => submissions)],
    [`${name}/points-by-class`, side.points, add(byClass, ({ points }) => points)],
  ];
}

function add<Row>(rows: readonly Row[], count: (row: Row) => number): number {
  return rows.reduce((total, row) => total + count(row), 0);
}

function outcomesListed(name: string, counts: OutcomeCounts, listed: readonly string[]): readonly Sum[] {
  return PACKET_OUTCOMES.map((outcome): Sum => [
    `${name}/listed-${outcome}`,
    counts[outcome],
    listed.filter((each) => each === outcome).length,
  ]);
}

/** The public table has a row for every point of the public and of experts, and one for every copy. */
function publicSums({ figures, public: feedback }: PacketContent): readonly Sum[] {
  const { public: people, expert } = figures.sides;
  const points = feedback.rows.filter(
    (row): row is Exclude<PublicRow, { kind: 'copy' }> => row.kind !== 'copy',
  );
  return [
    ['public/copies', people.copies + expert.copies, feedback.rows.length - points.length],
    ...PACKET_OUTCOMES.map((outcome): Sum => [
      `public/rows-${outcome}`,
      people.pointsByOutcome[outcome] + expert.pointsByOutcome[outcome],
      points.filter((row) => row.outcome === outcome).length,
    ]),
  ];
}
