import type { VNode } from 'preact';
import { beginPaying, takePayment } from '#app/pay-fee.ts';
import type { PaymentOrder } from '#app/payments.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { Facts } from '../elements/facts.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { partOf, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { yuanWords } from './yuan.ts';

/** To the provider, back with its notice; and the demo provider's own page. */
export function registerPayRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const { app } = deps;
  routes.post('/my-cases/:number/parts/:part/pay', async (c) => {
    const number = c.req.param('number');
    const begun = await beginPaying(app, c.get('visit').viewer, { number, part: partOf(c) });
    if (begun.ok) return c.redirect(begun.value.address, 303);
    return answerRefusal(c, deps, begun.error, `/my-cases/${number}`);
  });
  // The notice is proved by its signature, not by who brings it: the browser on its way back, or the provider's machine.
  routes.get('/payments/notice', async (c) => {
    const done = await takePayment(app, new Map(Object.entries(c.req.query())));
    if (done.ok) return c.redirect(`/my-cases/${done.value.number}?paid=1`, 303);
    return answerRefusal(c, deps, done.error, '/my-cases');
  });
  const { demo } = app.payments ?? {};
  if (demo === undefined) return;
  routes.get('/demo/pay', (c) => {
    const order = demo.open(new Map(Object.entries(c.req.query())));
    if (order === undefined) return answerNotFound(c, deps);
    return answerPage(c, <DemoPayPage ctx={contextOf(c, deps)} order={order} fields={c.req.query()} />);
  });
  routes.post('/demo/pay', (c) => {
    const order = demo.open(formFields(c));
    if (order === undefined) return answerNotFound(c, deps);
    return c.redirect(`/payments/notice?${new URLSearchParams(demo.pay(order)).toString()}`, 303);
  });
}

function formFields(c: WebRequest): ReadonlyMap<string, string> {
  return new Map([...c.get('form').fields].map(([name, [first = '']]) => [name, first]));
}

function DemoPayPage({
  ctx,
  order,
  fields,
}: {
  readonly ctx: PageContext;
  readonly order: PaymentOrder;
  readonly fields: Readonly<Record<string, string>>;
}): VNode {
  const words = ctx.t.afterwards.demoPay;
  return (
    <Frame ctx={ctx} title={words.title} section="myCases">
      <h1>{words.title}</h1>
      <p class="notice notice--wait">{words.warning}</p>
      <Facts
        rows={[
          { label: words.purpose, value: order.purpose },
          { label: words.amount, value: words.yuan(yuanWords(order.fen)) },
        ]}
      />
      <form method="post" action="/demo/pay">
        <CsrfField ctx={ctx} />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="acts">
          <button class="ds-button" type="submit">
            {words.pay}
          </button>
          <a class="ds-button" data-variant="secondary" href={order.back}>
            {words.cancel}
          </a>
        </div>
      </form>
    </Frame>
  );
}
