import { BureauFrame } from './bureau-frame.tsx';
import type { ComponentChildren, VNode } from 'preact';
import type { Finding } from '#core/catalogue/fact.ts';
import type { Catalogue, DataElement, Thing } from '#core/catalogue/model.ts';
import type { Plan, Settled } from '#core/compiler/plan.ts';
import { MarkTag } from '../elements/mark.tsx';
import { limitWords } from '../elements/limit-words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { FactValue, Heads, PlaceWords } from './bureau-parts.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { FindingsTable } from './findings-page.tsx';
import { statusWords, type County } from './overview-page.tsx';
import { Sources } from './item-page.tsx';
import { namesOf, type Names, type Sentences } from './sentences.ts';
import { ThingCounties } from './thing-counties.tsx';
import { ThingFlow } from './thing-flow.tsx';
import { ThingForm, ThingMaterials, ThingQuestions } from './thing-form.tsx';
import { ThingSavings } from './thing-savings.tsx';

export type ThingPageProps = {
  readonly ctx: PageContext;
  readonly catalogue: Catalogue;
  readonly thing: Thing;
  readonly counties: readonly County[];
  readonly county?: County;
  /** As chosen in the situation form, by element. */
  readonly situation: Readonly<Record<string, string>>;
  /** The plan settled under the situation (under no answers: everything possible), or why there is none. */
  readonly outcome:
    | { readonly ok: true; readonly plan: Plan; readonly settled: Settled }
    | { readonly ok: false; readonly findings: readonly Finding[] };
  readonly say: Sentences;
};

/** The compiled thing with its reasons: flow, savings, questions, form, papers, conflicts. */
export function ThingPage(props: ThingPageProps): VNode {
  const { ctx, catalogue, thing, outcome } = props;
  const { t } = ctx;
  const words = t.bureau.thing;
  const names = namesOf(ctx, catalogue);
  return (
    <BureauFrame ctx={ctx} title={names.of(thing.name)}>
      <h1>{names.of(thing.name)}</h1>
      <p>{names.of(thing.summary)}</p>
      <p class="hint">
        {statusWords(thing, ctx)} · {thing.lifeEvent} · <PlaceWords at={thing.at} t={t} />
        {outcome.ok && (
          <>
            {' '}
            · {words.version} <code>{outcome.plan.version.slice(0, 12)}</code>
          </>
        )}
      </p>
      <Selectors {...props} />
      {outcome.ok ? (
        <CompiledThing {...props} plan={outcome.plan} settled={outcome.settled} names={names} />
      ) : (
        <section>
          <h2>{words.notCompiled}</h2>
          <p>{words.notCompiledNote}</p>
          <FindingsTable ctx={ctx} findings={outcome.findings} say={props.say} />
        </section>
      )}
      <h2 id="sources">{words.sources}</h2>
      <Sources sources={thing.sources} ctx={ctx} />
      {thing.completeness !== undefined && <p class="hint">{thing.completeness}</p>}
    </BureauFrame>
  );
}

function CompiledThing(
  props: ThingPageProps & { readonly plan: Plan; readonly settled: Settled; readonly names: Names },
): VNode {
  const { ctx, catalogue, plan, settled, names, say } = props;
  const { t } = ctx;
  const words = t.bureau.thing;
  const inSituation = Object.keys(props.situation).length > 0;
  // Without a situation the whole plan is shown, not what the open answers leave of it.
  const shown = inSituation ? settled : plan;
  const flowItems = (inSituation ? [...settled.included, ...settled.open] : plan.items).filter(
    (each) => each.offered,
  );
  return (
    <>
      <Contents ctx={ctx} />
      <ItemsTable {...props} inSituation={inSituation} />
      <Requirements {...props} />
      <ThingFlow ctx={ctx} flow={shown.flow} items={flowItems} names={names} say={say} />
      <ThingSavings
        ctx={ctx}
        savings={shown.savings}
        items={flowItems.map(({ item }) => item.id)}
        names={names}
        say={say}
      />
      <ThingQuestions
        ctx={ctx}
        questions={inSituation ? settled.nextQuestions : plan.questions}
        catalogue={catalogue}
        names={names}
        say={say}
      />
      <ThingForm ctx={ctx} form={shown.form} names={names} say={say} />
      <ThingMaterials ctx={ctx} materials={shown.materials} names={names} say={say} />
      <Results {...props} />
      <ThingCounties
        ctx={ctx}
        catalogue={catalogue}
        thing={props.thing}
        counties={props.counties}
        names={names}
      />
      <section id="hints">
        <h2>{words.hints}</h2>
        {plan.hints.length === 0 ? (
          <p>{words.noHints}</p>
        ) : (
          <FindingsTable ctx={ctx} findings={plan.hints} say={say} />
        )}
      </section>
    </>
  );
}

function Contents({ ctx }: { readonly ctx: PageContext }): VNode {
  const b = ctx.t.bureau;
  const entries = [
    ['items', b.thing.items],
    ['flow', b.flow.heading],
    ['savings', b.savings.heading],
    ['questions', b.questions.heading],
    ['form', b.form.heading],
    ['materials', b.materials.heading],
    ['results', b.thing.results],
    ['counties', b.countyDifferences.heading],
    ['hints', b.thing.hints],
    ['sources', b.thing.sources],
  ] as const;
  return (
    <nav class="filters no-print" aria-label={b.thing.contents}>
      {entries.map(([id, name]) => (
        <a href={`#${id}`}>{name}</a>
      ))}
    </nav>
  );
}

function Selectors(props: ThingPageProps): VNode {
  const { ctx, thing, county, counties, situation, outcome } = props;
  const { t } = ctx;
  const words = t.bureau.thing;
  const chosen = Object.keys(situation).length > 0;
  return (
    <form method="get" action={`/bureau/things/${thing.id}`} class="sheet selectors no-print">
      <div class="selector">
        <label for="county">{words.county}</label>
        <select class="ds-input" id="county" name="county" aria-describedby="county-hint">
          <option value="">{words.unified}</option>
          {counties.map((each) => (
            <option value={each.code} selected={each.code === county?.code}>
              {each.name}
            </option>
          ))}
        </select>
        <p class="hint" id="county-hint">
          {words.countyNote}
        </p>
      </div>
      {outcome.ok && <Situation {...props} plan={outcome.plan} />}
      <div class="row">
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.show}
        </button>
        {(chosen || county !== undefined) && <a href={`/bureau/things/${thing.id}`}>{words.reset}</a>}
        {chosen && <span class="hint">{words.situationOn}</span>}
      </div>
    </form>
  );
}

function Situation(props: ThingPageProps & { readonly plan: Plan }): VNode | null {
  const { ctx, catalogue, plan, situation } = props;
  const words = ctx.t.bureau.thing;
  const names = namesOf(ctx, catalogue);
  const asked = plan.questions
    .flatMap(({ element }) => catalogue.elements.get(element) ?? [])
    .filter(({ type }) => type !== 'division');
  if (asked.length === 0) return null;
  return (
    <fieldset class="situation">
      <legend>{words.situation}</legend>
      <p class="hint">{words.situationNote}</p>
      <div class="situation-grid">
        {asked.map((element) => (
          <div class="selector">
            <label for={`s-${element.id}`}>{names.of(element.name)}</label>
            <SituationInput
              id={`s-${element.id}`}
              name={`s.${element.id}`}
              value={situation[element.id] ?? ''}
              ctx={ctx}
              kind={
                element.type === 'date'
                  ? 'date'
                  : element.type === 'number' || element.type === 'money'
                    ? 'number'
                    : 'text'
              }
              options={optionsOf(element, ctx, names)}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function optionsOf(
  element: DataElement,
  ctx: PageContext,
  names: Names,
): readonly { readonly value: string; readonly name: string }[] {
  if (element.type === 'yes-no')
    return [
      { value: 'yes', name: ctx.t.frame.yes },
      { value: 'no', name: ctx.t.frame.no },
    ];
  return (element.options ?? []).map((option) => ({ value: option.code, name: names.of(option.name) }));
}

function SituationInput(props: {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly ctx: PageContext;
  readonly kind: 'date' | 'number' | 'text';
  readonly options: readonly { readonly value: string; readonly name: string }[];
}): VNode {
  const { id, name, value, options, kind } = props;
  if (options.length === 0 && kind === 'date')
    return <input class="ds-input" id={id} name={name} type="date" value={value} />;
  if (options.length === 0 && kind === 'number')
    return <input class="ds-input" id={id} name={name} type="number" value={value} />;
  if (options.length === 0)
    return <input class="ds-input" id={id} name={name} value={value} autocomplete="off" />;
  return (
    <select class="ds-input" id={id} name={name}>
      <option value="">{props.ctx.t.bureau.thing.notChosen}</option>
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.name}
        </option>
      ))}
    </select>
  );
}

function ItemsTable(
  props: ThingPageProps & {
    readonly plan: Plan;
    readonly settled: Settled;
    readonly names: Names;
    readonly inSituation: boolean;
  },
): VNode {
  const { ctx, plan, settled, names } = props;
  const { t } = ctx;
  const words = t.bureau.thing;
  return (
    <section id="items">
      <h2>{words.items}</h2>
      <TableBox label={words.items}>
        <table class="plain-table">
          <Heads names={[words.itemName, words.agency, words.limit, words.condition]} />
          <tbody>
            {plan.items.map(({ item, agency, promised, when, offered }) => {
              const excluded =
                props.inSituation && settled.excluded.some((each) => each.item.item.id === item.id);
              const open = props.inSituation && settled.open.some((each) => each.item.id === item.id);
              return (
                <tr class={excluded ? 'left-out' : undefined}>
                  <th scope="row">
                    <a href={`/bureau/items/${item.id}`}>{names.of(item.name)}</a>
                  </th>
                  <td>
                    {names.of(agency.name)} <MarkTag mark={agency.mark} t={t} />
                  </td>
                  <td>
                    <FactValue
                      fact={promised}
                      words={(limit) => limitWords({ stated: true, value: limit, mark: 'read' }, t)}
                      t={t}
                    />
                  </td>
                  <td>
                    {when.length === 0
                      ? words.always
                      : when.map((each) => <span class="block">{props.say.condition(each)}</span>)}
                    {excluded && <strong class="block">{words.excluded}</strong>}
                    {open && <strong class="block">{words.open}</strong>}
                    {!offered && <strong class="block">{words.notOffered}</strong>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

function Requirements({
  ctx,
  plan,
  names,
  say,
}: ThingPageProps & { readonly plan: Plan; readonly names: Names }): VNode {
  const words = ctx.t.bureau.thing;
  return (
    <Block id="who" heading={words.who}>
      {plan.applicability.length === 0 ? (
        <p>{words.noConditions}</p>
      ) : (
        <ul>
          {plan.applicability.map((each) => (
            <li>
              {names.of(each.text)} <MarkTag mark={each.mark} t={ctx.t} />
              {each.holds && (
                <span class="hint block">
                  {ctx.t.bureau.item.byForm} {say.condition(each.holds)}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

function Results({
  ctx,
  plan,
  names,
}: ThingPageProps & { readonly plan: Plan; readonly names: Names }): VNode {
  const { t } = ctx;
  const words = t.bureau.thing;
  return (
    <Block id="results" heading={words.results}>
      <TableBox label={words.results}>
        <table class="plain-table">
          <Heads names={[words.result, words.carrier, words.itemName]} />
          <tbody>
            {plan.results.map(({ item, result }) => (
              <tr>
                <th scope="row">
                  {names.of(result.name)} <MarkTag mark={result.mark} t={t} />
                </th>
                <td>
                  <FactValue fact={result.carrier} words={(carrier) => t.bureau.carriers[carrier]} t={t} />
                </td>
                <td>{names.item(item)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Block>
  );
}

function Block(props: {
  readonly id: string;
  readonly heading: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <section id={props.id}>
      <h2>{props.heading}</h2>
      {props.children}
    </section>
  );
}
