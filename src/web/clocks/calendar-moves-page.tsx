import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { Catalogue } from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { CalendarChange } from '#read/clock-moves.ts';
import { BureauFrame } from '../bureau/bureau-frame.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { momentWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';

/** What the last change of the calendar did to dates, office by office. */
export function CalendarMovesPage(props: {
  readonly ctx: PageContext;
  readonly change: CalendarChange | undefined;
  readonly catalogue: Pick<Catalogue, 'agencies'>;
  readonly placeName: (code: DivisionCode) => string;
}): VNode {
  const { ctx, change, catalogue, placeName } = props;
  const words = ctx.t.clocks.calendar;
  const agencyName = (agency: CalendarChange['offices'][number]['agency']): string => {
    if (agency === undefined) return ctx.t.clocks.wholeBundle;
    const found = catalogue.agencies.get(agency);
    return found === undefined ? agency : inLanguage(found.name, ctx.language);
  };
  return (
    <BureauFrame ctx={ctx} title={words.title} here="calendar">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {change === undefined ? (
        <p class="empty">{words.never}</p>
      ) : (
        <>
          <p>
            {change.finishedAt === undefined
              ? words.running(momentWords(change.startedAt, ctx.language))
              : words.last(momentWords(change.finishedAt, ctx.language))}{' '}
            {words.total(change.moved, change.kept)}
          </p>
          {change.offices.length > 0 && (
            <TableBox label={words.title}>
              <table class="plain-table cards-table">
                <thead>
                  <tr>
                    <th scope="col">{words.county}</th>
                    <th scope="col">{words.agency}</th>
                    <th scope="col" class="number">
                      {words.moved}
                    </th>
                    <th scope="col" class="number">
                      {words.kept}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {change.offices.map(({ county, agency, moved, kept }) => (
                    <tr>
                      <th scope="row">{placeName(county)}</th>
                      <td data-label={words.agency}>{agencyName(agency)}</td>
                      <td data-label={words.moved} class="number">
                        {moved}
                      </td>
                      <td data-label={words.kept} class="number">
                        {kept}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableBox>
          )}
        </>
      )}
    </BureauFrame>
  );
}
