import type { VNode } from 'preact';
import type { Refusal } from '#app/refusal.ts';
import { withdrawCase, withdrawPart } from '#app/withdraw-part.ts';
import { inLanguage } from '#base/localised.ts';
import { tellSiblingsOfFailure } from '#core/cases/hand-over.ts';
import { hasEnded } from '#core/cases/stages.ts';
import { withdrawable } from '#core/cases/withdraw-part.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import type { CaseView, PartProgress } from '#read/case-lines.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { Line, namesOf } from './case-afterwards.tsx';

const PATH = '/my-cases/:number/withdraw';

/** 撤回: what it means is read before it is pressed. */
export function registerWithdrawRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get(PATH, async (c) => {
    const asked = await askedOf(c, deps, c.req.query('part'));
    if (asked === undefined) return answerNotFound(c, deps);
    if (asked.parts.length === 0) return c.redirect(`/my-cases/${asked.found.number}`, 303);
    const props = { ctx: contextOf(c, deps), ...asked, reason: '', problem: undefined };
    return answerPage(c, <WithdrawPage {...props} />);
  });
  routes.post(PATH, async (c) => {
    const form = c.get('form');
    const asked = await askedOf(c, deps, fieldOf(form, 'part'));
    if (asked === undefined) return answerNotFound(c, deps);
    const reason = fieldOf(form, 'reason') ?? '';
    const version = Number(fieldOf(form, 'version'));
    const { found, only } = asked;
    const command = { number: found.number, version, reason };
    const { viewer } = c.get('visit');
    const done =
      only === undefined
        ? await withdrawCase(deps.app, viewer, command)
        : await withdrawPart(deps.app, viewer, { ...command, part: only.part });
    if (done.ok) return c.redirect(`/my-cases/${found.number}?withdrawn=1`, 303);
    return answerFailure(c, deps, { asked, reason, refusal: done.error });
  });
}

type Asked = {
  readonly found: CaseView;
  /** The one part asked about; absent: everything. */
  readonly only: PartProgress | undefined;
  /** What would be withdrawn. */
  readonly parts: readonly PartProgress[];
};

async function askedOf(
  c: WebRequest,
  { app }: StaffDeps,
  part: string | undefined,
): Promise<Asked | undefined> {
  const found = await caseForCitizen(c.get('visit').viewer, app, c.req.param('number') ?? '');
  if (found === undefined) return undefined;
  const open = found.parts.filter((each) => withdrawable(found).includes(each));
  if (part === undefined) return { found, only: undefined, parts: open };
  const only = found.parts.find((each) => String(each.part) === part);
  return only && { found, only, parts: open.filter((each) => each === only) };
}

/** Typed reasons are shown again; what moved on meanwhile is looked at anew. */
function answerFailure(
  c: WebRequest,
  deps: StaffDeps,
  { asked, reason, refusal }: { readonly asked: Asked; readonly reason: string; readonly refusal: Refusal },
): Response {
  if (refusal.code === 'not-found') return answerNotFound(c, deps);
  if (asked.parts.length === 0) return answerRefusal(c, deps, refusal, `/my-cases/${asked.found.number}`);
  const ctx = contextOf(c, deps);
  const problem = refusalSentence(refusal, ctx.t);
  return answerPage(c, <WithdrawPage ctx={ctx} {...asked} reason={reason} problem={problem} />, 422);
}

type PageProps = Asked & {
  readonly ctx: PageContext;
  readonly reason: string;
  readonly problem: string | undefined;
};

function WithdrawPage({ ctx, found, only, parts, reason, problem }: PageProps): VNode {
  const words = ctx.t.afterwards.withdraw;
  const name = only === undefined ? words.whole : inLanguage(only.itemName, ctx.language);
  return (
    <Frame ctx={ctx} title={words.title} section="myCases">
      <p class="hint thing-name">{inLanguage(found.thingName, ctx.language)}</p>
      <ErrorSummary lines={problem === undefined ? [] : [{ href: '#reason', sentence: problem }]} t={ctx.t} />
      <h1>{words.title}</h1>
      <p>
        <strong>{name}</strong>
      </p>
      <Effects ctx={ctx} found={found} parts={parts} />
      <form method="post" action={`/my-cases/${found.number}/withdraw`}>
        <CsrfField ctx={ctx} />
        {only !== undefined && <input type="hidden" name="part" value={String(only.part)} />}
        <input type="hidden" name="version" value={String(only?.version ?? found.version)} />
        <div class="field">
          <label for="reason">{words.reason}</label>
          <p class="hint" id="reason-hint">
            {words.reasonHint}
          </p>
          <textarea
            class="ds-input"
            id="reason"
            name="reason"
            rows={3}
            maxlength={500}
            aria-describedby="reason-hint"
          >
            {reason}
          </textarea>
        </div>
        <div class="acts">
          <button class="ds-button" data-color="danger" type="submit">
            {words.confirm}
          </button>
          <a class="ds-button" data-variant="secondary" href={`/my-cases/${found.number}`}>
            {words.keep}
          </a>
        </div>
      </form>
    </Frame>
  );
}

function Effects({ ctx, found, parts }: Pick<PageProps, 'ctx' | 'found' | 'parts'>): VNode {
  const words = ctx.t.afterwards.withdraw;
  const gone = new Set(parts.map(({ part }) => part));
  const told = parts.flatMap(({ part }) => tellSiblingsOfFailure(found, part, ''));
  const blocked = found.parts.filter(
    ({ part }) => !gone.has(part) && told.some((event) => event.part === part),
  );
  const others = found.parts.filter((part) => !gone.has(part.part) && !blocked.includes(part));
  const decided = others.filter(({ stamps }) => stamps.decided !== undefined);
  const going = others.filter((part) => !decided.includes(part) && !hasEnded(part));
  return (
    <>
      <p>{words.effects}</p>
      <ul>
        <li>{words.ends(namesOf(parts, ctx))}</li>
        <Line when={blocked.length > 0}>{words.blocks(namesOf(blocked, ctx))}</Line>
        <Line when={going.length > 0}>{words.goesOn(namesOf(going, ctx))}</Line>
        <Line when={decided.length > 0}>{words.stays(namesOf(decided, ctx))}</Line>
        <Line when={parts.some(({ fee }) => fee?.paid !== undefined)}>{words.fee}</Line>
        <li>{words.later}</li>
      </ul>
      <p class="notice notice--wait">{words.noUndo}</p>
    </>
  );
}
