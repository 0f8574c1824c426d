import type { VNode } from 'preact';
import type { HandedOutLine } from '#read/case-lines.ts';
import type { Paged } from '#read/reads.ts';
import { nameIn } from '../desk/desk-words.ts';
import { Pager } from '../elements/pager.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { momentWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { CounterFrame, ResultsCell } from './counter-parts.tsx';

/** What was handed out at this centre, each with the receipt that was signed for it. */
export function HandedOutPage(props: {
  readonly ctx: PageContext;
  readonly centre: string;
  readonly list: Paged<HandedOutLine>;
}): VNode {
  const { ctx, centre, list } = props;
  const words = ctx.t.counter.handedOut;
  return (
    <CounterFrame ctx={ctx} title={words.heading} here="handOut" centre={centre}>
      <h1>{words.heading}</h1>
      <p>
        <a href="/counter/hand-out">{ctx.t.counter.handOut.heading}</a>
      </p>
      {list.rows.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <TableBox label={words.heading}>
          <table class="plain-table cards-table">
            <thead>
              <tr>
                <th scope="col">{words.applicant}</th>
                <th scope="col">{words.results}</th>
                <th scope="col">{words.to}</th>
                <th scope="col">{words.at}</th>
                <th scope="col">{words.receipt}</th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((line) => (
                <tr>
                  <th scope="row">{line.applicantName}</th>
                  <ResultsCell ctx={ctx} label={words.results} line={line} />
                  <td data-label={words.to}>{line.to}</td>
                  <td data-label={words.at}>{momentWords(line.at, ctx.language)}</td>
                  <td data-label={words.receipt}>
                    <a
                      href={`/counter/hand-out/${line.number}/${line.part}`}
                      aria-label={`${words.receipt} ${line.applicantName} ${nameIn(ctx, line.itemName)}`}
                    >
                      {words.receipt}
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      <Pager
        page={list.page}
        pages={list.pages}
        href={(page) => `/counter/handed-out?page=${page}`}
        t={ctx.t}
      />
    </CounterFrame>
  );
}
