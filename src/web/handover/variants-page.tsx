import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { Fact } from '#core/catalogue/fact.ts';
import type { VariantDifference, VariantValue } from '#core/catalogue/variant-difference.ts';
import { CounterFrame } from '../counter/counter-parts.tsx';
import { MarkTag } from '../elements/mark.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { statedLimitWords } from '../elements/limit-words.ts';
import type { PageContext } from '../frame/page-context.ts';

/** Two counties' variants of one item side by side: what differs, what is the same, what nobody states. */
export function VariantsPage(props: {
  readonly ctx: PageContext;
  readonly centre: string;
  readonly difference: VariantDifference;
  readonly nameA: string;
  readonly nameB: string;
}): VNode {
  const { ctx, difference, nameA, nameB } = props;
  const words = ctx.t.handover.variants;
  const item = inLanguage(difference.item.name, ctx.language);
  return (
    <CounterFrame ctx={ctx} title={words.title} centre={props.centre}>
      <h1>
        {words.title}
        {ctx.t.form.colon}
        {item}
      </h1>
      <p>{words.lead}</p>
      <TableBox label={words.title}>
        <table class="plain-table cards-table">
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col">{nameA}</th>
              <th scope="col">{nameB}</th>
              <th scope="col">{words.outcomeHead}</th>
            </tr>
          </thead>
          <tbody>
            {difference.rows.map((row) => (
              <tr>
                <th scope="row">{words.aspect[row.aspect]}</th>
                <td data-label={nameA}>
                  <Value fact={row.a} ctx={ctx} />
                </td>
                <td data-label={nameB}>
                  <Value fact={row.b} ctx={ctx} />
                </td>
                <td data-label={words.outcomeHead}>
                  {row.outcome === 'different' ? (
                    <strong>{words.outcome[row.outcome]}</strong>
                  ) : (
                    words.outcome[row.outcome]
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <p>
        {words.same}
        {words.sameList.join(ctx.t.frame.listSeparator)}
        {ctx.t.form.stop}
      </p>
    </CounterFrame>
  );
}

function Value({ fact, ctx }: { readonly fact: Fact<VariantValue>; readonly ctx: PageContext }): VNode {
  const words = ctx.t.handover.variants;
  if (!fact.stated) return <span class="not-stated">{words.notStated}</span>;
  return (
    <>
      {valueWords(fact.value, ctx)} <MarkTag mark={fact.mark} t={ctx.t} />
    </>
  );
}

function valueWords(value: VariantValue, ctx: PageContext): string {
  const words = ctx.t.handover.variants;
  switch (value.aspect) {
    case 'offered':
      return value.value ? words.offered : words.notOffered;
    case 'agency':
      return inLanguage(value.value, ctx.language);
    default:
      return `${statedLimitWords(value.value, ctx.t)}${value.unified ? words.unified : ''}`;
  }
}
