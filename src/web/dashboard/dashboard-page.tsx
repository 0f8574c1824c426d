import type { VNode } from 'preact';
import { BeforeAfterFigure } from '../figures/before-after-figure.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { dateWords } from '../elements/words.ts';
import { Frame } from '../frame/frame.tsx';
import { PeriodForm, type Period } from '../supervision/rankings-page.tsx';
import { figureTables, type FiguresOf, type FigureTable } from './figure-tables.ts';
import { drawWeeks } from './weeks-chart.ts';

export type DashboardPageProps = FiguresOf & {
  readonly period: Period;
  /** Villages and communities of the city. */
  readonly centres: number;
};

/** What a mayor with one minute should see, and a statistician can take away. */
export function DashboardPage(props: DashboardPageProps): VNode {
  const { ctx, figures, period, centres } = props;
  const words = ctx.t.dashboard;
  const tables = new Map(figureTables(props).map((table) => [table.id, table]));
  const query = `from=${period.from}&to=${period.to}`;
  const online = figures.centres.reduce((sum, { today }) => sum + today, 0);
  return (
    <Frame ctx={ctx} title={words.title} section="dashboard">
      <h1>{words.title}</h1>
      <p>{words.lead(dateWords(period.from, ctx.language), dateWords(period.to, ctx.language))}</p>
      {ctx.demo && <p class="hint">{words.demo}</p>}
      <Figures {...props} />
      <PeriodForm ctx={ctx} period={period} action="/dashboard" keep={{}} />
      <p class="no-print">
        <a href={`/dashboard.xlsx?${query}`}>{words.xlsx}</a> ·{' '}
        <a href={`/dashboard.csv?${query}`}>{words.csv}</a>
      </p>
      <div class="columns">
        <section>
          <h2>{words.weeks}</h2>
          <Weeks {...props} table={tables.get('weeks')} />
          <h2>{words.ratings}</h2>
          {figures.ratings.length === 0 ? (
            <p class="empty">{words.ratingsNone}</p>
          ) : (
            <Table table={tables.get('ratings')} label={words.ratings} missing="" />
          )}
        </section>
        <section>
          <h2>{words.achieved}</h2>
          {figures.achieved.cases === 0 ? (
            <p class="empty">{words.none}</p>
          ) : (
            <>
              <p>{words.achievedLead(figures.achieved.cases)}</p>
              <Achieved {...props} />
              <Table table={tables.get('achieved')} label={words.achieved} missing={words.notStated} />
            </>
          )}
        </section>
        <section>
          <h2>{words.coverage}</h2>
          <Table table={tables.get('coverage')} label={words.coverage} missing="" heat />
          <p class="hint">{words.coverageNote}</p>
        </section>
        <section>
          <h2>{words.centres}</h2>
          <p>{words.centresLead(online, centres)}</p>
          <Table table={tables.get('centres')} label={words.centres} missing="" />
        </section>
      </div>
    </Frame>
  );
}

function Figures({ ctx, figures }: DashboardPageProps): VNode {
  const words = ctx.t.dashboard;
  const { clocks } = figures;
  const share = clocks.ended === 0 ? words.none : `${((100 * clocks.inTime) / clocks.ended).toFixed(1)} %`;
  const boxes = [
    { label: words.filed, value: figures.filed, note: '' },
    { label: words.finished, value: figures.finished, note: '' },
    {
      label: words.onTime,
      value: share,
      note: clocks.ended === 0 ? '' : words.onTimeOf(clocks.inTime, clocks.ended),
    },
    { label: words.open, value: figures.open, note: '' },
    { label: words.late, value: figures.late, note: '' },
  ];
  return (
    <>
      <dl class="figure-boxes">
        {boxes.map(({ label, value, note }) => (
          <div class="figure-box">
            <dt>{label}</dt>
            <dd>
              <strong>{value}</strong>
              {note !== '' && <span class="hint">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p class="hint">{words.onTimeNote}</p>
    </>
  );
}

function Weeks({
  ctx,
  figures,
  table,
}: DashboardPageProps & { readonly table: FigureTable | undefined }): VNode {
  const words = ctx.t.dashboard;
  const { weeks } = figures;
  return (
    <>
      <figure
        class="chart"
        aria-label={`${words.weeks}: ${weeks.map(({ week, filed, finished }) => `${week} ${filed}/${finished}`).join(', ')}`}
        // oxlint-disable-next-line react/no-danger -- drawn by us from numbers; the names of the series are our own texts
        dangerouslySetInnerHTML={{
          __html: drawWeeks({ weeks, filed: words.filed, finished: words.finished }),
        }}
      />
      <details class="why">
        <summary>{words.sheets.weeks}</summary>
        <Table table={table} label={words.weeks} missing="" />
      </details>
    </>
  );
}

function Achieved({ ctx, figures }: DashboardPageProps): VNode {
  const words = ctx.t.dashboard;
  const { steps, materials, days } = figures.achieved;
  const pairs = [
    { label: words.steps, ...steps },
    { label: words.materials, ...materials },
    ...(days.cases === 0 ? [] : [{ label: words.days(days.cases), before: days.before, after: days.after }]),
  ];
  return (
    <BeforeAfterFigure
      label={words.achieved}
      summary={pairs.map(({ label, before, after }) => `${label} ${before} → ${after}`).join(', ')}
      axis={{ none: '0', whole: words.before }}
      rows={pairs.map((pair) => ({
        ...pair,
        beforeWords: String(pair.before),
        afterWords: String(pair.after),
      }))}
    />
  );
}

function Table(props: {
  readonly table: FigureTable | undefined;
  readonly label: string;
  readonly missing: string;
  /** Shade the cells by their number. */
  readonly heat?: boolean;
}): VNode | null {
  const { table, label, missing, heat } = props;
  if (table === undefined || table.rows.length === 0) return null;
  const [first, ...heads] = table.head;
  const most = Math.max(1, ...table.rows.flat().map((cell) => (typeof cell === 'number' ? cell : 0)));
  return (
    <TableBox label={label}>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {heads.map((head) => (
              <th scope="col" class="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells]) => (
            <tr>
              <th scope="row">{name}</th>
              {cells.map((cell) => (
                <td
                  class={
                    heat && typeof cell === 'number'
                      ? `number heat-${Math.ceil((4 * cell) / most)}`
                      : 'number'
                  }
                >
                  {cell ?? missing}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
