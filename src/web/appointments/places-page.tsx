import type { VNode } from 'preact';
import type { PlaceLine } from '#read/opening-hours.ts';
import { BureauFrame } from '../bureau/bureau-frame.tsx';
import { TableBox } from '../elements/table-box.tsx';
import type { PageContext } from '../frame/page-context.ts';
import type { PlaceWords } from './appointment-words.ts';

export type PlacesPageProps = {
  readonly ctx: PageContext;
  readonly query: string;
  readonly found: readonly PlaceWords[];
  readonly lines: readonly (PlaceLine & { readonly words: PlaceWords })[];
};

/** The bureau's list: places that have hours with what is booked there, and a way to give hours to another. */
export function PlacesPage({ ctx, query, found, lines }: PlacesPageProps): VNode {
  const text = ctx.t.appointments.hours;
  const { place: find } = ctx.t.appointments;
  return (
    <BureauFrame ctx={ctx} title={text.placesTitle} here="hours">
      <h1>{text.placesTitle}</h1>
      <search>
        <form class="find" method="get" action="/bureau/hours">
          <label for="q">{text.choosePlace}</label>
          <p class="hint" id="q-hint">
            {find.hint}
          </p>
          <div class="finder__row">
            <input class="ds-input" id="q" name="q" value={query} maxLength={60} aria-describedby="q-hint" />
            <button class="ds-button" data-variant="secondary" type="submit">
              {find.find}
            </button>
          </div>
        </form>
      </search>
      {query !== '' && found.length === 0 && <p class="notice notice--wait">{find.none(query)}</p>}
      {found.length > 0 && (
        <ul>
          {found.map(({ place, name, path }) => (
            <li key={place}>
              <a href={`/bureau/hours/${place}`}>{name}</a> <span class="hint">{path}</span>
            </li>
          ))}
        </ul>
      )}
      {lines.length === 0 ? <p class="empty">{text.noPlaces}</p> : <PlaceTable ctx={ctx} lines={lines} />}
    </BureauFrame>
  );
}

function PlaceTable({ ctx, lines }: Pick<PlacesPageProps, 'ctx' | 'lines'>): VNode {
  const text = ctx.t.appointments.hours;
  const { columns } = text;
  return (
    <TableBox label={text.placesTitle}>
      <table class="plain-table cards-table">
        <thead>
          <tr>
            <th scope="col">{columns.place}</th>
            {[columns.windows, columns.booked, columns.outside, columns.came, columns.noShows].map((head) => (
              <th key={head} scope="col" class="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.place}>
              <th scope="row">
                <a href={`/bureau/hours/${line.place}`}>{line.words.name}</a>
                {line.sample && (
                  <>
                    {' '}
                    <span class="mark mark--sample">{ctx.t.frame.marks.sample}</span>
                  </>
                )}
                <span class="hint block">{line.words.path}</span>
              </th>
              <td class="number" data-label={columns.windows}>
                {line.windows}
              </td>
              <td class="number" data-label={columns.booked}>
                {line.booked}
              </td>
              <td class="number" data-label={columns.outside}>
                {line.outside}
              </td>
              <td class="number" data-label={columns.came}>
                {line.came}
              </td>
              <td class="number" data-label={columns.noShows}>
                {line.noShows}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
