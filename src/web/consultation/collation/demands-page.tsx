import type { VNode } from 'preact';
import { DEMAND_STATES, demandState, type DemandState } from '#core/consultation/counts.ts';
import { demandVoices } from '#core/consultation/coverage/voices.ts';
import type { TopicId } from '#core/consultation/ids.ts';
import type { Demand } from '#core/consultation/ledger.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { Pager } from '../../elements/pager.tsx';
import { TableBox } from '../../elements/table-box.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { demandWords, excerpt } from '../consultation-words.ts';

const ROWS = 50;

export type DemandsAsked = {
  readonly state: DemandState | undefined;
  readonly topic: TopicId | undefined;
  readonly words: string;
  readonly page: number;
};

/** All demands in the order in which they were made; voices are counted and order nothing. Ticked ones can be merged. */
export function DemandsPage(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly asked: DemandsAsked;
}): VNode {
  const { ctx, seen, asked } = props;
  const { consultation, ledger } = seen;
  const { t } = ctx;
  const words = t.consultationCollation;
  const base = `/consultations/${consultation.id}/demands`;
  const all = [...ledger.demands.values()];
  const found = all.filter(
    (demand) =>
      (asked.state === undefined || demandState(demand) === asked.state) &&
      (asked.topic === undefined || demand.topic === asked.topic) &&
      (asked.words === '' || textOf(seen, demand).includes(asked.words)),
  );
  const pages = Math.max(1, Math.ceil(found.length / ROWS));
  const page = Math.min(asked.page, pages);
  const voices = demandVoices(ledger);
  return (
    <ConsultationFrame
      ctx={ctx}
      consultation={consultation}
      title={t.consultation.menu.demands}
      here="demands"
    >
      <h1>{t.consultation.menu.demands}</h1>
      <nav class="filters no-print" aria-label={words.byState}>
        <a href={base} aria-current={asked.state === undefined ? 'page' : undefined}>
          {words.all(all.length)}
        </a>
        {DEMAND_STATES.map((state) => (
          <a href={`${base}?state=${state}`} aria-current={asked.state === state ? 'page' : undefined}>
            {t.consultation.states[state]} {all.filter((demand) => demandState(demand) === state).length}
          </a>
        ))}
      </nav>
      <Filter {...props} />
      <p>{words.found(found.length, all.length)}</p>
      {found.length === 0 ? (
        <p class="empty">{words.noneFound}</p>
      ) : (
        <form method="get" action={`${base}/merge`}>
          <TableBox label={t.consultation.menu.demands}>
            <table class="plain-table cards-table">
              <thead>
                <tr>
                  <th scope="col">{words.tick}</th>
                  <th scope="col">{words.demand}</th>
                  <th scope="col">{words.topic}</th>
                  <th scope="col" class="number">
                    {words.voices}
                  </th>
                  <th scope="col">{words.state}</th>
                </tr>
              </thead>
              <tbody>
                {found.slice((page - 1) * ROWS, page * ROWS).map((demand) => (
                  <Line
                    ctx={ctx}
                    seen={seen}
                    demand={demand}
                    voices={voices.get(demand.id)?.submissions.length ?? 0}
                  />
                ))}
              </tbody>
            </table>
          </TableBox>
          <p class="acts no-print">
            <button class="ds-button" data-variant="secondary" type="submit">
              {words.mergeTicked}
            </button>
          </p>
        </form>
      )}
      <Pager
        page={page}
        pages={pages}
        href={(to) =>
          `${base}?${new URLSearchParams({ state: asked.state ?? '', topic: asked.topic ?? '', q: asked.words, page: String(to) }).toString()}`
        }
        t={t}
      />
    </ConsultationFrame>
  );
}

function textOf({ ledger }: ConsultationSeen, demand: Demand): string {
  return [demand.title ?? '', ...demand.points.map((id) => ledger.points.get(id)?.text ?? '')].join(' ');
}

function Filter(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly asked: DemandsAsked;
}): VNode {
  const { ctx, seen, asked } = props;
  const words = ctx.t.consultationCollation;
  return (
    <form method="get" action={`/consultations/${seen.consultation.id}/demands`} class="inline-form no-print">
      {asked.state !== undefined && <input type="hidden" name="state" value={asked.state} />}
      <label>
        {words.topic}{' '}
        <select class="ds-input" name="topic">
          <option value="">{words.allTopics}</option>
          {seen.consultation.topics.map(({ id, name }) => (
            <option value={id} selected={id === asked.topic}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.wordsIn} <input class="ds-input" name="q" value={asked.words} maxlength={60} />
      </label>
      <button class="ds-button" data-variant="secondary" type="submit">
        {words.find}
      </button>
    </form>
  );
}

function Line(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly demand: Demand;
  readonly voices: number;
}): VNode {
  const { ctx, seen, demand, voices } = props;
  const { t } = ctx;
  const { consultation, ledger } = seen;
  const topic = consultation.topics.find(({ id }) => id === demand.topic);
  const state = demandState(demand);
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          name="demand"
          value={demand.id}
          aria-label={t.consultationCollation.tickDemand(demand.id)}
        />{' '}
        <a href={`/consultations/${consultation.id}/demands/${demand.id}`}>{demand.id}</a>
      </td>
      <td>
        {excerpt(demandWords(ledger, demand))}
        {demand.points.length > 1 && (
          <span class="hint block">{t.consultationCollation.points(demand.points.length)}</span>
        )}
      </td>
      <td>{topic?.name ?? t.consultation.noTopic}</td>
      <td class="number">{voices}</td>
      <td>
        {t.consultation.states[state]}
        {demand.disposition !== undefined && `：${t.consultation.outcomes[demand.disposition.outcome]}`}
        {demand.kind !== 'proposal' && `（${t.consultation.kinds[demand.kind]}）`}
      </td>
    </tr>
  );
}
