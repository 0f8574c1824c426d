import type { VNode } from 'preact';
import type { Published, PublishedLine } from '#read/published-reports.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { momentWords } from '../../elements/words.ts';
import { Frame } from '../../frame/frame.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { Downloads } from './report-page.tsx';
import { ReportView } from './report-view.tsx';

/** All published reports, for everybody. */
export function PublishedListPage(props: {
  readonly ctx: PageContext;
  readonly lines: readonly PublishedLine[];
}): VNode {
  const { ctx, lines } = props;
  const words = ctx.t.costsReport.published;
  return (
    <Frame ctx={ctx} title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {lines.length === 0 ? (
        <p class="empty">{words.empty}</p>
      ) : (
        <TableBox label={words.title}>
          <table class="plain-table plain-table--stack">
            <thead>
              <tr>
                {[words.report, words.office, words.on, words.version].map((label) => (
                  <th scope="col">{label}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ round, office, officeName, title, nth, at }) => (
                <tr>
                  <th scope="row">
                    <a href={`/costs/published/${round}?office=${office}`}>{title}</a>
                  </th>
                  <td>{officeName}</td>
                  <td>{momentWords(at, ctx.language)}</td>
                  <td>{words.nth(nth)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Frame>
  );
}

/** One report as it was published, and what became of it. */
export function PublishedReportPage(props: {
  readonly ctx: PageContext;
  readonly published: Published;
}): VNode {
  const { ctx, published } = props;
  const words = ctx.t.costsReport.published;
  const { round, office, officeName, report, nth, at, hash, revisions } = published;
  const here = `/costs/published/${round}`;
  const newest = revisions[0]?.nth === nth;
  return (
    <Frame ctx={ctx} title={report.title}>
      <p class="no-print">
        <a href="/costs/published">{words.title}</a>
      </p>
      {!newest && (
        <p class="notice">
          {words.old} <a href={`${here}?office=${office}`}>{words.newest}</a>
        </p>
      )}
      <p class="hint">
        {words.by(officeName, momentWords(at, ctx.language))} {words.nth(nth)}
      </p>
      <Downloads ctx={ctx} base={`${here}/report`} query={`?office=${office}&nth=${nth}`} />
      <ReportView report={report} words={ctx.t.costsReport} />
      <section>
        <h2>{words.revisions}</h2>
        <TableBox label={words.revisions}>
          <table class="plain-table plain-table--stack">
            <thead>
              <tr>
                {[words.revision, words.on, words.why, words.hash].map((label) => (
                  <th scope="col">{label}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {revisions.map((each) => (
                <tr>
                  <th scope="row">
                    <a href={`${here}?office=${office}&nth=${each.nth}`}>{words.nth(each.nth)}</a>
                  </th>
                  <td>{momentWords(each.at, ctx.language)}</td>
                  <td>{each.nth === 1 ? words.first : each.reason}</td>
                  <td>
                    <code class="report-hash">{each.hash}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
        <p class="hint">
          {words.hash}：<code class="report-hash">{hash}</code>
        </p>
      </section>
    </Frame>
  );
}
