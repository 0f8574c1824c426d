import { hasFailed } from '#core/cases/stages.ts';
import type { VNode } from 'preact';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { CaseLine, HandOutLine, PartLine } from '#read/case-lines.ts';
import type { Paged } from '#read/reads.ts';
import { nameIn, numberWords } from '../desk/desk-words.ts';
import { Light } from '../elements/light.tsx';
import { Pager } from '../elements/pager.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { momentWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { CounterFrame, ResultsCell } from './counter-parts.tsx';

type ListProps<Row> = {
  readonly ctx: PageContext;
  readonly centre: string;
  readonly list: Paged<Row>;
  readonly placeName: (code: DivisionCode) => string;
};

/** Papers that are owed have their date, and may be entered, from acceptance on. */
function mayArrive({ stage }: PartLine): boolean {
  return stage === 'accepted' || stage === 'reviewed' || stage === 'granted';
}

/** Cases taken in at this centre, with where each of their items stands. */
export function TakenPage({ ctx, centre, list }: ListProps<CaseLine>): VNode {
  const words = ctx.t.counter.taken;
  return (
    <CounterFrame ctx={ctx} title={words.heading} here="taken" centre={centre}>
      <h1>{words.heading}</h1>
      {list.rows.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <>
          <p class="hint">{words.total(list.total)}</p>
          <TableBox label={words.heading}>
            <table class="plain-table cards-table">
              <thead>
                <tr>
                  <th scope="col">{words.applicant}</th>
                  <th scope="col">{words.thing}</th>
                  <th scope="col">{words.parts}</th>
                  <th scope="col">{words.filed}</th>
                  <th scope="col">{words.number}</th>
                  <th scope="col">{words.papers}</th>
                </tr>
              </thead>
              <tbody>
                {list.rows.map((line) => (
                  <tr>
                    <th scope="row">{line.applicantName}</th>
                    <td data-label={words.thing}>{nameIn(ctx, line.thingName)}</td>
                    <td data-label={words.parts}>
                      <ul class="part-states">
                        {line.parts.map((part) => (
                          <li>
                            {nameIn(ctx, part.itemName)}
                            {ctx.t.form.colon}
                            <strong>{ctx.t.desk.stage[part.stage]}</strong>{' '}
                            <a
                              href={`/counter/taken/${line.number}/${part.part}/paper`}
                              aria-label={`${line.applicantName} ${ctx.t.handover.linkNamed(nameIn(ctx, part.itemName))}`}
                            >
                              {ctx.t.handover.link}
                            </a>
                            {part.stage === 'supplement-asked' && (
                              <>
                                {' '}
                                <a
                                  href={`/counter/taken/${line.number}/supplement`}
                                  aria-label={`${ctx.t.counter.supplement.link} ${line.applicantName}`}
                                >
                                  {ctx.t.counter.supplement.link}
                                </a>
                              </>
                            )}
                          </li>
                        ))}
                      </ul>
                      {line.parts.some(hasFailed) && (
                        <a
                          href={`/counter/taken/${line.number}/refile`}
                          aria-label={`${ctx.t.afterwards.refile.button} ${line.applicantName}`}
                        >
                          {ctx.t.afterwards.refile.button}
                        </a>
                      )}
                      {line.owed.length > 0 && line.parts.some(mayArrive) && (
                        <span class="block">
                          <a
                            href={`/counter/taken/${line.number}/supplement`}
                            aria-label={`${ctx.t.promises.owed.recordArrival} ${line.applicantName}`}
                          >
                            {ctx.t.promises.owed.recordArrival}
                          </a>
                        </span>
                      )}
                      {line.owed.length > 0 && (
                        <span class="block">
                          <Light colour="amber" word={words.owed} />{' '}
                          {line.owed.map((name) => nameIn(ctx, name)).join(ctx.t.frame.listSeparator)}
                        </span>
                      )}
                    </td>
                    <td data-label={words.filed} class="moment">
                      {momentWords(line.filedAt, ctx.language)}
                    </td>
                    <td data-label={words.number} class="unbroken">
                      {numberWords(line.number)}
                    </td>
                    <td data-label={words.papers} class="moment">
                      <a
                        class="block"
                        href={`/counter/slips/${line.number}`}
                        aria-label={`${words.slip} ${line.applicantName}`}
                      >
                        {words.slip}
                      </a>
                      <a
                        class="block"
                        href={`/counter/taken/${line.number}/documents`}
                        aria-label={`${words.documents} ${line.applicantName}`}
                      >
                        {words.documents}
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
          <Pager
            page={list.page}
            pages={list.pages}
            href={(page) => `/counter/taken?page=${page}`}
            t={ctx.t}
          />
        </>
      )}
    </CounterFrame>
  );
}

/** Results that wait here for their owners, the longest waiting first. */
export function HandOutPage({ ctx, centre, list, placeName }: ListProps<HandOutLine>): VNode {
  const words = ctx.t.counter.handOut;
  return (
    <CounterFrame ctx={ctx} title={words.heading} here="handOut" centre={centre}>
      <h1>{words.heading}</h1>
      <p>
        <a href="/counter/handed-out">{ctx.t.counter.handedOut.heading}</a>
      </p>
      {list.rows.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <>
          <p>{words.lead}</p>
          <p class="hint">{words.total(list.total)}</p>
          <TableBox label={words.heading}>
            <table class="plain-table cards-table">
              <thead>
                <tr>
                  <th scope="col">{words.applicant}</th>
                  <th scope="col">{words.results}</th>
                  <th scope="col">{words.from}</th>
                  <th scope="col">{words.since}</th>
                  <th scope="col">{words.hand}</th>
                </tr>
              </thead>
              <tbody>
                {list.rows.map((line) => (
                  <tr>
                    <th scope="row">{line.applicantName}</th>
                    <ResultsCell ctx={ctx} label={words.results} line={line} />
                    <td data-label={words.from}>
                      {nameIn(ctx, line.agencyName)}
                      <span class="hint block">{placeName(line.decidingCounty)}</span>
                    </td>
                    <td data-label={words.since} class="moment">
                      {momentWords(line.since, ctx.language)}
                    </td>
                    <td data-label={words.hand}>
                      <a
                        class="ds-button"
                        data-variant="secondary"
                        href={`/counter/hand-out/${line.number}/${line.part}`}
                        aria-label={`${words.hand} ${line.applicantName} ${nameIn(ctx, line.itemName)}`}
                      >
                        {words.hand}
                      </a>
                      <a
                        class="paper-link"
                        href={`/counter/taken/${line.number}/${line.part}/paper`}
                        aria-label={`${line.applicantName} ${ctx.t.handover.linkNamed(nameIn(ctx, line.itemName))}`}
                      >
                        {ctx.t.handover.link}
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
          <Pager
            page={list.page}
            pages={list.pages}
            href={(page) => `/counter/hand-out?page=${page}`}
            t={ctx.t}
          />
        </>
      )}
    </CounterFrame>
  );
}
