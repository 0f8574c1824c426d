import type { VNode } from 'preact';
import type { Consultation } from '#core/consultation/consultation.ts';
import type { DemandId } from '#core/consultation/ids.ts';
import type { Demand, Ledger } from '#core/consultation/ledger.ts';
import { propose } from '#core/consultation/sorting/propose.ts';
import type { SortingDesk } from '#core/consultation/sorting/sorting-desk.ts';
import { plainScript } from '#core/consultation/text/script.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary, type SummaryLine } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { AccuracyBox, AccuracyLines, WordLists } from './accuracy-box.tsx';
import { MarkedText, ProposalFields } from './proposal-fields.tsx';
import { sortingNames, type SortingTyped } from './sorting-form.ts';

const ROWS = 25;
const NOTHING: SortingTyped = { topic: '', otherTopic: '', chapter: '', otherChapter: '' };

export type SortingPageProps = {
  readonly ctx: PageContext;
  readonly consultation: Consultation;
  readonly ledger: Ledger;
  readonly desk: SortingDesk;
  readonly model: string | undefined;
  /** Only those whose first proposal is this topic; absent: all. */
  readonly topic?: string | undefined;
  /** How many were confirmed just now. */
  readonly done?: number | undefined;
  /** What was chosen and is not confirmed yet. */
  readonly typed?: ReadonlyMap<DemandId, SortingTyped>;
  readonly problems?: readonly SummaryLine[];
};

/** What is not sorted yet, a row each, with proposals to choose from; what is chosen is confirmed in one act. */
export function SortingPage(props: SortingPageProps): VNode {
  const { ctx, consultation, ledger, desk, done, problems = [] } = props;
  const words = ctx.t.consultationSorting;
  const rows = rowsOf(props);
  const unsorted = rows.length;
  const shown = shownOf(rows, props);
  const path = `/consultations/${consultation.id}/sorting`;
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={words.title} here="sorting">
      <h1>{words.title}</h1>
      <ErrorSummary lines={problems} t={ctx.t} />
      {done !== undefined && done > 0 && <output class="block sorting-done">{words.done(done)}</output>}
      <p>{words.lead}</p>
      <AccuracyLines ctx={ctx} desk={desk} />
      <p>
        <strong>{words.unsorted(unsorted, ledger.demands.size)}</strong>
      </p>
      <TopicFilter {...props} rows={rows} path={path} />
      {shown.length === 0 ? (
        <p class="empty">{unsorted === 0 ? words.none : words.noneOfTopic}</p>
      ) : (
        <form method="post" action={path}>
          <CsrfField ctx={ctx} />
          {props.topic !== undefined && <input type="hidden" name="filter" value={props.topic} />}
          <ol class="sorting-rows">
            {shown.map((row) => (
              <SortingRow {...props} row={row} />
            ))}
          </ol>
          <p class="sorting-confirm">
            <button class="ds-button" type="submit">
              {words.confirm}
            </button>
          </p>
        </form>
      )}
      <AccuracyBox ctx={ctx} desk={desk} />
      <WordLists ctx={ctx} consultation={consultation} model={props.model} />
    </ConsultationFrame>
  );
}

/** `first`: the topic that is proposed first. The words are looked for only of what is shown. */
type Row = { readonly demand: Demand; readonly text: string; readonly first: string | undefined };

/** All that is unsorted, in the order of its numbers. */
function rowsOf({ ledger, desk }: SortingPageProps): readonly Row[] {
  return [...ledger.demands.values()].flatMap((demand): readonly Row[] => {
    if (demand.sorted) return [];
    const text = desk.texts.get(demand.id) ?? '';
    return [{ demand, text, first: desk.firstTopic(demand.id) }];
  });
}

/** Those on which something was chosen first, so that nothing chosen is out of sight. */
function shownOf(rows: readonly Row[], { topic, typed }: SortingPageProps): readonly Row[] {
  const chosen = rows.filter(({ demand }) => typed?.has(demand.id));
  const others = rows.filter(
    ({ demand, first }) => !typed?.has(demand.id) && (topic === undefined || first === topic),
  );
  return [...chosen, ...others].slice(0, Math.max(ROWS, chosen.length));
}

function TopicFilter(
  props: SortingPageProps & { readonly rows: readonly Row[]; readonly path: string },
): VNode {
  const { ctx, consultation, rows, path, topic } = props;
  const words = ctx.t.consultationSorting;
  const counts = consultation.topics
    .map(({ id, name }) => ({ id, name, n: rows.filter(({ first }) => first === id).length }))
    .filter(({ n }) => n > 0);
  return (
    <nav class="filters no-print" aria-label={words.filters}>
      <a href={path} aria-current={topic === undefined ? 'page' : undefined}>
        {words.all(rows.length)}
      </a>
      {counts.map(({ id, name, n }) => (
        <a href={`${path}?topic=${id}`} aria-current={topic === id ? 'page' : undefined}>
          {words.byTopic(name, n)}
        </a>
      ))}
    </nav>
  );
}

function SortingRow(props: SortingPageProps & { readonly row: Row }): VNode {
  const { ctx, consultation, desk, row, typed } = props;
  const { demand, text } = row;
  const words = ctx.t.consultationSorting;
  const chosen = typed?.get(demand.id) ?? NOTHING;
  const names = sortingNames(demand.id);
  const topics = propose(desk.topics, { id: demand.id, text });
  const chapters = propose(desk.chapters, { id: demand.id, text });
  const base = `/consultations/${consultation.id}/demands`;
  const hrefOf = (id: string): string => `${base}/${id}`;
  return (
    <li class="sorting-row" id={`row-${demand.id}`}>
      <input type="hidden" name="demand" value={demand.id} />
      <p class="sorting-text">
        <a href={hrefOf(demand.id)}>{demand.id}</a>{' '}
        <MarkedText
          text={text}
          plain={plainScript(text)}
          words={topics.slice(0, 1).flatMap(({ evidence }) => evidence.map(({ word }) => word))}
        />
      </p>
      <div class="sorting-choices">
        <ProposalFields
          ctx={ctx}
          legend={words.topic}
          name={names.topic}
          otherName={names.otherTopic}
          otherLabel={words.other}
          proposals={topics}
          labels={desk.topics.labels}
          chosen={chosen.topic}
          otherChosen={chosen.otherTopic}
          hrefOf={hrefOf}
        />
        {chapters.length === 0 ? (
          <p class="hint">{words.noChapters}</p>
        ) : (
          <ProposalFields
            ctx={ctx}
            legend={words.chapter}
            name={names.chapter}
            otherName={names.otherChapter}
            otherLabel={words.otherChapter}
            proposals={chapters}
            labels={desk.chapters.labels}
            chosen={chosen.chapter}
            otherChosen={chosen.otherChapter}
            none={words.keepChapter}
            hrefOf={hrefOf}
          />
        )}
      </div>
      <p>
        <a href={`${base}/${demand.id}/similar`}>{words.similar}</a>
      </p>
    </li>
  );
}
