import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import { TableBox } from '../../elements/table-box.tsx';
import type { PageContext } from '../../frame/page-context.ts';

/** Everybody who is asked (调查单位名录); a collection also says year, basis and source of each. */
export function RegisterTable({ ctx, round }: { readonly ctx: PageContext; readonly round: Round }): VNode {
  const words = ctx.t.costs.about;
  const isCollection = round.kind === 'collection';
  return (
    <TableBox label={words.register}>
      <table class="plain-table cards-table">
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.unitKind}</th>
            <th scope="col">{isCollection ? words.yearAndBasis : words.office}</th>
            <th scope="col">{isCollection ? words.source : words.parent}</th>
          </tr>
        </thead>
        <tbody>
          {round.units.map((unit) => (
            <Line ctx={ctx} round={round} unit={unit} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Line(props: {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly unit: RegisterUnit;
}): VNode {
  const { ctx, round, unit } = props;
  const words = ctx.t.costs.about;
  const kind = round.kinds.find(({ id }) => id === unit.kind)?.name ?? { zh: unit.kind };
  const parent = round.units.find(({ id }) => id === unit.parent)?.name;
  const office = round.offices.find(({ id }) => id === unit.office)?.name;
  return (
    <tr>
      <th scope="row">
        {unit.name}
        {unit.note && <p class="hint">{unit.note}</p>}
      </th>
      <td data-label={words.unitKind}>{inLanguage(kind, ctx.language)}</td>
      {round.kind === 'collection' ? (
        <>
          <td data-label={words.yearAndBasis}>{words.yearBasis(unit.year, unit.basis)}</td>
          <td data-label={words.source} class="costs-source">
            {unit.source}
          </td>
        </>
      ) : (
        <>
          <td data-label={words.office}>{office}</td>
          <td data-label={words.parent}>{parent}</td>
        </>
      )}
    </tr>
  );
}
