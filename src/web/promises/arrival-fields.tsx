import type { VNode } from 'preact';
import type { ReceivedForm } from '#app/visit.ts';
import { fieldOf } from '../form/read-form.ts';
import type { PageContext } from '../frame/page-context.ts';

const BY = ['counter', 'post'] as const;
export type Arrival = { readonly by: (typeof BY)[number]; readonly on: string };

/** How and when papers came to the counter, as the clerk says; absent where the form did not ask. */
export function arrivalIn(form: ReceivedForm): Arrival | undefined {
  const by = BY.find((each) => each === fieldOf(form, 'arrived.by'));
  return by && { by, on: (fieldOf(form, 'arrived.on') ?? '').trim() };
}

/** At a counter, where a paper is owed: what counts is the day it came, which may be before today. */
export function ArrivalFields({
  ctx,
  typed,
}: {
  readonly ctx: PageContext;
  readonly typed: Arrival | undefined;
}): VNode {
  const words = ctx.t.promises.arrival;
  const { by, on } = typed ?? { by: 'counter', on: ctx.today.toString() };
  const labels = { counter: words.byCounter, post: words.byPost };
  return (
    <section class="sheet">
      <h2>{words.counterHeading}</h2>
      <fieldset class="field">
        <legend>{words.by}</legend>
        {BY.map((each) => (
          <div class="choice" key={each}>
            <input type="radio" id={`arrived-${each}`} name="arrived.by" value={each} checked={by === each} />
            <label for={`arrived-${each}`}>{labels[each]}</label>
          </div>
        ))}
      </fieldset>
      <div class="field">
        <label for="arrived-on">{words.on}</label>
        <p class="hint" id="arrived-on-hint">
          {words.onHint}
        </p>
        <input
          class="ds-input"
          type="date"
          id="arrived-on"
          name="arrived.on"
          value={on}
          aria-describedby="arrived-on-hint"
        />
      </div>
    </section>
  );
}
