import type { Json } from '#base/canonical-json.ts';
import type { DataElement } from '#core/catalogue/model.ts';
import type { RawAnswers } from '#core/cases/draft.ts';
import type { Answers } from '#core/compiler/plan.ts';

/** Answers as somebody would type them: yuan for fen, yes and no. `parseAnswer` reads each back as it was. */
export function rawAnswers(elements: readonly DataElement[], answers: Answers): RawAnswers {
  return Object.fromEntries(
    elements.flatMap((element) => {
      const raw = rawOf(element, answers[element.id]);
      return raw === undefined ? [] : [[element.id, raw] as const];
    }),
  );
}

function rawOf({ type }: DataElement, value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return type === 'money' ? (value / 100).toFixed(2) : String(value);
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined;
}
