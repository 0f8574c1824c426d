// One paper asked by several items becomes one line of the list. Used by the plan (every asking item) and by `settle`
// (only the asks that apply), so that both read the same rules.
import type { Finding } from '#core/catalogue/fact.ts';
import type { Material, MaterialId } from '#core/catalogue/model.ts';
import { finding } from './codes.ts';
import type { MaterialWay, PlanMaterial, Reason } from './plan.ts';

type Ask = PlanMaterial['asks'][number];

/** Merges the asks of one material. `asks` is in the order of item ids and not empty. */
export function mergeMaterial(material: Material, asks: readonly Ask[]): PlanMaterial {
  const way = wayOf(material, asks);
  const needed = asks.filter(({ ask }) => ask.need !== 'optional');
  const mayBeOwed = needed.length > 0 && needed.every(({ ask }) => ask.need === 'may-be-owed');
  const mayBeCommitted = asks.every(({ ask }) => ask.commitment);
  const copies = Math.max(...asks.map(({ ask }) => ask.copies ?? 1));
  const alternatives = commonAlternatives(asks);
  const because: Reason[] = asks.map(({ item, ask }) => ({ by: item, rule: 'material-of-item', at: ask.at }));
  const first = asks[0];
  const add = (rule: Reason['rule'], params?: Reason['params']): void => {
    if (first !== undefined)
      because.push({ by: first.item, rule, at: material.at, ...(params === undefined ? {} : { params }) });
  };
  if (asks.length > 1) add('material-once', { items: asks.length });
  because.push(...wayReasons(material, way, asks));
  if (mayBeOwed) add('owed-by-all');
  if (mayBeCommitted) add('committed-by-all');
  if (asks.some(({ ask }) => (ask.copies ?? 1) < copies)) add('most-copies', { copies });
  if (alternatives.length > 0) add('alternative-for-all');
  return {
    material,
    way,
    required: needed.length > 0,
    mayBeOwed,
    mayBeCommitted,
    copies,
    alternatives,
    asks,
    because,
    producedBy: [...new Set(asks.flatMap(({ fedBy }) => fedBy))].toSorted(),
    ...(way === 'e-certificate' && material.certificate !== undefined
      ? { certificate: material.certificate }
      : {}),
    ...(material.element === undefined ? {} : { element: material.element }),
  };
}

/** Where the items asking one paper do not ask alike, and the plan had to take the stricter. */
export function compareAsks(material: Material, asks: readonly Ask[]): readonly Finding[] {
  const findings: Finding[] = [];
  const byHand = asks.filter(({ fedBy }) => fedBy.length === 0);
  const onPaper = byHand.filter(({ ask }) => !ask.forms.includes('e-certificate'));
  if (material.certificate !== undefined && onPaper.length > 0 && onPaper.length < byHand.length) {
    for (const { item, ask } of onPaper) {
      findings.push(finding('e-certificate-not-everywhere', ask.at, { item, material: material.id }));
    }
  }
  const common = new Set(commonAlternatives(asks));
  for (const { item, ask } of asks) {
    const lost = ask.alternatives.filter((each) => !common.has(each));
    if (lost.length > 0) {
      const params = { item, material: material.id, alternative: lost.join(' ') };
      findings.push(finding('alternative-not-everywhere', ask.at, params));
    }
  }
  return findings;
}

/** A sibling's result beats an answer, an answer beats a register, a register beats paper; each only if it serves every ask. */
function wayOf(material: Material, asks: readonly Ask[]): MaterialWay {
  const left = asks.filter(({ fedBy }) => fedBy.length === 0);
  if (left.length === 0) return 'from-sibling';
  if (material.element !== undefined) return 'as-answer';
  if (material.certificate !== undefined && left.every(({ ask }) => ask.forms.includes('e-certificate')))
    return 'e-certificate';
  return 'hand-in';
}

function wayReasons(material: Material, way: MaterialWay, asks: readonly Ask[]): readonly Reason[] {
  const reasons = asks.flatMap(({ item, ask, fedBy }) =>
    fedBy.map((producer): Reason => ({
      by: item,
      rule: 'produced-by-sibling',
      at: ask.at,
      params: { producer },
    })),
  );
  const left = asks.find(({ fedBy }) => fedBy.length === 0);
  if (left === undefined) return reasons;
  const rest = { by: left.item, at: left.ask.at };
  if (way === 'as-answer')
    return [...reasons, { ...rest, rule: 'answered-on-form', params: { element: material.element ?? '' } }];
  if (way === 'e-certificate') {
    return [
      ...reasons,
      { ...rest, rule: 'taken-from-register', params: { certificate: material.certificate ?? '' } },
    ];
  }
  return [...reasons, { ...rest, rule: 'handed-in' }];
}

/** Something else will do only if it will do for every item that the applicant must serve by hand. */
function commonAlternatives(asks: readonly Ask[]): readonly MaterialId[] {
  const [first, ...others] = asks.filter(({ fedBy }) => fedBy.length === 0);
  if (first === undefined) return [];
  return [...new Set(first.ask.alternatives)]
    .filter((each) => others.every(({ ask }) => ask.alternatives.includes(each)))
    .toSorted();
}
