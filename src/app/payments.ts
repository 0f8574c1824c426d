import type { Result } from '#base/result.ts';

/** What somebody is sent to pay. */
export type PaymentOrder = {
  /** UUID v7 of ours: the provider tells it back. */
  readonly order: string;
  /** Whole fen. */
  readonly fen: number;
  /** What for, in words. */
  readonly purpose: string;
  /** Path of ours where the person goes on afterwards, paid or not. */
  readonly back: string;
};

/** What the provider told, once it is proved to come from the provider. */
export type PaymentNotice = {
  readonly order: string;
  readonly fen: number;
  /** The provider's own number of the payment. */
  readonly reference: string;
  readonly way: string;
};

/** An outside payment provider. */
export type Payments = {
  /** The address a person is sent to. Throws when the provider does not answer. */
  readonly begin: (order: PaymentOrder) => Promise<string>;
  /** A notice as it came, by field; refused where it is not signed by the provider. */
  readonly read: (fields: ReadonlyMap<string, string>) => Result<PaymentNotice, 'not-genuine'>;
  /** Only the demo provider: its page is ours, and so is its signature. */
  readonly demo?: {
    /** What its page was asked to show; `undefined` where that was not signed by us. */
    readonly open: (fields: ReadonlyMap<string, string>) => PaymentOrder | undefined;
    /** The notice that the order is paid, as query fields. */
    readonly pay: (order: PaymentOrder) => Readonly<Record<string, string>>;
  };
};
