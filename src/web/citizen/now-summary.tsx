import type { VNode } from 'preact';
import { ENDED } from '#core/cases/state.ts';
import type { CaseView, PartProgress } from '#read/case-lines.ts';
import { Facts, type FactRow } from '../elements/facts.tsx';
import { promisedLater } from '../promises/part-promises.tsx';
import { dueDateWords, officeWords, type CaseTools } from './case-words.ts';
import { filedLimitWords } from './time-words.ts';

type SummaryProps = { readonly found: CaseView; readonly tools: CaseTools };

/** The whole case in three lines, before its parts: who has it now, what the person must do, and until when. */
export function NowSummary({ found, tools }: SummaryProps): VNode | null {
  const { t } = tools;
  const text = t.citizen.progress.summary;
  const open = found.parts.filter(({ stage }) => !ENDED.includes(stage));
  const done = found.parts.length - open.length;
  if (open.length === 0) return null;
  const turn =
    promisedLater(found).length > 0 ||
    open.some(({ holder, acts }) => holder === 'applicant' || holder === 'centre' || acts.includes('pay'));
  // A case of one part says the rest there.
  if (found.parts.length === 1) return turn ? null : <p class="notice notice--go">{text.nothing}</p>;
  const theirs = open.filter(({ holder }) => holder === 'office');
  const rows: readonly FactRow[] = [
    { label: text.now, value: <NowWords found={found} tools={tools} /> },
    ...(turn ? [] : [{ label: text.you, value: <strong>{text.nothing}</strong> }]),
    ...(theirs.length === 0 ? [] : [{ label: text.until, value: untilWords(theirs, tools) }]),
    { label: text.done, value: t.citizen.cases.partsDone(done, found.parts.length) },
  ];
  return (
    <section class="sheet now">
      <h2>{text.title}</h2>
      <Facts rows={rows} />
    </section>
  );
}

/** 常宁市民政局：1 项 …, each office once, and how many have not begun. */
function NowWords({ found, tools }: SummaryProps): VNode {
  const { t } = tools;
  const text = t.citizen.progress.summary;
  const at = (holder: PartProgress['holder']) => found.parts.filter((part) => part.holder === holder);
  const offices = Map.groupBy(at('office'), (part) => officeWords(part, tools));
  const lines = [
    ...[...offices].map(([office, parts]) => text.atOffice(office, parts.length)),
    ...(at('applicant').length === 0 ? [] : [text.withYou(at('applicant').length)]),
    ...(at('centre').length === 0 ? [] : [text.toCollect(at('centre').length)]),
    ...(at('sibling').length === 0 ? [] : [text.waiting(at('sibling').length)]),
  ];
  return (
    <>
      {lines.map((line) => (
        <span class="note" key={line}>
          {line}
        </span>
      ))}
    </>
  );
}

/**
 * The latest date of what offices have accepted; before that only how long it takes from acceptance, and where a source
 * states nothing, that. Parts that have not begun add to it, so then it is said of the parts under way only.
 */
function untilWords(parts: readonly PartProgress[], tools: CaseTools): string {
  const { t } = tools;
  const text = t.citizen.progress.summary;
  const dated = parts.flatMap(({ dueNow }) => (dueNow === undefined ? [] : [dueNow]));
  const last = dated.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
  const before = parts.filter(({ dueNow }) => dueNow === undefined);
  const limits = [
    ...new Set(before.flatMap(({ promised }) => (promised ? [filedLimitWords(promised, t)] : []))),
  ];
  const unknown = before.filter(({ promised }) => promised === undefined).length;
  return [
    ...(last === undefined ? [] : [text.latest(dueDateWords(last, tools), dated.length)]),
    ...(limits.length === 0 ? [] : [text.afterAcceptance(limits.join(t.frame.listSeparator))]),
    ...(unknown === 0 ? [] : [text.notStated(unknown)]),
  ].join(t.form.semicolon);
}
