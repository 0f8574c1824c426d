import type { VNode } from 'preact';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { LookUpLine } from '#read/look-ups.ts';
import type { Paged } from '#read/reads.ts';
import { Pager } from '../elements/pager.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { momentWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { BureauFrame } from './bureau-frame.tsx';

/** Which clerk looked whom up, when, where and why; newest first. */
export function LookUpsPage(props: {
  readonly ctx: PageContext;
  readonly list: Paged<LookUpLine>;
  readonly placeName: (code: DivisionCode) => string;
}): VNode {
  const { ctx, list, placeName } = props;
  const words = ctx.t.bureau.lookUps;
  return (
    <BureauFrame ctx={ctx} title={words.title} here="lookUps">
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
                  <th scope="col">{words.at}</th>
                  <th scope="col">{words.clerk}</th>
                  <th scope="col">{words.centre}</th>
                  <th scope="col">{words.person}</th>
                  <th scope="col">{words.why}</th>
                </tr>
              </thead>
              <tbody>
                {list.rows.map((line) => (
                  <tr>
                    <th scope="row">{momentWords(line.at, ctx.language)}</th>
                    <td data-label={words.clerk}>{line.clerkName}</td>
                    <td data-label={words.centre}>{placeName(line.centre)}</td>
                    <td data-label={words.person} class="unbroken">
                      {line.maskedNumber}
                    </td>
                    <td data-label={words.why}>
                      {line.purpose === 'use-certificates'
                        ? words.certificates(line.draft)
                        : words[line.purpose === 'find-person' ? 'found' : 'consent']}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
          <Pager page={list.page} pages={list.pages} href={(n) => `/bureau/look-ups?page=${n}`} t={ctx.t} />
        </>
      )}
    </BureauFrame>
  );
}
