import { isDivisionCode } from '#core/divisions/division.ts';
import { isWithin, scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { returnFor } from '#read/return-for.ts';
import { returnsWall } from '#read/returns-wall.ts';
import { answerNotFound, answerPage, contextOf, type WebRequest } from '../citizen/route-tools.ts';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { bothSides } from './both-sides.tsx';
import { entryView } from './entry-view.ts';
import { roundOf } from './round-of.ts';
import { AboutPage } from './rounds/about-page.tsx';
import { RoundsPage, type CollectedRound, type OwnRound } from './rounds/rounds-page.tsx';

/** The rounds a viewer has to do with, and what each asks: forms, rules, limits, register. */
export function registerRoundsRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get('/costs', bothSides(deps), (c) => showRounds(c, deps));
  routes.get('/costs/:round/about', bothSides(deps), (c) => {
    const round = roundOf(c, deps);
    const { viewer } = c.get('visit');
    if (!round || !isAsked(viewer, round)) return answerNotFound(c, deps);
    return answerPage(c, <AboutPage ctx={contextOf(c, deps)} round={round} />);
  });
}

async function showRounds(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { viewer } = c.get('visit');
  const rounds = [...deps.app.surveys.rounds.values()]
    .filter((round) => isAsked(viewer, round))
    .toSorted(newestFirst);
  const ctx = contextOf(c, deps);
  if (viewer.role === 'reporter') {
    const own = await Promise.all(
      rounds.map(async (round): Promise<OwnRound | undefined> => {
        const read = await returnFor(viewer, deps.app, { round: round.id, unit: viewer.unit });
        return read && { round, view: entryView(read, viewer.duty) };
      }),
    );
    return answerPage(c, <RoundsPage ctx={ctx} own={own.filter((each) => each !== undefined)} />);
  }
  const collected = await Promise.all(
    rounds.map(async (round): Promise<CollectedRound> => ({
      round,
      wall: round.kind === 'survey' ? await returnsWall(viewer, deps.app, { round: round.id }) : undefined,
    })),
  );
  return answerPage(c, <RoundsPage ctx={ctx} collected={collected} />);
}

/** Whether any unit of the round is the viewer's, or within the region he collects from. */
function isAsked(viewer: Viewer, round: Round): boolean {
  const scope = scopeOf(viewer, 'list-surveys');
  const divisions = new Map(round.offices.map(({ id, division }) => [id, division]));
  return round.units.some(({ id, office }) => {
    const division = divisions.get(office) ?? '';
    return isDivisionCode(division) && isWithin(scope, { storedUnder: division, unit: id });
  });
}

/** What runs before what ran; collections last. */
function newestFirst(a: Round, b: Round): number {
  if (a.kind !== b.kind) return a.kind === 'survey' ? -1 : 1;
  return Temporal.PlainDate.compare(b.period.opensOn, a.period.opensOn) || (a.id < b.id ? -1 : 1);
}
