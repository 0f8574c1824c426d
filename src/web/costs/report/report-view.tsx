import type { VNode } from 'preact';
import {
  runText,
  type Figure,
  type ReportBlock,
  type ReportChart,
  type ReportDocument,
  type ReportTable,
  type Run,
} from '#core/statistics/report/document.ts';
import { figureSources, numberRanges } from '#core/statistics/report/figure-sources.ts';
import { blocksOf } from '#core/statistics/report/walk-document.ts';
import { TableBox } from '../../elements/table-box.tsx';
import type { Texts } from '../../texts/texts.ts';
import { captionNumbers, figureSource, REPORT_WORDS, withheldNotes } from './report-words.ts';

type View = {
  readonly words: Texts['costsReport'];
  readonly captions: ReadonlyMap<string, string>;
  /** By number of the figure: which line of the sources it stands in. */
  readonly sources: ReadonlyMap<number, number>;
};

/** The whole report as one page: the same document as in the files. It is in Chinese whatever the page around it is in. */
export function ReportView(props: {
  readonly report: ReportDocument;
  readonly words: Texts['costsReport'];
}): VNode {
  const { report, words } = props;
  const sources = figureSources(report);
  const view: View = {
    words,
    captions: captionNumbers(blocksOf(report).map(({ block }) => block)),
    sources: new Map(
      sources.flatMap(({ figures }, index) => figures.map(({ no }) => [no, index + 1] as const)),
    ),
  };
  return (
    <article class="report" lang="zh-CN">
      <header class="report-head">
        <h1>{report.title}</h1>
        <p>{report.subtitle}</p>
        <p>{report.editionName}</p>
        {report.warnings.map((each) => (
          <p class="report-warning">{each}</p>
        ))}
      </header>
      <Contents report={report} />
      {report.parts.map(({ number, title, blocks }) => (
        <section id={`part-${number}`}>
          <h2>
            {number}、{title}
          </h2>
          {blocks.map((block) => (
            <Block block={block} view={view} />
          ))}
        </section>
      ))}
      <section id="report-tables">
        <h2>{REPORT_WORDS.appendix}</h2>
        {report.appendix.map((block) => (
          <Block block={block} view={view} />
        ))}
      </section>
      <section id="report-about">
        <h2>{REPORT_WORDS.about}</h2>
        <dl class="report-about">
          {report.about.map(({ term, text }) => (
            <div>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Sources sources={sources} />
    </article>
  );
}

function Contents({ report }: { readonly report: ReportDocument }): VNode {
  return (
    <nav class="report-contents no-print" aria-label={REPORT_WORDS.contents.replaceAll('　', '')}>
      <ol>
        {report.parts.map(({ number, title }) => (
          <li>
            <a href={`#part-${number}`}>
              {number}、{title}
            </a>
          </li>
        ))}
        <li>
          <a href="#report-tables">{REPORT_WORDS.appendix}</a>
        </li>
        <li>
          <a href="#report-about">{REPORT_WORDS.about}</a>
        </li>
        <li>
          <a href="#report-sources">{REPORT_WORDS.sources}</a>
        </li>
      </ol>
    </nav>
  );
}

function Block({ block, view }: { readonly block: ReportBlock; readonly view: View }): VNode {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'note':
      return <p class="hint">{block.text}</p>;
    case 'paragraph':
      return (
        <p class="report-text">
          <Sentence runs={block.runs} view={view} />
        </p>
      );
    case 'list':
      return (
        <ol class="report-list">
          {block.items.map((item) => (
            <li>
              <Sentence runs={item} view={view} />
            </li>
          ))}
        </ol>
      );
    case 'table':
      return <Table table={block} number={view.captions.get(block.id) ?? ''} view={view} />;
    default:
      return <Chart chart={block} view={view} />;
  }
}

function Sentence({ runs, view }: { readonly runs: readonly Run[]; readonly view: View }): VNode {
  return (
    <>
      {runs.map((run) =>
        run.kind === 'figure' ? (
          <span class="report-amount">
            <Linked figure={run} view={view} />
            {run.measure === '%' ? '%' : run.measure === '' ? '' : `\u00a0${run.measure}`}
          </span>
        ) : (
          runText(run)
        ),
      )}
    </>
  );
}

/** In a sentence reached by keyboard too; in a table only by pointer, or there would be hundreds of stops. */
function Linked(props: { readonly figure: Figure; readonly view: View; readonly inTable?: boolean }): VNode {
  const { figure, view, inTable } = props;
  return (
    <a
      class="report-figure"
      href={`#source-${view.sources.get(figure.no) ?? 0}`}
      title={figureSource(figure)}
      {...(inTable === true ? { tabIndex: -1 } : {})}
    >
      {runText(figure)}
    </a>
  );
}

function Chart({ chart, view }: { readonly chart: ReportChart; readonly view: View }): VNode {
  return (
    <>
      <figure class="report-chart" aria-label={chart.alternative}>
        <TableBox label={chart.caption}>
          <div
            // oxlint-disable-next-line react/no-danger -- drawn by our own code, every word in it escaped (draw-svg.ts)
            dangerouslySetInnerHTML={{ __html: chart.svg }}
          />
        </TableBox>
        <figcaption>
          {view.captions.get(chart.id)}　{chart.caption}
        </figcaption>
      </figure>
      <details class="why" open>
        <summary>{view.words.behind}</summary>
        <Table table={chart.table} number="" view={view} />
      </details>
    </>
  );
}

function Table(props: { readonly table: ReportTable; readonly number: string; readonly view: View }): VNode {
  const { table, number, view } = props;
  const notes = [...table.notes, ...withheldNotes(table)];
  return (
    <div class="report-table">
      <TableBox label={table.caption}>
        <table class="plain-table">
          <caption>{number === '' ? table.caption : `${number}　${table.caption}`}</caption>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th scope="col" class={column.align === 'number' ? 'number' : undefined}>
                  {column.label}
                  {column.measure !== '' && <span class="unbroken">（{column.measure}）</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ kind, indent, cells }) => (
              <tr class={kind === 'total' ? 'report-total' : undefined}>
                {cells.map((run, index) =>
                  index === 0 ? (
                    <th scope="row" data-indent={indent > 0 ? Math.min(indent, 4) : undefined}>
                      {runText(run)}
                    </th>
                  ) : (
                    <td class={table.columns[index]?.align === 'number' ? 'number' : undefined}>
                      {run.kind === 'figure' ? <Linked figure={run} view={view} inTable /> : runText(run)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {notes.map((text) => (
        <p class="hint">{text}</p>
      ))}
    </div>
  );
}

function Sources({ sources }: { readonly sources: ReturnType<typeof figureSources> }): VNode {
  return (
    <section id="report-sources">
      <h2>{REPORT_WORDS.sources}</h2>
      <TableBox label={REPORT_WORDS.sources}>
        <table class="plain-table plain-table--stack report-sources">
          <thead>
            <tr>
              <th scope="col">{REPORT_WORDS.sourceOf}</th>
              <th scope="col">{REPORT_WORDS.source}</th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ source, figures }, index) => (
              <tr id={`source-${index + 1}`}>
                <td>{numberRanges(figures.map(({ no }) => no))}</td>
                <td>{source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
