import type { VNode } from 'preact';
import type { Consultation } from '#core/consultation/consultation.ts';
import type { DemandId } from '#core/consultation/ids.ts';
import type { Ledger } from '#core/consultation/ledger.ts';
import { similarTo } from '#core/consultation/similar/similar.ts';
import type { SortingDesk } from '#core/consultation/sorting/sorting-desk.ts';
import { isDemandId } from '#core/consultation/ids.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { demandWords } from '../consultation-words.ts';

const MOST = 10;

export type SimilarListProps = {
  readonly ctx: PageContext;
  readonly consultation: Consultation;
  readonly ledger: Ledger;
  readonly desk: SortingDesk;
  readonly demand: DemandId;
};

/** The ten demands most like one, best first, with the words in common: to stand beside it wherever it is read. A person decides whether they are one. */
export function SimilarList({ ctx, consultation, ledger, desk, demand }: SimilarListProps): VNode {
  const words = ctx.t.consultationSorting;
  const similar = similarTo(desk.similar, { id: demand }, { most: MOST }).flatMap(({ id, shared }) => {
    const other = isDemandId(id) ? ledger.demands.get(id) : undefined;
    return other === undefined ? [] : [{ other, shared }];
  });
  if (similar.length === 0) return <p class="empty">{words.similarNone}</p>;
  return (
    <ol class="similar-list">
      {similar.map(({ other, shared }) => {
        const topic = consultation.topics.find(({ id }) => id === other.topic)?.name;
        return (
          <li>
            <p>
              <a href={`/consultations/${consultation.id}/demands/${other.id}`}>{other.id}</a>{' '}
              {demandWords(ledger, other)}
            </p>
            <p class="hint">
              {words.shared}：{shared.join('、')}
              {other.points.length > 1 && ` · ${words.points(other.points.length)}`}
              {topic !== undefined && ` · ${words.sortedAs}${topic}`}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
