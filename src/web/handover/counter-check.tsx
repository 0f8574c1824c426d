// What a clerk sees besides on the check page: the form review, and which parts another county decides.
import type { VNode } from 'preact';
import type { ReviewSaid } from '#app/form-review.ts';
import { inLanguage } from '#base/localised.ts';
import type { HandedIn } from '#core/cases/events.ts';
import { crossRegionCheck, regionFlow } from '#core/cases/region-flow.ts';
import type { Item } from '#core/catalogue/model.ts';
import { codeAtLevel, type DivisionCode } from '#core/divisions/division.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import type { ReceivedForm } from '#app/visit.ts';
import { fieldOf } from '../form/read-form.ts';
import type { PageContext } from '../frame/page-context.ts';
import { countyWords } from './holder-words.ts';
import { LongText } from './paper-forms.tsx';

/** What the form says about the review. */
export function typedReview(form: ReceivedForm): ReviewSaid {
  return { seen: form.fields.get('reviewed') ?? [], remarks: fieldOf(form, 'remarks') ?? '' };
}

/** One tick for each paper in hand, inside the form that submits. */
export function FormReviewFields(props: {
  readonly ctx: PageContext;
  readonly papers: readonly Pick<HandedIn, 'material' | 'name'>[];
  readonly typed: ReviewSaid;
}): VNode {
  const { ctx, papers, typed } = props;
  const words = ctx.t.handover.check;
  return (
    <fieldset class="field sheet">
      <legend>{words.heading}</legend>
      <p class="hint">{words.lead}</p>
      {papers.length === 0 && <p>{words.none}</p>}
      {papers.map(({ material, name }) => (
        <div class="choice">
          <input
            type="checkbox"
            id={reviewId(material)}
            name="reviewed"
            value={material}
            checked={typed.seen.includes(material)}
          />
          <label for={reviewId(material)}>{words.paper(inLanguage(name, ctx.language))}</label>
        </div>
      ))}
      <LongText id="remarks" name="remarks" label={words.remarks} value={typed.remarks} />
    </fieldset>
  );
}

/** The id of a paper's tick, for the summary of problems. */
export function reviewId(material: string): string {
  return `reviewed-${material}`;
}

export type DecidedPart = { readonly item: Item; readonly county: DivisionCode };

/** The parts another county decides: by which flow, whether the item allows it, and the way to the two variants. */
export function ElsewhereNote(props: {
  readonly ctx: PageContext;
  readonly divisions: DivisionTree;
  readonly centre: DivisionCode;
  readonly parts: readonly DecidedPart[];
}): VNode | null {
  const { ctx, divisions, centre, parts } = props;
  const words = ctx.t.handover;
  const own = codeAtLevel(centre, 'county');
  const filed = parts.map(({ county }, at) => ({ part: at + 1, decidingCounty: county }));
  const elsewhere = parts.flatMap((each, at) => (each.county === own ? [] : [{ ...each, part: at + 1 }]));
  if (own === undefined || elsewhere.length === 0) return null;
  return (
    <section class="sheet">
      {elsewhere.map(({ item, county, part }) => {
        const { flow } = regionFlow({ receivingPlace: centre, parts: filed }, part);
        const check = crossRegionCheck(item.crossRegion, flow);
        const name = countyWords(divisions, county);
        return (
          <div>
            <h3>
              {inLanguage(item.name, ctx.language)}
              {ctx.t.form.colon}
              {words.flow[flow]}
            </h3>
            <p>{words.variants.elsewhere(name)}</p>
            {check.kind === 'other' ? (
              <p class="notice notice--wait">{words.crossRegionOther(words.flow[check.stated])}</p>
            ) : (
              check.kind !== 'not-needed' && <p class="hint">{words.crossRegion[check.kind]}</p>
            )}
            <p>
              <a
                href={`/counter/variants?item=${item.id}&a=${own}&b=${county}`}
                aria-label={`${words.variants.link(name)} ${inLanguage(item.name, ctx.language)}`}
              >
                {words.variants.link(name)}
              </a>
            </p>
          </div>
        );
      })}
    </section>
  );
}
