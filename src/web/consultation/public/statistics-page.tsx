import type { VNode } from 'preact';
import type { PublicRow } from '#core/consultation/coverage/public-table.ts';
import { NOT_SAID, type PublicFigures } from '#core/consultation/public/public-figures.ts';
import type { PublicConsultation } from '#read/public-consultation.ts';
import { Facts } from '../../elements/facts.tsx';
import { Light } from '../../elements/light.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { BarTable, type BarRow } from './bar-table.tsx';
import { PublicFrame } from './public-frame.tsx';

type StatisticsProps = {
  readonly ctx: PageContext;
  readonly seen: PublicConsultation;
  readonly figures: PublicFigures;
};

/** Figures that close, in the order of the configuration: never a ranking. */
export function StatisticsPage(props: StatisticsProps): VNode {
  const { ctx, seen, figures } = props;
  const { t } = ctx;
  const text = t.consultationPublic.statistics;
  const { counts, states, channels } = figures;
  return (
    <PublicFrame ctx={ctx} consultation={seen.consultation} title={text.title}>
      <p>{text.lead}</p>
      <h2>{text.identity}</h2>
      <Facts
        rows={[
          { label: text.people, value: counts.people },
          { label: text.submissions, value: counts.submissions },
          { label: text.copies, value: counts.copies },
          { label: text.points, value: counts.points },
          { label: text.demands, value: counts.demands },
        ]}
      />
      <p>{text.closes(counts)}</p>
      {figures.oneVoice > 0 && <p>{text.oneVoice(figures.oneVoice)}</p>}
      <BarTable
        ctx={ctx}
        title={text.states}
        rows={states.map(({ state, demands }) => ({
          name: t.consultationPublic.follow.steps[state],
          value: demands,
        }))}
        total={counts.demands}
      />
      <BarTable
        ctx={ctx}
        title={text.topics}
        rows={[
          ...figures.topics.map(({ name, voices }) => ({ name, value: voices })),
          ...(figures.unsorted > 0 ? [{ name: text.unsorted, value: figures.unsorted }] : []),
        ]}
        total={counts.demands}
      />
      <BarTable
        ctx={ctx}
        title={text.channels}
        rows={channels.map(({ channel, submissions }) => ({
          name: t.consultation.channels[channel],
          value: submissions,
        }))}
        total={counts.submissions}
      />
      <People {...props} />
      {figures.chapters.length > 0 && (
        <>
          <BarTable
            ctx={ctx}
            title={text.chapters}
            rows={figures.chapters.map(({ name, voices }) => ({ name, value: voices }))}
          />
          <p class="hint">{text.chaptersNote}</p>
        </>
      )}
    </PublicFrame>
  );
}

function People({ ctx, figures }: StatisticsProps): VNode {
  const text = ctx.t.consultationPublic.statistics;
  const colours = { heard: 'green', nearly: 'amber', silent: 'none' } as const;
  return (
    <>
      <BarTable
        ctx={ctx}
        title={text.classes}
        rows={peopleRows(figures.classes, ctx)}
        total={figures.counts.people}
      />
      <BarTable
        ctx={ctx}
        title={text.districts}
        rows={peopleRows(figures.districts, ctx)}
        total={figures.counts.people}
      />
      <p class="hint">{text.together}</p>
      <h2>{text.groups}</h2>
      <ul class="plain-list">
        {figures.groups.map(({ name, hearing }) => (
          <li key={name}>
            {name} <Light colour={colours[hearing]} word={text.hearings[hearing]} />
          </li>
        ))}
      </ul>
      <p class="hint">{text.groupsNote}</p>
    </>
  );
}

function peopleRows(rows: readonly PublicRow[], ctx: PageContext): BarRow[] {
  const text = ctx.t.consultationPublic.statistics;
  return rows.map(({ names, voices }) => {
    const name = names
      .map((each) => (each === NOT_SAID ? text.notSaid : each))
      .join(ctx.t.frame.listSeparator);
    return voices === 'fewer' ? { name, value: 1, words: text.fewer } : { name, value: voices };
  });
}
