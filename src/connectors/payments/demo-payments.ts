// A payment provider without money: a page that says so, and notices signed like a real one's.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PaymentNotice, PaymentOrder, Payments } from '#app/payments.ts';
import { ok, refuse } from '#base/result.ts';

export const DEMO_PAY = '/demo/pay';

/** `secret`: what orders and notices are signed with; made new for each process where none is given. */
export function makeDemoPayments(secret: Uint8Array = randomBytes(32)): Payments {
  const sign = (what: 'order' | 'notice', parts: readonly (string | number)[]): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify([what, ...parts]))
      .digest('base64url');
  const signOrder = ({ order, fen, purpose, back }: PaymentOrder): string =>
    sign('order', [order, fen, purpose, back]);
  const signNotice = ({ order, fen, reference, way }: PaymentNotice): string =>
    sign('notice', [order, fen, reference, way]);
  return {
    begin: async (order) => {
      const query = new URLSearchParams({ ...textOf(order), signature: signOrder(order) });
      return `${DEMO_PAY}?${query.toString()}`;
    },
    read: (fields) => {
      const notice: PaymentNotice = {
        order: fields.get('order') ?? '',
        fen: Number(fields.get('fen')),
        reference: fields.get('reference') ?? '',
        way: fields.get('way') ?? '',
      };
      const isGenuine = isSame(fields.get('signature') ?? '', signNotice(notice));
      return isGenuine ? ok(notice) : refuse('not-genuine');
    },
    demo: {
      open: (fields) => {
        const order: PaymentOrder = {
          order: fields.get('order') ?? '',
          fen: Number(fields.get('fen')),
          purpose: fields.get('purpose') ?? '',
          back: fields.get('back') ?? '',
        };
        return isSame(fields.get('signature') ?? '', signOrder(order)) ? order : undefined;
      },
      // The reference follows from the order: pressed twice, it is the same payment.
      pay: ({ order, fen }) => {
        const notice = { order, fen, reference: `DEMO-${order.slice(-12)}`, way: 'demo' };
        return { ...notice, fen: String(fen), signature: signNotice(notice) };
      },
    },
  };
}

function textOf({ fen, ...rest }: PaymentOrder): Readonly<Record<string, string>> {
  return { ...rest, fen: String(fen) };
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
