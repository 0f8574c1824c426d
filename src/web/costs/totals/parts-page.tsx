import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { balanceRounding } from '#core/statistics/rollup/balance-rounding.ts';
import type { Part } from '#core/statistics/rollup/roll-up.ts';
import { sharePercent } from '#core/statistics/rollup/share.ts';
import { plainAmount } from '#core/statistics/survey/amount.ts';
import { dimensionOf, MEASURES, type Measure } from '#core/statistics/survey/measure.ts';
import type { TotalsParts } from '#read/totals-parts.ts';
import { TableBox } from '../../elements/table-box.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { CostsFrame } from '../costs-frame.tsx';
import { cellPlace } from '../entry-view.ts';
import { cellId, measureWords, returnPath } from '../entry-words.ts';
import { groupedDigits } from '../grouped-digits.ts';
import { Completeness, RollUpFindings } from './totals-head.tsx';
import { MONEY_SHOWN } from './totals-lines.ts';
import { totalsHref, type TotalsAsked } from './totals-links.ts';
import { tableTitle } from './totals-words.ts';

export type PartsPageProps = {
  readonly ctx: PageContext;
  readonly found: TotalsParts;
  readonly asked: TotalsAsked;
};

/** One total down to the units it is made of: each part with its share and the way to its cell. Σ is the total of the table. */
export function PartsPage(props: PartsPageProps): VNode {
  const { ctx, found, asked } = props;
  const words = ctx.t.costsTotals;
  const { round, indicator, rollUp, missing } = found;
  const title = words.parts.title(inLanguage(indicator.name, ctx.language));
  const place = cellPlace(round, indicator.code);
  const column = place?.form.columns[place.column]?.label;
  return (
    <CostsFrame ctx={ctx} round={round} title={title} here="totals">
      <p class="no-print">
        <a href={totalsHref(asked)}>{words.parts.back}</a>
      </p>
      <h1>{title}</h1>
      <p>
        {tableTitle(ctx, found)}
        {place && (
          <span class="place block">
            {words.parts.place({
              form: inLanguage(place.form.title, ctx.language),
              line: place.line.line,
              column: column ? inLanguage(column, ctx.language) : '',
            })}
          </span>
        )}
      </p>
      {round.kind === 'survey' && <Completeness ctx={ctx} counting={rollUp} missing={missing} />}
      <RollUpFindings ctx={ctx} round={round} findings={rollUp.findings} />
      <PartsTable {...props} />
    </CostsFrame>
  );
}

function PartsTable(props: PartsPageProps): VNode {
  const { ctx, found, asked } = props;
  const words = ctx.t.costsTotals;
  const { total, rollUp, indicator } = found;
  const printed = printParts(found, asked);
  const sum = printed?.texts.get('');
  const unit = measureWords(printed?.measure ?? indicator.measure, ctx);
  return (
    <TableBox label={words.parts.title(inLanguage(indicator.name, ctx.language))}>
      <table class="plain-table totals-table">
        <thead>
          <tr>
            <th scope="col">{words.parts.unit}</th>
            <th scope="col">{words.parts.version}</th>
            <th scope="col" class="number">{`${words.parts.part}${ctx.t.form.inBrackets(unit)}`}</th>
            <th scope="col" class="number">
              {words.parts.share}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr class="totals-sum">
            <th scope="row">{words.parts.sum}</th>
            <td>{''}</td>
            <td class="number">{sum ?? words.none}</td>
            <td class="number">
              {total.scaled === undefined ? words.none : percent({ part: total.scaled, whole: total.scaled })}
            </td>
          </tr>
          {found.parts.map((part) => (
            <PartLine {...props} part={part} text={printed?.texts.get(part.unit.id)} />
          ))}
          {rollUp.covered.map(({ unit: covered, by }) => (
            <tr>
              <th scope="row">{covered.name}</th>
              <td colSpan={3} class="place">
                {words.parts.covered(by.name)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function PartLine(props: PartsPageProps & { readonly part: Part; readonly text: string | undefined }): VNode {
  const { ctx, found, part, text } = props;
  const words = ctx.t.costsTotals.parts;
  const { round, indicator, total } = found;
  const place = cellPlace(round, indicator.code);
  const isSurvey = round.kind === 'survey';
  const value = part.value?.state === 'value' ? part.value.amount.scaled : undefined;
  return (
    <tr>
      <th scope="row">
        {isSurvey && place ? (
          <a href={`${returnPath(round.id, part.unit.id, 'review')}#${cellId(indicator.code)}`}>
            {part.unit.name}
          </a>
        ) : (
          part.unit.name
        )}
      </th>
      <td class="unbroken">{isSurvey ? words.versionOf(part.version) : words.published}</td>
      <td class="number">{text ?? <span class="place">{stateWords(part, ctx)}</span>}</td>
      <td class="number">
        {value === undefined || total.scaled === undefined
          ? ''
          : percent({ part: value, whole: total.scaled })}
      </td>
    </tr>
  );
}

function stateWords({ value }: Part, { t }: PageContext): string {
  const words = t.costsTotals.parts;
  if (value === undefined) return words.absent;
  return value.state === 'blank' ? words.blank : words.invalid;
}

function percent(pair: { readonly part: number; readonly whole: number }): string {
  const text = sharePercent(pair);
  return text === undefined ? '—' : `${text}%`;
}

/** The parts as printed, balanced so that they make the printed total (under the empty id). */
function printParts(
  { indicator, parts, total }: TotalsParts,
  { shown }: TotalsAsked,
): { readonly texts: ReadonlyMap<string, string>; readonly measure: Measure } | undefined {
  const { measure } = indicator;
  if (measure === undefined || total.scaled === undefined || total.figures === 0) return undefined;
  const as = dimensionOf(measure) === 'money' ? MONEY_SHOWN[shown] : { measure, digits: total.decimals };
  const values = parts.flatMap(({ unit, value }): readonly (readonly [string, number])[] =>
    value?.state === 'value' ? [[unit.id, value.amount.scaled]] : [],
  );
  const step = 10 ** (MEASURES[as.measure].exponent - as.digits);
  const sum = { total: '', parts: values.map(([id]) => id) };
  const balanced = balanceRounding(new Map([['', total.scaled], ...values]), [sum], step);
  if (!balanced.ok) return undefined;
  const texts = [...balanced.value.printed].map(
    ([id, scaled]) => [id, groupedDigits(plainAmount({ scaled, decimals: as.digits }, as.measure))] as const,
  );
  return { texts: new Map(texts), measure: as.measure };
}
