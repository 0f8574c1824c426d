// The tables of a thing's guide: papers, offices and times, before and after.
import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { ItemId, Material, MaterialId } from '#core/catalogue/model.ts';
import { REDUCTIONS, type Plan, type PlanMaterial } from '#core/compiler/plan.ts';
import { MarkTag } from '../elements/mark.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { limitWords } from '../elements/limit-words.ts';
import { amountWords } from '../elements/words.ts';
import { BeforeAfterFigure } from '../figures/before-after-figure.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { allOf, mayTakeTwoVisits, whenAsked } from './thing-facts.ts';
import { anyOfWords, timeNotes, timeWords } from './time-words.ts';

type SectionProps = {
  readonly ctx: PageContext;
  readonly plan: Plan;
  /** FEEL in words. */
  readonly conditionOf: (feel: string) => string;
};

/** Every paper once, with how it comes. */
export function ThingPapers(
  props: SectionProps & { readonly materials: ReadonlyMap<MaterialId, Material> },
): VNode {
  const { ctx, plan } = props;
  const { t } = ctx;
  const text = t.citizen.thing;
  if (plan.materials.length === 0) {
    return (
      <section>
        <h2>{text.papersTitle}</h2>
        <p>{t.form.papers.none}</p>
      </section>
    );
  }
  const noted = plan.materials.some((material) => paperNotes({ ...props, material }).length > 0);
  return (
    <section>
      <h2 id="papers">{text.papersTitle}</h2>
      <div class="table-box">
        <table class="plain-table plain-table--stack" aria-labelledby="papers">
          <thead>
            <tr>
              <th scope="col">{text.paperName}</th>
              <th scope="col">{text.paperHow}</th>
              {noted && <th scope="col">{text.paperNote}</th>}
            </tr>
          </thead>
          <tbody>
            {plan.materials.map((material) => (
              <PaperRow key={material.material.id} {...props} material={material} noted={noted} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function PaperRow(
  props: SectionProps & {
    readonly materials: ReadonlyMap<MaterialId, Material>;
    readonly material: PlanMaterial;
    /** There is a column of notes. */
    readonly noted: boolean;
  },
): VNode {
  const { ctx, plan, material } = props;
  const { t, language } = ctx;
  const text = t.citizen.thing;
  const itemName = itemNames(plan, ctx);
  const join = (names: readonly string[]) => names.join(t.frame.listSeparator);
  const how = {
    'hand-in': text.handIn,
    'e-certificate': text.fetchedWay,
    'from-sibling': text.siblingWay(join(material.producedBy.map(itemName))),
    'as-answer': text.answerWay,
  }[material.way];
  const inferred = material.asks.find(({ ask }) => ask.mark !== 'read')?.ask.mark;
  return (
    <tr>
      <th scope="row">
        {inLanguage(material.material.name, language)}{' '}
        {inferred !== undefined && <MarkTag mark={inferred} t={t} />}
      </th>
      <td>{how}</td>
      {props.noted && <td>{paperNotes(props).join(props.ctx.t.form.semicolon)}</td>}
    </tr>
  );
}

function paperNotes(
  props: SectionProps & {
    readonly material: PlanMaterial;
    readonly materials: ReadonlyMap<MaterialId, Material>;
  },
): readonly string[] {
  const { ctx, plan, material, materials, conditionOf } = props;
  const { t, language } = ctx;
  const text = t.citizen.thing;
  const alternatives = material.alternatives.map((id) => {
    const other = materials.get(id);
    return other === undefined ? id : inLanguage(other.name, language);
  });
  const when = whenAsked(plan, material);
  const asked = material.way === 'hand-in' || material.way === 'e-certificate';
  return [
    ...(when === undefined ? [] : [text.whenNeeded(conditionOf(when))]),
    ...(material.required ? [] : [t.form.papers.optional]),
    ...(asked && material.mayBeCommitted ? [text.mayBeCommitted] : []),
    ...(asked && material.mayBeOwed ? [text.mayBeOwed] : []),
    ...(material.copies > 1 ? [t.form.papers.copies(material.copies)] : []),
    ...(alternatives.length > 0
      ? [t.form.papers.alternatives(alternatives.join(t.frame.listSeparator))]
      : []),
  ];
}

/** Which office decides which item, in what time, and what it waits for. */
export function ThingSchedule({ ctx, plan, conditionOf }: SectionProps): VNode {
  const { t, language } = ctx;
  const text = t.citizen.thing;
  const itemName = itemNames(plan, ctx);
  const { ceiling, computed } = plan.flow;
  return (
    <section>
      <h2 id="schedule">{text.timeTitle}</h2>
      <p>
        {text.computed}
        {t.form.colon}
        <strong>{timeWords(computed, t)}</strong>
        {t.form.stop}
        {timeNotes(computed, itemName, t).map((note) => ` ${note}`)}
        {ceiling !== undefined && ` ${text.ceiling(ceiling.workingDays, ceiling.extension, ceiling.clause)}`}
      </p>
      <div class="table-box">
        <table class="plain-table plain-table--stack" aria-labelledby="schedule">
          <thead>
            <tr>
              <th scope="col">{text.item}</th>
              <th scope="col">{text.office}</th>
              <th scope="col">{text.limit}</th>
              <th scope="col">{text.waits}</th>
            </tr>
          </thead>
          <tbody>
            {plan.items.map((entry) => (
              <tr key={entry.item.id}>
                <th scope="row">
                  {inLanguage(entry.item.name, language)}
                  {entry.when.length > 0 && (
                    <span class="hint note">{text.whenNeeded(conditionOf(allOf(entry.when)))}</span>
                  )}
                </th>
                <td>
                  {inLanguage(entry.agency.name, language)} <MarkTag mark={entry.agency.mark} t={t} />
                </td>
                <td>
                  {limitWords(entry.promised, t)}{' '}
                  {entry.promised.stated && <MarkTag mark={entry.promised.mark} t={t} />}
                </td>
                <td>{waitWords(plan, entry.item.id, ctx)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">{text.countyHint}</p>
    </section>
  );
}

/** 四减: a small table, and the same as paired dots. */
export function ThingSavings({ ctx, plan }: Pick<SectionProps, 'ctx' | 'plan'>): VNode {
  const text = ctx.t.citizen.thing;
  const itemName = itemNames(plan, ctx);
  const rows = REDUCTIONS.map((name) => {
    const { before, after, counted } = plan.savings[name];
    const { name: label, unit } = text.reduction[name];
    // Nothing could be counted: a zero would be a made-up number.
    const words = (n: number) => (counted.length === 0 ? ctx.t.frame.notStated : unit(amountWords(n)));
    return { label, before, after, counted, beforeWords: words(before), afterWords: words(after) };
  });
  const leftOut = [...new Set(REDUCTIONS.flatMap((name) => plan.savings[name].notStated))];
  const drawn = rows
    .filter(({ counted }) => counted.length > 0)
    .map((row) => ({ ...row, beforeWords: amountWords(row.before), afterWords: amountWords(row.after) }));
  const summary = rows
    .map((row) => `${row.label} ${row.beforeWords} → ${row.afterWords}`)
    .join(ctx.t.form.semicolon);
  return (
    <section>
      <h2 id="savings">{text.savings}</h2>
      <p>{text.savingsIntro}</p>
      <BeforeAfterFigure
        label={text.savings}
        summary={summary}
        rows={drawn}
        axis={{ none: text.axisNone, whole: text.axisWhole }}
      />
      <TableBox label={text.savings}>
        <table class="plain-table savings" aria-labelledby="savings">
          <thead>
            <tr>
              <th scope="col">{text.what}</th>
              <th scope="col" class="number">
                {text.before}
              </th>
              <th scope="col" class="number">
                {text.after}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                <td class="number">{row.beforeWords}</td>
                <td class="number">{row.afterWords}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {mayTakeTwoVisits(plan) && <p class="hint">{text.twoVisits}</p>}
      {leftOut.length > 0 && (
        <p class="hint">{text.savingsPartly(leftOut.map(itemName).join(ctx.t.frame.listSeparator))}</p>
      )}
    </section>
  );
}

function waitWords(plan: Plan, item: ItemId, ctx: PageContext): string {
  const itemName = itemNames(plan, ctx);
  const edges = plan.flow.edges.filter((edge) => edge.to === item);
  if (edges.length === 0) return ctx.t.citizen.thing.atOnce;
  return ctx.t.citizen.thing.waitsFor(
    anyOfWords(
      edges.map((edge) => edge.from.map(itemName)),
      ctx.t,
    ),
  );
}

function itemNames(plan: Plan, ctx: PageContext): (item: ItemId) => string {
  return (id) => {
    const found = plan.items.find(({ item }) => item.id === id);
    return found === undefined ? id : inLanguage(found.item.name, ctx.language);
  };
}
