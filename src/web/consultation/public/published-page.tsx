import type { VNode } from 'preact';
import { checkPublishedTable, type PublishedCheck } from '#core/consultation/published/check-published.ts';
import type { PublishedPart, PublishedTable } from '#core/consultation/published/published-table.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { Frame } from '../../frame/frame.tsx';
import type { PageContext } from '../../frame/page-context.ts';

type Checked = { readonly table: PublishedTable; readonly checks: readonly PublishedCheck[] };

/** What governments published on opinions, every figure computed again: what agrees, and what does not. */
export function PublishedPage(props: {
  readonly ctx: PageContext;
  readonly tables: readonly PublishedTable[];
}): VNode {
  const { ctx } = props;
  const text = ctx.t.consultationPublished;
  const all = props.tables.map((table) => ({ table, checks: checkPublishedTable(table) }));
  const count = all.reduce((sum, { checks }) => sum + checks.length, 0);
  return (
    <Frame ctx={ctx} title={text.title}>
      <p class="consultation-name no-print">
        <a href="/plans">{text.back}</a>
      </p>
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      <p>{text.counted(all.length, count)}</p>
      <h2>{text.overview}</h2>
      <Overview ctx={ctx} all={all} />
      {all.map((each) => (
        <TableSection key={each.table.id} ctx={ctx} {...each} />
      ))}
    </Frame>
  );
}

function Overview({ ctx, all }: { readonly ctx: PageContext; readonly all: readonly Checked[] }): VNode {
  const text = ctx.t.consultationPublished;
  return (
    <TableBox label={text.overview}>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{text.table}</th>
            <th scope="col" class="number">
              {text.whole}
            </th>
            <th scope="col">{text.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ table, checks }) => (
            <tr key={table.id}>
              <th scope="row" lang="zh-CN">
                <a href={`#${table.id}`}>{table.title}</a>
              </th>
              <td class="number unbroken" lang="zh-CN">
                {figure(table.whole.count)} {table.whole.unit}
              </td>
              <td>
                <Outcome ctx={ctx} checks={checks} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Outcome({
  ctx,
  checks,
}: {
  readonly ctx: PageContext;
  readonly checks: readonly PublishedCheck[];
}): VNode {
  const text = ctx.t.consultationPublished;
  const gaps = checks.filter(({ holds }) => !holds).length;
  return gaps === 0 ? (
    <span class="light light--green">{text.closes}</span>
  ) : (
    <span class="light light--amber">{text.gaps(gaps)}</span>
  );
}

function TableSection({ ctx, table, checks }: Checked & { readonly ctx: PageContext }): VNode {
  const text = ctx.t.consultationPublished;
  const gaps = checks.filter(({ holds }) => !holds);
  return (
    <section class="sheet" id={table.id}>
      <h2 lang="zh-CN">{table.title}</h2>
      <p class="hint">
        {text.period}
        {ctx.t.form.colon}
        {table.period}
        {ctx.t.form.semicolon}
        {table.url === undefined ? (
          text.noSource
        ) : (
          <a href={table.url} rel="external noreferrer">
            {text.source}
          </a>
        )}
      </p>
      {gaps.length > 0 && (
        <div class="notice notice--wait">
          <p>
            <strong>{text.which}</strong>
          </p>
          <ul>
            {gaps.map((gap) => (
              <li key={`${gap.kind} ${gap.of}`}>{gapSentence(gap, ctx)}</li>
            ))}
          </ul>
        </div>
      )}
      <PartsTable ctx={ctx} table={table} checks={checks} />
      {table.note !== undefined && (
        <p class="hint" lang="zh-CN">
          {table.note}
        </p>
      )}
    </section>
  );
}

function PartsTable({ ctx, table, checks }: Checked & { readonly ctx: PageContext }): VNode {
  const text = ctx.t.consultationPublished;
  const sum = checks.find(({ kind }) => kind === 'sum');
  const shares = [...table.parts, ...table.rates].some(hasShare);
  return (
    <TableBox label={table.title}>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{text.kind}</th>
            <th scope="col" class="number">
              {text.count(table.whole.unit)}
            </th>
            {shares && (
              <>
                <th scope="col" class="number">
                  {text.printed}
                </th>
                <th scope="col" class="number">
                  {text.computed}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {table.parts.flatMap((part) => [
            <PartRow key={part.name} ctx={ctx} part={part} checks={checks} shares={shares} />,
            ...(part.parts ?? []).map((inner) => (
              <PartRow
                key={`${part.name} ${inner.name}`}
                ctx={ctx}
                part={inner}
                under={part.name}
                checks={[]}
                shares={shares}
              />
            )),
          ])}
          {sum?.kind === 'sum' && <TotalRow name={text.sum} count={sum.computed} shares={shares} />}
          <TotalRow name={text.total} count={table.whole.count} shares={shares} />
          {table.rates.map((rate) => (
            <PartRow key={rate.name} ctx={ctx} part={rate} of={rate.of} checks={checks} shares={shares} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function PartRow(props: {
  readonly ctx: PageContext;
  readonly part: PublishedPart;
  readonly under?: string;
  /** What a rate is a share of, where that is not the whole of the table. */
  readonly of?: number;
  readonly checks: readonly PublishedCheck[];
  readonly shares: boolean;
}): VNode {
  const { ctx, part, under, of, checks, shares } = props;
  const text = ctx.t.consultationPublished;
  const check = checks.find(({ kind, of }) => of === part.name && (kind === 'percent' || kind === 'says'));
  const computed = check?.kind === 'percent' || check?.kind === 'says' ? text.percent(check.computed) : '';
  const printed =
    part.percent === undefined
      ? part.says === undefined
        ? ''
        : text.inWords(part.says)
      : text.percent(part.percent);
  return (
    <tr>
      <th scope="row" lang="zh-CN">
        {under === undefined ? part.name : `${under} · ${part.name}`}
      </th>
      <td class="number unbroken">
        {of === undefined ? figure(part.count) : `${figure(part.count)} / ${figure(of)}`}
      </td>
      {shares && (
        <>
          <td class="number unbroken">{printed}</td>
          <td class="number unbroken">
            {computed}
            {check !== undefined && !check.holds && (
              <>
                {' '}
                <span class="light light--amber">{text.fitsNot}</span>
              </>
            )}
          </td>
        </>
      )}
    </tr>
  );
}

function TotalRow(props: { readonly name: string; readonly count: number; readonly shares: boolean }): VNode {
  return (
    <tr>
      <th scope="row">
        <strong>{props.name}</strong>
      </th>
      <td class="number">
        <strong>{figure(props.count)}</strong>
      </td>
      {props.shares && (
        <>
          <td class="number">—</td>
          <td class="number">—</td>
        </>
      )}
    </tr>
  );
}

function gapSentence(gap: PublishedCheck, { t }: PageContext): string {
  const text = t.consultationPublished;
  switch (gap.kind) {
    case 'sum':
      return (
        text.sumGap(gap.of, figure(gap.printed), figure(gap.computed)) +
        (gap.missing > 0 ? text.missing(figure(gap.missing)) : text.tooMany(figure(-gap.missing)))
      );
    case 'percent':
      return text.percentGap(gap.of, gap.printed, gap.computed) + (gap.cut ? text.cut : '');
    case 'percent-sum':
      return text.percentSumGap(gap.computed, gap.allowed);
    default:
      return text.saysGap(gap.of, gap.printed, gap.computed);
  }
}

function hasShare({
  percent,
  says,
}: {
  readonly percent?: string | undefined;
  readonly says?: string | undefined;
}): boolean {
  return percent !== undefined || says !== undefined;
}

function figure(count: number): string {
  return count.toLocaleString('en');
}
