// Proves on the merged plan that nothing an item needs was lost on the way: a guard against the merge, not the catalogue.
import type { Finding } from '#core/catalogue/fact.ts';
import { finding } from './codes.ts';
import { basesOf } from './evaluate.ts';
import type { Plan } from './plan.ts';
import type { Reading } from './reading.ts';

/** Every field an item asks is on the form (or derived from what is), and every paper is on the list. */
export function checkReach(
  { offered, catalogue }: Reading,
  { form, materials }: Pick<Plan, 'form' | 'materials'>,
): readonly Finding[] {
  const onForm = new Set(form.flatMap((group) => group.fields.map((field) => field.element.id)));
  const onList = new Set(materials.map((each) => each.material.id));
  const findings: Finding[] = [];
  for (const { item } of offered) {
    for (const ask of item.fields) {
      const missing = basesOf(ask.element, catalogue.elements).find((base) => !onForm.has(base));
      const delivered = onForm.has(ask.element) && missing === undefined;
      if (!delivered)
        findings.push(
          finding('field-not-delivered', ask.at, { item: item.id, element: missing ?? ask.element }),
        );
    }
    for (const ask of item.materials) {
      if (!onList.has(ask.material))
        findings.push(finding('material-not-delivered', ask.at, { item: item.id, material: ask.material }));
    }
  }
  return findings;
}
