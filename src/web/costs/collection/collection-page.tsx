import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { CollectedBodies, CollectedBody } from '#read/collected-bodies.ts';
import { Facts } from '../../elements/facts.tsx';
import { TableBox } from '../../elements/table-box.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { CostsFrame } from '../costs-frame.tsx';
import { countFindings } from '../entry-view.ts';
import { returnPath } from '../entry-words.ts';

type Props = { readonly ctx: PageContext; readonly collected: CollectedBodies };

/** What a collection is: its bodies with year and basis, and how many of their printed figures do not agree. */
export function CollectionPage({ ctx, collected }: Props): VNode {
  const { round, bodies } = collected;
  const words = ctx.t.costs.bodies;
  const years = bodies.map(({ unit }) => unit.year);
  const final = bodies.filter(({ unit }) => unit.basis === 'final').length;
  return (
    <CostsFrame ctx={ctx} round={round} title={words.title} here="wall">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <Facts
        rows={[
          { label: words.count, value: words.split(bodies.length, final) },
          { label: words.years, value: `${Math.min(...years)}—${Math.max(...years)}` },
        ]}
      />
      <p class="no-print">
        <a class="ds-button" href={`/costs/${round.id}/${round.analysis ? 'analysis' : 'totals'}`}>
          {round.analysis ? words.compare : words.addUp}
        </a>
      </p>
      <TableBox label={words.title}>
        <table class="plain-table cards-table">
          <thead>
            <tr>
              <th scope="col">{words.body}</th>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.yearAndBasis}</th>
              <th scope="col" class="number">
                {words.printed}
              </th>
              <th scope="col">{words.disagreeing}</th>
            </tr>
          </thead>
          <tbody>
            {bodies
              .toSorted((a, b) => b.unit.year - a.unit.year)
              .map((body) => (
                <Line ctx={ctx} collected={collected} body={body} />
              ))}
          </tbody>
        </table>
      </TableBox>
    </CostsFrame>
  );
}

function Line({ ctx, collected, body }: Props & { readonly body: CollectedBody }): VNode {
  const { round } = collected;
  const { unit, cells, evaluation } = body;
  const words = ctx.t.costs.bodies;
  const kind = round.kinds.find(({ id }) => id === unit.kind)?.name ?? { zh: unit.kind };
  const { block, explain, hint } = countFindings(evaluation.findings);
  return (
    <tr>
      <th scope="row">
        <a href={returnPath(round.id, unit.id, 'review')}>{unit.name}</a>
      </th>
      <td data-label={words.kind}>{inLanguage(kind, ctx.language)}</td>
      <td data-label={words.yearAndBasis}>{ctx.t.costs.about.yearBasis(unit.year, unit.basis)}</td>
      <td data-label={words.printed} class="number">
        {[...cells.values()].filter(({ state }) => state === 'value').length}
      </td>
      <td data-label={words.disagreeing}>
        {block + explain + hint === 0 ? words.none : words.found(block, explain, hint)}
      </td>
    </tr>
  );
}
