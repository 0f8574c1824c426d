import type { DivisionCode } from '#core/divisions/division.ts';

/** A parcel or a messenger between two places: who sends, to whom, what. */
export type PaperLeg = {
  /** Numbered from 1 within a part. */
  readonly leg: number;
  readonly to: 'office' | 'centre' | 'applicant';
  /** The centre, where it goes to one. */
  readonly place?: DivisionCode;
  readonly from: string;
  readonly toName: string;
  readonly contents: string;
  /** Carrier and number as on the parcel; absent for a messenger. */
  readonly parcel?: { readonly carrier: string; readonly number: string };
};
