// What was chosen on the sorting page, read back; nothing of it is lost when it is refused.
import { isClauseId, isDemandId, isTopicId, type DemandId } from '#core/consultation/ids.ts';
import type { Sorting } from '#core/consultation/collation/sort-demand.ts';
import type { ReceivedForm } from '#app/visit.ts';
import { fieldOf } from '../../form/read-form.ts';

/** As chosen for one demand; empty: nothing. */
export type SortingTyped = {
  /** Id of a topic, or `other`. */
  readonly topic: string;
  readonly otherTopic: string;
  /** Id of a chapter's heading, `other`, or `none`. */
  readonly chapter: string;
  readonly otherChapter: string;
};

export type SortingProblem = { readonly demand: DemandId; readonly code: 'needTopic' | 'needOther' };

export type SortingRead = {
  readonly typed: ReadonlyMap<DemandId, SortingTyped>;
  readonly sortings: readonly Sorting[];
  readonly problems: readonly SortingProblem[];
};

export const OTHER = 'other';

/** Names of the inputs of one demand. */
export function sortingNames(demand: DemandId): Readonly<Record<keyof SortingTyped, string>> {
  return {
    topic: `topic-${demand}`,
    otherTopic: `topic-other-${demand}`,
    chapter: `chapter-${demand}`,
    otherChapter: `chapter-other-${demand}`,
  };
}

/** Every demand of the form on which something was chosen, in the order of the form. */
export function readSortings(form: ReceivedForm): SortingRead {
  const typed = new Map<DemandId, SortingTyped>();
  const sortings: Sorting[] = [];
  const problems: SortingProblem[] = [];
  for (const id of new Set(form.fields.get('demand'))) {
    if (!isDemandId(id)) continue;
    const names = sortingNames(id);
    const one = (name: keyof SortingTyped): string => fieldOf(form, names[name]) ?? '';
    const chosen = {
      topic: one('topic'),
      otherTopic: one('otherTopic'),
      chapter: one('chapter'),
      otherChapter: one('otherChapter'),
    };
    const topic = pick(chosen.topic, chosen.otherTopic);
    const chapter = pick(chosen.chapter, chosen.otherChapter);
    if (Object.values(chosen).some((value) => value !== '')) typed.set(id, chosen);
    if (chosen.topic === OTHER && topic === '') problems.push({ demand: id, code: 'needOther' });
    else if (topic === '' && isClauseId(chapter)) problems.push({ demand: id, code: 'needTopic' });
    if (isTopicId(topic)) sortings.push({ demand: id, topic, clauses: isClauseId(chapter) ? [chapter] : [] });
  }
  return { typed, sortings, problems };
}

/** A proposal that was chosen; else what was picked from the whole list. */
function pick(radio: string, other: string): string {
  return radio === OTHER || radio === '' ? other : radio;
}
