// How good the proposals are, by leaving each confirmed text out in turn: shown to those who use them, with the number of texts and the plain guess beside it.
import { rankLabels } from './propose.ts';
import type { Sorter } from './sorter.ts';

export type LabelAccuracy = {
  readonly label: string;
  readonly texts: number;
  readonly first: number;
  readonly amongThree: number;
};

/** Counts, not rates: a rate of a handful of texts is for the page to show with its n. */
export type Accuracy = {
  readonly texts: number;
  /** How often the first proposal was the confirmed one. */
  readonly first: number;
  /** How often the confirmed one was among the three. */
  readonly amongThree: number;
  /** What always naming the most frequent label, or the three most frequent ones, would have got right. */
  readonly baseline: {
    readonly label: string | undefined;
    readonly first: number;
    readonly amongThree: number;
  };
  /** In the order of the sorter's labels; only those with a confirmed text. */
  readonly labels: readonly LabelAccuracy[];
  /** Half the width of the 95 % interval (Wilson) of `amongThree`, as a rate from 0 to 1; absent without texts. */
  readonly margin: number | undefined;
};

/** Leave-one-out over all confirmed texts of the sorter: each is proposed for as if nobody had sorted it. */
export function measureAccuracy(sorter: Sorter): Accuracy {
  const counts = new Map<string, { texts: number; first: number; amongThree: number }>();
  for (const [place, { id, text }] of sorter.index.texts.entries()) {
    const label = sorter.labels[sorter.labelOf[place] ?? -1]?.id;
    if (label === undefined) continue;
    const proposed = rankLabels(sorter, { id, text })
      .slice(0, 3)
      .map((each) => each.label.id);
    const count = counts.get(label) ?? { texts: 0, first: 0, amongThree: 0 };
    counts.set(label, {
      texts: count.texts + 1,
      first: count.first + (proposed[0] === label ? 1 : 0),
      amongThree: count.amongThree + (proposed.includes(label) ? 1 : 0),
    });
  }
  const labels = sorter.labels.flatMap(({ id }) => {
    const count = counts.get(id);
    return count === undefined ? [] : [{ label: id, ...count }];
  });
  const frequent = labels.toSorted((a, b) => b.texts - a.texts);
  const sum = (of: (label: LabelAccuracy) => number): number =>
    labels.reduce((total, each) => total + of(each), 0);
  const texts = sum((each) => each.texts);
  const amongThree = sum((each) => each.amongThree);
  return {
    texts,
    first: sum((each) => each.first),
    amongThree,
    baseline: {
      label: frequent[0]?.label,
      first: frequent[0]?.texts ?? 0,
      amongThree: frequent.slice(0, 3).reduce((total, each) => total + each.texts, 0),
    },
    labels,
    margin: texts === 0 ? undefined : wilsonHalf(amongThree, texts),
  };
}

/** Half of the Wilson score interval at 95 %. */
function wilsonHalf(hits: number, n: number): number {
  const z = 1.96;
  const p = hits / n;
  return (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
}
