// What a clerk sees besides on the check page: the form review, and which parts another county decides.
import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { papersToReview } from '#core/cases/form-review.ts';
import { crossRegionCheck, regionFlow } from '#core/cases/region-flow.ts';
import type { Item, MaterialId } from '#core/catalogue/model.ts';
import { codeAtLevel, type DivisionCode } from '#core/divisions/division.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import type { ReceivedForm } from '#app/visit.ts';
import { fieldOf } from '../form/read-form.ts';
import type { PageContext } from '../frame/page-context.ts';
import { countyWords } from './holder-words.ts';
import { LongText } from './paper-forms.tsx';

export type PaperToLookAt = { readonly material: MaterialId; readonly name: string };
/** As ticked and typed. */
export type ReviewTyped = { readonly seen: readonly string[]; readonly remarks: string };

/** What the form says about the review. */
export function typedReview(form: ReceivedForm): ReviewTyped {
  return { seen: form.fields.get('reviewed') ?? [], remarks: fieldOf(form, 'remarks') ?? '' };
}

/** The papers of a draft that the clerk has in hand. */
export function papersInHand(
  papers: readonly {
    readonly material: MaterialId;
    readonly way: Parameters<typeof papersToReview>[0][number]['way'];
    readonly name: string;
  }[],
): readonly PaperToLookAt[] {
  const ids = papersToReview(papers);
  return papers
    .filter(({ material }) => ids.includes(material))
    .map(({ material, name }) => ({ material, name }));
}

/** One tick for each paper in hand, inside the form that submits. */
export function FormReviewFields(props: {
  readonly ctx: PageContext;
  readonly papers: readonly PaperToLookAt[];
  readonly typed: ReviewTyped;
}): VNode {
  const { ctx, papers, typed } = props;
  const words = ctx.t.handover.check;
  return (
    <fieldset class="field">
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
          <label for={reviewId(material)}>{words.paper(name)}</label>
        </div>
      ))}
      <LongText id="remarks" name="remarks" label={words.remarks} value={typed.remarks} />
    </fieldset>
  );
}

/** The id of a paper's tick, for the summary of problems. */
export function reviewId(material: MaterialId): string {
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
              <a href={`/counter/variants?item=${item.id}&a=${own}&b=${county}`}>
                {words.variants.link(name)}
              </a>
            </p>
          </div>
        );
      })}
    </section>
  );
}
