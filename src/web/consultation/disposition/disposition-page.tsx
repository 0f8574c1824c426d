import type { VNode } from 'preact';
import { viewsDiffer, waitingFor } from '#core/consultation/dispatch/whose-demand.ts';
import type { Flag } from '#core/consultation/disposition/flags.ts';
import type { DemandId } from '#core/consultation/ids.ts';
import type { Demand } from '#core/consultation/ledger.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { Pager } from '../../elements/pager.tsx';
import { TableBox } from '../../elements/table-box.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { demandWords, excerpt } from '../consultation-words.ts';
import { flagSentence } from './flag-words.ts';

const ROWS = 40;

export const DISPOSITION_SHOWS = ['ready', 'waiting', 'flagged', 'decided'] as const;
export type DispositionShow = (typeof DISPOSITION_SHOWS)[number];

export type DispositionListProps = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly flags: ReadonlyMap<DemandId, readonly Flag[]>;
  readonly show: DispositionShow;
  readonly page: number;
};

/** Demands to be decided, and decided ones to be looked at again. */
export function DispositionPage(props: DispositionListProps): VNode {
  const { ctx, seen, flags, show } = props;
  const { t } = ctx;
  const words = t.consultationDisposition;
  const { consultation, ledger } = seen;
  const base = `/consultations/${consultation.id}/disposition`;
  const all = [...ledger.demands.values()];
  const found = all.filter((demand) => isShown(demand, show, flags));
  const pages = Math.max(1, Math.ceil(found.length / ROWS));
  const page = Math.min(props.page, pages);
  return (
    <ConsultationFrame
      ctx={ctx}
      consultation={consultation}
      title={t.consultation.menu.disposition}
      here="disposition"
    >
      <h1>{t.consultation.menu.disposition}</h1>
      <p class="hint">{words.lead}</p>
      <nav class="filters no-print" aria-label={words.shows}>
        {DISPOSITION_SHOWS.map((each) => (
          <a href={`${base}?show=${each}`} aria-current={each === show ? 'page' : undefined}>
            {words.show[each]} {all.filter((demand) => isShown(demand, each, flags)).length}
          </a>
        ))}
      </nav>
      {found.length === 0 ? (
        <p class="empty">{words.empty[show]}</p>
      ) : (
        <TableBox label={t.consultation.menu.disposition}>
          <table class="plain-table cards-table">
            <thead>
              <tr>
                <th scope="col">{words.demand}</th>
                <th scope="col">{words.views}</th>
                <th scope="col">{words.decision}</th>
                <th scope="col">{words.flags}</th>
              </tr>
            </thead>
            <tbody>
              {found.slice((page - 1) * ROWS, page * ROWS).map((demand) => (
                <Line {...props} demand={demand} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      <Pager page={page} pages={pages} href={(to) => `${base}?show=${show}&page=${to}`} t={t} />
    </ConsultationFrame>
  );
}

/** Decidable once everybody who was asked has answered, or nobody was asked; mere support and what only asks needs no department. */
function isShown(
  demand: Demand,
  show: DispositionShow,
  flags: ReadonlyMap<DemandId, readonly Flag[]>,
): boolean {
  const isDecided = demand.disposition !== undefined;
  const isWaiting = waitingFor(demand).length > 0;
  switch (show) {
    case 'ready':
      return !isDecided && !isWaiting && (demand.dispatch !== undefined || demand.kind === 'support');
    case 'waiting':
      return !isDecided && isWaiting;
    case 'flagged':
      return flags.get(demand.id)?.some(({ answer }) => answer === undefined) === true;
    default:
      return isDecided;
  }
}

function Line({ ctx, seen, flags, demand }: DispositionListProps & { readonly demand: Demand }): VNode {
  const { t } = ctx;
  const words = t.consultationDisposition;
  const { consultation, ledger } = seen;
  const own = flags.get(demand.id) ?? [];
  return (
    <tr>
      <td>
        <a href={`/consultations/${consultation.id}/disposition/${demand.id}`}>{demand.id}</a>{' '}
        {excerpt(demandWords(ledger, demand))}
      </td>
      <td>
        {demand.views.length === 0 ? words.noViews : words.viewCount(demand.views.length)}
        {viewsDiffer(demand.views) && <strong> {words.disagree}</strong>}
      </td>
      <td>
        {demand.disposition === undefined ? words.open : t.consultation.outcomes[demand.disposition.outcome]}
        {demand.disposition?.problem !== undefined && ` · ${demand.disposition.problem}`}
      </td>
      <td>
        {own.map((flag) => (
          <span class={`block${flag.answer === undefined ? '' : ' hint'}`}>{flagSentence(flag, t)}</span>
        ))}
      </td>
    </tr>
  );
}
