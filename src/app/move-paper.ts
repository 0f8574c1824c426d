// A paper on its way between a centre and an office: sent here, signed for there.
import { actorOf } from './actor.ts';
import type { Result } from '#base/result.ts';
import type { PaperLeg } from '#core/cases/paper-leg.ts';
import { refuseAct, type ActRefusal } from '#core/cases/refusal.ts';
import { sendPaper as send } from '#core/cases/send-paper.ts';
import type { CaseState, PartState } from '#core/cases/state.ts';
import { takePaper as take, type TakePaper } from '#core/cases/take-paper.ts';
import { centreOf, type DivisionCode } from '#core/divisions/division.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { act, type Acted, type PartAddress } from './act.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

/** `place`: which centre, where an office sends to one; the one that hands out where it is absent. */
export type SendPaper = PartAddress & Pick<PaperLeg, 'to' | 'place' | 'contents' | 'parcel'>;

/** A centre sends to the deciding office; the office back to a centre of the case, or to the applicant. */
export async function sendPaper(app: App, viewer: Viewer, command: SendPaper): Promise<Outcome<Acted>> {
  return act(app, viewer, { ...command, action: 'send-paper' }, (state, part) => {
    const leg = legOf(app, viewer, { state, part, command });
    return leg.ok ? send(state, part.part, { leg: leg.value }) : leg;
  });
}

/** The other side signs, complete or with what is missing. */
export async function takePaper(
  app: App,
  viewer: Viewer,
  command: PartAddress & TakePaper,
): Promise<Outcome<Acted>> {
  return act(app, viewer, { ...command, action: 'take-paper' }, (state, part) =>
    take(state, part.part, command, actorOf(viewer)),
  );
}

/** The centres of a case that an office may send to: first the one that hands out. */
export function centresOfCase({
  delivery,
  receivingPlace,
}: Pick<CaseState, 'delivery' | 'receivingPlace'>): readonly DivisionCode[] {
  const places = [delivery.how === 'centre' ? delivery.place : undefined, receivingPlace];
  return [...new Set(places)].flatMap((place) => place ?? []);
}

type Sending = { readonly state: CaseState; readonly part: PartState; readonly command: SendPaper };

function legOf(
  app: App,
  viewer: Viewer,
  { state, part, command }: Sending,
): Result<Omit<PaperLeg, 'leg'>, ActRefusal> {
  const { to, contents, parcel } = command;
  const said = { contents, ...(parcel ? { parcel } : {}) };
  const office = part.agencyName.zh;
  const refused = refuseAct('not-allowed-now', { act: 'send-paper', stage: part.stage });
  if (viewer.role === 'clerk') {
    if (to !== 'office') return refused;
    return { ok: true, value: { to, from: centreName(app, viewer.centre), toName: office, ...said } };
  }
  if (to === 'applicant') {
    const { delivery, applicant } = state;
    const toName = delivery.how === 'post' ? delivery.receiver : applicant.name;
    return { ok: true, value: { to, from: office, toName, ...said } };
  }
  const centres = centresOfCase(state);
  const place = command.place ?? centres[0];
  if (to !== 'centre' || place === undefined || !centres.includes(place)) return refused;
  return { ok: true, value: { to, place, from: office, toName: centreName(app, place), ...said } };
}

function centreName({ divisions }: App, code: DivisionCode): string {
  const division = divisions.get(code);
  return (division && centreOf(division)?.name) ?? code;
}
