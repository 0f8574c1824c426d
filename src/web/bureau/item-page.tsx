import { BureauFrame } from './bureau-frame.tsx';
import type { ComponentChildren, VNode } from 'preact';
import type { Catalogue, Item } from '#core/catalogue/model.ts';
import type { Fact, Source } from '#core/catalogue/fact.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import { MarkTag } from '../elements/mark.tsx';
import { statedLimitWords } from '../elements/limit-words.ts';
import { dateWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { FactValue, Heads, NotStated, PlaceWords } from './bureau-parts.tsx';
import { TableBox } from '../elements/table-box.tsx';
import type { County } from './overview-page.tsx';
import { namesOf, type Names, type Sentences } from './sentences.ts';

type ItemPageProps = {
  readonly ctx: PageContext;
  readonly catalogue: Catalogue;
  readonly item: Item;
  readonly counties: readonly County[];
  readonly say: Sentences;
};
type Parts = ItemPageProps & { readonly names: Names };

/** One item as the national implementation list has it: each field with value and mark; the counties' variants side by side. */
export function ItemPage(props: ItemPageProps): VNode {
  const { ctx, catalogue, item } = props;
  const { t } = ctx;
  const words = t.bureau.item;
  const names = namesOf(ctx, catalogue);
  const things = [...catalogue.things.values()].filter((thing) =>
    thing.items.some((each) => each.item === item.id),
  );
  const parts = { ...props, names };
  return (
    <BureauFrame ctx={ctx} title={names.of(item.name)}>
      <h1>{names.of(item.name)}</h1>
      <p class="hint">
        <code>{item.id}</code> · <PlaceWords at={item.at} t={t} />
      </p>
      <p>
        {words.things}：
        {things.length === 0
          ? words.none
          : things.map((thing, index) => (
              <>
                {index > 0 && t.frame.listSeparator}
                <a href={`/bureau/things/${thing.id}`}>{names.of(thing.name)}</a>
              </>
            ))}
      </p>
      <ImplementationFields {...parts} />
      <Requirements {...parts} />
      <Asks {...parts} />
      <Papers {...parts} />
      <Needs {...parts} />
      <Counties {...parts} />
      <h2>{t.bureau.thing.sources}</h2>
      <Sources sources={item.sources} ctx={ctx} />
    </BureauFrame>
  );
}

function ImplementationFields({ ctx, catalogue, item, names }: Parts): VNode {
  const { t } = ctx;
  const words = t.bureau.item;
  const fact = <Value,>(value: Fact<Value>, say: (value: Value) => ComponentChildren): VNode => (
    <FactValue fact={value} words={say} t={t} />
  );
  const limit = (value: TimeLimit): string => statedLimitWords(value, t);
  const rows: readonly (readonly [string, ComponentChildren])[] = [
    [words.names.type, fact(item.type, (type) => words.types[type])],
    [words.names.code, fact(item.code, (code) => <code>{code}</code>)],
    [words.names.authority, names.of(catalogue.agencies.get(item.authority)?.name ?? { zh: item.authority })],
    [words.names.authorityAsStated, fact(item.authorityAsStated, (text) => text)],
    [words.names.audience, words.audiences[item.audience]],
    [
      words.names.jurisdiction,
      <>
        {names.of(catalogue.elements.get(item.jurisdiction)?.name ?? { zh: item.jurisdiction })}{' '}
        <MarkTag mark={item.jurisdictionMark} t={t} />
      </>,
    ],
    [words.names.legalBasis, fact(item.legalBasis, (text) => text)],
    [words.names.kind, fact(item.kind, (kind) => words.kinds[kind])],
    [words.names.statutory, fact(item.statutory, limit)],
    [words.names.promised, fact(item.promised, limit)],
    [words.names.visits, fact(item.visits, words.visits)],
    [words.names.fee, fact(item.fee, (text) => text)],
    [words.names.crossRegion, fact(item.crossRegion, (kind) => words.cross[kind])],
    ...(item.note === undefined ? [] : [[words.names.note, item.note] as const]),
  ];
  return (
    <>
      <h2>{words.fields}</h2>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <h3>{t.bureau.thing.results}</h3>
      <ul>
        {item.results.map((result) => (
          <li>
            {names.of(result.name)} <MarkTag mark={result.mark} t={t} /> —{' '}
            <FactValue fact={result.carrier} words={(carrier) => t.bureau.carriers[carrier]} t={t} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Requirements({ ctx, item, names, say }: Parts): VNode {
  const words = ctx.t.bureau.item;
  return (
    <>
      <h2>{words.requirements}</h2>
      {item.requirements.length === 0 ? (
        <p>{words.noRequirements}</p>
      ) : (
        <ul>
          {item.requirements.map((each) => (
            <li>
              {names.of(each.text)} <MarkTag mark={each.mark} t={ctx.t} />
              <span class="hint block">
                {each.holds ? (
                  <>
                    {words.byForm} {say.condition(each.holds)}
                  </>
                ) : (
                  words.byOfficer
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Asks({ ctx, catalogue, item, names, say }: Parts): VNode | null {
  const { t } = ctx;
  const words = t.bureau;
  if (item.fields.length === 0) return null;
  return (
    <>
      <h2>{words.item.asks}</h2>
      <TableBox label={words.item.asks}>
        <table class="plain-table">
          <Heads names={[words.form.field, words.item.need, words.thing.condition, words.findings.place]} />
          <tbody>
            {item.fields.map((ask) => (
              <tr>
                <th scope="row">
                  {names.of(catalogue.elements.get(ask.element)?.name ?? { zh: ask.element })}{' '}
                  <MarkTag mark={ask.mark} t={t} />
                </th>
                <td>{ask.required ? words.form.required : words.form.optional}</td>
                <td>{ask.when ? say.condition(ask.when) : words.thing.always}</td>
                <td>
                  <PlaceWords at={ask.at} t={t} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}

function Papers({ ctx, item, names, say }: Parts): VNode | null {
  const { t } = ctx;
  const words = t.bureau.item;
  if (item.materials.length === 0) return null;
  return (
    <>
      <h2>{words.papers}</h2>
      <TableBox label={words.papers}>
        <table class="plain-table">
          <Heads
            names={[
              t.bureau.materials.name,
              words.need,
              words.from,
              words.forms,
              t.bureau.materials.alternatives,
            ]}
          />
          <tbody>
            {item.materials.map((ask) => (
              <tr>
                <th scope="row">
                  {names.material(ask.material)} <MarkTag mark={ask.mark} t={t} />
                  {ask.note !== undefined && <span class="hint block">{ask.note}</span>}
                </th>
                <td>
                  {words.needs[ask.need]}
                  {ask.when && (
                    <span class="hint block">{t.citizen.thing.whenNeeded(say.condition(ask.when))}</span>
                  )}
                  {ask.commitment && <span class="hint block">{t.bureau.materials.committed}</span>}
                </td>
                <td>{words.froms[ask.source]}</td>
                <td>{ask.forms.map((form) => words.formKinds[form]).join(t.frame.listSeparator)}</td>
                <td>
                  {ask.alternatives.map(names.material).join(t.frame.listSeparator) ||
                    t.bureau.materials.none}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}

function Needs({ ctx, item, names }: Parts): VNode {
  const words = ctx.t.bureau;
  return (
    <>
      <h2>{words.item.dependencies}</h2>
      {item.needs.length === 0 ? (
        <p>{words.item.noDependencies}</p>
      ) : (
        <ul>
          {item.needs.map((need) => (
            <li>
              {need.anyOf.map(names.item).join(words.flow.anyOf)} <MarkTag mark={need.mark} t={ctx.t} />
              {need.note !== undefined && <span class="hint block">{need.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Counties({ ctx, catalogue, item, counties, names }: Parts): VNode {
  const { t } = ctx;
  const words = t.bureau.item;
  return (
    <>
      <h2>{words.counties}</h2>
      <TableBox label={words.counties}>
        <table class="plain-table">
          <Heads names={[words.county, words.offered, words.agency, words.limit]} />
          <tbody>
            {counties.map((county) => {
              const here = catalogue.implementations.get(county.code)?.get(item.id);
              return (
                <tr>
                  <th scope="row">{county.name}</th>
                  {here === undefined ? (
                    <td colspan={3} class="not-stated">
                      {words.notStatedHere}
                    </td>
                  ) : (
                    <>
                      <td>{here.offered ? t.frame.yes : t.frame.no}</td>
                      <td>
                        {names.of(here.agencyName)} <MarkTag mark={here.mark} t={t} />
                      </td>
                      <td>
                        {here.promised === undefined ? (
                          words.asUnified
                        ) : (
                          <FactValue
                            fact={here.promised}
                            words={(value) => statedLimitWords(value, t)}
                            t={t}
                          />
                        )}
                      </td>
                    </>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}

/** Where the facts come from; none says so. */
export function Sources({
  sources,
  ctx,
}: {
  readonly sources: readonly Source[];
  readonly ctx: PageContext;
}): VNode {
  if (sources.length === 0)
    return (
      <p>
        <NotStated t={ctx.t} />
      </p>
    );
  return (
    <ul class="sources">
      {sources.map((source) => (
        <li>
          {source.url === undefined ? (
            source.title
          ) : (
            <a href={source.url} rel="noreferrer">
              {source.title}
            </a>
          )}
          {source.document !== undefined && <> {source.document}</>}
          {source.date !== undefined && (
            <span class="hint">
              {' '}
              {/^\d{4}-\d{2}-\d{2}$/.test(source.date) ? dateWords(source.date, ctx.language) : source.date}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
