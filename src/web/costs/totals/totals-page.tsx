import type { VNode } from 'preact';
import type { TotalsView } from '#read/totals.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { CostsFrame } from '../costs-frame.tsx';
import { TotalsApproval, type ApprovalAttempt } from './totals-approval.tsx';
import { Completeness, RollUpFindings, TotalsChoice } from './totals-head.tsx';
import { totalsSheets } from './totals-lines.ts';
import { totalsHref, type TotalsAsked } from './totals-links.ts';
import { tableTitle } from './totals-words.ts';
import { TotalsNotes, TotalsTable } from './totals-table.tsx';

export type TotalsPageProps = {
  readonly ctx: PageContext;
  readonly view: TotalsView;
  readonly asked: TotalsAsked;
  readonly attempt?: ApprovalAttempt;
  readonly done?: boolean;
};

/** The 综合表 of an office: who is missing, the figures, and the office's approval. */
export function TotalsPage(props: TotalsPageProps): VNode {
  const { ctx, view, asked } = props;
  const words = ctx.t.costsTotals;
  const title = tableTitle(ctx, view);
  return (
    <CostsFrame ctx={ctx} round={view.round} title={title} here="totals">
      <h1>{title}</h1>
      <p class="lead">{view.round.kind === 'survey' ? words.lead : words.collectionLead}</p>
      {props.done === true && <output class="notice">{words.approvals.done}</output>}
      <TotalsChoice ctx={ctx} view={view} asked={asked} />
      {view.sums.kind === 'mixed' ? (
        <MixedPools {...props} mixed={view.sums} />
      ) : (
        <Table {...props} sums={view.sums} />
      )}
      {view.round.kind === 'survey' && <TotalsApproval {...props} />}
    </CostsFrame>
  );
}

function Table(
  props: TotalsPageProps & { readonly sums: Extract<TotalsView['sums'], { readonly kind: 'table' }> },
): VNode {
  const { ctx, view, asked, sums } = props;
  const { round } = view;
  const words = ctx.t.costsTotals;
  const note = round.kind === 'survey' ? words.countingNotes[view.table.stage] : '';
  const sheets = totalsSheets(ctx, round, { rollUp: sums.rollUp, shown: asked.shown });
  const empty = sums.rollUp.counted.length === 0;
  return (
    <>
      {round.kind === 'collection' && asked.filter?.year !== undefined && (
        <p>
          {words.mixed.chosen({ year: sums.rollUp.year, basis: words.bases[sums.rollUp.basis] })}{' '}
          <a href={totalsHref(asked, { filter: undefined })}>{words.mixed.other}</a>
        </p>
      )}
      {note !== '' && <p class="totals-warned">{note}</p>}
      {round.kind === 'survey' && <Completeness ctx={ctx} counting={sums.rollUp} missing={sums.missing} />}
      <RollUpFindings ctx={ctx} round={round} findings={sums.rollUp.findings} />
      {empty ? (
        <p class="empty">
          {words.nothing}{' '}
          {view.table.stage === 'approved' && (
            <a href={totalsHref(asked, { stage: 'submitted' })}>{words.seeSubmitted}</a>
          )}
        </p>
      ) : (
        <>
          {sheets.sheets.map((sheet) => (
            <TotalsTable ctx={ctx} round={round} asked={asked} sheet={sheet} />
          ))}
          <TotalsNotes ctx={ctx} round={round} sheets={sheets} />
          <p class="no-print totals-downloads">
            {words.downloads}
            {ctx.t.form.colon}
            <a href={totalsHref(asked, {}, 'totals.csv')}>{words.csv}</a>{' '}
            <a href={totalsHref(asked, {}, 'export.sdmx.csv')}>{words.sdmxCsv}</a>{' '}
            <a href={totalsHref(asked, {}, 'export.sdmx.json')}>{words.sdmxJson}</a>{' '}
            {round.kind === 'survey' && (
              <a href={`/costs/${round.id}/export`}>{ctx.t.costsAppraisal.export.link}</a>
            )}
          </p>
        </>
      )}
    </>
  );
}

/** Figures of several years or bases: why there is no sum, and the choices that make one. */
function MixedPools(
  props: TotalsPageProps & { readonly mixed: Extract<TotalsView['sums'], { readonly kind: 'mixed' }> },
): VNode {
  const { ctx, asked, mixed } = props;
  const words = ctx.t.costsTotals;
  const { years, bases } = mixed.mixed;
  return (
    <section class="warning" aria-labelledby="totals-mixed">
      <h2 id="totals-mixed">{words.mixed.title}</h2>
      <p>
        {words.mixed.why({
          years: years.join(words.listComma),
          bases: bases.map((basis) => words.bases[basis]).join(words.listEnd),
        })}
      </p>
      <p>{words.mixed.choose}</p>
      <ul>
        {mixed.pools.map(({ year, basis, units }) => (
          <li>
            <a href={totalsHref(asked, { filter: { year, basis } })}>
              {words.mixed.pool({ year, basis: words.bases[basis], units })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
