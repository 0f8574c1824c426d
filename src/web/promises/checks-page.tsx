import { cityDay } from '#core/calendar/city-day.ts';
import type { VNode } from 'preact';
import type { CheckLine } from '#read/commitment-checks.ts';
import type { Paged } from '#read/reads.ts';
import { nameIn, numberWords } from '../desk/desk-words.ts';
import { Pager } from '../elements/pager.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { dateWords } from '../elements/words.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

/** Decisions on a commitment that this office is to check, the oldest first. */
export function ChecksPage({
  ctx,
  list,
}: {
  readonly ctx: PageContext;
  readonly list: Paged<CheckLine>;
}): VNode {
  const words = ctx.t.promises.checks;
  return (
    <Frame ctx={ctx} title={words.title} section="checks">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {list.rows.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <>
          <p>{words.total(list.total)}</p>
          <TableBox label={words.title}>
            <table class="plain-table cards-table">
              <thead>
                <tr>
                  <th scope="col">{words.person}</th>
                  <th scope="col">{words.item}</th>
                  <th scope="col">{words.since}</th>
                  <th scope="col">{words.why}</th>
                  <th scope="col">{words.go}</th>
                </tr>
              </thead>
              <tbody>
                {list.rows.map((line) => (
                  <CheckRow key={`${line.number}/${line.part}`} ctx={ctx} line={line} />
                ))}
              </tbody>
            </table>
          </TableBox>
          <Pager page={list.page} pages={list.pages} href={(n) => `/desk/checks?page=${n}`} t={ctx.t} />
        </>
      )}
    </Frame>
  );
}

function CheckRow({ ctx, line }: { readonly ctx: PageContext; readonly line: CheckLine }): VNode {
  const words = ctx.t.promises.checks;
  const item = nameIn(ctx, line.itemName);
  const day = cityDay(line.drawnAt);
  const at = `/desk/${line.number}/${line.part}`;
  return (
    <tr>
      <th scope="row">
        <a href={at}>{line.applicantName}</a> <span class="hint unbroken">{numberWords(line.number)}</span>
      </th>
      <td data-label={words.item}>{item}</td>
      <td data-label={words.since}>{dateWords(day, ctx.language)}</td>
      <td data-label={words.why}>{words.whys[line.why]}</td>
      <td data-label={words.go}>
        <a href={`${at}/check-commitment`} aria-label={words.goNamed(line.applicantName, item)}>
          {words.go}
        </a>
      </td>
    </tr>
  );
}
