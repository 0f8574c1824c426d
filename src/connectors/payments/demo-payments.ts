// A payment provider without money: a page that says so, and notices signed like a real one's.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ok, refuse, type Result } from '#base/result.ts';

const DEMO_PAY = '/demo/pay';

type Order = {
  readonly order: string;
  readonly fen: number;
  readonly purpose: string;
  readonly back: string;
};
type Notice = {
  readonly order: string;
  readonly fen: number;
  readonly reference: string;
  readonly way: string;
};
type Fields = ReadonlyMap<string, string>;

export type DemoPayments = {
  readonly begin: (order: Order) => Promise<string>;
  readonly read: (fields: Fields) => Result<Notice, 'not-genuine'>;
  readonly demo: {
    readonly open: (fields: Fields) => Order | undefined;
    readonly pay: (order: Order) => Readonly<Record<string, string>>;
  };
};

/** `secret`: what orders and notices are signed with; made new for each process where none is given. */
export function makeDemoPayments(secret: Uint8Array = randomBytes(32)): DemoPayments {
  const sign = (what: 'order' | 'notice', parts: readonly (string | number)[]): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify([what, ...parts]))
      .digest('base64url');
  const signOrder = ({ order, fen, purpose, back }: Order): string =>
    sign('order', [order, fen, purpose, back]);
  const signNotice = ({ order, fen, reference, way }: Notice): string =>
    sign('notice', [order, fen, reference, way]);
  return {
    begin: async (order) => {
      const query = new URLSearchParams({ ...textOf(order), signature: signOrder(order) });
      return `${DEMO_PAY}?${query.toString()}`;
    },
    read: (fields) => {
      const notice: Notice = {
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
        const order: Order = {
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

function textOf({ fen, ...rest }: Order): Readonly<Record<string, string>> {
  return { ...rest, fen: String(fen) };
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
