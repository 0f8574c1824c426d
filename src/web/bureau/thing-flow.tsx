import type { VNode } from 'preact';
import type { ItemId } from '#core/catalogue/model.ts';
import type { Flow, FlowEdge, PlanItem, PromisedTime } from '#core/compiler/plan.ts';
import { limitWords, statedLimitWords } from '../elements/limit-words.ts';
import { amountWords } from '../elements/words.ts';
import { MarkTag } from '../elements/mark.tsx';
import { FlowFigure, lengthWords } from '../figures/flow-figure.tsx';
import { layoutFlow, type FlowLayout } from '../figures/flow-layout.ts';
import type { PageContext } from '../frame/page-context.ts';
import { Because, Heads } from './bureau-parts.tsx';
import { TableBox } from '../elements/table-box.tsx';
import type { Names, Sentences } from './sentences.ts';

type FlowProps = {
  readonly ctx: PageContext;
  readonly flow: Flow;
  readonly items: readonly PlanItem[];
  readonly names: Names;
  readonly say: Sentences;
};

/** The flow drawn, the same in a table, and who waits for whom with the reason. */
export function ThingFlow(props: FlowProps): VNode {
  const { ctx, flow, items, names } = props;
  const words = ctx.t.bureau.flow;
  const layout = layoutFlow(
    flow,
    items.map(({ item, agency, promised }) => ({
      id: item.id,
      name: names.of(item.name),
      agency: { kind: agency.kind, name: names.of(agency.name) },
      ...(promised.stated && promised.value.unit !== 'working-day'
        ? { otherLimit: statedLimitWords(promised.value, ctx.t) }
        : {}),
    })),
    (length) => lengthWords(length, ctx.t),
  );
  return (
    <section id="flow">
      <h2>{words.heading}</h2>
      <ul class="bare-list">
        <li>{words.stages(flow.stages.length)}</li>
        <li>{timeWords(flow.computed, props)}</li>
        {flow.promised.stated && (
          <li>
            {words.promised(limitWords(flow.promised, ctx.t))} <MarkTag mark={flow.promised.mark} t={ctx.t} />
          </li>
        )}
        {flow.computed.apart.map(({ item, limit }) => (
          <li>{words.apart(names.item(item), statedLimitWords(limit, ctx.t))}</li>
        ))}
        {flow.ceiling && (
          <li>{words.ceiling(flow.ceiling.workingDays, flow.ceiling.extension, flow.ceiling.clause)}</li>
        )}
      </ul>
      <FlowFigure layout={layout} summary={summaryOf(layout, props)} t={ctx.t} />
      <ul class="legend">
        <li>
          <span class="legend-swatch legend-swatch--critical" />
          {words.legendCritical}
        </li>
        <li>
          <span class="legend-swatch" />
          {words.legendOther}
        </li>
        {layout.bars.some((bar) => bar.days === undefined) && (
          <li>
            <span class="legend-swatch legend-swatch--unknown" />
            {words.legendUnknown}
          </li>
        )}
      </ul>
      <FlowTable {...props} layout={layout} />
      <h3>{words.edges}</h3>
      {flow.edges.length === 0 ? (
        <p>{words.noEdges}</p>
      ) : (
        <ol class="edges">
          {flow.edges.map((edge) => (
            <EdgeWords edge={edge} {...props} />
          ))}
        </ol>
      )}
    </section>
  );
}

function EdgeWords({ edge, ctx, names, say }: FlowProps & { readonly edge: FlowEdge }): VNode {
  const words = ctx.t.bureau.flow;
  return (
    <li>
      {words.edge(edge.from.map(names.item).join(words.anyOf), names.item(edge.to))}{' '}
      <MarkTag mark={edge.mark} t={ctx.t} />
      {edge.carries.length > 0 && (
        <span class="hint block">
          {words.carries(edge.carries.map(names.of).join(ctx.t.frame.listSeparator))}
        </span>
      )}
      <Because reasons={edge.because} say={say} t={ctx.t} />
    </li>
  );
}

/** A length that may be "at least". */
export function timeWords(time: PromisedTime, { ctx, names }: Pick<FlowProps, 'ctx' | 'names'>): string {
  const words = ctx.t.bureau.flow;
  if (time.workingDays === 0 && time.notStated.length > 0)
    return words.computedNone(names.items(time.notStated));
  const days = amountWords(time.workingDays);
  return time.notStated.length === 0
    ? words.computed(days)
    : words.computedAtLeast(days, names.items(time.notStated));
}

function FlowTable({ ctx, flow, items, names, layout }: FlowProps & { readonly layout: FlowLayout }): VNode {
  const { t } = ctx;
  const words = t.bureau.flow;
  const thing = t.bureau.thing;
  return (
    <TableBox label={words.tableHeading}>
      <table class="plain-table">
        <caption>{words.tableHeading}</caption>
        <Heads
          names={[
            thing.itemName,
            thing.agency,
            thing.limit,
            words.waitsFor,
            `#${words.from}`,
            `#${words.to}`,
            words.critical,
          ]}
        />
        <tbody>
          {items.map(({ item, agency, promised }) => {
            const times = flow.schedule.find((each) => each.item === item.id);
            const bar = layout.bars.find((each) => each.item === item.id);
            const atLeast = (days: number): string =>
              bar?.startsAtLeast === true ? words.atLeast(amountWords(days)) : amountWords(days);
            return (
              <tr>
                <th scope="row">{names.of(item.name)}</th>
                <td>
                  {names.of(agency.name)} <MarkTag mark={agency.mark} t={t} />
                </td>
                <td class={promised.stated ? undefined : 'not-stated'}>{limitWords(promised, t)}</td>
                <td>{waitsFor(flow, item.id, names) || words.waitsForNothing}</td>
                <td class="number">{times === undefined ? words.unknown : atLeast(times.start)}</td>
                <td class="number">{times?.stated === true ? atLeast(times.end) : words.unknown}</td>
                <td>{flow.criticalPath.includes(item.id) ? t.frame.yes : ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}

function waitsFor(flow: Flow, item: ItemId, names: Names): string {
  return flow.edges
    .filter((edge) => edge.to === item)
    .map((edge) => names.items(edge.from))
    .join(' + ');
}

function summaryOf(layout: FlowLayout, { ctx, flow, items, names }: FlowProps): string {
  const words = ctx.t.bureau.flow;
  const sentences = layout.bars.map((bar) => {
    const agency = items.find(({ item }) => item.id === bar.item)?.agency.name ?? { zh: '' };
    const after = waitsFor(flow, bar.item, names);
    return (
      words.summaryItem(names.item(bar.item), names.of(agency), bar.words) +
      (after === '' ? '' : words.summaryAfter(after))
    );
  });
  return `${sentences.join(ctx.language === 'en' ? '. ' : '。')}。`;
}
