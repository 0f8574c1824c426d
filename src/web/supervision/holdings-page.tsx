import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { Holder } from '#core/cases/hand-over-ledger.ts';
import type { Holdings } from '#read/holdings.ts';
import { BureauFrame } from '../bureau/bureau-frame.tsx';
import { TableBox } from '../elements/table-box.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { officeName, type OfficeNames } from './supervision-parts.tsx';

const SECONDS_PER_DAY = 8 * 3600;

/** Who held every working hour of one bundle: by part and holder, the longest first. */
export function HoldingsPage(props: {
  readonly ctx: PageContext;
  readonly typed: string;
  readonly found: Holdings | undefined;
  readonly names: OfficeNames;
}): VNode {
  const { ctx, typed, found, names } = props;
  const words = ctx.t.supervision.holdings;
  const most = Math.max(1, ...(found?.parts ?? []).flatMap(({ held }) => held.map(({ seconds }) => seconds)));
  return (
    <BureauFrame ctx={ctx} title={words.title} here="holdings">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <form method="get" action="/bureau/supervision/holdings" class="period-form no-print">
        <label>
          {words.number} <input name="number" value={typed} size={26} />
        </label>
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.show}
        </button>
      </form>
      {found === undefined ? (
        typed !== '' && <p class="notice notice--wait">{words.notFound(typed)}</p>
      ) : (
        <>
          <h2>{inLanguage(found.thingName, ctx.language)}</h2>
          <p class="unbroken">{showCaseNumber(found.number)}</p>
          <TableBox label={words.title}>
            <table class="plain-table cards-table">
              <thead>
                <tr>
                  <th scope="col">{words.part}</th>
                  <th scope="col">{words.holder}</th>
                  <th scope="col" class="number">
                    {words.hours}
                  </th>
                  <th scope="col">{words.daysHead}</th>
                </tr>
              </thead>
              <tbody>
                {found.parts.flatMap(({ part, itemName, held }) =>
                  held.map(({ holder, seconds }) => (
                    <tr>
                      <th scope="row">
                        {part}. {inLanguage(itemName, ctx.language)}
                      </th>
                      <td data-label={words.holder}>{holderWords(holder, ctx, names)}</td>
                      <td class="number" data-label={words.hours}>
                        {(seconds / 3600).toFixed(1)}
                      </td>
                      <td>
                        <meter min={0} max={most} value={seconds} aria-hidden="true" />{' '}
                        <span class="hint">{words.days((seconds / SECONDS_PER_DAY).toFixed(1))}</span>
                      </td>
                    </tr>
                  )),
                )}
              </tbody>
            </table>
          </TableBox>
          <p class="hint">{words.hoursSource}</p>
        </>
      )}
    </BureauFrame>
  );
}

function holderWords(holder: Holder, ctx: PageContext, names: OfficeNames): string {
  const words = ctx.t.supervision.holdings.holders;
  switch (holder.kind) {
    case 'office':
      return officeName(holder, ctx, names);
    case 'centre':
      return words.centre(names.divisions.pathOf(holder.place) || holder.place);
    case 'on-the-way':
      return words.way(holder.to);
    default:
      return words[holder.kind];
  }
}
