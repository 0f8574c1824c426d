import type { VNode } from 'preact';
import { postResult } from '#app/post-result.ts';
import type { PartView } from '#read/case-lines.ts';
import { answerRefusal } from '../citizen/route-tools.ts';
import { Facts } from '../elements/facts.tsx';
import { CsrfField } from '../form/csrf-field.tsx';
import { fieldOf } from '../form/read-form.ts';
import type { PageContext } from '../frame/page-context.ts';
import { partOf, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';

/** `/desk/<number>/<part>/post`: the parcel is on its way. */
export function registerPostRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.post('/desk/:number/:part/post', async (c) => {
    const form = c.get('form');
    const { number, part } = { number: c.req.param('number'), part: partOf(c) };
    const done = await postResult(deps.app, c.get('visit').viewer, {
      number,
      part,
      version: Number(fieldOf(form, 'version')),
      carrier: fieldOf(form, 'carrier') ?? '',
      parcel: fieldOf(form, 'parcel') ?? '',
    });
    const back = `/desk/${number}/${part}`;
    return done.ok ? c.redirect(back, 303) : answerRefusal(c, deps, done.error, back);
  });
}

/** The result is there, and leaves with a parcel. */
export function goesByPost({ part, delivery }: PartView): boolean {
  return part.stage === 'issued' && delivery.how === 'post';
}

/** The form that says with which parcel the result left, at the foot of an issued part that goes by post. */
export function PostResultForm(props: { readonly ctx: PageContext; readonly part: PartView }): VNode | null {
  const { ctx, part } = props;
  const { delivery, number } = part;
  if (delivery.how !== 'post') return null;
  const words = ctx.t.afterwards.post;
  const to = [delivery.receiver, delivery.phone, delivery.address].join(ctx.t.form.comma);
  return (
    <form class="act-form" id="post" method="post" action={`/desk/${number}/${part.part.part}/post`}>
      <CsrfField ctx={ctx} />
      <input type="hidden" name="version" value={String(part.part.version)} />
      <Facts rows={[{ label: words.sendTo, value: to }]} />
      <div class="field">
        <label for="carrier">{words.carrier}</label>
        <input class="ds-input" id="carrier" name="carrier" maxlength={60} required />
      </div>
      <div class="field">
        <label for="parcel">{words.parcel}</label>
        <input class="ds-input" id="parcel" name="parcel" maxlength={60} required />
      </div>
      <button class="ds-button" type="submit">
        {words.send}
      </button>
    </form>
  );
}
