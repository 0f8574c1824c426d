// The files of `data/promises/`. A text that names what nobody fills in is found at the start, not in front of a citizen.
import { z } from 'zod';
import { MARKS } from '#base/mark.ts';
import { namesIn, type PromiseTemplate, type PromiseTemplateId } from '#core/cases/promises.ts';
import { RISK_CLASSES, type SamplingRates } from '#core/cases/sampling.ts';

/** What stands ready to be filled in. */
const KNOWN: Readonly<
  Record<PromiseTemplateId, { readonly text: readonly string[]; readonly line: readonly string[] }>
> = {
  'owed-promise': {
    text: ['applicant', 'items', 'thing', 'papers'],
    line: ['n', 'name', 'form', 'item', 'limit'],
  },
  commitment: { text: ['applicant', 'items', 'thing', 'papers'], line: ['n', 'name', 'form', 'item'] },
  'owed-notice': {
    text: ['applicant', 'item', 'number', 'agency', 'papers'],
    line: ['n', 'name', 'form', 'date'],
  },
};

const words = (known: readonly string[]) =>
  z.string().superRefine((text, context) => {
    for (const name of namesIn(text)) {
      if (!known.includes(name)) context.addIssue({ code: 'custom', message: `nothing fills {${name}}` });
    }
  });

const both = (known: readonly string[]) => z.strictObject({ zh: words(known), en: words(known) });

function template<Id extends PromiseTemplateId>(id: Id) {
  return {
    id: z.literal(id),
    version: z.int().positive(),
    mark: z.enum(MARKS),
    source: z.string().min(1),
    title: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
    line: both(KNOWN[id].line),
    text: both(KNOWN[id].text),
  };
}

/** `owed-promise.yaml` and `commitment.yaml`. */
export function promiseFileShape(id: PromiseTemplateId): z.ZodType<PromiseTemplate> {
  return z.strictObject(template(id));
}

/** `owed-notice.yaml`, which also says why a part ends whose paper did not come. */
export const owedNoticeFileShape = z
  .strictObject({ ...template('owed-notice'), lapsed: words(['papers']) })
  .transform(({ lapsed, ...rest }) => ({ template: rest, lapsed }));

const share = z.number().min(0).max(1);

/** `sampling.yaml`. */
export const samplingFileShape = z
  .strictObject({
    source: z.string().min(1),
    mark: z.enum(MARKS),
    rates: z.strictObject({ low: share, normal: share, high: share }),
    items: z.record(z.string(), z.enum(RISK_CLASSES)),
  })
  .transform(({ rates, items }): SamplingRates => ({ rates, classes: new Map(Object.entries(items)) }));
