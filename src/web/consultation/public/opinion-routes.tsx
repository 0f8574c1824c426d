import { followHash, newFormKey } from '#app/follow-code.ts';
import { receiveSubmission } from '#app/receive-submission.ts';
import { planChapters } from '#core/consultation/coverage/plan-chapters.ts';
import { isClauseId, type ClauseId } from '#core/consultation/ids.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { followedOpinion, ownOpinions } from '#read/own-opinions.ts';
import { publicConsultation, publicWords, type PublicConsultation } from '#read/public-consultation.ts';
import {
  answerNotFound,
  answerPage,
  contextOf,
  type Status,
  type WebRequest,
} from '../../citizen/route-tools.ts';
import type { SummaryLine } from '../../form/error-summary.tsx';
import { refusalSentence } from '../../form/problem-words.ts';
import { fieldOf } from '../../form/read-form.ts';
import type { StaffDeps, StaffRoutes } from '../../staff-deps.tsx';
import { ClausePage } from './clause-page.tsx';
import { FollowPage } from './follow-page.tsx';
import { blankOpinion, opinionProblems, typedOpinion, type TypedOpinion } from './opinion-form.ts';
import { OpinionReceiptPage } from './receipt-page.tsx';
import { SayPage } from './say-form.tsx';

/** Speaking on a plan, and following what became of it. No sign-in, no script. */
export function registerOpinionRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get('/plans/:id/say', async (c) => {
    const typed = blankOpinion(newFormKey(deps.app));
    return answerSay(c, deps, { typed, problems: [], status: 200 });
  });
  routes.post('/plans/:id/say', async (c) =>
    answerSent(c, deps, (shown) => answerSay(c, deps, { ...shown, status: 422 })),
  );
  routes.get('/plans/:id/clauses/:clause', async (c) => {
    const typed = blankOpinion(newFormKey(deps.app));
    return answerClause(c, deps, { typed, problems: [], status: 200 });
  });
  routes.post('/plans/:id/clauses/:clause', async (c) =>
    answerSent(c, deps, (shown) => answerClause(c, deps, { ...shown, status: 422 })),
  );
  routes.get('/plans/:id/follow', async (c) =>
    answerFollow(c, deps, { number: c.req.query('number') ?? '', code: undefined }),
  );
  routes.post('/plans/:id/follow', async (c) => {
    const form = c.get('form');
    const [number, code] = [fieldOf(form, 'number') ?? '', fieldOf(form, 'code') ?? ''];
    return answerFollow(c, deps, { number, code });
  });
}

type Shown = { readonly typed: TypedOpinion; readonly problems: readonly SummaryLine[] };
type Again = (shown: Shown) => Promise<Response>;

async function seenBy(c: WebRequest, deps: StaffDeps): Promise<PublicConsultation | undefined> {
  return publicConsultation(c.get('visit').viewer, deps.app, c.req.param('id') ?? '');
}

async function answerSay(
  c: WebRequest,
  deps: StaffDeps,
  { status, ...shown }: Shown & { readonly status: Status },
): Promise<Response> {
  const seen = await seenBy(c, deps);
  if (seen === undefined) return answerNotFound(c, deps);
  const chapters = planChapters(seen.draft?.version.clauses ?? []);
  return answerPage(
    c,
    <SayPage ctx={contextOf(c, deps)} seen={seen} {...shown} chapters={chapters} />,
    status,
  );
}

async function answerClause(
  c: WebRequest,
  deps: StaffDeps,
  { status, ...shown }: Shown & { readonly status: Status },
): Promise<Response> {
  const seen = await seenBy(c, deps);
  const id = c.req.param('clause') ?? '';
  const clause = clauseOf(seen, id);
  if (seen === undefined || clause === undefined) return answerNotFound(c, deps);
  const chapter = planChapters(seen.draft?.version.clauses ?? []).find(({ clauses }) =>
    clauses.includes(clause),
  );
  if (chapter === undefined) return answerNotFound(c, deps);
  const words = await publicWords(c.get('visit').viewer, deps.app, {
    id: seen.consultation.id,
    clause: clause.id,
  });
  const old = seen.draft?.previous?.clauses.find((each) => each.id === clause.id);
  const ctx = contextOf(c, deps);
  return answerPage(c, <ClausePage {...{ ctx, seen, clause, old, chapter, words, ...shown }} />, status);
}

/** Only clauses of the draft that is public. */
function clauseOf(seen: PublicConsultation | undefined, id: string) {
  return isClauseId(id) ? seen?.draft?.version.clauses.find((clause) => clause.id === id) : undefined;
}

/** Takes the opinion in and shows the receipt; what cannot be taken comes back as it was typed. */
async function answerSent(c: WebRequest, deps: StaffDeps, again: Again): Promise<Response> {
  const seen = await seenBy(c, deps);
  const typed = typedOpinion(c.get('form'));
  const ctx = contextOf(c, deps);
  const about = c.req.param('clause') ?? typed.chapter;
  const clause: ClauseId | undefined = clauseOf(seen, about)?.id;
  if (seen === undefined || (about !== '' && clause === undefined)) return answerNotFound(c, deps);
  const problems = opinionProblems(typed, ctx.t);
  if (problems.length > 0) return again({ typed, problems });
  const { district, identityClass, groups, name, contact, key, text, showName } = typed;
  const taken = await receiveSubmission(deps.app, c.get('visit').viewer, {
    consultation: seen.consultation.id,
    by: 'sender',
    channel: 'web',
    sender: {
      kind: 'new',
      name,
      contact,
      identityClass,
      groups,
      district: isDivisionCode(district) ? district : undefined,
    },
    text,
    files: [],
    consent: { text: typed.consent === 'yes' ? 'yes' : 'no', name: showName ? 'yes' : 'no' },
    clause,
    formKey: key,
  });
  if (!taken.ok) {
    if (taken.error.code === 'not-found') return answerNotFound(c, deps);
    return again({ typed, problems: [{ href: '#f-text', sentence: refusalSentence(taken.error, ctx.t) }] });
  }
  const { number, followCode: code, again: before, changed } = taken.value;
  const submission = changed.ledger.submissions.get(number);
  if (submission === undefined) return answerNotFound(c, deps);
  return answerPage(c, <OpinionReceiptPage {...{ ctx, seen, submission, code, again: before }} />);
}

/** `code`: typed; absent when the page is only opened. A wrong pair answers politely and says nothing about which was wrong. */
async function answerFollow(
  c: WebRequest,
  deps: StaffDeps,
  { number, code }: { readonly number: string; readonly code: string | undefined },
): Promise<Response> {
  const seen = await seenBy(c, deps);
  if (seen === undefined) return answerNotFound(c, deps);
  const { viewer } = c.get('visit');
  const { id } = seen.consultation;
  const typed = number.normalize('NFKC').trim();
  const found =
    code === undefined
      ? undefined
      : await followedOpinion(viewer, deps.app, { id, number: typed, followHash: followHash(code) });
  const own = await ownOpinions(viewer, deps.app, id);
  const wrong = code !== undefined && found === undefined;
  const ctx = contextOf(c, deps);
  return answerPage(
    c,
    <FollowPage {...{ ctx, seen, number: typed, wrong, found, own }} />,
    wrong ? 404 : 200,
  );
}
