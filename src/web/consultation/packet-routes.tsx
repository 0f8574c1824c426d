import { makePacket } from '#app/make-packet.ts';
import { sayAnswered } from '#app/record-answers.ts';
import { publishFeedback } from '#app/publish-feedback.ts';
import type { Refusal } from '#app/refusal.ts';
import { seeContributors } from '#app/see-contributors.ts';
import { canonicalJson, type Json } from '#base/canonical-json.ts';
import type { Ledger } from '#core/consultation/ledger.ts';
import { PACKET_OUTCOMES } from '#core/consultation/packet/packet-content.ts';
import { consultationForDesk, consultationOf } from '#read/consultation.ts';
import { packetForDesk, publishedFeedback, type PacketSeen } from '#read/consultation-packets.ts';
import {
  answerDownload,
  answerNotFound,
  answerPage,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { isMedium, MEDIA } from '../costs/report/media.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { pageOf, staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { fieldOf } from './collation/collation-form.ts';
import { HeardPage, NotHeardPage } from './packet/heard-page.tsx';
import { PacketPage, type PacketTyped } from './packet/packet-page.tsx';
import { REPORT_PIECES, type PacketTask } from './packet/packet-task.ts';
import { inPacketThread, keptFile } from './packet/packet-thread.ts';

const BASE = '/consultations/:consultation/packet';
const TYPES = { ...MEDIA, zip: 'application/zip' } as const;

/** Packets for the desk, and below the plan what of them is public. */
export function registerPacketRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const planner = staffOnly(deps, 'planner', '/consultations');
  routes.get(BASE, planner, (c) => showPackets(c, deps));
  routes.post(`${BASE}/make`, planner, async (c) => {
    const made = await makePacket(deps.app, c.get('visit').viewer, idOf(c));
    return made.ok
      ? c.redirect(`/consultations/${idOf(c)}/packet#packet-${made.value.number}`, 303)
      : showPackets(c, deps, { refusal: made.error });
  });
  routes.post(`${BASE}/answered`, planner, async (c) => {
    const how = fieldOf(c, 'how');
    const said = await sayAnswered(deps.app, c.get('visit').viewer, idOf(c), how);
    return said.ok
      ? c.redirect(`/consultations/${idOf(c)}/packet`, 303)
      : showPackets(c, deps, { refusal: said.error });
  });
  routes.get(`${BASE}/:number/files/:file`, planner, (c) => downloadPiece(c, deps));
  routes.post(`${BASE}/:number/named`, planner, (c) => downloadNamed(c, deps));
  routes.post(`${BASE}/:number/publish`, planner, (c) => publish(c, deps));
  routes.get('/plans/:consultation/heard', (c) => showHeard(c, deps));
  routes.get('/plans/:consultation/heard/:file', (c) => downloadHeard(c, deps));
}

function idOf(c: WebRequest): string {
  return c.req.param('consultation') ?? '';
}

/** 0: no packet has it. */
function numberIn(text: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : 0;
}

type Refused = { readonly refusal: Refusal; readonly typed?: PacketTyped };

async function showPackets(c: WebRequest, deps: StaffDeps, refused?: Refused): Promise<Response> {
  const ctx = contextOf(c, deps);
  if (refused?.refusal.code === 'not-found') return answerNotFound(c, deps);
  const seen = await consultationForDesk(c.get('visit').viewer, deps.app, idOf(c));
  if (seen === undefined) return answerNotFound(c, deps);
  const sentence = refused && refusalSentence(refused.refusal, ctx.t);
  return answerPage(
    c,
    <PacketPage ctx={ctx} seen={seen} refused={sentence} typed={refused?.typed} />,
    refused === undefined ? 200 : 422,
  );
}

async function downloadPiece(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const seen = await packetForDesk(c.get('visit').viewer, deps.app, {
    id: idOf(c),
    number: numberIn(c.req.param('number')),
  });
  const file = c.req.param('file') ?? '';
  const task = seen && taskOf(seen, file, c.req.query('number'));
  if (!seen || !task) return answerNotFound(c, deps);
  const key = `${seen.packet.sha256} ${file} ${task.kind === 'replies' ? task.which : ''}`;
  return answerFile(c, `${seen.consultation.id}-${seen.packet.number}-${file}`, await keptFile(key, task));
}

/** What the name of a file asks for; nothing when there is no such piece. */
function taskOf(seen: PacketSeen, file: string, reply: string | undefined): PacketTask | undefined {
  const { content, packet } = seen;
  const [name = '', medium = ''] = file.split('.');
  const piece = REPORT_PIECES.find((each) => each === name);
  if (piece !== undefined && isMedium(medium)) return { kind: 'report', piece, medium, content };
  switch (file) {
    case 'plan.docx':
      return content.tracked === null ? undefined : { kind: 'plan', content };
    case 'letters.docx':
      return { kind: 'replies', content, which: 'letters' };
    case 'proposals.docx':
      return { kind: 'replies', content, which: 'proposals' };
    case 'reply.docx': {
      const which = numberIn(reply);
      return content.submissions.some(({ number }) => number === which)
        ? { kind: 'replies', content, which }
        : undefined;
    }
    case 'bundle.zip':
      return { kind: 'bundle', input: { content, number: packet.number, journal: journalOf(seen) } };
    default:
      return undefined;
  }
}

/** The journal up to where the packet was made, an event a line. */
function journalOf({
  ledger,
  packet,
}: {
  readonly ledger: Ledger;
  readonly packet: PacketSeen['packet'];
}): string {
  return ledger.journal
    .slice(0, packet.atSeq)
    .map(({ event }) => {
      const json: Json = JSON.parse(JSON.stringify(event));
      return `${canonicalJson(json)}\n`;
    })
    .join('');
}

async function downloadNamed(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { viewer } = c.get('visit');
  const number = numberIn(c.req.param('number'));
  const seen = await packetForDesk(viewer, deps.app, { id: idOf(c), number });
  if (seen === undefined) return answerNotFound(c, deps);
  const purpose = fieldOf(c, 'purpose');
  const people = await seeContributors(deps.app, viewer, { consultation: idOf(c), purpose });
  if (!people.ok)
    return showPackets(c, deps, { refusal: people.error, typed: { packet: number, purpose, reason: '' } });
  const { content } = seen;
  const input = { content, number, journal: journalOf(seen), people: people.value };
  const bytes = await inPacketThread({ kind: 'bundle', input });
  return answerFile(c, `${seen.consultation.id}-${number}-named.zip`, bytes);
}

async function publish(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const packet = numberIn(c.req.param('number'));
  const reason = fieldOf(c, 'reason');
  const done = await publishFeedback(deps.app, c.get('visit').viewer, {
    consultation: idOf(c),
    packet,
    reason,
  });
  return done.ok
    ? c.redirect(`/plans/${idOf(c)}/heard`, 303)
    : showPackets(c, deps, { refusal: done.error, typed: { packet, reason, purpose: '' } });
}

async function showHeard(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { viewer } = c.get('visit');
  const asked = c.req.query('packet');
  const number = asked === undefined ? undefined : numberIn(asked);
  const seen = await publishedFeedback(viewer, deps.app, { id: idOf(c), number });
  const ctx = contextOf(c, deps);
  if (seen === undefined) {
    const known = consultationOf(viewer, deps.app, { id: idOf(c), action: 'read-public-consultation' });
    if (known === undefined || asked !== undefined) return answerNotFound(c, deps);
    return answerPage(c, <NotHeardPage ctx={ctx} consultation={known} />);
  }
  const outcome = PACKET_OUTCOMES.find((each) => each === c.req.query('outcome'));
  return answerPage(c, <HeardPage ctx={ctx} seen={seen} outcome={outcome} page={pageOf(c)} />);
}

async function downloadHeard(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const [name, ending = ''] = (c.req.param('file') ?? '').split('.');
  const medium = name === 'feedback' && isMedium(ending) ? ending : undefined;
  const asked = c.req.query('packet');
  const number = asked === undefined ? undefined : numberIn(asked);
  const seen = await publishedFeedback(c.get('visit').viewer, deps.app, { id: idOf(c), number });
  if (medium === undefined || seen === undefined) return answerNotFound(c, deps);
  const task: PacketTask = { kind: 'published', medium, feedback: seen.feedback };
  const bytes = await keptFile(`${seen.edition.hash} ${medium}`, task);
  return answerFile(c, `${seen.consultation.id}-heard-${seen.edition.number}.${medium}`, bytes);
}

function answerFile(c: WebRequest, name: string, body: Uint8Array): Response {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const type = Object.entries(TYPES).find(([each]) => each === ending)?.[1] ?? TYPES.zip;
  return answerDownload(c, { name, type, body });
}
