import type { VNode } from 'preact';
import type { ItemId, PublishedFigures } from '#core/catalogue/model.ts';
import { REDUCTIONS, type Reduction, type ReductionName, type Savings } from '#core/compiler/plan.ts';
import { amountWords } from '../elements/words.ts';
import { BeforeAfterFigure } from '../figures/before-after-figure.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { Because, Heads } from './bureau-parts.tsx';
import { TableBox } from '../elements/table-box.tsx';
import type { Names, Sentences } from './sentences.ts';

type SavingsProps = {
  readonly ctx: PageContext;
  readonly savings: Savings;
  /** All items of the plan, so that none is left unsaid. */
  readonly items: readonly ItemId[];
  readonly names: Names;
  readonly say: Sentences;
};

/** The four reductions: drawn, in a table, line by line with the reason; what was published stands apart. */
export function ThingSavings(props: SavingsProps): VNode {
  const { ctx, savings } = props;
  const words = ctx.t.bureau.savings;
  return (
    <section id="savings">
      <h2>{words.heading}</h2>
      <p>
        {words.lead} <a href="/bureau/counting">{words.definition}</a>
      </p>
      <BeforeAfterFigure
        label={words.figureLabel}
        summary={REDUCTIONS.map((name) =>
          words.summary(
            words.names[name],
            figure(savings[name], 'before', name, ctx),
            figure(savings[name], 'after', name, ctx),
          ),
        ).join('；')}
        axis={{ none: words.axisNone, whole: words.axisWhole }}
        rows={REDUCTIONS.map((name) => ({
          label: words.names[name],
          before: savings[name].before,
          after: savings[name].after,
          beforeWords: figure(savings[name], 'before', name, ctx),
          afterWords: figure(savings[name], 'after', name, ctx),
        }))}
      />
      <TableBox label={words.heading}>
        <table class="plain-table savings-table">
          <Heads
            names={[
              words.column.name,
              `#${words.column.before}`,
              `#${words.column.after}`,
              `#${words.column.less}`,
              words.column.lines,
            ]}
          />
          <tbody>
            {REDUCTIONS.map((name) => (
              <ReductionRow {...props} name={name} reduction={savings[name]} />
            ))}
          </tbody>
        </table>
      </TableBox>
      <Published {...props} />
    </section>
  );
}

/** A figure with its unit; nothing countable says so instead of 0. */
function figure(
  reduction: Reduction,
  side: 'before' | 'after',
  name: ReductionName,
  ctx: PageContext,
): string {
  const words = ctx.t.bureau.savings;
  return reduction.counted.length === 0 && reduction.notStated.length > 0
    ? ctx.t.frame.notStated
    : `${amountWords(reduction[side])} ${words.units[name]}`;
}

function ReductionRow(
  props: SavingsProps & { readonly name: ReductionName; readonly reduction: Reduction },
): VNode {
  const { ctx, names, say, name, reduction } = props;
  const words = ctx.t.bureau.savings;
  const unknown = reduction.counted.length === 0 && reduction.notStated.length > 0;
  const partly = reduction.notStated.filter((item) => reduction.counted.includes(item));
  const out = reduction.notStated.filter((item) => !reduction.counted.includes(item));
  const silent = props.items.filter(
    (item) => !reduction.counted.includes(item) && !reduction.notStated.includes(item),
  );
  const cell = (value: number): string => (unknown ? '—' : amountWords(value));
  return (
    <tr>
      <th scope="row">
        {words.names[name]}（{words.units[name]}）
      </th>
      <td class="number">{cell(reduction.before)}</td>
      <td class="number">{cell(reduction.after)}</td>
      <td class="number">{cell(reduction.before - reduction.after)}</td>
      <td>
        {unknown ? words.nothing : words.counted(reduction.counted.length)}
        {out.length > 0 && <span class="hint block">{words.leftOut(names.items(out))}</span>}
        {silent.length > 0 && <span class="hint block">{words.silent(names.items(silent))}</span>}
        {partly.length > 0 && <span class="hint block">{words.partlyOut(names.items(partly))}</span>}
        {reduction.lines.length > 0 && (
          <details class="why">
            <summary>{words.column.lines}</summary>
            <ul class="reasons">
              {reduction.lines.map((line) => (
                <li>
                  {labelWords(line.label, props)}：{amountWords(line.before)} → {amountWords(line.after)}
                  <Because reasons={line.because} say={say} t={ctx.t} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
    </tr>
  );
}

/** A line stands for an item, a paper, or one of the three things done together. */
function labelWords(label: string, { ctx, names }: SavingsProps): string {
  const known = Object.entries(ctx.t.bureau.lineLabels).find(([id]) => id === label);
  return known?.[1] ?? names.any(label);
}

const PUBLISHED = [
  'items',
  'departments',
  'steps',
  'materials',
  'materialsMax',
  'days',
  'trips',
  'forms',
  'windows',
  'place',
  'note',
] as const satisfies readonly (keyof PublishedFigures)[];

function Published({ ctx, savings }: SavingsProps): VNode {
  const words = ctx.t.bureau.savings;
  const { before, after } = savings.published ?? {};
  const rows = PUBLISHED.filter((key) => before?.[key] !== undefined || after?.[key] !== undefined);
  return (
    <>
      <h3>{words.published}</h3>
      {rows.length === 0 ? (
        <p>{words.noPublished}</p>
      ) : (
        <>
          <p class="hint">{words.publishedNote}</p>
          <TableBox label={words.published}>
            <table class="plain-table">
              <Heads names={[words.column.name, words.column.before, words.column.after]} />
              <tbody>
                {rows.map((key) => (
                  <tr>
                    <th scope="row">{words.publishedNames[key]}</th>
                    <td>{before?.[key] ?? ctx.t.frame.notStated}</td>
                    <td>{after?.[key] ?? ctx.t.frame.notStated}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        </>
      )}
    </>
  );
}
