import type { VNode } from 'preact';
import { refileCase } from '#app/refile-case.ts';
import type { Ground } from '#core/cases/ground.ts';
import { hasFailed } from '#core/cases/stages.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import type { CaseView } from '#read/case-lines.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { CounterFrame } from '../counter/counter-parts.tsx';
import { centreName } from '../counter/centre-name.ts';
import { nameIn, numberWords } from '../desk/desk-words.ts';
import { Facts } from '../elements/facts.tsx';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { fieldOf } from '../form/read-form.ts';
import type { PageContext } from '../frame/page-context.ts';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

const PATH = '/counter/taken/:number/refile';

/** 改好再交一次 at the counter that took the case: for whoever comes back to it, once his card was looked at again. */
export function registerCounterRefile(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get(PATH, async (c) => {
    const found = await failedCase(c, deps);
    return found === undefined ? answerNotFound(c, deps) : page(c, deps, { found, problem: undefined });
  });
  routes.post(PATH, async (c) => {
    const found = await failedCase(c, deps);
    if (found === undefined) return answerNotFound(c, deps);
    if (fieldOf(c.get('form'), 'identity') !== 'yes') {
      const problem = contextOf(c, deps).t.afterwards.refile.identityNeeded;
      return page(c, deps, { found, problem });
    }
    const { viewer } = c.get('visit');
    const started = await refileCase(deps.app, viewer, { number: found.number, identityChecked: true });
    if (!started.ok) return answerRefusal(c, deps, started.error, '/counter/taken');
    return c.redirect(`/drafts/${started.value.draft}`, 303);
  });
}

async function failedCase(c: WebRequest, { app }: StaffDeps): Promise<CaseView | undefined> {
  const found = await caseForCitizen(c.get('visit').viewer, app, c.req.param('number') ?? '');
  return found?.parts.some(hasFailed) === true ? found : undefined;
}

type Showing = { readonly found: CaseView; readonly problem: string | undefined };

function page(c: WebRequest, deps: StaffDeps, showing: Showing): Response {
  return answerPage(
    c,
    <RefilePage c={c} deps={deps} {...showing} />,
    showing.problem === undefined ? 200 : 422,
  );
}

function RefilePage({
  c,
  deps,
  found,
  problem,
}: Showing & { readonly c: WebRequest; readonly deps: StaffDeps }): VNode {
  const ctx = contextOf(c, deps);
  const words = ctx.t.afterwards.refile;
  const { taken } = ctx.t.counter;
  const centre = ctx.viewer.role === 'clerk' ? centreName(ctx.viewer.centre, ctx, deps) : '';
  const lines = problem === undefined ? [] : [{ href: '#identity', sentence: problem }];
  return (
    <CounterFrame ctx={ctx} title={words.button} here="taken" centre={centre}>
      <ErrorSummary lines={lines} t={ctx.t} />
      <h1>{words.button}</h1>
      <Facts
        rows={[
          { label: taken.applicant, value: found.applicant.name },
          { label: ctx.t.counter.slip.item, value: nameIn(ctx, found.thingName) },
          { label: taken.number, value: <span class="unbroken">{numberWords(found.number)}</span> },
        ]}
      />
      <ul>
        {found.parts.filter(hasFailed).map((part) => (
          <li key={part.part}>
            {[
              nameIn(ctx, part.itemName),
              ctx.t.desk.stage[part.stage],
              part.ground ? groundWords(ctx, part.ground) : '',
              part.reason ?? '',
            ]
              .filter((text) => text !== '')
              .join(ctx.t.form.comma)}
          </li>
        ))}
      </ul>
      <p class="hint">{words.hint}</p>
      <form method="post" action={`/counter/taken/${found.number}/refile`}>
        <CsrfField ctx={ctx} />
        <div class="choice">
          <input type="checkbox" id="identity" name="identity" value="yes" />
          <label for="identity">{words.identity}</label>
        </div>
        <div class="acts">
          <button class="ds-button" type="submit">
            {words.button}
          </button>
          <a href="/counter/taken">{ctx.t.frame.back}</a>
        </div>
      </form>
    </CounterFrame>
  );
}

/** Which condition was not met, or what else it rested on. */
function groundWords(ctx: PageContext, { requirement, text }: Ground): string {
  const { ground, unmet } = ctx.t.desk.part;
  return `${requirement === undefined ? ground : unmet}${ctx.t.form.colon}${nameIn(ctx, text)}`;
}
