import type { VNode } from 'preact';
import { demandState } from '#core/consultation/counts.ts';
import { demandVoices } from '#core/consultation/coverage/voices.ts';
import { DEMAND_KINDS } from '#core/consultation/events.ts';
import type { Demand } from '#core/consultation/ledger.ts';
import type { SimilarText } from '#core/consultation/similar/similar.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { Facts, type FactRow } from '../../elements/facts.tsx';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { demandWords, departmentName, excerpt } from '../consultation-words.ts';
import { TouchedBy } from './touched-by.tsx';

export type DemandProps = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly demand: Demand;
  /** Ranked, most like first; a person decides. */
  readonly similar: readonly SimilarText[];
  /** The form that divides, as it was sent. */
  readonly refused?:
    | { readonly sentence: string; readonly points: readonly string[]; readonly why: string }
    | undefined;
};

/** One demand: what was said, by how many, what is like it, and what became of it. */
export function DemandPage(props: DemandProps): VNode {
  const { ctx, seen, demand, refused } = props;
  const words = ctx.t.consultationCollation;
  const { consultation } = seen;
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={demand.id}>
      {refused !== undefined && (
        <ErrorSummary t={ctx.t} lines={[{ href: '#divide-why', sentence: refused.sentence }]} />
      )}
      <h1>
        {demand.id} {excerpt(demandWords(seen.ledger, demand), 60)}
      </h1>
      <Facts rows={facts(props)} />
      <Naming {...props} />
      <Points {...props} />
      <Similar {...props} />
      <TouchedBy ctx={ctx} seen={seen} ids={[demand.id]} />
      <p>
        <a href={`/consultations/${consultation.id}/demands`}>{words.backToDemands}</a>
      </p>
    </ConsultationFrame>
  );
}

function facts({ ctx, seen, demand }: DemandProps): readonly FactRow[] {
  const { t } = ctx;
  const words = t.consultationCollation;
  const { consultation, ledger } = seen;
  const base = `/consultations/${consultation.id}`;
  const voices = demandVoices(ledger).get(demand.id);
  const state = demandState(demand);
  const names = (ids: readonly string[]): string =>
    ids.map((id) => departmentName(consultation, id)).join('、');
  return [
    {
      label: words.voices,
      value: words.voicesLine(voices?.submissions.length ?? 0, voices?.people.size ?? 0, voices?.copies ?? 0),
    },
    {
      label: words.topic,
      value: consultation.topics.find(({ id }) => id === demand.topic)?.name ?? (
        <a href={`${base}/sorting`}>{t.consultation.noTopic}</a>
      ),
    },
    {
      label: words.state,
      value: (
        <>
          {t.consultation.states[state]}{' '}
          {state !== 'unsorted' && <a href={`${base}/disposition/${demand.id}`}>{words.toDisposition}</a>}
        </>
      ),
    },
    ...(demand.dispatch === undefined
      ? []
      : [
          {
            label: t.consultation.menu.dispatch,
            value: words.dispatchLine(names(demand.dispatch.leads), names(demand.dispatch.supports)),
          },
        ]),
    ...(demand.disposition === undefined
      ? []
      : [
          {
            label: t.consultation.menu.disposition,
            value: `${t.consultation.outcomes[demand.disposition.outcome]}。${demand.disposition.reason}`,
          },
        ]),
  ];
}

function Naming({ ctx, seen, demand }: DemandProps): VNode {
  const { t } = ctx;
  const words = t.consultationCollation;
  const base = `/consultations/${seen.consultation.id}/demands/${demand.id}`;
  return (
    <section class="sheet no-print">
      <form method="post" action={`${base}/title`} class="inline-form">
        <CsrfField ctx={ctx} />
        <label>
          {words.title}{' '}
          <input class="ds-input" name="title" value={demand.title ?? ''} required maxlength={80} />
        </label>
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.save}
        </button>
      </form>
      <form method="post" action={`${base}/kind`} class="inline-form">
        <CsrfField ctx={ctx} />
        <label>
          {words.kind}{' '}
          <select class="ds-input" name="kind">
            {DEMAND_KINDS.map((kind) => (
              <option value={kind} selected={kind === demand.kind}>
                {t.consultation.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.save}
        </button>
      </form>
      <p class="hint">{words.kindHint}</p>
    </section>
  );
}

/** Its points with where each comes from; several can be taken out. */
function Points({ ctx, seen, demand, refused }: DemandProps): VNode {
  const { t } = ctx;
  const words = t.consultationCollation;
  const base = `/consultations/${seen.consultation.id}`;
  const isMany = demand.points.length > 1;
  const list = (
    <ul class="opinion-points">
      {demand.points.map((id) => {
        const point = seen.ledger.points.get(id);
        return (
          point && (
            <li>
              {isMany && (
                <input
                  type="checkbox"
                  name="point"
                  value={id}
                  checked={refused?.points.includes(id) === true}
                  aria-label={words.tickPoint(id)}
                />
              )}{' '}
              <a href={`${base}/submissions/${point.submission}`}>{words.point(id)}</a>
              <span class="typed block">{point.text}</span>
            </li>
          )
        );
      })}
    </ul>
  );
  return (
    <section class="sheet" id="points">
      <h2>{words.pointsTitle(demand.points.length)}</h2>
      {isMany ? (
        <form method="post" action={`${base}/demands/${demand.id}/divide`}>
          <CsrfField ctx={ctx} />
          {list}
          <p class="inline-form no-print">
            <label>
              {words.why}{' '}
              <input class="ds-input" id="divide-why" name="why" maxlength={200} value={refused?.why ?? ''} />
            </label>
            <button class="ds-button" data-variant="secondary" type="submit">
              {words.divide}
            </button>
          </p>
        </form>
      ) : (
        list
      )}
    </section>
  );
}

function Similar({ ctx, seen, demand, similar }: DemandProps): VNode {
  const words = ctx.t.consultationCollation;
  const base = `/consultations/${seen.consultation.id}/demands`;
  const found = similar.flatMap((like) => {
    const other = [...seen.ledger.demands.values()].find(({ id }) => id === like.id);
    return other === undefined ? [] : [{ like, other }];
  });
  return (
    <section class="sheet no-print" id="similar">
      <h2>{words.similar}</h2>
      <p class="hint">{words.similarHint}</p>
      {found.length === 0 ? (
        <p class="empty">{words.nothingSimilar}</p>
      ) : (
        <form method="get" action={`${base}/merge`}>
          <input type="hidden" name="demand" value={demand.id} />
          <ol class="opinion-points">
            {found.map(({ like, other }) => (
              <li>
                <input
                  type="checkbox"
                  name="demand"
                  value={other.id}
                  aria-label={words.tickDemand(other.id)}
                />{' '}
                <a href={`${base}/${other.id}`}>{other.id}</a> {excerpt(demandWords(seen.ledger, other))}
                <span class="hint block">{words.shared(like.shared.join('、'))}</span>
              </li>
            ))}
          </ol>
          <p class="acts">
            <button class="ds-button" data-variant="secondary" type="submit">
              {words.mergeTicked}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
