import type { ComponentChildren, VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { Material, MaterialId, Thing } from '#core/catalogue/model.ts';
import type { Plan } from '#core/compiler/plan.ts';
import { Facts } from '../elements/facts.tsx';
import { MarkTag } from '../elements/mark.tsx';
import { limitWords } from '../elements/limit-words.ts';
import { dateWords } from '../elements/words.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { isHandedInByAll, officesOf, type ThingState } from './thing-facts.ts';
import { ThingPapers, ThingSavings, ThingSchedule } from './thing-sections.tsx';
import { timeNotes, timeWords } from './time-words.ts';

export type ThingPageProps = {
  readonly ctx: PageContext;
  readonly thing: Thing;
  readonly state: ThingState;
  readonly plan: Plan | undefined;
  readonly materials: ReadonlyMap<MaterialId, Material>;
  /** FEEL in words. */
  readonly conditionOf: (feel: string) => string;
};

/** The guide of a thing: what, who, papers, time, offices, what it saves, where it is written. */
export function ThingPage(props: ThingPageProps): VNode {
  const { ctx, thing, state, plan } = props;
  const { t, language } = ctx;
  const text = t.citizen.thing;
  const name = inLanguage(thing.name, language);
  return (
    <Frame ctx={ctx} title={name} section="home">
      <h1>{name}</h1>
      <p class="lead">{inLanguage(thing.summary, language)}</p>
      <StateNotice ctx={ctx} state={state} />
      {plan !== undefined && (
        <section class="sheet">
          <h2>{text.atGlance}</h2>
          <Glance ctx={ctx} plan={plan} />
        </section>
      )}
      {state.kind === 'open' && (
        <div class="start">
          <a class="ds-button" href={`/things/${thing.id}/questions`}>
            {text.start}
          </a>
          <p class="hint">{text.startHint}</p>
          <p>
            <a class="tall-link" href={`/appointments/book?matter=${thing.id}`}>
              {ctx.t.appointments.fromThing}
            </a>
          </p>
        </div>
      )}
      <Who {...props} />
      {plan !== undefined && (
        <>
          <ThingPapers ctx={ctx} plan={plan} materials={props.materials} conditionOf={props.conditionOf} />
          <ThingSchedule ctx={ctx} plan={plan} conditionOf={props.conditionOf} />
          <ThingSavings ctx={ctx} plan={plan} />
          <Results ctx={ctx} plan={plan} />
        </>
      )}
      <Sources ctx={ctx} thing={thing} />
    </Frame>
  );
}

function StateNotice({
  ctx,
  state,
}: {
  readonly ctx: PageContext;
  readonly state: ThingState;
}): VNode | null {
  const text = ctx.t.citizen.thing;
  const words = ((): readonly [string, string] | undefined => {
    switch (state.kind) {
      case 'open':
        return undefined;
      case 'described':
        return [text.describedTitle, text.describedBody];
      case 'closed':
        return [text.closedTitle(dateWords(state.since, ctx.language)), text.closedBody];
      case 'not-open-yet':
        return [text.notOpenYetTitle(dateWords(state.from, ctx.language)), text.notOpenYetBody];
      default:
        return [text.revisingTitle, text.revisingBody];
    }
  })();
  if (words === undefined) return null;
  return (
    <div class="notice notice--wait">
      <h2>{words[0]}</h2>
      <p>{words[1]}</p>
      <p>
        <a href="/centres">{ctx.t.citizen.home.centreLink}</a>
      </p>
    </div>
  );
}

function Glance({ ctx, plan }: { readonly ctx: PageContext; readonly plan: Plan }): VNode {
  const { t, language } = ctx;
  const text = t.citizen.thing;
  const own = plan.materials.filter(isHandedInByAll).length;
  const fetched = plan.materials.filter(({ way }) => way === 'e-certificate').length;
  const rows: readonly { readonly label: string; readonly value: ComponentChildren }[] = [
    {
      label: text.items,
      value: plan.items.map(({ item }) => inLanguage(item.name, language)).join(t.frame.listSeparator),
    },
    {
      label: text.papers,
      value: (
        <>
          {text.papersCount(own)}
          {fetched > 0 && <span class="hint"> {text.fetched(fetched)}</span>}
        </>
      ),
    },
    { label: text.time, value: <TimeFacts ctx={ctx} plan={plan} /> },
    {
      label: text.offices,
      value: officesOf(plan)
        .map((agency) => inLanguage(agency.name, language))
        .join(t.frame.listSeparator),
    },
  ];
  return <Facts rows={rows} />;
}

function TimeFacts({ ctx, plan }: { readonly ctx: PageContext; readonly plan: Plan }): VNode {
  const { t, language } = ctx;
  const { flow } = plan;
  const itemName = nameOfItem(plan, language);
  return (
    <>
      {timeWords(flow.computed, t)}
      {timeNotes(flow.computed, itemName, t).map((note) => (
        <span class="hint note" key={note}>
          {note}
        </span>
      ))}
      {flow.promised.stated && (
        <span class="note">
          {`${t.citizen.thing.promised}${t.form.colon}${limitWords(flow.promised, t)}`}{' '}
          <MarkTag mark={flow.promised.mark} t={t} />
          {flow.promised.note !== undefined && <span class="hint"> {flow.promised.note}</span>}
        </span>
      )}
    </>
  );
}

function nameOfItem(plan: Plan, language: PageContext['language']): (id: string) => string {
  return (id) => {
    const found = plan.items.find(({ item }) => item.id === id);
    return found === undefined ? id : inLanguage(found.item.name, language);
  };
}

function Who({ ctx, thing, plan }: ThingPageProps): VNode {
  const { t, language } = ctx;
  const text = t.citizen.thing;
  const common = plan?.applicability ?? thing.applicability;
  const perItem = (plan?.items ?? []).filter(({ item }) => item.requirements.length > 0);
  return (
    <section>
      <h2>{text.who}</h2>
      {common.length + perItem.length === 0 && <p>{text.whoNone}</p>}
      <Requirements ctx={ctx} list={common} />
      {perItem.map(({ item }) => (
        <div key={item.id}>
          <h3>{inLanguage(item.name, language)}</h3>
          <Requirements ctx={ctx} list={item.requirements} />
        </div>
      ))}
    </section>
  );
}

function Requirements(props: {
  readonly ctx: PageContext;
  readonly list: Thing['applicability'];
}): VNode | null {
  const { ctx, list } = props;
  if (list.length === 0) return null;
  return (
    <ul>
      {list.map((requirement) => (
        <li key={requirement.id}>
          {inLanguage(requirement.text, ctx.language)}{' '}
          {requirement.holds === undefined && (
            <span class="hint">{ctx.t.form.inBrackets(ctx.t.citizen.thing.byOfficer)}</span>
          )}
          <MarkTag mark={requirement.mark} t={ctx.t} />
        </li>
      ))}
    </ul>
  );
}

function Results({ ctx, plan }: { readonly ctx: PageContext; readonly plan: Plan }): VNode | null {
  const { t, language } = ctx;
  if (plan.results.length === 0) return null;
  return (
    <section>
      <h2>{t.citizen.thing.results}</h2>
      <ul>
        {plan.results.map(({ item, result }) => (
          <li key={`${item}-${result.name.zh}`}>
            {inLanguage(result.name, language)}{' '}
            <span class="hint">
              {t.form.inBrackets(
                t.citizen.carrier[result.carrier.stated ? result.carrier.value : 'not-stated'],
              )}
            </span>
            <MarkTag mark={result.mark} t={t} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ ctx, thing }: { readonly ctx: PageContext; readonly thing: Thing }): VNode {
  const text = ctx.t.citizen.thing;
  return (
    <details class="why sources">
      <summary>
        <h2>{text.sources}</h2>
      </summary>
      <p class="hint">{text.sourcesIntro}</p>
      {thing.completeness !== undefined && <p lang="zh-CN">{thing.completeness}</p>}
      <ul lang={ctx.language === 'zh-CN' ? undefined : 'zh-CN'}>
        {thing.sources.map((source) => (
          <li key={source.title}>
            {source.url === undefined ? source.title : <a href={source.url}>{source.title}</a>}
            {[source.document, source.date].filter((part) => part !== undefined).map((part) => ` · ${part}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
