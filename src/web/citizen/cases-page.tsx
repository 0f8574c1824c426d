import { dayOf } from '#core/calendar/city-day.ts';
import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { CaseLine } from '#read/case-lines.ts';
import type { Paged } from '#read/reads.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import { ENDED } from '#core/cases/state.ts';
import { dateWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { failedWord } from './case-words.ts';

export type CasesPageProps = {
  readonly ctx: PageContext;
  readonly drafts: readonly { readonly id: string; readonly thingName: string; readonly updatedAt: string }[];
  readonly cases: Paged<CaseLine>;
};

/** 我的办件: forms not yet submitted, then what was submitted, newest first. */
export function CasesPage({ ctx, drafts, cases }: CasesPageProps): VNode {
  const text = ctx.t.citizen.cases;
  const nothing = drafts.length === 0 && cases.total === 0;
  return (
    <Frame ctx={ctx} title={text.title} section="myCases">
      <h1>{text.title}</h1>
      {nothing && (
        <div class="sheet">
          <p>
            <strong>{text.empty}</strong>
          </p>
          <p>{text.emptyHelp}</p>
          <p>
            <a class="ds-button" href="/">
              {text.find}
            </a>
          </p>
        </div>
      )}
      {drafts.length > 0 && (
        <section>
          <h2>{text.drafts}</h2>
          <ul class="things">
            {drafts.map((draft) => (
              <li key={draft.id}>
                <a class="things__name" href={`/drafts/${draft.id}`}>
                  {draft.thingName}
                </a>
                <p class="hint">{text.draftLine(dateWords(dayOf(draft.updatedAt), ctx.language))}</p>
                <details class="why">
                  <summary aria-label={`${text.discard} ${draft.thingName}`}>{text.discard}</summary>
                  <form method="post" action={`/drafts/${draft.id}/discard`}>
                    <CsrfField ctx={ctx} />
                    <p class="hint">{text.discardHint}</p>
                    <button class="ds-button" data-variant="secondary" type="submit">
                      {text.discardConfirm}
                    </button>
                  </form>
                </details>
              </li>
            ))}
          </ul>
        </section>
      )}
      {cases.rows.length > 0 && (
        <section>
          <h2>{text.submitted}</h2>
          <ul class="things">
            {cases.rows.map((line) => (
              <CaseEntry key={line.number} ctx={ctx} line={line} />
            ))}
          </ul>
          <Pages ctx={ctx} page={cases.page} of={cases.pages} />
        </section>
      )}
      <section>
        <h2>{text.other}</h2>
        <ul class="ways">
          <li>
            <a href="/my-mandates">{ctx.t.mandates.link}</a>
          </li>
          <li>
            <a href="/my-consents">{ctx.t.mandates.consents.link}</a>
          </li>
          <li>
            <a href="/my-credit">{ctx.t.promises.credit.link}</a>
          </li>
        </ul>
      </section>
    </Frame>
  );
}

function CaseEntry({ ctx, line }: { readonly ctx: PageContext; readonly line: CaseLine }): VNode {
  const { t, language } = ctx;
  const text = t.citizen.cases;
  const asked = line.parts.some(({ stage }) => stage === 'supplement-asked');
  const failed = failedWord(line.parts);
  const collect = line.parts.some(({ stage }) => stage === 'issued');
  const done = line.parts.filter(({ stage }) => ENDED.includes(stage)).length;
  return (
    <li>
      <a class="things__name" href={`/my-cases/${line.number}`}>
        {inLanguage(line.thingName, language)}
      </a>{' '}
      {line.status === 'finished' &&
        (failed === undefined ? (
          <span class="seal">{t.citizen.progress.status.finished}</span>
        ) : (
          <span class="mark">{t.citizen.progress.status[failed]}</span>
        ))}
      {asked && <span class="mark mark--turn">{text.yourTurn}</span>}
      {line.status === 'open' && !asked && line.owed.length > 0 && (
        <span class="mark mark--turn">{text.owed}</span>
      )}
      {collect && <span class="mark mark--turn">{text.collect}</span>}
      <p class="hint">
        <span class="unbroken">{showCaseNumber(line.number)}</span> · {line.applicantName} ·{' '}
        <span class="unbroken">{text.filedOn(dateWords(dayOf(line.filedAt), language))}</span>
        {line.parts.length > 1 && failed === undefined && ` · ${text.partsDone(done, line.parts.length)}`}
      </p>
    </li>
  );
}

function Pages({
  ctx,
  page,
  of,
}: {
  readonly ctx: PageContext;
  readonly page: number;
  readonly of: number;
}): VNode | null {
  const { t } = ctx;
  if (of <= 1) return null;
  return (
    <p class="row">
      {page > 1 && <a href={`/my-cases?page=${page - 1}`}>{t.frame.previous}</a>}
      <span>{t.frame.page(page, of)}</span>
      {page < of && <a href={`/my-cases?page=${page + 1}`}>{t.frame.next}</a>}
    </p>
  );
}
