import type { VNode } from 'preact';
import type { ClockSource } from '#core/cases/clock-kinds.ts';
import type { JudgedClock } from '#core/cases/clocks.ts';
import { Facts, type FactRow } from '../elements/facts.tsx';
import { Light } from '../elements/light.tsx';
import { MarkTag } from '../elements/mark.tsx';
import { statedLimitWords } from '../elements/limit-words.ts';
import { dateWords, momentWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { DayTable } from './day-table.tsx';

/** The clocks of one part or of the whole bundle: until when, why this day, and whether it was kept. */
export function ClockList(props: {
  readonly ctx: PageContext;
  readonly clocks: readonly JudgedClock[];
  /** Level of their headings. */
  readonly level: 3 | 4;
  /** Whether it is rated is the office's business. */
  readonly forStaff?: boolean;
}): VNode {
  const { ctx, clocks, level, forStaff = false } = props;
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <>
      {clocks.map((clock) => {
        const name = nameOf(clock, { ctx, clocks });
        return (
          <section class="clock">
            <Heading>{name}</Heading>
            {!forStaff && <p class="hint">{ctx.t.clocks.plain[clock.kind]}</p>}
            <p class="clock-due">
              <span>{dueText(clock, ctx)}</span> <ClockLight ctx={ctx} clock={clock} />
            </p>
            <Facts rows={rowsOf(clock, ctx, forStaff)} />
            {clock.due !== undefined && clock.due.derivation.length > 1 && (
              <DayTable ctx={ctx} days={clock.due.derivation} label={name} />
            )}
          </section>
        );
      })}
    </>
  );
}

function nameOf(
  { kind, nth, step }: JudgedClock,
  { ctx, clocks }: { readonly ctx: PageContext; readonly clocks: readonly JudgedClock[] },
): string {
  const words = ctx.t.clocks;
  const several = clocks.filter((each) => each.kind === kind).length > 1;
  const name =
    step === undefined ? words.kind[kind] : words.ofStep(words.kind[kind], ctx.t.frame.specialStep[step]);
  return several ? words.nth(name, nth) : name;
}

function dueText({ kind, due }: JudgedClock, { t, language }: PageContext): string {
  // Only papers on their way stop the time to answer.
  if (due === undefined) return kind === 'acceptance' ? t.clocks.onTheWay : t.clocks.stands;
  const provisional = due.provisional ? t.frame.provisional : '';
  return due.precision === 'day'
    ? `${t.clocks.dueOn(dateWords(due.date, language))}${provisional}`
    : `${t.clocks.dueAt(momentWords(due.at.toInstant().toString(), language))}${provisional}`;
}

function ClockLight({ ctx, clock }: { readonly ctx: PageContext; readonly clock: JudgedClock }): VNode {
  const words = ctx.t.clocks;
  const { status, late } = clock;
  const state = words.status[status];
  if (late) return <Light colour="red" word={`${state} · ${words.late}`} />;
  if (status === 'ended') return <Light colour="green" word={`${state} · ${words.kept}`} />;
  return <Light colour={status === 'paused' ? 'none' : 'green'} word={state} />;
}

function rowsOf(
  { basis, source, rated }: JudgedClock,
  ctx: PageContext,
  forStaff: boolean,
): readonly FactRow[] {
  const { t, language } = ctx;
  const words = t.clocks;
  const { start, limit, more = [], pauses = [], batchDay } = basis;
  const begins = start.includes('T') ? momentWords(start, language) : dateWords(start, language);
  const lengths = [
    statedLimitWords(limit, t),
    ...more.map((each) => words.extendedBy(statedLimitWords(each, t))),
    ...(batchDay === undefined ? [] : [words.batch(batchDay)]),
  ];
  const stood = pauses.map(({ from, to }) =>
    to === undefined
      ? words.pauseOpen(dateWords(from, language))
      : words.pause(dateWords(from, language), dateWords(to, language)),
  );
  // A day that was named, not counted to: there is no start and no length to show.
  const named = limit.amount === 0 && more.length === 0 && batchDay === undefined;
  return [
    ...(named
      ? []
      : [
          { label: words.startsOn, value: begins },
          { label: words.limit, value: lengths.join(t.frame.listSeparator) },
        ]),
    ...(stood.length === 0 ? [] : [{ label: words.pauses, value: stood.join('；') }]),
    { label: words.basis, value: <Source ctx={ctx} source={source} /> },
    ...(rated || !forStaff ? [] : [{ label: words.rating, value: words.notRated }]),
  ];
}

function Source({ ctx, source }: { readonly ctx: PageContext; readonly source: ClockSource }): VNode {
  const words = ctx.t.clocks;
  if (source.by === 'item' || source.by === 'letter') return <>{words.by[source.by]}</>;
  const text = source.by === 'law' ? words.law(source.law, source.clause) : words.by.city;
  return (
    <>
      <span lang={source.by === 'law' ? 'zh-CN' : undefined}>{text}</span>{' '}
      <MarkTag mark={source.mark} t={ctx.t} />
    </>
  );
}
