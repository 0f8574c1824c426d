// How every act on a return runs: the door, read, the pure decision, one statement; once more when somebody wrote in between.
import { ok, type Result } from '#base/result.ts';
import { applyReturnEvent, type ReturnKey } from '#core/costs/evolve-return.ts';
import { stampReturn, type ReturnHappening } from '#core/costs/return-acts.ts';
import { kinOf } from '#core/costs/return-evidence.ts';
import { priorPlace, returnPlace, type ReturnAddress, type ReturnPlace } from '#core/costs/return-place.ts';
import { signedUnder } from '#core/costs/round-in-force.ts';
import { standingOf, type ReturnNow, type ReturnStanding } from '#core/costs/return-standing.ts';
import type { ReturnActor, ReturnEvent, ReturnState } from '#core/costs/return-state.ts';
import { readStoredReturn } from '#core/costs/stored-return.ts';
import type { StoredCell } from '#core/costs/stored-cell.ts';
import { may, type Action } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { storedReturn, writeReturn } from '#store/returns.ts';
import type { App } from './app.ts';
import { roundOfVersion } from './kept-rounds.ts';
import { peersOf } from './peer-figures.ts';
import { refuseUse, type Outcome, type Refusal } from './refusal.ts';

export type { ReturnAddress };

/** What became of the return. */
export type ReturnChanged = {
  readonly state: ReturnState;
  readonly standing: ReturnStanding;
};

export type ReturnRead = ReturnNow & {
  readonly place: ReturnPlace;
  readonly events: readonly ReturnEvent[];
  readonly edits: number;
  /** Judged when it is asked for: a keystroke is judged after it, not before too. */
  readonly standing: () => ReturnStanding;
  readonly actor: ReturnActor;
};

/** What is to happen, and which cells were typed. */
export type ReturnDecision = {
  readonly happenings: readonly ReturnHappening[];
  readonly cells?: readonly StoredCell[];
};

type Deciding = (now: ReturnRead) => Result<ReturnDecision | readonly ReturnHappening[], Refusal>;

/** Two people of one unit who type at once meet here: each reads again what the other wrote. */
const TRIES = 40;

/** Runs one act on a return. `decideOn` is pure and may run more than once. */
export async function changeReturn(
  app: App,
  viewer: Viewer,
  address: ReturnAddress & { readonly action: Action },
  decideOn: Deciding,
): Promise<Outcome<ReturnChanged>> {
  const place = returnPlace(app.surveys, address);
  const actor = place && returnActor(viewer, place);
  if (!place || !actor) return refuseUse('not-found');
  if (!may(viewer, address.action, { storedUnder: place.division, unit: place.unit.id }))
    return refuseUse('not-found');
  return runReturn(app, { place, actor }, decideOn);
}

/** The same for who needs no door: the platform itself. */
export async function runReturn(
  app: App,
  { place, actor }: { readonly place: ReturnPlace; readonly actor: ReturnActor },
  decideOn: Deciding,
): Promise<Outcome<ReturnChanged>> {
  for (let round = 0; round < TRIES; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- what somebody else wrote is read before it is decided again
    const read = await readReturn(app, place, actor);
    const decided = decideOn(read);
    if (!decided.ok) return decided;
    const decision: ReturnDecision =
      'happenings' in decided.value ? decided.value : { happenings: decided.value };
    const { happenings, cells = [] } = decision;
    if (happenings.length === 0 && cells.length === 0)
      return ok({ state: read.state, standing: read.standing() });
    const at = app.now();
    const events = stampReturn(happenings, at, actor);
    const after = afterwards(read, events, cells);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const written = await writeReturn(app.pool, {
      expected: { seq: read.state.seq, edits: read.edits },
      history: read.events,
      events,
      state: after.state,
      counts: after.standing.counts,
      cells,
      copyOf: events.some(({ type }) => type === 'version-opened') ? read.state.version : undefined,
      at,
    });
    if (written) return ok(after);
  }
  throw new Error(`an act on a return lost ${TRIES} races in a row`);
}

async function readReturn(app: App, place: ReturnPlace, actor: ReturnActor): Promise<ReturnRead> {
  const { round: loaded, unit, division } = place;
  const key: ReturnKey = { division, round: loaded.id, unit: unit.id };
  const { siblings, children, peers, peerCodes } = kinOf(loaded, unit);
  const stored = await storedReturn(app.pool, {
    ...key,
    prior: priorPlace(app.surveys, place),
    near: [...siblings, ...children],
    peers: peers.length > 0,
    divisions: loaded.offices.map((office) => office.division),
  });
  const { state, events } = readStoredReturn(key, stored, loaded);
  const version = signedUnder(state);
  const round = version === undefined ? loaded : await roundOfVersion(app, loaded, version);
  const now: ReturnNow = {
    round,
    unit,
    state,
    cells: stored.cells ?? [],
    beside: {
      prior: stored.prior ?? [],
      accounts: app.surveys.accounts?.get(loaded.id)?.get(unit.id),
      kin: stored.kin ?? [],
      figures: await peersOf(app, loaded, {
        codes: peers.length > 0 ? peerCodes : [],
        handed: stored.handed,
      }),
    },
  };
  return { ...now, place, events, edits: stored.edits ?? 0, actor, standing: () => standingOf(now) };
}

function afterwards(
  read: ReturnRead,
  events: readonly ReturnEvent[],
  typed: readonly StoredCell[],
): ReturnChanged {
  const state = events.reduce(applyReturnEvent, read.state);
  const changed = new Set(typed.map(({ code }) => code));
  const cells = [...read.cells.filter(({ code }) => !changed.has(code)), ...typed];
  return { state, standing: standingOf({ ...read, state, cells }) };
}

/** Who acts, as the events keep it: a reporter by his duty, a collector with his office. Nobody else acts on returns. */
function returnActor(viewer: Viewer, { round }: ReturnPlace): ReturnActor | undefined {
  if (viewer.role === 'reporter') {
    const { duty, person, name } = viewer;
    return { kind: duty, person, name };
  }
  if (viewer.role !== 'collector') return undefined;
  const office = round.offices.find(({ division }) => division === viewer.office);
  const { person, name } = viewer;
  return office && { kind: 'collector', person, name, office: office.id };
}
