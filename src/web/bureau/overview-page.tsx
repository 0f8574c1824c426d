import { BureauFrame } from './bureau-frame.tsx';
import type { VNode } from 'preact';
import type { Catalogue, Item, Thing } from '#core/catalogue/model.ts';
import type { Finding, Level } from '#core/catalogue/fact.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import { limitWords } from '../elements/limit-words.ts';
import { dateWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { Heads, LevelTag } from './bureau-parts.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { namesOf, type Names } from './sentences.ts';

export type ThingRow = {
  readonly thing: Thing;
  readonly compiled: { readonly ok: boolean; readonly errors: number; readonly hints: number };
};
export type County = { readonly code: DivisionCode; readonly name: string };

export type OverviewProps = {
  readonly ctx: PageContext;
  readonly catalogue: Catalogue;
  readonly things: readonly ThingRow[];
  readonly counties: readonly County[];
  readonly findings: readonly Finding[];
};

/** What the catalogue holds: things with their state, counties covered, items, and how many findings wait. */
export function OverviewPage({ ctx, catalogue, things, counties, findings }: OverviewProps): VNode {
  const { t } = ctx;
  const words = t.bureau;
  const names = namesOf(ctx, catalogue);
  const counts = [
    [words.counts.things, catalogue.things.size],
    [words.counts.items, catalogue.items.size],
    [words.counts.elements, catalogue.elements.size],
    [words.counts.materials, catalogue.materials.size],
    [words.counts.counties, counties.length],
  ] as const;
  return (
    <BureauFrame ctx={ctx} title={words.title} here="overview">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <dl class="counts" aria-label={words.counts.heading}>
        {counts.map(([name, count]) => (
          <div>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
        {(['error', 'warning', 'hint'] as const).map((level) => (
          <LevelCount level={level} findings={findings} ctx={ctx} />
        ))}
      </dl>
      <h2 id="things">{words.things.heading}</h2>
      {things.length === 0 ? (
        <p class="empty">{words.things.empty}</p>
      ) : (
        <ThingsTable ctx={ctx} rows={things} names={names} />
      )}
      <h2>{words.coverage.heading}</h2>
      <p class="hint">{words.coverage.note}</p>
      <CoverageTable
        ctx={ctx}
        catalogue={catalogue}
        counties={counties}
        things={things.map(({ thing }) => thing).filter(({ status }) => status === 'offered')}
        names={names}
      />
      <h2 id="items">{words.items.heading}</h2>
      {catalogue.items.size === 0 ? (
        <p class="empty">{words.items.empty}</p>
      ) : (
        <ItemsTable ctx={ctx} catalogue={catalogue} names={names} />
      )}
    </BureauFrame>
  );
}

function LevelCount({
  level,
  findings,
  ctx,
}: {
  readonly level: Level;
  readonly findings: readonly Finding[];
  readonly ctx: PageContext;
}): VNode {
  const count = findings.filter((each) => each.level === level).length;
  return (
    <div>
      <dt>
        <LevelTag level={level} t={ctx.t} />
      </dt>
      <dd>
        <a href={`/bureau/findings?level=${level}`} aria-label={`${ctx.t.bureau.levels[level]}: ${count}`}>
          {count}
        </a>
      </dd>
    </div>
  );
}

function ThingsTable({
  ctx,
  rows,
  names,
}: {
  readonly ctx: PageContext;
  readonly rows: readonly ThingRow[];
  readonly names: Names;
}): VNode {
  const { t } = ctx;
  const words = t.bureau.things;
  return (
    <TableBox label={words.heading}>
      <table class="plain-table">
        <Heads names={[words.name, words.lifeEvent, `#${words.items}`, words.status, words.compiles]} />
        <tbody>
          {rows.map(({ thing, compiled }) => (
            <tr>
              <th scope="row">
                <a href={`/bureau/things/${thing.id}`}>{names.of(thing.name)}</a>
              </th>
              <td>{thing.lifeEvent}</td>
              <td class="number">{thing.items.length}</td>
              <td>{statusWords(thing, ctx)}</td>
              <td>
                {compiled.ok ? (
                  words.ok
                ) : (
                  <>
                    <LevelTag level="error" t={t} /> {words.failed(compiled.errors)}
                  </>
                )}
                {compiled.hints > 0 && <span class="hint">（{words.hints(compiled.hints)}）</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** Open, described only, not open yet, or closed, with the day. */
export function statusWords(thing: Thing, ctx: PageContext): string {
  const words = ctx.t.bureau.things;
  if (thing.status === 'described') return words.described;
  const today = ctx.today.toString();
  if (thing.openFrom !== undefined && thing.openFrom > today)
    return words.opens(dateWords(thing.openFrom, ctx.language));
  if (thing.closedFrom !== undefined && thing.closedFrom <= today)
    return words.closed(dateWords(thing.closedFrom, ctx.language));
  return words.offered;
}

function CoverageTable(props: {
  readonly ctx: PageContext;
  readonly catalogue: Catalogue;
  readonly counties: readonly County[];
  readonly things: readonly Thing[];
  readonly names: Names;
}): VNode {
  const { ctx, catalogue, names } = props;
  const words = ctx.t.bureau.coverage;
  return (
    <TableBox label={words.scroll}>
      <table class="plain-table coverage">
        <thead>
          <tr>
            <th scope="col">{words.county}</th>
            {props.things.map((thing) => (
              <th scope="col" class="coverage-thing">
                {names.of(thing.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.counties.map((county) => (
            <tr>
              <th scope="row">{county.name}</th>
              {props.things.map((thing) => (
                <CoverageCell catalogue={catalogue} county={county} thing={thing} none={words.none} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function CoverageCell({
  catalogue,
  county,
  thing,
  none,
}: {
  readonly catalogue: Catalogue;
  readonly county: County;
  readonly thing: Thing;
  readonly none: string;
}): VNode {
  const stated = thing.items.flatMap(
    ({ item }) => catalogue.implementations.get(county.code)?.get(item) ?? [],
  );
  if (stated.length === 0) return <td class="coverage-cell coverage-cell--none">{none}</td>;
  const offered = stated.filter((each) => each.offered).length;
  const kind = offered === thing.items.length ? 'full' : offered === 0 ? 'none' : 'part';
  return (
    <td class={`coverage-cell coverage-cell--${kind}`}>
      <a href={`/bureau/things/${thing.id}?county=${county.code}`}>
        {offered}/{thing.items.length}
      </a>
    </td>
  );
}

function ItemsTable({
  ctx,
  catalogue,
  names,
}: {
  readonly ctx: PageContext;
  readonly catalogue: Catalogue;
  readonly names: Names;
}): VNode {
  const { t } = ctx;
  const words = t.bureau.items;
  const usedBy = (item: Item): readonly Thing[] =>
    [...catalogue.things.values()].filter((thing) => thing.items.some((each) => each.item === item.id));
  return (
    <TableBox label={words.heading}>
      <table class="plain-table">
        <Heads names={[words.name, words.authority, words.limit, words.usedBy]} />
        <tbody>
          {[...catalogue.items.values()].map((item) => (
            <tr>
              <th scope="row">
                <a href={`/bureau/items/${item.id}`}>{names.of(item.name)}</a>
              </th>
              <td>{names.of(catalogue.agencies.get(item.authority)?.name ?? { zh: item.authority })}</td>
              <td class={item.promised.stated ? undefined : 'not-stated'}>{limitWords(item.promised, t)}</td>
              <td>
                {usedBy(item)
                  .map((thing) => names.of(thing.name))
                  .join(t.frame.listSeparator) || words.nowhere}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
