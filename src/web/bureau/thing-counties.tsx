import type { VNode } from 'preact';
import type { Catalogue, Implementation, Item, Thing } from '#core/catalogue/model.ts';
import { MarkTag } from '../elements/mark.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { statedLimitWords } from '../elements/limit-words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { FactValue, Heads, PlaceWords } from './bureau-parts.tsx';
import type { County } from './overview-page.tsx';
import type { Names } from './sentences.ts';

type CountiesProps = {
  readonly ctx: PageContext;
  readonly catalogue: Catalogue;
  readonly thing: Thing;
  readonly counties: readonly County[];
  readonly names: Names;
};

/** One way in which a county is not as the unified plan: `here` absent where it states nothing of the item. */
type Difference = { readonly county: County; readonly item: Item; readonly here?: Implementation };

/** Which counties differ from the unified plan, item by item; those that do not are named with the link to their plan. */
export function ThingCounties(props: CountiesProps): VNode {
  const { ctx, thing, counties } = props;
  const words = ctx.t.bureau.countyDifferences;
  const differences = counties.flatMap((county) => differencesOf(county, props));
  const same = counties.filter((county) => differences.every((each) => each.county.code !== county.code));
  return (
    <section id="counties">
      <h2>{words.heading}</h2>
      <p>{words.lead}</p>
      {differences.length > 0 && (
        <TableBox label={words.heading}>
          <table class="plain-table">
            <Heads names={[words.county, words.item, words.what, words.unified, words.place]} />
            <tbody>
              {differences.map((each) => (
                <DifferenceRow {...props} difference={each} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {same.length > 0 && (
        <p class="county-list">
          {differences.length === 0 ? words.noneDiffer(same.length) : words.same(same.length)}
          {same.map((county, index) => (
            <>
              {index > 0 && ctx.t.frame.listSeparator}
              <a href={`/bureau/things/${thing.id}?county=${county.code}`}>{county.name}</a>
            </>
          ))}
        </p>
      )}
      <p class="hint">{words.agencies}</p>
    </section>
  );
}

function DifferenceRow({
  ctx,
  thing,
  names,
  difference: { county, item, here },
}: CountiesProps & { readonly difference: Difference }): VNode {
  const { t } = ctx;
  const words = t.bureau.countyDifferences;
  return (
    <tr>
      <th scope="row">
        <a href={`/bureau/things/${thing.id}?county=${county.code}`}>{county.name}</a>
      </th>
      <td>
        <a href={`/bureau/items/${item.id}`}>{names.of(item.name)}</a>
      </td>
      <td>
        {here === undefined ? (
          words.notStated
        ) : !here.offered ? (
          <>
            {words.notOffered} <MarkTag mark={here.mark} t={t} />
          </>
        ) : (
          <FactValue
            fact={here.promised ?? item.promised}
            words={(value) => words.promised(statedLimitWords(value, t))}
            t={t}
          />
        )}
      </td>
      <td>
        <FactValue fact={item.promised} words={(value) => statedLimitWords(value, t)} t={t} />
      </td>
      <td>
        <PlaceWords at={here?.at ?? item.at} t={t} />
      </td>
    </tr>
  );
}

function differencesOf(county: County, { catalogue, thing }: CountiesProps): readonly Difference[] {
  const local = catalogue.implementations.get(county.code);
  return thing.items.flatMap(({ item: id }): readonly Difference[] => {
    const item = catalogue.items.get(id);
    if (item === undefined) return [];
    const here = local?.get(id);
    if (here === undefined) return [{ county, item }];
    return here.offered && !promisesElse(item, here) ? [] : [{ county, item, here }];
  });
}

function promisesElse(item: Item, { promised }: Implementation): boolean {
  if (promised === undefined) return false;
  if (!promised.stated || !item.promised.stated) return promised.stated !== item.promised.stated;
  return (
    promised.value.amount !== item.promised.value.amount || promised.value.unit !== item.promised.value.unit
  );
}
