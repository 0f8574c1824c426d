// Every figure of a packet, counted once from one state of the ledger.
import { CHANNELS, type Consultation } from '../consultation.ts';
import type { Demand, Ledger, Submission } from '../ledger.ts';
import {
  PACKET_OUTCOMES,
  PACKET_SIDES,
  type OutcomeCounts,
  type PacketFigures,
  type PacketOutcome,
  type PacketSide,
  type SideFigures,
} from './packet-content.ts';

/** The identity class decides by its group; who did not say is of the public. */
export function sideOf({ classes }: Pick<Consultation, 'classes'>, { contributor }: Submission): PacketSide {
  const group = classes.find(({ id }) => id === contributor.identityClass)?.group;
  return group === 'expert' || group === 'department' ? group : 'public';
}

/** Where a demand is counted. */
export function outcomeOf({ kind, disposition }: Pick<Demand, 'kind' | 'disposition'>): PacketOutcome {
  if (kind === 'support') return 'support';
  return disposition?.outcome ?? 'undecided';
}

export function countSides(ledger: Ledger, consultation: Consultation): PacketFigures {
  const submissions = [...ledger.submissions.values()];
  const bySide = Map.groupBy(submissions, (submission) => sideOf(consultation, submission));
  const count = (side: PacketSide): SideFigures => countOne(ledger, consultation, bySide.get(side) ?? []);
  const sides = { public: count('public'), expert: count('expert'), department: count('department') };
  const all = countOne(ledger, consultation, submissions);
  const sum = (figure: 'people' | 'demands'): number =>
    PACKET_SIDES.reduce((total, side) => total + sides[side][figure], 0);
  return { all, sides, again: { people: sum('people') - all.people, demands: sum('demands') - all.demands } };
}

function countOne(
  ledger: Ledger,
  { classes, topics }: Consultation,
  submissions: readonly Submission[],
): SideFigures {
  const points = submissions.flatMap((submission) =>
    submission.points.flatMap((id) => {
      const home = ledger.points.get(id)?.demand;
      const demand = home && ledger.demands.get(home);
      return demand === undefined ? [] : [{ submission, demand }];
    }),
  );
  const demands = [...new Set(points.map(({ demand }) => demand))];
  const topicOf = ({ topic }: Demand): string | null =>
    topic === undefined ? null : (topics.find(({ id }) => id === topic)?.name ?? topic);
  const classOf = new Map<string, string | null>();
  for (const { contributor } of submissions)
    if (!classOf.has(contributor.id))
      classOf.set(contributor.id, className(classes, contributor.identityClass));
  const classNames = [...classes.map(({ name }) => name), null];
  return {
    people: classOf.size,
    submissions: submissions.length,
    copies: submissions.filter(({ copyOf }) => copyOf !== undefined).length,
    points: points.length,
    demands: demands.length,
    pointsByOutcome: countOutcomes(points.map(({ demand }) => demand)),
    demandsByOutcome: countOutcomes(demands),
    byTopic: present(
      [...topics.map(({ name }) => name), null],
      Map.groupBy(points, ({ demand }) => topicOf(demand)),
      (name, of) => ({ name, points: countOutcomes(of.map(({ demand }) => demand)) }),
    ),
    byChannel: present(
      CHANNELS,
      Map.groupBy(submissions, ({ channel }) => channel),
      (channel, of) => ({
        channel,
        submissions: of.length,
        copies: of.filter(({ copyOf }) => copyOf !== undefined).length,
        points: of.reduce((total, { points: own }) => total + own.length, 0),
      }),
    ),
    byClass: present(
      classNames,
      Map.groupBy(submissions, ({ contributor }) => className(classes, contributor.identityClass)),
      (name, of) => ({
        name,
        people: [...classOf.values()].filter((each) => each === name).length,
        submissions: of.length,
        points: of.reduce((total, { points: own }) => total + own.length, 0),
      }),
    ),
  };
}

function className(classes: Consultation['classes'], id: string | undefined): string | null {
  return id === undefined ? null : (classes.find((each) => each.id === id)?.name ?? id);
}

/** In the order given, what is not in it behind; what has nothing is left out. */
function present<Key, Item, Row>(
  order: readonly Key[],
  groups: ReadonlyMap<Key, readonly Item[]>,
  row: (key: Key, items: readonly Item[]) => Row,
): readonly Row[] {
  const keys = [...new Set([...order, ...groups.keys()])];
  return keys.flatMap((key) => {
    const items = groups.get(key);
    return items === undefined ? [] : [row(key, items)];
  });
}

/** How many of each; of demands, or of points by their demand. */
function countOutcomes(demands: readonly Demand[]): OutcomeCounts {
  const groups = Map.groupBy(demands, outcomeOf);
  const of = (outcome: PacketOutcome): number => groups.get(outcome)?.length ?? 0;
  return {
    adopted: of('adopted'),
    partly: of('partly'),
    declined: of('declined'),
    already: of('already'),
    'out-of-scope': of('out-of-scope'),
    support: of('support'),
    undecided: of('undecided'),
  };
}

/** The whole of the counts by outcome. */
export function sumOutcomes(counts: OutcomeCounts): number {
  return PACKET_OUTCOMES.reduce((total, outcome) => total + counts[outcome], 0);
}
